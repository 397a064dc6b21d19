//! Points in time as records keep them: RFC 3339 with the offset that was in force.

use chrono::{DateTime, FixedOffset, SecondsFormat};

/// A point in time with its offset. Two instants are equal when they are the same moment, whatever their offset.
pub type Instant = DateTime<FixedOffset>;

/// Reads an instant as RFC 3339 writes it, with `T` and an offset (`2026-11-22T10:05:00+08:00`).
///
/// Returns `None` for anything else: a missing offset, a day that does not exist, a leap second, an offset of more
/// than 14 hours.
pub fn parse(text: &str) -> Option<Instant> {
    if text.as_bytes().get(10) != Some(&b'T') || text.get(17..19) == Some("60") {
        return None;
    }
    let instant = DateTime::parse_from_rfc3339(text).ok()?;
    (instant.offset().local_minus_utc().abs() <= 14 * 3600).then_some(instant)
}

/// Writes an instant as records keep it: whole seconds, the offset as numbers (`+00:00`, never `Z`).
pub fn format(instant: &Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, false)
}
