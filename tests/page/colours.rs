//! Words stand out from what is behind them, on every screen and on paper (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../src/render/page/style.css");

/// The colours of each palette: the light one, the dark one over it, the one of paper.
fn palettes() -> Vec<BTreeMap<&'static str, [f64; 3]>> {
    let roots = STYLE.split(":root {").skip(1).map(|rest| rest.split('}').next().unwrap());
    let palettes: Vec<BTreeMap<&str, [f64; 3]>> = roots
        .map(|root| {
            let pairs = root.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
            pairs.filter_map(|(name, value)| Some((name, rgb(value.strip_prefix('#')?)))).collect()
        })
        .collect();
    assert_eq!(palettes.len(), 3, "light, dark, paper");
    palettes
}

fn rgb(text: &str) -> [f64; 3] {
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&text[at..at + 2], 16).unwrap()) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn words_and_drawings_stand_out() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    for palette in palettes() {
        for ground in ["paper", "card"] {
            for words in ["ink", "faint", "alarm", "caution"] {
                let found = contrast(palette[words], palette[ground]);
                assert!(found >= 4.5, "{words} on {ground}: {found:.2} in {palette:?}");
            }
            for drawn in ["bar", "line", "hatch"] {
                let found = contrast(palette[drawn], palette[ground]);
                assert!(found >= 3.0, "{drawn} on {ground}: {found:.2} in {palette:?}");
            }
        }
        assert!(
            contrast(palette["hatch"], palette["hatched"]) >= 3.0,
            "what is missed shows without colours"
        );
    }
}
