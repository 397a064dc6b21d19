//! Statements, assessments and lessons.

use crate::house::House;

#[test]
fn a_statement_says_whose_it_is() {
    let house = House::new();
    let account = ["--account", "it broke"];
    let refused: &[(&[&str], &[&str])] = &[
        (&[], &["`--of`"]),
        (&["--of", "staf"], &["did you mean `staff`?"]),
        (&["--of", "staff"], &["wants `--staff`"]),
        (&["--of", "department"], &["wants `--department`"]),
        (&["--of", "department", "--department", "conter"], &["did you mean `counter`?"]),
        (&["--of", "staff", "--staff", "guu"], &["did you mean `gu`?"]),
        (&["--of", "witness", "--staff", "gu"], &["`--of staff`"]),
        (&["--of", "witness", "--form", "writen"], &["did you mean `written`?"]),
    ];
    for (words, expected) in refused {
        let words: Vec<&str> = words.iter().chain(&account).copied().collect();
        let told = house.refuses(2, "statement", &words);
        assert!(expected.iter().all(|part| told.contains(part)), "{words:?}: {told}");
    }
    let told = house.refuses(2, "statement", &["--of", "staff", "--department", "goodz"]);
    for part in ["`--account`", "wants `--staff`", "did you mean `goods`?"] {
        assert!(told.contains(part), "all at once: {told}");
    }
    assert!(!house.record().contains("event: statement"), "nothing was recorded");
    house.does(
        "statement",
        &["--of", "witness", "--who", "路人", "--form", "spoken", "--account", "我看见了"],
    );
    house.does("statement", &["--of", "department", "--department", "goods", "--account", "a bad lot"]);
    house.does("statement", &["--of", "department", "--department", "counter", "--account", "sold as new"]);
    let record = house.record();
    assert!(
        record.contains("of: witness\n    account: \"我看见了\"\n    who: \"路人\"\n    form: spoken"),
        "{record}"
    );
}

#[test]
fn an_assessment_assesses_something() {
    let house = House::new();
    assert!(house.refuses(2, "assess", &[]).contains("at least one of"));
    assert!(house.refuses(2, "assess", &["--image", " "]).contains("at least one of"));
    house.does("assess", &["--image", "200 likes", "--customers", "a regular is lost"]);
    let record = house.record();
    assert!(record.contains("event: assessed\n    image: \"200 likes\"\n    customers:"), "{record}");
}

#[test]
fn a_closed_case_takes_a_lesson_and_no_investigation() {
    let house = House::new();
    assert!(house.refuses(2, "lesson", &[" "]).contains("needs words"));
    house.does("close", &["--outcome", "settled"]);
    let refused: &[(&str, &[&str])] = &[
        ("statement", &["--of", "customer", "--account", "so"]),
        ("assess", &["--image", "bad"]),
        ("determine", &["valid", "--reason", "so"]),
        ("weigh", &["waive", "--verdict", "chosen", "--reason", "so"]),
    ];
    for (command, words) in refused {
        let told = house.refuses(1, command, words);
        assert!(told.contains("is closed") && told.contains("plaint reopen"), "{command}: {told}");
    }
    house.does("lesson", &["check the springs"]);
    let checked = house.scene.at(crate::house::MONDAY).run(&["check", "--strict"]);
    let told = crate::scene::told(&checked);
    assert!(!told.contains("event-after-close"), "a lesson may come late: {told}");
}
