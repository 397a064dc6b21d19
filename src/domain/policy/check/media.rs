//! Media: a post that anybody reads is answered in time.

use crate::domain::media::finding;
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::section::Section;

/// Every public medium has a clock from what is exposed there to the first response.
pub(super) fn responses(policy: &Policy, root: &Section) {
    let Some(section) = root.section("media") else { return };
    for (medium, section) in policy.media.media.iter().zip(section.sections("medium")) {
        let name = &medium.choice.name;
        let kind = table::EXPOSED.name;
        let starts = |from: &str| from == kind || from.strip_prefix(kind) == Some(&format!("/{name}"));
        let answered = policy.clocks.iter().any(|clock| starts(&clock.from) && clock.is_first_response());
        if medium.public && !answered {
            section.report(finding::public_without_response(section.place_of_key("public"), name));
        }
    }
}
