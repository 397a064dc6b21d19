//! A report as one page of HTML that needs nothing else: no script, no outside resource, nothing that changes.
//!
//! The page is made from the same [`Report`] that every other format shows, so it can tell no other figures. Each section
//! is a table for those who read; where a chart tells it at a glance, the chart stands before the table.

mod chart;
mod foot;
mod heading;
mod markup;
mod sections;
mod tables;
mod tiles;

pub use foot::{Foot, Unread};
pub use heading::{title_of_case, title_of_period};

use self::markup::Markup;
use super::report::Report;
use crate::words::{Label, Language};

/// What a page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The language of whoever reads it.
    pub language: Language,
    /// Whose page it is.
    pub shop: &'a str,
    /// What it is about: complaints of a period, or one complaint.
    pub title: &'a str,
    /// What it tells.
    pub report: &'a Report,
    /// What money is counted in, as ISO 4217 codes it.
    pub currency: &'a str,
    /// Whether it names staff and customers.
    pub reveal: bool,
    /// On what it stands.
    pub foot: &'a Foot<'a>,
}

/// So many rows of each list are shown.
pub const MOST_ROWS: usize = tables::MOST;

/// A browser that honours this loads nothing and runs nothing, whatever stood in a record.
const SECURITY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Type, colours, room: for screens in light and dark, for telephones, and for paper.
const STYLE: &str = include_str!("style.css");

/// The whole page.
pub fn page(page: &Page<'_>) -> String {
    let mut markup = Markup::default();
    markup.verbatim("<!DOCTYPE html>");
    let language = Label::new("en", "zh-Hans").in_language(page.language);
    markup.block("html", &[("lang", language)], |html| {
        html.block("head", &[], |head| write_head(head, page));
        html.block("body", &[], |body| {
            write_hatching(body);
            body.block("header", &[], |header| heading::write(header, page));
            body.block("main", &[], |main| {
                tiles::write(main, page);
                sections::write(main, page);
            });
            body.block("footer", &[], |footer| foot::write(footer, page));
        });
    });
    markup.into_text() + "\n"
}

fn write_head(head: &mut Markup, page: &Page<'_>) {
    head.void("meta", &[("charset", "utf-8")]);
    head.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", SECURITY)]);
    head.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    head.leaf("title", &[], &format!("{} · {}", page.title, page.shop));
    head.block("style", &[], |style| style.verbatim(STYLE));
}

/// What is missed is hatched, so that it is told apart without colours.
fn write_hatching(body: &mut Markup) {
    let hidden = [("width", "0"), ("height", "0"), ("aria-hidden", "true"), ("class", "hatching")];
    let pattern = [
        ("id", "hatch"),
        ("width", "6"),
        ("height", "6"),
        ("patternUnits", "userSpaceOnUse"),
        ("patternTransform", "rotate(45)"),
    ];
    body.block("svg", &hidden, |svg| {
        svg.element("pattern", &pattern, |pattern| {
            pattern.void("rect", &[("width", "6"), ("height", "6"), ("class", "ground")]);
            pattern.void("rect", &[("width", "2"), ("height", "6"), ("class", "stroke")]);
        });
    });
}
