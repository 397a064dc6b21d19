//! Random bytes from the operating system, and the ids made of them.

use chrono::NaiveDate;

use super::Result;
use crate::domain::failure::Failure;
use crate::domain::id::{CaseId, event_id};
use crate::said;

/// `N` random bytes from the operating system.
///
/// # Errors
/// The operating system gives none.
pub fn random_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::could_not(said!(en: "the operating system gives no random bytes: {error}", zh: "操作系统未提供随机数：{error}"))
    })?;
    Ok(bytes)
}

/// An id for a complaint received on `day` (in the shop's zone). Saving it makes the file with O_EXCL; should it be
/// there, ask again.
///
/// # Errors
/// As [`random_bytes`].
pub fn random_case_id(day: NaiveDate) -> Result<CaseId> {
    Ok(CaseId::new(day, random_bytes()?))
}

/// An id for an event that is none of `taken`, the ids that its record has.
///
/// # Errors
/// As [`random_bytes`].
pub fn random_event_id<'a>(taken: impl Iterator<Item = &'a str> + Clone) -> Result<String> {
    loop {
        let id = event_id(random_bytes()?);
        if !taken.clone().any(|other| other == id) {
            return Ok(id);
        }
    }
}
