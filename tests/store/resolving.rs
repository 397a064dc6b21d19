//! From what is typed to one complaint.

use plaint::domain::failure::{Failure, FailureKind};
use plaint::store::Asking;

use crate::place::Place;

fn resolve(place: &Place, typed: &str, interactive: bool, open: &[&str]) -> Result<String, Failure> {
    let asking = Asking { typed, interactive, user: "li" };
    let found = place.workspace().resolve(asking, |id| open.contains(&id.as_str()));
    found.map(|id| id.to_string())
}

fn filled() -> Place {
    let place = Place::new();
    for id in ["261120-k7qm", "261121-k7qn", "261122-k8qm", "261122-a1b0", "261123-a1b0"] {
        place.put_case(id);
    }
    place
}

#[test]
fn what_is_typed_means_one_complaint_or_none() {
    let place = filled();
    let open = ["261120-k7qm", "261122-k8qm"];
    let person = true;
    for (typed, id) in [
        ("k8", "261122-k8qm"),
        ("K7", "261120-k7qm"),
        ("k7qn", "261121-k7qn"),
        ("261123-AiBO", "261123-a1b0"),
    ] {
        assert_eq!(resolve(&place, typed, person, &open).unwrap(), id, "{typed}");
    }
    let failure = resolve(&place, "k", person, &open).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Usage);
    assert!(failure.message.en.contains("2 complaints: `261120-k7qm`, `261122-k8qm`"), "{failure}");
    let failure = resolve(&place, "a1", person, &open).unwrap_err();
    assert!(failure.message.en.contains("2 complaints"), "{failure}");
    for typed in ["zz", "261122-zzzz", "床垫", ""] {
        assert_eq!(resolve(&place, typed, person, &open).unwrap_err().kind, FailureKind::Usage, "{typed}");
    }
}

#[test]
fn a_script_names_what_stays_unique() {
    let place = filled();
    assert_eq!(resolve(&place, "k8qm", false, &[]).unwrap(), "261122-k8qm");
    assert_eq!(resolve(&place, "261120-k7qm", false, &[]).unwrap(), "261120-k7qm");
    for typed in ["k8", "@", "a1b0"] {
        let failure = resolve(&place, typed, false, &["261122-a1b0"]).unwrap_err();
        assert_eq!(failure.kind, FailureKind::Usage, "{typed}");
    }
}

#[test]
fn at_is_the_last_one_of_each_user() {
    let place = filled();
    assert!(resolve(&place, "@", true, &[]).unwrap_err().message.en.contains("`li` has recorded nothing"));
    let id = plaint::domain::id::CaseId::parse("261121-k7qn").unwrap();
    place.workspace().remember_last("../li", &id);
    assert!(resolve(&place, "@", true, &[]).is_err());
    place.workspace().remember_last("li", &id);
    assert_eq!(resolve(&place, "@", true, &[]).unwrap(), "261121-k7qn");
    std::fs::remove_file(place.path("cases/2026/11/21/261121-k7qn.yaml")).unwrap();
    assert!(resolve(&place, "@", true, &[]).is_err());
}
