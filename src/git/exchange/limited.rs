//! Running git against a remote that may never answer: with a limit, and with all that it started.

use std::io::Read;
use std::os::unix::process::CommandExt;
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};

use super::Exchange;
use crate::git::program::Ran;
use crate::git::trouble::Trouble;

/// How long is waited between two looks at a running git: short at first, for remotes on this machine.
const SHORTEST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_millis(50);

/// How long is waited for the last words of a git that has ended: something that it started may hold the pipe.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// How ssh is run: it asks nothing, gives up where nobody answers, and leaves nothing running. What the person's own
/// command says of the same comes before it, and counts.
const SSH_OPTIONS: &str = "-o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 \
                           -o ControlMaster=no";

/// Settings for talking to a remote, besides those of every git.
const SETTINGS: &[&str] = &["http.lowSpeedLimit=200", "http.lowSpeedTime=60", "fetch.fsckObjects=true"];

/// Settings by which git runs ssh: the person's own command (`core.sshCommand`) with our options behind it; as it is where
/// the person says that it takes other options (`ssh.variant`).
pub(super) fn ssh_settings(command: Option<&str>, variant: Option<&str>) -> Vec<String> {
    let (command, variant) = match (command, variant) {
        (Some(command), Some(variant)) if !matches!(variant, "auto" | "ssh") => (command.to_owned(), variant),
        (command, _) => (format!("{} {SSH_OPTIONS}", command.unwrap_or("ssh")), "ssh"),
    };
    vec![format!("core.sshCommand={command}"), format!("ssh.variant={variant}")]
}

impl Exchange {
    /// Runs git to its end, or to the limit: then it is killed with all that it started, and `None` comes back.
    pub(super) fn run_limited(&self, arguments: &[&str]) -> Result<Option<Ran>, Trouble> {
        let settings = SETTINGS.iter().copied().chain(self.own.iter().map(String::as_str));
        let mut all: Vec<&str> = settings.flat_map(|setting| ["-c", setting]).collect();
        all.extend(arguments);
        let started = self.git.command(&all).process_group(0).spawn();
        let mut child = started.map_err(|error| self.git.not_started(&error))?;
        let output = collect(child.stdout.take());
        let errors = collect(child.stderr.take());
        let Some(succeeded) = self.wait(&mut child).map_err(|error| self.git.not_started(&error))? else {
            return Ok(None);
        };
        let words = |from: Receiver<Vec<u8>>| from.recv_timeout(LAST_WORDS).unwrap_or_default();
        let errors = String::from_utf8_lossy(&words(errors)).into_owned();
        Ok(Some(Ran { succeeded, output: words(output), errors }))
    }

    /// Waits for the child; whether it succeeded, or `None` when it had to be killed.
    fn wait(&self, child: &mut Child) -> std::io::Result<Option<bool>> {
        let (mut waited, mut pause) = (Duration::ZERO, SHORTEST);
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(Some(status.success()));
            }
            if waited >= self.limit {
                let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
                if group.is_none_or(|group| kill_process_group(group, Signal::KILL).is_err()) {
                    child.kill()?;
                }
                child.wait()?;
                return Ok(None);
            }
            thread::sleep(pause);
            waited += pause;
            pause = (pause * 2).min(LONGEST);
        }
    }
}

/// Reads a stream to its end, beside everything else.
fn collect(stream: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stream.map(|mut stream| stream.read_to_end(&mut bytes));
        drop(read);
        let sent = sender.send(bytes);
        drop(sent);
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::ssh_settings;

    #[test]
    fn a_command_of_one_s_own_gets_our_options_where_it_takes_them() {
        for (command, variant, begins) in [
            (None, None, "core.sshCommand=ssh -o BatchMode=yes"),
            (None, Some("plink"), "core.sshCommand=ssh -o BatchMode=yes"),
            (Some("ssh -i key"), None, "core.sshCommand=ssh -i key -o BatchMode=yes"),
            (Some("ssh -i key"), Some("auto"), "core.sshCommand=ssh -i key -o BatchMode=yes"),
            (Some("ssh -i key"), Some("ssh"), "core.sshCommand=ssh -i key -o BatchMode=yes"),
        ] {
            let settings = ssh_settings(command, variant);
            assert!(settings[0].starts_with(begins), "{settings:?}");
            assert_eq!(settings[1], "ssh.variant=ssh");
        }
        let simple = ssh_settings(Some("wrapper"), Some("simple"));
        assert_eq!(simple, ["core.sshCommand=wrapper", "ssh.variant=simple"]);
    }
}
