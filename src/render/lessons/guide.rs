//! The playbook for a case, or for a tier and a stage.

use crate::domain::guidance::Playbook;
use crate::domain::guidance::policy::{Checklist, Wording};
use crate::render::report::{Body, Remark, Report};
use crate::words::{Label, Language, Said};

/// What stands in a guide beside what the policy says of the stage.
#[derive(Debug, Clone, Default)]
pub struct Guide {
    /// Where the case stands: tier, status, what the tier means.
    pub standing: Vec<String>,
    /// What is due when, the first on top.
    pub due: Vec<String>,
    /// What is still missing before which step, and how to record it: the step, and what it waits for.
    pub missing: Vec<(Said, Vec<Said>)>,
    /// Kinds of evidence on record, and kinds that the policy knows beside them.
    pub evidence: Vec<String>,
    /// Who must be involved, and who decides.
    pub people: Vec<String>,
    /// What is known of a customer who returns.
    pub customer: Vec<String>,
}

/// The guide as a report.
pub fn guide(guide: &Guide, playbook: &Playbook<'_>, language: Language) -> Report {
    let mut report = Report::default();
    let title = |en, zh| Label::new(en, zh).in_language(language);
    let lines = |texts: &[String]| Body::Remarks(texts.iter().map(Remark::new).collect());
    report.push("standing", title("Where it stands", "现状"), lines(&guide.standing));
    report.push("due", title("Due", "到期事项"), lines(&guide.due));
    report.push(
        "now",
        title("Do now", "现在要做"),
        Body::Remarks(checklists(&playbook.now, language, false)),
    );
    let mut missing = Vec::new();
    for (step, waits_for) in &guide.missing {
        missing.push(Remark::new(step.in_language(language)));
        missing.extend(waits_for.iter().map(|said| Remark::new(said.in_language(language)).at_depth(1)));
    }
    report.push(
        "missing",
        title("Still missing, and how to record it", "尚缺，及登记命令"),
        Body::Remarks(missing),
    );
    report.push("evidence", title("What to collect", "需要收集"), lines(&guide.evidence));
    report.push("people", title("Who has to be in it", "须参与的人"), lines(&guide.people));
    report.push("say", title("Say", "建议用语"), Body::Remarks(wording(&playbook.say, language)));
    report.push(
        "never",
        title("Never say now", "此时禁用"),
        Body::Remarks(wording(&playbook.never, language)),
    );
    report.push("customer", title("This customer", "这位客户"), lines(&guide.customer));
    // What is further away would only be passed over.
    let next = playbook.later.first().map(|list| &list.stage);
    let later: Vec<&Checklist> =
        playbook.later.iter().copied().filter(|list| Some(&list.stage) == next).collect();
    report.push("later", title("After that", "之后"), Body::Remarks(checklists(&later, language, true)));
    report
}

fn checklists(lists: &[&Checklist], language: Language, with_stage: bool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut stage = "";
    for list in lists {
        if with_stage && list.stage != stage {
            stage = &list.stage;
            remarks.push(Remark::new(stage_label(stage).in_language(language)));
        }
        let depth = usize::from(with_stage);
        remarks.extend(
            list.items
                .iter()
                .map(|item| Remark::new(format!("☐ {}", item.in_language(language))).at_depth(depth)),
        );
    }
    remarks
}

fn wording(words: &[&Wording], language: Language) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for wording in words {
        remarks.push(Remark::new(format!("“{}”", wording.text.in_language(language))));
        remarks.extend(
            wording.reason.as_ref().map(|reason| Remark::new(reason.in_language(language)).at_depth(1)),
        );
    }
    remarks
}

/// What a stage of guidance is called.
pub fn stage_label(stage: &str) -> Label {
    match stage {
        "intake" => Label::new("Intake", "受理"),
        "triage" => Label::new("Triage", "定级"),
        "investigation" => Label::new("Investigation", "调查"),
        "resolution" => Label::new("Resolution", "处理"),
        "execution" => Label::new("Carrying it out", "落实"),
        "closing" => Label::new("Closing", "结案"),
        _ => Label::new("Summing up", "总结"),
    }
}
