//! What an audit found, and what it proved.

use std::collections::HashMap;

use super::finding;
use super::privacy::masked;
use super::report::{Body, Fact, Remark, Report};
use super::table::{Cell, Column, Table, Tone};
use crate::domain::finding::{Finding, Grade};
use crate::domain::instant::Instant;
use crate::said;
use crate::words::{Label, Language, Said};

/// A finding with the commit in which it came.
#[derive(Debug, Clone, Copy)]
pub struct AuditRow<'a> {
    /// What and where.
    pub finding: &'a Finding,
    /// The commit; `None` for what is in none.
    pub commit: Option<CommitShown<'a>>,
}

/// A commit as it is shown.
#[derive(Debug, Clone, Copy)]
pub struct CommitShown<'a> {
    /// Its whole name.
    pub id: &'a str,
    /// Who is said to have written it.
    pub author: &'a str,
    /// When.
    pub at: &'a Instant,
}

/// What was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditTotals {
    /// The last commit, by its whole name.
    pub tip: String,
    /// The commit up to which all was known before.
    pub since: Option<String>,
    /// How many commits.
    pub commits: usize,
    /// How many events they brought.
    pub events: usize,
    /// How many records they changed.
    pub records: usize,
    /// How many commits that others were told of.
    pub anchors: usize,
    /// How many commits carry a signature that was found good.
    pub signed: usize,
    /// How many files of evidence are here, unchanged.
    pub evidence: usize,
    /// How many are not on this machine.
    pub evidence_elsewhere: usize,
    /// How many findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
}

/// The report: the findings, file by file for people, and what was proved and what not.
pub fn audited(rows: &[AuditRow<'_>], totals: &AuditTotals, language: Language) -> Report {
    let mut report = Report::default();
    report.push_story("found", String::new(), Body::Table(table(rows, language)), story(rows, language));
    report.push_story(
        "totals",
        String::new(),
        Body::Facts(facts(totals, language)),
        summary(totals, language),
    );
    report
}

fn table(rows: &[AuditRow<'_>], language: Language) -> Table {
    let mut columns = finding::columns();
    columns.extend([
        Column::new("commit", "commit", "提交"),
        Column::new("commit_short", "commit", "提交（短）"),
        Column::new("author", "author", "作者"),
        Column::new("committed", "committed", "提交时间"),
    ]);
    let mut table = Table::new(columns);
    for row in rows {
        let of_commit = |pick: &dyn Fn(CommitShown<'_>) -> String| Cell::maybe(row.commit.map(pick));
        let mut cells = finding::cells(&without_numbers(row.finding), language);
        cells.extend([
            of_commit(&|commit| commit.id.to_owned()),
            of_commit(&|commit| short(commit.id).to_owned()),
            of_commit(&|commit| commit.author.to_owned()),
            row.commit.map_or_else(Cell::empty, |commit| Cell::instant(*commit.at)),
        ]);
        table.push(tone(row.finding), cells);
    }
    table
}

/// The finding with telephone numbers in what it quotes masked: an audit is read by outsiders.
fn without_numbers(finding: &Finding) -> Finding {
    let Said { en, zh } = &finding.message;
    Finding { message: Said { en: masked(en).into_owned(), zh: masked(zh).into_owned() }, ..finding.clone() }
}

/// The beginning of a commit's name, as people read it.
fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}

fn tone(finding: &Finding) -> Tone {
    if finding.grade == Grade::Error { Tone::Alarm } else { Tone::Caution }
}

/// File by file, in the order in which they first occur; in each the findings in the order of the history.
fn story(rows: &[AuditRow<'_>], language: Language) -> Vec<Remark> {
    let mut place_of: HashMap<&str, usize> = HashMap::new();
    let mut files: Vec<(&str, Vec<AuditRow<'_>>)> = Vec::new();
    for row in rows {
        let file = row.finding.place.file.as_str();
        let place = *place_of.entry(file).or_insert(files.len());
        if place == files.len() {
            files.push((file, Vec::new()));
        }
        files[place].1.push(*row);
    }
    let mut lines = Vec::new();
    for (file, rows) in files {
        lines.push(Remark::new(file).toned(Tone::Heading));
        lines.extend(rows.into_iter().flat_map(|row| told(row, language)));
    }
    lines
}

fn told(row: AuditRow<'_>, language: Language) -> Vec<Remark> {
    let finding = row.finding;
    let (line, code) = (finding.place.line, finding.code);
    let Label { en, zh } = finding::grade_label(finding.grade);
    let head = match row.commit {
        Some(CommitShown { id, author, at }) => {
            let (id, at) = (short(id), at.format("%Y-%m-%d %H:%M"));
            said!(
                en: "line {line}, commit {id} of {at} by {author}: {en}[{code}]",
                zh: "第 {line} 行，提交 {id}（{at}，{author}）：{zh}[{code}]"
            )
        }
        None => said!(en: "line {line}: {en}[{code}]", zh: "第 {line} 行：{zh}[{code}]"),
    };
    let mut lines = vec![
        Remark::new(head.in_language(language)).at_depth(1).toned(tone(finding)),
        Remark::new(masked(finding.message.in_language(language))).at_depth(2),
    ];
    if let Some(Said { en, zh }) = &finding.tip {
        let tip = said!(en: "tip: {en}", zh: "提示：{zh}");
        lines.push(Remark::new(tip.in_language(language)).at_depth(2).toned(Tone::Faint));
    }
    lines
}

fn facts(totals: &AuditTotals, language: Language) -> Vec<Fact> {
    let count = |key: &'static str, label: Label, count: usize| {
        Fact::new(key, label.in_language(language), Cell::number(i64::try_from(count).unwrap_or(i64::MAX)))
    };
    let mut facts = vec![
        Fact::new(
            "tip",
            Label::new("last commit", "最近一次提交").in_language(language),
            Cell::text(&totals.tip),
        ),
        Fact::new(
            "since",
            Label::new("since", "起点").in_language(language),
            Cell::maybe(totals.since.as_deref()),
        ),
    ];
    facts.extend([
        count("commits", Label::new("commits", "提交"), totals.commits),
        count("events", Label::new("events", "事件"), totals.events),
        count("records", Label::new("records", "记录"), totals.records),
        count("anchors", Label::new("anchors", "锚点"), totals.anchors),
        count("signed", Label::new("signed commits", "已签名提交"), totals.signed),
        count("evidence", Label::new("files of evidence", "证据文件"), totals.evidence),
        count("evidence_elsewhere", Label::new("not on this machine", "不在本机"), totals.evidence_elsewhere),
        count("errors", Label::new("errors", "错误"), totals.errors),
        count("warnings", Label::new("warnings", "警告"), totals.warnings),
    ]);
    facts
}

/// A sentence on what was looked at, one on what came out, and one on what is not proved.
pub fn summary(totals: &AuditTotals, language: Language) -> Vec<Remark> {
    let AuditTotals { commits, events, records, errors, warnings, .. } = totals;
    let (commits, events, records) = (grouped(*commits), grouped(*events), grouped(*records));
    let looked = match &totals.since {
        None => said!(
            en: "{events} events of {records} records in {commits} commits were looked at, the whole history",
            zh: "已审计全部历史：{commits} 个提交、{records} 份记录、{events} 个事件"
        ),
        Some(since) => {
            let since = short(since);
            said!(
                en: "{events} events of {records} records in {commits} commits since {since} were looked at",
                zh: "已审计 {since} 以来的 {commits} 个提交、{records} 份记录、{events} 个事件"
            )
        }
    };
    let outcome = match (errors, warnings) {
        (0, 0) => said!(
            en: "Proved: nothing that was committed was changed or taken away, and everything was recorded by who might, in time, by the rules in force.",
            zh: "已证实：已提交的内容无一被改动或删除；各项均由有权者按当时规则及时登记。"
        ),
        (0, warnings) => said!(
            en: "Nothing that was committed was changed or taken away; to be looked at: {warnings}.",
            zh: "已提交的内容无一被改动或删除；有 {warnings} 项待核查。"
        ),
        (errors, warnings) => said!(
            en: "Not in order: {errors} errors, {warnings} warnings.",
            zh: "存在问题：{errors} 个错误，{warnings} 个警告。"
        ),
    };
    let lines = [looked, outcome, not_proved(totals)];
    let tone = if *errors > 0 { Tone::Alarm } else { Tone::Plain };
    lines
        .iter()
        .enumerate()
        .map(|(place, said)| {
            let line = Remark::new(said.in_language(language));
            if place == 1 { line.toned(tone) } else { line.toned(Tone::Plain) }
        })
        .collect()
}

fn not_proved(totals: &AuditTotals) -> Said {
    let mut not: Vec<Said> = Vec::new();
    if totals.signed == 0 {
        not.push(said!(en: "who typed it (there are no signatures)", zh: "究竟由谁录入（没有签名）"));
    } else if totals.signed < totals.commits {
        let left = grouped(totals.commits - totals.signed);
        not.push(said!(en: "who typed the {left} commits without a signature", zh: "{left} 个无签名提交究竟由谁录入"));
    }
    if totals.anchors == 0 {
        not.push(said!(
            en: "that the history was not rewritten as a whole (no anchor; give `--anchor` what a page or a letter prints)",
            zh: "历史未被整体改写（没有锚点；可用 `--anchor` 给出页面或信函所印的提交编号）"
        ));
    }
    if totals.evidence_elsewhere > 0 {
        let count = totals.evidence_elsewhere;
        not.push(said!(
            en: "{count} pieces of evidence that are not on this machine",
            zh: "不在本机的 {count} 件证据"
        ));
    }
    if totals.since.is_some() {
        not.push(said!(en: "anything before, which an earlier audit looked at", zh: "此前的部分（由以前的审计负责）"));
    }
    let list =
        |pick: fn(&Said) -> &str, between: &str| not.iter().map(pick).collect::<Vec<_>>().join(between);
    let (en, zh) = (list(|said| &said.en, "; "), list(|said| &said.zh, "；"));
    if not.is_empty() {
        return said!(en: "What this means, and against whom: docs/trust.md.", zh: "其含义与防范对象见 docs/trust.md。");
    }
    said!(en: "Not proved: {en}. See docs/trust.md.", zh: "未能证实：{zh}。见 docs/trust.md。")
}

/// A number with commas between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted() {
        for (number, text) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), text);
        }
    }
}
