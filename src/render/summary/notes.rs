//! What has to be known to read the figures rightly.

use crate::domain::summary::{Breakdown, Compared, Scope, Summary, Times};
use crate::render::cases::Reader;
use crate::render::report::Remark;
use crate::said;
use crate::words::Said;

/// Of fewer cases than this, shares say little.
const SMALL: usize = 20;

/// The notes of a summary.
pub(super) fn notes(reader: Reader<'_>, summary: &Summary<'_>, scope: &Scope) -> Vec<Remark> {
    let mut notes = of_period(summary.figures.received, scope);
    let before = summary.before.as_ref();
    notes.extend(before.map(|before| of_comparison(&before.compared, before.figures.received > 0)));
    if summary.figures.times != Times::default() {
        notes.push(said!(
            en: "times are elapsed, night and day; whether a promise was kept is counted under clocks",
            zh: "时长按自然时间计（含夜间与休息日）；是否守约见“期限”一节",
        ));
    }
    notes.extend(of_people(reader));
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
    told(reader, &notes)
}

/// The notes of a period that is told apart.
pub(super) fn of_breakdown(reader: Reader<'_>, breakdown: &Breakdown, scope: &Scope) -> Vec<Remark> {
    let mut notes = of_period(breakdown.whole.figures.received, scope);
    let has_before = breakdown.whole.before.is_some();
    notes.extend(breakdown.compared.as_ref().map(|compared| of_comparison(compared, has_before)));
    if breakdown.overlaps {
        notes.push(said!(
            en: "a complaint that names several counts for each: the rows add up to more than the whole",
            zh: "一件投诉涉及多项的，每项各计一次，各行之和大于合计",
        ));
    }
    if breakdown.by.is_of_people() {
        notes.extend(of_people(reader));
    }
    told(reader, &notes)
}

fn of_period(received: usize, scope: &Scope) -> Vec<Said> {
    let mut notes = Vec::new();
    let today = scope.today();
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
    notes
}

/// What "before" means.
fn of_comparison(compared: &Compared, has_complaints: bool) -> Said {
    let before = compared.before;
    if !has_complaints {
        return said!(
            en: "nothing was received in {before}: there is nothing to compare with",
            zh: "{before} 没有受理投诉，无从比较",
        );
    }
    match compared.running_until {
        Some(until) => said!(
            en: "compared with {before}: as many days of the period before, since this one runs until after {until}",
            zh: "上期取 {before}：本期截至 {until} 尚未结束，只与上期相同天数比较",
        ),
        None => said!(
            en: "compared with {before}, as its complaints stand now",
            zh: "上期取 {before}，按其投诉目前情况计",
        ),
    }
}

/// Few complaints are no success (R18); and who is fined for having many has a reason to record few.
fn of_people(reader: Reader<'_>) -> Vec<Said> {
    let mut notes = vec![said!(
        en: "few complaints do not mean satisfied customers: stores and people are in the order of their names and \
             nobody is ranked by having few",
        zh: "投诉少不等于顾客满意：门店与人员按名称排列，不以投诉少论优劣",
    )];
    if reader.book.fines_follow_counts() {
        notes.push(said!(
            en: "the policy fines stores for their place by complaints, so whoever pays gains by complaints that are \
                 not recorded: where they become few, look for those that are missing",
            zh: "策略按投诉排名处罚门店，受罚者因此有少报、瞒报的动机：投诉骤减时，应先核查是否漏记",
        ));
    }
    notes
}

fn told(reader: Reader<'_>, notes: &[Said]) -> Vec<Remark> {
    notes.iter().map(|said| Remark::new(reader.face.say(said))).collect()
}
