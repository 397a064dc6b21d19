//! The journal of Ledger (ledger-cli.org): every account and the commodity declared, so that `ledger --pedantic` holds.

use super::{Journal, hledger, layout};

/// The journal.
pub(super) fn text(journal: &Journal<'_>) -> String {
    let currency = journal.currency;
    let title = layout::unquoted(journal.title);
    let mut text = format!("; {title}\n\ncommodity {currency}\n    format 1000.00 {currency}\n\n");
    for (name, account) in layout::accounts(journal) {
        let called = layout::unquoted(&account.called);
        text.push_str(&format!("account {name}\n    note {called}\n"));
    }
    for entry in journal.entries {
        text.push_str(&format!("\n{}\n", hledger::head(entry, journal)));
        text.push_str(&layout::postings(entry, currency, "    "));
    }
    text
}
