//! Which rung of which ladder an offer stands on, and whether it may.

use rust_decimal::Decimal;

use super::policy::{Ladder, ResolutionPolicy, Rung};
use super::{GivenRemedy, Settlement, Stage};
use crate::domain::finding::did_you_mean;
use crate::domain::money::amount_in_words;
use crate::domain::policy::Facts;
use crate::said;
use crate::words::Said;

/// The ladder of a case of these facts: the first whose condition holds.
pub fn ladder_of<'a>(policy: &'a ResolutionPolicy, facts: &Facts) -> Option<&'a Ladder> {
    policy.ladders.iter().find(|ladder| ladder.when.holds(facts))
}

/// The rung that comes next: the one above the highest that the customer refused, in whatever round. `None` when the
/// customer refused the top.
pub fn next_rung<'a>(ladder: &'a Ladder, settlement: &Settlement) -> Option<&'a Rung> {
    ladder.rungs.get(next_index(ladder, settlement))
}

fn next_index(ladder: &Ladder, settlement: &Settlement) -> usize {
    let refused = settlement.offers.iter().filter(|offer| offer.stage == Stage::Refused);
    let highest = refused.filter_map(|offer| index_of(ladder, offer.rung.as_deref()?)).max();
    highest.map_or(0, |highest| highest + 1)
}

fn index_of(ladder: &Ladder, rung: &str) -> Option<usize> {
    ladder.rungs.iter().position(|known| known.choice.name == rung)
}

/// The rung on which an offer is to be made: the one that is named, or the next.
///
/// # Errors
/// The ladder has no such rung; the rung is out of turn, with what comes first; or the customer refused the top.
pub fn choose_rung<'a>(
    ladder: &'a Ladder,
    settlement: &Settlement,
    named: Option<&str>,
) -> Result<&'a Rung, Said> {
    let next = next_index(ladder, settlement);
    let Some(named) = named else { return ladder.rungs.get(next).ok_or_else(|| exhausted(ladder)) };
    let Some((index, rung)) =
        index_of(ladder, named).and_then(|index| Some((index, ladder.rungs.get(index)?)))
    else {
        return Err(unknown(ladder, named));
    };
    match ladder.rungs.get(next) {
        Some(first) if ladder.ordered && index > next => {
            let (first, Said { en, zh }) = (&first.choice.name, &first.choice.label);
            Err(said!(
                en: "the rung `{named}` is out of turn: `{first}` ({en}) is to be offered, and refused, first",
                zh: "档次 `{named}` 尚不能提出：须先提出 `{first}`（{zh}），且顾客不接受"
            ))
        }
        _ => Ok(rung),
    }
}

/// The remedies that may not be offered on this rung, each with where it may be; remedies of lower rungs may.
pub fn out_of_rung(ladder: &Ladder, rung: &Rung, remedies: &[GivenRemedy]) -> Vec<Said> {
    let height = index_of(ladder, &rung.choice.name).unwrap_or_default();
    let here = &rung.choice.name;
    let mut seen: Vec<&str> = Vec::new();
    let mut faults = Vec::new();
    for given in remedies {
        let name = given.remedy.as_str();
        let lowest = ladder.rungs.iter().position(|rung| rung.remedies.iter().any(|known| known == name));
        if seen.contains(&name) || lowest.is_some_and(|lowest| lowest <= height) {
            continue;
        }
        seen.push(name);
        faults.push(match lowest.and_then(|lowest| ladder.rungs.get(lowest)) {
            Some(higher) => {
                let higher = &higher.choice.name;
                said!(
                    en: "`{name}` belongs to the rung `{higher}`, above `{here}`",
                    zh: "`{name}` 属于 `{higher}` 档，高于 `{here}`"
                )
            }
            None => {
                let ladder = &ladder.choice.name;
                said!(
                    en: "`{name}` is on no rung of the ladder `{ladder}`",
                    zh: "阶梯 `{ladder}` 的任何一档都没有 `{name}`"
                )
            }
        });
    }
    faults
}

/// What is wrong with an offer on the rung that comes to so much, for the house or for the customer who is to pay, by
/// the rung's `at-most`.
pub fn over_most(rung: &Rung, cost: Decimal, facts: &Facts) -> Option<Said> {
    let formula = rung.at_most.as_ref()?;
    let (name, source) = (&rung.choice.name, rung.choice.source.as_deref().unwrap_or("–"));
    match formula.amount(facts) {
        Some(most) if cost > most => {
            let (most, cost) = (amount_in_words(most), amount_in_words(cost));
            Some(said!(
                en: "an offer on the rung `{name}` comes to at most {most}, this one to {cost} ({source})",
                zh: "`{name}` 档的方案最多 {most}，本方案为 {cost}（{source}）"
            ))
        }
        Some(_) => None,
        None => {
            let unknown = formula.unknown(facts).join(", ");
            Some(said!(
                en: "what an offer on the rung `{name}` may come to cannot be computed: not known yet: {unknown} ({source})",
                zh: "无法计算 `{name}` 档的上限：尚不知道 {unknown}（{source}）"
            ))
        }
    }
}

fn exhausted(ladder: &Ladder) -> Said {
    let name = &ladder.choice.name;
    said!(
        en: "the customer refused the top of the ladder `{name}`: close as not agreed, let somebody with the authority go further (`--rung` names the top again), or start a second handling",
        zh: "顾客已拒绝阶梯 `{name}` 的最高一档：以未达成一致结案，或由有权者再让步（用 `--rung` 再次指明最高一档），或二次处理"
    )
}

fn unknown(ladder: &Ladder, named: &str) -> Said {
    let names = || ladder.rungs.iter().map(|rung| rung.choice.name.as_str());
    let (name, list) = (&ladder.choice.name, names().collect::<Vec<_>>().join(", "));
    match did_you_mean(named, names()) {
        Some(near) => said!(
            en: "the ladder `{name}` has no rung `{named}`; did you mean `{near}`?",
            zh: "阶梯 `{name}` 没有 `{named}` 档；是不是 `{near}`？"
        ),
        None => said!(
            en: "the ladder `{name}` has no rung `{named}`; it has: {list}",
            zh: "阶梯 `{name}` 没有 `{named}` 档；有：{list}"
        ),
    }
}
