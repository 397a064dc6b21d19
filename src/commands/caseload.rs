//! All cases as reading commands look at them: loaded, folded as of the instant that was asked for, with what is due
//! and not on record yet, and with the names of their policies.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use anyhow::Result;

use super::both_cores;
use super::desk::{Desk, RulesInForce};
use super::findings;
use super::seen_case::{SeenCase, Sight};
use super::session::{Outcome, Session};
use crate::domain::customers::Preference;
use crate::domain::failure::Failure;
use crate::domain::filter::Filter;
use crate::domain::finding::Finding;
use crate::domain::instant::Instant;
use crate::domain::names::NameBook;
use crate::domain::record::{Record, RecordKind};
use crate::domain::summary::Matter;
use crate::render::cases::Reader;
use crate::render::clockface::Clockface;
use crate::render::output::Envelope;
use crate::render::page::Unread;
use crate::render::story::Telling;
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
        caseload.see(session, loaded.records.into_iter().map(|loaded| loaded.record).collect());
        caseload.take_findings(session, loaded.unreadable);
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
        caseload.see(session, vec![file.loaded.record]);
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

    /// Opens the workspace with the cases that were typed, each once, in the order of their ids.
    ///
    /// # Errors
    /// One of them is none, or several; its file cannot be read.
    pub fn open_some(session: &mut Session<'_>, typed: &[String]) -> Result<Self> {
        let desk = Desk::open(session)?;
        let mut records = BTreeMap::new();
        for typed in typed {
            let file = desk.file(session, typed)?;
            records.insert(file.case.id, file.loaded.record);
        }
        let mut caseload = Self::empty(desk, session);
        caseload.see(session, records.into_values().collect());
        Ok(caseload)
    }

    /// The workspace without a case.
    pub fn empty(desk: Desk, session: &Session<'_>) -> Self {
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

    /// The complaints of `customer` as they are seen, in the order of receipt; the caseload keeps its own cases.
    pub fn complaints_of(&mut self, session: &mut Session<'_>, customer: &str) -> Vec<SeenCase> {
        let loaded = self.desk.workspace.load_mentioning(&RecordKind::Complaint, customer);
        self.take_findings(session, loaded.unreadable);
        let own = std::mem::take(&mut self.cases);
        self.see(session, loaded.records.into_iter().map(|loaded| loaded.record).collect());
        let mut theirs = std::mem::replace(&mut self.cases, own);
        theirs.retain(|seen| seen.case.facts.values("customer") == [customer]);
        theirs
    }

    /// The preferences of customers that the policies in hand explain, each name once.
    pub fn preferences(&self) -> Vec<Preference> {
        let mut known: Vec<Preference> = Vec::new();
        for preference in self.rules.values().flatten().flat_map(|rules| &rules.policy.preferences) {
            if !known.iter().any(|each| each.choice.name == preference.choice.name) {
                known.push(preference.clone());
            }
        }
        known
    }

    /// Takes the records in as they are seen, on all cores.
    fn see(&mut self, session: &mut Session<'_>, records: Vec<Record>) {
        self.require_rules(session, &records, |record| record.header.text("store"));
        let sight = self.sight(session);
        let seen = both_cores::map(records, |record| sight.see(record));
        let mut cases: Vec<SeenCase> = seen.into_iter().flatten().collect();
        // A correction may have moved a case to a store that no header names.
        if self.require_rules(session, &cases, |seen| seen.case.store.as_deref()) {
            let sight = self.sight(session);
            let again = |seen: SeenCase| match seen.unrecorded.is_empty() {
                true => sight.see(seen.record),
                false => Some(seen),
            };
            cases = both_cores::map(cases, again).into_iter().flatten().collect();
        }
        self.cases = cases;
        let policies = self.rules.values().flatten().map(|rules| &rules.policy);
        self.book = NameBook::new(&self.desk.shop, policies);
    }

    /// Loads the rules of the stores that are named, and the shop's own; whether any were new.
    fn require_rules<T>(
        &mut self,
        session: &mut Session<'_>,
        items: &[T],
        store: impl Fn(&T) -> Option<&str>,
    ) -> bool {
        let mut stores: BTreeSet<Option<&str>> = items.iter().map(store).collect();
        stores.insert(None);
        let mut new = false;
        for store in stores {
            if !self.rules.contains_key(&store.map(str::to_owned)) {
                self.load_rules(session, store);
                new = true;
            }
        }
        new
    }

    fn sight(&self, session: &Session<'_>) -> Sight<'_> {
        let rules = self.rules.iter().map(|(store, rules)| (store.as_deref(), rules.as_deref()));
        Sight {
            rules: rules.collect(),
            now: self.now,
            as_of: session.as_of.is_some().then_some(self.now),
            zone: self.desk.shop.zone,
        }
    }

    /// Loads the rules of a store; where they cannot be read that is told once, and cases are shown without them.
    fn load_rules(&mut self, session: &mut Session<'_>, store: Option<&str>) {
        let rules = match self.desk.rules(store) {
            Ok(rules) => Some(rules),
            Err(failure) => {
                self.tell_missing_rules(session, &failure);
                None
            }
        };
        self.rules.insert(store.map(str::to_owned), rules);
    }

    /// Learns the names of the policies of all stores, also of those without complaints.
    pub fn learn_all_names(&mut self, session: &mut Session<'_>) {
        let stores: Vec<String> = self.desk.shop.stores.iter().map(|store| store.id.clone()).collect();
        if self.require_rules(session, &stores, |store| Some(store)) {
            let policies = self.rules.values().flatten().map(|rules| &rules.policy);
            self.book = NameBook::new(&self.desk.shop, policies);
        }
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

    /// Shows what is wrong in files of the workspace, and keeps it for the end.
    pub fn take_findings(&mut self, session: &mut Session<'_>, found: Vec<Finding>) {
        let workspace = self.desk.workspace.clone();
        findings::show(session, &found, &|file| workspace.read_text(file).ok().flatten());
        self.findings.extend(found);
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
        pairs.filter(|(_, matter)| filter.matches(matter, &self.now))
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

    /// A case as its story is told, without what lies before it, and without the customer's own record.
    pub fn telling<'a>(&'a self, seen: &'a SeenCase) -> Telling<'a> {
        Telling {
            reader: self.reader(),
            names: self.book.of_store(seen.case.store.as_deref()),
            record: &seen.record,
            case: &seen.case,
            unrecorded: &seen.unrecorded,
            ahead: &[],
            customer: None,
            reveal: false,
        }
    }

    /// What results say about themselves.
    pub fn envelope(&self, kind: &'static str) -> Envelope<'_> {
        Envelope { kind, as_of: &self.now, findings: &self.findings }
    }

    /// What could not be read, for what is shown to others.
    pub fn unread(&self) -> Unread {
        Unread { findings: self.findings.len(), rules: self.rules_missing }
    }

    /// How a reading command ends: findings come before matches, since who sees no row must not believe there is none.
    pub fn end(self, matched: bool) -> Outcome {
        let outcome = if !self.findings.is_empty() || self.rules_missing {
            Outcome::Findings
        } else if matched {
            Outcome::Matched
        } else {
            Outcome::Fine
        };
        // The program ends here; giving back the memory of every case first takes a twentieth of its time.
        std::mem::forget(self.cases);
        outcome
    }
}
