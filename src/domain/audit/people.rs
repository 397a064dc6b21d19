//! Who recorded: somebody who worked there on that day, and the author of the commit.

use super::commit::{Committed, OWN_DOMAIN};
use super::finding::{AUTHOR, NOT_WORKING, Remark, UNKNOWN_STAFF};
use crate::domain::case::follows_by_rule;
use crate::domain::finding::did_you_mean;
use crate::domain::record::{Event, Route};
use crate::domain::shop::Shop;
use crate::said;

/// Everything about who recorded `event`, new in `commit`, by the `shop` of that commit.
pub fn people(event: &Event, commit: &Committed, shop: &Shop) -> Vec<Remark> {
    if follows_by_rule(event) {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    remarks.extend(staff(event, shop));
    remarks.extend(author(event, commit));
    remarks
}

fn route(event: &Event) -> Route {
    Route::Event(event.id.clone(), Some("by"))
}

fn staff(event: &Event, shop: &Shop) -> Option<Remark> {
    let (id, by, day) = (&event.id, &event.by, shop.local(&event.at).date_naive());
    match shop.staff(by) {
        None => {
            let message = said!(
                en: "the event `{id}` is by `{by}`, whom the shop.toml of that commit does not know",
                zh: "事件 `{id}` 由 `{by}` 记录，而该提交的 shop.toml 中没有此人"
            );
            let near = did_you_mean(by, shop.staff.iter().map(|staff| staff.id.as_str()));
            Some(Remark::error(UNKNOWN_STAFF, route(event), message).tip(match near {
                Some(near) => {
                    said!(en: "was `{near}` meant? Ask the author", zh: "是否指 `{near}`？请向作者查明")
                }
                None => said!(en: "ask the author who that is", zh: "请向作者查明是谁"),
            }))
        }
        Some(staff) if !staff.works_on(day) => {
            let message = said!(
                en: "the event `{id}` is by `{by}`, who did not work here on {day} by the shop.toml of that commit",
                zh: "事件 `{id}` 由 `{by}` 记录，而按该提交的 shop.toml，此人在 {day} 不在职"
            );
            Some(Remark::error(NOT_WORKING, route(event), message).tip(said!(
                en: "ask the author who recorded it",
                zh: "请向作者查明由谁记录"
            )))
        }
        Some(_) => None,
    }
}

fn author(event: &Event, commit: &Committed) -> Option<Remark> {
    if commit.is_by(&event.by) {
        return None;
    }
    let (id, by, author, mail) = (&event.id, &event.by, &commit.author, &commit.mail);
    let message = said!(
        en: "the event `{id}` says that `{by}` recorded it, and the commit is by {author} <{mail}>",
        zh: "事件 `{id}` 记为 `{by}` 所录，而提交的作者是 {author} <{mail}>"
    );
    let by_hand = !commit.mail.ends_with(OWN_DOMAIN);
    Some(Remark::error(AUTHOR, route(event), message).tip(match by_hand {
        true => said!(
            en: "it was written into the file by hand; events are recorded with plaint, under one's own name",
            zh: "该事件系手工写入文件；事件应以本人名义用 plaint 登记"
        ),
        false => said!(
            en: "somebody recorded under another one's name: ask both",
            zh: "有人以他人名义记录：请向双方查明"
        ),
    }))
}
