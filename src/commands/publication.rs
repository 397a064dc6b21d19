//! Where something was published: the arguments that `expose` and `clarify` share.

use super::draft::Draft;
use crate::help;

/// In which medium, and where in it.
#[derive(Debug, clap::Args)]
pub struct Publication {
    #[arg(long, help = help!("The medium, as the policy names it", "媒体（策略中的名称）"))]
    pub(super) medium: Option<String>,
    #[arg(long, value_name = "NAME", help = help!("What the medium is called", "媒体名称"))]
    outlet: Option<String>,
    #[arg(long = "where", value_name = "PLACE", help = help!("Where to find it: an address, a page, a programme", "位置：网址、版面或节目"))]
    place: Option<String>,
}

impl Publication {
    /// The draft with what the medium is called, and where in it to look.
    pub(super) fn place_of(&self, draft: Draft) -> Draft {
        draft.may("outlet", self.outlet.as_deref()).may("where", self.place.as_deref())
    }
}
