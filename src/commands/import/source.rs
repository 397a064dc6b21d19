//! What an import goes by: the mapping, the files, the rules of every store.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use anyhow::Result;

use super::{ImportArguments, not_in_order};
use crate::commands::desk::{Desk, RulesInForce};
use crate::commands::findings;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::finding::Finding;
use crate::domain::import::mapping::{self, Mapping};
use crate::domain::import::{Reading, Rows, propose as proposed};
use crate::domain::policy::Policy;
use crate::format::rows::{self, Form};
use crate::format::toml;
use crate::said;
use crate::store::read_named;

/// What an import goes by.
pub(super) struct Sources {
    /// What the columns mean.
    pub(super) mapping: Mapping,
    /// The files.
    pub(super) files: Vec<Rows>,
    /// The rules, each once.
    rules: Vec<RulesInForce>,
    /// Which of them apply to a store; under the empty name to a shop without stores.
    of_store: BTreeMap<String, usize>,
}

impl Sources {
    /// Reads mapping and files. Every fault of the mapping is shown at once.
    pub(super) fn read(
        arguments: &ImportArguments,
        desk: &mut Desk,
        session: &mut Session<'_>,
    ) -> Result<Self, anyhow::Error> {
        let path = arguments.mapping.as_deref().unwrap_or(Path::new(""));
        let shown = path.display().to_string();
        let bytes = read_named(path)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (mapping, found) = match toml::parse_bytes(&shown, &bytes) {
            Ok(section) => mapping::read(&section),
            Err(found) => (None, found),
        };
        show(session, &found, &text);
        let Some(mapping) = mapping else { return Err(not_in_order(&shown).into()) };
        let (rules, of_store) = all_rules(desk)?;
        let files = read_files(arguments, mapping.reading.clone(), session)?;
        let policies: Vec<&Policy> = rules.iter().map(|rules| &rules.policy).collect();
        let mut found = mapping.check_fields(&policies);
        for rows in &files {
            found.extend(mapping.check_columns(&rows.headings));
        }
        found.dedup();
        show(session, &found, &text);
        if !found.is_empty() {
            return Err(not_in_order(&shown).into());
        }
        for rows in &files {
            tell_unread(&mapping, rows, session);
        }
        Ok(Self { mapping, files, rules, of_store })
    }

    /// The rules for complaints about `store`.
    pub(super) fn rules_of(&self, store: Option<&str>) -> Option<&RulesInForce> {
        self.rules.get(*self.of_store.get(store.unwrap_or_default())?)
    }

    /// The files of all rules, which are committed with what goes by them.
    pub(super) fn rule_files(&self) -> Vec<String> {
        let mut files: Vec<String> = Vec::new();
        for file in self.rules.iter().flat_map(|rules| &rules.files) {
            if !files.contains(file) {
                files.push(file.clone());
            }
        }
        files
    }
}

/// Prints a mapping to start from.
pub(super) fn propose(
    arguments: &ImportArguments,
    desk: &mut Desk,
    session: &mut Session<'_>,
) -> Result<Outcome> {
    let (rules, _) = all_rules(desk)?;
    let files = read_files(arguments, Reading::default(), session)?;
    let (Some(rows), Some(rules)) = (files.first(), rules.first()) else { return Ok(Outcome::Fine) };
    let text = proposed(rows, &rules.policy, &desk.shop, session.language);
    session.output.write_all(text.as_bytes())?;
    Ok(Outcome::Fine)
}

/// The rules of all stores, each once, and which of them each store has.
fn all_rules(desk: &mut Desk) -> Result<(Vec<RulesInForce>, BTreeMap<String, usize>), Failure> {
    let mut stores: Vec<String> = desk.shop.stores.iter().map(|store| store.id.clone()).collect();
    if stores.is_empty() {
        stores.push(String::new());
    }
    let (mut rules, mut of_store) = (Vec::<Rc<RulesInForce>>::new(), BTreeMap::new());
    for store in stores {
        let found = desk.rules(Some(store.as_str()).filter(|store| !store.is_empty()))?;
        let place = rules.iter().position(|known| Rc::ptr_eq(known, &found)).unwrap_or(rules.len());
        if place == rules.len() {
            rules.push(found);
        }
        of_store.insert(store, place);
    }
    Ok((rules.iter().map(|rules| RulesInForce::clone(rules)).collect(), of_store))
}

/// Reads the files; what the command line says of them wins over the mapping.
fn read_files(
    arguments: &ImportArguments,
    mut reading: Reading,
    session: &mut Session<'_>,
) -> Result<Vec<Rows>, Failure> {
    reading.encoding = arguments.encoding.clone().or(reading.encoding);
    reading.separator = arguments.separator.or(reading.separator);
    reading.sheet = arguments.sheet.clone().or(reading.sheet);
    let mut files: Vec<Rows> = Vec::new();
    for path in &arguments.files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let form = arguments.form.or_else(|| Form::of_name(&name)).ok_or_else(|| {
            Failure::usage(said!(
                en: "`{name}`: which form is it? its name does not tell; give `--form csv|xlsx|json|eml|mbox`",
                zh: "`{name}`：无法从文件名判断格式；请用 `--form csv|xlsx|json|eml|mbox` 指定"
            ))
        })?;
        if files.iter().any(|other| other.file == name) {
            return Err(Failure::usage(said!(
                en: "two files are called `{name}`: rows are known again by the names of their files",
                zh: "有两个文件都叫 `{name}`：各行靠文件名识别，请改名"
            )));
        }
        let rows = rows::read(&name, &read_named(path)?, form, &reading)?;
        for remark in &rows.remarks {
            session.notice(remark);
        }
        files.push(rows);
    }
    Ok(files)
}

fn tell_unread(mapping: &Mapping, rows: &Rows, session: &mut Session<'_>) {
    let unread = mapping.unread(&rows.headings);
    if !unread.is_empty() {
        let (file, list) = (&rows.file, unread.join("`, `"));
        session.notice(&said!(
            en: "{file}: the mapping says nothing about `{list}`: not imported; `ignore = […]` silences this",
            zh: "{file}：映射未提及以下列，不导入：`{list}`；可用 `ignore = […]` 消除此提示"
        ));
    }
}

fn show(session: &mut Session<'_>, found: &[Finding], text: &str) {
    findings::show(session, found, &|_| Some(text.to_owned()));
}
