//! The gallery of findings: for every code a folder `tests/findings/<code>/` with the smallest input that produces it
//! and `expected.txt`, what people read in English and in Chinese.
//!
//! The file's name says who reads the input: `policy.toml`, `shop.toml`, `calendar.toml`, `mapping.toml` (of an import); anything else that ends in
//! `.yaml`, also in folders below, is a record. `inspected.yaml` is one that is seen against a shop and the policy of
//! its store too, on 22 November 2026 at noon. `booked.yaml` is one that is put into the books. `lettered.toml` is a policy whose
//! letters have the shipped templates alone, `….en.txt` a template, `reply.txt` a reply in a mall before anything is determined. `append.yaml` is a record to which a note is added. In a file that
//! ends in `.repeat` the first line says how often the rest is repeated, for inputs that are too large to keep.
//!
//! After a change of words: `PLAINT_BLESS=1 cargo test --test findings`, then read the difference.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use std::fs;
use std::path::{Path, PathBuf};

use plaint::domain::books::{self, Booked, Settling};
use plaint::domain::finding::{Finding, Place};
use plaint::domain::inspection::{self, Circumstances};
use plaint::domain::instant;
use plaint::domain::letters::{SaidWording, finding as letter_finding, instead, never_said};
use plaint::domain::policy::{Facts, bind_law, rehearse};
use plaint::domain::record::{Event, EventKind, Fields, Value};
use plaint::domain::section;
use plaint::format::{calendar, law, policy, toml, yaml};
use plaint::render::finding::{Manner, snippet};
use plaint::render::letters::{self, Templates};
use plaint::words::Language;

/// Every area with its codes. A new area adds its line here, and a folder for each code.
const AREAS: &[(&str, &[&str])] = &[
    ("the text of records", yaml::finding::CODES),
    ("the shape of records", yaml::shape_finding::CODES),
    ("shops", plaint::domain::shop::finding::CODES),
    ("calendars", calendar::finding::CODES),
    ("records against their shop", inspection::finding::CODES),
    ("records put into the books", plaint::domain::books::finding::CODES),
    ("fines in records", inspection::fines_finding::CODES),
    ("measures in records", inspection::measures_finding::CODES),
    ("files", plaint::store::finding::CODES),
    ("histories", plaint::domain::audit::finding::CODES),
    ("the text of TOML files", toml::CODES),
    ("the sections of TOML files", section::finding::CODES),
    ("mappings of imports", plaint::domain::import::mapping::finding::CODES),
    ("policies as a whole", plaint::domain::policy::finding::CODES),
    ("intake in policies", plaint::domain::intake::finding::POLICY_CODES),
    ("triage in policies", plaint::domain::triage::finding::POLICY_CODES),
    ("media in policies", plaint::domain::media::finding::POLICY_CODES),
    ("fines in policies", plaint::domain::fines::finding::POLICY_CODES),
    ("gates in policies", plaint::domain::gates::finding::POLICY_CODES),
    ("formulas in policies", plaint::domain::money::finding::POLICY_CODES),
    ("resolution in policies", plaint::domain::resolution::policy::finding::POLICY_CODES),
    ("measures in policies", plaint::domain::measures::finding::POLICY_CODES),
    ("letters", letter_finding::CODES),
    ("clocks in policies", plaint::domain::clocks::finding::POLICY_CODES),
];

/// Codes whose input cannot be kept as a file, each with the test that produces it.
const ELSEWHERE: &[(&str, &str)] = &[
    ("audit-repository-damaged", "tests/reliability/tamper/kinds.rs: rotten"),
    ("audit-history-distorted", "tests/reliability/tamper/kinds.rs: replaced"),
    ("audit-index", "tests/audit/findings.rs: what_the_index_hides_is_told"),
    ("audit-uncommitted", "tests/audit/findings.rs: what_is_not_committed_is_told"),
    ("audit-file-out-of-place", "tests/audit/findings.rs: what_has_no_place_in_a_commit_is_told"),
    (
        "audit-record-unreadable",
        "tests/audit/findings.rs: a_record_that_cannot_be_read_does_not_hide_what_was_lost",
    ),
    ("audit-record-misplaced", "tests/audit/findings.rs: a_record_where_its_id_does_not_belong_is_told"),
    ("audit-record-gone", "tests/reliability/tamper/kinds.rs: record_gone"),
    ("audit-event-gone", "tests/reliability/tamper/kinds.rs: last_gone"),
    ("audit-event-changed", "tests/reliability/tamper/kinds.rs: edited"),
    ("audit-header-changed", "tests/reliability/tamper/kinds.rs: header"),
    (
        "audit-erased-otherwise",
        "tests/audit/findings.rs: an_erasure_is_told_by_an_event_with_the_hash_of_what_stood_there",
    ),
    ("audit-event-twice", "tests/audit/findings.rs: two_events_of_one_id_are_told"),
    ("audit-event-order", "tests/audit/findings.rs: an_event_that_orders_among_earlier_ones_is_told"),
    ("audit-merge-adds", "tests/audit/findings.rs: a_merge_adds_nothing_and_loses_nothing"),
    ("audit-version-never-stood", "tests/audit/forged.rs: a_version_that_nobody_wrote_is_told"),
    ("audit-event-ahead", "tests/audit/findings.rs: times_that_cannot_be_are_told"),
    ("audit-event-backdated", "tests/reliability/tamper/kinds.rs: dated_back"),
    ("audit-clock-set", "tests/audit/findings.rs: times_that_cannot_be_are_told"),
    ("audit-commit-time", "tests/audit/findings.rs: times_that_cannot_be_are_told"),
    ("audit-unknown-staff", "tests/reliability/tamper/kinds.rs: stranger"),
    ("audit-staff-not-working", "tests/reliability/tamper/kinds.rs: left"),
    ("audit-author-differs", "tests/reliability/tamper/kinds.rs: amended"),
    ("audit-gate-passed", "tests/audit/findings.rs: gates_and_separations_hold_by_the_policy_of_the_commit"),
    (
        "audit-duties-not-separate",
        "tests/audit/findings.rs: gates_and_separations_hold_by_the_policy_of_the_commit",
    ),
    ("audit-not-entitled", "tests/reliability/tamper/kinds.rs: not_entitled"),
    ("audit-beyond-authority", "tests/reliability/tamper/kinds.rs: beyond_authority"),
    ("audit-unsigned", "tests/reliability/tamper/kinds.rs: spoofed"),
    ("audit-bad-signature", "tests/audit/findings.rs: a_signature_is_its_author_s"),
    ("audit-rules-unreadable", "tests/audit/findings.rs: rules_that_cannot_be_read_are_told_once"),
    ("audit-rules-unknown", "tests/reliability/tamper/kinds.rs: rules_unknown"),
    ("audit-rules-other", "tests/audit/findings.rs: rules_of_another_time_are_told"),
    ("audit-amount-differs", "tests/audit/findings.rs: amounts_are_made_again"),
    ("audit-fine-does-not-follow", "tests/reliability/tamper/kinds.rs: fine"),
    ("audit-sweep-does-not-follow", "tests/reliability/tamper/kinds.rs: swept"),
    ("audit-evidence-changed", "tests/reliability/tamper/kinds.rs: evidence_flipped"),
    ("audit-evidence-unlisted", "tests/audit/findings.rs: a_file_that_no_event_names_is_told"),
    ("audit-anchor-lost", "tests/reliability/tamper/kinds.rs: set_back"),
    ("audit-personal-data", "tests/reliability/tamper/kinds.rs: telephone"),
    ("audit-customers-in-history", "tests/reliability/tamper/kinds.rs: customers"),
    (
        "file-unreadable",
        "tests/store/loading.rs: a_file_that_may_not_be_read_is_a_finding_and_the_others_are_listed",
    ),
    (
        "policy-faulty-book",
        "tests/policy/law.rs: a_book_that_is_not_in_order_is_told_with_every_policy_that_names_it",
    ),
    (
        "record-places-disagree",
        "tests/year/agreement.rs: check_tells_places_that_disagree_and_stores_that_are_unknown",
    ),
    ("event-fine-unfounded", "tests/fines-told/main.rs: a_fine_that_no_longer_follows_is_told_by_check"),
    ("measure-unknown-complaint", "tests/measures/main.rs: check_tells_what_does_not_fit"),
    (
        "measure-rules-unreadable",
        "tests/measures/life.rs: a_measure_whose_rules_cannot_be_read_is_a_finding_and_the_cases_are_shown",
    ),
    ("file-is-link", "tests/store/loading.rs: links_are_not_followed"),
];

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

fn folders() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(gallery())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The inputs below `folder`: names relative to it with `/`, and bytes.
fn inputs(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut inputs = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                open.push(path);
            } else if name != "expected.txt" {
                inputs.push(repeated(name, fs::read(&path).unwrap()));
            }
        }
    }
    inputs.sort();
    inputs
}

fn repeated(name: String, bytes: Vec<u8>) -> (String, Vec<u8>) {
    let Some(plain) = name.strip_suffix(".repeat") else { return (name, bytes) };
    let text = String::from_utf8(bytes).unwrap();
    let (times, unit) = text.split_once('\n').unwrap();
    (plain.to_owned(), unit.repeat(times.parse().unwrap()).into_bytes())
}

fn findings_of(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let text = || String::from_utf8(bytes.to_vec()).unwrap();
    match name {
        "policy.toml" => policy_findings(name, bytes),
        "calendar.toml" => calendar::read_noting(name, &text(), &|_| None).1,
        "shop.toml" => match toml::parse_bytes(name, bytes) {
            Ok(root) => plaint::domain::shop::read(&root).1,
            Err(findings) => findings,
        },
        "mapping.toml" => mapped(name, bytes),
        "append.yaml" => yaml::append_event(name, &text(), &note()).err().unwrap_or_default(),
        "inspected.yaml" => inspected(name, &text()),
        "booked.yaml" => booked(name, &text()),
        "lettered.toml" => {
            let policy = policy::read("policy.toml", &text()).0.unwrap();
            let shipped = plaint::format::letters::SHIPPED.iter();
            let templates = Templates(shipped.map(|(name, text)| ((*name).into(), (*text).into())).collect());
            letters::check(&policy, name, &text(), &templates)
        }
        "reply.txt" => replied(name, &text()),
        _ if name.ends_with(".en.txt") => {
            letters::template_faults(name, &Templates([(name.to_owned(), text())].into()))
        }
        _ => yaml::read_strictly(name, bytes, yaml::KnownKeys::declared(DECLARED)).findings,
    }
}

/// What must not be said in a mall before anything is determined.
fn replied(name: &str, text: &str) -> Vec<Finding> {
    let policy = policy::read("mall.toml", policy::shipped::text("mall").unwrap()).0.unwrap();
    let facts = Facts::default();
    let better = instead(&policy.guidance, &facts);
    let found = never_said(&policy.guidance, &facts, text);
    let one = |said: &SaidWording<'_>| {
        let place = Place::of_span(name, text, said.span.clone());
        letter_finding::never_said(place, &text[said.span.clone()], said.wording, &better)
    };
    found.iter().map(one).collect()
}

/// Header keys that the policies of the gallery declare.
const DECLARED: &[&str] = &["about", "demand", "emotion", "place", "price"];

const SHOP: &str = r#"
name = "East Mall"
zone = "Asia/Shanghai"
policy = "mall"
calendar = "cn"
[hours]
every-day = ["09:00-21:00"]
[[store]]
id = "east"
name = { en = "East", zh = "东店" }
[[staff]]
id = "li"
name = "李芳"
[[staff]]
id = "wu"
name = "吴昊"
until = 2026-06-30
"#;

/// What the strict reading and the inspection of a record find.
fn inspected(name: &str, text: &str) -> Vec<Finding> {
    let (shop, faults) = plaint::domain::shop::read(&toml::parse("shop.toml", SHOP).unwrap());
    let shop = shop.unwrap_or_else(|| panic!("{faults:?}"));
    let (policy, faults) = policy::read("mall.toml", policy::shipped::text("mall").unwrap());
    assert!(policy.is_some(), "{faults:?}");
    let now = instant::parse("2026-11-22T12:00:00+08:00").unwrap();
    let strict = yaml::read_strictly(name, text.as_bytes(), yaml::KnownKeys::declared(DECLARED));
    let record = strict.record.clone().unwrap_or_else(|| panic!("{:?}", strict.findings));
    let remarks = inspection::inspect(&record, Circumstances { shop: &shop, policy: policy.as_ref(), now });
    let placed = remarks.into_iter().map(|remark| {
        let place = strict.place_of(name, text, &remark.route);
        remark.at(place)
    });
    strict.findings.iter().cloned().chain(placed).collect()
}

/// What is wrong with a mapping for the shipped policy of a mall and a table with these headings.
fn mapped(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let section = match toml::parse_bytes(name, bytes) {
        Ok(section) => section,
        Err(findings) => return findings,
    };
    let (mapping, mut findings) = plaint::domain::import::mapping::read(&section);
    let (policy, _) = policy::read("mall.toml", policy::shipped::text("mall").unwrap());
    let headings = ["编号", "内容", "日期"].map(str::to_owned);
    if let Some(mapping) = mapping {
        findings.extend(mapping.check_fields(&[policy.as_ref().unwrap()]));
        findings.extend(mapping.check_columns(&headings));
    }
    findings
}

/// What is left out of the books.
fn booked(name: &str, text: &str) -> Vec<Finding> {
    let strict = yaml::read_strictly(name, text.as_bytes(), yaml::KnownKeys::declared(DECLARED));
    let record = strict.record.clone().unwrap_or_else(|| panic!("{:?}", strict.findings));
    let events = plaint::domain::case::standing(&record, None);
    let zone = toml::parse("shop.toml", SHOP).unwrap();
    let zone = plaint::domain::shop::read(&zone).0.unwrap().zone;
    let booked = Booked { record: &record.id, store: None, subject: "", events: &events, zone };
    let omitted = books::entries(&booked, &|_| Settling::Money).omitted;
    omitted.iter().map(|omission| omission.at(strict.place_of(name, text, &omission.route))).collect()
}

/// What is wrong with a policy, and which of its examples do not come out.
fn policy_findings(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let (mut policy, mut findings) = policy::read_bytes(name, bytes);
    findings.extend(policy.iter_mut().flat_map(|policy| bind_law(policy, &law::shipped::book)));
    let calendar = |name: &str| calendar::shipped::calendar(name).cloned();
    findings.extend(policy.iter().flat_map(|policy| rehearse(policy, &calendar)));
    findings
}

fn note() -> Event {
    Event {
        id: "e9zz9z".to_owned(),
        at: instant::parse("2026-11-22T11:00:00+08:00").unwrap(),
        by: "li".to_owned(),
        n: 1,
        kind: EventKind::of("note"),
        happened: None,
        due: Vec::new(),
        fields: Fields::default().with("note", Value::text("rang back")),
    }
}

/// All findings of the inputs, as people read them in one language; of very many only those with the code.
fn shown(code: &str, inputs: &[(String, Vec<u8>)], language: Language) -> String {
    let manner = Manner { language, colour: false, columns: 100 };
    let mut shown = Vec::new();
    for (name, bytes) in inputs {
        let source = std::str::from_utf8(bytes).ok().filter(|source| source.len() < 100_000);
        let mut findings = findings_of(name, bytes);
        if findings.len() > 20 {
            findings.retain(|finding| finding.code == code);
        }
        shown.extend(findings.iter().map(|finding| snippet(finding, source, manner)));
    }
    shown.join("\n\n")
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let codes: Vec<&str> = AREAS.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    let folders = folders();
    let without: Vec<&&str> = codes
        .iter()
        .filter(|code| !folders.iter().any(|folder| folder == *code))
        .filter(|code| !ELSEWHERE.iter().any(|(elsewhere, _)| elsewhere == *code))
        .collect();
    assert!(without.is_empty(), "codes without a folder in tests/findings: {without:?}");
    let strange: Vec<&String> = folders.iter().filter(|folder| !codes.contains(&folder.as_str())).collect();
    assert!(strange.is_empty(), "folders in tests/findings that no area has as a code: {strange:?}");
}

/// The codes that the program's text declares: constants in files of findings.
fn declared_codes(folder: &Path, codes: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            declared_codes(&path, codes);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let has_codes = text.contains("CODES: &[&str]");
            let constants = text
                .lines()
                .filter(|line| has_codes && line.contains(" const ") && line.contains(": &str = \""));
            codes.extend(constants.filter_map(|line| Some(line.split('"').nth(1)?.to_owned())));
        }
    }
}

#[test]
fn no_area_is_forgotten() {
    let mut declared = Vec::new();
    declared_codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut declared);
    let known: Vec<&str> = AREAS.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    assert!(declared.len() > 50, "{declared:?}");
    let forgotten: Vec<&String> = declared.iter().filter(|code| !known.contains(&code.as_str())).collect();
    assert!(forgotten.is_empty(), "codes in src that are in no area of this test: {forgotten:?}");
}

#[test]
fn no_code_means_two_things() {
    let mut codes: Vec<&str> = AREAS.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    codes.sort_unstable();
    let twice: Vec<_> = codes.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_input_produces_its_code_in_the_words_that_are_written_down() {
    let bless = std::env::var_os("PLAINT_BLESS").is_some();
    let mut wrong = Vec::new();
    for code in folders() {
        let folder = gallery().join(&code);
        let inputs = inputs(&folder);
        let found: Vec<Finding> = inputs.iter().flat_map(|(name, bytes)| findings_of(name, bytes)).collect();
        if !found.iter().any(|finding| finding.code == code) {
            let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
            wrong.push(format!("{code}: the input produces {codes:?}"));
            continue;
        }
        let actual = format!(
            "{}\n\n{}\n",
            shown(&code, &inputs, Language::English),
            shown(&code, &inputs, Language::Chinese)
        );
        let expected = folder.join("expected.txt");
        if bless {
            fs::write(&expected, &actual).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != actual {
            wrong.push(format!("{code}: expected.txt does not say:\n{actual}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
