//! What is planted: every program that git or plaint might be made to run, each leaving a mark.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::house::House;

/// Every hook that git knows (githooks(5)), and one that it does not.
const HOOKS: &[&str] = &[
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "p4-changelist",
    "p4-post-changelist",
    "p4-pre-submit",
    "p4-prepare-changelist",
    "post-applypatch",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-receive",
    "post-rewrite",
    "post-update",
    "pre-applypatch",
    "pre-auto-gc",
    "pre-commit",
    "pre-merge-commit",
    "pre-push",
    "pre-rebase",
    "pre-receive",
    "prepare-commit-msg",
    "proc-receive",
    "push-to-checkout",
    "reference-transaction",
    "sendemail-validate",
    "update",
    "made-up",
];

/// Settings whose value is a program.
const SETTINGS: &[&str] = &[
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "sequence.editor",
    "interactive.diffFilter",
    "uploadpack.packObjectsHook",
    "gc.recentObjectsHook",
    "web.browser",
    "help.browser",
    "instaweb.httpd",
    "sendemail.smtpServer",
    "pager.status",
    "pager.log",
    "pager.diff",
    "pager.config",
    "pager.branch",
    "pager.tag",
    "pager.rev-parse",
    "diff.external",
    "diff.evil.command",
    "diff.evil.textconv",
    "diff.plaint.command",
    "diff.plaint.textconv",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "filter.plaint.clean",
    "filter.plaint.smudge",
    "merge.evil.driver",
    "merge.plaint.driver",
    "merge.tool",
    "mergetool.evil.cmd",
    "difftool.evil.cmd",
    "guitool.evil.cmd",
    "gpg.program",
    "gpg.openpgp.program",
    "gpg.x509.program",
    "gpg.ssh.program",
    "gpg.ssh.defaultKeyCommand",
    "credential.helper",
    "credential.https://git.example.org.helper",
    "remote.origin.uploadpack",
    "remote.origin.receivepack",
    "remote.origin.vcs",
    "trailer.sign.command",
    "trailer.see.cmd",
    "hook.evil.command",
    "submodule.sub.update",
    "browser.evil.cmd",
    "man.evil.cmd",
];

/// Settings that make git look for programs, and let them.
const MADE_LOUD: &[(&str, &str)] = &[
    ("commit.gpgSign", "true"),
    ("tag.gpgSign", "true"),
    ("push.gpgSign", "true"),
    ("log.showSignature", "true"),
    ("protocol.allow", "always"),
    ("protocol.ext.allow", "always"),
    ("filter.evil.required", "true"),
    ("merge.default", "evil"),
    ("hook.evil.event", "reference-transaction"),
    ("gc.auto", "1"),
    ("maintenance.auto", "true"),
    ("core.logAllRefUpdates", "always"),
    ("http.saveCookies", "true"),
    ("submodule.recurse", "true"),
    ("fetch.recurseSubmodules", "true"),
    ("safe.bareRepository", "all"),
    ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
    ("branch.main.remote", "origin"),
    ("branch.main.merge", "refs/heads/main"),
];

/// Programs by the names under which they might be looked for.
const PROGRAMS: &[&str] = &[
    "git",
    "ssh",
    "plaint",
    "less",
    "more",
    "sh",
    "bash",
    "env",
    "cat",
    "true",
    "false",
    "vi",
    "nano",
    "gpg",
    "ssh-keygen",
    "gpgsm",
    "git-upload-pack",
    "git-receive-pack",
    "git-remote-https",
    "git-remote-ext",
    "chromium",
    "xdg-open",
];

/// Plants everything in a house. How many programs lie in wait.
pub(crate) fn plant(house: &House) -> usize {
    let hooks = house.at("shop/.git/hooks");
    fs::create_dir_all(&hooks).unwrap();
    let mut count = 0;
    let mut program = |path: String, name: &str| {
        count += 1;
        let mark = house.at("beside/marks");
        house.put(&path, format!("#!/bin/sh\necho \"{name} $*\" >> '{}'\n", mark.display()));
        let place = house.at(&path);
        fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).unwrap();
        place.to_str().unwrap().to_owned()
    };
    for hook in HOOKS {
        program(format!("shop/.git/hooks/{hook}"), hook);
        program(format!("shop/hooks/{hook}"), hook);
    }
    for name in PROGRAMS {
        program(format!("shop/{name}"), name);
        program(format!("shop/bin/{name}"), name);
    }
    let mut config = String::new();
    for key in SETTINGS {
        let value = program(format!("shop/evil/{}", key.replace(['/', ':'], "_")), key);
        let value = if *key == "submodule.sub.update" { format!("!{value}") } else { value };
        config += &line(key, &value);
    }
    config += &line("core.hooksPath", house.at("shop/hooks").to_str().unwrap());
    config += &line("http.cookieFile", house.at("beside/cookies").to_str().unwrap());
    let ext = format!("ext::sh -c {}", house.at("shop/evil/core.pager").display());
    config += &line("remote.origin.url", &ext);
    config += &line(&format!("url.{ext}.insteadOf"), "https://");
    for alias in ["status", "fast-import", "rev-parse", "update-index", "merge-tree", "st"] {
        config +=
            &line(&format!("alias.{alias}"), &format!("!{}", house.at("shop/evil/core.editor").display()));
    }
    for (key, value) in MADE_LOUD {
        config += &line(key, value);
    }
    // Half of it stands in a file that is included.
    house.put("shop/.git/more", &config);
    let own = fs::read_to_string(house.at("shop/.git/config")).unwrap();
    house.put(
        "shop/.git/config",
        own + &config + "[include]\n\tpath = more\n[includeIf \"gitdir:**\"]\n\tpath = more\n",
    );
    let attributes =
        "* filter=evil diff=evil merge=evil\n*.yaml filter=evil diff=evil\n*.toml filter=plaint\n";
    house.put("shop/.git/info/attributes", attributes);
    let own = fs::read_to_string(house.at("shop/.gitattributes")).unwrap();
    house.put("shop/.gitattributes", own + attributes);
    house.put(
        "shop/.gitmodules",
        "[submodule \"sub\"]\n\tpath = sub\n\turl = ext::sh -c true\n\tupdate = !true\n",
    );
    bare(house);
    count
}

/// A setting as a line of a configuration file.
fn line(key: &str, value: &str) -> String {
    let (section, last) = key.rsplit_once('.').unwrap();
    let value = value.replace('\\', "\\\\").replace('"', "\\\"");
    match section.split_once('.') {
        Some((section, name)) => format!("[{section} \"{name}\"]\n\t{last} = \"{value}\"\n"),
        None => format!("[{section}]\n\t{last} = \"{value}\"\n"),
    }
}

/// A bare repository in the tree, whose configuration runs a program at the first look.
fn bare(house: &House) {
    let evil = house.at("shop/evil/core.fsmonitor");
    house.put("shop/cases/HEAD", "ref: refs/heads/main\n");
    house.put("shop/cases/objects/x", "");
    house.put("shop/cases/refs/x", "");
    house.put(
        "shop/cases/config",
        format!("[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = \"{}\"\n", evil.display()),
    );
}

/// An environment in which the workspace stands first in `PATH`, by every kind of name, and git is told of programs.
pub(crate) fn surround(house: &House, command: &mut Command) {
    let path = std::env::var("PATH").unwrap();
    let (shop, bin) = (house.at("shop"), house.at("shop/bin"));
    command.env("PATH", format!("{}:{}:.:bin:./bin::../shop:{path}", shop.display(), bin.display()));
    let evil = house.at("shop/evil/core.pager");
    for name in [
        "GIT_EXTERNAL_DIFF",
        "GIT_SSH",
        "GIT_SSH_COMMAND",
        "GIT_PAGER",
        "GIT_EDITOR",
        "GIT_SEQUENCE_EDITOR",
        "GIT_ASKPASS",
        "SSH_ASKPASS",
        "GIT_PROXY_COMMAND",
        "PAGER",
        "EDITOR",
        "VISUAL",
        "BROWSER",
    ] {
        command.env(name, &evil);
    }
    command
        .env("GIT_EXEC_PATH", &bin)
        .env("GIT_TEMPLATE_DIR", &shop)
        .env("GIT_CONFIG_PARAMETERS", "'core.pager'='false'");
    command.env("GIT_CONFIG_GLOBAL", house.at("shop/.git/more")).env("GIT_TRACE", house.at("beside/trace"));
    command.env("GIT_TRACE2", house.at("beside/trace2")).env("GIT_INDEX_FILE", house.at("beside/index"));
    command.env("GIT_ALTERNATE_OBJECT_DIRECTORIES", &shop).env("GIT_ALLOW_PROTOCOL", "ext");
}
