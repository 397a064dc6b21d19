//! What a second handling knows of the first.

use crate::support::Story;

/// A kind of event, its fields, and facts.
type Row = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

/// An event of the first round with its fields, and the facts it gives that are not known any more after reopening.
const FORGOTTEN: &[Row] = &[
    ("responded", &[("satisfied", "no")], &["satisfied", "dissatisfied_with"]),
    ("note", &[("about", "material")], &["noted"]),
    (
        "called-back",
        &[("solved", "no"), ("calm", "no"), ("score", "2"), ("satisfied", "no")],
        &["solved", "calm", "score", "satisfied", "dissatisfied_with"],
    ),
    ("offered", &[("cost", "10.00")], &["settlement", "cost"]),
    ("completed", &[], &["completed"]),
];

/// What stands in every round: what was found about the matter.
const KEPT: &[Row] = &[
    ("determined", &[("finding", "valid"), ("reason", "r"), ("at_fault", "yes")], &["finding", "at_fault"]),
    ("evidence", &[("kind", "photo")], &["evidence"]),
    ("statement", &[("of", "customer"), ("account", "a")], &["stated"]),
    ("assigned", &[("to", "wang"), ("role", "manager")], &["assigned"]),
    ("escalated", &[("level", "head"), ("reason", "r")], &["level"]),
];

fn known_after(kind: &str, fields: &[(&str, &str)], fact: &str) -> (bool, bool) {
    let mut story = Story::received("11-23 10:00");
    story.tell(kind, "11-23 10:10", fields);
    let knows = |story: &Story| !story.case().facts.values(fact).is_empty();
    let before = knows(&story);
    story.tell("closed", "11-23 12:00", &[("outcome", "settled")]);
    story.tell("reopened", "11-24 10:00", &[("reason", "again")]);
    (before, knows(&story))
}

#[test]
fn what_the_customer_said_of_the_first_is_not_said_of_the_second() {
    for (kind, fields, facts) in FORGOTTEN {
        for fact in *facts {
            assert_eq!(known_after(kind, fields, fact), (true, false), "{kind} {fact}");
        }
    }
}

#[test]
fn what_was_found_about_the_matter_stands() {
    for (kind, fields, facts) in KEPT {
        for fact in *facts {
            assert_eq!(known_after(kind, fields, fact), (true, true), "{kind} {fact}");
        }
    }
}

#[test]
fn an_upgrade_by_dissatisfaction_does_not_act_again_at_reopening() {
    let mut story = Story::received("11-23 10:00");
    story.tell("closed", "11-23 12:00", &[("outcome", "settled"), ("satisfied", "no")]);
    story.tell("reopened", "11-24 10:00", &[("reason", "again")]);
    story.triage("11-24 10:05", "ordinary");
    assert!(!story.sweep("11-24 10:06").iter().any(|told| told.starts_with("triaged")));
}

#[test]
fn with_what_they_are_not_satisfied_is_told_until_they_are() {
    let rows: &[Row] = &[
        ("responded", &[("satisfied", "no")], &["response"]),
        ("informed", &[("satisfied", "no"), ("form", "spoken")], &["progress"]),
        ("refused", &[("satisfied", "no"), ("target", "e9")], &["offer"]),
        ("called-back", &[("satisfied", "no"), ("solved", "yes"), ("calm", "no")], &["result"]),
        ("note", &[("satisfied", "no")], &["other"]),
        ("refused", &[("target", "e9")], &[]),
    ];
    for (kind, fields, expected) in rows {
        let mut story = Story::received("11-23 10:00");
        story.tell(kind, "11-23 10:10", fields);
        assert_eq!(story.case().facts.values("dissatisfied_with"), *expected, "{kind}");
        story.tell("informed", "11-23 10:20", &[("satisfied", "yes"), ("form", "spoken")]);
        assert!(story.case().facts.values("dissatisfied_with").is_empty(), "{kind}");
    }
}
