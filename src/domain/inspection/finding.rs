//! What an inspection remarks: codes and words.

use crate::domain::finding::{Finding, Grade, Place};
use crate::domain::instant::{self, Instant};
use crate::domain::intake::IntakeProblem;
use crate::domain::record::{Event, Route};
use crate::said;
use crate::words::Said;

/// A complaint without the event `received`.
pub const NO_RECEIPT: &str = "record-no-receipt";
/// A header that the policy would not take today.
pub const AGAINST_POLICY: &str = "record-against-policy";
/// A store that the shop does not have.
pub const UNKNOWN_STORE: &str = "record-unknown-store";
/// Staff whom the complaint names and whom the shop does not know.
pub const UNKNOWN_NAMED: &str = "record-unknown-staff";
/// An event by somebody whom the shop does not know.
pub const UNKNOWN_STAFF: &str = "event-unknown-staff";
/// An event by somebody who did not work there on that day.
pub const NOT_WORKING: &str = "event-staff-not-working";
/// An event recorded later than now.
pub const IN_FUTURE: &str = "event-in-future";
/// Something done on a closed case.
pub const AFTER_CLOSE: &str = "event-after-close";

/// The codes of this area.
pub const CODES: &[&str] = &[
    NO_RECEIPT,
    AGAINST_POLICY,
    UNKNOWN_STORE,
    UNKNOWN_NAMED,
    UNKNOWN_STAFF,
    NOT_WORKING,
    IN_FUTURE,
    AFTER_CLOSE,
];

/// A finding whose place is still a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub route: Route,
    code: &'static str,
    grade: Grade,
    message: Said,
    tip: Option<Said>,
}

impl Remark {
    fn warning(code: &'static str, route: Route, message: Said) -> Self {
        Self { route, code, grade: Grade::Warning, message, tip: None }
    }

    fn tip(self, tip: Said) -> Self {
        Self { tip: Some(tip), ..self }
    }

    /// The finding, now that its route is known to lead to `place`.
    pub fn at(self, place: Place) -> Finding {
        Finding { tip: self.tip, grade: self.grade, ..Finding::error(self.code, place, self.message) }
    }
}

pub(super) fn no_receipt() -> Remark {
    let message = said!(en: "no event tells of the receipt", zh: "没有受理事件");
    let route = Route::Header("events".to_owned());
    Remark { grade: Grade::Error, ..Remark::warning(NO_RECEIPT, route, message) }.tip(said!(
        en: "the first event of a complaint is of kind `received`; restore the file from git",
        zh: "投诉的首个事件应为 `received`；请从 git 恢复该文件",
    ))
}

pub(super) fn against_policy(problem: IntakeProblem) -> Remark {
    let remark = Remark::warning(AGAINST_POLICY, Route::Header(problem.field), problem.message);
    remark.tip(said!(
        en: "was the policy changed since? Else record the correction as an event `corrected`",
        zh: "此后制度是否有变？否则请以 `corrected` 事件记录更正",
    ))
}

pub(super) fn unknown_store(store: &str, near: Option<&str>) -> Remark {
    let message = said!(en: "shop.toml has no store `{store}`", zh: "shop.toml 中没有门店 `{store}`");
    let remark = Remark::warning(UNKNOWN_STORE, Route::Header("store".to_owned()), message);
    remark.tip(match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "a store that was given up stays in shop.toml, so that its cases keep their rules",
            zh: "已关闭的门店也应保留在 shop.toml 中，以便其投诉仍有规则可依",
        ),
    })
}

pub(super) fn unknown_named(problem: IntakeProblem) -> Remark {
    let remark = Remark::warning(UNKNOWN_NAMED, Route::Header(problem.field), problem.message);
    remark.tip(said!(
        en: "`plaint correct CASE staff ID --reason …` corrects it; who has left stays in shop.toml with `until`",
        zh: "可用 `plaint correct 编号 staff 员工 --reason …` 更正；离职人员应保留在 shop.toml 中，并注明 `until`",
    ))
}

fn by(event: &Event) -> Route {
    Route::Event(event.id.clone(), Some("by"))
}

fn at(event: &Event) -> Route {
    Route::Event(event.id.clone(), Some("at"))
}

pub(super) fn unknown_staff(event: &Event, near: Option<&str>) -> Remark {
    let name = &event.by;
    let message = said!(en: "shop.toml knows nobody called `{name}`", zh: "shop.toml 中没有 `{name}`");
    Remark::warning(UNKNOWN_STAFF, by(event), message).tip(match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "who has left stays in shop.toml with `until`",
            zh: "离职人员应保留在 shop.toml 中，并注明 `until`",
        ),
    })
}

pub(super) fn not_working(event: &Event) -> Remark {
    let (name, day) = (&event.by, event.at.date_naive());
    let message = said!(en: "`{name}` did not work here on {day}", zh: "`{name}` 在 {day} 不在职");
    Remark::warning(NOT_WORKING, by(event), message).tip(said!(
        en: "correct `from` and `until` in shop.toml, or ask who wrote this",
        zh: "请更正 shop.toml 中的 `from` 和 `until`，或查明由谁记录",
    ))
}

pub(super) fn in_future(event: &Event, now: &Instant) -> Remark {
    let now = instant::format(now);
    let message = said!(en: "recorded later than now ({now})", zh: "记录时间晚于现在（{now}）");
    Remark::warning(IN_FUTURE, at(event), message)
        .tip(said!(en: "was the clock of that machine wrong?", zh: "那台机器的时钟是否有误？"))
}

pub(super) fn after_close(event: &Event, closing: &Event) -> Remark {
    let (kind, closed) = (event.kind.name(), instant::format(&closing.at));
    let message = said!(
        en: "`{kind}` on a case that was closed at {closed}",
        zh: "案件已于 {closed} 结案，之后仍有 `{kind}`",
    );
    let route = Route::Event(event.id.clone(), Some("event"));
    Remark::warning(AFTER_CLOSE, route, message).tip(said!(
        en: "two stores may have worked at once; `plaint reopen` if it goes on",
        zh: "可能两店同时处理；若需继续，请用 `plaint reopen`",
    ))
}
