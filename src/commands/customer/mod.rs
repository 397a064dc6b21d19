//! `customer`: who complained, kept apart from the complaints.

mod add;
mod change;
pub mod known;
mod profile;
mod view;

use anyhow::Result;

use super::desk::Desk;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
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
        #[arg(value_name = "ID", help = help!("The customer's id, the beginning of it, or the telephone number", "客户编号、编号开头或电话"))]
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
    #[arg(long, value_name = "WHAT", help = help!(
        "A preference: one that the policy explains, or any words (can be repeated)", "偏好：策略中的名称，或任意文字（可重复）"))]
    prefers: Vec<String>,
}

impl PersonArguments {
    /// Refuses a preference that looks like the misspelt name of one that a policy of the house explains.
    ///
    /// # Errors
    /// With the name that may be meant.
    fn check_preferences(&self, desk: &mut Desk) -> Result<(), Failure> {
        if self.prefers.is_empty() {
            return Ok(());
        }
        let stores = desk.shop.stores.iter().map(|store| Some(store.id.clone()));
        let stores: Vec<Option<String>> = std::iter::once(None).chain(stores).collect();
        let mut names = Vec::new();
        for store in stores {
            let rules = desk.rules(store.as_deref())?;
            names.extend(rules.policy.preferences.iter().map(|each| each.choice.name.clone()));
        }
        self.prefers.iter().try_for_each(|typed| known::check_preference(typed, &names))
    }

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
    #[arg(long, help = help!("Show telephone numbers, full names and addresses", "完整显示电话、姓名和地址"))]
    reveal: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Adds, finds, lists or shows customers.
pub(super) fn run(arguments: &CustomerArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.action {
        CustomerAction::Add(arguments) => add::run(arguments, session),
        CustomerAction::Change(arguments) => change::run(arguments, session),
        CustomerAction::Show { id, view } => profile::run(id, *view, session),
        CustomerAction::List { view } => view::list(None, *view, session),
        CustomerAction::Find { words, view } => view::list(Some(words), *view, session),
    }
}
