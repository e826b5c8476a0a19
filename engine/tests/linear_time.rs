//! Does a text take time in step with its length, however it is built? Each shape is read and written at a length and
//! at four times that length.
//!
//! It never asks how fast that is, and it stands in a file of its own so that no other test runs beside it.

mod clock;

use std::hint::black_box;
use std::time::Duration;

use clock::clock;
use sayso::Annotator;
use sayso::write::units::Units;
use sayso::write::{FORMATS, Options};

/// What texts are made of, again and again: each invites a reader to look back or ahead.
const SHAPES: &[&str] = &[
    // One word or mark without end.
    "a",
    " ",
    "\u{301}",
    "1",
    "-",
    "@",
    "/",
    "*",
    "...",
    "🇺🇳",
    "\n",
    "\"",
    "“",
    "”",
    "‘",
    "'",
    "«",
    "(",
    ")",
    // Words that hang together.
    "a.",
    "A.",
    "1.",
    "1-",
    "a-",
    "a'",
    "n't",
    "a@",
    "x://",
    "1a://",
    "a/",
    "a*",
    "1,",
    // Words apart.
    "a ",
    "a. ",
    "A. ",
    "Mr. ",
    "The ",
    "May ",
    "may ",
    "and ",
    ", and ",
    "x ) ",
    "( x ",
    "12 ",
    "two hundred ",
    "between 1 and ",
    "12 to ",
    "killed 12 and ",
    "not ",
    "that ",
    "allegedly ",
    "neither nor ",
    "said ",
    "saying ",
    "he said ",
    "he said that ",
    "he said, ",
    ", he said",
    "he was and ",
    "according to ",
    "Ann Pell, ",
    "I said I was ",
    "said that ",
    "and who was ",
    "( said ",
    "“He ",
    "“a” ",
    "“a ‘b’ c” ",
    "“a b c d.” ",
    "“ , , ,” ",
    // Sentences and paragraphs.
    "Ann Pell said it was closed. ",
    "“We won,” he said. ",
    "Police said 12 people died in Dover. ",
    "The harbour board said on Monday that 14 boats had allegedly been lost. ",
    "“We have no idea what happened,” engineer Ann Reed told reporters. ",
    "Officials say that the mayor thinks the council claimed and Reed knew and the wall fell, ",
    "a\n",
    "“a\n",
    "“a b c d.”\n",
    "“he said it was.”\n",
    "Ann Pell said it was closed.\n",
];

/// How long the shorter text has to take, so that the clock's grain and a text's fixed cost do not count.
const LONG_ENOUGH: Duration = Duration::from_millis(30);

/// No text is made longer than this.
const MOST_BYTES: usize = 1 << 20;

/// How often a shape is measured before it fails, as a busy machine disturbs.
const TRIES: usize = 6;

/// Four times the text takes about four times as long; where the time grew with the square, it would take sixteen
/// times as long.
#[test]
fn time_grows_with_the_length_alone() {
    let annotator = Annotator::new().expect("the layers' pages parse");
    let slow: Vec<&str> = SHAPES.iter().copied().filter(|shape| !is_linear(&annotator, shape)).collect();
    assert!(slow.is_empty(), "texts made of these take more than their share of time: {slow:?}");
}

fn is_linear(annotator: &Annotator, shape: &str) -> bool {
    let mut short = shape.repeat(2_000 / shape.len());
    while short.len() * 4 <= MOST_BYTES && time(annotator, &short) < LONG_ENOUGH {
        short = short.repeat(4);
    }
    let long = short.repeat(4);
    let (mut least_short, mut least_long) = (Duration::MAX, Duration::MAX);
    (0..TRIES).any(|_| {
        least_short = least_short.min(time(annotator, &short));
        least_long = least_long.min(time(annotator, &long));
        least_long < least_short * 8
    })
}

/// How long it takes to read a text and to write it in every format.
fn time(annotator: &Annotator, text: &str) -> Duration {
    let start = clock();
    let document = annotator.read(text);
    for format in FORMATS {
        black_box((format.write)(&document, Options { units: Units::Utf16, with_text: true }));
    }
    clock() - start
}
