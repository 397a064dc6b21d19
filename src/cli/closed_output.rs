//! Whether standard output was closed when the program was started (`plaint list >&-`).
//!
//! The Rust runtime puts `/dev/null` in the place of a closed stream before `main`, so that everything would be written
//! into nothing and the exit code would be 0. From `main` on, that cannot be told from a caller who really gave
//! `/dev/null`; so this looks before the runtime does, in a function that the loader calls.

use std::sync::atomic::{AtomicBool, Ordering};

static CLOSED: AtomicBool = AtomicBool::new(false);

#[cfg(target_os = "linux")]
#[used]
#[expect(
    unsafe_code,
    reason = "the section is what the loader calls before the runtime; the function only asks for the state of a descriptor"
)]
#[unsafe(link_section = ".init_array")]
static BEFORE_THE_RUNTIME: extern "C" fn() = look;

#[cfg(target_os = "linux")]
extern "C" fn look() {
    if rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err() {
        CLOSED.store(true, Ordering::Relaxed);
    }
}

/// Whether standard output was closed. Known on Linux; elsewhere it counts as open.
pub(super) fn is_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}
