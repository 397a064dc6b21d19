//! `fine impose`: one fine is recorded by a person: it follows by rule, or somebody decides on it who may.

use anyhow::Result;

use super::address::Sheet;
use super::decider::decider;
use crate::commands::desk::{CaseFile, Desk, RecordFile};
use crate::commands::draft::{Draft, Happening};
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::fines::answers::decide::pays_with;
use crate::domain::fines::follow::{
    Asked, Charge, Earlier, Scene, Trigger, charge_asked, decided_at, fine_id, fined_fields, is_on_record,
    triggers,
};
use crate::domain::fines::ledger::Party;
use crate::domain::fines::policy::FineRule;
use crate::domain::investigation::departments;
use crate::domain::money::parse_amount;
use crate::domain::record::kind::table;
use crate::domain::record::{Record, Value};
use crate::domain::shop::{Shop, Staff};
use crate::words::Said;
use crate::{help, said};

/// Arguments of `fine impose`.
#[derive(Debug, clap::Args)]
pub struct ImposeArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "RULE", help = help!("The rule, as the policy names it", "规则（策略中的名称）"))]
    rule: String,
    #[arg(long, value_name = "AMOUNT", help = help!("How much, where the rule leaves that to whoever decides", "金额（规则留待决定人酌定时填写）"))]
    amount: Option<String>,
    #[arg(long = "payer", value_name = "WHO", help = help!("Who pays, where the rule finds nobody: staff:luo, store:maple, department:finance (can be repeated)", "缴纳人（规则找不到缴纳人时填写）：staff:luo、store:maple、department:finance，可重复"))]
    payers: Vec<String>,
    #[arg(long, value_name = "WORDS", help = help!("Why", "理由"))]
    reason: String,
}

/// Records the fine.
pub(super) fn run(arguments: &ImposeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let case = &arguments.happening.case;
    let (outcome, ()) = desk.record_from(session, case, |desk, session, file| {
        if file.case.merged_into.is_some() {
            file.require_open()?;
        }
        Ok((draft(arguments, (desk, session), file)?, ()))
    })?;
    Ok(outcome)
}

fn draft(
    arguments: &ImposeArguments,
    (desk, session): (&mut Desk, &Session<'_>),
    file: &CaseFile,
) -> Result<Draft> {
    let sheet = Sheet::of(desk, session, &RecordFile::Case(Box::new(file.clone())))?;
    let rules = std::rc::Rc::clone(&sheet.rules);
    let policy = &rules.policy.fines;
    let rule = rule(arguments, &sheet)?;
    if arguments.reason.trim().is_empty() {
        return Err(Failure::usage(
            said!(en: "`--reason` is empty: why?", zh: "`--reason` 为空：请写明理由"),
        )
        .into());
    }
    let (earlier, record) = (Earlier::default(), &file.loaded.record);
    let scene = Scene { rules: rules.as_rules(), shop: &desk.shop, stamp: &rules.stamp, earlier: &earlier };
    let trigger = trigger(rule, (record, file), &scene, session)?;
    let asked = asked(arguments, (&desk.shop, &rules.policy))?;
    let charge = charge_asked(&trigger, &asked, &scene).map_err(|why| Failure::could_not(why.said()))?;
    let barred = |staff: &Staff| barred(staff, &charge, (&trigger, file));
    // What follows by rule needs nobody's decision, unless they say who pays.
    let mut roles = rule.decided_by.clone();
    if roles.is_empty() && !asked.payers.is_empty() {
        roles.clone_from(&policy.waived_by);
    }
    let mut draft = Draft::new(&table::FINED, &arguments.happening);
    draft.id = fine_id(record, &trigger);
    let note = std::mem::take(&mut draft.fields);
    draft.fields = fined_fields(rule, &charge, policy).with("rules", Value::text(&rules.stamp));
    draft.fields.0.extend(note.0);
    let draft = draft.with("reason", &arguments.reason);
    if roles.is_empty() {
        let actor = desk.actor(session)?;
        return match barred(&actor) {
            Some(why) => Err(Failure::could_not(why).into()),
            None => Ok(draft),
        };
    }
    Ok(decider((desk, session), &sheet, &roles, barred)?.sign(draft))
}

/// The rule that was typed.
fn rule<'a>(arguments: &ImposeArguments, sheet: &'a Sheet) -> Result<&'a FineRule, Failure> {
    let (name, policy) = (arguments.rule.as_str(), &sheet.rules.policy.fines);
    policy.rule(name).ok_or_else(|| {
        let names = || policy.rules.iter().map(|rule| rule.choice.name.as_str());
        let list = names().collect::<Vec<_>>().join(", ");
        let failure = Failure::usage(said!(
            en: "the policy has no rule of fines `{name}`; it has: {list}",
            zh: "策略中没有名为 `{name}` 的处罚规则；现有：{list}"
        ));
        failure.suggesting(name, names())
    })
}

/// When and why the rule fined, or may be decided on now.
fn trigger<'a>(
    rule: &'a FineRule,
    (record, file): (&Record, &CaseFile),
    scene: &Scene<'a>,
    session: &Session<'_>,
) -> Result<Trigger<'a>, Failure> {
    let (id, name) = (&record.id, &rule.choice.name);
    let Said { en, zh } = &rule.choice.label;
    let mut standing = record.clone();
    standing.events.retain(|event| !file.case.voided.contains(&event.id));
    let found = if rule.decided_by.is_empty() {
        let fired =
            triggers(record, scene, &session.now).into_iter().filter(|fired| fired.rule.choice.name == *name);
        let mut fired: Vec<Trigger<'a>> = fired.collect();
        let new = fired.iter().position(|fired| !is_on_record(&standing, rule, fired.round));
        new.map(|new| fired.swap_remove(new)).or_else(|| fired.pop())
    } else {
        decided_at(record, rule, scene, &session.now)
    };
    let why =
        said!(en: "`plaint why {id} fine {name}` tells why", zh: "原因见 `plaint why {id} fine {name}`");
    let Some(found) = found else {
        return Err(Failure::could_not(said!(
            en: "“{en}” does not follow from {id}: its conditions are not met",
            zh: "{id} 不适用“{zh}”：条件未满足"
        ))
        .tip(why));
    };
    if is_on_record(&standing, rule, found.round) {
        return Err(Failure::could_not(said!(
            en: "{id} was fined by “{en}” already",
            zh: "{id} 已依“{zh}”处罚，不重复登记"
        ))
        .tip(said!(en: "`plaint fine list` shows it", zh: "见 `plaint fine list`")));
    }
    Ok(found)
}

/// The amount and the payers that were typed.
fn asked(
    arguments: &ImposeArguments,
    (shop, policy): (&Shop, &crate::domain::policy::Policy),
) -> Result<Asked, Failure> {
    let amount = arguments.amount.as_deref().map(parse_amount).transpose().map_err(Failure::usage)?;
    let mut payers: Vec<Party> = Vec::new();
    for typed in &arguments.payers {
        let party = Party::parse(typed).filter(|party| match party {
            Party::Staff(id) => shop.staff(id).is_some(),
            Party::Store(id) => shop.store(id).is_some(),
            Party::Department(id) => departments(policy, shop).any(|known| known == id),
            Party::Fund | Party::Customer => false,
        });
        let Some(party) = party else {
            return Err(Failure::usage(said!(
                en: "`--payer {typed}` names nobody here",
                zh: "`--payer {typed}`：没有这样的缴纳人"
            ))
            .tip(said!(
                en: "write `staff:ID`, `store:ID` or `department:ID`, as shop.toml has them",
                zh: "请写 `staff:编号`、`store:编号` 或 `department:编号`（以 shop.toml 为准）"
            )));
        };
        if !payers.contains(&party) {
            payers.push(party);
        }
    }
    Ok(Asked { amount, payers })
}

/// Why `staff` may not decide: they would pay, or it is they who are complained about.
fn barred(staff: &Staff, charge: &Charge, (trigger, file): (&Trigger<'_>, &CaseFile)) -> Option<Said> {
    let name = &staff.name;
    if charge.parts.iter().any(|(party, _)| pays_with(staff, party)) {
        return Some(said!(en: "{name} would pay a part of it", zh: "{name}属于缴纳人，不得自行决定"));
    }
    let complained_about = file.case.facts.values("staff").contains(&staff.id);
    let about = complained_about || trigger.answerable.people().any(|id| id == staff.id);
    about.then(|| said!(en: "the complaint is about {name}", zh: "{name}是被投诉人，不得自行决定"))
}
