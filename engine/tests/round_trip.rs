//! Does what leaves come back? Readings of random texts, out and in again, and files that somebody has spoilt.
//!
//! It never asks whether a reading is right.

use std::sync::LazyLock;

use proptest::prelude::*;
use sayso::Annotator;
use sayso::document::{Annotation, Document, Source};
use sayso::read_back;
use sayso::write::units::Units;
use sayso::write::{Options, format};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().unwrap());

/// Sentences of every layer, with letters of one to four bytes, letters that combine, and line ends of all sorts.
const PIECES: [&str; 12] = [
    "“We have no idea 🌊 what happened,” engineer Ann Reed told reporters.",
    "She said she believed the cafe\u{301} might fall.",
    "The harbour board said on Monday that 14 boats had allegedly been lost.",
    "According to a report, the 🇺🇸 bridge was closed because of rust.",
    "Okoro wrote that “as many as 300” people could have been there.",
    "“It will reopen in May,” Zoë Okoro said, “if the money comes. \u{feff}We hope so.”",
    "👩\u{200d}🚒 Firefighters reportedly left <b>early</b> & \"quietly\" \\o/.",
    "“A quotation that is never closed",
    "\r\n\r\n",
    "\n\n",
    "\u{2028}",
    "\0",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    let gap = prop::sample::select(&[" ", " ", "\r\n", "\n\n", "\u{a0}"][..]);
    let article = prop::collection::vec((piece, gap), 0..10)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect());
    prop_oneof![4 => article, 1 => any::<String>()]
}

fn written(name: &str, document: &Document, units: Units, with_text: bool) -> String {
    (format(name).unwrap().write)(document, Options { units, with_text })
}

/// Marks as far as a format with scores of three places can tell them apart.
fn marks(document: &Document) -> Vec<Annotation> {
    // In 64 bits, as they are written: in 32 bits just under a half is a half.
    let places = |score: f32| (f64::from(score) * 1000.0).round() as f32;
    let rounded = |mark: &Annotation| Annotation { score: places(mark.score), ..mark.clone() };
    document.annotations.iter().map(rounded).collect()
}

/// Sources with their attributions in the order of their ids.
fn sources(document: &Document) -> Vec<Source> {
    let mut sources = document.sources.clone();
    sources.iter_mut().for_each(|source| source.attributions.sort());
    sources
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_own_json_comes_back_whole(text in any_text()) {
        let document = ANNOTATOR.read(&text);
        for units in Units::ALL {
            let file = written("json", &document, units, true);
            let back = read_back::document(&file, None).unwrap();
            prop_assert_eq!(marks(&back), marks(&document));
            prop_assert_eq!(&back.sources, &document.sources);
            prop_assert_eq!(&back.tokens, &document.tokens);
            prop_assert_eq!(&back.paragraphs, &document.paragraphs);
            let spans = |document: &Document| -> Vec<_> {
                document.sentences.iter().map(|sentence| (sentence.span, sentence.tokens.clone())).collect()
            };
            prop_assert_eq!(spans(&back), spans(&document));
            prop_assert_eq!(&written("json", &back, units, true), &file);
            let without = written("json", &document, units, false);
            prop_assert_eq!(&read_back::document(&without, Some(&text)).unwrap(), &back);
        }
    }

    #[test]
    fn w3c_json_brings_the_same_marks_back(text in any_text()) {
        let document = ANNOTATOR.read(&text);
        let file = written("w3c", &document, Units::Codepoint, true);
        let back = read_back::document(&file, Some(&text)).unwrap();
        prop_assert_eq!(marks(&back), marks(&document));
        prop_assert_eq!(sources(&back), sources(&document));
        prop_assert_eq!(written("w3c", &back, Units::Codepoint, true), file);
    }

    #[test]
    fn nothing_that_is_read_back_panics(file in "[{}\\[\\]\":,a-z0-9@# ]{0,60}") {
        let _ = read_back::document(&file, Some("text"));
    }
}

/// The sample of the golden files, in UTF-16 code units.
fn sample(name: &str) -> String {
    let document = read_back::document(include_str!("formats/sample.json"), None).unwrap();
    written(name, &document, Units::Utf16, true)
}

/// Why the sample is refused with one thing in it changed.
fn spoilt(name: &str, from: &str, to: &str) -> String {
    let file = sample(name);
    assert!(file.contains(from), "there is no {from} in {file}");
    read_back::document(&file.replacen(from, to, 1), None).unwrap_err().to_string()
}

#[test]
fn what_is_wrong_with_our_own_json_is_said_in_a_sentence() {
    for (from, to, said) in [
        ("sayso/1", "sayso/9", r#"the document: its schema is "sayso/9", and this program reads "sayso/1""#),
        ("utf16", "bytes", "the document: its units is no such unit: bytes"),
        (r#""lang":"en","#, "", "the document: its lang is missing"),
        (r#""annotations":["#, r#""annotations":[7,"#, "the document, annotations 1 is not a JSON object"),
        (
            r#"direct","start":109"#,
            r#"direct","start":106"#,
            r#"annotation "a2": its start is 106, which is inside a character"#,
        ),
        (
            r#"direct","start":109"#,
            r#"direct","start":999"#,
            r#"annotation "a2": its start is 999, which is behind the end of the text"#,
        ),
        (
            r#"direct","start":109"#,
            r#"direct","start":200"#,
            r#"annotation "a2": its end stands before its start"#,
        ),
        (
            r#"direct","start":109"#,
            r#"direct","start":-3"#,
            r#"annotation "a2": its start is not a whole number from 0 on"#,
        ),
        (
            r#"direct","start":109"#,
            r#"direct","start":108"#,
            r#"annotation "a2": its text is not what stands in the text at its place"#,
        ),
        (r#""text":"said""#, r#""text":"says""#, r#"annotation "a1", parts 3: its text is not what stands"#),
        (
            r#""start":90,"end":94,"text":"said""#,
            r#""start":95,"end":97,"text":"on""#,
            r#"annotation "a1": its part "cue" stands outside of it"#,
        ),
        (
            r#""role":"source","to":"s1""#,
            r#""role":"source","to":"s7""#,
            r#"annotation "a1": its link "source" leads to "s7", which is not there"#,
        ),
        (r#""id":"c1""#, r#""id":"a1""#, r#"two things have the id "a1""#),
        (r#"["a3"]"#, r#"["a9"]"#, r#"source "s2": its attributions names "a9", which is not there"#),
        (r#"["f2"]"#, r#"["f9"]"#, r#"figure "f1": its conflicts_with names "f9", which is not there"#),
        (r#""tier":3"#, r#""tier":1.5"#, r#"annotation "h1": its tier is neither a word nor a whole number"#),
        (r#""score":0.88"#, r#""score":88"#, r#"annotation "a1": its score is not from 0 to 1"#),
        (r#"{"schema""#, r#"[{"schema""#, "this is not JSON: "),
    ] {
        let refusal = spoilt("json", from, to);
        assert!(refusal.starts_with(said), "{to}: {refusal}");
        assert!(!refusal.contains('\n'), "{refusal}");
    }
}

#[test]
fn what_is_wrong_with_w3c_json_is_said_in_a_sentence() {
    for (from, to, said) in [
        (r#""items":["#, r#""things":["#, "the document: its items is missing"),
        (
            "attribution: indirect",
            "attribution",
            r#"annotation "a1", body 1: its value is not of the form "name: value""#,
        ),
        (
            r#""purpose":"classifying""#,
            r#""purpose":"moderating""#,
            r#"annotation "a1", body 1: its purpose is "moderating", which says nothing here"#,
        ),
        (
            "TextPositionSelector",
            "XPathSelector",
            r#"annotation "a1", target: its selector has no TextPositionSelector"#,
        ),
        (r##""source":"#s1""##, r##""source":"#s7""##, r#"annotation "a1": its link "source" leads to "s7""#),
        (
            r#""exact":"said""#,
            r#""exact":"says""#,
            r#"annotation "a1", body 7, selector: its exact is not what stands in the text at its place"#,
        ),
    ] {
        let file = sample("w3c");
        // The target of the first mark stands behind its bodies, and its own selector is the one to spoil.
        let at = if from == "TextPositionSelector" { file.find(r#""target""#).unwrap() } else { 0 };
        let file = file[..at].to_owned() + &file[at..].replacen(from, to, 1);
        let refusal = read_back::document(&file, None).unwrap_err().to_string();
        assert!(refusal.starts_with(said), "{to}: {refusal}");
    }
}

#[test]
fn a_file_about_another_text_is_refused() {
    let document = read_back::document(include_str!("formats/sample.json"), None).unwrap();
    for name in ["json", "w3c"] {
        let with = written(name, &document, Units::Codepoint, true);
        let refusal = read_back::document(&with, Some("Another text.")).unwrap_err().to_string();
        assert_eq!(refusal, "the document is about another text than this one");
        let without = written(name, &document, Units::Codepoint, false);
        let refusal = read_back::document(&without, None).unwrap_err().to_string();
        assert_eq!(refusal, "the document has no text in it: give the text that it is about");
        let other = document.text.replace("Up to", "Only ");
        let refusal = read_back::document(&without, Some(&other)).unwrap_err().to_string();
        assert!(refusal.contains("is not what stands in the text at its place"), "{refusal}");
    }
}
