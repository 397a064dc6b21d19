//! The header, key by key.

use std::collections::{BTreeMap, BTreeSet};

use super::comments::comments;
use super::cut::Cut;
use super::piece::{Chosen, Loser, Meaning, Piece};
use super::value::{Combining, Versions, settled};
use crate::domain::record::Value;
use crate::format::yaml::field_lines;

/// The keys of the result in their order, and the versions that lost.
pub(super) fn header(
    base: Option<&Cut<'_>>,
    ours: &Cut<'_>,
    theirs: &Cut<'_>,
    disputed: [&BTreeSet<String>; 2],
) -> (Vec<(String, Chosen)>, Vec<Loser>) {
    let mut combining = Combining { disputed, losers: Vec::new() };
    let mut chosen: BTreeMap<String, Chosen> = BTreeMap::new();
    let names: BTreeSet<&str> = [Some(ours), Some(theirs)]
        .into_iter()
        .flatten()
        .flat_map(|cut| &cut.header)
        .map(|piece| piece.name.as_str())
        .collect();
    for name in names {
        let base = base.and_then(|cut| cut.key(name));
        if let Some(piece) = key(name, base, ours.key(name), theirs.key(name), &mut combining) {
            chosen.insert(name.to_owned(), piece);
        }
    }
    let order = order(base, ours, theirs);
    let keys = order.into_iter().filter_map(|name| chosen.remove_entry(&name)).collect();
    (keys, combining.losers)
}

fn key(
    name: &str,
    base: Option<&Piece<'_>>,
    ours: Option<&Piece<'_>>,
    theirs: Option<&Piece<'_>>,
    combining: &mut Combining<'_>,
) -> Option<Chosen> {
    let disputing = combining.disputing(name);
    let (ours, theirs) = match (ours, theirs) {
        (Some(ours), Some(theirs)) => (ours, theirs),
        (None, None) => return None,
        (Some(one), None) | (None, Some(one)) => {
            let side = usize::from(ours.is_none());
            let removed = base.is_some_and(|base| one.same(base)) && disputing != Some(side);
            return (!removed).then(|| as_it_is(one));
        }
    };
    let above = comments(base.map(|base| &*base.above), &ours.above, &theirs.above);
    let copied = |piece: &Piece<'_>, stray: Vec<String>| Chosen {
        above: with_stray(&above, stray),
        own: piece.own.to_string(),
        meaning: piece.meaning.clone(),
    };
    if ours.own == theirs.own {
        return Some(copied(ours, Vec::new()));
    }
    if let Some(base) = base.filter(|_| disputing.is_none()) {
        if base.own == ours.own {
            return Some(copied(theirs, Vec::new()));
        }
        if base.own == theirs.own {
            return Some(copied(ours, Vec::new()));
        }
    }
    let versions = Versions { base: base.and_then(value), ours: value(ours), theirs: value(theirs) };
    let combined = combining.combine(name, versions)?;
    let all = || [Some(ours), Some(theirs), base].into_iter().flatten();
    let mut alike: Vec<&Piece<'_>> = all().filter(|piece| value(piece) == Some(&combined)).collect();
    // Two pieces that say the same: the one that was changed, the smaller of two that were.
    alike.sort_by_key(|piece| (base.is_some_and(|base| base.own == piece.own), piece.own.to_string()));
    let stray = |taken: &Piece<'_>| -> Vec<String> {
        [ours, theirs].into_iter().flat_map(|piece| piece.stray(taken, base)).collect()
    };
    if let Some(taken) = alike.first() {
        return Some(copied(taken, stray(taken)));
    }
    let mut lines = Vec::new();
    let combined = settled(&combined);
    field_lines(&mut lines, 0, name, &combined);
    let own: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    let written = Piece {
        name: name.to_owned(),
        above: above.clone().into(),
        own: own.into(),
        comments: Vec::new(),
        meaning: Meaning::Field(combined),
    };
    Some(copied(&written, stray(&written)))
}

fn value<'p>(piece: &'p Piece<'_>) -> Option<&'p Value> {
    match &piece.meaning {
        Meaning::Field(value) => Some(value),
        Meaning::Event(_) => None,
    }
}

fn as_it_is(piece: &Piece<'_>) -> Chosen {
    Chosen { above: piece.above.to_string(), own: piece.own.to_string(), meaning: piece.meaning.clone() }
}

/// The lines above a piece, with comments that have lost their place.
fn with_stray(above: &str, stray: Vec<String>) -> String {
    let stray: BTreeSet<String> = stray.into_iter().collect();
    stray.into_iter().fold(above.to_owned(), |lines, comment| format!("{lines}{comment}\n"))
}

/// The order of the keys: that of the side that changed it; a key that one side alone has, behind the one it stands behind.
fn order(base: Option<&Cut<'_>>, ours: &Cut<'_>, theirs: &Cut<'_>) -> Vec<String> {
    let names =
        |cut: &Cut<'_>| -> Vec<String> { cut.header.iter().map(|piece| piece.name.clone()).collect() };
    let base = base.map(names).unwrap_or_default();
    let (ours, theirs) = (names(ours), names(theirs));
    let in_both = |name: &&String| ours.contains(name) && theirs.contains(name);
    let by_ours: Vec<String> = ours.iter().filter(in_both).cloned().collect();
    let by_theirs: Vec<String> = theirs.iter().filter(in_both).cloned().collect();
    let by_base: Vec<&String> = base.iter().filter(in_both).collect();
    let is_moved =
        |order: &[String]| !order.iter().filter(|name| base.contains(name)).eq(by_base.iter().copied());
    let order = match (is_moved(&by_ours), is_moved(&by_theirs)) {
        (true, false) => by_ours,
        (false, true) => by_theirs,
        _ => by_ours.min(by_theirs),
    };
    let behind = [behind(&ours, &order), behind(&theirs, &order)];
    let anchors = std::iter::once(None).chain(order.iter().map(|name| Some(name.as_str())));
    let mut all = Vec::with_capacity(ours.len() + theirs.len());
    for anchor in anchors {
        all.extend(anchor.map(str::to_owned));
        let [ours, theirs] = behind.each_ref().map(|behind| behind.get(&anchor).cloned().unwrap_or_default());
        all.extend(interleaved(ours, theirs).into_iter().map(str::to_owned));
    }
    all
}

/// The names that are not in `order`, by the one of `order` that they stand behind.
fn behind<'n>(names: &'n [String], order: &'n [String]) -> BTreeMap<Option<&'n str>, Vec<&'n str>> {
    let mut behind: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    let mut last = None;
    for name in names {
        if order.contains(name) {
            last = Some(name.as_str());
        } else {
            behind.entry(last).or_default().push(name);
        }
    }
    behind
}

/// Two lists in one: each keeps its order, and of two names that come next the smaller one is first.
fn interleaved<'n>(ours: Vec<&'n str>, theirs: Vec<&'n str>) -> Vec<&'n str> {
    let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
    let mut all = Vec::new();
    while let (Some(one), Some(other)) = (ours.peek(), theirs.peek()) {
        all.extend(if one < other { ours.next() } else { theirs.next() });
    }
    all.extend(ours.chain(theirs));
    all
}
