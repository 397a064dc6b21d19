//! `audit` with the real git: what it finds beside the ways of tampering that the reliability suite counts, how it is
//! told, and what it remembers.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../reliability/tamper/base.rs"]
#[allow(dead_code, reason = "the suite uses more of it")]
mod base;
mod customers;
mod findings;
mod forged;
mod signatures;
mod telling;
mod times;

use std::sync::LazyLock;

use base::{Base, Place};

static BASE: LazyLock<Base> = LazyLock::new(Base::make);

/// A history that nobody has tampered with.
fn place() -> Place {
    BASE.copy()
}

/// The present, as records write it, so many seconds later.
fn now(later: i64) -> String {
    let zone = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    let now = chrono::Utc::now().with_timezone(&zone) + chrono::TimeDelta::seconds(later);
    now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// An event written behind the others by hand, and committed under the name that plaint gives to `by`. Gives the commit.
fn written(place: &Place, path: &str, (by, at): (&str, &str), rest: &str) -> String {
    let text = place.text(path);
    place.put(path, &format!("{text}  - id: ezz9z9\n    at: {at}\n    by: {by}\n{rest}"));
    place.commit_as(by)
}

/// The codes that the audit tells, each with its file and commit.
fn codes(place: &Place) -> Vec<(String, String, Option<String>)> {
    let (_, rows, told) = place.audit(&[]);
    assert!(!told.is_empty());
    rows.into_iter().map(|row| (row.code, row.file, row.commit)).collect()
}

/// Whether the audit tells this code about this file in this commit.
fn tells(place: &Place, code: &str, file: &str, commit: Option<&str>) -> bool {
    let all = codes(place);
    let found = all.iter().any(|(other, path, of)| other == code && path == file && of.as_deref() == commit);
    assert!(found, "expected {code} in {file} {commit:?}: {all:#?}");
    found
}
