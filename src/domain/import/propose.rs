//! A mapping to start from: what the headings of a table seem to mean, and the words that its cells hold.

use std::collections::BTreeMap;

use super::date;
use super::mapping::{CUSTOMER_KEYS, HISTORY_KEYS};
use super::row::{Content, Rows};
use super::value::{items, named};
use crate::domain::intake::policy::FieldKind;
use crate::domain::policy::{Choice, Policy};
use crate::domain::shop::Shop;
use crate::words::Language;

/// Headings that tables have for the keys of a mapping; compared without case, spaces and signs.
const HEADINGS: &[(&str, &[&str])] = &[
    (
        "number",
        &["number", "no", "id", "caseno", "ticket", "ticketno", "编号", "单号", "序号", "投诉编号", "工单号"],
    ),
    ("store", &["store", "shop", "branch", "门店", "分店", "店铺", "店名", "营业厅"]),
    ("channel", &["channel", "source", "via", "渠道", "投诉渠道", "来源", "受理方式", "投诉方式", "途径"]),
    ("category", &["category", "type", "kind", "类别", "投诉类别", "分类", "类型", "投诉类型"]),
    (
        "subject",
        &["subject", "title", "summary", "complaint", "事由", "主题", "标题", "投诉内容", "投诉事由", "内容"],
    ),
    (
        "details",
        &["details", "description", "text", "详情", "经过", "详细内容", "详细情况", "描述", "情况说明"],
    ),
    ("staff", &["staff", "employee", "complainedabout", "被投诉人", "被投诉员工", "涉及员工"]),
    ("anonymous", &["anonymous", "匿名", "是否匿名"]),
    ("called", &["called", "salutation", "称呼", "称谓"]),
    (
        "telephone",
        &[
            "telephone",
            "phone",
            "mobile",
            "tel",
            "phonenumber",
            "电话",
            "手机",
            "联系电话",
            "手机号",
            "联系方式",
        ],
    ),
    (
        "name",
        &[
            "name",
            "customer",
            "customername",
            "fromname",
            "姓名",
            "客户姓名",
            "顾客姓名",
            "客户",
            "顾客",
            "投诉人",
        ],
    ),
    ("address", &["address", "地址", "住址"]),
    (
        "received",
        &[
            "received",
            "date",
            "receivedat",
            "opened",
            "created",
            "受理时间",
            "投诉时间",
            "投诉日期",
            "登记时间",
            "受理日期",
            "日期",
            "时间",
        ],
    ),
    (
        "responded",
        &["responded", "firstresponse", "responsedate", "首次响应", "首次回复", "响应时间", "回复时间"],
    ),
    ("handler", &["handler", "owner", "assignee", "handledby", "处理人", "经办人", "负责人", "责任人"]),
    ("tier", &["tier", "level", "severity", "priority", "等级", "级别", "投诉等级"]),
    ("finding", &["finding", "verdict", "认定", "认定结论", "是否成立", "责任认定"]),
    ("reason", &["reason", "理由", "认定理由"]),
    ("cause", &["cause", "rootcause", "原因", "根本原因"]),
    ("satisfied", &["satisfied", "satisfaction", "满意", "是否满意", "满意度"]),
    ("outcome", &["outcome", "result", "resolution", "结果", "处理结果"]),
    ("lesson", &["lesson", "教训", "经验教训"]),
    (
        "closed",
        &["closed", "closedat", "resolved", "结案时间", "结案日期", "办结时间", "完成时间", "关闭时间"],
    ),
    ("withdrawn", &["withdrawn", "撤诉时间", "撤诉日期"]),
    ("note", &["note", "notes", "remarks", "remark", "备注", "说明"]),
];

/// How many different words of a column are listed: more are no list of words.
const MOST_WORDS: usize = 30;

/// A mapping for `rows` in TOML: what the headings seem to mean for `policy`, with the words that the cells hold. What was
/// not understood stands as a comment.
pub fn propose(rows: &Rows, policy: &Policy, shop: &Shop, language: Language) -> String {
    let mut meant: BTreeMap<String, &str> = BTreeMap::new();
    let mut left = Vec::new();
    for heading in rows.headings.iter().filter(|heading| !heading.is_empty()) {
        match key_of(heading, policy).filter(|key| !meant.contains_key(key)) {
            Some(key) => {
                meant.insert(key, heading);
            }
            None => left.push(heading.as_str()),
        }
    }
    let say = |en: &'static str, zh: &'static str| match language {
        Language::English => en,
        Language::Chinese => zh,
    };
    let mut text = format!(
        "# {}\n",
        say(
            "Proposed from the headings and cells; look at every line. `plaint import … --dry-run` shows what it does.",
            "根据表头和内容推测，请逐行核对。`plaint import … --dry-run` 可预览效果。",
        )
    );
    let stem = rows.file.rsplit_once('.').map_or(rows.file.as_str(), |(stem, _)| stem);
    text += &format!("source = {}  # {}\n", quoted(stem), say("the old system's name", "原系统名称"));
    let number = meant.remove("number");
    text += &number.map_or(String::new(), |heading| format!("number = {}\n", quoted(heading)));
    if !left.is_empty() {
        let list = left.iter().map(|heading| quoted(heading)).collect::<Vec<_>>().join(", ");
        let why = say("Columns that were not understood.", "以下各列未能识别。");
        text += &format!("# {why}\nignore = [{list}]\n");
    }
    let proposal = Proposal { rows, policy, shop, look: say("meaning?", "含义？") };
    if let Some(found) = proposal.two_days(&meant) {
        let which = say("may be two days: which comes first?", "可能是两个日期：日在前还是月在前？");
        text += &format!("\n[dates]\n# {found} {which}\n# first = \"day\"\n# first = \"month\"\n");
    }
    let own = |key: &&String| !CUSTOMER_KEYS.contains(&key.as_str()) && !HISTORY_KEYS.contains(&key.as_str());
    text += "\n[fields]\n";
    for key in meant.keys().filter(own) {
        text += &proposal.line(key, meant[key]);
    }
    text += &proposal.missing(&meant);
    for (section, keys) in [("customer", CUSTOMER_KEYS), ("history", HISTORY_KEYS)] {
        text += &format!("\n[{section}]\n");
        for key in keys.iter().filter(|key| section != "customer" || **key != "note") {
            if let Some(heading) = meant.get(*key) {
                text += &proposal.line(key, heading);
            }
        }
    }
    if !meant.contains_key("received") {
        text +=
            &format!("# received = \"…\"  # {}\n", say("needed: when the complaint came", "必填：受理时间"));
    }
    text
}

struct Proposal<'a> {
    rows: &'a Rows,
    policy: &'a Policy,
    shop: &'a Shop,
    look: &'static str,
}

impl Proposal<'_> {
    /// The line for a key, with the words of its column where they are few and the policy has words of its own.
    fn line(&self, key: &str, heading: &str) -> String {
        let Some(choices) = self.choices(key) else {
            return format!("{} = {}\n", bare(key), quoted(heading));
        };
        let mut words: Vec<String> = Vec::new();
        for cell in self.cells(heading) {
            let parts = if self.is_list(key) { items(cell, None) } else { cell.text().into_iter().collect() };
            for text in parts {
                if !words.contains(&text) && words.len() <= MOST_WORDS {
                    words.push(text);
                }
            }
        }
        let known: Vec<&Choice> = choices.iter().collect();
        let unknown: Vec<&String> =
            words.iter().filter(|word| !choices.iter().any(|one| one.name == named(word, &known))).collect();
        if unknown.is_empty() || words.len() > MOST_WORDS {
            return format!("{} = {}\n", bare(key), quoted(heading));
        }
        let names = choices.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
        let mut text = format!(
            "# {}: {names}\n{} = {{ column = {}, words = {{\n",
            self.look,
            bare(key),
            quoted(heading)
        );
        for word in unknown {
            let near = choices.iter().find(|one| {
                one.label.zh.contains(word.as_str())
                    || word.contains(one.label.zh.as_str())
                    || one.words.iter().any(|hint| word.contains(hint.as_str()))
            });
            let meant = near.map(|one| one.name.as_str()).unwrap_or_default();
            text += &format!("  {} = {},\n", quoted(word), quoted(meant));
        }
        text + "} }\n"
    }

    /// The filled cells under a heading.
    fn cells<'b>(&'b self, heading: &str) -> impl Iterator<Item = &'b Content> + use<'b> {
        let place = self.rows.headings.iter().position(|known| known == heading).unwrap_or_default();
        self.rows.rows.iter().filter_map(move |row| row.cells.get(place))
    }

    /// Whether a cell of this key may hold several values.
    fn is_list(&self, key: &str) -> bool {
        let mut fields = self.policy.intake.fields.iter();
        fields.any(|field| field.choice.name == key && field.shape == FieldKind::Choices)
    }

    /// Lines to complete, for what every complaint must have and no heading tells.
    fn missing(&self, meant: &BTreeMap<String, &str>) -> String {
        let intake = &self.policy.intake;
        let needed =
            intake.fields.iter().filter(|field| field.required).map(|field| field.choice.name.as_str());
        let store = (self.shop.stores.len() > 1).then_some("store");
        let header = ["channel"].into_iter().chain(store).chain(needed);
        let line = |key: &str| {
            let choices = self.choices(key).unwrap_or_default();
            let names = choices.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
            format!("# {} = {{ constant = \"…\" }}  # {names}\n", bare(key))
        };
        header.filter(|key| !meant.contains_key(*key)).map(line).collect()
    }

    /// A cell under one of the headings of times that may be two days.
    fn two_days(&self, meant: &BTreeMap<String, &str>) -> Option<String> {
        let times = ["received", "responded", "closed", "withdrawn"];
        let headings = times.iter().filter_map(|key| meant.get(*key));
        let mut texts = headings.flat_map(|heading| self.cells(heading)).filter_map(Content::text);
        texts.find(|text| date::may_be_two_days(text)).map(|text| quoted(&text))
    }

    fn choices(&self, key: &str) -> Option<Vec<Choice>> {
        let intake = &self.policy.intake;
        Some(match key {
            "channel" => intake.channels.iter().map(|one| one.choice.clone()).collect(),
            "category" => intake.categories.iter().map(|one| one.choice.clone()).collect(),
            "tier" => self.policy.triage.tiers.iter().map(|one| one.choice.clone()).collect(),
            "outcome" => intake.outcomes.clone(),
            "cause" => intake.causes.iter().map(|one| one.choice.clone()).collect(),
            "store" => {
                let choice = |id: &str, label| Choice {
                    name: id.to_owned(),
                    label,
                    words: Vec::new(),
                    source: None,
                    line: 0,
                };
                self.shop.stores.iter().map(|one| choice(&one.id, one.label.clone())).collect()
            }
            own => {
                let field = intake.fields.iter().find(|field| field.choice.name == own)?;
                if !matches!(field.shape, FieldKind::Choice | FieldKind::Choices) {
                    return None;
                }
                field.choices.clone()
            }
        })
    }
}

/// The key that a heading seems to mean: one of the policy's own fields, or one of those that every table has.
fn key_of(heading: &str, policy: &Policy) -> Option<String> {
    let plain = plain(heading);
    let own = policy.intake.fields.iter().find(|field| {
        let choice = &field.choice;
        [choice.name.as_str(), &choice.label.en, &choice.label.zh]
            .into_iter()
            .any(|name| self::plain(name) == plain)
    });
    // `诉求` for the policy's `顾客诉求`.
    let part = || {
        let fits = |label: &str| plain.chars().count() > 1 && self::plain(label).contains(&plain);
        policy.intake.fields.iter().find(|field| fits(&field.choice.label.zh) || fits(&field.choice.name))
    };
    let known = || HEADINGS.iter().find(|(_, headings)| headings.contains(&plain.as_str()));
    own.map(|field| field.choice.name.clone())
        .or_else(|| known().map(|(key, _)| (*key).to_owned()))
        .or_else(|| part().map(|field| field.choice.name.clone()))
}

fn plain(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A key of TOML, quoted where it has to be.
fn bare(key: &str) -> String {
    let is_bare = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
    if key.chars().all(is_bare) { key.to_owned() } else { quoted(key) }
}

/// A text of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            sign if sign.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => quoted.push(sign),
        }
    }
    quoted + "\""
}
