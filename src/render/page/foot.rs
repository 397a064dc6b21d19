//! The foot of the page: on what it stands, and how it is made again.

use super::Page;
use super::markup::Markup;
use crate::said;
use crate::words::Label;

/// On what a page stands.
#[derive(Debug, Clone)]
pub struct Foot<'a> {
    /// The commit that the history had come to; `None` without a history.
    pub tip: Option<&'a str>,
    /// How many records were counted.
    pub records: usize,
    /// The SHA-256 of the list of these records with their own hashes.
    pub hash: &'a str,
    /// The command that makes the page again.
    pub command: &'a str,
    /// What could not be read.
    pub unread: Unread,
}

/// What stands between the page and the whole truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unread {
    /// How many findings there were in records.
    pub findings: usize,
    /// Whether rules could not be read.
    pub rules: bool,
}

/// How much of a hash people read.
const SHORT: usize = 16;

/// What the page stands on.
pub(super) fn write(footer: &mut Markup, page: &Page<'_>) {
    let label = |en, zh| Label::new(en, zh).in_language(page.language);
    let foot = page.foot;
    let records = foot.records;
    let counted = said!(en: "{records} records", zh: "{records} 份记录");
    let hash = foot.hash.get(..SHORT).unwrap_or(foot.hash);
    footer.leaf("h2", &[], label("What this page stands on", "本页依据"));
    footer.block("dl", &[], |list| {
        let mut pair = |name: &str, write: &dyn Fn(&mut Markup)| {
            list.block("div", &[], |pair| {
                pair.leaf("dt", &[], name);
                pair.element("dd", &[], write);
            });
        };
        pair(label("counted", "统计范围"), &|value| {
            value.words(counted.in_language(page.language));
            value.words(" · SHA-256 ");
            value.leaf("code", &[], hash);
        });
        pair(label("tip of the history", "历史末端"), &|value| match foot.tip {
            Some(tip) => value.leaf("code", &[], tip),
            None => value.words(label("no history by then", "当时尚无历史")),
        });
        pair(label("made by", "生成命令"), &|value| value.leaf("code", &[], foot.command));
    });
    footer.leaf("p", &[], label(
        "The same command gives the same page, byte for byte, however much is recorded later. The tip is a commit that today's \
         history must still contain; the hash changes when a record that was counted is edited or one of that time comes in from \
         another copy.",
        "无论此后新增多少记录，同一命令都会得到逐字节相同的页面。“历史末端”是一次提交，当前历史中必须仍能找到它；\
         若被统计的记录遭改动，或当时的记录后来才从其他副本并入，散列值就会不同。",
    ));
}

/// Says at the head of the page that something could not be read, so that nobody takes it for the whole.
pub(super) fn write_unread(header: &mut Markup, page: &Page<'_>) {
    let Unread { findings, rules } = page.foot.unread;
    let mut notice = |said: crate::words::Said| {
        header.leaf("p", &[("class", "notice"), ("role", "note")], said.in_language(page.language));
    };
    if findings > 0 {
        notice(said!(
            en: "Something in the records is not in order (findings: {findings}); what could not be read is not counted. See `plaint check`.",
            zh: "有记录存在问题（共 {findings} 处），无法读取的未计入。详见 `plaint check`。",
        ));
    }
    if rules {
        notice(said!(
            en: "A policy could not be read; names and promises of its stores may be missing. See `plaint check`.",
            zh: "有政策文件无法读取，相关门店的名称与期限可能缺失。详见 `plaint check`。",
        ));
    }
}
