//! What does the page know, and how does each event change that?
//!
//! It never touches the DOM: an [`Action`] goes in, the next [`State`] comes out.

use std::collections::BTreeSet;
use std::rc::Rc;

use sayso::document::Span;
use sayso::write::json::{Annotation, Document, ENGINE, SCHEMA};
use sayso::write::units::Units;
use yew::Reducible;

use crate::digest::Spot;
use crate::digest::list::Column;
use crate::sift::Sift;
use crate::wire::Rule;

/// A text and what is known about it. Every offset in it counts bytes.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text.
    pub text: Rc<str>,
    /// Its paragraphs.
    pub paragraphs: Rc<[Span]>,
    /// All that the annotator says about it.
    pub whole: Rc<Document<'static>>,
    /// What is shown of that. Whatever counts, lists or writes marks takes them from here.
    pub document: Rc<Document<'static>>,
}

impl Reading {
    /// A text of which nothing is known yet.
    pub fn unread(text: Rc<str>, paragraphs: Rc<[Span]>) -> Reading {
        Reading::of(text, paragraphs, empty_document())
    }

    /// A text and what the annotator says about it, all of which is shown.
    pub fn of(text: Rc<str>, paragraphs: Rc<[Span]>, document: Document<'static>) -> Reading {
        let whole = Rc::new(document);
        Reading { text, paragraphs, document: whole.clone(), whole }
    }

    /// The same reading with what a sift shows of it.
    pub fn sifted(&self, sift: &Sift) -> Reading {
        let document = if sift.is_open() { self.whole.clone() } else { Rc::new(sift.sifted(&self.whole)) };
        Reading { document, ..self.clone() }
    }

    /// The index of the paragraph that holds a byte, or of the one before it.
    pub fn paragraph_at(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.start <= byte).saturating_sub(1)
    }

    /// The mark with this id, where it is shown.
    pub fn mark(&self, id: &str) -> Option<&Annotation<'static>> {
        self.document.annotations.iter().find(|mark| mark.id == id)
    }
}

/// A reading is never changed, so two are the same where they are one: nothing is compared mark by mark.
impl PartialEq for Reading {
    fn eq(&self, other: &Reading) -> bool {
        Rc::ptr_eq(&self.text, &other.text)
            && Rc::ptr_eq(&self.whole, &other.whole)
            && Rc::ptr_eq(&self.document, &other.document)
    }
}

/// A document that says nothing.
pub fn empty_document() -> Document<'static> {
    Document {
        schema: SCHEMA.into(),
        engine: ENGINE,
        units: Units::Utf8,
        lang: "en".into(),
        text: None,
        sentences: Vec::new(),
        annotations: Vec::new(),
        sources: Vec::new(),
        figures: Vec::new(),
        warnings: Vec::new(),
    }
}

/// How far a reading is, in paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many the text has.
    pub total: usize,
    /// How many of them are read.
    pub read: usize,
    /// How many of them had to be read anew for this text.
    pub fresh: usize,
    /// Whether the text is joined as well.
    pub finished: bool,
}

/// How the annotator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Its program is being fetched.
    Starting,
    /// It reads.
    Ready,
    /// It cannot be started in this browser.
    Failed,
}

/// Something the visitor is told in passing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The annotator had stopped and was started again.
    Restarted,
    /// A passage ended the annotator again and again and is left unread.
    GivenUp,
    /// The visitor stopped the reading.
    Cancelled,
}

/// Which colours the page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// What the device asks for.
    Device,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The name that the style sheets and the browser's memory know.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of this name; the device's own where there is none.
    pub fn named(name: &str) -> Theme {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.name() == name).unwrap_or(Theme::Device)
    }
}

/// What stands beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The legend.
    Marks,
    /// Who says how much.
    Sources,
    /// Which figures differ.
    Figures,
    /// What the text consists of.
    Overview,
    /// All marks, one by one.
    List,
}

impl Panel {
    /// All of them, in the order of their tabs.
    pub const ALL: [Panel; 5] = [Panel::Marks, Panel::Sources, Panel::Figures, Panel::Overview, Panel::List];

    /// The name that the document and the style sheets know.
    pub fn name(self) -> &'static str {
        match self {
            Panel::Marks => "marks",
            Panel::Sources => "sources",
            Panel::Figures => "figures",
            Panel::Overview => "overview",
            Panel::List => "list",
        }
    }
}

/// How many rows of the list are shown at first, and how many more at each asking.
pub const ROWS_SHOWN: usize = 300;

/// How the marks are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What they are in order by.
    pub by: Column,
    /// Whether the last comes first.
    pub falling: bool,
    /// How many rows are shown at most.
    pub rows: usize,
}

impl Listing {
    /// The beginning of a list in the text's order.
    fn new() -> Listing {
        Listing { by: Column::Place, falling: false, rows: ROWS_SHOWN }
    }

    /// The same list in the order of a column, or the other way round where it is in that order.
    fn sorted(self, by: Column) -> Listing {
        Listing { by, falling: by == self.by && !self.falling, ..self }
    }
}

/// How many paragraphs are shown at first, and how many more at each asking.
pub const PARAGRAPHS_SHOWN: usize = 400;

/// Everything the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The text as the visitor has it.
    pub text: Rc<str>,
    /// The reading on the screen. While a newer text is being read it may be the older one's.
    pub reading: Reading,
    /// Whether the text can be typed in.
    pub editing: bool,
    /// Which marks are shown of it.
    pub sift: Sift,
    /// The mark whose card is open.
    pub open: Option<String>,
    /// The mark that the keyboard is at.
    pub current: Option<String>,
    /// What stands beside the text.
    pub panel: Panel,
    /// The ids of the accounts that are unfolded.
    pub unfolded: BTreeSet<String>,
    /// How the marks are listed.
    pub listing: Listing,
    /// The place in the text that the visitor was led to last, and how often that has happened.
    pub led_to: Option<(usize, Spot)>,
    /// How many paragraphs are shown at most.
    pub shown: usize,
    /// Which colours the page has.
    pub theme: Theme,
    /// How the annotator is.
    pub health: Health,
    /// How far the reading is.
    pub progress: Progress,
    /// What the visitor is told in passing.
    pub notice: Option<Notice>,
    /// The annotator's rules.
    pub rules: Rc<Vec<Rule<'static>>>,
}

/// Everything that can happen to the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The visitor typed: this is the text now.
    Typed(Rc<str>),
    /// The visitor pasted a text into the empty page or took a sample: it is to be read, not edited.
    Given(Rc<str>),
    /// The visitor wants to type, or to read.
    Edit(bool),
    /// A layer or a facet is switched on or off, by its key in [`Sift::off`].
    Toggle(String),
    /// Other marks are to be shown.
    Sift(Sift),
    /// The card of this mark is opened; none closes it.
    Open(Option<String>),
    /// The keyboard moved to this mark.
    Move(String),
    /// Another panel is to stand beside the text.
    Turn(Panel),
    /// An account is folded or unfolded.
    Fold(String),
    /// The list is to stand in the order of this column.
    Sort(Column),
    /// More rows of the list are to be shown.
    ListMore,
    /// More paragraphs are to be shown.
    ShowMore,
    /// The visitor is led to a place in the text.
    Go(Spot),
    /// Other colours.
    Wear(Theme),
    /// The annotator has started.
    Ready(Rc<Vec<Rule<'static>>>),
    /// It has read this much.
    Read(Reading, Progress),
    /// It is this far, and has nothing new to show.
    Progressed(Progress),
    /// It was stopped by the visitor, and had read this much.
    Cancelled(Reading),
    /// It had stopped by itself and was started again.
    Restarted {
        /// Whether what it was reading is left unread.
        given_up: bool,
    },
    /// It cannot be started.
    CannotRead,
    /// The notice has been read.
    Dismiss,
}

impl State {
    /// The page as it opens.
    pub fn new(theme: Theme) -> State {
        State {
            text: "".into(),
            reading: Reading::unread("".into(), Rc::default()),
            editing: true,
            sift: Sift::default(),
            open: None,
            current: None,
            panel: Panel::Marks,
            unfolded: BTreeSet::new(),
            listing: Listing::new(),
            led_to: None,
            shown: PARAGRAPHS_SHOWN,
            theme,
            health: Health::Starting,
            progress: Progress::default(),
            notice: None,
            rules: Rc::default(),
        }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the visitor is kept waiting. What a keystroke has changed is read too soon to speak of.
    pub fn is_reading(&self) -> bool {
        self.health == Health::Ready && !self.is_empty() && !self.progress.finished
    }

    /// What comes of an action.
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Typed(text) => next.text = text,
            Action::Given(text) => {
                next.editing = text.trim().is_empty();
                next.text = text;
                next.open = None;
                next.current = None;
                next.unfolded.clear();
                next.listing = Listing::new();
                next.sift.words.clear();
                next.led_to = None;
                next.shown = PARAGRAPHS_SHOWN;
                next.notice = None;
                next.progress = Progress::default();
                next.reading = Reading::unread("".into(), Rc::default());
            }
            Action::Edit(editing) => {
                next.editing = editing || next.is_empty();
                next.open = None;
            }
            Action::Toggle(key) => flip(&mut next.sift.off, key),
            Action::Sift(sift) => next.sift = sift,
            Action::Turn(panel) => next.panel = panel,
            Action::Fold(account) => flip(&mut next.unfolded, account),
            Action::Open(mark) => {
                if let Some(mark) = mark.as_ref().and_then(|id| self.reading.mark(id)) {
                    next.shown = next.shown.max(self.reading.paragraph_at(mark.start) + 1);
                }
                next.current = mark.clone().or(next.current);
                next.open = mark;
            }
            Action::Move(mark) => {
                next.open = next.open.and(Some(mark.clone()));
                next.current = Some(mark);
            }
            Action::Sort(column) => next.listing = next.listing.sorted(column),
            Action::ListMore => next.listing.rows += ROWS_SHOWN,
            Action::ShowMore => next.shown += PARAGRAPHS_SHOWN,
            Action::Go(spot) => next.go(spot),
            Action::Wear(theme) => next.theme = theme,
            Action::Ready(rules) => {
                next.health = Health::Ready;
                next.rules = rules;
            }
            Action::Read(reading, progress) => {
                next.reading = reading;
                next.progress = progress;
            }
            Action::Progressed(progress) => next.progress = progress,
            Action::Cancelled(reading) => {
                next.reading = reading;
                next.progress.finished = true;
                next.notice = Some(Notice::Cancelled);
            }
            Action::Restarted { given_up } => {
                next.notice = Some(if given_up { Notice::GivenUp } else { Notice::Restarted });
            }
            Action::CannotRead => next.health = Health::Failed,
            Action::Dismiss => next.notice = None,
        }
        if next.sift != self.sift || !Rc::ptr_eq(&next.reading.whole, &self.reading.whole) {
            next.reading = next.reading.sifted(&next.sift);
        }
        next.forget_what_is_gone();
        next
    }

    /// Makes sure that a place in the text is shown, and takes an open card along to its mark.
    fn go(&mut self, spot: Spot) {
        let start = match &spot {
            Spot::Words(start) => Some(*start),
            Spot::Mark(id) => self.reading.mark(id).map(|mark| mark.start),
        };
        let Some(start) = start else { return };
        self.shown = self.shown.max(self.reading.paragraph_at(start) + 1);
        if let Spot::Mark(id) = &spot {
            self.open = self.open.take().and(Some(id.clone()));
            self.current = Some(id.clone());
        }
        self.led_to = Some((self.led_to.take().map_or(0, |(times, _)| times + 1), spot));
    }

    /// Neither a card nor a keyboard position outlives its mark, be it gone or no longer shown.
    fn forget_what_is_gone(&mut self) {
        let is_gone = |id: &mut String| self.reading.mark(id).is_none();
        self.open.take_if(is_gone);
        self.current.take_if(is_gone);
    }
}

/// Takes a name out of a set that holds it, and puts it into one that does not.
fn flip(names: &mut BTreeSet<String>, name: String) {
    if !names.remove(&name) {
        names.insert(name);
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        actions.into_iter().fold(State::new(Theme::Device), |state, action| state.after(action))
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
}
