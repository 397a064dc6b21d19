//! Words of the deadline calculator.

use super::Label;

/// The instant from which is reckoned.
pub const FROM: Label = Label::new("from", "起算");
/// The end of what is measured, or from which is reckoned back.
pub const TO: Label = Label::new("to", "至");
/// The term.
pub const TERM: Label = Label::new("term", "期限");
/// The calendar.
pub const CALENDAR: Label = Label::new("calendar", "日历");
/// The due instant.
pub const DUE: Label = Label::new("due", "到期");
/// Where counting back arrives.
pub const BACK: Label = Label::new("counted back to", "倒推至");
/// Open time between two instants.
pub const WORKING_TIME: Label = Label::new("working time", "工作时间");
/// Working days between two dates.
pub const WORKING_DAYS: Label = Label::new("working days", "工作日");
/// A date.
pub const DATE: Label = Label::new("date", "日期");
/// Whether it is a working day.
pub const WORKING_DAY: Label = Label::new("working day", "是否工作日");
/// Why.
pub const REASON: Label = Label::new("reason", "原因");
/// The opening hours of a date.
pub const HOURS: Label = Label::new("hours", "营业时间");
/// The notice from which the holidays of a year come.
pub const SOURCE: Label = Label::new("source", "依据");
/// The next opening.
pub const OPENING: Label = Label::new("opens", "开始营业");
/// How it came about.
pub const ACCOUNT: Label = Label::new("account", "计算过程");
/// Yes.
pub const YES: Label = Label::new("yes", "是");
/// No.
pub const NO: Label = Label::new("no", "否");
/// Closed all day.
pub const CLOSED: Label = Label::new("closed", "休息");
