//! Text ↔ values: YAML, TOML. Pure; files are the concern of `store`.
pub mod calendar;
pub mod json;
pub mod labelled;
pub mod law;
pub mod letters;
pub mod merge;
pub mod new_shop;
pub mod policy;
pub mod rows;
pub mod toml;
pub mod yaml;
