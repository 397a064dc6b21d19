//! The calendar engine: the vectors of other projects, the shipped calendars, and properties against a naive walk.

mod command;
mod oracle;
mod properties;
mod rules;
mod shipped;
mod vectors;
