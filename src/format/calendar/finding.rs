//! What can be wrong in a calendar file.

use crate::domain::finding::{Finding, Place};
use crate::said;
use crate::words::Said;

/// A time zone that nobody knows.
pub const ZONE: &str = "calendar-zone";
/// Weekdays that cannot be read.
pub const WEEKDAY: &str = "calendar-weekday";
/// Hours that cannot be read, or windows that overlap.
pub const HOURS: &str = "calendar-hours";
/// A day or a range of days that cannot be read or does not exist.
pub const DAY: &str = "calendar-day";
/// A day about which two things are said.
pub const DAY_TWICE: &str = "calendar-day-twice";
/// A year that is there twice.
pub const YEAR_TWICE: &str = "calendar-year-twice";
/// A calendar to build on that is not there.
pub const BASE: &str = "calendar-base";
/// A calendar that is never open.
pub const NEVER_OPEN: &str = "calendar-never-open";
/// A make-up working day on a day that works anyway.
pub const MAKE_UP_WORKS_ANYWAY: &str = "calendar-make-up-works-anyway";

/// The codes of this area.
pub const CODES: &[&str] =
    &[ZONE, WEEKDAY, HOURS, DAY, DAY_TWICE, YEAR_TWICE, BASE, NEVER_OPEN, MAKE_UP_WORKS_ANYWAY];

pub(super) fn day(place: Place, text: &str) -> Finding {
    Finding::error(DAY, place, said!(en: "`{text}` is no day or range of days of that year", zh: "`{text}` 不是当年的日期或日期范围"))
        .tip(said!(
            en: "write month and day, `10-01`, or a range, `10-01..10-07`",
            zh: "请写月和日，如 `10-01`，或范围，如 `10-01..10-07`",
        ))
}

pub(super) fn day_twice(place: Place, date: impl std::fmt::Display) -> Finding {
    Finding::error(DAY_TWICE, place, said!(en: "{date} is there twice", zh: "{date} 出现了两次")).tip(said!(
        en: "a day is either a holiday or a make-up working day; remove one",
        zh: "一天只能是假日或调休上班日之一；请删去一处",
    ))
}

pub(super) fn weekday_twice(place: Place, weekday: impl std::fmt::Display) -> Finding {
    Finding::error(WEEKDAY, place, said!(en: "{weekday} is there twice", zh: "{weekday} 出现了两次"))
        .tip(said!(en: "write all its hours in one place", zh: "请把它的时间写在一处"))
}

pub(super) fn year_twice(place: Place, year: u32) -> Finding {
    Finding::error(YEAR_TWICE, place, said!(en: "the year {year} is there twice", zh: "{year} 年出现了两次"))
        .tip(said!(en: "put its days together under one `[[year]]`", zh: "请合并到同一个 `[[year]]` 下"))
}

pub(super) fn base(place: Place, name: &str, near: Option<&str>) -> Finding {
    let tip = match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "`cn`, `tw`, `hk` and `always` come with plaint; others stand in `policies/calendars/`",
            zh: "plaint 自带 `cn`、`tw`、`hk`、`always`；其他日历放在 `policies/calendars/`",
        ),
    };
    Finding::error(BASE, place, said!(en: "there is no calendar `{name}`", zh: "没有日历 `{name}`")).tip(tip)
}

pub(super) fn never_open(place: Place) -> Finding {
    Finding::error(
        NEVER_OPEN,
        place,
        said!(en: "this calendar is never open", zh: "这个日历没有任何营业时间"),
    )
    .tip(said!(
        en: "give it hours: `[hours]`, `mon-fri = [\"09:00-18:00\"]`; or leave `hours` out if it only knows days",
        zh: "请设置时间：`[hours]`、`mon-fri = [\"09:00-18:00\"]`；若只有日期则不写 `hours`",
    ))
}

pub(super) fn make_up_works_anyway(place: Place, date: impl std::fmt::Display) -> Finding {
    Finding::warning(
        MAKE_UP_WORKS_ANYWAY,
        place,
        said!(en: "{date} is worked anyway", zh: "{date} 本来就是工作日"),
    )
    .tip(said!(en: "check the date against the notice", zh: "请对照通知核对日期"))
}

pub(super) fn overlapping(place: Place) -> Finding {
    Finding::error(HOURS, place, said!(en: "windows of a day overlap", zh: "同一天的时间段有重叠"))
        .tip(said!(en: "make them one window, or correct the times", zh: "请合并为一段，或改正时间"))
}

pub(super) fn misread(code: &'static str, place: Place, message: Said) -> Finding {
    Finding::error(code, place, message)
}
