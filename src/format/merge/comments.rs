//! Comments, three-way: what either side added stays, what either side took away goes.

/// The lines of comments that follow from three. Where both sides changed them, the lines of the smaller text come
/// first, so it does not matter which side is whose; and blank lines go, or merging again would bring some of them back.
pub(super) fn comments(base: Option<&str>, ours: &str, theirs: &str) -> String {
    if ours == theirs || base == Some(theirs) {
        return ours.to_owned();
    }
    if base == Some(ours) {
        return theirs.to_owned();
    }
    let (first, second) = match (listed(ours), listed(theirs)) {
        (ours, theirs) if ours < theirs => (ours, theirs),
        (ours, theirs) => (theirs, ours),
    };
    let was = |line: &str| base.is_some_and(|base| has(lines(base), line));
    let kept = first.iter().filter(|line| !was(line) || has(second.iter().copied(), line));
    let added = second.iter().filter(|line| !was(line) && !has(first.iter().copied(), line));
    let lines: Vec<&str> = kept.chain(added).copied().collect();
    // Where one side has all of it already, its blank lines stay as well.
    let whole = |text: &&str| listed(text) == lines;
    match [ours, theirs].into_iter().filter(whole).min() {
        Some(text) => text.to_owned(),
        None => lines.concat(),
    }
}

fn listed(text: &str) -> Vec<&str> {
    lines(text).collect()
}

/// The lines that are not blank.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('\n').filter(|line| !line.trim().is_empty())
}

fn has<'a>(mut lines: impl Iterator<Item = &'a str>, line: &str) -> bool {
    lines.any(|other| other.trim() == line.trim())
}
