//! Whom does each mention of a source mean?
//!
//! One walk over the text, in its order: names and nouns enter the scene, pronouns ask it. It never marks a source that
//! no attribution names.

mod pronoun;

use std::ops::Range;

use super::cast::{Cast, Sort};
use super::gender;
use super::naming::{Article, Ground, Naming, is_mere_number, is_title, name_in_row};
use super::scene::{Role, Scene};
use crate::document::{Annotation, Span};
use crate::nest::Parts;
use crate::read::phrase::Class;
use pronoun::is_third_person;

/// A place where attributions name their source.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The kind of source that the phrase by itself is: `person`, `pronoun`.
    pub kind: String,
    /// The attributions, as indices.
    pub attributions: Vec<usize>,
}

/// Whom a mention means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    /// This entity.
    Entity(usize),
    /// Whoever speaks in this attribution, if *he* or *she* can be said of them.
    Speaker(usize),
}

/// The walk.
pub struct Reading<'a> {
    ground: &'a Ground<'a>,
    annotations: &'a [Annotation],
    mentions: &'a [Mention],
    /// The outermost quotations.
    quotations: &'a [Span],
    cast: Cast,
    scene: Scene,
    /// How far each sentence is from the text's start, in sentences; quoted ones count less.
    clocks: Vec<f32>,
    /// For each token the attribution in whose content it stands; of pronouns alone.
    speakers: Vec<Option<usize>>,
    /// For each attribution the mention of its source.
    mention_of: Vec<Option<usize>>,
    meant: Vec<Option<Meant>>,
    writer: Option<usize>,
    /// The person who spoke last.
    last_speaker: Option<usize>,
}

/// How much a sentence in quotation marks moves the scene on: the talk is still about those outside.
const QUOTED_SENTENCE: f32 = 0.3;

/// How much a new paragraph moves it on.
const PARAGRAPH: f32 = 0.3;

impl<'a> Reading<'a> {
    /// A walk that has not begun.
    pub fn new(
        ground: &'a Ground<'a>,
        annotations: &'a [Annotation],
        mentions: &'a [Mention],
        quotations: &'a [Span],
        cast: Cast,
    ) -> Reading<'a> {
        let passage = ground.passage;
        let pronouns: Vec<usize> =
            (0..passage.tokens.len()).filter(|&at| is_pronoun(ground.word(at))).collect();
        let spans: Vec<Span> = pronouns.iter().map(|&at| passage.tokens[at].span).collect();
        let mut speakers = vec![None; passage.tokens.len()];
        for (&at, speaker) in pronouns.iter().zip(Parts::of(annotations, &["content"]).around(&spans)) {
            speakers[at] = speaker;
        }
        let mut mention_of = vec![None; annotations.len()];
        for (at, mention) in mentions.iter().enumerate() {
            mention.attributions.iter().for_each(|&attribution| mention_of[attribution] = Some(at));
        }
        let mut clock = 0.0;
        let mut end = 0;
        let clocks = passage.sentences.iter().map(|sentence| {
            clock += if is_within(quotations, sentence.span) { QUOTED_SENTENCE } else { 1.0 };
            if passage.text[end..sentence.span.start].contains('\n') {
                clock += PARAGRAPH;
            }
            end = sentence.span.end;
            clock
        });
        let clocks = clocks.collect();
        let meant = vec![None; mentions.len()];
        let scene = Scene::default();
        Reading {
            ground,
            annotations,
            mentions,
            quotations,
            cast,
            scene,
            clocks,
            speakers,
            mention_of,
            meant,
            writer: None,
            last_speaker: None,
        }
    }

    /// Everybody, and for each mention whom it means.
    pub fn read(mut self) -> (Cast, Vec<usize>) {
        let mut next = 0;
        let mut inside = 0..0;
        let mut sentence = 0;
        let end = self.ground.passage.tokens.len();
        let mut at = 0;
        while at < end {
            while self.ground.passage.sentences[sentence].tokens.end <= at {
                sentence += 1;
            }
            let clock = self.clocks[sentence];
            let mut own = None;
            while let Some(mention) = self.mentions.get(next).filter(|mention| mention.tokens.start <= at) {
                let entity = self.mention(next, clock);
                self.meant[next] = entity;
                if let (Some(Meant::Entity(entity)), false) = (entity, mention.tokens.is_empty()) {
                    let quoted = self.is_quoted(at);
                    self.scene.mention(entity, Role::Source, clock, quoted, mention.tokens.end);
                    own = Some(entity);
                    if !quoted && self.cast.entities[entity].is_one_person() {
                        self.last_speaker = Some(entity);
                    }
                }
                inside = mention.tokens.clone();
                next += 1;
            }
            if inside.contains(&at) && inside.len() == 1 {
                at += 1;
                continue;
            }
            at = self.running(at, clock, &inside, own);
        }
        self.settled()
    }

    /// Reads what stands at a token and names no source, or only a part of one; the token behind it.
    fn running(&mut self, at: usize, clock: f32, inside: &Range<usize>, own: Option<usize>) -> usize {
        let ground = self.ground;
        let quoted = self.is_quoted(at);
        let within = inside.contains(&at);
        if is_pronoun(ground.word(at)) {
            let pronoun = self.pronoun(at);
            if let Some(Meant::Entity(entity)) = self.third_person(&pronoun, clock) {
                let role = match ground.class(at) {
                    Class::Pronoun if !within => self.role(at),
                    _ => Role::Modifier,
                };
                self.scene.mention(entity, role, clock, quoted, at + 1);
            }
            return at + 1;
        }
        let sentence = ground.passage.sentence_of(at);
        let row = ground.names_from(at, sentence.tokens.end);
        if row.is_empty() {
            if is_crowd(ground.word(at)) && !within {
                self.crowd(at, clock, quoted);
            }
            return at + 1;
        }
        let Some(name) = name_in_row(ground, row.clone()) else { return row.end };
        if name.given.is_empty() && !name.titled && !self.cast.knows_name(&name.last) {
            return row.end;
        }
        let Some(entity) = self.cast.known_person(&name, None).filter(|&entity| Some(entity) != own) else {
            return row.end;
        };
        if !within {
            let phrase = self.with_office(name.tokens.clone());
            let naming = Naming::of(ground, phrase);
            let span = ground.passage.span(name.tokens.clone());
            self.cast.called(entity, &naming, "person", span, ground.passage.text);
        }
        let modifies = matches!(ground.class(row.end), Class::Possessive | Class::Word)
            && !ground.phrases.is_finite(ground.passage, row.end);
        let role = if within || modifies { Role::Modifier } else { self.role(row.start) };
        self.scene.mention(entity, role, clock, quoted, row.end);
        row.end
    }

    /// *Scientists at the institute*, *the girls*: several people, whom *they* can mean.
    fn crowd(&mut self, at: usize, clock: f32, quoted: bool) {
        let ground = self.ground;
        let first = ground.passage.sentence_of(at).tokens.start;
        let modifies = |&at: &usize| {
            matches!(
                ground.class(at),
                Class::Word | Class::Name | Class::Determiner | Class::Number | Class::Joint
            )
        };
        let start = (first..at).rev().take(LONGEST_PHRASE).take_while(modifies).last().unwrap_or(at);
        let naming = Naming::of(ground, start..at + 1);
        let span = ground.passage.span(start..at + 1);
        let entity = self.cast.entity(&naming, "unnamed", span, ground.passage.text);
        self.scene.mention(entity, self.role(start), clock, quoted, at + 1);
    }

    /// A name with the office before it and the apposition behind it.
    fn with_office(&self, name: Range<usize>) -> Range<usize> {
        let ground = self.ground;
        let sentence = &ground.passage.sentence_of(name.start).tokens;
        let office = |&at: &usize| matches!(ground.class(at), Class::Word | Class::Name | Class::Joint);
        let mut start = name.start;
        if start > sentence.start
            && (is_title(ground.word(start - 1)) || gender::of_noun(ground.word(start - 1)).is_some())
        {
            start =
                (sentence.start..start).rev().take(LONGEST_PHRASE).take_while(office).last().unwrap_or(start);
        }
        let mut end = name.end;
        let begins = ground.class(end) == Class::Comma
            && (matches!(ground.class(end + 1), Class::Determiner | Class::Possessive)
                || is_title(ground.word(end + 1)));
        if begins {
            let closes = |at: &usize| {
                matches!(ground.class(*at), Class::Comma | Class::Stop | Class::Break | Class::Relative)
            };
            let close = (end + 1..sentence.end).take(2 * LONGEST_PHRASE).find(closes);
            let close = close
                .filter(|&close| !(end + 1..close).any(|at| ground.phrases.is_finite(ground.passage, at)));
            end = close.unwrap_or(end);
        }
        start..end
    }

    /// Whom a source means.
    fn mention(&mut self, at: usize, clock: f32) -> Option<Meant> {
        let (ground, mention) = (self.ground, &self.mentions[at]);
        let text = ground.passage.text;
        if mention.tokens.is_empty() {
            return Some(Meant::Entity(self.cast.add(&mention.kind, mention.span, mention.span.of(text))));
        }
        let first = mention.tokens.start;
        if mention.tokens.len() == 1 && (mention.kind == "pronoun" || is_pronoun(ground.word(first))) {
            return self.pronoun_source(&self.speaking_pronoun(mention), clock);
        }
        let naming = Naming::of(ground, mention.tokens.clone());
        if naming.article == Article::Owned
            && naming.person.is_none()
            && let Some(Meant::Entity(owner)) = self.third_person(&self.pronoun(first), clock)
        {
            self.scene.mention(owner, Role::Modifier, clock, false, first + 1);
        }
        if is_mere_number(ground, &mention.tokens) {
            return None;
        }
        let kind = self.kind(mention, &naming);
        // *“The head told us”*: whose head that is, the speaker knows.
        let own_word = naming.article == Article::Definite && naming.person.is_none() && !naming.named;
        if own_word && Sort::of(kind) == Sort::Human && self.is_quoted(first) {
            return Some(Meant::Entity(self.cast.add("unnamed", mention.span, mention.span.of(text))));
        }
        let naming = if kind == "unnamed" { naming.of_nobody() } else { naming };
        if let Some(entity) = self.described(&naming, kind, clock) {
            self.cast.called(entity, &naming, "unnamed", mention.span, text);
            return Some(Meant::Entity(entity));
        }
        Some(Meant::Entity(self.cast.entity(&naming, kind, mention.span, text)))
    }

    /// The kind of a mention, now that the whole text is known: what begins with a known person's name is that person
    /// (*Reed this week*, *Ann Reed, general counsel*), and several are no one person.
    fn kind(&self, mention: &'a Mention, naming: &Naming) -> &'a str {
        let begins = naming.person.as_ref().filter(|name| {
            let full = !name.given.is_empty() || name.titled;
            name.tokens.start == mention.tokens.start && (full || mention.kind == "unnamed")
        });
        match mention.kind.as_str() {
            "person" if naming.plural => "unnamed",
            "unnamed" | "organization"
                if begins.is_some_and(|name| self.cast.known_person(name, None).is_some()) =>
            {
                "person"
            }
            kind => kind,
        }
    }

    /// Whom *the candidate* or *the company* means that nobody was called before: whoever a pronoun would mean.
    fn described(&self, naming: &Naming, kind: &str, clock: f32) -> Option<usize> {
        let sort = Sort::of(kind);
        let vague = match sort {
            Sort::Human => VAGUE_PEOPLE.contains(&naming.head.as_str()),
            Sort::Body => VAGUE_BODIES.contains(&naming.head.as_str()),
            Sort::Document => false,
        };
        let definite = naming.article == Article::Definite && !naming.plural;
        if !vague || !definite || self.cast.known(naming, kind).is_some() {
            return None;
        }
        // *The Vermont senator* asks for more than *the senator*.
        let least = if naming.marks.is_empty() { SAID_LATELY } else { JUST_SAID };
        self.scene.meant(clock, false, least, &(0..0), |entity| {
            let entity = &self.cast.entities[entity];
            let gender = entity.gender().zip(naming.gender).is_none_or(|(one, other)| one == other);
            f32::from(entity.sort == sort && entity.named && !entity.plural && gender)
        })
    }

    /// How a phrase that begins at a token stands in its clause, as far as what stands before it tells.
    fn role(&self, start: usize) -> Role {
        let ground = self.ground;
        let first = ground.passage.sentence_of(start).tokens.start;
        let modifies = |&at: &usize| {
            matches!(ground.class(at), Class::Word | Class::Name | Class::Determiner | Class::Joint)
        };
        let before = (first..start).rev().take(LONGEST_PHRASE).find(|at| !modifies(at));
        let subject = before.is_none_or(|before| {
            matches!(
                ground.class(before),
                Class::Comma
                    | Class::Stop
                    | Class::Quote
                    | Class::That
                    | Class::Subordinator
                    | Class::Coordinator
                    | Class::Break
                    | Class::Close
                    | Class::Question
            )
        });
        if subject { Role::Subject } else { Role::Other }
    }

    fn is_quoted(&self, at: usize) -> bool {
        is_within(self.quotations, self.ground.passage.tokens[at].span)
    }

    /// Follows those who mean a speaker to that speaker, and makes the others sources of their own.
    fn settled(mut self) -> (Cast, Vec<usize>) {
        let meant = (0..self.mentions.len()).map(|at| match self.followed(at) {
            Some(entity) => entity,
            None => {
                let span = self.mentions[at].span;
                self.cast.add("unresolved", span, span.of(self.ground.passage.text))
            }
        });
        let meant = meant.collect();
        (self.cast, meant)
    }

    fn followed(&self, mention: usize) -> Option<usize> {
        let mut at = mention;
        for _ in 0..LONGEST_CHAIN {
            match self.meant[at]? {
                Meant::Entity(entity) => {
                    let told = gender::of_pronoun(self.ground.word(self.mentions[mention].tokens.start));
                    let gender = self.cast.entities[entity].gender();
                    let fits = at == mention || told.is_none() || gender.is_none() || told == gender;
                    return fits.then_some(entity);
                }
                Meant::Speaker(speaker) => at = self.mention_of[speaker]?,
            }
        }
        None
    }
}

/// Nouns for one person that may be said of nearly anybody in the news.
const VAGUE_PEOPLE: [&str; 14] = [
    "candidate",
    "nominee",
    "politician",
    "lawmaker",
    "senator",
    "governor",
    "congressman",
    "congresswoman",
    "businessman",
    "businesswoman",
    "billionaire",
    "author",
    "actor",
    "pastor",
];

/// Nouns for a body that may be said of nearly any.
const VAGUE_BODIES: [&str; 7] =
    ["company", "group", "organization", "organisation", "agency", "firm", "newspaper"];

/// The weight of who spoke in the sentence before, or acts in the same one.
const SAID_LATELY: f32 = 43.0;

/// The weight of who spoke just before and was named in the same sentence again.
const JUST_SAID: f32 = 54.0;

/// How many words before a noun are looked at.
const LONGEST_PHRASE: usize = 6;

/// How many speakers within speakers are followed.
const LONGEST_CHAIN: usize = 8;

fn is_within(quotations: &[Span], span: Span) -> bool {
    let next = quotations.partition_point(|quotation| quotation.start <= span.start);
    next > 0 && span.start < quotations[next - 1].end
}

fn is_pronoun(word: &str) -> bool {
    is_third_person(word)
        || matches!(
            word,
            "i" | "me"
                | "my"
                | "myself"
                | "we"
                | "us"
                | "our"
                | "ourselves"
                | "you"
                | "who"
                | "which"
                | "whom"
        )
}

/// Nouns for several people.
fn is_crowd(word: &str) -> bool {
    const CROWDS: &str = " officials residents critics police scientists researchers workers students teachers parents \
        doctors lawyers prosecutors lawmakers senators republicans democrats voters supporters opponents protesters \
        activists experts analysts families neighbours neighbors leaders troops soldiers migrants refugees women men girls \
        boys children kids people players candidates authorities investigators engineers farmers members employees \
        users passengers survivors relatives victims delegates advisers aides nurses firefighters fans shareholders \
        islanders villagers fishermen historians economists ";
    CROWDS.contains(&format!(" {word} "))
}
