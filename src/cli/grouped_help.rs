//! Help that a newcomer can read: commands in the order of a case's life, headings in the user's language.

use std::fmt::Write;

use clap::{Arg, ArgAction, Command};

use crate::help;
use crate::words::{Label, Language};

/// The commands by the stage of a case, the everyday ones first.
pub(super) const GROUPS: &[(Label, &[&str])] = &[
    (Label::new("Every day", "日常"), &["new", "triage", "respond", "overdue", "show", "close"]),
    (
        Label::new("On the way", "处理过程"),
        &[
            "assign", "inform", "note", "pause", "resume", "extend", "escalate", "withdraw", "reopen",
            "correct", "void", "link", "merge", "split",
        ],
    ),
    (
        Label::new("Investigation and settlement", "调查与处置"),
        &[
            "statement",
            "evidence",
            "assess",
            "determine",
            "weigh",
            "offer",
            "approve",
            "disapprove",
            "accept",
            "refuse",
            "document",
            "action",
            "done",
            "callback",
            "lesson",
        ],
    ),
    (Label::new("In writing", "书面"), &["form", "letter", "lint"]),
    (Label::new("In the media", "媒体曝光"), &["expose", "clarify", "verify", "retract"]),
    (Label::new("Responsibility", "责任与处罚"), &["fine", "sanction", "books"]),
    (
        Label::new("Overview", "总览"),
        &["list", "agenda", "why", "summary", "rank", "systemic", "customer", "measure", "store", "export"],
    ),
    (Label::new("Learning", "学习与培训"), &["guide", "lessons", "drill", "classify"]),
    (Label::new("Unattended", "定时任务"), &["sweep", "check", "audit"]),
    (Label::new("Several machines", "多机协作"), &["sync", "resolve", "renumber", "doctor"]),
    (
        Label::new("Setting up", "设置与工具"),
        &["init", "import", "policy", "reckon", "demo", "completions", "man"],
    ),
];

/// The command line with its help laid out by groups and headed in `language`.
pub(super) fn arranged(command: Command, language: Language) -> Command {
    let overview = overview(&command, language);
    let headed = with_headings(command, language);
    headed.override_help(overview)
}

/// Headings that clap would write in English, for the command and all below it.
fn with_headings(command: Command, language: Language) -> Command {
    let command = command.mut_args(with_values);
    if language == Language::English {
        return command.mut_subcommands(|below| with_headings(below, language));
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助");
    command
        .disable_help_flag(true)
        .arg(help.help_heading("选项"))
        .help_template("{about-with-newline}\n用法: {usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("命令")
        .mut_args(|argument| {
            let heading = argument.get_help_heading().map(str::to_owned);
            let usual = if argument.is_positional() { "参数" } else { "选项" };
            argument.help_heading(heading.unwrap_or_else(|| usual.to_owned()))
        })
        .mut_subcommands(|below| with_headings(below, language))
}

/// The possible values and the default, which clap would introduce in English.
fn with_values(argument: Arg) -> Arg {
    if !argument.get_action().takes_values() {
        return argument;
    }
    let names: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let mut help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    if !names.is_empty() {
        let _ = write!(help, "{}", help!(" [one of: ", " [可用值: "))
            .and_then(|()| write!(help, "{}]", names.join(", ")));
    }
    if !defaults.is_empty() {
        let _ = write!(help, "{}", help!(" [default: ", " [默认: "))
            .and_then(|()| write!(help, "{}]", defaults.join(", ")));
    }
    argument.help(help).hide_possible_values(true).hide_default_value(true)
}

fn overview(command: &Command, language: Language) -> String {
    let mut text = String::new();
    let about =
        |name: &str| command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
    let _ = writeln!(text, "{}\n", command.get_about().map(ToString::to_string).unwrap_or_default());
    let _ = writeln!(
        text,
        "{}\n",
        help!(
            "Usage: plaint [OPTIONS] [COMMAND]     (alone: what needs doing now)",
            "用法: plaint [选项] [命令]     （不带命令：显示当前待办）"
        )
    );
    for (heading, names) in GROUPS {
        let present: Vec<_> = names.iter().filter_map(|name| Some((name, about(name)?))).collect();
        if present.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}:", heading.in_language(language));
        for (name, about) in present {
            let _ = writeln!(text, "  {name:<12} {about}");
        }
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "{}",
        help!(
            "`plaint COMMAND --help` tells more, the options of every command included.",
            "`plaint 命令 --help` 查看详情，含通用选项。"
        )
    );
    text
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::commands::command_line::CommandLine;
    use crate::words::help;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            help::set_language(language);
            arranged(CommandLine::command(), language).debug_assert();
        }
    }

    #[test]
    fn every_command_stands_in_one_group() {
        let command = CommandLine::command();
        let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
        for name in shown.map(Command::get_name) {
            let groups = GROUPS.iter().filter(|(_, names)| names.contains(&name)).count();
            assert_eq!(groups, 1, "`{name}`");
        }
    }
}
