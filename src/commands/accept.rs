//! `accept`: the customer agrees to an offer; what was agreed gets an owner and a time.

use anyhow::Result;

use super::commitment::{self, ForRemedy, When};
use super::desk::{CaseFile, Desk, RulesInForce};
use super::draft::{Draft, Happening, Mood};
use super::meant_offer::{offer_to_answer, settlement_of};
use super::session::{Outcome, Session};
use crate::domain::clocks::facts_at;
use crate::domain::failure::Failure;
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, KindSpec};
use crate::domain::resolution::execution::{self, Task, Told};
use crate::domain::resolution::{Offer, Settlement, Stage, remedy_said};
use crate::store::random_event_id;
use crate::words::{Language, Said};
use crate::{help, said};

/// Arguments of `accept`.
#[derive(Debug, clap::Args)]
#[command(about = help!("The customer accepts an offer: each remedy gets an owner and a time", "登记顾客接受方案：每项补救都有负责人和时间"))]
pub struct AcceptArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "OFFER", help = help!("The offer's event id, or its beginning; left out where only one waits for an answer", "方案的事件编号或其开头；仅有一个待答复时可省略"))]
    offer: Option<String>,
    #[arg(long, help = help!("How they said so, as the policy names forms", "答复方式（策略中的名称）"))]
    form: Option<String>,
    #[command(flatten)]
    mood: Mood,
    #[arg(long = "owner", value_name = "[REMEDY=]STAFF|ROLE", value_parser = commitment::as_owner,
        help = help!("Who carries it out, of one remedy or of all (can be repeated)", "由谁执行；可只指一项补救（可重复）"))]
    owners: Vec<ForRemedy<String>>,
    #[arg(long = "due", value_name = "[REMEDY=]INSTANT|TERM", value_parser = commitment::as_due,
        help = help!("By when, of one remedy or of all (can be repeated)", "何时完成；可只指一项补救（可重复）"))]
    dues: Vec<ForRemedy<When>>,
    #[arg(long, help = help!("It was carried out on the spot", "已当场执行完毕"))]
    done: bool,
}

/// Records the customer's consent and what follows from it.
pub(super) fn run(arguments: &AcceptArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let settlement = settlement_of(&file);
    let offer = offer_to_answer(&file, &settlement, arguments.offer.as_deref())?;
    execution::may_be_accepted(offer, &settlement, &file.case.id)?;
    let accepted = Draft::new(&table::ACCEPTED, &arguments.happening)
        .with("target", &offer.event)
        .may("form", arguments.form.as_deref())
        .may("satisfied", arguments.mood.text());
    let mut drafts = vec![accepted];
    let mut ids: Vec<String> = file.loaded.record.events.iter().map(|event| event.id.clone()).collect();
    let sight = Sight { desk: &desk, rules: &rules, file: &file, settlement: &settlement };
    let (mut actions, mut done) = (Vec::new(), Vec::new());
    for task in sight.tasks(arguments, offer, session)? {
        let id = random_event_id(ids.iter().map(String::as_str))?;
        ids.push(id.clone());
        done.push(silent(&table::DONE, arguments).with("target", &id));
        let Said { en, zh } = remedy_said(&task.given, &rules.policy);
        let mut what = if session.language == Language::English { en } else { zh };
        if let Some(terms) = &task.given.terms {
            what.push_str(&format!("; {terms}"));
        }
        actions.push(action(&task, &id, (offer, &what), arguments));
    }
    drafts.extend(actions);
    drafts.extend(done.into_iter().filter(|_| arguments.done));
    desk.record_all_on(session, file, drafts)
}

/// What the tasks are looked up in.
struct Sight<'a> {
    desk: &'a Desk,
    rules: &'a RulesInForce,
    file: &'a CaseFile,
    settlement: &'a Settlement,
}

impl Sight<'_> {
    /// The tasks with their owners and times.
    fn tasks(
        &self,
        arguments: &AcceptArguments,
        offer: &Offer,
        session: &Session<'_>,
    ) -> Result<Vec<Task>, Failure> {
        let case = &self.file.case;
        let agreed = arguments.happening.occasion.happened.unwrap_or(session.now);
        let (mut problems, dues) = self.dues(arguments, agreed);
        let unknown = |owner: &String| commitment::unknown_owner(owner, self.desk, self.rules, session);
        problems.extend(arguments.owners.iter().filter_map(|(_, owner)| unknown(owner)));
        let mut facts = facts_at(case, &self.rules.policy, &session.now);
        facts.set("settlement", Stage::Accepted.name());
        let actor = self.desk.actor(session)?.id;
        // What was carried out on the spot needs no other time than now.
        let on_the_spot = [(None, agreed)];
        let told = Told {
            owners: &arguments.owners,
            dues: if arguments.done { &on_the_spot } else { &dues },
            handler: case.owner.as_deref().unwrap_or(&actor),
            facts: &facts,
            now: agreed,
        };
        let tasks = execution::tasks(offer, self.settlement, &self.rules.as_rules(), &told);
        let tasks = tasks.unwrap_or_else(|found| {
            problems.extend(found);
            Vec::new()
        });
        let what = said!(en: "the acceptance was not recorded", zh: "未登记接受");
        commitment::refuse(what, problems)?;
        Ok(tasks)
    }

    /// The times that were told, as instants.
    fn dues(&self, arguments: &AcceptArguments, agreed: Instant) -> (Vec<Said>, Vec<ForRemedy<Instant>>) {
        let (mut problems, mut dues) = (Vec::new(), Vec::new());
        for (remedy, when) in &arguments.dues {
            match when.instant(self.desk, self.rules, agreed) {
                Ok(due) => dues.push((remedy.clone(), due)),
                Err(problem) => problems.push(problem),
            }
        }
        (problems, dues)
    }
}

/// A draft of what follows from the acceptance: it happened then, and has no note of its own.
fn silent(kind: &'static KindSpec, arguments: &AcceptArguments) -> Draft {
    let mut draft = Draft::new(kind, &arguments.happening);
    draft.fields = Fields::default();
    draft
}

fn action(task: &Task, id: &str, (offer, what): (&Offer, &str), arguments: &AcceptArguments) -> Draft {
    let due = task.due_by.as_ref().map(instant::format);
    let mut draft = silent(&table::ACTION, arguments)
        .with("what", what)
        .with("owner", &task.owner)
        .with("remedy", &task.given.remedy)
        .with("target", &offer.event)
        .may("due_by", due.as_deref());
    draft.id = Some(id.to_owned());
    draft
}
