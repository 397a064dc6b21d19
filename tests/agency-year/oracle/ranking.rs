//! The year's ranking: the stores with the most complaints, and what their places cost.

use std::collections::BTreeMap;

use super::{Cents, Fine, Part, equally};
use crate::days::{at, date};
use crate::plan::{Complaint, Plan};

/// What the first three places cost.
const OF_PLACES: [Cents; 3] = [300_000, 200_000, 100_000];

/// A store in the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub store: usize,
    pub complaints: usize,
    /// How many stores have more, and one.
    pub place: usize,
    /// What it costs.
    pub amount: Cents,
}

/// All complaints count but those that were found to be malicious.
fn counts(complaint: &Complaint) -> bool {
    !(complaint.is_decided() && complaint.verdict.is_malicious())
}

/// All stores, those with the most complaints first, equal ones in the order of their ids.
pub fn places(plan: &Plan) -> Vec<Place> {
    let count =
        |store: usize| plan.complaints.iter().filter(|each| each.store == store && counts(each)).count();
    let counts: Vec<usize> = (0..plan.house.stores.len()).map(count).collect();
    let mut places: Vec<Place> = Vec::new();
    for (store, complaints) in counts.iter().copied().enumerate() {
        let before = counts.iter().filter(|other| **other > complaints).count();
        let equal = counts.iter().filter(|other| **other == complaints).count();
        // Those who share a place share what the places cost that they take up.
        let pot: Cents = (before..before + equal).filter_map(|place| OF_PLACES.get(place)).sum();
        let ids = |other: usize| plan.house.stores[other].id;
        let earlier = (0..counts.len())
            .filter(|other| counts[*other] == complaints && ids(*other) < ids(store))
            .count();
        let amount = equally(pot, equal)[earlier];
        places.push(Place { store, complaints, place: before + 1, amount });
    }
    places.sort_by_key(|each| (each.place, plan.house.stores[each.store].id));
    places
}

/// The fines of the ranking, which nobody has paid yet: of thirty days after the year, on everybody who worked in the store on
/// its last day.
pub fn fines_of_the_year(plan: &Plan) -> Vec<Fine> {
    let last = date(12, 31);
    let fine = |place: &Place| {
        let staff = plan.house.staff_of(place.store, last);
        let parts = staff.iter().zip(equally(place.amount, staff.len()));
        let part = |(person, amount): (&&crate::house::Person, Cents)| Part {
            payer: format!("staff:{}", person.id),
            amount,
            waived: 0,
            paid: 0,
        };
        Fine {
            complaint: None,
            store: place.store,
            rule: "most-complaints-of-the-year",
            amount: place.amount,
            fee: false,
            parts: parts.map(part).collect(),
            passed_on: BTreeMap::new(),
            at: at(last + chrono::Days::new(31), 0, 0),
            pay_by: None,
            object_by: None,
        }
    };
    places(plan).iter().filter(|place| place.amount > 0).map(fine).collect()
}
