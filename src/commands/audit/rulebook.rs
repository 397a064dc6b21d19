//! The rules of any commit, read once for each state in which their files ever were.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::story::Story;
use crate::commands::desk::{RulesInForce, rules_from};
use crate::domain::failure::Failure;
use crate::domain::shop::{self, Shop};
use crate::format::toml;
use crate::git::history::Objects;
use crate::said;
use crate::store::SHOP_FILE;

/// The rules in every state in which they were.
pub(super) struct Rulebook<'a> {
    story: &'a Story,
    shops: HashMap<usize, Option<Rc<Shop>>>,
    rules: HashMap<(usize, String), Result<Rc<RulesInForce>, Failure>>,
    /// In which state the rules have this name, for a store.
    named: BTreeMap<(String, String), Option<usize>>,
}

impl<'a> Rulebook<'a> {
    pub(super) fn new(story: &'a Story) -> Self {
        Self { story, shops: HashMap::new(), rules: HashMap::new(), named: BTreeMap::new() }
    }

    /// The shop of a state; `None` where its file is missing or not in order.
    pub(super) fn shop(&mut self, state: usize, objects: &mut Objects) -> Option<Rc<Shop>> {
        if let Some(known) = self.shops.get(&state) {
            return known.clone();
        }
        let id = self.story.states.get(state).and_then(|files| files.get(SHOP_FILE));
        let bytes = id.and_then(|id| objects.blob(id));
        let section = bytes.and_then(|bytes| toml::parse_bytes(SHOP_FILE, &bytes).ok());
        let shop = section.and_then(|section| shop::read(&section).0).map(Rc::new);
        self.shops.insert(state, shop.clone());
        shop
    }

    /// Whether the shop of a commit says that its clock may be set.
    pub(super) fn is_demo(&mut self, commit: usize, objects: &mut Objects) -> bool {
        let state = self.story.state_of.get(commit).copied();
        state.and_then(|state| self.shop(state, objects)).is_some_and(|shop| shop.demo)
    }

    /// The rules for complaints about `store` in a state.
    pub(super) fn rules(
        &mut self,
        state: usize,
        store: Option<&str>,
        objects: &mut Objects,
    ) -> Result<Rc<RulesInForce>, Failure> {
        let key = (state, store.unwrap_or_default().to_owned());
        if let Some(known) = self.rules.get(&key) {
            return known.clone();
        }
        let Some(shop) = self.shop(state, objects) else {
            let missing = said!(en: "shop.toml is missing or not in order", zh: "shop.toml 缺失或有误");
            return Err(Failure::could_not(missing));
        };
        // Stores of one policy and one opening have the same rules.
        let decided_by =
            |store: Option<&str>| (shop.policy_of(store).to_owned(), shop.opening_of(store).clone());
        let wanted = decided_by(store);
        let sister = self.rules.iter().find(|((of, other), _)| {
            *of == state && decided_by(Some(other.as_str()).filter(|id| !id.is_empty())) == wanted
        });
        let found = match sister {
            Some((_, rules)) => rules.clone(),
            None => self.load(state, (&shop, store), objects),
        };
        self.rules.insert(key, found.clone());
        found
    }

    fn load(
        &self,
        state: usize,
        (shop, store): (&Shop, Option<&str>),
        objects: &mut Objects,
    ) -> Result<Rc<RulesInForce>, Failure> {
        let objects = RefCell::new(objects);
        let read = |file: &str| {
            let id = self.story.states.get(state).and_then(|files| files.get(file));
            let Some(id) = id else { return Ok(None) };
            let bytes = objects.borrow_mut().blob(id);
            let unreadable =
                || Failure::could_not(said!(en: "`{file}` cannot be read", zh: "无法读取 `{file}`"));
            let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(unreadable)?;
            Ok(Some(text))
        };
        rules_from(&read, shop, store).map(Rc::new)
    }

    /// The rules that an event names: those of its commit's state, or of any other in which they were ever so called.
    pub(super) fn named(
        &mut self,
        (stamp, state): (&str, usize),
        store: Option<&str>,
        objects: &mut Objects,
    ) -> Option<(usize, Rc<RulesInForce>)> {
        let mut of = |book: &mut Self, state: usize| {
            book.rules(state, store, objects)
                .ok()
                .filter(|rules| rules.stamp == stamp)
                .map(|rules| (state, rules))
        };
        if let Some(found) = of(self, state) {
            return Some(found);
        }
        let key = (stamp.to_owned(), store.unwrap_or_default().to_owned());
        if let Some(known) = self.named.get(&key).copied() {
            return known.and_then(|state| of(self, state));
        }
        let found = (0..self.story.states.len()).rev().find_map(|state| of(self, state));
        self.named.insert(key, found.as_ref().map(|(state, _)| *state));
        found
    }
}
