//! `--override`: what somebody with the authority to do so sets aside, each with the reason.

use crate::domain::gates::Override;
use crate::help;

/// What is set aside, as it was typed.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Overrides {
    /// Gates, separations and bounds of the policy, each with the reason.
    #[arg(long = "override", value_name = "NAME=REASON", value_parser = name_and_reason,
        help = help!("Set a gate, a separation of duties or a bound aside, where the policy lets your role do so (can be repeated)", "在策略授权的情况下，不适用某项前置条件、职责分离或金额界限，须写明理由（可重复）"))]
    pub list: Vec<Override>,
}

/// Reads `NAME=REASON` on the command line.
fn name_and_reason(text: &str) -> Result<Override, String> {
    let parts = text.split_once('=').map(|(what, reason)| (what.trim(), reason.trim()));
    match parts {
        Some((what, reason)) if !what.is_empty() && !reason.is_empty() => {
            Ok(Override { what: what.to_owned(), reason: reason.to_owned() })
        }
        _ => Err(help!(
            "expected NAME=REASON, like two-kinds=\"the cameras were off\"",
            "应为 名称=理由，例如 two-kinds=\"监控未开启\""
        )
        .to_owned()),
    }
}
