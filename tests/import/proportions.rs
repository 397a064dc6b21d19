//! For any table: rows read = imported + refused + already there, and every imported row can be found again.

use proptest::prelude::*;

use crate::house::{HEADINGS, House, MAPPING, totals};

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("2025-03-01".to_owned()),
        Just("11/12/2025".to_owned()),
        Just("电话".to_owned()),
        Just("13800138000".to_owned()),
        Just("settled".to_owned()),
        "[ -~]{0,12}",
        "\\PC{0,8}",
    ]
}

/// A row that is mostly in order.
fn line() -> impl Strategy<Value = Vec<String>> {
    let good = (0..40_u32, "[一-龥]{1,6}").prop_map(|(number, subject)| {
        format!("T-{number},2025-03-01 10:05,电话,陈先生,,{subject},退货,,,,,")
            .split(',')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    (good, 0..12_usize, proptest::option::of(cell())).prop_map(|(mut cells, place, odd)| {
        if let Some(odd) = odd {
            cells[place] = odd;
        }
        cells
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_row_is_accounted_for(lines in proptest::collection::vec(line(), 0..30)) {
        let house = House::new();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(HEADINGS.split(',')).unwrap();
        for line in &lines {
            writer.write_record(line).unwrap();
        }
        house.file("old.csv", writer.into_inner().unwrap());
        let (first, _) = house.import("old.csv", MAPPING, &[]);
        let (read, imported, refused, _) = totals(&first);
        prop_assert_eq!(read as usize, lines.len());
        prop_assert_eq!(house.records().len() as u64, imported);
        let (second, _) = house.import("old.csv", MAPPING, &[]);
        let (_, again, refused_again, there) = totals(&second);
        prop_assert_eq!((again, refused_again), (0, refused));
        prop_assert_eq!(there, read - refused);
    }
}
