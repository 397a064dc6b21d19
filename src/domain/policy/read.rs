//! A policy's sections → a policy that the rules can trust, or everything that is wrong with it.

use super::draft::Draft;
use super::{Example, ExampleOpening, Policy, Vocabulary, check, finding};
use crate::domain::clocks::policy::ClockRule;
use crate::domain::customers::Preference;
use crate::domain::escalation::policy::EscalationPolicy;
use crate::domain::finding::{Finding, Grade};
use crate::domain::fines::policy::FinesPolicy;
use crate::domain::gates::policy::{Gate, Separation};
use crate::domain::guidance::policy::Guidance;
use crate::domain::intake::policy::IntakePolicy;
use crate::domain::investigation::policy::InvestigationPolicy;
use crate::domain::law::{Bound, LawBook};
use crate::domain::letters::policy::LetterKind;
use crate::domain::measures::policy::MeasuresPolicy;
use crate::domain::media::policy::MediaPolicy;
use crate::domain::ranking::policy::RankingRule;
use crate::domain::resolution::policy::{Naming, ResolutionPolicy};
use crate::domain::section::Section;
use crate::domain::systemic::policy::SystemicPolicy;
use crate::domain::triage::policy::TriagePolicy;
use crate::words::Label;

/// Reads the policy in `root`, the outermost section of its file, with everything that is wrong with it, in the order
/// of the file. There is no policy when one of the findings is an error.
pub fn read(root: &Section) -> (Option<Policy>, Vec<Finding>) {
    let mut draft = Draft::default();
    let mut policy = read_stages(root, &mut draft);
    if let Some(policy) = &mut policy {
        policy.resolution.law_asked = Naming::all(draft.asked_of("law"));
    }
    check::names(&draft, root);
    check::conditions(&policy, &draft, root);
    if let Some(policy) = &policy
        && !blocks_enumeration(&root.findings())
    {
        check::rules(policy, &draft, root);
    }
    let findings = root.finish();
    let sound = findings.iter().all(|finding| finding.grade != Grade::Error);
    (policy.filter(|_| sound), findings)
}

/// Reads a book of law, with everything that is wrong with it by itself; what it asks of a policy is judged when one
/// names it ([`super::bind_law`]). There is no book when one of the findings is an error.
pub(crate) fn read_law(root: &Section) -> (Option<LawBook>, Vec<Finding>) {
    let mut draft = Draft::default();
    let bounds = root.sections("bound").into_iter().map(|each| Bound::read(each, &mut draft)).collect();
    root.need("bound");
    let (id, label, source) = (root.need_text("id"), root.need_label("label"), root.need_text("source"));
    if let Some(id) = &id {
        check_file_name(root, Label::new("book of law", "法律文件"), id);
    }
    check::book(&draft, root);
    let findings = root.finish();
    let sound = findings.iter().all(|finding| finding.grade != Grade::Error);
    let whole = |(id, label, source)| LawBook { id, label, source, bounds, draft };
    let parts = id.zip(label).zip(source).map(|((id, label), source)| (id, label, source));
    (parts.map(whole).filter(|_| sound), findings)
}

fn read_stages(root: &Section, draft: &mut Draft) -> Option<Policy> {
    let id = root.need_text("id");
    if let Some(id) = &id {
        check_file_name(root, Label::new("policy", "策略"), id);
    }
    let (version, effective) = (root.need_text("version"), root.need_day("effective"));
    let (label, source) = (root.need_label("label"), root.need_text("source"));
    let vocabulary = Vocabulary::read(root, draft);
    let intake = root.need_section("intake").map(|section| IntakePolicy::read(section, draft));
    let triage = root.need_section("triage").map(|section| TriagePolicy::read(section, draft));
    root.need("clock");
    let clocks = root.sections("clock").into_iter().map(|each| ClockRule::read(each, draft)).collect();
    let escalation = root.need_section("escalation").map(|section| EscalationPolicy::read(section, draft));
    let investigation =
        root.section("investigation").map(|section| InvestigationPolicy::read(section, draft));
    let media = root.section("media").map(|section| MediaPolicy::read(section, draft));
    let resolution = root.section("resolution").map(|section| ResolutionPolicy::read(section, draft));
    let gates = root.sections("gate").into_iter().map(|each| Gate::read(each, draft)).collect();
    let separations =
        root.sections("separation").into_iter().map(|each| Separation::read(each, draft)).collect();
    let rankings = root.sections("ranking").into_iter().map(|each| RankingRule::read(each, draft)).collect();
    let fines = root.section("fines").map(|section| FinesPolicy::read(section, draft));
    let measures = root.section("measures").map(|section| MeasuresPolicy::read(section, draft));
    let systemic = root.section("systemic").map(|section| SystemicPolicy::read(section, draft));
    let preferences = Preference::all(root, draft);
    let guidance = Guidance::read(root, draft);
    let letters = root.sections("letter").into_iter().map(|each| LetterKind::read(each, draft)).collect();
    let examples: Vec<Example> =
        root.sections("example").into_iter().map(|each| Example::read(each, draft)).collect();
    if examples.is_empty() {
        root.report(finding::no_examples(root.place()));
    } else {
        root.need("example-opening");
    }
    let example_opening = root.section("example-opening").and_then(ExampleOpening::read);
    Some(Policy {
        id: id?,
        version: version?,
        effective: effective?,
        label: label?,
        source: source?,
        vocabulary,
        intake: intake?,
        triage: triage?,
        clocks,
        investigation: investigation.unwrap_or_default(),
        media: media.unwrap_or_default(),
        resolution: resolution.unwrap_or_default(),
        gates,
        separations,
        rankings,
        systemic: systemic.unwrap_or_default(),
        preferences,
        fines: fines.unwrap_or_default(),
        measures: measures.unwrap_or_default(),
        escalation: escalation?,
        guidance,
        letters,
        example_opening,
        examples,
    })
}

/// The name of the file must be the id: that is how `policy = "…"` in `shop.toml` finds it.
fn check_file_name(root: &Section, what: Label, id: &str) {
    let name = root.file().rsplit('/').next().unwrap_or_default();
    if name.strip_suffix(".toml").is_some_and(|stem| stem != id) {
        root.report(finding::id_and_file(root.place_of_key("id"), what, id, name));
    }
}

/// Whether the findings so far are such that looking for gaps would only repeat them in other words.
fn blocks_enumeration(findings: &[Finding]) -> bool {
    const HARMLESS: &[&str] = &[
        finding::MISSING_SOURCE,
        finding::ID_AND_FILE,
        finding::BAD_NAME,
        finding::BAD_INSTANT,
        crate::domain::section::finding::MISSING_LANGUAGE,
        crate::domain::section::finding::NUMBER_WITHOUT_QUOTES,
        crate::domain::section::finding::EMPTY_TEXT,
    ];
    findings.iter().any(|finding| finding.grade == Grade::Error && !HARMLESS.contains(&finding.code))
}
