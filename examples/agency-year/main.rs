//! A year of a chain of twelve stores: `cargo run --example agency-year -- DIR [--seed N] [--complaints N]` writes a
//! workspace whose books can be looked at. `README.md` tells what is in it.

#![allow(clippy::print_stdout, reason = "an example says what it did")]

mod collection;
mod days;
mod dice;
mod house;
mod plan;
mod records;
mod shop;
mod workspace;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Parser;

use crate::plan::Plan;
use crate::workspace::House;

/// Write a workspace with a year of a chain of real-estate agencies.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folder to make; it must not hold anything yet.
    directory: PathBuf,
    /// The same seed gives the same year.
    #[arg(long, default_value_t = 2025)]
    seed: u64,
    /// How many complaints the year has.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u16).range(60..=5000))]
    complaints: u16,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let folder = &arguments.directory;
    let is_empty = !folder.read_dir().is_ok_and(|mut entries| entries.next().is_some());
    ensure!(is_empty, "{} is not empty", folder.display());
    let plan = Plan::draw(arguments.seed, usize::from(arguments.complaints));
    let house = House::begin(folder, &plan)?;
    let ids = house.fill(&plan, arguments.seed)?;
    house.fine(&plan, &ids, arguments.seed)?;
    println!("{} complaints in {}", plan.complaints.len(), folder.display());
    Ok(())
}
