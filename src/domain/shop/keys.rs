//! Keys of staff: with which somebody signs commits, and from when.

use chrono::NaiveDate;

use super::finding;
use crate::domain::finding::Finding;
use crate::domain::section::Section;
use crate::said;

/// A key with which a member of staff signs commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// The public half, as `ssh-keygen` writes it, without the comment: `ssh-ed25519 AAAA…`.
    pub public: String,
    /// The first day on which commits are signed with it.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl SigningKey {
    /// Whether commits of `day` are signed with it.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Reads one `[[staff.key]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section) -> Option<Self> {
        let public = section.need_text("public");
        let (from, until) = (section.day("from"), section.day("until"));
        let public = public?;
        let mut words = public.split_whitespace();
        let plain = |word: &str, more: &str| {
            !word.is_empty() && word.chars().all(|sign| sign.is_ascii_alphanumeric() || more.contains(sign))
        };
        match (words.next(), words.next()) {
            (Some(kind), Some(key)) if plain(kind, "-.@") && key.starts_with("AAAA") && plain(key, "+/=") => {
                Some(Self { public: format!("{kind} {key}"), from, until })
            }
            _ => section.fault(
                Finding::error(
                    finding::KEY,
                    section.place_of_key("public"),
                    said!(
                        en: "is no public key as `ssh-keygen` writes it, like `ssh-ed25519 AAAA…`",
                        zh: "不是 `ssh-keygen` 生成的公钥，应形如 `ssh-ed25519 AAAA…`"
                    ),
                )
                .tip(said!(
                    en: "copy the line of the file that ends with `.pub`",
                    zh: "请复制 `.pub` 文件中的那一行"
                )),
            ),
        }
    }
}
