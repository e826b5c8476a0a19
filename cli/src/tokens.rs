//! `sayso tokens`: what the network is told about a text, for those who train it.
//!
//! It never reads an annotation, and never answers out of order.

use sayso::Ground;
use sayso::document::Span;
use sayso::net::features::features;
use sayso::read::paragraph::paragraphs;
use sayso::write::units::{Ruler, Units};
use serde_json::{Value, json};

use crate::annotate::{object, print, text_in};
use crate::input::{Input, inputs};
use crate::options::Tokens;
use crate::pool::in_order;

/// Writes one JSON object for each text.
pub fn run(options: Tokens) -> anyhow::Result<bool> {
    let Tokens { files, jsonl, field, units } = options;
    let inputs = inputs(&files)?.into_iter();
    let texts: Box<dyn Iterator<Item = anyhow::Result<String>> + Send> = match jsonl {
        true => Box::new(inputs.flat_map(Input::lines).map(move |line| {
            let line = line?;
            Ok(text_in(&object(&line)?, &field, &line)?.to_owned())
        })),
        false => Box::new(inputs.map(|input| input.text())),
    };
    for written in in_order(texts, move |text| Ok::<_, anyhow::Error>(told(&text?, units))) {
        print(written?)?;
    }
    Ok(true)
}

fn told(text: &str, units: Units) -> String {
    let ruler = Ruler::new(text, units);
    let paragraphs: Vec<Value> =
        paragraphs(text).into_iter().map(|paragraph| told_of(paragraph, text, &ruler)).collect();
    json!({ "paragraphs": paragraphs }).to_string()
}

/// A paragraph's tokens as `[start, end]` in the text, and a list for each feature.
fn told_of(paragraph: Span, text: &str, ruler: &Ruler<'_>) -> Value {
    let text = paragraph.of(text);
    let ground = Ground::of(text);
    let passage = ground.passage();
    let features = features(&passage);
    let spans = passage.tokens.iter().map(|token| token.span.shifted(paragraph.start));
    json!({
        "tokens": spans.map(|span| [ruler.at(span.start), ruler.at(span.end)]).collect::<Vec<_>>(),
        "word": features.iter().map(|token| &token.word).collect::<Vec<_>>(),
        "suffix": features.iter().map(|token| token.suffix).collect::<Vec<_>>(),
        "prefix": features.iter().map(|token| token.prefix).collect::<Vec<_>>(),
        "shape": features.iter().map(|token| token.shape as u8).collect::<Vec<_>>(),
        "quotation": features.iter().map(|token| token.quotation as u8).collect::<Vec<_>>(),
    })
}
