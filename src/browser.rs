//! What does the browser do for us? Every side effect of the page stands here.
//!
//! This file never decides anything, and a refusal of the browser's (no storage, no worker) is a value, never a panic.

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{
    DedicatedWorkerGlobalScope, HtmlElement, HtmlTextAreaElement, MessageEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition, WorkerOptions, WorkerType,
};

/// What comes from a worker.
pub enum FromWorker {
    /// A message.
    Message(JsValue),
    /// It failed, and will not answer any more.
    Failed,
}

/// A Web Worker that is ended when this is dropped.
pub struct Worker {
    worker: web_sys::Worker,
    _listeners: [EventListener; 2],
}

impl Worker {
    /// Starts a worker from a script beside the page; nothing where the browser starts none.
    pub fn start(script: &str, told: impl Fn(FromWorker) + Clone + 'static) -> Option<Worker> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(script, &options).ok()?;
        let failed = told.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                told(FromWorker::Message(event.unchecked_ref::<MessageEvent>().data()));
            }),
            EventListener::new(&worker, "error", move |_| failed(FromWorker::Failed)),
        ];
        Some(Worker { worker, _listeners: listeners })
    }

    /// Sends it a message; false where that could not be done.
    pub fn tell(&self, message: &impl Serialize) -> bool {
        serde_wasm_bindgen::to_value(message).is_ok_and(|message| self.worker.post_message(&message).is_ok())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The worker's side: says `greeting` to the page, and answers every message from it.
///
/// What `answer` throws ends up as the worker's error, which the page is told of.
pub fn answer_page(greeting: &JsValue, answer: impl Fn(JsValue) -> Result<JsValue, JsError> + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let listener = Closure::<dyn Fn(MessageEvent) -> Result<(), JsValue>>::new(move |event: MessageEvent| {
        answering.post_message(&answer(event.data())?)
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    listener.forget();
    if scope.post_message(greeting).is_err() {
        wasm_bindgen::throw_str("the page cannot be greeted");
    }
}

/// What the visitor set on an earlier visit, if the browser lets us remember.
pub fn remembered(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Remembers a setting for the next visit, if the browser lets us.
pub fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Sets an attribute of the page's root element, where the style sheets look for it.
pub fn set_root(name: &str, value: &str) {
    let _ = document_element().set_attribute(name, value);
}

/// Moves the keyboard's focus to the element with this id, if there is one, and scrolls it into view.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls the page as little as it takes to show the element with this id.
pub fn show(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the keyboard's focus to the element with this id, and scrolls it to the middle of the screen.
pub fn lead_to(id: &str) {
    focus(id);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether the element with this id takes any room on the screen.
pub fn is_shown(id: &str) -> bool {
    document().get_element_by_id(id).is_some_and(|element| element.client_height() > 0)
}

/// Moves the keyboard's focus to the text field with this id, before its first letter.
pub fn focus_start(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = field.set_selection_range(0, 0);
        field.set_scroll_top(0);
        let _ = field.focus();
    }
}

/// The milliseconds since the page began to load.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
