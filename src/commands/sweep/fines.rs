//! The fines that follow from complaints.

use std::borrow::Cow;

use super::chain::{Chain, Swept};
use super::source::{Due, Found};
use crate::commands::both_cores;
use crate::commands::desk::RulesInForce;
use crate::domain::fines::follow::{Earlier, Followed, Scene, follow_swept, supplements};
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record, RecordKind};
use crate::domain::shop::Shop;

/// Every fine that is due and not on record. Repetition is told by the fines of all cases, so that these are found first.
pub(super) fn fines(chain: &mut Chain<'_>) -> Found {
    let (desk, now) = (&*chain.desk, chain.now);
    let nothing = Earlier::default();
    let shop = &desk.shop;
    let records = chain.complaints.iter().map(|swept| (&swept.record, &*swept.rules)).collect();
    let mut followed: Vec<Followed> =
        both_cores::map(records, |(record, rules): (&Record, &RulesInForce)| {
            follow_swept(record, &scene(rules, shop, &nothing), &now)
        });
    let mut earlier = Earlier::of([]);
    for (swept, followed) in chain.complaints.iter().zip(&followed) {
        earlier.learn(&with(swept, &followed.events), &swept.rules.policy);
    }
    for (swept, followed) in chain.complaints.iter().zip(&mut followed) {
        let more = repeated(swept, &followed.events, &scene(&swept.rules, shop, &earlier), &now);
        followed.events.extend(more);
    }
    let mut found = Found::new();
    chain.uncharged.clear();
    for (swept, followed) in chain.complaints.iter().zip(followed) {
        let (id, policy) = (&swept.record.id, &swept.rules.policy.fines);
        let rule = |event: &Event| policy.rule(event.fields.text("rule")?);
        found.extend(followed.events.into_iter().map(|event| Due {
            kind: RecordKind::Complaint,
            id: id.clone(),
            source: rule(&event).and_then(|rule| rule.choice.source.clone()),
            event,
        }));
        for (name, why) in followed.uncharged {
            let label = policy.rule(&name).map(|rule| rule.choice.label.clone()).unwrap_or_default();
            chain.uncharged.push((id.clone(), label, why.said()));
        }
    }
    found
}

fn scene<'a>(rules: &'a RulesInForce, shop: &'a Shop, earlier: &'a Earlier) -> Scene<'a> {
    Scene { rules: rules.as_rules(), shop, stamp: &rules.stamp, earlier }
}

fn repeated(swept: &Swept, new: &[Event], scene: &Scene<'_>, now: &Instant) -> Vec<Event> {
    supplements(&with(swept, new), scene, now)
}

/// The record with what it is fined for.
fn with<'a>(swept: &'a Swept, new: &[Event]) -> Cow<'a, Record> {
    let mut whole = Cow::Borrowed(&swept.record);
    if !new.is_empty() {
        whole.to_mut().events.extend(new.iter().cloned());
    }
    whole
}
