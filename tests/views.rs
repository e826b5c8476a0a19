//! What do the views draw? Each one as HTML, from a reading that never changes, beside the HTML that it drew before.
//!
//! It never asks how that looks: the browser tests do. After a change that is meant,
//! `SAYSO_GOLDEN=write cargo test -p sayso-web --test views` writes the files anew; the difference is then for people to
//! read.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;
use std::rc::Rc;

use futures::executor::block_on;
use sayso::document::{Document, Figure, Source, Span};
use sayso::notation;
use sayso::read::paragraph::paragraphs;
use sayso::read_back;
use sayso::write::json;
use sayso::write::units::Units;
use sayso_web::digest::compare::Comparison;
use sayso_web::digest::practice::{self, Mark};
use sayso_web::sift::Sift;
use sayso_web::state::{Action, Progress, Reading, State};
use sayso_web::views::agreement::{self, Agreement};
use sayso_web::views::card::{self, Card};
use sayso_web::views::compared::{self, Findings};
use sayso_web::views::figures::{self, FiguresPanel};
use sayso_web::views::frame::{Status, StatusProps};
use sayso_web::views::legend::{self, Legend};
use sayso_web::views::list::{self, List};
use sayso_web::views::overview::{self, Overview};
use sayso_web::views::practice::{self as practice_view, PracticeText};
use sayso_web::views::reading::{self, MarkedText};
use sayso_web::views::sources::{self, Ledger};
use yew::{BaseComponent, Callback, LocalServerRenderer};

/// A document as the page holds it. The view of one borrows from it; a reading holds its own.
fn held(document: &Document) -> Reading {
    let text: Rc<str> = document.text.as_str().into();
    let read = serde_json::to_string(&json::view(document, Units::Utf8, false)).unwrap();
    let paragraphs = paragraphs(&text).into();
    Reading::of(text, paragraphs, serde_json::from_str(&read).unwrap())
}

/// The reading that the engine's formats are tested on as well: every layer, a source with a pronoun, a dispute.
fn reading() -> Reading {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("engine/tests/formats/sample.json");
    let document = read_back::document(&fs::read_to_string(file).unwrap(), None).unwrap();
    held(&document)
}

/// Another text on the same event.
const OTHER: &str = "\
Harbour master Lind denied that 12 boats had sunk. Some boats sank on Monday.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect stance=denying source->s1
^^^^^^^^^^^^^^^^^^^ a1 source
                    ^^^^^^ a1 cue
                           ^^^^^^^^^^^^^^^^^^^^^^ a1 content
                                ^^^^^^^^^^^^^^^^^ c1 claim quantity certainty=denied attributed_to->a1
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ c2 claim event certainty=asserted
";

fn other_reading() -> Reading {
    let mut document = notation::parse(OTHER).unwrap();
    document.sources.push(Source {
        id: "s1".to_owned(),
        name: "Harbour master Lind".to_owned(),
        kind: "person".into(),
        named: true,
        mentions: Vec::new(),
        attributions: vec!["a1".to_owned()],
    });
    document.figures.push(Figure {
        id: "f1".to_owned(),
        what: "boats sunk".to_owned(),
        unit: None,
        value: (12.0, 12.0),
        bound: "exact".into(),
        time: None,
        claim: Some("c1".to_owned()),
        said_by: Some("a1".to_owned()),
        span: Span::new(32, 40),
        conflicts_with: Vec::new(),
        agrees_with: Vec::new(),
    });
    held(&document)
}

/// Compares what a view draws with `tests/views/NAME.html`.
fn check<View: BaseComponent>(name: &str, props: View::Properties) {
    let drawn = block_on(LocalServerRenderer::<View>::with_props(props).hydratable(false).render());
    // A tag a line, so that a difference can be read.
    let drawn = drawn.replace("><", ">\n<") + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/views/{name}.html"));
    if std::env::var("SAYSO_GOLDEN").is_ok_and(|wish| wish == "write") {
        fs::write(&file, &drawn).unwrap();
    }
    let golden = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}.html: {error}"));
    assert!(drawn == golden, "{name}.html has changed:\n{drawn}");
}

#[test]
fn the_marked_text_is_the_text_with_a_button_for_each_mark() {
    check::<MarkedText>(
        "reading",
        yew::props!(reading::Props {
            reading: reading(),
            lit: Some("h2".to_owned()),
            current: Some("h2".to_owned()),
            shown: 10_usize,
            on_open: Callback::noop(),
            on_move: Callback::noop(),
            on_more: Callback::noop(),
        }),
    );
}

#[test]
fn the_legend_counts_what_is_shown_of_all_there_is() {
    let whole = reading();
    let sift = Sift { off: vec!["claim".to_owned(), "hedge/kind/modal".to_owned()], ..Sift::default() };
    let props = legend::Props {
        reading: whole.sifted(&sift),
        sift,
        on_toggle: Callback::noop(),
        on_sift: Callback::noop(),
    };
    check::<Legend>("legend", props);
}

#[test]
fn the_list_has_a_row_for_each_mark() {
    let props = list::Props {
        reading: reading(),
        listing: State::new().listing,
        on_sort: Callback::noop(),
        on_more: Callback::noop(),
        on_open: Callback::noop(),
    };
    check::<List>("list", props);
}

#[test]
fn the_ledger_opens_to_what_a_source_says() {
    check::<Ledger>(
        "ledger",
        sources::Props {
            reading: reading(),
            unfolded: vec!["s1".to_owned()],
            on_fold: Callback::noop(),
            on_go: Callback::noop(),
        },
    );
}

#[test]
fn figures_that_differ_stand_in_a_plot_and_a_table() {
    check::<FiguresPanel>("figures", figures::Props { reading: reading(), on_go: Callback::noop() });
}

#[test]
fn the_overview_has_a_strip_and_tables() {
    check::<Overview>("overview", overview::Props { reading: reading(), on_go: Callback::noop() });
}

#[test]
fn the_card_says_why_a_mark_is_there() {
    for mark in ["a2", "h2", "c3"] {
        let props = card::Props {
            reading: reading(),
            mark: mark.to_owned(),
            rules: Rc::default(),
            on_open: Callback::noop(),
            on_close: Callback::noop(),
            on_copy: Callback::noop(),
            on_put_away: Some(Callback::noop()),
        };
        check::<Card>(&format!("card-{mark}"), props);
    }
}

#[test]
fn the_card_of_what_a_source_says_does_not_say_that_there_is_none() {
    let written = |attributed: &str| {
        let reading = [
            "Ada Lund described a flood.\n",
            "^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect\n",
            "^^^^^^^^ a1 source\n",
            "                   ^^^^^^^ c1 claim event certainty=asserted",
            attributed,
            "\n",
        ];
        let props = card::Props {
            reading: held(&notation::parse(&reading.concat()).unwrap()),
            mark: "c1".to_owned(),
            rules: Rc::default(),
            on_open: Callback::noop(),
            on_close: Callback::noop(),
            on_copy: Callback::noop(),
            on_put_away: Some(Callback::noop()),
        };
        block_on(LocalServerRenderer::<Card>::with_props(props).hydratable(false).render())
    };
    assert!(written("").contains("No source was found for it"));
    assert!(!written(" attributed_to->a1").contains("No source was found for it"));
}

#[test]
fn the_status_says_how_far_the_reading_is_and_what_was_doubtful() {
    let reading = reading();
    let total = reading.paragraphs.len();
    let given = State::new().after(Action::Ready(Rc::default())).after(Action::Given(reading.text.clone()));
    let busy = Progress { total, read: 1, fresh: total, finished: false };
    let done = Progress { read: total, finished: true, ..busy };
    let states = [
        ("status-busy", given.after(Action::Progressed(busy))),
        ("status-done", given.after(Action::Read(reading, done))),
        ("status-failed", given.after(Action::CannotRead)),
    ];
    for (name, state) in states {
        check::<Status>(
            name,
            StatusProps {
                state,
                on_cancel: Callback::noop(),
                on_dismiss: Callback::noop(),
                on_undo: Callback::noop(),
            },
        );
    }
}

#[test]
fn two_texts_stand_against_each_other() {
    let readings = [reading(), other_reading()];
    let texts = readings.each_ref().map(|reading| (&*reading.text, &*reading.document));
    // The first text's first figure is not the second text's, its second figure is.
    let comparison = Rc::new(Comparison::of(texts, &[(0, 0, false), (1, 0, true)]));
    check::<Findings>("findings", compared::Props { comparison, on_go: Callback::noop() });
}

/// The paragraphs of a reading, each with its words.
fn words(reading: &Reading) -> Vec<(Span, Vec<Span>)> {
    let words = |span: &Span| (*span, practice::words(&reading.text, *span));
    reading.paragraphs.iter().map(words).collect()
}

/// What a student marked in the reading: *may*, *boats may have sunk*, *harbour master*.
fn marked() -> Vec<Mark> {
    let mark = |layer, from, to| Mark { layer, from, to };
    vec![mark("hedge", 10, 10), mark("claim", 9, 12), mark("hedge", 13, 14)]
}

#[test]
fn a_text_to_mark_is_a_list_of_words() {
    let reading = reading();
    check::<PracticeText>(
        "practice",
        practice_view::Props {
            paragraphs: words(&reading).into(),
            text: reading.text,
            marks: marked(),
            chosen: (3, 4),
            at: 4,
            on_tap: Callback::noop(),
            on_key: Callback::noop(),
        },
    );
}

#[test]
fn the_agreement_asks_who_is_right() {
    let reading = reading();
    let words: Vec<Span> = words(&reading).into_iter().flat_map(|(_, words)| words).collect();
    let findings = Rc::new(practice::findings(&words, &marked(), &reading.document));
    check::<Agreement>(
        "agreement",
        agreement::Props {
            reading,
            findings,
            answers: vec!["open".to_owned()],
            on_answer: Callback::noop(),
            on_go: Callback::noop(),
        },
    );
}
