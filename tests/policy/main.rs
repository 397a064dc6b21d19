//! The policies that ship, and what the reader of policies finds wrong in others.

mod shipped;
