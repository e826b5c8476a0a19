//! How does a document leave? One file a format, one line in the list.
//!
//! A format never changes what was read: it only shows it.

pub mod brat;
mod conll;
mod csv;
pub mod escape;
mod html;
pub mod json;
mod jsonl;
mod markdown;
pub mod report;
mod tei;
pub mod units;
mod w3c;

use crate::document::Document;
use crate::notation;
use units::Units;

/// A way to write a document down. The page's menu, the command line and the library read [`FORMATS`].
pub struct Format {
    /// What it is called on the command line: `brat`.
    pub name: &'static str,
    /// What it is called on the web: `application/json`.
    pub media_type: &'static str,
    /// What a file of it is called after the last dot: `ann`.
    pub extension: &'static str,
    /// What it is good for, in a line.
    pub description: &'static str,
    /// What its offsets count, in words for a person.
    pub offsets: &'static str,
    /// Whether a document is one line, so that several can follow each other in a stream.
    pub is_line: bool,
    /// The document in this format.
    pub write: fn(&Document, Options) -> String,
}

/// What a writer is told beside the document. A format to which one of them means nothing goes its own way.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What offsets count.
    pub units: Units,
    /// Whether the text itself goes along.
    pub with_text: bool,
}

/// Every format there is, the default one first.
pub const FORMATS: &[Format] = &[
    Format {
        name: "json",
        media_type: "application/json",
        extension: "json",
        description: "Everything the reader knows, as one JSON document on one line",
        offsets: "the units that were asked for",
        is_line: true,
        write: |document, options| json::write(document, options.units, options.with_text),
    },
    Format {
        name: "brat",
        media_type: "text/plain",
        extension: "ann",
        description: "Standoff file for the annotation tool brat",
        offsets: "code points",
        is_line: false,
        write: |document, _| brat::write(document),
    },
    Format {
        name: "carets",
        media_type: "text/plain",
        extension: "carets",
        description: "The text with its marks drawn under it, for people to read",
        offsets: "columns in code points",
        is_line: false,
        write: |document, _| notation::write(document),
    },
    Format {
        name: "w3c",
        media_type: "application/ld+json",
        extension: "jsonld",
        description: "Web Annotations after the W3C's data model, in JSON-LD",
        offsets: "code points",
        is_line: true,
        write: w3c::write,
    },
    Format {
        name: "conll",
        media_type: "text/plain",
        extension: "conllup",
        description: "CoNLL-U Plus: a token a line, with a column of B-, I- and O labels for each layer and role",
        offsets: "the units that were asked for",
        is_line: false,
        write: conll::write,
    },
    Format {
        name: "csv",
        media_type: "text/csv",
        extension: "csv",
        description: "A table for spreadsheets, one mark a row",
        offsets: "the units that were asked for",
        is_line: false,
        write: csv::write,
    },
    Format {
        name: "tei",
        media_type: "application/tei+xml",
        extension: "xml",
        description: "TEI P5: the text with its marks in a standOff behind it",
        offsets: "code points",
        is_line: false,
        write: tei::write,
    },
    Format {
        name: "markdown",
        media_type: "text/markdown",
        extension: "md",
        description: "A report for people: who says what, how surely, and which figures disagree",
        offsets: "the units that were asked for",
        is_line: false,
        write: markdown::write,
    },
    Format {
        name: "html",
        media_type: "text/html",
        extension: "html",
        description: "A page that needs nothing else: the marked text and the report",
        offsets: "the units that were asked for",
        is_line: false,
        write: html::write,
    },
    Format {
        name: "jsonl-spacy",
        media_type: "application/jsonl",
        extension: "jsonl",
        description: "A line for spaCy's Doc.from_json, with a group of spans for each layer",
        offsets: "code points",
        is_line: true,
        write: |document, _| jsonl::spacy(document),
    },
    Format {
        name: "jsonl-doccano",
        media_type: "application/jsonl",
        extension: "jsonl",
        description: "A line for doccano, with entities and relations",
        offsets: "UTF-16 code units",
        is_line: true,
        write: |document, _| jsonl::doccano(document),
    },
    Format {
        name: "jsonl-labelstudio",
        media_type: "application/jsonl",
        extension: "jsonl",
        description: "A task for Label Studio, with the marks as a prediction",
        offsets: "code points",
        is_line: true,
        write: |document, _| jsonl::label_studio(document),
    },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// What a writer gave as a file: its last line has an end.
pub fn ending_its_line(mut written: String) -> String {
    if !written.is_empty() && !written.ends_with('\n') {
        written.push('\n');
    }
    written
}
