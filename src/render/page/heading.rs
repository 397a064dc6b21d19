//! The head of the page: whose it is, what it is about, as of when, of which complaints.

use super::Page;
use super::markup::Markup;
use crate::domain::filter::Period;
use crate::render::report::{Body, Fact};
use crate::said;
use crate::words::{Label, Language, Said};

/// The facts of a summary that the head of the page tells.
const TOLD: &[&str] = &["seen", "chosen"];

/// What a page about the complaints of a period is called: `Complaints, November 2026`.
pub fn title_of_period(period: &Period, language: Language) -> String {
    let name = name_of(&period.to_string());
    let Said { en, zh } = &name;
    said!(en: "Complaints, {en}", zh: "{zh}投诉汇总").in_language(language).to_owned()
}

/// What a page about one complaint is called.
pub fn title_of_case(id: &str, language: Language) -> String {
    said!(en: "Complaint {id}", zh: "投诉 {id}").in_language(language).to_owned()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A period as people call it, from its shortest name.
fn name_of(period: &str) -> Said {
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unnamed = || said!(en: "{period}", zh: "{period} ");
    match period.split_once('-') {
        None if all_digits(period) => said!(en: "{period}", zh: "{period}年"),
        Some((year, part)) if all_digits(year) => match part.strip_prefix('Q') {
            Some(quarter) => said!(en: "quarter {quarter} of {year}", zh: "{year}年第{quarter}季度"),
            None => match part
                .parse::<usize>()
                .ok()
                .and_then(|month| Some((month, MONTHS.get(month.checked_sub(1)?)?)))
            {
                Some((month, name)) => said!(en: "{name} {year}", zh: "{year}年{month}月"),
                None => unnamed(),
            },
        },
        _ => unnamed(),
    }
}

/// Writes the head.
pub(super) fn write(header: &mut Markup, page: &Page<'_>) {
    header.leaf("p", &[("class", "shop")], page.shop);
    header.leaf("h1", &[], page.title);
    let sections = page.report.sections.iter();
    let facts = sections.filter_map(|section| match &section.body {
        Body::Facts(facts) => Some(facts),
        _ => None,
    });
    let told: Vec<&Fact> = facts.flatten().filter(|fact| is_told(fact)).collect();
    header.block("p", &[("class", "about")], |about| {
        for fact in &told {
            write_pair(about, &fact.label, &fact.cell.for_people(), page.language);
        }
        write_pair(
            about,
            Label::new("money in", "金额单位").in_language(page.language),
            page.currency,
            page.language,
        );
    });
    super::foot::write_unread(header, page);
}

fn write_pair(about: &mut Markup, label: &str, words: &str, language: Language) {
    if words.is_empty() {
        return;
    }
    about.element("span", &[], |pair| {
        pair.words(label);
        pair.words(Label::new(" ", "：").in_language(language));
        pair.leaf("strong", &[], words);
    });
}

/// Whether the head of the page tells the fact, so that no section needs to.
pub(super) fn is_told(fact: &Fact) -> bool {
    TOLD.contains(&fact.key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_go_by_the_names_that_people_give_them() {
        for (period, en, zh) in [
            ("2026-11", "Complaints, November 2026", "2026年11月投诉汇总"),
            ("2026-Q4", "Complaints, quarter 4 of 2026", "2026年第4季度投诉汇总"),
            ("2026", "Complaints, 2026", "2026年投诉汇总"),
            (
                "2026-11-01..2026-11-15",
                "Complaints, 2026-11-01..2026-11-15",
                "2026-11-01..2026-11-15 投诉汇总",
            ),
            ("2026-11-22", "Complaints, 2026-11-22", "2026-11-22 投诉汇总"),
            ("..2026-11-15", "Complaints, ..2026-11-15", "..2026-11-15 投诉汇总"),
        ] {
            let read = Period::parse(period, chrono::NaiveDate::MIN).unwrap();
            assert_eq!(title_of_period(&read, Language::English), en);
            assert_eq!(title_of_period(&read, Language::Chinese), zh);
        }
    }
}
