//! What only the records of all stores together tell: whether the places of a year go together.

use crate::domain::finding::Finding;
use crate::domain::inspection::places_of_years;
use crate::domain::policy::Policy;
use crate::domain::ranking::policy::Measure;
use crate::domain::record::RecordKind;
use crate::format::yaml;
use crate::store::Workspace;

/// Everything about the places of years that does not fit together. Files that cannot be read are told elsewhere.
pub(super) fn check<'p>(
    workspace: &Workspace,
    policies: impl Iterator<Item = &'p Policy> + Clone,
) -> Vec<Finding> {
    let loaded = workspace.load_kind(&RecordKind::Store).records;
    let by_count = |policy: &str, rule: &str| {
        let policy = policies.clone().find(|known| known.id == policy);
        let ranking = policy.and_then(|policy| {
            let fine = policy.fines.ranking(rule)?;
            policy.rankings.iter().find(|ranking| ranking.choice.name == fine.ranking)
        });
        ranking.is_some_and(|ranking| ranking.measure == Measure::Complaints)
    };
    let remarks = places_of_years(loaded.iter().map(|loaded| &loaded.record), &by_count);
    let finding = |(store, remark): (&str, crate::domain::inspection::finding::Remark)| {
        let file = loaded.iter().find(|loaded| loaded.record.id == store)?.path.as_str();
        let bytes = workspace.bytes_of(file).ok()?;
        let text = std::str::from_utf8(&bytes).ok()?;
        let strict = yaml::read_strictly(file, &bytes, yaml::KnownKeys::any());
        let place = strict.place_of(file, text, &remark.route);
        Some(remark.at(place))
    };
    remarks.into_iter().filter_map(finding).collect()
}
