//! How good the suggestions are.

use crate::domain::classify::{Evaluation, SURE_ENOUGH};
use crate::render::report::{Body, Fact, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::{Label, Language, Said};

/// The figures of a cross-validation, with its seed.
pub fn evaluation(found: &Evaluation, seed: u64, language: Language) -> Report {
    let mut report = Report::default();
    report.push(
        "figures",
        say(language, "Cross-validation", "交叉验证"),
        Body::Facts(facts(found, seed, language)),
    );
    report.push("labels", say(language, "By label", "按标注"), Body::Table(labels(found)));
    report.push("confused", say(language, "Taken for another", "混淆"), Body::Table(confused(found)));
    report.push(
        "calibration",
        say(language, "Confidence and what was right", "把握与实际"),
        Body::Table(calibration(found)),
    );
    report.push("notes", "", Body::Remarks(notes(found, language)));
    report
}

fn say(language: Language, en: &'static str, zh: &'static str) -> &'static str {
    Label::new(en, zh).in_language(language)
}

/// A share in percent with one decimal; `null` and a dash of nothing.
fn share(part: usize, whole: usize) -> Cell {
    if whole == 0 {
        return Cell::empty().shown("–");
    }
    let tenths = (part * 2000 + whole) / (whole * 2);
    let text = format!("{}.{}", tenths / 10, tenths % 10);
    Cell::text(&text).shown(format!("{text}%"))
}

fn fraction(value: f64) -> Cell {
    let text = format!("{:.1}", value * 100.0);
    Cell::text(&text).shown(format!("{text}%"))
}

fn count(count: usize) -> Cell {
    Cell::number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn facts(found: &Evaluation, seed: u64, language: Language) -> Vec<Fact> {
    let sure_percent = (SURE_ENOUGH * 100.0).round();
    let sure: Said = said!(en: "sure enough ({sure_percent}%)", zh: "把握达 {sure_percent}% 的");
    let fact = |key: &str, label: &str, cell: Cell| Fact::new(key, label, cell);
    vec![
        fact("texts", say(language, "texts", "文本数"), count(found.texts)),
        fact("parts", say(language, "parts", "折数"), count(found.parts)),
        fact(
            "seed",
            say(language, "seed", "随机种子"),
            Cell::number(i64::try_from(seed).unwrap_or(i64::MAX)),
        ),
        fact(
            "left_out",
            say(language, "left out (label too rare)", "未计入（标注过少）"),
            count(found.left_out),
        ),
        fact("accuracy_percent", say(language, "right", "准确率"), share(found.right, found.texts)),
        fact("macro_f1_percent", say(language, "macro F1", "宏平均 F1"), fraction(found.macro_f1)),
        fact(
            "most_frequent_percent",
            say(language, "right if one always says the most frequent", "总猜最多一类的准确率"),
            share(found.most_frequent, found.texts),
        ),
        fact("sure_percent", sure.in_language(language), share(found.sure, found.texts)),
        fact(
            "sure_and_right_percent",
            say(language, "of these right", "其中正确"),
            share(found.sure_and_right, found.sure),
        ),
        fact(
            "calibration_error_percent",
            say(language, "confidence off by, on average", "把握平均偏差"),
            fraction(found.calibration_error),
        ),
    ]
}

fn labels(found: &Evaluation) -> Table {
    let mut table = Table::new(vec![
        Column::new("label", "label", "标注"),
        Column::new("count", "texts", "文本数").right(),
        Column::new("suggested", "suggested", "建议数").right(),
        Column::new("precision_percent", "precision", "精确率").right(),
        Column::new("recall_percent", "found", "召回率").right(),
        Column::new("f1_percent", "F1", "F1").right(),
    ]);
    for class in &found.classes {
        let cells = vec![
            Cell::text(&class.name),
            count(class.count),
            count(class.suggested),
            share(class.right, class.suggested),
            share(class.right, class.count),
            share(2 * class.right, class.count + class.suggested),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}

/// Every pair of labels of which one was taken for the other, the most frequent first.
fn confused(found: &Evaluation) -> Table {
    let mut table = Table::new(vec![
        Column::new("label", "label", "标注"),
        Column::new("suggested", "taken for", "误判为"),
        Column::new("count", "times", "次数").right(),
    ]);
    let mut pairs: Vec<_> =
        found.confusion.iter().filter(|((label, suggested), _)| label != suggested).collect();
    pairs.sort_by(|(left, one), (right, other)| other.cmp(one).then(left.cmp(right)));
    for ((label, suggested), times) in pairs {
        table.push(Tone::Plain, vec![Cell::text(label), Cell::text(suggested), count(*times)]);
    }
    table
}

fn calibration(found: &Evaluation) -> Table {
    let mut table = Table::new(vec![
        Column::new("from_percent", "confidence from", "把握自").right(),
        Column::new("count", "suggestions", "建议数").right(),
        Column::new("said_percent", "said on average", "平均把握").right(),
        Column::new("right_percent", "right", "实际正确").right(),
    ]);
    for bin in &found.bins {
        let mean = bin.confidence / f64::from(u32::try_from(bin.count).unwrap_or(u32::MAX));
        let from = Cell::number(i64::try_from(bin.from_percent).unwrap_or_default())
            .shown(format!("{}%", bin.from_percent));
        table.push(Tone::Plain, vec![from, count(bin.count), fraction(mean), share(bin.right, bin.count)]);
    }
    table
}

fn notes(found: &Evaluation, language: Language) -> Vec<Remark> {
    let mut notes = Vec::new();
    if found.right <= found.most_frequent {
        notes.push(said!(
            en: "No better than always saying the most frequent label: don't rely on it.",
            zh: "不优于总猜最多的一类，请勿采信。"
        ));
    }
    notes.push(said!(
        en: "Each text was suggested for by a classifier that had not seen it. Texts that repeat each other make it look better than it is.",
        zh: "每条文本均由未见过它的分类器给出建议；文本相互重复时，结果会偏好。"
    ));
    notes.into_iter().map(|said| Remark::new(said.in_language(language))).collect()
}
