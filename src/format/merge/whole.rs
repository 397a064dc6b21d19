//! The merge itself: three texts into one, or why not.

use std::borrow::Cow;

use super::comments::comments;
use super::cut::{Cut, Uncut, cut};
use super::differed::{beginning, disputed, told};
use super::erased::erased;
use super::form::{Form, plain};
use super::piece::{Chosen, Meaning, Piece};
use super::{Refusal, Sides, events, header, proof, taken_along};
use crate::domain::instant::Instant;
use crate::domain::record::{Event, RecordKind};

/// The merged text.
pub(super) fn whole(
    base: Option<&str>,
    ours: &str,
    theirs: &str,
    sides: Sides<'_>,
) -> Result<String, Refusal> {
    let base = base.filter(|base| !base.trim().is_empty());
    let (our_text, our_form) = plain(ours);
    let (their_text, their_form) = plain(theirs);
    let (base_text, base_form) = match base.map(plain) {
        Some((text, form)) => (text, Some(form)),
        None => (Cow::Borrowed(""), None),
    };
    let [base_text, our_text, their_text] = erased([base_text, our_text, their_text]);
    let ours = side(&our_text, sides.ours)?;
    let theirs = side(&their_text, sides.theirs)?;
    // What was no record before is no ancestor: nothing counts as removed, so nothing is lost.
    let base = base_form.and_then(|_| cut(&base_text).ok());
    one_record(base.as_ref(), &ours, &theirs)?;
    let form = Form::of(base_form, our_form, their_form);
    let text = Three { base, ours, theirs }.merged().ok_or(Refusal::Entangled)?;
    Ok(form.dress(text))
}

fn side<'t>(text: &'t str, name: &str) -> Result<Cut<'t>, Refusal> {
    cut(text).map_err(|fault| match fault {
        Uncut::NoRecord => Refusal::NoRecord(name.to_owned()),
        Uncut::Entangled => Refusal::Entangled,
    })
}

/// The sides must be versions of one record.
fn one_record(base: Option<&Cut<'_>>, ours: &Cut<'_>, theirs: &Cut<'_>) -> Result<(), Refusal> {
    let three_way = |ours: &str, base: Option<&str>, theirs: &str| {
        ours == theirs || base.is_some_and(|base| base == ours || base == theirs)
    };
    let clash = || Err(Refusal::Clash(ours.id.clone().min(theirs.id.clone())));
    if !three_way(&ours.id, base.map(|base| base.id.as_str()), &theirs.id) || ours.kind != theirs.kind {
        return clash();
    }
    let is_random = matches!(ours.kind, RecordKind::Complaint | RecordKind::Measure);
    if base.is_none() && is_random && birth(ours) != birth(theirs) {
        return clash();
    }
    Ok(())
}

/// What tells two complaints that got the same id by chance: the receipt, and the first event.
fn birth<'c>(cut: &'c Cut<'_>) -> (Option<&'c Meaning>, Option<(&'c str, Instant)>) {
    let first = cut.events.iter().filter_map(Piece::event).min_by_key(|event| order(event));
    (cut.key("received").map(|piece| &piece.meaning), first.map(|event| (event.id.as_str(), event.at)))
}

/// By what events are ordered, in every clone.
fn order(event: &Event) -> (u32, Instant, &str) {
    (event.n, event.at, &event.id)
}

/// Three texts in pieces.
struct Three<'t> {
    base: Option<Cut<'t>>,
    ours: Cut<'t>,
    theirs: Cut<'t>,
}

impl Three<'_> {
    /// The merged text; `None` where it would not say what was chosen.
    fn merged(mut self) -> Option<String> {
        let dash = self.dash();
        for cut in self.base.iter_mut().chain([&mut self.ours, &mut self.theirs]) {
            cut.shift(dash);
        }
        let Self { base, ours, theirs } = &self;
        let base = base.as_ref();
        let [by_ours, by_theirs] = [ours, theirs].map(|side| disputed(base, side));
        let disputed = [&by_ours.events, &by_theirs.events];
        let (mut events, mut losers) = events::events(base, ours, theirs, disputed, dash);
        let disputed = [&by_ours.fields, &by_theirs.fields];
        let (mut header, of_header) = header::header(base, ours, theirs, disputed);
        losers.extend(of_header);
        let id =
            header.iter().find(|(name, _)| name == "id").and_then(|(_, piece)| match &piece.meaning {
                Meaning::Field(value) => value.as_text(),
                Meaning::Event(_) => None,
            })?;
        let beginning = beginning(events.values());
        for loser in &losers {
            let (event_id, event) = told(id, loser, beginning, dash);
            events.entry(event_id).or_insert(event);
        }
        let mut events: Vec<Chosen> = events.into_values().collect();
        events.sort_by(|left, right| key(left).cmp(&key(right)));
        if let Some(base) = base {
            taken_along::once((base, [ours, theirs]), &mut header, &mut events);
        }
        let text = self.put_together(&header, &events);
        proof::says(&text, &header, &events).then_some(text)
    }

    /// The column of the dashes.
    fn dash(&self) -> usize {
        let base = self.base.as_ref().and_then(|base| base.dash);
        let dash = match (self.ours.dash, self.theirs.dash) {
            (ours, theirs) if ours == theirs => ours,
            (Some(one), None) | (None, Some(one)) => Some(one),
            (ours, theirs) if base == ours => theirs,
            (ours, theirs) if base == theirs => ours,
            (ours, theirs) => base.or(ours.min(theirs)),
        };
        dash.or(base).unwrap_or(2)
    }

    fn put_together(&self, header: &[(String, Chosen)], events: &[Chosen]) -> String {
        let Self { base, ours, theirs } = self;
        let base = base.as_ref();
        let mut text = comments(base.map(|base| base.preamble), ours.preamble, theirs.preamble);
        for (_, piece) in header {
            text.push_str(&piece.above);
            text.push_str(&piece.own);
        }
        text.push_str(&comments(base.map(|base| base.above_events), ours.above_events, theirs.above_events));
        let behind =
            three_way(base.map(|base| &*base.behind_events), &ours.behind_events, &theirs.behind_events);
        let empty = if events.is_empty() { " []" } else { "" };
        text.push_str(&format!("events:{empty}{behind}\n"));
        for piece in events {
            text.push_str(&piece.above);
            text.push_str(&piece.own);
        }
        text.push_str(&comments(base.map(|base| base.trailer), ours.trailer, theirs.trailer));
        text
    }
}

fn key(piece: &Chosen) -> Option<(u32, Instant, &str)> {
    match &piece.meaning {
        Meaning::Event(event) => Some(order(event)),
        Meaning::Field(_) => None,
    }
}

/// One line of three: what was changed; of two changes, the one that comes last, since nothing comes before everything.
fn three_way<'a>(base: Option<&'a str>, ours: &'a str, theirs: &'a str) -> &'a str {
    if base == Some(ours) {
        theirs
    } else if base == Some(theirs) || ours == theirs {
        ours
    } else {
        ours.max(theirs)
    }
}
