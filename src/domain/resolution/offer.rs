//! An offer: what was offered, who approved it, what the customer answered.

use rust_decimal::Decimal;

use super::given::GivenRemedy;
use crate::domain::instant::Instant;
use crate::domain::record::Event;
use crate::words::Label;

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
    /// All stages, in the order in which an offer comes to them.
    pub const ALL: [Self; 5] =
        [Self::Waiting, Self::NotApproved, Self::Offered, Self::Accepted, Self::Refused];

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

    /// Takes somebody's approval, or the refusal of it.
    pub(super) fn approve(&mut self, event: &Event) {
        let given = event.matches("approved");
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        let (role, deputy_of) = (text("role"), text("deputy_of"));
        self.approvals.push(Approval {
            event: event.id.clone(),
            by: event.by.clone(),
            role,
            deputy_of,
            given,
        });
        let approved = |role: &String| {
            self.approvals.iter().any(|approval| approval.given && approval.role.as_ref() == Some(role))
        };
        self.stage = match (self.stage, given) {
            (Stage::Waiting | Stage::NotApproved, true) if self.needs.iter().all(approved) => Stage::Offered,
            (Stage::Waiting | Stage::Offered, false) => Stage::NotApproved,
            (stage, _) => stage,
        };
    }

    /// Takes the customer's answer.
    pub(super) fn answer(&mut self, event: &Event) {
        self.stage = if event.matches("accepted") { Stage::Accepted } else { Stage::Refused };
        self.answer = Some(event.id.clone());
        self.counter = event.fields.text("counter").map(str::to_owned);
    }

    pub(super) fn of(event: &Event, round: u32) -> Self {
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
