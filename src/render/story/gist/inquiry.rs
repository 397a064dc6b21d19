//! Statements, evidence, what was found, what was weighed.

use super::Gist;
use crate::domain::investigation::evidence::size_in_words;
use crate::domain::names::Naming;
use crate::domain::record::Event;
use crate::render::evidence::short_hash;
use crate::render::story::Telling;
use crate::said;
use crate::words::Label;

/// Whose account it is, how it was given, and the account itself in quotes.
pub(super) fn statement(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key);
    let account = telling.quoted(&field("account").unwrap_or_default());
    let who = telling.speaker(event);
    let line = match field("form") {
        Some(form) => said!(en: "{who} ({form}): {account}", zh: "{who}（{form}）：{account}"),
        None => said!(en: "{who}: {account}", zh: "{who}：{account}"),
    };
    Gist::new(&["of", "account", "who", "staff", "department", "form"], vec![telling.say(&line)])
}

/// What it is, how to know it again, and where it is, from whom and how.
pub(super) fn evidence(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key);
    let size = event.fields.text("size").and_then(|size| size.parse().ok()).map(size_in_words);
    let hash = event.fields.text("sha256").map(|hash| format!("SHA-256 {}…", short_hash(hash)));
    let what: Vec<String> = [field("name"), size, hash].into_iter().flatten().collect();
    let (kind, what) = (field("kind").unwrap_or_default(), telling.listed(what));
    let first = if what.is_empty() { kind } else { telling.colon(&kind, &what) };
    let kept = field("kept").map(|place| match event.fields.text("copied") {
        Some("no") => {
            telling.say(&said!(en: "no copy here, kept in {place}", zh: "此处无副本，存放于{place}"))
        }
        _ => telling.say(&said!(en: "kept in {place}", zh: "存放于{place}")),
    });
    let source = field("source").map(|whom| telling.say(&said!(en: "from {whom}", zh: "由{whom}提供")));
    let obtained = match (field("obtained_by"), field("obtained")) {
        (Some(by), Some(how)) => {
            Some(telling.say(&said!(en: "obtained by {by}: {how}", zh: "由{by}取得：{how}")))
        }
        (Some(by), None) => Some(telling.say(&said!(en: "obtained by {by}", zh: "由{by}取得"))),
        (None, Some(how)) => Some(telling.say(&said!(en: "obtained: {how}", zh: "取得方式：{how}"))),
        (None, None) => None,
    };
    let second = telling.listed([kept, source, obtained].into_iter().flatten().collect());
    let told = &["kind", "name", "sha256", "size", "obtained_by", "obtained", "source", "kept", "copied"];
    Gist::new(told, vec![first, second])
}

/// What the matter does to the house, a line for each.
pub(super) fn assessed(telling: &Telling<'_>, event: &Event) -> Gist {
    let line =
        |key: &'static str| telling.field(event, key).map(|text| telling.colon(&telling.key(key), &text));
    Gist::new(
        &["image", "business", "customers"],
        ["image", "business", "customers"].into_iter().filter_map(line).collect(),
    )
}

/// The finding with its cause; why; who answers for it; on what it rests.
pub(super) fn determined(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key);
    let answers = [
        (
            "at_fault",
            Label::new("we are at fault", "我方有过错"),
            Label::new("we are not at fault", "我方无过错"),
        ),
        ("good_faith", Label::new("in good faith", "善意投诉"), Label::new("not in good faith", "非善意")),
    ];
    let answered = answers.into_iter().filter_map(|(key, yes, no)| match event.fields.text(key)? {
        "yes" => Some(telling.reader.face.label(yes).to_owned()),
        "no" => Some(telling.reader.face.label(no).to_owned()),
        _ => None,
    });
    let first: Vec<String> =
        [field("finding"), cause(telling, event)].into_iter().flatten().chain(answered).collect();
    let labelled = |key: &'static str| field(key).map(|text| telling.colon(&telling.key(key), &text));
    let mut lines = vec![telling.listed(first), field("reason").unwrap_or_default()];
    lines.extend(
        answerable(telling, event)
            .map(|who| telling.say(&said!(en: "responsible: {who}", zh: "责任：{who}"))),
    );
    lines.extend([labelled("law"), labelled("loss")].into_iter().flatten());
    lines.extend(field("evidence").map(|on| telling.say(&said!(en: "rests on: {on}", zh: "依据：{on}"))));
    let told =
        &["finding", "reason", "cause", "at_fault", "good_faith", "responsible", "law", "loss", "evidence"];
    Gist::new(told, lines)
}

/// The cause, and of what broader ones it is a case: from the nearest to the root.
pub(in crate::render) fn cause(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let cause = event.fields.text("cause")?;
    let broader = telling.names.broader_causes(cause);
    let chain: Vec<String> =
        std::iter::once(cause).chain(broader).map(|name| telling.named(Naming::Cause, name)).collect();
    Some(chain.join(" → "))
}

/// Who answers for it, by name.
pub(in crate::render::story) fn answerable(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let fields = event.fields.map("responsible")?;
    let part = |key: &'static str| {
        fields.get(key).map(|value| telling.colon(&telling.key(key), &telling.value(key, value)))
    };
    let parts: Vec<String> =
        ["store", "departments", "staff", "superiors"].into_iter().filter_map(part).collect();
    Some(parts.join(telling.reader.face.label(Label::new("; ", "；"))))
}

/// The option, what becomes of it, and why.
pub(super) fn weighed(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key).unwrap_or_default();
    let (option, verdict, reason) = (field("option"), field("verdict"), field("reason"));
    let line = match telling.field(event, "amount") {
        Some(amount) => said!(
            en: "{option}, {amount}: {verdict}, because {reason}",
            zh: "{option}（{amount}）：{verdict}，理由：{reason}"
        ),
        None => said!(en: "{option}: {verdict}, because {reason}", zh: "{option}：{verdict}，理由：{reason}"),
    };
    Gist::new(&["option", "verdict", "reason", "amount"], vec![telling.say(&line)])
}
