//! What the fixed words of fines are called by people.

use super::policy::Payee;
use crate::words::Label;

/// Who gets a fine, in words.
pub fn payee_label(payee: Payee) -> Label {
    match payee {
        Payee::Company => Label::new("the company", "公司"),
        Payee::OtherStores => Label::new("the other stores", "其他门店"),
        Payee::Fund => Label::new("the fund", "专项基金"),
        Payee::Customer => Label::new("the customer", "顾客"),
    }
}

/// What a ruling on an objection came to, in words; `None` for a word that is none of [`super::RULINGS`].
pub fn ruling_label(ruling: &str) -> Option<Label> {
    match ruling {
        "upheld" => Some(Label::new("the fine stands", "维持罚款")),
        "reduced" => Some(Label::new("the fine is reduced", "减少罚款")),
        "lifted" => Some(Label::new("the fine is lifted", "撤销罚款")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::ruling_label;
    use crate::domain::fines::RULINGS;

    #[test]
    fn every_ruling_is_called_something() {
        for ruling in RULINGS {
            assert!(ruling_label(ruling).is_some(), "{ruling}");
        }
    }
}
