//! The rules of a case: the fold, its clocks, triage, escalation, `why`, intake.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

mod clocks;
mod completion;
mod exposures;
mod fold;
mod intake;
mod own_clocks;
mod pitfalls;
mod properties;
mod rounds;
mod sweep;
mod triage;
mod why;
