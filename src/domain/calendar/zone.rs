//! Time zones: the zone belongs to the calendar (R4).

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{GapInfo, Tz};

use crate::domain::finding::did_you_mean;
use crate::domain::instant::Instant;
use crate::said;
use crate::words::Said;

/// The zone whose wall clock a calendar's hours are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Local times without a zone: no clock changes, and answers are written without an offset.
    Floating,
    /// A zone of the IANA database (`Asia/Shanghai`).
    Named(Tz),
}

impl Zone {
    /// UTC.
    pub const UTC: Self = Self::Named(Tz::UTC);

    /// Reads a zone's IANA name, or `floating`. The error says what was found and the nearest name.
    pub fn parse(name: &str) -> Result<Self, Said> {
        if name == "floating" {
            return Ok(Self::Floating);
        }
        name.parse().map(Self::Named).map_err(|_| unknown(name))
    }

    /// The name that [`Zone::parse`] reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Floating => "floating",
            Self::Named(zone) => zone.name(),
        }
    }

    /// The same moment with the offset that the zone has then.
    pub fn shown(self, instant: &Instant) -> Instant {
        self.instant(instant.timestamp())
    }

    /// What the wall clock shows at an instant.
    pub fn local_of(self, instant: Instant) -> NaiveDateTime {
        self.local(instant.timestamp())
    }

    /// The instant at which the wall clock shows `local`, with the offset then; [`Zone::moment`] says what happens
    /// where the clocks change.
    pub fn instant_of(self, local: NaiveDateTime) -> Instant {
        self.instant(self.moment(local))
    }

    /// What the wall clock shows at a moment, given in seconds since 1970 UTC.
    pub(super) fn local(self, moment: i64) -> NaiveDateTime {
        let utc = naive(moment);
        utc + TimeDelta::seconds(i64::from(self.offset(utc)))
    }

    /// The moment (seconds since 1970 UTC) as an instant with the zone's offset at that moment.
    pub(super) fn instant(self, moment: i64) -> Instant {
        let utc = naive(moment);
        let offset = chrono::FixedOffset::east_opt(self.offset(utc));
        DateTime::from_naive_utc_and_offset(utc, offset.unwrap_or_else(|| chrono::Utc.fix()))
    }

    /// The moment (seconds since 1970 UTC) at which the wall clock shows `local`.
    ///
    /// A time that a clock change skips is the moment of the change; a time that comes twice is its first coming
    /// (R5). So moments never run backwards when wall-clock times run forwards.
    pub fn moment(self, local: NaiveDateTime) -> i64 {
        let as_utc = local.and_utc().timestamp();
        let Some(zone) = self.changing() else { return as_utc };
        let offset = match zone.offset_from_local_datetime(&local) {
            chrono::LocalResult::Single(offset) | chrono::LocalResult::Ambiguous(offset, _) => offset.fix(),
            chrono::LocalResult::None => {
                let gap_end = GapInfo::new(&local, &zone).and_then(|gap| gap.end);
                return gap_end.map_or(as_utc, |end| end.timestamp());
            }
        };
        as_utc - i64::from(offset.local_minus_utc())
    }

    fn offset(self, utc: NaiveDateTime) -> i32 {
        match self.changing() {
            None => 0,
            Some(zone) => zone.offset_from_utc_datetime(&utc).fix().local_minus_utc(),
        }
    }

    /// The zone whose offset must be looked up; `None` where it is always zero.
    fn changing(self) -> Option<Tz> {
        match self {
            Self::Floating | Self::Named(Tz::UTC | Tz::Etc__UTC) => None,
            Self::Named(zone) => Some(zone),
        }
    }

    /// The moment at which `date` begins.
    pub(super) fn day_start(self, date: NaiveDate) -> i64 {
        self.moment(date.and_time(chrono::NaiveTime::MIN))
    }
}

fn naive(moment: i64) -> NaiveDateTime {
    DateTime::from_timestamp(moment, 0).unwrap_or_default().naive_utc()
}

fn unknown(name: &str) -> Said {
    match did_you_mean(name, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())) {
        Some(near) => said!(
            en: "no time zone is called `{name}`; did you mean `{near}`?",
            zh: "没有名为 `{name}` 的时区；是否指 `{near}`？",
        ),
        None => said!(
            en: "no time zone is called `{name}`; write an IANA name such as `Asia/Shanghai`",
            zh: "没有名为 `{name}` 的时区；请写 IANA 名称，例如 `Asia/Shanghai`",
        ),
    }
}
