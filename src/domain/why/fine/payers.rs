//! Who pays: whom each line of the rule found and why, and how the sum came to each of them to the cent.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::Reason;
use super::super::payers::{joined, payer_said, role_said};
use super::Bench;
use super::sum::multiplied;
use crate::domain::fines::follow::{Answerable, LineAccount, MemberAccount, People, Trigger, account};
use crate::domain::fines::ledger::{Fine, Party};
use crate::domain::fines::policy::{FineRule, PayerKind, PayerRule, Per, Reach};
use crate::domain::money::amount_in_words;
use crate::domain::record::Event;
use crate::domain::record::kind::table;
use crate::said;
use crate::words::Said;

/// Who pays a fine of a case.
pub(super) fn of_case(
    bench: &Bench<'_>,
    rule: &FineRule,
    (fine, trigger): (&Fine, &Trigger<'_>),
) -> Vec<Reason> {
    let amount = match rule.per {
        Per::Payer => multiplied(bench, fine).map_or(fine.amount, |(base, _)| base),
        Per::Fine | Per::Payee => fine.amount,
    };
    who_pays(bench, (&rule.payers, rule.per, amount), People::of(trigger, bench.scene.shop), fine)
}

/// Each line of `payers` with whom it found, each payer with the share and the part; what is on record where it differs.
pub(super) fn who_pays(
    bench: &Bench<'_>,
    (payers, per, amount): (&[PayerRule], Per, Decimal),
    people: People<'_>,
    fine: &Fine,
) -> Vec<Reason> {
    if fine.amount.is_zero() {
        return Vec::new();
    }
    let lines = account(payers, per, amount, people).unwrap_or_default();
    let mut reasons = Vec::new();
    for line in &lines {
        reasons.push(line_said(bench, (line, lines.len()), people));
        let shared = per != Per::Payer;
        reasons.extend(line.members.iter().map(|member| member_said(bench, line, member, shared)));
    }
    let nobody = lines.iter().all(|line| line.members.is_empty());
    if nobody {
        reasons.push(Reason::new(said!(
            en: "no line finds anybody: the store pays in their place",
            zh: "各项均未找到缴纳人，由门店缴纳",
        )));
    }
    let members = lines.iter().flat_map(|line| &line.members);
    let now = sums(members.map(|member| (member.party.clone(), member.amount)));
    let recorded = sums(fine.shares().into_iter());
    if !nobody && now != recorded {
        let Said { en, zh } = bench.parties(&fine.shares());
        reasons.push(
            Reason::new(said!(
                en: "on record are other parts: {en}; they follow from `shop.toml` and the finding as these were then, and stand",
                zh: "已登记的份额不同：{zh}；系按当时的 `shop.toml` 与认定确定，以登记为准",
            ))
            .of_event(&fine.event),
        );
    }
    reasons
}

/// What falls to each in all, without those to whom nothing does.
fn sums(parts: impl Iterator<Item = (Party, Decimal)>) -> BTreeMap<Party, Decimal> {
    let mut sums = BTreeMap::new();
    for (party, amount) in parts.filter(|(_, amount)| !amount.is_zero()) {
        *sums.entry(party).or_insert(Decimal::ZERO) += amount;
    }
    sums
}

/// The line with its weight, its share, and how it finds people.
fn line_said(bench: &Bench<'_>, (line, count): (&LineAccount<'_>, usize), people: People<'_>) -> Reason {
    let Said { en, zh } = payer_said(line.line, bench.policy());
    if line.members.is_empty() {
        let said = match count {
            1 => said!(en: "who pays: {en}: finds nobody", zh: "缴纳人：{zh}：未找到任何人"),
            _ => said!(
                en: "who pays: {en}: finds nobody; its share goes to the other lines",
                zh: "缴纳人：{zh}：未找到任何人，其份额归入其他各项",
            ),
        };
        return Reason::new(said).at_line(line.line.line, None);
    }
    let (share, weight) = (amount_in_words(line.share), line.line.weight.normalize());
    let (how, event) = found(bench, line.line, people);
    let (how_en, how_zh) = (how.en, how.zh);
    let said = match count {
        1 => said!(en: "who pays: {en}: {how_en}", zh: "缴纳人：{zh}：{how_zh}"),
        _ => said!(
            en: "who pays: {en}: {how_en}; weight {weight}, {share} in all",
            zh: "缴纳人：{zh}：{how_zh}；权重 {weight}，共 {share}",
        ),
    };
    let reason = Reason::new(said).at_line(line.line.line, None);
    match event {
        Some(event) => reason.of_event(&event.id),
        None => reason,
    }
}

/// One who pays: the exact share, and the cent that was added or cut.
fn member_said(bench: &Bench<'_>, line: &LineAccount<'_>, member: &MemberAccount, shared: bool) -> Reason {
    let (Said { en, zh }, amount) = (bench.party(&member.party), amount_in_words(member.amount));
    let weight = member.weight.normalize();
    let (weight_en, weight_zh) = match line.members.iter().any(|other| other.weight != member.weight) {
        true => (format!(" (weight {weight})"), format!("（权重 {weight}）")),
        false => Default::default(),
    };
    if member.exact == member.amount || !shared {
        return Reason::new(said!(en: "{en}{weight_en}: {amount}", zh: "{zh}{weight_zh}：{amount}"));
    }
    let exact = member.exact.trunc_with_scale(4);
    Reason::new(match member.has_cent_added() {
        true => said!(
            en: "{en}{weight_en}: {exact}…, with a cent that was left over {amount}",
            zh: "{zh}{weight_zh}：{exact}…，加分摊余下的一分，为 {amount}",
        ),
        false => {
            said!(en: "{en}{weight_en}: {exact}…, cut to {amount}", zh: "{zh}{weight_zh}：{exact}…，舍去尾数，为 {amount}")
        }
    })
}

/// How the line finds people, and the finding where it goes by that.
fn found<'a>(bench: &Bench<'a>, line: &PayerRule, people: People<'_>) -> (Said, Option<&'a Event>) {
    let People { answerable, day, .. } = people;
    let finding = bench.standing.iter().rev().copied().find(|event| event.matches(table::DETERMINED.name));
    let named = |key: &str| {
        finding.filter(|event| event.fields.map("responsible").is_some_and(|found| found.get(key).is_some()))
    };
    let by = |key: &str, found: Said, complaint: Said| match named(key) {
        Some(event) => (found, Some(event)),
        None => (complaint, None),
    };
    let store = answerable.store.as_ref().map(|store| bench.party(&Party::Store(store.clone())));
    let Said { en: store_en, zh: store_zh } = store.unwrap_or_default();
    match &line.who {
        PayerKind::Store => by(
            "store",
            said!(en: "{store_en}, which was found responsible", zh: "{store_zh}，经认定负有责任"),
            said!(en: "{store_en}, about which the complaint is", zh: "{store_zh}，即被投诉门店"),
        ),
        PayerKind::StoreStaff => (
            said!(en: "everybody who worked in {store_en} on {day}", zh: "{day} 在{store_zh}任职的全体员工"),
            None,
        ),
        PayerKind::Responsible => by(
            "staff",
            said!(en: "whom the finding names", zh: "认定所列责任人"),
            said!(en: "whom the complaint names; the finding names nobody", zh: "投诉所指员工（认定未列责任人）"),
        ),
        PayerKind::Superiors(_) => {
            by("superiors", said!(en: "whom the finding names", zh: "认定所列上级"), above(bench, answerable))
        }
        PayerKind::Role(role, reach) => {
            let Said { en, zh } = role_said(role, bench.policy());
            let said = match reach {
                Reach::Store => said!(en: "{en} of {store_en} on {day}", zh: "{day} 时{store_zh}的{zh}"),
                Reach::Department => {
                    said!(en: "{en} of the responsible department on {day}", zh: "{day} 时责任部门的{zh}")
                }
                Reach::House => said!(en: "{en} on {day}", zh: "{day} 时任{zh}"),
            };
            (said, None)
        }
        PayerKind::Department => by(
            "departments",
            said!(en: "which the finding names", zh: "认定所列部门"),
            said!(en: "which has the category of the complaint; the finding names none", zh: "投诉类别所属部门（认定未列部门）"),
        ),
    }
}

/// To whom the responsible staff reports.
fn above(bench: &Bench<'_>, answerable: &Answerable) -> Said {
    let names: Vec<Said> = answerable.staff.iter().map(|id| bench.party(&Party::Staff(id.clone()))).collect();
    let Said { en, zh } = joined(names, ", ", "、");
    said!(en: "those to whom {en} reports, by `shop.toml`", zh: "`shop.toml` 所载{zh}的上级")
}
