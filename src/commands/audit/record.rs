//! One record through its whole history: each commit against each of its parents.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use chrono::TimeDelta;

use super::found::Found;
use super::past::Past;
use super::rulebook::Rulebook;
use super::story::{Step, Story};
use crate::domain::audit::finding::{
    MERGE_ADDS, MISPLACED, RULES_OTHER, RULES_UNKNOWN, RULES_UNREADABLE, Remark, Side, UNREADABLE,
};
use crate::domain::audit::{self, Committed, Scene};
use crate::domain::case;
use crate::domain::finding::Place;
use crate::domain::id::path_of;
use crate::domain::instant::Instant;
use crate::domain::measures::STORES;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record, RecordKind, Route};
use crate::domain::shop::Shop;
use crate::format::yaml;
use crate::git::history::{Entry, ObjectId, Objects};
use crate::said;

/// How many texts of one record are kept: merges look back, but not far.
const KEPT: usize = 16;

/// A text of a record that was read.
pub(super) struct Text {
    pub(super) bytes: Vec<u8>,
    pub(super) record: Record,
}

/// What goes through records, with what it has learned.
pub(super) struct Auditor<'a> {
    story: &'a Story,
    objects: Objects,
    book: Rulebook<'a>,
    /// What was found.
    pub(super) found: Vec<Found>,
    /// How many events were looked at.
    pub(super) events: usize,
    /// Records that went away: path, commit, and what stood there.
    pub(super) gone: Vec<(String, usize, ObjectId)>,
    /// Records that say that they had another id: that id, the path, and the commit that says so first.
    pub(super) renumbered: Vec<(String, String, usize)>,
    /// Tips that letters tell: the commit, the path, and the event.
    pub(super) tips: Vec<(String, String, usize)>,
    unreadable_states: Vec<usize>,
}

/// What came of reading a text.
#[derive(Clone)]
enum Reading {
    Text(Rc<Text>),
    /// It cannot be read, and stands for all texts in whose place it came: of a merge for those of every parent. So no event
    /// is lost behind it.
    StandsFor(Vec<Rc<Text>>),
}

impl Reading {
    fn texts(self) -> Vec<Rc<Text>> {
        match self {
            Self::Text(text) => vec![text],
            Self::StandsFor(texts) => texts,
        }
    }
}

/// What is known of one record while it is gone through.
struct Known<'p> {
    path: &'p str,
    texts: HashMap<ObjectId, Reading>,
    order: VecDeque<ObjectId>,
}

impl<'a> Auditor<'a> {
    pub(super) fn new(story: &'a Story, objects: Objects) -> Self {
        Self {
            story,
            objects,
            book: Rulebook::new(story),
            found: Vec::new(),
            events: 0,
            gone: Vec::new(),
            renumbered: Vec::new(),
            tips: Vec::new(),
            unreadable_states: Vec::new(),
        }
    }

    /// Goes through the record at `path`; `steps` are all its changes.
    pub(super) fn go_through(&mut self, path: &str, steps: &[Step]) {
        let mut known = Known { path, texts: HashMap::new(), order: VecDeque::new() };
        for of_commit in steps.chunk_by(|one, next| one.commit == next.commit) {
            self.commit(&mut known, of_commit);
        }
    }

    fn commit(&mut self, known: &mut Known<'_>, steps: &[Step]) {
        let Some(step) = steps.first() else { return };
        let commit = step.commit;
        let mut befores: Vec<Rc<Text>> = steps
            .iter()
            .filter_map(|step| Some(self.text(known, step.before?, &[], commit).texts()))
            .flatten()
            .collect();
        let Some(after) = step.after else {
            self.gone.extend(step.before.map(|before| (known.path.to_owned(), commit, before.id)));
            return;
        };
        // What cannot be read stands for what was before: there is nothing to compare.
        let Reading::Text(after) = self.text(known, after, &befores, commit) else { return };
        if steps.iter().any(|step| step.before.is_none()) {
            befores.extend(self.under_another_id(&after, commit));
        }
        // What several of them had is told once.
        let mut told: Vec<Remark> = Vec::new();
        for before in &befores {
            let past = Past::new(self.story, (known.path, commit), &mut self.objects);
            for remark in audit::compare(&before.record, &after.record, &past) {
                if !told.contains(&remark) {
                    told.push(remark.clone());
                    self.place(remark, known.path, (Some(before), &after), commit);
                }
            }
        }
        if befores.iter().all(|before| audit::twice(&before.record).is_empty()) {
            for remark in audit::twice(&after.record) {
                self.place(remark, known.path, (None, &after), commit);
            }
        }
        let parents = self.story.commits.get(commit).map_or(0, |told| told.parents.len());
        if steps.len() >= parents {
            self.introduced(known.path, (&befores, &after), commit);
        }
    }

    /// The record as parents of a commit have it under the id that it had before (`renumbered`), where the commit takes that
    /// file away: what the complaint held there, it must hold here.
    fn under_another_id(&mut self, after: &Rc<Text>, commit: usize) -> Vec<Rc<Text>> {
        let mut found = Vec::new();
        for (old, entry) in self.story.under_another_id(&after.record, commit) {
            // What is wrong with the old file is told where it stands.
            if let Ok(mut text) = self.read(&old, entry, commit) {
                text.record.id.clone_from(&after.record.id);
                found.push(Rc::new(text));
            }
        }
        found
    }

    /// The events that a commit brings.
    fn introduced(&mut self, path: &str, (befores, after): (&[Rc<Text>], &Rc<Text>), commit: usize) {
        let records: Vec<&Record> = befores.iter().map(|before| &before.record).collect();
        let events = audit::introduced(&records, &after.record);
        self.events += events.len();
        let story = self.story;
        let Some(told) = story.commits.get(commit) else { return };
        self.learn(path, &events, commit);
        let merges = told.parents.len() > 1;
        let past = Past::new(story, (path, commit), &mut self.objects);
        let kept = events.iter().filter(|event| event.matches(table::DIFFERED.name));
        let unfounded: Vec<Remark> =
            kept.filter_map(|event| audit::differed(event, &after.record, merges, &past)).collect();
        for remark in unfounded {
            self.place(remark, path, (None, after), commit);
        }
        if merges {
            for event in events.iter().filter(|event| !event.matches(table::DIFFERED.name)) {
                let id = &event.id;
                let message = said!(
                    en: "the merge brought the event `{id}`, which neither side had",
                    zh: "合并带入了双方都没有的事件 `{id}`"
                );
                let remark = Remark::error(MERGE_ADDS, Route::Event(id.clone(), None), message).tip(said!(
                    en: "events are recorded before or after a merge, under a name of their own",
                    zh: "事件应在合并之前或之后以本人名义登记"
                ));
                self.place(remark, path, (None, after), commit);
            }
            return;
        }
        let mut remarks = Vec::new();
        if let [before] = records[..] {
            remarks.extend(audit::order(&events, before));
        }
        remarks.extend(self.dated_back(&events, commit));
        for event in &events {
            remarks.extend(self.event(event, (records.first().copied(), &after.record, &events), commit));
        }
        for remark in remarks {
            self.place(remark, path, (None, after), commit);
        }
    }

    /// New events of a commit that is days older than what it follows; in a demonstration times tell nothing.
    fn dated_back(&mut self, events: &[&Event], commit: usize) -> Vec<Remark> {
        let story = self.story;
        let Some(told) = story.commits.get(commit) else { return Vec::new() };
        let Some(follows) = &told.follows else { return Vec::new() };
        let at = &told.committed.at;
        let remarks: Vec<Remark> =
            events.iter().filter_map(|event| audit::dated_back(event, at, follows)).collect();
        let is_demo = !remarks.is_empty() && self.book.is_demo(commit, &mut self.objects);
        if is_demo { Vec::new() } else { remarks }
    }

    /// What other parts of the audit have to know of new events.
    fn learn(&mut self, path: &str, events: &[&Event], commit: usize) {
        for event in events {
            if event.matches(table::RENUMBERED.name)
                && let Some(was) = event.fields.text("was")
            {
                self.renumbered.push((was.to_owned(), path.to_owned(), commit));
            }
            if let Some(tip) = event.fields.map("letter").and_then(|letter| letter.text("tip")) {
                self.tips.push((tip.to_owned(), path.to_owned(), commit));
            }
        }
    }

    /// One new event: when, by whom, whether they might, and whether its amounts are right.
    fn event(
        &mut self,
        event: &Event,
        (before, after, new): (Option<&Record>, &Record, &[&Event]),
        commit: usize,
    ) -> Vec<Remark> {
        let story = self.story;
        let (Some(told), Some(state)) = (story.commits.get(commit), story.state_of.get(commit).copied())
        else {
            return Vec::new();
        };
        let Some(shop) = self.book.shop(state, &mut self.objects) else {
            return self.rules_unreadable(state, event);
        };
        let mut remarks = audit::times(event, &told.committed, shop.demo);
        remarks.extend(audit::people(event, &told.committed, &shop));
        let store = store_of(after);
        let rules = match self.book.rules(state, store.as_deref(), &mut self.objects) {
            Ok(rules) => rules,
            Err(_) => {
                remarks.extend(self.rules_unreadable(state, event));
                return remarks;
            }
        };
        // Whoever makes a record begins with its header and nothing else.
        let is_new = before.is_none();
        let seen = match before {
            Some(before) => Record { events: seen_by(event, &before.events, new), ..before.clone() },
            None => Record { events: seen_by(event, &[], new), ..after.clone() },
        };
        let stamp = rules.stamp.as_str();
        let scene = Scene { before: &seen, shop: &shop, rules: rules.as_rules(), stamp, is_new };
        remarks.extend(audit::duties(event, &scene));
        let known = || known_at(event, after, &told.committed, &shop);
        remarks.extend(audit::consequence(event, after, &scene, known));
        remarks.extend(self.recomputed(event, after, commit, is_new));
        remarks
    }

    /// The amounts of a new event, made again from the rules that it names, or else from those of its commit.
    fn recomputed(&mut self, event: &Event, after: &Record, commit: usize, is_new: bool) -> Vec<Remark> {
        let story = self.story;
        let (Some(told), Some(state)) = (story.commits.get(commit), story.state_of.get(commit).copied())
        else {
            return Vec::new();
        };
        let told_stamp = event.fields.text("rules");
        if told_stamp.is_none() && !audit::has_sums(event) {
            return Vec::new();
        }
        let store = store_of(after);
        let present = self.stamp_at(state, store.as_deref());
        let is_unnamed = told_stamp.is_none() && audit::names_rules(event);
        let mut remarks: Vec<Remark> = is_unnamed.then(|| rules_unnamed(event)).into_iter().collect();
        let stamp = told_stamp.unwrap_or(&present);
        let Some((named, rules)) = self.book.named((stamp, state), store.as_deref(), &mut self.objects)
        else {
            remarks.push(rules_unknown(event, stamp));
            return remarks;
        };
        if named != state && rules.stamp != present {
            remarks.push(rules_other(event, stamp, &present));
        }
        let Some(shop) = self.book.shop(named, &mut self.objects).filter(|_| audit::has_sums(event)) else {
            return remarks;
        };
        let mut without = after.clone();
        without.events.retain(|other| other.id != event.id);
        let scene = Scene { before: &without, shop: &shop, rules: rules.as_rules(), stamp, is_new };
        let known = known_at(event, after, &told.committed, &shop);
        remarks.extend(audit::amounts(event, &scene, &known));
        remarks
    }

    fn stamp_at(&mut self, state: usize, store: Option<&str>) -> String {
        self.book.rules(state, store, &mut self.objects).map(|rules| rules.stamp.clone()).unwrap_or_default()
    }

    /// Told once for each state of the rules.
    fn rules_unreadable(&mut self, state: usize, event: &Event) -> Vec<Remark> {
        if self.unreadable_states.contains(&state) {
            return Vec::new();
        }
        self.unreadable_states.push(state);
        let id = &event.id;
        let message = said!(
            en: "the shop.toml or the policy of this commit is not in order: who might record `{id}`, and later events until it was mended, cannot be judged",
            zh: "该提交的 shop.toml 或策略有误：无法判断谁可登记 `{id}`，以及修复前的后续事件"
        );
        vec![Remark::error(RULES_UNREADABLE, Route::Event(id.clone(), None), message).tip(said!(
            en: "`git show COMMIT:shop.toml` shows it; `plaint check` tells what is wrong with the present one",
            zh: "`git show 提交:shop.toml` 可查看；`plaint check` 检查现行文件"
        ))]
    }

    /// Takes a remark with its place in the text that it is about.
    fn place(
        &mut self,
        remark: Remark,
        path: &str,
        (before, after): (Option<&Rc<Text>>, &Rc<Text>),
        commit: usize,
    ) {
        let text = match (remark.side, before) {
            (Side::Before, Some(before)) => before,
            _ => after,
        };
        self.found.push(Found::in_text(remark, (path, &text.bytes), Some(commit)));
    }

    /// The text at an entry, read once. What cannot be read is told, and stands for `befores`, whenever it takes their place.
    fn text(&mut self, known: &mut Known<'_>, entry: Entry, befores: &[Rc<Text>], commit: usize) -> Reading {
        match known.texts.get_mut(&entry.id) {
            Some(Reading::Text(text)) => return Reading::Text(Rc::clone(text)),
            Some(Reading::StandsFor(texts)) => {
                let is_new = |before: &&Rc<Text>| !texts.iter().any(|text| Rc::ptr_eq(text, before));
                let new: Vec<Rc<Text>> = befores.iter().filter(is_new).cloned().collect();
                texts.extend(new);
                return Reading::StandsFor(texts.clone());
            }
            None => {}
        }
        let reading = match self.read(known.path, entry, commit) {
            Ok(text) => Reading::Text(Rc::new(text)),
            Err(found) => {
                self.found.extend(found.into_iter().map(|found| Found { commit: Some(commit), ..found }));
                Reading::StandsFor(befores.to_vec())
            }
        };
        known.texts.insert(entry.id, reading.clone());
        // What stands for others is never forgotten: it could not be made again.
        if matches!(reading, Reading::Text(_)) {
            known.order.push_back(entry.id);
        }
        if known.order.len() > KEPT
            && let Some(oldest) = known.order.pop_front()
        {
            known.texts.remove(&oldest);
        }
        reading
    }

    /// Reads a record that stands where its id says.
    fn read(&mut self, path: &str, entry: Entry, commit: usize) -> Result<Text, Vec<Found>> {
        if !entry.is_file {
            let message = said!(
                en: "is a link or another repository, where a record should be",
                zh: "此处应为记录，却是符号链接或其他仓库"
            );
            return Err(vec![Found::of_file(Remark::error(MISPLACED, Route::Whole, message), path, None)]);
        }
        let bytes = self.objects.blob(&entry.id).unwrap_or_default();
        let record = yaml::load(path, &bytes).map_err(|findings| {
            let first = findings.into_iter().next();
            let (place, why) = first.map_or_else(
                || (Place::whole_file(path), said!(en: "no record", zh: "不是记录")),
                |finding| (finding.place, finding.message),
            );
            let (en, zh) = (&why.en, &why.zh);
            let message = said!(
                en: "this commit holds no record that can be read: {en}",
                zh: "该提交中的记录无法读取：{zh}"
            );
            vec![Found { finding: Remark::error(UNREADABLE, Route::Whole, message).at(place), commit: None }]
        })?;
        if path_of(&record.kind, &record.id).as_deref() != Some(path) {
            let id = &record.id;
            let message = said!(en: "the record `{id}` does not belong here", zh: "记录 `{id}` 不应放在这里");
            self.found.push(Found::of_file(
                Remark::error(MISPLACED, Route::Whole, message),
                path,
                Some(commit),
            ));
        }
        Ok(Text { bytes, record })
    }
}

/// What the writer of an event saw: what was there before its commit, and what the same command recorded before it.
fn seen_by(event: &Event, before: &[Event], new: &[&Event]) -> Vec<Event> {
    let earlier =
        new.iter().filter(|other| other.id != event.id && (other.n, other.at) < (event.n, event.at));
    before.iter().chain(earlier.copied()).cloned().collect()
}

/// By when whoever recorded `event` knew what is in `after`: what was true then follows. In a demonstration the clock of
/// the commit tells nothing.
fn known_at(event: &Event, after: &Record, committed: &Committed, shop: &Shop) -> Instant {
    let last = after.events.iter().map(|event| event.at).max().unwrap_or(event.at);
    let known = if shop.demo { last.max(committed.at) } else { committed.at.max(event.at) };
    known + TimeDelta::seconds(1)
}

/// The store by whose rules a record goes.
fn store_of(record: &Record) -> Option<String> {
    match record.kind {
        RecordKind::Store => Some(record.id.clone()),
        RecordKind::Measure => record.header.texts(STORES).first().map(|store| (*store).to_owned()),
        RecordKind::Complaint => case::fold(record, None).and_then(|case| case.store),
        _ => record.header.text("store").map(str::to_owned),
    }
}

fn rules_unknown(event: &Event, stamp: &str) -> Remark {
    let id = &event.id;
    let message = said!(
        en: "the event `{id}` names the rules `{stamp}`, which never stood in this history",
        zh: "事件 `{id}` 所引规则 `{stamp}` 从未出现在本历史中"
    );
    Remark::error(RULES_UNKNOWN, Route::Event(id.clone(), Some("rules")), message).tip(said!(
        en: "rules are committed with the first event that applies them; its amounts and terms cannot be made again: ask the author",
        zh: "规则会随首个适用它的事件一并提交；其金额与时限无从复核：请向作者查明"
    ))
}

fn rules_unnamed(event: &Event) -> Remark {
    let (id, kind) = (&event.id, event.kind.name());
    let message = said!(
        en: "`{kind}` (`{id}`) does not name the rules by which it was made",
        zh: "`{kind}`（`{id}`）未注明所依据的规则"
    );
    Remark::error(RULES_UNKNOWN, Route::Event(id.clone(), None), message).tip(said!(
        en: "plaint always names them (`rules`); it was written by hand: ask the author",
        zh: "plaint 总会注明（`rules`）；此事件系手工写入：请向作者查明"
    ))
}

fn rules_other(event: &Event, stamp: &str, present: &str) -> Remark {
    let id = &event.id;
    let message = said!(
        en: "the event `{id}` names the rules `{stamp}`, and its commit had `{present}`",
        zh: "事件 `{id}` 所引规则为 `{stamp}`，而其提交中的规则是 `{present}`"
    );
    Remark::error(RULES_OTHER, Route::Event(id.clone(), Some("rules")), message).tip(said!(
        en: "was it recorded under rules of another time? Ask the author",
        zh: "是否按其他时期的规则登记？请向作者查明"
    ))
}
