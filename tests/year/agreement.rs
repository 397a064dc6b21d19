//! Places in the records of several stores that cannot all be right.

use plaint::domain::inspection::places_of_years;
use plaint::domain::record::{Record, RecordKind};
use plaint::format::yaml;

use crate::chain::Chain;

fn store(id: &str, place: u32, complaints: u32) -> Record {
    let text = format!(
        "record: store\nformat: 1\nid: {id}\nevents:\n  - id: s{id}\n    at: 2027-01-11T00:00:00+08:00\n    by: sweep\n    n: 1\n    event: fined\n    rule: worst\n    amount: \"10.00\"\n    payers: [{{store: {id}, amount: \"10.00\"}}]\n    payee: company\n    period: \"2026\"\n    place: \"{place}\"\n    complaints: \"{complaints}\"\n    rules: \"house@1#0\"\n"
    );
    let record = yaml::load("stores/x.yaml", text.as_bytes()).unwrap();
    assert_eq!(record.kind, RecordKind::Store);
    record
}

#[test]
fn which_places_go_together() {
    // Store, place, complaints; by how many complaints there were; who does not fit.
    type Row = (&'static [(&'static str, u32, u32)], bool, &'static [&'static str]);
    let table: &[Row] = &[
        (&[("a", 1, 3), ("b", 2, 2), ("c", 3, 1)], true, &[]),
        (&[("a", 1, 3), ("b", 1, 3), ("c", 3, 1)], true, &[]),
        (&[("a", 1, 3), ("b", 2, 2), ("c", 2, 2)], true, &[]),
        // Both believed to be the first, with other numbers.
        (&[("a", 1, 3), ("b", 1, 4), ("c", 3, 1)], true, &["a", "b"]),
        // Nobody is the second.
        (&[("a", 1, 3), ("c", 3, 1)], true, &["c"]),
        (&[("a", 1, 3), ("b", 1, 3), ("c", 2, 1)], true, &["c"]),
        // Fewer complaints, and before the other; of a rate the numbers alone say nothing.
        (&[("a", 1, 2), ("b", 2, 3)], true, &["a", "b"]),
        (&[("a", 1, 2), ("b", 2, 3)], false, &[]),
    ];
    for (places, by_count, wanted) in table {
        let records: Vec<Record> =
            places.iter().map(|(id, place, complaints)| store(id, *place, *complaints)).collect();
        let remarks = places_of_years(&records, &|_, _| *by_count);
        let stores: Vec<&str> = remarks.iter().map(|(store, _)| *store).collect();
        assert_eq!(stores, *wanted, "{places:?}");
    }
}

#[test]
fn check_tells_places_that_disagree_and_stores_that_are_unknown() {
    let chain = Chain::new();
    for store in ["maple", "maple", "birch"] {
        chain.complaint("2026-06-01T10:00:00+08:00", store, &[]);
    }
    let act = chain.scene.at("2027-01-11T00:00:00+08:00").by_nobody();
    act.output(&["sweep", "--record-fines"]);
    let clean = act.run(&["check", "stores"]);
    assert!(clean.status.success() && clean.stdout.is_empty(), "{}", crate::scene::told(&clean));
    let path = chain.scene.path().join("stores/birch.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("place: \"2\"", "place: \"1\"")).unwrap();
    let unknown = text.replace("id: birch", "id: bich");
    std::fs::write(chain.scene.path().join("stores/bich.yaml"), unknown).unwrap();
    let told = act.run(&["check", "stores"]);
    insta::assert_snapshot!(String::from_utf8(told.stdout).unwrap());
}
