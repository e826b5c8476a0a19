//! How does JavaScript call what texts and readings come in and go out by? A program of its own, because most visits
//! need none of it: `exchange/errands.js` starts it when first asked.
//!
//! It never annotates, and it holds no model.
#![forbid(unsafe_code)]

use sayso::write::FORMATS;
use sayso_web::exchange::printed::Piece;
use sayso_web::exchange::{link, markdown, plain, printed, reading};
use wasm_bindgen::prelude::*;

fn main() {}

/// Every format, five strings each: its name, media type, file ending, what it is good for, what its offsets count.
#[wasm_bindgen]
pub fn formats() -> Vec<String> {
    let told = FORMATS.iter().flat_map(|format| {
        [format.name, format.media_type, format.extension, format.description, format.offsets]
    });
    told.map(str::to_owned).collect()
}

/// The file of a reading: `document` is our own JSON with its text, `kept` the ids of the marks to write, or nothing for
/// all of them.
///
/// # Errors
/// Throws the reason where there is no such format or the document is none.
#[wasm_bindgen]
pub fn write(
    document: &str,
    kept: Option<Vec<String>>,
    format: &str,
    units: &str,
) -> Result<String, JsError> {
    reading::written(document, kept, format, units).map_err(|reason| JsError::new(&reason))
}

/// The reading in a file, its text in it, as the page unpacks it.
///
/// # Errors
/// Throws the reason where the file is damaged or something else.
#[wasm_bindgen]
pub fn bring(file: &str) -> Result<Vec<u8>, JsError> {
    reading::brought(file).map_err(|reason| JsError::new(&reason))
}

/// The text in a file's bytes; nothing where they are no text in an encoding that names itself.
#[wasm_bindgen]
pub fn decode(bytes: &[u8]) -> Option<String> {
    plain::text(bytes)
}

/// The prose in a Markdown file.
#[wasm_bindgen]
pub fn unmark(markdown: &str) -> String {
    markdown::prose(markdown)
}

/// The paragraphs of the pieces of text that a PDF consists of; `places` has five numbers for each: its page, left end,
/// height on the page, length and size.
#[wasm_bindgen]
pub fn set_in_paragraphs(pieces: Vec<String>, places: &[f64]) -> String {
    let (places, _) = places.as_chunks();
    let pieces: Vec<Piece> = pieces
        .into_iter()
        .zip(places)
        .map(|(text, &[page, x, y, width, size])| Piece { text, page: page as usize, x, y, width, size })
        .collect();
    printed::prose(&pieces)
}

/// The end of an address that holds a payload, whose deflated bytes are `packed`.
#[wasm_bindgen]
pub fn fragment(payload: &[u8], packed: &[u8]) -> String {
    link::fragment(payload, packed)
}

/// The deflated bytes in the end of an address; nothing where it is damaged.
#[wasm_bindgen]
pub fn packed(fragment: &str) -> Option<Vec<u8>> {
    link::packed(fragment).map(|packed| packed.bytes)
}

/// Whether this is the payload that the end of an address was made of.
#[wasm_bindgen]
pub fn is_whole(fragment: &str, payload: &[u8]) -> bool {
    link::packed(fragment).is_some_and(|packed| packed.checksum == link::checksum(payload))
}
