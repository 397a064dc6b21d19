//! The script of one complaint: who records what when.

use anyhow::{Context, Result};
use chrono::{Duration, NaiveDateTime};
use plaint::domain::case::fold;
use plaint::domain::record::kind::table;
use plaint::domain::record::{Fields, KindSpec, Value};
use plaint::domain::triage::suggest;

use super::fields::{list, texts};
use super::scribe::{Entry, Scribe};
use super::words;
use crate::days::{at, later, working_day_after};
use crate::house::House;
use crate::plan::{Answer, Complaint, Course, Medium, Verdict};

/// Writes all that happens to `complaint`.
pub(super) fn play(scribe: &mut Scribe<'_>, house: &House, complaint: &Complaint) -> Result<()> {
    let mut scene = Scene::new(scribe, house, complaint);
    scene.comes_in()?;
    let exposure = scene.is_exposed()?;
    scene.is_answered()?;
    if !complaint.is_decided() {
        return scene.head(complaint.found, &table::WITHDRAWN, texts(&[("reason", "投诉人撤回")]));
    }
    scene.is_investigated()?;
    scene.goes_up(exposure.as_deref())?;
    scene.is_decided()?;
    scene.ends()
}

/// The people of a complaint, and where they write.
struct Scene<'s, 'a> {
    scribe: &'s mut Scribe<'a>,
    complaint: &'s Complaint,
    house: &'s House,
    head: String,
    /// Who decides: the area head, or the complaint centre once it has the case.
    judge: &'static str,
}

impl<'s, 'a> Scene<'s, 'a> {
    fn new(scribe: &'s mut Scribe<'a>, house: &'s House, complaint: &'s Complaint) -> Self {
        let judge = match complaint.course {
            Course::Settled | Course::Headquarters | Course::Withdrawn => house.stores[complaint.store].area,
            Course::Exposed { answer: Answer::Clarified, .. } => house.stores[complaint.store].area,
            _ => "centre",
        };
        Self { scribe, complaint, house, head: house.head(complaint.store), judge }
    }

    fn write(&mut self, by: &str, at: NaiveDateTime, kind: &'static KindSpec, fields: Fields) -> Result<()> {
        self.scribe.write(Entry { by, at, kind, fields, happened: None }).map(drop)
    }

    /// What the head of the store records.
    fn head(&mut self, at: NaiveDateTime, kind: &'static KindSpec, fields: Fields) -> Result<()> {
        let head = self.head.clone();
        self.write(&head, at, kind, fields)
    }

    /// So many minutes after the receipt.
    fn after(&self, minutes: i64) -> NaiveDateTime {
        self.complaint.received + Duration::minutes(minutes)
    }

    /// So many working days after the receipt, at `hour` o'clock.
    fn on_day(&self, days: usize, hour: u32) -> NaiveDateTime {
        at(working_day_after(self.complaint.received.date(), days), hour, 0)
    }

    /// Who takes it in: what comes to the company, the centre does.
    fn receiver(&self) -> String {
        if self.complaint.course == Course::FromAuthority { "centre".to_owned() } else { self.head.clone() }
    }

    fn comes_in(&mut self) -> Result<()> {
        let complaint = self.complaint;
        self.scribe.open(complaint.received, header(complaint, self.house))?;
        let channel = self.scribe.record().header.text("channel").map(str::to_owned);
        let channels = &self.scribe.rules().policy.intake.channels;
        let known = channels.iter().find(|known| Some(&known.choice.name) == channel.as_ref());
        let intake = known.context("a channel of the policy")?.intake.clone();
        let (receiver, received) = (self.receiver(), complaint.received);
        self.write(&receiver, received, &table::RECEIVED, texts(&[("intake", &intake)]))?;
        let triage = self.triage()?;
        self.write(&receiver, self.after(6), &table::TRIAGED, triage)
    }

    /// The fields of `triage --accept`.
    fn triage(&self) -> Result<Fields> {
        let (record, rules) = (self.scribe.record(), self.scribe.rules());
        let case = fold(record, None).context("a record that does not fold")?;
        let proposal = suggest(record.header.text("subject").unwrap_or_default(), &case.facts, &rules.policy);
        let mut fields = texts(&[("tier", proposal.tier.as_deref().context("no tier follows")?)]);
        if let Some(category) = &proposal.category {
            fields.push("category", Value::text(category));
        }
        let mut axes = Fields::default();
        for answer in &proposal.answers {
            axes.push(answer.axis.clone(), Value::text(&answer.value));
        }
        fields.push("axes", Value::Map(axes));
        if let Some(was) = &case.tier {
            fields.push("was", Value::Map(texts(&[("tier", was)])));
        }
        Ok(fields.with("rules", Value::text(&rules.stamp)))
    }

    /// The report in a medium, where there is one; gives its event.
    fn is_exposed(&mut self) -> Result<Option<String>> {
        let Course::Exposed { medium, .. } = self.complaint.course else { return Ok(None) };
        let (name, head) = (medium.name(), self.head.clone());
        let fields = texts(&[("medium", name), ("outlet", words::outlet(name)), ("reach", "60000")]);
        let published = at(self.complaint.received.date(), 7, 0);
        let (at, kind, happened) = (self.after(12), &table::EXPOSED, Some(published));
        let exposure = self.scribe.write(Entry { by: &head, at, kind, fields, happened })?;
        let kept = texts(&[("kind", "publication"), ("kept", "门店档案柜")]);
        self.head(self.after(20), &table::EVIDENCE, kept)?;
        Ok(Some(exposure))
    }

    /// The first contact. Of what is settled too late, the complaints about leases are answered late too.
    fn is_answered(&mut self) -> Result<()> {
        let is_slow = self.complaint.course == Course::Overdue && self.complaint.transaction == "lease";
        let at = if is_slow { self.on_day(1, 10) } else { self.after(40) };
        self.head(at, &table::RESPONDED, texts(&[("form", "telephone")]))
    }

    /// Both sides are heard, and the file of the transaction is looked at.
    fn is_investigated(&mut self) -> Result<()> {
        let area = self.house.stores[self.complaint.store].area;
        let begin =
            if self.complaint.course == Course::Overdue { self.on_day(1, 11) } else { self.after(90) };
        let minutes = |minutes| begin + Duration::minutes(minutes);
        let customer =
            texts(&[("of", "customer"), ("account", "投诉人说明了经过与诉求"), ("form", "telephone")]);
        self.write(area, minutes(0), &table::STATEMENT, customer)?;
        let of = self.complaint.named.first().cloned().unwrap_or_else(|| self.head.clone());
        let staff = texts(&[("of", "staff"), ("account", "说明了带看、签约与沟通的经过"), ("staff", &of)]);
        self.write(area, minutes(5), &table::STATEMENT, staff)?;
        let file = texts(&[("kind", "transaction-file"), ("kept", "公司档案室")]);
        self.write(area, minutes(10), &table::EVIDENCE, file)
    }

    /// What happens between the investigation and the finding.
    fn goes_up(&mut self, exposure: Option<&str>) -> Result<()> {
        match self.complaint.course {
            Course::ToAuthority { mishandled } => {
                let fields = texts(&[("level", "authority"), ("reason", "投诉人已向行业主管单位投诉")]);
                self.write("centre", self.on_day(2, 10), &table::ESCALATED, fields)?;
                if mishandled {
                    let fields = texts(&[
                        ("note", "约定回复两次未兑现，投诉人因此投诉到主管单位"),
                        ("about", "mishandled"),
                    ]);
                    self.write("centre", self.on_day(2, 11), &table::NOTE, fields)?;
                }
            }
            Course::Headquarters => {
                let fields = texts(&[("level", "headquarters"), ("reason", "请求公司总部出面调解")]);
                self.head(self.on_day(1, 10), &table::ESCALATED, fields)?;
                let fields = texts(&[("document", "written-material")]).with("signed_by", list(&["manager"]));
                self.head(self.on_day(2, 10), &table::DOCUMENT, fields)?;
            }
            Course::Exposed { medium, answer } => {
                self.answers_the_report(exposure.context("an exposure")?, medium, answer)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn answers_the_report(&mut self, exposure: &str, medium: Medium, answer: Answer) -> Result<()> {
        let published = self.complaint.received.date();
        let result = if answer == Answer::True { "true" } else { "untrue" };
        let fields =
            texts(&[("result", result), ("target", exposure), ("reason", "查阅了房源委托与成交记录")]);
        let area = self.house.stores[self.complaint.store].area;
        if answer != Answer::Silent {
            self.write(area, self.on_day(1, 10), &table::VERIFIED, fields)?;
        }
        let (days, medium) = match answer {
            Answer::Clarified => (3, medium.name()),
            Answer::ClarifiedTooLate => (8, medium.name()),
            Answer::ClarifiedOnline => (3, Medium::Online.name()),
            Answer::Silent | Answer::True => return Ok(()),
        };
        let fields = texts(&[("medium", medium), ("target", exposure), ("outlet", words::outlet(medium))]);
        let (appeared, head) = (later(published, days), self.head.clone());
        let at_desk = at(working_day_after(appeared, 0), 9, 30);
        let happened = Some(at(appeared, 7, 0));
        let kind = &table::CLARIFIED;
        self.scribe.write(Entry { by: &head, at: at_desk, kind, fields, happened }).map(drop)
    }

    fn is_decided(&mut self) -> Result<()> {
        let found = self.complaint.found;
        if let Some(mistaken) = &self.complaint.mistaken {
            let fields = determination(mistaken, self.house, self.complaint, "据现有材料初步认定");
            self.write(self.judge, found - Duration::minutes(5), &table::DETERMINED, fields)?;
        }
        let reason = "查阅整个业务履行过程并听取双方陈述";
        let fields = determination(&self.complaint.verdict, self.house, self.complaint, reason);
        self.write(self.judge, found, &table::DETERMINED, fields)
    }

    fn ends(&mut self) -> Result<()> {
        let Complaint { closed, course, .. } = *self.complaint;
        if course == Course::Dissatisfied {
            let at = self.on_day(2, 10);
            self.write("centre", at, &table::CALLED_BACK, callback("no"))?;
        }
        let outcome = self.outcome();
        if outcome.starts_with("settled") && self.complaint.complaining.is_none() {
            let asks =
                if self.judge == "centre" { "centre" } else { self.house.stores[self.complaint.store].area };
            self.write(asks, closed - Duration::minutes(10), &table::CALLED_BACK, callback("yes"))?;
        }
        let by = if self.judge == "centre" { "centre".to_owned() } else { self.head.clone() };
        self.write(&by, closed, &table::CLOSED, texts(&[("outcome", outcome)]))
    }

    fn outcome(&self) -> &'static str {
        match (self.complaint.verdict.finding, self.complaint.course) {
            ("malicious", _) => "malicious",
            ("invalid", _) => "no-fault",
            (_, Course::Settled) => "settled",
            (_, Course::Headquarters) => "settled-by-headquarters",
            _ => "settled-by-centre",
        }
    }
}

fn callback(satisfied: &str) -> Fields {
    texts(&[("solved", satisfied), ("calm", satisfied), ("form", "telephone"), ("satisfied", satisfied)])
}

fn determination(verdict: &Verdict, house: &House, complaint: &Complaint, reason: &str) -> Fields {
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    let good_faith = yes(!verdict.is_malicious());
    let mut fields = texts(&[("finding", verdict.finding), ("reason", reason)]);
    if verdict.at_fault {
        fields.push("cause", Value::text("conduct"));
    }
    fields = fields.with("at_fault", Value::text(yes(verdict.at_fault)));
    fields = fields.with("good_faith", Value::text(good_faith));
    let responsible = match &verdict.responsible[..] {
        _ if !verdict.at_fault => return fields,
        [] => texts(&[("store", house.stores[complaint.store].id)]),
        staff => Fields::default().with("staff", list(staff)),
    };
    fields.with("responsible", Value::Map(responsible))
}

/// The header, in the order in which `plaint new` writes it.
fn header(complaint: &Complaint, house: &House) -> Fields {
    let number = usize::try_from(complaint.received.and_utc().timestamp() / 60).unwrap_or_default();
    let pick = |all: &'static [(&'static str, &'static str)]| all[number % all.len()];
    let (subject, demand) = match (complaint.course, complaint.complaining) {
        (Course::Exposed { .. }, _) => pick(words::OF_MEDIA),
        (_, Some(_)) => pick(words::OF_STORES),
        _ => pick(words::OF_CUSTOMERS),
    };
    let called = match (complaint.course, complaint.complaining) {
        (Course::Exposed { .. }, _) => "记者",
        (_, Some(other)) => house.stores[other].chinese,
        _ => words::CALLED[number % words::CALLED.len()],
    };
    let channel = channel(complaint, number);
    let store = house.stores[complaint.store].id;
    let mut header =
        texts(&[("store", store), ("channel", channel), ("called", called), ("subject", subject)]);
    if !complaint.named.is_empty() {
        header.push("staff", list(&complaint.named));
    }
    let mut against = Vec::new();
    against.extend(complaint.against_store.then_some("store"));
    against.extend((!complaint.named.is_empty()).then_some("agent"));
    against.extend(complaint.complaining.is_some().then_some("other-store"));
    header.push("against", list(&against));
    if let Some(other) = complaint.complaining {
        header.push("complaining-store", Value::text(house.stores[other].id));
    }
    header.with("transaction", Value::text(complaint.transaction)).with("demand", list(&[demand]))
}

fn channel(complaint: &Complaint, number: usize) -> &'static str {
    match (complaint.course, complaint.complaining) {
        (_, Some(_)) => "other-store",
        (Course::FromAuthority, _) => "authority",
        (Course::Exposed { medium: Medium::Newspaper, .. }, _) => "newspaper",
        (Course::Exposed { medium: Medium::Television, .. }, _) => "television",
        (Course::Exposed { medium: Medium::Online, .. }, _) => "online-media",
        _ => ["store-desk", "telephone", "message"][number % 3],
    }
}
