//! How fast is the network? The same measurement as a native program and in WebAssembly, so that the two can be held
//! beside each other.
//!
//! It never decides whether that is fast enough.
#![forbid(unsafe_code)]

mod clock;
mod products;

use std::fmt::Write as _;
use std::hint::black_box;

use sayso::document::{Paragraph, Span};
use sayso::net::features::features;
use sayso::net::tagger::Tagger;
use sayso::read::paragraph::paragraphs;
use sayso::{Annotator, Ground, link};
use wasm_bindgen::prelude::wasm_bindgen;

const MODEL: &[u8] = include_bytes!("../../engine/models/reader.safetensors");
const TEXT: &str = concat!(
    include_str!("../../samples/council.txt"),
    "\n",
    include_str!("../../samples/ferry.txt"),
    "\n",
    include_str!("../../samples/kelp.txt"),
);

/// Runs every measurement, for a few seconds, and tells the figures, a line each.
#[wasm_bindgen]
pub fn network() -> String {
    let mut report = products::report();
    let load = clock::quickest(|| {
        black_box(tagger());
    });
    writeln!(report, "  {:44}{load:8.1} ms", "the model is loaded in").expect("a string takes every letter");
    let (network, tokens) = labelling();
    let words = TEXT.split_whitespace().count() as f64;
    for (name, milliseconds) in [("the network alone", network), ("the whole reading", reading())] {
        let (time, rate) = (milliseconds * 1000.0 / words, tokens as f64 * 1000.0 / milliseconds);
        writeln!(report, "  {name:25}1,000 words in {time:12.1} ms, {rate:.0} tokens a second")
            .expect("a string takes every letter");
    }
    report
}

fn tagger() -> Tagger {
    Tagger::new(MODEL).expect("the model that is committed loads")
}

/// The scores that the network gives the text, all of them in one number.
#[wasm_bindgen]
pub fn scores() -> String {
    let tagger = tagger();
    let (mut digest, mut count) = (0_u64, 0);
    for paragraph in paragraphs(TEXT) {
        let ground = Ground::of(paragraph.of(TEXT));
        for guess in tagger.read(&features(&ground.passage()), &[]).0 {
            let tokens = (guess.tokens.start as u64) << 16 ^ guess.tokens.end as u64;
            let bits = u64::from(guess.probability.to_bits()) << 32 ^ tokens;
            digest = (digest ^ bits).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
            count += 1;
        }
    }
    format!("{count} spans, {digest:016x}")
}

/// How many milliseconds the network takes for the text, and how many tokens that has.
fn labelling() -> (f64, usize) {
    let tagger = tagger();
    let (mut milliseconds, mut tokens) = (0.0, 0);
    // Paragraphs are timed one by one: the shorter a stretch of work, the likelier it once goes undisturbed.
    for paragraph in paragraphs(TEXT) {
        let ground = Ground::of(paragraph.of(TEXT));
        let told = features(&ground.passage());
        tokens += told.len();
        milliseconds += clock::quickest(|| {
            black_box(tagger.read(&told, &[]));
        });
    }
    (milliseconds, tokens)
}

/// How many milliseconds reading the text takes.
fn reading() -> f64 {
    let annotator = Annotator::new().expect("the layer pages parse and the model loads");
    let spans = paragraphs(TEXT);
    let mut milliseconds = 0.0;
    let mut readings = Vec::new();
    for span in &spans {
        milliseconds += clock::quickest(|| {
            black_box(annotator.read_paragraph(span.of(TEXT)));
        });
        readings.push(annotator.read_paragraph(span.of(TEXT)));
    }
    let placed: Vec<(Span, &Paragraph)> = spans.into_iter().zip(&readings).collect();
    milliseconds
        + clock::quickest(|| {
            black_box(link::document(TEXT, &placed));
        })
}
