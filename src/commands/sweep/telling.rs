//! What a sweep says: one line for each event.

use anyhow::Result;

use super::chain::Chain;
use super::source::Due;
use crate::commands::desk::happened;
use crate::commands::session::Session;
use crate::domain::fines::OF_FINES;
use crate::domain::fines::ledger::parties;
use crate::domain::instant;
use crate::domain::money::amount_in_words;
use crate::domain::names::NameBook;
use crate::domain::policy::Policy;
use crate::domain::record::{Event, Record, RecordKind};
use crate::render::cases::Reader;
use crate::render::clockface::Clockface;
use crate::said;
use crate::words::{Language, Said};

/// Tells what was recorded, or would be: what became true, when, where to. Whether there was anything.
pub(super) fn recorded(chain: &mut Chain<'_>, session: &mut Session<'_>) -> Result<bool> {
    let mut lines = Vec::new();
    let swept = chain.complaints.iter().chain(&chain.measures);
    for swept in swept.filter(|swept| !swept.new_events().is_empty()) {
        lines.extend(swept.new_events().iter().map(|event| (swept.record.id.clone(), event.clone())));
    }
    for (store, events) in &chain.stores {
        lines.extend(events.iter().map(|event| (store.clone(), event.clone())));
    }
    for (id, event) in &lines {
        let Some(record) = record_of(chain, id) else { continue };
        let what = said_of(chain, session, (&record, event));
        let (en, zh, at) = (&what.en, &what.zh, instant::format(&event.at));
        let reason = event.fields.text("clock").or_else(|| event.fields.text("rule")).unwrap_or_default();
        session.print(&match reason {
            "" => said!(en: "{id}: {en} ({at})", zh: "{id}：{zh}（{at}）"),
            _ => said!(en: "{id}: {en} ({reason}, {at})", zh: "{id}：{zh}（{reason}，{at}）"),
        })?;
    }
    Ok(!lines.is_empty())
}

/// Tells what is due in money and was not recorded: the case, the rule, the sum, who pays, and by which passage.
pub(super) fn proposed(chain: &mut Chain<'_>, session: &mut Session<'_>, due: &[Due]) -> Result<()> {
    for due in due {
        let Some(line) = proposal(chain, session, due) else { continue };
        session.print(&line)?;
    }
    Ok(())
}

fn proposal(chain: &mut Chain<'_>, session: &Session<'_>, due: &Due) -> Option<Said> {
    let Due { id, event, source, .. } = due;
    let record = record_of(chain, id)?;
    let store = store_of(&record).map(str::to_owned);
    let rules = chain.desk.rules(store.as_deref()).ok()?;
    let what = what(event, &rules.policy).unwrap_or_else(|| happened(event, &rules.policy));
    let what = match event.fields.get("repeats") {
        None => what,
        Some(_) => {
            let (en, zh) = (&what.en, &what.zh);
            said!(en: "{en}, because it happened before", zh: "{zh}（重复发生加罚）")
        }
    };
    let amount = amount_in_words(event.fields.amount("amount").unwrap_or_default());
    let book = NameBook::new(&chain.desk.shop, [&rules.policy]);
    let names = book.of_store(store.as_deref());
    let payers = |language: Language| {
        let face = Clockface { zone: chain.desk.shop.zone, now: session.now, language };
        let reader = Reader { face, book: &book };
        match parties(event, "payers").as_slice() {
            [(only, _)] => reader.party(names, only),
            several => reader.parties(names, several),
        }
    };
    let (payers_en, payers_zh) = (payers(Language::English), payers(Language::Chinese));
    let (what_en, what_zh) = (&what.en, &what.zh);
    // What the policy adds to the passage is told by `why`.
    let source = source.as_deref().and_then(|source| source.split(';').next()).unwrap_or("–");
    // What is asked for work is no fine.
    let is_fee = event.fields.text("fee") == Some("yes");
    Some(match event.kind.name() {
        "fined" if is_fee => said!(
            en: "{id}: would be charged: {what_en}, {amount}, paid by {payers_en} [{source}]",
            zh: "{id}：应收费用（未登记）：{what_zh}，{amount}，缴纳人：{payers_zh}［{source}］"
        ),
        "fined" => said!(
            en: "{id}: would be fined: {what_en}, {amount}, paid by {payers_en} [{source}]",
            zh: "{id}：应处罚款（未登记）：{what_zh}，{amount}，缴纳人：{payers_zh}［{source}］"
        ),
        _ => said!(
            en: "{id}: would be recorded: {what_en}, {amount}, paid by {payers_en} [{source}]",
            zh: "{id}：应登记：{what_zh}，{amount}，缴纳人：{payers_zh}［{source}］"
        ),
    })
}

/// The rule behind a fine, of a place in a year's ranking with both.
fn what(event: &Event, policy: &Policy) -> Option<Said> {
    let name = event.fields.text("rule")?;
    if let Some(rule) = policy.fines.rule(name) {
        return Some(rule.choice.label.clone());
    }
    let Said { en, zh } = &policy.fines.ranking(name)?.choice.label;
    let (place, year) = (event.fields.text("place")?, event.fields.text("period")?);
    Some(said!(en: "{en}, place {place} of {year}", zh: "{zh}，{year}年第 {place} 名"))
}

/// Tells what follows and cannot be charged: somebody has to complete something first.
pub(super) fn uncharged(chain: &Chain<'_>, session: &mut Session<'_>) {
    for (id, rule, why) in &chain.uncharged {
        let (rule_en, rule_zh, en, zh) = (&rule.en, &rule.zh, &why.en, &why.zh);
        session.notice(&said!(
            en: "{id}: “{rule_en}” follows and cannot be charged: {en}",
            zh: "{id}：应依“{rule_zh}”处罚，但无法处罚：{zh}"
        ));
    }
}

/// What the event is: of money with what it says, else its kind and where to.
fn said_of(chain: &mut Chain<'_>, session: &Session<'_>, (record, event): (&Record, &Event)) -> Said {
    let rules = match record.kind {
        RecordKind::Measure => chain.desk.rules_of_measure(record),
        _ => chain.desk.rules(store_of(record)),
    };
    let Ok(rules) = rules else { return Said::default() };
    let kind = happened(event, &rules.policy);
    if OF_FINES.iter().any(|spec| event.matches(spec.name)) {
        chain.desk.with_gist(session, kind, record, event)
    } else {
        kind
    }
}

/// The store that a record is about, as it was at receipt.
fn store_of(record: &Record) -> Option<&str> {
    match record.kind {
        RecordKind::Store => Some(record.id.as_str()),
        _ => record.header.text("store"),
    }
}

/// The record of this id, with what is to be recorded.
fn record_of(chain: &Chain<'_>, id: &str) -> Option<Record> {
    let mut swept = chain.complaints.iter().chain(&chain.measures);
    let found = swept.find(|swept| swept.record.id == id);
    let of_store = || chain.desk.store_file(id).map(|file| file.record).ok();
    found.map(|swept| swept.record.clone()).or_else(of_store)
}
