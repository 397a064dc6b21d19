//! Whether times are plausible: recorded when it was committed, and behind what was there.

use chrono::TimeDelta;

use super::commit::Committed;
use super::finding::{AHEAD, BACKDATED, CLOCK_SET, EVENT_ORDER, Remark};
use crate::domain::case::{SWEEP, follows_by_rule};
use crate::domain::instant::{self, Instant};
use crate::domain::record::{Event, Record, Route};
use crate::said;

/// How far the clock may go on between recording and committing, or two clocks be apart.
const AHEAD_BY: TimeDelta = TimeDelta::minutes(5);

/// How long saving may take: a large import, a lock that was waited for.
const BEHIND_BY: TimeDelta = TimeDelta::minutes(15);

/// Everything about the time of `event`, new in `commit`, that cannot be right. `demo`: the shop says that its clock may
/// be set.
pub fn times(event: &Event, commit: &Committed, demo: bool) -> Vec<Remark> {
    let route = || Route::Event(event.id.clone(), Some("at"));
    let (id, at, committed) = (&event.id, instant::format(&event.at), instant::format(&commit.at));
    if event.fields.text("clock_set").is_some() {
        let message = said!(
            en: "the event `{id}` was recorded with a clock that was set (`PLAINT_NOW`): {at} proves nothing",
            zh: "事件 `{id}` 是在设定时钟（`PLAINT_NOW`）下记录的：{at} 不能证明任何时间"
        );
        let tip = said!(
            en: "a demonstration says `demo = true` in shop.toml; elsewhere ask who set the clock",
            zh: "演示用的工作区请在 shop.toml 中写 `demo = true`；否则请查明由谁设定"
        );
        return if demo { Vec::new() } else { vec![Remark::error(CLOCK_SET, route(), message).tip(tip)] };
    }
    // In a demonstration `sweep` too looks at a clock that was set, and does not say so.
    if demo && event.by == SWEEP {
        return Vec::new();
    }
    if event.at > commit.at + AHEAD_BY {
        let message = said!(
            en: "the event `{id}` says {at}, after its commit ({committed})",
            zh: "事件 `{id}` 记为 {at}，晚于其提交时间（{committed}）"
        );
        return vec![Remark::error(AHEAD, route(), message).tip(ask())];
    }
    // What `sweep` records tells when it became true.
    if !follows_by_rule(event) && event.at + BEHIND_BY < commit.at {
        let message = said!(
            en: "the event `{id}` says {at}, long before its commit ({committed})",
            zh: "事件 `{id}` 记为 {at}，远早于其提交时间（{committed}）"
        );
        let remark = match commit.waited {
            true => Remark::warning(BACKDATED, route(), message).tip(said!(
                en: "the commit says that it had to wait (a merge was under way); see whether that was so",
                zh: "该提交注明曾须等待（当时有未完成的合并）；请核对是否属实"
            )),
            false => Remark::error(BACKDATED, route(), message).tip(said!(
                en: "what happened earlier is recorded with `--happened`, which keeps both times; ask the author",
                zh: "较早发生的事应以 `--happened` 登记，同时保留两个时间；请向作者查明"
            )),
        };
        return vec![remark];
    }
    Vec::new()
}

/// Everything about the places of `events`, new in a commit, among those that `parent` had: what people record orders
/// behind what they saw.
pub fn order(events: &[&Event], parent: &Record) -> Vec<Remark> {
    let seen = parent.events.iter().map(|event| event.n).max().unwrap_or_default();
    let early = events.iter().filter(|event| !follows_by_rule(event) && event.n <= seen);
    early
        .map(|event| {
            let (id, n) = (&event.id, event.n);
            let message = said!(
                en: "the event `{id}` has n {n}, among events that were there before it (up to n {seen})",
                zh: "事件 `{id}` 的 n 为 {n}，排在此前已有的事件（至 n {seen}）之中"
            );
            Remark::error(EVENT_ORDER, Route::Event(id.clone(), Some("n")), message).tip(ask())
        })
        .collect()
}

fn ask() -> crate::words::Said {
    said!(
        en: "was the clock of that machine wrong, or was the file edited by hand? Ask the author",
        zh: "是那台机器的时钟有误，还是手工改过文件？请向作者查明"
    )
}

/// Whether a commit is older than its parent by more than clocks are apart.
pub fn goes_back(parent: &Instant, commit: &Instant) -> bool {
    *commit + AHEAD_BY < *parent
}
