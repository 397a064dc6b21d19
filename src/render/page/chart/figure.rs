//! The frame of a chart: names at the left, the drawing, values at the right, and the same in words for who sees none.

use super::rem;
use crate::render::page::markup::Markup;
use crate::render::report::Section;
use crate::words::{Label, Language};

/// The height of a row, in hundredths of the height of letters.
pub(super) const ROW: u64 = 225;

/// A chart, ready to be written.
pub(super) struct Figure {
    /// One for each row; none for a drawing that holds its own.
    pub(super) names: Vec<String>,
    /// One for each row.
    pub(super) values: Vec<String>,
    /// The height of the drawing, in hundredths of the height of letters.
    pub(super) height: u64,
    /// What is drawn.
    pub(super) drawing: Markup,
    /// What its colours and lines mean: the class of a mark with its words.
    pub(super) key: Vec<(&'static str, Label)>,
    /// The figures in a sentence each.
    pub(super) told: Vec<String>,
}

impl Figure {
    /// Writes the chart of `section`.
    pub(super) fn write(self, markup: &mut Markup, section: &Section, language: Language) {
        let class = if self.names.is_empty() { "chart alone" } else { "chart" };
        markup.block("figure", &[("class", class)], |figure| {
            if !self.key.is_empty() {
                figure.block("figcaption", &[("class", "key")], |caption| {
                    for (mark, label) in &self.key {
                        caption.element("span", &[("class", mark)], |inside| {
                            inside.words(label.in_language(language));
                        });
                    }
                });
            }
            figure.block("div", &[("class", "plot")], |plot| {
                write_side(plot, "names", &self.names);
                write_drawing(plot, section, (self.height, self.drawing), &self.told);
                write_side(plot, "values", &self.values);
            });
        });
    }
}

/// What stands beside the drawing. Readers by ear have it in the description and in the table.
fn write_side(plot: &mut Markup, class: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    plot.block("div", &[("class", class), ("aria-hidden", "true")], |side| {
        for line in lines {
            side.element("div", &[], |row| row.leaf("span", &[], line));
        }
    });
}

fn write_drawing(plot: &mut Markup, section: &Section, (height, drawing): (u64, Markup), told: &[String]) {
    let (title, description) = (format!("{}-title", section.key), format!("{}-told", section.key));
    let labelled = format!("{title} {description}");
    let height = rem(height);
    let attributes =
        [("role", "img"), ("aria-labelledby", labelled.as_str()), ("width", "100%"), ("height", &height)];
    plot.block("svg", &attributes, |svg| {
        svg.leaf("title", &[("id", &title)], &section.title);
        svg.leaf("desc", &[("id", &description)], &told.join("; "));
        svg.append(drawing);
    });
}
