//! The policies that ship in the binary; `init` copies them into the workspace, where the shop edits its own.

/// The shipped policies: id and text, in the order in which they are offered. This list of files is the one place in
/// the program where trades are named.
pub static POLICIES: &[(&str, &str)] = &[
    ("mall", include_str!("../../../policies/mall.toml")),
    ("supermarket", include_str!("../../../policies/supermarket.toml")),
    ("realestate-agency", include_str!("../../../policies/realestate-agency.toml")),
    ("property", include_str!("../../../policies/property.toml")),
    ("restaurant", include_str!("../../../policies/restaurant.toml")),
    ("hotel", include_str!("../../../policies/hotel.toml")),
    ("shop", include_str!("../../../policies/shop.toml")),
];

/// The text of the shipped policy `id`.
pub fn text(id: &str) -> Option<&'static str> {
    POLICIES.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}
