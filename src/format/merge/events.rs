//! The events, by id.

use std::collections::{BTreeMap, BTreeSet};

use super::comments::comments;
use super::cut::{Cut, shifted};
use super::piece::{About, Chosen, Loser, Meaning, Piece};
use crate::domain::record::Event;

/// The events of the result by their ids, and the versions that lost. The dashes of all three stand in column `dash`.
pub(super) fn events(
    base: Option<&Cut<'_>>,
    ours: &Cut<'_>,
    theirs: &Cut<'_>,
    disputed: [&BTreeSet<String>; 2],
    dash: usize,
) -> (BTreeMap<String, Chosen>, Vec<Loser>) {
    let (in_base, in_ours, in_theirs) = (base.map(by_id).unwrap_or_default(), by_id(ours), by_id(theirs));
    let ids: BTreeSet<&str> = in_ours.keys().chain(in_theirs.keys()).copied().collect();
    let mut chosen = BTreeMap::new();
    let mut losers = Vec::new();
    for id in ids {
        let base = in_base.get(id).copied();
        // The one side that has found the event to differ since the base. What it has stands.
        let disputing = match disputed.map(|ids| ids.contains(id)) {
            [true, false] => Some(0),
            [false, true] => Some(1),
            _ => None,
        };
        let piece = match (in_ours.get(id), in_theirs.get(id)) {
            (Some(ours), Some(theirs)) => {
                let judged = Judged { base, disputing, dash };
                Some(judged.both(ours, theirs, &mut losers))
            }
            (Some(one), None) | (None, Some(one)) => {
                // Removed on one side; what the other side edited stays.
                let side = usize::from(!in_ours.contains_key(id));
                let removed = base.is_some_and(|base| base.same(one)) && disputing != Some(side);
                (!removed).then(|| copied(one, one.above.to_string()))
            }
            (None, None) => None,
        };
        chosen.extend(piece.map(|piece| (id.to_owned(), piece)));
    }
    (chosen, losers)
}

fn by_id<'c, 't>(cut: &'c Cut<'t>) -> BTreeMap<&'c str, &'c Piece<'t>> {
    cut.events.iter().map(|piece| (piece.name.as_str(), piece)).collect()
}

fn copied(piece: &Piece<'_>, above: String) -> Chosen {
    Chosen { above, own: piece.own.to_string(), meaning: piece.meaning.clone() }
}

/// How an event that both sides have is judged.
struct Judged<'c, 't> {
    base: Option<&'c Piece<'t>>,
    disputing: Option<usize>,
    dash: usize,
}

impl Judged<'_, '_> {
    fn both(&self, ours: &Piece<'_>, theirs: &Piece<'_>, losers: &mut Vec<Loser>) -> Chosen {
        let above = comments(self.base.map(|base| &*base.above), &ours.above, &theirs.above);
        if ours.own == theirs.own {
            return copied(ours, above);
        }
        if let (Some(base), Some(side)) = (self.base, self.disputing) {
            let (stands, other) = if side == 0 { (ours, theirs) } else { (theirs, ours) };
            if other.meaning != base.meaning && other.meaning != stands.meaning {
                losers.extend(self.loser(other));
                return copied(stands, above);
            }
            return copied(stands, self.with_stray(above, &other.stray(stands, self.base)));
        }
        if let Some(base) = self.base {
            if base.own == ours.own {
                return copied(theirs, above);
            }
            if base.own == theirs.own {
                return copied(ours, above);
            }
        }
        let (first, second) = if ours.own < theirs.own { (ours, theirs) } else { (theirs, ours) };
        if let Some((taken, other)) = self.alike(first, second) {
            let stray = other.stray(taken, self.base);
            return copied(taken, self.with_stray(above, &stray));
        }
        let stays = self.base.unwrap_or(first);
        for piece in [first, second] {
            if piece.meaning != stays.meaning {
                losers.extend(self.loser(piece));
            }
        }
        copied(stays, above)
    }

    /// Which of two is taken, and which not, where they do not contradict each other: they say the same, or one says
    /// what the base says.
    fn alike<'p, 't>(
        &self,
        first: &'p Piece<'t>,
        second: &'p Piece<'t>,
    ) -> Option<(&'p Piece<'t>, &'p Piece<'t>)> {
        match self.base {
            _ if first.meaning == second.meaning => Some((first, second)),
            Some(base) if base.meaning == first.meaning => Some((second, first)),
            Some(base) if base.meaning == second.meaning => Some((first, second)),
            _ => None,
        }
    }

    fn loser(&self, piece: &Piece<'_>) -> Option<Loser> {
        let Meaning::Event(event) = &piece.meaning else { return None };
        let Event { id, at, n, .. } = &**event;
        let version = shifted(&piece.own, self.dash, 0).trim_end().to_owned();
        Some(Loser { version, about: About::Event { id: id.clone(), at: *at, n: *n } })
    }

    fn with_stray(&self, above: String, stray: &[String]) -> String {
        let pad = " ".repeat(self.dash);
        stray.iter().fold(above, |lines, comment| format!("{lines}{pad}{comment}\n"))
    }
}
