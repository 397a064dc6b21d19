//! What has to be known to read the figures rightly.

use crate::domain::summary::{Scope, Summary, Times};
use crate::render::cases::Reader;
use crate::render::report::Remark;
use crate::said;
use crate::words::Said;

/// Of fewer cases than this, shares say little.
const SMALL: usize = 20;

/// The notes of a summary.
pub(super) fn notes(reader: Reader<'_>, summary: &Summary<'_>, scope: &Scope) -> Vec<Remark> {
    let mut notes: Vec<Said> = Vec::new();
    let received = summary.figures.received;
    let today = scope.zone.shown(&scope.now).date_naive();
    if scope.period.contains(today) && scope.period.last > today {
        notes.push(said!(
            en: "the period is not over: figures are as of the instant above",
            zh: "期间尚未结束：数字截至上述时刻",
        ));
    }
    if (1..SMALL).contains(&received) {
        notes.push(said!(
            en: "{received} cases are few: one more or less moves every share by a lot",
            zh: "仅 {received} 件，样本太小：多一件少一件，占比就会大幅变动",
        ));
    }
    if summary.figures.times != Times::default() {
        notes.push(said!(
            en: "times are elapsed, night and day; whether a promise was kept is counted under clocks",
            zh: "时长按自然时间计（含夜间与休息日）；是否守约见“期限”一节",
        ));
    }
    notes.push(said!(
        en: "few complaints do not mean satisfied customers: stores are in the order of their names and nobody is \
             ranked by having few",
        zh: "投诉少不等于顾客满意：门店按名称排列，不以投诉少论优劣",
    ));
    let late = summary.late_entries.len();
    if late > 0 {
        notes.push(said!(
            en: "recorded on a later day than they happened, and listed as such: {late}",
            zh: "有 {late} 个事件隔日补记，已单独列出",
        ));
    }
    let incomplete = summary.incomplete.len();
    if incomplete > 0 {
        let ids = summary.incomplete.join(", ");
        notes.push(said!(
            en: "with events that this version does not know, perhaps counted wrongly: {ids}",
            zh: "{incomplete} 件含有此版本不认识的事件，统计可能有误：{ids}",
        ));
    }
    notes.iter().map(|said| Remark::new(reader.face.say(said))).collect()
}
