//! Does caret notation say everything and read back as it was written?

use proptest::prelude::*;
use sayso::document::{Annotation, Document, Link, Part, Sentence, Span, Value, reading_order};
use sayso::notation::{parse, write};

/// Texts made of what makes the notation hard: its own signs, white space of every kind, long words, wide letters.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z]{1,9}",
        6 => Just(" ".to_owned()),
        2 => Just(". ".to_owned()),
        1 => prop::sample::select(vec!["\n", "\n\n", "\r\n", "\t", "  ", "^", "^^ a", "\\", "\\n", "…", "“", "💬", "e\u{301}"])
            .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "x{90,250}",
    ];
    prop::collection::vec(piece, 0..90).prop_map(|pieces| pieces.concat())
}

/// A span of a text that is not empty, picked by two numbers.
fn span(text: &str, (a, b): (usize, usize)) -> Option<Span> {
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (a, b) = (borders[a % borders.len()], borders[b % borders.len()]);
    (a != b).then(|| Span::new(a.min(b), a.max(b)))
}

type Seed = ((usize, usize), Vec<(usize, usize)>, Option<String>, usize);

fn document(text: &str, seeds: &[Seed]) -> Document {
    let mut annotations = Vec::new();
    for (at, (whole, parts, word, link)) in seeds.iter().enumerate() {
        let Some(whole) = span(text, *whole) else { continue };
        let mut parts: Vec<Part> = parts
            .iter()
            .filter_map(|&picked| span(text, picked))
            .filter(|part| whole.contains(*part))
            .map(|span| Part { role: "cue".into(), span })
            .collect();
        parts.sort_by_key(|part| part.span);
        let mut annotation = Annotation {
            id: format!("a{at}"),
            layer: "attribution".into(),
            kind: "direct".into(),
            span: whole,
            score: 1.0,
            rule: "".into(),
            parts,
            attributes: Vec::new(),
            links: Vec::new(),
        };
        if let Some(word) = word {
            annotation.set("type", Value::Text(word.clone().into()));
            annotation.set("tier", Value::Number(*link as i64));
            annotation.links.push(Link { role: "source".into(), to: format!("a{}", link % seeds.len()) });
        }
        annotations.push(annotation);
    }
    annotations.sort_by(reading_order);
    let starts = text.match_indices(". ").map(|(at, _)| at + 2);
    let sentence = |start| Sentence { span: Span::new(start, text.len()), tokens: 0..0, checkworthy: 0.0 };
    Document {
        text: text.to_owned(),
        annotations,
        sentences: starts.map(sentence).collect(),
        ..Document::default()
    }
}

/// What the notation keeps: an id that nothing refers to is left out.
fn kept(mut document: Document) -> (String, Vec<Annotation>) {
    let to: Vec<String> =
        document.annotations.iter().flat_map(|a| &a.links).map(|link| link.to.clone()).collect();
    for annotation in &mut document.annotations {
        if annotation.parts.is_empty() && !to.contains(&annotation.id) {
            annotation.id.clear();
        }
    }
    (document.text, document.annotations)
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        text in texts(),
        seeds in prop::collection::vec(
            (any::<(usize, usize)>(), prop::collection::vec(any::<(usize, usize)>(), 0..3), any::<Option<String>>(), 0..100_usize),
            0..6,
        ),
    ) {
        let document = document(&text, &seeds);
        let written = write(&document);
        let read = parse(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
        prop_assert_eq!(kept(read), kept(document), "{}", written);
    }

    #[test]
    fn no_line_grows_with_the_text(text in texts()) {
        let document = document(&text, &[]);
        prop_assert!(write(&document).lines().all(|line| line.chars().count() < 2500));
    }

    #[test]
    fn any_notation_is_read_or_refused(text in texts()) {
        let _ = parse(&text);
        let _ = parse(&format!("some words here\n{text}"));
    }
}

#[test]
fn prose_stays_prose() {
    let notation = "\
“We will win,” Mara Lind said. She may be wrong.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution direct type=statement
^^^^^^^^^^^^^^ a1 content
               ^^^^^^^^^ a1 source
                         ^^^^ a1 cue
                                   ^^^ hedge modal holder->a1

A second paragraph.
";
    let document = parse(notation).unwrap();
    assert_eq!(document.text, "“We will win,” Mara Lind said. She may be wrong.\n\nA second paragraph.");
    let [attribution, hedge] = document.annotations.as_slice() else { panic!("two marks") };
    assert_eq!(attribution.parts_of("source").next().unwrap().of(&document.text), "Mara Lind");
    assert_eq!(hedge.linked("holder"), Some("a1"));
    assert_eq!(write(&document), notation);
}

#[test]
fn long_paragraphs_are_broken_at_sentences() {
    let text = "The harbour master said that nobody was on board when the ferry went down. It may take weeks to raise it.";
    let start = text.find("It may").unwrap();
    let mut document =
        document(text, &[((text.find("nobody").unwrap(), text.find(" weeks").unwrap()), vec![], None, 0)]);
    document.sentences = [0..start - 1, start..text.len()]
        .map(|s| Sentence { span: Span::new(s.start, s.end), tokens: 0..0, checkworthy: 0.0 })
        .into();
    let expected = "\
The harbour master said that nobody was on board when the ferry went down.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^> attribution direct
It may take weeks to raise it.
^^^^^^^^^^^ … attribution direct
";
    assert_eq!(write(&document), expected);
    assert_eq!(kept(parse(expected).unwrap()), kept(document));
}

#[test]
fn mistakes_are_refused_with_their_line() {
    let refused = |notation| parse(notation).expect_err(notation).to_string();
    assert_eq!(refused("^^ hedge modal"), "line 1: the carets reach beyond the text above them");
    assert_eq!(
        refused("It may.\n   ^^^^^ hedge modal"),
        "line 2: the carets reach beyond the text above them"
    );
    assert_eq!(refused("It may.\n   ^^^ hedge"), "line 2: not a label: hedge");
    assert_eq!(refused("It may.\n   ^^^ a1 cue"), "line 2: no mark above has this id: a1 cue");
    assert_eq!(refused("It may.\n   ^^^^> hedge modal"), "line 2: not continued: hedge modal");
    assert_eq!(
        refused("It may.\n   ^^^^> hedge modal\nAnd so.\n^^^ … claim event"),
        "line 4: here goes on: hedge modal"
    );
    assert_eq!(refused("It \\may."), "line 1: a backslash that escapes nothing known");
}
