//! `extend`: somebody with the authority to do so moves a promise.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::case::{Case, ClockState};
use crate::domain::failure::Failure;
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::domain::record::{Due, DueAt};
use crate::{help, said};

/// Arguments of `extend`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Move a due instant, with the authority and the reason for it", "延长期限（须注明批准人与理由）"))]
pub struct ExtendArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "CLOCK", help = help!("The clock, as `show` names it", "时限名称（见 show）"))]
    clock: String,
    #[arg(long, value_name = "INSTANT", value_parser = super::command_line::as_instant,
        help = help!("The new due instant", "新的到期时间"))]
    to: Instant,
    #[arg(long, value_name = "STAFF", help = help!("Who allowed it", "批准人"))]
    authority: String,
    #[arg(long, help = help!("Why", "理由"))]
    reason: String,
}

/// Moves the promise.
pub(super) fn run(arguments: &ExtendArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let authority = desk.staff(session, &arguments.authority)?;
    let file = desk.file(session, &arguments.happening.case)?;
    let draft = Draft::new(&table::EXTENDED, &arguments.happening);
    let moved = (arguments.clock.as_str(), arguments.to);
    let draft = extension(draft, &file.case, moved, (&authority.id, &arguments.reason))?;
    desk.record_on(session, file, draft)
}

/// The extension of a clock to an instant, by an authority for a reason.
///
/// # Errors
/// No such clock runs, or the instant is no later than its own.
pub(super) fn extension(
    draft: Draft,
    case: &Case,
    (clock, to): (&str, Instant),
    (authority, reason): (&str, &str),
) -> Result<Draft, Failure> {
    let clock = running_clock(case, clock)?;
    let was = match &clock.due {
        DueAt::At(due) if to <= *due => {
            let (due, clock) = (instant::format(due), &clock.clock);
            return Err(Failure::usage(said!(
                en: "`{clock}` is due at {due}: an extension must be later",
                zh: "`{clock}` 的到期时间为 {due}：延期须晚于该时间"
            )));
        }
        DueAt::At(due) => Some(instant::format(due)),
        DueAt::Unknown(_) | DueAt::Held(_) | DueAt::Withdrawn => None,
    };
    let mut draft = draft
        .with("clock", &clock.clock)
        .with("reason", reason)
        .with("authority", authority)
        .may("was", was.as_deref());
    draft.due.push(Due {
        clock: clock.clock.clone(),
        round: clock.round,
        at: DueAt::At(to),
        until: clock.until.clone(),
        from: None,
    });
    Ok(draft)
}

/// The clock of this name that still runs, of the latest round.
fn running_clock(case: &Case, name: &str) -> Result<ClockState, Failure> {
    let running =
        || case.clocks.iter().filter(|clock| clock.stopped.is_none() && clock.due != DueAt::Withdrawn);
    if let Some(clock) = running().filter(|clock| clock.clock == name).max_by_key(|clock| clock.round) {
        return Ok(clock.clone());
    }
    let names = running().map(|clock| clock.clock.as_str()).collect::<Vec<_>>();
    let (id, list) = (&case.id, names.join(", "));
    let failure = if names.is_empty() {
        Failure::could_not(said!(en: "{id} has no clock running", zh: "{id} 没有正在计时的时限"))
    } else {
        Failure::usage(said!(
            en: "{id} has no running clock `{name}`; running: {list}",
            zh: "{id} 没有正在计时的 `{name}`；正在计时：{list}"
        ))
    };
    Err(failure.suggesting(name, names))
}
