//! Do attributions keep the laws of the reading: parts inside the text, and time in step with its length?

mod clock;

use clock::clock;
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
fn a_quotation_that_begins_in_a_sentence_and_goes_on_below_is_no_fault() {
    let annotator = Annotator::new().unwrap();
    let text = "In a letter he wrote: “I came to open doors.\n\n“I did not come to lock them.”";
    assert_eq!(annotator.read(text).warnings, []);
    let alone = annotator.read("In a letter he wrote: “I came to open doors.\n\nThe board met on Monday.");
    assert_eq!(alone.warnings.len(), 1);
}

#[test]
fn a_heading_in_quotation_marks_is_nobodys_speech() {
    let annotator = Annotator::new().unwrap();
    let text = "Mara Lind said the bridge was “safe as houses”.\n\n‘Not a great surprise’\n\nThe board met on Monday.";
    assert_eq!(read(&annotator, text), ["Mara Lind | said | the bridge was “safe as houses”"]);
    let speech = text.replace("surprise’", "surprise.’");
    let expected = "Mara Lind | said | the bridge was “safe as houses” + ‘Not a great surprise.’";
    assert_eq!(read(&annotator, &speech), [expected]);
}

#[test]
fn who_is_accused_has_said_nothing() {
    let annotator = Annotator::new().unwrap();
    for text in [
        "A former clerk accused of stealing 40 boats pleaded not guilty on Monday.",
        "The mayor, blamed for the flood by her rivals, left the hall.",
    ] {
        let sources = read(&annotator, text);
        assert!(
            sources.iter().all(|found| !found.contains("clerk |") && !found.contains("mayor |")),
            "{sources:?}"
        );
    }
    let active = "The mayor accused the board of hiding the report.";
    assert_eq!(read(&annotator, active), ["The mayor | accused | the board of hiding the report"]);
}

#[test]
fn a_word_quoted_in_the_middle_of_an_apposition_ends_no_source() {
    let annotator = Annotator::new().unwrap();
    let text =
        "“It is a bad day for them,” said Petra Lind, an analyst who has a “sell” rating on the stock.";
    let source = "Petra Lind, an analyst who has a “sell” rating on the stock";
    assert_eq!(read(&annotator, text), [format!("{source} | said | “It is a bad day for them,”")]);
}

#[test]
fn who_is_told_is_no_part_of_what_is_said() {
    let annotator = Annotator::new().unwrap();
    let text = "Harbour master Phil Vale tells me waves topped the wall just after noon.";
    assert_eq!(
        read(&annotator, text),
        ["Harbour master Phil Vale | tells | waves topped the wall just after noon"]
    );
}

#[test]
fn words_before_a_quoted_predicate_are_said_too() {
    let annotator = Annotator::new().unwrap();
    let text =
        "The minister, Callum Vale, “misled the house” over the contract, the ethics adviser has concluded.";
    let content = "The minister, Callum Vale, “misled the house” over the contract";
    assert_eq!(read(&annotator, text), [format!("the ethics adviser | has concluded | {content}")]);
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
        let start = clock();
        annotator.read(text);
        (clock() - start).as_secs_f64()
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

#[test]
fn what_leads_up_to_a_speaker_or_follows_one_is_not_said() {
    let annotator = Annotator::new().unwrap();
    for (text, expected) in [
        (
            "Two ferries will be sold, three people at the harbour told the Courier on condition of anonymity because \
             they may not speak to reporters.",
            "three people at the harbour | told | Two ferries will be sold",
        ),
        (
            "The quay is closed, officials said, as crowds gathered outside the gates.",
            "officials | said | The quay is closed",
        ),
        (
            "Arve Lines, which has lost money all year, cut its fares in May, citing “weaker” demand.",
            "Arve Lines | citing | “weaker” demand",
        ),
        (
            "But according to a surveyor instructed by the court, no repairs were ever made.",
            "a surveyor instructed by the court | according to | no repairs were ever made",
        ),
        (
            "Cross-examined by Omar Tell, defending, she agreed that she had made no complaint.",
            "she | agreed | that she had made no complaint",
        ),
    ] {
        assert_eq!(read(&annotator, text), [expected]);
    }
    let stocks = "Harbour officials said stocks fell by a third last week, compared with a fifth in May.";
    assert_eq!(read(&annotator, stocks).len(), 1);
}

#[test]
fn parties_and_states_are_no_names_of_speakers() {
    let annotator = Annotator::new().unwrap();
    for (text, source) in [
        (
            "Sen. Tom Tell, R-Ohio, the panel's head, said the wells were dry.",
            "Sen. Tom Tell, R-Ohio, the panel's head",
        ),
        (
            "Mayor Ann Vane of Toledo, Ohio, where the wells are dry, said it was late.",
            "Mayor Ann Vane of Toledo",
        ),
        ("But farmers' group Arve Rising said the wells were dry.", "farmers' group Arve Rising"),
    ] {
        let read = read(&annotator, text);
        assert_eq!(read.len(), 1, "{read:?}");
        assert!(read[0].starts_with(&format!("{source} | said | ")), "{read:?}");
    }
}

#[test]
fn how_something_was_said_and_what_another_one_says_next_is_no_content() {
    let annotator = Annotator::new().unwrap();
    let text = "Ann Vane told reporters that the mayor “looks forward to it,” without elaborating.";
    assert_eq!(read(&annotator, text), ["Ann Vane | told | that the mayor “looks forward to it,”"]);
    let text = "Ann Vane said that she learned of the sale from a newspaper. “Nobody called me,” she said.";
    let expected = [
        "Ann Vane | said | that she learned of the sale from a newspaper",
        "she | said | “Nobody called me,”",
    ];
    assert_eq!(read(&annotator, text), expected);
}

#[test]
fn courts_that_hear_and_are_told_pass_it_on() {
    let annotator = Annotator::new().unwrap();
    for (text, expected) in [
        ("The wall was old, an inquest has been told.", "an inquest | has been told | The wall was old"),
        (
            "Witnesses told the hearing that he called his wife, Grace, and ran into the water.",
            "Witnesses | told | that he called his wife, Grace, and ran into the water",
        ),
        (
            "“He didn't say anything, he just went,” Ann Vane said.",
            "Ann Vane | said | “He didn't say anything, he just went,”",
        ),
    ] {
        assert_eq!(read(&annotator, text), [expected]);
    }
    let girl = "Tom Tell ran to a girl, thought to be about nine, on the rocks.";
    assert_eq!(read(&annotator, girl), [""; 0]);
}
