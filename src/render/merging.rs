//! What a merge of records has to tell: what both sides changed, and what could not be merged.

use std::collections::BTreeSet;

use crate::domain::id::id_of_path;
use crate::domain::record::kind::table;
use crate::format::merge::Refusal;
use crate::format::yaml;
use crate::said;
use crate::words::Said;

/// The kind of event in which a merge keeps what both sides changed differently.
const DIFFERED: &str = table::DIFFERED.name;

/// What both sides changed differently and the merge had to keep, one sentence each: the events of that kind that neither
/// side had before.
pub fn differences(path: &str, sides: [&str; 2], merged: &str) -> Vec<Said> {
    if !merged.contains(DIFFERED) {
        return Vec::new();
    }
    let [ours, theirs] = sides.map(|text| yaml::read(text).map(|record| record.events).unwrap_or_default());
    let Ok(record) = yaml::read(merged) else { return Vec::new() };
    let known = |id: &str| ours.iter().chain(&theirs).any(|event| event.id == id);
    let id = record_id(path);
    let id = if id.is_empty() { record.id.as_str() } else { id };
    let new = record.events.iter().filter(|event| event.matches(DIFFERED) && !known(&event.id));
    // Each version has an event of its own; what they are versions of is told once.
    let about: BTreeSet<&str> =
        new.filter_map(|event| event.fields.text("field").or_else(|| event.fields.text("target"))).collect();
    let told = about.into_iter().map(|what| {
        said!(
            en: "{id}: the sides differ in `{what}`; each version that the record does not show stands in an event `differed`",
            zh: "{id}：双方的 `{what}` 不一致；记录中未采用的版本均保存在 `differed` 事件中"
        )
    });
    told.collect()
}

/// Why a record was not merged, and what to do.
pub fn refused(path: &str, refusal: &Refusal) -> Said {
    match refusal {
        Refusal::NoRecord(side) => said!(
            en: "`{path}` was not merged: the version of {side} is no record that this plaint can read; conflict markers are in the file, put it in order by hand",
            zh: "`{path}` 未合并：{side} 的版本不是本程序能读取的记录；文件中已写入冲突标记，请手工整理"
        ),
        Refusal::Clash(id) => said!(
            en: "{id}: two different complaints have this id; abort the merge, give yours another id with `plaint renumber {id}`, and merge again",
            zh: "{id}：两件不同的投诉使用了同一编号；请放弃本次合并，用 `plaint renumber {id}` 为己方的投诉改号，然后重新合并"
        ),
        Refusal::Entangled => said!(
            en: "`{path}` was not merged: keys and events must each stand on lines of their own, and the whole be no larger than a record may be; conflict markers are in the file, put it in order by hand",
            zh: "`{path}` 未合并：每个键和事件须各占独立的行，且合并结果不得超过记录的大小上限；文件中已写入冲突标记，请手工整理"
        ),
    }
}

/// What to say of versions that are no text at all.
pub fn not_text(path: &str) -> Said {
    said!(
        en: "`{path}` was not merged: a version of it is not UTF-8; conflict markers are in the file, put it in order by hand",
        zh: "`{path}` 未合并：其中一个版本不是 UTF-8 编码；文件中已写入冲突标记，请手工整理"
    )
}

/// What a record is called, by its path; empty where the path is none of a record.
fn record_id(path: &str) -> &str {
    id_of_path(path).unwrap_or_default()
}
