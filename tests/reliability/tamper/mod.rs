//! Part 6: a history that was tampered with is found out, with the right file and commit; one that was not raises no alarm.

pub(crate) mod base;
pub(crate) mod clean;
pub(crate) mod kinds;

use crate::effort::Effort;
use crate::random::Random;
use crate::verdict::Verdict;
use base::{Base, Row};
use kinds::{Expected, KINDS};

/// Tampers in every way, so many times each, and audits; then audits histories that nobody tampered with.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let mut verdict = Verdict::default();
    let base = Base::make();
    let times = effort.count(1, 20);
    let (mut done, mut found) = (0, 0);
    for (row, (name, tamper)) in KINDS.iter().enumerate() {
        for round in 0..times {
            if effort.is_over() {
                break;
            }
            let mut random = Random::new(effort.seed, (row as u64) << 32 | round);
            let place = base.copy();
            let expected = tamper(&place, &mut random);
            let anchors: Vec<&str> =
                expected.anchors.iter().flat_map(|anchor| ["--anchor", anchor.as_str()]).collect();
            let (code, rows, told) = place.audit(&anchors);
            done += 1;
            if code == Some(3) && rows.iter().any(|row| is_expected(row, &expected)) {
                found += 1;
            } else {
                let (codes, file) = (expected.codes, &expected.file);
                verdict.violation(
                    &format!("{name}, round {round}: exit {code:?}, expected {codes:?} in {file} {:?}, told {told}", expected.commit),
                    None,
                );
            }
        }
    }
    verdict.must_be("ways of tampering, at random places: found, file and commit named", found, done);
    let histories = effort.count(1, 20);
    let alarms = clean::alarms(&base, histories, effort, &mut verdict);
    verdict.must_be("alarms on histories that nobody tampered with", alarms, 0);
    verdict.note("such histories", histories);
    verdict
}

/// Whether a finding is the expected one.
pub(crate) fn is_expected(row: &Row, expected: &Expected) -> bool {
    expected.codes.contains(&row.code.as_str()) && row.file == expected.file && row.commit == expected.commit
}
