//! From the plan to records: each complaint as the commands would have written it, event by event.

mod fields;
mod scribe;
mod script;
mod words;

pub(crate) use scribe::instant;

use anyhow::{Context, Result};
use plaint::commands::desk::RulesInForce;
use plaint::domain::record::Record;
use plaint::domain::shop::Shop;

use self::scribe::Scribe;
use crate::dice::Dice;
use crate::plan::Plan;

/// The records of all complaints, without any fine: those follow from them. Ids come from `seed`, so that the same seed
/// gives the same bytes.
///
/// # Errors
/// The plan asks for something that the policy would not let people record.
pub(crate) fn records(plan: &Plan, shop: &Shop, rules: &RulesInForce, seed: u64) -> Result<Vec<Record>> {
    let half = plan.complaints.len() / 2;
    let part = |numbers: std::ops::Range<usize>| -> Result<Vec<Record>> {
        numbers
            .map(|number| {
                let complaint = &plan.complaints[number];
                let mut scribe = Scribe::new(shop, rules, Dice::new(seed ^ (0x5eed << 32) ^ number as u64));
                script::play(&mut scribe, &plan.house, complaint)
                    .with_context(|| format!("complaint {number}: {complaint:?}"))?;
                Ok(scribe.finish())
            })
            .collect()
    };
    std::thread::scope(|scope| {
        let beside = scope.spawn(|| part(0..half));
        let later = part(half..plan.complaints.len())?;
        let mut records = beside.join().map_err(|_| anyhow::anyhow!("a thread failed"))??;
        records.extend(later);
        Ok(records)
    })
}
