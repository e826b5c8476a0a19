//! What speaks for each hedge that a word list has? Takes a model and texts and prints a line with tabs for each hedge:
//! the text's file, start and end in code points, the kind, its rule's score and the network's chance.
//! `training/hedges.py` learns from these. It never decides.

use std::io::Write;

use sayso::Ground;
use sayso::find::hedge::Hedge;
use sayso::net::features::features;
use sayso::net::tagger::Tagger;
use sayso::read::paragraph::paragraphs;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let model = arguments.next().ok_or("usage: hedges MODEL FILE…")?;
    let (hedge, tagger) = (Hedge::new()?, Tagger::new(&std::fs::read(model)?)?);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in arguments {
        let text = std::fs::read_to_string(&file)?;
        let mut place = 0;
        let mut at = 0;
        for paragraph in paragraphs(&text) {
            place += text[at..paragraph.start].chars().count();
            at = paragraph.start;
            let ground = Ground::of(paragraph.of(&text));
            let (guesses, _) = tagger.read(&features(&ground.passage()), &[]);
            let mut passage = ground.passage();
            passage.guesses = &guesses;
            for evidence in hedge.evidence(&passage) {
                let span = passage.span(evidence.cue.clone());
                let [start, end] =
                    [span.start, span.end].map(|at| place + passage.text[..at].chars().count());
                let (kind, score) = (evidence.rule.kind(), evidence.rule.score.unwrap_or(0.5));
                writeln!(out, "{file}\t{start}\t{end}\t{kind}\t{score}\t{}", evidence.chance)?;
            }
        }
    }
    Ok(())
}
