//! Characters that must never reach a terminal as they are, nor stand in a name.

/// Whether the character could steer a terminal, hide text or turn its direction. Line ends and tabs count too.
pub fn is_unsafe(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}
