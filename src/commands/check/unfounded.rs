//! Fines on record that no longer follow from what is known.

use crate::commands::desk::Desk;
use crate::domain::finding::Finding;
use crate::domain::fines::follow::{Earlier, Scene, unfounded};
use crate::domain::inspection::fines_finding;
use crate::domain::instant::Instant;
use crate::domain::record::RecordKind;
use crate::domain::shop::Shop;
use crate::format::yaml;
use crate::store::Workspace;

/// A warning for each fine in `files` that no longer follows. Files whose rules are not in order are passed over: that is
/// told of the rules themselves. Of supplements only what the case itself tells is looked at.
pub(super) fn unfounded_fines(
    workspace: &Workspace,
    shop: Option<&Shop>,
    files: &[String],
    now: Instant,
) -> Vec<Finding> {
    let Some(shop) = shop.filter(|_| !files.is_empty()) else { return Vec::new() };
    let mut desk = Desk::of(workspace.clone(), shop.clone());
    files.iter().flat_map(|file| of_file(&mut desk, file, now)).collect()
}

fn of_file(desk: &mut Desk, file: &str, now: Instant) -> Vec<Finding> {
    let Ok(bytes) = desk.workspace.bytes_of(file) else { return Vec::new() };
    let Ok(text) = std::str::from_utf8(&bytes) else { return Vec::new() };
    let strict = yaml::read_strictly(file, &bytes, yaml::KnownKeys::declared(&[]));
    let Some(record) = strict.record.as_ref().filter(|record| record.kind == RecordKind::Complaint) else {
        return Vec::new();
    };
    let Ok(rules) = desk.rules(record.header.text("store")) else { return Vec::new() };
    let nothing = Earlier::default();
    let scene = Scene { rules: rules.as_rules(), shop: &desk.shop, stamp: &rules.stamp, earlier: &nothing };
    let remark = |gone: crate::domain::fines::follow::Unfounded| {
        let event = record.events.iter().find(|event| event.id == gone.event)?;
        let remark = fines_finding::unfounded(event, gone.said());
        let place = strict.place_of(file, text, &remark.route);
        Some(remark.at(place))
    };
    unfounded(record, &scene, &now).into_iter().filter_map(remark).collect()
}
