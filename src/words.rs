//! What does the page say, in English? Every word of the interface stands here.
//!
//! It never says whether anything is true.

use crate::digest::Voice;

/// The page's name.
pub const NAME: &str = "Sayso";
/// What the page is for, in a line.
pub const TAGLINE: &str = "Who says it, how sure they are, and what could be checked";
/// What the page promises and what it does not claim.
pub const PROMISE: &str = "Nothing leaves your device: the article is read in this browser. Sayso describes language. It never rates what is true.";

/// Above the empty page's text field.
pub const PASTE_HERE: &str = "Paste a news article";
/// Inside the empty text field.
pub const PLACEHOLDER: &str = "Paste or type the text of an English news article here.";
/// Before the samples.
pub const OR_A_SAMPLE: &str = "Or read one of ours:";
/// The text field's name.
pub const YOUR_TEXT: &str = "The article’s text";
/// The reading's name.
pub const MARKED_TEXT: &str = "The article with its marks";
/// Opens the text field.
pub const EDIT: &str = "Edit the text";
/// Closes the text field.
pub const DONE: &str = "Done";
/// Empties the page.
pub const NEW_TEXT: &str = "New text";
/// The list of samples.
pub const SAMPLES: &str = "Samples";
/// Stops a long reading.
pub const CANCEL: &str = "Stop";
/// Shows more of a very long text.
pub const SHOW_MORE: &str = "Show more of the text";
/// Puts a notice away.
pub const DISMISS: &str = "Dismiss";
/// Tells those who read with the keyboard how to move about.
pub const KEYS: &str = "Arrow keys go from mark to mark, Enter says why a mark is there, Esc closes.";

/// The switches' heading.
pub const LEGEND: &str = "What is marked";
/// The colours' name.
pub const COLOURS: &str = "Colours";
/// Follow the device.
pub const THEME_DEVICE: &str = "Auto";
/// Dark on light.
pub const THEME_LIGHT: &str = "Light";
/// Light on dark.
pub const THEME_DARK: &str = "Dark";

/// While the annotator's program comes.
pub const STARTING: &str = "Starting the reader…";
/// Where it cannot start.
pub const CANNOT_READ: &str = "The reader could not be started in this browser, so nothing is marked. Your text is still here: copy it before you reload the page, which may help.";
/// After it was started again.
pub const RESTARTED: &str = "The reader stopped and was started again.";
/// After a passage was left out.
pub const GIVEN_UP: &str = "One passage stopped the reader twice and was left unread.";
/// After the visitor stopped it.
pub const CANCELLED: &str = "Stopped. What had been read is marked.";
/// Where a text has no marks at all.
pub const NOTHING_FOUND: &str = "Nothing to mark was found in this text.";

/// The panels' tabs.
pub const PANELS: &str = "About this text";
/// The ledger's heading.
pub const LEDGER: &str = "Who says how much";
/// Where nobody says anything.
pub const NO_SOURCES: &str = "No source and no claim was found in this text.";
/// What the ledger counts, and what that means.
pub const LEDGER_COLUMNS: [(&str, &str); 4] = [
    ("Said", "How many statements"),
    ("Words", "How many words of the text"),
    ("Hedged", "The share of the statements that are hedged or denied"),
    ("Figures", "How many figures"),
];
/// Figures that nothing in the text contradicts.
pub const OTHER_FIGURES: &str = "Other figures";
/// Where in the text the marks fall.
pub const STRIP: &str = "Where the marks fall";
/// How the strip is used.
pub const STRIP_HINT: &str =
    "From the beginning of the text to its end. A click leads there; so do the rows below.";
/// The first column of the strip's table.
pub const STRETCH: &str = "Part of the text";
/// How sure the claims are.
pub const CERTAINTIES: &str = "How the claims are made";
/// Who is named.
pub const NAMINGS: &str = "Who the sources are";
/// How often the text hedges.
pub const TIERS: &str = "Hedges in a hundred words";
/// How the text reports.
pub const STANCES: &str = "Words that report";
/// What the tables of the overview tell.
pub const SHARE_COLUMNS: [&str; 3] = ["What", "Share", "Number"];
/// What the table of figures tells.
pub const FIGURE_COLUMNS: [&str; 3] = ["Figure", "Who says so", "How"];

/// The card's way out.
pub const CLOSE: &str = "Close";
/// Above the plain reason.
pub const WHY: &str = "Why it is marked";
/// Above what the rule's page says.
pub const ABOUT_RULE: &str = "About this rule";
/// Above the ties to other marks.
pub const RELATED: &str = "Tied to";
/// Above the marks that share words with this one.
pub const ALSO_HERE: &str = "Also on these words";
/// Of a mark on the very words of another one.
pub const SAME_WORDS: &str = "the same words";
/// The source's line.
pub const SOURCE: &str = "Source";
/// The cue's line.
pub const CUE: &str = "Cue";
/// The content's line.
pub const CONTENT: &str = "Said";
/// Where the text names nobody.
pub const NOBODY: &str = "nobody is named";
/// The rule's line.
pub const RULE: &str = "Rule";
/// The score's line.
pub const SCORE: &str = "Score";

/// The samples: what the button says, and the text.
pub const SAMPLE_TEXTS: [(&str, &str); 3] = [
    ("Ferry accident", include_str!("../samples/ferry.txt")),
    ("Kelp study", include_str!("../samples/kelp.txt")),
    ("Library vote", include_str!("../samples/council.txt")),
];

/// How far a reading is, or what it came to.
pub fn progress(read: usize, total: usize) -> String {
    if total == 0 {
        return "Reading…".to_owned();
    }
    format!("Reading paragraph {} of {total}", (read + 1).min(total))
}

/// What had to be read for the text at hand.
pub fn finished(fresh: usize, total: usize) -> String {
    let paragraphs = if total == 1 { "1 paragraph".to_owned() } else { format!("{total} paragraphs") };
    match fresh {
        0 => format!("{paragraphs}. Nothing had to be read again."),
        fresh if fresh >= total => format!("{paragraphs} read."),
        fresh => format!("{paragraphs}, {fresh} of them read again."),
    }
}

/// A layer's name, one or many.
pub fn layer(layer: &str) -> String {
    match layer {
        "attribution" => "Attribution".to_owned(),
        "hedge" => "Hedge".to_owned(),
        "claim" => "Claim".to_owned(),
        other => plain(other),
    }
}

/// What a layer marks, for the legend.
pub fn layer_in_a_line(layer: &str) -> &'static str {
    match layer {
        "attribution" => "words handed to a source",
        "hedge" => "words that hold back",
        "claim" => "what could be checked",
        _ => "",
    }
}

/// A word of the guidelines as a person writes it: `no_evidence` is "no evidence".
pub fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// Why a mark of this layer and kind is there.
pub fn why(layer: &str, kind: &str) -> &'static str {
    match (layer, kind) {
        ("attribution", "direct") => "The words are handed to a source, and quoted word for word.",
        ("attribution", "indirect") => "The writer retells what a source says. The words are the writer’s.",
        ("attribution", "mixed") => "The writer retells what a source says, and quotes part of it.",
        ("attribution", _) => "The words are handed to a source other than the writer.",
        ("hedge", "evidential") => "This word passes the statement on without standing behind it.",
        ("hedge", "unconfirmed") => "This says that the statement has not been confirmed.",
        ("hedge", "no_evidence") => "This says that something is not known, or not told.",
        ("hedge", "vague_source") => "Somebody is said to say so, but the text does not say who.",
        ("hedge", "report_noun") => "This stands for what somebody claims, not for what happened.",
        ("hedge", "modal") => "This says that something may be so, not that it is.",
        ("hedge", "epistemic") => "This says how likely something seems, not that it is so.",
        ("hedge", "doubt") => "This doubts or denies the statement.",
        ("hedge", "claim_verb") => "This verb of saying keeps its distance from what is said.",
        ("hedge", "approximator") => "This makes the number a rough one, or a limit.",
        ("hedge", "condition") => "What is said holds only if something else does.",
        ("hedge", "shield") => "This keeps away from a name or word that others use.",
        ("hedge", _) => "This makes the statement less than certain.",
        ("claim", "quantity") => "It gives a number that could be compared with a record.",
        ("claim", "event") => "It says that something happened, which could be checked.",
        ("claim", "state") => "It says that something is so, which could be checked.",
        ("claim", "causal") => "It says that one thing caused another, which could be checked.",
        ("claim", "comparison") => "It compares or ranks things, which could be checked.",
        ("claim", "prediction") => "It says what will happen, which time can check.",
        ("claim", "record") => "It says what somebody said, decided or knows, and a record could show it.",
        ("claim", _) => "It says something that could be checked.",
        _ => "",
    }
}

/// What an attribute of a mark means, in a sentence; nothing for those that the card shows otherwise.
pub fn attribute(name: &str, value: &str) -> Option<&'static str> {
    Some(match (name, value) {
        ("certainty", "asserted") => "No source was found for it: the writer says it, without a hedge.",
        ("certainty", "attributed") => "A source says it flatly; the writer passes it on.",
        ("certainty", "hedged") => "It is hedged: somebody holds back from it.",
        ("certainty", "denied") => "A source denies it, or says that it is not known.",
        ("priority", "high") => "Worth checking first.",
        ("priority", "low") => "Background that hardly anybody disputes.",
        ("source_kind", "person") => "The source is a person with a name.",
        ("source_kind", "organization") => "The source is a named organization.",
        ("source_kind", "document") => "The source is a document.",
        ("source_kind", "unnamed") => "The source is not named.",
        ("source_kind", "pronoun") => "The source is named by a pronoun.",
        ("source_kind", "none") => "No source is given.",
        ("type", "thought") => "It is a thought: what somebody believes, knows or doubts.",
        ("stance", "denying") => "The source denies it.",
        ("stance", "doubting") => "The source doubts it.",
        _ => return None,
    })
}

/// What the mark at the far end of a link is to this one.
pub fn link(role: &str) -> String {
    match role {
        "attributed_to" => "said by".to_owned(),
        "hedges" => "hedges".to_owned(),
        "holder" => "the hedge of".to_owned(),
        "records" => "records".to_owned(),
        "via" => "handed on by".to_owned(),
        "cites" => "going by".to_owned(),
        other => plain(other),
    }
}

/// What a mark is to this one when it is the other that is tied to it.
pub fn link_back(role: &str) -> String {
    match role {
        "attributed_to" => "says".to_owned(),
        "hedges" => "hedged by".to_owned(),
        "holder" => "holds back with".to_owned(),
        "via" => "hands on".to_owned(),
        "cites" => "the ground for".to_owned(),
        other => plain(other),
    }
}

/// Whom a pronoun means.
pub fn meant(source_kind: &str, source_name: &str) -> String {
    match source_kind {
        "unresolved" => "It stays open whom the pronoun means.".to_owned(),
        "writer" => "It is the writer who speaks.".to_owned(),
        _ => format!("It means {}.", shortened(source_name, 90)),
    }
}

/// Names what a source is said to have said elsewhere.
pub fn also_said_by(name: &str) -> String {
    format!("more from {name}")
}

/// Names a figure that says otherwise.
pub const DISAGREES: &str = "another figure";

/// What a screen reader calls a mark in the text.
pub fn mark_name(layer_name: &str, kind: &str, words: &str) -> String {
    format!("{}, {}: {}", layer(layer_name), plain(kind), shortened(words, 90))
}

/// The first words of a text, with an ellipsis where it goes on.
pub fn shortened(words: &str, letters: usize) -> String {
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = words.char_indices().nth(letters) else { return words };
    let head = &words[..cut];
    format!("{}…", head.rsplit_once(' ').map_or(head, |(head, _)| head))
}

/// A warning as the page says it.
pub fn warning(code: &str, message: &str) -> String {
    match code {
        "not-english" => {
            "This text does not look English. Sayso reads English only, so nothing is marked.".to_owned()
        }
        _ => message.to_owned(),
    }
}

/// The heading over several warnings.
pub fn warnings(count: usize) -> String {
    if count == 1 { "1 remark on the text".to_owned() } else { format!("{count} remarks on the text") }
}

/// A panel's name on its tab.
pub fn panel(name: &str) -> &'static str {
    match name {
        "sources" => "Sources",
        "figures" => "Figures",
        "overview" => "Overview",
        "list" => "List",
        _ => "Marks",
    }
}

/// Whose words something is.
pub fn voice(voice: &Voice) -> String {
    match voice {
        Voice::Source(name) => shortened(name, 70),
        Voice::Nobody => "Nobody is named".to_owned(),
        Voice::Writer => "The writer".to_owned(),
    }
}

/// What sort of source somebody is.
pub fn source_kind(kind: &str, named: bool) -> &'static str {
    match kind {
        "person" if named => "person",
        "person" => "person, no name",
        "organization" if named => "organization",
        "organization" => "organization, no name",
        "document" => "document",
        "unnamed" => "not named",
        "unresolved" => "unclear who",
        "none" => "no source",
        "writer" => "own voice",
        _ => "source",
    }
}

/// A part of a whole in per cent.
pub fn share(part: usize, whole: usize) -> String {
    format!("{} %", (100 * part + whole / 2) / whole.max(1))
}

/// A share of the overview, in plain words.
pub fn share_name(key: &str) -> &'static str {
    match key {
        "asserted" => "asserted by the writer",
        "attributed" => "attributed to a source",
        "hedged" => "hedged",
        "denied" => "denied",
        "named" => "named",
        "described" => "described, no name",
        "document" => "documents",
        "unnamed" => "not named",
        "unresolved" => "unclear who",
        "1" => "strong: alleged, unconfirmed",
        "2" => "medium: may, likely, claims",
        "3" => "light: about, if, so-called",
        "neutral" => "neutral",
        "endorsing" => "standing behind it",
        "distancing" => "keeping away",
        "denying" => "denying",
        _ => "",
    }
}

/// One of five parts of the text.
pub fn fifth(index: usize) -> &'static str {
    ["The beginning", "Second fifth", "The middle", "Fourth fifth", "The end"]
        .get(index)
        .copied()
        .unwrap_or("")
}

/// What is counted, as a heading.
pub fn counted(what: &str, unit: Option<&str>) -> String {
    let mut what = what.to_owned();
    if let Some(first) = what.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    match unit {
        Some(unit) => format!("{what}, in {unit}"),
        None => what,
    }
}

/// Where no figures differ.
pub fn no_dispute(figures: usize) -> &'static str {
    if figures == 0 {
        "No figures were found in this text."
    } else {
        "No figures in this text contradict each other."
    }
}

/// The heading over the figures that nothing contradicts.
pub fn other_figures(count: usize) -> String {
    format!("{OTHER_FIGURES} ({count})")
}

/// What a plot shows, for those who cannot see it.
pub fn plot_of(title: &str, count: usize) -> String {
    format!("{title}: {count} figures on one scale. The table below has them all.")
}

/// How sure a figure's claim is, and how the figure is meant.
pub fn figure_certainty(certainty: &str, bound: &str) -> String {
    let bound = if bound == "exact" { "" } else { bound };
    let stop = if certainty.is_empty() || bound.is_empty() { "" } else { ", " };
    format!("{certainty}{stop}{bound}")
}

/// A number on a scale: 1,200; 0.5; 3.2 million.
pub fn number(value: f64) -> String {
    let (value, name) = match value.abs() {
        size if size >= 1e9 => (value / 1e9, " billion"),
        size if size >= 1e6 => (value / 1e6, " million"),
        _ => (value, ""),
    };
    // Whole numbers alone are formatted: what the standard library does for fractions costs the page kilobytes.
    let hundredths = (value.abs() * 100.0).round() as u64;
    let digits = (hundredths / 100).to_string();
    let mut shown = if value < 0.0 && hundredths > 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    match hundredths % 100 {
        0 => shown + name,
        fraction if fraction % 10 == 0 => format!("{shown}.{}{name}", fraction / 10),
        fraction => format!("{shown}.{fraction:02}{name}"),
    }
}

// The filter and the list.

/// The presets' name.
pub const PRESETS: &str = "Show only";
/// Shows every mark again.
pub const SHOW_ALL: &str = "Show everything";
/// Opens the search and the threshold.
pub const NARROW: &str = "Search and score";
/// The search field's name.
pub const SEEK: &str = "Find in the marks";
/// The threshold's name.
pub const LEAST: &str = "Hide marks less sure than";
/// The list's name.
pub const LIST: &str = "All marks that are shown";
/// Where no mark is shown.
pub const EMPTY_LIST: &str = "No mark is shown.";
/// Shows more rows of a long list.
pub const MORE_ROWS: &str = "Show more marks";
/// What the lines under the words mean, on paper.
pub const KEY: &str = "What the lines mean";

/// What a preset is called.
pub fn preset(name: &str) -> &'static str {
    match name {
        "unattributed" => "Unattributed claims",
        "unnamed" => "Unnamed sources",
        "hedged" => "Hedged claims",
        "quotations" => "Direct quotations",
        _ => "",
    }
}

/// Opens what a layer's marks can be told apart by.
pub fn facets_of(layer: &str) -> &'static str {
    match layer {
        "attribution" => "by form and source",
        "hedge" => "by kind, strength and voice",
        "claim" => "by kind, certainty and voice",
        _ => "by kind",
    }
}

/// What the marks of a layer are told apart by.
pub fn facet(layer: &str, facet: &str) -> &'static str {
    match (layer, facet) {
        ("attribution", "kind") => "Form",
        (_, "kind") => "Kind",
        (_, "source_kind") => "Source",
        (_, "tier") => "Strength",
        (_, "certainty") => "Certainty",
        (_, "voice") => "Whose words",
        (_, "priority") => "Worth checking",
        _ => "",
    }
}

/// A value of a facet, such as a kind.
pub fn facet_value(facet: &str, value: &str) -> String {
    let known = match (facet, value) {
        ("source_kind", kind) => source_kind(kind, true),
        ("tier" | "certainty", value) => share_name(value),
        ("voice", "source") => "a source’s",
        ("voice", _) => "the writer’s",
        _ => "",
    };
    if known.is_empty() { plain(value) } else { known.to_owned() }
}

/// How many marks are shown.
pub fn marks_shown(shown: usize, whole: usize, filtered: bool) -> String {
    match (filtered, whole) {
        (true, _) => format!("Filtered: {shown} of {whole} marks"),
        (false, 1) => "1 mark".to_owned(),
        (false, _) => format!("{whole} marks"),
    }
}

/// A part of a number of marks.
pub fn of(part: usize, whole: usize) -> String {
    if part == whole { whole.to_string() } else { format!("{part} of {whole}") }
}

/// A column of the list.
pub fn column(name: &str) -> &'static str {
    match name {
        "words" => "Words",
        "sort" => "What it is",
        "voice" => "Source",
        "sure" => "How sure",
        "score" => "Score",
        _ => "Paragraph",
    }
}

/// How sure a mark makes its words, in the list: a claim's certainty, a hedge's strength, a cue's stance.
pub fn sure(layer: &str, value: &str) -> String {
    match (layer, value) {
        ("hedge", "1") => "strong hedge".to_owned(),
        ("hedge", "2") => "medium hedge".to_owned(),
        ("hedge", "3") => "light hedge".to_owned(),
        _ => plain(value),
    }
}

/// What there is to say about a mark in a line: what it is, how sure, and by whom.
pub fn in_a_line(layer_name: &str, kind: &str, sure: &str, voice_behind: Option<&Voice>) -> String {
    let mut line = format!("{}: {}", layer(layer_name), plain(kind));
    for more in [sure.to_owned(), voice_behind.map_or(String::new(), voice)] {
        if !more.is_empty() {
            line.push_str(" · ");
            line.push_str(&more);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        let written = [0.0, 0.5, 0.05, 177.0, 1200.0, -1200.5, 15_000.0, 3_200_000.0, 2e9].map(number);
        assert_eq!(
            written,
            ["0", "0.5", "0.05", "177", "1,200", "-1,200.5", "15,000", "3.2 million", "2 billion"]
        );
    }

    #[test]
    fn a_share_is_rounded_and_nothing_of_nothing_is_nothing() {
        assert_eq!([share(1, 3), share(2, 3), share(0, 0)], ["33 %", "67 %", "0 %"]);
    }
}
