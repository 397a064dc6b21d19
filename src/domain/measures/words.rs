//! An effect in words: one honest sentence.

use super::effect::{Basis, Effect, Stretch, Verdict};
use super::{Effective, Stage};
use crate::said;
use crate::words::{Label, Said};

impl Effect {
    /// What can be said of the effect, in one sentence.
    pub fn said(&self) -> Said {
        let Said { en, zh } = self.counts();
        let Said { en: percent_en, zh: percent_zh } = percent(self.chance.unwrap_or(1.0));
        let (by_en, by_zh) = match self.basis {
            Basis::Days => ("", ""),
            Basis::Transactions => (", for the transactions of both times", "（按交易笔数比较）"),
        };
        match self.verdict {
            Verdict::NotCarriedOut => said!(en: "{en}: not carried out yet", zh: "{zh}：尚未落实"),
            Verdict::TooEarly(day) => said!(
                en: "{en}: too early to say before {day}",
                zh: "{zh}：时间尚短，{day}起方可评估"
            ),
            Verdict::NothingBefore => said!(
                en: "{en}: there is nothing to compare with",
                zh: "{zh}：无从比较"
            ),
            Verdict::Fewer => said!(
                en: "{en}{by_en}: fewer; by chance alone this or better would come in {percent_en} of cases",
                zh: "{zh}{by_zh}：有所减少；若仅凭偶然，出现此结果或更好结果的概率为{percent_zh}"
            ),
            Verdict::FewerPerhapsChance => said!(
                en: "{en}{by_en}: by chance alone this or better would come in {percent_en} of cases; too few to say",
                zh: "{zh}{by_zh}：若仅凭偶然，出现此结果或更好结果的概率为{percent_zh}；件数太少，不足以下结论"
            ),
            Verdict::NoFewer => said!(
                en: "{en}{by_en}: no fewer than before",
                zh: "{zh}{by_zh}：未见减少"
            ),
            Verdict::More => said!(
                en: "{en}{by_en}: more than before; by chance alone this or worse would come in {percent_en} of cases",
                zh: "{zh}{by_zh}：不减反增；若仅凭偶然，出现此结果或更差结果的概率为{percent_zh}"
            ),
        }
    }

    /// The complaints before and after, with the days.
    fn counts(&self) -> Said {
        let before = stretch(&self.before);
        let Some(after) = self.after.as_ref().map(stretch) else {
            let Said { en, zh } = before;
            return said!(en: "{en} before", zh: "整改前{zh}");
        };
        let (en, zh, after_en, after_zh) = (before.en, before.zh, after.en, after.zh);
        said!(en: "{en} before, {after_en} after", zh: "整改前{zh}，整改后{after_zh}")
    }
}

/// How many in how many days; and how many more it may be.
fn stretch(stretch: &Stretch) -> Said {
    let Stretch { days, complaints, cause_open, .. } = stretch;
    match cause_open {
        0 => said!(en: "{complaints} in {days} days", zh: " {days} 天 {complaints} 件"),
        open => said!(
            en: "{complaints} in {days} days ({open} more without a cause found yet)",
            zh: " {days} 天 {complaints} 件（另有 {open} 件尚未查明原因）"
        ),
    }
}

/// A probability as whole percent; never none.
fn percent(chance: f64) -> Said {
    let percent = chance * 100.0;
    if percent < 1.0 {
        return said!(en: "fewer than 1%", zh: "不到 1%");
    }
    said!(en: "{percent:.0}%", zh: " {percent:.0}%")
}

impl Stage {
    /// The name for people.
    pub fn label(self) -> Label {
        match self {
            Self::Planned => Label::new("planned", "待落实"),
            Self::Paused => Label::new("paused", "已暂停"),
            Self::CarriedOut => Label::new("carried out", "已落实"),
            Self::Reviewed => Label::new("reviewed", "已评估"),
            Self::Dropped => Label::new("dropped", "已取消"),
        }
    }
}

impl Effective {
    /// The name for people.
    pub fn label(self) -> Label {
        match self {
            Self::Yes => Label::new("effective", "有效"),
            Self::Partly => Label::new("effective in part", "部分有效"),
            Self::No => Label::new("not effective", "无效"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Aim, Complaint, Course, Span, effect};
    use crate::domain::policy::Facts;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_sentence_says_how_much_is_chance() {
        let facts = Facts::default();
        let on = |text: &str| Complaint { received_on: day(text), store: None, facts: &facts };
        let before = ["2026-01-01", "2026-01-09", "2026-01-15", "2026-01-20", "2026-01-28", "2026-01-30"];
        let all = before.into_iter().chain(["2026-01-31", "2026-02-09", "2026-02-20"]).map(on);
        let course = Course {
            planned: day("2026-01-31"),
            carried_out: Some(day("2026-02-10")),
            today: day("2026-03-13"),
        };
        let span = Span { compare: 30, least: 30 };
        let found = effect(&Aim::default(), course, span, all.clone(), &|_| None);
        assert_eq!(
            found.said().en,
            "6 in 30 days before, 1 in 30 days after: by chance alone this or better would come in 6% of cases; too few to say"
        );
        let early =
            effect(&Aim::default(), Course { today: day("2026-03-01"), ..course }, span, all, &|_| None);
        assert_eq!(early.said().zh, "整改前 30 天 6 件，整改后 18 天 1 件：时间尚短，2026-03-13起方可评估");
    }
}
