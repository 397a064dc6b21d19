//! Pages in a real browser, which is started once for everything on screens and once for paper. Where Chromium is not
//! there, these tests say loudly that they were skipped; with `PLAINT_EXPECT_PROGRAMS` set, as `.ci/run` does, that is a
//! failure.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

use crate::shop::{a_case, page};

/// The wrapper of all frames, and what is seen in each. A frame shows the colours of its own `color-scheme`.
const WRAPPER: &str = r#"<!DOCTYPE html><html><body>FRAMES<script>
const seen = (frame) => {
  const page = frame.contentDocument, view = page.defaultView, root = page.documentElement;
  const shown = (element) => element.getClientRects().length > 0;
  const over = [...page.body.querySelectorAll("*")].filter((element) =>
    shown(element) && !element.closest("thead") && element.getBoundingClientRect().right > root.clientWidth + 1);
  const lines = [...page.querySelectorAll(".names span")];
  const overlapping = [...page.querySelectorAll("svg text")].filter((text, index, all) => all.slice(index + 1).some((other) => {
    const a = text.getBoundingClientRect(), b = other.getBoundingClientRect();
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }));
  return {
    overflow: root.scrollWidth - root.clientWidth,
    over: over.map((element) => element.tagName + "." + element.className),
    names: lines.length,
    empty: lines.filter((line) => line.getBoundingClientRect().width < 8).length,
    cut: lines.filter((line) => line.scrollHeight > line.clientHeight + 2).map((line) => line.textContent),
    overlapping: overlapping.map((text) => text.textContent),
    narrow: [...page.querySelectorAll("svg[role=img]")].filter((svg) => svg.getBoundingClientRect().width < 60).length,
    paper: view.getComputedStyle(page.body).backgroundColor,
    ink: view.getComputedStyle(page.body).color,
  };
};
onload = () => {
  const frames = [...document.querySelectorAll("iframe")].map((frame) => [frame.id, seen(frame)]);
  document.body.dataset.told = JSON.stringify(Object.fromEntries(frames)).replaceAll('"', "'");
};
</script></body></html>"#;

/// What is wrong on purpose, to see that it is seen.
const WIDE: &str = "<!DOCTYPE html><html><body><p style=\"width:2000px\">a</p></body></html>";

/// What the browser saw: of each frame by its name, and what it said on its console.
struct Seen {
    frames: Value,
    console: Vec<String>,
}

/// Runs Chromium in a folder; `None` where there is none.
fn chromium(folder: &Path, arguments: &[&str]) -> Option<Output> {
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let always = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", &profile];
    let mut command = Command::new("chromium");
    match command.args(always).args(arguments).current_dir(folder).output() {
        Ok(output) => Some(output),
        Err(error) => {
            let expected = std::env::var_os("PLAINT_EXPECT_PROGRAMS").is_some();
            assert!(!expected, "`chromium` must be there and is not: {error}");
            eprintln!("SKIPPED: `chromium` is not there");
            None
        }
    }
}

fn address(folder: &Path, file: &str) -> String {
    format!("file://{}", folder.join(file).display())
}

fn month(language: &str) -> String {
    page(language, &["--month", "2026-11"])
}

/// All that is looked at on a screen, seen once.
fn seen() -> Option<&'static Seen> {
    static SEEN: OnceLock<Option<Seen>> = OnceLock::new();
    SEEN.get_or_init(look).as_ref()
}

fn look() -> Option<Seen> {
    let folder = tempfile::tempdir().unwrap();
    let mut frames = String::new();
    let mut frame = |name: &str, text: &str, (width, scheme): (usize, &str)| {
        fs::write(folder.path().join(format!("{name}.html")), text).unwrap();
        frames += &format!(
            r#"<iframe id="{name}" width="{width}" height="4000" src="{name}.html" style="color-scheme:{scheme}"></iframe>"#
        );
    };
    let case = a_case();
    for language in ["en", "zh"] {
        let month = month(language);
        frame(&format!("{language}-desk"), &month, (1280, "light"));
        frame(&format!("{language}-telephone"), &month, (390, "light"));
        frame(&format!("{language}-case"), &page(language, &[&case]), (390, "light"));
    }
    frame("dark", &month("en"), (1280, "dark"));
    frame("wide", WIDE, (390, "light"));
    let planted = month("zh").replace("</body>", "<script>console.log(1)</script></body>");
    frame("planted", &planted, (1280, "light"));
    fs::write(folder.path().join("wrapper.html"), WRAPPER.replace("FRAMES", &frames)).unwrap();
    let wrapper = address(folder.path(), "wrapper.html");
    let arguments = ["--enable-logging=stderr", "--virtual-time-budget=4000", "--dump-dom", &wrapper];
    let output = chromium(folder.path(), &arguments)?;
    let dump = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = dump.split("data-told=\"").nth(1).and_then(|rest| rest.split('"').next());
    let told = told.unwrap_or_else(|| panic!("nothing was seen: {dump}")).replace('\'', "\"");
    let frames = serde_json::from_str(&told).unwrap_or_else(|error| panic!("{error}: {told}"));
    let console = String::from_utf8_lossy(&output.stderr).into_owned();
    let console = console.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect();
    Some(Seen { frames, console })
}

#[test]
fn nothing_is_cut_and_nothing_scrolls_sideways() {
    let Some(seen) = seen() else { return };
    for language in ["en", "zh"] {
        for kind in ["desk", "telephone", "case"] {
            let name = format!("{language}-{kind}");
            let told = &seen.frames[&name];
            for (what, none) in [
                ("overflow", Value::from(0)),
                ("over", Value::Array(Vec::new())),
                ("empty", Value::from(0)),
                ("overlapping", Value::Array(Vec::new())),
                ("narrow", Value::from(0)),
            ] {
                assert_eq!(told[what], none, "{name}: {what}");
            }
            assert!(kind == "case" || told["names"].as_u64().unwrap() > 20, "{name}: {told}");
        }
    }
}

#[test]
fn what_is_too_wide_is_seen() {
    let Some(seen) = seen() else { return };
    let told = &seen.frames["wide"];
    assert_eq!(told["over"], serde_json::json!(["P."]), "{told}");
    assert!(told["overflow"].as_u64().unwrap() > 0, "{told}");
}

#[test]
fn light_and_dark_follow_the_reader() {
    let Some(seen) = seen() else { return };
    for (name, paper, ink) in [
        ("en-desk", "rgb(255, 255, 255)", "rgb(28, 32, 36)"),
        ("dark", "rgb(21, 24, 27)", "rgb(233, 235, 238)"),
    ] {
        let told = &seen.frames[name];
        assert_eq!((&told["paper"], &told["ink"]), (&Value::from(paper), &Value::from(ink)), "{name}");
    }
}

#[test]
fn the_console_stays_silent() {
    let Some(seen) = seen() else { return };
    let (planted, own): (Vec<&String>, Vec<&String>) =
        seen.console.iter().partition(|line| line.contains("planted.html"));
    assert_eq!(own, Vec::<&String>::new());
    assert!(
        planted.iter().any(|line| line.contains("Content Security Policy")),
        "a script that got in is refused, and that is seen: {planted:?}"
    );
}

#[test]
fn it_prints() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), month("zh")).unwrap();
    let page = address(folder.path(), "page.html");
    let Some(output) =
        chromium(folder.path(), &["--print-to-pdf=month.pdf", "--no-pdf-header-footer", &page])
    else {
        return;
    };
    let pdf = fs::read(folder.path().join("month.pdf"))
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    assert!(pdf.starts_with(b"%PDF"));
    let count = |what: &[u8]| pdf.windows(what.len()).filter(|part| *part == what).count();
    assert!((2..=12).contains(&count(b"/Type /Page\n")), "{} pages", count(b"/Type /Page\n"));
    assert!(count(b"/MediaBox [0 0 594") + count(b"/MediaBox [0 0 595") > 0, "A4");
}
