//! Tables line up, whatever is written in them.

use plaint::render::table::{Cell, Column, Table, Tone, lay_out};
use plaint::render::terminal::{line, truncate, width, wrap};
use plaint::words::Language;
use proptest::prelude::*;

/// Texts of many scripts: wide, combining, emoji with joiners, flags, right-to-left, controls.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("床垫".to_owned()),
        Just("ＡＢ，。".to_owned()),
        Just("e\u{301}\u{323}".to_owned()),
        Just("👩‍👩‍👧‍👦".to_owned()),
        Just("👍🏽".to_owned()),
        Just("🇨🇳".to_owned()),
        Just("❤️".to_owned()),
        Just("1\u{fe0f}\u{20e3}".to_owned()),
        Just("한국어 ไทย".to_owned()),
        Just("שלום عربي".to_owned()),
        Just("…“①”".to_owned()),
        Just("\u{1b}[31m\t\r\n".to_owned()),
        any::<char>().prop_map(String::from),
        "[a-z ]{0,12}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn table(rows: &[Vec<String>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("id", "case", "案号"),
        Column::new("count", "number of cases", "件数").right(),
        Column::new("store", "store", "门店").spare(1),
        Column::new("subject", "subject", "事由").at_least(10),
    ]);
    for row in rows {
        table.push(Tone::Plain, row.iter().map(Cell::text).collect());
    }
    table
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_line_of_a_table_is_equally_wide(
        rows in prop::collection::vec(prop::collection::vec(any_text(), 4), 1..6),
        room in prop_oneof![Just(None), (20_usize..200).prop_map(Some)],
    ) {
        for language in [Language::English, Language::Chinese] {
            let laid_out = lay_out(&table(&rows), language, room);
            let expected = width(&laid_out.heading);
            for line in std::iter::once(&laid_out.rule).chain(&laid_out.rows) {
                prop_assert_eq!(width(line), expected, "{:?} in {:?}", line, laid_out);
            }
            prop_assert_eq!(laid_out.rows.len(), rows.len());
        }
    }

    #[test]
    fn a_cut_text_fits_and_is_a_beginning(text in any_text(), columns in 0_usize..40) {
        let text = line(&text);
        let cut = truncate(&text, columns);
        prop_assert!(width(&cut) <= columns.max(1), "{cut:?}");
        prop_assert!(text.starts_with(cut.trim_end_matches('…')));
    }

    #[test]
    fn a_broken_text_fits_and_loses_nothing_but_spaces(text in any_text(), columns in 8_usize..40) {
        let text = line(&text);
        let lines = wrap(&text, columns);
        for line in &lines {
            prop_assert!(width(line) <= columns, "{line:?}");
        }
        let kept = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
        prop_assert_eq!(kept(&lines.concat()), kept(&text));
    }
}

#[test]
fn columns_go_before_texts_are_cut_too_short_and_it_is_said() {
    let row = ["261122-k7qm", "12", "东方商场", "the spring has collapsed after one month"];
    let table = table(&[row.map(str::to_owned).to_vec()]);
    let wide = lay_out(&table, Language::English, Some(80));
    insta::assert_snapshot!([&wide.heading, &wide.rule, &wide.rows[0]].map(|line| line.trim_end()).join("\n"), @r#"
case         number of cases  store     subject
--------------------------------------------------------------------------------
261122-k7qm               12  东方商场  the spring has collapsed after one month
"#);
    assert!(wide.left_out.is_empty());
    let narrow = lay_out(&table, Language::Chinese, Some(36));
    insta::assert_snapshot!([&narrow.heading, &narrow.rule, &narrow.rows[0]].map(|line| line.trim_end()).join("\n"), @r#"
案号         件数  事由
------------------------------------
261122-k7qm    12  the spring has c…
"#);
    assert_eq!(narrow.left_out, ["门店"]);
}
