//! What conditions of a policy can ask about exposures.

use super::{Exposure, Stage};
use crate::domain::case::Case;
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;

/// The facts that follow from exposures: how far each has come, the media that exposed, those of them that count as
/// true, how many each reached.
pub const FACTS: &[&str] = &["exposure", "exposed_in", "exposed_true", "exposure_reach"];

/// Adds to `facts` what the exposures of `case` tell at `now`.
pub fn learn(facts: &mut Facts, case: &Case, now: &Instant) {
    let staged: Vec<(&Exposure, Stage)> =
        case.exposures.iter().map(|exposure| (exposure, exposure.stage(case, now))).collect();
    let true_ones = staged.iter().filter(|(_, stage)| stage.counts_as_true());
    let lists: [Vec<String>; 4] = [
        staged.iter().map(|(_, stage)| stage.name().to_owned()).collect(),
        staged.iter().map(|(exposure, _)| exposure.medium.clone()).collect(),
        true_ones.map(|(exposure, _)| exposure.medium.clone()).collect(),
        staged.iter().filter_map(|(exposure, _)| exposure.reach).map(|reach| reach.to_string()).collect(),
    ];
    for (name, mut values) in FACTS.iter().zip(lists) {
        values.sort_unstable();
        values.dedup();
        if !values.is_empty() {
            facts.0.insert((*name).to_owned(), values);
        }
    }
}
