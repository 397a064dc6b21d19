//! Drawing the plan from a seed.

use chrono::NaiveDate;

use super::quota::quotas;
use super::{Answer, Complaint, Conduct, Course, Medium, Plan, Verdict};
use crate::days::{at, date, is_working_day, later, working_day_after};
use crate::dice::Dice;
use crate::house::House;

/// What every year has, whatever chance says.
const ALWAYS: &[(Course, Option<&str>)] = &[
    (Course::Exposed { medium: Medium::Newspaper, answer: Answer::Clarified }, None),
    (Course::Exposed { medium: Medium::Newspaper, answer: Answer::Silent }, None),
    (Course::Exposed { medium: Medium::Newspaper, answer: Answer::ClarifiedOnline }, None),
    (Course::Exposed { medium: Medium::Television, answer: Answer::ClarifiedTooLate }, None),
    (Course::Exposed { medium: Medium::Television, answer: Answer::True }, None),
    (Course::Exposed { medium: Medium::Online, answer: Answer::Clarified }, None),
    (Course::Exposed { medium: Medium::Online, answer: Answer::True }, None),
    (Course::ToAuthority { mishandled: true }, None),
    (Course::ToAuthority { mishandled: false }, None),
    (Course::FromAuthority, None),
    (Course::Headquarters, None),
    (Course::Overdue, None),
    (Course::Dissatisfied, None),
    (Course::Withdrawn, None),
    (Course::Settled, Some("malicious")),
    (Course::FromAuthority, Some("malicious")),
    (Course::Overdue, Some("malicious")),
    (Course::Overdue, Some("malicious")),
    (Course::Overdue, Some("valid")),
];

const TRANSACTIONS: [&str; 6] = ["sale", "sale", "lease", "lease", "mortgage", "none"];

/// What becomes of fines, one after the other; most pay in time.
const CONDUCTS: &[Conduct] = &[
    Conduct::InTime,
    Conduct::InTime,
    Conduct::Late(3),
    Conduct::InTime,
    Conduct::Partly(4_000),
    Conduct::InTime,
    Conduct::InTime,
    Conduct::Unpaid,
    Conduct::InTime,
    Conduct::WaivedPart(2_501),
    Conduct::Late(11),
    Conduct::InTime,
    Conduct::Waived,
    Conduct::InTime,
    Conduct::InTime,
    Conduct::NoNotice,
    Conduct::InTime,
];

impl Plan {
    /// The plan of a year with so many complaints.
    pub(crate) fn draw(seed: u64, count: usize) -> Self {
        let (house, mut dice) = (House::new(), Dice::new(seed));
        let mut kinds: Vec<Kind> = (0..count).map(|number| Kind::draw(number, &mut dice)).collect();
        dice.shuffle(&mut kinds);
        let counting = kinds.iter().filter(|kind| kind.counts()).count();
        let quotas = quotas(counting, house.stores.len(), &mut dice);
        let mut stores: Vec<usize> =
            quotas.iter().enumerate().flat_map(|(store, quota)| std::iter::repeat_n(store, *quota)).collect();
        dice.shuffle(&mut stores);
        let mut stores = stores.into_iter();
        let mut complaints: Vec<Complaint> = Vec::new();
        for (number, kind) in kinds.into_iter().enumerate() {
            let of_quota = if kind.counts() { stores.next() } else { None };
            let store = of_quota.unwrap_or_else(|| dice.below(house.stores.len()));
            complaints.push(complaint(&house, kind, (number, store), &mut dice));
        }
        complaints.sort_by_key(|complaint| complaint.received);
        // Nothing is received twice in one minute: so the order of receipt is one order.
        for index in 1..complaints.len() {
            if complaints[index].received <= complaints[index - 1].received {
                complaints[index].received = complaints[index - 1].received + chrono::Duration::minutes(1);
            }
        }
        Self { house, complaints }
    }
}

/// What kind of complaint it is, before it has a store and a day.
struct Kind {
    course: Course,
    finding: &'static str,
    at_fault: bool,
}

impl Kind {
    fn draw(number: usize, dice: &mut Dice) -> Self {
        let (course, always) = ALWAYS.get(number).copied().unwrap_or_else(|| (course(dice), None));
        let (finding, at_fault) = match (course, dice.below(100)) {
            _ if always == Some("malicious") => ("malicious", false),
            _ if always.is_some() => ("valid", true),
            (Course::Exposed { answer: Answer::Clarified, .. }, _) => ("invalid", false),
            (Course::Exposed { .. } | Course::Dissatisfied, chance) if chance < 75 => ("valid", true),
            (Course::Exposed { .. } | Course::Dissatisfied, _) => ("partly", true),
            (_, 0..52) => ("valid", true),
            (_, 52..66) => ("partly", true),
            (_, 66..86) => ("invalid", false),
            (_, 86..91) => ("valid", false),
            _ => ("malicious", false),
        };
        Self { course, finding, at_fault }
    }

    fn counts(&self) -> bool {
        self.course == Course::Withdrawn || self.finding != "malicious"
    }
}

fn course(dice: &mut Dice) -> Course {
    let media = [Medium::Newspaper, Medium::Television, Medium::Online];
    let answers = [Answer::Clarified, Answer::ClarifiedTooLate, Answer::Silent, Answer::True, Answer::True];
    match dice.below(100) {
        0..76 => Course::Settled,
        76..84 => Course::Overdue,
        84..89 => Course::Dissatisfied,
        89..91 => Course::FromAuthority,
        91..93 => Course::ToAuthority { mishandled: dice.percent(50) },
        93..95 => Course::Headquarters,
        95..98 => Course::Exposed { medium: *dice.one_of(&media), answer: *dice.one_of(&answers) },
        _ => Course::Withdrawn,
    }
}

fn complaint(house: &House, kind: Kind, (number, store): (usize, usize), dice: &mut Dice) -> Complaint {
    let Kind { course, finding, at_fault } = kind;
    let day = day_of_receipt(course, dice);
    let received =
        at(day, 9, 5) + chrono::Duration::minutes(i64::try_from(dice.below(300)).unwrap_or_default());
    let (found, closed) = days_of_handling(course, day, dice);
    let is_exposed = matches!(course, Course::Exposed { .. });
    let between_stores = matches!(course, Course::Settled | Course::Overdue) && dice.percent(7);
    let complaining =
        between_stores.then(|| (store + 1 + dice.below(house.stores.len() - 1)) % house.stores.len());
    let agents = house.agents_between(store, day, working_day_after(day, 14));
    let mut named = Vec::new();
    let whom = if is_exposed || between_stores { 0 } else { dice.below(100) };
    if whom >= 42 {
        named.push(dice.one_of(&agents).clone());
    }
    if whom >= 94 {
        named.push(dice.one_of(&agents).clone());
        named.sort();
        named.dedup();
    }
    let against_store = !between_stores && (named.is_empty() || (80..94).contains(&whom));
    // Now and then another agent than the one who was named turns out to answer for it.
    let another = !named.is_empty() && dice.percent(8);
    let responsible = match (at_fault, another) {
        (true, true) => vec![dice.one_of(&agents).clone()],
        (true, false) => named.clone(),
        (false, _) => Vec::new(),
    };
    let mistaken = (finding == "invalid" && course == Course::Settled && dice.percent(15)).then(|| Verdict {
        finding: "valid",
        at_fault: true,
        responsible: named.clone(),
    });
    Complaint {
        store,
        received,
        complaining,
        against_store,
        named,
        transaction: TRANSACTIONS[dice.below(TRANSACTIONS.len())],
        verdict: Verdict { finding, at_fault, responsible },
        mistaken,
        course,
        found: at(found, 16, 0),
        closed: at(closed, 17, 20),
        conduct: CONDUCTS[number % CONDUCTS.len()],
    }
}

/// A working day of the year. A report is noticed on the day on which it appears; its clarification in time can be
/// recorded before the five days are over, whatever holidays lie between.
fn day_of_receipt(course: Course, dice: &mut Dice) -> NaiveDate {
    loop {
        let day = working_day_after(later(date(1, 2), u64::try_from(dice.below(355)).unwrap_or_default()), 0);
        let is_week = (1..=3).all(|days| is_working_day(later(day, days)));
        if day <= date(12, 24) && (is_week || !matches!(course, Course::Exposed { .. })) {
            return day;
        }
    }
}

/// The working days on which it is found who is at fault, and on which it is closed.
fn days_of_handling(course: Course, day: NaiveDate, dice: &mut Dice) -> (NaiveDate, NaiveDate) {
    let (found, closed) = match course {
        Course::Settled | Course::Withdrawn => {
            let found = dice.below(3);
            (found, found + dice.below(2))
        }
        Course::Overdue => (if dice.percent(50) { 1 } else { 7 }, 8 + dice.below(4)),
        Course::Dissatisfied => (1, 3 + dice.below(5)),
        Course::FromAuthority => (3, if dice.percent(70) { 4 } else { 9 }),
        Course::ToAuthority { .. } => (3, if dice.percent(70) { 4 } else { 9 }),
        Course::Headquarters => (3, 4),
        Course::Exposed { answer: Answer::Clarified | Answer::True, .. } => (4, 4),
        Course::Exposed { .. } => (8, 9),
    };
    (working_day_after(day, found), working_day_after(day, closed))
}
