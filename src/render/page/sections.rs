//! The sections of a page: their order, and which are drawn.

use super::chart::{self, Shape};
use super::markup::Markup;
use super::{Page, heading, tables, tiles};
use crate::render::report::{Body, Section};
use crate::words::Label;

/// How a section stands on the page.
struct Place {
    key: &'static str,
    shape: Option<Shape>,
    wide: bool,
}

const fn half(key: &'static str, shape: Shape) -> Place {
    Place { key, shape: Some(shape), wide: false }
}

const fn whole(key: &'static str, shape: Option<Shape>) -> Place {
    Place { key, shape, wide: true }
}

/// The sections in their order. What a report has beside these stands before the lists of the end.
const BEFORE: &[Place] = &[
    whole("case", None),
    whole("run", Some(Shape::Run)),
    whole("pareto", Some(Shape::Pareto)),
    whole("systemic", Some(Shape::Rising)),
    whole("categories", None),
    whole("pareto_causes", Some(Shape::Pareto)),
    half("groups", Shape::Bars),
    half("tiers", Shape::Bars),
    half("channels", Shape::Bars),
    half("families", Shape::Bars),
    whole("fields", None),
    whole("period", None),
    half("clock_families", Shape::Kept),
    half("times", Shape::Lengths),
    whole("clocks", Some(Shape::Kept)),
    whole("clocks_by_tier", None),
    whole("times_by_tier", None),
    half("outcomes", Shape::Bars),
    half("scores", Shape::Bars),
    whole("answers", None),
    half("causes", Shape::Bars),
    half("departments", Shape::Bars),
    whole("measure_counts", None),
    whole("measures", None),
    whole("measure_effects", Some(Shape::Effects)),
    whole("money", None),
    whole("money_by_rule", None),
    whole("stores", None),
    whole("money_by_store", None),
    half("ageing", Shape::Bars),
    whole("open", None),
    whole("returning", None),
];

const AFTER: &[Place] = &[whole("late_entries", None), whole("lessons", None), whole("notes", None)];

/// What stands elsewhere on the page: the main figures.
const LEFT_OUT: &str = tiles::SECTION;

/// What a page tells only where names were asked for, since it is shown to others.
const OF_PEOPLE: &[&str] = &["staff"];

/// Writes all sections that have something for people.
pub(super) fn write(main: &mut Markup, page: &Page<'_>) {
    let placed = BEFORE.iter().chain(AFTER).map(|place| place.key);
    let unnamed = OF_PEOPLE.iter().copied().filter(|_| !page.reveal);
    let placed: Vec<&str> = placed.chain(unnamed).chain([LEFT_OUT]).collect();
    let mut write_at = |place: &Place| {
        let meant = page.report.sections.iter().filter(|section| section.key == place.key);
        meant.for_each(|section| write_section(main, section, place, page));
    };
    BEFORE.iter().for_each(&mut write_at);
    for section in page.report.sections.iter().filter(|section| !placed.contains(&section.key)) {
        write_at(&whole(section.key, None));
    }
    AFTER.iter().for_each(write_at);
}

fn write_section(main: &mut Markup, section: &Section, place: &Place, page: &Page<'_>) {
    if section.is_empty() {
        return;
    }
    let class = if place.wide { "wide" } else { "half" };
    let is_flow =
        matches!(&section.body, Body::Facts(facts) if facts.iter().any(|fact| fact.key == "open_at_end"));
    let flow = Label::new("Received, settled, open", "受理、办结与未结").in_language(page.language);
    let title = if is_flow { flow } else { &section.title };
    main.block("section", &[("id", section.key), ("class", class)], |inside| {
        inside.leaf("h2", &[], title);
        if let Some(story) = section.story.as_ref().filter(|_| place.shape.is_some()) {
            tables::write_remarks(inside, story);
        }
        let is_drawn = place.shape.is_some_and(|shape| chart::write(inside, section, shape, page.language));
        // What can be said of an effect belongs beside its bars: a bar alone says too much.
        if is_drawn && place.shape != Some(Shape::Effects) {
            write_figures(inside, section, page);
        } else {
            write_words(inside, section, page);
        }
    });
}

/// The figures of what is drawn, for those who want to read or hear them.
pub(super) fn write_figures(markup: &mut Markup, section: &Section, page: &Page<'_>) {
    markup.block("details", &[], |details| {
        let label = Label::new("Figures as a table", "数据表");
        details.leaf("summary", &[], label.in_language(page.language));
        write_words(details, section, page);
    });
}

fn write_words(markup: &mut Markup, section: &Section, page: &Page<'_>) {
    match &section.body {
        Body::Table(table) => tables::write_table(markup, table, page),
        Body::Facts(facts) => {
            let own: Vec<_> = facts
                .iter()
                .filter(|fact| !heading::is_told(fact) && fact.key != "period")
                .cloned()
                .collect();
            tables::write_facts(markup, &own);
        }
        Body::Remarks(remarks) => tables::write_remarks(markup, remarks),
    }
}
