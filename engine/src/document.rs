//! What do we say about a text? The words that the whole program speaks, from the tokeniser to the file writers.
//!
//! This file never computes a reading: it only holds one. Every offset in it counts **bytes** of the UTF-8 text and
//! stands on a character border; `write/` and the page's `wire.rs` convert.

use std::borrow::Cow;
use std::ops::Range;

/// A name from the guidelines or from a layer page: `hedge`, `evidential`, `source`.
///
/// Layers, kinds and roles are open words, not an enum, so that a new layer changes no consumer.
pub type Name = Cow<'static, str>;

/// The bytes `start..end` of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// The words of this span in its text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same span, `by` bytes further on.
    pub fn shifted(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }

    /// How many bytes it holds.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A word, number or punctuation mark, after the conventions of Universal Dependencies for English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
}

/// A sentence: a run of tokens. The sentences of a paragraph tile its tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// From its first token's start to its last token's end.
    pub span: Span,
    /// Its tokens, as indices into the token list beside it.
    pub tokens: Range<usize>,
    /// How much it would pay to check it, 0 to 1.
    pub checkworthy: f32,
}

/// A stretch of text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Both marks included; up to the end of the paragraph where the closing mark is missing.
    pub span: Span,
    /// Its tokens, the marks included.
    pub tokens: Range<usize>,
    /// Whether a closing mark was found in this paragraph.
    pub closed: bool,
    /// How many quotations stand around it: 0 for an outermost one.
    pub depth: usize,
}

/// One mark on the text: an attribution, a hedge, a claim, or whatever a later layer finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Unique in its document (`a1`, `h1`, `c1`); empty in a paragraph that is not yet part of one.
    pub id: String,
    /// The layer: `attribution`, `hedge`, `claim`.
    pub layer: Name,
    /// The kind within the layer: `indirect`, `evidential`, `quantity`.
    pub kind: Name,
    /// The smallest span that holds the mark and all its parts.
    pub span: Span,
    /// How sure the finder is, 0 to 1.
    pub score: f32,
    /// What made the mark: a heading of a layer page (`hedge.evidential`) or a finder's rule (`attribution.inverted`).
    pub rule: Name,
    /// Its parts in text order: a role may stand several times.
    pub parts: Vec<Part>,
    /// Further properties, sorted by name.
    pub attributes: Vec<(Name, Value)>,
    /// What it is tied to in the same document.
    pub links: Vec<Link>,
}

impl Annotation {
    /// The value of an attribute, if it has it.
    pub fn attribute(&self, name: &str) -> Option<&Value> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// Sets an attribute and keeps the list sorted.
    pub fn set(&mut self, name: impl Into<Name>, value: impl Into<Value>) {
        let (name, value) = (name.into(), value.into());
        match self.attributes.binary_search_by(|(n, _)| n.cmp(&name)) {
            Ok(at) => self.attributes[at].1 = value,
            Err(at) => self.attributes.insert(at, (name, value)),
        }
    }

    /// Whether a hedge is of the tiers that leave a claim less than certain.
    pub fn is_strong(&self) -> bool {
        self.attribute("tier").and_then(Value::number).is_none_or(|tier| tier <= 2)
    }

    /// The spans of all parts with this role, in text order.
    pub fn parts_of<'a>(&'a self, role: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.parts.iter().filter(move |part| part.role == role).map(|part| part.span)
    }

    /// The id of the first annotation or source that a link of this role leads to.
    pub fn linked(&self, role: &str) -> Option<&str> {
        self.links.iter().find(|link| link.role == role).map(|link| link.to.as_str())
    }
}

/// The order of annotations in a document: by start, then the longer first, then by layer.
pub fn reading_order(a: &Annotation, b: &Annotation) -> std::cmp::Ordering {
    a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)).then_with(|| a.layer.cmp(&b.layer))
}

/// A stretch of an annotation with a role of its own: source, cue, content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its role.
    pub role: Name,
    /// Where it stands.
    pub span: Span,
}

/// A tie from an annotation to another one, or to a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the other is to this one: `source`, `hedges`, `holder`, `attributed_to`.
    pub role: Name,
    /// Its id.
    pub to: String,
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A word of the guidelines, such as `high` or `person`.
    Text(Name),
    /// A whole number, such as a hedge's tier.
    Number(i64),
}

impl Value {
    /// The word, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Number(_) => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Value::Text(_) => None,
            Value::Number(number) => Some(*number),
        }
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Value {
        Value::Text(text.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(number)
    }
}

/// Somebody or something that the text hands words to, over the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Unique in its document: `s1`.
    pub id: String,
    /// Its fullest name in the text.
    pub name: String,
    /// `person`, `organization`, `document`, `unnamed`, `writer` (*I* outside of quotations), `unresolved` (a pronoun
    /// that could be several people's, or nobody's).
    pub kind: Name,
    /// Whether the text gives it a proper name.
    pub named: bool,
    /// Where it is named, in text order.
    pub mentions: Vec<Span>,
    /// The ids of what it is said to have said.
    pub attributions: Vec<String>,
}

/// A number in the text that counts or measures something.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Figure {
    /// Unique in its document: `f1`.
    pub id: String,
    /// What is counted, in words of the text and the name of what befell it: `miners killed`.
    pub what: String,
    /// The unit of a measure, such as `USD`, `percent` or `km`.
    pub unit: Option<Name>,
    /// The least and the most that its words say. *Up to 40* says 40; how that is meant is its bound.
    pub value: (f64, f64),
    /// `exact`, `about`, `up to`, `at least`, `range`.
    pub bound: Name,
    /// The words that say when.
    pub time: Option<String>,
    /// The claim that gives it.
    pub claim: Option<String>,
    /// The attribution whose source gives it; none where the writer does.
    pub said_by: Option<String>,
    /// Where it stands, the words of its bound and its unit included.
    pub span: Span,
    /// The figures that count the same thing and say otherwise.
    pub conflicts_with: Vec<String>,
    /// The figures that count the same thing and leave a number that suits both.
    pub agrees_with: Vec<String>,
}

/// A figure as its paragraph gives it, before it is compared with others.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// Where it stands, the words of its bound and its unit included.
    pub span: Span,
    /// What is counted, for a person.
    pub what: String,
    /// The least and the most that its words say.
    pub value: (f64, f64),
    /// `exact`, `about`, `up to`, `at least`, `range`.
    pub bound: Name,
    /// The least and the most that it allows, its bound and its rounding considered; the most may be infinite.
    pub allows: (f64, f64),
    /// What is counted, for a comparison.
    pub thing: Thing,
    /// Where the words stand that say when.
    pub time: Option<Span>,
}

/// What a figure counts, so that two figures can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Thing {
    /// The unit of a measure, such as `USD`; empty for a plain count.
    pub unit: Name,
    /// What must be the same in both, such as `killed` or `ferries sank`; empty where nothing can be compared.
    pub key: String,
    /// Whether the key is what befell people.
    pub fate: bool,
    /// The peoples and bodies that the counted ones belong to, in lower case: `lorvan`.
    pub names: Vec<String>,
    /// The kind of people, such as `children`; empty for people in general.
    pub role: String,
    /// Whether people in general include those of that kind, as they do workers but no cattle.
    pub of_people: bool,
    /// The places, in lower case.
    pub places: Vec<String>,
    /// The time, in lower case.
    pub time: String,
    /// Whether it is a part of something larger, which no figure for the whole contradicts.
    pub part: bool,
}

impl Thing {
    /// Whether a figure for it can be held against another one.
    pub fn is_comparable(&self) -> bool {
        !self.key.is_empty() && !self.part
    }
}

/// Something doubtful that the reader met in the text, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// `unclosed-quote`, `foreign-paragraph`, `not-english`, `filtered`.
    pub code: Name,
    /// Where it was met.
    pub span: Span,
    /// A sentence for a person.
    pub message: String,
}

/// The unit of reading: what one paragraph says by itself. Its spans count from the paragraph's own start, so a
/// reading can be kept and used again wherever the same paragraph stands.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Paragraph {
    /// How many bytes the paragraph holds.
    pub len: usize,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Its sentences, which tile the tokens.
    pub sentences: Vec<Sentence>,
    /// Its quotations, outer before inner.
    pub quotations: Vec<Quotation>,
    /// Its marks in reading order, without ids and links.
    pub annotations: Vec<Annotation>,
    /// Its figures, in order.
    pub counts: Vec<Count>,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

/// A whole text and everything that is said about it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Document {
    /// The text itself, never changed.
    pub text: String,
    /// The language that was met, as an ISO 639 code: `en`, or another one and then there are no annotations.
    pub lang: Name,
    /// The paragraphs: they do not overlap, and what lies between them is white space.
    pub paragraphs: Vec<Span>,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    /// All marks, in reading order.
    pub annotations: Vec<Annotation>,
    /// All sources, by first mention.
    pub sources: Vec<Source>,
    /// All figures, in order.
    pub figures: Vec<Figure>,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// The annotation with this id.
    pub fn annotation(&self, id: &str) -> Option<&Annotation> {
        self.annotations.iter().find(|annotation| annotation.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// Words that the network takes for something.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Which head of the network says so; its model's card tells what each one knows.
    pub task: Name,
    /// What it takes them for: `source`, `cue` and `content`, or the kind of a hedge or a claim.
    pub role: Name,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How likely it is that a part of this role stands exactly here, 0 to 1.
    pub probability: f32,
    /// Whether it belongs to the likeliest reading of the whole paragraph; the others are what it could be as well.
    pub best: bool,
}

/// A paragraph while it is being read: what the finders look at.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The paragraph's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// One for each token: its words in lower case with straight apostrophes, as lexicons write them.
    pub words: &'a [Cow<'a, str>],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its quotations, outer before inner.
    pub quotations: &'a [Quotation],
    /// One for each token: the innermost quotation that holds it, as an index into `quotations`.
    pub quoted: &'a [Option<usize>],
    /// What the network makes of it, by first token; nothing where it was not asked. Guesses may overlap.
    pub guesses: &'a [Guess],
}

impl<'a> Passage<'a> {
    /// The text of a token as it is written.
    pub fn token(&self, index: usize) -> &'a str {
        self.tokens[index].span.of(self.text)
    }

    /// The word of a token as lexicons write it, or nothing outside the passage.
    pub fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.as_ref())
    }

    /// From the first token's start to the last token's end; the range must not be empty.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The sentence that holds the token.
    pub fn sentence_of(&self, token: usize) -> &'a Sentence {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        &self.sentences[at]
    }

    /// The innermost quotation that holds the token, its marks included.
    pub fn quotation_of(&self, token: usize) -> Option<&'a Quotation> {
        self.quoted[token].map(|at| &self.quotations[at])
    }
}
