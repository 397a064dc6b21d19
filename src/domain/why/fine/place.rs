//! Why a store is fined for its place in a year's ranking.

use chrono::NaiveDate;

use super::super::{Explanation, Reason, Subject};
use super::{Bench, after, headline, notice, payers};
use crate::domain::fines::follow::{Answerable, People};
use crate::domain::fines::ledger::Fine;
use crate::domain::fines::policy::{Per, RankingFine, Tied, WorstPays};
use crate::domain::money::amount_in_words;
use crate::domain::record::Event;
use crate::said;
use crate::words::Said;

/// The ranking with the year and the place, the figure, what the place costs, who bears it, and what became of it.
pub(super) fn explain_place(bench: &Bench<'_>, fine: &Fine) -> Explanation {
    let mut reasons = Vec::new();
    let event = bench.record.events.iter().find(|event| event.id == fine.event);
    match bench.policy().fines.ranking(&fine.rule) {
        Some(rule) => reasons.extend(of_ranking(bench, rule, (fine, event))),
        None => {
            let name = &fine.rule;
            reasons.push(Reason::new(said!(
                en: "a fine for a place in a ranking, `{name}`, which the policy of today does not have; what was recorded stands",
                zh: "名次罚款 `{name}`，现行策略中已无此项；以已记录的为准",
            )));
        }
    }
    reasons.extend(after::collected(bench, fine));
    reasons.extend(notice::notice(bench, fine));
    reasons.extend(after::answers(bench, fine));
    Explanation {
        subject: Subject::Fine { event: fine.event.clone(), rule: fine.rule.clone() },
        headline: headline(bench, fine),
        reasons,
        segments: Vec::new(),
    }
}

fn of_ranking(bench: &Bench<'_>, rule: &RankingFine, (fine, event): (&Fine, Option<&Event>)) -> Vec<Reason> {
    let Said { en, zh } = &rule.choice.label;
    let ranking = bench.policy().rankings.iter().find(|ranking| ranking.choice.name == rule.ranking);
    let mut reasons = vec![
        Reason::new(said!(en: "rule “{en}”", zh: "规则“{zh}”"))
            .at_line(rule.choice.line, rule.choice.source.as_ref()),
    ];
    let (year, place) = fine.place.clone().unwrap_or_default();
    let complaints = event.and_then(|event| event.fields.text("complaints")).unwrap_or_default();
    let label = ranking.map(|ranking| ranking.choice.label.clone()).unwrap_or_default();
    let (label_en, label_zh) = (label.en, label.zh);
    let stands = said!(
        en: "ranking “{label_en}” of {year}: place {place}, complaints that count: {complaints}",
        zh: "{year} 年“{label_zh}”排名：第 {place} 名，计入投诉 {complaints} 件",
    );
    let stands = Reason::new(stands).of_event(&fine.event);
    reasons.push(match ranking {
        Some(ranking) => stands.at_line(ranking.choice.line, ranking.choice.source.as_ref()),
        None => stands,
    });
    reasons.push(cost(rule, (fine, place)));
    let last = year.parse().ok().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    let answerable = Answerable { store: Some(bench.record.id.clone()), ..Answerable::default() };
    if let Some(day) = last {
        let people = People { shop: bench.scene.shop, answerable: &answerable, day };
        let whole = (rule.payers.as_slice(), Per::Fine, fine.amount);
        reasons.extend(payers::who_pays(bench, whole, people, fine));
    }
    reasons
}

/// What the place costs, and whether that is by sharing it.
fn cost(rule: &RankingFine, (fine, place): (&Fine, u32)) -> Reason {
    let listed: Vec<String> = rule.amounts_by_place().iter().map(|amount| amount_in_words(*amount)).collect();
    let (en, zh) = (listed.join(", "), listed.join("、"));
    let index = usize::try_from(place).unwrap_or_default().saturating_sub(1);
    let own = rule.amounts_by_place().get(index).copied();
    let amount = amount_in_words(fine.amount);
    let (order_en, order_zh) = match rule.worst_pays {
        WorstPays::Most => ("the worst pays most", "首位罚最多"),
        WorstPays::AsListed => ("as the document lists them", "按文件所列顺序"),
    };
    let said = match (own == Some(fine.amount), rule.tied) {
        (true, _) => said!(
            en: "the places cost {en} ({order_en}): place {place} costs {amount}",
            zh: "各名次金额依次为 {zh}（{order_zh}）：第 {place} 名 {amount}",
        ),
        (false, Tied::Shared) => said!(
            en: "the places cost {en} ({order_en}); several share place {place} and the amounts of the places that they take up: {amount} each falls to this one",
            zh: "各名次金额依次为 {zh}（{order_zh}）；第 {place} 名并列，分摊所占名次的金额，本店 {amount}",
        ),
        (false, Tied::Each) => said!(
            en: "the places cost {en} today ({order_en}); {amount} was recorded and stands",
            zh: "各名次现行金额依次为 {zh}（{order_zh}）；已登记 {amount}，以登记为准",
        ),
    };
    Reason::new(said).at_line(rule.choice.line, None)
}
