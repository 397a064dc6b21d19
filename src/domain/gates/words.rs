//! Gates in words: events by the labels of the policy, and the commands that record them.

use super::policy::Party;
use super::{Clash, Conflict, Lack, Missing};
use crate::domain::investigation;
use crate::domain::media::{result_label, retraction_label};
use crate::domain::policy::{Choice, Policy};
use crate::domain::record::EventKind;
use crate::said;
use crate::words::{Label, Said};

/// The events that `pattern` means, in words: `evidence/cctv` → "evidence: CCTV".
pub fn event_said(pattern: &str, policy: &Policy) -> Said {
    let (kind, qualifier) = parts(pattern);
    let Some(spec) = EventKind::of(kind).spec() else { return said!(en: "{kind}", zh: "{kind}") };
    let Label { en, zh } = spec.label;
    let Some(qualifier) = qualifier else { return spec.label.said() };
    let Said { en: which_en, zh: which_zh } = qualifier_said(spec.qualifier, qualifier, policy);
    said!(en: "{en}: {which_en}", zh: "{zh}：{which_zh}")
}

fn parts(pattern: &str) -> (&str, Option<&str>) {
    match pattern.split_once('/') {
        Some((kind, qualifier)) => (kind, Some(qualifier)),
        None => (pattern, None),
    }
}

/// The value of the key that tells events of a kind apart, in words.
fn qualifier_said(key: Option<&str>, name: &str, policy: &Policy) -> Said {
    let (intake, words) = (&policy.intake, &policy.vocabulary);
    let resolution = &policy.resolution;
    let found = match key.unwrap_or_default() {
        "form" => label(&words.forms, name),
        "role" => label(&words.roles, name),
        "about" => label(&words.notes, name),
        "outcome" => label(&intake.outcomes, name),
        "option" => label(&resolution.options, name),
        "tier" => label(policy.triage.tiers.iter().map(|tier| &tier.choice), name),
        "level" => label(policy.escalation.levels.iter().map(|level| &level.choice), name),
        "clock" => label(policy.clocks.iter().map(|clock| &clock.choice), name),
        "field" => label(intake.fields.iter().map(|field| &field.choice), name),
        "kind" => label(policy.investigation.evidence.iter().map(|kind| &kind.choice), name),
        "document" => label(resolution.documents.iter().map(|kind| &kind.choice), name),
        "remedy" => label(resolution.remedies.iter().map(|kind| &kind.choice), name),
        "rung" => resolution.rung(name).map(|(_, _, rung)| rung.choice.label.clone()),
        "of" => investigation::stated_by_label(name).map(Label::said),
        "medium" => policy.media.medium(name).map(|medium| medium.choice.label.clone()),
        "result" => result_label(name).map(Label::said),
        "how" => retraction_label(name).map(Label::said),
        "finding" => investigation::finding_label(name).map(Label::said),
        _ => None,
    };
    found.unwrap_or_else(|| said!(en: "{name}", zh: "{name}"))
}

fn label<'a>(choices: impl IntoIterator<Item = &'a Choice>, name: &str) -> Option<Said> {
    choices.into_iter().find(|choice| choice.name == name).map(|choice| choice.label.clone())
}

/// Everything that a gate waits for, in words, with the commands that record it in the case `id`.
pub fn missing_said(missing: &Missing<'_>, id: &str, policy: &Policy) -> Vec<Said> {
    let mut said: Vec<Said> = missing.lacks.iter().map(|lack| lack_said(lack, id, policy)).collect();
    if let Some(since) = &missing.gate.since {
        let Said { en, zh } = event_said(since, policy);
        said.push(said!(en: "only what came after “{en}” counts", zh: "仅计“{zh}”之后的事项"));
    }
    if missing.gate.this_round && missing.round > 1 {
        let round = missing.round;
        said.push(said!(en: "only round {round} counts", zh: "仅计第 {round} 轮"));
    }
    said
}

fn lack_said(lack: &Lack, id: &str, policy: &Policy) -> Said {
    match lack {
        Lack::Event(pattern) => {
            let Said { en, zh } = event_said(pattern, policy);
            match recording_command(pattern, id) {
                Some(command) => said!(en: "no “{en}”: `{command}`", zh: "尚无“{zh}”：`{command}`"),
                None => said!(en: "no “{en}”", zh: "尚无“{zh}”"),
            }
        }
        Lack::Signatures { document, missing } => {
            let Said { en, zh } = event_said(&format!("document/{document}"), policy);
            let (by_en, by_zh) = (roles_said(missing, policy, true), roles_said(missing, policy, false));
            said!(
                en: "“{en}” is not signed by {by_en}: `plaint document {id} {document} --signed …`",
                zh: "“{zh}”尚缺签字：{by_zh}：`plaint document {id} {document} --signed …`"
            )
        }
        Lack::Several { of, there, at_least } => several_said((of, there, *at_least), id, policy),
    }
}

fn several_said((of, there, at_least): (&[String], &[String], u32), id: &str, policy: &Policy) -> Said {
    let list = |patterns: &[String], english: bool| {
        let one = |pattern: &String| {
            let said = event_said(pattern, policy);
            if english { said.en } else { said.zh }
        };
        patterns.iter().map(one).collect::<Vec<_>>().join(if english { "; " } else { "；" })
    };
    let (count, (of_en, of_zh)) = (there.len(), (list(of, true), list(of, false)));
    let (there_en, there_zh) = match there {
        [] => (String::new(), String::new()),
        _ => (format!(" ({})", list(there, true)), format!("（{}）", list(there, false))),
    };
    let left: Vec<String> = of.iter().filter(|pattern| !there.contains(pattern)).cloned().collect();
    let commands = commands(&left, id);
    said!(
        en: "{count} of {at_least} different ones are there{there_en}; these count: {of_en}: {commands}",
        zh: "不同的事项须至少 {at_least} 种，现有 {count} 种{there_zh}；可计入：{of_zh}：{commands}"
    )
}

/// The commands that record what several patterns mean, one for each kind of event.
fn commands(patterns: &[String], id: &str) -> String {
    let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
    for (kind, qualifier) in patterns.iter().map(|pattern| parts(pattern)) {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, qualifiers)) => qualifiers.extend(qualifier),
            None => kinds.push((kind, qualifier.into_iter().collect())),
        }
    }
    let command = |(kind, qualifiers): &(&str, Vec<&str>)| {
        let pattern = match qualifiers.as_slice() {
            [] => (*kind).to_owned(),
            several => format!("{kind}/{}", several.join("/")),
        };
        recording_command(&pattern, id).map(|command| format!("`{command}`"))
    };
    kinds.iter().filter_map(command).collect::<Vec<_>>().join(", ")
}

/// Roles, and the customer, in words.
pub fn roles_said(roles: &[String], policy: &Policy, english: bool) -> String {
    let one = |who: &String| {
        let said = match who.as_str() {
            "customer" => said!(en: "the customer", zh: "顾客"),
            role => qualifier_said(Some("role"), role, policy),
        };
        if english { said.en } else { said.zh }
    };
    roles.iter().map(one).collect::<Vec<_>>().join(if english { ", " } else { "、" })
}

/// The command that records what `pattern` means in the case `id`; `None` for what only rules record.
pub fn recording_command(pattern: &str, id: &str) -> Option<String> {
    let (kind, qualifier) = parts(pattern);
    let of = |placeholder: &'static str| qualifier.unwrap_or(placeholder).to_owned();
    Some(match kind {
        "responded" => format!("plaint respond {id} --form {}", of("FORM")),
        "informed" => format!("plaint inform {id} --form {}", of("FORM")),
        "triaged" => format!("plaint triage {id}"),
        "assigned" => format!("plaint assign {id} STAFF"),
        "escalated" => format!("plaint escalate {id} {} --reason …", of("LEVEL")),
        "statement" => format!("plaint statement {id} --of {} --account …", of("WHOM")),
        "evidence" => format!("plaint evidence add {id} --kind {} …", of("KIND")),
        "assessed" => format!("plaint assess {id} --image … --business … --customers …"),
        "determined" => format!("plaint determine {id} {} --reason …", of("FINDING")),
        "weighed" => format!("plaint weigh {id} {} --verdict … --reason …", of("OPTION")),
        "offered" => format!("plaint offer {id} …"),
        "approved" => format!("plaint approve {id} …"),
        "accepted" => format!("plaint accept {id} …"),
        "refused" => format!("plaint refuse {id} …"),
        "document" => format!("plaint document {id} {} …", of("DOCUMENT")),
        "action" => format!("plaint action {id} …"),
        "done" => format!("plaint done {id} …"),
        "called-back" => format!("plaint callback {id} …"),
        "exposed" => format!("plaint expose {id} --medium {}", of("MEDIUM")),
        "clarified" => format!("plaint clarify {id} --medium {}", of("MEDIUM")),
        "verified" => format!("plaint verify {id} --{} --reason …", of("true|--untrue")),
        "retracted" => format!("plaint retract {id} --{}", of("HOW")),
        "linked" => format!("plaint link {id} …"),
        "lesson" => format!("plaint lesson {id} …"),
        "note" => format!("plaint note {id} --about {}", of("ABOUT")),
        "corrected" => format!("plaint correct {id} {} …", of("FIELD")),
        _ => return None,
    })
}

/// People of a case, in words.
pub fn party_said(party: Party) -> Label {
    match party {
        Party::Named => Label::new("whom the complaint names", "被投诉的员工"),
        Party::Responsible => Label::new("whom the finding holds responsible", "认定的责任人"),
        Party::Handler => Label::new("who handles the case", "经办人"),
        Party::EarlierHandler => Label::new("who handled it before", "此前的经办人"),
        Party::Investigator => Label::new("who investigated", "调查人"),
    }
}

/// How somebody would break a separation, one sentence for each way; `name_of` gives people's names.
pub fn clashes_said(conflict: &Conflict<'_>, policy: &Policy, name_of: &dyn Fn(&str) -> String) -> Vec<Said> {
    let who = name_of(&conflict.person);
    let one = |clash: &Clash| match clash {
        Clash::IsOne(party) => {
            let Label { en, zh } = party_said(*party);
            said!(en: "it must be somebody else: {who} is {en}", zh: "须由他人办理：{who} 是{zh}")
        }
        Clash::NotAbove(party, id) => {
            let Label { en, zh } = party_said(*party);
            let below = name_of(id);
            said!(en: "{who} does not stand above {below} ({en})", zh: "{who} 的级别不高于 {below}（{zh}）")
        }
        Clash::WrongRole => {
            let only = &conflict.separation.only;
            let (en, zh) = (roles_said(only, policy, true), roles_said(only, policy, false));
            said!(en: "only for: {en}; {who} is none of these", zh: "仅限：{zh}；{who} 不在其列")
        }
    };
    conflict.clashes.iter().map(one).collect()
}
