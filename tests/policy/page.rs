//! The page on policies: its blocks are a policy that is clean, and it tells every code that there is.

use plaint::domain::policy::{bind_law, finding, rehearse};
use plaint::domain::{clocks, fines, gates, intake, media, money, resolution, section, triage};
use plaint::format::{calendar, law, policy, toml};

const PAGE: &str = include_str!("../../docs/policy.md");

/// The TOML blocks of the page, one after the other.
fn blocks() -> String {
    let mut blocks = Vec::new();
    for part in PAGE.split("```toml\n").skip(1) {
        blocks.push(part.split("```").next().unwrap());
    }
    assert!(blocks.len() >= 7, "{} blocks", blocks.len());
    blocks.join("\n")
}

#[test]
fn its_blocks_are_a_policy_that_is_clean() {
    let (mut policy, mut findings) = policy::read("policies/corner.toml", &blocks());
    if let Some(policy) = &mut policy {
        findings.extend(bind_law(policy, &law::shipped::book));
        findings.extend(rehearse(policy, &|name| calendar::shipped::calendar(name).cloned()));
    }
    let told: Vec<String> =
        findings.iter().map(|finding| format!("{}: {}", finding.place.line, finding.message)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(policy.is_some());
}

#[test]
fn it_tells_every_code() {
    let areas = [
        toml::CODES,
        section::finding::CODES,
        finding::CODES,
        intake::finding::POLICY_CODES,
        triage::finding::POLICY_CODES,
        clocks::finding::POLICY_CODES,
        resolution::policy::finding::POLICY_CODES,
        money::finding::POLICY_CODES,
        gates::finding::POLICY_CODES,
        media::finding::POLICY_CODES,
        fines::finding::POLICY_CODES,
    ];
    let missing: Vec<&str> = areas
        .iter()
        .flat_map(|codes| codes.iter().copied())
        .filter(|code| !PAGE.contains(&format!("`{code}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
