//! The chain: twelve stores of five people, three area heads, the complaint centre, headquarters, and finance.

use chrono::NaiveDate;

use crate::days::date;

/// The chain.
#[derive(Clone)]
pub(crate) struct House {
    pub(crate) stores: Vec<Store>,
    pub(crate) staff: Vec<Person>,
}

/// A store.
#[derive(Clone)]
pub(crate) struct Store {
    pub(crate) id: &'static str,
    pub(crate) english: &'static str,
    pub(crate) chinese: &'static str,
    /// Who stands above its head.
    pub(crate) area: &'static str,
}

/// Somebody who works there.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) role: &'static str,
    /// The store, by its number; `None` at headquarters.
    pub(crate) store: Option<usize>,
    pub(crate) superior: Option<String>,
    /// First and last day, where they did not work there all the year.
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
}

const STORES: [(&str, &str, &str); 12] = [
    ("harbour", "Harbour", "海港店"),
    ("bridge", "Bridge", "大桥店"),
    ("garden", "Garden", "花园店"),
    ("station", "Station", "车站店"),
    ("market", "Market", "集市店"),
    ("river", "Riverside", "滨江店"),
    ("park", "Park", "公园店"),
    ("tower", "Tower", "塔楼店"),
    ("lake", "Lakeside", "湖畔店"),
    ("temple", "Old Temple", "古寺店"),
    ("campus", "University Town", "大学城店"),
    ("south", "South Gate", "南门店"),
];

const AREAS: [(&str, &str); 3] = [("area-east", "唐东升"), ("area-west", "魏西平"), ("area-north", "佟北辰")];

const FAMILY: [&str; 16] =
    ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林"];
const GIVEN: [&str; 11] = ["伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "杰"];

/// How many agents a store has beside its head.
const AGENTS: usize = 4;

impl House {
    pub(crate) fn new() -> Self {
        let mut house = Self { stores: Vec::new(), staff: Vec::new() };
        for (number, (id, english, chinese)) in STORES.into_iter().enumerate() {
            let area = AREAS[number / 4].0;
            house.stores.push(Store { id, english, chinese, area });
            house.hire(format!("{id}-head"), "manager", Some(number), Some(area.to_owned()));
            for agent in 1..=AGENTS {
                house.hire(format!("{id}-{agent}"), "staff", Some(number), Some(format!("{id}-head")));
            }
        }
        house.changes();
        for (id, name) in AREAS {
            house.hire(id.to_owned(), "executive", None, Some("head-office".to_owned()));
            house.rename(name);
        }
        for (id, name, role) in [
            ("centre", "投诉中心 纪平", "complaint-centre"),
            ("head-office", "总部 任重", "head-office"),
            ("finance", "财务 金账", "department-head"),
        ] {
            house.hire(id.to_owned(), role, None, None);
            house.rename(name);
        }
        house
    }

    /// Who came and went: so that shares among three, four and six occur, not five alone.
    fn changes(&mut self) {
        self.leaves("garden-4", date(3, 31));
        self.joins("garden-5", 2, date(6, 1));
        self.leaves("river-3", date(5, 31));
        self.leaves("river-4", date(5, 31));
        self.joins("river-5", 5, date(9, 1));
        self.joins("river-6", 5, date(9, 1));
        self.joins("lake-5", 8, date(4, 1));
    }

    fn hire(&mut self, id: String, role: &'static str, store: Option<usize>, superior: Option<String>) {
        let number = self.staff.len();
        let name = format!("{}{}", FAMILY[number % FAMILY.len()], GIVEN[number % GIVEN.len()]);
        self.staff.push(Person { id, name, role, store, superior, from: None, until: None });
    }

    fn rename(&mut self, name: &str) {
        if let Some(last) = self.staff.last_mut() {
            last.name = name.to_owned();
        }
    }

    fn joins(&mut self, id: &str, store: usize, from: NaiveDate) {
        let head = self.head(store);
        self.hire(id.to_owned(), "staff", Some(store), Some(head));
        if let Some(last) = self.staff.last_mut() {
            last.from = Some(from);
        }
    }

    fn leaves(&mut self, id: &str, until: NaiveDate) {
        if let Some(person) = self.staff.iter_mut().find(|person| person.id == id) {
            person.until = Some(until);
        }
    }

    /// The head of a store.
    pub(crate) fn head(&self, store: usize) -> String {
        format!("{}-head", self.stores[store].id)
    }

    /// Those who work in a store on `day`, in the order of their ids; the head among them.
    pub(crate) fn staff_of(&self, store: usize, day: NaiveDate) -> Vec<&Person> {
        let works = |person: &&Person| {
            person.store == Some(store)
                && person.from.is_none_or(|from| from <= day)
                && person.until.is_none_or(|until| day <= until)
        };
        let mut staff: Vec<&Person> = self.staff.iter().filter(works).collect();
        staff.sort_by(|left, right| left.id.cmp(&right.id));
        staff
    }

    /// The agents of a store who work there all the time from `first` to `last`.
    pub(crate) fn agents_between(&self, store: usize, first: NaiveDate, last: NaiveDate) -> Vec<String> {
        let at_the_end = self.staff_of(store, last);
        let agents = self.staff_of(store, first).into_iter().filter(|person| person.role == "staff");
        agents
            .filter(|person| at_the_end.iter().any(|other| other.id == person.id))
            .map(|person| person.id.clone())
            .collect()
    }
}
