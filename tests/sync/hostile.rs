//! Nothing that a clone brings along is executed by a sync, and no address starts a program.

use std::fs;

use crate::chain::{Chain, program};

/// Hooks that a sync by git's own commands would run.
const HOOKS: &[&str] = &[
    "pre-push",
    "post-merge",
    "pre-merge-commit",
    "post-commit",
    "post-checkout",
    "reference-transaction",
    "post-index-change",
    "pre-auto-gc",
];

#[test]
fn hooks_drivers_filters_and_settings_of_a_clone_do_not_run() {
    let chain = Chain::of(2);
    let id = chain.stores[0].complaint();
    chain.settle();
    let marker = chain.path("marker");
    let evil = chain.path("evil");
    program(&evil, &format!("echo \"$0 $*\" >> '{}'; cat", marker.display()));
    let evil = evil.to_str().unwrap();
    for store in &chain.stores {
        let hooks = store.root.join(".git/hooks");
        fs::create_dir_all(&hooks).unwrap();
        for hook in HOOKS {
            program(&hooks.join(hook), &format!("exec '{evil}' {hook}"));
        }
        for (key, value) in [
            ("core.hooksPath", hooks.to_str().unwrap()),
            ("core.fsmonitor", evil),
            ("core.sshCommand", evil),
            ("credential.helper", evil),
            ("merge.plaint.driver", evil),
            ("merge.evil.driver", evil),
            ("filter.evil.clean", evil),
            ("filter.evil.smudge", evil),
            ("filter.evil.process", evil),
            ("diff.evil.textconv", evil),
            ("diff.external", evil),
            ("core.pager", evil),
            ("gpg.program", evil),
            ("commit.gpgSign", "true"),
            ("push.gpgSign", "true"),
            ("uploadpack.packObjectsHook", evil),
            ("remote.origin.uploadpack", evil),
            ("remote.origin.receivepack", evil),
            ("remote.origin.vcs", "evil"),
            ("url.ext::evil.insteadOf", "/dev/shm"),
            ("protocol.ext.allow", "always"),
        ] {
            store.git(&["config", key, value]);
        }
        fs::create_dir_all(store.root.join(".git/info")).unwrap();
        fs::write(store.root.join(".git/info/attributes"), "* merge=evil filter=evil diff=evil\n").unwrap();
    }
    // The planting itself made git run some of them.
    drop(fs::remove_file(&marker));
    let [one, two] = &chain.stores[..] else { panic!() };
    one.must(&["note", &id, "of the first"]);
    two.must(&["note", &id, "of the second"]);
    drop(one.sync());
    drop(two.sync());
    drop(one.sync());
    let ran = fs::read_to_string(&marker).unwrap_or_default();
    assert_eq!(ran, "", "something planted ran");
    assert_eq!(one.records(), two.records());
    let text = one.text(&crate::chain::place_of(&id));
    assert!(text.contains("of the first") && text.contains("of the second"), "{text}");
}

#[test]
fn addresses_that_start_programs_are_refused() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    let marker = chain.path("marker");
    let touch = format!("touch {}", marker.display());
    for address in [
        format!("ext::sh -c \"{touch}\""),
        format!("--upload-pack={touch}"),
        format!("ssh://-oProxyCommand={touch}/x"),
        format!("-oProxyCommand={touch}:x"),
        "git://office.example/x".to_owned(),
        "http://office.example/x".to_owned(),
        ".git/inner".to_owned(),
        "./hub.git".to_owned(),
    ] {
        store.git(&["config", "remote.origin.url", &address]);
        let before = store.state();
        store.told(1, &["sync"]);
        assert_eq!(store.state(), before);
        assert!(!marker.exists(), "{address}");
    }
}

#[test]
fn a_password_in_an_address_is_not_told() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    store.git(&["config", "remote.origin.url", "https://li:geheim@127.0.0.1:1/x.git"]);
    let said = store.must(&["sync"]);
    assert!(!said.contains("geheim"), "{said}");
    assert!(said.contains("cannot be reached now"), "{said}");
}
