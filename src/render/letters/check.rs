//! Whether the templates of a policy's letters make something: tried on a case in which everything is on record.

use super::sheet::Sheet;
use super::template::{Fault, OnSheet, SHEET, Templates, render};
use crate::domain::finding::{Finding, Place};
use crate::domain::letters::view::View;
use crate::domain::letters::{FOLDER, finding, template_name};
use crate::domain::policy::Policy;
use crate::words::Language;

const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

/// Everything that keeps a letter of the policy in `file`, whose text is `text`, from being written in either language.
pub fn check(policy: &Policy, file: &str, text: &str, templates: &Templates) -> Vec<Finding> {
    let mut found = Vec::new();
    for letter in &policy.letters {
        for language in LANGUAGES {
            let name = template_name(&letter.template, language, "txt");
            if !templates.0.contains_key(&name) {
                let place = line_of(file, text, letter.choice.line);
                found.push(finding::no_template(place, &letter.choice.name, &name));
            }
        }
    }
    let used = |name: &&String| {
        let template = name.split('.').next().unwrap_or_default();
        template == SHEET || policy.letters.iter().any(|letter| letter.template == template)
    };
    let faults = templates.0.keys().filter(used).flat_map(|name| template_faults(name, templates));
    for fault in faults.filter(|_| !policy.letters.is_empty()) {
        if !found.contains(&fault) {
            found.push(fault);
        }
    }
    found
}

/// Everything that is wrong with the template `name`, one of `templates`.
pub fn template_faults(name: &str, templates: &Templates) -> Vec<Finding> {
    let Some(text) = templates.0.get(name) else { return Vec::new() };
    let view = View::sample();
    let made = if name.starts_with(&format!("{SHEET}.")) {
        let sheet = Sheet::of("title\n\nwords\n\n--\nfoot\n");
        render(templates, name, &OnSheet { view: &view, sheet })
    } else {
        render(templates, name, &view)
    };
    let text_of = |fault: &Fault| templates.0.get(&fault.template).unwrap_or(text).clone();
    made.err().into_iter().map(|fault| of_fault(&fault, &text_of(&fault))).collect()
}

impl Fault {
    /// The fault as a finding in the template's file, whose text is `text`.
    pub fn finding(&self, text: &str) -> Finding {
        of_fault(self, text)
    }
}

fn of_fault(fault: &Fault, text: &str) -> Finding {
    let place = Place::of_span(&format!("{FOLDER}/{}", fault.template), text, fault.span.clone());
    match fault.syntax {
        true => finding::template_syntax(place, &fault.why),
        false => finding::unknown_key(place, &fault.why),
    }
}

fn line_of(file: &str, text: &str, line: usize) -> Place {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    Place::of_span(file, text, start..start + length)
}
