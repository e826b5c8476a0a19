//! What does the page know, and how does each event change that?
//!
//! It never touches the DOM: an [`Action`] goes in, the next [`State`] comes out.

pub mod exchange;
pub mod preferences;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use sayso::document::Span;
use sayso::write::json::{Annotation, Document};
use sayso::write::units::Units;
use yew::Reducible;

use crate::digest::list::Column;
use crate::digest::{Spot, empty_document};
use crate::dismissals::Dismissals;
use crate::settings::Settings;
use crate::sift::{PRESETS, Sift, without};
use crate::state::exchange::{Dialog, Exchange};
use crate::state::preferences::{Refused, Wish};
use crate::wire::{Delivery, Rule, Shared};

/// A text and what is known about it. Every offset in it counts bytes.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text.
    pub text: Rc<str>,
    /// Its paragraphs.
    pub paragraphs: Rc<[Span]>,
    /// All that the annotator says about it.
    pub read: Rc<Document<'static>>,
    /// That without what the visitor has put away.
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
        let read = Rc::new(document);
        Reading { text, paragraphs, document: read.clone(), whole: read.clone(), read }
    }

    /// The same reading with what a sift shows of it.
    pub fn sifted(&self, sift: &Sift) -> Reading {
        let reading = self.without(&sift.dismissed);
        let document = if sift.is_on() { Rc::new(sift.sifted(&reading.whole)) } else { reading.document };
        Reading { document, ..reading }
    }

    /// The same reading with all of it but what is put away.
    pub fn without(&self, dismissed: &Dismissals) -> Reading {
        let whole = if dismissed.0.is_empty() {
            self.read.clone()
        } else {
            Rc::new(without(dismissed, &self.text, &self.read))
        };
        Reading { whole: whole.clone(), document: whole, ..self.clone() }
    }

    /// The index of the paragraph that holds a byte, or of the one before it.
    pub fn paragraph_at(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.start <= byte).saturating_sub(1)
    }

    /// The byte at which a place lies that JavaScript counts in UTF-16 code units.
    pub fn byte_at(&self, place: usize) -> usize {
        let mut units = 0;
        let is_there = |&(_, letter): &(usize, char)| {
            units += letter.len_utf16();
            units > place
        };
        self.text.char_indices().find(is_there).map_or(self.text.len(), |(byte, _)| byte)
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
    /// The marks came with the text, from a file.
    Brought,
    /// So many marks were put away, and will not be seen again.
    PutAway(usize),
    /// What was put away last is seen again.
    TakenBack,
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
    /// Whether that is for this visit only: a preset's, or what came with an address.
    pub visiting: bool,
    /// Which marks are shown of any text.
    pub usual: Sift,
    /// The page as it was before its text was replaced.
    pub replaced: Option<Rc<State>>,
    /// The mark whose card is open.
    pub open: Option<String>,
    /// The mark that the keyboard is at.
    pub current: Option<String>,
    /// What stands beside the text.
    pub panel: Panel,
    /// The ids of the accounts that are unfolded.
    pub unfolded: Vec<String>,
    /// How the marks are listed.
    pub listing: Listing,
    /// The place in the text that the visitor was led to last, and how often that has happened.
    pub led_to: Option<(usize, Spot)>,
    /// How many paragraphs are shown at most.
    pub shown: usize,
    /// How the visitor wants the page.
    pub settings: Settings,
    /// The key that could not be had.
    pub refused: Refused,
    /// The language that the page was drawn in, as it is set.
    pub spoken: String,
    /// How the annotator is.
    pub health: Health,
    /// How far the reading is.
    pub progress: Progress,
    /// What the visitor is told in passing.
    pub notice: Option<Notice>,
    /// The annotator's rules.
    pub rules: Rc<Vec<Rule<'static>>>,
    /// The window that is open over the page.
    pub dialog: Option<Dialog>,
    /// What comes in and goes out.
    pub exchange: Exchange,
    /// The mark to open once the text is read: its layer, and where it begins and ends; without a layer a place to go to.
    pub awaited: Option<(String, usize, usize)>,
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
    /// Those of this preset alone are to be shown, or all where they are.
    ShowOnly(usize),
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
    /// The visitor wants something for good.
    Prefer(Wish),
    /// The visitor goes on to a mark near the one at hand.
    Step {
        /// To one before it.
        back: bool,
        /// To one of the same layer and kind.
        alike: bool,
    },
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
    /// This window is opened over the page, in place of the one that is open.
    Show(Dialog),
    /// This window is closed, which is no news where another one is open by now.
    Close(Dialog),
    /// This was told at the page's doors.
    Heard(Delivery),
    /// The visitor has read it.
    Unheard,
    /// Another format is to be written.
    Choose(String),
    /// Its offsets are to count this.
    Count(Units),
    /// A reading came back from a file.
    Brought(Reading, Progress),
    /// A text came by an address: options and all.
    Shared(Shared),
    /// The text that was replaced is wanted again.
    TakeBack,
}

impl Default for State {
    fn default() -> State {
        State::new()
    }
}

impl State {
    /// The page as it opens.
    pub fn new() -> State {
        State {
            text: "".into(),
            reading: Reading::unread("".into(), Rc::default()),
            editing: true,
            sift: Sift::default(),
            visiting: false,
            usual: Sift::default(),
            replaced: None,
            open: None,
            current: None,
            panel: Panel::Marks,
            unfolded: Vec::new(),
            listing: Listing::new(),
            led_to: None,
            shown: PARAGRAPHS_SHOWN,
            settings: Settings::default(),
            refused: None,
            spoken: String::new(),
            health: Health::Starting,
            progress: Progress::default(),
            notice: None,
            rules: Rc::default(),
            dialog: None,
            exchange: Exchange::new(),
            awaited: None,
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

    /// The ids of the marks that are shown, where that is not all of them. What leaves the page obeys.
    pub fn kept(&self) -> Option<Vec<&str>> {
        let Reading { read, document, .. } = &self.reading;
        (!Rc::ptr_eq(read, document)).then(|| document.annotations.iter().map(|mark| &*mark.id).collect())
    }

    /// What an address of this page would hold.
    pub fn to_share(&self) -> Shared {
        let mark = self.open.as_ref().and_then(|open| self.reading.mark(open));
        Shared {
            text: self.text.to_string(),
            off: self.sift.off.clone(),
            least: self.sift.least,
            words: self.sift.words.clone(),
            mark: mark.map(|mark| (mark.layer.to_string(), mark.start, mark.end)),
        }
    }

    /// What comes of an action.
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Typed(text) => {
                next.text = text;
                next.notice = next.notice.filter(|notice| *notice != Notice::Brought);
            }
            Action::Given(text) => {
                if !self.is_empty() && self.text != text {
                    next.replaced = Some(Rc::new(State { replaced: None, ..self.clone() }));
                }
                next.editing = text.trim().is_empty();
                next.text = text;
                next.open = None;
                next.current = None;
                next.unfolded.clear();
                next.listing = Listing::new();
                next.sift = Sift { dismissed: next.sift.dismissed, ..next.usual.clone() };
                next.visiting = false;
                next.led_to = None;
                next.shown = PARAGRAPHS_SHOWN;
                next.notice = None;
                next.progress = Progress::default();
                next.reading = Reading::unread("".into(), Rc::default());
                next.awaited = None;
                next.exchange.forget();
            }
            Action::Edit(editing) => {
                next.editing = editing || next.is_empty();
                next.open = None;
            }
            Action::Toggle(key) => {
                flip(&mut next.sift.off, key);
                next.visiting = false;
            }
            Action::Sift(sift) => {
                next.visiting = PRESETS.iter().any(|(_, off)| sift.off == *off);
                next.sift = sift;
            }
            Action::ShowOnly(preset) => {
                next.sift = next.sift.switched_to(PRESETS[preset].1);
                next.visiting = true;
            }
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
            Action::Prefer(wish) => next.grant(wish),
            Action::Step { back, alike } => next.step(back, alike),
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
            Action::Show(dialog) => {
                next.dialog = Some(dialog);
                next.exchange.forget();
            }
            Action::Close(dialog) => {
                if next.dialog.take_if(|open| *open == dialog).is_some() {
                    next.exchange.forget();
                }
            }
            Action::Heard(delivery) => next.exchange.hear(delivery),
            Action::Unheard => {
                if !next.exchange.forget() {
                    next.replaced = None;
                }
            }
            Action::Choose(format) => next.exchange.format = format.into(),
            Action::Count(units) => next.exchange.units = units,
            Action::Brought(reading, progress) => {
                next = next.after(Action::Given(reading.text.clone()));
                next = next.after(Action::Read(reading, progress));
                next.notice = Some(Notice::Brought);
            }
            Action::Shared(shared) => {
                let Shared { off, least, words, mark, .. } = shared;
                next.sift = Sift { off, least, words, ..next.sift };
                next.awaited = mark;
                next.visiting = true;
            }
            Action::TakeBack => {
                if let Some(before) = next.replaced.take() {
                    next = next.after(Action::Given(before.text.clone()));
                    next.reading = before.reading.clone();
                    next.progress = before.progress;
                    next.notice = before.notice;
                    next.sift = Sift { dismissed: next.sift.dismissed, ..before.sift.clone() };
                    next.visiting = before.visiting;
                }
            }
        }
        if !next.visiting {
            next.usual = next.sift.lasting();
        }
        if next.sift != self.sift || !Rc::ptr_eq(&next.reading.read, &self.reading.read) {
            next.reading = next.reading.sifted(&next.sift);
        }
        next.open_what_is_awaited();
        next.forget_what_is_gone();
        next
    }

    /// Opens the card that an address came with, or goes to the place, once its text is read.
    fn open_what_is_awaited(&mut self) {
        let Some((layer, start, end)) = self.awaited.take_if(|_| self.progress.finished) else { return };
        if layer.is_empty() {
            return self.go(Spot::Words(start));
        }
        let is_it =
            |mark: &&Annotation<'static>| mark.layer == layer && (mark.start, mark.end) == (start, end);
        if let Some(mark) =
            self.reading.document.annotations.iter().find(is_it).map(|mark| mark.id.to_string())
        {
            self.open = Some(mark.clone());
            self.go(Spot::Mark(mark));
        }
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

/// Takes a name out of those that it is among, and adds it to those that it is not.
fn flip(names: &mut Vec<String>, name: String) {
    match names.iter().position(|other| *other == name) {
        Some(at) => drop(names.remove(at)),
        None => names.push(name),
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}
