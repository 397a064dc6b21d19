//! What a cell becomes in a workbook.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::calendar::Zone;
use crate::render::table::{Cell, Value};
use crate::render::terminal;

/// What a spreadsheet can hold without changing it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Nothing.
    Empty,
    /// A text, which stays one.
    Text(String),
    /// A whole number.
    Number(f64),
    /// An amount of money, exact to the cent.
    Amount(f64),
    /// A share: 0.125 for 12.5 %.
    Share(f64),
    /// A day.
    Day(NaiveDate),
    /// A moment by the shop's clocks.
    Moment(NaiveDateTime),
}

/// So many digits does a spreadsheet keep of a number; the rest becomes zeros.
const DIGITS: u64 = 1_000_000_000_000_000;
/// So many UTF-16 units does a cell hold.
const LONGEST: usize = 32_767;

impl Content {
    /// What `cell` becomes, and whether its text had to be cut.
    pub(super) fn of(cell: &Cell, zone: Zone) -> (Self, bool) {
        match (&cell.value, cell.shown.as_deref()) {
            (Value::Empty, None) => (Self::Empty, false),
            (Value::Instant(instant), _) => (Self::Moment(zone.shown(instant).naive_local()), false),
            (Value::Day(day), _) => (Self::Day(*day), false),
            (Value::Number(number), None) if number.unsigned_abs() < DIGITS => {
                (number.to_f64().map_or(Self::Empty, Self::Number), false)
            }
            // A change is shown with its sign.
            (Value::Number(number), Some(shown))
                if number.to_string() == shown.trim().trim_start_matches('+') =>
            {
                (number.to_f64().map_or(Self::Empty, Self::Number), false)
            }
            (Value::Amount(amount), shown) => share(&amount.to_string(), shown.unwrap_or_default())
                .map(Self::Share)
                .or_else(|| exact(amount).map(Self::Amount))
                .map_or_else(|| text(&amount.to_string()), |number| (number, false)),
            (Value::Text(value), Some(shown)) => {
                share(value, shown).map_or_else(|| text(shown), |share| (Self::Share(share), false))
            }
            (value, shown) => text(shown.unwrap_or(&value.to_text())),
        }
    }

    /// How many columns of a terminal wide it is shown.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(text) => text.lines().map(terminal::width).max().unwrap_or(0),
            Self::Number(number) => number.to_string().len(),
            // With commas between thousands.
            Self::Amount(amount) => format!("{amount:.2}").len() * 4 / 3,
            Self::Share(_) => 7,
            Self::Day(_) => 10,
            Self::Moment(_) => 16,
        }
    }
}

/// A text as it may stand in a cell: without control characters, and no longer than a cell holds.
fn text(text: &str) -> (Content, bool) {
    let safe = terminal::paragraph(text);
    if safe.len() < LONGEST || safe.encode_utf16().count() <= LONGEST {
        return (Content::Text(safe.into_owned()), false);
    }
    let mut room = LONGEST - 1;
    let fits = |each: &char| {
        let enough = each.len_utf16() <= room;
        room = room.saturating_sub(each.len_utf16());
        enough
    };
    let kept: String = safe.chars().take_while(fits).collect();
    (Content::Text(kept + "…"), true)
}

/// The amount as a spreadsheet's number, where that is the same to the cent and keeps every digit.
fn exact(amount: &Decimal) -> Option<f64> {
    let amount = amount.normalize();
    let cents = amount.checked_mul(Decimal::ONE_HUNDRED)?.abs();
    if amount.scale() > 2 || cents.to_u64()? >= DIGITS {
        return None;
    }
    // Reading the decimal's own text gives the nearest float.
    let number: f64 = amount.to_string().parse().ok()?;
    (format!("{number:.2}").parse::<Decimal>().ok()? == amount).then_some(number)
}

/// A percentage that people see with its sign, as a share.
fn share(value: &str, shown: &str) -> Option<f64> {
    let percent: Decimal = shown.strip_suffix('%')?.trim_end().parse().ok()?;
    (value.parse::<Decimal>().ok()? == percent).then(|| (percent / Decimal::ONE_HUNDRED).to_f64()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cell: &Cell) -> Content {
        Content::of(cell, Zone::parse("Asia/Shanghai").unwrap()).0
    }

    fn amount(text: &str) -> Content {
        of(&Cell::amount(text.parse().unwrap()))
    }

    #[test]
    fn amounts_are_numbers_only_where_no_cent_is_lost() {
        for (written, number) in [
            ("0.00", 0.0),
            ("10000.00", 10000.0),
            ("0.1", 0.1),
            ("-505.07", -505.07),
            ("9999999999999.99", 9_999_999_999_999.99),
        ] {
            assert_eq!(amount(written), Content::Amount(number), "{written}");
        }
        for written in ["0.125", "99999999999999.99", "79228162514264337593543950335"] {
            assert_eq!(amount(written), Content::Text(written.to_owned()), "{written}");
        }
    }

    #[test]
    fn texts_stay_texts() {
        for text in ["007", "13800138000", "=1+1", "1e3", "2026-11-22", "TRUE", "+86 138", "@x"] {
            assert_eq!(of(&Cell::text(text)), Content::Text(text.to_owned()));
        }
        assert_eq!(of(&Cell::text("a\u{7}b\u{202e}c")), Content::Text("a^Gb<U+202E>c".to_owned()));
        assert_eq!(of(&Cell::text("high").shown("紧急")), Content::Text("紧急".to_owned()));
    }

    #[test]
    fn shares_and_numbers_that_people_see_as_such_can_be_reckoned_with() {
        assert_eq!(of(&Cell::text("12.5").shown("12.5%")), Content::Share(0.125));
        assert_eq!(of(&Cell::text("12.5").shown("13%")), Content::Text("13%".to_owned()));
        assert_eq!(of(&Cell::amount("21.10".parse().unwrap()).shown("21.1%")), Content::Share(0.211));
        assert_eq!(of(&Cell::number(19).shown("+19")), Content::Number(19.0));
        assert_eq!(of(&Cell::number(7)), Content::Number(7.0));
        assert_eq!(of(&Cell::number(7200).shown("2 h")), Content::Text("2 h".to_owned()));
        assert_eq!(of(&Cell::number(i64::MAX)), Content::Text(i64::MAX.to_string()));
    }

    #[test]
    fn instants_are_moments_of_the_shop() {
        let instant = crate::domain::instant::parse("2026-11-22T23:30:00+00:00").unwrap();
        let Content::Moment(moment) = of(&Cell::instant(instant).shown("today")) else { unreachable!() };
        assert_eq!(moment.to_string(), "2026-11-23 07:30:00");
    }

    #[test]
    fn what_no_cell_holds_is_cut_between_characters_and_told() {
        let long = "塌".repeat(LONGEST + 1);
        let (content, cut) = Content::of(&Cell::text(long), Zone::parse("UTC").unwrap());
        let Content::Text(text) = content else { unreachable!() };
        assert!(cut && text.ends_with("塌…") && text.encode_utf16().count() == LONGEST);
    }
}
