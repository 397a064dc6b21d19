//! Findings about the shape of a record: codes and words.

use crate::domain::finding::{Finding, Place, did_you_mean};
use crate::domain::record::FORMAT;
use crate::said;

/// A key that every record, or every event of its kind, must have.
pub const MISSING_KEY: &str = "record-missing-key";
/// A key that neither plaint nor the policy knows.
pub const UNKNOWN_KEY: &str = "record-unknown-key";
/// A value that is not what its key needs.
pub const WRONG_VALUE: &str = "record-wrong-value";
/// An instant that is none.
pub const BAD_INSTANT: &str = "record-bad-instant";
/// An id that no such record or event can have.
pub const BAD_ID: &str = "record-bad-id";
/// A file whose place does not follow from its id.
pub const WRONG_PATH: &str = "record-wrong-path";
/// A kind of record or event, or a format, of a newer version.
pub const NOT_KNOWN_YET: &str = "record-not-known-yet";
/// `events:` is not the last key.
pub const EVENTS_NOT_LAST: &str = "record-events-not-last";
/// Two events with one id.
pub const DUPLICATE_EVENT: &str = "event-duplicate-id";
/// An event that is recorded before the record was received.
pub const BEFORE_RECEIVED: &str = "event-before-received";
/// A happening after its recording.
pub const HAPPENED_LATER: &str = "event-happened-later";
/// An `n` that its writer cannot have seen.
pub const BAD_ORDER: &str = "event-bad-n";
/// A promise that cannot be read.
pub const BAD_DUE: &str = "event-bad-due";

/// All codes about the shape of a record.
pub const CODES: &[&str] = &[
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_VALUE,
    BAD_INSTANT,
    BAD_ID,
    WRONG_PATH,
    NOT_KNOWN_YET,
    EVENTS_NOT_LAST,
    DUPLICATE_EVENT,
    BEFORE_RECEIVED,
    HAPPENED_LATER,
    BAD_ORDER,
    BAD_DUE,
];

pub(super) fn missing_key(place: Place, key: &str) -> Finding {
    Finding::error(MISSING_KEY, place, said!(en: "the key `{key}` is missing", zh: "缺少键 `{key}`"))
        .tip(said!(en: "add `{key}: …`, or restore the file from git", zh: "请补上 `{key}: …`，或从 git 恢复该文件"))
}

pub(super) fn missing_event_key(place: Place, kind: &str, key: &str) -> Finding {
    Finding::error(
        MISSING_KEY,
        place,
        said!(en: "an event of kind `{kind}` needs the key `{key}`", zh: "`{kind}` 事件缺少键 `{key}`"),
    )
    .tip(said!(en: "add `{key}: …` to the event", zh: "请在该事件中补上 `{key}: …`"))
}

pub(super) fn missing_value(place: Place, key: &str) -> Finding {
    Finding::error(MISSING_KEY, place, said!(en: "the key `{key}` has no value", zh: "键 `{key}` 没有值"))
        .tip(said!(en: "write the value after the colon", zh: "请在冒号后写上值"))
}

pub(super) fn not_a_text(place: Place, key: &str) -> Finding {
    Finding::error(
        WRONG_VALUE,
        place,
        said!(en: "`{key}` must be a single value, not a list or a map", zh: "`{key}` 应为单个值，不能是列表或映射"),
    )
}

pub(super) fn not_a_list_of_events(place: Place) -> Finding {
    Finding::error(
        WRONG_VALUE,
        place,
        said!(en: "`events` must be a list of events, each with keys and values", zh: "`events` 应为事件列表，每个事件由“键: 值”组成"),
    )
    .tip(said!(en: "each event begins with `  - id: …`", zh: "每个事件以 `  - id: …` 开头"))
}

pub(super) fn wrong_shape(place: Place, key: &str, wanted: (&str, &str)) -> Finding {
    let (en, zh) = wanted;
    Finding::error(WRONG_VALUE, place, said!(en: "`{key}` must be {en}", zh: "`{key}` 应为{zh}"))
}

/// A value that the typed reading refuses and no other check has named.
pub(in crate::format::yaml) fn wrong_value(place: Place, info: &str) -> Finding {
    Finding::error(
        WRONG_VALUE,
        place,
        said!(en: "this value does not fit here: {info}", zh: "此处的值不合适：{info}"),
    )
}

pub(super) fn bad_number(place: Place, key: &str, text: &str) -> Finding {
    let text = shortened(text);
    Finding::error(
        WRONG_VALUE,
        place,
        said!(en: "`{key}` must be a whole number from 1, without quotes; found `{text}`", zh: "`{key}` 应为从 1 起的整数，不加引号；此处为 `{text}`"),
    )
}

pub(super) fn bad_instant(place: Place, key: &str, text: &str) -> Finding {
    let text = shortened(text);
    let finding = Finding::error(
        BAD_INSTANT,
        place,
        said!(en: "`{key}` is not a point in time: `{text}`", zh: "`{key}` 不是有效的时间：`{text}`"),
    );
    finding.tip(said!(
        en: "write day, time and offset, like 2026-11-22T10:05:00+08:00",
        zh: "请写出日期、时间和时差，例如 2026-11-22T10:05:00+08:00",
    ))
}

pub(super) fn bad_id(place: Place, kind: &str, id: &str) -> Finding {
    let id = shortened(id);
    let (en, zh) = match kind {
        "complaint" => {
            ("day of receipt and four characters, like 261122-k7qm", "受理日期加四个字符，例如 261122-k7qm")
        }
        "customer" => ("`c-` and characters, like c-7h2km4q0x9vd", "`c-` 加若干字符，例如 c-7h2km4q0x9vd"),
        "measure" => ("`m-` and characters, like m-7h2k", "`m-` 加若干字符，例如 m-7h2k"),
        "event" => ("a letter, then letters and digits, like e3f7k2", "以字母开头的字母和数字，例如 e3f7k2"),
        _ => ("lower-case letters, digits and `-`, like east", "小写字母、数字和 `-`，例如 east"),
    };
    Finding::error(
        BAD_ID,
        place,
        said!(en: "`{id}` is not an id of a {kind}: {en}", zh: "`{id}` 不是有效的编号：应为{zh}"),
    )
}

pub(super) fn wrong_path(place: Place, file: &str, expected: &str) -> Finding {
    Finding::error(
        WRONG_PATH,
        place,
        said!(en: "a record with this id belongs at `{expected}`, not at `{file}`", zh: "此编号的记录应位于 `{expected}`，而不是 `{file}`"),
    )
    .tip(said!(en: "move the file with `git mv`, or restore the id", zh: "请用 `git mv` 移动文件，或恢复原编号"))
}

pub(super) fn newer_format(place: Place, format: u32) -> Finding {
    Finding::warning(
        NOT_KNOWN_YET,
        place,
        said!(en: "format {format} is newer than {FORMAT}, the newest that this version knows; the state may be incomplete", zh: "格式 {format} 高于此版本支持的 {FORMAT}；所示状态可能不完整"),
    )
    .tip(said!(en: "install a newer plaint; this version only shows the record and never writes to it", zh: "请安装新版 plaint；此版本只显示该记录，不会写入"))
}

pub(super) fn unknown_kind(place: Place, what: (&str, &str), name: &str, near: Option<&str>) -> Finding {
    let (en, zh) = what;
    let name = shortened(name);
    let finding = Finding::warning(
        NOT_KNOWN_YET,
        place,
        said!(en: "`{name}` is no kind of {en} that this version knows; the state may be incomplete", zh: "此版本不认识{zh} `{name}`；所示状态可能不完整"),
    );
    match near {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`? Otherwise install a newer plaint; this version never writes to the record", zh: "是不是 `{near}`？否则请安装新版 plaint；此版本不会写入该记录")),
        None => finding.tip(said!(en: "install a newer plaint; this version only shows the record and never writes to it", zh: "请安装新版 plaint；此版本只显示该记录，不会写入")),
    }
}

pub(super) fn unknown_key<'k>(place: Place, key: &str, known: impl IntoIterator<Item = &'k str>) -> Finding {
    let near = did_you_mean(key, known);
    let key = shortened(key);
    let finding = Finding::warning(
        UNKNOWN_KEY,
        place,
        said!(en: "the key `{key}` is not known here; it is kept and ignored", zh: "此处不认识键 `{key}`；予以保留但不使用"),
    );
    match near {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => finding.tip(said!(en: "a key of your own begins with `x-`: `x-{key}`", zh: "自定义的键以 `x-` 开头：`x-{key}`")),
    }
}

pub(super) fn events_not_last(place: Place, last: Place) -> Finding {
    Finding::error(EVENTS_NOT_LAST, place, said!(en: "`events` must be the last key", zh: "`events` 必须是最后一个键"))
        .tip(said!(en: "move the keys below the events above `events:`", zh: "请把事件下方的键移到 `events:` 之前"))
        .related(last, said!(en: "this key comes later", zh: "这个键在后面"))
}

pub(super) fn duplicate_event(place: Place, id: &str, first: Place) -> Finding {
    let id = shortened(id);
    Finding::error(
        DUPLICATE_EVENT,
        place,
        said!(en: "two events have the id `{id}`", zh: "两个事件使用了同一编号 `{id}`"),
    )
    .tip(said!(en: "if both are the same event, delete one; else give the later one another id", zh: "若为同一事件请删除其一；否则请为后者更换编号"))
    .related(first, said!(en: "first here", zh: "首次出现"))
}

pub(super) fn before_received(place: Place, received: &str) -> Finding {
    Finding::warning(
        BEFORE_RECEIVED,
        place,
        said!(en: "recorded before the complaint was received ({received})", zh: "记录时间早于受理时间（{received}）"),
    )
    .tip(said!(en: "was a clock wrong? What happened earlier is told by `happened`, beside `at`", zh: "是否时钟有误？较早发生的事应写在 `happened`，与 `at` 并列"))
}

pub(super) fn happened_later(place: Place) -> Finding {
    Finding::warning(
        HAPPENED_LATER,
        place,
        said!(en: "`happened` is later than `at`, the time of recording", zh: "`happened` 晚于记录时间 `at`"),
    )
    .tip(said!(en: "leave `happened` out when it is the time of recording", zh: "若与记录时间相同，请省略 `happened`"))
}

pub(super) fn bad_order(place: Place, n: u32, events: usize) -> Finding {
    Finding::error(
        BAD_ORDER,
        place,
        said!(en: "`n: {n}`, but the record has {events} events: were events removed?", zh: "`n: {n}`，但记录只有 {events} 个事件：是否有事件被删除？"),
    )
    .tip(said!(en: "`n` is one more than the highest `n` before it; compare with `git log -p`", zh: "`n` 应为此前最大的 `n` 加一；请对照 `git log -p`"))
}

pub(super) fn bad_due(place: Place, clock: &str, what: (&str, &str)) -> Finding {
    let (en, zh) = what;
    let clock = shortened(clock);
    Finding::error(BAD_DUE, place, said!(en: "the promise `{clock}`: {en}", zh: "期限 `{clock}`：{zh}"))
        .tip(said!(en: "write {clock}: {{at: \"2026-11-22T10:20:00+08:00\", until: [responded]}}", zh: "请写作 {clock}: {{at: \"2026-11-22T10:20:00+08:00\", until: [responded]}}"))
}

/// A text short enough for a message.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}
