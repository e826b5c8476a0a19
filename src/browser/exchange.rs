//! How does the page reach its doors, `exchange.js`, and what comes in by them?
//!
//! It never knows what is asked or told there.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./exchange.js")]
extern "C" {
    #[wasm_bindgen(js_name = attend)]
    fn attend_with(listener: &JsValue, visits: bool);
    /// Has something done; what came of it is told to the one who attends.
    pub fn ask(errand: &JsValue);
}

/// Takes in what comes from now on: pasted, dropped, opened, or by the page's address; by the address that it has
/// already only where `visits` says so.
pub fn attend(visits: bool, told: impl Fn(JsValue) + 'static) {
    // It listens as long as the page lives.
    attend_with(&Closure::<dyn Fn(JsValue)>::new(told).into_js_value(), visits);
}
