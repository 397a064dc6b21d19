//! Names of objects, small enough to keep those of a whole history.

use std::fmt;

/// The name of an object, in either of git's hashes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId {
    bytes: [u8; 32],
    length: u8,
}

impl ObjectId {
    /// The name that `text` is exactly: 40 or 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        if !matches!(text.len(), 40 | 64) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(*pair.first()?)? * 16 + digit(*pair.get(1)?)?;
        }
        Some(Self { bytes, length: u8::try_from(text.len() / 2).ok()? })
    }

    /// Whether it is the name that git writes where there is no object.
    pub fn is_nothing(&self) -> bool {
        self.bytes == [0; 32]
    }

    /// The first ten digits, as people read it.
    pub fn short(&self) -> String {
        self.to_string().chars().take(10).collect()
    }
}

fn digit(sign: u8) -> Option<u8> {
    char::from(sign).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

impl fmt::Display for ObjectId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bytes.iter().take(self.length.into()).try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::ObjectId;

    #[test]
    fn names_of_both_hashes_are_read_and_written() {
        for text in ["4b825dc642cb6eb9a060e54bf8d69288fbee4904", &"0f".repeat(32)] {
            assert_eq!(ObjectId::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "4b825dc6", &"g".repeat(40), &"a".repeat(41)] {
            assert_eq!(ObjectId::parse(text), None, "{text}");
        }
        assert!(ObjectId::parse(&"0".repeat(40)).unwrap().is_nothing());
    }
}
