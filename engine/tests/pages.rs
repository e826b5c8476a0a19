//! Does every layer do what its page says? Each `case` of each page is read and compared; a `known-miss` must still
//! be missed.

use sayso::Annotator;
use sayso::document::{Annotation, Document, Span};
use sayso::layer::{Case, Finder};
use sayso::notation;
use sayso::select::Selection;

#[test]
fn every_case_reads_as_its_page_says() {
    let annotator = Annotator::new().unwrap();
    let mut failures = String::new();
    for finder in annotator.finders() {
        for rule in &finder.page().rules {
            for case in &rule.cases().unwrap() {
                let read = annotator.read(&case.expected.text);
                let place = format!("{}, line {} of its page", rule.name, case.line);
                match (agrees(case, &read, finder.layer()), case.known_miss) {
                    (true, false) | (false, true) => {}
                    (true, true) => {
                        failures
                            .push_str(&format!("\n{place}: read rightly now, move it up from known-miss\n"));
                    }
                    (false, false) => failures.push_str(&difference(case, &read, finder.layer(), &place)),
                }
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Whether the layer's marks that are shown unasked are exactly those of the case, and every mark in the case was found.
fn agrees(case: &Case, read: &Document, layer: &str) -> bool {
    let expected = &case.expected;
    let found = |wanted: &Annotation| read.annotations.iter().any(|got| matches(expected, wanted, read, got));
    let wanted =
        |got: &Annotation| expected.annotations.iter().any(|wanted| matches(expected, wanted, read, got));
    let mut own = read.annotations.iter().filter(|got| got.layer == layer);
    expected.annotations.iter().all(found) && own.all(|got| wanted(got) || !Selection::default().keeps(got))
}

/// Whether a mark that was read has the span, the kind, and the parts, attributes and links that the case names.
fn matches(expected: &Document, wanted: &Annotation, read: &Document, got: &Annotation) -> bool {
    let same_parts = |role: &str| wanted.parts_of(role).eq(got.parts_of(role));
    (&wanted.layer, &wanted.kind, wanted.span) == (&got.layer, &got.kind, got.span)
        && wanted.parts.iter().all(|part| same_parts(&part.role))
        && wanted.attributes.iter().all(|(name, value)| got.attribute(name) == Some(value))
        && wanted.links.iter().all(|link| {
            let to = target(expected, &link.to);
            got.links.iter().any(|other| other.role == link.role && target(read, &other.to) == to)
        })
}

/// What a link leads to, as far as two documents can compare it.
fn target<'a>(document: &'a Document, id: &str) -> Option<(Span, &'a str)> {
    document.annotation(id).map(|annotation| (annotation.span, annotation.layer.as_ref()))
}

fn difference(case: &Case, read: &Document, layer: &str, place: &str) -> String {
    let mut read = read.clone();
    let in_case = |other: &str| case.expected.annotations.iter().any(|wanted| wanted.layer == other);
    read.annotations.retain(|got| got.layer == layer || in_case(&got.layer));
    let (expected, read) = (notation::write(&case.expected), notation::write(&read));
    format!("\n{place}\nexpected:\n{expected}read:\n{read}")
}

#[test]
fn a_case_can_be_read_wherever_it_is_cut() {
    let annotator = Annotator::new().unwrap();
    let pages = annotator.finders().map(Finder::page);
    for case in pages.flat_map(|page| &page.rules).flat_map(|rule| rule.cases().unwrap()) {
        let text = case.expected.text.as_str();
        for (at, _) in text.match_indices(' ') {
            for piece in [&text[..at], &text[at..]] {
                let read = annotator.read(piece);
                assert!(read.annotations.iter().all(|mark| mark.span.end <= piece.len()), "{piece}");
            }
        }
    }
}
