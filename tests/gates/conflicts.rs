//! Who may not do something.

use crate::house::Told;

#[test]
fn whom_the_complaint_names_does_not_investigate() {
    let told = Told::new(&[]);
    for line in [
        "gu: evidence kind=photo",
        "gu: statement of=staff account=so",
        "gu: determined finding=invalid reason=so",
    ] {
        assert_eq!(told.conflicts(line), ["not-the-named [IsOne(Named)]"], "{line}");
        assert!(told.conflicts(&line.replace("gu:", "wu:")).is_empty(), "{line}");
    }
    assert!(told.conflicts("gu: note about=material").iter().all(|told| !told.starts_with("not-the-named")));
    let corrected = Told::new(&["li: corrected field=staff to=wu,sam reason=mixed-up"]);
    assert!(corrected.conflicts("gu: evidence kind=photo").is_empty());
    for by in ["wu", "sam"] {
        assert_eq!(corrected.conflicts(&format!("{by}: evidence kind=photo")).len(), 1, "{by}");
    }
}

#[test]
fn a_second_handling_goes_to_somebody_else_who_stands_higher() {
    let first = ["li: assigned to=li", "li: closed outcome=settled", "wu: reopened reason=again"];
    let told = Told::new(&first);
    assert_eq!(
        told.conflicts("wu: assigned to=li"),
        [r#"second-hands [IsOne(EarlierHandler), NotAbove(EarlierHandler, "li")]"#]
    );
    assert_eq!(told.conflicts("wu: assigned to=wu"), [r#"second-hands [NotAbove(EarlierHandler, "li")]"#]);
    assert_eq!(told.conflicts("wu: assigned to=sam"), [r#"second-hands [NotAbove(EarlierHandler, "li")]"#]);
    assert!(told.conflicts("wu: assigned to=zhao").is_empty());
    assert!(Told::new(&first[..1]).conflicts("wu: assigned to=li").is_empty(), "the first round");
    let two = Told::new(&[
        "li: offered remedies= cost=1.00",
        "li: assigned to=wu",
        "li: closed outcome=settled",
        "wu: reopened reason=again",
    ]);
    assert_eq!(two.conflicts("wu: assigned to=li").len(), 1, "who made an offer handled it too");
    let unassigned = Told::new(&["li: closed outcome=settled", "wu: reopened reason=again"]);
    assert!(unassigned.conflicts("wu: assigned to=sam").is_empty(), "nobody had it before");
}

#[test]
fn the_last_finding_says_who_is_responsible() {
    let mut told = Told::new(&["li: determined finding=valid reason=so responsible=zhao"]);
    told.tell("li: closed outcome=settled");
    told.tell("li: reopened reason=again");
    assert_eq!(told.conflicts("li: assigned to=zhao"), ["second-hands [IsOne(Responsible)]"]);
    told.tell("li: determined finding=valid reason=new responsible=wu");
    assert!(told.conflicts("li: assigned to=zhao").is_empty());
}

#[test]
fn who_handled_or_investigated_does_not_call_back() {
    let call = |by: &str| format!("{by}: called-back solved=yes calm=yes");
    let told = Told::new(&["li: assigned to=wu", "sam: evidence kind=photo obtained_by=zhao"]);
    let refused = |by: &str| told.conflicts(&call(by));
    assert_eq!(refused("wu"), ["another-calls [IsOne(Handler)]"]);
    assert_eq!(refused("sam"), ["another-calls [IsOne(Investigator)]"]);
    assert_eq!(refused("zhao"), ["another-calls [IsOne(Investigator)]"]);
    assert!(refused("li").is_empty());
    let voided = Told::new(&["li: assigned to=wu", "li: void target=e2 reason=mistaken"]);
    assert!(voided.conflicts(&call("wu")).is_empty(), "what was voided makes nobody a handler");
}

#[test]
fn some_things_are_for_one_role_alone() {
    let told = Told::new(&[]);
    assert!(told.conflicts("zhao: note about=material").is_empty());
    for by in ["li", "sam"] {
        let line = format!("{by}: note about=material");
        assert_eq!(told.conflicts(&line), ["head-only [WrongRole]"], "{by}");
    }
    assert!(told.conflicts("li: note").is_empty());
    for (owner, refused) in [("zhao", false), ("director", false), ("li", true), ("manager", true)] {
        let line = format!("li: action what=apology remedy=loan owner={owner}");
        assert_eq!(!told.conflicts(&line).is_empty(), refused, "{owner}");
    }
}
