//! What a sweep says: one line for each event.

use anyhow::Result;

use super::chain::Chain;
use super::source::Due;
use crate::commands::desk::happened;
use crate::commands::session::Session;
use crate::domain::fines::OF_FINES;
use crate::domain::instant;
use crate::domain::record::{Event, Record, RecordKind};
use crate::said;
use crate::words::Said;

/// Tells what was recorded, or would be: what became true, when, where to. Whether there was anything.
pub(super) fn recorded(chain: &mut Chain<'_>, session: &mut Session<'_>) -> Result<bool> {
    let mut lines = Vec::new();
    for swept in chain.complaints.iter().filter(|swept| !swept.new_events().is_empty()) {
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

/// Tells what is due in money and was not recorded.
pub(super) fn proposed(chain: &mut Chain<'_>, session: &mut Session<'_>, due: &[Due]) -> Result<()> {
    for Due { id, event, source, .. } in due {
        let Some(record) = record_of(chain, id) else { continue };
        let what = chain.desk.gist(session, &record, event).unwrap_or_default();
        let (en, zh) = (&what.en, &what.zh);
        let source = source.as_deref().unwrap_or("–");
        session.print(&match event.kind.name() {
            "fined" => {
                said!(en: "{id}: would be fined: {en} [{source}]", zh: "{id}：应处罚款，未登记：{zh}［{source}］")
            }
            _ => said!(en: "{id}: would be recorded: {en} [{source}]", zh: "{id}：应登记：{zh}［{source}］"),
        })?;
    }
    Ok(())
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
    let store = match record.kind {
        RecordKind::Store => Some(record.id.as_str()),
        _ => record.header.text("store"),
    };
    let Ok(rules) = chain.desk.rules(store) else { return Said::default() };
    let kind = happened(event, &rules.policy);
    if OF_FINES.contains(&event.kind.name()) {
        chain.desk.with_gist(session, kind, record, event)
    } else {
        kind
    }
}

/// The record of this id, with what is to be recorded.
fn record_of(chain: &Chain<'_>, id: &str) -> Option<Record> {
    let found = chain.complaints.iter().find(|swept| swept.record.id == id);
    let of_store = || chain.desk.store_file(id).map(|file| file.record).ok();
    found.map(|swept| swept.record.clone()).or_else(of_store)
}
