//! The files that decide: `shop.toml`, and the policy of the trade.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use plaint::format::policy::shipped;

use crate::house::House;

/// The policy by which the year goes.
pub(crate) const POLICY: &str = "realestate-agency";

/// `shop.toml` of the chain.
pub(crate) fn shop_file(house: &House) -> String {
    let mut text = format!(
        "# A chain of real-estate agencies. Made by `cargo run --example agency-year`.\n\
         name = \"安居地产 Anju Homes\"\nzone = \"Asia/Shanghai\"\nlanguage = \"en\"\npolicy = \"{POLICY}\"\n\
         calendar = \"cn\"\nopen-on-holidays = false\ncurrency = \"CNY\"\ncustomers = \"local\"\ndemo = true\n\n\
         [hours]\nmon-fri = [\"09:00-18:00\"]\n"
    );
    for (number, store) in house.stores.iter().enumerate() {
        let (id, english, chinese) = (store.id, store.english, store.chinese);
        let transactions = 620 + number * 37;
        let _ = write!(
            text,
            "\n[[store]]\nid = \"{id}\"\nname = {{ en = \"{english}\", zh = \"{chinese}\" }}\n\
             transactions = {{ \"2025\" = {transactions} }}\n"
        );
    }
    text += "\n[[department]]\nid = \"finance\"\nname = { en = \"Finance\", zh = \"财务部\" }\n";
    for person in &house.staff {
        let (id, name, role) = (&person.id, &person.name, person.role);
        let _ = write!(text, "\n[[staff]]\nid = \"{id}\"\nname = \"{name}\"\nrole = \"{role}\"\n");
        if let Some(store) = person.store {
            let _ = writeln!(text, "store = \"{}\"", house.stores[store].id);
        }
        if person.id == "finance" {
            text += "department = \"finance\"\n";
        }
        for (key, value) in
            [("superior", person.superior.clone()), ("from", day(person.from)), ("until", day(person.until))]
        {
            if let Some(value) = value {
                let quote = if key == "superior" { "\"" } else { "" };
                let _ = writeln!(text, "{key} = {quote}{value}{quote}");
            }
        }
    }
    text
}

fn day(day: Option<chrono::NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// The shipped policy, but in force since the beginning of the year: the year has to be over and its holidays published.
pub(crate) fn policy_file() -> Result<String> {
    let shipped = shipped::text(POLICY).context("the policy ships with plaint")?;
    let mut lines: Vec<String> = shipped.lines().map(str::to_owned).collect();
    let line = lines
        .iter_mut()
        .find(|line| line.starts_with("effective = "))
        .context("`effective` in the policy")?;
    *line = String::from("effective = 2025-01-01");
    Ok(lines.join("\n") + "\n")
}
