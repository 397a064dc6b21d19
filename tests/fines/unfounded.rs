//! Fines on record that no longer follow.

use plaint::domain::fines::follow::{Earlier, unfounded};

use crate::support::{House, MALICIOUS, Story, VALID, at};

fn gone(house: &House, story: &Story) -> Vec<String> {
    let found = unfounded(&story.record, &house.scene(&Earlier::default()), &at("11-30 10:00"));
    found.into_iter().map(|each| each.rule).collect()
}

#[test]
fn a_finding_that_turned_takes_the_ground_away_and_a_new_one_gives_it_back() {
    let house = House::new();
    let mut story = Story::new(&house, "11-23 10:00");
    story.tell(&house, "responded", "11-23 10:30", &[]);
    story.determine(&house, "11-24 10:00", VALID, &[]);
    house.sweep(&mut story, "11-25 09:00");
    assert_eq!(gone(&house, &story), [""; 0]);
    story.determine(&house, "11-26 10:00", MALICIOUS, &[]);
    assert_eq!(gone(&house, &story), ["bad-service"]);
    let other = House::edited(&[("chosen = \"guilty\"", "chosen = \"all\"")]);
    assert_eq!(gone(&other, &story), ["bad-service"], "judged by the reading that it tells");
    story.determine(&house, "11-27 10:00", VALID, &[]);
    assert_eq!(gone(&house, &story), [""; 0]);
}

#[test]
fn an_answer_in_time_that_is_learned_later_takes_the_ground_away() {
    let house = House::new();
    let mut story = Story::new(&house, "11-23 10:00");
    house.sweep(&mut story, "11-27 09:00");
    assert_eq!(gone(&house, &story), [""; 0]);
    story.tell(&house, "responded", "11-27 10:00", &[("happened", "11-23 11:00")]);
    assert_eq!(gone(&house, &story), ["late"]);
}
