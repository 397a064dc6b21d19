//! `why`: tier, due instants, escalations, findings, offers, bounds and fines of a case, down to the line of the policy or the
//! law, its source, the hours counted and the amounts reckoned.

mod fines;
mod measure;

use anyhow::Result;

use super::desk::Desk;
use super::findings;
use super::session::{Format, Outcome, Session};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::fines::follow::Scene;
use crate::domain::instant;
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Record, clock_rule_name};
use crate::domain::resolution::policy::Basis;
use crate::domain::why::{self, Explanation, House, Question, Subject};
use crate::render::output::markdown;
use crate::render::terminal;
use crate::{help, said};

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Explain a case's tier, due instants, escalations, findings, offers and fines", "解释等级、期限、升级、认定、方案与罚款的由来"))]
pub struct WhyArguments {
    #[arg(required_unless_present = "store", help = help!("The case", "投诉编号"))]
    case: Option<String>,
    #[arg(help = help!("Only this clock, level or event; or `tier`, `finding`, `offer`, `law`, `fine`", "只解释某个时限、层级或事件；或 `tier`、`finding`、`offer`、`law`、`fine`"))]
    about: Option<String>,
    #[arg(value_name = "RULE", help = help!("After `fine`: only this rule or event", "`fine` 之后：只解释某条规则或某个事件"))]
    rule: Option<String>,
    #[arg(long, value_name = "ID", help = help!("A store in place of a case: `why --store ID fine`", "门店（代替投诉编号）：`why --store 门店 fine`"))]
    store: Option<String>,
}

/// Explains a case. What is due and not yet recorded is explained like what is recorded.
pub(super) fn run(arguments: &WhyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    if let Some(store) = &arguments.store {
        return run_on_store(&mut desk, session, store, arguments);
    }
    let about = arguments.about.as_deref();
    if let Some(rule) = arguments.rule.as_deref().filter(|_| about != Some("fine")) {
        return Err(only_after_fine(rule).into());
    }
    if let Some(typed) = arguments.case.as_deref().filter(|typed| typed.starts_with("m-")) {
        return measure::run(&mut desk, session, typed, about);
    }
    let file = desk.file(session, arguments.case.as_deref().unwrap_or_default())?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let now = desk.moment(session);
    let record =
        crate::domain::escalation::projected(&file.loaded.record, &rules.as_rules(), &now).into_owned();
    let case = case::fold(&record, Some(&now)).ok_or_else(|| {
        let (id, now) = (&file.case.id, instant::format(&now));
        Failure::usage(said!(en: "{id} had not been received at {now}", zh: "{now} 时尚未受理 {id}"))
    })?;
    let others = other_offers(&desk, session, &record, &rules.policy);
    let (earlier, complete) = fines::earlier(&mut desk, session, (&record, &rules.policy))?;
    let question = Question {
        record: &record,
        case: &case,
        rules: &rules.as_rules(),
        hash: Some(&rules.stamp),
        house: Some(House { shop: &desk.shop, others: &others.records }),
        now,
    };
    let mut explanations = why::explain(&question);
    let asked = arguments.rule.as_deref();
    // A rule may be named without the word: `why CASE late-settlement`.
    let named = asked.or(about.filter(|about| rules.policy.fines.rule(about).is_some()));
    let (rules_of_case, shop) = (rules.as_rules(), &desk.shop);
    let scene = Scene { rules: rules_of_case, shop, stamp: &rules.stamp, earlier: &earlier };
    explanations.extend(why::explain_fines(&question, &scene, named));
    match about {
        Some(about) => explanations.retain(|explanation| is_about(explanation, about, &case)),
        // That no bound applies, or no rule of fines, is an answer only to who asks for it.
        None => explanations.retain(|one| !is_nothing(one)),
    }
    if let Some(rule) = asked {
        explanations.retain(|explanation| is_fine(&explanation.subject, rule));
    }
    if explanations.is_empty() {
        match (about, asked) {
            (Some("fine"), rule) => {
                return Err(fines::unknown(rule.unwrap_or_default(), &rules.policy).into());
            }
            (Some(about), _) => return Err(nothing_about(about, &case.id).into()),
            (None, _) => {}
        }
    }
    tell(session, &explanations, &rules.policy_file)?;
    Ok(if others.complete && complete { Outcome::Fine } else { Outcome::Findings })
}

/// Explains the fines of a store for its places in rankings: `why --store ID [fine [RULE]]`.
fn run_on_store(
    desk: &mut Desk,
    session: &mut Session<'_>,
    store: &str,
    arguments: &WhyArguments,
) -> Result<Outcome> {
    // With `--store` the first word is what it is about.
    let (about, rule) = (arguments.case.as_deref(), arguments.about.as_deref());
    let (mut explanations, rules) = fines::of_store(desk, session, store)?;
    let asked = rule.or(about.filter(|about| *about != "fine"));
    if let Some(rule) = asked {
        explanations.retain(|explanation| is_fine(&explanation.subject, rule));
        if explanations.is_empty() {
            return Err(fines::unknown(rule, &rules.policy).into());
        }
    }
    tell(session, &explanations, &rules.policy_file)?;
    Ok(Outcome::Fine)
}

fn tell(session: &mut Session<'_>, explanations: &[Explanation], policy: &str) -> Result<()> {
    match session.format_or_default() {
        Format::Json | Format::Jsonl => json(session, explanations, policy)?,
        Format::Markdown => {
            // Its lines stand under each other as they are set in; only as a block of code do they stay so.
            let text = why::plain_text(explanations, policy, session.language);
            session.output.write_all(markdown::block(&terminal::paragraph(&text)).as_bytes())?;
        }
        _ => {
            let text = why::plain_text(explanations, policy, session.language);
            let text = terminal::paragraph(&text);
            match session.terminal.width.filter(|_| session.terminal.output) {
                Some(columns) => session.output.write_all(terminal::hanging(&text, columns).as_bytes())?,
                None => session.output.write_all(text.as_bytes())?,
            }
        }
    }
    Ok(())
}

/// Whether the explanation says only that there is nothing.
fn is_nothing(one: &Explanation) -> bool {
    match &one.subject {
        Subject::Law => one.reasons.is_empty(),
        Subject::NoFine { .. } => true,
        _ => false,
    }
}

/// Whether it is about the fine of `rule`, which may also be the beginning of the event's id.
fn is_fine(subject: &Subject, asked: &str) -> bool {
    match subject {
        Subject::Fine { event, rule } => rule == asked || event.starts_with(asked),
        Subject::NoFine { rule } => rule == asked,
        _ => false,
    }
}

fn only_after_fine(rule: &str) -> Failure {
    Failure::usage(said!(
        en: "`{rule}` can only stand after `fine`",
        zh: "`{rule}` 只能写在 `fine` 之后"
    ))
    .tip(said!(en: "`plaint why CASE fine {rule}`", zh: "`plaint why 编号 fine {rule}`"))
}

fn nothing_about(about: &str, id: &str) -> Failure {
    match about {
        "finding" => Failure::usage(said!(en: "nothing has been found in {id} yet", zh: "{id} 尚未认定")),
        "offer" => Failure::usage(said!(en: "nothing has been offered in {id} yet", zh: "{id} 尚未提出方案")),
        "law" => Failure::usage(said!(
            en: "the policy of {id} names no law and no bounds",
            zh: "{id} 所用策略未指定法律或金额界限"
        )),
        _ => Failure::usage(said!(
            en: "{id} has no clock, escalation level or event `{about}` to explain; leave it out to see all",
            zh: "{id} 没有可解释的时限、层级或事件 `{about}`；不指定可查看全部"
        )),
    }
}

/// The records of other cases with offers.
struct OtherOffers {
    records: Vec<Record>,
    /// Whether every file could be read; what could not was shown.
    complete: bool,
}

/// The other cases with offers, read only when this one has an offer and a limit of the policy looks beyond a case.
fn other_offers(desk: &Desk, session: &mut Session<'_>, own: &Record, policy: &Policy) -> OtherOffers {
    let has_offers = |record: &Record| record.events.iter().any(|event| event.matches(table::OFFERED.name));
    let mut limits = policy.resolution.authorities.iter().flat_map(|authority| &authority.limits);
    let looks_beyond =
        limits.any(|limit| matches!(limit.basis, Basis::Customer | Basis::Month | Basis::Year));
    if !looks_beyond || !has_offers(own) {
        return OtherOffers { records: Vec::new(), complete: true };
    }
    let loaded = desk.workspace.load_all();
    let records = loaded.records.into_iter().map(|loaded| loaded.record);
    let records = records.filter(|record| record.id != own.id && has_offers(record)).collect();
    let workspace = &desk.workspace;
    findings::show(session, &loaded.unreadable, &|file| workspace.read_text(file).ok().flatten());
    OtherOffers { records, complete: loaded.unreadable.is_empty() }
}

fn is_about(explanation: &Explanation, about: &str, case: &case::Case) -> bool {
    match &explanation.subject {
        Subject::Tier => about == "tier",
        Subject::Clock { name, .. } => name == about || clock_rule_name(name) == about,
        Subject::Finding { event } => about == "finding" || event == about,
        Subject::Offer { event } => about == "offer" || event == about,
        Subject::Exposure { event } => about == "media" || event == about,
        Subject::Law => about == "law",
        Subject::Fine { event, rule } => about == "fine" || event == about || rule == about,
        Subject::NoFine { rule } => about == "fine" || rule == about,
        Subject::Escalation { event } => {
            event == about
                || case.escalations.iter().any(|state| state.event == *event && state.level == about)
        }
    }
}

/// What an explanation is about, for programs: a kind, and the clock's name or the event's id.
fn subject(subject: &Subject) -> (&'static str, Option<&str>) {
    match subject {
        Subject::Tier => ("tier", None),
        Subject::Clock { name, .. } => ("clock", Some(name)),
        Subject::Escalation { event } => ("escalation", Some(event)),
        Subject::Finding { event } => ("finding", Some(event)),
        Subject::Offer { event } => ("offer", Some(event)),
        Subject::Exposure { event } => ("exposure", Some(event)),
        Subject::Law => ("law", None),
        Subject::Fine { event, .. } => ("fine", Some(event)),
        Subject::NoFine { rule } => ("no-fine", Some(rule)),
    }
}

fn json(session: &mut Session<'_>, explanations: &[Explanation], policy: &str) -> Result<()> {
    let language = session.language;
    let list: Vec<serde_json::Value> = explanations
        .iter()
        .map(|explanation| {
            let reasons: Vec<serde_json::Value> = explanation
                .reasons
                .iter()
                .map(|reason| {
                    serde_json::json!({
                        "words": reason.said.in_language(language),
                        "policy": reason.file.as_deref().unwrap_or(policy), "line": reason.line,
                        "source": reason.source, "event": reason.event,
                    })
                })
                .collect();
            let (kind, name) = subject(&explanation.subject);
            serde_json::json!({
                "headline": explanation.headline.in_language(language), "reasons": reasons,
                "subject": kind, "name": name,
            })
        })
        .collect();
    let document = serde_json::json!({ "schema": "plaint/why/1", "explanations": list });
    writeln!(session.output, "{document}")?;
    Ok(())
}
