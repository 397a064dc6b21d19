//! The one place that reads the time.

use chrono::Utc;

use crate::domain::failure::Failure;
use crate::domain::instant::{self, Instant};
use crate::said;

/// The environment variable that sets the clock, for tests and demonstrations.
pub(super) const VARIABLE: &str = "PLAINT_NOW";

/// The present, and whether `PLAINT_NOW` made it. Events recorded under a set clock say so.
///
/// # Errors
/// When `PLAINT_NOW` holds something that is not an instant with an offset.
pub(super) fn now() -> Result<(Instant, bool), Failure> {
    match std::env::var(VARIABLE) {
        Ok(text) if !text.is_empty() => instant::parse(&text).map(|now| (now, true)).ok_or_else(|| {
            Failure::usage(said!(
                en: "`{VARIABLE}` is `{text}`, not an instant like 2026-11-22T10:05:00+08:00",
                zh: "环境变量 `{VARIABLE}` 的值 `{text}` 不是时间，应形如 2026-11-22T10:05:00+08:00"
            ))
        }),
        _ => Ok((Utc::now().fixed_offset(), false)),
    }
}
