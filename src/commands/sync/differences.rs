//! From the difference of two trees to files to write, and to what there is to tell of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Meeting, refusal};
use crate::commands::findings;
use crate::domain::exchange::{Harm, Tally, Turn, kind_at};
use crate::domain::failure::Failure;
use crate::domain::finding::{Finding, Grade};
use crate::domain::record::Record;
use crate::domain::shop;
use crate::format::merge::Versions;
use crate::format::{policy, toml, yaml};
use crate::git::{Difference, Version};
use crate::store::{Change, PRIVATE_FOLDER, SHOP_FILE};

/// The bytes of versions, by their names in git.
pub(super) type Contents = BTreeMap<String, Vec<u8>>;

/// The files that are not taken in: links, submodules, and what is plaint's or git's own.
pub(super) fn refused(differences: &[Difference]) -> Vec<String> {
    let refused = differences.iter().filter(|difference| {
        let is_plain = difference.after.as_ref().is_none_or(Version::is_plain);
        !is_plain || !difference.path.split('/').all(is_plain_part)
    });
    refused.map(|difference| difference.path.clone()).collect()
}

fn is_plain_part(part: &str) -> bool {
    let folded = part.to_ascii_lowercase();
    !matches!(folded.as_str(), "" | "." | ".." | ".git" | PRIVATE_FOLDER) && !folded.ends_with(".plaint-tmp")
}

/// The bytes of everything that differs, both versions.
pub(super) fn contents(meeting: &Meeting, differences: &[Difference]) -> Result<Contents, Failure> {
    let versions = differences.iter().flat_map(|one| [&one.before, &one.after]).flatten();
    let names: BTreeSet<&str> = versions.map(|version| version.name.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let bytes = meeting.exchange.bytes(&names).map_err(|trouble| meeting.broke_off(trouble))?;
    Ok(names.into_iter().map(str::to_owned).zip(bytes).collect())
}

/// The files to write, those that go last; and those that are not as the last commit has them, so that they cannot be.
pub(super) fn changes(
    meeting: &Meeting,
    differences: &[Difference],
    contents: &Contents,
) -> Result<(Vec<Change>, Vec<String>), Failure> {
    let (mut writes, mut removals, mut unwritable) = (Vec::new(), Vec::new(), Vec::new());
    let bytes = |version: &Option<Version>| version.as_ref().and_then(|version| contents.get(&version.name));
    for Difference { path, before, after } in differences {
        let (old, new) = (bytes(before), bytes(after));
        let now = meeting.workspace.bytes_now(path)?;
        let mode_changes =
            before.as_ref().map(Version::is_executable) != after.as_ref().map(Version::is_executable);
        if now.as_ref() == new && !(new.is_some() && old == new && mode_changes) {
            continue;
        }
        if now.as_ref() != old {
            unwritable.push(path.clone());
            continue;
        }
        let executable = after.as_ref().is_some_and(Version::is_executable);
        let change = Change::adopt(path, now, new.cloned(), executable);
        if new.is_some() { writes.push(change) } else { removals.push(change) }
    }
    writes.append(&mut removals);
    Ok((writes, unwritable))
}

/// Learns what came: new events by kind and by whom. `both` are the paths that both sides had changed.
pub(super) fn learn(tally: &mut Tally, differences: &[Difference], contents: &Contents, both: &[String]) {
    let both: BTreeSet<&str> = both.iter().map(String::as_str).collect();
    for Difference { path, before, after } in differences {
        let record = |version: &Option<Version>| -> Option<Record> {
            let bytes = contents.get(&version.as_ref()?.name)?;
            kind_at(path).and_then(|_| yaml::load(path, bytes).ok())
        };
        let turn = match (before, after) {
            (None, _) => Turn::New,
            (_, None) => Turn::Removed,
            _ => Turn::Changed,
        };
        let versions = [record(before), record(after)];
        let merged = turn == Turn::Changed && both.contains(path.as_str());
        tally.learn(path, turn, merged, versions.each_ref().map(Option::as_ref));
        // Of a record that went away as a whole, that is told.
        if let [Some(before), after] = &versions
            && turn == Turn::Changed
        {
            tally.harmed(path, Harm::done(before, after.as_ref(), &Versions));
        }
    }
}

/// Refuses rules that both sides changed, line by line, into something that is not in order.
pub(super) fn check_rules(
    meeting: &Meeting,
    differences: &[Difference],
    both: &[String],
    theirs: &str,
) -> Result<(), Failure> {
    let rules = differences.iter().filter(|one| both.contains(&one.path) && kind_at(&one.path).is_none());
    let rules: Vec<Difference> = rules.filter(|one| one.path.ends_with(".toml")).cloned().collect();
    if rules.is_empty() {
        return Ok(());
    }
    let contents = contents(meeting, &rules)?;
    let mut lines = Vec::new();
    for Difference { path, after, .. } in &rules {
        let Some(bytes) = after.as_ref().and_then(|after| contents.get(&after.name)) else { continue };
        let wrong = wrong_in(path, bytes);
        lines.extend(wrong.iter().filter(|one| one.grade == Grade::Error).map(findings::line));
    }
    if lines.is_empty() { Ok(()) } else { Err(refusal::rules_broken(lines, theirs)) }
}

fn wrong_in(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let is_policy = path.strip_prefix("policies/").is_some_and(|rest| !rest.contains('/'));
    match toml::parse_bytes(path, bytes) {
        Err(findings) => findings,
        Ok(section) if path == SHOP_FILE => shop::read(&section).1,
        Ok(_) if is_policy => policy::read_bytes(path, bytes).1,
        Ok(_) => Vec::new(),
    }
}
