//! What has the browser to do for the page and for the screens beside it alike? What is set is put on and remembered, and
//! errands go to the page's doors.
//!
//! It never holds what is set or under way: the states do.

use sayso::write::json::ENGINE;

use crate::browser;
use crate::dismissals::Dismissals;
use crate::settings::{CHOICES, Settings};
use crate::wire::{Errand, sent};
use crate::words;

/// Has something done at the doors.
pub fn ask(errand: &Errand<'_>) {
    browser::exchange::ask(&sent::errand(errand));
}

/// Makes the page look as it is wanted: the style sheets look for it at the root.
pub fn put_on(settings: &Settings) {
    for (at, choice) in CHOICES.iter().enumerate() {
        browser::set_root(&["data-", choice.name].concat(), settings.option(at));
    }
}

/// Remembers names and values for the next visit.
pub fn remember(memory: &Vec<(&'static str, String)>) {
    for (name, value) in memory {
        browser::remember(name, value);
    }
}

/// Saves the list of what was put away, for programs or for people.
pub fn report(dismissed: &Dismissals, as_data: bool) {
    let version = &ENGINE.version;
    if as_data {
        return ask(&Errand::PutAway(&dismissed.in_writing(), version));
    }
    let mut report = ["# ", &words::dismissed::title(version), "\n\n"].concat();
    for dismissal in &dismissed.0 {
        report.extend(["- ", &words::dismissed::told(dismissal), "\n"]);
    }
    ask(&Errand::Save(&report, "sayso.md"));
}
