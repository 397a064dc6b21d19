//! A drill: a role play from a real case. One sheet for who plays the customer, one for who handles it, one to score it.

use super::guide::stage_label;
use super::sheet::{Block, Sheet};
use super::training::{Lived, Nameless, gist, lived};
use crate::domain::guidance::policy::{Checklist, STAGES, Wording};
use crate::domain::lessons::Anonymous;
use crate::domain::record::Event;
use crate::render::story::Telling;
use crate::said;
use crate::words::{Label, Language};

/// The three sheets of a drill, to be printed and handed out apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Drill {
    /// For who plays the customer.
    pub customer: Vec<Block>,
    /// For who handles it; nothing of what really came of it.
    pub handler: Vec<Block>,
    /// To score it.
    pub score: Vec<Block>,
    /// The title.
    pub title: String,
}

/// Points of a step of a checklist, and of a wording that must never be used.
const STEP: i32 = 2;
const NEVER: i32 = -3;

/// Stages that are played; the rest happens at the desk afterwards.
const PLAYED: &[&str] = &["intake", "triage", "investigation", "resolution"];

/// The drill of a case.
pub fn drill(case: &Lived<'_>, anonymous: &mut Anonymous, language: Language) -> Drill {
    let nameless = lived(case, anonymous);
    let title = Label::new("Drill", "模拟演练").in_language(language);
    Drill {
        customer: customer(case, &nameless, anonymous, language),
        handler: handler(case, &nameless, anonymous, language),
        score: score(case, language),
        title: title.to_owned(),
    }
}

impl Drill {
    /// All three, each on a page of its own.
    pub fn sheet(self) -> Sheet {
        let mut blocks = self.customer;
        blocks.extend(self.handler);
        blocks.extend(self.score);
        // The first page begins with its own title.
        let title = match blocks.first() {
            Some(Block::Page(first)) => first.clone(),
            _ => self.title,
        };
        if matches!(blocks.first(), Some(Block::Page(_))) {
            blocks.remove(0);
        }
        Sheet { title, blocks }
    }
}

/// The wording of the policy that applies, to use or never to use.
fn wording<'a>(case: &'a Lived<'_>, never: bool) -> impl Iterator<Item = &'a Wording> {
    let all = case.policy.guidance.wording.iter();
    all.filter(move |wording| wording.never == never && wording.when.holds(&case.telling.case.facts))
}

fn quoted(wording: &Wording, language: Language) -> String {
    let text = wording.text.in_language(language);
    let text = match language {
        Language::English => format!("“{text}”"),
        Language::Chinese => format!("“{text}”"),
    };
    match &wording.reason {
        Some(reason) => format!("{text} — {}", reason.in_language(language)),
        None => text,
    }
}

fn customer(
    case: &Lived<'_>,
    nameless: &Nameless,
    anonymous: &mut Anonymous,
    language: Language,
) -> Vec<Block> {
    let say = |en, zh| Label::new(en, zh).in_language(language).to_owned();
    let mut blocks = vec![
        Block::Page(say("Drill: who plays the customer", "模拟演练：客户扮演者")),
        Block::Warning(say(
            "Keep this sheet to yourself: the other side must not read it. Support staff, cleaners and guards play the customer as well as anybody.",
            "本页请勿给处理人看。后勤、保洁、安保人员均可扮演客户。",
        )),
        Block::Heading(say("Your situation", "你的处境")),
        Block::Paragraph(nameless.subject.clone()),
    ];
    blocks.extend(nameless.details.clone().map(Block::Paragraph));
    blocks.push(Block::Heading(say("Who you are, in what mood, what you want", "身份、情绪与诉求")));
    blocks.push(Block::Facts(nameless.facts.clone()));
    let telling = &case.telling;
    let events = telling.case.standing_events(telling.record);
    let accounts = events.iter().filter(|event| event.matches("statement/customer"));
    let mut asked: Vec<String> = accounts
        .filter_map(|event| event.fields.text("account"))
        .map(|account| anonymous.conceal(account))
        .collect();
    let shown = events.iter().filter(|event| event.matches("evidence"));
    asked.extend(shown.filter_map(|event| gist(telling, event)).map(|line| anonymous.conceal(&line)).take(3));
    blocks.push(Block::Heading(say("Tell this only when you are asked", "被问到时才说")));
    blocks.push(match asked.is_empty() {
        true => Block::Paragraph(say(
            "Nothing more is known: invent what fits, and stay with it.",
            "记录中没有更多内容：可合理补充，前后一致即可。",
        )),
        false => Block::Items(asked),
    });
    blocks.push(Block::Heading(say("You calm down when you hear something like", "听到类似的话，你会缓和")));
    blocks.push(Block::Items(wording(case, false).map(|wording| quoted(wording, language)).collect()));
    blocks.push(Block::Heading(say("You get angrier when you hear", "听到这些话，你会更生气")));
    blocks.push(Block::Items(wording(case, true).map(|wording| quoted(wording, language)).collect()));
    let answers = answers(telling, &events, anonymous);
    if !answers.is_empty() {
        blocks.push(Block::Heading(say(
            "What was enough for the real customer, and what was not",
            "真实客户接受与不接受的方案",
        )));
        blocks.push(Block::Items(answers));
    }
    blocks
}

/// Each answer of the real customer, with what it answered.
fn answers(telling: &Telling<'_>, events: &[&Event], anonymous: &mut Anonymous) -> Vec<String> {
    let language = telling.reader.face.language;
    let mut told = Vec::new();
    for event in events.iter().filter(|event| event.matches("refused") || event.matches("accepted")) {
        let Some(spec) = event.kind.spec() else { continue };
        let answer = spec.label.in_language(language);
        let target = event.fields.text("target");
        let offer = events.iter().find(|offer| Some(offer.id.as_str()) == target);
        let offer = offer.and_then(|offer| gist(telling, offer)).unwrap_or_default();
        let line = said!(en: "{answer}: {offer}", zh: "{answer}：{offer}");
        told.push(anonymous.conceal(line.in_language(language)));
        let counter = event.fields.text("counter");
        told.extend(counter.map(|counter| {
            let line = said!(en: "wanted instead: {counter}", zh: "客户另提：{counter}");
            anonymous.conceal(line.in_language(language))
        }));
    }
    told
}

/// An item of a checklist without the commands and names of notes in brackets: a drill is played without a computer.
fn played(item: &str) -> String {
    let mut rest = item;
    let mut kept = String::new();
    while let Some(open) = rest.find(['（', '(']) {
        let Some(close) =
            rest.get(open..).and_then(|after| after.find(['）', ')'])).map(|close| open + close)
        else {
            break;
        };
        let end = close + rest.get(close..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let inside = rest.get(open..end).unwrap_or_default();
        let before = rest.get(..open).unwrap_or_default();
        match inside.contains('`') {
            true => kept.push_str(before.trim_end()),
            false => kept.push_str(rest.get(..end).unwrap_or_default()),
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

fn handler(
    case: &Lived<'_>,
    nameless: &Nameless,
    anonymous: &mut Anonymous,
    language: Language,
) -> Vec<Block> {
    let say = |en, zh| Label::new(en, zh).in_language(language).to_owned();
    let telling = &case.telling;
    let channel = telling.case.facts.values("channel").first();
    let channel = channel.map(|channel| {
        let name = telling.names.label(crate::domain::names::Naming::Channel, channel, language);
        (say("Channel", "渠道"), anonymous.conceal(name))
    });
    vec![
        Block::Page(say("Drill: who handles it", "模拟演练：处理人")),
        Block::Warning(say(
            "This is all that you know at the beginning. Find out the rest.",
            "以下是你一开始知道的全部情况，其余请自行了解。",
        )),
        Block::Facts(
            channel.into_iter().chain([(say("It is about", "事由"), nameless.subject.clone())]).collect(),
        ),
        Block::Heading(say("What you learned", "了解到的情况")),
        Block::Room,
        Block::Heading(say("What you promise, by when, and who has to agree", "承诺事项、时限与须批准的人")),
        Block::Room,
        Block::Heading(say("What you offer", "提出的方案")),
        Block::Room,
    ]
}

fn score(case: &Lived<'_>, language: Language) -> Vec<Block> {
    let say = |en, zh| Label::new(en, zh).in_language(language).to_owned();
    let facts = &case.telling.case.facts;
    let mut lists: Vec<&Checklist> =
        case.policy.guidance.checklists.iter().filter(|list| list.when.holds(facts)).collect();
    lists.retain(|list| PLAYED.contains(&list.stage.as_str()));
    lists.sort_by_key(|list| STAGES.iter().position(|stage| *stage == list.stage));
    let mut blocks = vec![
        Block::Page(say("Drill: score sheet", "模拟演练：评分表")),
        Block::Paragraph(say(
            "Tick off what was done. Half done counts half. Talk about it before you add up.",
            "完成一项勾一项，部分完成计一半；先讨论，再合计。",
        )),
    ];
    let mut most = 0;
    let mut stage = "";
    for list in lists {
        if list.stage != stage {
            stage = &list.stage;
            blocks.push(Block::Heading(stage_label(stage).in_language(language).to_owned()));
        }
        let items: Vec<(String, i32)> =
            list.items.iter().map(|item| (played(item.in_language(language)), STEP)).collect();
        most += STEP * i32::try_from(items.len()).unwrap_or_default();
        blocks.push(Block::Checks(items));
    }
    let said: Vec<(String, i32)> =
        wording(case, false).map(|wording| (quoted(wording, language), STEP)).collect();
    most += STEP * i32::try_from(said.len()).unwrap_or_default();
    blocks.push(Block::Heading(say("Said in so many words or the like", "说了类似的话")));
    blocks.push(Block::Checks(said));
    let never: Vec<(String, i32)> =
        wording(case, true).map(|wording| (quoted(wording, language), NEVER)).collect();
    blocks.push(Block::Heading(say("Must never be said", "禁用语")));
    blocks.push(Block::Checks(never));
    blocks.push(Block::Facts(vec![
        (say("At most", "满分"), most.to_string()),
        (say("Reached", "得分"), "________".to_owned()),
    ]));
    blocks
}
