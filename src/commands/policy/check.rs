//! `policy check`: everything that is wrong with policies, and whether their examples come out.

use anyhow::Result;

use super::files::{PolicyFile, book_of, calendar_of, wanted, workspace};
use crate::commands::findings;
use crate::commands::letter::templates_of;
use crate::commands::output_arguments::OutputArguments;
use crate::commands::session::{Outcome, Session};
use crate::domain::finding::{Finding, Grade};
use crate::domain::policy::{bind_law, rehearse};
use crate::format::{law, policy};
use crate::help;
use crate::render::letters;
use crate::render::output::Envelope;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::store::Workspace;
use crate::words::Label;

/// Arguments of `policy check`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Find everything that is wrong with policies, and run their examples",
    "找出策略中的全部问题，并演算其示例"
))]
pub(super) struct CheckArguments {
    #[arg(help = help!("The files; without any, the workspace's policies, or the shipped ones outside a workspace", "策略文件；不指定则检查工作区的策略，工作区之外则检查自带策略"))]
    files: Vec<String>,
    #[arg(long, help = help!("Warnings count as errors", "警告也算错误"))]
    strict: bool,
    #[command(flatten)]
    output: OutputArguments,
}

const CLEAN: Label = Label::new("clean", "无问题");
const FAULTY: Label = Label::new("faulty", "有问题");

/// Checks policies. Findings go to standard error, one row for each file to standard output.
pub(super) fn run(arguments: &CheckArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let files = wanted(&arguments.files, session)?;
    let workspace = workspace(session);
    let mut table = Table::new(vec![
        Column::new("file", "file", "文件").at_least(20),
        Column::new("policy", "policy", "规则"),
        Column::new("version", "version", "版本"),
        Column::new("examples", "examples", "示例").right(),
        Column::new("errors", "errors", "错误").right(),
        Column::new("warnings", "warnings", "警告").right(),
        Column::new("verdict", "verdict", "结论"),
    ]);
    let mut found = Vec::new();
    for file in &files {
        let checked = check(file, workspace.as_ref());
        findings::show(session, &checked.findings, &|name| file.text_of(name, workspace.as_ref()));
        table.push(checked.tone(), checked.cells(file, session));
        found.extend(checked.findings);
    }
    let now = session.moment();
    let envelope = Envelope { kind: "policy-check", as_of: &now, findings: &found };
    arguments.output.output(session).table(envelope, &table)?;
    let faulty = |finding: &Finding| arguments.strict || finding.grade == Grade::Error;
    Ok(if found.iter().any(faulty) { Outcome::Findings } else { Outcome::Fine })
}

/// A policy that was checked.
struct Checked {
    id: Option<String>,
    version: Option<String>,
    examples: usize,
    findings: Vec<Finding>,
}

fn check(file: &PolicyFile, workspace: Option<&Workspace>) -> Checked {
    if file.is_law() {
        let (book, findings) = law::read_bytes(&file.name, &file.bytes);
        return Checked { id: book.map(|book| book.id), version: None, examples: 0, findings };
    }
    let (policy, mut findings) = policy::read_bytes(&file.name, &file.bytes);
    let Some(mut policy) = policy else { return Checked { id: None, version: None, examples: 0, findings } };
    findings.extend(bind_law(&mut policy, &|name| book_of(workspace, name)));
    findings.extend(rehearse(&policy, &|name| calendar_of(workspace, name)));
    let text = String::from_utf8_lossy(&file.bytes);
    findings.extend(letters::check(&policy, &file.name, &text, &templates_of(workspace)));
    Checked { id: Some(policy.id), version: Some(policy.version), examples: policy.examples.len(), findings }
}

impl Checked {
    fn count(&self, grade: Grade) -> usize {
        self.findings.iter().filter(|finding| finding.grade == grade).count()
    }

    fn tone(&self) -> Tone {
        match (self.count(Grade::Error), self.count(Grade::Warning)) {
            (0, 0) => Tone::Plain,
            (0, _) => Tone::Caution,
            _ => Tone::Alarm,
        }
    }

    fn cells(&self, file: &PolicyFile, session: &Session<'_>) -> Vec<Cell> {
        let (verdict, words) = if self.findings.is_empty() { ("clean", CLEAN) } else { ("faulty", FAULTY) };
        vec![
            Cell::text(&file.name),
            Cell::maybe(self.id.as_deref()),
            Cell::maybe(self.version.as_deref()),
            Cell::number(self.examples),
            Cell::number(self.count(Grade::Error)),
            Cell::number(self.count(Grade::Warning)),
            Cell::text(verdict).shown(session.label(words)),
        ]
    }
}
