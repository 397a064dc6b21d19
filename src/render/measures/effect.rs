//! The effect of a measure in figures.

use super::Reader;
use crate::domain::measures::{Basis, Effect, Stretch};
use crate::render::report::Fact;
use crate::render::table::{Cell, Value};
use crate::words::Label;

/// The effect as facts; people read the sentence, and the figures for each stretch of days.
pub fn effect_facts(reader: Reader<'_>, effect: &Effect) -> Vec<Fact> {
    let face = &reader.face;
    let fact = |key: &str, label: Label, cell: Cell| Fact::new(key, face.label(label), cell);
    let mut facts = vec![
        fact(
            "verdict",
            Label::new("what can be said", "结论"),
            Cell::text(effect.verdict.name()).shown(face.say(&effect.said())),
        ),
        fact("before", Label::new("before", "整改前"), stretch(reader, &effect.before)),
    ];
    if let Some(after) = &effect.after {
        facts.push(fact("after", Label::new("after", "整改后"), stretch(reader, after)));
    }
    if let Some(chance) = effect.chance {
        let basis = match effect.basis {
            Basis::Days => "days",
            Basis::Transactions => "transactions",
        };
        // The sentence tells both to people.
        facts.push(fact(
            "chance",
            Label::new("chance", "偶然概率"),
            Cell::text(format!("{chance:.4}")).shown(""),
        ));
        facts.push(fact("basis", Label::new("compared by", "比较基准"), Cell::text(basis).shown("")));
    }
    facts
}

/// The complaints of a stretch of days, with their rates.
fn stretch(reader: Reader<'_>, stretch: &Stretch) -> Cell {
    let Stretch { period, days, complaints, per_30_days, .. } = stretch;
    let (first, last) = (period.first, period.last);
    let mut said = crate::said!(
        en: "{first} to {last} ({days} days): complaints {complaints}, for each 30 days {per_30_days}",
        zh: "{first} 至 {last}（{days} 天）投诉 {complaints} 件，每 30 天 {per_30_days} 件"
    );
    if let Some(rate) = stretch.per_thousand {
        let (en, zh) = (said.en, said.zh);
        said = crate::said!(en: "{en}, for each 1,000 transactions {rate}", zh: "{zh}，每千笔交易 {rate} 件");
    }
    let parts = serde_json::json!({
        "from": first.to_string(), "to": last.to_string(), "days": days, "complaints": complaints,
        "cause_open": stretch.cause_open, "transactions": stretch.transactions,
        "per_30_days": per_30_days.to_string(),
        "per_thousand": stretch.per_thousand.map(|rate| rate.to_string()),
    });
    Cell::from(Value::Parts(parts)).shown(reader.face.say(&said))
}
