//! What complaints cost the stores of the real-estate agency: the fines of lines A1–A12.

use plaint::domain::fines::answers::notice;
use plaint::domain::fines::policy::Payee;
use plaint::domain::fines::year::place_fines;
use plaint::domain::ranking::Ranked;

use super::charged::{charged, rules};
use super::policy::shipped;
use super::story::{House, Story, at};

const POLICY: &str = "realestate-agency";

/// 500 yuan among the three who work in the store; the cent that is left over goes by the order of names.
const BY_ALL: &str = "staff:luo 166.67, staff:ma 166.67, staff:wen 166.66";

const VALID: &[(&str, &str)] = &[("finding", "valid"), ("at_fault", "yes"), ("good_faith", "yes")];
const NO_FAULT: &[(&str, &str)] = &[("finding", "invalid"), ("at_fault", "no"), ("good_faith", "yes")];
const MALICIOUS: &[(&str, &str)] = &[("finding", "malicious"), ("at_fault", "no"), ("good_faith", "no")];

/// The house with other readings of its switches.
fn reading(edits: &[(&str, &str)]) -> &'static House {
    let edits: Vec<(String, String)> =
        edits.iter().map(|(switch, chosen)| (taken(switch), taken_as(switch, chosen))).collect();
    let edits: Vec<(&str, &str)> = edits.iter().map(|(was, is)| (was.as_str(), is.as_str())).collect();
    House::edited(POLICY, &edits)
}

/// From the switch's name to the reading that ships.
fn taken(switch: &str) -> String {
    let text = plaint::format::policy::shipped::text(POLICY).unwrap();
    let (_, after) = text.split_once(&format!("name = \"{switch}\"\n")).expect("the switch ships");
    let (before, rest) = after.split_once("chosen = \"").unwrap();
    let chosen = rest.split('"').next().unwrap();
    format!("name = \"{switch}\"\n{before}chosen = \"{chosen}\"")
}

fn taken_as(switch: &str, chosen: &str) -> String {
    let taken = taken(switch);
    let (before, _) = taken.split_once("chosen = \"").unwrap();
    format!("{before}chosen = \"{chosen}\"")
}

/// A complaint of a customer from a Friday, answered in time, against what is told.
fn complaint(house: &'static House, against: &str) -> Story {
    let fields = [
        ("channel", "telephone"),
        ("store", "maple"),
        ("staff", "luo"),
        ("against", against),
        ("transaction", "sale"),
        ("demand", "apology"),
    ];
    let mut story = Story::received_in(house, "2026-11-20 10:00", &fields);
    story.triage("2026-11-20 10:05", "经纪人态度很差，一直敷衍我");
    story.tell("responded", "2026-11-20 11:00", &[]);
    story
}

fn found(house: &'static House, against: &str, finding: &[(&str, &str)]) -> Story {
    let mut story = complaint(house, against);
    story.tell("determined", "2026-11-23 10:00", finding);
    story
}

fn mishandled(house: &'static House, finding: &[(&str, &str)]) -> Story {
    let mut story = found(house, "store", finding);
    story.tell("escalated", "2026-11-23 11:00", &[("level", "authority"), ("reason", "went there")]);
    story.tell("note", "2026-11-23 12:00", &[("about", "mishandled")]);
    story
}

/// What a finding tells.
type Facts = &'static [(&'static str, &'static str)];
/// Names of rules.
type Rules = &'static [&'static str];

#[test]
fn a1_the_preamble_spares_who_is_not_at_fault_and_rule_3_1_does_not() {
    let spared = House::of(POLICY);
    let fined = reading(&[("not-at-fault", "fined")]);
    // What was found, what follows by the preamble, what by rule 3.1.
    let table: [(Facts, Rules, Rules); 3] = [
        (VALID, &["against-store", "mishandled"], &["against-store", "mishandled"]),
        (NO_FAULT, &[], &["against-store", "mishandled"]),
        // Rule 3.1 knows no exception at all; section 1 says itself that it is for complaints that are not malicious.
        (MALICIOUS, &[], &["mishandled"]),
    ];
    for (finding, by_preamble, by_rule) in table {
        assert_eq!(rules(&mishandled(spared, finding), "2026-11-23 13:00"), by_preamble, "{finding:?}");
        assert_eq!(rules(&mishandled(fined, finding), "2026-11-23 13:00"), by_rule, "{finding:?}");
    }
}

#[test]
fn a1_between_stores_only_mishandling_is_fined() {
    let fields = [("channel", "other-store"), ("store", "maple"), ("against", "other-store")];
    let mut story = Story::received(POLICY, "2026-11-20 10:00", &fields);
    story.triage("2026-11-20 10:05", "城南店撬单");
    story.tell("responded", "2026-11-20 11:00", &[]);
    story.tell("determined", "2026-11-23 10:00", VALID);
    assert_eq!(charged(&story, "2026-11-23 13:00"), [""; 0]);
    story.tell("escalated", "2026-11-23 11:00", &[("level", "complaint-centre"), ("reason", "quarrel")]);
    story.tell("note", "2026-11-23 12:00", &[("about", "mishandled")]);
    assert_eq!(charged(&story, "2026-11-23 13:00"), ["mishandled 500.00: store:maple 500.00"]);
}

#[test]
fn a2_500_on_the_store_shared_by_everybody_who_works_in_it() {
    let mut story = complaint(House::of(POLICY), "store");
    assert_eq!(charged(&story, "2026-11-23 09:00"), [""; 0], "nothing is found yet");
    story.tell("determined", "2026-11-23 10:00", VALID);
    assert_eq!(charged(&story, "2026-11-23 10:01"), [format!("against-store 500.00: {BY_ALL}")]);
}

#[test]
fn a2_the_reason_of_the_complaint_does_not_matter() {
    for words in ["经纪人态度很差", "中介费多收", "说不清楚的事"] {
        let mut story = complaint(House::of(POLICY), "store");
        story.triage("2026-11-20 11:05", words);
        story.tell("determined", "2026-11-23 10:00", VALID);
        assert_eq!(rules(&story, "2026-11-23 10:01"), ["against-store"], "{words}");
    }
}

#[test]
fn a3_one_joint_500_by_the_head_of_the_store_and_the_agent() {
    let story = found(House::of(POLICY), "agent", VALID);
    let joint = "against-agent 500.00: staff:ma 250.00, staff:luo 250.00";
    assert_eq!(charged(&story, "2026-11-23 10:01"), [joint]);
}

#[test]
fn a3_a_complaint_against_both_is_fined_once_unless_the_policy_says_twice() {
    let both = found(House::of(POLICY), "store+agent", VALID);
    assert_eq!(rules(&both, "2026-11-23 10:01"), ["against-store"]);
    let twice = found(reading(&[("store-and-agent", "two-fines")]), "store+agent", VALID);
    assert_eq!(rules(&twice, "2026-11-23 10:01"), ["against-agent", "against-store"]);
}

#[test]
fn a4_malicious_complaints_cost_nothing_also_when_that_is_found_later() {
    for against in ["store", "agent", "store+agent"] {
        let mut story = found(House::of(POLICY), against, VALID);
        assert_eq!(charged(&story, "2026-11-23 10:01").len(), 1);
        story.tell("determined", "2026-11-24 10:00", MALICIOUS);
        assert_eq!(charged(&story, "2026-11-24 10:01"), [""; 0]);
    }
}

#[test]
fn a5_a6_newspaper_and_television_500_each_found_true_or_not_clarified() {
    let mut story = complaint(House::of(POLICY), "store");
    let paper = story.expose("newspaper", "2026-11-20 12:00", &[]);
    story.expose("television", "2026-11-20 19:00", &[]);
    story.verify(&paper, "true", "2026-11-21 10:00");
    let paper = "newspaper 500.00: store:maple 500.00";
    assert_eq!(charged(&story, "2026-11-25 23:00"), [paper]);
    let both = [paper, "television 500.00: store:maple 500.00"];
    assert_eq!(charged(&story, "2026-11-26 00:01"), both, "the five days are over");
    story.tell("determined", "2026-11-26 10:00", VALID);
    assert_eq!(rules(&story, "2026-11-26 10:01"), ["newspaper", "television", "against-store"]);
}

#[test]
fn a5_what_is_clarified_in_time_costs_nothing_and_what_counts_as_true_costs_also_who_was_right() {
    let mut clarified = complaint(House::of(POLICY), "store");
    let exposure = clarified.expose("newspaper", "2026-11-20 12:00", &[]);
    let mut silent = clarified.clone();
    clarified.clarify(&exposure, "television", "2026-11-24 12:00");
    assert_eq!(rules(&clarified, "2026-11-27 09:00"), [""; 0]);
    silent.verify(&exposure, "untrue", "2026-11-24 12:00");
    assert_eq!(rules(&silent, "2026-11-25 09:00"), [""; 0]);
    assert_eq!(rules(&silent, "2026-11-26 09:00"), ["newspaper"]);
}

#[test]
fn a6_two_papers_are_one_fine_and_online_media_none_by_itself() {
    let mut story = complaint(House::of(POLICY), "store");
    for (medium, when) in
        [("newspaper", "2026-11-20 12:00"), ("newspaper", "2026-11-20 13:00"), ("online", "2026-11-20 14:00")]
    {
        let exposure = story.expose(medium, when, &[]);
        story.verify(&exposure, "true", "2026-11-21 10:00");
    }
    assert_eq!(rules(&story, "2026-11-21 11:00"), ["newspaper"]);
    let online = shipped(POLICY).fines.rule("online").unwrap();
    assert_eq!(online.decided_by, ["head-office"]);
}

#[test]
fn a7_three_days_from_the_day_of_the_notice_and_the_other_stores_get_it() {
    let house = House::of(POLICY);
    let terms = house.policy.fines.notice.as_ref().unwrap();
    // Served, to be paid by: the day of the notice is the first of three calendar days, weekend or not.
    for (served, pay_by) in [
        ("2026-11-23 09:00", "2026-11-26 00:00"),
        ("2026-11-23 23:59", "2026-11-26 00:00"),
        ("2026-11-27 10:00", "2026-11-30 00:00"),
    ] {
        let ends = notice::ends(&house.rules(), terms.pay_within, terms.first_day_counts, at(served));
        assert_eq!(ends.unwrap(), at(pay_by), "{served}");
    }
    assert_eq!(house.policy.fines.collected_by.as_deref(), Some("finance"));
    let fines = house.policy.fines.rules.iter().filter(|rule| !rule.fee);
    assert!(fines.map(|rule| rule.payee).all(|payee| payee == Payee::OtherStores));
    assert!(!house.policy.fines.distribution.as_ref().unwrap().by_staff);
}

#[test]
fn a8_mishandled_and_escalated_costs_500_more() {
    let own = charged(&mishandled(House::of(POLICY), VALID), "2026-11-23 13:00");
    let more = "mishandled 500.00: store:maple 500.00".to_owned();
    assert_eq!(own, [format!("against-store 500.00: {BY_ALL}"), more]);
    let once = reading(&[("mishandled-fine", "section-one")]);
    assert_eq!(rules(&mishandled(once, VALID), "2026-11-23 13:00"), ["against-store"]);
    let mut handled_well = found(House::of(POLICY), "store", VALID);
    handled_well.tell("escalated", "2026-11-23 11:00", &[("level", "authority"), ("reason", "went there")]);
    assert_eq!(rules(&handled_well, "2026-11-23 13:00"), ["against-store"]);
}

/// Stores by their numbers of complaints, in order, with their places.
fn placed(complaints: &[(u32, usize)]) -> Vec<Ranked> {
    let one = |(index, (place, complaints)): (usize, &(u32, usize))| Ranked {
        place: Some(*place),
        name: format!("store-{index}"),
        complaints: *complaints,
        good: None,
        transactions: None,
        figure: None,
        range: None,
        reached: at("2026-12-31 10:00"),
    };
    complaints.iter().enumerate().map(one).collect()
}

fn amounts(house: &House, complaints: &[(u32, usize)]) -> Vec<String> {
    let rule = &house.policy.fines.rankings[0];
    place_fines(rule, &placed(complaints)).iter().map(|fine| fine.amount.normalize().to_string()).collect()
}

#[test]
fn a9_the_worst_pays_most_unless_the_document_is_taken_by_the_letter() {
    let three = [(1, 9), (2, 7), (3, 4)];
    assert_eq!(amounts(House::of(POLICY), &three), ["3000", "2000", "1000"]);
    let letter = House::edited(POLICY, &[("worst-pays = \"most\"", "worst-pays = \"as-listed\"")]);
    assert_eq!(amounts(letter, &three), ["1000", "2000", "3000"]);
    let rule = &House::of(POLICY).policy.fines.rankings[0];
    assert!(rule.departs_from_the_list());
    assert!(rule.choice.source.as_ref().unwrap().contains("departs from the letter"));
    assert_eq!(rule.payee, Payee::OtherStores);
}

#[test]
fn a9_who_shares_a_place_shares_its_amounts_and_fewer_stores_pay_less() {
    let ships = House::of(POLICY);
    assert_eq!(amounts(ships, &[(1, 9), (1, 9), (3, 4)]), ["2500", "2500", "1000"]);
    assert_eq!(amounts(ships, &[(1, 5), (1, 5), (1, 5)]), ["2000", "2000", "2000"]);
    assert_eq!(amounts(ships, &[(1, 9), (2, 4), (2, 4)]), ["3000", "1500", "1500"]);
    assert_eq!(amounts(ships, &[(1, 9), (2, 4)]), ["3000", "2000"]);
    assert_eq!(amounts(ships, &[]), [""; 0]);
}

#[test]
fn a10_overdue_or_dissatisfied_costs_a_fee_of_its_own_shared_by_the_store() {
    let fee = [format!("handling-fee fee 500.00: {BY_ALL}")];
    let mut overdue = complaint(House::of(POLICY), "store");
    assert_eq!(charged(&overdue, "2026-11-27 18:00"), [""; 0]);
    assert_eq!(charged(&overdue, "2026-11-27 18:01"), fee);
    let mut dissatisfied = complaint(House::of(POLICY), "store");
    let result = [("solved", "no"), ("calm", "yes"), ("satisfied", "no")];
    dissatisfied.tell("called-back", "2026-11-25 15:00", &result);
    assert_eq!(charged(&dissatisfied, "2026-11-25 15:01"), fee);
    overdue.tell("called-back", "2026-11-30 15:00", &result);
    assert_eq!(charged(&overdue, "2026-11-30 15:01"), fee, "once a case, whatever it was taken over for");
}

#[test]
fn a10_the_store_is_fined_as_the_rules_say_and_once() {
    let after = "2026-11-27 18:01";
    let store = found(House::of(POLICY), "store", VALID);
    assert_eq!(rules(&store, after), ["against-store", "handling-fee"]);
    let agent = charged(&found(House::of(POLICY), "agent", VALID), after);
    let store = "taken-over 500.00: store:maple 500.00".to_owned();
    assert!(agent.contains(&store), "section 1 fines the store nothing here: {agent:?}");
    assert_eq!(agent.len(), 3, "{agent:?}");
    let own = found(reading(&[("taken-over-fine", "own")]), "store", VALID);
    assert_eq!(rules(&own, after), ["against-store", "handling-fee", "taken-over"]);
    assert_eq!(rules(&found(House::of(POLICY), "agent", NO_FAULT), after), ["handling-fee"]);
    assert_eq!(rules(&found(House::of(POLICY), "agent", MALICIOUS), after), [""; 0]);
}

#[test]
fn a10_a_case_that_the_authority_brought_to_the_centre_costs_no_fee() {
    let fields = [("channel", "authority"), ("store", "maple"), ("against", "store")];
    let mut story = Story::received(POLICY, "2026-11-20 10:00", &fields);
    story.triage("2026-11-20 10:05", "中介费多收");
    story.tell("responded", "2026-11-20 10:30", &[]);
    assert_eq!(story.levels("2026-11-20 11:00"), ["complaint-centre"]);
    assert_eq!(rules(&story, "2026-11-27 18:00"), [""; 0]);
    assert_eq!(
        rules(&story, "2026-11-27 18:01"),
        ["handling-fee"],
        "the five days are the store's all the same"
    );
}

#[test]
fn a11_a_store_that_asks_headquarters_for_help_pays_nothing_for_it() {
    let mut story = complaint(House::of(POLICY), "store");
    story.tell("escalated", "2026-11-23 15:00", &[("level", "headquarters"), ("reason", "cannot settle it")]);
    assert_eq!(charged(&story, "2026-11-27 17:00"), [""; 0], "not even where the material is late");
}

#[test]
fn a12_any_complaint_or_only_what_was_mishandled_and_escalated() {
    let escalated = reading(&[("applies-to", "escalated"), ("mishandled-fine", "section-one")]);
    let any = House::of(POLICY);
    for against in ["store", "agent"] {
        let section = format!("against-{against}");
        assert_eq!(rules(&found(any, against, VALID), "2026-11-23 10:01"), [section]);
        assert_eq!(rules(&found(escalated, against, VALID), "2026-11-23 10:01"), [""; 0]);
    }
    assert_eq!(rules(&mishandled(escalated, VALID), "2026-11-23 13:00"), ["against-store"]);
}
