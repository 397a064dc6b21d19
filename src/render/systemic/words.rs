//! Values that are watched, and how surprising a count is, in plain words.

use crate::domain::names::Naming;
use crate::domain::policy::Policy;
use crate::domain::ranking::policy::By;
use crate::domain::systemic::Problem;
use crate::render::cases::Reader;
use crate::render::privacy;
use crate::said;
use crate::words::{Label, Said};

/// The value with what it is: `product: shoes A`, `store: East, category: delivery`.
pub(super) fn value(reader: Reader<'_>, policy: &Policy, problem: &Problem<'_>) -> String {
    let pairs = problem.watch.by.iter().zip(&problem.names);
    let pair = |(by, name): (&By, &String)| {
        let (by, name) = (by_words(reader, policy, by), name_words(reader, by, name));
        reader.face.say(&said!(en: "{by}: {name}", zh: "{by}：{name}"))
    };
    pairs.map(pair).collect::<Vec<_>>().join(reader.face.label(Label::new(", ", "，")))
}

fn by_words(reader: Reader<'_>, policy: &Policy, by: &By) -> String {
    let label = match by {
        By::Store => Label::new("store", "门店"),
        By::Department => Label::new("department", "部门"),
        By::Staff | By::Handler => Label::new("staff", "员工"),
        By::Category => Label::new("category", "类别"),
        By::Field(field) if field == "cause" => Label::new("cause", "原因"),
        By::Field(field) if field == "group" => Label::new("group of categories", "类别大类"),
        By::Field(field) => {
            let rule = policy.intake.fields.iter().find(|rule| rule.choice.name == *field);
            return rule.map_or_else(|| field.clone(), |rule| reader.face.say(&rule.choice.label));
        }
    };
    reader.face.label(label).to_owned()
}

fn name_words(reader: Reader<'_>, by: &By, name: &str) -> String {
    let language = reader.face.language;
    let anywhere = |naming| reader.book.anywhere(naming, name, language).to_owned();
    match by {
        By::Store => reader.book.store(name, language).to_owned(),
        By::Department => anywhere(Naming::Department),
        By::Category => anywhere(Naming::Category),
        By::Staff | By::Handler => name.to_owned(),
        By::Field(field) if field == "cause" => anywhere(Naming::Cause),
        By::Field(field) if field == "group" => anywhere(Naming::Group),
        By::Field(field) => {
            let choice = format!("{field}={name}");
            let label = reader.book.anywhere(Naming::Value, &choice, language);
            if label == choice { masked(name) } else { label.to_owned() }
        }
    }
}

/// A text of customers with its telephone numbers masked.
pub(super) fn masked(text: &str) -> String {
    privacy::masked(text).into_owned()
}

/// A figure with one decimal, or two where it is small.
pub(super) fn decimal(figure: f64) -> String {
    if figure > 0.0 && figure < 1.0 { format!("{figure:.2}") } else { format!("{figure:.1}") }
}

/// How often chance alone brings forth something as surprising in one look.
pub(super) fn chance(by_chance: f64, days: u64) -> Said {
    if by_chance >= 0.5 {
        return said!(
            en: "nothing unusual: among so many, chance alone brings as much in every other such stretch of {days} days",
            zh: "并无异常：考察项目这样多，单凭偶然，每两个同样的 {days} 天里就会出现一次"
        );
    }
    let times = (1.0 / by_chance).min(LIMIT);
    if times >= LIMIT {
        return said!(
            en: "by chance alone, less than one such stretch of {days} days in a million",
            zh: "若纯属偶然，一百万个同样的 {days} 天里也不到一次"
        );
    }
    let times = rounded(times);
    said!(
        en: "by chance alone, about one such stretch of {days} days in {times}",
        zh: "若纯属偶然，约 {times} 个同样的 {days} 天里才有一次"
    )
}

const LIMIT: f64 = 1e6;

/// A number to two digits, thousands apart: `2,400`.
fn rounded(number: f64) -> String {
    let mut unit = 1.0;
    while number / unit >= 100.0 {
        unit *= 10.0;
    }
    let whole = format!("{:.0}", (number / unit).round() * unit);
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{chance, rounded};

    #[test]
    fn how_surprising_in_plain_words() {
        for (number, words) in
            [(2.0, "2"), (20.4, "20"), (399.6, "400"), (2431.0, "2,400"), (999_999.0, "1,000,000")]
        {
            assert_eq!(rounded(number), words);
        }
        for (by_chance, en, zh) in [
            (1.0, "nothing unusual", "并无异常"),
            (0.0025, "about one such stretch of 30 days in 400", "约 400 个同样的 30 天里才有一次"),
            (1e-9, "less than one such stretch of 30 days in a million", "一百万个同样的 30 天里也不到一次"),
            (0.0, "in a million", "一百万"),
        ] {
            let said = chance(by_chance, 30);
            assert!(said.en.contains(en) && said.zh.contains(zh), "{by_chance}: {said:?}");
        }
    }
}
