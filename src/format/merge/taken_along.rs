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
    let known: BTreeSet<&str> = pieces(base).map(|(name, _)| name).collect();
    let before = count(pieces(base).map(|(_, text)| text).chain(between(base)));
    let [ours, theirs] = sides.map(|side| Taken::of(&known, side));
    let mut spare: BTreeMap<String, (usize, BTreeSet<String>)> = BTreeMap::new();
    for (line, of_ours) in &ours.above {
        let Some(of_theirs) = theirs.above.get(line) else { continue };
        let times = |counts: &BTreeMap<&str, usize>| counts.get(line).copied().unwrap_or(0);
        // Of how many of the base's own places it is gone, on either side.
        let lost = times(&before).saturating_sub(times(&ours.there).max(times(&theirs.there)));
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

/// The comments of a side.
struct Taken<'c> {
    /// How often each stands where the base has a place for it.
    there: BTreeMap<&'c str, usize>,
    /// Above which new pieces each stands.
    above: BTreeMap<&'c str, BTreeSet<&'c str>>,
}

impl<'c> Taken<'c> {
    /// `known` are the pieces that the base has.
    fn of(known: &BTreeSet<&str>, side: &'c Cut<'_>) -> Self {
        let mut above: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (name, text) in pieces(side).filter(|(name, _)| !known.contains(name)) {
            for line in lines(text) {
                above.entry(line.trim()).or_default().insert(name);
            }
        }
        let there = pieces(side).filter(|(name, _)| known.contains(name)).map(|(_, text)| text);
        Self { there: count(there.chain(between(side))), above }
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
