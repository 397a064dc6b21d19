//! What the places of a ranking cost at the end of the year.

use rust_decimal::Decimal;

use crate::domain::fines::year::{YearFines, YearStanding};
use crate::domain::money::amount_in_words;
use crate::render::cases::Reader;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::Said;

/// A row for each place that costs something.
pub(super) fn table(reader: Reader<'_>, years: &[YearFines]) -> Table {
    let mut table = Table::new(vec![
        Column::new("place", "place", "名次").right(),
        Column::new("store", "store", "门店"),
        Column::new("complaints", "complaints", "投诉件数").right(),
        Column::new("amount", "amount", "金额").right(),
        Column::new("standing", "how it stands", "状态"),
        Column::new("at", "on", "日期"),
        Column::new("rule", "rule", "规则"),
    ]);
    for year in years {
        let label = reader.face.say(&year.rule.choice.label);
        let on = Cell::instant(year.year.at).shown(day(year));
        for fine in &year.fines {
            let store = reader.book.store(&fine.store, reader.face.language).to_owned();
            table.push(
                Tone::Plain,
                vec![
                    Cell::number(fine.place),
                    Cell::text(&fine.store).shown(store),
                    Cell::number(fine.complaints),
                    Cell::amount(fine.amount),
                    Cell::text(name(year.standing)).shown(reader.face.say(&standing(year.standing))),
                    on.clone(),
                    Cell::text(&year.rule.choice.name).shown(label.clone()),
                ],
            );
        }
    }
    table
}

/// What must be known to read the sums.
pub(super) fn notes(years: &[YearFines]) -> Vec<Said> {
    let mut notes: Vec<Said> = years.iter().flat_map(|year| notes_of(year, years.len() == 1)).collect();
    if years.windows(2).any(|pair| matches!(pair, [one, next] if one.policy != next.policy)) {
        notes.push(said!(
            en: "what the places cost goes by the places among the stores of one policy",
            zh: "各名次的罚款按适用同一策略的门店之间的名次计算"
        ));
    }
    notes
}

/// When the sums are recorded, what they come to, and whether the policy departs from what its document lists.
fn notes_of(year: &YearFines, is_only: bool) -> Vec<Said> {
    let (rule, policy, name) = (&year.rule.choice.label, &year.policy, year.year.name());
    let label = match is_only {
        true => rule.clone(),
        false => {
            let ((rule_en, policy_en), (rule_zh, policy_zh)) =
                ((&rule.en, &policy.en), (&rule.zh, &policy.zh));
            said!(en: "{rule_en} ({policy_en})", zh: "{rule_zh}（{policy_zh}）")
        }
    };
    let (day, total) = (day(year), amount_in_words(year.fines.iter().map(|fine| fine.amount).sum()));
    let (en, zh) = (&label.en, &label.zh);
    let count = year.fines.len();
    let mut notes = vec![match year.standing {
        YearStanding::Coming => said!(
            en: "{en}: if {name} ended as it stands, {count} stores would be fined {total} in all, on {day}, from what is on record by then",
            zh: "{zh}：若{name}年照现状结束，将于 {day} 依届时已登记的情况对 {count} 家门店处罚，合计 {total}"
        ),
        YearStanding::Due => said!(
            en: "{en}: {name} is over; `plaint sweep --record-fines` records {total} in all for {count} stores, from what was on record on {day}",
            zh: "{zh}：{name}年已结束；`plaint sweep --record-fines` 将依 {day} 已登记的情况对 {count} 家门店登记罚款，合计 {total}"
        ),
        YearStanding::Recorded => said!(
            en: "{en}: {name} is closed with {total} in all for {count} stores, from what was on record on {day}; what was learnt later moves no place",
            zh: "{zh}：{name}年已结清名次，依 {day} 已登记的情况对 {count} 家门店处罚，合计 {total}；此后得知的情况不再影响名次"
        ),
        YearStanding::BeforePolicy => said!(
            en: "{en}: {name} was over before the policy was in force, and is not fined",
            zh: "{zh}：{name}年结束时策略尚未生效，不予处罚"
        ),
    }];
    if year.standing == YearStanding::Due && year.fines.is_empty() {
        notes = vec![said!(
            en: "{en}: {name} is over, and no place costs anything",
            zh: "{zh}：{name}年已结束，无门店受罚"
        )];
    }
    if year.rule.departs_from_the_list() && year.standing != YearStanding::Recorded {
        let (listed, by_place) = (in_order(&year.rule.amounts), in_order(&year.rule.amounts_by_place()));
        notes.push(said!(
            en: "{en}: the document lists {listed} for the places from the first; here the worst pays most, so they pay {by_place}",
            zh: "{zh}：文件依名次列出 {listed}；本策略规定投诉最多者罚得最重，故第一名起依次为 {by_place}"
        ));
    }
    notes
}

fn in_order(amounts: &[Decimal]) -> String {
    amounts.iter().map(|amount| amount_in_words(*amount)).collect::<Vec<_>>().join(" / ")
}

fn name(standing: YearStanding) -> &'static str {
    match standing {
        YearStanding::Coming => "coming",
        YearStanding::Due => "due",
        YearStanding::Recorded => "recorded",
        YearStanding::BeforePolicy => "before-policy",
    }
}

fn standing(standing: YearStanding) -> Said {
    match standing {
        YearStanding::Coming => said!(en: "would be fined at the year's end", zh: "年底将处罚款"),
        YearStanding::Due => said!(en: "fined, not on record yet", zh: "应处罚款，尚未登记"),
        YearStanding::Recorded => said!(en: "fined", zh: "已处罚款"),
        YearStanding::BeforePolicy => said!(en: "not fined", zh: "不予处罚"),
    }
}

/// The day on which it is recorded.
fn day(year: &YearFines) -> String {
    year.year.at.format("%Y-%m-%d").to_string()
}
