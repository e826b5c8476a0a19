//! What does the page say? Every message of the interface has its name here, and its words in `i18n/`.
//!
//! It never says whether anything is true.

pub mod card;
pub mod desk;
pub mod dismissed;
mod message;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use crate::digest::Voice;
use crate::keys::Refusal;
pub use message::Message;
use message::{Value, say};

/// The page's name.
pub const NAME: Message = Message("name");
/// What the page is for, in a line.
pub const TAGLINE: Message = Message("tagline");
/// What the page promises and what it does not claim.
pub const PROMISE: Message = Message("promise");

/// Above the empty page's text field.
pub const PASTE_HERE: Message = Message("paste-here");
/// Inside the empty text field.
pub const PLACEHOLDER: Message = Message("placeholder");
/// Before the samples.
pub const OR_A_SAMPLE: Message = Message("or-a-sample");
/// The text field's name.
pub const YOUR_TEXT: Message = Message("your-text");
/// The reading's name.
pub const MARKED_TEXT: Message = Message("marked-text");
/// Opens the text field.
pub const EDIT: Message = Message("edit");
/// Closes the text field.
pub const DONE: Message = Message("done");
/// Empties the page.
pub const NEW_TEXT: Message = Message("new-text");
/// Leads past all that stands before the text.
pub const TO_TEXT: Message = Message("to-text");
/// The list of samples.
pub const SAMPLES: Message = Message("samples");
/// Stops a long reading.
pub const CANCEL: Message = Message("cancel");
/// Shows more of a very long text.
pub const SHOW_MORE: Message = Message("show-more");
/// Puts a notice away.
pub const DISMISS: Message = Message("dismiss");
/// Tells those who read with the keyboard how to move about.
pub const KEYS: Message = Message("keys");

/// The source as the legend shows it.
pub const LEGEND_SOURCE: Message = Message("legend-source");
/// The cue as the legend shows it.
pub const LEGEND_CUE: Message = Message("legend-cue");
/// The switches' heading.
pub const LEGEND: Message = Message("legend");
/// The colours' name.
pub const COLOURS: Message = Message("colours");

/// While the annotator's program comes.
pub const STARTING: Message = Message("starting");
/// Where it cannot start.
pub const CANNOT_READ: Message = Message("cannot-read");
/// After it was started again.
pub const RESTARTED: Message = Message("restarted");
/// After a passage was left out.
pub const GIVEN_UP: Message = Message("given-up");
/// After the visitor stopped it.
pub const CANCELLED: Message = Message("cancelled");
/// Where a text has no marks at all.
pub const NOTHING_FOUND: Message = Message("nothing-found");

/// The panels' tabs.
pub const PANELS: Message = Message("panels");
/// The ledger's heading.
pub const LEDGER: Message = Message("ledger");
/// Where nobody says anything.
pub const NO_SOURCES: Message = Message("no-sources");
/// What the ledger counts.
pub const LEDGER_COLUMNS: [Message; 4] =
    [Message("column-said"), Message("column-words"), Message("column-hedged"), Message("column-figures")];
/// What its columns mean.
pub const LEDGER_HINT: Message = Message("ledger-hint");
/// Figures that nothing in the text contradicts.
pub const OTHER_FIGURES: Message = Message("other-figures");
/// Where in the text the marks fall.
pub const STRIP: Message = Message("strip");
/// How the strip is used.
pub const STRIP_HINT: Message = Message("strip-hint");
/// The first column of the strip's table.
pub const STRETCH: Message = Message("stretch");
/// How sure the claims are.
pub const CERTAINTIES: Message = Message("certainties");
/// Who is named.
pub const NAMINGS: Message = Message("namings");
/// How often the text hedges.
pub const TIERS: Message = Message("tiers");
/// How the text reports.
pub const STANCES: Message = Message("stances");
/// What the tables of the overview tell.
pub const SHARE_COLUMNS: [Message; 3] =
    [Message("column-what"), Message("column-share"), Message("column-number")];
/// What the table of figures tells.
pub const FIGURE_COLUMNS: [Message; 3] = [Message("figure"), Message("who-says-so"), Message("how")];

/// The card's way out.
pub const CLOSE: Message = Message("close");
/// Above the plain reason.
pub const WHY: Message = Message("why-heading");
/// Above what the rule's page says.
pub const ABOUT_RULE: Message = Message("about-rule");
/// Leads to all of the rule's layer's page.
pub const LAYER_PAGE: Message = Message("layer-page");
/// Above the ties to other marks.
pub const RELATED: Message = Message("related");
/// Above the marks that share words with this one.
pub const ALSO_HERE: Message = Message("also-here");
/// The source's line.
pub const SOURCE: Message = Message("source");
/// The cue's line.
pub const CUE: Message = Message("cue");
/// The content's line.
pub const CONTENT: Message = Message("content");
/// Where the text names nobody.
pub const NOBODY: Message = Message("nobody");

/// Opens the window for what leaves as a file; its heading.
pub const EXPORT: Message = Message("export");
/// Opens the window for what leaves as an address; its heading.
pub const SHARE: Message = Message("share-text");
/// Lets the visitor choose a file.
pub const OPEN_FILE: Message = Message("open-file");
/// What can be opened.
pub const FILES: Message = Message("files");
/// Saves what leaves.
pub const DOWNLOAD: Message = Message("download");
/// Copies what leaves.
pub const COPY: Message = Message("copy");
/// Prints the page.
pub const PRINT: Message = Message("print");
/// The name of the formats for people.
pub const FOR_PEOPLE: Message = Message("for-people");
/// The name of the formats for programs.
pub const FOR_PROGRAMS: Message = Message("for-programs");
/// What the name of a file ends in that holds less than all marks; `exchange/errands.js` says it.
pub const FILTERED: Message = Message("filtered");
/// The units' name.
pub const UNITS: Message = Message("units");
/// Copies a mark with its sentence.
pub const COPY_CONTEXT: Message = Message("copy-context");
/// What stands under words that were copied.
pub const AS_MARKED: Message = Message("as-marked");
/// What an address is.
pub const SHARE_EXPLAINED: Message = Message("share-explained");
/// The address's name.
pub const ADDRESS: Message = Message("address");
/// Of an address that some programs cut.
pub const ADDRESS_LONG: Message = Message("address-long");
/// Of an address that leads nowhere on another machine.
pub const ADDRESS_LOCAL: Message = Message("address-local");
/// Of a text that is too long for an address.
pub const ADDRESS_TOO_LONG: Message = Message("address-too-long");
/// Saves the file in place of the address.
pub const DOWNLOAD_READING: Message = Message("download-reading");
/// After another text has taken the place of one, or none.
pub const REPLACED: Message = Message("replaced");
/// Of marks that were not made here.
pub const BROUGHT: Message = Message("brought");

/// What a format is called, for people.
pub fn format_title(name: &str) -> String {
    say("format-title", &[("format", name.into())])
}

/// What a format is good for. One that the page does not know says it itself.
pub fn format_about(name: &str, description: &str) -> String {
    say("format-about", &[("format", name.into()), ("description", description.into())])
}

/// Whether the visitor is to say what a format's offsets count.
pub fn leaves_units_open(told: &str) -> bool {
    told == "the units that were asked for"
}

/// What a format's offsets count.
pub fn offsets(told: &str) -> String {
    let counted = match told {
        "code points" => "codepoint",
        "UTF-16 code units" => "utf16",
        "columns in code points" => "columns",
        told if leaves_units_open(told) => "chosen",
        _ => "other",
    };
    say("offsets", &[("counted", counted.into()), ("told", told.into())])
}

/// What offsets can count.
pub fn units(units: &str) -> String {
    say("units-named", &[("units", units.into())])
}

/// How many marks leave.
pub fn leaving(kept: usize, all: usize) -> String {
    let filtered = if kept < all { "yes" } else { "no" };
    say("leaving", &[("filtered", filtered.into()), ("kept", kept.into()), ("all", all.into())])
}

/// How long an address is.
pub fn address_length(letters: usize) -> String {
    say("address-length", &[("letters", letters.into())])
}

/// How much of a file has come in.
pub fn coming(name: &str, percent: u32) -> String {
    say("coming", &[("name", name.into()), ("percent", (percent as usize).into())])
}

/// How something that came in or went out ended.
pub fn told(code: &str, detail: &str) -> String {
    say("told", &[("code", code.into()), ("detail", detail.into())])
}

/// The samples: the name of the file, and what the button says.
pub const SAMPLE_NAMES: [(&str, Message); 3] = [
    ("ferry.txt", Message("sample-ferry")),
    ("kelp.txt", Message("sample-kelp")),
    ("council.txt", Message("sample-council")),
];

/// How far a reading is.
pub fn progress(read: usize, total: usize) -> String {
    if total == 0 {
        return say("reading", &[]);
    }
    say("progress", &[("paragraph", (read + 1).min(total).into()), ("total", total.into())])
}

/// What had to be read for the text at hand.
pub fn finished(fresh: usize, total: usize) -> String {
    let outcome = match fresh {
        0 => "unchanged",
        fresh if fresh >= total => "read",
        _ => "partly",
    };
    say("finished", &[("outcome", outcome.into()), ("fresh", fresh.into()), ("total", total.into())])
}

/// A layer's name.
pub fn layer(layer: &str) -> String {
    say("layer", &[("layer", layer.into()), ("plain", (&*plain(layer)).into())])
}

/// What a layer marks, for the legend.
pub fn layer_in_a_line(layer: &str) -> String {
    say("layer-in-a-line", &[("layer", layer.into())])
}

/// The name of a kind of marks.
pub fn kind(kind: &str) -> String {
    say("kind", &[("kind", kind.into()), ("plain", (&*plain(kind)).into())])
}

/// A word of the guidelines as a person writes it: `no_evidence` is "no evidence".
fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// Why a mark of this layer and kind is there.
pub fn why(layer: &str, kind: &str) -> String {
    say("why", &[("layer", layer.into()), ("kind", kind.into())])
}

/// What an attribute of a mark means, in a sentence; nothing for those that the card shows otherwise.
pub fn attribute(name: &str, value: &str) -> String {
    say("attribute", &[("attribute", (&*[name, "-", value].concat()).into())])
}

/// What the mark at the far end of a link is to this one.
pub fn link(role: &str) -> String {
    say("link", &[("role", role.into()), ("plain", (&*plain(role)).into())])
}

/// What a mark is to this one when it is the other that is tied to it.
pub fn link_back(role: &str) -> String {
    say("link-back", &[("role", role.into()), ("plain", (&*plain(role)).into())])
}

/// Whom a pronoun means.
pub fn meant(source_kind: &str, source_name: &str) -> String {
    say("meant", &[("kind", source_kind.into()), ("name", (&*shortened(source_name, 90)).into())])
}

/// Names what a source is said to have said elsewhere.
pub fn also_said_by(name: &str) -> String {
    say("also-said-by", &[("name", name.into())])
}

/// Names a figure that says otherwise.
pub const DISAGREES: Message = Message("disagrees");

/// What a screen reader calls a mark in the text. Who is said to say it comes first, where somebody is.
pub fn mark_name(layer_name: &str, kind_name: &str, source: &str, words: &str) -> String {
    let (layer, kind) = (layer(layer_name), kind(kind_name));
    let (source, words) = (shortened(source, 60), shortened(words, 90));
    let is_said = if source.is_empty() { "no" } else { "yes" };
    say(
        "mark-name",
        &[
            ("layer", (&*layer).into()),
            ("kind", (&*kind).into()),
            ("said", is_said.into()),
            ("source", (&*source).into()),
            ("words", (&*words).into()),
        ],
    )
}

/// The first words of a text, with an ellipsis where it goes on.
pub fn shortened(words: &str, letters: usize) -> String {
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = words.char_indices().nth(letters) else { return words };
    let head = &words[..cut];
    format!("{}…", head.rsplit_once(' ').map_or(head, |(head, _)| head))
}

/// A warning as the page says it: in the annotator's own English where the page does not know it.
pub fn warning(code: &str, message: &str) -> String {
    say("warning", &[("code", code.into()), ("message", message.into())])
}

/// The heading over several warnings.
pub fn warnings(count: usize) -> String {
    say("warnings", &[("count", count.into())])
}

/// A panel's name on its tab.
pub fn panel(name: &str) -> String {
    say("panel", &[("panel", name.into())])
}

/// Whose words something is.
pub fn voice(voice: &Voice) -> String {
    match voice {
        Voice::Source(name) => shortened(name, 70),
        Voice::Nobody => say("nobody-named", &[]),
        Voice::Writer => say("writer", &[]),
    }
}

/// What sort of source somebody is.
pub fn source_kind(kind: &str, named: bool) -> String {
    let named = if named { "yes" } else { "no" };
    say("source-kind", &[("kind", kind.into()), ("named", named.into())])
}

/// How sure a statement is made, in a word or two.
pub fn certainty(key: &str) -> String {
    say("certainty", &[("certainty", key.into())])
}

/// A part of a whole in per cent.
pub fn share(part: usize, whole: usize) -> String {
    say("share", &[("percent", ((100 * part + whole / 2) / whole.max(1)).into())])
}

/// A share of the overview, in plain words.
pub fn share_name(key: &str) -> String {
    say("share-name", &[("share", key.into())])
}

/// One of five parts of the text.
pub fn fifth(index: usize) -> String {
    say("fifth", &[("fifth", index.into())])
}

/// What is counted, as a heading.
pub fn counted(what: &str, unit: Option<&str>) -> String {
    let mut what = what.to_owned();
    if let Some(first) = what.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    match unit {
        Some(unit) => say("disputed-in-unit", &[("what", (&*what).into()), ("unit", unit.into())]),
        None => what,
    }
}

/// What is drawn in a plot.
pub const PLOT_KEY: Message = Message("plot-key");

/// Where no figures differ.
pub fn no_dispute(shown: usize, all: usize) -> String {
    let shown = match shown {
        _ if all == 0 => "none",
        0 => "hidden",
        _ if shown < all => "some",
        _ => "all",
    };
    say("no-dispute", &[("shown", shown.into())])
}

/// The heading over the figures that nothing contradicts.
pub fn other_figures(count: usize) -> String {
    say("other-figures-counted", &[("count", count.into())])
}

/// What a plot shows, for those who cannot see it.
pub fn plot_of(title: &str, count: usize) -> String {
    say("plot-of", &[("title", title.into()), ("count", count.into())])
}

/// How sure a figure's claim is, and how the figure is meant.
pub fn figure_certainty(sure: &str, bound: &str) -> String {
    let sure = certainty(sure);
    let bound = say("bound", &[("bound", (&*bound.replace(' ', "-")).into())]);
    let stop = if sure.is_empty() || bound.is_empty() { "" } else { ", " };
    [&*sure, stop, &*bound].concat()
}

/// A number on a scale: 1,200; 0.5; 3.2 million.
pub fn number(value: f64) -> String {
    let (value, scale) = match value.abs() {
        size if size >= 1e9 => (value / 1e9, "billion"),
        size if size >= 1e6 => (value / 1e6, "million"),
        _ => (value, "plain"),
    };
    say("number", &[("value", Value::Number(value)), ("scale", scale.into())])
}

/// The presets' name.
pub const PRESETS: Message = Message("presets");
/// Shows every mark again.
pub const SHOW_ALL: Message = Message("show-all");
/// Opens the search and the threshold.
pub const NARROW: Message = Message("narrow");
/// The search field's name.
pub const SEEK: Message = Message("seek");
/// The threshold's name.
pub const LEAST: Message = Message("least");
/// The list's name.
pub const LIST: Message = Message("list");
/// Where no mark is shown.
pub const EMPTY_LIST: Message = Message("empty-list");
/// Shows more rows of a long list.
pub const MORE_ROWS: Message = Message("more-rows");
/// What the lines under the words mean, on paper.
pub const KEY: Message = Message("key-to-lines");

/// What a preset is called.
pub fn preset(name: &str) -> String {
    say("preset", &[("preset", name.into())])
}

/// Opens what a layer's marks can be told apart by.
pub fn facets_of(layer: &str) -> String {
    say("facets-of", &[("layer", layer.into())])
}

/// What the marks of a layer are told apart by.
pub fn facet(layer: &str, facet: &str) -> String {
    let facet = if (layer, facet) == ("attribution", "kind") { "form" } else { facet };
    say("facet", &[("facet", facet.into())])
}

/// A value of a facet, such as a kind.
pub fn facet_value(facet: &str, value: &str) -> String {
    match facet {
        "source_kind" => source_kind(value, true),
        "certainty" => share_name(value),
        "tier" => share_name(strength(value)),
        "kind" => kind(value),
        _ => say("facet-value", &[("value", (&*[facet, "-", value].concat()).into())]),
    }
}

/// The name of a hedge's tier.
fn strength(tier: &str) -> &'static str {
    match tier {
        "1" => "strong",
        "2" => "medium",
        "3" => "light",
        _ => "",
    }
}

/// How many marks are shown, and how many are put away.
pub fn marks_shown(shown: usize, whole: usize, away: usize, filtered: bool) -> String {
    let filtered = if filtered { "yes" } else { "no" };
    say(
        "marks-shown",
        &[
            ("filtered", filtered.into()),
            ("shown", shown.into()),
            ("whole", whole.into()),
            ("away", away.into()),
        ],
    )
}

/// Names what is switched off.
pub fn without(what: &str) -> String {
    say("without", &[("what", what.into())])
}

/// A part of a number of marks.
pub fn of(part: usize, whole: usize) -> String {
    if part == whole {
        whole.to_string()
    } else {
        say("part-of", &[("part", part.into()), ("whole", whole.into())])
    }
}

/// A column of the list.
pub fn column(name: &str) -> String {
    say("column", &[("column", name.into())])
}

/// How sure a mark makes its words, in the list: a claim's certainty, a hedge's strength, a cue's stance.
pub fn sure(layer: &str, value: &str) -> String {
    say("sure", &[("value", if layer == "hedge" { strength(value) } else { value }.into())])
}

/// What there is to say about a mark in a line: what it is, how sure, and by whom.
pub fn in_a_line(layer_name: &str, kind_name: &str, sureness: &str, voice_behind: Option<&Voice>) -> String {
    let mut line = [&*layer(layer_name), ": ", &*kind(kind_name)].concat();
    for more in [sure(layer_name, sureness), voice_behind.map_or(String::new(), voice)] {
        if !more.is_empty() {
            line.push_str(" · ");
            line.push_str(&more);
        }
    }
    line
}

/// Opens the settings; the window's heading.
pub const SETTINGS: Message = Message("settings");
/// What becomes of the settings.
pub const SETTINGS_STAY: Message = Message("settings-stay");
/// Sets everything back.
pub const RESET: Message = Message("reset");
/// The heading of the list of keys.
pub const KEYS_HEADING: Message = Message("keys-heading");
/// How the keys work.
pub const KEYS_ABOUT: Message = Message("keys-about");
/// Where single keys are switched off.
pub const KEYS_OFF: Message = Message("keys-off");
/// The keys that are always the same, and what they do.
pub const FIXED_KEYS: [(Message, Message); 3] = [
    (Message("key-arrows"), Message("about-arrows")),
    (Message("key-enter"), Message("about-enter")),
    (Message("key-escape"), Message("about-escape")),
];
/// The heading over what can be set about single keys.
pub const SINGLE_KEYS: Message = Message("single-keys");
/// The switch of single keys.
pub const SINGLE_KEYS_ON: Message = Message("single-keys-on");
/// Opens the fields for the keys.
pub const CHANGE_KEYS: Message = Message("change-keys");
/// Something that can be set.
pub fn choice(name: &str) -> String {
    say("choice", &[("choice", name.into())])
}

/// A way to set it.
pub fn option(choice: &str, name: &str) -> String {
    say("option", &[("option", (&*[choice, "-", name].concat()).into())])
}

/// What a key asks for.
pub fn command(name: &str) -> String {
    say("command", &[("command", name.into())])
}

/// Why a key cannot be had.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::NotOne => say("refusal-not-one", &[]),
        Refusal::Taken(by) => say("refusal-taken", &[("command", (&*command(by.name())).into())]),
    }
}

/// Which of the marks the keyboard is at, counted from 1.
pub fn position(at: usize, of: usize) -> String {
    say("position", &[("at", at.into()), ("of", of.into())])
}
