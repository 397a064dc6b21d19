//! Labelled texts, one per row: CSV with a heading, or JSON Lines.

use crate::domain::failure::Failure;
use crate::said;

/// A text with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The text.
    pub text: String,
    /// What it is about.
    pub label: String,
}

/// The columns, or keys, that may hold the text.
const TEXTS: &[&str] = &["text", "details", "subject"];

/// Reads labelled texts. The text stands under `text` (or `details`, `subject`), the label under `label` or `target`.
///
/// # Errors
/// A row that is not understood, with its line; a file without rows.
pub fn read(text: &str, target: &str) -> Result<Vec<Labelled>, Failure> {
    let text = text.trim_start_matches('\u{feff}');
    let rows =
        if text.trim_start().starts_with('{') { json_lines(text, target) } else { csv_rows(text, target) }?;
    if rows.is_empty() {
        return Err(Failure::usage(said!(en: "the file has no labelled text", zh: "文件中没有带标注的文本")));
    }
    Ok(rows)
}

fn json_lines(text: &str, target: &str) -> Result<Vec<Labelled>, Failure> {
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line_number = index + 1;
        let bad = |why: String| {
            Failure::usage(said!(
                en: "line {line_number}: {why}",
                zh: "第 {line_number} 行：{why}"
            ))
            .tip(said!(
                en: "each line like {{\"text\": \"…\", \"label\": \"…\"}}",
                zh: "每行形如 {{\"text\": \"……\", \"label\": \"……\"}}"
            ))
        };
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(line).map_err(|error| bad(error.to_string()))?;
        let of = |keys: &[&str]| keys.iter().find_map(|key| object.get(*key)?.as_str()).map(str::to_owned);
        match (of(TEXTS), of(&["label", target])) {
            (Some(text), Some(label)) => rows.push(Labelled { text, label }),
            _ => return Err(bad("text / label ?".to_owned())),
        }
    }
    Ok(rows)
}

fn csv_rows(text: &str, target: &str) -> Result<Vec<Labelled>, Failure> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let bad = |error: &csv::Error| {
        let what = error.to_string();
        Failure::usage(said!(en: "the CSV cannot be read: {what}", zh: "CSV 无法读取：{what}"))
    };
    let heading = reader.headers().map_err(|error| bad(&error))?.clone();
    let column = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| heading.iter().position(|column| column.trim().eq_ignore_ascii_case(name)))
    };
    let (Some(texts), Some(labels)) = (column(TEXTS), column(&["label", target])) else {
        let there = heading.iter().collect::<Vec<_>>().join(", ");
        return Err(Failure::usage(said!(
            en: "the first line must name a column `text` and a column `label` or `{target}`; it has: {there}",
            zh: "首行须有 `text` 列和 `label`（或 `{target}`）列；现有：{there}"
        )));
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| bad(&error))?;
        let of = |column: usize| record.get(column).unwrap_or_default().to_owned();
        rows.push(Labelled { text: of(texts), label: of(labels) });
    }
    // A row without a label says nothing; people leave some empty on purpose.
    rows.retain(|row| !row.label.trim().is_empty() && !row.text.trim().is_empty());
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_and_json_lines_are_read_and_bad_lines_are_named() {
        let row = |text: &str, label: &str| Labelled { text: text.to_owned(), label: label.to_owned() };
        let rows = vec![row("停车贵, 难停", "parking"), row("rude", "service")];
        assert_eq!(
            read("\u{feff}label,text\nparking,\"停车贵, 难停\"\nservice,rude\n,unlabelled\n", "category")
                .unwrap(),
            rows
        );
        let json = "{\"text\":\"停车贵, 难停\",\"category\":\"parking\"}\n\n{\"text\":\"rude\",\"label\":\"service\"}\n";
        assert_eq!(read(json, "category").unwrap(), rows);
        assert!(
            read("{\"text\":\"a\",\"label\":\"b\"}\nnonsense\n", "category")
                .unwrap_err()
                .message
                .en
                .starts_with("line 2")
        );
        assert!(read("a,b\n1,2\n", "category").is_err());
        assert!(read("text,label\n", "category").is_err());
    }
}
