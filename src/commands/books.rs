//! `books`: fines, compensation and payments as a journal for bookkeeping programs.

use anyhow::Result;

use super::caseload::Caseload;
use super::made_file::MadeFile;
use super::output_arguments::OutputArguments;
use super::session::{Format, Outcome, Session};
use super::year_fines::store_records;
use crate::domain::books::{self, Booked, Entry, Omission, Settling};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::filter::{Period, unknown};
use crate::domain::id::path_of;
use crate::domain::record::{Event, RecordKind};
use crate::format::yaml;
use crate::render::books::{Journal, Program, rows, text};
use crate::render::output::Output;
use crate::words::Label;
use crate::{help, said};

/// Arguments of `books`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Fines, compensation and payments as double-entry books for an accounting program",
    "将罚款、补偿与收付款导出为复式记账凭证，供记账软件使用"
))]
pub struct BooksArguments {
    #[arg(long = "as", value_name = "PROGRAM", help = help!(
        "For which program: hledger, ledger, beancount, or csv (spreadsheets; one row for each posting)",
        "供何种软件使用：hledger、ledger、beancount，或 csv（电子表格，每笔分录一行）"))]
    program: Program,
    #[arg(long, value_name = "PERIOD", help = help!(
        "Entries of: 2026-11, 2026-Q4, 2026, 2026-11-01..2026-11-15, last-month …; earlier ones become opening balances",
        "记账期间：2026-11、2026-Q4、2026、2026-11-01..2026-11-15、上月 …；此前的计入期初余额"))]
    period: Option<String>,
    #[arg(long = "store", value_name = "STORE", value_delimiter = ',', help = help!("Of these stores", "所涉门店"))]
    stores: Vec<String>,
    #[command(flatten)]
    made: MadeFile,
    #[command(flatten)]
    csv: OutputArguments,
}

/// Writes the books.
pub(super) fn run(arguments: &BooksArguments, session: &mut Session<'_>) -> Result<Outcome> {
    require_no_other_format(arguments, session)?;
    let mut caseload = Caseload::open(session)?;
    let period = period_of(arguments, &caseload)?;
    let (mut entries, omitted) = booked(arguments, &mut caseload, session);
    books::in_order(&mut entries);
    if let Some(period) = &period {
        entries = books::in_period(entries, period);
    }
    tell_omitted(&mut caseload, session, &omitted);
    let shop = &caseload.desk.shop;
    let journal =
        Journal { entries: &entries, title: &shop.name, currency: &shop.currency, reader: caseload.reader() };
    let mut bytes = Vec::new();
    match text(arguments.program, &journal) {
        Some(text) => bytes.extend(text.into_bytes()),
        None => {
            let way_out = arguments.csv.output(session);
            let mut output = Output { results: &mut bytes, format: Some(Format::Csv), ..way_out };
            output.table(caseload.envelope("books"), &rows(&journal))?;
        }
    }
    let count = entries.len();
    let done = said!(en: "entries written: {count}", zh: "已写入凭证 {count} 笔");
    arguments.made.write(session, &bytes, &done)?;
    Ok(caseload.end(false))
}

/// `--as` says in which form books are written, so `--format` has nothing to say.
fn require_no_other_format(arguments: &BooksArguments, session: &Session<'_>) -> Result<(), Failure> {
    if session.format.is_some_and(|format| (format, arguments.program) != (Format::Csv, Program::Csv)) {
        return Err(Failure::usage(said!(
            en: "`--as` says in which form books are written: leave `--format` out",
            zh: "账册格式由 `--as` 指定，请去掉 `--format`"
        )));
    }
    if arguments.csv.bom() && arguments.program != Program::Csv {
        return Err(Failure::usage(said!(
            en: "a byte order mark belongs to `--as csv`; accounting programs refuse it",
            zh: "BOM 只用于 `--as csv`，记账软件无法识别"
        )));
    }
    Ok(())
}

/// The period that was asked for.
fn period_of(arguments: &BooksArguments, caseload: &Caseload) -> Result<Option<Period>, Failure> {
    let mut known: Vec<&str> = caseload.book.store_ids().collect();
    known.extend(caseload.cases.iter().filter_map(|seen| seen.case.store.as_deref()));
    known.sort_unstable();
    known.dedup();
    let label = Label::new("store", "门店");
    let strange = arguments.stores.iter().filter(|store| !known.contains(&store.as_str()));
    let mut wrong: Vec<_> = strange.map(|store| unknown(label, store, known.iter().copied())).collect();
    let today = caseload.now.date_naive();
    let period = arguments.period.as_deref().map(|text| Period::parse(text, today)).transpose();
    let period = period.unwrap_or_else(|said| {
        wrong.push(said);
        None
    });
    let mut wrong = wrong.into_iter();
    match wrong.next() {
        None => Ok(period),
        Some(first) => Err(wrong.fold(Failure::usage(first), Failure::tip)),
    }
}

/// The entries of all records that are meant, and what is left out of them.
fn booked(
    arguments: &BooksArguments,
    caseload: &mut Caseload,
    session: &mut Session<'_>,
) -> (Vec<Entry>, Vec<Omission>) {
    let (stores, found) = store_records(&caseload.desk, &caseload.now);
    caseload.take_findings(session, found);
    caseload.learn_all_names(session);
    let caseload = &*caseload;
    let is_meant = |store: Option<&str>| {
        arguments.stores.is_empty() || arguments.stores.iter().any(|known| Some(known.as_str()) == store)
    };
    let zone = caseload.desk.shop.zone;
    let (mut entries, mut omitted) = (Vec::new(), Vec::new());
    let mut add = |booked: &Booked<'_>| {
        let policy = caseload.rules(booked.store).map(|rules| &rules.policy.resolution);
        let found = books::entries(booked, &|remedy| {
            Settling::of(policy.and_then(|policy| policy.remedy(remedy)).map(|kind| kind.nature))
        });
        entries.extend(found.entries);
        omitted.extend(found.omitted);
    };
    for seen in caseload.cases.iter().filter(|seen| is_meant(seen.case.store.as_deref())) {
        // What is due and not on record is in no book.
        let is_recorded = |event: &&Event| !seen.unrecorded.iter().any(|other| other.id == event.id);
        let mut events = case::standing(&seen.record, Some(&caseload.now));
        events.retain(is_recorded);
        add(&Booked {
            record: &seen.case.id,
            store: seen.case.store.as_deref(),
            subject: &seen.case.subject,
            events: &events,
            zone,
        });
    }
    for record in stores.iter().filter(|record| is_meant(Some(&record.id))) {
        let events = case::standing(record, Some(&caseload.now));
        let (record, store) = (record.id.as_str(), Some(record.id.as_str()));
        add(&Booked { record, store, subject: "", events: &events, zone });
    }
    (entries, omitted)
}

/// Tells which events are left out, each at its place; the command then ends with findings.
fn tell_omitted(caseload: &mut Caseload, session: &mut Session<'_>, omitted: &[Omission]) {
    let workspace = caseload.desk.workspace.clone();
    let at = |omission: &Omission| {
        let of_kind = |kind| path_of(&kind, &omission.record);
        let path = of_kind(RecordKind::Complaint).or_else(|| of_kind(RecordKind::Store)).unwrap_or_default();
        let bytes = workspace.bytes_of(&path).unwrap_or_default();
        let strict = yaml::read_strictly(&path, &bytes, yaml::KnownKeys::any());
        let text = String::from_utf8_lossy(&bytes);
        omission.at(strict.place_of(&path, &text, &omission.route))
    };
    let found = omitted.iter().map(at).collect();
    caseload.take_findings(session, found);
}
