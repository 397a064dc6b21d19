//! Clocks, levels and documents.

use plaint::domain::policy::Policy;

use super::seen::{facts, figure, policy, seen, term};

#[test]
fn property_15_minutes_24_hours_3_days() {
    let (policy, seen) = (policy("property-15m-24h-3d"), seen("property-15m-24h-3d"));
    assert_eq!(term(&policy, "respond", &[]), format!("{} min", figure(&seen["respond_min"])));
    assert_eq!(term(&policy, "feedback", &[]), format!("{} h", figure(&seen["feedback_h"])));
    let days: u64 = seen["close_days"].as_u64().unwrap();
    assert_eq!(term(&policy, "close", &[]), format!("{} h", days * 24));
    assert_eq!(policy.escalation.levels.len() as u64, seen["levels"].as_u64().unwrap());
}

#[test]
fn property_urgent_and_ordinary() {
    let (policy, seen) = (policy("property-urgent"), seen("property-urgent"));
    let hours = |clock: &str, tier: &str| term(&policy, clock, &[("tier", tier)]);
    for (tier, clock, key) in [
        ("urgent", "respond", "respond_h"),
        ("urgent", "resolve", "resolve_h"),
        ("ordinary", "respond", "respond_h"),
    ] {
        assert_eq!(hours(clock, tier), format!("{} h", figure(&seen[tier][key])), "{tier} {clock}");
    }
    let days = figure(&seen["ordinary"]["resolve_working_days"]);
    assert_eq!(hours("resolve", "ordinary"), format!("{days} working days"));
}

#[test]
fn school_matrix_of_hours() {
    let (policy, seen) = (policy("school-sla"), seen("school-sla"));
    let matrix = seen["first_action_and_resolution_h"].as_object().unwrap();
    for (key, hours) in matrix {
        let tier = match key.as_str() {
            "critical+transport" => "critical".to_owned(),
            other => other.replace('+', "-"),
        };
        let shown = |hours: &serde_json::Value| match hours.as_f64().unwrap() {
            part if part < 1.0 => format!("{} min", part * 60.0),
            whole => format!("{whole} h"),
        };
        assert_eq!(term(&policy, "first-action", &[("tier", &tier)]), shown(&hours[0]), "{key}");
        assert_eq!(term(&policy, "resolution", &[("tier", &tier)]), shown(&hours[1]), "{key}");
    }
    assert_eq!(policy.escalation.levels.len() as u64, seen["levels"].as_u64().unwrap());
    assert_eq!(term(&policy, "safety", &[]), "2 h");
}

#[test]
fn estate_agents_have_five_days_to_rebut() {
    let (policy, seen) = (policy("agent-chain-wuhan"), seen("agent-chain-wuhan"));
    assert_eq!(term(&policy, "rebuttal", &[]), format!("{} days", figure(&seen["rebuttal_days"])));
    let gate = &policy.gates[0];
    assert_eq!(
        (&gate.before[..], &gate.needs[..]),
        (&["determined/malicious".to_owned()][..], &["evidence/file".to_owned()][..])
    );
}

/// The documents that a case of this cost needs before it is closed.
fn documents(policy: &Policy, cost: &str) -> Vec<String> {
    let facts = facts(&[("cost", cost)]);
    let gates = policy.gates.iter().filter(|gate| gate.when.holds(&facts));
    gates.flat_map(|gate| gate.needs.clone()).collect()
}

#[test]
fn documents_by_the_sum_with_no_gap_and_no_overlap() {
    let (policy, seen) = (policy("hotel-levels"), seen("hotel-levels"));
    let edges: Vec<String> =
        seen["documentation"].as_array().unwrap().iter().map(|band| figure(&band[0])).collect();
    assert_eq!(edges, ["0", "30", "200"]);
    for (cost, document) in [
        ("0.00", "document/shift-line"),
        ("29.99", "document/shift-line"),
        ("30.00", "document/issue-log"),
        ("199.99", "document/issue-log"),
        ("200.00", "document/incident-report"),
        ("5000.00", "document/incident-report"),
    ] {
        assert_eq!(documents(&policy, cost), [document], "{cost}");
    }
    assert_eq!(term(&policy, "general-manager-told", &[("cost", "200.00")]), "24 h");
    assert_eq!(term(&policy, "general-manager-told", &[("cost", "199.99")]), "None");
}

#[test]
fn a_slip_without_its_signature_is_void() {
    let policy = policy("hotel-ramada-encore-front");
    assert_eq!(policy.resolution.documents[0].signatures, ["manager"]);
    assert_eq!(policy.gates[0].needs, ["document/slip"]);
    assert_eq!(policy.gates[0].before, ["accepted"]);
}
