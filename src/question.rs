//! How is the annotator asked a single thing? A worker is started, asked, and ended when it has answered.
//!
//! It never asks twice: who wants to try again asks anew.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::Callback;

use crate::browser::{FromWorker, Worker};
use crate::client::WORKER;
use crate::wire::{Reply, Request, arrived, sent};

/// A question that is on its way. Dropping it calls it off.
pub struct Question {
    _shared: Rc<RefCell<Shared>>,
}

#[derive(Default)]
struct Shared {
    worker: Option<Worker>,
    alarm: Option<Timeout>,
}

impl Question {
    /// Asks `request`. Then `answered` is told the annotator's greeting and what came, or nothing where the annotator could
    /// not be started, stopped or fell silent.
    pub fn ask(request: Request<'static>, answered: Callback<Option<Reply<'static>>>) -> Question {
        let shared = Rc::<RefCell<Shared>>::default();
        let worker = {
            let (shared, answered) = (Rc::downgrade(&shared), answered.clone());
            Worker::start(WORKER, move |event| {
                let Some(shared) = shared.upgrade() else { return };
                match reply(event) {
                    Some(Reply::Ready(rules)) => {
                        answered.emit(Some(Reply::Ready(rules)));
                        let (silent, patience) = (answered.clone(), request.patience());
                        let mut shared = shared.borrow_mut();
                        let told = shared
                            .worker
                            .as_ref()
                            .is_some_and(|worker| worker.tell(&sent::request(&request)));
                        let patience = if told { patience } else { 0 };
                        shared.alarm = Some(Timeout::new(patience, move || silent.emit(None)));
                    }
                    other => {
                        shared.borrow_mut().alarm = None;
                        answered.emit(other);
                    }
                }
            })
        };
        if worker.is_none() {
            shared.borrow_mut().alarm = Some(Timeout::new(0, move || answered.emit(None)));
        }
        shared.borrow_mut().worker = worker;
        Question { _shared: shared }
    }
}

fn reply(event: FromWorker) -> Option<Reply<'static>> {
    match event {
        FromWorker::Message(message) => arrived::reply(message),
        FromWorker::Failed => None,
    }
}
