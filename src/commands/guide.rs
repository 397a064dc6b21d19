//! `guide`: the playbook for a case as it stands, or for a tier and a stage.

use anyhow::Result;

use super::caseload::Caseload;
use super::customer::known::KnownCustomer;
use super::desk::{Desk, RulesInForce};
use super::output_arguments::OutputArguments;
use super::seen_case::SeenCase;
use super::session::{Outcome, Session};
use crate::domain::case::Standing;
use crate::domain::failure::Failure;
use crate::domain::gates::{self, Situation, recording_command};
use crate::domain::guidance::policy::STAGES;
use crate::domain::guidance::{playbook, stage_of};
use crate::domain::names::Naming;
use crate::domain::policy::{Facts, Policy, Test};
use crate::render::lessons::{Guide, guide, stage_label};
use crate::render::output::Envelope;
use crate::words::{Language, Said};
use crate::{help, said};

/// Arguments of `guide`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "The playbook for a case: what is due, what to do, say, collect, and who has to be in it",
    "办案指引：到期事项、步骤、用语、须收集的证据与须参与的人"
))]
pub struct GuideArguments {
    #[arg(required_unless_present = "stage", conflicts_with_all = ["stage", "tier", "store"], help = help!("The case", "投诉编号"))]
    case: Option<String>,
    #[arg(long, value_name = "STAGE", value_parser = clap::builder::PossibleValuesParser::new(STAGES),
        help = help!("Without a case: for this stage", "不针对具体投诉：此阶段"))]
    stage: Option<String>,
    #[arg(long, help = help!("Without a case: for this tier", "不针对具体投诉：此等级"))]
    tier: Option<String>,
    #[arg(long, help = help!("The store whose policy counts", "适用其策略的门店"))]
    store: Option<String>,
    #[command(flatten)]
    output: OutputArguments,
}

/// Shows the playbook.
pub(super) fn run(arguments: &GuideArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.case {
        Some(typed) => of_case(arguments, typed, session),
        None => of_stage(arguments, session),
    }
}

fn of_case(arguments: &GuideArguments, typed: &str, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open_one(session, typed)?;
    let customer = customer_lines(&mut caseload, session);
    let Some(seen) = caseload.cases.first() else { return Ok(caseload.end(false)) };
    let Some(rules) = caseload.rules(seen.case.store.as_deref()) else { return Ok(caseload.end(false)) };
    let policy = &rules.policy;
    let facts = crate::domain::clocks::facts_at(&seen.case, policy, &caseload.now);
    let mut known = facts.clone();
    if seen.case.clocks.iter().any(|clock| clock.stopped.is_some()) {
        known.set("responded", "yes");
    }
    let stage = stage_of(&known);
    let (language, id) = (session.language, seen.case.id.as_str());
    let missing = still_missing(seen, (policy, stage), &caseload);
    let whole = Guide {
        standing: standing(&caseload, seen, (policy, stage), language),
        due: due(&caseload, seen, language),
        evidence: evidence(&facts, (policy, stage), id, language),
        people: people(&caseload, seen, (policy, stage), language),
        missing,
        customer,
    };
    let book = playbook(&policy.guidance, &facts, stage);
    let report = guide(&whole, &book, language);
    arguments.output.output(session).story(caseload.envelope("guide"), &report)?;
    Ok(caseload.end(false))
}

fn of_stage(arguments: &GuideArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    if let Some(store) = &arguments.store {
        desk.known_store(store)?;
    }
    let rules = desk.rules(arguments.store.as_deref())?;
    let facts = match &arguments.tier {
        Some(tier) => facts_of_tier(tier, &rules)?,
        None => Facts::default(),
    };
    let language = session.language;
    let stage = arguments.stage.as_deref().unwrap_or("intake");
    let tier =
        rules.policy.triage.tiers.iter().find(|tier| Some(&tier.choice.name) == arguments.tier.as_ref());
    let mut standing: Vec<String> =
        tier.map(|tier| tier.choice.label.in_language(language).to_owned()).into_iter().collect();
    standing.extend(
        tier.and_then(|tier| tier.handling.as_ref()).map(|said| said.in_language(language).to_owned()),
    );
    let whole = Guide {
        standing,
        evidence: evidence(&facts, (&rules.policy, stage), "CASE", language),
        ..Guide::default()
    };
    let report = guide(&whole, &playbook(&rules.policy.guidance, &facts, stage), language);
    let moment = desk.moment(session);
    let envelope = Envelope { kind: "guide", as_of: &moment, findings: &[] };
    arguments.output.output(session).story(envelope, &report)?;
    Ok(Outcome::Fine)
}

/// What a case of this tier is known to be.
fn facts_of_tier(typed: &str, rules: &RulesInForce) -> Result<Facts, Failure> {
    let tiers = &rules.policy.triage.tiers;
    let Some(tier) = tiers.iter().find(|tier| tier.choice.name == typed) else {
        let names = tiers.iter().map(|tier| tier.choice.name.as_str());
        let list = names.clone().collect::<Vec<_>>().join(", ");
        return Err(Failure::usage(said!(
            en: "the policy has no tier `{typed}`; it has: {list}",
            zh: "策略中没有等级 `{typed}`；可用：{list}"
        ))
        .suggesting(typed, names));
    };
    let mut facts = Facts::default();
    facts.set("tier", typed);
    for (name, test) in &tier.when.0 {
        if let Test::AnyOf(values) = test
            && let [only] = values.as_slice()
        {
            facts.set(name, only);
        }
    }
    Ok(facts)
}

/// What is known of a customer who returns.
fn customer_lines(caseload: &mut Caseload, session: &mut Session<'_>) -> Vec<String> {
    let seen = caseload.cases.first();
    let named = seen
        .and_then(|seen| Some((seen.case.id.clone(), seen.case.facts.values("customer").first()?.clone())));
    let Some((id, customer)) = named else { return Vec::new() };
    let known = KnownCustomer::gather(caseload, &customer, session);
    known.brought_up(caseload, &id).into_iter().map(|remark| remark.text).collect()
}

fn standing(
    caseload: &Caseload,
    seen: &SeenCase,
    (policy, stage): (&Policy, &str),
    language: Language,
) -> Vec<String> {
    let names = caseload.book.of_store(seen.case.store.as_deref());
    let (id, round) = (&seen.case.id, seen.case.round);
    let Some(tier) = &seen.case.tier else {
        let said =
            said!(en: "{id}: no tier yet: `plaint triage {id}`", zh: "{id}：尚未定级：`plaint triage {id}`");
        return vec![said.in_language(language).to_owned()];
    };
    let label = names.label(Naming::Tier, tier, language);
    let stage = stage_label(stage).in_language(language);
    let said = match round {
        0 | 1 => said!(en: "{id}: {label}; stage: {stage}", zh: "{id}：{label}；阶段：{stage}"),
        _ => said!(
            en: "{id}: {label}; stage: {stage}; handled for time {round}",
            zh: "{id}：{label}；阶段：{stage}；第{round}次处理"
        ),
    };
    let found = policy.triage.tiers.iter().find(|known| known.choice.name == *tier);
    let handling =
        found.and_then(|tier| tier.handling.as_ref()).map(|said| said.in_language(language).to_owned());
    std::iter::once(said.in_language(language).to_owned()).chain(handling).collect()
}

/// The clocks that run, the one that is due first on top, each with the command that meets it.
fn due(caseload: &Caseload, seen: &SeenCase, language: Language) -> Vec<String> {
    let (reader, names) = (caseload.reader(), caseload.book.of_store(seen.case.store.as_deref()));
    let mut running: Vec<_> = seen.case.clocks.iter().filter(|clock| clock.is_running()).collect();
    running.sort_by_key(|clock| clock.due_at());
    let line = |clock: &&crate::domain::case::ClockState| {
        let name = reader.clock(names, &seen.record, &clock.clock).for_people();
        let when = match (clock.due_at(), clock.standing(&caseload.now)) {
            (Some(due), Standing::Running | Standing::Overdue) => {
                let (at, left) = (reader.face.full(&due), reader.face.relative(&due));
                said!(en: "{at} ({left})", zh: "{at}（{left}）").in_language(language).to_owned()
            }
            _ => String::from("–"),
        };
        let commands = clock.until.iter().filter_map(|pattern| recording_command(pattern, &seen.case.id));
        let commands: Vec<String> = commands.map(|command| format!("`{command}`")).collect();
        let commands = commands.join(" / ");
        said!(en: "{name}: {when}  {commands}", zh: "{name}：{when}  {commands}")
            .in_language(language)
            .to_owned()
    };
    running.iter().map(line).collect()
}

/// The gates before what is recorded at this stage and at the next, in words, with the commands.
fn still_missing(
    seen: &SeenCase,
    (policy, stage): (&Policy, &str),
    caseload: &Caseload,
) -> Vec<(Said, Vec<Said>)> {
    let mut record = seen.record.clone();
    record.events.retain(|event| event.at <= seen.case.last_event);
    let situation = Situation::of(&record, &seen.case, policy, &caseload.now);
    let place = |stage: &str| STAGES.iter().position(|known| *known == stage).unwrap_or_default();
    let is_near = |step: &str| {
        let of = stage_of_event(step).map(place);
        of.is_some_and(|of| of == place(stage) || of == place(stage) + 1)
    };
    let mut steps = Vec::new();
    for step in gates::ahead(&situation).into_iter().filter(|step| is_near(&step.step)) {
        let Said { en, zh } = gates::event_said(&step.step, policy);
        let mut waits_for = Vec::new();
        for said in
            step.missing.iter().flat_map(|missing| gates::missing_said(missing, &seen.case.id, policy))
        {
            if !waits_for.contains(&said) {
                waits_for.push(said);
            }
        }
        steps.push((said!(en: "before “{en}”:", zh: "“{zh}”之前："), waits_for));
    }
    steps
}

/// The kinds of evidence that are there, and those that the policy knows beside them.
fn evidence(facts: &Facts, (policy, stage): (&Policy, &str), id: &str, language: Language) -> Vec<String> {
    // Once it was found what happened, nothing is collected any more.
    if !["intake", "triage", "investigation"].contains(&stage) || policy.investigation.evidence.is_empty() {
        return Vec::new();
    }
    let there = facts.values("evidence");
    let line = |kind: &crate::domain::investigation::policy::EvidenceKind| {
        let (name, label) = (&kind.choice.name, kind.choice.label.in_language(language));
        if there.contains(name) {
            return format!("☑ {label}");
        }
        let keep = kind.preservation.as_ref().map(|said| format!(" — {}", said.in_language(language)));
        let keep = keep.unwrap_or_default();
        let lawful = if kind.lawful { " --obtained …" } else { "" };
        format!("☐ {label}  `{name}{lawful}`{keep}")
    };
    let command = format!("`plaint evidence add {id} --kind …`");
    std::iter::once(command).chain(policy.investigation.evidence.iter().map(line)).collect()
}

/// Who has it, to whom it went up or goes next, and who may not take part at this stage.
fn people(
    caseload: &Caseload,
    seen: &SeenCase,
    (policy, stage): (&Policy, &str),
    language: Language,
) -> Vec<String> {
    let (case, id) = (&seen.case, &seen.case.id);
    let names = caseload.book.of_store(case.store.as_deref());
    let mut lines = Vec::new();
    match &case.owner {
        Some(owner) => {
            let name = caseload.desk.shop.staff(owner).map_or(owner.as_str(), |staff| staff.name.as_str());
            lines.push(said!(en: "with {name}", zh: "经办人：{name}"));
        }
        None if case.is_open() => lines
            .push(said!(en: "nobody has it yet: `plaint assign {id} STAFF`", zh: "尚未指派：`plaint assign {id} 员工`")),
        None => {}
    }
    let level = |name: &str| policy.escalation.levels.iter().find(|level| level.choice.name == name);
    let reached = names.highest_level(case, None).and_then(|state| level(&state.level));
    if let Some(level) = reached.filter(|_| case.is_open()) {
        let Said { en, zh } = &level.choice.label;
        lines.push(match &level.notice {
            None => said!(en: "it went up to: {en}", zh: "已上报至：{zh}"),
            Some(Said { en: how, zh: how_zh }) => {
                said!(en: "it went up to: {en} ({how})", zh: "已上报至：{zh}（{how_zh}）")
            }
        });
    }
    lines.extend(next_level(seen, policy).and_then(level).map(|level| {
        let Said { en, zh } = &level.choice.label;
        said!(en: "if the next promise is missed, it goes up to: {en}", zh: "下一时限如逾期，将上报至：{zh}")
    }));
    let concerns = |pattern: &String| stage_of_event(pattern).is_some_and(|of| of == stage);
    let applying = policy.separations.iter().filter(|each| each.of.iter().any(concerns));
    let applying = applying.filter(|each| each.when.holds(&case.facts));
    lines.extend(applying.map(|each| each.choice.label.clone()));
    let mut lines: Vec<String> = lines.iter().map(|said| said.in_language(language).to_owned()).collect();
    lines.dedup();
    lines
}

/// The level that the clock that is due first reaches when it is missed, unless the case has been there.
fn next_level<'a>(seen: &SeenCase, policy: &'a Policy) -> Option<&'a str> {
    let case = &seen.case;
    let running = case.clocks.iter().filter(|clock| clock.is_running() && clock.due_at().is_some());
    let first = running.min_by_key(|clock| clock.due_at())?;
    let rule = policy.clocks.iter().find(|rule| rule.choice.name == first.clock)?;
    let level = rule.on_breach.first()?.level.as_str();
    let was_there = case.escalations.iter().any(|state| state.level == level);
    (!was_there).then_some(level)
}

/// The stage at which an event (`kind` or `kind/qualifier`) is recorded.
fn stage_of_event(pattern: &str) -> Option<&'static str> {
    match pattern.split('/').next().unwrap_or(pattern) {
        "triaged" | "assigned" => Some("triage"),
        "statement" | "evidence" | "determined" => Some("investigation"),
        "offered" | "approved" | "accepted" | "refused" => Some("resolution"),
        "action" | "done" => Some("execution"),
        "called-back" | "closed" => Some("closing"),
        _ => None,
    }
}
