//! What is there still to ask the annotator about the text, and what has it said?
//!
//! It never asks twice about a paragraph that it knows, and never shows a reading of another text than the one at hand.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use sayso::document::Span;
use sayso::read::paragraph::paragraphs;
use sayso::write::json::Document;
use yew::Callback;

use crate::browser::{self, FromWorker, Worker};
use crate::digest::empty_document;
use crate::state::{Action, Progress, Reading};
use crate::wire::{Reply, Request, arrived, sent};

/// Where the worker's start-up script lies, from the page.
pub const WORKER: &str = "worker.js";

/// How long a reading that nobody waits for any more may hold the worker up, in milliseconds.
const PATIENCE_WITH_THE_OBSOLETE: u32 = 300;

/// How often at most the page is told how far a reading is, in milliseconds.
const BETWEEN_REPORTS: f64 = 100.0;

/// How often a paragraph may end its worker before it is left unread.
const TRIES: usize = 2;

/// The readings of the text at hand, and what is still to be asked.
#[derive(Default)]
pub struct Plan {
    text: Rc<str>,
    spans: Rc<[Span]>,
    readings: HashMap<Rc<str>, Rc<Document<'static>>>,
    /// Every paragraph before this one has been read.
    next: usize,
    /// How many of the text's paragraphs were not known when the text came.
    fresh: usize,
    asked: Option<Asked>,
    joined: bool,
    /// How many paragraphs were read when the page was painted last.
    painted: usize,
    deaths: HashMap<Rc<str>, usize>,
}

#[derive(Clone, Debug, PartialEq)]
enum Asked {
    Paragraph(Rc<str>),
    /// The whole text.
    Text(Rc<str>),
}

impl Plan {
    /// Takes up another text. What was still to be asked about the old one is forgotten.
    pub fn take_up(&mut self, text: Rc<str>) {
        self.spans = paragraphs(&text).into();
        let held: HashSet<&str> = self.spans.iter().map(|span| span.of(&text)).collect();
        self.fresh = held.iter().filter(|paragraph| !self.readings.contains_key(**paragraph)).count();
        self.text = text;
        self.next = 0;
        self.joined = false;
        self.painted = 0;
    }

    /// Takes up a text that is read already: nothing is asked about it until another one is taken up.
    pub fn hold(&mut self, text: Rc<str>) -> Progress {
        self.take_up(text);
        self.joined = true;
        self.next = self.spans.len();
        Progress { fresh: 0, ..self.progress() }
    }

    /// Whether the worker is busy with something that the text at hand does not need.
    pub fn waits_for_the_obsolete(&self) -> bool {
        match &self.asked {
            None => false,
            Some(Asked::Text(text)) => *text != self.text,
            Some(Asked::Paragraph(paragraph)) => {
                !self.spans[self.next..].iter().any(|span| span.of(&self.text) == &**paragraph)
            }
        }
    }

    /// What to ask now: nothing while an answer is awaited or when all is said.
    pub fn ask(&mut self) -> Option<Request<'static>> {
        if self.asked.is_some() || self.joined {
            return None;
        }
        while let Some(span) = self.spans.get(self.next) {
            let paragraph = span.of(&self.text);
            if !self.readings.contains_key(paragraph) {
                self.asked = Some(Asked::Paragraph(paragraph.into()));
                return Some(Request::Read(Cow::Owned(paragraph.to_owned())));
            }
            self.next += 1;
        }
        self.asked = Some(Asked::Text(self.text.clone()));
        Some(Request::Join(Cow::Owned(self.text.to_string())))
    }

    /// Takes an answer in. Gives the reading of the whole text, where it was that.
    pub fn hear(&mut self, reading: Document<'static>) -> Option<Reading> {
        match self.asked.take()? {
            Asked::Paragraph(paragraph) => {
                self.readings.insert(paragraph, Rc::new(reading));
                None
            }
            Asked::Text(text) if text == self.text && !self.joined => {
                self.joined = true;
                let held: HashSet<&str> = self.spans.iter().map(|span| span.of(&self.text)).collect();
                self.readings.retain(|paragraph, _| held.contains(&**paragraph));
                Some(Reading::of(text, self.spans.clone(), reading))
            }
            Asked::Text(_) => None,
        }
    }

    /// What is known so far, without what ties the paragraphs together.
    pub fn so_far(&self) -> Reading {
        let mut whole: Option<Document<'static>> = None;
        for (index, span) in self.spans.iter().enumerate() {
            let Some(reading) = self.readings.get(span.of(&self.text)) else { continue };
            let placed = placed(reading, index, span.start);
            match &mut whole {
                None => whole = Some(placed),
                Some(whole) => {
                    whole.annotations.extend(placed.annotations);
                    whole.warnings.extend(placed.warnings);
                }
            }
        }
        match whole {
            Some(whole) => Reading::of(self.text.clone(), self.spans.clone(), whole),
            None => Reading::unread(self.text.clone(), self.spans.clone()),
        }
    }

    /// What is known so far, where that is twice what was painted last: however long a text is, all its paintings
    /// together cost no more than two of the whole.
    pub fn worth_painting(&mut self) -> Option<Reading> {
        let enough = self.next > 0 && self.next >= 2 * self.painted;
        enough.then(|| {
            self.painted = self.next;
            self.so_far()
        })
    }

    /// How far the reading is.
    pub fn progress(&self) -> Progress {
        Progress { total: self.spans.len(), read: self.next, fresh: self.fresh, finished: self.joined }
    }

    /// The worker has ended without an answer. Gives whether what it was asked is given up.
    pub fn bury(&mut self) -> bool {
        let (culprit, paragraph) = match self.asked.take() {
            None => return false,
            Some(Asked::Paragraph(text)) => (text, true),
            Some(Asked::Text(text)) => (text, false),
        };
        let deaths = self.deaths.entry(culprit.clone()).or_default();
        *deaths += 1;
        if *deaths < TRIES {
            return false;
        }
        if paragraph {
            self.readings.insert(culprit, Rc::new(empty_document()));
        } else if culprit == self.text {
            self.joined = true;
        }
        true
    }

    /// Forgets what the worker was asked, and asks about it no more.
    pub fn cancel(&mut self) {
        self.asked = None;
        self.joined = true;
    }

    /// Forgets that anything was asked: the worker that was to answer is gone, and not by its own fault.
    pub fn ask_anew(&mut self) {
        self.asked = None;
    }
}

/// The reading of a paragraph where it stands in the text. Until the text is joined, ids say which paragraph a mark is in.
fn placed(reading: &Document<'static>, index: usize, by: usize) -> Document<'static> {
    let mut placed = reading.clone();
    for annotation in &mut placed.annotations {
        annotation.id = format!("{index}.{}", annotation.id).into();
        annotation.start += by;
        annotation.end += by;
        for part in &mut annotation.parts {
            part.start += by;
            part.end += by;
        }
        for link in &mut annotation.links {
            link.to = format!("{index}.{}", link.to).into();
        }
    }
    for warning in &mut placed.warnings {
        warning.start += by;
    }
    placed.sentences.clear();
    placed.sources.clear();
    placed.figures.clear();
    placed
}

/// The page's way to its annotator. Clones share one worker.
#[derive(Clone)]
pub struct Client(Rc<RefCell<Desk>>);

struct Desk {
    plan: Plan,
    worker: Option<Worker>,
    ready: bool,
    alarm: Option<Timeout>,
    /// When the page was told of the reading last.
    told: f64,
    tell: Callback<Action>,
}

impl PartialEq for Client {
    fn eq(&self, other: &Client) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Client {
    /// A client whose worker is being started, and what is to be told of all that comes from it.
    pub fn start(tell: Callback<Action>) -> Client {
        let desk = Desk { plan: Plan::default(), worker: None, ready: false, alarm: None, told: 0.0, tell };
        let client = Client(Rc::new(RefCell::new(desk)));
        client.start_worker();
        client
    }

    /// Has a text read in place of the one before.
    pub fn read(&self, text: Rc<str>) {
        let mut desk = self.0.borrow_mut();
        desk.plan.take_up(text);
        desk.told = browser::now();
        if desk.plan.waits_for_the_obsolete() {
            let client = self.clone();
            desk.alarm = Some(Timeout::new(PATIENCE_WITH_THE_OBSOLETE, move || client.abandon()));
        }
        drop(desk);
        self.go_on();
    }

    /// Takes up a text whose reading is known. Gives its paragraphs.
    pub fn hold(&self, text: Rc<str>) -> (Rc<[Span]>, Progress) {
        let mut desk = self.0.borrow_mut();
        let progress = desk.plan.hold(text);
        (desk.plan.spans.clone(), progress)
    }

    /// Stops reading and keeps what has been read.
    pub fn cancel(&self) {
        let mut desk = self.0.borrow_mut();
        let busy = desk.plan.asked.is_some();
        desk.plan.cancel();
        let (tell, reading) = (desk.tell.clone(), desk.plan.so_far());
        drop(desk);
        tell.emit(Action::Cancelled(reading));
        if busy {
            self.start_worker();
        }
    }

    /// Ends a worker that is busy with what nobody waits for any more.
    fn abandon(&self) {
        let mut desk = self.0.borrow_mut();
        if desk.plan.waits_for_the_obsolete() {
            desk.plan.ask_anew();
            drop(desk);
            self.start_worker();
        }
    }

    fn start_worker(&self) {
        let client = self.clone();
        let worker = Worker::start(WORKER, move |event| match event {
            FromWorker::Message(message) => client.hear(message),
            FromWorker::Failed => client.bury(),
        });
        let mut desk = self.0.borrow_mut();
        let tell = desk.tell.clone();
        let started = worker.is_some();
        desk.worker = worker;
        desk.ready = false;
        desk.alarm = None;
        drop(desk);
        if !started {
            tell.emit(Action::CannotRead);
        }
    }

    fn hear(&self, message: wasm_bindgen::JsValue) {
        let Some(reply) = arrived::reply(message) else { return self.bury() };
        let mut desk = self.0.borrow_mut();
        let tell = desk.tell.clone();
        match reply {
            Reply::Ready(rules) => {
                desk.ready = true;
                drop(desk);
                tell.emit(Action::Ready(Rc::new(rules)));
            }
            Reply::Reading(reading) => {
                desk.alarm = None;
                let whole = desk.plan.hear(*reading);
                let now = browser::now();
                let due = now - desk.told >= BETWEEN_REPORTS;
                let known = whole.or_else(|| due.then(|| desk.plan.worth_painting()).flatten());
                let progress = desk.plan.progress();
                if known.is_some() || due {
                    desk.told = now;
                }
                drop(desk);
                match known {
                    Some(reading) => tell.emit(Action::Read(reading, progress)),
                    None if due => tell.emit(Action::Progressed(progress)),
                    None => {}
                }
            }
            // Only who compares asks for this.
            Reply::Compared(_) => {}
        }
        self.go_on();
    }

    /// The worker has ended: another one takes its place, unless it is one that never started.
    fn bury(&self) {
        let mut desk = self.0.borrow_mut();
        let tell = desk.tell.clone();
        desk.worker = None;
        if !desk.ready {
            drop(desk);
            tell.emit(Action::CannotRead);
            return;
        }
        let given_up = desk.plan.bury();
        drop(desk);
        tell.emit(Action::Restarted { given_up });
        self.start_worker();
    }

    fn go_on(&self) {
        let mut desk = self.0.borrow_mut();
        if !desk.ready || desk.worker.is_none() {
            return;
        }
        let Some(request) = desk.plan.ask() else { return };
        let client = self.clone();
        desk.alarm = Some(Timeout::new(request.patience(), move || client.bury()));
        let told = desk.worker.as_ref().is_some_and(|worker| worker.tell(&sent::request(&request)));
        drop(desk);
        if !told {
            self.bury();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(request: Option<Request<'static>>) -> String {
        match request {
            Some(Request::Read(text)) => text.into_owned(),
            other => panic!("a paragraph is to be asked for, not {other:?}"),
        }
    }

    /// Answers all that a plan asks, and gives the paragraphs that it asked for.
    fn answered(plan: &mut Plan) -> Vec<String> {
        let mut paragraphs = Vec::new();
        while let Some(request) = plan.ask() {
            if let Request::Read(text) = request {
                paragraphs.push(text.into_owned());
            }
            plan.hear(empty_document());
        }
        paragraphs
    }

    #[test]
    fn a_paragraph_is_asked_about_once() {
        let mut plan = Plan::default();
        plan.take_up("One.\n\nTwo.\n\nOne.".into());
        assert_eq!(answered(&mut plan), ["One.", "Two."]);
        assert_eq!(plan.progress(), Progress { total: 3, read: 3, fresh: 2, finished: true });
        plan.take_up("One.\n\nTwo!\n\nOne.".into());
        assert_eq!(answered(&mut plan), ["Two!"]);
        assert_eq!(plan.progress().fresh, 1);
    }

    #[test]
    fn a_newer_text_cancels_the_older_one() {
        let mut plan = Plan::default();
        plan.take_up("One.\n\nTwo.\n\nThree.".into());
        assert_eq!(paragraph(plan.ask()), "One.");
        plan.take_up("Four.".into());
        assert_eq!(plan.ask(), None, "an answer is awaited");
        assert!(plan.waits_for_the_obsolete());
        assert_eq!(plan.hear(empty_document()), None);
        assert_eq!(answered(&mut plan), ["Four."]);
    }

    #[test]
    fn the_older_text_s_whole_is_not_shown() {
        let mut plan = Plan::default();
        plan.take_up("".into());
        assert_eq!(plan.ask(), Some(Request::Join("".into())));
        plan.take_up("One.".into());
        assert_eq!(plan.hear(empty_document()), None);
        assert_eq!(answered(&mut plan), ["One."]);
    }

    #[test]
    fn what_ends_the_worker_twice_is_left_unread() {
        let mut plan = Plan::default();
        plan.take_up("Bad.\n\nGood.".into());
        assert_eq!(paragraph(plan.ask()), "Bad.");
        assert!(!plan.bury());
        assert_eq!(paragraph(plan.ask()), "Bad.");
        assert!(plan.bury(), "given up");
        assert_eq!(answered(&mut plan), ["Good."]);
        assert!(plan.progress().finished);
    }

    #[test]
    fn a_worker_that_dies_idle_is_nobody_s_fault() {
        let mut plan = Plan::default();
        assert!(!plan.bury());
        plan.take_up("One.".into());
        assert_eq!(answered(&mut plan), ["One."]);
    }

    #[test]
    fn a_text_that_came_with_its_reading_is_asked_about_once_it_changes() {
        let mut plan = Plan::default();
        let progress = plan.hold("One.\n\nTwo.".into());
        assert_eq!(progress, Progress { total: 2, read: 2, fresh: 0, finished: true });
        assert_eq!(plan.ask(), None);
        plan.take_up("One.\n\nTwo!".into());
        assert_eq!(answered(&mut plan), ["One.", "Two!"]);
    }

    #[test]
    fn what_is_cancelled_is_asked_no_more() {
        let mut plan = Plan::default();
        plan.take_up("One.\n\nTwo.".into());
        assert_eq!(paragraph(plan.ask()), "One.");
        plan.cancel();
        assert_eq!(plan.ask(), None);
        plan.take_up("One.\n\nTwo.".into());
        assert_eq!(answered(&mut plan), ["One.", "Two."]);
    }
}
