//! Crockford's base32 in lower case: no `i`, `l`, `o`, `u`, so that an id survives a telephone and a pencil.

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The first `length` digits of `bytes`, five bits each, the highest bits first. Bits that are missing count as 0.
pub fn encode(bytes: &[u8], length: usize) -> String {
    let bit = |index: usize| bytes.get(index / 8).map_or(0, |byte| (byte >> (7 - index % 8)) & 1);
    (0..length)
        .map(|digit| {
            let value = (0..5).fold(0_u8, |value, offset| (value << 1) | bit(digit * 5 + offset));
            char::from(DIGITS[usize::from(value)])
        })
        .collect()
}

/// A typed character as the digit that is meant: case folded, `o` for 0, `i` and `l` for 1.
/// `None` for what is no digit (`u`, a sign).
pub fn fold(typed: char) -> Option<char> {
    let folded = match typed.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    is_digit(folded).then_some(folded)
}

/// Whether the character is a digit as ids are written.
pub fn is_digit(character: char) -> bool {
    u8::try_from(character).is_ok_and(|byte| DIGITS.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{encode, fold, is_digit};

    #[test]
    fn five_bits_make_a_digit() {
        assert_eq!(encode(&[0, 0, 0], 4), "0000");
        assert_eq!(encode(&[0xff, 0xff, 0xff], 4), "zzzz");
        assert_eq!(encode(&[0b0000_1000, 0b1000_0110, 0b0100_0000], 4), "1234");
        assert_eq!(encode(&[0xff], 3), "zw0");
    }

    #[test]
    fn what_is_misread_is_folded() {
        for (typed, meant) in
            [('K', Some('k')), ('o', Some('0')), ('O', Some('0')), ('I', Some('1')), ('l', Some('1'))]
        {
            assert_eq!(fold(typed), meant, "{typed}");
        }
        for typed in ['u', 'U', '-', ' ', '陈', 'é'] {
            assert_eq!(fold(typed), None, "{typed}");
        }
        assert!(!is_digit('i') && !is_digit('L') && is_digit('z'));
    }
}
