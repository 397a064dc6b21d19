//! What still has to be there before the case can go on.

use super::Telling;
use crate::render::report::{Body, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::{Label, Said};

/// A gate that still stands before a step of the case.
#[derive(Debug, Clone, PartialEq)]
pub struct StillMissing {
    /// The step: a kind of event, or `kind/qualifier`.
    pub before: String,
    /// The step in words.
    pub before_said: Said,
    /// The gate, as the policy names it.
    pub gate: String,
    /// The gate in words.
    pub gate_said: Said,
    /// What is missing, one sentence each.
    pub missing: Vec<Said>,
}

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let mut table = Table::new(vec![
        Column::new("before", "before", "之前"),
        Column::new("gate", "gate", "前置条件"),
        Column::new("missing", "missing", "缺少"),
    ]);
    let (mut story, mut last) = (Vec::new(), None);
    for each in telling.ahead {
        let missing: Vec<String> = each.missing.iter().map(|said| telling.say(said)).collect();
        if last != Some(&each.before) {
            let Said { en, zh } = &each.before_said;
            let line = telling.say(&said!(en: "before “{en}”:", zh: "“{zh}”之前："));
            story.push(Remark::new(line));
            last = Some(&each.before);
        }
        story.push(Remark::new(telling.say(&each.gate_said)).at_depth(1).toned(Tone::Caution));
        story.extend(missing.iter().map(|line| Remark::new(line).at_depth(2)));
        let cells = vec![Cell::text(&each.before), Cell::text(&each.gate), Cell::from(Value::Texts(missing))];
        table.push(Tone::Plain, cells);
    }
    let title = telling.reader.face.label(Label::new("Still missing", "尚缺"));
    report.push_story("still_missing", title, Body::Table(table), story);
}
