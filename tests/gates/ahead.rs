//! What an open case still has ahead of it.

use crate::house::Told;

#[test]
fn each_step_is_ahead_until_it_is_taken_in_this_round() {
    let mut told = Told::new(&["li: responded"]);
    assert_eq!(told.ahead(), ["determined: two-pieces", "offered: heard-again", "done: approved-first"]);
    told.tell("wu: evidence kind=photo");
    told.tell("wu: statement of=staff account=so");
    told.tell("wu: statement of=customer account=so");
    assert_eq!(told.ahead(), ["done: approved-first"]);
    told.tell("li: determined finding=valid reason=so");
    assert_eq!(told.ahead(), ["done: approved-first", "closed: lesson-first told-since"]);
    told.tell("li: offered remedies= cost=2000.00");
    assert_eq!(
        told.ahead(),
        ["accepted: signed", "done: signed approved-first", "closed: lesson-first told-since"]
    );
    told.tell("li: lesson lesson=ask");
    told.tell("li: informed form=written");
    assert_eq!(told.ahead(), ["accepted: signed", "done: signed approved-first"]);
    told.tell("li: closed outcome=settled");
    assert!(told.ahead().is_empty(), "a closed case has nothing ahead");
    told.tell("li: reopened reason=again");
    assert!(told.ahead().contains(&String::from("offered: heard-again")), "{:?}", told.ahead());
}
