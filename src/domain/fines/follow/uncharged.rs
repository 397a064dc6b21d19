//! Why a fine that follows cannot be charged.

use crate::said;
use crate::words::Said;

/// Why a fine that follows cannot be charged. Somebody has to complete the record, the shop or the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncharged {
    /// No line of the rule finds anybody, and the case names no store.
    NobodyPays,
    /// The amount is for each of the other stores, and there is none.
    NobodyGets,
    /// Facts from which the amount follows are not known.
    AmountUnknown(Vec<String>),
    /// It comes to no money and to no points: nobody is responsible.
    Nothing,
    /// The sum has more digits than records keep.
    TooLarge,
}

impl Uncharged {
    /// Why, in words.
    pub fn said(&self) -> Said {
        match self {
            Self::NobodyPays => said!(
                en: "the rule finds nobody who pays, and the case names no store",
                zh: "依规则找不到缴纳人，投诉也未写明门店"
            ),
            Self::NobodyGets => {
                said!(en: "there is no other store that would get it", zh: "没有可受领的其他门店")
            }
            Self::AmountUnknown(facts) => {
                let (en, zh) = (facts.join("`, `"), facts.join("`、`"));
                said!(en: "the amount needs `{en}`, which is not known", zh: "金额取决于 `{zh}`，尚不清楚")
            }
            Self::Nothing => said!(
                en: "it comes to no money, and nobody is named as responsible",
                zh: "金额为零，且未写明责任人"
            ),
            Self::TooLarge => said!(en: "the sum is too large", zh: "金额过大"),
        }
    }
}
