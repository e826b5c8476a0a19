//! What does the visitor want for good, and what comes of such a wish?
//!
//! It never stores anything: it says what is to be remembered.

use super::{Notice, Reading, State};
use crate::digest::Spot;
use crate::dismissals::{Dismissal, Dismissals};
use crate::keys::{Command, Refusal};
use crate::settings::{LANGUAGE, Settings};

/// Something that the visitor wants for this text and all others.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// An option of a choice, by the choice's place and the option's name.
    Set(usize, String),
    /// Another key for a command.
    Key(Command, String),
    /// Single keys are to do something, or nothing.
    SingleKeys(bool),
    /// Something is not to be seen again.
    Dismiss(Dismissal),
    /// What was dismissed is to be seen again, by its place.
    Recall(usize),
    /// What was dismissed last is to be seen again.
    Undo,
    /// Everything as it was on the first visit, but for what was dismissed.
    Reset,
    /// The page speaks this language now.
    Spoken(String),
}

impl Wish {
    /// Grants it as far as it is about the settings, and gives the key that cannot be had.
    pub fn grant(&self, settings: &mut Settings) -> Refused {
        match self {
            Wish::Set(choice, option) => settings.choose(*choice, option),
            Wish::Key(command, key) => match settings.keys.with(*command, key) {
                Ok(keys) => settings.keys = keys,
                Err(refusal) => return Some((*command, refusal)),
            },
            Wish::SingleKeys(on) => settings.keys.on = *on,
            Wish::Reset => *settings = Settings::default(),
            Wish::Dismiss(_) | Wish::Recall(_) | Wish::Undo | Wish::Spoken(_) => {}
        }
        None
    }
}

/// The names under which the browser remembers what is no setting of its own.
const LAYERS: &str = "layers-off";
const LEAST: &str = "least";
/// The name under which it remembers what was put away.
pub const DISMISSED: &str = "dismissed";

impl State {
    /// The page as it opens for somebody who has been here before.
    pub fn remembering(memory: impl Fn(&str) -> Option<String>) -> State {
        let mut state = State::new();
        state.settings = Settings::remembered(&memory);
        state.spoken = state.settings.option(LANGUAGE).to_owned();
        let layers = memory(LAYERS).unwrap_or_default();
        state.sift.off = layers.split_whitespace().map(str::to_owned).collect();
        state.sift.least = memory(LEAST).and_then(|least| least.parse().ok()).unwrap_or(0);
        state.usual = state.sift.clone();
        state.sift.dismissed = Dismissals::from_writing(&memory(DISMISSED).unwrap_or_default());
        state
    }

    /// What is to be remembered: names and values.
    pub fn to_remember(&self) -> Vec<(&'static str, String)> {
        let mut memory = self.settings.to_remember();
        memory.push((LAYERS, self.usual.off.join(" ")));
        memory.push((LEAST, self.usual.least.to_string()));
        memory.push((DISMISSED, self.sift.dismissed.in_writing()));
        memory
    }

    pub(super) fn grant(&mut self, wish: Wish) {
        self.refused = wish.grant(&mut self.settings);
        match wish {
            Wish::Dismiss(dismissal) => self.dismiss(dismissal),
            Wish::Recall(at) => {
                self.sift.dismissed.remove(at);
                self.notice = None;
            }
            Wish::Undo => self.take_back(),
            Wish::Reset => {
                self.sift = self.sift.reset();
                self.visiting = false;
            }
            Wish::Spoken(language) => self.spoken = language,
            Wish::Set(..) | Wish::Key(..) | Wish::SingleKeys(_) => {}
        }
    }

    /// Puts something away and leads the visitor on to the next mark.
    fn dismiss(&mut self, dismissal: Dismissal) {
        let text = &self.reading.text;
        let away = self.reading.whole.annotations.iter().filter(|mark| dismissal.hides(mark, text));
        self.notice = Some(Notice::PutAway(away.count()));
        self.sift.dismissed.add(dismissal);
        let marks = &self.reading.document.annotations;
        let here = marks.iter().position(|mark| self.open.as_deref() == Some(&*mark.id)).unwrap_or(0);
        let stays = |at: &usize| !self.sift.dismissed.hide(&marks[*at], text);
        let next = (here..marks.len()).find(stays).or_else(|| (0..here).rev().find(stays));
        let next = next.map(|at| marks[at].id.to_string());
        self.open = None;
        if let Some(next) = next {
            self.go(Spot::Mark(next));
        }
    }

    /// Shows again what was put away last, and leads the visitor back to the mark and its card.
    fn take_back(&mut self) {
        let Some(last) = self.sift.dismissed.0.pop() else { return };
        self.notice = Some(Notice::TakenBack);
        let Reading { read, text, .. } = &self.reading;
        let mark = read.annotations.iter().find(|mark| last.hides(mark, text) && last.is_at(mark, text));
        self.awaited = mark.map(|mark| (mark.layer.to_string(), mark.start, mark.end));
    }

    /// Leads the visitor to the mark after this one or before it, be it any mark or the next of the same kind.
    pub(super) fn step(&mut self, back: bool, alike: bool) {
        if let Some(there) = self.reading.mark_beside(self.current.as_deref(), back, alike) {
            self.go(Spot::Mark(there));
        }
    }
}

impl Reading {
    /// The mark that is shown after this one or before it, be it any mark or the next of the same kind.
    pub fn mark_beside(&self, here: Option<&str>, back: bool, alike: bool) -> Option<String> {
        let marks = &self.document.annotations;
        let here = marks.iter().position(|mark| here == Some(&*mark.id));
        let kind = here.map(|here| (&*marks[here].layer, &*marks[here].kind));
        let fits =
            |at: &usize| !alike || kind.is_none_or(|kind| kind == (&*marks[*at].layer, &*marks[*at].kind));
        let there = match (here, back) {
            (Some(here), true) => (0..here).rev().find(fits),
            (Some(here), false) => (here + 1..marks.len()).find(fits),
            (None, _) => (!marks.is_empty()).then_some(0),
        };
        there.map(|there| marks[there].id.to_string())
    }
}

/// The command whose key was refused, and why.
pub type Refused = Option<(Command, Refusal)>;

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use sayso::document::Span;
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    use super::*;
    use crate::dismissals::About;
    use crate::settings::THEME;
    use crate::state::{Action, Progress, Reading};

    const READING: &str = "\
Boats may sink. Boats may leave, and may not.
      ^^^ h1 hedge modal
^^^^^^^^^^^^^^ c1 claim event
                      ^^^ h2 hedge modal
                                     ^^^ h3 hedge modal
";

    fn read() -> State {
        let read = Box::leak(Box::new(notation::parse(READING).unwrap()));
        let text: Rc<str> = read.text.as_str().into();
        let mut document = view(read, Units::Utf8, false);
        document.annotations.sort_by_key(|mark| mark.start);
        let reading = Reading::of(text.clone(), Rc::new([Span::new(0, text.len())]), document);
        let finished = Progress { total: 1, read: 1, fresh: 1, finished: true };
        State::new().after(Action::Given(text)).after(Action::Read(reading, finished))
    }

    #[test]
    fn what_is_wanted_for_good_survives_a_visit() {
        let mut state = read();
        for wish in [
            Wish::Set(THEME, "dark".to_owned()),
            Wish::Key(Command::Next, "w".to_owned()),
            Wish::Dismiss(Dismissal {
                about: About::Rule,
                of: "hedge.modal".to_owned(),
                words: String::new(),
                place: String::new(),
            }),
        ] {
            state = state.after(Action::Prefer(wish));
        }
        state =
            state.after(Action::Toggle("claim".to_owned())).after(Action::Toggle("hedge/tier/3".to_owned()));
        let memory = state.to_remember();
        let later = State::remembering(|name| {
            memory.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
        });
        assert_eq!((&later.settings, &later.sift.dismissed), (&state.settings, &state.sift.dismissed));
        assert_eq!(later.sift.off, ["claim".to_owned()], "a filter is for one text, layers are for all");
        let mut reset = later.after(Action::Prefer(Wish::Reset));
        assert_eq!(reset.sift.dismissed, state.sift.dismissed, "what was put away stays so");
        reset.sift.dismissed = Dismissals::default();
        assert_eq!(reset.to_remember(), State::remembering(|_| None).to_remember());
    }

    #[test]
    fn a_key_that_is_taken_is_refused_and_the_refusal_is_forgotten() {
        let clash = State::new().after(Action::Prefer(Wish::Key(Command::Next, "k".to_owned())));
        assert_eq!(clash.refused, Some((Command::Next, Refusal::Taken(Command::Previous))));
        assert_eq!(clash.settings, Settings::default());
        assert_eq!(clash.after(Action::Prefer(Wish::SingleKeys(true))).refused, None);
    }

    #[test]
    fn steps_lead_from_mark_to_mark_and_from_kind_to_kind() {
        let step = |state: State, back, alike| state.after(Action::Step { back, alike });
        let at = |state: &State| state.current.clone().unwrap_or_default();
        let first = step(read(), false, false);
        assert_eq!(at(&first), "c1");
        let hedge = step(first, false, false);
        assert_eq!(at(&hedge), "h1");
        let alike = step(step(hedge, false, true), false, true);
        assert_eq!(at(&alike), "h3");
        assert_eq!(at(&step(alike.clone(), false, false)), "h3", "the last is the last");
        assert_eq!(at(&step(alike, true, true)), "h2");
    }

    #[test]
    fn what_is_put_away_leads_on_and_comes_back() {
        let open = read().after(Action::Open(Some("h1".to_owned())));
        let mark = open.reading.mark("h1").unwrap();
        let cue = Dismissal::of(mark, &open.reading.text, About::Cue).unwrap();
        let away = open.after(Action::Prefer(Wish::Dismiss(cue)));
        assert_eq!((away.open.as_deref(), away.current.as_deref()), (None, Some("c1")));
        assert!(away.reading.mark("h2").is_none() && away.notice == Some(Notice::PutAway(3)));
        let back = away.after(Action::Prefer(Wish::Recall(0)));
        assert!(back.reading.mark("h2").is_some() && back.notice.is_none());
        let back = away.after(Action::Prefer(Wish::Undo));
        assert_eq!((back.open.as_deref(), back.notice), (Some("h1"), Some(Notice::TakenBack)));
        assert_eq!(back.led_to.map(|(_, spot)| spot), Some(Spot::Mark("h1".to_owned())));
    }
}
