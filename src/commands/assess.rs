//! `assess`: what the complaint means for the house's name, its business and its customers.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `assess`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Assess the impact on image, business and customers", "评估对形象、经营与顾客关系的影响"))]
pub struct AssessArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("On the house's name", "对形象的影响"))]
    image: Option<String>,
    #[arg(long, help = help!("On business", "对经营的影响"))]
    business: Option<String>,
    #[arg(long, help = help!("On the relation to customers", "对顾客关系的影响"))]
    customers: Option<String>,
}

/// Records the assessment.
pub(super) fn run(arguments: &AssessArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let aspects =
        [("image", &arguments.image), ("business", &arguments.business), ("customers", &arguments.customers)];
    let told = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    if !aspects.iter().any(|(_, text)| told(text)) {
        return Err(Failure::usage(said!(
            en: "an assessment needs at least one of `--image`, `--business`, `--customers`",
            zh: "影响评估至少需要 `--image`、`--business`、`--customers` 之一"
        ))
        .into());
    }
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let draft = Draft::new(&table::ASSESSED, &arguments.happening);
    let draft = aspects.into_iter().fold(draft, |draft, (key, text)| draft.may(key, text.as_deref()));
    desk.record_on(session, file, draft)
}
