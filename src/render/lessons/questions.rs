//! Questions that a case puts to those who read it.

use super::training::Lived;
use crate::domain::case::Standing;
use crate::domain::lessons::Anonymous;
use crate::domain::names::Naming;
use crate::said;
use crate::words::{Label, Language, Said};

/// The questions: what every review asks, and what this case alone puts.
pub(super) fn questions(lived: &Lived<'_>, anonymous: &mut Anonymous, language: Language) -> Vec<String> {
    let mut asked: Vec<Said> = vec![
        Label::new(
            "What was the cause, and what in our work let it come so far?",
            "原因是什么？我们工作中的哪个环节让事情走到这一步？",
        )
        .said(),
        Label::new(
            "What did the customer expect at first, and when did they first hear something that met it?",
            "客户最初的期望是什么？何时第一次得到相应的回应？",
        )
        .said(),
    ];
    asked.extend(of_this_case(lived));
    asked.push(
        Label::new(
            "Was it solved in the customer's eyes, and how do we know?",
            "在客户看来，问题解决了吗？依据是什么？",
        )
        .said(),
    );
    asked.push(
        Label::new(
            "What do you change in your own work because of this case?",
            "读完此案，你在自己的工作中会改变什么？",
        )
        .said(),
    );
    asked.iter().map(|said| anonymous.conceal(said.in_language(language))).collect()
}

/// What this case alone puts: missed promises, refused offers, a second handling, words never to use.
fn of_this_case(lived: &Lived<'_>) -> Vec<Said> {
    let telling = &lived.telling;
    let (case, names, now) = (telling.case, telling.names, telling.reader.face.now);
    let mut asked = Vec::new();
    let late =
        case.clocks.iter().filter(|clock| matches!(clock.standing(&now), Standing::Late | Standing::Overdue));
    let mut missed: Vec<&str> = late.map(|clock| clock.clock.as_str()).collect();
    missed.sort_unstable();
    missed.dedup();
    for clock in missed.into_iter().filter(|clock| names.knows(Naming::Clock, clock)) {
        let (en, zh) = (
            names.label(Naming::Clock, clock, Language::English),
            names.label(Naming::Clock, clock, Language::Chinese),
        );
        asked.push(said!(en: "The promise “{en}” was missed. What would have kept it?", zh: "“{zh}”未按时完成，怎样才能做到？"));
    }
    let refused =
        case.standing_events(telling.record).iter().filter(|event| event.matches("refused")).count();
    if refused > 0 {
        asked.push(said!(
            en: "The customer refused {refused} offer(s). What was missing in them besides the sum?",
            zh: "客户拒绝了 {refused} 次方案。除金额之外，方案还缺什么？"
        ));
    }
    if case.round > 1 {
        asked.push(
            Label::new(
                "The case came back. How could that have been seen at the first closing?",
                "此案二次处理。首次结案时能否看出问题？",
            )
            .said(),
        );
    }
    for wording in lived
        .policy
        .guidance
        .wording
        .iter()
        .filter(|wording| wording.never && wording.when.holds(&case.facts))
        .take(2)
    {
        let (en, zh) = (&wording.text.en, &wording.text.zh);
        asked.push(said!(en: "What would “{en}” have done to this customer? What do you say instead?", zh: "如果对这位客户说“{zh}”，会怎样？应当怎么说？"));
    }
    asked
}
