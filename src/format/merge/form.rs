//! The form of a text that says nothing: its line ends, its byte order mark. Pieces are compared without it.

use std::borrow::Cow;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// How a text is written, apart from what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    mark: bool,
    windows: bool,
}

/// The text with `\n` for line ends, one at its end, and no byte order mark; and the form that it had.
pub(super) fn plain(text: &str) -> (Cow<'_, str>, Form) {
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let windows = body.find('\n').is_some_and(|at| body[..at].ends_with('\r'));
    let mut plain =
        if body.contains("\r\n") { Cow::Owned(body.replace("\r\n", "\n")) } else { Cow::Borrowed(body) };
    if !plain.ends_with('\n') {
        plain.to_mut().push('\n');
    }
    (plain, Form { mark: body.len() < text.len(), windows })
}

impl Form {
    /// The form that follows from three: what one side changed is changed; without a common ancestor, that of plaint.
    pub(super) fn of(base: Option<Self>, ours: Self, theirs: Self) -> Self {
        let settle = |part: fn(Self) -> bool| {
            let (ours, theirs) = (part(ours), part(theirs));
            // Of two values, two that both differ from a third are equal.
            if ours == theirs { ours } else { base.is_some_and(|base| !part(base)) }
        };
        Self { mark: settle(|form| form.mark), windows: settle(|form| form.windows) }
    }

    /// `text`, which is plain, in this form.
    pub(super) fn dress(self, text: String) -> String {
        let text = if self.windows { text.replace('\n', "\r\n") } else { text };
        if self.mark { format!("{BYTE_ORDER_MARK}{text}") } else { text }
    }
}
