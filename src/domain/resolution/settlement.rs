//! The settlement of a case: what its events say about offers, answers and actions.

use rust_decimal::Decimal;

use super::action::ActionState;
use crate::domain::case::SWEEP;
use crate::domain::instant::Instant;
use crate::domain::money::format_amount;
use crate::domain::record::{Event, Fields, Value};
use crate::words::Label;

/// Offers and actions of a case, in the order of the fold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settlement {
    /// Every offer that stands (voided ones do not).
    pub offers: Vec<Offer>,
    /// Every action that stands.
    pub actions: Vec<ActionState>,
    /// When everything agreed was carried out, in this round; `None` while anything is open, also where something was
    /// agreed after it.
    pub completed: Option<Instant>,
    /// The event (id) with which the last open action of this round was done, where nobody has recorded yet that with
    /// it everything is carried out.
    pub completes: Option<String>,
    /// The round of handling that the last event belongs to.
    pub round: u32,
    /// Whether something was determined in this round.
    pub determined: bool,
}

/// An offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The event's id.
    pub event: String,
    /// Who made it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// When it was recorded. Budgets go by it, so that no offer slips into a month that is past.
    pub recorded: Instant,
    /// The round of handling.
    pub round: u32,
    /// The rung, where it is on one.
    pub rung: Option<String>,
    /// Whether it is for the time being only and uses no rung.
    pub interim: bool,
    /// What is offered.
    pub remedies: Vec<GivenRemedy>,
    /// What it costs the house in all.
    pub cost: Decimal,
    /// Roles of which each must approve before the customer is told.
    pub needs: Vec<String>,
    /// Approvals and refusals of approval, in order.
    pub approvals: Vec<Approval>,
    /// How far it has come.
    pub stage: Stage,
    /// The event that the customer's answer is.
    pub answer: Option<String>,
    /// What the customer asked for instead.
    pub counter: Option<String>,
}

/// A remedy as it was offered.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenRemedy {
    /// The kind, as the policy names it.
    pub remedy: String,
    /// How many, 1 where it is not told.
    pub count: u32,
    /// What one is worth, or the sum.
    pub amount: Option<Decimal>,
    /// The share that is taken off (`12%`, `2/3`), of `of`.
    pub share: Option<String>,
    /// Of which sum the share is.
    pub of: Option<Decimal>,
    /// What it costs the house in all.
    pub cost: Decimal,
    /// In free words.
    pub terms: Option<String>,
}

/// Somebody's approval of an offer, or the refusal of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The event's id.
    pub event: String,
    /// Who.
    pub by: String,
    /// In which role; of the one whom they stand in for, where they are a deputy.
    pub role: Option<String>,
    /// For whom they stand in, where they are a deputy.
    pub deputy_of: Option<String>,
    /// Whether it was given.
    pub given: bool,
}

/// How far an offer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// It waits for somebody's approval.
    Waiting,
    /// Somebody did not approve it.
    NotApproved,
    /// The customer may be told, or was told.
    Offered,
    /// The customer accepted.
    Accepted,
    /// The customer refused.
    Refused,
}

impl Stage {
    /// The stage in words.
    pub fn label(self) -> Label {
        match self {
            Self::Waiting => Label::new("waiting for approval", "待批准"),
            Self::NotApproved => Label::new("not approved", "未获批准"),
            Self::Offered => Label::new("offered", "已提出"),
            Self::Accepted => Label::new("accepted", "顾客已接受"),
            Self::Refused => Label::new("refused", "顾客不接受"),
        }
    }

    /// The value of the fact `settlement`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::NotApproved => "not-approved",
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
        }
    }
}

/// The kinds of events that a settlement follows from.
pub static SETTLING: &[&str] = &[
    "reopened",
    "determined",
    "offered",
    "approved",
    "disapproved",
    "accepted",
    "refused",
    "action",
    "done",
    "completed",
];

/// What the standing `events` of a case, in fold order, say about its settlement.
pub fn settlement<'a>(events: impl IntoIterator<Item = &'a Event>) -> Settlement {
    let mut settlement = Settlement { round: 1, ..Settlement::default() };
    for event in events {
        let round = settlement.round;
        match event.kind.name() {
            "reopened" => {
                settlement.round += 1;
                settlement.completed = None;
                settlement.completes = None;
                settlement.determined = false;
            }
            "determined" => settlement.determined = true,
            "offered" => settlement.offers.push(Offer::of(event, round)),
            "approved" | "disapproved" => settlement.approve(event),
            "accepted" | "refused" => settlement.answer(event),
            "action" => settlement.agree(event),
            "done" => settlement.finish(event),
            "completed" => settlement.complete(event),
            _ => {}
        }
    }
    settlement
}

impl Settlement {
    /// The offer that still waits, for an approval or for the customer's answer. One for the time being waits for
    /// nothing.
    pub fn unanswered(&self) -> Option<&Offer> {
        self.offers.iter().rev().find(|offer| !offer.interim && offer.is_unanswered())
    }

    /// The offer that counts: the last that is not for the time being only.
    pub fn standing(&self) -> Option<&Offer> {
        self.offers.iter().rev().find(|offer| !offer.interim)
    }

    /// The offer that counts in the present round.
    pub fn of_round(&self) -> Option<&Offer> {
        self.standing().filter(|offer| offer.round == self.round)
    }

    /// The offer of the present round that the customer accepted, for the time being or for good.
    pub fn accepted(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(|offer| offer.round == self.round && offer.stage == Stage::Accepted)
    }

    /// The actions of the present round that are not done.
    pub fn open_actions(&self) -> impl Iterator<Item = &ActionState> {
        self.actions.iter().filter(|action| action.round == self.round && action.done.is_none())
    }

    /// The offer that the event `id` made.
    pub fn offer(&self, id: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.event == id)
    }

    /// The action that the event `id` agreed.
    pub fn action(&self, id: &str) -> Option<&ActionState> {
        self.actions.iter().find(|action| action.event == id)
    }

    /// Whether there are actions in `round` and all of them are done.
    pub fn all_done(&self, round: u32) -> bool {
        let mut own = self.actions.iter().filter(|action| action.round == round).peekable();
        own.peek().is_some() && own.all(|action| action.done.is_some())
    }

    fn approve(&mut self, event: &Event) {
        let target = event.fields.text("target").unwrap_or_default();
        let Some(offer) = self.offers.iter_mut().find(|offer| offer.event == target) else { return };
        let given = event.matches("approved");
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        let (role, deputy_of) = (text("role"), text("deputy_of"));
        offer.approvals.push(Approval {
            event: event.id.clone(),
            by: event.by.clone(),
            role,
            deputy_of,
            given,
        });
        let approved = |role: &String| {
            offer.approvals.iter().any(|approval| approval.given && approval.role.as_ref() == Some(role))
        };
        offer.stage = match (offer.stage, given) {
            (Stage::Waiting | Stage::NotApproved, true) if offer.needs.iter().all(approved) => Stage::Offered,
            (Stage::Waiting | Stage::Offered, false) => Stage::NotApproved,
            (stage, _) => stage,
        };
    }

    fn answer(&mut self, event: &Event) {
        let target = event.fields.text("target").unwrap_or_default();
        let Some(offer) = self.offers.iter_mut().find(|offer| offer.event == target) else { return };
        offer.stage = if event.matches("accepted") { Stage::Accepted } else { Stage::Refused };
        offer.answer = Some(event.id.clone());
        offer.counter = event.fields.text("counter").map(str::to_owned);
    }

    fn agree(&mut self, event: &Event) {
        self.actions.push(ActionState::of(event, self.round));
        self.completed = None;
        self.completes = None;
    }

    fn finish(&mut self, event: &Event) {
        let target = event.fields.text("target").unwrap_or_default();
        let round = self.round;
        let open = |action: &&mut ActionState| action.event == target && action.done.is_none();
        let Some(action) = self.actions.iter_mut().find(open) else { return };
        action.done = Some(event.moment());
        action.done_by = Some(event.id.clone());
        if action.round == round && self.all_done(round) && self.is_more_than_first_aid() {
            self.completes = Some(event.id.clone());
        }
    }

    /// Whether the actions of this round can be all that there is to do. Measures of the house alone that are taken at
    /// once, before anything is found or agreed (a machine shut down, a batch off the shelf), are not the end of a case.
    fn is_more_than_first_aid(&self) -> bool {
        let mut own = self.actions.iter().filter(|action| action.round == self.round);
        self.determined || own.any(|action| !action.is_of_the_house_alone())
    }

    /// That everything is carried out counts where it orders after the last thing that was done, and once. What
    /// followed from actions does not outlast them; by hand it may be said without any.
    fn complete(&mut self, event: &Event) {
        let by_hand = event.by != SWEEP && self.open_actions().next().is_none();
        if by_hand || self.all_done(self.round) {
            self.completed.get_or_insert(event.moment());
            self.completes = None;
        }
    }
}

impl Offer {
    /// Whether it waits, for an approval or for the customer's answer.
    pub fn is_unanswered(&self) -> bool {
        matches!(self.stage, Stage::Waiting | Stage::Offered)
    }

    /// The roles whose approval it needs and has not got.
    pub fn unfilled(&self) -> impl Iterator<Item = &str> {
        let filled = |role: &str| {
            self.approvals.iter().any(|approval| approval.given && approval.role.as_deref() == Some(role))
        };
        self.needs.iter().map(String::as_str).filter(move |role| !filled(role))
    }

    /// Whether it is given or may still be: it uses up what somebody may give.
    pub fn is_given(&self) -> bool {
        self.is_unanswered() || self.stage == Stage::Accepted
    }

    /// Out of whose budget it is given: of those whose approval it needed and got, or of who made it where it needed
    /// none. A deputy gives out of the budget of the one whom they stand in for.
    pub fn givers(&self) -> Vec<&str> {
        if self.needs.is_empty() {
            return vec![&self.by];
        }
        let needed = self.approvals.iter().filter(|approval| {
            approval.given && approval.role.as_ref().is_some_and(|role| self.needs.contains(role))
        });
        needed.map(|approval| approval.deputy_of.as_ref().unwrap_or(&approval.by).as_str()).collect()
    }

    fn of(event: &Event, round: u32) -> Self {
        let needs: Vec<String> = event.fields.texts("needs").into_iter().map(str::to_owned).collect();
        let remedies = GivenRemedy::all(event);
        Self {
            event: event.id.clone(),
            by: event.by.clone(),
            at: event.moment(),
            recorded: event.at,
            round,
            rung: event.fields.text("rung").map(str::to_owned),
            interim: event.fields.text("interim") == Some("yes"),
            remedies,
            cost: event.fields.amount("cost").unwrap_or_default(),
            stage: if needs.is_empty() { Stage::Offered } else { Stage::Waiting },
            needs,
            approvals: Vec::new(),
            answer: None,
            counter: None,
        }
    }
}

impl GivenRemedy {
    /// The remedies that an offer tells.
    pub fn all(event: &Event) -> Vec<Self> {
        match event.fields.get("remedies") {
            Some(Value::List(items)) => items.iter().filter_map(Self::of).collect(),
            _ => Vec::new(),
        }
    }

    fn of(value: &Value) -> Option<Self> {
        let Value::Map(fields) = value else { return None };
        Some(Self {
            remedy: fields.text("remedy")?.to_owned(),
            count: fields.text("count").and_then(|text| text.parse().ok()).unwrap_or(1),
            amount: fields.amount("amount"),
            share: fields.text("share").map(str::to_owned),
            of: fields.amount("of"),
            cost: fields.amount("cost").unwrap_or_default(),
            terms: fields.text("terms").map(str::to_owned),
        })
    }

    /// The remedy as the event writes it.
    pub fn to_value(&self) -> Value {
        let mut fields = Fields::default().with("remedy", Value::text(&self.remedy));
        let money = |amount: &Decimal| Value::text(format_amount(*amount));
        if self.count != 1 {
            fields.push("count", Value::text(self.count.to_string()));
        }
        if let Some(amount) = &self.amount {
            fields.push("amount", money(amount));
        }
        if let Some(share) = &self.share {
            fields.push("share", Value::text(share));
        }
        if let Some(of) = &self.of {
            fields.push("of", money(of));
        }
        fields.push("cost", money(&self.cost));
        if let Some(terms) = &self.terms {
            fields.push("terms", Value::text(terms));
        }
        Value::Map(fields)
    }
}
