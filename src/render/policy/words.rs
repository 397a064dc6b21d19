//! The words of events, intake and guidance as tables.

use super::{LABEL, LINE, NAME, SOURCE, View, sourced};
use crate::domain::policy::Choice;
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::policy::{NO, YES};

impl View<'_> {
    pub(super) fn words(self) -> Vec<(&'static str, Table)> {
        let vocabulary = &self.policy.vocabulary;
        let mut departments = Table::new(vec![
            Column::new("department", "department", "部门"),
            LABEL,
            Column::new("duties", "duties", "职责").at_least(12),
            SOURCE,
            LINE,
        ]);
        for department in &vocabulary.departments {
            let duties = Cell::maybe(department.duties.as_ref().map(|duties| self.say(duties)));
            let choice = &department.choice;
            self.push(&mut departments, choice, vec![duties]);
        }
        vec![
            ("forms", self.choices(Column::new("form", "form", "告知方式"), &vocabulary.forms)),
            ("roles", self.choices(Column::new("role", "role", "角色"), &vocabulary.roles)),
            ("notes", self.choices(Column::new("note", "note", "备注主题"), &vocabulary.notes)),
            ("departments", departments),
            ("media", self.media()),
        ]
    }

    pub(super) fn intake(self) -> Vec<(&'static str, Table)> {
        let intake = &self.policy.intake;
        vec![
            ("channels", self.channels()),
            ("fields", self.fields()),
            ("groups", self.choices(Column::new("group", "group", "大类"), &intake.groups)),
            ("causes", self.causes()),
            ("categories", self.categories()),
            ("outcomes", self.choices(Column::new("outcome", "outcome", "结案结果"), &intake.outcomes)),
        ]
    }

    fn media(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("medium", "medium", "媒体"),
            LABEL,
            Column::new("rank", "rank", "级别").right(),
            Column::new("public", "public posts", "公开帖子"),
            SOURCE,
            LINE,
        ]);
        for medium in &self.policy.media.media {
            let cells = vec![Cell::number(medium.rank), Cell::from(Value::Answer(medium.public))];
            self.push(&mut table, &medium.choice, cells);
        }
        table
    }

    fn causes(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("cause", "root cause", "根本原因"),
            LABEL,
            Column::new("of", "case of", "上级原因"),
            SOURCE,
            LINE,
        ]);
        for cause in &self.policy.intake.causes {
            self.push(&mut table, &cause.choice, vec![Cell::maybe(cause.of.as_deref())]);
        }
        table
    }

    fn channels(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("channel", "channel", "渠道"),
            LABEL,
            Column::new("family", "family", "类型"),
            Column::new("intake", "intake", "来源"),
            SOURCE,
            LINE,
        ]);
        for channel in &self.policy.intake.channels {
            let cells = vec![Cell::text(&channel.family), Cell::text(&channel.intake)];
            self.push(&mut table, &channel.choice, cells);
        }
        table
    }

    fn fields(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("field", "field", "字段"),
            LABEL,
            Column::new("required", "required", "必填"),
            Column::new("choices", "choices", "选项").at_least(12),
            SOURCE,
            LINE,
        ]);
        for field in &self.policy.intake.fields {
            let required = if field.required { YES } else { NO }.in_language(self.language);
            let choices: Vec<_> = field.choices.iter().map(|choice| choice.label.clone()).collect();
            self.push(&mut table, &field.choice, vec![Cell::text(required), self.list(&choices)]);
        }
        table
    }

    fn categories(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("category", "category", "类别"),
            LABEL,
            Column::new("department", "department", "部门"),
            Column::new("implies", "implies", "推定"),
            Column::new("words", "key words", "关键词").at_least(12).spare(1),
            SOURCE,
            LINE,
        ]);
        let departments: Vec<Choice> =
            self.policy.vocabulary.departments.iter().map(|department| department.choice.clone()).collect();
        for category in &self.policy.intake.categories {
            let implies = category.implies.iter().map(|(axis, value)| format!("{axis} = {value}"));
            let department = category.department.as_ref().map(|name| self.called(name, &departments));
            let cells = vec![
                Cell::maybe(department),
                Cell::text(implies.collect::<Vec<_>>().join(", ")),
                Cell::text(category.choice.words.join(" ")),
            ];
            self.push(&mut table, &category.choice, cells);
        }
        table
    }

    /// A table of choices that have nothing of their own but name, label and source.
    pub(super) fn choices(self, name: Column, choices: &[Choice]) -> Table {
        let mut table = Table::new(vec![name, LABEL, SOURCE, LINE]);
        for choice in choices {
            self.push(&mut table, choice, Vec::new());
        }
        table
    }

    /// Adds a row: name and label, the cells in the middle, source and line.
    pub(super) fn push(self, table: &mut Table, choice: &Choice, middle: Vec<Cell>) {
        let mut cells = self.named(choice).to_vec();
        cells.extend(middle);
        cells.extend(sourced(choice.source.as_deref(), choice.line));
        table.push(Tone::Plain, cells);
    }

    pub(super) fn wording(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("never", "never", "禁用"),
            Column::new("text", "words", "用语").at_least(30),
            Column::new("when", "when", "条件").at_least(12),
            Column::new("reason", "reason", "理由").at_least(12),
            SOURCE,
            LINE,
        ]);
        for wording in &self.policy.guidance.wording {
            let (label, tone) = if wording.never { (YES, Tone::Alarm) } else { (NO, Tone::Plain) };
            let mut cells = vec![
                Cell::text(label.in_language(self.language)),
                Cell::text(self.say(&wording.text)),
                self.condition(&wording.when),
                Cell::maybe(wording.reason.as_ref().map(|reason| self.say(reason))),
            ];
            cells.extend(sourced(Some(&wording.source), wording.line));
            table.push(tone, cells);
        }
        table
    }

    pub(super) fn examples(self) -> Table {
        let mut table = Table::new(vec![
            NAME.at_least(30),
            Column::new("received", "received", "受理"),
            Column::new("tier", "tier", "等级"),
            Column::new("due", "due", "期限").at_least(20),
            Column::new("escalations", "escalations", "升级").at_least(12),
            LINE,
        ]);
        for example in &self.policy.examples {
            let due = example.due.iter().map(|(clock, due)| format!("{clock} {due}")).collect::<Vec<_>>();
            table.push(
                Tone::Plain,
                vec![
                    Cell::text(&example.name),
                    Cell::text(&example.received),
                    Cell::maybe(example.tier.as_deref()),
                    Cell::text(due.join(", ")),
                    Cell::text(example.escalations.join(", ")),
                    Cell::number(example.place.line),
                ],
            );
        }
        table
    }
}
