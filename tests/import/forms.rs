//! Forms of files: CSV with its traps, workbooks, JSON, e-mail.

use encoding_rs::GBK;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::house::{HEADINGS, House, MAPPING, reasons, row, table, totals};

#[test]
fn a_quoted_line_end_keeps_the_lines_right() {
    let house = House::new();
    let long = row("T-1", "\"尺码不符,\n要求换货\"");
    house.file("old.csv", table(&[long, row("T-2", "二"), "T-3,昨天".to_owned()]));
    let (json, _) = house.import("old.csv", MAPPING, &[]);
    assert_eq!(json["rows"][1]["place"], "old.csv:4", "{json}");
    assert!(reasons(&json, "old.csv:5").contains("2 cells under 12 headings"), "{json}");
    assert_eq!(json["rows"][0]["subject"], "尺码不符,\n要求换货");
    house.check();
}

/// Spreadsheets leave out empty cells at the end of a row: they are empty, which is said.
#[test]
fn a_row_that_ends_early_is_read_and_told() {
    let house = House::new();
    let short = row("T-1", "开胶").trim_end_matches(',').to_owned();
    let whole = row("T-2", "褪色");
    assert!(short.split(',').count() < HEADINGS.split(',').count(), "{short}");
    house.file("old.csv", table(&[short, whole]));
    let (json, code) = house.import("old.csv", MAPPING, &[]);
    assert_eq!((totals(&json), code), ((2, 2, 0, 0), Some(0)), "{json}");
    let again = crate::scene::told(&house.run(&["import", "old.csv", "--mapping", "map.toml"]));
    assert!(again.contains("rows that end before the last heading: 1"), "{again}");
    house.check();
}

#[test]
fn separators_are_guessed_or_told() {
    for (separator, words) in [(";", &[][..]), ("\t", &[]), ("|", &["--separator", "|"])] {
        let house = House::new();
        house.file("old.csv", table(&[row("T-1", "开胶")]).replace(',', separator));
        let (json, _) = house.import("old.csv", MAPPING, words);
        assert_eq!(totals(&json), (1, 1, 0, 0), "{separator}: {json}");
    }
}

#[test]
fn dates_in_many_forms_are_one_day() {
    let house = House::new();
    let forms = ["2025-03-13", "2025/3/13", "13.03.2025", "3/13/2025", "2025年3月13日", "20250313"];
    let rows: Vec<String> = forms
        .iter()
        .enumerate()
        .map(|(number, form)| {
            row(&format!("T-{number}"), &format!("第{number}件")).replace("2025-03-01 10:05", form)
        })
        .collect();
    house.file("old.csv", table(&rows));
    let (json, _) = house.import("old.csv", MAPPING, &[]);
    assert_eq!(totals(&json), (6, 6, 0, 0), "{json}");
    let records = house.records();
    assert!(
        records.iter().all(|record| record.contains("received: 2025-03-13T00:00:00+08:00")),
        "{records:?}"
    );
}

#[test]
fn a_workbook_keeps_leading_zeros_and_dates() {
    let house = House::new();
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "读我").unwrap();
    let sheet = book.add_worksheet().set_name("投诉").unwrap();
    for (column, heading) in HEADINGS.split(',').enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), heading).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let moment = ExcelDateTime::parse_from_str("2025-03-13T10:05:30").unwrap();
    sheet.write(1, 0, "00071").unwrap();
    sheet.write_with_format(1, 1, &moment, &date).unwrap();
    sheet.write(1, 2, "电话").unwrap().write(1, 3, "陈先生").unwrap();
    sheet.write(1, 4, 13_800_138_000_f64).unwrap().write(1, 5, "鞋底开胶").unwrap();
    sheet.write(1, 7, 1280.5).unwrap();
    sheet.merge_range(2, 2, 3, 2, "电话", &Format::new()).unwrap();
    for (line, number) in [(2, "00072"), (3, "00073")] {
        sheet.write(line, 0, number).unwrap().write(line, 1, "2025-03-14").unwrap();
        sheet.write(line, 3, "王女士").unwrap().write(line, 5, number).unwrap();
    }
    house.file("old.xlsx", book.save_to_buffer().unwrap());
    let (json, code) = house.import("old.xlsx", MAPPING, &["--sheet", "投诉"]);
    assert_eq!((totals(&json), code), ((3, 3, 0, 0), Some(0)), "{json}");
    assert_eq!(json["rows"][2]["place"], "old.xlsx!投诉:4");
    let records = house.records().join("\n");
    for part in
        ["old-desk#00071", "received: 2025-03-13T10:05:30+08:00", "price: \"1280.50\"", "old-desk#00073"]
    {
        assert!(records.contains(part), "{part}: {records}");
    }
    assert_eq!(records.matches("channel: telephone").count(), 3, "a merged cell is meant for all its rows");
    let missing = house.run(&["import", "old.xlsx", "--mapping", "map.toml", "--sheet", "投拆"]);
    assert_eq!(missing.status.code(), Some(3));
    house.check();
}

#[test]
fn json_comes_as_a_list_or_by_lines() {
    let one = r#"{"编号": 17, "日期": "2025-03-01T10:05:00+08:00", "渠道": "telephone", "称呼": "陈先生", "内容": "开胶", "诉求": ["退货", "赔偿"], "金额": 1280.50, "手机": null, "回复": null, "结案": null, "结果": null, "满意": null}"#;
    let other = one.replace("17", "18").replace("开胶", "褪色");
    for (name, text) in
        [("old.json", format!("[\n{one},\n{other}\n]")), ("old.jsonl", format!("{one}\n\n{other}\n"))]
    {
        let house = House::new();
        house.file(name, text);
        let (json, _) = house.import(name, MAPPING, &[]);
        assert_eq!(totals(&json), (2, 2, 0, 0), "{json}");
        assert_eq!(json["rows"][1]["place"], format!("{name}:3"));
        let records = house.records().join("\n");
        assert!(
            records.contains("demand: [return, compensation]") && records.contains("1280.50"),
            "{records}"
        );
    }
}

const MAIL_MAPPING: &str = "[fields]\nstore = { constant = \"maple\" }\nsubject = \"subject\"\ndetails = \"text\"\ncalled = \"from-name\"\nchannel = { constant = \"message\" }\nreceipt = { constant = \"none\" }\ndemand = { constant = \"none\" }\n[history]\nreceived = \"date\"\nnote = \"attachments\"\n";

fn encoded(text: &str) -> String {
    let bytes = GBK.encode(text).0.into_owned();
    format!("=?gb2312?Q?{}?=", bytes.iter().map(|byte| format!("={byte:02X}")).collect::<String>())
}

fn message(id: &str) -> Vec<u8> {
    let head = format!(
        "From: {} <chen@example.com>\r\nTo: desk@example.com\r\nDate: Sat, 1 Mar 2025 02:05:00 +0000\r\nMessage-ID: <{id}@example.com>\r\nSubject: {}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n",
        encoded("陈先生"),
        encoded("鞋底开胶")
    );
    let mut bytes = head.into_bytes();
    bytes.extend(GBK.encode("穿了一个月就开胶，请退货。").0.iter());
    bytes.extend(b"\r\n--b\r\nContent-Type: image/jpeg; name=\"shoe.jpg\"\r\nContent-Disposition: attachment; filename=\"shoe.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/\r\n--b--\r\n");
    bytes
}

#[test]
fn a_message_with_old_chinese_headers_is_read() {
    let house = House::new();
    house.file("one.eml", message("a1"));
    let (json, code) = house.import("one.eml", MAIL_MAPPING, &[]);
    assert_eq!((totals(&json), code), ((1, 1, 0, 0), Some(0)), "{json}");
    let record = &house.records()[0];
    for part in
        ["subject: \"鞋底开胶\"", "穿了一个月就开胶", "陈先生", "2025-03-01T10:05:00+08:00", "shoe.jpg"]
    {
        assert!(record.contains(part), "{part}: {record}");
    }
    // The same message under another name is the same message.
    house.file("again.eml", message("a1"));
    let (json, _) = house.import("again.eml", MAIL_MAPPING, &[]);
    assert_eq!(totals(&json), (1, 0, 0, 1), "{json}");
    house.check();
}

#[test]
fn a_mailbox_holds_many_messages() {
    let house = House::new();
    let mut bytes = Vec::new();
    for id in ["a1", "a2", "a3"] {
        bytes.extend(b"From chen@example.com Sat Mar  1 02:05:00 2025\r\n");
        bytes.extend(message(id));
        bytes.extend(b"\r\n");
    }
    house.file("old.mbox", bytes);
    let (json, _) = house.import("old.mbox", MAIL_MAPPING, &[]);
    assert_eq!(totals(&json), (3, 3, 0, 0), "{json}");
    assert_eq!(json["rows"][2]["place"], "old.mbox#3");
}

#[test]
fn naughty_texts_come_through_or_are_refused() {
    let house = House::new();
    let strings: Vec<String> = serde_json::from_str(include_str!("../output/naughty-strings.json")).unwrap();
    let rows: Vec<serde_json::Value> = strings
        .iter()
        .enumerate()
        .map(|(number, text)| {
            serde_json::json!({"编号": number.to_string(), "日期": "2025-03-01", "渠道": "telephone", "称呼": "陈先生", "内容": text,
                "诉求": "", "金额": "", "手机": "", "回复": "", "结案": "", "结果": "", "满意": ""})
        })
        .collect();
    house.file("old.json", serde_json::to_string(&rows).unwrap());
    let (json, _) = house.import("old.json", MAPPING, &[]);
    let (read, imported, ..) = totals(&json);
    assert!(read > 100 && imported * 10 > read * 8, "{imported} of {read}");
    assert_eq!(house.records().len() as u64, imported);
    let checked = house.run(&["check"]);
    assert_ne!(checked.status.code(), Some(1), "{}", crate::scene::told(&checked));
}
