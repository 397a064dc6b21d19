//! Links, pipes and folders where files should be: nothing is read or written through them, and nothing waits for them.

use std::fs;
use std::process::Command;

use crate::house::{House, SECRET, told};

/// Commands that read and write a bit of everything. CASE and OTHER are complaints.
const COMMANDS: &[&str] = &[
    "list",
    "show CASE",
    "check",
    "policy check",
    "note CASE words",
    "new --store east --channel service-desk --called x --subject y --set about=goods --set place=z --set demand=refund --set emotion=angry",
    "evidence add OTHER photo.jpg --kind photo --obtained x",
    "evidence verify",
    "letter CASE acknowledgement --output out/letter.txt --force",
    "form CASE --output out/form.txt --force",
    "customer add --telephone 13800138009 --name x",
    "customer find x",
    "store add south 南店",
    "measure plan x --owner li --area goods",
    "summary --month 2026-11",
    "sweep",
    "init",
    "resolve",
    "doctor",
    "audit",
    "renumber OTHER",
    "sync",
];

/// Runs every third command, each place beginning elsewhere: with fifty places each command meets many of them, and one that
/// is run everywhere would not find more in three times the time.
fn run_all(house: &House, shown: &str, place: usize) {
    let before = house.outside();
    for line in COMMANDS.iter().skip(place % 3).step_by(3) {
        let words: Vec<&str> = line
            .split(' ')
            .map(|word| match word {
                "CASE" => house.cases[0].as_str(),
                "OTHER" => house.cases[1].as_str(),
                other => other,
            })
            .collect();
        let output = house.run(&words);
        let said = told(&output);
        assert!(
            output.status.code().is_some_and(|code| code <= 5),
            "{shown}: {line}: {:?} {said}",
            output.status
        );
        assert!(!said.contains(SECRET), "{shown}: {line} tells what stands elsewhere: {said}");
        for entry in fs::read_dir(house.at("shop/out")).into_iter().flatten().flatten() {
            let text = fs::read(entry.path()).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&text).contains(SECRET), "{shown}: {line} wrote it down");
        }
    }
    assert_eq!(house.outside(), before, "{shown}");
}

fn record(house: &House) -> String {
    let case = &house.cases[0];
    format!("shop/cases/20{}/{}/{}/{case}.yaml", &case[..2], &case[2..4], &case[4..6])
}

/// Folders of a workspace.
const FOLDERS: &[&str] = &[
    "cases",
    "cases/2026",
    "policies",
    "policies/letters",
    "policies/calendars",
    "policies/law",
    "evidence",
    "customers",
    "stores",
    "measures",
    ".plaint",
    ".plaint/last",
];

/// Files of a workspace that are no records.
const FILES: &[&str] = &[
    "shop.toml",
    "policies/mall.toml",
    "policies/calendars/cn.toml",
    "policies/letters/acknowledgement.en.txt",
    "policies/letters/sheet.en.html",
    ".gitattributes",
    ".gitignore",
    ".plaint/lock",
    ".plaint/journal.json",
    ".plaint/.gitignore",
    ".plaint/last/li",
    ".plaint/audited",
    "customers/shop.key",
    "stores/east.yaml",
    "photo.jpg",
];

#[test]
fn nothing_is_read_or_written_through_a_link() {
    for (place, folder) in FOLDERS.iter().enumerate() {
        let house = House::new();
        // What stands at the other end is what stood here, with a secret in it.
        let there = house.at("beside/there");
        let here = house.at("shop").join(folder);
        if here.exists() {
            let copied = Command::new("cp").arg("-a").arg(&here).arg(&there).status().unwrap();
            assert!(copied.success());
        } else {
            fs::create_dir_all(&there).unwrap();
        }
        for entry in walkdir::WalkDir::new(&there) {
            let path = entry.unwrap().into_path();
            let is_text = path.is_file() && path.extension().is_some_and(|ending| ending != "key");
            if is_text {
                let text = fs::read_to_string(&path).unwrap();
                fs::write(&path, text.replace("扶梯伤脚", SECRET).replace("{{ shop }}", SECRET)).unwrap();
            }
        }
        house.link(&format!("shop/{folder}"), &there);
        run_all(&house, folder, place);
    }
    for (place, file) in FILES.iter().enumerate() {
        let house = House::new();
        house.link(&format!("shop/{file}"), &house.at("beside/notes.txt"));
        run_all(&house, file, place);
        // And one that leads to where nothing is yet.
        house.link(&format!("shop/{file}"), &house.at("beside/new"));
        run_all(&house, file, place + 1);
    }
    let house = House::new();
    house.link(&record(&house), &house.at("beside/notes.txt"));
    (0..3).for_each(|place| run_all(&house, "a record", place));
    let listed = house.run(&["list"]);
    assert_eq!(listed.status.code(), Some(3), "{}", told(&listed));
    // The other complaint has been renumbered by then.
    assert!(told(&listed).contains("link") && told(&listed).contains("扶梯伤脚"), "{}", told(&listed));
}

#[test]
fn an_audit_that_finds_all_in_order_writes_it_down_nowhere_else() {
    for (path, target) in [
        (".plaint/audited", "beside/notes.txt"),
        (".plaint/audited", "beside/new"),
        (".plaint/audited.plaint-tmp", "beside/notes.txt"),
        (".plaint", "beside"),
    ] {
        let house = House::new();
        house.link(&format!("shop/{path}"), &house.at(target));
        let before = house.outside();
        let output = house.run(&["audit"]);
        assert_eq!(output.status.code(), Some(0), "{path}: {}", told(&output));
        assert_eq!(house.outside(), before, "{path}");
    }
    let house = House::new();
    pipe(&house, "shop/.plaint/audited");
    let output = house.run(&["audit"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

#[test]
fn a_pipe_makes_nobody_wait() {
    let files = [
        "shop.toml",
        "policies/mall.toml",
        "policies/letters/acknowledgement.en.txt",
        ".plaint/lock",
        ".plaint/journal.json",
        ".plaint/audited",
        ".gitattributes",
        "customers/shop.key",
    ];
    for (place, file) in files.iter().enumerate() {
        let house = House::new();
        pipe(&house, &format!("shop/{file}"));
        run_all(&house, file, place);
    }
    let house = House::new();
    pipe(&house, &record(&house));
    (0..3).for_each(|place| run_all(&house, "a record", place));
}

fn pipe(house: &House, path: &str) {
    let path = house.at(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    drop(fs::remove_file(&path));
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
}

#[test]
fn templates_read_nothing_else_and_end() {
    let template = "shop/policies/letters/acknowledgement.en.txt";
    for text in [
        "Title\n{% include '../../../beside/notes.txt' %}\n",
        "Title\n{% include '../../shop.toml' %}\n",
        "Title\n{% extends '/etc/passwd' %}\n",
        "Title\n{% import '../mall.toml' as x %}{{ x }}\n",
        "Title\n{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}\n",
        "Title\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}\n",
        "Title\n{% include 'acknowledgement.en.txt' %}\n",
        "Title\n{{ 'x' * 1000000000 }}\n",
    ] {
        let house = House::new();
        house.put(template, text);
        let output = house.run(&[
            "letter",
            &house.cases[0],
            "acknowledgement",
            "--output",
            "out/x.txt",
            "--language",
            "en",
        ]);
        let said = told(&output);
        assert!(
            !output.status.success() && output.status.code().is_some(),
            "{text}: {:?} {said}",
            output.status
        );
        assert!(said.contains("acknowledgement.en.txt:"), "{text}: {said}");
        assert!(!said.contains(SECRET) && !said.contains("root:"), "{text}: {said}");
        assert!(!house.at("shop/out/x.txt").exists(), "{text}");
    }
}
