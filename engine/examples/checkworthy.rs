//! What does the engine see in a sentence when it says how much it would pay to check it? Reads one sentence a line and
//! prints the rows of its words and pairs, a tab, and what the network's states come to in it.
//! `training/checkworthy.py` learns from these. It never scores anything.

use std::io::{BufRead, Write};

use sayso::Ground;
use sayso::net::checkworthy::rows;
use sayso::net::features::features;
use sayso::net::tagger::Tagger;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = std::env::args().nth(1).ok_or("which model? checkworthy MODEL < SENTENCES")?;
    let tagger = Tagger::new(&std::fs::read(model)?)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let ground = Ground::of(&line);
        let told = features(&ground.passage());
        let whole = 0..told.len();
        let (_, pools) = tagger.read(&told, std::slice::from_ref(&whole));
        let rows: Vec<String> = rows(&told).iter().map(ToString::to_string).collect();
        let values: Vec<String> = pools[0].values().iter().map(ToString::to_string).collect();
        writeln!(out, "{}\t{}", rows.join(" "), values.join(" "))?;
    }
    Ok(())
}
