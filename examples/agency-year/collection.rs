//! What becomes of the fines once they are on record: notices, payments, waivers, and what goes on to the other stores.
//! Written as the commands `plaint fine notice`, `pay`, `waive` and `distribute` write it, but all in one commit: a
//! thousand commits would tell nothing more.

use anyhow::{Context, Result};
use chrono::NaiveDateTime;
use plaint::commands::desk::RulesInForce;
use plaint::domain::fines::answers::balance::{Sum, share_of_each};
use plaint::domain::fines::answers::distribution::distribution;
use plaint::domain::fines::answers::notice::ends;
use plaint::domain::fines::ledger::{Fine, Part, Party, fines, parties_value, total};
use plaint::domain::instant;
use plaint::domain::money::format_amount;
use plaint::domain::record::kind::table;
use plaint::domain::record::{Event, EventKind, Fields, KindSpec, Record, Value};
use plaint::domain::{id::event_id, shop::Shop};
use rust_decimal::Decimal;

use crate::days::{at, later, working_day_after};
use crate::dice::Dice;
use crate::plan::{Complaint, Conduct};
use crate::records::instant;

/// What is recorded of the fines of one complaint.
pub(crate) struct Collection<'a> {
    shop: &'a Shop,
    rules: &'a RulesInForce,
    dice: Dice,
    record: Record,
    events: Vec<Event>,
}

impl<'a> Collection<'a> {
    pub(crate) fn new(shop: &'a Shop, rules: &'a RulesInForce, record: Record, dice: Dice) -> Self {
        Self { shop, rules, dice, record, events: Vec::new() }
    }

    /// The events that answer the fines of `complaint`, as the plan has it.
    pub(crate) fn events(mut self, complaint: &Complaint) -> Result<Vec<Event>> {
        let conduct = complaint.conduct;
        if conduct == Conduct::NoNotice || self.fines().is_empty() {
            return Ok(Vec::new());
        }
        let served = working_day_after(complaint.closed.date(), 2);
        for fine in self.fines() {
            self.serve(&fine, at(served, 10, 0))?;
        }
        for fine in self.fines() {
            self.spare(&fine, conduct, at(working_day_after(served, 1), 11, 0))?;
        }
        let in_time = later(served, 1);
        for fine in self.fines() {
            match conduct {
                Conduct::Late(days) => self.pay(&fine, None, Sum::All, later(served, 2 + days))?,
                Conduct::Unpaid | Conduct::Waived | Conduct::NoNotice => {}
                Conduct::Partly(cents) => {
                    for (index, part) in fine.parts.iter().enumerate() {
                        let cents =
                            if index == 0 { Decimal::new(cents, 2).min(part.owed()) } else { part.owed() };
                        self.pay(&fine, Some(&part.payer), Sum::Amount(cents), in_time)?;
                    }
                }
                Conduct::InTime | Conduct::WaivedPart(_) => self.pay(&fine, None, Sum::All, in_time)?,
            }
        }
        for fine in self.fines() {
            self.pass_on(&fine, at(working_day_after(later(served, 14), 0), 11, 0))?;
        }
        Ok(self.events)
    }

    /// The fines as they stand after what is written so far.
    fn fines(&self) -> Vec<Fine> {
        fines(self.record.ordered_events())
    }

    fn serve(&mut self, fine: &Fine, served: NaiveDateTime) -> Result<()> {
        let (rules, policy) = (self.rules.as_rules(), &self.rules.policy.fines);
        let terms = policy.notice.as_ref().context("days to pay")?;
        let objection = policy.objection.as_ref().context("days to object")?;
        let day = |term, first| {
            let end = ends(&rules, term, first, instant(served)?);
            Ok::<_, anyhow::Error>(instant::format(&end.map_err(|error| anyhow::anyhow!(error.said().en))?))
        };
        let fields = Fields::default()
            .with("target", Value::text(&fine.event))
            .with("form", Value::text("written"))
            .with("pay_by", Value::text(day(terms.pay_within, terms.first_day_counts)?))
            .with("object_by", Value::text(day(objection.within, objection.first_day_counts)?))
            .with("rules", Value::text(&self.rules.stamp));
        self.write("finance", &table::NOTICED, (served, None), fields)
    }

    /// What is waived, where anything is.
    fn spare(&mut self, fine: &Fine, conduct: Conduct, when: NaiveDateTime) -> Result<()> {
        let first = fine.parts.first().context("a fine without payers")?;
        let shares = match conduct {
            Conduct::Waived => share_of_each(fine, None, Sum::All, Part::owed),
            Conduct::WaivedPart(cents) => {
                let sum = Sum::Amount(Decimal::new(cents, 2).min(first.owed()));
                share_of_each(fine, Some(&first.payer), sum, Part::owed)
            }
            _ => return Ok(()),
        };
        let shares = shares.map_err(|why| anyhow::anyhow!("{why:?}"))?;
        let fields = self.sum(fine, "payers", &shares);
        let fields = fields
            .with("reason", Value::text("经核实，酌情减免"))
            .with("role", Value::text("complaint-centre"));
        self.write("centre", &table::WAIVED, (when, None), fields)
    }

    /// A payment on `day`, recorded by finance on the next day that is worked.
    fn pay(&mut self, fine: &Fine, payer: Option<&Party>, sum: Sum, day: chrono::NaiveDate) -> Result<()> {
        let shares = share_of_each(fine, payer, sum, Part::owed).map_err(|why| anyhow::anyhow!("{why:?}"))?;
        let fields = self.sum(fine, "payers", &shares).with("form", Value::text("转账"));
        let (paid, recorded) = (at(day, 15, 0), at(working_day_after(day, 0), 15, 0));
        self.write("finance", &table::PAID, (recorded, (paid != recorded).then_some(paid)), fields)
    }

    /// What was paid goes to the other stores, once nobody owes anything.
    fn pass_on(&mut self, fine: &Fine, when: NaiveDateTime) -> Result<()> {
        if fine.to_pass_on().is_zero() || fine.owed() > Decimal::ZERO {
            return Ok(());
        }
        let (store, policy) = (self.record.header.text("store"), &self.rules.policy.fines);
        let shares = distribution(fine, policy, (self.shop, when.date()), store);
        let shares = shares.map_err(|why| anyhow::anyhow!("{why:?}"))?;
        let fields = self.sum(fine, "payees", &shares).with("rules", Value::text(&self.rules.stamp));
        self.write("finance", &table::DISTRIBUTED, (when, None), fields)
    }

    fn sum(&self, fine: &Fine, key: &str, shares: &[(Party, Decimal)]) -> Fields {
        Fields::default()
            .with("target", Value::text(&fine.event))
            .with("amount", Value::text(format_amount(total(shares))))
            .with(key, parties_value(shares))
    }

    fn write(
        &mut self,
        by: &str,
        kind: &'static KindSpec,
        (recorded, happened): (NaiveDateTime, Option<NaiveDateTime>),
        fields: Fields,
    ) -> Result<()> {
        let taken = |id: &String| self.record.events.iter().any(|event| event.id == *id);
        let mut id = event_id(self.dice.bytes());
        while taken(&id) {
            id = event_id(self.dice.bytes());
        }
        let event = Event {
            id,
            at: instant(recorded)?,
            by: by.to_owned(),
            n: self.record.next_n(),
            kind: EventKind::Known(kind),
            happened: happened.map(instant).transpose()?,
            due: Vec::new(),
            fields: fields.with("clock_set", Value::text("yes")),
        };
        self.record.events.push(event.clone());
        self.events.push(event);
        Ok(())
    }
}
