//! `classify`: what words suggest, and how good such suggestions are. Nothing is ever written.

mod evaluate;
mod texts;

use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;

use self::texts::InputForm;
use super::closed_cases::closed_cases;
use super::desk::{Desk, RulesInForce};
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::classify::{Learned, told};
use crate::domain::failure::Failure;
use crate::help;
use crate::render::classify::{Asked, opinion_table};
use crate::render::output::Envelope;
use crate::said;

/// Arguments of `classify`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Suggest category, urgency, mood from a text on standard input or of a case; or measure how good that is",
    "依标准输入或投诉中的文字建议类别、紧急程度、情绪等；或评估其准确度"
))]
pub struct ClassifyArguments {
    #[arg(help = help!("The case; without it, standard input is read", "投诉编号；不给则读取标准输入"))]
    case: Option<String>,
    #[arg(long, value_name = "FORM", conflicts_with = "case", help = help!(
        "What standard input is: text (one text), lines (a text each), jsonl (objects with a key `text`)",
        "标准输入的形式：text 整段文本、lines 每行一条、jsonl 每行一个含 `text` 的对象"), default_value = "text")]
    input: InputForm,
    #[arg(long, help = help!("The store whose policy counts", "适用其策略的门店"))]
    store: Option<String>,
    #[arg(long, value_name = "NAME", help = help!("Only this: category, an axis, or a field with choices", "只建议此项：category、某一维度或有选项的字段"))]
    target: Option<String>,
    #[arg(long, conflicts_with_all = ["case", "input"], help = help!(
        "Measure by cross-validation: on FILE, or else on the closed cases",
        "以交叉验证评估：给出文件则用文件，否则用已结案投诉"))]
    evaluate: bool,
    #[arg(value_name = "FILE", long = "labelled", requires = "evaluate", help = help!(
        "Labelled texts: CSV with columns text and label, or JSON Lines",
        "带标注的文本：含 text、label 列的 CSV，或 JSON Lines"))]
    labelled: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 5, requires = "evaluate", value_parser = clap::value_parser!(u8).range(2..=20),
        help = help!("Into how many parts the texts are dealt", "交叉验证折数"))]
    parts: u8,
    #[arg(long, value_name = "N", default_value_t = 1, requires = "evaluate", help = help!("How they are dealt: the same seed gives the same figures", "随机种子：相同种子结果相同"))]
    seed: u64,
    #[command(flatten)]
    output: OutputArguments,
}

/// Suggests, or measures.
pub(super) fn run(arguments: &ClassifyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    if arguments.evaluate {
        return evaluate::run(arguments, session);
    }
    let mut desk = Desk::open(session)?;
    let (texts, rules, except) = match &arguments.case {
        Some(typed) => {
            let file = desk.file(session, typed)?;
            let rules = desk.rules(file.case.store.as_deref())?;
            (vec![told(&file.loaded.record, &file.case)], rules, Some(file.case.id.clone()))
        }
        None => (texts::read(arguments.input, session)?, rules_of(arguments, &mut desk)?, None),
    };
    require_target(arguments.target.as_deref(), &rules)?;
    let closed = closed_cases(&desk, &rules.policy, except.as_deref(), session);
    let wanted = |name: &str| arguments.target.as_deref().is_none_or(|target| target == name);
    let learned = Learned::from(&rules.policy, &closed, &wanted);
    let asked =
        |(index, text): (usize, &String)| Asked { number: index + 1, opinions: learned.opinions(text) };
    let asked: Vec<Asked> = texts.iter().enumerate().map(asked).collect();
    let table = opinion_table(&asked, &rules.policy, session.language);
    let moment = desk.moment(session);
    let envelope = Envelope { kind: "classify", as_of: &moment, findings: &[] };
    arguments.output.output(session).table(envelope, &table)?;
    Ok(Outcome::Fine)
}

/// The rules of the store that was named, or the shop's own.
fn rules_of(arguments: &ClassifyArguments, desk: &mut Desk) -> Result<Rc<RulesInForce>> {
    if let Some(store) = &arguments.store {
        desk.known_store(store)?;
    }
    Ok(desk.rules(arguments.store.as_deref())?)
}

/// That the policy has the target.
fn require_target(target: Option<&str>, rules: &RulesInForce) -> Result<(), Failure> {
    let Some(target) = target else { return Ok(()) };
    let known: Vec<&str> =
        crate::domain::classify::targets(&rules.policy).iter().map(|target| target.name).collect();
    if known.contains(&target) {
        return Ok(());
    }
    let list = known.join(", ");
    let failure = Failure::usage(said!(
        en: "nothing called `{target}` can be suggested here; what can: {list}",
        zh: "此处没有可建议的 `{target}`；可用：{list}"
    ));
    Err(failure.suggesting(target, known))
}
