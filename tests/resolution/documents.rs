//! Documents: which there are, who signs them, and when they count.

use plaint::domain::record::{Event, EventKind, Fields, Value};
use plaint::domain::resolution::document::missing_signatures;

use crate::house::{complaint, resolution, workspace};

const MONDAY: &str = "2026-11-23T10:05:00+08:00";

fn document(name: &str, signed_by: &[&str]) -> Event {
    Event {
        id: "e1".to_owned(),
        at: plaint::domain::instant::parse(MONDAY).unwrap(),
        by: "li".to_owned(),
        n: 2,
        kind: EventKind::of("document"),
        happened: None,
        due: Vec::new(),
        fields: Fields::default()
            .with("document", Value::text(name))
            .with("signed_by", Value::texts(signed_by.iter().copied())),
    }
}

#[test]
fn a_document_counts_once_everybody_has_signed() {
    for (name, signed, missing) in [
        ("agreement", &["manager", "customer"][..], &[][..]),
        ("agreement", &["customer"], &["manager"]),
        ("agreement", &["desk", "supervisor"], &["customer", "manager"]),
        ("slip", &[], &[]),
    ] {
        let event = document(name, signed);
        assert_eq!(missing_signatures(&event, resolution()), missing, "{name} {signed:?}");
    }
}

#[test]
fn a_document_is_recorded_with_its_file_and_its_signatures() {
    let scene = workspace();
    let case = complaint(&scene, "wares", &[]);
    std::fs::write(scene.path().join("scan.pdf"), b"signed").unwrap();
    let words = ["document", &case, "agreement", "--file", "scan.pdf", "--signed", "customer"];
    let lacking = scene.at(MONDAY).output(&words);
    assert!(lacking.contains("it does not count yet: not signed by manager"), "{lacking}");
    let whole = scene.at(MONDAY).output(&[
        "document",
        &case,
        "agreement",
        "--signed",
        "wang",
        "--signed",
        "customer",
    ]);
    assert!(!whole.contains("does not count"), "{whole}");
    let text = std::fs::read_to_string(&scene.case_files()[0]).unwrap();
    assert!(text.contains("name: \"scan.pdf\"") && text.contains("sha256: "), "{text}");
    assert!(text.contains("signed_by: [manager, customer]"), "{text}");
}

#[test]
fn unknown_documents_and_signatures_that_are_not_asked_for_are_refused() {
    let scene = workspace();
    let case = complaint(&scene, "wares", &[]);
    let unknown = scene.at(MONDAY).refused(2, &["document", &case, "agrement"]);
    assert!(unknown.contains("did you mean `agreement`"), "{unknown}");
    let words = ["document", &case, "agreement", "--signed", "li", "--signed", "nobody", "--signed", "guest"];
    let told = scene.at(MONDAY).refused(2, &words);
    for fault in ["is not signed by `li`", "knows nobody called `nobody`", "Gu (`guest`) has no role"] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    let needless = scene.at(MONDAY).refused(2, &["document", &case, "slip", "--signed", "customer"]);
    assert!(needless.contains("`slip` needs no signature"), "{needless}");
    let left = scene
        .at("2027-03-01T10:00:00+08:00")
        .refused(2, &["document", &case, "agreement", "--signed", "wang"]);
    assert!(left.contains("does not work here"), "{left}");
}
