//! A training page: a case told so that others can learn from it, without saying who was in it.

use super::questions::questions;
use super::sheet::{Block, Sheet, Step};
use crate::domain::case::{header_now, is_by_rule};
use crate::domain::gates::policy::Gate;
use crate::domain::intake::policy::FieldKind;
use crate::domain::lessons::{Anonymous, LessonTold};
use crate::domain::names::Naming;
use crate::domain::policy::Policy;
use crate::domain::record::Event;
use crate::render::story::{Telling, in_one_line};
use crate::said;
use crate::words::{Label, Language};

/// A case as it was lived through, to be told anonymously.
pub struct Lived<'a> {
    /// The case as `show` tells it.
    pub telling: Telling<'a>,
    /// The rules that it went by.
    pub policy: &'a Policy,
    /// What was learned.
    pub lessons: Vec<LessonTold>,
    /// Why the policy takes it for typical.
    pub typical: Vec<&'a Gate>,
}

/// A case without names.
#[derive(Debug, Clone, PartialEq)]
pub struct Nameless {
    /// What it was about, in one line.
    pub subject: String,
    /// What the customer told beside it.
    pub details: Option<String>,
    /// What is known of it: store, channel, category, mood.
    pub facts: Vec<(String, String)>,
    /// What happened.
    pub steps: Vec<Step>,
    /// What was learned.
    pub lessons: Vec<String>,
}

/// Events that tell nobody anything.
const FOR_MACHINES: &[&str] = &["recomputed", "linked", "corrected", "differed", "erased", "void"];

const READ_FIRST: Label = Label::new(
    "Read this page before you give it to others. Names that the records know, numbers, addresses and dates were replaced; what nobody could know to be a name (a nickname, a rare product, a place) may still tell who it was.",
    "请先通读再转发。本页已替换记录中的姓名、号码、地址和日期；程序无从识别的信息（绰号、少见的商品、地点等）仍可能透露当事人。",
);

/// The case without names.
pub fn lived(lived: &Lived<'_>, anonymous: &mut Anonymous) -> Nameless {
    let telling = &lived.telling;
    let header = header_now(telling.record, telling.case);
    let subject = anonymous.conceal(header.text("subject").unwrap_or_default());
    let details = header.text("details").map(|details| anonymous.conceal(details));
    let facts = facts(lived, anonymous);
    let mut events: Vec<&Event> = telling.case.standing_events(telling.record);
    events.retain(|event| !FOR_MACHINES.contains(&event.kind.name()));
    events.sort_by_key(|event| event.moment());
    let steps = events.into_iter().map(|event| step(telling, event, anonymous)).collect();
    let lessons = lived.lessons.iter().map(|told| anonymous.conceal(&told.lesson)).collect();
    Nameless { subject, details, facts, steps, lessons }
}

fn facts(lived: &Lived<'_>, anonymous: &mut Anonymous) -> Vec<(String, String)> {
    let telling = &lived.telling;
    let (face, names, case) = (telling.reader.face, telling.names, telling.case);
    let label = |en, zh| face.label(Label::new(en, zh)).to_owned();
    let named =
        |naming, name: Option<&str>| name.map(|name| names.label(naming, name, face.language).to_owned());
    let channel = case.facts.values("channel").first().map(String::as_str);
    let mut facts: Vec<(String, String)> = [
        (label("Channel", "渠道"), named(Naming::Channel, channel)),
        (label("Category", "类别"), named(Naming::Category, case.category.as_deref())),
        (label("Tier", "等级"), named(Naming::Tier, case.tier.as_deref())),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect();
    let fields = lived.policy.intake.fields.iter();
    for field in fields.filter(|field| matches!(field.shape, FieldKind::Choice | FieldKind::Choices)) {
        let values = case.facts.values(&field.choice.name);
        let values: Vec<String> = values
            .iter()
            .map(|value| anonymous.conceal(names.value(&field.choice.name, value, face.language)))
            .collect();
        if !values.is_empty() {
            let list = face.label(Label::new(", ", "、"));
            facts.push((field.choice.label.in_language(face.language).to_owned(), values.join(list)));
        }
    }
    facts
}

/// What an event says in a line. Of evidence the file's name, size and hash tell nobody anything.
pub(super) fn gist(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let Some(kind) = event.fields.text("kind").filter(|_| event.matches("evidence")) else {
        return in_one_line(telling, event);
    };
    let language = telling.reader.face.language;
    let kind = telling.names.label(Naming::Evidence, kind, language);
    match event.fields.text("name").filter(|_| event.fields.text("sha256").is_none()) {
        Some(name) => {
            Some(said!(en: "{kind}: {name}", zh: "{kind}：{name}").in_language(language).to_owned())
        }
        None => Some(kind.to_owned()),
    }
}

fn step(telling: &Telling<'_>, event: &Event, anonymous: &mut Anonymous) -> Step {
    let face = telling.reader.face;
    let kind = event
        .kind
        .spec()
        .map_or_else(|| event.kind.name().to_owned(), |spec| face.label(spec.label).to_owned());
    let by = match event.by.as_str() {
        by if is_by_rule(by) => face.label(Label::new("by rule", "依规则")).to_owned(),
        by => anonymous.stand_in(&format!("staff/{by}"), &Label::new("member of staff", "员工").said()),
    };
    let mut lines = Vec::new();
    let told = gist(telling, event);
    // A sweep's reason is a word of the record (`rule`), not of a person.
    let keys: &[&str] = if is_by_rule(&event.by) { &["note"] } else { &["note", "reason"] };
    let texts = keys.iter().filter_map(|key| event.fields.text(key).map(str::to_owned));
    let texts: Vec<String> =
        texts.filter(|text| told.as_ref().is_none_or(|told| !told.contains(text))).collect();
    lines.extend(told.map(|told| anonymous.conceal(&told)));
    lines.extend(texts.iter().map(|text| anonymous.conceal(text)));
    let tier = event.fields.text("tier").filter(|_| event.matches("triaged"));
    let level = event.fields.text("level").filter(|_| event.matches("escalated"));
    lines.extend(
        level.map(|level| anonymous.conceal(telling.names.label(Naming::Level, level, face.language))),
    );
    lines.extend(tier.map(|tier| anonymous.conceal(telling.names.label(Naming::Tier, tier, face.language))));
    Step { when: anonymous.conceal(&face.full(&event.moment())), what: format!("{kind} · {by}"), lines }
}

/// The training page of a case.
pub fn training(lived_case: &Lived<'_>, anonymous: &mut Anonymous, language: Language) -> Sheet {
    let nameless = lived(lived_case, anonymous);
    let say = |en, zh| Label::new(en, zh).in_language(language).to_owned();
    let mut blocks = vec![Block::Warning(READ_FIRST.in_language(language).to_owned())];
    if !lived_case.typical.is_empty() {
        let reasons =
            lived_case.typical.iter().map(|gate| gate.choice.label.in_language(language).to_owned());
        blocks.push(Block::Items(reasons.collect()));
    }
    blocks.push(Block::Facts(nameless.facts));
    blocks.extend(nameless.details.map(Block::Paragraph));
    blocks.push(Block::Heading(say("What happened", "经过")));
    blocks.push(Block::Steps(nameless.steps));
    blocks.push(Block::Heading(say("What was learned", "经验教训")));
    blocks.push(match nameless.lessons.is_empty() {
        true => Block::Paragraph(say("No lesson is on record yet.", "尚未登记经验教训。")),
        false => Block::Items(nameless.lessons),
    });
    blocks.push(Block::Heading(say("Questions", "思考题")));
    for question in questions(lived_case, anonymous, language) {
        blocks.push(Block::Paragraph(question));
        blocks.push(Block::Room);
    }
    Sheet { title: nameless.subject, blocks }
}
