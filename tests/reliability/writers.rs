//! Part 4: eight writers at once on one complaint and on fifty, and a person who saves the same files by hand all the while.

mod hand;

use std::collections::BTreeMap;
use std::process::Output;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::effort::Effort;
use crate::random::Random;
use crate::shop::{Shop, Template, new_words, temporary, told};
use crate::state::{broken, next_works};
use crate::verdict::Verdict;
use hand::Hand;

/// How many write at once.
const WRITERS: u64 = 8;

/// How often a refused writer tries again before that counts as a failure.
const TRIES: u32 = 2_000;

/// What the writers met.
#[derive(Default)]
struct Counts {
    saved: AtomicU64,
    busy: AtomicU64,
    edited_meanwhile: AtomicU64,
    unreadable: AtomicU64,
    /// How long the last command took that came through, with its waiting for others, in microseconds.
    lasted: AtomicU64,
}

/// Runs the part.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let mut verdict = Verdict::default();
    let template = Template::make();
    for cases in [1, 50] {
        let events = effort.count(5, 1_000);
        verdict.join(together(effort, &template, (cases, events)));
    }
    verdict
}

fn together(effort: &Effort, template: &Template, (cases, events): (usize, u64)) -> Verdict {
    let folder = temporary();
    let mut shop = template.copy(&folder.path().join("shop"), folder.path());
    while shop.cases.len() < cases {
        let taken = shop.must(&new_words("one of many"));
        shop.cases.push(taken.split(':').next().unwrap().to_owned());
    }
    shop.cases.truncate(cases);
    let (counts, over) = (Counts::default(), AtomicBool::new(false));
    noted(&shop, &shop.cases[0], "first", &counts);
    let begun = Instant::now();
    let (acknowledged, hand, wrong) = thread::scope(|scope| {
        let person = scope.spawn(|| {
            let mut hand = Hand::new(&shop, Random::new(effort.seed, 7));
            let mut random = Random::new(effort.seed, 8);
            while !over.load(Ordering::Relaxed) {
                hand.save();
                counts.rest(&mut random, &over);
            }
            hand
        });
        let writer = |number: u64| {
            let (shop, counts) = (&shop, &counts);
            move || written(shop, counts, (number, events), effort)
        };
        let writers: Vec<_> = (0..WRITERS).map(|number| scope.spawn(writer(number))).collect();
        let (mut words, mut wrong) = (Vec::new(), Vec::new());
        for done in writers.into_iter().map(|writer| writer.join().unwrap()) {
            words.extend(done.0);
            wrong.extend(done.1);
        }
        over.store(true, Ordering::Relaxed);
        (words, person.join().unwrap(), wrong)
    });
    let took = begun.elapsed();
    let mut verdict = Verdict::default();
    verdict.note(
        format!("{WRITERS} writers on {cases} complaint(s): events acknowledged"),
        format!("{} of {}", acknowledged.len(), WRITERS * events),
    );
    for wrong in wrong {
        verdict.violation(&wrong, None);
    }
    counted(&shop, &acknowledged, &hand, &mut verdict);
    verdict.note(
        "   time per event, ms",
        format!("{:.1}", took.as_secs_f64() * 1000.0 / acknowledged.len().max(1) as f64),
    );
    verdict.note(
        "   refused because the file was edited meanwhile, tried again",
        counts.edited_meanwhile.into_inner(),
    );
    verdict.note("   refused because an edit was half written, tried again", counts.unreadable.into_inner());
    verdict.note("   refused because others were writing for five seconds", counts.busy.into_inner());
    verdict.note("   edits by hand", hand.lines.len());
    verdict.note("   edits that a command overtook, saved again by the person", hand.overtaken);
    if !verdict.reached() {
        println!("      kept: {}", folder.keep().display());
    }
    verdict
}

impl Counts {
    /// The person rests between two edits until four commands have come through, and some of the time that a command takes,
    /// so that about every fourth command meets an edit at whatever point. Without a rest none would ever come through.
    fn rest(&self, random: &mut Random, over: &AtomicBool) {
        let enough = self.saved.load(Ordering::Relaxed) + 4;
        while self.saved.load(Ordering::Relaxed) < enough && !over.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(1));
        }
        let lasted = self.lasted.load(Ordering::Relaxed);
        thread::sleep(Duration::from_micros(random.below(lasted / WRITERS + 1)));
    }
}

/// Runs `note`, and remembers how long it took if it came through.
fn noted(shop: &Shop, case: &str, word: &str, counts: &Counts) -> Output {
    let begun = Instant::now();
    let output = shop.plaint(&["note", case, word]).output().unwrap();
    if output.status.success() {
        let lasted = u64::try_from(begun.elapsed().as_micros()).unwrap();
        counts.lasted.store(lasted, Ordering::Relaxed);
    }
    output
}

/// One writer: its words that were acknowledged, and what went wrong.
fn written(
    shop: &Shop,
    counts: &Counts,
    (writer, events): (u64, u64),
    effort: &Effort,
) -> (Vec<String>, Option<String>) {
    let mut random = Random::new(effort.seed, 100 + writer);
    let mut acknowledged = Vec::new();
    for event in 0..events {
        if effort.is_over() {
            break;
        }
        let word = format!("w{writer}e{event:05}w");
        let case = random.one_of(&shop.cases).clone();
        let mut tries = 0;
        loop {
            tries += 1;
            let output = noted(shop, &case, &word, counts);
            let said = told(&output);
            let count = match output.status.code() {
                Some(0) => &counts.saved,
                Some(5) => &counts.busy,
                Some(1) if said.contains("while the command ran") => &counts.edited_meanwhile,
                Some(3) => &counts.unreadable,
                _ => return (acknowledged, Some(format!("{word} ended with {}: {said}", output.status))),
            };
            count.fetch_add(1, Ordering::Relaxed);
            if output.status.success() {
                break;
            }
            if tries > TRIES {
                return (acknowledged, Some(format!("{word} was refused {tries} times: {said}")));
            }
        }
        acknowledged.push(word);
    }
    (acknowledged, None)
}

/// Whether every event and every edit is there exactly once, and everything is in order.
fn counted(shop: &Shop, acknowledged: &[String], hand: &Hand, verdict: &mut Verdict) {
    // An edit by hand is committed when a command next writes to that record.
    for case in &shop.cases {
        let status = shop.git(&["status", "--porcelain", hand::path_of(shop, case).to_str().unwrap()]);
        if !status.stdout.is_empty() {
            shop.must(&["note", case, "committed"]);
        }
    }
    if let Err(wrong) = next_works(shop, "afterwards") {
        verdict.violation(&wrong, None);
    }
    for wrong in broken(shop) {
        verdict.violation(&wrong, None);
    }
    let texts: String =
        shop.cases.iter().map(|case| std::fs::read_to_string(hand::path_of(shop, case)).unwrap()).collect();
    let mut times: BTreeMap<&str, u64> = BTreeMap::new();
    for word in texts.split(|sign: char| !sign.is_ascii_alphanumeric()) {
        *times.entry(word).or_default() += 1;
    }
    let once = |word: &String| times.get(word.as_str()) == Some(&1);
    let present = acknowledged.iter().filter(|word| once(word)).count() as u64;
    verdict.must_be("   present exactly once", present, acknowledged.len() as u64);
    let lines = hand.lines.iter().filter(|line| once(line)).count() as u64;
    verdict.must_be("   edits by hand present exactly once", lines, hand.lines.len() as u64);
    let check = shop.plaint(&["check"]).output().unwrap();
    if !check.status.success() {
        verdict.violation(&format!("plaint check: {}", told(&check)), None);
    }
}
