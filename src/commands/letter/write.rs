//! Writes a letter: gathers what its template may ask for, renders it, and refuses wording that must never be used.

use anyhow::Result;

use super::lint::passages;
use super::policy_of;
use super::templates::templates_of;
use crate::commands::caseload::Caseload;
use crate::commands::desk::RulesInForce;
use crate::commands::findings;
use crate::commands::made_file::MadeFile;
use crate::commands::seen_case::SeenCase;
use crate::commands::session::Session;
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::fines::answers::notice::ends;
use crate::domain::fines::ledger::{self, Fine};
use crate::domain::hexadecimal;
use crate::domain::instant::Instant;
use crate::domain::letters::policy::{About, LetterKind};
use crate::domain::letters::{FOLDER, obstacles};
use crate::domain::policy::Policy;
use crate::domain::record::RecordKind;
use crate::render::letters::{self, FineMeant, LetterForm, Templates, Writing};
use crate::render::story::Telling;
use crate::words::Said;
use crate::{help, said};

/// How a letter is written.
#[derive(Debug, clap::Args)]
pub(in crate::commands) struct WritingArguments {
    #[arg(long = "as", value_name = "FORM", default_value = "text", value_enum, help = help!(
        "What is made: text, markdown, or html (a page to print on A4)",
        "文件格式：text 纯文本、markdown、html（A4 打印页面）"))]
    form: LetterForm,
    #[arg(long, value_name = "FINE", help = help!("Of a letter about a fine: which, by its event or rule", "关于罚款的信函：指明哪一笔（事件编号或规则名称）"))]
    fine: Option<String>,
    #[arg(long, help = help!(
        "Show name, telephone and address, in letters to the customer alone",
        "显示姓名、电话和地址（仅限致顾客的信函）"))]
    reveal: bool,
    #[arg(long, value_name = "TEXT", help = help!(
        "The reasons in words for the customer or the medium; those of the finding stay within the house",
        "写给顾客或媒体的理由；认定时登记的理由仅供内部使用"))]
    because: Option<String>,
    #[command(flatten)]
    made: MadeFile,
}

/// A letter that was written.
#[derive(Debug, Clone)]
pub(in crate::commands) struct Written {
    /// The letter.
    bytes: String,
    /// What people are told when it is written.
    done: Said,
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
    /// The tip of the history that stands on it.
    pub tip: Option<String>,
    /// The fine that it is about, with its days.
    pub fine: Option<FineDays>,
    /// The rules by which the days were reckoned.
    pub stamp: String,
}

/// A fine that a letter is about.
#[derive(Debug, Clone)]
pub(in crate::commands) struct FineDays {
    /// The event's id.
    pub event: String,
    /// Whether its notice is on record already.
    pub noticed: bool,
    /// Until when it is to be paid.
    pub pay_by: Option<Instant>,
    /// Until when one may object.
    pub object_by: Option<Instant>,
}

impl Written {
    /// Puts the letter where it was asked for.
    ///
    /// # Errors
    /// The file is there already, or cannot be written.
    pub(in crate::commands) fn put(
        &self,
        arguments: &WritingArguments,
        session: &mut Session<'_>,
    ) -> Result<()> {
        arguments.made.write(session, self.bytes.as_bytes(), &self.done)
    }
}

/// Makes the letter about the only case of `caseload`. Nothing is recorded, and no file written.
///
/// # Errors
/// Something stands before the letter, its template leaves a gap, or it says what must never be said.
pub(in crate::commands) fn compose(
    caseload: &Caseload,
    letter: &LetterKind,
    arguments: &WritingArguments,
    session: &mut Session<'_>,
) -> Result<Written> {
    let policy = policy_of(caseload)?;
    let Some((seen, rules)) =
        caseload.cases.first().and_then(|seen| Some((seen, caseload.rules(seen.case.store.as_deref())?)))
    else {
        return Err(policy_of(caseload).err().map_or_else(|| anyhow::anyhow!("no case"), Into::into));
    };
    require_ready(letter, seen, policy, caseload.now)?;
    let fines = ledger::fines(seen.case.standing_events(&seen.record));
    let fine = match letter.about {
        About::Fine => Some(meant(&fines, arguments.fine.as_deref(), &seen.case.id)?),
        About::Case | About::Exposure => None,
    };
    let days = fine.map(|fine| days_of(fine, rules, caseload.now)).transpose()?;
    let tip = caseload.desk.workspace.tip(session.as_of.as_ref().filter(|_| !session.clock_set));
    let (bytes, text) =
        made(caseload, (seen, letter), arguments, session, (fine, days.as_ref(), tip.as_deref()))?;
    require_fit_to_say(caseload, seen, &text, session)?;
    let name = session.say(&letter.choice.label).to_owned();
    let done = said!(en: "{name} written", zh: "已写入{name}");
    let sha256 = hexadecimal::sha256(&bytes);
    Ok(Written { bytes, done, sha256, tip, fine: days, stamp: rules.stamp.clone() })
}

/// The bytes of the letter in the form that was asked for, and its text, in which wording is looked for.
fn made(
    caseload: &Caseload,
    (seen, letter): (&SeenCase, &LetterKind),
    arguments: &WritingArguments,
    session: &mut Session<'_>,
    (fine, days, tip): (Option<&Fine>, Option<&FineDays>, Option<&str>),
) -> Result<(String, String)> {
    let policy = policy_of(caseload)?;
    let customer = seen.case.facts.values("customer").first().filter(|_| arguments.reveal);
    let customer = customer.and_then(|id| caseload.desk.workspace.load_one(&RecordKind::Customer, id).ok());
    let author = caseload.desk.actor(session).ok();
    // What leaves the house shows telephone numbers in no free text; the customer's own record has them.
    let telling =
        Telling { customer: customer.as_ref().map(|loaded| &loaded.record), ..caseload.telling(seen) };
    let rule = fine.and_then(|fine| policy.fines.rule(&fine.rule));
    let writing = Writing {
        telling: &telling,
        letter,
        shop: &caseload.desk.shop.name,
        author: author.as_ref().map(|author| (author.name.as_str(), author.role.as_deref())),
        tip,
        because: arguments.because.as_deref(),
        fine: fine.zip(days).map(|(fine, days)| FineMeant {
            fine,
            passage: rule.and_then(|rule| rule.choice.source.as_deref()),
            pay_by: days.pay_by,
            object_by: days.object_by,
        }),
    };
    let view = letters::view(&writing);
    let templates = templates_of(Some(&caseload.desk.workspace));
    let language = session.language;
    let text = letters::text(&templates, &letter.template, language, &view);
    let text = text.map_err(|fault| refused(&templates, &fault, &seen.case.id, session))?;
    let bytes = match arguments.form {
        LetterForm::Text => text.clone(),
        LetterForm::Markdown => letters::markdown(&text),
        LetterForm::Html => letters::page(&templates, &letter.template, language, &view)
            .map_err(|fault| refused(&templates, &fault, &seen.case.id, session))?,
    };
    Ok((bytes, text))
}

fn refused(templates: &Templates, fault: &letters::Fault, id: &str, session: &mut Session<'_>) -> Failure {
    let name = &fault.template;
    let text = templates.0.get(name).cloned();
    if text.is_some() {
        let found = fault.finding(text.as_deref().unwrap_or_default());
        findings::show(session, &[found], &|_| text.clone());
    }
    let said = match text {
        Some(_) => {
            said!(en: "`{FOLDER}/{name}` makes no letter of this case", zh: "用模板 `{FOLDER}/{name}` 无法起草此信函")
        }
        None => said!(en: "there is no template `{FOLDER}/{name}`", zh: "没有模板 `{FOLDER}/{name}`"),
    };
    let failure = Failure::new(FailureKind::Findings, said);
    if !fault.passage.as_deref().is_some_and(is_reasons) {
        return failure;
    }
    failure.tip(said!(
        en: "the reasons on record are the house's own; say them to who reads the letter: `--because TEXT` (`plaint show {id}` shows those on record)",
        zh: "认定时登记的理由仅供内部使用；请用 `--because 文字` 写明给对方看的理由（登记的理由见 `plaint show {id}`）"
    ))
}

/// Whether a passage of a template asks for the reasons in words for who reads the letter.
fn is_reasons(passage: &str) -> bool {
    ["finding.reason", "letter.because"].iter().any(|key| passage.contains(key))
}

fn require_ready(letter: &LetterKind, seen: &SeenCase, policy: &Policy, now: Instant) -> Result<(), Failure> {
    let missing = obstacles(letter, &seen.record, &seen.case, policy, &now);
    if missing.is_empty() {
        return Ok(());
    }
    let (id, Said { en, zh }) = (&seen.case.id, &letter.choice.label);
    let failure =
        Failure::could_not(said!(en: "{id}: {en}: cannot be written yet", zh: "{id}：现在还不能起草{zh}"));
    Err(missing.iter().map(|obstacle| obstacle.said(letter, policy, id)).fold(failure, Failure::tip))
}

/// Wording that must never be used is in no letter, whoever's template it is.
fn require_fit_to_say(
    caseload: &Caseload,
    seen: &SeenCase,
    text: &str,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let Some(rules) = caseload.rules(seen.case.store.as_deref()) else { return Ok(()) };
    let found = passages(rules, &seen.case, &caseload.now, ("letter", text));
    if found.is_empty() {
        return Ok(());
    }
    findings::show(session, &found, &|_| Some(text.to_owned()));
    Err(Failure::new(
        FailureKind::Findings,
        said!(en: "the letter says what must never be said; nothing was written", zh: "信函含有不得使用的措辞，未写入任何文件"),
    ))
}

/// The fine that was typed, or the only one.
fn meant<'a>(fines: &'a [Fine], typed: Option<&str>, id: &str) -> Result<&'a Fine, Failure> {
    let fits = |fine: &&Fine| typed.is_none_or(|typed| fine.rule == typed || fine.event.starts_with(typed));
    let fitting: Vec<&Fine> = fines.iter().filter(fits).collect();
    let open: Vec<&Fine> = fitting.iter().copied().filter(|fine| fine.notice.is_none()).collect();
    match (&fitting[..], &open[..]) {
        ([only], _) | (_, [only]) => Ok(only),
        _ => {
            let list: Vec<String> =
                fines.iter().map(|fine| format!("{} ({})", fine.event, fine.rule)).collect();
            let list = list.join(", ");
            let typed = typed.unwrap_or("--fine");
            Err(Failure::usage(said!(
                en: "{id}: which fine does `{typed}` mean? There are: {list}",
                zh: "{id}：`{typed}` 未指明哪一笔罚款；现有：{list}"
            )))
        }
    }
}

/// The days of the fine's notice, or of one that is served now.
fn days_of(fine: &Fine, rules: &RulesInForce, now: Instant) -> Result<FineDays, Failure> {
    let event = fine.event.clone();
    if let Some(notice) = &fine.notice {
        let (pay_by, object_by) = (Some(notice.pay_by), notice.object_by);
        return Ok(FineDays { event, noticed: true, pay_by, object_by });
    }
    let policy = &rules.policy.fines;
    let no_day = |error: crate::domain::calendar::ReckonError| Failure::could_not(error.said());
    let day = |term, first| ends(&rules.as_rules(), term, first, now).map_err(no_day);
    let pay_by =
        policy.notice.as_ref().map(|terms| day(terms.pay_within, terms.first_day_counts)).transpose()?;
    let objection = policy.objection.as_ref();
    let object_by = objection.map(|terms| day(terms.within, terms.first_day_counts)).transpose()?;
    Ok(FineDays { event, noticed: false, pay_by, object_by })
}
