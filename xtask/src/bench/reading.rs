//! How many megabytes of text are read in a second, and does a text ten times as long take ten times as long?
//!
//! It never looks at what was read.

use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use sayso::Annotator;
use sayso::write::json;
use sayso::write::units::Units;

/// Texts that are one piece again and again, most of them no news at all: whoever pastes them must not wait longer
/// than for news.
const PIECES: &[&str] = &[
    "a",
    " ",
    "\n",
    "\"",
    "“",
    "'",
    "(",
    ")",
    "-",
    "@",
    "1",
    "a.",
    "a@",
    "1a://",
    "A. ",
    "“” ",
    "“a ‘b’ c” ",
    "allegedly ",
    "may ",
    "said ",
    "he said ",
    "saying ",
    "neither nor ",
    ", and ",
    "x ) ",
    "“a b c d.” ",
    "“a\n",
    "Ann Pell said it was closed. ",
    "“We won,” he said.\n",
];

/// Reads each kind of text at a tenth of the length and at the whole of it, in bytes, and writes it as JSON.
pub fn run(bytes: usize) -> Result<()> {
    let annotator = Annotator::new()?;
    let samples = samples()?;
    let line = samples.replace('\n', " ");
    let news = [("news", samples.as_str()), ("news, all in one paragraph", line.as_str())];
    let rest = PIECES.iter().map(|piece| (*piece, *piece));
    println!("{:32} {:>10} {:>10} {:>6}", "MB/s of", "a tenth", "the whole", "ratio");
    for (name, piece) in news.into_iter().chain(rest) {
        let text = |bytes: usize| piece.repeat(bytes.div_ceil(piece.len()));
        let (short, long) = (text(bytes / 10), text(bytes));
        let rate = |text: &str, time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
        let short_time = (0..3).map(|_| time(&annotator, &short)).min().unwrap_or_default();
        let long_time = time(&annotator, &long);
        println!(
            "{:32} {:10.2} {:10.2} {:6.1}",
            format!("{name:?}"),
            rate(&short, short_time),
            rate(&long, long_time),
            long_time.as_secs_f64() / short_time.as_secs_f64()
        );
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// The sample articles, one after the other.
fn samples() -> Result<String> {
    let folder = crate::tree::root().join("samples");
    let files = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths: Vec<_> = files.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
    paths.sort();
    let mut texts = String::new();
    for path in paths {
        texts += &fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        texts.push('\n');
    }
    Ok(texts)
}

fn time(annotator: &Annotator, text: &str) -> Duration {
    let start = Instant::now();
    black_box(json::write(&annotator.read(text), Units::Utf16, true));
    start.elapsed()
}
