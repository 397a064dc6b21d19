//! Weighing options before a decision: of all that were weighed exactly one is chosen (H1).

use crate::domain::case::Case;
use crate::domain::record::Record;
use crate::domain::record::kind::table;

/// The option that is chosen in the present round of `case`, the state of `record`: the last weighing of each option
/// counts.
pub fn chosen(record: &Record, case: &Case) -> Option<String> {
    let mut verdicts: Vec<(&str, &str)> = Vec::new();
    for event in case.standing_events(record) {
        if event.matches(table::REOPENED.name) {
            verdicts.clear();
        }
        let text = |key| event.fields.text(key).unwrap_or_default();
        if event.matches(table::WEIGHED.name) {
            verdicts.retain(|(option, _)| *option != text("option"));
            verdicts.push((text("option"), text("verdict")));
        }
    }
    verdicts.iter().find(|(_, verdict)| *verdict == "chosen").map(|(option, _)| (*option).to_owned())
}
