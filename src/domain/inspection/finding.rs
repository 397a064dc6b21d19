//! What an inspection remarks: codes and words.

use rust_decimal::Decimal;

use crate::domain::finding::{Finding, Grade, Place};
use crate::domain::instant::{self, Instant};
use crate::domain::intake::IntakeProblem;
use crate::domain::money::amount_in_words;
use crate::domain::record::{Event, KindSpec, Record, RecordKind, Route};
use crate::said;
use crate::words::{Label, Said};

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

/// An event about another one that is not there, or is of another kind.
pub const UNKNOWN_TARGET: &str = "event-unknown-target";
/// An offer with a remedy that cannot be read, or without any.
pub const UNREADABLE_REMEDY: &str = "event-unreadable-remedy";
/// An offer that does not cost what its remedies cost.
pub const COST_DIFFERS: &str = "event-cost-differs";
/// An offer that waits for the approval of a role that the policy does not know.
pub const UNKNOWN_ROLE: &str = "event-unknown-role";

/// A version of a field or of an event that a merge could not take, and nobody has decided about.
pub const VERSION_DIFFERS: &str = "event-version-differs";

/// Two corrections of one field that did not know of each other.
pub const CORRECTIONS_CROSS: &str = "event-corrections-cross";

/// Places of a year's ranking that cannot all be right.
pub const PLACES_DISAGREE: &str = "record-places-disagree";

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
    UNKNOWN_TARGET,
    UNREADABLE_REMEDY,
    COST_DIFFERS,
    UNKNOWN_ROLE,
    VERSION_DIFFERS,
    CORRECTIONS_CROSS,
    PLACES_DISAGREE,
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
    pub(super) fn warning(code: &'static str, route: Route, message: Said) -> Self {
        Self { route, code, grade: Grade::Warning, message, tip: None }
    }

    pub(super) fn tip(self, tip: Said) -> Self {
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
        zh: "此后策略是否有变？否则请以 `corrected` 事件记录更正",
    ))
}

pub(super) fn unknown_store(store: &str, near: Option<&str>) -> Remark {
    unknown_store_under("store", store, near)
}

/// The record of a store that the shop does not have.
pub(super) fn record_of_unknown_store(store: &str, near: Option<&str>) -> Remark {
    unknown_store_under("id", store, near)
}

fn unknown_store_under(key: &str, store: &str, near: Option<&str>) -> Remark {
    let message = said!(en: "shop.toml has no store `{store}`", zh: "shop.toml 中没有门店 `{store}`");
    let remark = Remark::warning(UNKNOWN_STORE, Route::Header(key.to_owned()), message);
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

pub(super) fn unknown_target(
    event: &Event,
    (target, wanted): (&str, Option<&KindSpec>),
    near: Option<&str>,
) -> Remark {
    let Label { en, zh } = wanted.map_or(Label::new("event", "事件"), |wanted| wanted.label);
    let message = said!(
        en: "the complaint has no event `{target}` of the kind “{en}”; this one is passed over",
        zh: "本投诉没有编号为 `{target}` 的“{zh}”事件；本事件不起作用",
    );
    let route = Route::Event(event.id.clone(), Some("target"));
    Remark::warning(UNKNOWN_TARGET, route, message).tip(match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "restore the line from git, or void this event and record it again",
            zh: "请从 git 恢复该行，或作废本事件后重新登记",
        ),
    })
}

pub(super) fn unreadable_remedy(event: &Event) -> Remark {
    let message = said!(
        en: "a remedy of this offer has no name or a number that is none, or there is no remedy",
        zh: "该方案中有补救没有名称或数量有误，或根本没有补救",
    );
    Remark::warning(UNREADABLE_REMEDY, remedies(event), message).tip(said!(
        en: "each is like {{remedy: voucher, count: \"3\", amount: \"100.00\", cost: \"300.00\"}}",
        zh: "每项形如 {{remedy: voucher, count: \"3\", amount: \"100.00\", cost: \"300.00\"}}",
    ))
}

pub(super) fn corrections_cross(record: &Record, field: &str, last: &Event, before: &Event) -> Remark {
    let told = |event: &Event| event.fields.text("to").unwrap_or_default().to_owned();
    let (counts, other, by, id) = (told(last), told(before), &before.by, &record.id);
    let message = said!(
        en: "`{field}` was corrected to `{counts}` without knowing that {by} had corrected it to `{other}`; `{counts}` counts",
        zh: "将 `{field}` 更正为 `{counts}` 时，并不知道 {by} 已更正为 `{other}`；现以 `{counts}` 为准",
    );
    Remark::warning(CORRECTIONS_CROSS, Route::Event(last.id.clone(), Some("to")), message).tip(said!(
        en: "decide: `plaint correct {id} {field} VALUE --reason …` with the right one",
        zh: "请决定：用正确的值执行 `plaint correct {id} {field} 值 --reason …`",
    ))
}

pub(super) fn version_differs(Record { id: record, kind, .. }: &Record, event: &Event) -> Remark {
    let route = Route::Event(event.id.clone(), Some("version"));
    let id = &event.id;
    if let Some(field) = event.fields.text("field") {
        let message = said!(
            en: "the sides of a merge changed `{field}` differently; this version is not in the header",
            zh: "合并时双方对 `{field}` 的修改不一致；此版本未写入记录头部",
        );
        let remark = Remark::warning(VERSION_DIFFERS, route, message);
        if *kind != RecordKind::Complaint {
            return remark.tip(said!(
                en: "decide: write the right value under `{field}`, and take this event out of the file",
                zh: "请决定：在 `{field}` 处写明正确的值，并从文件中删去此事件",
            ));
        }
        return remark.tip(said!(
            en: "decide: `plaint correct {record} {field} VALUE --reason …` says what is right; `plaint void {record} {id} --reason …` leaves it as it is",
            zh: "请决定：`plaint correct {record} {field} 值 --reason …` 写明正确的值；`plaint void {record} {id} --reason …` 则维持现状",
        ));
    }
    let target = event.fields.text("target").unwrap_or_default();
    let message = said!(
        en: "the sides of a merge had different versions of the event `{target}`; this one does not count",
        zh: "合并时双方的事件 `{target}` 版本不一致；此版本不作数",
    );
    Remark::warning(VERSION_DIFFERS, route, message).tip(said!(
        en: "decide: if this one is right, void `{target}` and record it anew; else `plaint void {record} {id} --reason …`",
        zh: "请决定：如此版本正确，请作废 `{target}` 并重新登记；否则执行 `plaint void {record} {id} --reason …`",
    ))
}

pub(super) fn cost_differs(event: &Event, sum: Decimal) -> Remark {
    let (sum, cost) = (amount_in_words(sum), event.fields.text("cost").unwrap_or_default());
    let message = said!(
        en: "the offer says that it costs {cost}, and its remedies cost {sum}",
        zh: "方案写明成本 {cost}，而各项补救合计 {sum}",
    );
    let route = Route::Event(event.id.clone(), Some("cost"));
    Remark::warning(COST_DIFFERS, route, message).tip(said!(
        en: "was it edited by hand? Limits and budgets count the remedies: restore it from git, or void it and offer again",
        zh: "是否手工改过？额度按各项补救计算：请从 git 恢复，或作废后重新提出",
    ))
}

pub(super) fn unknown_role(event: &Event, role: &str, near: Option<&str>) -> Remark {
    let message = said!(
        en: "the offer waits for the approval of `{role}`, a role that the policy does not know",
        zh: "方案待 `{role}` 批准，而策略中没有该角色",
    );
    let route = Route::Event(event.id.clone(), Some("needs"));
    Remark::warning(UNKNOWN_ROLE, route, message).tip(match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "void the offer and make it again: its approval follows from today's policy",
            zh: "请作废后重新提出：须由谁批准按现行策略确定",
        ),
    })
}

fn remedies(event: &Event) -> Route {
    Route::Event(event.id.clone(), Some("remedies"))
}

/// `year` is the rule's name and the year.
pub(super) fn places_disagree(event: &Event, (rule, year): (&str, &str)) -> Remark {
    let place = event.fields.text("place").unwrap_or_default();
    let complaints = event.fields.text("complaints").unwrap_or_default();
    let message = said!(
        en: "place {place} with {complaints} complaints in `{rule}` of {year} does not go with the places in the records of other stores",
        zh: "`{rule}` {year}年第 {place} 名（投诉 {complaints} 件）与其他门店记录中的名次不符",
    );
    let route = Route::Event(event.id.clone(), Some("place"));
    Remark::warning(PLACES_DISAGREE, route, message).tip(said!(
        en: "two machines that had not heard of the same complaints closed the year: `plaint rank --period {year}` tells the places as they are known now; waive what is too much",
        zh: "两台机器在所知投诉不一致时各自结清了该年度：用 `plaint rank --period {year}` 查看目前所知的名次，多罚的部分请予减免",
    ))
}
