//! The journal of hledger (hledger.org/hledger.html#journal): every account and the commodity declared, so that
//! `hledger check --strict` holds.

use super::{Journal, layout, words};

/// The journal.
pub(super) fn text(journal: &Journal<'_>) -> String {
    let currency = journal.currency;
    let mut text = format!("; {}\n\ncommodity 1000.00 {currency}\n\n", layout::unquoted(journal.title));
    for (name, account) in layout::accounts(journal) {
        // In a comment, a word with a colon would be a tag, and some tags mean something.
        let called = layout::unquoted(&account.called).replace(':', "：");
        text.push_str(&format!("account {name}  ; {called}\n"));
    }
    for entry in journal.entries {
        text.push_str(&format!("\n{}\n", head(entry, journal)));
        text.push_str(&layout::postings(entry, currency, "    "));
    }
    text
}

/// The first line of an entry, in hledger and in Ledger: day, reference, description.
pub(super) fn head(entry: &crate::domain::books::Entry, journal: &Journal<'_>) -> String {
    let description = layout::unquoted(&words::description(entry, journal.reader));
    match layout::reference(entry).as_str() {
        "" => format!("{} {description}", entry.date),
        reference => format!("{} ({reference}) {description}", entry.date),
    }
}
