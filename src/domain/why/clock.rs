//! Why a clock is due when it is.

use super::condition::value_label;
use super::{Explanation, Question, Reason, Subject, shown};
use crate::domain::calendar::{Part, Reckoning, Segment, span_said};
use crate::domain::case::{ClockState, Standing};
use crate::domain::clocks::policy::{ClockFamily, ClockRule};
use crate::domain::clocks::{
    calendar_of, owner, parse_left, pauses_for, pauses_of, reckon, rule_of, term_of,
};
use crate::domain::measures::{WHAT, clocks::dated};
use crate::domain::record::{DueAt, Event};
use crate::said;
use crate::words::Said;

/// The due instant of `clock`, its rule, what started and moved it, and the time that was counted.
pub(super) fn explain_clock(question: &Question<'_>, clock: &ClockState) -> Explanation {
    let rule = rule_of(question.rules.policy, &clock.clock);
    let mut reasons = vec![started(question, clock)];
    reasons.extend(question.other_rules(&clock.recorded_by));
    let reckoned = match rule {
        Some(rule) => term_reason(question, clock, rule, &mut reasons),
        None => {
            reasons.push(Reason::new(said!(
                en: "the policy of today has no clock of this name; what was recorded stands",
                zh: "现行策略没有此时限；以已记录的为准",
            )));
            None
        }
    };
    moves(question, clock, &mut reasons);
    let mut segments = Vec::new();
    match reckoned {
        Some(reckoned) if clock.due == DueAt::At(reckoned.due) || clock.paused_left.is_some() => {
            reasons.push(account(&reckoned.segments));
            segments = reckoned.segments;
        }
        Some(reckoned) if !clock.extended => {
            let other = shown(&reckoned.due);
            reasons.push(Reason::new(said!(
                en: "the policy and calendar of today would give {other}; what was recorded stands",
                zh: "按现行策略和日历应为 {other}；以已记录的为准",
            )));
        }
        _ => {}
    }
    ending(question, clock, &mut reasons);
    let subject = Subject::Clock { name: clock.clock.clone(), round: clock.round };
    Explanation { subject, headline: headline(question, clock), reasons, segments }
}

fn headline(question: &Question<'_>, clock: &ClockState) -> Said {
    let Said { en, zh } = value_label("overdue", &clock.clock, question.rules.policy);
    let (round_en, round_zh) = match clock.round {
        1 => (String::new(), String::new()),
        round => (format!(", round {round}"), format!("（第{round}轮）")),
    };
    let (standing_en, standing_zh) = match clock.standing(&question.now) {
        Standing::Running => ("running", "计时中"),
        Standing::Overdue => ("overdue", "已逾期"),
        Standing::Paused => ("paused", "已暂停"),
        Standing::Met if clock.stopped_by_closing => ("ended with the case", "随案件结束"),
        Standing::Met => ("met", "按时完成"),
        Standing::Late => ("met late", "逾期完成"),
        Standing::Unknown => ("not known yet", "尚无法计算"),
        Standing::Withdrawn => ("no longer applies", "不再适用"),
    };
    match clock.due_at() {
        Some(due) => {
            let due = shown(&due);
            said!(en: "{en}{round_en}: due {due}, {standing_en}", zh: "{zh}{round_zh}：应于 {due} 前完成，{standing_zh}")
        }
        None => said!(en: "{en}{round_en}: {standing_en}", zh: "{zh}{round_zh}：{standing_zh}"),
    }
}

fn started(question: &Question<'_>, clock: &ClockState) -> Reason {
    let at = shown(&clock.started);
    let begins =
        |event: &&Event| event.moment() == clock.started && !question.case.voided.contains(&event.id);
    let event = question.record.ordered_events().into_iter().find(begins);
    match event.and_then(|event| Some((event, event.kind.spec()?.label))) {
        Some((event, label)) => {
            let (en, zh) = (label.en, label.zh);
            Reason::new(said!(en: "starts at {at}: {en}", zh: "自 {at} 起算：{zh}")).of_event(&event.id)
        }
        None => Reason::new(said!(en: "starts at {at}", zh: "自 {at} 起算")),
    }
}

/// Says which term applies, and reckons it with the rules of today.
fn term_reason(
    question: &Question<'_>,
    clock: &ClockState,
    rule: &ClockRule,
    reasons: &mut Vec<Reason>,
) -> Option<Reckoning> {
    let facts = question.facts_when(&clock.recorded);
    let (family_en, family_zh) = match rule.family {
        ClockFamily::Law => ("by law", "法定时限"),
        ClockFamily::Promise => ("by our promise", "承诺时限"),
    };
    let own = owner(question.record, &clock.clock).or_else(|| dated(question.record, &clock.clock));
    let Some((term, length)) = term_of(rule, own, clock.started, &facts) else {
        let said = said!(
            en: "{family_en}; none of its terms applies to the facts of today",
            zh: "{family_zh}；现有情况不适用其任何期限",
        );
        reasons.push(Reason::new(said).at_line(rule.choice.line, rule.choice.source.as_ref()));
        return None;
    };
    let pauses = pauses_for(own, clock.started, &pauses_of(question.case));
    let reckoned = reckon(question.rules, rule, length, clock.started, &pauses);
    let Some(term) = term else {
        // A measure tells what is to be done in its header.
        let of_header = question.record.header.text(WHAT);
        reasons.extend(own.map(|own| {
            let what = own.fields.text("what").or(of_header).unwrap_or_default();
            agreed(own, what, family_en, family_zh)
        }));
        return reckoned.ok();
    };
    let Said { en, zh } = length.said();
    let calendar = calendar_of(rule, question.rules).name();
    let (pauses_en, pauses_zh) = match rule.pauses {
        true => ("pauses do not count", "暂停期间不计"),
        false => ("no pause stops it", "不因暂停而停止"),
    };
    let said = said!(
        en: "{en} {family_en}, on calendar `{calendar}`; {pauses_en}",
        zh: "{family_zh}{zh}，按日历 `{calendar}` 计算；{pauses_zh}",
    );
    reasons.push(Reason::new(said).at_line(term.line, term.source.as_ref().or(rule.choice.source.as_ref())));
    match reckoned {
        Ok(reckoning) => Some(reckoning),
        Err(error) => {
            reasons.push(Reason::new(error.said()));
            None
        }
    }
}

/// Says that the event itself names the date, and what it is about.
fn agreed(event: &Event, what: &str, family_en: &str, family_zh: &str) -> Reason {
    let said = said!(
        en: "{family_en}, until the date that was agreed: {what}",
        zh: "{family_zh}，以约定的日期为准：{what}",
    );
    Reason::new(said).of_event(&event.id)
}

/// Says which promises the clock had before, and what moved each.
fn moves(question: &Question<'_>, clock: &ClockState, reasons: &mut Vec<Reason>) {
    for (index, earlier) in clock.earlier.iter().enumerate() {
        let next = clock.earlier.get(index + 1).map_or(&clock.recorded_by, |next| &next.recorded_by);
        let by = question.record.events.iter().find(|event| event.id == *next);
        let label = by.and_then(|event| event.kind.spec()).map(|spec| spec.label);
        let (en, zh) = label.map_or(("", ""), |label| (label.en, label.zh));
        let (was, was_zh) = promise_said(&earlier.due);
        let mut said = match earlier.replaced.map(|at| shown(&at)) {
            Some(at) => said!(en: "was due {was} until {at}", zh: "{at} 之前应于 {was_zh} 前完成"),
            None => said!(en: "was due {was}", zh: "曾应于 {was_zh} 前完成"),
        };
        if let Some(event) = by {
            let reason = event.fields.text("reason").map(|reason| format!(" ({reason})")).unwrap_or_default();
            let Said { en: was_en, zh: was_zh } = said;
            said = said!(en: "{was_en}, then {en}{reason}", zh: "{was_zh}，其后{zh}{reason}");
        }
        let reason = Reason::new(said);
        reasons.push(match by {
            Some(event) => reason.of_event(&event.id),
            None => reason,
        });
    }
    for pause in question.case.pauses.iter().filter(|pause| pause.clocks.contains(&clock.clock)) {
        let (from, why) = (shown(&pause.from), &pause.reason);
        let said = match &pause.until {
            Some(until) => {
                let until = shown(until);
                said!(en: "paused from {from} to {until}: {why}", zh: "{from} 至 {until} 暂停：{why}")
            }
            None => said!(en: "paused since {from}: {why}", zh: "自 {from} 起暂停：{why}"),
        };
        reasons.push(Reason::new(said).of_event(&pause.event));
    }
    if let Some(left) = clock.paused_left.as_deref().filter(|_| clock.stopped.is_none()).and_then(parse_left)
    {
        let Said { en, zh } = left.said();
        reasons.push(Reason::new(said!(en: "{en} left when it runs on", zh: "恢复计时后还剩{zh}")));
    }
    if clock.to_be_recomputed {
        reasons.push(Reason::new(said!(
            en: "to be computed anew: a pause, resume or void was not known where it was recorded; `sweep` records it",
            zh: "需重新计算：记录时尚不知道某次暂停、恢复或作废；运行 `sweep` 后更新",
        )));
    }
}

fn promise_said(due: &DueAt) -> (String, String) {
    match due {
        DueAt::At(due) => (shown(due), shown(due)),
        DueAt::Unknown(_) => ("at an instant not yet known".to_owned(), "尚不能确定的时间".to_owned()),
        DueAt::Held(_) => ("after a pause".to_owned(), "暂停结束后的时间".to_owned()),
        DueAt::Withdrawn => ("at no time".to_owned(), "（不适用）".to_owned()),
    }
}

/// The time that was counted, skipped and paused, summed up.
fn account(segments: &[Segment]) -> Reason {
    let total = |wanted: fn(&Part) -> bool| {
        let seconds =
            segments.iter().filter(|segment| wanted(&segment.part)).map(|segment| segment.seconds).sum();
        span_said(seconds)
    };
    let days = |wanted: fn(&Part) -> bool| {
        segments.iter().filter(|segment| segment.date.is_some() && wanted(&segment.part)).count()
    };
    let is_counted: fn(&Part) -> bool = |part| matches!(part, Part::Counted);
    let is_skipped: fn(&Part) -> bool = |part| matches!(part, Part::Skipped(_));
    let paused = total(|part| matches!(part, Part::Paused));
    let (paused_en, paused_zh) = (paused.en, paused.zh);
    if segments.iter().any(|segment| segment.date.is_some()) {
        let (counted, skipped) = (days(is_counted), days(is_skipped));
        let plural = if counted == 1 { "" } else { "s" };
        return Reason::new(said!(
            en: "{counted} day{plural} counted, {skipped} not counted, {paused_en} paused",
            zh: "计入 {counted} 天，不计 {skipped} 天，暂停 {paused_zh}",
        ));
    }
    let (counted, skipped) = (total(is_counted), total(is_skipped));
    let (counted_en, counted_zh, skipped_en, skipped_zh) = (counted.en, counted.zh, skipped.en, skipped.zh);
    Reason::new(said!(
        en: "{counted_en} counted, {skipped_en} not counted, {paused_en} paused",
        zh: "计入 {counted_zh}，不计 {skipped_zh}，暂停 {paused_zh}",
    ))
}

/// Says what stopped the clock, and the due instants that were missed.
fn ending(question: &Question<'_>, clock: &ClockState, reasons: &mut Vec<Reason>) {
    if let (Some(stopped), Some(by)) = (&clock.stopped, &clock.stopped_by) {
        let at = shown(stopped);
        let event = question.record.events.iter().find(|event| event.id == *by);
        let label = event.and_then(|event| event.kind.spec()).map(|spec| spec.label);
        let (en, zh) = label.map_or(("", ""), |label| (label.en, label.zh));
        let late =
            event.filter(|_| clock.late_entry).map(|event| span_said((event.at - *stopped).num_seconds()));
        let said = match late {
            Some(Said { en: later_en, zh: later_zh }) => said!(
                en: "stopped at {at}: {en}, recorded {later_en} later",
                zh: "{at} 停止：{zh}，{later_zh}后补录",
            ),
            None => said!(en: "stopped at {at}: {en}", zh: "{at} 停止：{zh}"),
        };
        reasons.push(Reason::new(said).of_event(by));
    }
    for missed in clock.breaches(&question.now) {
        let missed = shown(&missed);
        reasons.push(Reason::new(said!(
            en: "missed at {missed}; nothing that came later takes that back",
            zh: "{missed} 逾期；此后的任何处理均不消除该次逾期",
        )));
    }
}
