//! By which limit an offer is beyond somebody's authority, in words.

use rust_decimal::Decimal;

use crate::domain::gates::roles_said;
use crate::domain::money::amount_in_words;
use crate::domain::policy::Policy;
use crate::domain::resolution::policy::{Authority, Basis, Limit};
use crate::domain::resolution::{GivenRemedy, remedy_label};
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

    /// The limit, what of it is used up, what is asked, and its source; roles and remedies by the labels of `policy`.
    pub fn said(&self, policy: &Policy) -> Said {
        match self {
            Self::NotListed { cost } => {
                let cost = amount_in_words(*cost);
                said!(
                    en: "the role has no authority to give what costs something; asked {cost}",
                    zh: "该角色无权给予有成本的补救；申请 {cost}"
                )
            }
            Self::Never { authority, remedy } => {
                let (role, remedy) = (role(authority, policy), remedy_label(remedy, policy));
                let (Said { en, zh }, source) = (&remedy, &authority.source);
                let Said { en: role_en, zh: role_zh } = &role;
                said!(
                    en: "{role_en}: never gives “{en}” alone ({source})",
                    zh: "{role_zh}：不得自行给予“{zh}”（{source}）"
                )
            }
            Self::Sum { authority, limit, most, used, asked } => {
                let figures = [most, used, asked].map(|amount| amount_in_words(*amount));
                bounded((authority, limit), figures, policy)
            }
            Self::Count { authority, limit, most, used, asked } => {
                let figures = [most.to_string(), used.to_string(), asked.to_string()];
                bounded((authority, limit), figures.map(|number| format!("{number}×")), policy)
            }
            Self::Share { authority, limit, given } => share((authority, limit), given, policy),
            Self::Each { authority, limit, given, most, each } => {
                let (role, remedy) = (role(authority, policy), remedy_label(&given.remedy, policy));
                let (Said { en, zh }, source) = (&remedy, source(authority, limit));
                let Said { en: role_en, zh: role_zh } = &role;
                let (most, each) = (amount_in_words(*most), amount_in_words(*each));
                said!(
                    en: "{role_en}: one “{en}” at most {most}, asked {each} ({source})",
                    zh: "{role_zh}：每件“{zh}”最多 {most}，申请 {each}（{source}）"
                )
            }
        }
    }
}

fn role(authority: &Authority, policy: &Policy) -> Said {
    let role = std::slice::from_ref(&authority.role);
    Said { en: roles_said(role, policy, true), zh: roles_said(role, policy, false) }
}

fn share((authority, limit): (&Authority, &Limit), given: &GivenRemedy, policy: &Policy) -> Said {
    let (name, source) = (&given.remedy, source(authority, limit));
    let Said { en: role_en, zh: role_zh } = role(authority, policy);
    let Said { en, zh } = remedy_label(name, policy);
    let most = limit.share.map(|share| share.to_string()).unwrap_or_default();
    match &given.share {
        Some(asked) => said!(
            en: "{role_en}: at most {most} off (“{en}”), asked {asked} ({source})",
            zh: "{role_zh}：最多减 {most}（“{zh}”），申请 {asked}（{source}）"
        ),
        None => said!(
            en: "{role_en}: at most {most} off (“{en}”); a plain sum cannot be judged by it: write the share, `{name}=… of …` ({source})",
            zh: "{role_zh}：最多减 {most}（“{zh}”）；只写金额无法判断，请写比例 `{name}=… of …`（{source}）"
        ),
    }
}

/// `limit, used, asked` of a limit that adds up.
fn bounded(
    (authority, limit): (&Authority, &Limit),
    [most, used, asked]: [String; 3],
    policy: &Policy,
) -> Said {
    let (Said { en: role_en, zh: role_zh }, source) = (role(authority, policy), source(authority, limit));
    let Label { en, zh } = per(limit.basis);
    let labels: Vec<Said> = limit.remedies.iter().map(|name| remedy_label(name, policy)).collect();
    let (about_en, about_zh) = match labels.is_empty() {
        true => (String::new(), String::new()),
        false => {
            let list = |pick: fn(&Said) -> &str| labels.iter().map(pick).collect::<Vec<_>>();
            let (en, zh) = (list(|label| &label.en).join(", "), list(|label| &label.zh).join("、"));
            (format!(" ({en})"), format!("（{zh}）"))
        }
    };
    if limit.basis == Basis::Offer {
        return said!(
            en: "{role_en}: at most {most} {en}{about_en}, asked {asked} ({source})",
            zh: "{role_zh}：{zh}最多 {most}{about_zh}，申请 {asked}（{source}）"
        );
    }
    said!(
        en: "{role_en}: at most {most} {en}{about_en}, used {used}, asked {asked} ({source})",
        zh: "{role_zh}：{zh}最多 {most}{about_zh}，已用 {used}，申请 {asked}（{source}）"
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
