//! Keys and values of records in the words of the policy, the shop and plaint.

use super::Telling;
use super::gist::{fine_by_name, known_again};
use crate::domain::instant;
use crate::domain::investigation::{finding_label, stated_by_label, verdict_label};
use crate::domain::media::{result_label, retraction_label};
use crate::domain::names::Naming;
use crate::domain::record::{Event, Fields, Value};
use crate::render::cases::{LIST, Reader};
use crate::render::privacy;
use crate::said;
use crate::words::{Label, Said, fields};

/// Keys that hold a telephone number and nothing else.
const TELEPHONES: &[&str] = &["telephone", "phone", "mobile", "tel"];

impl Telling<'_> {
    /// What people call the key: the policy's label, plaint's, or the key itself.
    pub(in crate::render) fn key(&self, key: &str) -> String {
        let language = self.reader.face.language;
        let declared = self.names.label(Naming::Field, key, language);
        if declared != key {
            return declared.to_owned();
        }
        fields::label(key).map_or_else(|| key.to_owned(), |label| label.in_language(language).to_owned())
    }

    /// The value of `key` for people; empty for nothing.
    pub(in crate::render) fn value(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Nothing => String::new(),
            Value::Text(text) | Value::Loose(text) => self.text(key, text),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(key, item)).collect();
                items.join(self.reader.face.label(LIST))
            }
            Value::Map(fields) => self.map(key, fields),
        }
    }

    fn map(&self, key: &str, fields: &Fields) -> String {
        let entry = |(inner, value): (&str, &Value)| {
            let (name, words) = match key {
                "left" => {
                    let left = value.as_text().map(|text| self.reader.face.left(text));
                    (self.named(Naming::Clock, inner), left.unwrap_or_default())
                }
                _ => (self.key(inner), self.value(inner, value)),
            };
            format!("{name}: {words}")
        };
        let entries: Vec<String> = fields.iter().map(entry).collect();
        entries.join(self.reader.face.label(Label::new("; ", "；")))
    }

    fn text(&self, key: &str, text: &str) -> String {
        let language = self.reader.face.language;
        let declared = self.names.value(key, text, language);
        if declared != text {
            return declared.to_owned();
        }
        let naming = match key {
            "tier" => Some(Naming::Tier),
            "category" => Some(Naming::Category),
            "channel" => Some(Naming::Channel),
            "level" => Some(Naming::Level),
            "outcome" => Some(Naming::Outcome),
            "role" => Some(Naming::Role),
            "form" => Some(Naming::Form),
            "about" => Some(Naming::Note),
            "clock" => Some(Naming::Clock),
            "rule" => Some(Naming::Rule),
            "kind" => Some(Naming::Evidence),
            "cause" => Some(Naming::Cause),
            "law" | "name" if self.names.knows(Naming::Bound, text) => Some(Naming::Bound),
            "option" => Some(Naming::Option),
            "ladder" => Some(Naming::Ladder),
            "rung" => Some(Naming::Rung),
            "remedy" => Some(Naming::Remedy),
            "document" => Some(Naming::Document),
            "medium" => Some(Naming::Medium),
            "needs" => Some(Naming::Role),
            _ => None,
        };
        // A header key of the policy's own may have the same name (`about`): then its choices give the label.
        if let Some(name) = naming.map(|naming| self.named(naming, text)).filter(|name| name != text) {
            return name;
        }
        if let Some(words) = self.person_or_event(key, text).or_else(|| self.fixed_word(key, text)) {
            return words;
        }
        if let Some(instant) = instant::parse(text) {
            return self.reader.face.full(&instant);
        }
        self.shown_text(key, text)
    }

    /// Whom or what an id means: a store, a department, somebody, another event.
    fn person_or_event(&self, key: &str, text: &str) -> Option<String> {
        let Reader { face, book } = &self.reader;
        Some(match key {
            "store" => book.store(text, face.language).to_owned(),
            "department" | "departments" => book.department(self.names, text, face.language).to_owned(),
            "staff" | "superiors" | "owner" | "against" | "obtained_by" | "deputy_of" => self.addressee(text),
            "to" => self.addressee(text),
            "signed_by" if text == "customer" => face.label(Label::new("customer", "顾客")).to_owned(),
            "signed_by" => self.addressee(text),
            "target" | "evidence" | "repeats" => self.event(text),
            _ => return None,
        })
    }

    /// The words that plaint itself fixes for values.
    fn fixed_word(&self, key: &str, text: &str) -> Option<String> {
        let label = match key {
            "satisfied" | "at_fault" | "good_faith" | "interim" | "solved" | "calm" => Some(answer(text)),
            "intake" => intake(text),
            "reason" => fields::reason(text),
            "finding" => finding_label(text),
            "of" => stated_by_label(text),
            "verdict" => verdict_label(text),
            "as" => link(text),
            "result" => result_label(text),
            "how" => retraction_label(text),
            _ => None,
        };
        label.map(|label| self.reader.face.label(label).to_owned())
    }

    /// The value of a key of the event in words; `None` where it has none.
    pub(in crate::render) fn field(&self, event: &Event, key: &str) -> Option<String> {
        let words = self.value(key, event.fields.get(key)?);
        (!words.is_empty()).then_some(words)
    }

    /// The wording in the reader's language.
    pub(in crate::render) fn say(&self, said: &Said) -> String {
        self.reader.face.say(said)
    }

    /// What somebody said, in quotes.
    pub(in crate::render) fn quoted(&self, text: &str) -> String {
        format!("“{text}”")
    }

    /// The parts one after another.
    pub(in crate::render) fn listed(&self, parts: Vec<String>) -> String {
        parts.join(self.reader.face.label(Label::new(", ", "，")))
    }

    /// A name and what it stands for.
    pub(in crate::render) fn colon(&self, name: &str, words: &str) -> String {
        self.say(&said!(en: "{name}: {words}", zh: "{name}：{words}"))
    }

    /// Whose account a statement is, by name where one is told.
    pub(in crate::render) fn speaker(&self, event: &Event) -> String {
        let sort = self.field(event, "of").unwrap_or_default();
        let name = ["who", "staff", "department"].iter().find_map(|key| self.field(event, key));
        name.map_or(sort.clone(), |name| format!("{sort} {name}"))
    }

    /// The label of a name; the name itself where it has none.
    pub(in crate::render) fn named(&self, naming: Naming, name: &str) -> String {
        self.names.label(naming, name, self.reader.face.language).to_owned()
    }

    /// Another event of the record, so that one knows it again: what it is, and when it happened.
    fn event(&self, id: &str) -> String {
        let Some(event) = self.record.events.iter().find(|event| event.id == id) else {
            return id.to_owned();
        };
        let kind = event.kind.spec().map_or(event.kind.name(), |spec| self.reader.face.label(spec.label));
        let what = match event.kind.name() {
            "action" => self.field(event, "what"),
            "evidence" => Some(self.listed_as_name(event, &["kind", "name"])),
            "document" => Some(self.listed_as_name(event, &["document", "name"])),
            "statement" => Some(self.colon(kind, &self.speaker(event))),
            "exposed" => Some(self.listed_as_name(event, &["medium", "outlet"])),
            "offered" => Some(known_again(self, event)),
            "fined" => Some(fine_by_name(self, event)),
            _ => None,
        };
        let (what, when) = (what.unwrap_or_else(|| kind.to_owned()), self.reader.face.full(&event.moment()));
        self.say(&said!(en: "{what} ({when})", zh: "{what}（{when}）"))
    }

    fn listed_as_name(&self, event: &Event, keys: &[&str]) -> String {
        keys.iter().filter_map(|key| self.field(event, key)).collect::<Vec<_>>().join(" ")
    }

    /// Whom something goes to: a member of staff by name, a role by label.
    pub(in crate::render) fn addressee(&self, to: &str) -> String {
        let role = self.named(Naming::Role, to);
        if role == to { self.reader.book.person(to).to_owned() } else { role }
    }

    /// The value for programs: as in the file, telephone numbers masked.
    pub(in crate::render) fn json(&self, key: &str, value: &Value) -> serde_json::Value {
        match value {
            Value::Nothing => serde_json::Value::Null,
            Value::Text(text) | Value::Loose(text) => self.shown_text(key, text).into(),
            Value::List(items) => items.iter().map(|item| self.json(key, item)).collect(),
            Value::Map(fields) => self.json_map(fields),
        }
    }

    /// The fields for programs.
    pub(in crate::render) fn json_map(&self, fields: &Fields) -> serde_json::Value {
        let entries = fields.iter().map(|(key, value)| (key.to_owned(), self.json(key, value)));
        serde_json::Value::Object(entries.collect())
    }

    /// The text of `key` as it is, its telephone numbers masked.
    pub(in crate::render) fn shown_text(&self, key: &str, text: &str) -> String {
        match self.reveal {
            true => text.to_owned(),
            // A hash may hold the digits of a telephone number by chance.
            false if key == "sha256" => text.to_owned(),
            false if TELEPHONES.contains(&key) => privacy::masked_field(text),
            false => privacy::masked(text).into_owned(),
        }
    }
}

fn answer(text: &str) -> Label {
    match text {
        "yes" | "true" => Label::new("yes", "是"),
        "no" | "false" => Label::new("no", "否"),
        _ => Label::new("not known", "不明"),
    }
}

/// What a linked complaint is to this one.
fn link(text: &str) -> Option<Label> {
    match text {
        "arises-from" => Some(Label::new("arises from", "引出措施的投诉")),
        "same-matter" => Some(Label::new("the same matter", "同一事项")),
        "follow-up" => Some(Label::new("this one follows it up", "本案为其后续")),
        "followed-by" => Some(Label::new("it follows this one up", "为本案后续")),
        "duplicate" => Some(Label::new("the same complaint twice", "重复投诉")),
        "related" => Some(Label::new("related", "相关")),
        _ => None,
    }
}

fn intake(text: &str) -> Option<Label> {
    match text {
        "submitted" => Some(Label::new("submitted by the customer", "顾客提交")),
        "detected" => Some(Label::new("detected by us, not submitted", "自行发现（非顾客提交）")),
        _ => None,
    }
}
