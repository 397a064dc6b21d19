//! The review of a month: lines M13, M14 and R18.

use plaint::domain::calendar::Zone;
use plaint::domain::case::Case;
use plaint::domain::filter::Period;
use plaint::domain::names::NameBook;
use plaint::domain::shop::{self, Shop};
use plaint::domain::summary::{Matter, Scope, Summary, summarise};
use plaint::format::toml;

use super::policy::shipped;
use super::story::{Story, at};

fn chain() -> Shop {
    let root = toml::parse("shop.toml", include_str!("../../examples/shop.toml")).expect("it can be read");
    shop::read(&root).0.expect("the shop of the examples is in order")
}

/// Five complaints of a mall in November: one about parking, settled; the others about goods.
fn november() -> Vec<Story> {
    let received = |day: &str, store: &str, words: &str| {
        let fields = [("channel", "service-desk"), ("store", store), ("about", "goods")];
        let mut story = Story::received("mall", &format!("2026-11-{day} 10:05"), &fields);
        story.record.id = format!("2611{day}-k7qm");
        story.triage(&format!("2026-11-{day} 10:06"), words);
        story
    };
    let mut parking = received("02", "east", "停车难，找不到车位");
    parking.tell("responded", "2026-11-02 10:15", &[]);
    let lesson =
        [("outcome", "agreed"), ("satisfied", "yes"), ("lesson", "two guides at the entrance on Sundays")];
    parking.tell("closed", "2026-11-03 10:05", &lesson);
    let goods = [("03", "west"), ("04", "west"), ("05", "east"), ("06", "west")];
    let mut month = vec![parking];
    month.extend(goods.map(|(day, store)| received(day, store, "衣服褪色")));
    month
}

fn with_summary(check: impl Fn(&Summary<'_>)) {
    let (shop, stories) = (chain(), november());
    let names = NameBook::new(&shop, [shipped("mall")]);
    let cases: Vec<Case> = stories.iter().map(Story::case).collect();
    let matter = |(story, case)| {
        let (story, case): (&Story, _) = (story, case);
        let received_on = story.record.events[0].at.date_naive();
        Matter { record: &story.record, case, names: names.of_store(Some("east")), received_on }
    };
    let matters: Vec<Matter<'_>> = stories.iter().zip(&cases).map(matter).collect();
    let period = Period::parse("2026-11", at("2026-11-30 12:00").date_naive()).expect("a month");
    let zone = Zone::parse("Asia/Shanghai").expect("a zone");
    check(&summarise(&matters, &Scope { period, zone, now: at("2026-11-30 12:00") }));
}

#[test]
fn m13_type_time_satisfaction_and_lesson_are_kept() {
    with_summary(|summary| {
        assert_eq!(summary.figures.closed, 1);
        assert_eq!(summary.figures.times.first_closing.map(|spread| spread.median), Some(24 * 3600));
        assert_eq!(summary.figures.times.first_response.map(|spread| spread.median), Some(600));
        assert_eq!(summary.satisfied[0].name.as_deref(), Some("yes"));
        assert_eq!(summary.lessons[0].1, "two guides at the entrance on Sundays");
    });
}

#[test]
fn m14_frequent_problems_with_their_share() {
    with_summary(|summary| {
        let shares: Vec<(Option<&str>, Option<String>)> =
            summary.categories.iter().map(|count| (count.name.as_deref(), count.share.percent())).collect();
        let expected = [("goods-quality", "80.0"), ("parking", "20.0")];
        assert_eq!(shares, expected.map(|(name, share)| (Some(name), Some(share.to_owned()))));
    });
}

#[test]
fn m1_the_month_counts_families_of_channels() {
    with_summary(|summary| {
        assert_eq!(summary.families[0].name.as_deref(), Some("offline"));
        assert_eq!(summary.families[0].share.count, 5);
    });
}

#[test]
fn r18_no_store_is_ranked_by_how_few_it_has() {
    with_summary(|summary| {
        let stores: Vec<(Option<&str>, usize)> =
            summary.stores.iter().map(|store| (store.name.as_deref(), store.received.count)).collect();
        assert_eq!(stores, [(Some("east"), 2), (Some("west"), 3)], "in the order of names");
    });
}
