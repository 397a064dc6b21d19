//! Which path follows from an id, and back.

use crate::domain::record::RecordKind;

use super::{CaseId, base32, is_name};

/// The path of a record, relative to the workspace and with `/`: `cases/2026/11/22/261122-k7qm.yaml`.
///
/// `None` when the id is not one that such a record can have; so no id leads out of its folder.
pub fn path_of(kind: &RecordKind, id: &str) -> Option<String> {
    match kind {
        RecordKind::Complaint => {
            let id = CaseId::parse(id)?;
            let text = id.as_str();
            Some(format!("cases/20{}/{}/{}/{text}.yaml", &text[0..2], &text[2..4], &text[4..6]))
        }
        RecordKind::Store => is_name(id).then(|| format!("stores/{id}.yaml")),
        RecordKind::Customer => is_prefixed(id, "c-").then(|| format!("customers/{id}.yaml")),
        RecordKind::Measure => is_prefixed(id, "m-").then(|| format!("measures/{id}.yaml")),
        RecordKind::Unknown(_) => None,
    }
}

/// The folders in which [`path_of`] puts records.
const FOLDERS: [&str; 4] = ["cases/", "stores/", "customers/", "measures/"];

/// Whether `path`, relative to the workspace, leads into a folder of records.
pub fn is_among_records(path: &str) -> bool {
    FOLDERS.iter().any(|folder| path.starts_with(folder))
}

/// Whether the file at `path` is meant to be a record, whatever it holds.
pub fn is_record_path(path: &str) -> bool {
    is_among_records(path) && path.ends_with(".yaml")
}

/// The id that the file at `path` must have: its name without `.yaml`.
pub fn id_of_path(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".yaml")
}

fn is_prefixed(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix)
        .is_some_and(|tail| (4..=40).contains(&tail.len()) && tail.chars().all(base32::is_digit))
}

#[cfg(test)]
mod tests {
    use super::{id_of_path, path_of};
    use crate::domain::record::RecordKind;

    #[test]
    fn a_path_is_a_function_of_the_id() {
        let table = [
            (RecordKind::Complaint, "261122-k7qm", Some("cases/2026/11/22/261122-k7qm.yaml")),
            (RecordKind::Store, "east", Some("stores/east.yaml")),
            (RecordKind::Customer, "c-7h2km4q0x9vd", Some("customers/c-7h2km4q0x9vd.yaml")),
            (RecordKind::Measure, "m-7h2k", Some("measures/m-7h2k.yaml")),
            (RecordKind::Complaint, "../../etc", None),
            (RecordKind::Store, "../east", None),
            (RecordKind::Customer, "c-../../x", None),
            (RecordKind::Customer, "7h2km4q0x9vd", None),
            (RecordKind::Unknown("x".to_owned()), "261122-k7qm", None),
        ];
        for (kind, id, path) in table {
            assert_eq!(path_of(&kind, id).as_deref(), path, "{id}");
            if let Some(path) = path {
                assert_eq!(id_of_path(path), Some(id));
            }
        }
    }
}
