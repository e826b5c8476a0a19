//! What does the engine see in everything that may be a claim? Takes a model file and text files and prints, for each
//! candidate, the file, its place in code points, its rule and its features, with tabs between them, under a line of
//! names. `training/claims.py` learns from these. It never chooses among them.

use std::io::Write;

use sayso::Annotator;
use sayso::find::claim::Claim;
use sayso::read::paragraph::paragraphs;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = std::env::args().skip(1);
    let model = std::fs::read(files.next().ok_or("claims MODEL TEXT ...")?)?;
    let (annotator, claim) = (Annotator::with_model(&model)?, Claim::new()?);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "file\tstart\tend\trule\t{}", Claim::feature_names().join("\t"))?;
    for path in files {
        let text = std::fs::read_to_string(&path)?;
        for place in paragraphs(&text) {
            let ground = annotator.ground(place.of(&text));
            let passage = ground.passage();
            let mut found = Vec::new();
            for finder in annotator.finders().take_while(|finder| finder.layer() != "claim") {
                let marks = finder.find(&passage, &found);
                found.extend(marks);
            }
            for candidate in claim.candidates(&passage, &found) {
                let span = passage.span(candidate.tokens).shifted(place.start);
                let [start, end] = [span.start, span.end].map(|at| text[..at].chars().count());
                let values: Vec<String> = candidate.features.iter().map(ToString::to_string).collect();
                writeln!(out, "{path}\t{start}\t{end}\t{}\t{}", candidate.rule, values.join("\t"))?;
            }
        }
    }
    Ok(())
}
