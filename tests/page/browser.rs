//! Pages in a real browser. Where Chromium is not there, these tests say loudly that they were skipped; with
//! `PLAINT_EXPECT_PROGRAMS` set, as `.ci/run` does, that is a failure.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::shop::{a_case, page};

/// A page in a frame of the width of a telephone or a desk, and what is seen in there.
const FRAME: &str = r#"<!DOCTYPE html><html><body><iframe id="frame" width="WIDTH" height="4000" src="page.html"></iframe><script>
onload = () => {
  const page = document.getElementById("frame").contentDocument, view = page.defaultView, root = page.documentElement;
  const shown = (element) => element.getClientRects().length > 0;
  const over = [...page.body.querySelectorAll("*")].filter((element) =>
    shown(element) && !element.closest("thead") && element.getBoundingClientRect().right > root.clientWidth + 1);
  const lines = [...page.querySelectorAll(".names span")];
  const overlapping = [...page.querySelectorAll("svg text")].filter((text, index, all) => all.slice(index + 1).some((other) => {
    const a = text.getBoundingClientRect(), b = other.getBoundingClientRect();
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }));
  document.body.dataset.told = JSON.stringify({
    overflow: root.scrollWidth - root.clientWidth,
    over: over.map((element) => element.tagName + "." + element.className),
    names: lines.length,
    empty: lines.filter((line) => line.getBoundingClientRect().width < 8).length,
    overlapping: overlapping.map((text) => text.textContent),
    drawings: [...page.querySelectorAll("svg[role=img]")].filter((svg) => svg.getBoundingClientRect().width < 60).length,
    paper: view.getComputedStyle(page.body).backgroundColor,
    ink: view.getComputedStyle(page.body).color,
  }).replaceAll('"', "'");
};
</script></body></html>"#;

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

/// What is seen of a page in a frame of this width.
fn seen(text: &str, width: usize, scheme: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), text).unwrap();
    fs::write(folder.path().join("frame.html"), FRAME.replace("WIDTH", &width.to_string())).unwrap();
    let frame = address(folder.path(), "frame.html");
    let scheme = format!("--blink-settings=preferredColorScheme={scheme}");
    let output = chromium(folder.path(), &["--virtual-time-budget=4000", &scheme, "--dump-dom", &frame])?;
    let dump = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = dump.split("data-told=\"").nth(1).and_then(|rest| rest.split('"').next());
    Some(told.unwrap_or_else(|| panic!("nothing was seen: {dump}")).to_owned())
}

fn require(told: &str, expected: &[&str], what: &str) {
    for part in expected {
        assert!(told.contains(part), "{what}: {part} is not in {told}");
    }
}

const WHOLE: &[&str] = &["'overflow':0", "'over':[]", "'empty':0", "'overlapping':[]", "'drawings':0"];

#[test]
fn nothing_is_cut_and_nothing_scrolls_sideways() {
    let case = a_case();
    for language in ["en", "zh"] {
        let month = page(language, &["--month", "2026-11"]);
        for width in [1280, 390] {
            let Some(told) = seen(&month, width, "1") else { return };
            require(&told, WHOLE, &format!("{language} at {width}"));
            assert!(!told.contains("'names':0"), "{told}");
        }
        let Some(told) = seen(&page(language, &[&case]), 390, "1") else { return };
        require(&told, WHOLE, &format!("{case}, {language}"));
    }
}

#[test]
fn what_is_too_wide_is_seen() {
    let wide = "<!DOCTYPE html><html><body><p style=\"width:2000px\">a</p></body></html>";
    let Some(told) = seen(wide, 390, "1") else { return };
    assert!(told.contains("'over':['P.']") && !told.contains("'overflow':0"), "{told}");
}

#[test]
fn light_and_dark_follow_the_reader() {
    let text = page("en", &["--month", "2026-11"]);
    let Some(light) = seen(&text, 1280, "1") else { return };
    require(&light, &["'paper':'rgb(255, 255, 255)'", "'ink':'rgb(28, 32, 36)'"], "light");
    let dark = seen(&text, 1280, "0").unwrap();
    require(&dark, &["'paper':'rgb(21, 24, 27)'", "'ink':'rgb(233, 235, 238)'"], "dark");
}

#[test]
fn the_console_stays_silent() {
    let folder = tempfile::tempdir().unwrap();
    let console = |text: &str| {
        fs::write(folder.path().join("page.html"), text).unwrap();
        let page = address(folder.path(), "page.html");
        let output = chromium(folder.path(), &["--enable-logging=stderr", "--dump-dom", &page])?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        Some(told.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect::<Vec<_>>())
    };
    let text = page("zh", &["--month", "2026-11"]);
    let Some(told) = console(&text) else { return };
    assert_eq!(told, Vec::<String>::new());
    let planted = text.replace("</body>", "<script>console.log(1)</script></body>");
    let told = console(&planted).unwrap().join("\n");
    assert!(
        told.contains("Content Security Policy"),
        "a script that got in is refused, and that is seen: {told}"
    );
}

#[test]
fn it_prints() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), page("zh", &["--month", "2026-11"])).unwrap();
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
