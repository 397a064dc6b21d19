//! Comments, three-way: what either side added stays, what either side took away goes.

/// The lines of comments that follow from three. Where both sides changed them, the lines of the smaller text come
/// first, so it does not matter which side is whose.
pub(super) fn comments(base: Option<&str>, ours: &str, theirs: &str) -> String {
    if ours == theirs || base == Some(theirs) {
        return ours.to_owned();
    }
    if base == Some(ours) {
        return theirs.to_owned();
    }
    let (first, second) = if ours < theirs { (ours, theirs) } else { (theirs, ours) };
    let was = |line: &str| base.is_some_and(|base| has(base, line));
    let mut lines: Vec<&str> = Vec::new();
    lines
        .extend(first.split_inclusive('\n').filter(|line| is_blank(line) || !was(line) || has(second, line)));
    for line in second.split_inclusive('\n') {
        if !is_blank(line) && !was(line) && !has(first, line) {
            lines.push(line);
        }
    }
    lines.concat()
}

fn has(text: &str, line: &str) -> bool {
    text.split_inclusive('\n').any(|other| other.trim() == line.trim())
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}
