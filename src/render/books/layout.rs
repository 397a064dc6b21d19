//! What the journals have in common: accounts, references, lines of postings, and texts that cannot break out of theirs.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Journal, words};
use crate::domain::books::Entry;
use crate::domain::money::format_amount;
use crate::render::terminal;

/// An account that a journal uses.
pub(super) struct Used {
    /// What people call it.
    pub(super) called: String,
    /// The day of its first use.
    pub(super) first: NaiveDate,
}

/// The accounts that the journal uses, by name.
pub(super) fn accounts(journal: &Journal<'_>) -> BTreeMap<String, Used> {
    let mut used: BTreeMap<String, Used> = BTreeMap::new();
    for entry in journal.entries {
        for posting in entry.postings() {
            let called = || one_line(&words::account(&posting.account, journal.reader));
            let account = used
                .entry(posting.account.to_string())
                .or_insert_with(|| Used { called: called(), first: entry.date });
            account.first = account.first.min(entry.date);
        }
    }
    used
}

/// The reference of an entry, `261122-k7qm/e3f7k2`: record and event, of letters, digits, `-`, `_` and `/` alone; a
/// record that was edited by hand may hold any text for an id. Empty for opening balances.
pub(super) fn reference(entry: &Entry) -> String {
    let plain = |character: char| match character {
        '-' => '-',
        _ if character.is_ascii_alphanumeric() => character,
        _ => '_',
    };
    let plain = |text: &str| text.chars().map(plain).take(LONGEST).collect::<String>();
    match entry.event.as_str() {
        "" => String::new(),
        event => format!("{}/{}", plain(&entry.record), plain(event)),
    }
}

/// The lines of postings, amounts below each other.
pub(super) fn postings(entry: &Entry, currency: &str, indent: &str) -> String {
    let lines: Vec<(String, String)> = entry
        .postings()
        .map(|posting| (posting.account.to_string(), format_amount(posting.amount)))
        .collect();
    let accounts = lines.iter().map(|(account, _)| account.len()).max().unwrap_or(0);
    let amounts = lines.iter().map(|(_, amount)| amount.len()).max().unwrap_or(0);
    let line = |(account, amount): &(String, String)| {
        format!("{indent}{account:<accounts$}  {amount:>amounts$} {currency}\n")
    };
    lines.iter().map(line).collect()
}

/// The most characters of a text in a journal: Ledger refuses lines of more than 4096 bytes.
const LONGEST: usize = 300;

/// The text on one line, without anything that could steer a terminal, and with single spaces: two of them end a
/// description for some programs. What is too long for a journal ends in `…`.
pub(super) fn one_line(text: &str) -> String {
    let line = terminal::line(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// The text as a description of hledger and Ledger, which have no quotes: `;` would begin a comment and `|` end the
/// payee, so their full-width forms stand for them.
pub(super) fn unquoted(text: &str) -> String {
    one_line(text).replace(';', "；").replace('|', "｜")
}
