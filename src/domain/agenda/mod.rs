//! The agenda of a shop: the items of all cases under the headings of a day's work.

mod fines;
mod waiting;

pub use fines::{FineItem, fine_items};
pub use waiting::{Step, Waiting, undecided, waiting};

use chrono::NaiveDate;

use crate::domain::calendar::Zone;
use crate::domain::case::Case;
use crate::domain::clocks::{Agenda, AgendaKind};
use crate::words::Label;

/// A heading of the agenda, in the order of a day's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// Past due.
    Overdue,
    /// A promise was made without knowing of a pause.
    ToBeRecomputed,
    /// A pause should have ended.
    PauseOver,
    /// A warning step was passed.
    Warned,
    /// Due today.
    Today,
    /// The callback found it unsolved: a second handling is due.
    NotSolved,
    /// The sides of a merge differ, and nobody has decided yet.
    Differs,
    /// An offer waits for an approval.
    WaitsForApproval,
    /// Nobody has sorted it yet.
    Unsorted,
    /// An offer was not approved or refused by the customer: another one is due.
    ToOfferAgain,
    /// Everything agreed is carried out: to be called back or closed.
    CarriedOut,
    /// An offer waits for the customer's answer.
    WaitsForCustomer,
    /// Due within the days that were asked for.
    Coming,
    /// Has no due instant that could be computed.
    Unknown,
    /// Held by a pause.
    Paused,
    /// Open, and no clock of it runs: nothing else would remind anybody.
    Idle,
    /// Due later than was asked for; counted, not listed.
    Later,
}

impl Heading {
    /// The headings that are listed.
    pub const ALL: [Self; 16] = [
        Self::Overdue,
        Self::ToBeRecomputed,
        Self::PauseOver,
        Self::Warned,
        Self::Today,
        Self::NotSolved,
        Self::Differs,
        Self::WaitsForApproval,
        Self::Unsorted,
        Self::ToOfferAgain,
        Self::CarriedOut,
        Self::WaitsForCustomer,
        Self::Coming,
        Self::Unknown,
        Self::Paused,
        Self::Idle,
    ];

    /// The name for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ToBeRecomputed => "to_be_recomputed",
            Self::PauseOver => "pause_over",
            Self::Warned => "warned",
            Self::Today => "today",
            Self::NotSolved => "not_solved",
            Self::Differs => "differs",
            Self::WaitsForApproval => "waits_for_approval",
            Self::Unsorted => "unsorted",
            Self::ToOfferAgain => "to_offer_again",
            Self::CarriedOut => "carried_out",
            Self::WaitsForCustomer => "waits_for_customer",
            Self::Coming => "coming",
            Self::Unknown => "unknown",
            Self::Paused => "paused",
            Self::Idle => "idle",
            Self::Later => "later",
        }
    }

    /// The heading for people.
    pub fn label(self) -> Label {
        match self {
            Self::Overdue => Label::new("Overdue", "已逾期"),
            Self::ToBeRecomputed => Label::new("To be recomputed", "期限待重新计算"),
            Self::PauseOver => Label::new("Pause should have ended", "暂停应已结束"),
            Self::Warned => Label::new("Soon due: warning passed", "临近到期（已过预警点）"),
            Self::Today => Label::new("Due today", "今天到期"),
            Self::NotSolved => Label::new("Called back: not solved", "回访发现未解决，待二次处理"),
            Self::Differs => {
                Label::new("The sides of a merge differ: to be decided", "合并时双方不一致，待决定")
            }
            Self::WaitsForApproval => Label::new("Offers waiting for approval", "待批准的方案"),
            Self::ToOfferAgain => Label::new(
                "Not approved or refused: another offer is due",
                "方案未获批准或顾客不接受，待另提方案",
            ),
            Self::CarriedOut => {
                Label::new("Carried out: to be called back or closed", "已全部落实，待回访或结案")
            }
            Self::WaitsForCustomer => {
                Label::new("Offers waiting for the customer's answer", "待顾客答复的方案")
            }
            Self::Unsorted => Label::new("Not triaged yet", "尚未定级"),
            Self::Coming => Label::new("Coming", "即将到期"),
            Self::Unknown => Label::new("Due instant not known yet", "期限暂无法计算"),
            Self::Paused => Label::new("Paused", "暂停中"),
            Self::Idle => Label::new("Open, and no clock runs", "未结且无任何期限在计时"),
            Self::Later => Label::new("Later", "更晚到期"),
        }
    }

    /// Under which heading an item comes, when everything up to the day `until` was asked for.
    pub fn of(item: &Agenda, zone: Zone, today: NaiveDate, until: NaiveDate) -> Self {
        let day = item.due.map(|due| zone.shown(&due).date_naive());
        match (item.kind, day) {
            (AgendaKind::Overdue, _) => Self::Overdue,
            (AgendaKind::ToBeRecomputed, _) => Self::ToBeRecomputed,
            (AgendaKind::PauseOver, _) => Self::PauseOver,
            (AgendaKind::Warned, _) => Self::Warned,
            (AgendaKind::Paused, _) => Self::Paused,
            (AgendaKind::Unknown, _) | (AgendaKind::Running, None) => Self::Unknown,
            (AgendaKind::Running, Some(day)) if day <= today => Self::Today,
            (AgendaKind::Running, Some(day)) if day <= until => Self::Coming,
            (AgendaKind::Running, Some(_)) => Self::Later,
        }
    }

    /// What a case asks for beside its clocks: to be sorted, or to be taken up again.
    pub fn beside_clocks(case: &Case) -> Option<Self> {
        if !case.is_open() {
            return None;
        }
        if case.tier.is_none() {
            return Some(Self::Unsorted);
        }
        (!case.clocks.iter().any(|clock| clock.is_running())).then_some(Self::Idle)
    }
}
