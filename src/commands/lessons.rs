//! `lessons`: what was learned, collected; and typical cases as training pages without names.

use anyhow::Result;

use super::caseload::Caseload;
use super::filter_arguments::FilterArguments;
use super::made_file::MadeFile;
use super::output_arguments::{OutputArguments, say_nothing_found};
use super::seen_case::SeenCase;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::lessons::{Anonymous, departments, known_names, lessons_of, typical};
use crate::domain::record::RecordKind;
use crate::render::lessons::{Block, LessonRow, Lived, Sheet, html, lesson_table, markdown, training};
use crate::{help, said};

/// Arguments of `lessons`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Collect what was learned; make typical cases into training pages without names",
    "汇集经验教训；将典型案例制成匿名培训页"
))]
pub struct LessonsArguments {
    #[arg(help = help!("The case; without it, all that are meant", "投诉编号；不给则为符合条件的全部"))]
    case: Option<String>,
    #[arg(long, help = help!("Only cases that the policy takes for typical, also without a lesson yet", "仅策略认定的典型案例，含尚未登记教训的"))]
    typical: bool,
    #[arg(long = "as", value_name = "FORM", help = help!("Make training pages: html or markdown", "制成培训页：html 或 markdown"))]
    made_as: Option<SheetForm>,
    #[command(flatten)]
    made: MadeFile,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    output: OutputArguments,
}

/// In which form a sheet is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum SheetForm {
    /// One self-contained page, fit to be printed.
    Html,
    /// Markdown.
    Markdown,
}

impl SheetForm {
    /// The bytes of the sheet.
    pub(super) fn bytes(self, sheet: &Sheet, session: &Session<'_>) -> Vec<u8> {
        match self {
            Self::Html => html(sheet, session.language),
            Self::Markdown => markdown(sheet),
        }
        .into_bytes()
    }
}

/// Collects, or makes pages.
pub(super) fn run(arguments: &LessonsArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = match &arguments.case {
        Some(typed) => Caseload::open_one(session, typed)?,
        None => Caseload::open(session)?,
    };
    let filter = arguments.filter.filter(&mut caseload, session)?;
    let chosen: Vec<&SeenCase> = caseload.chosen(&filter).map(|(seen, _)| seen).collect();
    let rows: Vec<(&SeenCase, LessonRow<'_>)> =
        chosen.into_iter().flat_map(|seen| rows(arguments, &caseload, seen)).collect();
    if let Some(form) = arguments.made_as {
        return pages(arguments, form, (&caseload, &rows), session);
    }
    let only: Vec<LessonRow<'_>> = rows.into_iter().map(|(_, row)| row).collect();
    let table = lesson_table(caseload.reader(), &only);
    let mut output = arguments.output.output(session);
    output.table(caseload.envelope("lessons"), &table)?;
    if only.is_empty() {
        say_nothing_found(&mut output, &said!(en: "no lesson", zh: "没有经验教训"))?;
    }
    Ok(caseload.end(false))
}

/// The lessons of a case, and a row without one where a typical case has none yet.
fn rows<'a>(
    arguments: &LessonsArguments,
    caseload: &'a Caseload,
    seen: &'a SeenCase,
) -> Vec<(&'a SeenCase, LessonRow<'a>)> {
    let Some(rules) = caseload.rules(seen.case.store.as_deref()) else { return Vec::new() };
    let is_typical = !typical(&seen.case, &rules.policy).is_empty();
    let concerned = departments(&seen.record, &seen.case, &rules.policy);
    if arguments.typical && !is_typical {
        return Vec::new();
    }
    let row = |at, lesson: String| {
        let matter = caseload.matter(seen);
        (seen, LessonRow { matter, departments: concerned.clone(), typical: is_typical, at, lesson })
    };
    let told = lessons_of(&seen.record, &seen.case);
    if told.is_empty() && (arguments.case.is_some() || arguments.typical) {
        return vec![row(None, String::new())];
    }
    told.into_iter().map(|told| row(Some(told.at), told.lesson)).collect()
}

/// Makes the training pages of the cases, each once.
fn pages(
    arguments: &LessonsArguments,
    form: SheetForm,
    (caseload, rows): (&Caseload, &[(&SeenCase, LessonRow<'_>)]),
    session: &mut Session<'_>,
) -> Result<Outcome> {
    let mut cases: Vec<&SeenCase> = rows.iter().map(|(seen, _)| *seen).collect();
    cases.dedup_by(|left, right| left.case.id == right.case.id);
    let mut whole: Option<Sheet> = None;
    for seen in &cases {
        let Some(page) =
            with_lived(caseload, seen, |lived, anonymous| training(lived, anonymous, session.language))
        else {
            continue;
        };
        match &mut whole {
            None => whole = Some(page),
            Some(whole) => {
                whole.blocks.push(Block::Page(page.title));
                whole.blocks.extend(page.blocks);
            }
        }
    }
    let Some(sheet) = whole else {
        return Err(Failure::could_not(
            said!(en: "there is no case to make a page of", zh: "没有可制成培训页的案例"),
        )
        .into());
    };
    let count = cases.len();
    let done = said!(
        en: "training pages: {count}; read them before you give them to others",
        zh: "培训页 {count} 份；转发前请先通读"
    );
    arguments.made.write(session, &form.bytes(&sheet, session), &done)?;
    Ok(Outcome::Fine)
}

/// Does something with a case as it was lived through, and with what hides the names in it.
pub(super) fn with_lived<T>(
    caseload: &Caseload,
    seen: &SeenCase,
    make: impl FnOnce(&Lived<'_>, &mut Anonymous) -> T,
) -> Option<T> {
    let rules = caseload.rules(seen.case.store.as_deref())?;
    let shop = &caseload.desk.shop;
    let customer = seen.case.facts.values("customer").first();
    let customer = customer.and_then(|id| caseload.desk.workspace.load_one(&RecordKind::Customer, id).ok());
    let customer = customer.map(|loaded| loaded.record);
    let policy = &rules.policy;
    let known = known_names(&seen.record, customer.as_ref(), shop, policy);
    let mut anonymous =
        Anonymous::new(known, shop.local(&seen.case.received), caseload.reader().face.language);
    let lived = Lived {
        telling: caseload.telling(seen),
        policy,
        lessons: lessons_of(&seen.record, &seen.case),
        typical: typical(&seen.case, policy),
    };
    Some(make(&lived, &mut anonymous))
}
