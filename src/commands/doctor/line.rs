//! What `doctor` found of one thing.

use crate::words::{Label, Said};

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// As it should be.
    Fine,
    /// It may be meant so; somebody should look at it.
    Look,
    /// It hurts, or will.
    Wrong,
    /// It was wrong, and `--repair` put it in order.
    Mended,
}

/// One thing that was looked at.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What was looked at, by its name for programs.
    pub(super) topic: Topic,
    /// How it is.
    pub(super) state: State,
    /// What was found.
    pub(super) message: Said,
    /// What to do.
    pub(super) tip: Option<Said>,
}

/// Something that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Topic {
    /// The name for programs: for ever the same.
    pub(super) key: &'static str,
    /// The name for people.
    pub(super) label: Label,
}

macro_rules! topics {
    ($($name:ident $key:literal ($en:literal, $zh:literal);)*) => {
        $(pub(super) const $name: Topic = Topic { key: $key, label: Label::new($en, $zh) };)*
    };
}

topics! {
    GIT "git" ("git", "git 程序");
    IDENTITY "identity" ("who commits", "提交者身份");
    REPOSITORY "repository" ("repository", "仓库状态");
    HISTORY "history" ("history", "历史");
    LOCKS "locks" ("locks", "锁文件");
    DRIVER "driver" ("merge driver", "合并驱动");
    TRIAL "trial-merge" ("trial merge", "试合并");
    LINES "lines-for-git" ("lines for git", "git 规则文件");
    PROGRAMS "programs" ("programs in the clone", "副本配置中的程序");
    JOURNAL "journal" ("savings that wait", "待提交的保存");
    FILE_SYSTEM "file-system" ("file system", "文件系统");
    RIGHTS "rights" ("rights", "文件权限");
    CLOCK "clock" ("clock", "时钟");
    SHOP "shop" ("shop.toml", "shop.toml");
}

impl State {
    /// The name for programs.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Look => "look",
            Self::Wrong => "wrong",
            Self::Mended => "mended",
        }
    }

    /// The name for people.
    pub(super) fn label(self) -> Label {
        match self {
            Self::Fine => Label::new("fine", "正常"),
            Self::Look => Label::new("have a look", "请留意"),
            Self::Wrong => Label::new("wrong", "有问题"),
            Self::Mended => Label::new("mended", "已修复"),
        }
    }
}

impl Topic {
    /// It is as it should be.
    pub(super) fn fine(self, message: Said) -> Line {
        Line { topic: self, state: State::Fine, message, tip: None }
    }

    /// Somebody should look at it.
    pub(super) fn look(self, message: Said, tip: Said) -> Line {
        Line { topic: self, state: State::Look, message, tip: Some(tip) }
    }

    /// It hurts, or will.
    pub(super) fn wrong(self, message: Said, tip: Said) -> Line {
        Line { topic: self, state: State::Wrong, message, tip: Some(tip) }
    }

    /// It was put in order.
    pub(super) fn mended(self, message: Said) -> Line {
        Line { topic: self, state: State::Mended, message, tip: None }
    }
}
