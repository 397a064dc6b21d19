//! The chart of accounts.

use std::fmt;

use super::part::{case_part, part};
use crate::domain::fines::ledger::Party;
use crate::domain::fines::policy::Payee;

/// An account of the books.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// What somebody owes of fines.
    Receivable(Party),
    /// The money that the house takes in and gives out.
    Finance,
    /// Where fines come from or go: income that the company keeps, or what it owes to whom they go on.
    Fines(Purpose, Heading),
    /// What is owed to the customer of a complaint.
    Customer(String),
    /// Vouchers that were handed out.
    Vouchers,
    /// What was given to customers, by store (none: the house) and by kind of remedy.
    Compensation(Option<String>, String),
    /// What other books of the house carry already (stock, wages, prices), by the nature of the remedy.
    OtherBooks(&'static str),
    /// Balances of earlier periods.
    Opening,
}

/// For whom a fine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// A fine that the company keeps.
    Company,
    /// A fee for work, which the company keeps.
    Fee,
    /// A fine that goes to the other stores.
    OtherStores,
    /// A fine that goes to a fund.
    Fund,
    /// A fine that goes to the customer.
    Customer,
}

/// What became of fines of one purpose. The headings of a purpose add up to what the company earned, or still owes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// What was imposed.
    Imposed,
    /// What was added for paying late.
    LateCharges,
    /// What was waived, or taken off by a ruling.
    TakenOff,
    /// What went on, by who got it.
    Distributed(Party),
}

impl Purpose {
    /// The purpose of a fine.
    pub fn of(payee: Payee, fee: bool) -> Self {
        match payee {
            _ if fee => Self::Fee,
            Payee::Company => Self::Company,
            Payee::OtherStores => Self::OtherStores,
            Payee::Fund => Self::Fund,
            Payee::Customer => Self::Customer,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Company => "Income:Fines",
            Self::Fee => "Income:Fees",
            Self::OtherStores => "Liabilities:Fines:Other-Stores",
            Self::Fund => "Liabilities:Fines:Fund",
            Self::Customer => "Liabilities:Fines:Customer",
        }
    }
}

impl Account {
    /// Whether its balance belongs to a period and ends with it: income and expenses. All others go on.
    pub fn is_of_a_period(&self) -> bool {
        matches!(self, Self::Fines(Purpose::Company | Purpose::Fee, _) | Self::Compensation(..))
    }
}

/// The name, as all programs take it: parts of ASCII letters, digits and `-` with `:` between them.
impl fmt::Display for Account {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Receivable(party) => {
                formatter.write_str("Assets:Receivable:Fines:")?;
                write_party(formatter, party)
            }
            Self::Finance => formatter.write_str("Assets:Finance"),
            Self::Fines(purpose, heading) => {
                let purpose = purpose.name();
                match heading {
                    Heading::Imposed => write!(formatter, "{purpose}:Imposed"),
                    Heading::LateCharges => write!(formatter, "{purpose}:Late-Charges"),
                    Heading::TakenOff => write!(formatter, "{purpose}:Taken-Off"),
                    Heading::Distributed(party) => {
                        write!(formatter, "{purpose}:Distributed:")?;
                        write_party(formatter, party)
                    }
                }
            }
            Self::Customer(case) => write!(formatter, "Liabilities:Customers:{}", case_part(case)),
            Self::Vouchers => formatter.write_str("Liabilities:Vouchers"),
            Self::Compensation(Some(store), remedy) => {
                write!(formatter, "Expenses:Compensation:Stores:{}:{}", part(store), part(remedy))
            }
            Self::Compensation(None, remedy) => {
                write!(formatter, "Expenses:Compensation:House:{}", part(remedy))
            }
            Self::OtherBooks(nature) => write!(formatter, "Equity:Other-Books:{}", part(nature)),
            Self::Opening => formatter.write_str("Equity:Opening-Balances"),
        }
    }
}

fn write_party(formatter: &mut fmt::Formatter<'_>, party: &Party) -> fmt::Result {
    match party {
        Party::Store(id) => write!(formatter, "Stores:{}", part(id)),
        Party::Department(id) => write!(formatter, "Departments:{}", part(id)),
        Party::Staff(id) => write!(formatter, "Staff:{}", part(id)),
        Party::Fund => formatter.write_str("Fund"),
        Party::Customer => formatter.write_str("Customer"),
    }
}
