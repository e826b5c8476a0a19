//! Are sentences that people called check-worthy scored above the others? The average precision on ClaimBuster's
//! sentences, each scored with weights that were learnt from other debates.
//!
//! It never scores with the shipped weights: those have learnt from every one of these sentences.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::slice;

use anyhow::{Context as _, Result};
use sayso::Ground;
use sayso::net::checkworthy::Checkworthy;
use sayso::net::features::features;

use super::{on_all_cores, tagger};
use crate::tree;

/// The name of this measurement.
pub const CLAIMBUSTER: &str = "claimbuster";

/// Of how many folds `training/checkworthy.py` makes weights.
const FOLDS: usize = 5;

/// A sentence of a debate.
struct Sentence {
    text: String,
    debate: String,
    checkworthy: bool,
}

/// The average precision, 0 to 1, and how many sentences it is over.
pub fn average_precision(data: &Path) -> Result<(f64, usize)> {
    let path = data.join("data/claims/claimbuster/crowdsourced.csv");
    let sentences = fs::File::open(&path).map_err(Into::into).and_then(sentences);
    let sentences = sentences.with_context(|| path.display().to_string())?;
    let tagger = tagger()?;
    let models = (0..FOLDS).map(|fold| {
        let file = fs::read(tree::root().join(format!("training/folds/checkworthy.{fold}.safetensors")))?;
        Ok(Checkworthy::new(&file, tagger.width())?)
    });
    let models = models.collect::<Result<Vec<Checkworthy>>>()?;
    let debates: BTreeSet<&str> = sentences.iter().map(|sentence| &*sentence.debate).collect();
    let debates: Vec<&str> = debates.into_iter().collect();
    let scored = on_all_cores(&sentences, |sentence| {
        let debate = debates.partition_point(|debate| *debate < &*sentence.debate);
        let ground = Ground::of(&sentence.text);
        let told = features(&ground.passage());
        let whole = 0..told.len();
        let (_, pools) = tagger.read(&told, slice::from_ref(&whole));
        (models[debate % FOLDS].score(&told, &pools[0]), sentence.checkworthy)
    });
    Ok((precision(scored), sentences.len()))
}

/// The sentences of ClaimBuster's table.
fn sentences(table: impl std::io::Read) -> Result<Vec<Sentence>> {
    let mut table = csv::Reader::from_reader(table);
    let heads = table.headers()?.clone();
    let column =
        |name: &str| heads.iter().position(|head| head == name).with_context(|| format!("no column {name}"));
    let (text, debate, verdict) = (column("Text")?, column("File_id")?, column("Verdict")?);
    let mut sentences = Vec::new();
    for row in table.records() {
        let row = row?;
        let text = row[text].split_whitespace().collect::<Vec<&str>>().join(" ");
        if !text.is_empty() {
            sentences.push(Sentence {
                text,
                debate: row[debate].to_owned(),
                checkworthy: &row[verdict] == "1",
            });
        }
    }
    Ok(sentences)
}

/// The mean, over what is wanted, of the share of wanted ones among all that score as high or higher.
fn precision(mut scored: Vec<(f32, bool)>) -> f64 {
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut wanted, mut sum) = (0.0, 0.0);
    for (at, _) in scored.iter().enumerate().filter(|(_, (_, is_wanted))| *is_wanted) {
        wanted += 1.0;
        sum += wanted / (at + 1) as f64;
    }
    if wanted == 0.0 { 0.0 } else { sum / wanted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_should_come_first() {
        assert_eq!(precision(vec![(0.1, false), (0.9, true), (0.5, true)]), 1.0);
        let second_and_fourth = vec![(0.9, false), (0.8, true), (0.7, false), (0.6, true)];
        assert_eq!(precision(second_and_fourth), 0.5);
        assert_eq!(precision(vec![(0.5, false)]), 0.0);
    }

    #[test]
    fn rows_are_found_by_the_names_of_their_columns() {
        let table = "Text,File_id,Verdict\n\"Taxes  rose, twice.\",a.txt,1\n ,a.txt,0\nThank you.,b.txt,-1\n";
        let found = sentences(table.as_bytes()).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(
            (&*found[0].text, &*found[0].debate, found[0].checkworthy),
            ("Taxes rose, twice.", "a.txt", true)
        );
        assert!(!found[1].checkworthy);
        assert!(sentences("Text,Verdict\n".as_bytes()).is_err());
    }
}
