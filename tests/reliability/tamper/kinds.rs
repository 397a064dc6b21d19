//! Ways to tamper with a history, each at a random place, and what an audit has to say of it.

use std::fs;

use super::base::Place;
use crate::random::Random;

/// What an audit must find: one of these codes, about this file, in this commit.
pub(crate) struct Expected {
    pub(crate) codes: &'static [&'static str],
    pub(crate) file: String,
    pub(crate) commit: Option<String>,
    /// What the audit is told: commits that others know.
    pub(crate) anchors: Vec<String>,
}

/// A way to tamper.
pub(crate) type Kind = (&'static str, fn(&Place, &mut Random) -> Expected);

/// All of them: those of git's histories first, then those of the shop's rules.
pub(crate) const KINDS: &[Kind] = &[
    ("an event edited, not committed", edited),
    ("an event edited and committed", edited_committed),
    ("an event edited, committed in its author's name", edited_by_insider),
    ("the last event taken away", last_gone),
    ("the branch set back", set_back),
    ("the whole history written anew", rewritten),
    ("a commit amended, with another author", amended),
    ("an event in the name of somebody with a key", spoofed),
    ("a byte of evidence flipped", evidence_flipped),
    ("an event dated back", dated_back),
    ("an object rotten", rotten),
    ("a commit replaced", replaced),
    ("an event by a stranger", stranger),
    ("an event by somebody who had left", left),
    ("an approval by somebody without the role", not_entitled),
    ("an offer beyond authority", beyond_authority),
    ("rules that never were", rules_unknown),
    ("a fine that does not follow", fine),
    ("an escalation that does not follow, in the name of the sweep", swept),
    ("a customer's file committed", customers),
    ("a telephone number in a message", telephone),
    ("a record taken away", record_gone),
    ("a header changed", header),
];

fn expect(codes: &'static [&'static str], file: &str, commit: Option<String>) -> Expected {
    Expected { codes, file: file.to_owned(), commit, anchors: Vec::new() }
}

fn some_case(place: &Place, random: &mut Random) -> String {
    random.one_of(&place.cases()).clone()
}

/// The lines `    by: …` of a record, as byte positions.
fn writers(text: &str) -> Vec<usize> {
    text.match_indices("\n    by: ").map(|(start, sign)| start + sign.len()).collect()
}

/// Changes who recorded a random event; gives the file and who it was.
fn edit(place: &Place, random: &mut Random) -> (String, String) {
    let path = some_case(place, random);
    let text = place.text(&path);
    let start = *random.one_of(&writers(&text));
    let end = start + text[start..].find('\n').unwrap();
    let was = text[start..end].to_owned();
    let other = if was == "tang" { "ma" } else { "tang" };
    place.put(&path, &format!("{}{other}{}", &text[..start], &text[end..]));
    (path, was)
}

fn edited(place: &Place, random: &mut Random) -> Expected {
    let (path, _) = edit(place, random);
    expect(&["audit-event-changed"], &path, None)
}

fn edited_committed(place: &Place, random: &mut Random) -> Expected {
    let (path, _) = edit(place, random);
    place.git(&["commit", "-qam", "tidied"]);
    expect(&["audit-event-changed"], &path, Some(place.head()))
}

fn edited_by_insider(place: &Place, random: &mut Random) -> Expected {
    let (path, was) = edit(place, random);
    let commit = place.commit_as(&was);
    expect(&["audit-event-changed"], &path, Some(commit))
}

fn last_gone(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    let text = place.text(&path);
    let last = text.rfind("\n  - id: ").unwrap() + 1;
    place.put(&path, &text[..last]);
    let commit = place.commit_as("ma");
    expect(&["audit-event-gone"], &path, Some(commit))
}

fn set_back(place: &Place, random: &mut Random) -> Expected {
    let tip = place.head();
    place.git(&["reset", "-q", "--hard", &format!("HEAD~{}", 1 + random.below(8))]);
    Expected { anchors: vec![tip[..10].to_owned()], ..expect(&["audit-anchor-lost"], ".git", None) }
}

fn rewritten(place: &Place, random: &mut Random) -> Expected {
    let tip = place.head();
    let filter = format!("export GIT_AUTHOR_NAME=\"${{GIT_AUTHOR_NAME}}{}\"", random.below(10));
    place.git(&["filter-branch", "-f", "--env-filter", &filter, "HEAD"]);
    place.git(&["update-ref", "-d", "refs/original/refs/heads/main"]);
    place.git(&["reflog", "expire", "--expire=now", "--all"]);
    place.git(&["gc", "-q", "--prune=now"]);
    Expected { anchors: vec![tip], ..expect(&["audit-anchor-lost"], ".git", None) }
}

fn amended(place: &Place, random: &mut Random) -> Expected {
    let listed = place.git(&["log", "--format=%H %an", "--no-merges"]);
    let own: Vec<(&str, &str)> = listed
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, author)| ["ma", "yu", "cen", "tang"].contains(author))
        .collect();
    // The first commit sets the workspace up.
    let (commit, author) = *random.one_of(&own[..own.len() - 1]);
    place.git(&["reset", "-q", "--hard", commit]);
    let path = place.git(&["show", "--format=", "--name-only", "HEAD", "--", "cases"]);
    let other = if author == "yu" { "ma" } else { "yu" };
    place.git(&[
        "commit",
        "-q",
        "--amend",
        "--no-edit",
        &format!("--author={other} <{other}@plaint.invalid>"),
    ]);
    expect(&["audit-author-differs"], &path, Some(place.head()))
}

fn spoofed(place: &Place, random: &mut Random) -> Expected {
    let key = place.side().join("key");
    place.run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "yu", "-f", key.to_str().unwrap()]);
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    let shop = place.text("shop.toml");
    let marked = "name = \"Yu\"\n";
    let with_key = format!("{marked}key = [{{ public = \"{}\" }}]\n", public.trim_end());
    place.put("shop.toml", &shop.replace(marked, &with_key));
    place.git(&["commit", "-qam", "a key for yu"]);
    let path = some_case(place, random);
    append(place, &path, ("yu", &now()), ("note", "    note: \"agreed\"\n"));
    let commit = place.commit_as("yu");
    expect(&["audit-unsigned"], ".git", Some(commit))
}

fn evidence_flipped(place: &Place, random: &mut Random) -> Expected {
    let listed = place.git(&["ls-files", "evidence"]);
    let files: Vec<&str> = listed.lines().collect();
    let path = *random.one_of(&files);
    let file = place.root().join(path);
    let mut bytes = fs::read(&file).unwrap();
    let at = usize::try_from(random.below(bytes.len() as u64)).unwrap();
    bytes[at] ^= 1;
    fs::write(&file, bytes).unwrap();
    let commit = place.commit_as("ma");
    expect(&["audit-evidence-changed"], path, Some(commit))
}

fn dated_back(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    let at = format!("2026-11-{:02}T10:00:00+08:00", 2 + random.below(8));
    append(place, &path, ("ma", &at), ("note", "    note: \"told in time\"\n"));
    let commit = place.commit_as("ma");
    expect(&["audit-event-backdated", "audit-event-ahead"], &path, Some(commit))
}

fn rotten(place: &Place, random: &mut Random) -> Expected {
    let objects = place.root().join(".git/objects");
    let mut loose = Vec::new();
    for folder in fs::read_dir(&objects).unwrap().map(|entry| entry.unwrap().path()) {
        if folder.file_name().unwrap().len() == 2 {
            loose.extend(fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    loose.sort();
    let file = random.one_of(&loose).clone();
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 0x55;
    fs::remove_file(&file).unwrap();
    fs::write(&file, bytes).unwrap();
    expect(&["audit-repository-damaged"], ".git", None)
}

fn replaced(place: &Place, random: &mut Random) -> Expected {
    let back = 1 + random.below(10);
    place.git(&["replace", &format!("HEAD~{back}"), &format!("HEAD~{}", back + 1)]);
    expect(&["audit-history-distorted"], ".git", None)
}

fn stranger(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    append(place, &path, ("zhao", &now()), ("note", "    note: \"seen\"\n"));
    let commit = place.commit_as("zhao");
    expect(&["audit-unknown-staff"], &path, Some(commit))
}

fn left(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    append(place, &path, ("wu", &now()), ("note", "    note: \"seen\"\n"));
    let commit = place.commit_as("wu");
    expect(&["audit-staff-not-working"], &path, Some(commit))
}

fn not_entitled(place: &Place, random: &mut Random) -> Expected {
    let path = with(place, "event: offered");
    let offers = ids_of(&place.text(&path), "offered");
    let offer = random.one_of(&offers).clone();
    append(
        place,
        &path,
        ("yu", &now()),
        ("approved", &format!("    target: {offer}\n    role: executive\n")),
    );
    let commit = place.commit_as("yu");
    expect(&["audit-not-entitled"], &path, Some(commit))
}

fn beyond_authority(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    let sum = 3_000 + random.below(900);
    let fields = format!(
        "    remedies: [{{remedy: refund, amount: \"{sum}.00\", cost: \"{sum}.00\"}}]\n    cost: \"{sum}.00\"\n"
    );
    append(place, &path, ("ma", &now()), ("offered", &fields));
    let commit = place.commit_as("ma");
    expect(&["audit-beyond-authority"], &path, Some(commit))
}

fn rules_unknown(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    let fields = format!("    rules: \"realestate-agency@2026.3#{:012x}\"\n", random.below(1 << 40));
    append(place, &path, ("ma", &now()), ("note", &fields));
    let commit = place.commit_as("ma");
    expect(&["audit-rules-unknown"], &path, Some(commit))
}

fn fine(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    let text = place.text(&path);
    let stamp = text.split("rules: \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let sum = 100 + random.below(900);
    let fields = format!(
        "    rule: television\n    amount: \"{sum}.00\"\n    payers: [{{staff: yu, amount: \"{sum}.00\"}}]\n    payee: other-stores\n    rules: \"{stamp}\"\n"
    );
    append(place, &path, ("cen", &now()), ("fined", &fields));
    let commit = place.commit_as("cen");
    expect(&["audit-fine-does-not-follow", "audit-amount-differs"], &path, Some(commit))
}

fn swept(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    let level = *random.one_of(&["company", "headquarters", "authority"]);
    let fields = format!("    level: {level}\n    reason: overdue\n    clock: settle\n    step: \"1\"\n");
    append(place, &path, ("sweep", &now()), ("escalated", &fields));
    let commit = place.commit_as("ma");
    expect(&["audit-sweep-does-not-follow"], &path, Some(commit))
}

fn customers(place: &Place, random: &mut Random) -> Expected {
    let path = format!("customers/c-7h2km4q0x9v{}.yaml", random.below(10));
    let id = path.trim_start_matches("customers/").trim_end_matches(".yaml");
    place.put(&path, &format!("record: customer\nformat: 1\nid: {id}\nname: \"陈\"\nevents: []\n"));
    place.git(&["add", "-f", &path]);
    place.git(&["commit", "-qm", "customer"]);
    expect(&["audit-customers-in-history"], &path, Some(place.head()))
}

fn telephone(place: &Place, random: &mut Random) -> Expected {
    let message = format!("rang 138{:08}", random.below(100_000_000));
    place.git(&["commit", "-q", "--allow-empty", "-m", &message]);
    expect(&["audit-personal-data"], ".git", Some(place.head()))
}

fn record_gone(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    fs::remove_file(place.root().join(&path)).unwrap();
    let commit = place.commit_as("ma");
    expect(&["audit-record-gone"], &path, Some(commit))
}

fn header(place: &Place, random: &mut Random) -> Expected {
    let path = some_case(place, random);
    let text = place.text(&path);
    let (from, to) = *random.one_of(&[
        ("store: maple", "store: river"),
        ("transaction: none", "transaction: lease"),
        ("against: [store]", "against: [agent]"),
    ]);
    assert!(text.contains(from), "{text}");
    place.put(&path, &text.replacen(from, to, 1));
    let commit = place.commit_as("ma");
    expect(&["audit-header-changed"], &path, Some(commit))
}

/// The present, as records write it.
fn now() -> String {
    let zone = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    chrono::Utc::now().with_timezone(&zone).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// Writes an event behind the others by hand.
fn append(place: &Place, path: &str, (by, at): (&str, &str), (kind, fields): (&str, &str)) {
    let text = place.text(path);
    let numbers = text.match_indices("\n    n: ").filter_map(|(start, sign)| {
        let rest = &text[start + sign.len()..];
        rest.split('\n').next()?.parse::<u32>().ok()
    });
    let n = numbers.max().unwrap() + 1;
    let event =
        format!("  - id: ezz9z9\n    at: {at}\n    by: {by}\n    n: {n}\n    event: {kind}\n{fields}");
    place.put(path, &(text + &event));
}

/// The case that has this line.
fn with(place: &Place, line: &str) -> String {
    place.cases().into_iter().find(|path| place.text(path).contains(line)).unwrap()
}

/// The ids of the events of a kind.
fn ids_of(text: &str, kind: &str) -> Vec<String> {
    let events = text.split("\n  - id: ").skip(1);
    let meant = events.filter(|event| event.contains(&format!("\n    event: {kind}\n")));
    meant.map(|event| event.split('\n').next().unwrap().to_owned()).collect()
}
