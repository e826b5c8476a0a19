//! How does JavaScript call the annotator? This program is the Web Worker's and, as a module, everybody's.
//!
//! It never starts anything by itself: the worker calls `serve`, everyone else `annotate`.
#![forbid(unsafe_code)]

use std::cell::RefCell;

use js_sys::Uint8Array;
use sayso::document::Document;
use sayso::select::Selection;
use sayso::write::json;
use sayso::write::units::Units;
use sayso_web::annotator::Reader;
use sayso_web::browser;
use sayso_web::wire::packed::packed_reply;
use sayso_web::wire::{Compared, Options, Reply, Request, arrived};
use serde::Serialize as _;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Options` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "Options")]
    pub type JsOptions;
    /// `Document` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "Document")]
    pub type JsDocument;
}

thread_local! {
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
}

fn main() {}

/// Reads a text. Lone surrogates are read as U+FFFD.
///
/// # Errors
/// Throws where `options` is not of its type.
#[wasm_bindgen]
pub fn annotate(text: &str, options: Option<JsOptions>) -> Result<JsDocument, JsError> {
    let options: Options = match options {
        Some(options) => serde_wasm_bindgen::from_value(options.into())?,
        None => Options::default(),
    };
    let document = with_reader(|reader| reader.document(text))?.selected(&options.selection());
    let view = json::view(&document, Units::Utf16, true);
    Ok(view.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?.unchecked_into())
}

/// Answers the page that started this worker.
///
/// # Errors
/// Throws outside a worker.
#[wasm_bindgen]
pub fn serve() -> Result<(), JsError> {
    let greeting = with_reader(|reader| packed(&Reply::Ready(reader.rules())))?;
    browser::answer_page(&greeting, |request| {
        let request = arrived::request(request).ok_or_else(|| JsError::new("this is no request"))?;
        with_reader(|reader| match &request {
            Request::Read(text) => reading(reader.paragraph(text)),
            Request::Join(text) => reading(reader.document(text)),
            Request::Compare(one, other) => {
                let (documents, figures) = reader.compared(one, other);
                let documents = documents.map(selected);
                let documents = documents.each_ref().map(view);
                packed(&Reply::Compared(Box::new(Compared { documents, figures })))
            }
        })
    });
    Ok(())
}

fn reading(document: Document) -> JsValue {
    packed(&Reply::Reading(Box::new(view(&selected(document)))))
}

fn packed(reply: &Reply<'_>) -> JsValue {
    Uint8Array::from(&*packed_reply(reply)).into()
}

/// What every reader of ours is shown of a document.
fn selected(document: Document) -> Document {
    document.selected(&Selection::default())
}

/// The page has the text already.
fn view(document: &Document) -> json::Document<'_> {
    json::view(document, Units::Utf8, false)
}

fn with_reader<T>(ask: impl FnOnce(&mut Reader) -> T) -> Result<T, JsError> {
    READER.with_borrow_mut(|reader| {
        if reader.is_none() {
            *reader = Some(Reader::new()?);
        }
        Ok(ask(reader.as_mut().expect("it was made just now")))
    })
}
