//! Personal data where it cannot be erased any more.

use super::found::Found;
use super::story::{Story, Told};
use crate::domain::audit::finding::{CUSTOMERS, PERSONAL_DATA, Remark};
use crate::domain::audit::{personal_data, personal_number};
use crate::domain::id::is_record_path;
use crate::domain::record::Route;
use crate::said;
use crate::words::Said;

/// The folder of customers' records.
const CUSTOMERS_FOLDER: &str = "customers/";

/// The trailers that name people who work on a history.
const TRAILERS: &[&str] =
    &["By", "Signed-off-by", "Co-authored-by", "Reviewed-by", "Acked-by", "Tested-by", "Reported-by"];

/// What commits tell of people, in messages, authors and names of files. `local`: the shop keeps customers out of git.
pub(super) fn exposed(story: &Story, local: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for (place, told) in story.commits.iter().enumerate() {
        found.extend(in_commit(told).map(|remark| Found::of_file(remark, ".git", Some(place))));
    }
    for (path, steps) in &story.paths {
        let Some(first) = steps.first().map(|step| step.commit) else { continue };
        if let Some(what) = personal_data(path) {
            let (en, zh) = (&what.en, &what.zh);
            let message = said!(en: "the name of this file holds {en}", zh: "文件名中含有{zh}");
            // The name is not repeated: who sees it is told by the commit.
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            found.push(Found::of_file(remark(message), folder, Some(first)));
        }
        if local && path.starts_with(CUSTOMERS_FOLDER) && is_record_path(path) {
            let message = said!(
                en: "a customer's file is in the history, and the shop keeps customers on its own machines",
                zh: "顾客档案进入了历史，而本店的顾客资料只应存于本机"
            );
            let tip = said!(
                en: "`git rm --cached` keeps it out from now on; old commits keep it, unless the whole history is written anew (see docs/trust.md)",
                zh: "`git rm --cached` 可使其今后不再入库；旧提交中仍有，除非重写整个历史（见 docs/trust.md）"
            );
            found.push(Found::of_file(
                Remark::error(CUSTOMERS, Route::Whole, message).tip(tip),
                path,
                Some(first),
            ));
        }
    }
    found
}

fn in_commit(told: &Told) -> impl Iterator<Item = Remark> {
    let in_message = told.message.lines().filter_map(in_line).next().map(|what| {
        let (en, zh) = (&what.en, &what.zh);
        remark(said!(en: "the message of this commit holds {en}", zh: "该提交的说明中含有{zh}"))
    });
    let in_author = personal_data(&told.committed.author).map(|what| {
        let (en, zh) = (&what.en, &what.zh);
        remark(said!(en: "the author's name of this commit holds {en}", zh: "该提交的作者姓名中含有{zh}"))
    });
    let in_committer = told.committer.as_deref().and_then(personal_data).map(|what| {
        let (en, zh) = (&what.en, &what.zh);
        remark(
            said!(en: "the committer's name of this commit holds {en}", zh: "该提交的提交者姓名中含有{zh}"),
        )
    });
    in_message.into_iter().chain(in_author).chain(in_committer)
}

/// What a line of a message tells. Trailers name who works on the history, not a customer, so they may hold their addresses.
fn in_line(line: &str) -> Option<Said> {
    let key = line.split(':').next().unwrap_or_default();
    match TRAILERS.iter().any(|trailer| key.eq_ignore_ascii_case(trailer)) {
        true => personal_number(line),
        false => personal_data(line),
    }
}

fn remark(message: Said) -> Remark {
    Remark::error(PERSONAL_DATA, Route::Whole, message).tip(said!(
        en: "it goes with every clone and cannot be erased without writing the whole history anew; see docs/trust.md",
        zh: "它会随每个副本流传，不重写整个历史就无法删除；见 docs/trust.md"
    ))
}
