//! How does a document leave? One file a format, one line in the list.
//!
//! A format never changes what was read: it only shows it.

pub mod brat;
pub mod json;
pub mod units;

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
        write: |document, options| json::write(document, options.units, options.with_text),
    },
    Format {
        name: "brat",
        media_type: "text/plain",
        extension: "ann",
        description: "Standoff file for the annotation tool brat",
        offsets: "code points",
        write: |document, _| brat::write(document),
    },
    Format {
        name: "carets",
        media_type: "text/plain",
        extension: "carets",
        description: "The text with its marks drawn under it, for people to read",
        offsets: "columns in code points",
        write: |document, _| notation::write(document),
    },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
