//! What can be asked for on the command line?
//!
//! It never opens a file.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand};
use sayso::document::Name;
use sayso::select::Selection;
use sayso::write::units::Units;
use sayso::write::{FORMATS, Format};

/// Marks who said what, how sure they are, and what could be checked, in English news text.
#[derive(Parser)]
#[command(name = "sayso", version, max_term_width = 100)]
pub struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    Annotate(Annotate),
    Explain(Explain),
    /// Prints every pattern that the rules look for: rule, pattern and, where it has one, its set's name
    Lexicon,
    Tokens(Tokens),
}

/// Reads texts and writes what is said in them
///
/// A FILE is UTF-8 text; a folder stands for the .txt files in it; without any, or for -, standard input is read.
#[derive(Args)]
#[command(after_help = ANNOTATE_EXAMPLES)]
pub struct Annotate {
    /// The texts to read
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// How to write the reading down
    #[arg(long, short, default_value = FORMATS[0].name, value_parser = format())]
    pub format: &'static Format,

    /// Write each reading into this folder, named after its FILE, instead of to standard output
    #[arg(long, short, value_name = "DIR", conflicts_with_all = ["lines", "jsonl"])]
    pub out: Option<PathBuf>,

    /// Read every line as a text of its own and write one JSON document a line, in order, as lines come in
    #[arg(long)]
    pub lines: bool,

    /// Read every line as a JSON object and add the document to it as "sayso"
    #[arg(long, conflicts_with = "lines")]
    pub jsonl: bool,

    /// Where a JSON object has its text
    #[arg(long, value_name = "NAME", default_value = "text", requires = "jsonl")]
    pub field: String,

    /// Keep these layers alone, such as hedge,claim
    #[arg(long, value_name = "LAYER,…", value_delimiter = ',')]
    pub layers: Vec<String>,

    /// Keep attributions of these types alone
    #[arg(long, value_name = "TYPE,…", value_delimiter = ',', default_value = "statement,thought")]
    #[arg(value_parser = ["statement", "thought", "intention", "all"])]
    pub types: Vec<String>,

    /// Keep marks that are at least this sure, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0, value_parser = score)]
    pub min_score: f32,

    /// What offsets count, where the format leaves a choice
    #[arg(long, default_value_t = Units::Codepoint, value_parser = units())]
    pub units: Units,

    /// Leave the text itself out of the document
    #[arg(long)]
    pub no_text: bool,
}

/// Prints what a rule marks, with its words and examples
///
/// Without RULE, lists every rule with what it is about.
#[derive(Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub struct Explain {
    /// A rule as annotations name it, such as hedge.evidential, or a layer for all of its page
    pub rule: Option<String>,
}

/// Writes the tokens of texts with what the network is told about each, as JSON
///
/// The models are trained from this, so that training and reading cannot differ.
#[derive(Args)]
pub struct Tokens {
    /// The texts to read
    pub files: Vec<PathBuf>,

    /// Read every line as a JSON object that holds a text
    #[arg(long)]
    pub jsonl: bool,

    /// Where a JSON object has its text
    #[arg(long, value_name = "NAME", default_value = "text", requires = "jsonl")]
    pub field: String,

    /// What offsets count
    #[arg(long, default_value_t = Units::Codepoint, value_parser = units())]
    pub units: Units,
}

impl Annotate {
    /// Which marks to keep.
    pub fn selection(&self) -> Selection {
        let names = |words: &[String]| words.iter().cloned().map(Name::from).collect::<Vec<Name>>();
        Selection {
            layers: (!self.layers.is_empty()).then(|| names(&self.layers)),
            types: (!self.types.iter().any(|word| word == "all")).then(|| names(&self.types)),
            min_score: self.min_score,
        }
    }
}

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  sayso annotate article.txt                              the reading as JSON
  sayso annotate --format brat --out marks news/*.txt     one .ann file for each article
  sayso annotate --format markdown article.txt            a report: who says what, and how surely
  sayso annotate --layers hedge --no-text < article.txt   the hedges alone
  tail -f feed.txt | sayso annotate --lines               a document for each line, as it comes
  sayso annotate --jsonl --field body articles.jsonl      each object with its reading added

Exit status: 0, or 2 where an option is wrong or an input cannot be read.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  sayso explain                    every rule
  sayso explain hedge.evidential   one rule
  sayso explain hedge              all about a layer";

fn format() -> impl clap::builder::TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.description));
    PossibleValuesParser::new(names)
        .try_map(|name| sayso::write::format(&name).ok_or_else(|| format!("no such format: {name}")))
}

fn units() -> impl clap::builder::TypedValueParser<Value = Units> {
    PossibleValuesParser::new(Units::ALL.map(Units::name)).try_map(|name| name.parse::<Units>())
}

fn score(word: &str) -> Result<f32, String> {
    match word.parse() {
        Ok(score) if (0.0..=1.0).contains(&score) => Ok(score),
        _ => Err("a number from 0 to 1 is wanted".to_owned()),
    }
}
