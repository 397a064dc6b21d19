//! The policies that ship are clean, and their examples come out.

use plaint::domain::finding::Finding;
use plaint::domain::policy::{bind_law, rehearse};
use plaint::format::policy::{read, shipped};
use plaint::format::{calendar, law};

fn told(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let (place, tip) = (&finding.place, finding.tip.as_ref().map_or("", |tip| tip.en.as_str()));
        format!(
            "{}:{}:{}: {}: {} ({tip})",
            place.file, place.line, place.column, finding.code, finding.message
        )
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_shipped_policy_is_clean_and_its_examples_come_out() {
    let mut found = Vec::new();
    for (id, text) in shipped::POLICIES {
        let (mut policy, findings) = read(&format!("policies/{id}.toml"), text);
        found.extend(findings);
        if let Some(policy) = &mut policy {
            found.extend(bind_law(policy, &law::shipped::book));
            assert!(policy.examples.len() >= 3, "{id} shows little of what it does");
            found.extend(rehearse(policy, &|name| calendar::shipped::calendar(name).cloned()));
        }
    }
    assert!(found.is_empty(), "\n{}", told(&found));
}
