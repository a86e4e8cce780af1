//! The documents and the queries of the search figures. The peers' program includes this very file,
//! so that both search the same.

/// A document of ten fields. Every value follows from its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// One of 10 keywords.
    pub status: String,
    /// One of [`CITIES`] keywords.
    pub city: String,
    /// A keyword of its own.
    pub order: String,
    /// About twenty words, the frequent ones as frequent as in a language.
    pub note: String,
    /// From 0 to 999,999.
    pub amount: i64,
    /// From 0 to 99.
    pub pieces: i64,
    /// From 0 to 1,000.
    pub price: f64,
    /// True for half of them.
    pub paid: bool,
    /// Milliseconds since 1970, in the year 2025.
    pub time: i64,
    /// Latitude and longitude.
    pub location: (f64, f64),
}

/// Keywords of the field `city`.
pub const CITIES: u64 = 1000;

/// Words that there are.
const WORDS: f64 = 30_000.0;
const FIRST_TIME: i64 = 1_735_689_600_000;
const DAY: i64 = 86_400_000;

/// A query on the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Query {
    /// The first ten of a city.
    Term,
    /// The ten best with one of [`WORDS_SOUGHT`].
    Match,
    /// The ten with the greatest amounts of those that have a status, few pieces, and one of the
    /// words.
    Bool,
    /// All documents by city, with the average price of each.
    GroupBy,
    /// All documents by day.
    DateHistogram,
}

/// All queries, with their names on command lines.
pub const QUERIES: [(&str, Query); 5] = [
    ("term", Query::Term),
    ("match", Query::Match),
    ("bool", Query::Bool),
    ("group-by", Query::GroupBy),
    ("date-histogram", Query::DateHistogram),
];

/// Hits of a query.
pub const HITS: usize = 10;
/// The two words that are sought: about one document in 12 has the first, one in 110 the second.
pub const WORDS_SOUGHT: [usize; 2] = [20, 200];
/// The city and the status that are sought.
pub const CITY_SOUGHT: u64 = 417;
/// The status that is sought.
pub const STATUS_SOUGHT: u64 = 7;
/// Documents with at least this number of pieces are not sought.
pub const PIECES_SOUGHT: i64 = 30;

impl Document {
    /// The document of a number.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "any number does"
    )]
    pub fn new(number: u64) -> Self {
        let mut random = Random(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let words: Vec<String> = (0..18 + random.below(5))
            .map(|_| word(WORDS.powf(random.unit()) as usize))
            .collect();
        Self {
            status: status(random.below(10)),
            city: city(random.below(CITIES)),
            order: format!("order-{number:08}"),
            note: words.join(" "),
            amount: random.below(1_000_000).cast_signed(),
            pieces: random.below(100).cast_signed(),
            price: random.below(100_000) as f64 / 100.0,
            paid: random.below(2) == 1,
            time: FIRST_TIME + random.below(365 * DAY.cast_unsigned()).cast_signed(),
            location: (
                random.unit().mul_add(160.0, -80.0),
                random.unit().mul_add(360.0, -180.0),
            ),
        }
    }

    /// Bytes of the values, numbers as 8 each and the boolean as one.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let texts = [&self.status, &self.city, &self.order, &self.note];
        texts.iter().map(|text| text.len()).sum::<usize>() + 4 * 8 + 1 + self.location().len()
    }

    /// The location as a column has it.
    #[must_use]
    pub fn location(&self) -> String {
        format!("{:.5},{:.5}", self.location.0, self.location.1)
    }
}

/// The keyword of a city.
#[must_use]
pub fn city(number: u64) -> String {
    format!("city-{number:04}")
}

/// The keyword of a status.
#[must_use]
pub fn status(number: u64) -> String {
    format!("status-{number}")
}

/// The word of a rank: the lower the rank, the more frequent.
#[must_use]
pub fn word(rank: usize) -> String {
    // Multiplied, so that neighbors by rank are no neighbors by letters.
    let mut rest = (rank * 7919) % 456_976 + 456_976;
    let mut word = String::new();
    while rest > 0 {
        word.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    word
}

/// The pseudo-random generator SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// From 0 up to 1.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
