//! A ranking as a report.

mod fines;

use crate::domain::filter::Period;
use crate::domain::fines::year::YearFines;
use crate::domain::instant::Instant;
use crate::domain::names::Naming;
use crate::domain::ranking::policy::{By, Measure, RankingRule, Ties};
use crate::domain::ranking::{Range, Ranked, Ranking};
use crate::render::cases::Reader;
use crate::render::report::{Body, Fact, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::{Label, Said};

/// A ranking with what belongs to it.
#[derive(Debug, Clone, Copy)]
pub struct RankingReport<'a> {
    /// The places.
    pub ranking: &'a Ranking,
    /// By what rule.
    pub rule: &'a RankingRule,
    /// Of which days.
    pub period: Period,
    /// As of when.
    pub now: Instant,
    /// What chose the cases beside the period, in words; empty for all.
    pub chosen: &'a str,
    /// What the places cost in this year, by each line of the policies that says so.
    pub fines: &'a [YearFines],
}

/// The report.
pub fn ranking_report(reader: Reader<'_>, whole: &RankingReport<'_>) -> Report {
    let RankingReport { ranking, rule, .. } = *whole;
    let mut report = Report::default();
    let title = reader.face.say(&rule.choice.label);
    report.push("ranking", title, Body::Facts(head(reader, whole)));
    let mut add = |key, en, zh, body| report.push(key, reader.face.label(Label::new(en, zh)), body);
    add("places", "Places", "名次", Body::Table(table(reader, rule, &ranking.places)));
    add("unplaced", "Without a place", "未列名次", Body::Table(table(reader, rule, &ranking.unplaced)));
    if !whole.fines.is_empty() {
        add("fines", "What the places cost", "各名次的罚款", Body::Table(fines::table(reader, whole.fines)));
    }
    let notes = notes(reader, whole).iter().map(|said| Remark::new(reader.face.say(said))).collect();
    add("notes", "To read this rightly", "阅读提示", Body::Remarks(notes));
    report
}

fn head(reader: Reader<'_>, whole: &RankingReport<'_>) -> Vec<Fact> {
    let RankingReport { ranking, rule, now, .. } = *whole;
    let as_of = Cell::instant(now).shown(reader.face.full(&now));
    let facts = [
        ("name", Label::new("ranking", "排名"), Cell::text(&rule.choice.name)),
        ("source", Label::new("source", "出处"), Cell::text(rule.choice.source.clone().unwrap_or_default())),
        ("period", Label::new("received in", "受理期间"), Cell::text(whole.period.to_string())),
        ("seen", Label::new("as of", "截至"), as_of),
        ("chosen", Label::new("only", "仅限"), Cell::text(whole.chosen)),
        ("counted", Label::new("complaints counted", "计入件数"), Cell::number(ranking.counted)),
        ("excluded", Label::new("not counted by the rule", "依规则不计"), Cell::number(ranking.excluded)),
        (
            "unnamed",
            Label::new("counted, but naming nobody", "计入但未指明对象"),
            Cell::number(ranking.unnamed),
        ),
    ];
    facts.into_iter().map(|(key, label, cell)| Fact::new(key, reader.face.label(label), cell)).collect()
}

fn table(reader: Reader<'_>, rule: &RankingRule, list: &[Ranked]) -> Table {
    let measure = measure_label(rule.measure);
    let mut table = Table::new(vec![
        Column::new("place", "place", "名次").right(),
        Column::new("name", "name", "名称"),
        Column::new("complaints", "complaints", "投诉件数").right(),
        Column::new("transactions", "transactions", "交易笔数").right(),
        Column::new("figure", measure.en, measure.zh).right(),
        Column::new("low", "plausibly from", "合理下限").right(),
        Column::new("high", "to", "合理上限").right(),
    ]);
    for each in list {
        let end = |pick: fn(Range) -> f64| each.range.map(pick).map(|value| figure(rule.measure, value));
        let cells = vec![
            each.place.map_or_else(Cell::empty, Cell::number),
            Cell::text(&each.name).shown(called(reader, &rule.by, &each.name)),
            Cell::number(each.complaints),
            each.transactions.map_or_else(Cell::empty, Cell::number),
            Cell::maybe(shown_figure(rule.measure, each)),
            Cell::maybe(end(|range| range.low)),
            Cell::maybe(end(|range| range.high)),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}

fn measure_label(measure: Measure) -> Label {
    match measure {
        Measure::Complaints => Label::new("figure", "指标"),
        Measure::PerThousand => Label::new("per 1,000 transactions", "每千笔交易"),
        Measure::Satisfied => Label::new("satisfied %", "满意率%"),
        Measure::InTime => Label::new("in time %", "按时率%"),
    }
}

/// The figure of somebody: shares with what they are of.
fn shown_figure(measure: Measure, ranked: &Ranked) -> Option<String> {
    let value = figure(measure, ranked.figure?);
    match (ranked.good, measure) {
        (Some(share), _) => Some(format!("{value} ({}/{})", share.count, share.of)),
        // The complaints stand in a column of their own already.
        (None, Measure::Complaints) => None,
        (None, _) => Some(value),
    }
}

fn figure(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Complaints => format!("{value:.1}"),
        Measure::PerThousand => format!("{value:.2}"),
        Measure::Satisfied | Measure::InTime => format!("{:.0}", value * 100.0),
    }
}

fn called(reader: Reader<'_>, by: &By, name: &str) -> String {
    let language = reader.face.language;
    let anywhere = |naming| reader.book.anywhere(naming, name, language).to_owned();
    match by {
        By::Store => reader.book.store(name, language).to_owned(),
        By::Staff | By::Handler => reader.book.person(name).to_owned(),
        By::Department => anywhere(Naming::Department),
        By::Category => anywhere(Naming::Category),
        By::Field(field) => {
            let value = format!("{field}={name}");
            let label = reader.book.anywhere(Naming::Value, &value, language);
            if label == value { name.to_owned() } else { label.to_owned() }
        }
    }
}

fn notes(reader: Reader<'_>, whole: &RankingReport<'_>) -> Vec<Said> {
    let RankingReport { ranking, rule, .. } = *whole;
    let mut notes = vec![match rule.ties {
        Ties::SamePlace => said!(
            en: "equal figures share a place, and the places after it stay empty",
            zh: "数值相同者并列，其后名次空缺"
        ),
        Ties::HigherRate => said!(
            en: "of equal figures the higher rate for each thousand transactions comes first; where transactions are not known they share the place",
            zh: "数值相同者，每千笔交易的比率高者在前；交易笔数不明则并列"
        ),
        Ties::ReachedFirst => said!(
            en: "of equal figures the one that reached it first comes first",
            zh: "数值相同者，先达到者在前"
        ),
    }];
    if rule.minimum > 1 {
        let least = rule.minimum;
        notes.push(said!(
            en: "with fewer than {least} complaints nobody has a place",
            zh: "投诉少于 {least} 件者不列名次"
        ));
    }
    let chance = ranking.places.windows(2).filter_map(|pair| match pair {
        [before, after] if before.place != after.place => {
            let names = (called(reader, &rule.by, &before.name), called(reader, &rule.by, &after.name));
            before.range.zip(after.range).filter(|(left, right)| left.overlaps(*right)).map(|_| names)
        }
        _ => None,
    });
    notes.extend(chance.map(|(before, after)| {
        said!(
            en: "that {before} comes before {after} may be chance: their plausible ranges (95 %) overlap",
            zh: "{before} 排在 {after} 之前可能出于偶然：两者的合理区间（95%）重叠"
        )
    }));
    notes.extend(fines::notes(whole.fines));
    if matches!(rule.measure, Measure::Complaints | Measure::PerThousand) {
        notes.push(said!(
            en: "few complaints do not mean satisfied customers; where a ranking costs money, somebody may be tempted not to record them: compare with what the house finds itself, and with reviews",
            zh: "投诉少不等于顾客满意；排名与罚款挂钩时，可能有人瞒报：请与自行发现的问题和网评对照"
        ));
    }
    notes
}
