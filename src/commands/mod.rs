//! The commands: each a short file that takes its arguments, loads, calls the rules once, saves and shows.
//!
//! To add one: a file with `…Arguments` and `run`, a line in [`Command`], a line in [`Command::run`] and its name in
//! a group of `cli/grouped_help.rs`.

pub mod accept;
pub mod action;
pub mod agenda;
mod agenda_fines;
mod answer;
mod approval;
pub mod approve;
pub mod assess;
pub mod assign;
pub mod audit;
pub mod books;
mod both_cores;
pub mod callback;
pub mod caseload;
pub mod check;
mod choice;
pub mod clarify;
pub mod classify;
pub mod close;
mod closed_cases;
pub mod command_line;
pub mod commitment;
pub mod completions;
pub mod correct;
pub mod customer;
pub mod demo;
pub mod desk;
pub mod determine;
pub mod disapprove;
pub mod doctor;
pub mod document;
pub mod done;
pub mod draft;
pub mod drill;
pub mod escalate;
pub mod evidence;
pub mod export;
pub mod expose;
pub mod extend;
pub mod filter_arguments;
pub mod filter_told;
pub mod findings;
pub mod fine;
pub mod form;
mod granted;
pub mod guide;
pub mod import;
pub mod inform;
pub mod init;
pub mod lesson;
pub mod lessons;
pub mod letter;
pub mod link;
pub mod lint;
pub mod list;
pub mod made_file;
mod made_workbook;
mod meant_exposure;
mod meant_offer;
pub mod measure;
pub mod merge;
pub mod merge_driver;
pub mod new;
pub mod note;
pub mod offer;
pub mod output_arguments;
pub mod overdue;
pub mod overrides;
pub mod pause;
pub mod policy;
pub mod publication;
pub mod rank;
pub mod reckon;
mod refuse;
pub mod renumber;
pub mod reopen;
pub mod resolve;
pub mod respond;
pub mod resume;
pub mod retract;
pub mod sanction;
pub mod seen_case;
pub mod seen_measures;
pub mod session;
pub mod show;
pub mod split;
mod staff_points;
pub mod statement;
pub mod store;
pub mod summary;
pub mod sweep;
pub mod sync;
pub mod systemic;
pub mod triage;
pub mod verify;
pub mod void;
pub mod weigh;
pub mod why;
pub mod withdraw;
mod year_fines;

use anyhow::Result;

use self::session::{Outcome, Session};

/// Every command.
// A doc comment on a variant would replace the help text that its arguments give in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Init(init::InitArguments),
    New(new::NewArguments),
    Import(import::ImportArguments),
    Triage(triage::TriageArguments),
    Respond(respond::RespondArguments),
    Inform(inform::InformArguments),
    Assign(assign::AssignArguments),
    Note(note::NoteArguments),
    Statement(statement::StatementArguments),
    Assess(assess::AssessArguments),
    Determine(determine::DetermineArguments),
    Weigh(weigh::WeighArguments),
    Offer(offer::OfferArguments),
    Refuse(refuse::RefuseArguments),
    Approve(approve::ApproveArguments),
    Disapprove(disapprove::DisapproveArguments),
    Document(document::DocumentArguments),
    Lesson(lesson::LessonArguments),
    Classify(classify::ClassifyArguments),
    Form(form::FormArguments),
    Letter(Box<letter::LetterArguments>),
    Lint(lint::LintArguments),
    Lessons(lessons::LessonsArguments),
    Drill(drill::DrillArguments),
    Guide(guide::GuideArguments),
    Accept(accept::AcceptArguments),
    Action(action::ActionArguments),
    Done(done::DoneArguments),
    Callback(callback::CallbackArguments),
    Expose(expose::ExposeArguments),
    Clarify(clarify::ClarifyArguments),
    Verify(verify::VerifyArguments),
    Retract(retract::RetractArguments),
    Sanction(sanction::SanctionArguments),
    Link(link::LinkArguments),
    Merge(merge::MergeArguments),
    MergeDriver(merge_driver::MergeDriverArguments),
    Split(split::SplitArguments),
    Pause(pause::PauseArguments),
    Resume(resume::ResumeArguments),
    Extend(extend::ExtendArguments),
    Escalate(escalate::EscalateArguments),
    Evidence(evidence::EvidenceArguments),
    Withdraw(withdraw::WithdrawArguments),
    Reopen(reopen::ReopenArguments),
    Correct(correct::CorrectArguments),
    Void(void::VoidArguments),
    Close(close::CloseArguments),
    List(list::ListArguments),
    Show(show::ShowArguments),
    Overdue(overdue::OverdueArguments),
    Agenda(agenda::AgendaArguments),
    Summary(summary::SummaryArguments),
    Rank(rank::RankArguments),
    Systemic(systemic::SystemicArguments),
    Fine(fine::FineArguments),
    Books(books::BooksArguments),
    Export(export::ExportArguments),
    Why(why::WhyArguments),
    Sweep(sweep::SweepArguments),
    Sync(sync::SyncArguments),
    Measure(measure::MeasureArguments),
    Store(store::StoreArguments),
    Customer(customer::CustomerArguments),
    Reckon(reckon::ReckonArguments),
    Check(check::CheckArguments),
    Audit(audit::AuditArguments),
    Resolve(resolve::ResolveArguments),
    Renumber(renumber::RenumberArguments),
    Doctor(doctor::DoctorArguments),
    Policy(policy::PolicyArguments),
    Demo(demo::DemoArguments),
    Completions(completions::CompletionsArguments),
    Man(completions::ManArguments),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// When it cannot do its work; a [`Failure`](crate::domain::failure::Failure) inside decides the exit code.
    #[expect(clippy::too_many_lines, reason = "one line for each command")]
    pub fn run(self, session: &mut Session<'_>) -> Result<Outcome> {
        match self {
            Self::Init(arguments) => init::run(&arguments, session),
            Self::New(arguments) => new::run(&arguments, session),
            Self::Import(arguments) => import::run(&arguments, session),
            Self::Triage(arguments) => triage::run(&arguments, session),
            Self::Respond(arguments) => respond::run(&arguments, session),
            Self::Inform(arguments) => inform::run(&arguments, session),
            Self::Assign(arguments) => assign::run(&arguments, session),
            Self::Note(arguments) => note::run(&arguments, session),
            Self::Statement(arguments) => statement::run(&arguments, session),
            Self::Assess(arguments) => assess::run(&arguments, session),
            Self::Determine(arguments) => determine::run(&arguments, session),
            Self::Weigh(arguments) => weigh::run(&arguments, session),
            Self::Offer(arguments) => offer::run(&arguments, session),
            Self::Refuse(arguments) => refuse::run(&arguments, session),
            Self::Approve(arguments) => approve::run(&arguments, session),
            Self::Disapprove(arguments) => disapprove::run(&arguments, session),
            Self::Document(arguments) => document::run(&arguments, session),
            Self::Form(arguments) => form::run(&arguments, session),
            Self::Letter(arguments) => letter::run(&arguments, session),
            Self::Lint(arguments) => lint::run(&arguments, session),
            Self::Lesson(arguments) => lesson::run(&arguments, session),
            Self::Classify(arguments) => classify::run(&arguments, session),
            Self::Lessons(arguments) => lessons::run(&arguments, session),
            Self::Drill(arguments) => drill::run(&arguments, session),
            Self::Guide(arguments) => guide::run(&arguments, session),
            Self::Accept(arguments) => accept::run(&arguments, session),
            Self::Action(arguments) => action::run(&arguments, session),
            Self::Done(arguments) => done::run(&arguments, session),
            Self::Callback(arguments) => callback::run(&arguments, session),
            Self::Expose(arguments) => expose::run(&arguments, session),
            Self::Clarify(arguments) => clarify::run(&arguments, session),
            Self::Verify(arguments) => verify::run(&arguments, session),
            Self::Retract(arguments) => retract::run(&arguments, session),
            Self::Sanction(arguments) => sanction::run(&arguments, session),
            Self::Link(arguments) => link::run(&arguments, session),
            Self::Merge(arguments) => merge::run(&arguments, session),
            Self::MergeDriver(arguments) => merge_driver::run(&arguments, session),
            Self::Split(arguments) => split::run(&arguments, session),
            Self::Pause(arguments) => pause::run(&arguments, session),
            Self::Resume(arguments) => resume::run(&arguments, session),
            Self::Extend(arguments) => extend::run(&arguments, session),
            Self::Escalate(arguments) => escalate::run(&arguments, session),
            Self::Evidence(arguments) => evidence::run(&arguments, session),
            Self::Withdraw(arguments) => withdraw::run(&arguments, session),
            Self::Reopen(arguments) => reopen::run(&arguments, session),
            Self::Correct(arguments) => correct::run(&arguments, session),
            Self::Void(arguments) => void::run(&arguments, session),
            Self::Close(arguments) => close::run(&arguments, session),
            Self::List(arguments) => list::run(&arguments, session),
            Self::Show(arguments) => show::run(&arguments, session),
            Self::Overdue(arguments) => overdue::run(&arguments, session),
            Self::Agenda(arguments) => agenda::run(&arguments, session),
            Self::Summary(arguments) => summary::run(&arguments, session),
            Self::Rank(arguments) => rank::run(&arguments, session),
            Self::Systemic(arguments) => systemic::run(&arguments, session),
            Self::Fine(arguments) => fine::run(&arguments, session),
            Self::Books(arguments) => books::run(&arguments, session),
            Self::Export(arguments) => export::run(&arguments, session),
            Self::Why(arguments) => why::run(&arguments, session),
            Self::Sweep(arguments) => sweep::run(&arguments, session),
            Self::Sync(arguments) => sync::run(&arguments, session),
            Self::Measure(arguments) => measure::run(&arguments, session),
            Self::Store(arguments) => store::run(&arguments, session),
            Self::Customer(arguments) => customer::run(&arguments, session),
            Self::Reckon(arguments) => reckon::run(&arguments, session),
            Self::Check(arguments) => check::run(&arguments, session),
            Self::Audit(arguments) => audit::run(&arguments, session),
            Self::Resolve(arguments) => resolve::run(&arguments, session),
            Self::Renumber(arguments) => renumber::run(&arguments, session),
            Self::Doctor(arguments) => doctor::run(&arguments, session),
            Self::Policy(arguments) => policy::run(&arguments, session),
            Self::Demo(arguments) => demo::run(&arguments, session),
            Self::Completions(arguments) => completions::run(&arguments, session),
            Self::Man(arguments) => completions::run_man(&arguments, session),
        }
    }
}

/// What `plaint` alone does: shows what needs doing now.
///
/// # Errors
/// Like the commands it stands for.
pub fn what_needs_doing(session: &mut Session<'_>) -> Result<Outcome> {
    agenda::run(&agenda::AgendaArguments::default(), session)
}
