//! What do the screens beside the reading say: the comparison of two texts, and the classroom?
//!
//! It never says which text, or whose mark, is right.

use super::message::{Message, say};

/// Leads from the reading to the comparison.
pub const TO_COMPARE: Message = Message("to-compare");
/// Leads from the reading to the classroom.
pub const TO_CLASSROOM: Message = Message("to-classroom");
/// The links that lead to other screens.
pub const MORE: Message = Message("more-screens");
/// Leads back to the reading.
pub const BACK: Message = Message("back-to-reading");

/// The comparison's heading.
pub const COMPARE: Message = Message("compare");
/// What the comparison is for.
pub const COMPARE_ABOUT: Message = Message("compare-about");
/// Inside an empty text field.
pub const PASTE_ONE: Message = Message("paste-one");
/// Starts the comparison.
pub const DO_COMPARE: Message = Message("do-compare");
/// Where a text is missing.
pub const BOTH_NEEDED: Message = Message("both-needed");
/// Gives two samples.
pub const TRY_SAMPLES: Message = Message("try-samples");
/// Opens the text fields again.
pub const OTHER_TEXTS: Message = Message("other-texts");
/// While both texts are read.
pub const READING_BOTH: Message = Message("reading-both");
/// What the comparison found.
pub const FINDINGS: Message = Message("findings");
/// Leads from the texts back to what was found.
pub const TO_FINDINGS: Message = Message("to-findings");
/// Figures that differ.
pub const DIFFERENCES: Message = Message("differences");
/// Where none do.
pub const NO_DIFFERENCES: Message = Message("no-differences");
/// What is said more firmly in one text.
pub const FIRMNESS: Message = Message("firmness");
/// Where nothing is.
pub const NO_FIRMNESS: Message = Message("no-firmness");
/// How twins are found.
pub const FIRMNESS_ABOUT: Message = Message("firmness-about");
/// Who speaks in one text alone.
pub const SPEAKERS: Message = Message("speakers");
/// Where a text has no source of its own.
pub const NO_SPEAKERS: Message = Message("no-speakers");
/// Who speaks in both.
pub const SPEAKERS_IN_BOTH: Message = Message("speakers-in-both");
/// Who speaks in either text and is not named.
pub const UNNAMED: Message = Message("unnamed-speakers");
/// The counts.
pub const COUNTS: Message = Message("counts");

/// The classroom's heading.
pub const CLASSROOM: Message = Message("classroom");
/// What the classroom is for.
pub const CLASSROOM_ABOUT: Message = Message("classroom-about");
/// Starts the practice.
pub const START: Message = Message("start-marking");
/// The text that is marked.
pub const PRACTICE_TEXT: Message = Message("practice-text");
/// How words are chosen and marked.
pub const PRACTICE_HELP: Message = Message("practice-help");
/// The row of buttons.
pub const MARK_AS: Message = Message("mark-as");
/// Takes a mark away.
pub const REMOVE: Message = Message("remove");
/// Chooses one word more.
pub const LONGER: Message = Message("longer");
/// Chooses one word less.
pub const SHORTER: Message = Message("shorter");
/// Shows what the annotator marks.
pub const REVEAL: Message = Message("reveal");
/// While that is not known.
pub const STILL_READING: Message = Message("still-reading");
/// Goes on marking.
pub const HIDE: Message = Message("hide");
/// Above the text with the annotator's marks.
pub const THEIR_MARKS: Message = Message("their-marks");
/// The comparison of the student's marks with the annotator's.
pub const AGREEMENT: Message = Message("agreement");
/// When two marks count as one.
pub const OVERLAP_RULE: Message = Message("overlap-rule");
/// Where marks differ.
pub const WHO_IS_RIGHT: Message = Message("who-is-right");
/// Where none do.
pub const NO_DIFFERENCE: Message = Message("no-difference");
/// Where nothing was marked by anybody.
pub const NOTHING_MARKED: Message = Message("nothing-marked");
/// The marks that both found.
pub const FOUND_BY_BOTH: Message = Message("found-by-both");
/// The question after every difference.
pub const RIGHT: Message = Message("right");
/// Above what the student takes away.
pub const RESULT: Message = Message("result");
/// Decides for the annotator wherever nothing is decided yet.
pub const AGREE_ON_THE_REST: Message = Message("agree-on-the-rest");
/// The heading over the text with the student's marks, once the annotator's are there.
pub const YOUR_MARKS: Message = Message("your-marks");
/// The student's name.
pub const YOUR_NAME: Message = Message("your-name");
/// Saves the result for people.
pub const SAVE_MARKDOWN: Message = Message("save-markdown");
/// Saves the result for programs.
pub const SAVE_JSON: Message = Message("save-json");

/// The two texts.
pub const TEXTS: [Message; 2] = [Message("first-text"), Message("second-text")];
/// The two texts with their marks.
pub const MARKED_TEXTS: [Message; 2] = [Message("first-marked"), Message("second-marked")];
/// The columns of the table of agreement.
pub const AGREEMENT_COLUMNS: [Message; 3] = [Message("both"), Message("only-you"), Message("only-sayso")];
/// The answers to the question who is right, each with its key.
pub const ANSWERS: [(&str, Message); 4] = [
    ("", Message("not-decided")),
    ("me", Message("i-am-right")),
    ("sayso", Message("sayso-is-right")),
    ("open", Message("is-open")),
];

/// Which figures of the other text suit a figure and which do not, by their words.
pub fn held(fits: &[String], differs: &[String]) -> String {
    let how = match (fits.is_empty(), differs.is_empty()) {
        (false, true) => "fits",
        (true, _) => "differs",
        _ => "both",
    };
    let [fits, differs] = [fits, differs].map(|words| words.join(", "));
    say("figure-held", &[("how", how.into()), ("fits", (&*fits).into()), ("differs", (&*differs).into())])
}

/// The keys that are always the same where two texts are compared.
pub const FIXED_KEYS: [(Message, Message); 3] = [
    (Message("key-arrows"), Message("about-arrows")),
    (Message("key-enter"), Message("about-enter")),
    (Message("key-escape"), Message("close-or-to-findings")),
];

/// The keys that are always the same in the classroom.
pub const PRACTICE_KEYS: [(Message, Message); 5] = [
    (Message("key-word"), Message("about-word")),
    (Message("key-words"), Message("about-choosing")),
    (Message("key-remove"), Message("remove")),
    (Message("key-enter"), Message("about-enter")),
    (Message("key-escape"), Message("about-escape")),
];

/// That both texts are read, and how many marks are put away in them.
pub fn compared(away: usize) -> String {
    say("compared", &[("away", away.into())])
}

/// What a comparison is good for in a format.
pub fn format_about(format: &str) -> String {
    say("comparison-format", &[("format", format.into())])
}

/// How many claims are in both texts, and how many of them are told apart.
pub fn twins(apart: usize, all: usize) -> String {
    say("twins", &[("apart", apart.into()), ("all", all.into())])
}

/// How many statements a source makes.
pub fn statements(count: usize) -> String {
    say("statements", &[("count", count.into())])
}

/// What is counted in both texts.
pub fn size(key: &str) -> String {
    say("size", &[("key", key.into())])
}

/// Leads to a place in one of the texts.
pub fn show_in(text: usize) -> String {
    say("show-in", &[("text", (["first", "second"][text.min(1)]).into())])
}

/// A text in a language that is not read.
pub fn not_english(text: usize) -> String {
    say("text-not-english", &[("text", (["first", "second"][text.min(1)]).into())])
}

/// What is chosen and what is marked so far, for the line under the buttons.
pub fn practice(chosen: &str, marks: usize) -> String {
    let words = super::shortened(chosen, 60);
    say("practice", &[("words", (&*words).into()), ("marks", marks.into())])
}

/// What a screen reader calls a word that carries marks of the student's.
pub fn marked_word(word: &str, layers: &[&str]) -> String {
    let layers: Vec<String> = layers.iter().map(|layer| super::layer(layer)).collect();
    let layers = layers.join(", ");
    say("marked-word", &[("word", word.into()), ("layers", (&*layers).into())])
}

/// Tells of something that the annotator marked and the student did not.
pub fn missed_by_you(layer: &str, kind: &str) -> String {
    let (layer, kind) = (super::layer(layer), super::kind(kind));
    say("missed-by-you", &[("layer", (&*layer).into()), ("kind", (&*kind).into())])
}

/// Tells of something that the student marked and the annotator did not.
pub fn missed_by_sayso(layer: &str) -> String {
    say("missed-by-sayso", &[("layer", (&*super::layer(layer)).into())])
}
