//! Names and ids that lead elsewhere, wherever something takes one: on the command line, in records, in what is imported.

use std::fs;

use crate::commands::{Ids, lines};
use crate::house::{House, SECRET, told};

/// Forty names that have led other programs astray.
const HOSTILE: [&str; 40] = [
    "../x",
    "../../../beside/notes.txt",
    "/etc/passwd",
    "..",
    ".",
    "/",
    "",
    " ",
    "-n",
    "--help=x",
    "--output=../beside/made",
    "--upload-pack=touch ../beside/made",
    "a\nb",
    "a\r\nBy: wang",
    "CON",
    "nul.yaml",
    "COM1",
    "a:b",
    "C:\\x",
    "\\\\server\\share",
    "x.",
    "x ",
    "\u{202e}gpj.exe",
    "\u{1b}]0;x\u{7}",
    "\u{feff}x",
    "~",
    "~root/x",
    "$(touch ../beside/made)",
    "`touch ../beside/made`",
    "; touch ../beside/made",
    "*",
    "?",
    "[a-z]",
    "%2e%2e%2fx",
    "..%c0%afx",
    ".git/config",
    ".GIT/hooks/x",
    ".plaint/lock",
    "file:///etc/passwd",
    "é\u{301}\u{ff0f}x",
];

/// As many of the names in each place as `PLAINT_HOSTILE_NAMES` says, all of them if it says 40; else one.
fn names_in_a_place() -> usize {
    std::env::var("PLAINT_HOSTILE_NAMES").ok().and_then(|count| count.parse().ok()).unwrap_or(1)
}

#[test]
fn no_name_on_a_command_line_leads_elsewhere() {
    let house = House::new();
    let ids = Ids::of(&house);
    let before = house.outside();
    let (mut next, mut runs) = (0, 0);
    for line in lines().filter(|line| !line.starts_with("demo")) {
        let words = ids.words(line);
        // The words after the command's own name that are no flag.
        let places = (1..words.len()).filter(|at| !words[*at].starts_with("--"));
        for place in places {
            for _ in 0..names_in_a_place() {
                let mut words = words.clone();
                words[place] = HOSTILE[next % HOSTILE.len()].to_owned();
                next += 1;
                runs += 1;
                // A file that somebody names to be written is where they want it; the file's own folder is not tried.
                if words[place - 1] == "--output" || words[place - 1] == "-C" {
                    words[place] = format!("out/{}", words[place].replace(['/', '\\'], "_"));
                }
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let output = house.run(&words);
                let said = told(&output);
                // A merge that the driver gives up ends as git wants it.
                let given_up = words[0] == "merge-driver" && output.status.code() == Some(129);
                assert!(
                    given_up || output.status.code().is_some_and(|code| code <= 5),
                    "{words:?}: {:?} {said}",
                    output.status
                );
                assert!(!said.contains(SECRET), "{words:?}: {said}");
                assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}', '\r']), "{words:?}: {said:?}");
            }
        }
    }
    assert!(runs > 200, "{runs}");
    assert_eq!(house.outside(), before);
    assert!(house.git("shop", &["fsck", "--strict"]).status.success());
    println!("hostile names: {runs} runs");
}

/// A complaint as somebody might write it by hand, with `name` wherever a name or an id can stand.
fn record(id: &str, name: &str) -> String {
    let name = serde_json::to_string(name).unwrap();
    format!(
        "record: complaint\nformat: 1\nid: {id}\nreceived: 2026-11-16T10:00:00+08:00\nstore: {name}\nchannel: {name}\n\
         customer: {name}\ncalled: {name}\nsubject: {name}\npolicy: {name}\ncategory: {name}\nstaff: [{name}]\nimported_from: {name}\n\
         events:\n  - id: e00001\n    at: 2026-11-16T10:00:00+08:00\n    by: {name}\n    n: 1\n    event: received\n    rules: {name}\n    due:\n      respond: {{at: \"2026-11-16T10:15:00+08:00\", until: [responded]}}\n\
         \n  - id: e00002\n    at: 2026-11-16T10:01:00+08:00\n    by: li\n    n: 2\n    event: evidence\n    kind: {name}\n    name: {name}\n    sha256: {name}\n    size: 3\n    path: {name}\n\
         \n  - id: {name}\n    at: 2026-11-16T10:02:00+08:00\n    by: li\n    n: 3\n    event: linked\n    as: {name}\n    to: {name}\n    case: {name}\n    target: {name}\n"
    )
}

#[test]
fn no_name_in_a_record_leads_elsewhere() {
    for names in HOSTILE.chunks(10) {
        let house = House::new();
        let before = house.outside();
        for (index, name) in names.iter().enumerate() {
            let id = format!("261116-aaa{index}");
            house.put(&format!("shop/cases/2026/11/16/{id}.yaml"), record(&id, name));
            let other = record(name, name);
            house.put(&format!("shop/cases/2026/11/16/261116-bbb{index}.yaml"), other);
            house
                .put(&format!("shop/stores/s{index}.yaml"), record(name, name).replace("complaint", "store"));
            house.put(
                &format!("shop/customers/c-{index:0>12}.yaml"),
                record(name, name).replace("complaint", "customer"),
            );
            house.put(
                &format!("shop/measures/m-{index:0>6}.yaml"),
                record(name, name).replace("complaint", "measure"),
            );
            for words in [
                &["show", &id][..],
                &["why", &id],
                &["letter", &id, "acknowledgement", "--output", "out/l.txt", "--force"],
                &["form", &id, "--output", "out/f.txt", "--force"],
                &["evidence", "list", &id],
                &["evidence", "verify", &id],
                &["note", &id, "x"],
                &["evidence", "add", &id, "photo.jpg", "--kind", "photo", "--obtained", "x"],
            ] {
                looked_at(&house, words);
            }
        }
        for words in [
            &["list"][..],
            &["check"],
            &["evidence", "verify"],
            &["overdue"],
            &["agenda"],
            &["summary", "--month", "2026-11"],
            &["summary", "--month", "2026-11", "--as", "html", "--output", "out/s.html", "--force"],
            &["customer", "list"],
            &["store", "list"],
            &["measure", "list"],
            &["lessons"],
            &["export", "--as", "xlsx", "--output", "out/x.xlsx", "--force"],
            &["books", "--as", "beancount"],
            &["resolve"],
            &["sweep"],
        ] {
            looked_at(&house, words);
        }
        assert_eq!(house.outside(), before, "{names:?}");
        assert!(house.git("shop", &["fsck", "--strict"]).status.success());
    }
}

fn looked_at(house: &House, words: &[&str]) {
    let output = house.run(words);
    let said = told(&output);
    assert!(output.status.code().is_some_and(|code| code <= 5), "{words:?}: {:?} {said}", output.status);
    assert!(!said.contains(SECRET) && !said.contains("root:x:0"), "{words:?}: {said}");
    let steering = |sign: &char| ['\u{1b}', '\u{7}', '\u{202e}'].contains(sign);
    assert_eq!(said.chars().find(steering), None, "{words:?}: {said:?}");
}

#[test]
fn no_name_in_what_is_imported_leads_elsewhere() {
    let house = House::new();
    let before = house.outside();
    house.put("shop/mail.toml", "[fields]\nsubject = \"subject\"\nx-files = \"attachments\"\nstore = { constant = \"east\" }\nchannel = { constant = \"service-desk\" }\nabout = { constant = \"goods\" }\nplace = { constant = \"x\" }\ndemand = { constant = \"refund\" }\nemotion = { constant = \"calm\" }\n[customer]\nname = \"from-name\"\n[history]\nreceived = \"date\"\n");
    for (index, name) in HOSTILE.iter().enumerate() {
        let encoded = name.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let plain: String = name.chars().filter(|sign| !sign.is_control() && *sign != '"').collect();
        let mail = format!(
            "From: \"{plain}\" <a@example.org>\nMessage-ID: <{index}@example.org>\nSubject: {plain}\nDate: Mon, 16 Nov 2026 10:00:00 +0800\n\
             MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\n{plain}\n\
             --b\nContent-Type: application/octet-stream; name=\"{plain}\"\nContent-Disposition: attachment; filename*=utf-8''{encoded}\n\nx\n--b--\n"
        );
        house.put(&format!("shop/mail/{index}.eml"), mail);
        let row = serde_json::json!([{"date": "2026-11-16 10:00", "subject": name, "attachments": name, "from-name": name, name.to_owned(): name}]);
        house.put(&format!("shop/mail/{index}.json"), row.to_string());
    }
    for ending in ["eml", "json"] {
        for index in 0..HOSTILE.len() {
            let file = format!("mail/{index}.{ending}");
            looked_at(&house, &["import", &file, "--mapping", "mail.toml"]);
        }
    }
    looked_at(&house, &["import", "mail/0.json", "--propose-mapping"]);
    looked_at(&house, &["list"]);
    looked_at(&house, &["check"]);
    assert_eq!(house.outside(), before);
    assert!(house.git("shop", &["fsck", "--strict"]).status.success());
    let imported = walkdir::WalkDir::new(house.at("shop/cases")).into_iter().flatten();
    let imported = imported
        .filter(|entry| fs::read_to_string(entry.path()).is_ok_and(|text| text.contains("imported")))
        .count();
    assert!(imported > 20, "only {imported} were imported");
}
