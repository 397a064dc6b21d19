//! What can be wrong in `shop.toml`, beside what any TOML can have.

/// The zone is not one of the IANA database.
pub const ZONE: &str = "shop-zone";
/// A name may not be used in files and commands.
pub const NAME: &str = "shop-name";
/// Two stores, departments or people have the same name.
pub const DUPLICATE: &str = "shop-duplicate";
/// Something names a store or a department that is not there.
pub const UNKNOWN: &str = "shop-unknown-reference";
/// Opening hours cannot be read.
pub const HOURS: &str = "shop-hours";
/// Somebody's last day is before the first.
pub const DAYS: &str = "shop-days";
/// Somebody stands in for themselves.
pub const DEPUTY: &str = "shop-deputy";

/// Somebody reports to themselves, directly or in a circle.
pub const SUPERIOR: &str = "shop-superior";
/// The currency is no code of ISO 4217.
pub const CURRENCY: &str = "shop-currency";
/// Transactions are no whole number of a period.
pub const TRANSACTIONS: &str = "shop-transactions";
/// A key of staff that is none.
pub const KEY: &str = "shop-key";

/// The codes of this file.
pub const CODES: &[&str] =
    &[ZONE, NAME, DUPLICATE, UNKNOWN, HOURS, DAYS, DEPUTY, SUPERIOR, CURRENCY, TRANSACTIONS, KEY];
