//! The guard: what the policy's gates and separations of duties say to an event before it is recorded.

mod obstacle;

use self::obstacle::Obstacle;
use super::RulesInForce;
use crate::domain::case::Case;
use crate::domain::failure::Failure;
use crate::domain::gates::{self, OVERRIDES, Override, Situation};
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};
use crate::domain::resolution::policy::ReopenWindow;
use crate::domain::shop::{Shop, Staff};
use crate::said;
use crate::words::Said;

/// Watches over the events of one command, and over what their writer sets aside.
pub(super) struct Guard {
    overrides: Vec<Override>,
    used: Vec<String>,
}

/// What the guard looks at beside the event.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) record: &'a Record,
    /// The state of the record.
    pub(super) case: &'a Case,
    pub(super) policy: &'a Policy,
    /// The policy with its calendar.
    pub(super) rules: &'a RulesInForce,
    pub(super) shop: &'a Shop,
    /// Who records.
    pub(super) actor: &'a Staff,
}

impl Guard {
    /// A guard who lets `overrides` count, each once, in complaints that go by these policies.
    ///
    /// # Errors
    /// None of the policies has a gate, separation or bound of such a name.
    pub(super) fn new(mut overrides: Vec<Override>, policies: &[&Policy]) -> Result<Self, Failure> {
        let names = || policies.iter().flat_map(|policy| names(policy));
        if let Some(unknown) = overrides.iter().find(|each| !names().any(|name| name == each.what)) {
            let what = &unknown.what;
            let failure = Failure::usage(said!(
                en: "the policy has no gate, separation or bound `{what}` to set aside",
                zh: "策略中没有名为 `{what}` 的前置条件、职责分离或金额界限"
            ));
            return Err(failure.suggesting(what, names()));
        }
        // Each draft of a command repeats what was typed.
        let mut seen: Vec<Override> = Vec::new();
        overrides.retain(|each| {
            let new = !seen.contains(each);
            seen.extend(new.then(|| each.clone()));
            new
        });
        Ok(Self { overrides, used: Vec::new() })
    }

    /// The event, with what was set aside for it.
    ///
    /// # Errors
    /// Gates or separations stand in its way: all of them, each with what is missing and who may set it aside.
    pub(super) fn admit(&mut self, scene: &Scene<'_>, mut event: Event) -> Result<Event, Failure> {
        let situation = Situation::of(scene.record, scene.case, scene.policy, &event.at);
        let role_of = |id: &str| scene.shop.staff(id).and_then(|staff| staff.role.clone());
        let missing = gates::missing(&situation, &event);
        let conflicts = gates::conflicts(&situation, &event, &role_of);
        let mut obstacles: Vec<Obstacle<'_>> =
            missing.iter().map(|missing| Obstacle::gate(missing, scene)).collect();
        obstacles.extend(conflicts.iter().map(|conflict| Obstacle::separation(conflict, scene)));
        obstacles.extend(Obstacle::window(scene, &event));
        let mut refusals = Vec::new();
        let mut set_aside = self.of_bounds(scene.policy, &event);
        for obstacle in &obstacles {
            match self.overrides.iter().find(|each| each.what == obstacle.name) {
                Some(each) if obstacle.may_be_set_aside_by(scene.actor) => set_aside.push(each.clone()),
                Some(_) => refusals.push(obstacle.not_by(scene)),
                None => refusals.push(obstacle.told(scene)),
            }
        }
        if !refusals.is_empty() {
            let (id, Said { en, zh }) =
                (&scene.record.id, gates::event_said(event.kind.name(), scene.policy));
            let failure = Failure::could_not(said!(
                en: "{id}: “{en}” was not recorded: something has to come first, or somebody else has to do it",
                zh: "{id}：未登记“{zh}”：须先办理其他事项，或须由他人办理"
            ));
            return Err(refusals.into_iter().fold(failure, Failure::tip));
        }
        self.used.extend(set_aside.iter().map(|each| each.what.clone()));
        if !set_aside.is_empty() {
            event.fields.push(OVERRIDES, Override::to_value(&set_aside));
        }
        Ok(event)
    }

    /// Bounds are judged where an offer is made; what is set aside of them belongs to the offer.
    fn of_bounds(&self, policy: &Policy, event: &Event) -> Vec<Override> {
        let is_bound =
            |each: &&Override| policy.resolution.all_bounds().any(|bound| bound.choice.name == each.what);
        let of_offer = event.matches(table::OFFERED.name);
        self.overrides.iter().filter(|each| of_offer && is_bound(each)).cloned().collect()
    }

    /// Whether everything that was set aside stood in the way of something.
    ///
    /// # Errors
    /// Something did not: whoever typed it believed in a rule that does not apply here.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let idle: Vec<&str> = self
            .overrides
            .iter()
            .filter(|each| !self.used.contains(&each.what))
            .map(|each| each.what.as_str())
            .collect();
        if idle.is_empty() {
            return Ok(());
        }
        let list = idle.join("`, `");
        Err(Failure::could_not(said!(
            en: "`{list}` does not stand in the way: nothing is to be set aside",
            zh: "`{list}` 并无阻碍，无需排除适用"
        ))
        .tip(said!(en: "leave `--override` out", zh: "请去掉 `--override`")))
    }
}

/// Everything of a policy that can be set aside.
fn names(policy: &Policy) -> impl Iterator<Item = &str> {
    let gates = policy.gates.iter().map(|gate| &gate.choice);
    let separations = policy.separations.iter().map(|separation| &separation.choice);
    let bounds = policy.resolution.all_bounds().map(|bound| &bound.choice);
    let window = policy.resolution.reopen_within.iter().map(|_| ReopenWindow::NAME);
    gates.chain(separations).chain(bounds).map(|choice| choice.name.as_str()).chain(window)
}
