//! Ids of customers: the same telephone in two stores of a shop is one customer, and nobody can compute back.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::base32;

const LENGTH: usize = 12;

/// A telephone number in the one spelling that is compared: digits, with `+` and the country in front when known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telephone(String);

impl Telephone {
    /// Reads a number as people write it: full-width digits, spaces, dots, dashes and brackets are accepted, `00` stands
    /// for `+`. A number without country gets `country` (`86`) and loses its leading 0.
    ///
    /// `None` when it has fewer than 5 or more than 15 digits, or anything else in it.
    pub fn parse(typed: &str, country: Option<&str>) -> Option<Self> {
        let mut digits = String::new();
        let mut international = false;
        for character in typed.trim().chars() {
            match character {
                '+' | '＋' if digits.is_empty() && !international => international = true,
                '0'..='9' => digits.push(character),
                '０'..='９' => {
                    digits.push(char::from(b'0' + u8::try_from(u32::from(character) - 0xFF10).ok()?))
                }
                ' ' | '\u{3000}' | '\u{a0}' | '-' | '－' | '–' | '.' | '/' | '(' | ')' | '（' | '）' => {
                }
                _ => return None,
            }
        }
        if !international && digits.starts_with("00") {
            international = true;
            digits.drain(..2);
        }
        if !(5..=15).contains(&digits.len()) {
            return None;
        }
        Some(Self(match (international, country) {
            (true, _) => format!("+{digits}"),
            (false, Some(country)) => format!("+{country}{}", digits.strip_prefix('0').unwrap_or(&digits)),
            (false, None) => digits,
        }))
    }

    /// The number in its one spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The id of the customer with this telephone: `c-` and twelve base32 digits of HMAC-SHA256 under the shop's key.
pub fn customer_id(shop_key: &[u8], telephone: &Telephone) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(shop_key).ok()?;
    mac.update(telephone.as_str().as_bytes());
    Some(format!("c-{}", base32::encode(&mac.finalize().into_bytes(), LENGTH)))
}

/// The id of a customer without a telephone: `c-` and twelve base32 digits of `random` bytes.
pub fn random_customer_id(random: [u8; 8]) -> String {
    format!("c-{}", base32::encode(&random, LENGTH))
}

#[cfg(test)]
mod tests {
    use super::{Telephone, customer_id, random_customer_id};

    fn number(typed: &str, country: Option<&str>) -> Option<String> {
        Telephone::parse(typed, country).map(|telephone| telephone.as_str().to_owned())
    }

    #[test]
    fn spellings_of_one_number_are_one() {
        for typed in [
            "13800138000",
            "138-0013-8000",
            "+86 138 0013 8000",
            "0086 13800138000",
            "１３８００１３８０００",
        ] {
            assert_eq!(number(typed, Some("86")).as_deref(), Some("+8613800138000"), "{typed}");
        }
        assert_eq!(number("(021) 6234.5678", Some("86")).as_deref(), Some("+862162345678"));
        assert_eq!(number("02-2345-6789", None).as_deref(), Some("0223456789"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in ["", "1234", "+", "138x0013800", "1+38001380", "++8613800138000", "1234567890123456"] {
            assert_eq!(number(typed, Some("86")), None, "{typed}");
        }
    }

    #[test]
    fn the_key_and_the_number_make_the_id() {
        let telephone = Telephone::parse("13800138000", Some("86")).unwrap();
        let other = Telephone::parse("13800138001", Some("86")).unwrap();
        let id = customer_id(b"key", &telephone).unwrap();
        assert_eq!((id.len(), &id[..2]), (14, "c-"));
        assert_eq!(customer_id(b"key", &telephone), Some(id.clone()));
        assert_ne!(customer_id(b"yek", &telephone), Some(id.clone()));
        assert_ne!(customer_id(b"key", &other), Some(id));
        assert_eq!(random_customer_id([0; 8]), "c-000000000000");
    }
}
