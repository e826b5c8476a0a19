//! Does a reading come through WebAssembly and JavaScript unharmed? In a real browser, without the page.
//!
//! It never asks what a mark means.
#![cfg(target_arch = "wasm32")]

use js_sys::{JsString, Uint8Array};
use sayso::write::json;
use sayso::write::units::Units;
use sayso_web::annotator::Reader;
use sayso_web::wire::packed::packed_reply;
use sayso_web::wire::{Reply, Request, arrived, sent};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "“The caf\u{e9} 🦀 is reportedly shut,” Zo\u{eb}\u{a0}Lund said.\r\n\r\nAbout 40 guests may have left — e\u{301}lite \
                    𝒩ames among them, police said.";

#[wasm_bindgen_test]
fn a_request_crosses_to_the_worker_unchanged() {
    let request = Request::Read(TEXT.into());
    assert_eq!(arrived::request(sent::request(&request)), Some(request));
    let request = Request::Compare(TEXT.into(), "".into());
    assert_eq!(arrived::request(sent::request(&request)), Some(request));
}

#[wasm_bindgen_test]
fn a_reading_comes_back_unchanged() {
    let document = Reader::new().expect("the layer pages parse").document(TEXT);
    assert!(!document.annotations.is_empty());
    let reply = Reply::Reading(Box::new(json::view(&document, Units::Utf8, false)));
    assert_eq!(arrived::reply(Uint8Array::from(&*packed_reply(&reply)).into()), Some(reply));
}

#[wasm_bindgen_test]
fn offsets_cut_javascript_s_own_strings() {
    let document = Reader::new().expect("the layer pages parse").document(TEXT);
    let view = json::view(&document, Units::Utf16, true);
    let text = JsString::from(TEXT);
    assert!(view.annotations.len() > 3, "{} marks", view.annotations.len());
    for (mark, told) in document.annotations.iter().zip(&view.annotations) {
        let (start, end) = (told.start.try_into().unwrap(), told.end.try_into().unwrap());
        assert_eq!(String::from(text.slice(start, end)), mark.span.of(TEXT));
    }
}
