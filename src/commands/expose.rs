//! `expose`: something was published about the house.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::meant_exposure::medium;
use super::publication::Publication;
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `expose`.
#[derive(Debug, clap::Args)]
#[command(about = help!("The matter was published: a newspaper, a broadcast, a post", "登记媒体曝光：报纸、电视、网络帖子等"))]
pub struct ExposeArguments {
    #[command(flatten)]
    happening: Happening,
    #[command(flatten)]
    publication: Publication,
    #[arg(long, value_name = "NUMBER", help = help!("How many it reached: readers, likes, reposts", "影响数：阅读、点赞或转发数"))]
    reach: Option<u64>,
    #[arg(long, value_name = "WORDS", help = help!("What it says", "曝光内容"))]
    says: Option<String>,
}

/// Records the exposure; each is its own, so several of one case are several events.
pub(super) fn run(arguments: &ExposeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let medium = medium(arguments.publication.medium.as_deref(), &rules, session)?;
    let draft = Draft::new(&table::EXPOSED, &arguments.happening).with("medium", &medium.choice.name);
    let draft = arguments
        .publication
        .place_of(draft)
        .may("reach", arguments.reach.map(|reach| reach.to_string()).as_deref())
        .may("says", arguments.says.as_deref());
    desk.record_on(session, file, draft)
}
