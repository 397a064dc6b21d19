//! A fine as templates see it.

use super::gather::{FineMeant, moment, money, until};
use crate::domain::fines::payee_label;
use crate::domain::letters::view::{Fine, FinePart};
use crate::domain::names::Naming;
use crate::render::story::Telling;

pub(super) fn fine(telling: &Telling<'_>, meant: &FineMeant<'_>) -> Fine {
    let fine = meant.fine;
    let day =
        |instant: Option<crate::domain::instant::Instant>| instant.map(|instant| until(telling, &instant));
    let part = |part: &crate::domain::fines::ledger::Part| FinePart {
        name: telling.reader.party(telling.names, &part.payer),
        amount: money(telling, part.amount),
    };
    Fine {
        label: telling.named(Naming::Fine, &fine.rule),
        passage: meant.passage.and_then(passage),
        amount: money(telling, fine.amount),
        payers: fine.parts.iter().map(part).collect(),
        payee: telling.say(&payee_label(fine.payee).said()),
        reason: fine.reason.as_deref().map(|reason| telling.shown_text("reason", reason)),
        at: moment(telling, &fine.at),
        fee: fine.fee,
        pay_by: day(meant.pay_by),
        object_by: day(meant.object_by),
    }
}

/// The passage of a rule's source, without the remarks of who wrote the policy: `002 §2 (its words): remark; [policy] more`
/// names `002 §2 (its words)`. `None` where the house alone decided it.
fn passage(source: &str) -> Option<String> {
    let ends = [": ", "; ", "[policy]"].iter().filter_map(|mark| source.find(mark));
    let passage = source.get(..ends.min().unwrap_or(source.len()))?.trim();
    (!passage.is_empty()).then(|| passage.to_owned())
}
