//! What does the finder of attributions choose from? Reads one JSON object with a `text` a line and prints its sites:
//! the words that each could be made of, in code points, with the values that judges see. `training/join.py` learns from
//! these. Takes a model file, and a file of judges that choose already; without one everything is as likely.
//!
//! It never prints a word of a text.

use std::io::{BufRead, Write};
use std::ops::Range;

use sayso::Annotator;
use sayso::document::Passage;
use sayso::find::attribution::Attribution;
use sayso::read::paragraph::paragraphs;
use sayso::write::units::{Ruler, Units};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = std::env::args().skip(1);
    let model = std::fs::read(files.next().ok_or("proposals MODEL [JUDGES]")?)?;
    let judges = files.next().map_or(Ok(String::new()), std::fs::read_to_string)?;
    let annotator = Annotator::with_model(&model)?;
    let finder = Attribution::new()?.judged_by(&judges)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let ruler = Ruler::new(text, Units::Codepoint);
        let mut sites = Vec::new();
        for paragraph in paragraphs(text) {
            let ground = annotator.ground(paragraph.of(text));
            let passage = ground.passage();
            let place = |tokens: &Range<usize>| place(&passage, tokens, paragraph.start, &ruler);
            let seen = |choices: &[(Range<usize>, Vec<f32>)]| {
                choices.iter().map(|(tokens, values)| json!([place(tokens), values])).collect::<Vec<_>>()
            };
            sites.extend(finder.proposals(&passage).iter().map(|site| {
                json!({
                    "cues": seen(&site.cues),
                    "sources": seen(&site.sources),
                    "contents": seen(&site.contents),
                    "chosen": site.chosen.each_ref().map(|parts| parts.iter().map(place).collect::<Vec<_>>()),
                    "whole": site.whole,
                })
            }));
        }
        writeln!(out, "{}", json!({ "sites": sites }))?;
    }
    Ok(())
}

/// Where tokens of a paragraph stand in the text.
fn place(passage: &Passage<'_>, tokens: &Range<usize>, by: usize, ruler: &Ruler<'_>) -> [usize; 2] {
    let span = passage.span(tokens.clone()).shifted(by);
    [ruler.at(span.start), ruler.at(span.end)]
}
