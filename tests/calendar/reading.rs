//! Reading calendar files: what they say reaches the calendar, and damaged ones never do harm.

use plaint::domain::calendar::DayReason;
use plaint::format::calendar::{read, read_noting, shipped};
use proptest::prelude::*;

#[test]
fn a_year_can_be_added_to_a_shipped_calendar() {
    let text = "base = \"cn\"\nname = \"cn-2027\"\n[[year]]\nyear = 2027\nsource = \"notice\"\n\
                holidays = [{ name = \"元旦\", days = [\"01-01..01-03\"] }]\n\
                make_up = [{ name = \"元旦\", days = [\"01-09\"] }]\n";
    let calendar = read("own.toml", text, &|_| None).unwrap_or_else(|found| panic!("{found:?}"));
    let day = |text: &str| calendar.day(text.parse().unwrap()).unwrap();
    assert!(matches!(day("2027-01-01").reason, DayReason::Holiday(Some(_))));
    assert!(day("2027-01-04").working && day("2027-01-09").working && !day("2027-01-10").working);
    assert!(!day("2026-10-01").working, "the years of the base are still there");
    assert_eq!(calendar.years().get(&2027).map(|source| &**source), Some("notice"));
    assert_eq!((calendar.name(), calendar.zone().name()), ("cn-2027", "Asia/Shanghai"));
    assert!(calendar.day("2028-01-01".parse().unwrap()).is_err());
}

#[test]
fn a_calendar_that_stands_alone_says_everything_itself() {
    let text = "zone = \"Europe/Berlin\"\nworking_weekdays = \"mon-sat\"\n[[recurring]]\nname = \"Christmas\"\n\
                days = [\"12-25..12-26\"]\n";
    let calendar =
        read("policies/calendars/de.toml", text, &|_| None).unwrap_or_else(|found| panic!("{found:?}"));
    let works = |text: &str| calendar.is_working_day(text.parse().unwrap()).unwrap();
    assert_eq!(calendar.name(), "de", "the file's name");
    assert!(works("2026-11-21") && !works("2026-11-22") && !works("2026-12-25") && !works("2031-12-26"));
    assert!(!calendar.has_hours());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Damage is found or harmless; it never stops the program.
    #[test]
    fn damaged_files_are_read_or_refused(
        which in 0..4_usize, at in any::<prop::sample::Index>(), long in 0..12_usize, patch in "[\\[\\]{}\"=.,0-9a-z#\n -]{0,6}",
    ) {
        let mut text: Vec<char> = shipped::SHIPPED[which].text.chars().collect();
        let from = at.index(text.len());
        text.splice(from..(from + long).min(text.len()), patch.chars());
        let text: String = text.into_iter().collect();
        let (calendar, found) = read_noting("damaged.toml", &text, &|_| None);
        prop_assert!(calendar.is_some() || !found.is_empty());
        for finding in found {
            prop_assert!(finding.place.line >= 1 && finding.place.column >= 1);
        }
    }
}
