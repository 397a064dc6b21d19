//! Measuring two things in turns, so that a busy moment of the machine meets both.

use std::time::{Duration, Instant};

/// The time of one run.
pub(crate) fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// Times of several things, run in turns.
pub(crate) struct Race {
    runs: Vec<(&'static str, Vec<Duration>)>,
}

impl Race {
    pub(crate) fn new(names: &[&'static str]) -> Self {
        Self { runs: names.iter().map(|name| (*name, Vec::new())).collect() }
    }

    pub(crate) fn add(&mut self, runner: usize, time: Duration) {
        self.runs[runner].1.push(time);
    }

    /// The median of a runner's times.
    fn median(&self, runner: usize) -> Duration {
        let mut times = self.runs[runner].1.clone();
        times.sort();
        times[times.len() / 2]
    }

    fn best(&self, runner: usize) -> Duration {
        self.runs[runner].1.iter().min().copied().unwrap()
    }

    /// Prints all, each beside the first.
    pub(crate) fn print(&self, title: &str) {
        println!("\n{title}");
        println!("  {:<44} {:>10} {:>10} {:>7} {:>7}", "", "median", "best", "ratio", "best");
        for (index, (name, times)) in self.runs.iter().enumerate() {
            let (median, best) = (self.median(index), self.best(index));
            println!(
                "  {:<44} {:>7.2} ms {:>7.2} ms {:>7.2} {:>7.2}   ({} runs)",
                name,
                millis(median),
                millis(best),
                millis(median) / millis(self.median(0)),
                millis(best) / millis(self.best(0)),
                times.len()
            );
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
