//! What does the browser do for us? Every side effect of the page stands here.
//!
//! This file never decides anything, and a refusal of the browser's (no storage, no worker) is a value, never a panic.

pub mod exchange;

use gloo::events::EventListener;
use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, document_element, window};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{
    DedicatedWorkerGlobalScope, Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlTextAreaElement,
    KeyboardEvent, MessageEvent, Node, ScrollIntoViewOptions, ScrollLogicalPosition, WorkerOptions,
    WorkerType,
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
    pub fn tell(&self, message: &JsValue) -> bool {
        self.worker.post_message(message).is_ok()
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

/// The name under which a text travels from one of our programs to the other.
const CARRIED: &str = "text";

/// The name under which the tab keeps what was marked by hand.
pub const PRACTICE: &str = "practice";

/// Lays a text ready for the program that this tab goes on to, if the browser lets us.
pub fn carry(text: &str) {
    keep(CARRIED, text);
}

/// The text that was laid ready for this program. It is given once.
pub fn carried() -> Option<String> {
    let text = kept(CARRIED)?;
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(CARRIED);
    }
    Some(text)
}

/// Keeps a text in this tab until it is closed, if the browser lets us; a text that it has no room for is not kept.
pub fn keep(name: &str, text: &str) {
    if let Ok(Some(storage)) = window().session_storage()
        && storage.set_item(name, text).is_err()
    {
        let _ = storage.remove_item(name);
    }
}

/// The text that this tab keeps under a name.
pub fn kept(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Tells of the visitor's leaving and coming back, be it to another tab or for good, as long as what this gives lives.
pub fn on_leaving(left: impl Fn() + 'static) -> EventListener {
    EventListener::new(&document(), "visibilitychange", move |_| left())
}

/// The address's fragment, without its `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Takes the fragment off the address, if it has one. The visitor can go back to it.
pub fn drop_fragment() {
    if !fragment().is_empty() {
        let _ = window().location().set_hash("");
    }
}

/// The language that the page speaks.
pub fn language() -> String {
    document_element().get_attribute("lang").unwrap_or_default()
}

/// Speaks another language, where that is another one than now, and calls back once it can.
pub fn speak(language: &str, spoken: impl FnOnce() + 'static) {
    change(language, &Closure::once_into_js(spoken));
}

#[wasm_bindgen(raw_module = "./words.js")]
extern "C" {
    fn change(language: &str, changed: &JsValue);
}

/// Where keys are typed into something, or a window has them for itself.
const FIELDS: &str =
    "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog[open]";

/// Tells of every key that is pressed by itself, and not in a field or a window, as long as what this gives lives.
pub fn on_key(pressed: impl Fn(&str) + 'static) -> EventListener {
    EventListener::new(&document(), "keydown", move |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_field = target.is_some_and(|target| target.closest(FIELDS).is_ok_and(|field| field.is_some()));
        if !in_field && !key.ctrl_key() && !key.alt_key() && !key.meta_key() && !key.default_prevented() {
            pressed(&key.key());
        }
    })
}

/// Presses the button with this id, if there is one.
pub fn press(id: &str) {
    let button = document().get_element_by_id(id);
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
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
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into().ok()) {
        lead_back(&element);
    }
}

/// Moves the keyboard's focus to an element that the visitor has left, and scrolls it to the middle of the screen.
pub fn lead_back(element: &HtmlElement) {
    let _ = element.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the element with this id takes any room on the screen.
pub fn is_shown(id: &str) -> bool {
    document().get_element_by_id(id).is_some_and(|element| element.client_height() > 0)
}

/// Whether the page is scrolled down, and the element with this id reaches below the middle of the window.
pub fn is_at(id: &str) -> bool {
    let root = document_element();
    let reaches = |element: Element| {
        element.get_bounding_client_rect().bottom() > f64::from(root.client_height()) / 2.0
    };
    root.scroll_top() > 0 && document().get_element_by_id(id).is_some_and(reaches)
}

/// Moves the keyboard's focus to an element that had it before, where it still can have it. Nothing is scrolled: who has
/// looked at something else meanwhile goes on where they were.
pub fn focus_again(element: Option<Element>) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus_with_options(&options);
    }
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Opens the dialog with this id over everything else; the keyboard stays inside until it is closed. Gives what had the
/// keyboard before.
pub fn show_dialog(id: &str) -> Option<Element> {
    let before = document().active_element();
    let dialog = document().get_element_by_id(id);
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
    before
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

/// Where the caret stands in the text field with this id, in UTF-16 code units, while it has the keyboard.
pub fn caret(id: &str) -> Option<usize> {
    let field = document().active_element().filter(|field| field.id() == id)?;
    let field: HtmlTextAreaElement = field.dyn_into().ok()?;
    Some(field.selection_start().ok()?? as usize)
}

/// Tells of every step of the caret, as long as what this gives lives.
pub fn on_caret(moved: impl Fn() + 'static) -> EventListener {
    EventListener::new(&document(), "selectionchange", move |_| moved())
}

/// Whether neither of the elements with these ids stands above the other.
pub fn are_side_by_side(one: &str, other: &str) -> bool {
    let left =
        |id: &str| document().get_element_by_id(id).map(|element| element.get_bounding_client_rect().left());
    left(one) != left(other)
}

/// Tells of every choice of words that the visitor makes in the browser's own way, as on a touch screen: the numbers in
/// the attribute `data-word` of the elements where the choice begins and ends.
pub fn on_choosing(chosen: impl Fn(usize, usize) + 'static) -> EventListener {
    EventListener::new(&document(), "selectionchange", move |_| {
        if let Some((from, to)) = chosen_words() {
            chosen(from, to);
        }
    })
}

/// Undoes the browser's own choice of words.
pub fn choose_nothing() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

fn chosen_words() -> Option<(usize, usize)> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let word = |node: Option<Node>| -> Option<usize> {
        let node = node?;
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        element.closest("[data-word]").ok()??.get_attribute("data-word")?.parse().ok()
    };
    Some((word(selection.anchor_node())?, word(selection.focus_node())?))
}

/// A value as JSON, for people to look at too.
pub fn json(value: &impl Serialize) -> Option<String> {
    let value = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()?;
    let written =
        js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from(2)).ok()?;
    Some(String::from(written) + "\n")
}

/// Gives the visitor a file to keep.
pub fn save(name: &str, kind: &str, content: &str) {
    let blob = Blob::new_with_options(content, Some(kind));
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link {
        let address = ObjectUrl::from(blob);
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
        // The browser fetches what is behind the address after this.
        Timeout::new(60_000, move || drop(address)).forget();
    }
}

/// The milliseconds since the page began to load.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
