//! The time left of a clock that a pause holds, as events keep it: `3600s`, or `3600s open` for open time.

use crate::domain::calendar::Left;

/// The time left as an event's `left` keeps it.
pub fn format_left(left: Left) -> String {
    match left.open_time {
        true => format!("{}s open", left.seconds),
        false => format!("{}s", left.seconds),
    }
}

/// Reads what [`format_left`] writes; `None` for anything else.
pub fn parse_left(text: &str) -> Option<Left> {
    let (amount, open_time) = match text.strip_suffix(" open") {
        Some(amount) => (amount, true),
        None => (text, false),
    };
    let seconds = amount.strip_suffix('s')?.parse::<i64>().ok().filter(|seconds| *seconds >= 0)?;
    Some(Left { seconds, open_time })
}

#[cfg(test)]
mod tests {
    use super::{format_left, parse_left};

    #[test]
    fn what_is_written_is_read() {
        for text in ["0s", "3600s", "3600s open"] {
            assert_eq!(parse_left(text).map(format_left).as_deref(), Some(text));
        }
        for text in ["", "3600", "-1s", "1h", "3600s closed", "3600s  open"] {
            assert_eq!(parse_left(text), None, "{text}");
        }
    }
}
