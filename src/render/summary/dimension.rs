//! By what complaints are told apart, in words.

use crate::domain::names::Naming;
use crate::domain::summary::Dimension;
use crate::render::cases::Reader;
use crate::render::privacy::masked;
use crate::render::table::Cell;
use crate::said;
use crate::words::{Label, Said};

/// Where no name was given.
pub(super) const UNNAMED: Label = Label::new("not named", "未注明");

/// Where nothing was found yet.
const NOT_FOUND: Label = Label::new("not determined yet", "尚未认定");

/// What a dimension is called; a field by its label in the policy.
pub(super) fn heading(reader: Reader<'_>, dimension: &Dimension) -> Said {
    if let Dimension::Field(field) = dimension {
        let label = reader.book.anywhere(Naming::Field, field, reader.face.language);
        return said!(en: "{label}", zh: "{label}");
    }
    let Label { en, zh } = label(dimension);
    said!(en: "{en}", zh: "{zh}")
}

/// What a dimension is called, as the heading of a column.
pub(super) fn label(dimension: &Dimension) -> Label {
    match dimension {
        Dimension::Store => Label::new("store", "门店"),
        Dimension::Department => Label::new("department", "部门"),
        Dimension::Staff => Label::new("staff", "员工"),
        Dimension::Handler => Label::new("handler", "处理人"),
        Dimension::Customer => Label::new("customer", "顾客"),
        Dimension::Channel => Label::new("channel", "渠道"),
        Dimension::Family => Label::new("family of channels", "渠道大类"),
        Dimension::Category => Label::new("category", "类别"),
        Dimension::Group => Label::new("group", "大类"),
        Dimension::Cause => Label::new("root cause", "根本原因"),
        Dimension::Tier => Label::new("tier", "级别"),
        Dimension::Outcome => Label::new("outcome", "结果"),
        Dimension::Field(_) => Label::new("value", "内容"),
    }
}

/// A value of a dimension as people call it; `None` in words too.
pub(super) fn value(reader: Reader<'_>, dimension: &Dimension, name: Option<&str>) -> Cell {
    let language = reader.face.language;
    let Some(name) = name else {
        let label = if *dimension == Dimension::Cause { NOT_FOUND } else { UNNAMED };
        return Cell::empty().shown(reader.face.label(label));
    };
    let naming = match dimension {
        Dimension::Store => return reader.store(Some(name)),
        Dimension::Department => {
            let label = reader.book.department(reader.book.of_store(None), name, language);
            return Cell::text(name).shown(label);
        }
        Dimension::Staff | Dimension::Handler => return Cell::text(name).shown(reader.book.person(name)),
        Dimension::Customer => return Cell::text(name),
        Dimension::Field(field) => return of_field(reader, field, name),
        Dimension::Channel => Naming::Channel,
        Dimension::Family => Naming::Family,
        Dimension::Category => Naming::Category,
        Dimension::Group => Naming::Group,
        Dimension::Cause => Naming::Cause,
        Dimension::Tier => Naming::Tier,
        Dimension::Outcome => Naming::Outcome,
    };
    Cell::text(name).shown(reader.book.anywhere(naming, name, language))
}

/// A value of a field: its label where it is one of few things, else what was written, masked.
fn of_field(reader: Reader<'_>, field: &str, name: &str) -> Cell {
    let key = format!("{field}={name}");
    let label = reader.book.anywhere(Naming::Value, &key, reader.face.language);
    if label == key { Cell::text(masked(name)) } else { Cell::text(name).shown(label) }
}
