//! What time is it, to the microsecond? On the machine itself, or in whatever runs the WebAssembly.
//!
//! It never looks at what it times.

/// The rounds of which the quickest counts: the others were held up by something else.
const ROUNDS: usize = 25;

/// How many milliseconds some work takes, warm and undisturbed.
pub fn quickest(mut work: impl FnMut()) -> f64 {
    let mut time = || {
        let start = milliseconds();
        work();
        milliseconds() - start
    };
    time();
    (0..ROUNDS).map(|_| time()).fold(f64::INFINITY, f64::min)
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;
}

/// Milliseconds since some moment.
#[cfg(not(target_arch = "wasm32"))]
fn milliseconds() -> f64 {
    use std::sync::LazyLock;
    use std::time::Instant;

    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_secs_f64() * 1000.0
}
