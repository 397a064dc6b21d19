//! The words of investigation, for people.

use crate::words::Label;

/// The label of one of [`STATED_BY`](super::STATED_BY).
pub fn stated_by_label(name: &str) -> Option<Label> {
    Some(match name {
        "customer" => Label::new("the customer", "顾客"),
        "staff" => Label::new("staff", "员工"),
        "department" => Label::new("department", "部门"),
        "witness" => Label::new("witness", "证人"),
        "other" => Label::new("somebody else", "其他人"),
        _ => return None,
    })
}

/// The label of one of [`FINDINGS`](super::FINDINGS).
pub fn finding_label(name: &str) -> Option<Label> {
    Some(match name {
        "valid" => Label::new("valid", "投诉成立"),
        "partly" => Label::new("partly valid", "部分成立"),
        "invalid" => Label::new("not valid", "投诉不成立"),
        "malicious" => Label::new("malicious", "恶意投诉"),
        "misdirected" => Label::new("misdirected: bought elsewhere", "并非本店售出"),
        _ => return None,
    })
}

/// The label of one of [`VERDICTS`](super::VERDICTS).
pub fn verdict_label(name: &str) -> Option<Label> {
    Some(match name {
        "chosen" => Label::new("chosen", "选定"),
        "possible" => Label::new("possible", "可行"),
        "rejected" => Label::new("rejected", "不采用"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{finding_label, stated_by_label, verdict_label};
    use crate::domain::investigation::{FINDINGS, STATED_BY, VERDICTS};

    #[test]
    fn every_word_has_its_label() {
        assert!(STATED_BY.iter().all(|name| stated_by_label(name).is_some()));
        assert!(FINDINGS.iter().all(|name| finding_label(name).is_some()));
        assert!(VERDICTS.iter().all(|name| verdict_label(name).is_some()));
    }
}
