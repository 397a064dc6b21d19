//! The house in which the examples of a policy happen: the store of the example, another one, and those whom it names.

use super::{Example, ExampleOpening};
use crate::domain::shop::{Keeping, Shop, Staff, Store};
use crate::words::{Language, Said};

/// The store of an example that names none.
const STORE: &str = "example";

/// The store of `example`.
pub(super) fn store_of(example: &Example) -> &str {
    example.given.values("store").first().map_or(STORE, String::as_str)
}

/// The house of `example`: two stores, so that there is another one to get what is paid; the staff that the example names
/// works in the first.
pub(super) fn house(example: &Example, opening: &ExampleOpening) -> Shop {
    let store = |id: &str| Store {
        id: id.to_owned(),
        label: Said { en: id.to_owned(), zh: id.to_owned() },
        policy: None,
        opening: None,
        transactions: Vec::new(),
    };
    let first = store_of(example);
    let staff = |id: &String| Staff {
        id: id.clone(),
        name: id.clone(),
        role: None,
        store: Some(first.to_owned()),
        department: None,
        from: None,
        until: None,
        absent: Vec::new(),
        deputy: None,
        superior: None,
        keys: Vec::new(),
    };
    Shop {
        name: STORE.to_owned(),
        zone: opening.zone,
        language: Language::English,
        policy: STORE.to_owned(),
        opening: opening.opening.clone(),
        customers: Keeping::Local,
        evidence: Keeping::Local,
        country_code: None,
        default_by: None,
        currency: String::from("CNY"),
        demo: true,
        stores: vec![store(first), store("another")],
        departments: Vec::new(),
        staff: example.given.values("staff").iter().map(staff).collect(),
    }
}
