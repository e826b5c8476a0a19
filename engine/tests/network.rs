//! Does the engine's network say what the trainer's does?
//!
//! `net/check.labels` holds what the trainer's model says of `net/check.txt`: the same rounded weights, but computed in
//! floats. Training writes both the weights and the labels.

use sayso::Ground;
use sayso::net::features::features;
use sayso::net::tagger::Tagger;
use sayso::read::paragraph::paragraphs;
use sayso::read::token::tokens;

const MODEL: &[u8] = include_bytes!("../models/attribution.safetensors");
const TEXT: &str = include_str!("net/check.txt");

fn tagger() -> Tagger {
    Tagger::new(MODEL, "attribution").expect("the model that is committed loads")
}

/// What `use_features` makes of the features of a paragraph.
fn with_features<R>(text: &str, use_features: impl Fn(&[sayso::net::features::Features<'_>]) -> R) -> R {
    let ground = Ground::of(text);
    let passage = ground.passage();
    use_features(&features(&passage))
}

#[test]
fn labels_are_those_of_the_trainer() {
    let tagger = tagger();
    let recorded = include_str!("net/check.labels").lines();
    let (mut same, mut all) = (0, 0);
    for (paragraph, recorded) in paragraphs(TEXT).into_iter().zip(recorded) {
        let recorded: Vec<usize> = recorded.split(' ').map(|label| label.parse().unwrap()).collect();
        let labels = with_features(paragraph.of(TEXT), |features| tagger.labels(features));
        assert_eq!(labels.len(), recorded.len(), "tokens of {:?}", paragraph.of(TEXT));
        same += labels.iter().zip(&recorded).filter(|(label, recorded)| label == recorded).count();
        all += labels.len();
    }
    assert!(all > 3000, "only {all} tokens");
    assert!(same * 1000 >= all * 995, "{same} of {all} labels agree");
}

#[test]
fn what_is_read_together_changes_nothing() {
    let tagger = tagger();
    let texts: Vec<&str> = paragraphs(TEXT).iter().map(|paragraph| paragraph.of(TEXT)).collect();
    let alone: Vec<_> =
        texts.iter().flat_map(|text| with_features(text, |features| tagger.spans(&[features]))).collect();
    let together = with_features(texts[0], |first| {
        with_features(texts[2], |second| {
            with_features(texts[1], |third| tagger.spans(&[first, second, third]))
        })
    });
    assert_eq!(together, [alone[0].clone(), alone[2].clone(), alone[1].clone()]);
    assert!(alone.iter().flatten().all(|span| (0.0..=1.001).contains(&span.probability)));
}

#[test]
fn long_paragraphs_are_read_whole_and_any_text_is_read() {
    let tagger = tagger();
    let long = TEXT.replace('\n', " ").repeat(3);
    let labels = with_features(&long, |features| tagger.labels(features));
    let last_third = &labels[labels.len() * 2 / 3..];
    assert!(last_third.iter().any(|&label| label != 0));
    for text in ["", "\"", "\u{0}\u{0}", "é", &"\" ".repeat(2000), &"a".repeat(5000)] {
        let labels = with_features(text, |features| tagger.labels(features));
        assert_eq!(labels.len(), tokens(text).len());
    }
}
