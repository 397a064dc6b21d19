//! The ledger of Beancount (beancount.github.io/docs/beancount_language_syntax.html): every account opened on the day
//! of its first use, texts in quotes.

use super::{Journal, layout, words};

/// The ledger.
pub(super) fn text(journal: &Journal<'_>) -> String {
    let currency = journal.currency;
    let title = quoted(journal.title);
    let mut text = format!("option \"title\" {title}\noption \"operating_currency\" \"{currency}\"\n\n");
    if let Some(first) = journal.entries.iter().map(|entry| entry.date).min() {
        text.push_str(&format!("{first} commodity {currency}\n"));
    }
    for (name, account) in layout::accounts(journal) {
        text.push_str(&format!(
            "{} open {name} {currency}\n  name: {}\n",
            account.first,
            quoted(&account.called)
        ));
    }
    for entry in journal.entries {
        let description = quoted(&words::description(entry, journal.reader));
        text.push_str(&format!("\n{} * {description}\n", entry.date));
        let reference = layout::reference(entry);
        if !reference.is_empty() {
            text.push_str(&format!("  reference: \"{reference}\"\n"));
        }
        text.push_str(&layout::postings(entry, currency, "  "));
    }
    text
}

/// The text in quotes, in which `\` and `"` stand behind a `\`.
fn quoted(text: &str) -> String {
    format!("\"{}\"", layout::one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
