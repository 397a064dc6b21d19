//! What `respond` and `inform` have in common: words that reached the customer, and what the customer made of them.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening, Mood};
use super::letter::refuse_words;
use super::session::{Outcome, Session};
use crate::domain::record::KindSpec;
use crate::help;

/// What the customer made of the words, and whose words the note tells.
#[derive(Debug, clap::Args)]
pub(super) struct Answer {
    #[command(flatten)]
    mood: Mood,
    #[arg(long, help = help!("The note tells somebody else's words: wording that the policy forbids is no reason to refuse it", "备注系引述原话：不检查策略禁用的措辞"))]
    quoting: bool,
}

impl Answer {
    /// Records the words as an event of `kind`, said in `form`.
    ///
    /// # Errors
    /// The note says what the policy forbids, or nothing was saved for another reason that the failure tells.
    pub(super) fn record(
        &self,
        kind: &'static KindSpec,
        happening: &Happening,
        form: Option<&str>,
        session: &mut Session<'_>,
    ) -> Result<Outcome> {
        let mut desk = Desk::open(session)?;
        let note = happening.occasion.note.as_deref();
        refuse_words(&mut desk, session, &happening.case, (note, self.quoting))?;
        let draft = Draft::new(kind, happening).may("form", form).may("satisfied", self.mood.text());
        desk.record(session, &happening.case, draft)
    }
}
