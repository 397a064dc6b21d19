//! What holds whoever works in the store, whatever they weigh, and in whatever order things are learned.

use plaint::domain::fines::ledger::fines;
use plaint::domain::shop::Staff;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::support::{House, Story, VALID};

const LINE: &str = "payers = [{ who = \"store-staff\" }]\npayee = \"other-stores\"\npoints = 2";

fn staff(index: usize, manager: bool) -> Staff {
    let mut staff = House::new().shop.staff("luo").unwrap().clone();
    staff.id = format!("person-{index}");
    staff.role = Some(if manager { "manager" } else { "clerk" }.to_owned());
    staff
}

fn found(house: &House) -> Story {
    let mut story = Story::new(house, "11-23 10:00");
    story.tell(house, "responded", "11-23 10:30", &[]);
    story.determine(house, "11-24 10:00", VALID, &[]);
    story
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_are_the_sum(
        managers in prop::collection::vec(any::<bool>(), 0..30),
        cents in 1_u64..10_000_000,
        weights in (0_u32..500, 1_u32..500, 1_u32..500),
        per in prop::sample::select(vec!["fine", "payer", "payee"]),
    ) {
        let weight = |number: u32| Decimal::new(i64::from(number), 2).to_string();
        let amount = Decimal::new(i64::try_from(cents).unwrap(), 2);
        let lines = format!(
            "payers = [{{ who = \"store-staff\", weight = \"{}\", by-role = {{ manager = \"{}\" }} }}, {{ who = \"responsible\", weight = \"{}\" }}]\npayee = \"other-stores\"\nper = \"{per}\"",
            weight(weights.1), weight(weights.0), weight(weights.2),
        );
        let mut house = House::edited(&[(LINE, &lines), ("fixed = \"500\"", &format!("fixed = \"{amount}\""))]);
        house.shop.staff.retain(|staff| staff.id == "luo");
        house.shop.staff.extend(managers.iter().enumerate().map(|(index, manager)| staff(index, *manager)));
        let story = found(&house);
        let followed = house.follow(&story, "11-30 09:00");
        prop_assert!(followed.uncharged.is_empty());
        let fines = fines(&followed.events);
        prop_assert_eq!(fines.len(), 1);
        let sum: Decimal = fines[0].parts.iter().map(|part| part.amount).sum();
        prop_assert_eq!(sum, fines[0].amount);
        prop_assert!(fines[0].parts.iter().all(|part| part.amount > Decimal::ZERO));
        match per {
            "fine" => prop_assert_eq!(fines[0].amount, amount),
            "payee" => prop_assert_eq!(fines[0].amount, amount * Decimal::TWO),
            _ => {}
        }
    }

    #[test]
    fn when_it_is_swept_and_in_which_order_clones_are_merged_makes_no_difference(
        sweeps in prop::collection::vec(0_usize..4, 0..5),
        notes in any::<bool>(),
    ) {
        let house = House::new();
        let base = Story::new(&house, "11-23 10:00");
        let times = ["11-24 10:00", "11-25 18:01", "11-26 10:00", "11-28 10:00"];
        let (mut early, mut late) = (base.clone(), base);
        let mut order = sweeps;
        order.sort_unstable();
        for index in order {
            house.sweep(&mut early, times[index]);
        }
        if notes {
            late.tell(&house, "note", "11-24 12:00", &[]);
        }
        for story in [&mut early, &mut late] {
            house.sweep(story, "11-30 10:00");
        }
        let swept = |story: &Story| {
            let mut events: Vec<_> = story.record.events.iter().filter(|event| event.by == "sweep").cloned().collect();
            events.sort_by(|left, right| left.id.cmp(&right.id));
            events
        };
        prop_assert_eq!(swept(&early), swept(&late));
        for (one, other) in [(&early, &late), (&late, &early)] {
            let mut merged = one.clone();
            let new = other.record.events.iter().filter(|event| !one.record.events.contains(event));
            merged.record.events.extend(new.cloned());
            prop_assert_eq!(house.told(&merged, "11-30 11:00"), Vec::<String>::new());
            prop_assert_eq!(fines(merged.record.ordered_events()).len(), 1);
        }
    }
}
