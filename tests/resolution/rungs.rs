//! Ladders: which rung comes next, and what may be offered on it.

use plaint::domain::money::parse_amount;
use plaint::domain::record::{Event, EventKind, Fields, Value};
use plaint::domain::resolution::{
    Settlement, choose_rung, ladder_of, next_rung, out_of_rung, over_most, settlement,
};

use crate::house::{facts, given, resolution};

/// A settlement in which offers on these rungs met these fates: `refused`, `accepted`, `disapproved`, `offered`.
pub fn told(fates: &[(&str, &str)]) -> Settlement {
    let at = plaint::domain::instant::parse("2026-11-23T10:00:00+08:00").unwrap();
    let event = |id: &str, kind: &str, fields: Fields| Event {
        id: id.to_owned(),
        at,
        by: "li".to_owned(),
        n: 1,
        kind: EventKind::of(kind),
        happened: None,
        due: Vec::new(),
        fields,
    };
    let mut events = Vec::new();
    for (number, (rung, fate)) in fates.iter().enumerate() {
        let id = format!("e{number}");
        let fields = Fields::default().with("rung", Value::text(*rung)).with("cost", Value::text("0.00"));
        events.push(event(&id, "offered", fields));
        if *fate != "offered" {
            events.push(event("x", fate, Fields::default().with("target", Value::text(&id))));
        }
    }
    settlement(&events)
}

fn wares() -> &'static plaint::domain::resolution::policy::Ladder {
    ladder_of(resolution(), &facts(&[("about", "wares")])).unwrap()
}

#[test]
fn the_first_ladder_that_holds_is_the_cases() {
    let name = |about| ladder_of(resolution(), &facts(&[("about", about)])).map(|found| &found.choice.name);
    assert_eq!(name("wares").unwrap(), "wares");
    assert_eq!(name("free").unwrap(), "free");
    assert_eq!(name("service"), None);
}

#[test]
fn the_next_rung_is_above_the_highest_that_was_refused() {
    let next = |fates: &[(&str, &str)]| next_rung(wares(), &told(fates)).map(|rung| rung.choice.name.clone());
    assert_eq!(next(&[]).unwrap(), "basic");
    assert_eq!(next(&[("basic", "refused")]).unwrap(), "more");
    // What was never told to the customer, or has no answer yet, takes no step.
    assert_eq!(next(&[("basic", "disapproved")]).unwrap(), "basic");
    assert_eq!(next(&[("basic", "offered")]).unwrap(), "basic");
    assert_eq!(next(&[("basic", "refused"), ("more", "refused"), ("basic", "refused")]).unwrap(), "most");
    assert_eq!(next(&[("basic", "refused"), ("more", "refused"), ("most", "refused")]), None);
    // Rungs of another ladder do not count.
    assert_eq!(next(&[("free-high", "refused")]).unwrap(), "basic");
}

#[test]
fn a_rung_out_of_turn_is_refused_with_what_comes_first() {
    let choose = |fates: &[(&str, &str)], named| {
        choose_rung(wares(), &told(fates), named).map(|rung| rung.choice.name.clone())
    };
    assert_eq!(choose(&[], None).unwrap(), "basic");
    assert!(choose(&[], Some("more")).unwrap_err().en.contains("`basic` (the usual) is to be offered"));
    assert!(choose(&[("basic", "refused")], Some("most")).unwrap_err().en.contains("`more`"));
    assert_eq!(choose(&[("basic", "refused")], Some("basic")).unwrap(), "basic");
    assert!(choose(&[], Some("mor")).unwrap_err().en.contains("did you mean `more`"));
    let all = [("basic", "refused"), ("more", "refused"), ("most", "refused")];
    assert!(choose(&all, None).unwrap_err().en.contains("close as not agreed"));
    assert_eq!(choose(&all, Some("most")).unwrap(), "most");
}

#[test]
fn a_ladder_without_order_lets_any_rung_be_taken() {
    let free = ladder_of(resolution(), &facts(&[("about", "free")])).unwrap();
    assert_eq!(choose_rung(free, &told(&[]), Some("free-high")).unwrap().choice.name, "free-high");
    assert_eq!(choose_rung(free, &told(&[]), None).unwrap().choice.name, "free-low");
}

#[test]
fn remedies_of_lower_rungs_may_be_offered_too_and_higher_ones_not() {
    let on = |rung: usize, texts: &[&str]| {
        let faults = out_of_rung(wares(), &wares().rungs[rung], &given(texts));
        faults.into_iter().map(|fault| fault.en).collect::<Vec<_>>()
    };
    assert!(on(0, &["refund=5", "apology"]).is_empty());
    assert!(on(1, &["refund=5", "voucher=1x5"]).is_empty());
    let told = on(0, &["voucher=1x5", "voucher=2x5", "discount=5% of 9"]);
    assert_eq!(
        told,
        [
            "`voucher` belongs to the rung `more`, above `basic`",
            "`discount` is on no rung of the ladder `wares`",
        ]
    );
}

#[test]
fn a_rung_may_cost_so_much_and_no_more() {
    let most = &wares().rungs[2];
    let over =
        |cost: &str, pairs: &[(&str, &str)]| over_most(most, parse_amount(cost).unwrap(), &facts(pairs));
    assert_eq!(over("200.00", &[("price", "100.00")]), None);
    let told = over("200.01", &[("price", "100.00")]).unwrap().en;
    assert!(told.contains("at most 200.00") && told.contains("200.01"), "{told}");
    assert!(over("1", &[]).unwrap().en.contains("not known yet: price"));
    assert_eq!(over_most(&wares().rungs[0], parse_amount("99999").unwrap(), &facts(&[])), None);
}
