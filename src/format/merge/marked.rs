//! Conflict markers, around as little as the text allows.

use super::Sides;

/// Both texts in one, markers around what differs: the whole of both sides can be read out of it.
pub(super) fn marked(ours: &str, theirs: &str, sides: Sides<'_>) -> String {
    let our_lines: Vec<&str> = ours.split_inclusive('\n').collect();
    let their_lines: Vec<&str> = theirs.split_inclusive('\n').collect();
    let shorter = our_lines.len().min(their_lines.len());
    let above = our_lines.iter().zip(&their_lines).take_while(|(one, other)| one == other).count();
    let below =
        our_lines.iter().rev().zip(their_lines.iter().rev()).take_while(|(one, other)| one == other).count();
    let below = below.min(shorter - above);
    let part = |lines: &[&str], from: usize, below: usize| -> String {
        lines.get(from..lines.len() - below).unwrap_or_default().concat()
    };
    let head = our_lines.get(..above).unwrap_or_default().concat();
    let tail = our_lines.get(our_lines.len() - below..).unwrap_or_default().concat();
    let newline = if ours.contains("\r\n") && theirs.contains("\r\n") { "\r\n" } else { "\n" };
    let whole_lines = |part: String| {
        if part.is_empty() || part.ends_with('\n') { part } else { format!("{part}{newline}") }
    };
    let sign = |sign: char| sign.to_string().repeat(sides.marker.max(1));
    let (begin, middle, end) = (sign('<'), sign('='), sign('>'));
    let (our_part, their_part) =
        (whole_lines(part(&our_lines, above, below)), whole_lines(part(&their_lines, above, below)));
    let Sides { ours: our_name, theirs: their_name, .. } = sides;
    format!(
        "{head}{begin} {our_name}{newline}{our_part}{middle}{newline}{their_part}{end} {their_name}{newline}{tail}"
    )
}
