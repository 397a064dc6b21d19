//! A report as one page of HTML that needs nothing else: no script, no outside resource, nothing that changes.
//!
//! The page is made from the same [`Report`] that every other format shows, so it can tell no other figures. Each section
//! is a table for those who read; where a chart tells it at a glance, the chart stands before the table.

mod markup;
mod tables;

use self::markup::Markup;
use super::report::{Report, Section};
use crate::words::Language;

/// What a page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The language of whoever reads it.
    pub language: Language,
    /// Whose page it is.
    pub shop: &'a str,
    /// What it is about: the period or the case.
    pub heading: &'a str,
    /// What it tells.
    pub report: &'a Report,
}

/// A browser that honours this loads nothing and runs nothing, whatever stood in a record.
const SECURITY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The whole page.
pub fn page(page: &Page<'_>) -> String {
    let mut markup = Markup::default();
    markup.verbatim("<!DOCTYPE html>");
    let language = match page.language {
        Language::English => "en",
        Language::Chinese => "zh-Hans",
    };
    markup.block("html", &[("lang", language)], |html| {
        html.block("head", &[], |head| write_head(head, page));
        html.block("body", &[], |body| {
            body.block("main", &[], |main| {
                for section in page.report.sections.iter().filter(|section| !section.is_empty()) {
                    write_section(main, section, page.language);
                }
            });
        });
    });
    markup.into_text() + "\n"
}

fn write_head(head: &mut Markup, page: &Page<'_>) {
    head.void("meta", &[("charset", "utf-8")]);
    head.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", SECURITY)]);
    head.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    head.leaf("title", &[], &format!("{} · {}", page.shop, page.heading));
}

fn write_section(main: &mut Markup, section: &Section, language: Language) {
    main.block("section", &[("id", section.key)], |inside| {
        inside.leaf("h2", &[], &section.title);
        tables::write(inside, section, language);
    });
}
