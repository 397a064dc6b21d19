//! Instants as people read them: in the shop's zone, relative to now, in their language.

use chrono::{Datelike, Timelike};

use crate::domain::calendar::Zone;
use crate::domain::clocks::parse_left;
use crate::domain::instant::Instant;
use crate::words::time::{self, WEEKDAYS};
use crate::words::{Label, Language, Said};

/// How instants are shown: where, when, in which language.
#[derive(Debug, Clone, Copy)]
pub struct Clockface {
    /// The shop's zone.
    pub zone: Zone,
    /// The instant as of which everything is seen.
    pub now: Instant,
    /// The language of the reader.
    pub language: Language,
}

const TODAY: Label = Label::new("today", "今天");
const TOMORROW: Label = Label::new("tomorrow", "明天");
const YESTERDAY: Label = Label::new("yesterday", "昨天");

impl Clockface {
    /// The wording in the reader's language.
    pub fn say(&self, said: &Said) -> String {
        said.in_language(self.language).to_owned()
    }

    /// The wording of the label in the reader's language.
    pub fn label(&self, label: Label) -> &'static str {
        label.in_language(self.language)
    }

    /// The instant, short: `today 10:20`, `11-24 Tue 10:20`, and with its year in another year.
    pub fn moment(&self, instant: &Instant) -> String {
        let local = self.zone.shown(instant);
        let now = self.zone.shown(&self.now);
        let days = local.date_naive().signed_duration_since(now.date_naive()).num_days();
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        let near = match days {
            0 => Some(TODAY),
            1 => Some(TOMORROW),
            -1 => Some(YESTERDAY),
            _ => None,
        };
        if let Some(near) = near {
            return format!("{} {time}", self.label(near));
        }
        let day = format!("{:02}-{:02} {}", local.month(), local.day(), self.weekday(&local));
        if local.year() == now.year() {
            format!("{day} {time}")
        } else {
            format!("{:04}-{day} {time}", local.year())
        }
    }

    /// The instant in full: `2026-11-22 Sun 10:05`, with seconds where they are not zero.
    pub fn full(&self, instant: &Instant) -> String {
        let local = self.zone.shown(instant);
        let seconds = if local.second() == 0 { String::new() } else { format!(":{:02}", local.second()) };
        let (date, weekday) = (local.date_naive(), self.weekday(&local));
        format!("{date} {weekday} {:02}:{:02}{seconds}", local.hour(), local.minute())
    }

    /// How long ago it was due, or how long it still is.
    pub fn relative(&self, due: &Instant) -> String {
        let seconds = self.seconds_to(due);
        self.say(&if seconds < 0 { time::late(seconds) } else { time::ahead(seconds) })
    }

    /// The seconds from now to the instant; negative where it has passed.
    pub fn seconds_to(&self, instant: &Instant) -> i64 {
        instant.signed_duration_since(self.now).num_seconds()
    }

    /// A length of time.
    pub fn duration(&self, seconds: i64) -> String {
        self.say(&time::duration(seconds))
    }

    /// What is left of a paused clock, as records keep it.
    pub fn left(&self, text: &str) -> String {
        match parse_left(text) {
            Some(left) if left.open_time => self.say(&left.said()),
            Some(left) => self.duration(left.seconds),
            None => text.to_owned(),
        }
    }

    fn weekday(&self, local: &Instant) -> &'static str {
        let index = local.weekday().num_days_from_monday() as usize;
        WEEKDAYS.get(index).map_or("", |label| self.label(*label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::instant;

    #[test]
    fn instants_are_told_in_the_shops_zone_and_relative_to_now() {
        let at = |text: &str| instant::parse(text).unwrap();
        let now = at("2026-11-22T10:05:00+08:00");
        let zone = Zone::parse("Asia/Shanghai").unwrap();
        for (text, en, zh) in [
            ("2026-11-22T10:20:00+08:00", "today 10:20", "今天 10:20"),
            ("2026-11-22T16:00:00+00:00", "tomorrow 00:00", "明天 00:00"),
            ("2026-11-21T23:59:59+08:00", "yesterday 23:59", "昨天 23:59"),
            ("2026-11-24T18:00:00+08:00", "11-24 Tue 18:00", "11-24 周二 18:00"),
            ("2025-12-31T09:00:00+08:00", "2025-12-31 Wed 09:00", "2025-12-31 周三 09:00"),
        ] {
            let english = Clockface { zone, now, language: Language::English };
            let chinese = Clockface { language: Language::Chinese, ..english };
            assert_eq!(english.moment(&at(text)), en);
            assert_eq!(chinese.moment(&at(text)), zh);
        }
        let chinese = Clockface { zone, now, language: Language::Chinese };
        assert_eq!(chinese.relative(&at("2026-11-22T08:00:00+08:00")), "逾期2小时5分");
        assert_eq!(chinese.relative(&now), "还剩0秒", "at the due instant itself it is not late (R1)");
        assert_eq!(chinese.full(&at("2026-11-22T02:05:07+00:00")), "2026-11-22 周日 10:05:07");
        assert_eq!(chinese.left("3600s open"), "1小时工作时间");
        assert_eq!(chinese.left("90000s"), "1天1小时");
    }
}
