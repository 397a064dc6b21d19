//! Text ↔ values: YAML, TOML. Pure; files are the concern of `store`.
pub mod policy;
pub mod toml;
pub mod yaml;
