//! `measure`: improvement measures (corrective action): planned, carried out, their effect reviewed.

mod act;
mod assign;
mod clock;
mod link;
mod plan;
mod view;

pub(super) use view::{ShowArguments as ShowMeasure, show as show_measure};

use anyhow::Result;

use super::session::{Outcome, Session};
use crate::help;

/// Arguments of `measure`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Plan, track and review improvement measures", "制定、跟踪和评估整改措施"))]
pub struct MeasureArguments {
    #[command(subcommand)]
    action: MeasureAction,
}

/// What to do with measures.
// A doc comment on a variant would replace the help text that is given in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum MeasureAction {
    #[command(about = help!("Plan a measure: what, who, by when, against which complaints", "制定整改措施：内容、负责人、期限、针对哪类投诉"))]
    Plan(plan::PlanArguments),
    #[command(about = help!("List measures with what is due and their effect", "列出整改措施、期限和效果"))]
    List(view::ListArguments),
    #[command(about = help!("Show a measure and what became of the complaints that it is against", "查看整改措施及其效果"))]
    Show(view::ShowArguments),
    #[command(about = help!("Give a measure to somebody else, or to other departments", "变更整改措施的负责人或部门"))]
    Assign(assign::AssignArguments),
    #[command(about = help!("Record that a measure was carried out", "登记整改措施已落实"))]
    Done(act::DoneArguments),
    #[command(about = help!("Record whether a measure works; never by who owns it", "评估整改效果（负责人不得自评）"))]
    Review(act::ReviewArguments),
    #[command(about = help!("Give a measure up, with the reason", "取消整改措施（须注明理由）"))]
    Drop(act::DropArguments),
    #[command(about = help!("Move a due instant, with the authority and the reason for it", "延长期限（须注明批准人与理由）"))]
    Extend(clock::ExtendArguments),
    #[command(about = help!("Pause the clocks of a measure", "暂停整改措施的计时"))]
    Pause(clock::PauseArguments),
    #[command(about = help!("End a pause", "恢复整改措施的计时"))]
    Resume(clock::ResumeArguments),
    #[command(about = help!("Link complaints that a measure arises from", "关联引出整改措施的投诉"))]
    Link(link::LinkArguments),
    #[command(about = help!("Add a note", "添加备注"))]
    Note(act::NoteArguments),
    #[command(about = help!("Take back an event that was recorded by mistake; it stays in the file", "作废误登的事件（原记录保留）"))]
    Void(act::VoidArguments),
}

/// What every command about one measure is told.
#[derive(Debug, Clone, clap::Args)]
pub struct MeasureHappening {
    /// The measure, as it was typed.
    #[arg(help = help!("The measure: its id, or the beginning of it", "整改措施编号，或其开头"))]
    pub measure: String,
    /// A note, the time, what is set aside.
    #[command(flatten)]
    pub occasion: super::draft::Occasion,
}

/// Plans, lists, shows or changes measures.
pub(super) fn run(arguments: &MeasureArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.action {
        MeasureAction::Plan(arguments) => plan::run(arguments, session),
        MeasureAction::List(arguments) => view::list(arguments, session),
        MeasureAction::Show(arguments) => view::show(arguments, session),
        MeasureAction::Assign(arguments) => assign::run(arguments, session),
        MeasureAction::Done(arguments) => act::done(arguments, session),
        MeasureAction::Review(arguments) => act::review(arguments, session),
        MeasureAction::Drop(arguments) => act::give_up(arguments, session),
        MeasureAction::Extend(arguments) => clock::extend(arguments, session),
        MeasureAction::Pause(arguments) => clock::pause(arguments, session),
        MeasureAction::Resume(arguments) => clock::resume(arguments, session),
        MeasureAction::Link(arguments) => link::run(arguments, session),
        MeasureAction::Note(arguments) => act::note(arguments, session),
        MeasureAction::Void(arguments) => act::void(arguments, session),
    }
}
