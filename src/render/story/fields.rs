//! Keys and values of records in the words of the policy, the shop and plaint.

use super::Telling;
use crate::domain::instant;
use crate::domain::names::Naming;
use crate::domain::record::{Fields, Value};
use crate::render::cases::LIST;
use crate::render::privacy;
use crate::words::{Label, fields};

/// Keys that hold a telephone number and nothing else.
const TELEPHONES: &[&str] = &["telephone", "phone", "mobile", "tel"];

impl Telling<'_> {
    /// What people call the key: the policy's label, plaint's, or the key itself.
    pub(super) fn key(&self, key: &str) -> String {
        let language = self.reader.face.language;
        let declared = self.names.label(Naming::Field, key, language);
        if declared != key {
            return declared.to_owned();
        }
        fields::label(key).map_or_else(|| key.to_owned(), |label| label.in_language(language).to_owned())
    }

    /// The value of `key` for people; empty for nothing.
    pub(super) fn value(&self, key: &str, value: &Value) -> String {
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
            _ => None,
        };
        // A header key of the policy's own may have the same name (`about`): then its choices give the label.
        if let Some(name) = naming.map(|naming| self.named(naming, text)).filter(|name| name != text) {
            return name;
        }
        match key {
            "store" => return self.reader.book.store(text, language).to_owned(),
            "satisfied" => return self.reader.face.label(answer(text)).to_owned(),
            "intake" => {
                return intake(text)
                    .map_or_else(|| text.to_owned(), |label| self.reader.face.label(label).to_owned());
            }
            "to" => return self.addressee(text),
            "target" => return self.event(text),
            "reason" => {
                if let Some(label) = fields::reason(text) {
                    return self.reader.face.label(label).to_owned();
                }
            }
            _ => {}
        }
        if let Some(instant) = instant::parse(text) {
            return self.reader.face.full(&instant);
        }
        self.shown_text(key, text)
    }

    /// The label of a name; the name itself where it has none.
    pub(super) fn named(&self, naming: Naming, name: &str) -> String {
        self.names.label(naming, name, self.reader.face.language).to_owned()
    }

    /// Another event of the record: its kind and when it happened.
    fn event(&self, id: &str) -> String {
        let Some(event) = self.record.events.iter().find(|event| event.id == id) else {
            return id.to_owned();
        };
        let kind = event.kind.spec().map(|spec| self.reader.face.label(spec.label));
        format!("{} ({})", kind.unwrap_or(event.kind.name()), self.reader.face.full(&event.moment()))
    }

    /// Whom something goes to: a member of staff by name, a role by label.
    fn addressee(&self, to: &str) -> String {
        let role = self.named(Naming::Role, to);
        if role == to { self.reader.book.person(to).to_owned() } else { role }
    }

    /// The value for programs: as in the file, telephone numbers masked.
    pub(super) fn json(&self, key: &str, value: &Value) -> serde_json::Value {
        match value {
            Value::Nothing => serde_json::Value::Null,
            Value::Text(text) | Value::Loose(text) => self.shown_text(key, text).into(),
            Value::List(items) => items.iter().map(|item| self.json(key, item)).collect(),
            Value::Map(fields) => self.json_map(fields),
        }
    }

    /// The fields for programs.
    pub(super) fn json_map(&self, fields: &Fields) -> serde_json::Value {
        let entries = fields.iter().map(|(key, value)| (key.to_owned(), self.json(key, value)));
        serde_json::Value::Object(entries.collect())
    }

    /// The text of `key` as it is, its telephone numbers masked.
    pub(super) fn shown_text(&self, key: &str, text: &str) -> String {
        match self.reveal {
            true => text.to_owned(),
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

fn intake(text: &str) -> Option<Label> {
    match text {
        "submitted" => Some(Label::new("submitted by the customer", "顾客提交")),
        "detected" => Some(Label::new("detected by us, not submitted", "自行发现（非顾客提交）")),
        _ => None,
    }
}
