//! What holds for the reading of every text, however strange? Laws, tried on texts made by chance.

use std::sync::LazyLock;

use proptest::prelude::*;
use sayso::Annotator;
use sayso::document::{Annotation, Document, Sentence, Span, Token};
use sayso::read::paragraph::{is_blank, paragraphs};
use sayso::read::sentence::sentences;
use sayso::read::token::{tokens, words};

/// Characters that trip readers of text, to be strewn among what chance brings.
const CHARACTERS: &str = "    \n\r\t\u{b}\u{85}\u{2028}\u{2029}\u{a0}\u{0}\u{7f}\u{feff}\u{200b}\u{200c}\u{200d}\
    \u{202e}\u{ad}\u{301}\u{fe0f}\u{1f1fa}\u{1f3fd}\"“”‘’'`«(){}[].…?!,;:-—/&@#$%*_½İßǅ東";

const WORDS: &str = "\r\n|...|''|[1]|--|n't|'s|’s|Mr.|U.S.|p.m.|No.|J.|5|3.5|1,000|9/11|5pm|555-0134|https://\
    |www.|a@b.ex|.com|said|Ann Pell|maybe|the|The|мост|الجسر|👩🏽‍🚀|🇺🇳|e\u{301}|١٢";

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(CHARACTERS.chars().collect::<Vec<_>>()).prop_map(String::from),
        3 => proptest::sample::select(WORDS.split('|').collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// English without a quotation mark, which could join paragraphs.
fn plain_text() -> impl Strategy<Value = String> {
    let words = "Ann Pell|the mayor|officials|said|told reporters|that|she|allegedly|might have|about 40|people|were hurt\
        |according to|a report|in Dover|on Jan. 5|the U.S.|Mr.|and|denied|it is unclear whether|closed the bridge|,|.|.|?\
        |…|\n";
    let words: Vec<&str> = words.split('|').collect();
    proptest::collection::vec(proptest::sample::select(words), 0..40).prop_map(|words| words.join(" "))
}

/// Made once: parsing the layers' pages takes longer than reading a short text.
static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().expect("the layers' pages parse"));

fn stands_in(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

/// A mark without what depends on the whole text: its id and its links.
fn mark(annotation: &Annotation, by: usize) -> (String, String, Span, Vec<(String, Span)>) {
    let parts = annotation.parts.iter().map(|part| (part.role.to_string(), part.span.shifted(by))).collect();
    (annotation.layer.to_string(), annotation.kind.to_string(), annotation.span.shifted(by), parts)
}

fn shifted(document: &Document, by: usize) -> (Vec<Token>, Vec<Span>, Vec<Span>) {
    (
        document.tokens.iter().map(|token| Token { span: token.span.shifted(by) }).collect(),
        document.sentences.iter().map(|sentence| sentence.span.shifted(by)).collect(),
        document.paragraphs.iter().map(|span| span.shifted(by)).collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_hold_every_character_that_is_not_blank_once(text in any_text()) {
        let tokens = tokens(&text);
        let mut end = 0;
        for token in &tokens {
            prop_assert!(stands_in(&text, token.span) && !token.span.is_empty());
            prop_assert!(token.span.start >= end);
            prop_assert!(text[end..token.span.start].chars().all(is_blank));
            prop_assert!(!token.span.of(&text).contains(is_blank));
            end = token.span.end;
        }
        prop_assert!(text[end..].chars().all(is_blank));
        prop_assert_eq!(words(&text, &tokens).len(), tokens.len());
    }

    #[test]
    fn sentences_tile_the_tokens(text in any_text()) {
        let tokens = tokens(&text);
        let mut next = 0;
        for Sentence { span, tokens: range, .. } in sentences(&text, &tokens) {
            prop_assert_eq!(range.start, next);
            prop_assert!(range.end > range.start);
            prop_assert_eq!(span, tokens[range.start].span.cover(tokens[range.end - 1].span));
            next = range.end;
        }
        prop_assert_eq!(next, tokens.len());
    }

    #[test]
    fn paragraphs_have_only_blanks_between_them_and_none_at_their_ends(text in any_text()) {
        let mut end = 0;
        for span in paragraphs(&text) {
            prop_assert!(stands_in(&text, span) && span.start >= end);
            prop_assert!(text[end..span.start].chars().all(is_blank));
            let words = span.of(&text);
            prop_assert_eq!(words, words.trim_matches(is_blank));
            let one_line = !words.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
            prop_assert!(one_line && !words.is_empty());
            end = span.end;
        }
        prop_assert!(text[end..].chars().all(is_blank));
    }

    #[test]
    fn every_span_of_a_document_stands_in_its_text(text in any_text()) {
        let document = ANNOTATOR.read(&text);
        let annotations = document.annotations.iter();
        let spans = annotations.flat_map(|mark| mark.parts.iter().map(|part| part.span).chain([mark.span]))
            .chain(document.paragraphs.iter().copied())
            .chain(document.tokens.iter().map(|token| token.span))
            .chain(document.sentences.iter().map(|sentence| sentence.span))
            .chain(document.sources.iter().flat_map(|source| source.mentions.iter().copied()))
            .chain(document.figures.iter().map(|figure| figure.span))
            .chain(document.warnings.iter().map(|warning| warning.span));
        for span in spans {
            prop_assert!(stands_in(&text, span), "{span:?}");
        }
    }

    #[test]
    fn two_texts_are_read_one_after_the_other_as_each_alone(a in any_text(), b in any_text()) {
        let (first, second) = (ANNOTATOR.read(&a), ANNOTATOR.read(&b));
        let both = ANNOTATOR.read(&format!("{a}\n\n{b}"));
        let mut wanted = shifted(&first, 0);
        let (tokens, sentences, paragraphs) = shifted(&second, a.len() + 2);
        wanted.0.extend(tokens);
        wanted.1.extend(sentences);
        wanted.2.extend(paragraphs);
        prop_assert_eq!(shifted(&both, 0), wanted);
    }

    #[test]
    fn marks_do_not_depend_on_other_paragraphs(a in plain_text(), b in plain_text()) {
        let (first, second) = (ANNOTATOR.read(&a), ANNOTATOR.read(&b));
        let both = ANNOTATOR.read(&format!("{a}\n\n{b}"));
        let by = a.len() + 2;
        let wanted: Vec<_> = first.annotations.iter().map(|annotation| mark(annotation, 0))
            .chain(second.annotations.iter().map(|annotation| mark(annotation, by)))
            .collect();
        prop_assert_eq!(both.annotations.iter().map(|annotation| mark(annotation, 0)).collect::<Vec<_>>(), wanted);
    }
}
