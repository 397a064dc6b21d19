//! What a gate waits for.

use crate::house::Told;

const PHOTO: &str = "wu: evidence kind=photo";
const CCTV: &str = "wu: evidence kind=cctv";
const DETERMINE: &str = "li: determined finding=valid reason=so";
const CLOSE: &str = "li: closed outcome=settled";

#[test]
fn different_pieces_are_told_apart_by_their_kind() {
    let table: &[(&[&str], bool)] = &[
        (&[], false),
        (&[PHOTO], false),
        (&[PHOTO, PHOTO, PHOTO], false),
        (&[PHOTO, CCTV], true),
        (&[PHOTO, "wu: statement of=staff account=so"], true),
        (&[PHOTO, "wu: statement of=customer account=so"], false),
        (&[PHOTO, CCTV, "li: void target=e3 reason=mistaken"], false),
    ];
    for (lines, open) in table {
        let closed = Told::new(lines).closed(DETERMINE);
        assert_eq!(closed.is_empty(), *open, "{lines:?}: {closed:?}");
    }
    let (_, lacks) = Told::new(&[PHOTO]).missing(DETERMINE).remove(0);
    assert!(lacks.contains(r#"there: ["evidence/photo"], at_least: 2"#), "{lacks}");
}

#[test]
fn a_gate_stands_only_where_its_condition_holds_and_the_event_itself_may_carry_the_need() {
    let invalid = Told::new(&["li: determined finding=invalid reason=so"]);
    assert!(invalid.closed(CLOSE).is_empty());
    let partly = Told::new(&["li: determined finding=partly reason=so"]);
    assert_eq!(partly.closed(CLOSE), ["lesson-first"]);
    assert!(partly.closed("li: closed outcome=settled lesson=ask").is_empty());
    let twice =
        Told::new(&["li: determined finding=partly reason=so", "li: determined finding=invalid reason=new"]);
    assert!(twice.closed(CLOSE).is_empty(), "the last finding counts");
}

#[test]
fn since_an_event_only_what_came_after_its_last_one_counts() {
    let table: &[(&[&str], bool)] = &[
        (&["li: informed form=written", DETERMINE], false),
        (&[DETERMINE, "li: informed form=spoken"], false),
        (&[DETERMINE, "li: informed form=written"], true),
        (&[DETERMINE, "li: informed form=written", DETERMINE], false),
    ];
    for (lines, open) in table {
        let closed = Told::new(lines).closed("li: closed outcome=settled lesson=ask");
        assert_eq!(closed.is_empty(), *open, "{lines:?}: {closed:?}");
    }
}

#[test]
fn a_document_counts_with_all_its_signatures() {
    let offer = "li: offered remedies= cost=1000.00";
    let accept = "li: accepted target=e2";
    let signed = |by: &str| Told::new(&[offer, &format!("li: document document=agreement signed_by={by}")]);
    assert_eq!(Told::new(&[offer]).closed(accept), ["signed"]);
    let (_, lacks) = signed("customer").missing(accept).remove(0);
    assert!(lacks.contains(r#"missing: ["manager"]"#), "{lacks}");
    assert!(signed("customer,manager").closed(accept).is_empty());
    assert!(Told::new(&["li: offered remedies= cost=999.99"]).closed(accept).is_empty(), "a small sum");
}

#[test]
fn an_approval_opens_the_gate_for_its_own_offer_alone() {
    let first = "li: offered remedies= cost=100.00";
    let approved = "li: approved target=e2 role=manager";
    let action = "li: action what=refund owner=wu target=e2";
    let done = "wu: done target=e4";
    assert!(Told::new(&[first, approved, action]).closed(done).is_empty());
    assert_eq!(
        Told::new(&[first, "li: approved target=e2 role=director", action]).closed(done),
        ["approved-first"]
    );
    let second = ["li: refused target=e2", "li: offered remedies= cost=900.00"];
    let action = "li: action what=refund owner=wu target=e5";
    let later = Told::new(&[first, approved, second[0], second[1], action]);
    assert_eq!(later.closed("wu: done target=e6"), ["approved-first"], "the approval was of another offer");
}

#[test]
fn a_gate_of_this_round_waits_again_after_reopening() {
    let offer = "li: offered remedies= cost=1.00";
    let mut told = Told::new(&["li: statement of=customer account=so"]);
    assert!(told.closed(offer).is_empty());
    told.tell("li: closed outcome=settled");
    told.tell("li: reopened reason=again");
    assert_eq!(told.closed(offer), ["heard-again"]);
    told.tell("li: statement of=customer account=more");
    assert!(told.closed(offer).is_empty());
}
