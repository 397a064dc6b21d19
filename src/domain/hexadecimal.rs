//! Hashes and keys in hexadecimal digits, in small letters as `sha256sum` prints them.

use sha2::{Digest, Sha256};

/// The digits of `bytes`.
pub fn of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digits of the SHA-256 of `bytes`.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    of(&Sha256::digest(bytes))
}
