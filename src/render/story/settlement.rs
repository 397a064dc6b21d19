//! The settlement: what was offered, what was agreed, whether it was carried out, what the callback found.

use super::Telling;
use super::gist::{cost, cost_said, gist, place, remedies_in_words};
use crate::domain::case::Standing;
use crate::domain::names::Naming;
use crate::domain::record::DueAt;
use crate::domain::record::Event;
use crate::domain::resolution::{ActionState, Offer, Settlement, Stage, settlement};
use crate::render::cases::LIST;
use crate::render::report::{Body, Fact, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let standing = telling.all_standing();
    let settled = settlement(standing.iter().copied());
    let title = |label: Label| telling.reader.face.label(label);
    let (table, story) = (offers(telling, &settled), offer_lines(telling, &settled));
    report.push_story("offers", title(Label::new("Offers", "方案")), Body::Table(table), story);
    report.push(
        "agreed",
        title(Label::new("What was agreed", "商定结果")),
        Body::Facts(agreed(telling, &settled)),
    );
    report.push(
        "actions",
        title(Label::new("To be carried out", "落实事项")),
        Body::Table(actions(telling, &settled)),
    );
    let callback = telling.standing("called-back").last().map(|event| callback(telling, event));
    report.push("callback", title(Label::new("Callback", "回访")), Body::Facts(callback.unwrap_or_default()));
}

fn offers(telling: &Telling<'_>, settled: &Settlement) -> Table {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号").for_machines(),
        Column::new("at", "when", "时间").spare(1),
        Column::new("rung", "rung", "级").at_least(10),
        Column::new("interim", "for the time being", "临时").for_machines(),
        Column::new("remedies", "what is offered", "内容").at_least(16),
        Column::new("cost", "cost", "成本").right(),
        Column::new("stage", "how far", "进展").at_least(8),
        Column::new("by", "by", "提出人").spare(2),
        Column::new("needs", "needs approval of", "须批准").for_machines(),
        Column::new("approved_by", "approved by", "批准人").spare(3),
        Column::new("counter", "asked for instead", "顾客另要求").at_least(12),
        Column::new("round", "round", "轮次").for_machines(),
    ]);
    for offer in &settled.offers {
        table.push(tone(offer.stage), offer_cells(telling, offer));
    }
    table
}

fn offer_cells(telling: &Telling<'_>, offer: &Offer) -> Vec<Cell> {
    let Telling { reader, record, .. } = telling;
    let event = record.events.iter().find(|event| event.id == offer.event);
    let rung = offer.rung.as_ref().map_or_else(Cell::empty, Cell::text);
    let given: Vec<serde_json::Value> =
        offer.remedies.iter().map(|given| telling.json("remedies", &given.to_value())).collect();
    let words = remedies_in_words(telling, &offer.remedies).join(reader.face.label(LIST));
    let approved: Vec<String> = offer
        .approvals
        .iter()
        .filter(|approval| approval.given)
        .map(|approval| approval.by.clone())
        .collect();
    let names: Vec<&str> = approved.iter().map(|id| reader.book.person(id)).collect();
    let people = names.join(reader.face.label(LIST));
    let counter = offer.counter.as_ref().map(|counter| telling.shown_text("counter", counter));
    vec![
        Cell::text(&offer.event),
        Cell::instant(offer.at).shown(reader.face.moment(&offer.at)),
        rung.shown(event.map(|event| place(telling, event)).unwrap_or_default()),
        Cell::from(Value::Answer(offer.interim)),
        Cell::from(Value::Parts(given.into())).shown(words),
        Cell::amount(offer.cost).shown(cost(telling, offer.cost)),
        Cell::text(offer.stage.name()).shown(stage_words(telling, offer)),
        Cell::text(&offer.by).shown(reader.book.person(&offer.by)),
        Cell::from(Value::Texts(offer.needs.clone())),
        Cell::from(Value::Texts(approved)).shown(people),
        Cell::maybe(counter),
        Cell::number(offer.round),
    ]
}

/// Each offer with how far it came, and what it gives line by line.
fn offer_lines(telling: &Telling<'_>, settled: &Settlement) -> Vec<Remark> {
    let mut story = Vec::new();
    for offer in &settled.offers {
        let event = telling.record.events.iter().find(|event| event.id == offer.event);
        let place = event.map(|event| place(telling, event)).unwrap_or_default();
        let approved = approved_by(telling, offer);
        let approved = (!approved.is_empty())
            .then(|| telling.say(&said!(en: "approved by {approved}", zh: "经{approved}批准")));
        let state = [Some(stage_words(telling, offer)), Some(cost_said(telling, offer.cost)), approved];
        let state = telling.listed(state.into_iter().flatten().collect());
        let first = if place.is_empty() { state } else { telling.colon(&place, &state) };
        story.push(Remark::new(first).toned(tone(offer.stage)));
        let remedies = remedies_in_words(telling, &offer.remedies);
        story.extend(remedies.into_iter().map(|line| Remark::new(line).at_depth(1)));
        if let Some(counter) = &offer.counter {
            let counter = telling.quoted(&telling.shown_text("counter", counter));
            let line = telling.say(&said!(en: "asked for instead: {counter}", zh: "顾客另要求：{counter}"));
            story.push(Remark::new(line).at_depth(1));
        }
    }
    story
}

fn approved_by(telling: &Telling<'_>, offer: &Offer) -> String {
    let given = offer.approvals.iter().filter(|approval| approval.given);
    let names: Vec<&str> = given.map(|approval| telling.reader.book.person(&approval.by)).collect();
    names.join(telling.reader.face.label(LIST))
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Waiting => Tone::Caution,
        Stage::NotApproved | Stage::Refused => Tone::Faint,
        Stage::Offered | Stage::Accepted => Tone::Plain,
    }
}

fn stage_words(telling: &Telling<'_>, offer: &Offer) -> String {
    let label = |label: Label| telling.reader.face.label(label).to_owned();
    match offer.stage {
        Stage::Waiting => {
            let got = |role: &&String| {
                !offer.approvals.iter().any(|each| each.given && each.role.as_ref() == Some(*role))
            };
            let roles: Vec<String> =
                offer.needs.iter().filter(got).map(|role| telling.named(Naming::Role, role)).collect();
            let roles = roles.join(telling.reader.face.label(LIST));
            telling.say(&said!(en: "waits for {roles}", zh: "待{roles}批准"))
        }
        Stage::NotApproved => label(Label::new("not approved", "未获批准")),
        Stage::Offered if offer.interim => label(Label::new("given for now", "临时提供")),
        Stage::Offered => label(Label::new("waits for the customer", "待顾客答复")),
        Stage::Accepted => label(Label::new("accepted", "顾客接受")),
        Stage::Refused => label(Label::new("refused", "顾客不接受")),
    }
}

/// What the customer accepted last, for good.
fn agreed(telling: &Telling<'_>, settled: &Settlement) -> Vec<Fact> {
    let last = settled.offers.iter().rev().find(|offer| offer.stage == Stage::Accepted && !offer.interim);
    let Some(offer) = last else { return Vec::new() };
    let face = &telling.reader.face;
    let answer =
        offer.answer.as_ref().and_then(|id| telling.record.events.iter().find(|event| event.id == *id));
    let given: Vec<serde_json::Value> =
        offer.remedies.iter().map(|given| telling.json("remedies", &given.to_value())).collect();
    let lines = remedies_in_words(telling, &offer.remedies).join("\n");
    let at = answer.map(Event::moment);
    let moment = |instant| Cell::instant(instant).shown(face.full(&instant));
    let fact = |key: &'static str, label: Label, cell: Cell| Fact::new(key, face.label(label), cell);
    let (round, of) = (offer.round, settled.round);
    let earlier = match round == of {
        true => String::new(),
        false => telling.say(&said!(en: "{round} (of {of})", zh: "第{round}轮（共{of}轮）")),
    };
    vec![
        fact("offer", Label::new("", ""), Cell::text(&offer.event).shown("")),
        fact("round", Label::new("in round", "轮次"), Cell::number(round).shown(earlier)),
        fact(
            "remedies",
            Label::new("what is to happen", "约定内容"),
            Cell::from(Value::Parts(given.into())).shown(lines),
        ),
        fact(
            "cost",
            Label::new("costs the house", "成本合计"),
            Cell::amount(offer.cost).shown(cost(telling, offer.cost)),
        ),
        fact("accepted", Label::new("accepted", "顾客接受"), at.map_or_else(Cell::empty, moment)),
        fact(
            "completed",
            Label::new("all carried out", "全部落实"),
            settled.completed.map_or_else(Cell::empty, moment),
        ),
    ]
}

fn actions(telling: &Telling<'_>, settled: &Settlement) -> Table {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号").for_machines(),
        Column::new("what", "what", "事项").at_least(24),
        Column::new("owner", "who", "负责人"),
        Column::new("due", "due", "应于"),
        Column::new("done", "how it stands", "状况").at_least(26),
        Column::new("remedy", "carries out", "落实").spare(1),
        Column::new("against", "about", "涉及").spare(2),
        Column::new("offer", "offer", "方案").for_machines(),
        Column::new("round", "round", "轮次").for_machines(),
    ]);
    for action in &settled.actions {
        let (tone, cells) = action_cells(telling, action);
        table.push(tone, cells);
    }
    table
}

fn action_cells(telling: &Telling<'_>, action: &ActionState) -> (Tone, Vec<Cell>) {
    let Telling { reader, names, case, .. } = telling;
    let face = &reader.face;
    let clock = case
        .clocks
        .iter()
        .rev()
        .find(|clock| crate::domain::record::own_event_id(&clock.clock) == Some(action.event.as_str()));
    let due = clock.and_then(|clock| match clock.due {
        DueAt::At(due) => Some(due),
        _ => None,
    });
    let standing = clock.map(|clock| clock.standing(&face.now));
    let state = match (action.done, standing) {
        (Some(done), Some(Standing::Late)) => {
            let done = face.moment(&done);
            telling.say(&said!(en: "done late, {done}", zh: "逾期完成，{done}"))
        }
        (Some(done), _) => {
            let done = face.moment(&done);
            telling.say(&said!(en: "done {done}", zh: "已完成，{done}"))
        }
        (None, Some(Standing::Overdue)) => due.map(|due| face.relative(&due)).unwrap_or_default(),
        (None, _) => face.label(Label::new("open", "未完成")).to_owned(),
    };
    let tone = match (action.done, standing) {
        (None, Some(Standing::Overdue)) => Tone::Alarm,
        (None, _) => Tone::Caution,
        (Some(_), _) => Tone::Plain,
    };
    let person = |id: &String| Cell::text(id).shown(telling.addressee(id));
    let cells = vec![
        Cell::text(&action.event),
        Cell::text(telling.shown_text("what", &action.what)),
        person(&action.owner),
        due.map_or_else(Cell::empty, |due| Cell::instant(due).shown(face.moment(&due))),
        action.done.map_or_else(Cell::empty, Cell::instant).shown(state),
        reader.named(names, Naming::Remedy, action.remedy.as_deref()),
        action.against.as_ref().map_or_else(Cell::empty, person),
        Cell::maybe(action.target.as_deref()),
        Cell::number(action.round),
    ];
    (tone, cells)
}

/// What the last callback found.
fn callback(telling: &Telling<'_>, event: &Event) -> Vec<Fact> {
    let face = &telling.reader.face;
    let moment = event.moment();
    let who = telling.reader.book.person(&event.by);
    let found = gist(telling, event).lines.join(" ");
    let hidden = |key: &'static str| {
        let cell = event
            .fields
            .get(key)
            .map_or_else(Cell::empty, |value| Cell::from(Value::Parts(telling.json(key, value))));
        Fact::new(key, "", cell.shown(""))
    };
    let mut facts = vec![
        Fact::new("event", face.label(Label::new("found", "结果")), Cell::text(&event.id).shown(found)),
        Fact::new(
            "at",
            face.label(Label::new("when", "时间")),
            Cell::instant(moment).shown(face.full(&moment)),
        ),
        Fact::new("by", face.label(Label::new("by", "回访人")), Cell::text(&event.by).shown(who)),
    ];
    facts.extend(["solved", "calm", "score", "form", "satisfied"].into_iter().map(hidden));
    facts
}
