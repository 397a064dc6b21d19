//! `why`: tier, due instants, escalations, findings, offers and bounds of a case, down to the line of the policy or the
//! law, its source, the hours counted and the amounts reckoned.

use anyhow::Result;

use super::desk::Desk;
use super::findings;
use super::session::{Format, Outcome, Session};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::instant;
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Record, clock_rule_name};
use crate::domain::resolution::policy::Basis;
use crate::domain::why::{self, Explanation, House, Question, Subject};
use crate::render::terminal;
use crate::{help, said};

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Explain a case's tier, due instants, escalations, findings and offers", "解释等级、期限、升级、认定与方案的由来"))]
pub struct WhyArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[arg(help = help!("Only this clock, level or event; or `tier`, `finding`, `offer`, `law`", "只解释某个时限、层级或事件；或 `tier`、`finding`、`offer`、`law`"))]
    about: Option<String>,
}

/// Explains a case. What is due and not yet recorded is explained like what is recorded.
pub(super) fn run(arguments: &WhyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.case)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let now = desk.moment(session);
    let record = crate::domain::escalation::projected(&file.loaded.record, &rules.as_rules(), &now);
    let case = case::fold(&record, Some(&now)).ok_or_else(|| {
        let (id, now) = (&file.case.id, instant::format(&now));
        Failure::usage(said!(en: "{id} had not been received at {now}", zh: "{now} 时尚未受理 {id}"))
    })?;
    let others = other_offers(&desk, session, &record, &rules.policy);
    let question = Question {
        record: &record,
        case: &case,
        rules: &rules.as_rules(),
        hash: Some(&rules.stamp),
        house: Some(House { shop: &desk.shop, others: &others.records }),
        now,
    };
    let mut explanations = why::explain(&question);
    match &arguments.about {
        Some(about) => explanations.retain(|explanation| is_about(explanation, about, &case)),
        // That no bound applies is an answer only to who asks for it.
        None => explanations.retain(|one| one.subject != Subject::Law || !one.reasons.is_empty()),
    }
    if let (Some(about), true) = (&arguments.about, explanations.is_empty()) {
        return Err(nothing_about(about, &case.id).into());
    }
    match session.format_or_default() {
        Format::Json | Format::Jsonl => json(session, &explanations, &rules.policy_file)?,
        _ => {
            let text = why::plain_text(&explanations, &rules.policy_file, session.language);
            session.output.write_all(terminal::paragraph(&text).as_bytes())?;
        }
    }
    Ok(if others.complete { Outcome::Fine } else { Outcome::Findings })
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
