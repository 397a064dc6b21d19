//! Whether times are plausible: recorded when it was committed, and behind what was there.

use chrono::TimeDelta;

use super::commit::Committed;
use super::finding::{AHEAD, BACKDATED, CLOCK_SET, COMMIT_TIME, EVENT_ORDER, Remark};
use crate::domain::case::{SWEEP, follows_by_rule};
use crate::domain::instant::{self, Instant};
use crate::domain::record::{Event, Record, Route};
use crate::said;

/// How far the clock may go on between recording and committing, or two clocks be apart.
const AHEAD_BY: TimeDelta = TimeDelta::minutes(5);

/// How long saving may take: a large import, a lock that was waited for.
const BEHIND_BY: TimeDelta = TimeDelta::minutes(15);

/// How far the clocks of two machines may be apart and their work still counts.
const CLOCKS_APART: TimeDelta = TimeDelta::days(2);

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
    if event.at.signed_duration_since(commit.at) > AHEAD_BY {
        let message = said!(
            en: "the event `{id}` says {at}, after its commit ({committed})",
            zh: "事件 `{id}` 记为 {at}，晚于其提交时间（{committed}）"
        );
        return vec![Remark::error(AHEAD, route(), message).tip(ask())];
    }
    // What `sweep` records tells when it became true.
    if !follows_by_rule(event) && commit.at.signed_duration_since(event.at) > BEHIND_BY {
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

/// A commit that says a time at which nobody has arrived yet.
pub fn commit_ahead(commit: &Instant, now: &Instant) -> Option<Remark> {
    (commit.signed_duration_since(now) > AHEAD_BY).then(|| {
        let (at, now) = (instant::format(commit), instant::format(now));
        let message = said!(
            en: "this commit says {at}, and it is {now} now",
            zh: "该提交的时间为 {at}，而现在是 {now}"
        );
        Remark::error(COMMIT_TIME, Route::Whole, message).tip(said!(
            en: "its clock was wrong, this machine's is, or the time was made up: ask the author",
            zh: "提交时的时钟有误、本机时钟有误，或时间系捏造：请向作者查明"
        ))
    })
}

/// A commit that is older than the latest of its parents by more than clocks that are right are apart.
pub fn commit_goes_back(commit: &Instant, follows: &Instant) -> Option<Remark> {
    (follows.signed_duration_since(commit) > AHEAD_BY).then(|| {
        let (at, before) = (instant::format(commit), instant::format(follows));
        let message = said!(
            en: "this commit says {at}, and the one before it {before}",
            zh: "该提交的时间为 {at}，而其上一提交为 {before}"
        );
        Remark::warning(COMMIT_TIME, Route::Whole, message).tip(said!(
            en: "the clock of one of the machines was wrong, or the commit was dated back: ask the author",
            zh: "其中一台机器的时钟有误，或提交时间被倒签：请向作者查明"
        ))
    })
}

/// A new event whose commit is days older than the one that it follows: event and commit were dated back together.
pub fn dated_back(event: &Event, commit: &Instant, follows: &Instant) -> Option<Remark> {
    (follows.signed_duration_since(commit) > CLOCKS_APART).then(|| {
        let (id, at, before) = (&event.id, instant::format(commit), instant::format(follows));
        let message = said!(
            en: "the event `{id}` came with a commit that says {at}, days before the one that it follows ({before})",
            zh: "事件 `{id}` 所在提交的时间为 {at}，比其上一提交（{before}）早了数日"
        );
        Remark::error(BACKDATED, Route::Event(event.id.clone(), Some("at")), message).tip(ask())
    })
}
