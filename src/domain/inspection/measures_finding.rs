//! What an inspection remarks about improvement measures: codes and words.

use super::finding::Remark;
use crate::domain::failure::Failure;
use crate::domain::finding::{Finding, Place};
use crate::domain::record::{Event, Record, Route};
use crate::said;
use crate::words::Said;

/// A measure that was never planned.
pub const NOT_PLANNED: &str = "measure-not-planned";
/// A measure that nobody has to carry out by any time.
pub const WITHOUT_DUE: &str = "measure-without-due";
/// A measure that nobody known answers for.
pub const UNKNOWN_OWNER: &str = "measure-unknown-owner";
/// An area, a department, a store, or something that it is against, which nobody knows.
pub const UNKNOWN_NAME: &str = "measure-unknown-name";
/// A complaint that is not in the workspace.
pub const UNKNOWN_COMPLAINT: &str = "measure-unknown-complaint";
/// A measure whose rules cannot be read, so that nothing is told of it.
pub const RULES_UNREADABLE: &str = "measure-rules-unreadable";

/// All codes about measures.
pub const CODES: &[&str] =
    &[NOT_PLANNED, WITHOUT_DUE, UNKNOWN_OWNER, UNKNOWN_NAME, UNKNOWN_COMPLAINT, RULES_UNREADABLE];

/// The measure at `path` is left out because of `failure`, which tells why its rules cannot be read.
pub fn rules_unreadable(path: &str, failure: Failure) -> Finding {
    let Said { en, zh } = failure.message;
    let finding = Finding::error(
        RULES_UNREADABLE,
        Place::whole_file(path),
        said!(
            en: "this measure is left out: the rules by which it goes cannot be read: {en}",
            zh: "该整改措施未列出：其适用的规则无法读取：{zh}"
        ),
    );
    match failure.tips.into_iter().next() {
        Some(tip) => finding.tip(tip),
        None => finding,
    }
}

pub(super) fn not_planned() -> Remark {
    Remark::warning(
        NOT_PLANNED,
        Route::Whole,
        said!(en: "the measure has no event `planned`", zh: "该整改措施没有 `planned` 事件"),
    )
    .tip(said!(
        en: "restore the file from git, or plan the measure again with `plaint measure plan`",
        zh: "请从 git 恢复该文件，或用 `plaint measure plan` 重新制定"
    ))
}

pub(super) fn without_due(record: &Record) -> Remark {
    Remark::warning(
        WITHOUT_DUE,
        Route::Whole,
        said!(en: "nobody has to carry this measure out by any time", zh: "该整改措施没有落实期限"),
    )
    .tip({
        let id = &record.id;
        said!(
            en: "`plaint measure plan … --due …` tells it; drop this one with `plaint measure drop {id} --reason …`",
            zh: "请用 `plaint measure plan … --due …` 重新制定，并以 `plaint measure drop {id} --reason …` 取消本项"
        )
    })
}

pub(super) fn unknown_owner(event: &Event, key: &'static str, owner: &str, near: Option<&str>) -> Remark {
    let route = Route::Event(event.id.clone(), Some(key));
    let message = said!(
        en: "neither shop.toml nor the policy knows `{owner}`, who is to answer for the measure",
        zh: "shop.toml 和策略中都没有负责人 `{owner}`"
    );
    Remark::warning(UNKNOWN_OWNER, route, message).tip(match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "`plaint measure assign … --owner STAFF` gives it to somebody",
            zh: "可用 `plaint measure assign … --owner 员工` 另行指派"
        ),
    })
}

pub(super) fn unknown_name(key: &str, said: Said) -> Remark {
    Remark::warning(UNKNOWN_NAME, Route::Header(key.to_owned()), said).tip(said!(
        en: "the effect of the measure is told from the complaints that these names mean",
        zh: "整改效果按这些名称所指的投诉评估"
    ))
}

pub(super) fn unknown_complaint(event: &Event) -> Remark {
    let to = event.fields.text("to").unwrap_or_default();
    Remark::warning(
        UNKNOWN_COMPLAINT,
        Route::Event(event.id.clone(), Some("to")),
        said!(en: "there is no complaint `{to}`", zh: "没有编号为 `{to}` 的投诉"),
    )
    .tip(said!(
        en: "it may be in another clone, not merged yet; `plaint measure void … EVENT --reason …` takes the link back",
        zh: "该投诉可能在另一副本中，尚未合并；也可用 `plaint measure void … 事件 --reason …` 取消关联"
    ))
}
