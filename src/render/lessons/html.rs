//! Sheets as one self-contained page of HTML: no script, nothing from outside, and fit to be printed.

use std::fmt::Write as _;

use super::sheet::{Block, Sheet};
use crate::render::terminal;
use crate::words::Language;

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6b7b;--line:#d5dce3;--paper:#fff;--warm:#fff6e0;--edge:#c98a00}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9fb0c0;--line:#3a4653;--paper:#161c22;--warm:#33290f;--edge:#e0b04a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1.2rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.65 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3;margin:1.2rem 0 .8rem}
h2{font-size:1.1rem;margin:1.8rem 0 .5rem;padding-bottom:.2rem;border-bottom:1px solid var(--line)}
.warning{background:var(--warm);border-left:4px solid var(--edge);padding:.6rem .9rem;margin:1rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.6rem 0}
dt{color:var(--soft)}dd{margin:0}
ol.steps{list-style:none;padding:0;margin:.6rem 0;border-left:2px solid var(--line)}
ol.steps>li{padding:.1rem 0 .6rem 1rem}
.when{color:var(--soft);font-size:.9rem;margin-right:.6rem}
.steps ul{margin:.1rem 0;padding-left:1.1rem}
ul.checks{list-style:none;padding:0}
ul.checks li{display:flex;gap:.7rem;padding:.35rem 0;border-bottom:1px dotted var(--line)}
.box{flex:none;width:1.05rem;height:1.05rem;margin-top:.3rem;border:1.5px solid var(--ink);border-radius:2px}
.points{margin-left:auto;color:var(--soft);white-space:nowrap}
.room{height:5.2rem;border-bottom:1px solid var(--line);background:repeating-linear-gradient(transparent 0 1.65rem,var(--line) 1.65rem calc(1.65rem + 1px))}
section.page+section.page{margin-top:3rem;border-top:2px solid var(--ink)}
@media(max-width:30rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--warm:#fff;--edge:#000}body{max-width:none;padding:0}section.page+section.page{break-before:page;border:0;margin:0}li,.warning,.room{break-inside:avoid}@page{margin:18mm}}
";

/// The sheet as a page of HTML.
pub fn html(sheet: &Sheet, language: Language) -> String {
    let code = match language {
        Language::English => "en",
        Language::Chinese => "zh-CN",
    };
    let title = safe(&sheet.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<section class=\"page\">\n<h1>{title}</h1>\n"
    );
    for block in &sheet.blocks {
        write_block(&mut page, block);
    }
    page.push_str("</section>\n</body>\n</html>\n");
    page
}

fn write_block(page: &mut String, block: &Block) {
    // Writing to a text cannot fail.
    let _ = match block {
        Block::Page(title) => {
            writeln!(page, "</section>\n<section class=\"page\">\n<h1>{}</h1>", safe(title))
        }
        Block::Heading(heading) => writeln!(page, "<h2>{}</h2>", safe(heading)),
        Block::Paragraph(words) => writeln!(page, "<p>{}</p>", safe(words)),
        Block::Warning(words) => writeln!(page, "<p class=\"warning\">{}</p>", safe(words)),
        Block::Facts(facts) => {
            let rows = facts
                .iter()
                .map(|(name, value)| format!("<dt>{}</dt><dd>{}</dd>\n", safe(name), safe(value)));
            writeln!(page, "<dl>\n{}</dl>", rows.collect::<String>())
        }
        Block::Items(items) => writeln!(page, "<ul>\n{}</ul>", list(items)),
        Block::Steps(steps) => {
            let _ = writeln!(page, "<ol class=\"steps\">");
            for step in steps {
                let lines = if step.lines.is_empty() {
                    String::new()
                } else {
                    format!("<ul>\n{}</ul>", list(&step.lines))
                };
                let _ = writeln!(
                    page,
                    "<li><span class=\"when\">{}</span>{}{lines}</li>",
                    safe(&step.when),
                    safe(&step.what)
                );
            }
            writeln!(page, "</ol>")
        }
        Block::Checks(checks) => {
            let item = |(item, points): &(String, i32)| {
                format!(
                    "<li><span class=\"box\"></span><span>{}</span><span class=\"points\">{points:+}</span></li>\n",
                    safe(item)
                )
            };
            writeln!(page, "<ul class=\"checks\">\n{}</ul>", checks.iter().map(item).collect::<String>())
        }
        Block::Room => writeln!(page, "<div class=\"room\"></div>"),
    };
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| format!("<li>{}</li>\n", safe(item))).collect()
}

/// Text in which nothing is markup, and nothing hides or turns what follows.
fn safe(text: &str) -> String {
    let mut safe = String::new();
    for character in terminal::line(text).chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
