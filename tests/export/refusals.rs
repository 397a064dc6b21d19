//! What cannot be asked for.

use crate::house::House;

#[test]
fn what_says_two_things_at_once_is_refused() {
    let house = House::new();
    for words in [
        &["export", "--as", "csv", "--format", "json"][..],
        &["export", "--as", "ics", "--bom"],
        &["export", "--as", "xls"],
        &["export"],
        &["export", "--as", "csv", "--store", "nowhere"],
    ] {
        house.refused(2, words);
    }
}

#[test]
fn a_file_that_is_there_is_kept_unless_somebody_says_so() {
    let house = House::new();
    house.file("mine.csv", &["export", "--as", "csv"]);
    let told = house.refused(1, &["export", "--as", "csv", "--output", "mine.csv"]);
    assert!(told.contains("mine.csv"), "{told}");
}
