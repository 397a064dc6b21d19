//! What an inspection remarks about money events: codes and words.

use rust_decimal::Decimal;

use super::finding::Remark;
use crate::domain::fines::ledger::Party;
use crate::domain::money::amount_in_words;
use crate::domain::record::{Event, Route};
use crate::said;

/// A list of parties with one that cannot be read.
pub const UNREADABLE_PARTY: &str = "event-unreadable-party";
/// Parties whose amounts do not add up to the amount of the event.
pub const PARTS_DIFFER: &str = "event-parts-differ";
/// A payment by somebody who has no part in the fine.
pub const UNKNOWN_PAYER: &str = "event-unknown-payer";
/// A fine by a rule that the policy does not have.
pub const UNKNOWN_FINE_RULE: &str = "event-unknown-fine-rule";
/// The same fine twice, with different parts.
pub const OTHER_PARTS: &str = "event-fine-other-parts";
/// More paid, taken off, paid back or passed on than there was.
pub const TOO_MUCH: &str = "event-too-much-money";
/// Money for a fine that does not stand, or not yet.
pub const UNCOUNTED: &str = "event-money-uncounted";

/// A second ruling on one objection.
pub const SECOND_RULING: &str = "event-second-ruling";

/// A fine that no longer follows.
pub const UNFOUNDED: &str = "event-fine-unfounded";

/// The codes of this area.
pub const CODES: &[&str] = &[
    UNREADABLE_PARTY,
    PARTS_DIFFER,
    UNKNOWN_PAYER,
    UNKNOWN_FINE_RULE,
    OTHER_PARTS,
    TOO_MUCH,
    UNCOUNTED,
    SECOND_RULING,
    UNFOUNDED,
];

fn at(event: &Event, key: &'static str) -> Route {
    Route::Event(event.id.clone(), Some(key))
}

pub(super) fn unreadable_party(event: &Event, key: &'static str) -> Remark {
    let message = said!(
        en: "somebody in this list has no name, or an amount that is none; they are passed over",
        zh: "名单中有人没有名称或金额有误；该项不起作用",
    );
    Remark::warning(UNREADABLE_PARTY, at(event, key), message).tip(said!(
        en: "each is like {{staff: luo, amount: \"250.00\"}}, with `staff`, `store` or `department`",
        zh: "每项形如 {{staff: luo, amount: \"250.00\"}}，以 `staff`、`store` 或 `department` 指明",
    ))
}

pub(super) fn parts_differ(event: &Event, sum: Decimal) -> Remark {
    let (sum, amount) = (amount_in_words(sum), event.fields.text("amount").unwrap_or("0.00"));
    let message = said!(
        en: "the amount is {amount}, and the parts add up to {sum}",
        zh: "金额为 {amount}，而各份额合计 {sum}",
    );
    Remark::warning(PARTS_DIFFER, at(event, "amount"), message).tip(said!(
        en: "was it edited by hand? Balances count the parts: restore it from git, or void it and record it again",
        zh: "是否手工改过？余额按各份额计算：请从 git 恢复，或作废后重新登记",
    ))
}

pub(super) fn unknown_payer(event: &Event, party: &Party, near: Option<&str>) -> Remark {
    let message = said!(
        en: "`{party}` has no part in this fine; the amount is passed over",
        zh: "`{party}` 不是本笔罚款的缴纳人；该金额不起作用",
    );
    Remark::warning(UNKNOWN_PAYER, at(event, "payers"), message).tip(match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "void this event, and record it for whoever pays",
            zh: "请作废本事件，并按实际缴纳人重新登记",
        ),
    })
}

pub(super) fn unknown_rule(event: &Event, rule: &str, near: Option<&str>) -> Remark {
    let message = said!(
        en: "the policy has no rule of fines `{rule}`",
        zh: "策略中没有罚款规则 `{rule}`",
    );
    Remark::warning(UNKNOWN_FINE_RULE, at(event, "rule"), message).tip(match near {
        Some(near) => said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"),
        None => said!(
            en: "was the policy changed since? The fine stands; whoever may waive it can",
            zh: "此后策略是否有变？罚款仍然有效，可由有权人减免",
        ),
    })
}

pub(super) fn other_parts(event: &Event) -> Remark {
    let message = said!(
        en: "this fine is on record twice, with different parts; the first one counts",
        zh: "同一笔罚款登记了两次，份额不同；以先登记的为准",
    );
    Remark::warning(OTHER_PARTS, at(event, "payers"), message).tip(said!(
        en: "two machines knew different staff: see to it that both have the same `shop.toml`, and remove the line that is wrong",
        zh: "两台机器所知的人员不同：请统一 `shop.toml`，并删除有误的一条",
    ))
}

pub(super) fn too_much(event: &Event, party: &Party, over: Decimal) -> Remark {
    let over = amount_in_words(over);
    let message = match event.kind.name() {
        "repaid" => said!(
            en: "`{party}` got back {over} more than they had paid",
            zh: "`{party}` 的退款比其已缴金额多 {over}",
        ),
        "waived" | "ruled" => said!(
            en: "{over} more was taken off `{party}` than there was to pay",
            zh: "对 `{party}` 的减免比应缴金额多 {over}",
        ),
        _ => said!(
            en: "`{party}` paid {over} more than there was to pay",
            zh: "`{party}` 多缴 {over}",
        ),
    };
    Remark::warning(TOO_MUCH, at(event, "payers"), message).tip(match event.kind.name() {
        "paid" => said!(
            en: "did two machines record the same payment? Void one; else `plaint fine repay` gives it back",
            zh: "是否两台机器重复登记？请作废一条；否则用 `plaint fine repay` 退还",
        ),
        _ => said!(
            en: "did two machines record the same? Void one of the two",
            zh: "是否两台机器重复登记？请作废其中一条",
        ),
    })
}

pub(super) fn uncounted(event: &Event, stands: bool) -> Remark {
    let message = match stands {
        true => said!(
            en: "this stands before the fine that it answers: no balance counts it",
            zh: "本事件排在所针对的罚款之前，不计入任何余额",
        ),
        false => said!(
            en: "the fine that this answers was taken back: no balance counts it",
            zh: "本事件所针对的罚款已作废，不计入任何余额",
        ),
    };
    Remark::warning(UNCOUNTED, at(event, "target"), message).tip(match stands {
        true => said!(
            en: "was it edited by hand? Void it and record it again",
            zh: "是否手工改过？请作废后重新登记",
        ),
        false => said!(
            en: "did two machines do one each? Void this too, and give back what was paid",
            zh: "是否两台机器各做了一项？请将本事件一并作废，并退还已收款项",
        ),
    })
}

pub(super) fn second_ruling(event: &Event) -> Remark {
    let message = said!(
        en: "this objection was ruled on before; what both rulings took off is counted",
        zh: "该申诉此前已有裁定；两次裁定的减免均已计入",
    );
    Remark::warning(SECOND_RULING, at(event, "target"), message).tip(said!(
        en: "did two machines rule at the same time? Void the ruling that is not to stand",
        zh: "是否两台机器同时裁定？请作废不应生效的裁定",
    ))
}

pub(super) fn passed_on_too_much(event: &Event, over: Decimal) -> Remark {
    let over = amount_in_words(over);
    let message = said!(
        en: "{over} more was passed on than was received",
        zh: "分配金额比已收金额多 {over}",
    );
    Remark::warning(TOO_MUCH, at(event, "payees"), message).tip(said!(
        en: "void the distribution that is too much, and record the right one",
        zh: "请作废多分配的一次，并重新登记",
    ))
}

/// A fine on record that no longer follows; `said` tells why.
pub fn unfounded(event: &Event, said: crate::words::Said) -> Remark {
    Remark::warning(UNFOUNDED, at(event, "rule"), said).tip(said!(
        en: "`plaint why CASE fine` tells what it would need",
        zh: "`plaint why 编号 fine` 可查看所需条件",
    ))
}
