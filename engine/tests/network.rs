//! Does the engine's network say what the trainer's does?
//!
//! `net/check.labels` holds what the trainer's model says of `net/check.txt`: the same rounded weights, but computed in
//! floats. Training writes both the weights and the labels.

use sayso::Ground;
use sayso::net::features::features;
use sayso::net::tagger::Tagger;
use sayso::read::paragraph::paragraphs;
use sayso::read::token::tokens;

const MODEL: &[u8] = include_bytes!("../models/reader.safetensors");
const TEXT: &str = include_str!("net/check.txt");

fn tagger() -> Tagger {
    Tagger::new(MODEL).expect("the model that is committed loads")
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
    let recorded: Vec<(&str, Vec<usize>)> = include_str!("net/check.labels")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(task, labels)| (task, labels.split(' ').map(|label| label.parse().unwrap()).collect()))
        .collect();
    let paragraphs = paragraphs(TEXT);
    let read: Vec<_> = paragraphs
        .iter()
        .map(|paragraph| {
            with_features(paragraph.of(TEXT), |features| {
                tagger.labels(features).into_iter().map(|(task, labels)| (task.to_owned(), labels)).collect()
            })
        })
        .collect::<Vec<Vec<(String, Vec<usize>)>>>();
    let tasks: Vec<&str> = read[0].iter().map(|(task, _)| &**task).collect();
    assert_eq!(recorded.len(), tasks.len() * paragraphs.len());
    for (number, task) in tasks.iter().enumerate() {
        let (mut same, mut all) = (0, 0);
        let recorded = recorded.iter().filter(|(name, _)| name == task);
        for ((_, recorded), read) in recorded.zip(&read) {
            let labels = &read[number].1;
            assert_eq!(labels.len(), recorded.len());
            same += labels.iter().zip(recorded).filter(|(label, recorded)| label == recorded).count();
            all += labels.len();
        }
        assert!(all > 3000, "only {all} tokens");
        assert!(same * 1000 >= all * 995, "{task}: {same} of {all} labels agree");
    }
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
    let spans = || alone.iter().flatten().flatten();
    assert!(spans().count() > 0);
    assert!(spans().all(|span| (0.0..=1.001).contains(&span.probability)));
}

#[test]
fn long_paragraphs_are_read_whole_and_any_text_is_read() {
    let tagger = tagger();
    let long = TEXT.replace('\n', " ").repeat(3);
    let labels = with_features(&long, |features| tagger.labels(features));
    for (task, labels) in &labels {
        let last_third = &labels[labels.len() * 2 / 3..];
        assert!(last_third.iter().any(|&label| label != 0), "{task}");
    }
    for text in ["", "\"", "\u{0}\u{0}", "é", &"\" ".repeat(2000), &"a".repeat(5000)] {
        let labels = with_features(text, |features| tagger.labels(features));
        assert!(labels.iter().all(|(_, labels)| labels.len() == tokens(text).len()));
    }
}

#[test]
fn the_card_names_the_day_that_documents_name() {
    let row = format!("| learnt on | {} |", sayso::write::json::ENGINE.models);
    assert!(include_str!("../models/reader.md").contains(&row), "the card of the network has no row {row}");
}
