//! How the program ends: exit codes, and the words of failures.

use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::standard_output::Unshown;
use crate::commands::session::Outcome;
use crate::domain::failure::{Failure, FailureKind};
use crate::said;
use crate::words::{Label, Language, Said};

const ERROR: Label = Label::new("error", "错误");
const CAUSE: Label = Label::new("caused by", "原因");
const TIP: Label = Label::new("tip", "提示");

/// The exit code of a command that did its work.
pub(super) fn outcome(outcome: Outcome) -> ExitCode {
    match outcome {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::Findings => ExitCode::from(3),
        Outcome::Matched => ExitCode::from(4),
    }
}

/// Tells why a command could not do its work, and returns its exit code. A reader that went away (`| head`) is fine.
pub(super) fn failure(error: &anyhow::Error, language: Language) -> ExitCode {
    if error.chain().any(is_broken_pipe) {
        return ExitCode::SUCCESS;
    }
    let mut lines = Vec::new();
    let unshown = error.chain().find_map(unshown).map(not_shown);
    let known = unshown.as_ref().or_else(|| error.downcast_ref::<Failure>());
    let message = known.map_or_else(|| error.to_string(), |failure| worded(&failure.message, language));
    lines.push(format!("{}: {message}", ERROR.in_language(language)));
    for cause in error.chain().skip(1) {
        lines.push(format!("  {}: {cause}", CAUSE.in_language(language)));
    }
    for tip in known.map(|failure| failure.tips.as_slice()).unwrap_or_default() {
        lines.push(format!("  {}: {}", TIP.in_language(language), tip.in_language(language)));
    }
    tell(&lines.join("\n"));
    match known.map(|failure| failure.kind) {
        Some(FailureKind::Usage) => ExitCode::from(2),
        Some(FailureKind::Findings) => ExitCode::from(3),
        Some(FailureKind::Busy) => ExitCode::from(5),
        Some(FailureKind::CouldNot) | None => ExitCode::FAILURE,
    }
}

/// What kept standard output from being written to, if that is the cause.
fn unshown<'a>(cause: &'a (dyn std::error::Error + 'static)) -> Option<&'a Unshown> {
    cause.downcast_ref::<std::io::Error>()?.get_ref()?.downcast_ref()
}

fn not_shown(cause: impl std::fmt::Display) -> Failure {
    Failure::could_not(said!(
        en: "cannot write to standard output: {cause}; what the command had saved before stays saved",
        zh: "无法写入标准输出：{cause}；此前已保存的内容仍然有效"
    ))
}

fn worded(said: &Said, language: Language) -> String {
    said.in_language(language).to_owned()
}

fn is_broken_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Tells what was wrong with the command line; help and version go to standard output and are no failure.
pub(super) fn command_line(error: &clap::Error, language: Language) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let mut text = error.render().to_string();
        if language == Language::Chinese {
            text = text
                .replace("[OPTIONS]", "[选项]")
                .replace("[COMMAND]", "[命令]")
                .replace("<COMMAND>", "<命令>");
        }
        let mut output = std::io::stdout().lock();
        let shown = write!(output, "{text}").and_then(|()| output.flush());
        return match shown {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                let message = worded(&not_shown(error).message, language);
                tell(&format!("{}: {message}", ERROR.in_language(language)));
                ExitCode::FAILURE
            }
            _ => ExitCode::SUCCESS,
        };
    }
    match language {
        Language::English => tell(error.render().to_string().trim_end()),
        Language::Chinese => tell(&chinese(error)),
    }
    ExitCode::from(2)
}

/// clap's message in Chinese: clap itself speaks English only, but tells what it found.
fn chinese(error: &clap::Error) -> String {
    let told = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let argument = told(ContextKind::InvalidArg);
    let value = told(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => said!(en: "", zh: "不认识的参数 `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            let name = told(ContextKind::InvalidSubcommand);
            said!(en: "", zh: "没有命令 `{name}`")
        }
        ErrorKind::MissingRequiredArgument => said!(en: "", zh: "缺少必需的参数：{argument}"),
        ErrorKind::ArgumentConflict => {
            let other = told(ContextKind::PriorArg);
            said!(en: "", zh: "参数 `{argument}` 不能与 `{other}` 同时使用")
        }
        ErrorKind::MissingSubcommand => said!(en: "", zh: "缺少子命令"),
        _ if value.is_empty() => said!(en: "", zh: "参数 `{argument}` 缺少值或取值有误"),
        _ => said!(en: "", zh: "参数 `{argument}` 的值 `{value}` 无效"),
    };
    let mut lines = vec![format!("错误: {}", message.zh)];
    let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if !reason.is_empty() {
        lines.push(format!("  原因: {reason}"));
    }
    for (kind, words) in [
        (ContextKind::ValidValue, "可用的值"),
        (ContextKind::SuggestedArg, "是不是"),
        (ContextKind::SuggestedSubcommand, "是不是"),
        (ContextKind::SuggestedValue, "是不是"),
    ] {
        let text = told(kind);
        if !text.is_empty() {
            lines.push(format!("  提示: {words} {text}"));
        }
    }
    lines.push("  提示: 用 `--help` 查看用法".to_owned());
    lines.join("\n")
}

fn tell(text: &str) {
    // Arguments may hold anything; nothing that a terminal would obey gets through.
    let safe = crate::render::terminal::paragraph(text);
    let _ = writeln!(std::io::stderr().lock(), "{safe}");
}
