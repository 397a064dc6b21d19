//! What can be wrong with a policy: names, sources, conditions, rules, examples.

use crate::domain::finding::{Finding, Place, did_you_mean};
use crate::said;
use crate::words::{Label, Said};

/// A name that cannot stand in files and commands.
pub const BAD_NAME: &str = "policy-bad-name";
/// A name given twice.
pub const DUPLICATE_NAME: &str = "policy-duplicate-name";
/// A name of the policy's that means something else already.
pub const NAME_TAKEN: &str = "policy-name-taken";
/// A name that nothing bears.
pub const UNKNOWN_NAME: &str = "policy-unknown-name";
/// A figure without its source.
pub const MISSING_SOURCE: &str = "policy-missing-source";
/// A source that says only that the house decided.
pub const SOURCE_WITHOUT_REASON: &str = "policy-source-without-reason";
/// The id is not the file's name.
pub const ID_AND_FILE: &str = "policy-id-and-file";
/// A pattern that names no events.
pub const UNKNOWN_EVENT: &str = "policy-unknown-event";
/// A test that cannot be read.
pub const BAD_TEST: &str = "policy-bad-test";
/// A condition on a fact that does not exist.
pub const UNKNOWN_FACT: &str = "policy-unknown-fact";
/// A condition on a value that the fact cannot have.
pub const IMPOSSIBLE_VALUE: &str = "policy-impossible-value";
/// A test on a fact of another kind.
pub const WRONG_TEST: &str = "policy-wrong-test";
/// A value of an amount that is no decimal number.
pub const BAD_AMOUNT: &str = "policy-bad-amount";
/// A formula on a fact that is no amount of money.
pub const NO_AMOUNT: &str = "policy-no-amount";
/// A book of law that is not there.
pub const UNKNOWN_BOOK: &str = "policy-unknown-book";
/// A book of law that is not in order.
pub const FAULTY_BOOK: &str = "policy-faulty-book";
/// A rule that can never match.
pub const NEVER_MATCHES: &str = "policy-never-matches";
/// A rule behind one that always holds first.
pub const SHADOWED: &str = "policy-shadowed";
/// More combinations than can be tried.
pub const TOO_MANY_COMBINATIONS: &str = "policy-too-many-combinations";
/// An instant that cannot be read.
pub const BAD_INSTANT: &str = "policy-bad-instant";
/// An example that does not come out.
pub const EXAMPLE_FAILS: &str = "policy-example-fails";
/// Examples under a calendar that is not there.
pub const UNKNOWN_CALENDAR: &str = "policy-unknown-calendar";
/// A policy without examples.
pub const NO_EXAMPLES: &str = "policy-no-examples";

/// The codes of this area.
pub const CODES: &[&str] = &[
    BAD_NAME,
    DUPLICATE_NAME,
    NAME_TAKEN,
    UNKNOWN_NAME,
    MISSING_SOURCE,
    SOURCE_WITHOUT_REASON,
    ID_AND_FILE,
    UNKNOWN_EVENT,
    BAD_TEST,
    UNKNOWN_FACT,
    IMPOSSIBLE_VALUE,
    WRONG_TEST,
    BAD_AMOUNT,
    NO_AMOUNT,
    UNKNOWN_BOOK,
    FAULTY_BOOK,
    NEVER_MATCHES,
    SHADOWED,
    TOO_MANY_COMBINATIONS,
    BAD_INSTANT,
    EXAMPLE_FAILS,
    UNKNOWN_CALENDAR,
    NO_EXAMPLES,
];

pub(super) fn bad_name(place: Place, name: &str) -> Finding {
    Finding::error(
        BAD_NAME,
        place,
        said!(en: "`{name}` cannot be a name: lower-case letters a–z, digits and hyphens, beginning with a letter", zh: "`{name}` 不能作为名称：只能用小写字母 a–z、数字和连字符，并以字母开头"),
    )
    .tip(said!(en: "keep the name short and put the words for people into `label`", zh: "名称从简，给人看的文字写在 `label` 中"))
}

pub(super) fn duplicate_name(place: Place, what: Label, name: &str, first: &Place) -> Finding {
    let Label { en, zh } = what;
    Finding::error(
        DUPLICATE_NAME,
        place,
        said!(en: "the {en} `{name}` is given twice", zh: "{zh} `{name}` 重复"),
    )
    .tip(said!(en: "give each a name of its own", zh: "请各取不同的名称"))
    .related(first.clone(), said!(en: "the first is here", zh: "第一处在此"))
}

pub(super) fn name_taken(place: Place, name: &str, meaning: &Said) -> Finding {
    let Said { en, zh } = meaning;
    Finding::error(
        NAME_TAKEN,
        place,
        said!(en: "`{name}` already means something in every case: {en}", zh: "`{name}` 在每个案件中已有含义：{zh}"),
    )
    .tip(said!(en: "choose another name", zh: "请换一个名称"))
}

pub(super) fn unknown_name(
    place: Place,
    (what, section): (Label, &str),
    name: &str,
    known: &[&str],
) -> Finding {
    let Label { en, zh } = what;
    let finding = Finding::error(
        UNKNOWN_NAME,
        place,
        said!(en: "there is no {en} `{name}`", zh: "没有名为 `{name}` 的{zh}"),
    );
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None if known.is_empty() => {
            finding.tip(said!(en: "add it as `[[{section}]]`", zh: "请在 `[[{section}]]` 中添加"))
        }
        None => {
            let known = known.join("`, `");
            finding.tip(said!(en: "known are `{known}`; or add it as `[[{section}]]`", zh: "已有 `{known}`；也可在 `[[{section}]]` 中添加"))
        }
    }
}

pub(super) fn bound_elsewhere(place: Place, name: &str) -> Finding {
    Finding::error(
        DUPLICATE_NAME,
        place,
        said!(en: "the bound `{name}` is given elsewhere too: by another book of law, or by the policy", zh: "金额界限 `{name}` 在别处也有：另一法律文件或策略中"),
    )
    .tip(said!(en: "give each a name of its own", zh: "请各取不同的名称"))
}

pub(super) fn missing_source(place: Place) -> Finding {
    Finding::error(
        MISSING_SOURCE,
        place,
        said!(en: "the `source` is missing: where does this rule come from?", zh: "缺少 `source`：这条规则出自哪里？"),
    )
    .tip(said!(en: "name the passage (`source = \"000 §一(二)\"`), or say that the house decided and why (`source = \"[policy] …\"`)", zh: "写明出处（`source = \"000 §一(二)\"`）；若为本店自定，请写 `source = \"[policy] 理由\"`"))
}

pub(super) fn source_without_reason(place: Place) -> Finding {
    Finding::warning(
        SOURCE_WITHOUT_REASON,
        place,
        said!(en: "`[policy]` says that the house decided, but not why", zh: "`[policy]` 只说明是本店自定，没有写理由"),
    )
    .tip(said!(en: "write the reason behind it: `source = \"[policy] …\"`", zh: "请写明理由：`source = \"[policy] 理由\"`"))
}

pub(super) fn id_and_file(place: Place, what: Label, id: &str, file: &str) -> Finding {
    let Label { en, zh } = what;
    Finding::error(
        ID_AND_FILE,
        place,
        said!(en: "the {en} `{id}` stands in a file named `{file}`", zh: "{zh} `{id}` 所在的文件名为 `{file}`"),
    )
    .tip(said!(en: "name the file `{id}.toml`, or change the id", zh: "请将文件改名为 `{id}.toml`，或修改 id"))
}

pub(super) fn unknown_event(place: Place, message: Said, near: Option<&str>) -> Finding {
    let finding = Finding::error(UNKNOWN_EVENT, place, message);
    match near {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => finding,
    }
}

pub(super) fn bad_test<T: AsRef<str>>(place: Place, fact: T) -> Finding {
    let fact = fact.as_ref();
    Finding::error(
        BAD_TEST,
        place,
        said!(en: "the test of `{fact}` cannot be read", zh: "无法理解对 `{fact}` 的条件"),
    )
    .tip(said!(
        en: "write a value (`\"a\"`), several (`[\"a\", \"b\"]`), values that are barred (`\"!a\"`), or a least number (`\">=3\"`)",
        zh: "可写一个值（`\"a\"`）、多个值（`[\"a\", \"b\"]`）、排除的值（`\"!a\"`）或最小数（`\">=3\"`）",
    ))
}

pub(super) fn unknown_fact(place: Place, fact: &str, known: &[&str]) -> Finding {
    let finding = Finding::error(
        UNKNOWN_FACT,
        place,
        said!(en: "no case has a fact `{fact}`", zh: "案件中没有事实 `{fact}`"),
    );
    match did_you_mean(fact, known.iter().copied()) {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => {
            let known = known.join("`, `");
            finding.tip(said!(en: "known are `{known}`", zh: "可用 `{known}`"))
        }
    }
}

pub(super) fn impossible_value(place: Place, fact: &str, value: &str, possible: &[String]) -> Finding {
    let finding = Finding::error(
        IMPOSSIBLE_VALUE,
        place,
        said!(en: "`{fact}` can never be `{value}`", zh: "`{fact}` 不可能是 `{value}`"),
    );
    match did_you_mean(value, possible.iter().map(String::as_str)) {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => {
            let possible = possible.join("`, `");
            finding.tip(said!(en: "it can be `{possible}`", zh: "可以是 `{possible}`"))
        }
    }
}

pub(super) fn wrong_test(place: Place, fact: &str, number: bool) -> Finding {
    let message = if number {
        said!(en: "`{fact}` is a number: test it with a least number", zh: "`{fact}` 是数字：请用最小数作条件")
    } else {
        said!(en: "`{fact}` is no number: it cannot be tested with `>=`", zh: "`{fact}` 不是数字：不能用 `>=`")
    };
    let tip = if number {
        said!(en: "write `{fact} = \">=2\"`", zh: "写成 `{fact} = \">=2\"`")
    } else {
        said!(en: "write the value in quotes", zh: "请写加引号的值")
    };
    Finding::error(WRONG_TEST, place, message).tip(tip)
}

pub(super) fn bad_amount(place: Place, fact: &str, text: &str) -> Finding {
    Finding::error(
        BAD_AMOUNT,
        place,
        said!(en: "`{fact}` is an amount, but `{text}` is none", zh: "`{fact}` 是金额，但 `{text}` 不是"),
    )
    .tip(said!(en: "write digits with a point, without unit or separators: \"1500.00\"", zh: "只写数字和小数点，不带单位和千位分隔：\"1500.00\""))
}

pub(super) fn no_amount(place: Place, fact: &str) -> Finding {
    Finding::error(
        NO_AMOUNT,
        place,
        said!(en: "a formula cannot take an amount from `{fact}`: it is none", zh: "公式不能取 `{fact}` 的金额：它不是金额"),
    )
    .tip(said!(en: "name a field of the shape `amount` (`of = \"price\"`), or `loss`", zh: "请写 `amount` 类型的字段（如 `of = \"price\"`）或 `loss`"))
}

pub(super) fn unknown_book(place: Place, name: &str, known: &[String]) -> Finding {
    let finding = Finding::error(
        UNKNOWN_BOOK,
        place,
        said!(en: "there is no book of law `{name}`", zh: "没有名为 `{name}` 的法律文件"),
    );
    match did_you_mean(name, known.iter().map(String::as_str)) {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => {
            let known = known.join("`, `");
            finding.tip(said!(en: "there are `{known}`; or write `policies/law/{name}.toml`", zh: "现有 `{known}`；也可编写 `policies/law/{name}.toml`"))
        }
    }
}

pub(super) fn faulty_book(place: Place, name: &str) -> Finding {
    Finding::error(
        FAULTY_BOOK,
        place,
        said!(en: "the book of law `{name}` is not in order", zh: "法律文件 `{name}` 有问题"),
    )
    .tip(said!(en: "`plaint policy check policies/law/{name}.toml` tells what is wrong with it", zh: "请用 `plaint policy check policies/law/{name}.toml` 查看问题"))
}

pub(super) fn never_matches(place: Place, what: Label) -> Finding {
    let Label { en, zh } = what;
    Finding::error(
        NEVER_MATCHES,
        place,
        said!(en: "this {en} can never match: no case can have all of its facts", zh: "此{zh}永远不会生效：没有案件能同时满足这些条件"),
    )
    .tip(said!(en: "loosen the condition, or remove what hangs on it", zh: "请放宽条件，或删除此{zh}"))
}

pub(super) fn shadowed(place: Place, what: Label, first: &Place) -> Finding {
    let (Label { en, zh }, line) = (what, first.line);
    Finding::error(
        SHADOWED,
        place,
        said!(en: "this {en} is never reached: an earlier one always holds first (line {line})", zh: "此{zh}永远轮不到：前面的总是先成立（第 {line} 行）"),
    )
    .tip(said!(en: "put the special ones first and the general one last", zh: "请把特殊的放前面，一般的放最后"))
    .related(first.clone(), said!(en: "this one holds first", zh: "此处先成立"))
}

pub(super) fn too_many_combinations(place: Place, count: usize) -> Finding {
    Finding::warning(
        TOO_MANY_COMBINATIONS,
        place,
        said!(en: "the conditions have {count} combinations: whether a case slips through was not looked for", zh: "条件共有 {count} 种组合：未检查是否有遗漏"),
    )
    .tip(said!(en: "use fewer facts in one list of rules", zh: "请减少同一组规则所用的事实"))
}

pub(super) fn bad_instant(place: Place, text: &str) -> Finding {
    Finding::error(
        BAD_INSTANT,
        place,
        said!(en: "`{text}` is no instant", zh: "`{text}` 不是时间"),
    )
    .tip(said!(en: "write date, time and offset: \"2026-11-22T10:05:00+08:00\"", zh: "请写日期、时间和时区：\"2026-11-22T10:05:00+08:00\""))
}

/// An example that does not come out; `message` says what came instead.
pub fn example_fails(place: Place, name: &str, message: &Said) -> Finding {
    let Said { en, zh } = message;
    Finding::error(
        EXAMPLE_FAILS,
        place,
        said!(en: "the example \"{name}\" does not come out: {en}", zh: "示例“{name}”不成立：{zh}"),
    )
    .tip(said!(en: "mend the rule, or the example if the rule is meant so", zh: "请修正规则；若规则确实如此，请修正示例"))
}

pub(super) fn no_examples(place: Place) -> Finding {
    Finding::warning(
        NO_EXAMPLES,
        place,
        said!(en: "the policy has no examples: nothing shows that it does what is meant", zh: "策略没有示例：无法证明它符合本意"),
    )
    .tip(said!(en: "add one as `[[example]]`", zh: "请添加 `[[example]]`"))
}

pub(super) fn unknown_calendar(place: Place, name: &str) -> Finding {
    Finding::error(
        UNKNOWN_CALENDAR,
        place,
        said!(en: "there is no calendar `{name}` under which the examples could run", zh: "没有名为 `{name}` 的日历，无法演算示例"),
    )
    .tip(said!(en: "name a shipped one (`cn`, `hk`, `tw`, `always`)", zh: "请写自带的日历之一（`cn`、`hk`、`tw`、`always`）"))
}
