//! `customer`: who complained, kept apart from the complaints.

mod add;
mod change;
mod view;

use anyhow::Result;

use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::help;

/// Arguments of `customer`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Add, change, find, list or show customers", "添加、修改、查找、列出或查看客户"))]
pub struct CustomerArguments {
    #[command(subcommand)]
    action: CustomerAction,
}

/// What to do with customers.
// A doc comment on a variant would replace the help text that is given in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum CustomerAction {
    #[command(about = help!("Add a customer; the same telephone is the same customer", "添加客户；同一电话视为同一客户"))]
    Add(add::AddArguments),
    #[command(about = help!("Change what is known of a customer", "修改客户资料"))]
    Change(change::ChangeArguments),
    #[command(about = help!("Show a customer and their complaints", "查看客户及其投诉"))]
    Show {
        #[arg(value_name = "ID", help = help!("The customer's id", "客户编号"))]
        id: String,
        #[command(flatten)]
        view: ViewArguments,
    },
    #[command(about = help!("List the customers", "列出客户"))]
    List {
        #[command(flatten)]
        view: ViewArguments,
    },
    #[command(about = help!("Find customers by telephone or by words in their name", "按电话或姓名查找客户"))]
    Find {
        #[arg(value_name = "WORDS", help = help!("A telephone number, or a part of the name", "电话号码或姓名的一部分"))]
        words: String,
        #[command(flatten)]
        view: ViewArguments,
    },
}

/// What is known of a customer beside the telephone, from which the id follows.
#[derive(Debug, clap::Args)]
pub struct PersonArguments {
    #[arg(long, help = help!("The full name", "姓名"))]
    name: Option<String>,
    #[arg(long, help = help!("How to address them", "称呼"))]
    called: Option<String>,
    #[arg(long, help = help!("The address", "地址"))]
    address: Option<String>,
    #[arg(long, help = help!("Anything worth knowing", "备注"))]
    note: Option<String>,
}

impl PersonArguments {
    /// The keys of the record with what was given for them.
    fn values(&self) -> [(&'static str, Option<&str>); 4] {
        [
            ("name", self.name.as_deref()),
            ("called", self.called.as_deref()),
            ("address", self.address.as_deref()),
            ("note", self.note.as_deref()),
        ]
    }
}

/// How customers are shown.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ViewArguments {
    #[arg(long, help = help!("Show telephone numbers and addresses in full", "完整显示电话和地址"))]
    reveal: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Adds, finds, lists or shows customers.
pub(super) fn run(arguments: &CustomerArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.action {
        CustomerAction::Add(arguments) => add::run(arguments, session),
        CustomerAction::Change(arguments) => change::run(arguments, session),
        CustomerAction::Show { id, view } => view::show(id, *view, session),
        CustomerAction::List { view } => view::list(None, *view, session),
        CustomerAction::Find { words, view } => view::list(Some(words), *view, session),
    }
}
