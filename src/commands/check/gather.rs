//! All findings of a workspace, file by file.

use std::collections::BTreeMap;
use std::thread;

use super::selection::is_selected;
use super::unfounded;
use crate::commands::letter::templates_of;
use crate::commands::policy::{book_of, calendar_of};
use crate::commands::session::Session;
use crate::domain::finding::Finding;
use crate::domain::id::path_of;
use crate::domain::inspection::{self, Circumstances};
use crate::domain::instant::Instant;
use crate::domain::letters::FOLDER;
use crate::domain::measures::STORES;
use crate::domain::policy::{Policy, bind_law, rehearse};
use crate::domain::record::Record;
use crate::domain::record::RecordKind;
use crate::domain::record::kind::table;
use crate::domain::shop::{self, Shop};
use crate::format::{calendar, law, policy, toml, yaml};
use crate::render::letters;
use crate::store::{SHOP_FILE, Workspace};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The findings, by file and line.
    pub(super) findings: Vec<Finding>,
    /// How many files were checked.
    pub(super) files: usize,
    /// How many of them are records.
    pub(super) records: usize,
}

/// The rules that records are seen against, read once.
struct Rules {
    shop: Option<Shop>,
    policies: BTreeMap<String, Policy>,
}

/// Checks everything that is selected. The session takes the shop's language.
pub(super) fn gather(workspace: &Workspace, session: &mut Session<'_>, only: &[String]) -> Gathered {
    let mut gathered = Gathered::default();
    let mut found = Vec::new();
    let rules = read_rules(workspace, &mut found, &mut gathered.files);
    if let Some(shop) = &rules.shop {
        session.adopt_language(shop.language);
        session.now = shop.local(&session.now);
    }
    let files = workspace.record_files();
    found.extend(files.findings);
    let paths: Vec<String> = files.paths.into_iter().filter(|path| is_selected(only, path)).collect();
    gathered.records = paths.len();
    gathered.files += paths.len();
    let (findings, fined) = check_records(workspace, &paths, &rules, session.now);
    found.extend(findings);
    found.extend(unfounded::unfounded_fines(workspace, rules.shop.as_ref(), &fined, session.now));
    found.extend(super::year::check(workspace, rules.policies.values()));
    found.retain(|finding| is_selected(only, &finding.place.file));
    found.sort_by(|left, right| {
        let key = |finding: &Finding| (finding.place.line, finding.place.column);
        left.place.file.cmp(&right.place.file).then_with(|| key(left).cmp(&key(right)))
    });
    gathered.findings = found;
    gathered
}

fn read_rules(workspace: &Workspace, found: &mut Vec<Finding>, files: &mut usize) -> Rules {
    let mut bytes_of = |file: &str| {
        *files += 1;
        workspace.bytes_of(file)
    };
    let mut shop = None;
    match bytes_of(SHOP_FILE).and_then(|bytes| toml::parse_bytes(SHOP_FILE, &bytes)) {
        Ok(section) => {
            let (read, findings) = shop::read(&section);
            shop = read;
            found.extend(findings);
        }
        Err(findings) => found.extend(findings),
    }
    let mut policies = BTreeMap::new();
    let templates = templates_of(Some(workspace));
    let own_templates = ["html", "txt"].into_iter().flat_map(|ending| workspace.files_of(FOLDER, ending));
    found.extend(own_templates.filter_map(|file| workspace.bytes_of(&file).err()).flatten());
    for file in workspace.toml_files("policies") {
        match bytes_of(&file) {
            Ok(bytes) => {
                let (mut policy, findings) = policy::read_bytes(&file, &bytes);
                found.extend(findings);
                if let Some(policy) = &mut policy {
                    found.extend(bind_law(policy, &|name| book_of(Some(workspace), name)));
                }
                let calendars = |name: &str| calendar_of(Some(workspace), name);
                found.extend(policy.iter().flat_map(|policy| rehearse(policy, &calendars)));
                let text = String::from_utf8_lossy(&bytes);
                let letters =
                    policy.iter().flat_map(|policy| letters::check(policy, &file, &text, &templates));
                // Policies share templates; a fault in one is told once.
                let new: Vec<Finding> = letters.filter(|finding| !found.contains(finding)).collect();
                found.extend(new);
                let name = file.trim_start_matches("policies/").trim_end_matches(".toml").to_owned();
                policies.extend(policy.map(|policy| (name, policy)));
            }
            Err(findings) => found.extend(findings),
        }
    }
    for file in workspace.toml_files("policies/calendars") {
        match bytes_of(&file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()) {
            Ok(text) => found.extend(calendar::read_noting(&file, &text, &|_| None).1),
            Err(findings) => found.extend(findings),
        }
    }
    for file in workspace.toml_files(law::shipped::FOLDER) {
        match bytes_of(&file) {
            Ok(bytes) => found.extend(law::read_bytes(&file, &bytes).1),
            Err(findings) => found.extend(findings),
        }
    }
    Rules { shop, policies }
}

/// Checks records on all cores; the findings come in the order of the files, with the files in which somebody is fined.
fn check_records(
    workspace: &Workspace,
    paths: &[String],
    rules: &Rules,
    now: Instant,
) -> (Vec<Finding>, Vec<String>) {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = paths.len().div_ceil(threads).max(1);
    let check = |paths: &[String]| -> (Vec<Finding>, Vec<String>) {
        let (mut findings, mut fined) = (Vec::new(), Vec::new());
        for path in paths {
            let (of_file, is_fined) = check_record(workspace, path, rules, now);
            findings.extend(of_file);
            fined.extend(is_fined.then(|| path.clone()));
        }
        (findings, fined)
    };
    thread::scope(|scope| {
        let work: Vec<_> = paths.chunks(share).map(|paths| scope.spawn(move || check(paths))).collect();
        let join = |work: thread::ScopedJoinHandle<'_, _>| match work.join() {
            Ok(findings) => findings,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        let (findings, fined): (Vec<_>, Vec<_>) = work.into_iter().map(join).unzip();
        (findings.concat(), fined.concat())
    })
}

/// The findings of one record, and whether somebody is fined in it.
fn check_record(workspace: &Workspace, path: &str, rules: &Rules, now: Instant) -> (Vec<Finding>, bool) {
    let bytes = match workspace.bytes_of(path) {
        Ok(bytes) => bytes,
        Err(findings) => return (findings, false),
    };
    let keys = declared_keys(rules);
    let strict = yaml::read_strictly(path, &bytes, yaml::KnownKeys::declared(&keys));
    let mut findings = strict.findings.clone();
    if let (Some(record), Some(shop), Ok(text)) = (&strict.record, &rules.shop, std::str::from_utf8(&bytes)) {
        let store = match record.kind {
            RecordKind::Store => Some(record.id.as_str()),
            RecordKind::Measure => record.header.texts(STORES).first().copied(),
            _ => record.header.text("store"),
        };
        let policy = rules.policies.get(shop.policy_of(store));
        let mut remarks = inspection::inspect(record, Circumstances { shop, policy, now });
        if record.kind == RecordKind::Measure {
            let exists = |id: &str| {
                path_of(&RecordKind::Complaint, id).is_some_and(|path| workspace.path(&path).exists())
            };
            remarks.extend(inspection::unknown_complaints(record, &exists));
        }
        findings.extend(remarks.into_iter().map(|remark| {
            let place = strict.place_of(path, text, &remark.route);
            remark.at(place)
        }));
    }
    let fined = |record: &Record| record.events.iter().any(|event| event.matches(table::FINED.name));
    (findings, strict.record.as_ref().is_some_and(fined))
}

/// The header keys that any policy of the workspace declares.
fn declared_keys(rules: &Rules) -> Vec<&str> {
    let fields = rules.policies.values().flat_map(|policy| &policy.intake.fields);
    fields.map(|rule| rule.choice.name.as_str()).collect()
}
