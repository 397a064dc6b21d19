//! A new `shop.toml`: what `init` was told, with comments that say what else there may be.

use std::fmt::Write;

use crate::words::{Label, Language};

/// What a new shop is told about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewShop {
    /// The name for letters and reports.
    pub name: String,
    /// The zone of ids, hours and shown times (IANA).
    pub zone: String,
    /// The language of the comments, and of output that nobody asks for in another.
    pub language: Language,
    /// The policy.
    pub policy: String,
    /// The calendar of working days.
    pub calendar: String,
    /// The country code of telephone numbers without one.
    pub country_code: Option<String>,
    /// Whether customers' data goes into git.
    pub customers_in_git: bool,
    /// When such shops are usually open.
    pub opening: UsualOpening,
    /// The stores: id and name.
    pub stores: Vec<(String, String)>,
    /// The staff.
    pub staff: Vec<NewStaff>,
}

/// Somebody who works in a new shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStaff {
    /// The name in commands.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// The role, as the policy names roles.
    pub role: Option<String>,
    /// The store, for those who work in one of several.
    pub store: Option<String>,
}

/// When shops of a trade are usually open: the hours under which the policy's examples are meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UsualOpening {
    /// Days (`mon-fri`) with their windows (`09:00-18:00`).
    pub hours: Vec<(String, Vec<String>)>,
    /// Whether holidays are open too.
    pub open_on_holidays: bool,
}

impl UsualOpening {
    /// The opening in the section `[example-opening]` of a policy's text; empty where it has none.
    pub fn of_policy(text: &str) -> Self {
        let policy: toml::Table = text.parse().unwrap_or_default();
        let Some(opening) = policy.get("example-opening").and_then(toml::Value::as_table) else {
            return Self::default();
        };
        let windows = |value: &toml::Value| {
            let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
            list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
        };
        let hours = opening.get("hours").and_then(toml::Value::as_table);
        Self {
            hours: hours.into_iter().flatten().map(|(days, value)| (days.clone(), windows(value))).collect(),
            open_on_holidays: opening.get("open-on-holidays").and_then(toml::Value::as_bool) == Some(true),
        }
    }
}

/// A calendar for a zone whose holidays do not come with plaint.
pub fn own_calendar(zone: &str, language: Language) -> String {
    let comment = match language {
        Language::English => {
            "# Our working days: Monday to Friday. Holidays are days off only when they are named here, like this:\n\
             # [[year]]\n# year = 2026\n# source = \"the notice that they come from\"\n\
             # holidays = [{ name = \"New Year\", days = [\"01-01\"] }]\n\
             # As soon as one year is named, a deadline in a year that is not named is refused, not guessed.\n"
        }
        Language::Chinese => {
            "# 工作日：周一至周五。节假日须在此列出才算休息日，例如：\n\
             # [[year]]\n# year = 2026\n# source = \"所依据的通知\"\n\
             # holidays = [{ name = \"元旦\", days = [\"01-01\"] }]\n\
             # 一旦列出某一年，落在未列年份的期限会被拒绝计算，而不会猜测。\n"
        }
    };
    format!("{comment}name = \"own\"\nzone = {}\nworking_weekdays = \"mon-fri\"\n", quoted(zone))
}

/// The section of one more store.
pub fn store_section(id: &str, name: &str, policy: Option<&str>) -> String {
    let policy = policy.map(|policy| format!("policy = {}\n", quoted(policy))).unwrap_or_default();
    format!("[[store]]\nid = {}\nname = {}\n{policy}", quoted(id), quoted(name))
}

/// The text of the file.
pub fn text(shop: &NewShop) -> String {
    let mut text = String::new();
    for (key, value, comment) in entries(shop) {
        let _ = writeln!(text, "# {}\n{key} = {value}", comment.in_language(shop.language));
    }
    let english = shop.language == Language::English;
    sections(&mut text, shop, |en, zh| if english { en } else { zh });
    text
}

/// The keys at the head of the file: key, value, and what it is for.
fn entries(shop: &NewShop) -> Vec<(&'static str, String, Label)> {
    let language = if shop.language == Language::English { "\"en\"" } else { "\"zh\"" };
    let customers = if shop.customers_in_git { "\"git\"" } else { "\"local\"" };
    let mut entries = vec![
        (
            "name",
            quoted(&shop.name),
            Label::new("Who we are, in letters and reports.", "本店名称，用于信函和报表。"),
        ),
        ("zone", quoted(&shop.zone), ZONE),
        ("language", language.to_owned(), LANGUAGE),
        ("policy", quoted(&shop.policy), POLICY),
        ("calendar", quoted(&shop.calendar), CALENDAR),
        ("open-on-holidays", shop.opening.open_on_holidays.to_string(), HOLIDAYS),
        ("customers", customers.to_owned(), CUSTOMERS),
        ("evidence", "\"local\"".to_owned(), EVIDENCE),
    ];
    if let Some(code) = &shop.country_code {
        entries.push(("country-code", quoted(code), COUNTRY_CODE));
    }
    entries
}

const ZONE: Label = Label::new(
    "The zone of ids, hours and shown times. Fixed from now on: ids tell the day of receipt in it.",
    "编号、营业时间和显示时间所用的时区。此后不可更改：编号中的日期以它为准。",
);
const LANGUAGE: Label =
    Label::new("The language of output: \"en\" or \"zh\".", "输出语言：\"en\" 或 \"zh\"。");
const POLICY: Label = Label::new(
    "How complaints are handled: policies/<name>.toml, yours to edit. A store may name another.",
    "投诉处理策略：policies/<名称>.toml，可自行修改。门店可另指定。",
);
const CALENDAR: Label = Label::new(
    "The working days: policies/calendars/<name>.toml.",
    "工作日历：policies/calendars/<名称>.toml。",
);
const HOLIDAYS: Label = Label::new(
    "Whether the shop opens on holidays too, with the hours below.",
    "节假日是否照常营业（按下列时间）。",
);
const CUSTOMERS: Label = Label::new(
    "Where customers' data lives: \"local\" (on this machine only) or \"git\" (then it is in the history for ever).",
    "客户资料的保存位置：\"local\"（仅本机）或 \"git\"（将永久留在历史中）。",
);
const EVIDENCE: Label = Label::new(
    "Where files of evidence live, likewise; their hashes are in the history in any case.",
    "证据文件的保存位置，同上；其哈希值总会留在历史中。",
);
const COUNTRY_CODE: Label =
    Label::new("The country code of telephone numbers without one.", "电话号码未写国家代码时所用的代码。");

fn sections(text: &mut String, shop: &NewShop, say: impl Fn(&'static str, &'static str) -> &'static str) {
    let _ = write!(
        text,
        "\n# {}\n[hours]\n{}# mon-fri = [\"09:00-12:00\", \"13:30-18:00\"]\n# dates = {{ \"2026-02-16\" = [] }}\n",
        say(
            "When we are open. Working hours count in these windows only; an empty list is a closed day.",
            "营业时间。工作时限只在这些时段内计算；空列表表示当天休息。",
        ),
        hours(&shop.opening),
    );
    let _ = writeln!(
        text,
        "\n# {}",
        say(
            "Stores, where there are several: id for files and commands, name for people.",
            "门店（有多家时）：id 用于文件和命令，name 供人阅读。",
        )
    );
    match &shop.stores[..] {
        [] => text.push_str("# [[store]]\n# id = \"east\"\n# name = \"East\"\n# policy = \"shop\"\n"),
        stores => {
            for (id, name) in stores {
                let _ = writeln!(text, "[[store]]\nid = {}\nname = {}\n", quoted(id), quoted(name));
            }
        }
    }
    let _ = writeln!(
        text,
        "\n# {}",
        say("Departments, as policies and assignments name them.", "部门，供策略和指派引用。",)
    );
    text.push_str("# [[department]]\n# id = \"service-desk\"\n# name = \"Service desk\"\n");
    let _ = writeln!(
        text,
        "\n# {}",
        say(
            "Who works here. `id` is what `--by` takes; `role` as the policy names roles, and with it goes the authority to offer and approve; `store` where somebody works in one of several, for that decides who answers for it and who pays its fines; `superior` is the id of who stands above them; `from` and `until` are days.",
            "员工。`id` 供 `--by` 使用；`role` 与策略中的角色一致，并决定可提出和批准的方案；有多家门店时用 `store` 写明所属门店，谁负责、谁分担该店罚款以此为准；`superior` 为直接上级的 id；`from`、`until` 为在职起止日。",
        )
    );
    for staff in &shop.staff {
        let (id, name) = (quoted(&staff.id), quoted(&staff.name));
        let role = staff.role.as_ref().map(|role| format!("role = {}\n", quoted(role))).unwrap_or_default();
        let store = match (&staff.store, shop.stores.first()) {
            (Some(store), _) => format!("store = {}\n", quoted(store)),
            // Who works in which store is easily forgotten, and nobody else can say it.
            (None, Some((first, _))) => format!("# store = {}\n", quoted(first)),
            (None, None) => String::new(),
        };
        let _ = writeln!(text, "[[staff]]\nid = {id}\nname = {name}\n{role}{store}");
    }
}

/// The lines of the week; every day from nine to six where nothing is known.
fn hours(opening: &UsualOpening) -> String {
    let line = |(days, windows): &(String, Vec<String>)| {
        let windows: Vec<String> = windows.iter().map(|window| quoted(window)).collect();
        format!("{days} = [{}]\n", windows.join(", "))
    };
    match &opening.hours[..] {
        [] => "every-day = [\"09:00-18:00\"]\n".to_owned(),
        hours => hours.iter().map(line).collect(),
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::{NewShop, NewStaff, UsualOpening, own_calendar, text};
    use crate::domain::shop;
    use crate::format::policy::shipped;
    use crate::words::Language;

    #[test]
    fn a_new_shop_is_in_order_in_both_languages_whatever_it_is_called() {
        for language in [Language::English, Language::Chinese] {
            for name in ["东方商场", "Bob's \"Shoes\" \\ Sons", "a'''b\n[x]"] {
                let new = NewShop {
                    name: name.to_owned(),
                    zone: "Asia/Shanghai".to_owned(),
                    language,
                    policy: "shop".to_owned(),
                    calendar: "cn".to_owned(),
                    country_code: Some("86".to_owned()),
                    customers_in_git: false,
                    opening: UsualOpening::default(),
                    stores: vec![("east".to_owned(), name.to_owned())],
                    staff: vec![NewStaff {
                        id: "li".to_owned(),
                        name: "李娜".to_owned(),
                        role: Some("manager".to_owned()),
                        store: Some("east".to_owned()),
                    }],
                };
                let section = crate::format::toml::parse("shop.toml", &text(&new)).unwrap();
                let (read, findings) = shop::read(&section);
                assert_eq!(findings, []);
                let read = read.unwrap();
                assert_eq!((read.name.as_str(), read.language), (name, language));
                assert_eq!((read.stores[0].id.as_str(), read.staff[0].name.as_str()), ("east", "李娜"));
                assert_eq!(read.staff[0].store.as_deref(), Some("east"));
                assert_eq!(read.country_code.as_deref(), Some("86"));
            }
        }
    }

    #[test]
    fn every_trade_has_its_usual_hours() {
        for (id, policy) in shipped::POLICIES {
            let opening = UsualOpening::of_policy(policy);
            assert!(!opening.hours.is_empty(), "{id}");
            assert!(opening.hours.iter().any(|(_, windows)| !windows.is_empty()), "{id}");
        }
        let without = UsualOpening::of_policy("id = \"x\"");
        assert_eq!(super::hours(&without), "every-day = [\"09:00-18:00\"]\n");
    }

    #[test]
    fn a_calendar_of_one_s_own_is_in_order() {
        for language in [Language::English, Language::Chinese] {
            let text = own_calendar("Europe/London", language);
            let read = crate::format::calendar::read("own.toml", &text, &|_| None).unwrap();
            assert_eq!(read.name(), "own");
        }
    }
}
