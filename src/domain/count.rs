//! Counts as statistics take them: floating point is right there, and nowhere near money.

/// Counts of complaints are far below the number from which floating point would miss a unit.
pub(in crate::domain) fn as_float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
