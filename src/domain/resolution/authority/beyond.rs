//! By which limit an offer is beyond somebody's authority, in words.

use rust_decimal::Decimal;

use crate::domain::money::amount_in_words;
use crate::domain::resolution::GivenRemedy;
use crate::domain::resolution::policy::{Authority, Basis, Limit};
use crate::said;
use crate::words::{Label, Said};

/// A limit that an offer breaks.
#[derive(Debug, Clone, PartialEq)]
pub enum Beyond<'a> {
    /// The role is none that may give what costs something.
    NotListed {
        /// What the offer costs.
        cost: Decimal,
    },
    /// The role may never give this alone.
    Never {
        /// The role's authority.
        authority: &'a Authority,
        /// The kind of remedy.
        remedy: &'a str,
    },
    /// The sum is too high.
    Sum {
        /// The role's authority.
        authority: &'a Authority,
        /// The limit.
        limit: &'a Limit,
        /// The sum that it may reach.
        most: Decimal,
        /// What is used up of it.
        used: Decimal,
        /// What is asked.
        asked: Decimal,
    },
    /// The pieces are too many.
    Count {
        /// The role's authority.
        authority: &'a Authority,
        /// The limit.
        limit: &'a Limit,
        /// How many there may be.
        most: u32,
        /// How many there were.
        used: u64,
        /// How many are asked.
        asked: u64,
    },
    /// The share is too high, or not told.
    Share {
        /// The role's authority.
        authority: &'a Authority,
        /// The limit.
        limit: &'a Limit,
        /// The remedy.
        given: &'a GivenRemedy,
    },
    /// One piece costs too much.
    Each {
        /// The role's authority.
        authority: &'a Authority,
        /// The limit.
        limit: &'a Limit,
        /// The remedy.
        given: &'a GivenRemedy,
        /// What one may cost.
        most: Decimal,
        /// What one costs.
        each: Decimal,
    },
}

impl Beyond<'_> {
    /// Where the limit stands in the policy, from line 1; `None` where it is no line of its own.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::NotListed { .. } => None,
            Self::Never { authority, .. } => Some(authority.line),
            Self::Sum { limit, .. }
            | Self::Count { limit, .. }
            | Self::Share { limit, .. }
            | Self::Each { limit, .. } => Some(limit.line),
        }
    }

    /// The limit, what of it is used up, what is asked, and its source.
    pub fn said(&self) -> Said {
        match self {
            Self::NotListed { cost } => {
                let cost = amount_in_words(*cost);
                said!(
                    en: "the role has no authority to give what costs something; asked {cost}",
                    zh: "该角色无权给予有成本的补救；申请 {cost}"
                )
            }
            Self::Never { authority, remedy } => {
                let (role, source) = (&authority.role, &authority.source);
                said!(
                    en: "`{role}` never gives `{remedy}` alone ({source})",
                    zh: "`{role}` 不得自行给予 `{remedy}`（{source}）"
                )
            }
            Self::Sum { authority, limit, most, used, asked } => {
                let (most, used, asked) =
                    (amount_in_words(*most), amount_in_words(*used), amount_in_words(*asked));
                bounded(authority, limit, [most, used, asked])
            }
            Self::Count { authority, limit, most, used, asked } => {
                let times = |number: String| format!("{number}×");
                let figures = [most.to_string(), used.to_string(), asked.to_string()];
                bounded(authority, limit, figures.map(times))
            }
            Self::Share { authority, limit, given } => share(authority, limit, given),
            Self::Each { authority, limit, given, most, each } => {
                let (role, remedy, source) = (&authority.role, &given.remedy, source(authority, limit));
                let (most, each) = (amount_in_words(*most), amount_in_words(*each));
                said!(
                    en: "`{role}`: one `{remedy}` at most {most}, asked {each} ({source})",
                    zh: "`{role}`：每件 `{remedy}` 最多 {most}，申请 {each}（{source}）"
                )
            }
        }
    }
}

fn share(authority: &Authority, limit: &Limit, given: &GivenRemedy) -> Said {
    let (role, remedy, source) = (&authority.role, &given.remedy, source(authority, limit));
    let most = limit.share.map(|share| share.to_string()).unwrap_or_default();
    match &given.share {
        Some(asked) => said!(
            en: "`{role}`: at most {most} off (`{remedy}`), asked {asked} ({source})",
            zh: "`{role}`：最多减 {most}（`{remedy}`），申请 {asked}（{source}）"
        ),
        None => said!(
            en: "`{role}`: at most {most} off (`{remedy}`); a plain sum cannot be judged by it: write the share, `{remedy}=… of …` ({source})",
            zh: "`{role}`：最多减 {most}（`{remedy}`）；只写金额无法判断，请写比例 `{remedy}=… of …`（{source}）"
        ),
    }
}

/// `limit, used, asked` of a limit that adds up.
fn bounded(authority: &Authority, limit: &Limit, [most, used, asked]: [String; 3]) -> Said {
    let (role, source) = (&authority.role, source(authority, limit));
    let Label { en, zh } = per(limit.basis);
    let about = match limit.remedies.is_empty() {
        true => String::new(),
        false => format!(" ({})", limit.remedies.join(", ")),
    };
    if limit.basis == Basis::Offer {
        return said!(
            en: "`{role}`: at most {most} {en}{about}, asked {asked} ({source})",
            zh: "`{role}`：{zh}最多 {most}{about}，申请 {asked}（{source}）"
        );
    }
    said!(
        en: "`{role}`: at most {most} {en}{about}, used {used}, asked {asked} ({source})",
        zh: "`{role}`：{zh}最多 {most}{about}，已用 {used}，申请 {asked}（{source}）"
    )
}

fn per(basis: Basis) -> Label {
    match basis {
        Basis::Offer => Label::new("an offer", "每次"),
        Basis::Case => Label::new("a case", "每案"),
        Basis::Customer => Label::new("a customer in the year", "每位顾客全年"),
        Basis::Month => Label::new("a month", "每月"),
        Basis::Year => Label::new("a year", "每年"),
    }
}

fn source<'a>(authority: &'a Authority, limit: &'a Limit) -> &'a str {
    limit.source.as_deref().unwrap_or(&authority.source)
}
