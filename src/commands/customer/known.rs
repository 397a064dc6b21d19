//! What is known of a customer, gathered from their own record and from all complaints.

use anyhow::Result;

use crate::commands::caseload::Caseload;
use crate::commands::desk::Desk;
use crate::commands::seen_case::SeenCase;
use crate::commands::session::Session;
use crate::domain::customers::{Prefers, history, prefers};
use crate::domain::failure::Failure;
use crate::domain::finding::did_you_mean;
use crate::domain::id::{Telephone, customer_id, path_of};
use crate::domain::record::{Record, RecordKind};
use crate::render::cases::Reader;
use crate::render::customers::{BroughtUp, brought_up};
use crate::render::report::Remark;
use crate::said;
use crate::words::Said;

/// A customer with what is known of them.
pub struct KnownCustomer {
    /// The id.
    pub id: String,
    /// Their own record, where this machine has it.
    pub record: Option<Record>,
    /// What they prefer.
    pub preferences: Vec<Prefers>,
    /// Their complaints, in the order of receipt.
    pub complaints: Vec<SeenCase>,
}

impl KnownCustomer {
    /// Gathers what is known of the customer `id`.
    pub fn gather(caseload: &mut Caseload, id: &str, session: &mut Session<'_>) -> Self {
        let complaints = caseload.complaints_of(session, id);
        // Customers' data may live on another machine; the complaints are known without it.
        let record = caseload.desk.workspace.load_one(&RecordKind::Customer, id).ok();
        let record = record.map(|loaded| loaded.record);
        let preferences = record.as_ref().map(|record| explained(caseload, record, session));
        let preferences = preferences.unwrap_or_default();
        Self { id: id.to_owned(), record, preferences, complaints }
    }

    /// What is brought up beside the complaint `case`: lines for people, none where there is nothing.
    pub fn brought_up(&self, caseload: &Caseload, case: &str) -> Vec<Remark> {
        self.beside(caseload, case, false, brought_up)
    }

    /// Does something with what is to be brought up beside the complaint `case`.
    pub fn beside<T>(
        &self,
        caseload: &Caseload,
        case: &str,
        reveal: bool,
        tell: impl FnOnce(Reader<'_>, &BroughtUp<'_>) -> T,
    ) -> T {
        let matters: Vec<_> = self.complaints.iter().map(|seen| caseload.matter(seen)).collect();
        let history = history(&matters, caseload.desk.shop.zone, &caseload.now).beside(case);
        let (customer, preferences) = (self.id.as_str(), self.preferences.as_slice());
        tell(caseload.reader(), &BroughtUp { customer, history: &history, preferences, reveal })
    }
}

/// What the customer prefers, explained by the policies in hand; by those of all stores, where these do not know it.
fn explained(caseload: &mut Caseload, record: &Record, session: &mut Session<'_>) -> Vec<Prefers> {
    let own = prefers(record, &caseload.preferences());
    if own.iter().all(|each| each.kind.is_some()) {
        return own;
    }
    caseload.learn_all_names(session);
    prefers(record, &caseload.preferences())
}

/// Tells the history of the customer of `case`, where it names one who is known.
///
/// # Errors
/// The output cannot be written.
pub fn tell_history(case: (&str, &str), desk: Desk, session: &mut Session<'_>) -> Result<()> {
    let (id, customer) = case;
    let mut caseload = Caseload::empty(desk, session);
    let known = KnownCustomer::gather(&mut caseload, customer, session);
    for Remark { depth, text, .. } in known.brought_up(&caseload, id) {
        let line = format!("{}{text}", "  ".repeat(depth));
        session.print(&Said { en: line.clone(), zh: line })?;
    }
    Ok(())
}

impl Desk {
    /// The id of the customer who is meant by an id, the beginning of one, or a telephone number. What looks like an id
    /// may be that of a customer whose record is on another machine.
    ///
    /// # Errors
    /// A telephone number that no customer here has; several customers.
    pub fn customer_id(&self, typed: &str) -> Result<String, Failure> {
        let typed = typed.trim();
        if let Some(telephone) = Telephone::parse(typed, self.shop.country_code.as_deref()) {
            return self.customer_with(&telephone);
        }
        let exact = path_of(&RecordKind::Customer, typed).map(|path| self.workspace.read_text(&path));
        if matches!(exact, Some(Ok(Some(_)))) {
            return Ok(typed.to_owned());
        }
        let customers = self.workspace.load_kind(&RecordKind::Customer).records;
        let ids: Vec<&str> = customers.iter().map(|one| one.record.id.as_str()).collect();
        let tail = typed.strip_prefix("c-").unwrap_or(typed);
        let begins =
            |id: &&&str| id.strip_prefix("c-").is_some_and(|id| !tail.is_empty() && id.starts_with(tail));
        match ids.iter().filter(begins).collect::<Vec<_>>().as_slice() {
            [one] => Ok((**one).to_owned()),
            [] => Ok(typed.to_owned()),
            several => {
                let list = several.iter().map(|id| **id).collect::<Vec<_>>().join(", ");
                Err(Failure::usage(said!(
                    en: "`{typed}` begins the ids of several customers: {list}",
                    zh: "以 `{typed}` 开头的顾客编号不止一个：{list}"
                )))
            }
        }
    }

    fn customer_with(&self, telephone: &Telephone) -> Result<String, Failure> {
        let key = self.workspace.shop_key()?;
        let id = key.and_then(|key| customer_id(&key, telephone));
        let is_here = |id: &String| {
            let path = path_of(&RecordKind::Customer, id);
            path.is_some_and(|path| matches!(self.workspace.read_text(&path), Ok(Some(_))))
        };
        id.filter(is_here).ok_or_else(|| {
            Failure::usage(said!(
                en: "no customer has this telephone number",
                zh: "没有顾客登记此电话"
            ))
            .tip(said!(
                en: "`plaint customer add --telephone …` makes one; a complaint itself never holds the number",
                zh: "请先用 `plaint customer add --telephone …` 登记；投诉记录本身不保存电话号码"
            ))
        })
    }
}

/// Refuses what looks like the misspelt name of a preference that a policy explains. Other words are taken as they are.
///
/// # Errors
/// With the name that may be meant.
pub(super) fn check_preference(typed: &str, names: &[String]) -> Result<(), Failure> {
    let known = || names.iter().map(String::as_str);
    let is_name = typed.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    match did_you_mean(typed, known()) {
        Some(near) if is_name && near != typed => Err(Failure::usage(said!(
            en: "no policy has a preference `{typed}`; did you mean `{near}`?",
            zh: "策略中没有偏好 `{typed}`；是否指 `{near}`？"
        ))),
        _ => Ok(()),
    }
}
