//! What a fine means for staff beside money: points, and the measures that the house takes.

pub mod points;
pub mod sanction;
