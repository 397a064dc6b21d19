//! Findings: what contradicts itself, what is not known, what is kept.

use crate::house::House;

#[test]
fn findings_that_contradict_themselves_are_refused() {
    let house = House::investigated();
    let table: &[(&[&str], &str)] = &[
        (&["vallid"], "did you mean `valid`?"),
        (&["malicious"], "`--at-fault no`"),
        (&["malicious", "--at-fault", "yes"], "`--at-fault no`"),
        (&["malicious", "--at-fault", "no", "--good-faith", "yes"], "contradict"),
        (&["malicious", "--at-fault", "no", "--staff", "gu"], "contradict"),
        (&["invalid", "--at-fault", "yes"], "contradict"),
        (&["misdirected", "--at-fault", "yes"], "contradict"),
        (&["misdirected", "--department", "goods"], "contradict"),
    ];
    for (words, expected) in table {
        let words: Vec<&str> = words.iter().chain(&["--reason", "so"]).copied().collect();
        let told = house.refuses(2, "determine", &words);
        assert!(told.contains(expected), "{words:?}: {told}");
    }
    assert!(house.refuses(2, "determine", &["valid"]).contains("`--reason`"));
    assert!(house.refuses(2, "determine", &["valid", "--reason", " "]).contains("empty"));
    assert!(!house.record().contains("event: determined"));
    house.does("determine", &["malicious", "--reason", "neither store nor staff", "--at-fault", "no"]);
}

#[test]
fn names_that_nothing_bears_are_told_all_at_once() {
    let house = House::investigated();
    let evidence = house.event("evidence");
    let mistyped = format!("{}x", &evidence);
    let words = [
        "valid",
        "--reason",
        "so",
        "--cause",
        "sprin",
        "--department",
        "good",
        "--staff",
        "guu",
        "--superior",
        "lii",
        "--store",
        "east",
        "--law",
        "deciet",
        "--loss",
        "1,000",
        "--evidence",
        &mistyped,
    ];
    let told = house.refuses(2, "determine", &words);
    for part in [
        "did you mean `spring`?",
        "did you mean `goods`?",
        "did you mean `gu`?",
        "did you mean `li`?",
        "`--store east` is not known; there are none",
        "did you mean `deceit`?",
        "`--loss`: `1,000` is not an amount",
        &format!("did you mean `{evidence}`?"),
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let cap = house.refuses(2, "determine", &["valid", "--reason", "so", "--law", "ceiling"]);
    assert!(cap.contains("`--law ceiling` is not known"), "a bound that nobody has to find: {cap}");
    house.does("void", &[&evidence, "--reason", "mixed up"]);
    let told = house.refuses(2, "determine", &["valid", "--reason", "so", "--evidence", &evidence]);
    assert!(told.contains("was voided"), "{told}");
}

#[test]
fn the_last_finding_counts_and_the_earlier_one_stays() {
    let house = House::investigated();
    let evidence = house.event("evidence");
    house.does("determine", &["invalid", "--reason", "worn out", "--at-fault", "no", "--good-faith", "yes"]);
    house.does(
        "determine",
        &[
            "valid",
            "--reason",
            "the inspection found it",
            "--cause",
            "spring",
            "--at-fault",
            "yes",
            "--department",
            "goods",
            "--staff",
            "gu",
            "--superior",
            "li",
            "--superior",
            "zhao",
            "--law",
            "deceit",
            "--loss",
            "800.5",
            "--evidence",
            &evidence,
        ],
    );
    let record = house.record();
    assert!(record.contains("finding: invalid\n"), "{record}");
    let last = record.rsplit("event: determined\n").next().unwrap();
    insta::assert_snapshot!(last.replace(&evidence, "EVIDENCE"));
    let told = house.does("close", &["--outcome", "settled"]);
    assert!(told.contains("closed"), "{told}");
}

#[test]
fn a_cause_is_known_by_what_it_is_a_case_of() {
    let gated = format!(
        "{}\n[[gate]]\nname = \"lesson-of-quality\"\nlabel = {{ en = \"a lesson\", zh = \"教训\" }}\nbefore = \"closed\"\nneeds = \"lesson\"\nwhen = {{ cause = \"quality\" }}\nsource = \"test\"\n",
        crate::house::POLICY
    );
    let house = House::investigated();
    std::fs::write(house.scene.path().join("policies/house.toml"), gated).unwrap();
    house.does("determine", &["valid", "--reason", "so", "--cause", "spring"]);
    let told = house.refuses(1, "close", &["--outcome", "settled"]);
    assert!(told.contains("plaint lesson"), "a spring is a matter of quality: {told}");
}
