//! Signatures: of whom the shop has keys, every commit is signed with one of them, from the day that the key tells.
//!
//! Which keys count is told by the shop.toml of the commit before, so that nobody brings a key along with the commit that
//! it signs.

use std::collections::{BTreeMap, HashMap};

use super::found::Found;
use super::rulebook::Rulebook;
use super::story::{Story, Told};
use crate::domain::audit::OWN_DOMAIN;
use crate::domain::audit::finding::{Remark, SIGNATURE, UNSIGNED};
use crate::domain::record::Route;
use crate::domain::shop::Shop;
use crate::git::history::{ObjectId, Signature};
use crate::git::{Repository, Trouble};
use crate::said;

/// What was found, and how many signatures are good.
#[derive(Default)]
pub(super) struct Signed {
    pub(super) found: Vec<Found>,
    pub(super) good: usize,
}

/// The signatures of the whole story.
pub(super) fn signed(repository: &Repository, story: &Story) -> Result<Signed, Trouble> {
    let mut objects = repository.objects()?;
    let mut book = Rulebook::new(story);
    let mut outcome = Signed::default();
    // Commits by the keys that count for them.
    let mut by_keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, told) in story.commits.iter().enumerate() {
        let Some(shop) = state_before(story, place, told).and_then(|state| book.shop(state, &mut objects))
        else {
            continue;
        };
        let signers = signers(&shop);
        if signers.is_empty() {
            continue;
        }
        if told.signed {
            by_keys.entry(signers).or_default().push(place);
        } else if let Some(author) = must_sign(told, &shop) {
            outcome.found.push(Found::of_file(unsigned(author), ".git", Some(place)));
        }
    }
    for (signers, places) in by_keys {
        let ids: Vec<ObjectId> =
            places.iter().filter_map(|place| story.commits.get(*place)).map(|told| told.id).collect();
        let worths: HashMap<ObjectId, Signature> = repository.signatures(&ids, &signers)?;
        for place in places {
            let Some(told) = story.commits.get(place) else { continue };
            let author = told.committed.mail.strip_suffix(OWN_DOMAIN);
            match worths.get(&told.id) {
                Some(Signature::Good(who)) if author.is_none_or(|author| author == who) => outcome.good += 1,
                Some(Signature::Good(who)) => {
                    outcome.found.push(Found::of_file(
                        of_another(who, &told.committed.author),
                        ".git",
                        Some(place),
                    ));
                }
                Some(Signature::Bad) | None => {
                    outcome.found.push(Found::of_file(bad(), ".git", Some(place)));
                }
            }
        }
    }
    Ok(outcome)
}

/// The state of the rules in which the keys are looked up: that of the first parent; of a first commit its own.
fn state_before(story: &Story, place: usize, told: &Told) -> Option<usize> {
    let parent = told.parents.first().and_then(|parent| story.places.get(parent));
    story.state_of.get(parent.copied().unwrap_or(place)).copied()
}

/// The keys of a shop, a line each.
fn signers(shop: &Shop) -> String {
    let mut lines = String::new();
    for staff in &shop.staff {
        for key in &staff.keys {
            let mut options = vec!["namespaces=\"git\"".to_owned()];
            options.extend(key.from.map(|from| format!("valid-after=\"{}\"", from.format("%Y%m%d"))));
            let after = key.until.and_then(|until| until.succ_opt());
            options.extend(after.map(|after| format!("valid-before=\"{}\"", after.format("%Y%m%d"))));
            lines.push_str(&format!("{} {} {}\n", staff.id, options.join(","), key.public));
        }
    }
    lines
}

/// The author, where the shop has a key of theirs that is valid on the day of the commit. Merges record nothing.
fn must_sign<'t>(told: &'t Told, shop: &Shop) -> Option<&'t str> {
    let author = told.committed.mail.strip_suffix(OWN_DOMAIN).filter(|_| told.parents.len() < 2)?;
    let day = shop.local(&told.committed.at).date_naive();
    let staff = shop.staff(author)?;
    staff.keys.iter().any(|key| key.holds_on(day)).then_some(author)
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
