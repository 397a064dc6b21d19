//! The policies that ship are clean, bilingual and complete.

use plaint::format::policy::{read, shipped};

#[test]
fn every_shipped_policy_is_clean() {
    for (id, text) in shipped::POLICIES {
        let (policy, findings) = read(&format!("policies/{id}.toml"), text);
        let told: Vec<String> = findings
            .iter()
            .map(|finding| {
                let place = &finding.place;
                let tip = finding.tip.as_ref().map(|tip| tip.en.clone()).unwrap_or_default();
                format!(
                    "{}:{}:{}: {}: {} ({tip})",
                    place.file, place.line, place.column, finding.code, finding.message
                )
            })
            .collect();
        assert!(findings.is_empty(), "{}", told.join("\n"));
        assert!(policy.is_some());
    }
}
