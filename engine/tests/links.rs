//! Do hedges, claims and sources find each other over a whole text?

use sayso::Annotator;
use sayso::document::{Annotation, Document};

fn read(text: &str) -> Document {
    Annotator::new().unwrap().read(text)
}

/// The first mark of a layer whose text begins with these words.
fn mark<'a>(document: &'a Document, layer: &str, words: &str) -> &'a Annotation {
    let mut of_layer = document.annotations.iter().filter(|mark| mark.layer == layer);
    let found = of_layer.find(|mark| mark.span.of(&document.text).starts_with(words));
    found.unwrap_or_else(|| panic!("no {layer} begins with {words:?}"))
}

/// The text that a link of a mark leads to.
fn linked<'a>(document: &'a Document, mark: &Annotation, role: &str) -> Option<&'a str> {
    let target = document.annotation(mark.linked(role)?)?;
    Some(target.span.of(&document.text))
}

fn certainty<'a>(document: &'a Document, words: &str) -> &'a str {
    let claim = mark(document, "claim", words);
    claim.attribute("certainty").and_then(|value| value.text()).unwrap_or("")
}

#[test]
fn a_hedge_stands_over_the_closest_claim_and_is_its_speakers() {
    let document = read("The boats had allegedly been sold. Ann Reed said the wall was probably old.");
    let allegedly = mark(&document, "hedge", "allegedly");
    assert_eq!(linked(&document, allegedly, "hedges"), Some("The boats had allegedly been sold"));
    assert_eq!(linked(&document, allegedly, "holder"), None);
    let probably = mark(&document, "hedge", "probably");
    assert_eq!(linked(&document, probably, "hedges"), Some("the wall was probably old"));
    assert_eq!(linked(&document, probably, "holder"), Some("Ann Reed said the wall was probably old"));
}

#[test]
fn a_claim_is_as_certain_as_those_who_hand_it_on() {
    let document = read(
        "The mill burned down. Ann Reed said the boats were lost. Officials claimed that the harbour wall fell. \
         Tom Okoro said the bridge may close. But he found no evidence that the mayor had read the letter.",
    );
    assert_eq!(certainty(&document, "the mayor had"), "hedged");
    assert_eq!(certainty(&document, "The mill burned"), "asserted");
    assert_eq!(certainty(&document, "the boats"), "attributed");
    assert_eq!(certainty(&document, "the harbour wall"), "hedged");
    assert_eq!(certainty(&document, "the bridge may"), "hedged");
    let claim = mark(&document, "claim", "the boats");
    assert_eq!(linked(&document, claim, "attributed_to"), Some("Ann Reed said the boats were lost"));
}

#[test]
fn how_a_source_wants_to_be_called_is_a_hedge_over_what_it_says() {
    let document = read(
        "A senior official, speaking on condition of anonymity because the talks go on, said inspectors had warned of \
         cracks in the wall.",
    );
    let hedge = mark(&document, "hedge", "on condition of anonymity");
    assert_eq!(linked(&document, hedge, "hedges"), Some("inspectors had warned of cracks in the wall"));
    assert_eq!(certainty(&document, "inspectors had"), "hedged");
}

#[test]
fn who_is_cited_is_no_claim_and_no_figure() {
    let document = read(
        "Police have opened an inquiry, the Harbour Courier reported, citing two people familiar with the matter.",
    );
    let claims = document.annotations.iter().filter(|mark| mark.layer == "claim");
    let claims: Vec<&str> = claims.map(|mark| mark.span.of(&document.text)).collect();
    assert_eq!(claims, ["Police have opened an inquiry"]);
    assert_eq!(document.figures, []);
}

#[test]
fn a_source_is_one_entry_under_all_its_names() {
    let document = read(
        "Engineer Ann Reed said the wall fell.\n\nThe council said the mill was sold.\n\nReed said she believed the \
         boats were lost.",
    );
    let names: Vec<(&str, usize)> =
        document.sources.iter().map(|source| (source.name.as_str(), source.attributions.len())).collect();
    assert_eq!(names, [("Engineer Ann Reed", 3), ("The council", 1)]);
}

#[test]
fn what_stands_in_quotation_marks_is_never_the_writers() {
    let document = read(
        "The pier is to close in May.\n\n“The planks are rotten.\n\n“The rails have gone.”\n\nTom Okoro made this plain to \
         the board:\n\n“The ferry will sail in June.”\n\nThe owner said the harbour’s name was in debt.",
    );
    let said_by = |words: &str| linked(&document, mark(&document, "claim", words), "attributed_to");
    let nobodys = "“The planks are rotten.\n\n“The rails have gone.”";
    assert_eq!([said_by("The planks"), said_by("The rails")], [Some(nobodys); 2]);
    assert!(said_by("The ferry").is_some());
    assert_eq!(said_by("The pier"), None);
    assert_eq!(certainty(&document, "The rails"), "attributed");
}

#[test]
fn a_mark_that_is_never_closed_swallows_nothing() {
    let document = read("The board closed the “old pier in May. The rails have gone since then.");
    assert_eq!(linked(&document, mark(&document, "claim", "The rails"), "attributed_to"), None);
}

#[test]
fn who_denies_something_denies_it_and_who_is_silent_is_certainly_so() {
    let document =
        read("Mr Tell, of Arve, denies two counts of theft. A spokesman for the mill declined to comment.");
    assert_eq!(certainty(&document, "Mr Tell"), "denied");
    let denies = linked(&document, mark(&document, "claim", "Mr Tell"), "attributed_to");
    assert_eq!(denies, Some("Mr Tell, of Arve, denies two counts of theft"));
    assert_eq!(certainty(&document, "A spokesman"), "asserted");
}

#[test]
fn the_kind_of_a_source_is_that_of_its_name() {
    for (text, kind) in [
        ("Lorva's energy minister, Prince Omar bin Salim, said the wells were dry.", "person"),
        ("The relief coordinator for Lorva, Mina Arve-Tell, said the wells were dry.", "person"),
        ("The local Relief Committees said the wells were dry.", "organization"),
        ("The wells are dry, according to an analysis of three surveys.", "document"),
    ] {
        assert_eq!(read(text).sources[0].kind, kind, "{text}");
    }
}

#[test]
fn what_somebody_is_on_record_with_is_not_the_writers() {
    let document = read("Mara Lind accused the harbour board of neglect. The quay was closed on Monday.");
    assert_eq!(certainty(&document, "Mara Lind accused"), "attributed");
    assert_eq!(certainty(&document, "The quay"), "asserted");
}

#[test]
fn a_paragraph_in_another_language_is_said_and_left_alone() {
    let text = "Mara Lind said the quay was closed. The ferry was late on Monday and on Tuesday.\n\n„Wir haben das aus der \
                Zeitung erfahren und nicht von der Behörde“, sagte er, und sie ist für die Brücke zuständig, die er nicht \
                mehr sehen will.\n\nThe quay opens on Friday, Lind said.";
    let document = read(text);
    let foreign = document.paragraphs[1];
    assert_eq!(document.warnings.len(), 1);
    assert_eq!((&*document.warnings[0].code, document.warnings[0].span), ("foreign-paragraph", foreign));
    assert!(document.annotations.iter().all(|mark| !foreign.contains(mark.span)));
    assert_eq!(document.annotations.iter().filter(|mark| mark.layer == "attribution").count(), 2);
}

#[test]
fn a_couple_of_one_name_are_two() {
    let document = read(
        "Jamal Okoro ran into the water. “He just went,” Mrs Okoro said. Mr Okoro said it was cold. Mr Okoro said so twice.",
    );
    let names: Vec<&str> = document.sources.iter().map(|source| &*source.name).collect();
    assert_eq!(names, ["Mrs Okoro", "Jamal Okoro"]);
}
