//! Documents, actions, the callback, and what a case has to do with others.

use super::Gist;
use crate::domain::record::Event;
use crate::render::evidence::short_hash;
use crate::render::story::Telling;
use crate::said;
use crate::words::Label;

/// The document, who signed it, and the file.
pub(super) fn document(telling: &Telling<'_>, event: &Event) -> Gist {
    let document = telling.field(event, "document").unwrap_or_default();
    let signed = telling
        .field(event, "signed_by")
        .map(|by| telling.say(&said!(en: "signed by {by}", zh: "签字：{by}")));
    let hash = event.fields.text("sha256").map(|hash| format!("SHA-256 {}…", short_hash(hash)));
    let parts = [Some(document), signed, telling.field(event, "name"), hash];
    Gist::new(
        &["document", "signed_by", "name", "sha256", "size"],
        vec![telling.listed(parts.into_iter().flatten().collect())],
    )
}

/// What is to be done, by whom, until when, and for what.
pub(super) fn action(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key);
    let (what, owner) = (field("what").unwrap_or_default(), field("owner").unwrap_or_default());
    let owner = match field("department") {
        Some(department) => telling.say(&said!(en: "{owner} ({department})", zh: "{owner}（{department}）")),
        None => owner,
    };
    let owner = telling.say(&said!(en: "owner: {owner}", zh: "负责人：{owner}"));
    let due = field("due_by").map(|due| telling.say(&said!(en: "by {due}", zh: "应于 {due} 前完成")));
    let about = field("against").map(|whom| telling.say(&said!(en: "about {whom}", zh: "涉及{whom}")));
    let remedy =
        field("remedy").map(|remedy| telling.say(&said!(en: "carries out: {remedy}", zh: "落实：{remedy}")));
    let second = telling.listed([Some(owner), due, about, remedy].into_iter().flatten().collect());
    Gist::new(&["what", "owner", "department", "due_by", "against", "remedy", "target"], vec![what, second])
}

/// What the complaint was called before.
pub(super) fn renumbered(telling: &Telling<'_>, event: &Event) -> Gist {
    let was = event.fields.text("was").unwrap_or_default();
    Gist::new(&["was"], vec![telling.say(&said!(en: "before: {was}", zh: "原编号：{was}"))])
}

/// What was done, and what proves it.
pub(super) fn done(telling: &Telling<'_>, event: &Event) -> Gist {
    let what = telling.field(event, "target").unwrap_or_default();
    let proof = telling
        .field(event, "evidence")
        .map(|on| telling.say(&said!(en: "proved by: {on}", zh: "证明：{on}")));
    Gist::new(&["target", "evidence"], vec![what, proof.unwrap_or_default()])
}

/// Whether it is solved and the customer calm, and what they give us for it.
pub(super) fn called_back(telling: &Telling<'_>, event: &Event) -> Gist {
    let answer = |key: &str, yes: Label, no: Label| match event.fields.text(key)? {
        "yes" => Some(telling.reader.face.label(yes).to_owned()),
        "no" => Some(telling.reader.face.label(no).to_owned()),
        _ => None,
    };
    let solved = answer("solved", Label::new("solved", "问题已解决"), Label::new("not solved", "问题未解决"));
    let calm = answer(
        "calm",
        Label::new("the customer is calm", "顾客已平复"),
        Label::new("the customer is not calm", "顾客未平复"),
    );
    let score = telling
        .field(event, "score")
        .map(|score| telling.say(&said!(en: "score {score}", zh: "评分 {score}")));
    let form = telling.field(event, "form");
    Gist::new(
        &["solved", "calm", "score", "form"],
        vec![telling.listed([solved, calm, score, form].into_iter().flatten().collect())],
    )
}

/// With which complaint, as what.
pub(super) fn linked(telling: &Telling<'_>, event: &Event) -> Gist {
    let to = event.fields.text("to").unwrap_or_default();
    let link = telling.field(event, "as").unwrap_or_default();
    let line = telling.say(&said!(en: "{to}: {link}", zh: "{to}：{link}"));
    Gist::new(&["to", "as"], vec![line])
}

/// Into which complaint, or out of which.
pub(super) fn joined(telling: &Telling<'_>, event: &Event) -> Gist {
    let into = match event.fields.get("into") {
        Some(value) => telling.value("into", value),
        None => telling.field(event, "from").unwrap_or_default(),
    };
    Gist::new(&["into", "from", "reason"], vec![into, telling.field(event, "reason").unwrap_or_default()])
}

impl Telling<'_> {
    /// The name of a clock; of one that belongs to an action, what is to be done.
    pub(in crate::render) fn clock(&self, clock: &str) -> String {
        self.reader.clock(self.names, self.record, clock).for_people()
    }
}
