//! How is a long table drawn without holding the page up? A portion of its rows at once, the others one portion after
//! another, each once the browser has painted the one before.
//!
//! It never draws a row twice for the same reading.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::state::Reading;

/// How many rows a portion has: drawing them takes a fraction of the time in which a person notices a wait.
const PORTION: usize = 40;

/// What the rows that are drawn by now say, and of which reading they are.
#[derive(Default)]
struct Drawn {
    of: Option<(Reading, String)>,
    rows: Vec<Html>,
}

/// The rows of a reading that are drawn by now, of so many that there are. Each is to have a key: rows without are compared
/// from the last one on, and all were drawn anew with every one that comes. In another reading, or told in another way, as
/// many as before are drawn anew at once: nothing that is in sight goes away.
#[hook]
pub fn use_portions(reading: &Reading, told: String, rows: usize, row: &dyn Fn(usize) -> Html) -> Vec<Html> {
    let drawn = use_mut_ref(Drawn::default);
    let again = use_force_update();
    let mut drawn = drawn.borrow_mut();
    let of = Some((reading.clone(), told));
    if drawn.of != of {
        let before = drawn.rows.len();
        *drawn = Drawn { of, rows: (0..before.min(rows)).map(row).collect() };
    }
    let so_far = drawn.rows.len();
    drawn.rows.extend((so_far..rows).take(PORTION).map(row));
    let is_behind = drawn.rows.len() < rows;
    use_effect(move || {
        let soon = is_behind.then(|| Timeout::new(0, move || again.force_update()));
        move || drop(soon)
    });
    drawn.rows.clone()
}
