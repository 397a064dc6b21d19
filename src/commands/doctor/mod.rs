//! `doctor`: what on this machine and in this clone could hurt, and what to do about it.

mod clone;
mod driver;
mod line;
mod lines;
mod machine;
mod place;

use anyhow::Result;

use self::line::{Line, State};
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::git::{Repository, Trouble};
use crate::render::output::Envelope;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::store::Workspace;
use crate::{help, said};

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Look over this machine and this clone, and say what could hurt", "检查本机与本副本的隐患"))]
pub struct DoctorArguments {
    #[arg(long, help = help!("Put in order what is safe to put in order", "修复可安全修复的问题"))]
    repair: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// What is looked over.
struct Patient<'a> {
    workspace: &'a Workspace,
    /// Whether what is safe to mend is mended.
    repair: bool,
}

/// Looks everything over and tells it; exit code 3 when something is wrong.
pub(super) fn run(arguments: &DoctorArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let workspace = Workspace::discover(&session.directory)?;
    let patient = Patient { workspace: &workspace, repair: arguments.repair };
    let mut lines = vec![machine::git(&workspace)];
    lines.extend(lines::for_git(&patient, session)?);
    match Repository::open(workspace.root(), workspace.surroundings()) {
        Ok((repository, state)) => {
            let clone = clone::lines(&patient, &repository, &state, session);
            lines.extend(clone.unwrap_or_else(|trouble| vec![refused(&trouble)]));
            let driver = driver::lines(&patient, &repository);
            lines.extend(driver.unwrap_or_else(|trouble| vec![refused(&trouble)]));
        }
        Err(trouble) => lines.push(refused(&trouble)),
    }
    lines.push(machine::journal(&patient, session)?);
    lines.extend(place::lines(&patient));
    show(arguments, session, &lines)?;
    let is_wrong = lines.iter().any(|line| line.state == State::Wrong);
    Ok(if is_wrong { Outcome::Findings } else { Outcome::Fine })
}

fn refused(trouble: &Trouble) -> Line {
    line::REPOSITORY.wrong(
        trouble.said(),
        said!(en: "until then nothing here is in an audit trail", zh: "在此之前，此处的内容没有审计记录"),
    )
}

fn show(arguments: &DoctorArguments, session: &mut Session<'_>, lines: &[Line]) -> Result<()> {
    let mut table = Table::new(vec![
        Column::new("topic", "about", "项目"),
        Column::new("state", "state", "状态"),
        Column::new("message", "found", "情况"),
        Column::new("tip", "what to do", "处理办法"),
    ]);
    let language = session.language;
    for line in lines {
        let tone = match line.state {
            State::Fine => Tone::Faint,
            State::Mended => Tone::Plain,
            State::Look => Tone::Caution,
            State::Wrong => Tone::Alarm,
        };
        let named = |key: &str, label: &str| Cell::text(key).shown(label);
        table.push(
            tone,
            vec![
                named(line.topic.key, line.topic.label.in_language(language)),
                named(line.state.key(), line.state.label().in_language(language)),
                Cell::text(line.message.in_language(language)),
                Cell::maybe(line.tip.as_ref().map(|tip| tip.in_language(language))),
            ],
        );
    }
    let now = session.now;
    let mut output = arguments.output.output(session);
    output.table(Envelope { kind: "doctor", as_of: &now, findings: &[] }, &table)?;
    Ok(())
}
