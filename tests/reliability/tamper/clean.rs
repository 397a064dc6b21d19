//! Histories that nobody tampered with: random commands in two clones, brought together with `sync` now and then.

use std::process::Output;

use super::base::{Base, Place};
use crate::effort::Effort;
use crate::random::Random;
use crate::verdict::Verdict;

/// How many of so many histories raise an alarm.
pub(crate) fn alarms(base: &Base, histories: u64, effort: &Effort, verdict: &mut Verdict) -> u64 {
    let mut alarms = 0;
    for number in 0..histories {
        if effort.is_over() {
            break;
        }
        let mut random = Random::new(effort.seed, 1 << 48 | number);
        let places = pair(base);
        let acts = effort.count(8, 25);
        for act_number in 1..=acts {
            let place = random.below(2);
            act(&places[usize::try_from(place).unwrap()], &mut random);
            if act_number % 6 == 0 {
                bring_together(&places);
            }
        }
        bring_together(&places);
        for place in &places {
            let (code, rows, told) = place.audit(&[]);
            if code != Some(0) || !rows.is_empty() {
                alarms += 1;
                verdict.violation(&format!("history {number} raised an alarm: {told}"), None);
            }
        }
    }
    alarms
}

/// Two clones of the history, with a hub between them.
fn pair(base: &Base) -> [Place; 2] {
    let (one, two) = (base.copy(), Place::empty());
    let hub = one.side().join("hub.git").display().to_string();
    one.git(&["init", "-q", "--bare", "-b", "main", &hub]);
    one.git(&["remote", "add", "origin", &hub]);
    one.git(&["push", "-q", "-u", "origin", "HEAD:main"]);
    two.git(&["clone", "-q", "-b", "main", &hub, "."]);
    [one, two]
}

/// Each takes what the other recorded; the first once more, for it could not know.
fn bring_together(places: &[Place; 2]) {
    for place in places.iter().chain(places.first()) {
        let output = place.plaint(&["sync", "--by", "ma"]);
        assert!(matches!(output.status.code(), Some(0 | 3)), "{output:?}");
    }
}

/// One random command under the real clock. What the rules refuse is no matter: nothing was recorded then.
fn act(place: &Place, random: &mut Random) -> Output {
    let path = random.one_of(&place.cases()).clone();
    let id = path.rsplit('/').next().unwrap().trim_end_matches(".yaml").to_owned();
    let by = *random.one_of(&["ma", "yu", "tang", "cen"]);
    let sum = random.below(900).to_string();
    let refund = format!("refund={sum}");
    let own: &[&str] = match random.below(11) {
        0 => &["note", &id, "rang back"],
        1 => &["inform", &id, "--form", "telephone"],
        2 => &["offer", &id, "--remedy", &refund],
        3 => &["approve", &id],
        4 => &["accept", &id, "--form", "telephone"],
        5 => &["refuse", &id, "--form", "telephone"],
        6 => &["statement", &id, "--of", "customer", "--account", "waited"],
        7 => &["correct", &id, "subject", &sum, "--reason", "meant"],
        8 => &["determine", &id, "valid", "--reason", "seen", "--at-fault", "yes", "--good-faith", "yes"],
        9 => &["pause", &id, "--reason", "customer-away"],
        _ => &["sweep", "--record-fines"],
    };
    let words = [own, &["--by", by]].concat();
    place.plaint(&words)
}
