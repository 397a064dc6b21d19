//! The workspace on disk: the files that decide, the records, and commands run in it at a set time.

use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use plaint::commands::command_line::CommandLine;
use plaint::commands::desk::{Desk, RulesInForce};
use plaint::commands::session::{Format, Outcome, Session, Terminal};
use plaint::domain::id::path_of;
use plaint::domain::instant::{self, Instant};
use plaint::domain::record::{Record, RecordKind};
use plaint::format::yaml;
use plaint::git::{Act, Entry};
use plaint::store::{Change, Saved, Trail};
use plaint::words::Language;

use crate::collection::Collection;
use crate::dice::Dice;
use crate::plan::Plan;
use crate::{records, shop};

/// The present when the year's books are closed: late enough for its ranking.
pub(crate) const YEAR_END: &str = "2026-02-09T09:00:00+08:00";

/// A folder in which commands are run.
pub(crate) struct House {
    folder: PathBuf,
}

impl House {
    /// Writes the files that decide into `folder`, which is empty or not there, and lets `plaint init` do the rest.
    pub(crate) fn begin(folder: &Path, plan: &Plan) -> Result<Self> {
        fs::create_dir_all(folder.join("policies"))?;
        fs::write(folder.join("shop.toml"), shop::shop_file(&plan.house))?;
        fs::write(folder.join(format!("policies/{}.toml", shop::POLICY)), shop::policy_file()?)?;
        let house = Self { folder: folder.to_owned() };
        house.run("2025-01-01T08:00:00+08:00", "head-office", &["init"])?;
        Ok(house)
    }

    /// Writes the records of the plan, all in one commit; gives their ids in the order of the plan.
    pub(crate) fn fill(&self, plan: &Plan, seed: u64) -> Result<Vec<String>> {
        let (desk, rules) = self.desk(plan)?;
        let records = records::records(plan, &desk.shop, &rules, seed)?;
        let changes = records.iter().map(created).collect::<Result<Vec<_>>>()?;
        self.save(&desk, &changes, &rules.files)?;
        Ok(records.into_iter().map(|record| record.id).collect())
    }

    /// Records the fines that follow, by the command that cron runs, and then what becomes of those of complaints, all
    /// in one commit.
    pub(crate) fn fine(&self, plan: &Plan, ids: &[String], seed: u64) -> Result<()> {
        self.run(YEAR_END, "head-office", &["sweep", "--record-fines"])?;
        let (desk, rules) = self.desk(plan)?;
        let mut changes = Vec::new();
        for (number, (id, complaint)) in ids.iter().zip(&plan.complaints).enumerate() {
            let text = desk.workspace.load_one(&RecordKind::Complaint, id)?;
            let dice = Dice::new(seed ^ (0xf17e << 32) ^ number as u64);
            let events = Collection::new(&desk.shop, &rules, text.record.clone(), dice).events(complaint)?;
            if events.is_empty() {
                continue;
            }
            let acts = events.iter().map(|event| Act::event(id, event.kind.name(), &event.id)).collect();
            let after = yaml::append_events(&text.path, &text.text, &events)
                .map_err(|findings| anyhow::anyhow!("{id}: {findings:?}"))?;
            changes.push((Change::replace(&text, after), acts));
        }
        self.save(&desk, &changes, &rules.files)
    }

    /// The workspace opened, with the rules of its stores, which are the same for all.
    fn desk(&self, plan: &Plan) -> Result<(Desk, Rc<RulesInForce>)> {
        let notices = Rc::default();
        let mut session = self.session(YEAR_END, "head-office", &notices, &notices)?;
        let mut desk = Desk::open(&mut session)?;
        let rules = desk.rules(plan.house.stores.first().map(|store| store.id))?;
        Ok((desk, rules))
    }

    /// Saves changes of files, all in one commit with the files that decide.
    fn save(&self, desk: &Desk, changes: &[(Change, Vec<Act>)], rules: &[String]) -> Result<()> {
        let acts = changes.iter().flat_map(|(_, acts)| acts.clone()).collect();
        let files: Vec<Change> = changes.iter().map(|(change, _)| change.clone()).collect();
        let entry = Entry::of_acts(acts, "head-office");
        let Saved { trail, .. } = desk.workspace.writer()?.save(&files, rules, &entry)?;
        match trail {
            Trail::Committed(_) => Ok(()),
            Trail::None(trouble) | Trail::Waits(trouble) => {
                anyhow::bail!("not committed: {}", trouble.said().en)
            }
        }
    }

    /// Runs a command in this process, which must find everything in order; what it prints is left out.
    fn run(&self, now: &str, by: &str, words: &[&str]) -> Result<()> {
        let (output, notices) = (Rc::default(), Rc::default());
        let mut session = self.session(now, by, &output, &notices)?;
        let line = CommandLine::try_parse_from(std::iter::once("plaint").chain(words.iter().copied()))?;
        let ran = line.command.context("a command")?.run(&mut session);
        drop(session);
        let told = String::from_utf8_lossy(&notices.borrow()).into_owned();
        let outcome = ran.with_context(|| format!("plaint {}: {told}", words.join(" ")))?;
        ensure!(outcome == Outcome::Fine, "plaint {}: {told}", words.join(" "));
        Ok(())
    }

    /// A session at `now`, as `PLAINT_NOW` and `PLAINT_BY` make one.
    fn session(
        &self,
        now: &str,
        by: &str,
        output: &Rc<RefCell<Vec<u8>>>,
        notices: &Rc<RefCell<Vec<u8>>>,
    ) -> Result<Session<'static>> {
        Ok(Session {
            now: moment(now)?,
            clock_set: true,
            asked_language: None,
            language: Language::English,
            format: Some(Format::Plain),
            as_of: None,
            by: Some(by.to_owned()),
            directory: self.folder.clone(),
            terminal: Terminal { interactive: false, output: false, colour: false, width: None },
            input: Box::new(std::io::empty()),
            output: Box::new(Kept(Rc::clone(output))),
            notices: Box::new(Kept(Rc::clone(notices))),
        })
    }
}

fn created(record: &Record) -> Result<(Change, Vec<Act>)> {
    let path = path_of(&record.kind, &record.id).context("an id with a path")?;
    let act = |event: &plaint::domain::record::Event| Act::event(&record.id, event.kind.name(), &event.id);
    Ok((Change::create(path, yaml::write_new(record)), record.events.iter().map(act).collect()))
}

fn moment(text: &str) -> Result<Instant> {
    instant::parse(text).with_context(|| format!("no instant: {text}"))
}

/// A stream that keeps what is written to it.
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
