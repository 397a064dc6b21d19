//! `list`: cases, a line each; what is gravest and due first stands on top.

use std::cmp::Ordering;

use anyhow::Result;

use super::caseload::Caseload;
use super::filter_arguments::FilterArguments;
use super::output_arguments::{OutputArguments, say_nothing_found};
use super::session::{Format, Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::filter::{Order, StatusFilter};
use crate::domain::summary::Matter;
use crate::render::cases;
use crate::{help, said};

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
#[command(about = help!("List cases, the gravest and those due first on top", "列出投诉，最紧要的在前"))]
pub struct ListArguments {
    #[command(flatten)]
    filter: FilterArguments,
    #[arg(long, help = help!("Closed, withdrawn and merged cases too", "也列出已结案、已撤诉和已并案的"))]
    all: bool,
    #[arg(long, value_name = "ORDER", default_value = "gravest", help = help!(
        "Order: gravest, due, received, id, store, owner, touched",
        "排序：gravest 紧要程度、due 到期、received 受理、id 案号、store 门店、owner 负责人、touched 最近变动"))]
    sort: String,
    #[arg(long, help = help!("The other way round", "倒序"))]
    reverse: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Lists the cases that are meant; without a status that is asked for, those that are not closed.
pub(super) fn run(arguments: &ListArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    let order = Order::parse(&arguments.sort).map_err(Failure::usage)?;
    let mut filter = arguments.filter.filter(&mut caseload, session)?;
    let only_open = !filter.asks_for_status() && !arguments.all;
    let all = caseload.matters(&filter).len();
    if only_open {
        filter.statuses.push(StatusFilter::Open);
    }
    let mut matters = caseload.matters(&filter);
    matters.sort_by(|left, right| compare(order, &caseload, left, right));
    if arguments.reverse {
        matters.reverse();
    }
    let table = cases::list(caseload.reader(), &matters);
    let mut output = arguments.output.output(session);
    output.table(caseload.envelope("list"), &table)?;
    let hidden = all - matters.len();
    if hidden > 0 && output.table_format() == Format::Table {
        output.remark(&said!(
            en: "{hidden} closed, withdrawn or merged not shown; `--all` shows them",
            zh: "另有 {hidden} 件已结案、撤诉或并案，`--all` 可显示",
        ))?;
    } else if matters.is_empty() {
        say_nothing_found(&mut output, &said!(en: "no case", zh: "没有符合条件的投诉"))?;
    }
    Ok(caseload.end(false))
}

fn compare(order: Order, caseload: &Caseload, left: &Matter<'_>, right: &Matter<'_>) -> Ordering {
    let right = order.key(right.case, right.names, &caseload.now);
    order.key(left.case, left.names, &caseload.now).cmp(&right)
}
