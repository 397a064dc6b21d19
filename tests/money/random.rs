//! Random questions about money from a seed, and their answers in whole cents by integers alone.
//!
//! Nothing here uses the program: the texts go to it, and the answers are compared with what it says.

/// A generator of numbers that is the same everywhere (SplitMix64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: i128) -> i128 {
        i128::from(self.next()).rem_euclid(end)
    }

    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        let index = usize::try_from(self.below(choices.len() as i128)).unwrap();
        &choices[index]
    }

    /// An amount in cents: mostly of the size of complaints, now and then as large as records can keep.
    pub(crate) fn cents(&mut self) -> i128 {
        let size = *self.pick(&[100, 10_000, 1_000_000, 100_000_000, 10_i128.pow(17)]);
        self.below(size)
    }
}

/// `123456` cents as `1234.56`; now and then as people write it, `1234.5` or `1234`.
pub(crate) fn written(cents: i128, random: &mut Random) -> String {
    let (whole, rest) = (cents / 100, cents % 100);
    match (rest % 10, random.below(2)) {
        (0, 1) if rest == 0 => format!("{whole}"),
        (0, 1) => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

/// `123456` cents as records write them.
pub(crate) fn recorded(cents: i128) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// `part / whole`, half upwards.
pub(crate) fn rounded(part: i128, whole: i128) -> i128 {
    (2 * part + whole).div_euclid(2 * whole)
}

/// A share as text, and as a fraction of integers.
pub(crate) fn share(random: &mut Random) -> (String, i128, i128) {
    match random.below(3) {
        0 => {
            let decimals = u32::try_from(random.below(5)).unwrap();
            let scale = 10_i128.pow(decimals);
            let number = random.below(100 * scale + 1);
            (format!("{}%", decimal(number, decimals)), number, 100 * scale)
        }
        1 => {
            let size = *random.pick(&[3, 7, 12, 100, 999_999_999]);
            let whole = 1 + random.below(size);
            let part = random.below(whole + 1);
            (format!("{part}/{whole}"), part, whole)
        }
        _ => {
            let decimals = u32::try_from(1 + random.below(7)).unwrap();
            let scale = 10_i128.pow(decimals);
            let number = random.below(scale + 1);
            (decimal(number, decimals), number, scale)
        }
    }
}

fn decimal(number: i128, decimals: u32) -> String {
    if decimals == 0 {
        return number.to_string();
    }
    let scale = 10_i128.pow(decimals);
    format!("{}.{:0width$}", number / scale, number % scale, width = decimals as usize)
}

/// A formula as TOML and its answer for the price and the loss, in cents; `None` where it needs what is not known.
pub(crate) struct FormulaAsked {
    pub(crate) toml: String,
    /// In hundredths of a cent, before the rounding: times and amounts have two decimals each.
    base: Option<i128>,
    least: Option<i128>,
    most: Option<i128>,
}

impl FormulaAsked {
    pub(crate) fn random(random: &mut Random, price: Option<i128>, loss: Option<i128>, depth: u32) -> Self {
        let (mut parts, base) = match random.below(if depth == 0 { 2 } else { 3 }) {
            0 => {
                let cents = random.cents();
                (vec![format!("fixed = \"{}\"", written(cents, random))], Some(cents * 100))
            }
            1 => {
                let times = random.below(2_000);
                let (name, fact) = *random.pick(&[("price", price), ("loss", loss)]);
                let text = written(times, random);
                (vec![format!("times = \"{text}\", of = \"{name}\"")], fact.map(|cents| cents * times))
            }
            _ => {
                let count = 1 + random.below(3);
                let several: Vec<Self> =
                    (0..count).map(|_| Self::random(random, price, loss, depth - 1)).collect();
                let texts: Vec<&str> = several.iter().map(|each| each.toml.as_str()).collect();
                let highest = several.iter().filter_map(|each| Some(each.cents()? * 100)).max();
                (vec![format!("highest = [{}]", texts.join(", "))], highest)
            }
        };
        let mut edge = || (random.below(3) == 0).then(|| random.cents());
        let (least, most) = match (edge(), edge()) {
            (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
            edges => edges,
        };
        for (key, cents) in [("at-least", least), ("at-most", most)] {
            parts.extend(cents.map(|cents| format!("{key} = \"{}\"", written(cents, random))));
        }
        let (least, most) = (least.map(|cents| cents * 100), most.map(|cents| cents * 100));
        Self { toml: format!("{{ {} }}", parts.join(", ")), base, least, most }
    }

    /// The answer in cents; `None` too where it has more digits than records keep.
    pub(crate) fn cents(&self) -> Option<i128> {
        let raised = self.least.map_or(self.base?, |least| least.max(self.base.unwrap()));
        let amount = rounded(self.most.map_or(raised, |most| most.min(raised)), 100);
        (amount < 10_i128.pow(17)).then_some(amount)
    }
}
