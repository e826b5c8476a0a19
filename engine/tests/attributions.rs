//! Do attributions keep the laws of the reading: parts inside the text, and time in step with its length?

use std::time::Instant;

use sayso::Annotator;

/// The attributions of a text as `source | cue | content + content`.
fn read(annotator: &Annotator, text: &str) -> Vec<String> {
    let document = annotator.read(text);
    let attributions = document.annotations.iter().filter(|annotation| annotation.layer == "attribution");
    attributions
        .map(|attribution| {
            let words =
                |role| attribution.parts_of(role).map(|span| span.of(text)).collect::<Vec<_>>().join(" + ");
            format!("{} | {} | {}", words("source"), words("cue"), words("content"))
        })
        .collect()
}

#[test]
fn a_quotation_over_paragraphs_belongs_to_whom_its_last_one_names() {
    let annotator = Annotator::new().unwrap();
    let text = "The board met on Monday.\n\n“We looked at every bolt.\n\n“Nothing is wrong with it,” Mara Lind said.";
    let expected = "Mara Lind | said | “We looked at every bolt. + “Nothing is wrong with it,”";
    assert_eq!(read(&annotator, text), [expected]);
    assert_eq!(annotator.read(text).warnings, []);
}

#[test]
fn a_quotation_that_nobody_goes_on_with_is_warned_about() {
    let annotator = Annotator::new().unwrap();
    let document = annotator.read("“We looked at every bolt of the bridge.\n\nThe board met on Monday.");
    assert_eq!(document.warnings.len(), 1);
    assert_eq!(document.warnings[0].code, "unclosed-quote");
}

#[test]
fn a_caption_speaks_for_nobody() {
    let annotator = Annotator::new().unwrap();
    let text = "Mara Lind said the bridge was safe.\n\nPhoto: “The bridge”, says the label";
    assert_eq!(read(&annotator, text), ["Mara Lind | said | the bridge was safe"]);
}

#[test]
fn texts_without_an_end_take_linear_time() {
    let annotator = Annotator::new().unwrap();
    let time = |text: &str| {
        let start = Instant::now();
        annotator.read(text);
        start.elapsed().as_secs_f64()
    };
    for piece in [
        "he said ",
        "“he said ” ",
        "Ann, ",
        "and said, ",
        "( ",
        "of the ",
        "“he said ",
        "saying that ",
        ", who said ",
    ] {
        let (few, many) = (piece.repeat(500), piece.repeat(5_000));
        let (few, many) = (time(&few), time(&many));
        assert!(many < 50.0 * few + 0.1, "{piece:?}: {few} s for 500, {many} s for 5,000");
    }
}
