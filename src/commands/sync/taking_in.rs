//! Taking in what came: merged in git's object store, written through the journal, committed with both parents.

use super::differences::{Contents, changes, learn};
use super::{Meeting, SoFar};
use super::{differences, refusal};
use crate::domain::exchange::Tally;
use crate::domain::failure::Failure;
use crate::git::{Act, Adoption, Difference, Entry, MergedTrees, Repository, State};
use crate::store::Trail;

/// Who commits a merge, in commit messages: no member of staff.
const SYNC: &str = "sync";

/// What is to be taken in.
struct Plan {
    /// The tree of both sides; `None` where theirs goes on from ours.
    tree: Option<String>,
    /// The files in which what comes out differs from ours.
    differences: Vec<Difference>,
    /// The paths in which what comes out differs from theirs.
    ours_too: Vec<String>,
}

/// Takes in `theirs` under the writer's lock; tells the commit that stands then, and what came.
///
/// # Errors
/// Nothing was changed, and why.
pub(super) fn take_in(
    meeting: &Meeting,
    theirs: &str,
    SoFar { came, notices, .. }: &mut SoFar,
) -> Result<String, Failure> {
    let mut writer = meeting.workspace.writer()?;
    notices.append(&mut writer.notices);
    let repository = ready(meeting)?;
    let (edits, trouble) = writer.commit_hand_edits(&repository)?;
    notices.extend(edits);
    if let Some(trouble) = trouble {
        return Err(meeting.broke_off(trouble));
    }
    let ours = meeting.tip()?;
    let Some(plan) = plan(meeting, &ours, theirs)? else { return Ok(ours) };
    let contents = differences::contents(meeting, &plan.differences)?;
    let (changes, unwritable) = changes(meeting, &plan.differences, &contents)?;
    if !unwritable.is_empty() {
        return Err(refusal::uncommitted(&unwritable));
    }
    let entry = Entry::of(Act::file("workspace", "synced"), SYNC);
    let adoption =
        Adoption { ours: &ours, theirs, tree: plan.tree.as_deref(), differences: &plan.differences };
    let new = learned(meeting, (&ours, theirs), &plan, &contents)?;
    // Should this be interrupted, the next command commits the files: with the names of those who recorded what is in them.
    let waiting = Entry { others: new.recorders(), ..entry.clone() };
    let saved = writer.adopt(&changes, &waiting, (&repository, || repository.adopt(adoption, &entry)))?;
    notices.extend(saved.notices);
    came.absorb(new);
    let tip = meeting.tip()?;
    if let Trail::Waits(trouble) | Trail::None(trouble) = &saved.trail {
        if tip == ours {
            return Err(refusal::not_committed(trouble));
        }
        notices.push(refusal::not_in_order(trouble));
    }
    Ok(tip)
}

/// What would be taken in, without writing anything but objects; the tree of both sides.
pub(super) fn preview(meeting: &Meeting, theirs: &str, came: &mut Tally) -> Result<String, Failure> {
    let ours = meeting.tip()?;
    let Some(plan) = plan(meeting, &ours, theirs)? else { return Ok(ours) };
    let contents = differences::contents(meeting, &plan.differences)?;
    let (_, unwritable) = changes(meeting, &plan.differences, &contents)?;
    // What can be read as a record would be committed first.
    let unwritable: Vec<String> =
        unwritable.into_iter().filter(|path| crate::domain::exchange::kind_at(path).is_none()).collect();
    if !unwritable.is_empty() {
        return Err(refusal::uncommitted(&unwritable));
    }
    *came = learned(meeting, (&ours, theirs), &plan, &contents)?;
    Ok(plan.tree.unwrap_or_else(|| theirs.to_owned()))
}

/// The repository, with nothing under way in it.
fn ready(meeting: &Meeting) -> Result<Repository, Failure> {
    let opened = Repository::open(meeting.workspace.root(), meeting.workspace.surroundings());
    match opened.map_err(|trouble| meeting.broke_off(trouble))? {
        (repository, State::Ready(_)) => Ok(repository),
        (_, State::Unfinished(what)) => Err(crate::git::Trouble::Unfinished(what).into()),
    }
}

/// What is to be done; `None` where ours holds all of theirs already.
fn plan(meeting: &Meeting, ours: &str, theirs: &str) -> Result<Option<Plan>, Failure> {
    let broke_off = |trouble| meeting.broke_off(trouble);
    let exchange = &meeting.exchange;
    if exchange.goes_on(theirs, ours).map_err(broke_off)? {
        return Ok(None);
    }
    if !exchange.are_related(ours, theirs).map_err(broke_off)? {
        return Err(refusal::two_workspaces(&meeting.remote.name));
    }
    let tree = match exchange.goes_on(ours, theirs).map_err(broke_off)? {
        true => None,
        false => match exchange.merge(ours, theirs, &meeting.program).map_err(broke_off)? {
            MergedTrees::Whole(tree) => Some(tree),
            MergedTrees::Clashes(clashes) => return Err(refusal::clashes(&clashes, exchange, theirs)),
        },
    };
    let target = tree.as_deref().unwrap_or(theirs);
    let differences = exchange.differences(Some(ours), target).map_err(broke_off)?;
    let refused = differences::refused(&differences);
    if !refused.is_empty() {
        return Err(refusal::not_plain(&refused));
    }
    let ours_too = exchange.differences(Some(theirs), target).map_err(broke_off)?;
    let ours_too: Vec<String> = ours_too.into_iter().map(|difference| difference.path).collect();
    let plan = Plan { tree, differences, ours_too };
    if plan.tree.is_some() {
        differences::check_rules(meeting, &plan.differences, &plan.ours_too, theirs)?;
    }
    Ok(Some(plan))
}

fn learned(
    meeting: &Meeting,
    (ours, theirs): (&str, &str),
    plan: &Plan,
    contents: &Contents,
) -> Result<Tally, Failure> {
    let commits = meeting.exchange.count(Some(ours), theirs);
    let commits = commits.map_err(|trouble| meeting.broke_off(trouble))?;
    let mut came = Tally { commits, ..Tally::default() };
    learn(&mut came, &plan.differences, contents, &plan.ours_too);
    Ok(came)
}
