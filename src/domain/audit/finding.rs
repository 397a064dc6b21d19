//! What an audit finds: codes, and remarks whose place is still a route.

use crate::domain::finding::{Finding, Grade, Place};
use crate::domain::record::Route;
use crate::words::Said;

/// Git's own check of its objects fails.
pub const DAMAGED: &str = "audit-repository-damaged";
/// Replacements, grafts, a shallow or partial clone: git shows another history than was written.
pub const DISTORTED: &str = "audit-history-distorted";
/// The index hides files, or holds a merge that nobody finished.
pub const INDEX: &str = "audit-index";
/// A file differs from the last commit, or is in none.
pub const UNCOMMITTED: &str = "audit-uncommitted";
/// A link, another repository or a file of one machine's own where the last commit should have none.
pub const OUT_OF_PLACE: &str = "audit-file-out-of-place";
/// A record of a commit cannot be read.
pub const UNREADABLE: &str = "audit-record-unreadable";
/// A record of a commit stands where its id does not belong, or is no plain file.
pub const MISPLACED: &str = "audit-record-misplaced";
/// A record is gone.
pub const RECORD_GONE: &str = "audit-record-gone";
/// An event is gone.
pub const EVENT_GONE: &str = "audit-event-gone";
/// An event was changed.
pub const EVENT_CHANGED: &str = "audit-event-changed";
/// A key of the header was changed, and no event tells of it.
pub const HEADER_CHANGED: &str = "audit-header-changed";
/// A text was erased otherwise than the event says.
pub const ERASED_OTHERWISE: &str = "audit-erased-otherwise";
/// Two events of one id.
pub const EVENT_TWICE: &str = "audit-event-twice";
/// An event does not order behind those that were there.
pub const EVENT_ORDER: &str = "audit-event-order";
/// A merge brought an event that neither side had.
pub const MERGE_ADDS: &str = "audit-merge-adds";
/// An event `differed` tells of a version that nobody wrote.
pub const VERSION: &str = "audit-version-never-stood";
/// An event says that it was recorded after its commit.
pub const AHEAD: &str = "audit-event-ahead";
/// An event says that it was recorded long before its commit.
pub const BACKDATED: &str = "audit-event-backdated";
/// An event was recorded under a clock that was set.
pub const CLOCK_SET: &str = "audit-clock-set";
/// A commit is older than the one before it.
pub const COMMIT_TIME: &str = "audit-commit-time";
/// An event by somebody whom the shop did not know then.
pub const UNKNOWN_STAFF: &str = "audit-unknown-staff";
/// An event by somebody who did not work there on that day.
pub const NOT_WORKING: &str = "audit-staff-not-working";
/// An event by another person than the commit's author.
pub const AUTHOR: &str = "audit-author-differs";
/// An event that a gate of the policy in force should have kept out.
pub const GATE: &str = "audit-gate-passed";
/// An event that a separation of duties of the policy in force forbids.
pub const SEPARATION: &str = "audit-duties-not-separate";
/// A decision in a role that its writer did not have.
pub const NOT_ENTITLED: &str = "audit-not-entitled";
/// An offer beyond the authority of who made or approved it.
pub const BEYOND_AUTHORITY: &str = "audit-beyond-authority";
/// A commit without the signature that its author's key asks for.
pub const UNSIGNED: &str = "audit-unsigned";
/// A signature that is not its author's.
pub const SIGNATURE: &str = "audit-bad-signature";
/// The rules of a commit cannot be read.
pub const RULES_UNREADABLE: &str = "audit-rules-unreadable";
/// An event names rules that never stood in the history.
pub const RULES_UNKNOWN: &str = "audit-rules-unknown";
/// An event names other rules than those of its commit.
pub const RULES_OTHER: &str = "audit-rules-other";
/// An amount is not what the rules in force make it.
pub const AMOUNT: &str = "audit-amount-differs";
/// A fine that does not follow from the rules in force.
pub const NOT_FOLLOWING: &str = "audit-fine-does-not-follow";
/// An event in the name of `sweep` that `sweep` would not have recorded.
pub const SWEPT: &str = "audit-sweep-does-not-follow";
/// A file of evidence was changed, is no plain file, or was taken out of the history.
pub const EVIDENCE_CHANGED: &str = "audit-evidence-changed";
/// A file of evidence that no event names.
pub const EVIDENCE_UNLISTED: &str = "audit-evidence-unlisted";
/// A commit that was told to others does not lead to this history.
pub const ANCHOR: &str = "audit-anchor-lost";
/// Personal data in a message, an author or the name of a file.
pub const PERSONAL_DATA: &str = "audit-personal-data";
/// Customers' files in the history of a shop that keeps them out of it.
pub const CUSTOMERS: &str = "audit-customers-in-history";

/// The codes of this area.
pub const CODES: &[&str] = &[
    DAMAGED,
    DISTORTED,
    INDEX,
    UNCOMMITTED,
    OUT_OF_PLACE,
    UNREADABLE,
    MISPLACED,
    RECORD_GONE,
    EVENT_GONE,
    EVENT_CHANGED,
    HEADER_CHANGED,
    ERASED_OTHERWISE,
    EVENT_TWICE,
    EVENT_ORDER,
    MERGE_ADDS,
    VERSION,
    AHEAD,
    BACKDATED,
    CLOCK_SET,
    COMMIT_TIME,
    UNKNOWN_STAFF,
    NOT_WORKING,
    AUTHOR,
    GATE,
    SEPARATION,
    NOT_ENTITLED,
    BEYOND_AUTHORITY,
    UNSIGNED,
    SIGNATURE,
    RULES_UNREADABLE,
    RULES_UNKNOWN,
    RULES_OTHER,
    AMOUNT,
    NOT_FOLLOWING,
    SWEPT,
    EVIDENCE_CHANGED,
    EVIDENCE_UNLISTED,
    ANCHOR,
    PERSONAL_DATA,
    CUSTOMERS,
];

/// In which of two texts of a record something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the text before: it is gone since.
    Before,
    /// In the text of the commit.
    After,
}

/// A finding whose place is still a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub route: Route,
    /// In which text the route leads to a place.
    pub side: Side,
    /// The code.
    pub code: &'static str,
    grade: Grade,
    message: Said,
    tip: Option<Said>,
}

impl Remark {
    /// Something that must not be.
    pub fn error(code: &'static str, route: Route, message: Said) -> Self {
        Self { route, side: Side::After, code, grade: Grade::Error, message, tip: None }
    }

    /// Something to be looked at.
    pub fn warning(code: &'static str, route: Route, message: Said) -> Self {
        Self { grade: Grade::Warning, ..Self::error(code, route, message) }
    }

    /// The same about the text before.
    #[must_use]
    pub fn before(self) -> Self {
        Self { side: Side::Before, ..self }
    }

    /// The same with words on what to do next.
    #[must_use]
    pub fn tip(self, tip: Said) -> Self {
        Self { tip: Some(tip), ..self }
    }

    /// The finding, now that its route is known to lead to `place`.
    pub fn at(self, place: Place) -> Finding {
        Finding { tip: self.tip, grade: self.grade, ..Finding::error(self.code, place, self.message) }
    }
}
