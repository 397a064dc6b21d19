//! Names: each once, none that means something else, none that nothing bears.

use crate::domain::policy::draft::{Draft, Space};
use crate::domain::policy::facts::BUILT_IN;
use crate::domain::policy::finding;
use crate::domain::section::Section;
use crate::words::Label;

/// Keys that every complaint has, with what they mean.
const HEADER_KEYS: &[(&str, Label)] = &[
    ("record", Label::new("the kind of record", "记录的种类")),
    ("format", Label::new("the format of the record", "记录的格式版本")),
    ("id", Label::new("the id", "编号")),
    ("received", Label::new("when it was received", "受理时间")),
    ("policy", Label::new("the policy", "所用策略")),
    ("customer", Label::new("the customer", "顾客")),
    ("staff", Label::new("the staff complained about", "被投诉的员工")),
    ("called", Label::new("how the customer is addressed", "对顾客的称呼")),
    ("subject", Label::new("what it is about, in short", "事由")),
    ("split_from", Label::new("the complaint it was split off", "拆分自")),
    ("imported_from", Label::new("the row it was imported from", "导入自")),
    ("events", Label::new("what happened", "事件")),
];

pub(super) fn duplicates(draft: &Draft, root: &Section) {
    for (index, name) in draft.given.iter().enumerate() {
        let first =
            draft.given[..index].iter().find(|first| first.space == name.space && first.name == name.name);
        if let Some(first) = first {
            root.report(finding::duplicate_name(
                name.place.clone(),
                name.space.label(),
                &name.name,
                &first.place,
            ));
        }
    }
}

/// Fields and axes are facts by their names, so they must not be called like a key or fact that every case has, nor
/// like each other.
pub(super) fn taken(draft: &Draft, root: &Section) {
    for name in draft.given.iter().filter(|name| matches!(name.space, Space::Field | Space::Axis)) {
        let header = HEADER_KEYS.iter().find(|(key, _)| *key == name.name).map(|(_, label)| *label);
        let built_in = BUILT_IN.iter().find(|fact| fact.name == name.name).map(|fact| fact.label);
        let axis = (name.space == Space::Field && draft.names(&Space::Axis).any(|axis| axis == name.name))
            .then_some(Label::new("an axis of triage", "定级维度"));
        if let Some(label) = header.or(built_in).or(axis) {
            root.report(finding::name_taken(name.place.clone(), &name.name, &label.said()));
        }
    }
}

pub(super) fn unknown(draft: &Draft, root: &Section) {
    unknown_of(draft, root, |_| true);
}

/// Bounds that name another which is not there.
pub(super) fn unknown_bounds(draft: &Draft, root: &Section) {
    unknown_of(draft, root, |space| *space == Space::Bound);
}

fn unknown_of(draft: &Draft, root: &Section, wanted: fn(&Space) -> bool) {
    for used in draft.used.iter().filter(|used| wanted(&used.space)) {
        let known: Vec<&str> = draft.names(&used.space).collect();
        // An answer of an axis that does not exist: the axis itself is reported.
        let owner_missing = match &used.space {
            Space::AxisValue(axis) => !draft.names(&Space::Axis).any(|name| name == axis),
            _ => false,
        };
        if !owner_missing && !known.contains(&used.name.as_str()) {
            let what = (used.space.label(), used.space.section());
            root.report(finding::unknown_name(used.place.clone(), what, &used.name, &known));
        }
    }
}
