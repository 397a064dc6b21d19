//! The case as letters tell it.

use serde::Serialize;

use super::Moment;

/// The case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseHead {
    /// The id.
    pub id: String,
    /// What it is about.
    pub subject: String,
    /// How far it has come.
    pub status: String,
    /// When it was received.
    pub received: Moment,
    /// Who registered it.
    pub recorded_by: String,
    /// By which channel it came.
    pub channel: Option<String>,
    /// The category.
    pub category: Option<String>,
    /// The department to which the category belongs.
    pub department: Option<String>,
    /// The tier.
    pub tier: Option<String>,
    /// Who has it.
    pub owner: Option<String>,
    /// The highest level to which it went up.
    pub level: Option<String>,
    /// The round of handling.
    pub round: u32,
}

/// What was told under a field of the policy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// The field in words.
    pub label: String,
    /// What was told, in words.
    pub value: String,
}

/// A clock.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Promise {
    /// Its name in the policy.
    pub clock: String,
    /// Its name for people.
    pub label: String,
    /// When it is due; `none` while it is held or not known.
    pub due: Option<Moment>,
    /// When it was met.
    pub met: Option<Moment>,
    /// Whether it was missed.
    pub late: bool,
    /// Whether it still runs.
    pub running: bool,
}

/// What the customer was told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct News {
    /// `responded` or `informed`.
    pub kind: String,
    /// The kind in words.
    pub label: String,
    /// The form, as the policy names it.
    pub form: Option<String>,
    /// The form in words.
    pub how: Option<String>,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// The words.
    pub note: Option<String>,
}

/// To whom the case was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assigned {
    /// Whom, in words.
    pub to: String,
    /// The role, as the policy names it.
    pub role: Option<String>,
    /// The role in words.
    pub role_label: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// A remark.
    pub note: Option<String>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Of which sort they are: `customer`, `staff`, `witness` …
    pub of: String,
    /// Who, in words.
    pub speaker: String,
    /// What they said.
    pub account: String,
    /// When.
    pub at: Moment,
    /// Who wrote it down.
    pub by: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The kind, as the policy names it.
    pub kind: String,
    /// The kind in words.
    pub label: String,
    /// What the file is called.
    pub name: Option<String>,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// A remark.
    pub note: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// `valid`, `partly`, `invalid` …
    pub finding: String,
    /// The same in words.
    pub label: String,
    /// Why; in letters to the customer and to media only in words that were written for them.
    pub reason: Option<String>,
    /// The cause in words.
    pub cause: Option<String>,
    /// Whether the house is at fault: `yes` or `no`.
    pub at_fault: Option<String>,
    /// Whether the customer complains in good faith.
    pub good_faith: Option<String>,
    /// Who answers for it, in words.
    pub responsible: Option<String>,
    /// When.
    pub at: Moment,
    /// Who decided it.
    pub by: String,
}

/// The offer that counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// What is offered, each in words.
    pub remedies: Vec<String>,
    /// What it costs in all, with the currency.
    pub cost: String,
    /// `waiting`, `not-approved`, `offered`, `accepted` or `refused`.
    pub stage: String,
    /// The stage in words.
    pub label: String,
    /// When it was made.
    pub at: Moment,
    /// Who made it.
    pub by: String,
    /// Roles that must approve, in words.
    pub needs: Vec<String>,
    /// Who approved.
    pub approvals: Vec<Approval>,
    /// A remark.
    pub note: Option<String>,
    /// When the customer answered.
    pub answered: Option<Moment>,
}

/// An approval, or the refusal of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Approval {
    /// Who.
    pub by: String,
    /// In which role.
    pub role: Option<String>,
    /// Whether it was given.
    pub given: bool,
    /// When.
    pub at: Option<Moment>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Action {
    /// What.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// The department.
    pub department: Option<String>,
    /// The remedy that it carries out.
    pub remedy: Option<String>,
    /// When it was agreed.
    pub agreed: Moment,
    /// Until when.
    pub due: Option<Moment>,
    /// When it was done.
    pub done: Option<Moment>,
    /// Whether it was late, or is.
    pub late: bool,
}

/// A document that was drawn up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The document, as the policy names it.
    pub document: String,
    /// The document in words.
    pub label: String,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// Who signed it.
    pub signed: Vec<String>,
}

/// A callback.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Callback {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// In which form.
    pub how: Option<String>,
    /// Whether it is solved, in words.
    pub solved: Option<String>,
    /// Whether the customer is calm, in words.
    pub calm: Option<String>,
    /// Whether the customer is satisfied, in words.
    pub satisfied: Option<String>,
    /// The score.
    pub score: Option<String>,
    /// What the customer said.
    pub note: Option<String>,
}

/// An escalation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Escalation {
    /// The level, as the policy names it.
    pub level: String,
    /// The level in words.
    pub label: String,
    /// Why.
    pub reason: String,
    /// To whom.
    pub to: Option<String>,
    /// When.
    pub at: Moment,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// What it is about, as the policy names it.
    pub about: Option<String>,
    /// The same in words.
    pub label: Option<String>,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// The words.
    pub note: Option<String>,
}

/// An exposure in the media.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exposure {
    /// The medium in words.
    pub medium: String,
    /// What the medium is called.
    pub outlet: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// What it says.
    pub says: Option<String>,
    /// When.
    pub at: Moment,
    /// Until when a clarification must be published.
    pub clarify_by: Option<Moment>,
    /// The media in which it counts, in words.
    pub media: Vec<String>,
}

/// A fine.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fine {
    /// The rule in words.
    pub label: String,
    /// The passage of the source document.
    pub passage: Option<String>,
    /// The sum, with the currency.
    pub amount: String,
    /// Who pays how much.
    pub payers: Vec<FinePart>,
    /// Who gets it.
    pub payee: String,
    /// Why, where somebody decided it.
    pub reason: Option<String>,
    /// When it was imposed.
    pub at: Moment,
    /// Whether it is a fee for work.
    pub fee: bool,
    /// Until when it is to be paid.
    pub pay_by: Option<Moment>,
    /// Until when one may object.
    pub object_by: Option<Moment>,
}

/// What one payer pays.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FinePart {
    /// Who.
    pub name: String,
    /// How much, with the currency.
    pub amount: String,
}

/// How a case was closed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Closing {
    /// The outcome in words.
    pub outcome: String,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// What was learned.
    pub lesson: Option<String>,
    /// A remark.
    pub note: Option<String>,
}
