//! Exposures in words.

use super::Stage;
use crate::words::Label;

/// A stage for people.
pub fn stage_label(stage: Stage) -> Label {
    match stage {
        Stage::Pending => Label::new("nothing decided", "尚无定论"),
        Stage::Clarified => Label::new("clarified in time", "已按时澄清"),
        Stage::True => Label::new("true", "属实"),
        Stage::Untrue => Label::new("untrue", "不属实"),
        Stage::DeemedTrue => Label::new("counts as true, not clarified in time", "逾期未澄清，视为属实"),
        Stage::Retracted => Label::new("taken back", "已撤回"),
    }
}

/// What looking into an exposure came to; `None` for another word.
pub fn result_label(result: &str) -> Option<Label> {
    match result {
        "true" => Some(Label::new("true", "属实")),
        "untrue" => Some(Label::new("untrue", "不属实")),
        _ => None,
    }
}

/// How an exposure was taken back; `None` for another word.
pub fn retraction_label(how: &str) -> Option<Label> {
    match how {
        "withdrawn" => Some(Label::new("withdrawn", "已删除或撤下")),
        "corrected" => Some(Label::new("corrected by the medium", "媒体已更正")),
        "apologised" => Some(Label::new("the medium apologised", "媒体已道歉")),
        _ => None,
    }
}
