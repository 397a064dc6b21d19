//! All cases as reading commands look at them: loaded, folded as of the instant that was asked for, with what is due
//! and not on record yet, and with the names of their policies.

use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;

use anyhow::Result;
use chrono::NaiveDate;

use super::desk::{Desk, RulesInForce};
use super::findings;
use super::session::{Outcome, Session};
use crate::domain::case::{self, Case};
use crate::domain::escalation;
use crate::domain::failure::Failure;
use crate::domain::filter::{Candidate, Filter};
use crate::domain::finding::Finding;
use crate::domain::instant::Instant;
use crate::domain::names::NameBook;
use crate::domain::record::{Event, Record};
use crate::domain::summary::Matter;
use crate::render::cases::Reader;
use crate::render::clockface::Clockface;
use crate::render::output::{Envelope, Output, Surface};
use crate::said;
use crate::words::Language;

/// The cases of a workspace.
pub struct Caseload {
    /// The workspace, its shop and its rules.
    pub desk: Desk,
    /// The instant as of which everything is seen.
    pub now: Instant,
    /// What names mean.
    pub book: NameBook,
    /// The cases, in the order of receipt.
    pub cases: Vec<SeenCase>,
    /// What is wrong in files of the workspace; it has been shown.
    pub findings: Vec<Finding>,
    /// Whether rules of a store could not be read; it has been told.
    rules_missing: bool,
    rules: BTreeMap<Option<String>, Option<Rc<RulesInForce>>>,
    language: Language,
}

/// A case as it is seen.
pub struct SeenCase {
    /// What the file tells, and what is due and not on record yet.
    pub record: Record,
    /// What that adds up to.
    pub case: Case,
    /// The events that are due and not on record yet.
    pub unrecorded: Vec<Event>,
    /// The day of receipt in the shop's zone.
    pub received_on: NaiveDate,
}

impl Caseload {
    /// Opens the workspace and loads its cases. What is wrong in it is shown at once on standard error; every other
    /// case still works.
    ///
    /// # Errors
    /// There is no workspace, or its `shop.toml` is not in order.
    pub fn open(session: &mut Session<'_>) -> Result<Self> {
        let desk = Desk::open(session)?;
        let loaded = desk.workspace.load_all();
        let mut caseload = Self::empty(desk, session);
        for loaded in loaded.records {
            caseload.take(session, loaded.record);
        }
        caseload.name_everything(session);
        let workspace = caseload.desk.workspace.clone();
        findings::show(session, &loaded.unreadable, &|file| workspace.read_text(file).ok().flatten());
        caseload.findings = loaded.unreadable;
        Ok(caseload)
    }

    /// Opens the workspace with the one case that was typed.
    ///
    /// # Errors
    /// None is meant, or several; its file cannot be read; it had not been received by then.
    pub fn open_one(session: &mut Session<'_>, typed: &str) -> Result<Self> {
        let desk = Desk::open(session)?;
        let file = desk.file(session, typed)?;
        let id = file.case.id;
        let mut caseload = Self::empty(desk, session);
        caseload.take(session, file.loaded.record);
        caseload.name_everything(session);
        if caseload.cases.is_empty() {
            let now = caseload.face().full(&caseload.now);
            return Err(Failure::usage(said!(
                en: "{id} had not been received by {now}",
                zh: "截至 {now} 尚未受理 {id}",
            ))
            .into());
        }
        Ok(caseload)
    }

    fn empty(desk: Desk, session: &Session<'_>) -> Self {
        Self {
            now: desk.moment(session),
            desk,
            book: NameBook::default(),
            cases: Vec::new(),
            findings: Vec::new(),
            rules_missing: false,
            rules: BTreeMap::new(),
            language: session.language,
        }
    }

    /// Folds a record as it is seen and keeps it, when it existed by then.
    fn take(&mut self, session: &mut Session<'_>, mut record: Record) {
        let as_of = session.as_of.is_some().then_some(self.now);
        let Some(mut case) = case::fold(&record, as_of.as_ref()) else { return };
        let mut unrecorded = Vec::new();
        if let Some(rules) = self.rules_of(session, case.store.as_deref())
            && case.is_open()
        {
            unrecorded = escalation::sweep(&record, &rules.as_rules(), &self.now);
            if !unrecorded.is_empty() {
                record.events.extend(unrecorded.iter().cloned());
                case = case::fold(&record, as_of.as_ref()).unwrap_or(case);
            }
        }
        let received_on = self.desk.shop.local(&case.received).date_naive();
        self.cases.push(SeenCase { record, case, unrecorded, received_on });
    }

    /// The rules of a store; where they cannot be read that is told once, and cases are shown without them.
    fn rules_of(&mut self, session: &mut Session<'_>, store: Option<&str>) -> Option<Rc<RulesInForce>> {
        if let Some(known) = self.rules.get(&store.map(str::to_owned)) {
            return known.clone();
        }
        let rules = match self.desk.rules(store) {
            Ok(rules) => Some(rules),
            Err(failure) => {
                self.tell_missing_rules(session, &failure);
                None
            }
        };
        self.rules.insert(store.map(str::to_owned), rules.clone());
        rules
    }

    fn tell_missing_rules(&mut self, session: &mut Session<'_>, failure: &Failure) {
        if self.rules_missing {
            return;
        }
        self.rules_missing = true;
        session.notice(&failure.message);
        for tip in &failure.tips {
            let (en, zh) = (&tip.en, &tip.zh);
            session.notice(&said!(en: "  tip: {en}", zh: "  提示: {zh}"));
        }
    }

    /// Learns the names of all policies that the shop uses.
    fn name_everything(&mut self, session: &mut Session<'_>) {
        self.rules_of(session, None);
        let policies = self.rules.values().flatten().map(|rules| &rules.policy);
        self.book = NameBook::new(&self.desk.shop, policies);
    }

    /// The rules that apply to complaints about `store`, where they could be read.
    pub fn rules(&self, store: Option<&str>) -> Option<&RulesInForce> {
        self.rules.get(&store.map(str::to_owned))?.as_deref()
    }

    /// The cases that the filter means.
    pub fn matters(&self, filter: &Filter) -> Vec<Matter<'_>> {
        self.chosen(filter).map(|(_, matter)| matter).collect()
    }

    /// The cases that the filter means, with how they are seen.
    pub fn chosen<'a>(&'a self, filter: &Filter) -> impl Iterator<Item = (&'a SeenCase, Matter<'a>)> {
        let pairs = self.cases.iter().map(|seen| (seen, self.matter(seen)));
        pairs.filter(|(_, matter)| filter.matches(candidate(matter), &self.now))
    }

    /// A case with what belongs to it.
    pub fn matter<'a>(&'a self, seen: &'a SeenCase) -> Matter<'a> {
        Matter {
            record: &seen.record,
            case: &seen.case,
            names: self.book.of_store(seen.case.store.as_deref()),
            received_on: seen.received_on,
        }
    }

    /// How instants are shown.
    pub fn face(&self) -> Clockface {
        Clockface { zone: self.desk.shop.zone, now: self.now, language: self.language }
    }

    /// For whom cases are shown.
    pub fn reader(&self) -> Reader<'_> {
        Reader { face: self.face(), book: &self.book }
    }

    /// What results say about themselves.
    pub fn envelope(&self, kind: &'static str) -> Envelope<'_> {
        Envelope { kind, as_of: &self.now, findings: &self.findings }
    }

    /// How a reading command ends: findings come before matches, since who sees no row must not believe there is none.
    pub fn outcome(&self, matched: bool) -> Outcome {
        if !self.findings.is_empty() || self.rules_missing {
            Outcome::Findings
        } else if matched {
            Outcome::Matched
        } else {
            Outcome::Fine
        }
    }
}

/// A case as filters look at it.
fn candidate<'a>(matter: &Matter<'a>) -> Candidate<'a> {
    Candidate { record: matter.record, case: matter.case, received_on: matter.received_on }
}

/// Options for the output of reading commands.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct OutputArguments {
    #[arg(long, help = crate::help!("CSV with a byte order mark, so that Excel reads Chinese", "CSV 带 BOM，便于 Excel 识别中文"))]
    bom: bool,
}

impl OutputArguments {
    /// The way out of the session.
    pub fn output<'a>(&self, session: &'a mut Session<'_>) -> Output<'a> {
        let terminal = session.terminal;
        Output {
            results: &mut *session.output,
            remarks: &mut *session.notices,
            surface: Surface { terminal: terminal.output, width: terminal.width, colour: terminal.colour },
            format: session.format,
            bom: self.bom,
            language: session.language,
        }
    }
}

/// Tells people that there is nothing; programs see that themselves.
pub(super) fn say_nothing_found(output: &mut Output<'_>, words: &crate::words::Said) -> io::Result<()> {
    match output.table_format() {
        crate::render::output::Format::Table => output.remark(words),
        _ => Ok(()),
    }
}
