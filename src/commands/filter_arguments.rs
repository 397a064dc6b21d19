//! The filters that `list`, `overdue`, `agenda` and `summary` share.

use super::caseload::Caseload;
use super::filter_told::ToldArguments;
use super::session::Session;
use crate::domain::failure::Failure;
use crate::domain::filter::{ANY, Filter, NONE, Period, StatusFilter, unknown};
use crate::domain::names::Naming;
use crate::domain::record::kind::table;
use crate::help;
use crate::words::{Label, Said};

/// Which cases are meant. Several values of one filter: any of them; several filters: all of them.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = help!("Which cases (several values: any of them; several filters: all of them)", "筛选（同一筛选多个值为“或”，不同筛选为“且”）"))]
pub struct FilterArguments {
    #[arg(long = "store", value_name = "STORE", value_delimiter = ',', help = help!("Of these stores", "所涉门店"))]
    stores: Vec<String>,
    #[arg(long = "tier", value_name = "TIER", value_delimiter = ',', help = help!("Of these tiers; `-` for none", "级别；`-` 表示未定级"))]
    tiers: Vec<String>,
    #[arg(long = "category", value_name = "CATEGORY", value_delimiter = ',', help = help!("Of these categories; `-` for none", "类别；`-` 表示未分类"))]
    categories: Vec<String>,
    #[arg(long = "channel", value_name = "CHANNEL", value_delimiter = ',', help = help!("Received by these channels", "渠道"))]
    channels: Vec<String>,
    #[arg(long = "owner", value_name = "STAFF", value_delimiter = ',', help = help!("Assigned to these people; `-` for nobody", "负责人；`-` 表示未指派"))]
    owners: Vec<String>,
    #[arg(long = "customer", value_name = "ID", value_delimiter = ',', help = help!("Of these customers (the beginning of the id is enough)", "顾客编号（开头几位即可）"))]
    customers: Vec<String>,
    #[arg(long = "fined", value_name = "RULE", value_delimiter = ',', help = help!("Fined by these rules; `any` for whichever, `-` for none", "已登记的处罚规则；`any` 表示任一，`-` 表示未处罚"))]
    fined: Vec<String>,
    #[command(flatten)]
    told: ToldArguments,
    #[arg(long, value_name = "PERIOD", help = help!(
        "Received in: 2026-11, 2026-11-22, 2026-Q4, 2026, 2026-11-01..2026-11-15, this-month, last-week …",
        "受理期间：2026-11、2026-11-22、2026-Q4、2026、2026-11-01..2026-11-15、本月、上周 …"))]
    period: Option<String>,
    #[arg(long = "status", value_name = "STATUS", value_delimiter = ',', help = help!(
        "new, open (not closed), paused, closed, withdrawn, merged, overdue, all",
        "状态：new 新收、open 未结、paused 暂停、closed 已结案、withdrawn 已撤诉、merged 已并案、overdue 逾期、all 全部"))]
    statuses: Vec<String>,
    #[arg(long, value_name = "WORDS", help = help!(
        "These words in the subject or in a text of an event; in any case and width",
        "事由或经过中含有这些词；不分大小写与全半角"))]
    text: Option<String>,
}

impl FilterArguments {
    /// The filter, its names checked against the shop, the policies and what the cases hold.
    ///
    /// # Errors
    /// Everything that nobody knows, at once.
    pub fn filter(&self, caseload: &mut Caseload, session: &mut Session<'_>) -> Result<Filter, Failure> {
        let of_policies = [&self.tiers, &self.categories, &self.channels, &self.fined];
        if of_policies.iter().any(|names| !names.is_empty()) || self.told.asks_for_names() {
            caseload.learn_all_names(session);
        }
        let caseload = &*caseload;
        let mut wrong = self.unknown_names(caseload);
        let told = self.told.told(caseload, &mut wrong);
        let today = caseload.now.date_naive();
        let period = self.period.as_deref().map(|text| Period::parse(text, today));
        let period = period.and_then(|read| read.map_err(|said| wrong.push(said)).ok());
        let statuses = self.statuses.iter().map(|text| StatusFilter::parse(text));
        let statuses = statuses.filter_map(|read| read.map_err(|said| wrong.push(said)).ok()).collect();
        if let Some(failure) = all_at_once(wrong) {
            return Err(failure);
        }
        Ok(Filter {
            stores: self.stores.clone(),
            tiers: self.tiers.clone(),
            categories: self.categories.clone(),
            channels: self.channels.clone(),
            owners: self.owners.clone(),
            customers: customers(&self.customers, caseload),
            fined: self.fined.clone(),
            told,
            period,
            statuses,
            text: self.text.clone(),
        })
    }

    /// The names that neither the shop nor a policy nor a case knows.
    fn unknown_names(&self, caseload: &Caseload) -> Vec<Said> {
        let fact = |name: &'static str| {
            let values = caseload.cases.iter().filter_map(move |seen| seen.case.facts.values(name).first());
            values.map(String::as_str)
        };
        let known =
            |naming: Naming, name: &'static str| caseload.book.known(naming).chain(fact(name)).collect();
        let owners = caseload.cases.iter().filter_map(|seen| seen.case.owner.as_deref());
        let stores = asked(&self.stores, || caseload.book.store_ids().chain(fact("store")).collect());
        let checks: [(&[String], Label, Vec<&str>); 6] = [
            (&self.stores, Label::new("store", "门店"), stores),
            (&self.tiers, Label::new("tier", "级别"), asked(&self.tiers, || known(Naming::Tier, "tier"))),
            (
                &self.categories,
                Label::new("category", "类别"),
                asked(&self.categories, || known(Naming::Category, "category")),
            ),
            (
                &self.channels,
                Label::new("channel", "渠道"),
                asked(&self.channels, || known(Naming::Channel, "channel")),
            ),
            (
                &self.owners,
                Label::new("member of staff", "员工"),
                asked(&self.owners, || caseload.book.staff_ids().chain(owners).collect()),
            ),
            (&self.fined, Label::new("rule of fines", "处罚规则"), asked(&self.fined, || rules(caseload))),
        ];
        let mut wrong = Vec::new();
        for (typed, what, known) in checks {
            require_known(typed, what, known, &mut wrong);
        }
        wrong
    }

    /// What was chosen beside the period, as it was typed; empty for all cases.
    pub fn in_words(&self) -> String {
        self.as_typed().join(" ")
    }

    /// Whether somebody is named: staff or customers.
    pub fn names_people(&self) -> bool {
        let is_named = |names: &[String]| names.iter().any(|name| name != NONE);
        is_named(&self.owners) || is_named(&self.customers) || self.told.names_staff()
    }

    /// The arguments that choose again what these chose, the period left out.
    pub fn as_typed(&self) -> Vec<String> {
        let lists = [
            ("--store", &self.stores),
            ("--tier", &self.tiers),
            ("--category", &self.categories),
            ("--channel", &self.channels),
            ("--owner", &self.owners),
            ("--customer", &self.customers),
            ("--fined", &self.fined),
            ("--status", &self.statuses),
        ];
        let chosen = lists.iter().filter(|(_, values)| !values.is_empty());
        let mut words: Vec<String> =
            chosen.flat_map(|(name, values)| [(*name).to_owned(), values.join(",")]).collect();
        words.extend(self.told.as_typed());
        words.extend(self.text.iter().flat_map(|text| ["--text".to_owned(), text.clone()]));
        words
    }
}

/// The rules of fines of all policies, and those by which cases were fined.
fn rules(caseload: &Caseload) -> Vec<&str> {
    let events = caseload.cases.iter().flat_map(|seen| &seen.record.events);
    let fined = events.filter(|event| event.matches(table::FINED.name));
    let recorded = fined.filter_map(|event| event.fields.text("rule"));
    caseload.book.known(Naming::Fine).chain(recorded).chain([ANY]).collect()
}

/// The names that are known, looked for only when some were typed.
fn asked<'a>(typed: &[String], known: impl FnOnce() -> Vec<&'a str>) -> Vec<&'a str> {
    if typed.is_empty() { Vec::new() } else { known() }
}

fn require_known(typed: &[String], what: Label, mut known: Vec<&str>, wrong: &mut Vec<Said>) {
    known.sort_unstable();
    known.dedup();
    let strange = typed.iter().filter(|name| *name != NONE && !known.contains(&name.as_str()));
    wrong.extend(strange.map(|name| unknown(what, name, known.iter().copied())));
}

/// The ids that begin as typed; what was typed itself where none does.
fn customers(typed: &[String], caseload: &Caseload) -> Vec<String> {
    let mut ids: Vec<String> = typed.to_vec();
    if typed.is_empty() {
        return ids;
    }
    let known = caseload.cases.iter().filter_map(|seen| seen.case.facts.values("customer").first());
    for id in known {
        if typed.iter().any(|start| id.starts_with(start.as_str())) && !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

fn all_at_once(wrong: Vec<Said>) -> Option<Failure> {
    let mut wrong = wrong.into_iter();
    let first = Failure::usage(wrong.next()?);
    Some(wrong.fold(first, Failure::tip))
}
