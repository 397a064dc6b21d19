//! Signatures: of whom the shop has keys, every commit is signed with one of them, from the day that the key tells; and
//! so is every commit that holds what they recorded, whoever its author is said to be.
//!
//! Which keys count is told by the shop.toml of the commit before, so that nobody brings a key along with the commit that
//! it signs.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use chrono::{NaiveDate, TimeDelta};

use super::found::Found;
use super::recorded;
use super::rulebook::Rulebook;
use super::story::{Story, Told};
use crate::domain::audit::finding::{Remark, SIGNATURE, UNSIGNED};
use crate::domain::case::SWEEP;
use crate::domain::instant::Instant;
use crate::domain::record::Route;
use crate::domain::shop::Shop;
use crate::git::history::{ObjectId, Objects, Signature};
use crate::git::{Repository, SYNC, Trouble};
use crate::said;

/// What was found, and how many signatures are good.
#[derive(Default)]
pub(super) struct Signed {
    pub(super) found: Vec<Found>,
    pub(super) good: usize,
}

/// What is to be known of a commit to judge who signed it.
pub(super) struct Keyed {
    /// The shop of the commit before; it has keys.
    shop: Rc<Shop>,
    /// The day of the commit.
    day: NaiveDate,
    /// Whose good signature it carries.
    signer: Option<String>,
}

impl Keyed {
    /// Whether what `by` recorded has to come in a commit with their signature, and this one does not carry it.
    pub(super) fn lacks(&self, by: &str) -> bool {
        self.signer.as_deref() != Some(by) && has_key(&self.shop, by, self.day)
    }

    /// Whether there is anybody but `author` whose signature it may lack.
    fn may_lack_others(&self, author: Option<&str>) -> bool {
        self.shop.staff.iter().any(|staff| Some(staff.id.as_str()) != author && self.lacks(&staff.id))
    }
}

/// The signatures of the whole story.
pub(super) fn signed(repository: &Repository, story: &Story) -> Result<Signed, Trouble> {
    let mut objects = repository.objects()?;
    let mut outcome = Signed::default();
    let mut keyed = with_keys(story, &mut objects);
    let mut by_keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, of_commit) in &keyed {
        let Some(told) = story.commits.get(*place) else { continue };
        if told.signed {
            by_keys.entry(signers(&of_commit.shop)).or_default().push(*place);
        } else if let Some(author) = must_sign(told, of_commit) {
            outcome.found.push(Found::of_file(unsigned(author), ".git", Some(*place)));
        }
    }
    for (signers, places) in by_keys {
        let ids: Vec<ObjectId> =
            places.iter().filter_map(|place| story.commits.get(*place)).map(|told| told.id).collect();
        let mut worths: HashMap<ObjectId, Signature> = repository.signatures(&ids, &signers)?;
        for place in places {
            let (Some(told), Some(of_commit)) = (story.commits.get(place), keyed.get_mut(&place)) else {
                continue;
            };
            match worths.remove(&told.id) {
                Some(Signature::Good(who)) => {
                    if may_sign(&who, told, &of_commit.shop) {
                        outcome.good += 1;
                    } else {
                        let remark = of_another(&who, &told.committed.author);
                        outcome.found.push(Found::of_file(remark, ".git", Some(place)));
                    }
                    of_commit.signer = Some(who);
                }
                Some(Signature::Bad) | None => {
                    outcome.found.push(Found::of_file(bad(), ".git", Some(place)));
                }
            }
        }
    }
    keyed.retain(|place, of_commit| {
        story.commits.get(*place).is_some_and(|told| {
            told.parents.len() < 2 && of_commit.may_lack_others(told.committed.own_author())
        })
    });
    outcome.found.extend(recorded::unsigned(story, &keyed, &mut objects));
    Ok(outcome)
}

/// The commits before which somebody had a key, by their places; who signed them is not known yet.
fn with_keys(story: &Story, objects: &mut Objects) -> BTreeMap<usize, Keyed> {
    let mut book = Rulebook::new(story);
    let one = |(place, told): (usize, &Told)| {
        // A first commit has none before it: its own keys count.
        let state = story.state_before(told).or_else(|| story.state_of.get(place).copied())?;
        let shop = book.shop(state, objects)?;
        let day = shop.local(&told.committed.at).date_naive();
        let has_keys = shop.staff.iter().any(|staff| !staff.keys.is_empty());
        has_keys.then_some((place, Keyed { shop, day, signer: None }))
    };
    story.commits.iter().enumerate().filter_map(one).collect()
}

/// The keys of a shop, a line each. A day is one of the shop's, wherever the audit runs; so times are told in UTC.
fn signers(shop: &Shop) -> String {
    let told = |instant: Instant| instant.to_utc().format("%Y%m%d%H%M%S").to_string();
    let start = |day: NaiveDate| shop.zone.instant_of(day.and_time(chrono::NaiveTime::MIN));
    let mut lines = String::new();
    for staff in &shop.staff {
        for key in &staff.keys {
            let mut options = vec!["namespaces=\"git\"".to_owned()];
            options.extend(key.from.map(|from| format!("valid-after=\"{}\"", told(start(from)))));
            let last =
                key.until.and_then(|until| until.succ_opt()).map(|day| start(day) - TimeDelta::seconds(1));
            options.extend(last.map(|last| format!("valid-before=\"{}\"", told(last))));
            lines.push_str(&format!("{} {} {}\n", staff.id, options.join(","), key.public));
        }
    }
    lines
}

/// Whether somebody has a key that is valid on this day.
fn has_key(shop: &Shop, who: &str, day: NaiveDate) -> bool {
    shop.staff(who).is_some_and(|staff| staff.keys.iter().any(|key| key.holds_on(day)))
}

/// The author, where the shop has a key of theirs that is valid on the day of the commit. Merges record nothing.
fn must_sign<'t>(told: &'t Told, keyed: &Keyed) -> Option<&'t str> {
    let author = told.committed.own_author().filter(|_| told.parents.len() < 2)?;
    has_key(&keyed.shop, author, keyed.day).then_some(author)
}

/// Whether `who` may have signed the commit: its author; and anybody of the staff where the author is nobody, since git
/// signs with the key of whoever lets `sweep` or `sync` run.
fn may_sign(who: &str, told: &Told, shop: &Shop) -> bool {
    let is_nobody = |author: &str| [SWEEP, SYNC].contains(&author) && shop.staff(author).is_none();
    told.committed.own_author().is_none_or(|author| author == who || is_nobody(author))
}

fn unsigned(author: &str) -> Remark {
    let message = said!(
        en: "this commit says that it is by `{author}`, who has a key, and it is not signed",
        zh: "该提交署名 `{author}`，此人已有密钥，而提交没有签名"
    );
    Remark::error(UNSIGNED, Route::Whole, message).tip(said!(
        en: "ask {author}; `git config --global commit.gpgsign true` lets plaint sign what they record",
        zh: "请向 {author} 查明；设置 `git config --global commit.gpgsign true` 后 plaint 会为其登记签名"
    ))
}

fn of_another(who: &str, author: &str) -> Remark {
    let message = said!(
        en: "this commit says that it is by {author}, and `{who}` signed it",
        zh: "该提交署名 {author}，而签名者是 `{who}`"
    );
    Remark::error(SIGNATURE, Route::Whole, message)
        .tip(said!(en: "somebody recorded under another one's name: ask both", zh: "有人以他人名义记录：请向双方查明"))
}

fn bad() -> Remark {
    let message = said!(
        en: "this commit carries a signature that no key of the shop.toml before it explains",
        zh: "该提交的签名与其上一提交 shop.toml 中的任何密钥均不符"
    );
    Remark::error(SIGNATURE, Route::Whole, message).tip(said!(
        en: "was the key not yet, or no longer, in shop.toml (`[[staff.key]]`), or was the commit changed? Only SSH keys are looked at",
        zh: "该密钥当时是否尚未或不再列于 shop.toml（`[[staff.key]]`），或提交已被改动？仅核对 SSH 密钥"
    ))
}
