//! The same questions to Python's `decimal`, where Python is.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use plaint::domain::money::{Share, amount_in_words, format_amount, parse_amount};

use crate::random::{Random, share, written};

/// Reads lines `amount TAB share TAB answer TAB answer in words`; prints those that it answers otherwise, and how many
/// it read.
const SCRIPT: &str = "
import sys
from decimal import Decimal, ROUND_HALF_UP, getcontext
getcontext().prec = 60
count = 0
for line in sys.stdin:
    amount, share, told, words = line.rstrip('\\n').split('\\t')
    amount = Decimal(amount)
    if share.endswith('%'):
        exact = amount * Decimal(share[:-1]) / 100
    elif '/' in share:
        part, whole = share.split('/')
        exact = amount * Decimal(part) / Decimal(whole)
    else:
        exact = amount * Decimal(share)
    answer = exact.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)
    if str(answer) != told or f'{answer:,}' != words:
        print(f'{share} of {amount}: {answer}, not {told} or {words}')
    count += 1
print(count)
";

#[test]
fn python_answers_the_same() {
    let child =
        Command::new("python3").args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else { return eprintln!("SKIPPED: python3 is not there") };
    let mut random = Random::seeded(7);
    let mut questions = String::new();
    for _ in 0..20_000 {
        let cents = random.cents();
        let amount = written(cents, &mut random);
        let (text, _, _) = share(&mut random);
        let answer = Share::parse(&text).unwrap().of(parse_amount(&amount).unwrap()).unwrap();
        let (told, words) = (format_amount(answer), amount_in_words(answer));
        writeln!(questions, "{amount}\t{text}\t{told}\t{words}").unwrap();
    }
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(questions.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "20000\n");
}
