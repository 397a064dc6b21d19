//! In which language to speak: flag, then environment, then the shop's own setting.

use std::ffi::OsString;

use crate::words::Language;

/// The language that the command line or the environment asks for; `None` when neither does (cron, `LANG=C`).
///
/// The arguments are looked through by hand, since help texts must know before clap parses.
pub(super) fn asked_for(
    arguments: &[OsString],
    variable: impl Fn(&str) -> Option<String>,
) -> Option<Language> {
    let mut words = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(word) = words.next() {
        match word {
            "--" => break,
            "--language" => return words.next().and_then(named),
            _ => {
                if let Some(language) = word.strip_prefix("--language=") {
                    return named(language);
                }
            }
        }
    }
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    set("PLAINT_LANGUAGE").as_deref().and_then(named).or_else(|| {
        // The first of the three that is set decides, as POSIX says; `C` and `POSIX` name no language.
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).as_deref().and_then(named)
    })
}

/// The language that a code like `zh`, `zh_CN.UTF-8`, `en-GB` or a name like `chinese` means.
pub(super) fn named(code: &str) -> Option<Language> {
    let code = code.to_lowercase();
    let family = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
    match family {
        "en" | "english" => Some(Language::English),
        "zh" | "chinese" | "中文" => Some(Language::Chinese),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_beats_environment_and_the_first_set_variable_decides() {
        let arguments = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        let none = |_: &str| None;
        let chinese = |name: &str| (name == "LANG").then(|| "zh_CN.UTF-8".to_owned());
        let plain = |name: &str| match name {
            "LC_ALL" => Some("C".to_owned()),
            "LANG" => Some("zh_CN.UTF-8".to_owned()),
            _ => None,
        };
        assert_eq!(asked_for(&arguments(&["list"]), none), None);
        assert_eq!(asked_for(&arguments(&["list"]), chinese), Some(Language::Chinese));
        assert_eq!(asked_for(&arguments(&["list", "--language", "en"]), chinese), Some(Language::English));
        assert_eq!(asked_for(&arguments(&["--language=zh"]), none), Some(Language::Chinese));
        assert_eq!(asked_for(&arguments(&["list"]), plain), None);
        assert_eq!(asked_for(&arguments(&["note", "--", "--language=zh"]), none), None);
    }
}
