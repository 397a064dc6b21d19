//! Options weighed: exactly one is chosen.

use crate::house::House;

#[test]
fn of_all_options_one_is_chosen() {
    let house = House::new();
    let told =
        house.refuses(2, "weigh", &["wave", "--verdict", "choosen", "--reason", " ", "--amount", "1e3"]);
    for part in
        ["did you mean `waive`?", "did you mean `chosen`?", "`--reason` is empty", "`1e3` is not an amount"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    house.does("weigh", &["waive", "--verdict", "chosen", "--reason", "a regular"]);
    house.does("weigh", &["waive", "--verdict", "chosen", "--reason", "a regular, as said"]);
    let choose = ["partial", "--verdict", "chosen", "--reason", "half", "--amount", "300"];
    let told = house.refuses(1, "weigh", &choose);
    assert!(told.contains("`waive` is chosen already") && told.contains("--verdict possible"), "{told}");
    house.does("weigh", &["waive", "--verdict", "rejected", "--reason", "the rules"]);
    house.does("weigh", &choose);
    assert!(
        house
            .record()
            .contains("option: partial\n    verdict: chosen\n    reason: \"half\"\n    amount: \"300.00\"")
    );
    house.does("close", &["--outcome", "settled"]);
    house.does("reopen", &["--reason", "again"]);
    house.does("weigh", &["waive", "--verdict", "chosen", "--reason", "a new round weighs anew"]);
}

#[test]
fn a_voided_choice_chooses_nothing() {
    let house = House::new();
    house.does("weigh", &["waive", "--verdict", "chosen", "--reason", "so"]);
    let event = house.event("weighed");
    house.does("void", &[&event, "--reason", "mistaken"]);
    house.does("weigh", &["partial", "--verdict", "chosen", "--reason", "so"]);
}
