//! What stands in the way of an event, in words: why, and who may set it aside.

use super::Scene;
use crate::domain::gates;
use crate::domain::record::Event;
use crate::domain::record::kind::table;
use crate::domain::resolution::execution::window_passed;
use crate::domain::resolution::policy::ReopenWindow;
use crate::domain::shop::Staff;
use crate::said;
use crate::words::Said;

/// A gate or a separation that stands in the way of an event.
pub(super) struct Obstacle<'a> {
    pub(super) name: &'a str,
    label: Said,
    source: &'a str,
    override_by: &'a [String],
    /// Why, one sentence each.
    why: Vec<Said>,
}

impl<'a> Obstacle<'a> {
    pub(super) fn gate(missing: &gates::Missing<'a>, scene: &Scene<'_>) -> Self {
        let id = &scene.record.id;
        let gate = missing.gate;
        Self {
            name: &gate.choice.name,
            label: gate.choice.label.clone(),
            source: gate.choice.source.as_deref().unwrap_or_default(),
            override_by: &gate.override_by,
            why: gates::missing_said(missing, id, scene.policy),
        }
    }

    pub(super) fn separation(conflict: &gates::Conflict<'a>, scene: &Scene<'_>) -> Self {
        let separation = conflict.separation;
        let name_of =
            |id: &str| scene.shop.staff(id).map_or_else(|| id.to_owned(), |staff| staff.name.clone());
        Self {
            name: &separation.choice.name,
            label: separation.choice.label.clone(),
            source: separation.choice.source.as_deref().unwrap_or_default(),
            override_by: &separation.override_by,
            why: gates::clashes_said(conflict, scene.policy, &name_of),
        }
    }

    /// The window for reopening, where `event` comes after it.
    pub(super) fn window(scene: &Scene<'a>, event: &Event) -> Option<Self> {
        let passed = window_passed(scene.case, &scene.rules.as_rules(), &event.at);
        let (window, end) = passed.filter(|_| event.matches(table::REOPENED.name))?;
        let (end, term) = (end.format("%Y-%m-%d %H:%M"), window.within.said());
        let (en, zh) = (&term.en, &term.zh);
        Some(Self {
            name: ReopenWindow::NAME,
            label: said!(en: "second handling in time", zh: "二次处理的期限"),
            source: &window.source,
            override_by: &window.override_by,
            why: vec![said!(
                en: "within {en} of the closing, which was until {end}",
                zh: "结案后{zh}内，已于 {end} 届满"
            )],
        })
    }

    pub(super) fn may_be_set_aside_by(&self, actor: &Staff) -> bool {
        actor.role.as_ref().is_some_and(|role| self.override_by.contains(role))
    }

    /// The obstacle, why it stands, and who may set it aside.
    pub(super) fn told(&self, scene: &Scene<'_>) -> Said {
        let (Said { en, zh }, source) = (&self.label, self.source);
        let (why_en, why_zh) = (joined(&self.why, true), joined(&self.why, false));
        let by = self.authority(scene);
        let (by_en, by_zh) = (&by.en, &by.zh);
        said!(
            en: "{en}: {why_en} [{source}]; {by_en}",
            zh: "{zh}：{why_zh}［{source}］；{by_zh}"
        )
    }

    /// The obstacle, which the one who records may not set aside.
    pub(super) fn not_by(&self, scene: &Scene<'_>) -> Said {
        let (told, who) = (self.told(scene), &scene.actor.name);
        let (en, zh) = (&told.en, &told.zh);
        said!(en: "{who} may not set this aside: {en}", zh: "{who} 无权排除适用：{zh}")
    }

    fn authority(&self, scene: &Scene<'_>) -> Said {
        let name = self.name;
        if self.override_by.is_empty() {
            return said!(en: "nobody may set it aside", zh: "任何人不得排除适用");
        }
        let (by, policy) = (&self.override_by, scene.policy);
        let (en, zh) = (gates::roles_said(by, policy, true), gates::roles_said(by, policy, false));
        said!(
            en: "may be set aside by: {en} (`--override {name}=REASON`)",
            zh: "可由以下角色排除适用：{zh}（`--override {name}=理由`）"
        )
    }
}

fn joined(sentences: &[Said], english: bool) -> String {
    let texts = sentences.iter().map(|said| if english { said.en.as_str() } else { said.zh.as_str() });
    texts.collect::<Vec<_>>().join(if english { "; " } else { "；" })
}
