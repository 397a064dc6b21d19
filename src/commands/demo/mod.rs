//! `demo`: a workspace full of real complaints, made by running the shipped stories.

pub mod story;

use std::cell::RefCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, Result};
use clap::Parser;

use self::story::{Step, Story};
use super::command_line::CommandLine;
use super::session::{Format, Outcome, Session, Terminal};
use crate::domain::failure::Failure;
use crate::domain::id::{CaseId, path_of};
use crate::domain::instant::{self, Instant};
use crate::domain::record::RecordKind;
use crate::words::Language;
use crate::{help, said};

/// The chain of the stories.
pub const SHOP: &str = include_str!("../../../examples/shop.toml");

macro_rules! stories {
    ($($name:literal $([$($file:literal),*])?),* $(,)?) => {
        /// The stories, in the order in which they are run.
        pub static STORIES: &[Story] = &[$(Story {
            name: $name,
            text: include_str!(concat!("../../../examples/", $name, "/README.md")),
            files: &[$($(($file, include_bytes!(concat!("../../../examples/", $name, "/", $file)))),*)?],
        }),*];
    };
}

stories![
    "mattress" ["inspection-report.txt"],
    "cosmetics-counter" ["post.txt"],
    "escalator" ["inspection-report.txt", "medical-bill.txt"],
    "faded-clothes",
    "first-sum-not-enough" ["garage-estimate.txt"],
    "leak-on-the-third-floor",
    "breakfast-couple",
    "twelve-guests",
    "foreign-object",
    "carpet-hole" ["inspection-2026-11-11.txt", "inspection-2026-11-12.txt"],
    "shoes-from-another-shop" ["books.txt"],
    "everything-mouldy",
    "bad-batch",
    "agent-service",
    "exposed-store",
    "unanswered-exposure",
    "bypassed-office",
    "invalid-complaint",
    "mislabelled-product",
    "spoiled-food" ["cold-chain-log.txt"],
];

/// The present in which the demonstration is looked at.
const PRESENT: &str = "2026-11-23T10:00:00+08:00";

/// The story whose due instants are explained, and which of them.
const EXPLAINED: (&str, &str) = ("spoiled-food", "solve");

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Make a workspace full of complaints to look around in", "生成一个示例工作区，供试用浏览"))]
pub struct DemoArguments {
    #[arg(value_name = "DIR", help = help!("The folder to make", "要建立的目录"))]
    directory: PathBuf,
}

/// Makes the workspace, tells the stories, and shows what a manager would see.
pub(super) fn run(arguments: &DemoArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let directory = &arguments.directory;
    if directory.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        let shown = directory.display();
        return Err(Failure::could_not(said!(
            en: "`{shown}` is not empty: the demonstration makes a folder of its own",
            zh: "`{shown}` 不是空目录：示例需要新目录"
        ))
        .into());
    }
    std::fs::create_dir_all(directory).map_err(|error| not_made(directory, &error))?;
    let shop = directory.join(crate::store::SHOP_FILE);
    std::fs::write(&shop, SHOP).map_err(|error| not_made(&shop, &error))?;
    let mut stage = Stage { directory: directory.clone(), outer: session };
    stage.play(None, present()?, &["init".to_owned()])?;
    let mut explained = None;
    for story in STORIES {
        let case = stage.tell(story)?;
        explained = explained.or(case.filter(|_| story.name == EXPLAINED.0));
    }
    stage.play(None, present()?, &["sweep".to_owned()])?;
    stage.show(&["overdue"])?;
    stage.show(&["agenda"])?;
    if let Some(case) = &explained {
        stage.show(&["why", case.as_str(), EXPLAINED.1])?;
    }
    stage.show(&["summary", "--month", "2026-11"])?;
    Ok(Outcome::Fine)
}

fn not_made(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display();
    Failure::could_not(said!(en: "cannot make `{path}`: {error}", zh: "无法创建 `{path}`：{error}"))
}

/// Where the stories are played.
struct Stage<'outer, 'streams> {
    directory: PathBuf,
    outer: &'outer mut Session<'streams>,
}

impl Stage<'_, '_> {
    /// Runs the commands of one story; gives the complaint that it is about.
    fn tell(&mut self, story: &Story) -> Result<Option<CaseId>> {
        let steps = story::steps(story.text).map_err(anyhow::Error::msg).context(story.name)?;
        for (name, bytes) in story.files {
            let path = self.directory.join(name);
            std::fs::write(&path, bytes).map_err(|error| not_made(&path, &error))?;
        }
        let mut case = None;
        for step in steps {
            let told = self
                .step(&step, case.as_ref())
                .with_context(|| format!("{}: {:?}", story.name, step.words))?;
            case = case.or(told);
        }
        for (name, _) in story.files {
            std::fs::remove_file(self.directory.join(name))?;
        }
        let name = story.name;
        self.outer.notice(&said!(en: "  told: {name}", zh: "  已载入：{name}"));
        Ok(case)
    }

    /// Runs one step; gives the id of the complaint that it took in, if it did. A step whose told output is an error
    /// may fail: the story shows a refusal.
    fn step(&mut self, step: &Step, case: Option<&CaseId>) -> Result<Option<CaseId>> {
        let id = case.map(CaseId::to_string);
        let path = id.as_ref().and_then(|id| path_of(&RecordKind::Complaint, id));
        let record = path.map(|path| std::fs::read_to_string(self.directory.join(path))).transpose()?;
        let events = story::event_ids(record.as_deref().unwrap_or_default());
        let words = story::typed(&step.words, id.as_deref(), &events);
        let output = match self.play(Some(&step.by), step.at, &words) {
            Err(_) if step.is_refused() => String::new(),
            played => played?,
        };
        let first = output.split([':', '：', ' ', '\n']).next().unwrap_or_default();
        let took_in = words.first().is_some_and(|word| word == "new");
        Ok(if took_in { CaseId::parse(first) } else { None })
    }

    /// Runs a command at another present, and gives what it printed.
    fn play(&mut self, by: Option<&str>, at: Instant, words: &[String]) -> Result<String> {
        let printed = Printed::default();
        let mut session = self.session(at, Box::new(printed.clone()), Box::new(std::io::sink()));
        session.by = by.map(str::to_owned);
        let line =
            CommandLine::try_parse_from(std::iter::once("plaint").chain(words.iter().map(String::as_str)))?;
        session.language = line.everywhere.language.as_deref().map_or(session.language, named);
        if let Some(command) = line.command {
            command.run(&mut session)?;
        }
        drop(session);
        Ok(printed.text())
    }

    /// Shows a command and what it prints, on the outer streams.
    fn show(&mut self, words: &[&str]) -> Result<()> {
        let shown = words.join(" ");
        let directory = self.directory.display().to_string();
        writeln!(self.outer.output, "\n$ plaint -C {directory} {shown}")?;
        let printed = Printed::default();
        let mut session = self.session(present()?, Box::new(printed.clone()), Box::new(printed.clone()));
        session.terminal = Terminal { interactive: false, ..self.outer.terminal };
        session.format = Some(self.outer.format.unwrap_or(Format::Table));
        session.as_of = Some(present()?);
        let line = CommandLine::try_parse_from(std::iter::once("plaint").chain(words.iter().copied()))?;
        if let Some(command) = line.command {
            command.run(&mut session)?;
        }
        drop(session);
        self.outer.output.write_all(printed.text().as_bytes())?;
        Ok(())
    }

    fn session<'new>(
        &self,
        now: Instant,
        output: Box<dyn Write + 'new>,
        notices: Box<dyn Write + 'new>,
    ) -> Session<'new> {
        Session {
            now,
            clock_set: true,
            asked_language: self.outer.asked_language,
            language: self.outer.language,
            format: None,
            as_of: None,
            by: None,
            directory: self.directory.clone(),
            terminal: Terminal {
                interactive: false,
                output: false,
                colour: false,
                width: self.outer.terminal.width,
            },
            input: Box::new(std::io::empty()),
            output,
            notices,
        }
    }
}

fn present() -> Result<Instant> {
    instant::parse(PRESENT).context("the present of the demonstration")
}

fn named(code: &str) -> Language {
    if code == "zh" { Language::Chinese } else { Language::English }
}

/// A stream that keeps what is written to it.
#[derive(Clone, Default)]
struct Printed(Rc<RefCell<Vec<u8>>>);

impl Printed {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.borrow()).into_owned()
    }
}

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
