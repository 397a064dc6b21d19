//! Remotes that are not there, that hang, that die midway, and that refuse.

use std::time::{Duration, Instant};

use crate::chain::{Chain, NOW, Store, program, told};

/// A folder with an `ssh` of our own, as the only thing between here and the shared repository.
fn over_ssh(chain: &Chain, store: &Store, script: &str) -> String {
    let folder = chain.path("bin");
    std::fs::create_dir_all(&folder).unwrap();
    program(&folder.join("ssh"), script);
    let hub = format!("ssh://office.example{}", chain.hub().display());
    store.git(&["remote", "set-url", "origin", &hub]);
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap())
}

/// The last word of the command line is what ssh is to run over there.
const RUN: &str = "for last; do :; done; eval \"$last\"";

#[test]
fn being_offline_is_normal_and_said() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let hub = chain.hub();
    std::fs::rename(&hub, chain.path("away.git")).unwrap();
    let id = one.complaint();
    let said = one.sync();
    assert!(
        said.contains("cannot be reached now") && said.contains("waiting to be sent: commits 1"),
        "{said}"
    );
    assert_eq!(one.must(&["sync", "--quiet"]), "");
    assert!(one.told(1, &["sync", "--require-remote"]).contains("--require-remote"));
    std::fs::rename(chain.path("away.git"), &hub).unwrap();
    one.sync();
    two.sync();
    assert!(two.case(&id).is_file());
    chain.assert_same();
}

#[test]
fn a_remote_that_hangs_is_given_up_with_all_that_was_started() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    let pid = chain.path("pid");
    let path = over_ssh(&chain, store, &format!("echo $$ > '{}'; sleep 600", pid.display()));
    let begun = Instant::now();
    let output = store.at(NOW, "", &["sync", "--time-limit", "1"]).env("PATH", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(told(&output).contains("not done within 1 seconds"), "{}", told(&output));
    assert!(begun.elapsed() < Duration::from_secs(30));
    let pid = std::fs::read_to_string(pid).unwrap();
    let state = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
    assert!(state.is_empty() || state.contains(") Z"), "it still runs: {state}");
    // Nobody at the desk waits for it.
    let mut slow = store.at(NOW, "", &["sync", "--time-limit", "5"]).env("PATH", &path).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    store.complaint();
    assert!(slow.try_wait().unwrap().is_none(), "it was writing while the sync waited");
    slow.wait().unwrap();
    store.assert_tidy();
}

#[test]
fn ssh_is_asked_to_ask_nothing_and_to_give_up() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    let words = chain.path("words");
    let path = over_ssh(&chain, store, &format!("echo \"$@\" >> '{}'\n{RUN}", words.display()));
    store.git(&["config", "core.sshCommand", "false"]);
    store.complaint();
    let output = store.at(NOW, "", &["sync"]).env("PATH", &path).output().unwrap();
    assert!(told(&output).contains("went: commits 1"), "{}", told(&output));
    let words = std::fs::read_to_string(words).unwrap();
    assert!(words.contains("BatchMode=yes") && words.contains("ConnectTimeout="), "{words}");
}

#[test]
fn a_person_s_own_ssh_command_is_used_and_the_repository_s_is_not() {
    for (variant, gets_options) in [(None, true), (Some("auto"), true), (Some("simple"), false)] {
        let chain = Chain::of(1);
        let store = &chain.stores[0];
        over_ssh(&chain, store, "exit 7");
        let words = chain.path("words");
        let own = chain.path("own-ssh");
        program(&own, &format!("echo \"$@\" >> '{}'\n{RUN}", words.display()));
        store.git(&["config", "core.sshCommand", "false"]);
        store.git(&["config", "ssh.variant", "plink"]);
        store.git(&["config", "--global", "core.sshCommand", &format!("{} -i key", own.display())]);
        if let Some(variant) = variant {
            store.git(&["config", "--global", "ssh.variant", variant]);
        }
        store.complaint();
        let said = store.sync();
        assert!(said.contains("went: commits 1"), "{variant:?}: {said}");
        let words = std::fs::read_to_string(words).unwrap();
        assert!(words.lines().all(|line| line.starts_with("-i key ")), "{variant:?}: {words}");
        assert_eq!(words.contains("BatchMode=yes"), gets_options, "{variant:?}: {words}");
    }
}

#[test]
fn a_proxy_of_the_environment_is_asked() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    store.git(&["remote", "set-url", "origin", "https://office.example/shop.git"]);
    let proxy = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let (stream, _) = proxy.accept().unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stream), &mut line).unwrap();
        line
    });
    let output =
        store.at(NOW, "", &["sync", "--time-limit", "20"]).env("https_proxy", &address).output().unwrap();
    // Where it was not asked nobody else asks: let the thread end.
    drop(std::net::TcpStream::connect(address.trim_start_matches("http://")));
    assert!(asked.join().unwrap().starts_with("CONNECT office.example:443"), "{}", told(&output));
}

#[test]
fn a_remote_that_dies_midway_leaves_everything_as_it_was() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    for _ in 0..5 {
        one.complaint();
    }
    one.sync();
    two.complaint();
    let before = two.state();
    for bytes in [0, 10, 300, 900, 2_000] {
        let path = over_ssh(
            &chain,
            two,
            &format!("for last; do :; done; eval \"$last\" | {{ head -c {bytes}; kill -9 $$; }}"),
        );
        let words = ["sync", "--time-limit", "4"];
        let output = two.at(NOW, "", &words).env("PATH", &path).output().unwrap();
        // Where so few bytes are all that there is to say, it may have worked.
        let said = told(&output);
        if said.contains("cannot be reached now") {
            assert_eq!(two.state(), before, "{bytes}: {said}");
        }
        assert_eq!(output.status.code(), Some(0), "{bytes}: {said}");
        two.assert_tidy();
    }
    two.git(&["remote", "set-url", "origin", chain.hub().to_str().unwrap()]);
    two.sync();
    one.sync();
    chain.assert_same();
}

#[test]
fn what_the_shared_repository_refuses_is_told_in_its_words() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    chain.hook("pre-receive", "echo 'closed for stocktaking' >&2; exit 1");
    store.complaint();
    let said = store.told(1, &["sync"]);
    assert!(said.contains("closed for stocktaking") && said.contains("safe here"), "{said}");
    chain.hook("pre-receive", "touch ran");
    store.sync();
    assert!(chain.hub().join("ran").is_file(), "the shared repository's own hooks run");
}

#[test]
fn a_second_sync_of_the_same_folder_waits_or_is_busy() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    let path = over_ssh(&chain, store, "sleep 25");
    let mut slow = store.at(NOW, "", &["sync", "--time-limit", "60"]).env("PATH", &path).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    store.told(5, &["sync"]);
    slow.kill().unwrap();
    slow.wait().unwrap();
}
