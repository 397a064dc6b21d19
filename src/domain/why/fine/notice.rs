//! Until when a fine is to be paid: the notice, the term, and each of its days.

use chrono::{Days, NaiveDate, TimeDelta};

use super::super::Reason;
use super::Bench;
use crate::domain::calendar::Term;
use crate::domain::fines::ledger::{Fine, Notice};
use crate::domain::fines::policy::NoticeTerms;
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::said;
use crate::words::Said;

/// Days of which more are not told one by one.
const MOST_DAYS: usize = 31;

/// The notice, the term with the days that it counts, and until when one may object; what there is to do without one.
pub(super) fn notice(bench: &Bench<'_>, fine: &Fine) -> Vec<Reason> {
    if bench.proposed.contains(&fine.event) || fine.amount.is_zero() {
        return Vec::new();
    }
    let Some(notice) = &fine.notice else {
        return vec![Reason::new(said!(
            en: "no notice has been served: until then it has no day on which it is due",
            zh: "尚未送达处罚通知：送达前没有缴纳期限",
        ))];
    };
    let (at, by) = (bench.shown(&notice.at), bench.shown(&notice.pay_by));
    let mut reasons = vec![
        Reason::new(said!(en: "notice served at {at}", zh: "{at} 送达处罚通知")).of_event(&notice.event),
    ];
    let terms = bench.policy().fines.notice.as_ref();
    if let Some(terms) = terms {
        let Said { en, zh } = terms.pay_within.said();
        let days = days_said(bench, terms, notice);
        let (days_en, days_zh) = (days.en, days.zh);
        reasons.push(
            Reason::new(said!(
                en: "to be paid within {en}{days_en}: before {by}",
                zh: "应在{zh}内缴纳{days_zh}：{by} 之前",
            ))
            .at_line(terms.line, Some(&terms.source)),
        );
    } else {
        reasons.push(Reason::new(said!(en: "to be paid before {by}", zh: "应于 {by} 之前缴纳")));
    }
    reasons.extend(moved(bench, notice, fine));
    if let Some(object_by) = notice.object_by {
        let by = bench.shown(&object_by);
        let reason =
            Reason::new(said!(en: "objections are in time before {by}", zh: "申诉应于 {by} 之前提出"));
        let objection = bench.policy().fines.objection.as_ref();
        reasons.push(match objection {
            Some(terms) => reason.at_line(terms.line, Some(&terms.source)),
            None => reason,
        });
    }
    reasons
}

/// The days of the term one by one, as they were first set.
fn days_said(bench: &Bench<'_>, terms: &NoticeTerms, notice: &Notice) -> Said {
    let Term::Days(_) = terms.pay_within else { return said!(en: "", zh: "") };
    let served = bench.scene.shop.local(&notice.at).date_naive();
    let first_set = first_day_set(bench, notice).unwrap_or(notice.pay_by);
    let last = bench.scene.shop.local(&(first_set - TimeDelta::seconds(1))).date_naive();
    let first = match terms.first_day_counts {
        true => Some(served),
        false => served.checked_add_days(Days::new(1)),
    };
    let days: Vec<NaiveDate> = std::iter::successors(first, |day| day.checked_add_days(Days::new(1)))
        .take_while(|day| *day <= last)
        .take(MOST_DAYS)
        .collect();
    if days.is_empty() || days.len() == MOST_DAYS {
        return said!(en: "", zh: "");
    }
    let list = days.iter().enumerate().map(|(index, day)| (index + 1, day));
    let en: Vec<String> = list.clone().map(|(index, day)| format!("day {index} {day}")).collect();
    let zh: Vec<String> = list.map(|(index, day)| format!("第{index}日 {day}")).collect();
    let (en, zh) = (en.join(", "), zh.join("，"));
    match terms.first_day_counts {
        true => said!(en: ", the day of the notice counting ({en})", zh: "，送达当日计入（{zh}）"),
        false => said!(en: ", from the day after the notice ({en})", zh: "，自送达次日起算（{zh}）"),
    }
}

/// The day that the notice itself set.
fn first_day_set(bench: &Bench<'_>, notice: &Notice) -> Option<Instant> {
    let event = bench.record.events.iter().find(|event| event.id == notice.event)?;
    event.fields.text("pay_by").and_then(instant::parse)
}

/// That a ruling moved the day.
fn moved(bench: &Bench<'_>, notice: &Notice, fine: &Fine) -> Option<Reason> {
    let set = first_day_set(bench, notice)?;
    let moves = |id: &&String| {
        let mut events = bench.record.events.iter();
        events.any(|event| {
            event.id == **id && event.matches(table::RULED.name) && event.fields.get("pay_by").is_some()
        })
    };
    let rulings = fine.objections.iter().filter_map(|objection| objection.ruling.as_ref());
    let by = rulings.map(|ruling| &ruling.event).rfind(moves)?;
    let set = bench.shown(&set);
    (notice.pay_by != first_day_set(bench, notice)?).then(|| {
        Reason::new(said!(
            en: "it was {set} first; the time stood still while the objection was open",
            zh: "原为 {set}；申诉期间期限中止",
        ))
        .of_event(by)
    })
}
