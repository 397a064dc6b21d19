//! Comments that both sides took along: what stood at the end of a section stands above whatever either side put there.

use std::collections::{BTreeMap, BTreeSet};

use super::comments::lines;
use super::cut::Cut;
use super::piece::{Chosen, Meaning};

/// Takes lines of comments that came twice off the new pieces of the result, from the last one up: those that both sides
/// lost where the base had them, and that stand above pieces which either side put there.
pub(super) fn once(
    (base, sides): (&Cut<'_>, [&Cut<'_>; 2]),
    header: &mut [(String, Chosen)],
    events: &mut [Chosen],
) {
    let [ours, theirs] = sides.map(|side| Taken::of(base, side));
    let mut spare: BTreeMap<String, (usize, BTreeSet<String>)> = BTreeMap::new();
    for (line, of_ours) in &ours.above {
        let Some(of_theirs) = theirs.above.get(line) else { continue };
        let lost = ours.lost(line).min(theirs.lost(line));
        let alone = [of_ours.difference(of_theirs).count(), of_theirs.difference(of_ours).count()];
        let twice = alone.into_iter().fold(lost, usize::min);
        if twice > 0 {
            let names = of_ours.symmetric_difference(of_theirs).map(|name| (*name).to_owned()).collect();
            spare.insert((*line).to_owned(), (twice, names));
        }
    }
    if spare.is_empty() {
        return;
    }
    let fields = header.iter_mut().map(|(name, piece)| (name.clone(), piece));
    let events = events.iter_mut().map(|piece| (name_of(piece), piece));
    let all: Vec<(String, &mut Chosen)> = fields.chain(events).collect();
    for (name, piece) in all.into_iter().rev() {
        piece.above = without(&piece.above, &name, &mut spare);
    }
}

fn name_of(piece: &Chosen) -> String {
    match &piece.meaning {
        Meaning::Event(event) => event.id.clone(),
        Meaning::Field(_) => String::new(),
    }
}

/// The comments of a side against the base.
struct Taken<'c> {
    /// How often each line stands in the base.
    before: BTreeMap<&'c str, usize>,
    /// How often each stands where the base has a place for it.
    there: BTreeMap<&'c str, usize>,
    /// Above which new pieces each stands.
    above: BTreeMap<&'c str, BTreeSet<&'c str>>,
}

impl<'c> Taken<'c> {
    fn of(base: &'c Cut<'_>, side: &'c Cut<'_>) -> Self {
        let known: BTreeSet<&str> = pieces(base).map(|(name, _)| name).collect();
        let mut above: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (name, text) in pieces(side).filter(|(name, _)| !known.contains(name)) {
            for line in lines(text) {
                above.entry(line.trim()).or_default().insert(name);
            }
        }
        let there = pieces(side).filter(|(name, _)| known.contains(name)).map(|(_, text)| text);
        Self {
            before: count(pieces(base).map(|(_, text)| text).chain(between(base))),
            there: count(there.chain(between(side))),
            above,
        }
    }

    /// How many of the base's own places the line is gone from.
    fn lost(&self, line: &str) -> usize {
        let of = |counts: &BTreeMap<&str, usize>| counts.get(line).copied().unwrap_or(0);
        of(&self.before).saturating_sub(of(&self.there))
    }
}

/// The pieces by their names, with what stands above them.
fn pieces<'c>(cut: &'c Cut<'_>) -> impl Iterator<Item = (&'c str, &'c str)> {
    cut.header.iter().chain(&cut.events).map(|piece| (piece.name.as_str(), &*piece.above))
}

fn between<'c>(cut: &'c Cut<'_>) -> [&'c str; 3] {
    [cut.preamble, cut.above_events, cut.trailer]
}

/// How often each line of comments stands in the texts.
fn count<'c>(texts: impl Iterator<Item = &'c str>) -> BTreeMap<&'c str, usize> {
    let mut counts = BTreeMap::new();
    for line in texts.flat_map(lines) {
        *counts.entry(line.trim()).or_insert(0) += 1;
    }
    counts
}

/// What stands above the piece `name`, without the lines that are to spare there, which are used up.
fn without(above: &str, name: &str, spare: &mut BTreeMap<String, (usize, BTreeSet<String>)>) -> String {
    let kept = above.split_inclusive('\n').filter(|line| match spare.get_mut(line.trim()) {
        Some((left, names)) if *left > 0 && names.contains(name) => {
            *left -= 1;
            false
        }
        _ => true,
    });
    kept.collect()
}
