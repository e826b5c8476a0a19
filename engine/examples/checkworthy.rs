//! What does the engine see in a sentence when it says how much it would pay to check it? Reads one sentence a line
//! and prints its features with tabs between them, under a line of their names. `training/checkworthy.py` learns from
//! these. It never scores anything.

use std::io::{BufRead, Write};

use sayso::document::Passage;
use sayso::find::claim::Checkworthy;
use sayso::find::quote;
use sayso::read::{sentence, token};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let checkworthy = Checkworthy::new()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", Checkworthy::names().collect::<Vec<_>>().join("\t"))?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let tokens = token::tokens(&line);
        let words = token::words(&line, &tokens);
        let sentences = sentence::sentences(&line, &tokens);
        let (quotations, quoted) = quote::quotations(&line, &tokens);
        let passage = Passage {
            text: &line,
            tokens: &tokens,
            words: &words,
            sentences: &sentences,
            quotations: &quotations,
            quoted: &quoted,
            guesses: &[],
        };
        let features = checkworthy.features(&passage, std::iter::once(0..tokens.len()));
        let values: Vec<String> = features[0].iter().map(ToString::to_string).collect();
        writeln!(out, "{}", values.join("\t"))?;
    }
    Ok(())
}
