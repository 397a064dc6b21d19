//! `policy show`: what a policy says, in tables, with the source of everything.

use anyhow::Result;

use super::files::{PolicyFile, book_of, shipped_file, workspace};
use crate::commands::desk::Desk;
use crate::commands::findings;
use crate::commands::output_arguments::OutputArguments;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::did_you_mean;
use crate::domain::policy::{Policy, bind_law};
use crate::format::policy::{read_bytes, shipped};
use crate::render::output::Envelope;
use crate::render::policy::report;
use crate::store::read_named;
use crate::words::policy::PARTS;
use crate::{help, said};

/// Arguments of `policy show`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Show what a policy says, with the source of everything", "查看策略内容及其出处"))]
pub(super) struct ShowArguments {
    #[arg(help = help!("The policy [default: the shop's]", "策略名称 [默认: 本店所用]"))]
    name: Option<String>,
    #[arg(long, value_name = "SECTION", value_parser = parts(), help = help!("Only this part", "只看这一部分"))]
    section: Option<String>,
    #[command(flatten)]
    output: OutputArguments,
}

fn parts() -> Vec<&'static str> {
    PARTS.iter().map(|(part, _)| *part).collect()
}

/// Shows a policy: the workspace's own, else the shipped one of that name.
pub(super) fn run(arguments: &ShowArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let file = find(arguments.name.as_deref(), session)?;
    let policy = readable(&file, session)?;
    let report = report(&policy, session.language, arguments.section.as_deref());
    let now = session.moment();
    let envelope = Envelope { kind: "policy", as_of: &now, findings: &[] };
    arguments.output.output(session).story(envelope, &report)?;
    Ok(Outcome::Fine)
}

fn find(name: Option<&str>, session: &mut Session<'_>) -> Result<PolicyFile> {
    let desk = workspace(session).map(|_| Desk::open(session)).transpose()?;
    let name = match (name, &desk) {
        (Some(name), _) => name.to_owned(),
        (None, Some(desk)) => desk.shop.policy.clone(),
        (None, None) => return Err(which().into()),
    };
    let own = format!("policies/{name}.toml");
    let workspace = desk.as_ref().map(|desk| &desk.workspace);
    let mut known: Vec<String> = shipped::POLICIES.iter().map(|(id, _)| (*id).to_owned()).collect();
    if let Some(workspace) = workspace {
        let files = workspace.toml_files("policies");
        if files.contains(&own) {
            let bytes = read_named(&workspace.path(&own))?;
            return Ok(PolicyFile { name: own, bytes });
        }
        let stem = |file: &String| Some(file.strip_prefix("policies/")?.strip_suffix(".toml")?.to_owned());
        known.extend(files.iter().filter_map(stem));
    }
    match shipped::text(&name) {
        Some(text) => Ok(shipped_file(&name, text)),
        None => Err(unknown(&name, &known).into()),
    }
}

fn readable(file: &PolicyFile, session: &mut Session<'_>) -> Result<Policy> {
    let workspace = workspace(session);
    let (mut policy, mut found) = read_bytes(&file.name, &file.bytes);
    if let Some(policy) = &mut policy {
        found.extend(bind_law(policy, &|name| book_of(workspace.as_ref(), name)));
    }
    findings::show(session, &found, &|name| file.text_of(name, workspace.as_ref()));
    let name = &file.name;
    let message = || said!(en: "`{name}` is not in order", zh: "`{name}` 有问题");
    policy.ok_or_else(|| Failure::new(FailureKind::Findings, message()).into())
}

fn which() -> Failure {
    let names = shipped::POLICIES.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
    Failure::usage(said!(en: "which policy?", zh: "要看哪个策略？"))
        .tip(said!(en: "shipped are: {names}", zh: "自带的有：{names}"))
}

fn unknown(name: &str, known: &[String]) -> Failure {
    let failure = Failure::usage(said!(en: "there is no policy `{name}`", zh: "没有名为 `{name}` 的策略"));
    match did_you_mean(name, known.iter().map(String::as_str)) {
        Some(near) => failure.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => {
            let known = known.join(", ");
            failure.tip(said!(en: "there are: {known}", zh: "现有：{known}"))
        }
    }
}
