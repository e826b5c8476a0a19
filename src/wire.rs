//! What do the page and its annotator say to one another?
//!
//! This file never reads a text. Offsets between the two count bytes of the UTF-8 text, as in the engine; what
//! leaves for JavaScript counts UTF-16 code units, as JavaScript's strings do.

pub mod arrived;
pub mod packed;
pub mod sent;

use std::borrow::Cow;

use sayso::document::Name;
use sayso::select::Selection;
use sayso::write::json::Document;
use sayso::write::units::Units;
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the page asks the annotator.
#[derive(Clone, Debug, PartialEq)]
pub enum Request<'a> {
    /// What does this paragraph say by itself?
    Read(Cow<'a, str>),
    /// What does this text say as a whole?
    Join(Cow<'a, str>),
    /// What do these two texts say, each as a whole, and what do both count?
    Compare(Cow<'a, str>, Cow<'a, str>),
}

impl Request<'_> {
    /// How long the annotator may take for it before it counts as dead, in milliseconds.
    pub fn patience(&self) -> u32 {
        let bytes = match self {
            Request::Read(text) | Request::Join(text) => text.len(),
            Request::Compare(one, other) => one.len() + other.len(),
        };
        5_000 + u32::try_from(bytes / 20).unwrap_or(u32::MAX / 2)
    }
}

/// What the annotator tells the page. It answers every request, in the order in which they were asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<'a> {
    /// It has started, and these are its rules.
    Ready(Vec<Rule<'a>>),
    /// The reading that was asked for.
    Reading(Box<Document<'a>>),
    /// The two readings that were asked for.
    Compared(Box<Compared<'a>>),
}

/// Two readings side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared<'a> {
    /// What each text says as a whole.
    pub documents: [Document<'a>; 2],
    /// The figures of the first and of the second text that count the same thing, each by its place in its document,
    /// and whether some number suits both.
    pub figures: Vec<(usize, usize, bool)>,
}

/// A rule that makes marks, and what its layer's page says about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule<'a> {
    /// Its name, as marks carry it: `hedge.evidential`.
    pub name: Cow<'a, str>,
    /// The page's prose about it, a paragraph each.
    pub prose: Vec<Cow<'a, str>>,
}

/// What the page asks at its doors, which `exchange.js` attends.
#[derive(Clone, Debug)]
pub enum Errand<'a> {
    /// Which formats are there?
    Formats,
    /// Put these words on the clipboard.
    Copy(&'a str),
    /// Save this text in a file of this name.
    Save(&'a str, &'a str),
    /// Save what was put away as data: as it is remembered, and by which version of ours.
    PutAway(&'a str, &'a str),
    /// Make an address that holds this.
    Share(Shared),
    /// Let the visitor choose a file.
    Open,
    /// Bring the sample in the file of this name.
    Sample(&'a str),
    /// Read no further in the file that is coming in.
    Cancel,
    /// Print the page.
    Print,
}

/// A reading that is to leave.
#[derive(Clone, Debug)]
pub struct Leaving<'a> {
    /// The text.
    pub text: &'a str,
    /// All that is known about it.
    pub document: &'a Document<'static>,
    /// The ids of the marks that leave; all of them where there is no list.
    pub kept: Option<Vec<&'a str>>,
    /// The format's name.
    pub format: &'a str,
    /// What its offsets count, where the format leaves that open.
    pub units: Units,
    /// Whether it is copied, rather than saved as a file.
    pub copied: bool,
}

/// What an address holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The text.
    pub text: String,
    /// What is switched off, by the keys of the filter.
    pub off: Vec<String>,
    /// The least score that is shown, in hundredths.
    pub least: u8,
    /// The words that a mark must hold to be shown.
    pub words: String,
    /// The mark whose card is open: its layer, and the bytes where it begins and ends.
    pub mark: Option<(String, usize, usize)>,
}

/// What the page is told at its doors.
#[derive(Clone, Debug, PartialEq)]
pub enum Delivery {
    /// The formats, five strings each: name, media type, file ending, what it is good for, what its offsets count.
    Formats(Vec<String>),
    /// How an errand ended.
    Told(Told),
    /// A file is coming in.
    Coming(Coming),
    /// A text came in.
    Text(String),
    /// A reading came back, its text in it.
    Reading(Box<Document<'static>>),
    /// The address that was asked for.
    Address(String),
    /// The page's own address holds this.
    Shared(Shared),
}

/// How an errand ended: a code that the page has words for, and a name or reason to go with them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Told {
    pub code: String,
    pub detail: String,
}

/// How much of a file has come in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Coming {
    pub name: String,
    pub percent: u32,
}

/// What a caller of [`annotate`](../annotator) wants to have, as JavaScript writes it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// The layers to keep; all where none is named.
    pub layers: Option<Vec<String>>,
    /// The types of attributions to keep: `statement`, `thought`, `intention`.
    pub types: Option<Vec<String>>,
    /// The least score to keep, 0 to 1.
    pub min_score: f32,
}

impl Options {
    /// The engine's word for it.
    pub fn selection(self) -> Selection {
        let names = |names: Vec<String>| names.into_iter().map(Name::from).collect();
        Selection {
            layers: self.layers.map(names),
            types: self.types.map(names).or(Selection::default().types),
            min_score: self.min_score,
        }
    }
}

/// The types that a caller in TypeScript sees. They mirror [`Options`] and the engine's [`Document`].
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What to keep of a reading. */
export interface Options {
  /** The layers to keep; all where none is named. */
  layers?: string[];
  /** The types of attributions to keep. Left out: "statement" and "thought". */
  types?: ("statement" | "thought" | "intention")[];
  /** The least score to keep, 0 to 1. */
  minScore?: number;
}

/** A stretch of the text: `text.slice(start, end)`. Offsets count UTF-16 code units. */
export interface Place { start: number; end: number }

/** A text and what is said about it. */
export interface Document {
  schema: "sayso/1";
  engine: { version: string; models: string };
  units: "utf16";
  /** An ISO 639 code. Where it is not "en" there are no annotations. */
  lang: string;
  /** The text as it was read: every lone surrogate stands as U+FFFD, so that the length is the same. */
  text: string;
  sentences: (Place & { checkworthy: number })[];
  /** By start, then the longer first. They may overlap, nest and interleave. */
  annotations: Annotation[];
  sources: Source[];
  figures: Figure[];
  warnings: { code: string; start: number; message: string }[];
}

/** One mark on the text. */
export interface Annotation extends Place {
  id: string;
  layer: string;
  kind: string;
  text: string;
  /** How sure the annotator is, 0 to 1. */
  score: number;
  /** What made the mark. */
  rule: string;
  parts: (Place & { role: string; text: string })[];
  attributes: Record<string, string | number>;
  links: { role: string; to: string }[];
}

/** Somebody or something that the text hands words to. */
export interface Source {
  id: string;
  name: string;
  /** "unresolved" for a pronoun that could be several people's, "writer" for the text's own voice. */
  kind: string;
  /** Whether the text gives it a proper name. */
  named: boolean;
  mentions: Place[];
  attributions: string[];
}

/** A number that counts or measures something. */
export interface Figure extends Place {
  id: string;
  what: string;
  /** The unit of a measure, such as "USD" or "percent". */
  unit?: string;
  value: [number, number];
  bound: "exact" | "about" | "up to" | "at least" | "range";
  time?: string;
  claim?: string;
  /** The attribution whose source gives it; none where the writer does. */
  said_by?: string;
  conflicts_with: string[];
  /** The figures that count the same thing and leave a number that suits both. */
  agrees_with: string[];
}
"#;
