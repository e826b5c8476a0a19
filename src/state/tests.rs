//! Does every event change the state as a visitor would expect?
//!
//! It never draws anything.

use super::*;
use crate::dismissals::{About, Dismissal};

const TEXT: &str = "Police allegedly knew.";

fn mark(id: &'static str, layer: &'static str) -> Annotation<'static> {
    Annotation {
        id: id.into(),
        layer: layer.into(),
        kind: "evidential".into(),
        start: 7,
        end: 16,
        text: "allegedly".into(),
        score: 0.9,
        rule: "hedge.evidential".into(),
        parts: Vec::new(),
        attributes: Default::default(),
        links: Vec::new(),
    }
}

fn reading(marks: Vec<Annotation<'static>>) -> Reading {
    let document = Document { annotations: marks, ..empty_document() };
    Reading::of(TEXT.into(), Rc::new([Span::new(0, TEXT.len())]), document)
}

fn finished() -> Progress {
    Progress { total: 1, read: 1, fresh: 1, finished: true }
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::new(), |state, action| state.after(action))
}

#[test]
fn a_text_that_is_given_is_read_and_one_that_is_typed_is_edited() {
    assert!(!after([Action::Given(TEXT.into())]).editing);
    assert!(after([Action::Typed(TEXT.into())]).editing);
    assert!(
        after([Action::Given(TEXT.into()), Action::Given("".into())]).editing,
        "an empty page is typed in"
    );
}

#[test]
fn a_given_text_is_being_read_until_it_is_finished_and_a_keystroke_is_not_spoken_of() {
    let given = [Action::Ready(Rc::default()), Action::Given(TEXT.into())];
    assert!(after(given.clone()).is_reading());
    let read = [given.clone().to_vec(), vec![Action::Read(reading(Vec::new()), finished())]].concat();
    assert!(!after(read.clone()).is_reading());
    assert!(!after([read, vec![Action::Typed("Another.".into())]].concat()).is_reading());
}

#[test]
fn a_card_closes_when_its_mark_or_its_layer_goes() {
    let open = [
        Action::Given(TEXT.into()),
        Action::Read(reading(vec![mark("h1", "hedge")]), finished()),
        Action::Open(Some("h1".to_owned())),
    ];
    assert_eq!(after(open.clone()).open.as_deref(), Some("h1"));
    let gone = Action::Read(reading(Vec::new()), finished());
    let hidden = Action::Toggle("hedge".to_owned());
    let other = Action::Toggle("claim".to_owned());
    assert_eq!(after(open.clone().into_iter().chain([gone])).open, None);
    assert_eq!(after(open.clone().into_iter().chain([hidden.clone()])).open, None);
    assert_eq!(after(open.into_iter().chain([other])).open.as_deref(), Some("h1"));
    assert!(after([hidden.clone(), hidden]).sift.off.is_empty(), "a switch goes both ways");
}

#[test]
fn what_is_shown_is_sifted_anew_when_the_sift_or_the_reading_changes_and_only_then() {
    let marks = || reading(vec![mark("h1", "hedge"), mark("c1", "claim")]);
    let hidden = Action::Toggle("hedge".to_owned());
    let read = after([hidden.clone(), Action::Given(TEXT.into()), Action::Read(marks(), finished())]);
    assert!(read.reading.mark("h1").is_none() && read.reading.mark("c1").is_some());
    assert_eq!(read.reading.whole.annotations.len(), 2);
    assert_eq!(read.after(Action::Turn(Panel::Sources)).reading, read.reading);
    let all = read.after(hidden).reading;
    assert!(Rc::ptr_eq(&all.document, &all.whole), "where nothing is held back nothing is copied");
    let reset = read.after(Action::Sift(read.sift.reset())).reading;
    assert_eq!(reset, all);
}

#[test]
fn who_is_led_to_a_place_far_down_is_shown_the_text_up_to_it() {
    let text: Rc<str> = "Police knew.\n\n".repeat(2 * PARAGRAPHS_SHOWN).into();
    let paragraphs: Vec<Span> =
        (0..2 * PARAGRAPHS_SHOWN).map(|at| Span::new(14 * at, 14 * at + 12)).collect();
    let last = Annotation { start: text.len() - 14, end: text.len() - 8, ..mark("h1", "hedge") };
    let document = Document { annotations: vec![last], ..empty_document() };
    let read = Action::Read(Reading::of(text, paragraphs.into(), document), finished());
    let to_mark = after([read.clone(), Action::Go(Spot::Mark("h1".to_owned()))]);
    assert_eq!((to_mark.shown, to_mark.current.as_deref()), (2 * PARAGRAPHS_SHOWN, Some("h1")));
    let to_words = after([read.clone(), Action::Go(Spot::Words(14 * PARAGRAPHS_SHOWN + 3))]);
    assert_eq!(to_words.shown, PARAGRAPHS_SHOWN + 1);
    let again = Action::Go(Spot::Words(0));
    let twice = after([read.clone(), again.clone()]).after(again.clone());
    assert_ne!(after([read, again]).led_to, twice.led_to, "to be led there anew is something new");
}

#[test]
fn a_column_puts_the_list_in_order_and_then_the_other_way_round() {
    let listing = |actions: &[Action]| after(actions.iter().cloned()).listing;
    let score = Action::Sort(Column::Score);
    assert_eq!(listing(std::slice::from_ref(&score)), Listing { by: Column::Score, ..Listing::new() });
    assert!(listing(&[score.clone(), score.clone()]).falling);
    assert!(!listing(&[score.clone(), score.clone(), Action::Sort(Column::Words)]).falling);
    assert_eq!(listing(&[Action::ListMore]).rows, 2 * ROWS_SHOWN);
    assert_eq!(listing(&[score, Action::ListMore, Action::Given(TEXT.into())]), Listing::new());
}

#[test]
fn the_keyboard_takes_an_open_card_along() {
    let marks = reading(vec![mark("h1", "hedge"), mark("h2", "hedge")]);
    let read = [Action::Given(TEXT.into()), Action::Read(marks, finished())];
    let moved = Action::Move("h2".to_owned());
    let closed = after(read.clone().into_iter().chain([moved.clone()]));
    assert_eq!((closed.open, closed.current.as_deref()), (None, Some("h2")));
    let open = after(read.into_iter().chain([Action::Open(Some("h1".to_owned())), moved]));
    assert_eq!(open.open.as_deref(), Some("h2"));
}

#[test]
fn what_leaves_obeys_the_switches() {
    let read = Action::Read(reading(vec![mark("h1", "hedge"), mark("c1", "claim")]), finished());
    assert_eq!(after([read.clone()]).kept(), None, "all of them");
    assert_eq!(after([read, Action::Toggle("claim".to_owned())]).kept(), Some(vec!["h1"]));
}

#[test]
fn a_window_that_is_closed_late_leaves_the_next_one_open() {
    let export = after([Action::Show(Dialog::Export)]);
    assert_eq!(export.after(Action::Close(Dialog::Export)).dialog, None);
    let address = Action::Heard(Delivery::Address("https://a.example/#sayso=1.x".to_owned()));
    let share = export.after(Action::Show(Dialog::Share)).after(address);
    let late = share.after(Action::Close(Dialog::Export));
    assert_eq!(late.dialog, Some(Dialog::Share));
    assert!(late.exchange.address.is_some(), "what the next one shows stays too");
}

#[test]
fn marks_that_came_with_a_text_are_said_to_until_it_changes() {
    let brought = Action::Brought(reading(vec![mark("x1", "omen")]), finished());
    let state = after([Action::Given("Another.".into()), brought]);
    assert_eq!((&*state.text, state.notice, state.editing), (TEXT, Some(Notice::Brought), false));
    assert!(state.reading.mark("x1").is_some() && !state.is_reading());
    assert_eq!(state.after(Action::Typed("Third.".into())).notice, None);
}

#[test]
fn an_address_brings_its_switches_and_its_card_once_the_text_is_read() {
    let open = [
        Action::Given(TEXT.into()),
        Action::Read(reading(vec![mark("h1", "hedge")]), finished()),
        Action::Toggle("claim".to_owned()),
        Action::Open(Some("h1".to_owned())),
    ];
    let shared = after(open).to_share();
    assert_eq!(shared.text, TEXT);
    let arrived = after([Action::Given(shared.text.as_str().into()), Action::Shared(shared)]);
    assert_eq!((arrived.open.as_deref(), arrived.sift.is_off("claim")), (None, true));
    let read = arrived.after(Action::Read(reading(vec![mark("h9", "hedge")]), finished()));
    assert_eq!(read.open.as_deref(), Some("h9"), "by its place, whatever its id");
    let other = arrived.after(Action::Read(reading(Vec::new()), finished()));
    assert_eq!(other.open, None);
}

#[test]
fn a_place_that_was_kept_is_gone_to_once_the_text_is_read_and_no_card_opens() {
    let kept = Shared { mark: Some((String::new(), 7, 7)), ..after([Action::Given(TEXT.into())]).to_share() };
    let back = after([Action::Given(TEXT.into()), Action::Shared(kept)]);
    assert_eq!(back.led_to, None);
    let read = back.after(Action::Read(reading(vec![mark("h1", "hedge")]), finished()));
    assert_eq!((read.led_to, read.open), (Some((0, Spot::Words(7))), None));
}

#[test]
fn a_preset_is_shown_alone_and_then_everything_is() {
    let alone = after([Action::ShowOnly(0)]);
    assert!(alone.sift.has(PRESETS[0].1));
    assert!(!alone.after(Action::ShowOnly(0)).sift.is_on());
}

#[test]
fn a_caret_is_where_it_is_however_wide_the_letters_before_it() {
    let text: Rc<str> = "“Nö” 🌊 up".into();
    let reading = Reading::unread(text.clone(), Rc::default());
    let before = |caret| &text[..reading.byte_at(caret)];
    assert_eq!(
        [before(0), before(3), before(5), before(7), before(99)],
        ["", "“Nö", "“Nö” ", "“Nö” 🌊", &text]
    );
}

#[test]
fn neither_a_preset_nor_what_an_address_brings_is_remembered() {
    let of_filter = |state: &State| {
        let memory = state.to_remember().into_iter();
        memory
            .filter(|(name, _)| ["layers-off", "least"].contains(name))
            .map(|(_, value)| value)
            .collect::<Vec<_>>()
    };
    let mut state = State::new().after(Action::Toggle("hedge".to_owned()));
    assert_eq!(of_filter(&state), ["hedge", "0"]);
    state = state.after(Action::ShowOnly(2));
    assert_eq!(of_filter(&state), ["hedge", "0"], "a preset is for one text");
    let shared = Shared {
        text: String::new(),
        off: vec!["claim".to_owned()],
        least: 30,
        words: String::new(),
        mark: None,
    };
    state = state.after(Action::Shared(shared));
    assert_eq!(state.sift.least, 30);
    assert_eq!(of_filter(&state), ["hedge", "0"], "so is what an address brings");
    state = state.after(Action::Sift(Sift { least: 40, ..state.sift.clone() }));
    assert_eq!(of_filter(&state), ["claim", "40"], "what the visitor sets is remembered");
}

/// A page with a text that is read, a preset and a search on it, and then this.
fn replaced_by(text: &str) -> State {
    let search = Sift { words: "knew".to_owned(), ..Sift::default() };
    after([
        Action::Ready(Rc::default()),
        Action::Given(TEXT.into()),
        Action::Read(reading(vec![mark("h1", "hedge")]), finished()),
        Action::Sift(search),
        Action::Toggle("hedge/tier/1".to_owned()),
        Action::Given(text.into()),
    ])
}

#[test]
fn a_text_that_is_replaced_comes_back_with_its_marks_and_its_filter() {
    for other in ["", "Another."] {
        let state = replaced_by(other);
        let away = Dismissal {
            about: About::Rule,
            of: "any".to_owned(),
            words: String::new(),
            place: String::new(),
        };
        let back = state.after(Action::Prefer(Wish::Dismiss(away))).after(Action::TakeBack);
        assert_eq!((&*back.text, back.editing, back.progress.finished), (TEXT, false, true));
        assert_eq!((&*back.sift.words, &*back.sift.off), ("knew", &["hedge/tier/1".to_owned()][..]));
        assert_eq!(back.reading.whole.annotations.len(), 1);
        assert_eq!(back.sift.dismissed.0.len(), 1, "what was put away meanwhile stays away");
        let again = back.replaced.map(|before| before.text.to_string());
        assert_eq!(again, (!other.is_empty()).then(|| other.to_owned()), "nothing is lost on the way back");
    }
    let gone = replaced_by("").after(Action::Given("Another.".into()));
    assert_eq!(
        gone.replaced.as_ref().map(|before| &*before.text),
        Some(TEXT),
        "an empty page replaces nothing"
    );
    assert!(gone.after(Action::Unheard).replaced.is_none());
    assert!(after([Action::Given(TEXT.into()), Action::Given(TEXT.into())]).replaced.is_none());
}

#[test]
fn a_filter_is_for_one_text_and_layers_are_for_all() {
    let state = after([
        Action::Given(TEXT.into()),
        Action::Toggle("claim".to_owned()),
        Action::Toggle("hedge/tier/1".to_owned()),
        Action::Given("Another.".into()),
    ]);
    assert_eq!(state.sift.off, ["claim"]);
    let preset = state.after(Action::ShowOnly(0)).after(Action::Given(TEXT.into()));
    assert_eq!((&*preset.sift.off, preset.visiting), (&["claim".to_owned()][..], false));
}
