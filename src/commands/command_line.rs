//! The command line as a whole: what every command accepts, and the command.

use std::path::PathBuf;

use super::Command;
use super::session::Format;
use crate::domain::instant::{self, Instant};
use crate::help;

/// The command line.
#[derive(Debug, clap::Parser)]
#[command(
    name = "plaint",
    version,
    about = help!(
        "Customer complaints as plain files: triage, deadlines, escalation, summaries",
        "以普通文件管理客户投诉：定级、计时、升级、汇总"
    ),
    disable_help_subcommand = true,
    args_override_self = false,
)]
pub struct CommandLine {
    /// The command; what needs doing now, when none is given.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What every command accepts.
    #[command(flatten)]
    pub everywhere: Everywhere,
}

/// Options that every command accepts.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = help!("Options of every command", "通用选项"))]
pub struct Everywhere {
    /// Where to look for the workspace.
    #[arg(short = 'C', long, global = true, value_name = "DIR",
        help = help!("Look for the workspace from this folder upward", "从此目录向上寻找工作区"))]
    pub directory: Option<PathBuf>,
    /// The form of the output.
    #[arg(long, global = true, value_name = "FORMAT",
        help = help!("Form of the output; a table on a terminal, plain lines elsewhere", "输出格式；终端默认表格，其他默认纯文本"))]
    pub format: Option<Format>,
    /// The language of the output.
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["en", "zh"],
        help = help!("Language of the output", "输出语言"))]
    pub language: Option<String>,
    /// Show the state at an earlier instant.
    #[arg(long, global = true, value_name = "INSTANT", value_parser = as_instant,
        help = help!("Show the state at this instant (reading commands)", "按此时刻的状态显示（只读命令）"))]
    pub as_of: Option<Instant>,
    /// Who acts.
    #[arg(long, global = true, value_name = "STAFF",
        help = help!("Who acts, as shop.toml names them; else the variable PLAINT_BY", "由谁操作（shop.toml 中的员工）；否则取环境变量 PLAINT_BY"))]
    pub by: Option<String>,
    /// Whether to colour.
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "always", "never"], default_value = "auto",
        help = help!("Whether to colour the output", "是否使用颜色"))]
    pub color: String,
}

/// Reads an instant on the command line.
///
/// # Errors
/// When it is not RFC 3339 with an offset.
pub(super) fn as_instant(text: &str) -> Result<Instant, String> {
    instant::parse(text).ok_or_else(|| {
        help!(
            "expected an instant like 2026-11-22T10:05:00+08:00",
            "应为形如 2026-11-22T10:05:00+08:00 的时间"
        )
        .into()
    })
}
