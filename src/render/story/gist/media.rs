//! What was published, and what was done about it.

use super::Gist;
use crate::domain::names::Naming;
use crate::domain::record::Event;
use crate::render::story::Telling;
use crate::said;

/// Where it was published, how many it reached, and what it says.
pub(super) fn exposed(telling: &Telling<'_>, event: &Event) -> Gist {
    let reach = telling
        .field(event, "reach")
        .map(|reach| telling.say(&said!(en: "reach {reach}", zh: "影响数 {reach}")));
    let first = [Some(published(telling, event)), reach].into_iter().flatten().collect();
    let says = telling.field(event, "says").map(|says| telling.quoted(&says));
    Gist::new(
        &["medium", "outlet", "where", "reach", "says"],
        vec![telling.listed(first), says.unwrap_or_default()],
    )
}

/// Where it was published, and against what.
pub(super) fn clarified(telling: &Telling<'_>, event: &Event) -> Gist {
    let target = telling.field(event, "target").unwrap_or_default();
    let against = telling.say(&said!(en: "against: {target}", zh: "针对：{target}"));
    Gist::new(&["medium", "target", "outlet", "where"], vec![published(telling, event), against])
}

/// What it came to, why, and on what that rests.
pub(super) fn verified(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key).unwrap_or_default();
    let (result, target) = (field("result"), field("target"));
    let rests = telling
        .field(event, "evidence")
        .map(|on| telling.say(&said!(en: "rests on: {on}", zh: "依据：{on}")));
    let lines = vec![telling.colon(&target, &result), field("reason"), rests.unwrap_or_default()];
    Gist::new(&["result", "target", "reason", "evidence"], lines)
}

/// What was taken back, how and where.
pub(super) fn retracted(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key);
    let how = telling.listed([field("how"), field("where")].into_iter().flatten().collect());
    let target = field("target").unwrap_or_default();
    Gist::new(&["how", "target", "where"], vec![telling.colon(&target, &how)])
}

fn published(telling: &Telling<'_>, event: &Event) -> String {
    let medium = event.fields.text("medium").map(|medium| telling.named(Naming::Medium, medium));
    let outlet = telling.field(event, "outlet").map(|outlet| telling.quoted(&outlet));
    let which: Vec<String> = [medium, outlet].into_iter().flatten().collect();
    telling.listed([Some(which.join(" ")), telling.field(event, "where")].into_iter().flatten().collect())
}
