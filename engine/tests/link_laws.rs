//! Which laws does every reading keep, whatever the text? Articles put together at random from sentences of our own,
//! and texts that are no articles at all.

use std::collections::HashSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use sayso::Annotator;
use sayso::document::{Annotation, Document, Span, reading_order};
use sayso::select::Selection;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());
static OTHER: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());

/// Sentences that touch every layer, and pieces that spoil them.
const PIECES: [&str; 25] = [
    "The harbour board said on Monday that 14 boats had allegedly been lost.",
    "“We have no idea what happened,” engineer Ann Reed told reporters.",
    "She said she believed the wall might fall.",
    "Reed denied that anybody had been warned.",
    "According to a report, the bridge was closed because of rust, and the ferry is still running.",
    "Neither the board nor the town confirmed the reports.",
    "Officials say that the mayor thinks the council claimed Reed knew.",
    "Two climbers rescued on Mount Orrin",
    "“It will reopen in May,” Okoro said, “if the money comes. We hope so.”",
    "Is it true?",
    "The town council, which Tom Okoro leads, plans to sell the mill; some residents are angry.",
    "Okoro wrote on his page that as many as 300 people could have been there.",
    "“A quotation that is never closed",
    "and nobody knows whether",
    "(",
    "“”",
    "…",
    "said said said",
    "😀 naïve café\u{301}",
    "\u{a0}—",
    "READ MORE: The mill is sold",
    "It was reportedly the first such case.",
    "“He told me ‘never again’ and left,” she said.",
    "Sources said.",
    "“The head has told me that it will stop,” said Bev Carrow.",
];

fn article() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    let gap = prop::sample::select(&[" ", " ", " ", "\n\n", ", ", ""][..]);
    prop::collection::vec((piece, gap), 0..14)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => article(), 1 => any::<String>(), 1 => "[a-z “”\"'(),.;—\n]{0,120}"]
}

fn holds(text: &str, span: Span) -> bool {
    span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
}

/// Every law that a document keeps by itself.
fn check(document: &Document) {
    let text = document.text.as_str();
    let mut ids = HashSet::new();
    let mark_ids: HashSet<&str> = document.annotations.iter().map(|mark| mark.id.as_str()).collect();
    let source_ids: HashSet<&str> = document.sources.iter().map(|source| source.id.as_str()).collect();
    for mark in &document.annotations {
        assert!(!mark.id.is_empty() && ids.insert(mark.id.as_str()), "{mark:?} has the id of another");
        assert!(holds(text, mark.span) && !mark.span.is_empty(), "{mark:?} stands outside of {text:?}");
        assert!((0.0..=1.0).contains(&mark.score), "{mark:?}");
        for part in &mark.parts {
            assert!(holds(text, part.span) && mark.span.contains(part.span), "{mark:?} has a part outside");
        }
        for link in &mark.links {
            let to = link.to.as_str();
            // Whoever said what is attributed is at least known where the attribution is not shown.
            let to_source =
                matches!(&*link.role, "source" | "attributed_to" | "holder") && source_ids.contains(to);
            let to_mark = link.role != "source" && mark_ids.contains(to);
            assert!(to_source || to_mark, "{mark:?} is linked to nothing");
        }
        if mark.layer == "claim" {
            let words = mark.span.of(text);
            assert!(words.chars().any(char::is_alphanumeric), "{words:?} is no claim");
            assert!(mark.attribute("certainty").is_some() && mark.attribute("priority").is_some());
        }
    }
    assert!(document.annotations.is_sorted_by(|a, b| reading_order(a, b).is_le()));
    assert!(document.sources.is_sorted_by_key(|source| source.mentions.first().copied()));
    for source in &document.sources {
        assert!(ids.insert(source.id.as_str()) && !source.mentions.is_empty());
        assert!(source.mentions.iter().all(|&mention| holds(text, mention)));
        let mut sentences = document.sentences.iter().map(|sentence| sentence.span.of(text));
        assert!(sentences.any(|sentence| sentence.contains(&source.name)), "{:?} is no name", source.name);
        for attribution in &source.attributions {
            let mark = document.annotation(attribution).expect("a source's attribution is in the document");
            assert_eq!(mark.linked("source"), Some(source.id.as_str()));
        }
    }
    for sentence in &document.sentences {
        assert!((0.0..=1.0).contains(&sentence.checkworthy));
    }
}

/// A mark as far as it does not depend on the rest of the document: that a lone name is a body's, another paragraph may tell.
fn by_itself(mark: &Annotation, by: usize) -> Annotation {
    let mut mark = mark.clone();
    mark.attributes.retain(|(name, _)| name != "source_kind");
    mark.id.clear();
    mark.links.clear();
    mark.span = mark.span.shifted(by);
    mark.parts.iter_mut().for_each(|part| part.span = part.span.shifted(by));
    mark
}

/// What a mark is linked to inside its document, by place.
fn ties(document: &Document, by: usize) -> Vec<(Span, String, Span)> {
    let mut ties = Vec::new();
    for mark in &document.annotations {
        for link in mark.links.iter().filter(|link| link.role != "source") {
            let to = document.annotation(&link.to).expect("links lead somewhere").span;
            ties.push((mark.span.shifted(by), link.role.to_string(), to.shifted(by)));
        }
    }
    ties
}

/// Whether a paragraph leaves a quotation open, so that it may go on in another one or have its speaker there.
fn has_open_quotation(document: &Document) -> bool {
    let open = |paragraph: &Span| {
        let reading = ANNOTATOR.read_paragraph(paragraph.of(&document.text));
        reading.quotations.iter().any(|quotation| !quotation.closed)
    };
    document.paragraphs.iter().any(open)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reading_holds_together(text in any_text()) {
        check(&ANNOTATOR.read(&text));
    }

    #[test]
    fn a_selection_holds_together(text in article(), least in 0.0_f32..1.0, layer in 0..4_usize) {
        let layers = ["attribution", "hedge", "claim"].get(layer).map(|&layer| vec![layer.into()]);
        let selection = Selection { layers, min_score: least, ..Selection::default() };
        let selected = ANNOTATOR.read(&text).selected(&selection);
        check(&selected);
        prop_assert!(selected.annotations.iter().all(|mark| selection.keeps(mark)));
    }

    #[test]
    fn the_same_text_reads_the_same(text in any_text()) {
        prop_assert_eq!(ANNOTATOR.read(&text), OTHER.read(&text));
    }

    #[test]
    fn paragraphs_read_alone_and_together(one in article(), two in article()) {
        let (a, b) = (ANNOTATOR.read(&one), ANNOTATOR.read(&two));
        let joined = ANNOTATOR.read(&format!("{one}\n\n{two}"));
        prop_assume!(!has_open_quotation(&joined));
        prop_assume!([&a, &b, &joined].iter().all(|document| document.lang == "en"));
        let by = one.len() + 2;
        let mut apart: Vec<Annotation> = a.annotations.iter().map(|mark| by_itself(mark, 0)).collect();
        apart.extend(b.annotations.iter().map(|mark| by_itself(mark, by)));
        let together: Vec<Annotation> = joined.annotations.iter().map(|mark| by_itself(mark, 0)).collect();
        prop_assert_eq!(apart, together);
        let mut tied = ties(&a, 0);
        tied.extend(ties(&b, by));
        prop_assert_eq!(tied, ties(&joined, 0));
    }
}
