//! What can be wrong with the policy's section on fines.

use crate::domain::finding::{Finding, Place};
use crate::said;

/// A rule that neither charges nor gives points, and on which nobody decides.
pub const WITHOUT_EFFECT: &str = "policy-fine-without-effect";
/// A fine that nobody pays.
pub const WITHOUT_PAYER: &str = "policy-fine-without-payer";
/// A payer of a ranking's fine who is known only from the finding of a case.
pub const PAYER_OF_CASES: &str = "policy-fine-payer-of-cases";
/// Roles told apart within a group that is no staff.
pub const PAYER_WITHOUT_ROLES: &str = "policy-fine-payer-without-roles";
/// A fine for the places of a ranking that does not rank stores.
pub const RANKING_OF_OTHERS: &str = "policy-fine-ranking-of-others";
/// A fine for the places of a ranking whose first place is the best.
pub const RANKING_OF_BEST: &str = "policy-fine-ranking-of-best";
/// A switch with fewer than two readings.
pub const SINGLE_READING: &str = "policy-switch-single-reading";
/// A switch that no rule names.
pub const SWITCH_UNUSED: &str = "policy-switch-unused";
/// A fine for other stores in a policy that does not say how it is distributed.
pub const WITHOUT_DISTRIBUTION: &str = "policy-fine-without-distribution";
/// A term that runs from a notice in a policy without notices.
pub const WITHOUT_NOTICE: &str = "policy-fine-without-notice";
/// Thresholds that do not rise.
pub const THRESHOLD_ORDER: &str = "policy-threshold-order";
/// A threshold in a policy without points.
pub const THRESHOLD_WITHOUT_POINTS: &str = "policy-threshold-without-points";
/// A rule that contradicts the readings that were chosen, or itself.
pub const NEVER_FOLLOWS: &str = "policy-fine-never-follows";

/// The codes of this area.
pub const POLICY_CODES: &[&str] = &[
    WITHOUT_EFFECT,
    WITHOUT_PAYER,
    PAYER_OF_CASES,
    PAYER_WITHOUT_ROLES,
    RANKING_OF_OTHERS,
    RANKING_OF_BEST,
    SINGLE_READING,
    SWITCH_UNUSED,
    WITHOUT_DISTRIBUTION,
    WITHOUT_NOTICE,
    THRESHOLD_ORDER,
    THRESHOLD_WITHOUT_POINTS,
    NEVER_FOLLOWS,
];

pub(in crate::domain) fn without_effect(place: Place, rule: &str) -> Finding {
    Finding::error(
        WITHOUT_EFFECT,
        place,
        said!(
            en: "the rule `{rule}` charges nothing, gives no points, and nobody decides on it",
            zh: "规则 `{rule}` 没有金额、没有扣分，也无人决定"
        ),
    )
    .tip(said!(
        en: "give `amount = {{ fixed = \"500\" }}`, `points = 3`, or `decided-by = [\"…\"]` where somebody says how much",
        zh: "请写 `amount = {{ fixed = \"500\" }}`、`points = 3`，或由人确定金额时写 `decided-by = [\"…\"]`"
    ))
}

pub(in crate::domain) fn without_amounts(place: Place, rule: &str) -> Finding {
    Finding::error(
        WITHOUT_EFFECT,
        place,
        said!(en: "`{rule}` lists no amount for any place", zh: "`{rule}` 没有为任何名次列出金额"),
    )
    .tip(said!(
        en: "list one for each place, as the document does: `amounts = [\"1000\", \"2000\"]`",
        zh: "请按文件逐个名次列出：`amounts = [\"1000\", \"2000\"]`"
    ))
}

pub(in crate::domain) fn without_payer(place: Place, rule: &str) -> Finding {
    Finding::error(
        WITHOUT_PAYER,
        place,
        said!(en: "nobody pays the fine of `{rule}`", zh: "`{rule}` 的罚款无人缴纳"),
    )
    .tip(said!(
        en: "name who pays, at least one with a weight above 0: `payers = [{{ who = \"store-staff\" }}]`",
        zh: "请写明缴纳人，且至少一项权重大于 0：`payers = [{{ who = \"store-staff\" }}]`"
    ))
}

pub(in crate::domain) fn payer_of_cases(place: Place, who: &str) -> Finding {
    Finding::error(
        PAYER_OF_CASES,
        place,
        said!(
            en: "a ranking finds nobody responsible: `{who}` is known only from the finding of a case",
            zh: "排名中没有责任认定：`{who}` 只能由具体投诉的认定得知"
        ),
    )
    .tip(said!(
        en: "the payers of a ranking's fine are the store, its staff, or those of a role there: `store`, `store-staff`, `role`",
        zh: "排名罚款的缴纳人可为门店、门店员工或门店某角色：`store`、`store-staff`、`role`"
    ))
}

pub(in crate::domain) fn payer_without_roles(place: Place, who: &str) -> Finding {
    Finding::error(
        PAYER_WITHOUT_ROLES,
        place,
        said!(
            en: "`{who}` pays as one, so roles within it make no difference",
            zh: "`{who}` 作为整体缴纳，不能再按角色区分"
        ),
    )
    .tip(said!(
        en: "`by-role` and `except` go with `store-staff`, `responsible`, `superiors` and `role`",
        zh: "`by-role` 与 `except` 只用于 `store-staff`、`responsible`、`superiors` 和 `role`"
    ))
}

pub(in crate::domain) fn ranking_of_others(place: Place, ranking: &str) -> Finding {
    Finding::error(
        RANKING_OF_OTHERS,
        place,
        said!(
            en: "`{ranking}` does not rank stores, and only the places of stores are fined",
            zh: "`{ranking}` 不是门店排名，而名次罚款只针对门店"
        ),
    )
    .tip(said!(en: "name a ranking with `by = \"store\"`", zh: "请写 `by = \"store\"` 的排名"))
}

pub(in crate::domain) fn ranking_of_best(place: Place, ranking: &str) -> Finding {
    Finding::error(
        RANKING_OF_BEST,
        place,
        said!(
            en: "`{ranking}` puts the best first, and the first places are fined",
            zh: "`{ranking}` 以优者为先，而受罚的是前几名"
        ),
    )
    .tip(said!(
        en: "name a ranking with `measure = \"complaints\"` or `\"per-thousand\"`",
        zh: "请写 `measure = \"complaints\"` 或 `\"per-thousand\"` 的排名"
    ))
}

pub(in crate::domain) fn single_reading(place: Place, switch: &str) -> Finding {
    Finding::error(
        SINGLE_READING,
        place,
        said!(en: "the switch `{switch}` has fewer than two readings", zh: "取舍 `{switch}` 的解释不足两种"),
    )
    .tip(said!(
        en: "a switch sets side by side what the document says in two ways; what it says once is a condition of the rule",
        zh: "取舍用于并列文件的不同说法；只有一种说法的，直接写入规则条件"
    ))
}

pub(in crate::domain) fn switch_unused(place: Place, switch: &str) -> Finding {
    Finding::error(
        SWITCH_UNUSED,
        place,
        said!(en: "no rule names the switch `{switch}`, so it decides nothing", zh: "没有规则引用取舍 `{switch}`，它不起作用"),
    )
    .tip(said!(
        en: "write `switches = [\"{switch}\"]` in the rules that it bears on, or remove it",
        zh: "请在相关规则中写 `switches = [\"{switch}\"]`，或删除该取舍"
    ))
}

pub(in crate::domain) fn without_distribution(place: Place, rule: &str) -> Finding {
    Finding::error(
        WITHOUT_DISTRIBUTION,
        place,
        said!(
            en: "what `{rule}` brings in goes to other stores, yet nothing says how",
            zh: "`{rule}` 的罚金归其他门店，却未写明如何分配"
        ),
    )
    .tip(said!(
        en: "add `[fines.distribution]` with `by = \"equal\"` or `by = \"staff\"` and `source`",
        zh: "请添加 `[fines.distribution]`，写明 `by = \"equal\"` 或 `by = \"staff\"` 及 `source`"
    ))
}

pub(in crate::domain) fn without_notice(place: Place, late: bool) -> Finding {
    let message = match late {
        true => said!(
            en: "a late charge needs a day until which a fine is to be paid, and there is no notice that sets one",
            zh: "滞纳金须有缴纳期限，而策略没有规定处罚通知"
        ),
        false => said!(
            en: "the time for an objection runs from the notice, and there is none",
            zh: "申诉期限自处罚通知起算，而策略没有规定处罚通知"
        ),
    };
    Finding::error(WITHOUT_NOTICE, place, message).tip(said!(
        en: "add `[fines.notice]` with `pay-within = \"3 days\"` and `source`",
        zh: "请添加 `[fines.notice]`，写明 `pay-within = \"3 days\"` 及 `source`"
    ))
}

pub(in crate::domain) fn threshold_order(place: Place, points: u32, before: u32) -> Finding {
    Finding::error(
        THRESHOLD_ORDER,
        place,
        said!(
            en: "{points} points come after {before}: the thresholds do not rise",
            zh: "{points} 分排在 {before} 分之后：扣分档次没有递增"
        ),
    )
    .tip(said!(
        en: "write them from the fewest points to the most, each number once",
        zh: "请由低到高排列，同一分数只写一次"
    ))
}

pub(in crate::domain) fn threshold_without_points(place: Place) -> Finding {
    Finding::error(
        THRESHOLD_WITHOUT_POINTS,
        place,
        said!(en: "no rule gives points, so this is never reached", zh: "没有任何规则扣分，此档次永远达不到"),
    )
    .tip(said!(
        en: "write `points = 3` in the rules that give them, or remove the threshold",
        zh: "请在扣分的规则中写 `points = 3`，或删除此档次"
    ))
}

/// A rule whose tests of `fact` no case can pass together; `switch` names the switch whose chosen reading says
/// otherwise than the rule, where it is one.
pub(in crate::domain) fn never_follows(place: Place, fact: &str, switch: Option<&str>) -> Finding {
    let message = match switch {
        Some(switch) => said!(
            en: "no fine ever follows: what the rule asks of `{fact}` and the reading chosen in `{switch}` exclude each other",
            zh: "永远不会罚款：规则对 `{fact}` 的要求与取舍 `{switch}` 所选的解释互相排斥"
        ),
        None => said!(
            en: "no fine ever follows: the rule waits for a fine of its own",
            zh: "永远不会罚款：规则以自身的罚款为前提"
        ),
    };
    Finding::error(NEVER_FOLLOWS, place, message).tip(match switch {
        Some(_) => said!(
            en: "choose the other reading, take the switch out of `switches`, or loosen the rule",
            zh: "请改选其他解释、从 `switches` 中去掉该取舍，或放宽规则条件"
        ),
        None => said!(en: "name another rule in `fined`", zh: "请在 `fined` 中写其他规则"),
    })
}
