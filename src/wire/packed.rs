//! How does a reading cross from one of our programs to another? As bytes, field after field: as objects of JavaScript's,
//! a long text's would hold the page up longer than all else that it does with them.
//!
//! It never doubts what it unpacks, since both ends are of one build. Where bytes end early, what is missing is empty.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sayso::write::json::{
    Annotation, Document, Engine, Figure, Link, Part, Place, Sentence, Source, Value, Warning,
};
use sayso::write::units::Units;

use super::{Compared, Reply, Rule};

/// The first byte of what the annotator replies.
const READY: u8 = 1;
const READING: u8 = 2;
const COMPARED: u8 = 3;

/// What the annotator replies, as bytes.
pub fn packed_reply(reply: &Reply<'_>) -> Vec<u8> {
    let mut bytes = Packing(Vec::new());
    match reply {
        Reply::Ready(rules) => {
            bytes.0.push(READY);
            bytes.each(rules, pack_rule);
        }
        Reply::Reading(document) => {
            bytes.0.push(READING);
            pack_document(&mut bytes, document);
        }
        Reply::Compared(compared) => {
            bytes.0.push(COMPARED);
            bytes.each(&compared.documents, pack_document);
            bytes.each(&compared.figures, |bytes, &(one, other, agree)| {
                bytes.index(one);
                bytes.index(other);
                bytes.truth(agree);
            });
        }
    }
    bytes.0
}

/// What the annotator replied; nothing where it is no reply.
pub fn reply(bytes: &[u8]) -> Option<Reply<'static>> {
    let (kind, bytes) = bytes.split_first()?;
    let mut bytes = Packed(bytes);
    Some(match *kind {
        READY => Reply::Ready(bytes.each(rule)),
        READING => Reply::Reading(Box::new(unpacked(&mut bytes))),
        COMPARED => Reply::Compared(Box::new(Compared {
            documents: bytes.each(unpacked).try_into().ok()?,
            figures: bytes.each(|bytes| (bytes.index(), bytes.index(), bytes.truth())),
        })),
        _ => return None,
    })
}

/// A reading as bytes. Its offsets count bytes of the text, as between programs of ours.
pub fn packed_document(document: &Document<'_>) -> Vec<u8> {
    let mut bytes = Packing(Vec::new());
    pack_document(&mut bytes, document);
    bytes.0
}

/// The reading in bytes.
pub fn document(bytes: &[u8]) -> Document<'static> {
    unpacked(&mut Packed(bytes))
}

/// Bytes that are being written.
struct Packing(Vec<u8>);

impl Packing {
    /// Seven bits a byte, the last of them first; a set eighth bit says that more follow.
    fn index(&mut self, mut index: usize) {
        while index >= 0x80 {
            self.0.push(index as u8 | 0x80);
            index >>= 7;
        }
        self.0.push(index as u8);
    }

    fn number(&mut self, number: f64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn truth(&mut self, truth: bool) {
        self.0.push(truth.into());
    }

    fn word(&mut self, word: &str) {
        self.index(word.len());
        self.0.extend_from_slice(word.as_bytes());
    }

    fn word_if_any(&mut self, word: Option<&str>) {
        self.truth(word.is_some());
        word.into_iter().for_each(|word| self.word(word));
    }

    fn words(&mut self, words: &[Cow<'_, str>]) {
        self.each(words, |bytes, word| bytes.word(word));
    }

    fn each<T>(&mut self, things: &[T], one: impl Fn(&mut Packing, &T)) {
        self.index(things.len());
        things.iter().for_each(|thing| one(self, thing));
    }
}

/// Bytes that are being read.
struct Packed<'a>(&'a [u8]);

impl<'a> Packed<'a> {
    fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (bytes, rest) = self.0.split_at_checked(count).unwrap_or_default();
        self.0 = rest;
        bytes
    }

    fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or_default()
    }

    fn index(&mut self) -> usize {
        let mut index = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte();
            index |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        index
    }

    fn number(&mut self) -> f64 {
        self.bytes(8).try_into().map_or(0.0, f64::from_le_bytes)
    }

    fn truth(&mut self) -> bool {
        self.byte() > 0
    }

    fn own(&mut self) -> String {
        let length = self.index();
        str::from_utf8(self.bytes(length)).unwrap_or_default().to_owned()
    }

    fn word(&mut self) -> Cow<'static, str> {
        self.own().into()
    }

    fn word_if_any(&mut self) -> Option<Cow<'static, str>> {
        self.truth().then(|| self.word())
    }

    fn each<T>(&mut self, one: impl Fn(&mut Self) -> T) -> Vec<T> {
        // Everything takes a byte at least.
        let count = self.index().min(self.0.len());
        (0..count).map(|_| one(self)).collect()
    }
}

fn pack_rule(bytes: &mut Packing, rule: &Rule<'_>) {
    bytes.word(&rule.name);
    bytes.words(&rule.prose);
}

fn rule(bytes: &mut Packed<'_>) -> Rule<'static> {
    Rule { name: bytes.word(), prose: bytes.each(Packed::word) }
}

fn pack_document(bytes: &mut Packing, document: &Document<'_>) {
    bytes.word(&document.schema);
    bytes.word(&document.engine.version);
    bytes.word(&document.engine.models);
    bytes.word(&document.lang);
    bytes.word_if_any(document.text.as_deref());
    bytes.each(&document.sentences, pack_sentence);
    bytes.each(&document.annotations, pack_annotation);
    bytes.each(&document.sources, pack_source);
    bytes.each(&document.figures, pack_figure);
    bytes.each(&document.warnings, pack_warning);
}

fn unpacked(bytes: &mut Packed<'_>) -> Document<'static> {
    Document {
        schema: bytes.word(),
        engine: Engine { version: bytes.word(), models: bytes.word() },
        units: Units::Utf8,
        lang: bytes.word(),
        text: bytes.word_if_any(),
        sentences: bytes.each(sentence),
        annotations: bytes.each(annotation),
        sources: bytes.each(source),
        figures: bytes.each(figure),
        warnings: bytes.each(warning),
    }
}

fn pack_sentence(bytes: &mut Packing, sentence: &Sentence) {
    bytes.index(sentence.start);
    bytes.index(sentence.end);
    bytes.number(sentence.checkworthy);
}

fn sentence(bytes: &mut Packed<'_>) -> Sentence {
    Sentence { start: bytes.index(), end: bytes.index(), checkworthy: bytes.number() }
}

fn pack_annotation(bytes: &mut Packing, mark: &Annotation<'_>) {
    bytes.word(&mark.id);
    bytes.word(&mark.layer);
    bytes.word(&mark.kind);
    bytes.index(mark.start);
    bytes.index(mark.end);
    bytes.word(&mark.text);
    bytes.number(mark.score);
    bytes.word(&mark.rule);
    bytes.each(&mark.parts, pack_part);
    bytes.index(mark.attributes.len());
    mark.attributes.iter().for_each(|attribute| pack_attribute(bytes, attribute));
    bytes.each(&mark.links, pack_link);
}

fn annotation(bytes: &mut Packed<'_>) -> Annotation<'static> {
    Annotation {
        id: bytes.word(),
        layer: bytes.word(),
        kind: bytes.word(),
        start: bytes.index(),
        end: bytes.index(),
        text: bytes.word(),
        score: bytes.number(),
        rule: bytes.word(),
        parts: bytes.each(part),
        attributes: attributes(bytes),
        links: bytes.each(link),
    }
}

fn pack_part(bytes: &mut Packing, part: &Part<'_>) {
    bytes.word(&part.role);
    bytes.index(part.start);
    bytes.index(part.end);
    bytes.word(&part.text);
}

fn part(bytes: &mut Packed<'_>) -> Part<'static> {
    Part { role: bytes.word(), start: bytes.index(), end: bytes.index(), text: bytes.word() }
}

fn pack_attribute(bytes: &mut Packing, (name, value): (&Cow<'_, str>, &Value<'_>)) {
    bytes.word(name);
    match value {
        Value::Text(word) => bytes.word_if_any(Some(word)),
        Value::Number(number) => {
            bytes.word_if_any(None);
            bytes.number(*number as f64);
        }
    }
}

fn attributes(bytes: &mut Packed<'_>) -> BTreeMap<Cow<'static, str>, Value<'static>> {
    let attribute = |bytes: &mut Packed<'_>| {
        let (name, word) = (bytes.word(), bytes.word_if_any());
        (name, word.map_or_else(|| Value::Number(bytes.number() as i64), Value::Text))
    };
    // Not collected: what collects into a map sorts first, and that sort is kilobytes of program.
    let mut attributes = BTreeMap::new();
    attributes.extend(bytes.each(attribute));
    attributes
}

fn pack_link(bytes: &mut Packing, link: &Link<'_>) {
    bytes.word(&link.role);
    bytes.word(&link.to);
}

fn link(bytes: &mut Packed<'_>) -> Link<'static> {
    Link { role: bytes.word(), to: bytes.word() }
}

fn pack_source(bytes: &mut Packing, source: &Source<'_>) {
    bytes.word(&source.id);
    bytes.word(&source.name);
    bytes.word(&source.kind);
    bytes.truth(source.named);
    bytes.each(&source.mentions, |bytes, place| {
        bytes.index(place.start);
        bytes.index(place.end);
    });
    bytes.words(&source.attributions);
}

fn source(bytes: &mut Packed<'_>) -> Source<'static> {
    Source {
        id: bytes.word(),
        name: bytes.word(),
        kind: bytes.word(),
        named: bytes.truth(),
        mentions: bytes.each(|bytes| Place { start: bytes.index(), end: bytes.index() }),
        attributions: bytes.each(Packed::word),
    }
}

fn pack_figure(bytes: &mut Packing, figure: &Figure<'_>) {
    bytes.word(&figure.id);
    bytes.word(&figure.what);
    bytes.word_if_any(figure.unit.as_deref());
    figure.value.iter().for_each(|&bound| bytes.number(bound));
    bytes.word(&figure.bound);
    bytes.word_if_any(figure.time.as_deref());
    bytes.word_if_any(figure.claim.as_deref());
    bytes.word_if_any(figure.said_by.as_deref());
    bytes.index(figure.start);
    bytes.index(figure.end);
    bytes.words(&figure.conflicts_with);
    bytes.words(&figure.agrees_with);
}

fn figure(bytes: &mut Packed<'_>) -> Figure<'static> {
    Figure {
        id: bytes.word(),
        what: bytes.word(),
        unit: bytes.word_if_any(),
        value: [bytes.number(), bytes.number()],
        bound: bytes.word(),
        time: bytes.word_if_any(),
        claim: bytes.word_if_any(),
        said_by: bytes.word_if_any(),
        start: bytes.index(),
        end: bytes.index(),
        conflicts_with: bytes.each(Packed::word),
        agrees_with: bytes.each(Packed::word),
    }
}

fn pack_warning(bytes: &mut Packing, warning: &Warning<'_>) {
    bytes.word(&warning.code);
    bytes.index(warning.start);
    bytes.word(&warning.message);
}

fn warning(bytes: &mut Packed<'_>) -> Warning<'static> {
    Warning { code: bytes.word(), start: bytes.index(), message: bytes.word() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::Annotator;
    use sayso::write::json::view;

    const TEXTS: [&str; 4] = [
        include_str!("../../samples/ferry.txt"),
        include_str!("../../samples/council.txt"),
        "Police said 31 people were hurt on Friday, not 40.\n\n“About $2.5 million 🦀 may be lost,” Zo\u{eb} Lund said.",
        "",
    ];

    #[test]
    fn every_field_comes_out_as_it_went_in() {
        let annotator = Annotator::new().unwrap();
        let documents = TEXTS.map(|text| annotator.read(text));
        for document in &documents {
            for with_text in [true, false] {
                let view = view(document, Units::Utf8, with_text);
                assert_eq!(super::document(&packed_document(&view)), view);
            }
        }
        let views = documents.each_ref().map(|document| view(document, Units::Utf8, false));
        let [one, other, third, _] = views.clone();
        assert!(third.figures.iter().any(|figure| figure.unit.is_some()));
        let figures = vec![(0, 300, true), (70_000, 1, false)];
        for told in [
            Reply::Ready(vec![Rule { name: "hedge.modal".into(), prose: vec!["One.".into(), "".into()] }]),
            Reply::Reading(Box::new(third)),
            Reply::Compared(Box::new(Compared { documents: [one, other], figures })),
        ] {
            assert_eq!(reply(&packed_reply(&told)), Some(told));
        }
    }

    #[test]
    fn bytes_that_end_early_or_mean_nothing_are_no_reason_to_stop() {
        let document = Annotator::new().unwrap().read(TEXTS[2]);
        let bytes = packed_document(&view(&document, Units::Utf8, true));
        for end in 0..bytes.len() {
            super::document(&bytes[..end]);
        }
        super::document(&[0xff; 300]);
        assert_eq!(reply(&[]), None);
        assert_eq!(reply(&[9, 9]), None);
    }
}
