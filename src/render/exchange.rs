//! What an exchange of histories brought, in words and in rows.

use super::report::{Body, Fact, Remark, Report};
use super::table::{Cell, Column, Row, Table, Tone};
use crate::domain::exchange::{Gone, Harm, Tally, Touched, Turn};
use crate::domain::record::RecordKind;
use crate::domain::record::kind::table;
use crate::said;
use crate::words::{Label, Language, Said};

/// How an exchange ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Both sides have the same.
    Synced,
    /// What would come and go; nothing was written or sent.
    Previewed,
    /// The remote could not be reached, and why; work goes on.
    Offline(Said),
    /// The remote's history does not go on from what was seen of it: these commits are gone, and so many in all.
    Rewritten(Vec<Gone>, usize),
}

/// An exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The remote's name.
    pub remote: String,
    /// Its branch.
    pub branch: String,
    /// How it ended.
    pub state: State,
    /// What came from the remote.
    pub came: Tally,
    /// What went to the remote.
    pub went: Tally,
    /// How many commits the remote does not have yet.
    pub waiting: usize,
}

/// How many ids are named in a line.
const NAMED: usize = 8;

/// The report.
pub fn report(exchange: &Exchange, language: Language) -> Report {
    let mut report = Report::default();
    let story = story(exchange)
        .into_iter()
        .map(|(said, depth, tone)| Remark::new(said.in_language(language)).at_depth(depth).toned(tone));
    report.push_story("sync", "", Body::Facts(facts(exchange, language)), story.collect());
    let sides = [("came", &exchange.came), ("went", &exchange.went)];
    report.push(
        "events",
        Label::new("Events", "事件").in_language(language),
        Body::Table(events(&sides, language)),
    );
    report.push("records", "", Body::Table(records(&sides)));
    if let State::Rewritten(gone, _) = &exchange.state {
        let title = Label::new("Commits that are gone", "消失的提交").in_language(language);
        report.push("gone", title, Body::Table(gone_commits(gone)));
    }
    report
}

/// Whether there is something that a person should see.
pub fn needs_a_person(exchange: &Exchange) -> bool {
    let is_grave = |touched: &Touched| {
        touched.differed > 0 || touched.turn == Turn::Removed || touched.harm != Harm::default()
    };
    matches!(exchange.state, State::Rewritten(..)) || exchange.came.records.values().any(is_grave)
}

fn facts(exchange: &Exchange, language: Language) -> Vec<Fact> {
    let state = match exchange.state {
        State::Synced => "synced",
        State::Previewed => "previewed",
        State::Offline(_) => "offline",
        State::Rewritten(..) => "rewritten",
    };
    let reason = match &exchange.state {
        State::Offline(why) => Some(why.in_language(language)),
        _ => None,
    };
    let Exchange { came, went, .. } = exchange;
    let count = |tally: &Tally, turn| tally.ids(|touched| touched.turn == turn).len();
    let fact = |key: &str, en, zh, cell| Fact::new(key, Label::new(en, zh).in_language(language), cell);
    vec![
        fact("remote", "remote", "远程仓库", Cell::text(&exchange.remote)),
        fact("branch", "branch", "分支", Cell::text(&exchange.branch)),
        fact("state", "state", "状态", Cell::text(state)),
        fact("reason", "reason", "原因", Cell::maybe(reason)),
        fact("commits_came", "commits that came", "收到的提交", Cell::number(came.commits)),
        fact("commits_went", "commits that went", "发出的提交", Cell::number(went.commits)),
        fact("commits_waiting", "commits that wait", "待发送的提交", Cell::number(exchange.waiting)),
        fact("new_cases_came", "new complaints that came", "收到的新投诉", Cell::number(new_cases(came))),
        fact("new_cases_went", "new complaints that went", "发出的新投诉", Cell::number(new_cases(went))),
        fact("events_came", "events that came", "收到的事件", Cell::number(came.event_count())),
        fact("events_went", "events that went", "发出的事件", Cell::number(went.event_count())),
        fact("merged", "records of both sides", "双方均有修改的记录", Cell::number(merged(came).len())),
        fact(
            "differed",
            "contradictions",
            "分歧",
            Cell::number(came.records.values().map(|one| one.differed).sum::<usize>()),
        ),
        fact("removed", "records that went away", "被删除的记录", Cell::number(count(came, Turn::Removed))),
        fact("events_gone", "events that are gone", "已不在的事件", Cell::number(came.harm().gone)),
        fact("events_changed", "events that were changed", "被改动的事件", Cell::number(came.harm().changed)),
    ]
}

fn new_cases(tally: &Tally) -> usize {
    tally.ids(|touched| touched.turn == Turn::New && touched.kind == RecordKind::Complaint).len()
}

fn merged(tally: &Tally) -> Vec<&str> {
    tally.ids(|touched| touched.merged)
}

type Line = (Said, usize, Tone);

/// What people read.
fn story(exchange: &Exchange) -> Vec<Line> {
    let Exchange { came, went, waiting, .. } = exchange;
    let mut lines = vec![headline(exchange)];
    let (en, zh) = match exchange.state {
        State::Previewed => (["would come", "would go"], ["将收到", "将发出"]),
        _ => (["came", "went"], ["收到", "发出"]),
    };
    for ((tally, en), zh) in [came, went].into_iter().zip(en).zip(zh) {
        lines.extend((!tally.is_empty()).then(|| (counted(tally, en, zh), 1, Tone::Plain)));
    }
    lines.extend(about(
        &merged(came),
        |list| said!(en: "both sides had changed: {list}", zh: "双方均有修改，已合并：{list}"),
        Tone::Plain,
    ));
    lines.extend(about(
        &came.ids(|touched| touched.differed > 0),
        |list| {
            said!(
                en: "changed differently by two sides, to be decided by somebody: {list} (`plaint show ID`)",
                zh: "双方修改不一致，需由人决定：{list}（`plaint show 编号`）"
            )
        },
        Tone::Caution,
    ));
    lines.extend(about(
        &came.ids(|touched| touched.turn == Turn::Removed),
        |list| said!(en: "removed by the other side: {list}", zh: "已被对方删除：{list}"),
        Tone::Alarm,
    ));
    lines.extend(harm(came));
    let files: Vec<&str> = came.files.iter().map(String::as_str).collect();
    lines.extend(about(&files, |list| said!(en: "other files: {list}", zh: "其他文件：{list}"), Tone::Plain));
    if *waiting > 0 && exchange.state != State::Previewed {
        lines.push((
            said!(en: "waiting to be sent: commits {waiting}", zh: "{waiting} 个提交待发送"),
            1,
            Tone::Caution,
        ));
    }
    lines
}

/// What was done to events that were there: which records to look at, and what tells more.
fn harm(came: &Tally) -> Vec<Line> {
    let Harm { gone, changed } = came.harm();
    let of_gone = about(
        &came.ids(|touched| touched.harm.gone > 0),
        |list| {
            said!(
                en: "events that were here and are gone: {gone}, of {list}; `plaint audit` tells which, and who did it",
                zh: "已有 {gone} 个事件不在了：{list}；`plaint audit` 可查明是哪些、由谁所为"
            )
        },
        Tone::Alarm,
    );
    let of_changed = about(
        &came.ids(|touched| touched.harm.changed > 0),
        |list| {
            said!(
                en: "events that were here and say something else now: {changed}, of {list}; `plaint audit` tells which, and who did it",
                zh: "已有 {changed} 个事件被改动：{list}；`plaint audit` 可查明是哪些、由谁所为"
            )
        },
        Tone::Alarm,
    );
    of_gone.into_iter().chain(of_changed).collect()
}

fn headline(exchange: &Exchange) -> Line {
    let Exchange { remote, branch, state, came, went, .. } = exchange;
    match state {
        State::Synced if came.is_empty() && went.is_empty() => (
            said!(
                en: "in step with {remote} ({branch}): nothing came, nothing was to be sent",
                zh: "与 {remote}（{branch}）一致：没有收到新内容，也没有待发送内容"
            ),
            0,
            Tone::Plain,
        ),
        State::Synced => (
            said!(en: "synced with {remote} ({branch})", zh: "已与 {remote}（{branch}）同步"),
            0,
            Tone::Plain,
        ),
        State::Previewed => (
            said!(
                en: "{remote} ({branch}), only looked at: nothing was written or sent",
                zh: "{remote}（{branch}），仅预览：未写入也未发送任何内容"
            ),
            0,
            Tone::Plain,
        ),
        State::Offline(why) => {
            let (en, zh) = (&why.en, &why.zh);
            (
                said!(
                    en: "{remote} cannot be reached now: {en}; work goes on, the next sync catches up",
                    zh: "暂时无法连接 {remote}：{zh}；可照常工作，下次同步时补上"
                ),
                0,
                Tone::Caution,
            )
        }
        State::Rewritten(_, count) => (
            said!(
                en: "the history of {remote} ({branch}) was rewritten: commits that were there and are gone: {count}; nothing was merged or sent",
                zh: "{remote}（{branch}）的历史被改写：原有的 {count} 个提交已消失；未合并也未发送任何内容"
            ),
            0,
            Tone::Alarm,
        ),
    }
}

/// What came or went, counted.
fn counted(tally: &Tally, en: &str, zh: &str) -> Said {
    let (commits, records) = (tally.commits, tally.records.len());
    let (events, new) = (tally.event_count(), new_cases(tally));
    said!(
        en: "{en}: commits {commits}, records {records} (new complaints {new}), events {events}",
        zh: "{zh}：{commits} 个提交，{records} 份记录（其中新投诉 {new} 件），{events} 个事件"
    )
}

/// A line about the first of some names; none where there is none.
fn about(names: &[&str], words: impl Fn(&str) -> Said, tone: Tone) -> Option<Line> {
    if names.is_empty() {
        return None;
    }
    let mut list = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        list += &format!(", … (+{})", names.len() - NAMED);
    }
    Some((words(&list), 1, tone))
}

/// How many names stand in the line of a kind of event.
const WRITERS: usize = 4;

/// The events: to programs a row for each kind and writer; to people one for each kind, or a first sync would fill pages.
fn events(sides: &[(&str, &Tally)], language: Language) -> Table {
    let mut rows = Table::new(vec![
        Column::new("direction", "direction", "方向"),
        Column::new("event", "event", "事件"),
        Column::new("by", "by", "登记人"),
        Column::new("count", "count", "数量").right(),
    ]);
    for (direction, tally) in sides {
        let shown =
            if *direction == "came" { Label::new("came", "收到") } else { Label::new("went", "发出") };
        let all: Vec<(&(String, String), &usize)> = tally.events.iter().collect();
        for of_one_kind in all.chunk_by(|((one, _), _), ((next, _), _)| one == next) {
            for (index, ((kind, by), count)) in of_one_kind.iter().enumerate() {
                let label = table::ALL.iter().find(|spec| spec.name == kind).map(|spec| spec.label);
                let mut event = Cell::text(kind);
                if let Some(label) = label {
                    event = event.shown(label.in_language(language));
                }
                let total: usize = of_one_kind.iter().map(|(_, count)| **count).sum();
                let cells = vec![
                    Cell::text(*direction).shown(shown.in_language(language)),
                    event,
                    Cell::text(by).shown(writers(of_one_kind)),
                    Cell::number(**count).shown(total.to_string()),
                ];
                rows.rows.push(Row { cells, tone: Tone::Plain, machine_only: index > 0 });
            }
        }
    }
    rows
}

/// Who recorded events of one kind: the first names, each with how many, and how many more there are.
fn writers(of_one_kind: &[(&(String, String), &usize)]) -> String {
    if let [((_, by), _)] = of_one_kind {
        return by.clone();
    }
    let named = of_one_kind.iter().take(WRITERS).map(|((_, by), count)| format!("{by} {count}"));
    let mut list = named.collect::<Vec<_>>().join(", ");
    if of_one_kind.len() > WRITERS {
        list += &format!(", … (+{})", of_one_kind.len() - WRITERS);
    }
    list
}

/// The records, for programs: people have them in sentences.
fn records(sides: &[(&str, &Tally)]) -> Table {
    let mut rows = Table::new(vec![
        Column::new("direction", "direction", "方向"),
        Column::new("id", "id", "编号"),
        Column::new("record", "record", "记录"),
        Column::new("change", "change", "变化"),
        Column::new("merged", "merged", "已合并"),
        Column::new("differed", "contradictions", "分歧").right(),
        Column::new("events_gone", "events gone", "已不在的事件").right(),
        Column::new("events_changed", "events changed", "被改动的事件").right(),
    ]);
    for (direction, tally) in sides {
        for touched in tally.records.values() {
            let cells = vec![
                Cell::text(*direction),
                Cell::text(&touched.id),
                Cell::text(touched.kind.name()),
                Cell::text(touched.turn.name()),
                Cell::text(if touched.merged { "yes" } else { "no" }),
                Cell::number(touched.differed),
                Cell::number(touched.harm.gone),
                Cell::number(touched.harm.changed),
            ];
            rows.rows.push(Row { cells, tone: Tone::Plain, machine_only: true });
        }
    }
    rows
}

fn gone_commits(gone: &[Gone]) -> Table {
    let mut rows = Table::new(vec![
        Column::new("commit", "commit", "提交"),
        Column::new("by", "by", "提交人"),
        Column::new("subject", "what", "内容").at_least(20),
        Column::new("records", "records", "记录").at_least(12),
    ]);
    for commit in gone {
        let short = commit.commit.get(..10).unwrap_or_default();
        rows.push(
            Tone::Alarm,
            vec![
                Cell::text(&commit.commit).shown(short),
                Cell::text(&commit.author),
                Cell::text(&commit.subject),
                Cell::text(commit.records.join(", ")),
            ],
        );
    }
    rows
}
