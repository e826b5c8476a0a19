//! What does the page say of marks that are not to be seen again?
//!
//! It never says that a mark is wrong: that is the visitor's to say.

use super::message::{Message, say};
use super::{layer, shortened};
use crate::dismissals::Dismissal;

/// The heading over what is not to be seen again.
pub const HEADING: Message = Message("put-away-heading");
/// Where that is nothing.
pub const NOTHING: Message = Message("nothing-put-away");
/// Opens a card's ways to put a mark away.
pub const NOT_RIGHT: Message = Message("not-right");
/// After the last thing was taken back.
pub const TAKEN_BACK: Message = Message("taken-back");
/// Takes the last thing back.
pub const UNDO: Message = Message("undo");
/// Shows again what was put away.
pub const RECALL: Message = Message("recall");
/// Saves the list of what was put away.
pub const SAVE: Message = Message("save-report");
/// What that file is for.
pub const ABOUT: Message = Message("report-about");

/// Puts a mark away, its cue or its rule.
pub fn offer(dismissal: &Dismissal) -> String {
    let words = shortened(&dismissal.words, 40);
    say("put-away", &[("about", dismissal.about.name().into()), ("words", (&*words).into())])
}

/// Something that was put away.
pub fn told(dismissal: &Dismissal) -> String {
    let Dismissal { about, of, words, place } = dismissal;
    let layer = layer(of);
    say(
        "dismissal",
        &[
            ("about", about.name().into()),
            ("of", (&**of).into()),
            ("layer", (&*layer).into()),
            ("words", (&**words).into()),
            ("place", (&**place).into()),
        ],
    )
}

/// After so many marks were put away.
pub fn done(marks: usize) -> String {
    say("was-put-away", &[("marks", marks.into())])
}

/// The title of the list of what was put away, with the annotator's version.
pub fn title(version: &str) -> String {
    say("report-title", &[("version", version.into())])
}
