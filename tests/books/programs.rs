//! The programs that books are for. Where one is not there, its tests say loudly that they were skipped; with
//! `PLAINT_EXPECT_PROGRAMS` set, as `.ci/run` does, that is a failure.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use chrono::NaiveDate;
use plaint::domain::money::format_amount;
use rust_decimal::Decimal;

/// hledger's strictest checks, in one run; what stands in the file as an assertion is checked with them.
const STRICT: &[&str] = &["check", "--strict", "ordereddates"];

/// Balances by account; accounts at zero may be missing.
pub(crate) type Balances = BTreeMap<String, Decimal>;

/// Runs a program on a file; `None` where there is no such program.
pub(crate) fn run(program: &str, arguments: &[&str], file: &Path) -> Option<Output> {
    let mut command = Command::new(program);
    match program {
        "bean-check" => command.arg(file),
        _ => command.arg("-f").arg(file),
    };
    // Without a UTF-8 locale hledger reads no Chinese; `C.UTF-8` is in every Debian.
    let output = command.args(arguments).env("LC_ALL", "C.UTF-8").env_remove("LEDGER_FILE").output();
    match output {
        Ok(output) => Some(output),
        Err(error) => {
            let expected = std::env::var_os("PLAINT_EXPECT_PROGRAMS").is_some();
            assert!(!expected, "`{program}` must be there and is not: {error}");
            eprintln!("SKIPPED: `{program}` is not there");
            None
        }
    }
}

/// Runs a program, which must accept the file; gives its standard output.
pub(crate) fn accepted(program: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let output = run(program, arguments, file)?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let clean = output.status.success() && told.is_empty();
    let text = || std::fs::read_to_string(file).unwrap();
    assert!(clean, "{program} {arguments:?}: {told}{}\n{}", String::from_utf8_lossy(&output.stdout), text());
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The balances that hledger finds, after its strictest checks.
pub(crate) fn of_hledger(file: &Path) -> Option<Balances> {
    accepted("hledger", STRICT, file)?;
    let csv = accepted("hledger", &["balance", "--flat", "--no-total", "-O", "csv"], file)?;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let row = |row: csv::StringRecord| {
        let amount = row[1].trim_end_matches(" CNY").parse().unwrap();
        (row[0].to_owned(), amount)
    };
    Some(rows.records().map(|each| row(each.unwrap())).collect())
}

/// The balances that Ledger finds, with undeclared accounts and commodities as errors.
pub(crate) fn of_ledger(file: &Path) -> Option<Balances> {
    let format = "%(account)\t%(quantity(amount))\n";
    let told =
        accepted("ledger", &["--pedantic", "balance", "--flat", "--no-total", "--format", format], file)?;
    let line = |line: &str| {
        let (account, amount) = line.split_once('\t').unwrap();
        (account.to_owned(), amount.parse().unwrap())
    };
    Some(told.lines().filter(|each| !each.is_empty()).map(line).collect())
}

/// Whether Beancount accepts the file and finds these balances at the end of `day`, and nothing elsewhere: it is made to
/// assert each of them.
pub(crate) fn beancount_agrees(file: &Path, balances: &Balances, day: NaiveDate) -> Option<bool> {
    let text = std::fs::read_to_string(file).unwrap();
    let opens = |line: &str| match line.split(' ').collect::<Vec<_>>()[..] {
        [_, "open", account, "CNY"] => Some(account.to_owned()),
        _ => None,
    };
    let mut asserted: Balances =
        text.lines().filter_map(opens).map(|account| (account, Decimal::ZERO)).collect();
    let named = |(account, balance): (&String, &Decimal)| balance.is_zero() || asserted.contains_key(account);
    assert!(balances.iter().all(named), "{balances:?}");
    asserted.extend(balances.clone());
    agrees("beancount", file, &Days::from([(day, asserted)]))
}

/// What accounts hold at the end of days.
pub(crate) type Days = BTreeMap<NaiveDate, Balances>;

/// Whether `program` (`hledger`, `ledger` or `beancount`) accepts the file with its strictest checks and finds what `days`
/// say: it is made to assert each balance, on its day. One run for all days.
pub(crate) fn agrees(program: &str, file: &Path, days: &Days) -> Option<bool> {
    let text = std::fs::read_to_string(file).unwrap();
    let asserting = file.with_extension(format!("asserting.{program}"));
    std::fs::write(&asserting, with_assertions(&text, days, program)).unwrap();
    let (name, arguments) = match program {
        "hledger" => ("hledger", STRICT),
        "ledger" => ("ledger", &["--pedantic", "balance"][..]),
        _ => ("bean-check", &[][..]),
    };
    let output = run(name, arguments, &asserting)?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    if !told.is_empty() {
        eprintln!("{program}: {}", told.lines().take(12).collect::<Vec<_>>().join("\n"));
    }
    Some(output.status.success() && told.is_empty())
}

/// The journal with what `days` say, each day behind its last entry: Ledger asserts in the order of the file.
fn with_assertions(text: &str, days: &Days, program: &str) -> String {
    let mut left = days.iter().peekable();
    let mut whole = String::new();
    let is_entry =
        |block: &str| block.contains("\n ") && block.starts_with(|first: char| first.is_ascii_digit());
    for block in text.split("\n\n") {
        let entry = is_entry(block).then(|| block[..10].parse::<NaiveDate>().unwrap());
        while let Some((day, balances)) = left.next_if(|(day, _)| entry.is_some_and(|entry| **day < entry)) {
            assertions(&mut whole, *day, balances, program);
        }
        whole += block;
        whole += "\n\n";
    }
    left.for_each(|(day, balances)| assertions(&mut whole, *day, balances, program));
    whole
}

fn assertions(text: &mut String, day: NaiveDate, balances: &Balances, program: &str) {
    if program == "beancount" {
        // Beancount looks at the beginning of a day.
        let next = day.succ_opt().unwrap();
        for (account, balance) in balances {
            // Three decimals: Beancount would let a cent pass otherwise.
            writeln!(text, "{next} balance {account}  {}0 ~ 0.000 CNY", format_amount(*balance)).unwrap();
        }
    } else {
        writeln!(text, "{day} asserted").unwrap();
        for (account, balance) in balances {
            writeln!(text, "    {account}  0.00 CNY = {} CNY", format_amount(*balance)).unwrap();
        }
    }
    text.push('\n');
}

/// The accounts that begin so and are not at zero.
pub(crate) fn below(balances: Balances, start: &str) -> Balances {
    balances
        .into_iter()
        .filter(|(account, balance)| account.starts_with(start) && !balance.is_zero())
        .collect()
}
