//! A page as a strict reader of XML takes it: whatever is not closed, not escaped or not allowed fails.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Every element that a page may have. None of them loads or runs anything.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "footer",
    "section",
    "h1",
    "h2",
    "p",
    "span",
    "strong",
    "code",
    "ul",
    "li",
    "dl",
    "div",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "figure",
    "figcaption",
    "svg",
    "desc",
    "pattern",
    "rect",
    "line",
    "polyline",
    "circle",
    "text",
];

/// Every attribute that an element may have.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "role",
    "scope",
    "aria-labelledby",
    "aria-hidden",
    "data-label",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "points",
    "viewBox",
    "preserveAspectRatio",
    "patternUnits",
    "patternTransform",
];

/// What a page holds.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The attribute `lang`.
    pub(crate) language: String,
    /// The words of every element, with those of the elements in it: the element's name with its text.
    pub(crate) words: Vec<(String, String)>,
    /// Every id.
    pub(crate) ids: BTreeSet<String>,
    /// For each drawing the ids that name it.
    pub(crate) drawings: Vec<String>,
}

impl Document {
    /// Reads a page.
    pub(crate) fn read(page: &str) -> Self {
        let mut reader = Reader::from_str(page);
        let (mut document, mut open): (Self, Vec<(String, String)>) = Default::default();
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error}: {page}")) {
                Event::Start(tag) => {
                    document.take(&tag);
                    open.push((name(&tag), String::new()));
                }
                Event::Empty(tag) => document.take(&tag),
                Event::End(_) => {
                    let (element, words) = open.pop().unwrap();
                    if let Some((_, around)) = open.last_mut() {
                        around.push_str(&words);
                    }
                    document.words.push((element, words));
                }
                Event::Text(text) => {
                    if let Some((_, words)) = open.last_mut() {
                        words.push_str(text.as_ref());
                    }
                }
                Event::GeneralRef(reference) => {
                    let known = match reference.as_ref() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "#39" => '\'',
                        other => panic!("&{other};"),
                    };
                    open.last_mut().unwrap().1.push(known);
                }
                Event::DocType(_) => {}
                Event::Eof => break,
                other => panic!("{other:?} has no place on a page"),
            }
        }
        assert!(open.is_empty(), "left open: {open:?}");
        document
    }

    /// The words of all elements of this name.
    pub(crate) fn all(&self, element: &str) -> Vec<&str> {
        self.words.iter().filter(|(name, _)| name == element).map(|(_, words)| words.as_str()).collect()
    }

    fn take(&mut self, tag: &BytesStart<'_>) {
        let element = name(tag);
        assert!(ELEMENTS.contains(&element.as_str()), "<{element}>");
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap();
            let key = attribute.key.as_ref().to_owned();
            let value = attribute.value.clone().into_owned();
            assert!(ATTRIBUTES.contains(&key.as_str()), "<{element} {key}=\"{value}\">");
            match key.as_str() {
                "lang" => self.language = value,
                "id" => assert!(self.ids.insert(value.clone()), "id {value} twice"),
                "aria-labelledby" => self.drawings.push(value),
                _ => {}
            }
        }
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

#[test]
#[should_panic(expected = "<script>")]
fn what_runs_is_found() {
    Document::read("<!DOCTYPE html><html><body><script>1</script></body></html>");
}

#[test]
#[should_panic(expected = "onclick")]
fn what_listens_is_found() {
    Document::read("<html><body><p onclick=\"1\">a</p></body></html>");
}
