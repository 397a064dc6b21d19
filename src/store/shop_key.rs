//! The shop's key, under which telephone numbers become customers' ids. Whoever has it can try numbers out; so it stays
//! where customers' data stays.

use super::{Change, Result, Workspace, random_bytes};
use crate::domain::failure::Failure;
use crate::domain::hexadecimal;
use crate::said;

/// The file of the key: 64 hexadecimal digits.
const KEY_FILE: &str = "customers/shop.key";

impl Workspace {
    /// The shop's key; `None` before the first customer.
    ///
    /// # Errors
    /// The file cannot be read, or holds no key.
    pub fn shop_key(&self) -> Result<Option<Vec<u8>>> {
        let Some(text) = self.read_text(KEY_FILE)? else { return Ok(None) };
        let digits = text.trim();
        let byte = |index: usize| u8::from_str_radix(digits.get(index..index + 2)?, 16).ok();
        let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(byte).collect();
        match bytes.filter(|bytes| bytes.len() >= 32) {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(Failure::could_not(said!(
                en: "`{KEY_FILE}` holds no key of 64 hexadecimal digits",
                zh: "`{KEY_FILE}` 的内容不是 64 位十六进制密钥"
            ))
            .tip(said!(
                en: "restore it from a copy: with another key the same telephone becomes another customer",
                zh: "请从备份恢复：换了密钥，同一电话会变成另一位客户"
            ))),
        }
    }

    /// A new key, and the file to save it in.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub fn new_shop_key(&self) -> Result<(Vec<u8>, Change)> {
        let key: [u8; 32] = random_bytes()?;
        let text = hexadecimal::of(&key);
        Ok((key.to_vec(), Change::create(KEY_FILE, format!("{text}\n"))))
    }
}
