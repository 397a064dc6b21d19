//! `reckon`: the deadline calculator, with the same engine as the clocks.

mod answer;
mod batch;
mod calendar;
mod question;
mod reply;

use anyhow::Result;

use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::calendar::DayEnd;
use crate::help;

/// Arguments of `reckon`.
#[derive(Debug, clap::Args)]
#[command(
    about = help!("Reckon deadlines: terms, working hours and days, pauses", "期限计算：期限、工作时间、工作日、暂停"),
    after_help = help!(
        "Terms: 15m, 24h, 1h30m, 5 working days, 8 working hours, 20 days, 2 weeks, 1 month.\n\
         FROM is a date, a time (2026-11-22T10:05, in the calendar's zone unless it has an offset), or left out for now.\n\
         Calendars: cn, tw, hk, always; those of the workspace; a file. Without one, the workspace's own.\n\n\
         plaint reckon 2026-11-22T10:05 5 working days --calendar cn --explain\n\
         plaint reckon 2026-11-27T17:00 8 working hours --hours 'mon-fri 9:00-18:00' --calendar cn\n\
         plaint reckon --is-working-day 2026-10-10 --calendar cn",
        "期限：15分钟、24小时、1小时30分钟、5个工作日、8个工作小时、20天、2周、1个月。\n\
         FROM 为日期或时间（2026-11-22T10:05，不带时差时按日历所在时区），省略则为现在。\n\
         日历：cn、tw、hk、always；工作区内的日历；或文件。不指定则用工作区自己的日历。\n\n\
         plaint reckon 2026-11-22T10:05 5个工作日 --calendar cn --explain\n\
         plaint reckon 2026-11-27T17:00 8个工作小时 --hours '周一至周五 9:00-18:00' --calendar cn\n\
         plaint reckon --is-working-day 2026-10-10 --calendar cn"
    ),
)]
pub struct ReckonArguments {
    #[arg(value_name = "FROM TERM",
        help = help!("From when, and how long", "从何时起，多长期限"))]
    words: Vec<String>,
    #[command(flatten)]
    ask: Ask,
    #[command(flatten)]
    on: On,
    #[command(flatten)]
    counting: CountingArguments,
    #[command(flatten)]
    output: OutputArguments,
    #[arg(long, help = help!("Show what was counted, skipped and paused", "显示哪些时间计入、不计、暂停"))]
    explain: bool,
    #[arg(long, conflicts_with_all = ["words", "back", "between", "nth_working_day", "is_working_day", "next_opening"],
        help = help!("Answer questions on standard input, one JSON object a line", "回答标准输入中的问题，每行一个 JSON 对象"))]
    batch: bool,
}

/// Other questions than when a term is due.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
struct Ask {
    #[arg(long, help = help!("Count the term back from FROM", "从 FROM 倒推"))]
    back: bool,
    #[arg(long, num_args = 2, value_names = ["A", "B"],
        help = help!("Working time from A to B; between two dates, working days", "从 A 到 B 的工作时间；两者均为日期时为工作日数"))]
    between: Vec<String>,
    #[arg(long, value_name = "N", allow_negative_numbers = true,
        help = help!("The N-th working day after FROM (before it, if negative)", "FROM 之后第 N 个工作日（负数为之前）"))]
    nth_working_day: Option<i64>,
    #[arg(long, value_name = "DATE", help = help!("Whether DATE is a working day, and why", "DATE 是否工作日及原因"))]
    is_working_day: Option<String>,
    #[arg(long, help = help!("The next opening at or after FROM", "FROM 起下一次开始营业的时间"))]
    next_opening: bool,
}

/// On which calendar.
#[derive(Debug, clap::Args)]
struct On {
    #[arg(long, value_name = "NAME|FILE", help = help!("The calendar", "日历"))]
    calendar: Option<String>,
    #[arg(long, value_name = "STORE", conflicts_with = "calendar",
        help = help!("The calendar of this store", "此门店的日历"))]
    store: Option<String>,
    #[arg(long, value_name = "HOURS",
        help = help!("Opening hours: 'mon-fri 09:00-12:00,13:00-18:00; sat 10:00-16:00'", "营业时间：'周一至周五 09:00-12:00,13:00-18:00; 周六 10:00-16:00'"))]
    hours: Option<String>,
    #[arg(long, value_name = "ZONE", help = help!("The time zone (Asia/Shanghai)", "时区（Asia/Shanghai）"))]
    zone: Option<String>,
    #[arg(long, help = help!("Reckon years whose holidays are not loaded as if they had none, and say so", "未载入节假日的年份按无节假日计算，并予以注明"))]
    assume_no_holidays: bool,
}

/// How terms of days end, and what interrupts terms.
#[derive(Debug, clap::Args)]
struct CountingArguments {
    #[arg(long = "pause", value_name = "A..B",
        help = help!("A pause from A to B, or A.. while it lasts; may be repeated", "从 A 到 B 的暂停，尚未结束写 A..；可重复"))]
    pauses: Vec<String>,
    #[arg(long, value_enum, default_value = "closing",
        help = help!("When a term of days ends on its last day: at closing, or at the clock time of FROM", "按日计的期限在最后一天何时到期：closing 打烊时，same-clock 与 FROM 同一钟点"))]
    end: End,
    #[arg(long, overrides_with = "no_roll",
        help = help!("Move a last day that is no working day to the next one (Civil Code art. 203)", "最后一天非工作日时顺延至下一工作日（民法典第203条）"))]
    roll: bool,
    #[arg(long, help = help!("Do not (the default)", "不顺延（默认）"))]
    no_roll: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum End {
    Closing,
    #[value(alias = "same-time")]
    SameClock,
}

impl From<End> for DayEnd {
    fn from(end: End) -> Self {
        match end {
            End::Closing => Self::Closing,
            End::SameClock => Self::SameClock,
        }
    }
}

/// Answers one question, or all on standard input.
pub(super) fn run(arguments: &ReckonArguments, session: &mut Session<'_>) -> Result<Outcome> {
    if arguments.batch {
        return batch::run(arguments, session);
    }
    let question = question::read(arguments, session)?;
    let calendar = calendar::choose(&arguments.on, &question, session)?;
    let reply = answer::answer(arguments, &question, &calendar, session)?;
    reply::show(&reply, arguments, session)?;
    Ok(Outcome::Fine)
}
