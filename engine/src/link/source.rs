//! Who speaks in this text? One entry for everybody to whom words are handed, over all their attributions.
//!
//! It never guesses: a pronoun that could be two people's, or nobody's, stays an entry of its own, `unresolved`.
//!
//! The rules, in the order in which they are asked:
//!
//! * **Names.** A person is known by first and last name, wherever in the text they stand; a last name alone, with or
//!   without a title, is the one person of that name, and of namesakes the one of the title's gender or the one whom the
//!   text is plainly about. A body is known by its name, its acronym, and what is left of its name (*the Justice
//!   Department*, *the department*).
//! * **Nouns.** *The spokesman*, *the report*, *her husband* are the last one who was called so, if nothing that tells
//!   them apart (*the deputy spokesman*) stands against it. *A spokesman* is always somebody new.
//! * **First persons.** *I* and *we* in quotation marks are the one who is quoted; outside of them, the writer.
//! * **Third persons.** *He* and *she* are the one of that gender who was spoken of most lately and most prominently:
//!   who speaks counts more than who acts, who acts more than who is merely named. In *Reed said she …* it is Reed. *They*
//!   are several or a body, *it* a body or a document. Where the second is nearly as prominent as the first, it is
//!   nobody's.
//!
//! Titles, nouns and the text's own pronouns tell a person's gender; only where they do not does the given name.

mod body;
mod cast;
mod chain;
mod gender;
mod naming;
mod reading;
mod scene;
mod survey;

use crate::document::{Annotation, Document, Link, Passage, Source, Span, Value};
use crate::order;
use crate::read::phrase::Phrases;
use crate::read::token;
use body::Bodies;
use cast::Cast;
use naming::Ground;
use reading::{Mention, Reading};

/// Gives a document its sources by first mention, links each attribution to its own, and those that hand on what
/// others say to one another. `quotations` are the outermost ones, in order. The annotations have their ids.
pub fn find(document: &mut Document, quotations: &[Span]) {
    let words = token::words(&document.text, &document.tokens);
    let passage = Passage {
        text: &document.text,
        tokens: &document.tokens,
        words: &words,
        sentences: &document.sentences,
        quotations: &[],
        quoted: &[],
        guesses: &[],
    };
    let ground = Ground { passage: &passage, phrases: &Phrases::of(&passage) };
    let mut mentions = mentions(&ground, &document.annotations);
    tell_bodies(&ground, &mut mentions, &mut document.annotations);
    let cast = survey::cast(&ground, &mentions);
    let (cast, meant) = Reading::new(&ground, &document.annotations, &mentions, quotations, cast).read();
    let sources = sources(&cast, &mentions, &meant, &document.annotations);
    link(&sources, &mut document.annotations);
    document.sources = sources.into_iter().map(|(source, _)| source).collect();
    chain::link(&mut document.annotations, &document.sentences);
}

/// The places where attributions name their source, in order, each once.
fn mentions(ground: &Ground<'_>, annotations: &[Annotation]) -> Vec<Mention> {
    let attributions = annotations.iter().enumerate().filter(|(_, mark)| mark.layer == "attribution");
    let mut named: Vec<(Span, usize)> =
        attributions.filter_map(|(at, mark)| Some((mark.parts_of("source").next()?, at))).collect();
    order::sort_by_key(&mut named, |&(span, at)| (span.start, std::cmp::Reverse(span.end), at));
    let mut mentions: Vec<Mention> = Vec::new();
    for (span, at) in named {
        match mentions.last_mut() {
            Some(last) if last.span == span => last.attributions.push(at),
            _ => {
                let tokens = ground.tokens_of(span);
                let kind =
                    annotations[at].attribute("source_kind").and_then(Value::text).unwrap_or("unnamed");
                // A source that holds no token cannot be read, only kept.
                mentions.push(Mention { span, tokens, kind: kind.to_owned(), attributions: vec![at] });
            }
        }
    }
    mentions
}

/// A name that the text shows to be a body's is no person's, however it stands in its own sentence.
fn tell_bodies(ground: &Ground<'_>, mentions: &mut [Mention], annotations: &mut [Annotation]) {
    let bodies = Bodies::of(ground);
    let persons = mentions.iter_mut().filter(|mention| mention.kind == "person");
    for mention in persons.filter(|mention| bodies.has(ground, mention.tokens.clone())) {
        mention.kind = "organization".into();
        for &attribution in &mention.attributions {
            annotations[attribution].set("source_kind", "organization");
        }
    }
}

/// The entities that speak, by first mention, with the attributions of each as indices.
fn sources(
    cast: &Cast,
    mentions: &[Mention],
    meant: &[usize],
    annotations: &[Annotation],
) -> Vec<(Source, Vec<usize>)> {
    let mut spoken: Vec<Vec<usize>> = vec![Vec::new(); cast.entities.len()];
    for (mention, &entity) in meant.iter().enumerate() {
        spoken[entity].push(mention);
    }
    let mut sources = Vec::new();
    for (entity, spoken) in cast.entities.iter().zip(spoken).filter(|(_, spoken)| !spoken.is_empty()) {
        let mut attributions: Vec<usize> =
            spoken.iter().flat_map(|&mention| mentions[mention].attributions.iter().copied()).collect();
        order::sort_by_key(&mut attributions, |&at| at);
        let mut places: Vec<Span> =
            attributions.iter().flat_map(|&at| annotations[at].parts_of("source")).collect();
        // Who is a source by pronouns alone was named somewhere else.
        if entity.kind != "writer" {
            places.push(entity.first);
        }
        order::sort_by_key(&mut places, |&place| place);
        places.dedup();
        let source = Source {
            id: String::new(),
            name: entity.name.clone(),
            kind: entity.kind.clone().into(),
            named: entity.named,
            mentions: places,
            attributions: attributions.iter().map(|&at| annotations[at].id.clone()).collect(),
        };
        sources.push((source, attributions));
    }
    order::sort_by_key(&mut sources, |(source, _)| source.mentions.first().copied());
    for (at, (source, _)) in sources.iter_mut().enumerate() {
        source.id = format!("s{}", at + 1);
    }
    sources
}

fn link(sources: &[(Source, Vec<usize>)], annotations: &mut [Annotation]) {
    for (source, attributions) in sources {
        for &at in attributions {
            annotations[at].links.push(Link { role: "source".into(), to: source.id.clone() });
        }
    }
}
