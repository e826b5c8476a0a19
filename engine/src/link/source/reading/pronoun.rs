//! Whom does a pronoun mean?
//!
//! It never guesses where two are as likely.

use std::ops::Range;

use super::{Meant, Mention, Reading, SAID_LATELY};
use crate::link::source::cast::Sort;
use crate::link::source::gender;
use crate::link::source::naming::{Naming, name_in_row};
use crate::read::phrase::Class;

/// A pronoun, as the walk meets it.
pub(super) struct Pronoun {
    at: usize,
    /// The attribution in whose content it stands.
    speaker: Option<usize>,
    quoted: bool,
    /// Whether it begins that content: *Reed said she …*.
    opens: bool,
    /// Whether it is a source itself.
    speaks: bool,
    /// The tokens before it of what it says, if it is a source: *The wall was old, she said*.
    said: Range<usize>,
}

/// What the weight of one whose gender nobody told is worth.
const UNTOLD: f32 = 0.6;

/// And where that one spoke last, and the pronoun speaks.
const UNTOLD_SPEAKER: f32 = 0.9;

/// How much likelier the speaker is to be meant in words that are not quoted.
const SPEAKER: f32 = 1.5;

/// How likely a body is to be *they* rather than *it*.
const BODY_AS_MANY: f32 = 0.8;

/// How many words a headline may have.
const LONGEST_HEADLINE: usize = 40;

impl Reading<'_> {
    /// The pronoun that is a source.
    pub(super) fn speaking_pronoun(&self, mention: &Mention) -> Pronoun {
        let said = self.said_before(mention);
        Pronoun { speaks: true, said, ..self.pronoun(mention.tokens.start) }
    }

    /// The pronoun at a token, which is no source.
    pub(super) fn pronoun(&self, at: usize) -> Pronoun {
        let passage = self.ground.passage;
        let span = passage.tokens[at].span;
        let speaker = self.speakers[at];
        let opens = speaker.is_some_and(|speaker| {
            self.annotations[speaker].parts_of("content").any(|content| {
                content.contains(span)
                    && matches!(passage.text[content.start..span.start].trim_matches(is_mark), "" | "that")
            })
        });
        Pronoun { at, speaker, quoted: self.is_quoted(at), opens, speaks: false, said: at..at }
    }

    /// The tokens of what a source says and that stands right before it, as far as it says one thing alone.
    fn said_before(&self, mention: &Mention) -> Range<usize> {
        let content = match mention.attributions[..] {
            [attribution] => self.annotations[attribution].parts_of("content").next(),
            _ => None,
        };
        let before = content.filter(|content| content.end <= mention.span.start);
        before.map_or(0..0, |content| self.ground.tokens_of(content))
    }

    /// Whom a pronoun means that is a source.
    pub(super) fn pronoun_source(&mut self, pronoun: &Pronoun, clock: f32) -> Option<Meant> {
        match self.ground.word(pronoun.at) {
            "i" | "me" | "my" | "myself" | "we" | "us" | "our" | "ourselves" => self.first_person(pronoun),
            "who" | "which" | "whom" | "whose" | "that" => self.antecedent(pronoun.at),
            word if is_third_person(word) => self.third_person(pronoun, clock),
            "you" | "this" | "these" | "those" | "there" | "one" => None,
            _ => {
                // *Everyone*, *someone*, *others*: nobody in particular, so nobody whom another word means.
                let span = self.ground.passage.tokens[pronoun.at].span;
                Some(Meant::Entity(self.cast.add("unnamed", span, span.of(self.ground.passage.text))))
            }
        }
    }

    fn first_person(&mut self, pronoun: &Pronoun) -> Option<Meant> {
        if pronoun.quoted {
            // Words without a cue go on from who spoke last.
            return pronoun.speaker.map(Meant::Speaker).or(self.last_speaker.map(Meant::Entity));
        }
        let span = self.ground.passage.tokens[pronoun.at].span;
        let text = self.ground.passage.text;
        let writer = self.writer.or_else(|| self.interviewed());
        let writer = writer.unwrap_or_else(|| self.cast.add("writer", span, span.of(text)));
        self.writer = Some(writer);
        Some(Meant::Entity(writer))
    }

    /// The person whom the headline says that it interviews: *I* is who answers.
    fn interviewed(&self) -> Option<usize> {
        let ground = self.ground;
        let headline = ground.passage.sentences.first()?.tokens.clone();
        let headline = headline.start..headline.end.min(headline.start + LONGEST_HEADLINE);
        let verb = headline.clone().find(|&at| ground.word(at).starts_with("interview"))?;
        (verb + 1..headline.end).find_map(|at| {
            let name = name_in_row(ground, ground.names_from(at, headline.end))?;
            self.cast.known_person(&name, None)
        })
    }

    /// What a relative pronoun goes back to: whoever was named right before it.
    fn antecedent(&mut self, at: usize) -> Option<Meant> {
        let ground = self.ground;
        let floor = ground.passage.sentence_of(at).tokens.start;
        let end = if at > floor && ground.class(at - 1) == Class::Comma { at - 1 } else { at };
        if let Some(entity) = self.scene.ending_at(end) {
            return Some(Meant::Entity(entity));
        }
        let noun = ground.phrases.noun_before(ground.passage, end, floor).filter(|noun| !noun.is_empty())?;
        let naming = Naming::of(ground, noun.clone());
        let span = ground.passage.span(noun);
        Some(Meant::Entity(self.cast.entity(&naming, "unnamed", span, ground.passage.text)))
    }

    /// Whom *he*, *she*, *they* or *it* means, if the scene leaves no doubt.
    pub(super) fn third_person(&mut self, pronoun: &Pronoun, clock: f32) -> Option<Meant> {
        let word = self.ground.word(pronoun.at);
        if !is_third_person(word) {
            return None;
        }
        let gender = gender::of_pronoun(word);
        let many = matches!(word, "they" | "them" | "their" | "themselves");
        let mention = pronoun.speaker.and_then(|speaker| self.mention_of[speaker]);
        let speaker = match mention.and_then(|mention| self.meant[mention]) {
            Some(Meant::Entity(speaker)) => Some(speaker),
            _ => None,
        };
        let cast = &self.cast;
        let last_speaker = self.last_speaker.filter(|_| pronoun.speaks);
        let fits = |at: usize| {
            let entity = &cast.entities[at];
            match gender {
                Some(gender) if entity.is_one_person() => match entity.gender() {
                    Some(known) if known == gender => 1.0,
                    Some(_) => 0.0,
                    None if last_speaker == Some(at) => UNTOLD_SPEAKER,
                    None => UNTOLD,
                },
                Some(_) => 0.0,
                None if many && entity.plural => 1.0,
                None if many && entity.sort == Sort::Body => BODY_AS_MANY,
                None if many => 0.0,
                None => f32::from(!entity.plural && entity.sort != Sort::Human),
            }
        };
        if !pronoun.quoted && pronoun.opens {
            let known = speaker.filter(|&speaker| fits(speaker) > 0.0);
            if let Some(speaker) = known {
                if let Some(gender) = gender {
                    self.cast.entities[speaker].learn(gender);
                }
                return Some(Meant::Entity(speaker));
            }
            // *She believed the wall was old, Reed said*: the speaker is still to come.
            let later = mention
                .filter(|&mention| self.mentions[mention].kind != "pronoun" && self.meant[mention].is_none());
            if later.is_some() && pronoun.speaks && gender.is_some() {
                return pronoun.speaker.map(Meant::Speaker);
            }
        }
        let least = if many { SAID_LATELY } else { 0.0 };
        let meant = self.scene.meant(clock, pronoun.quoted, least, &pronoun.said, |entity| {
            match Some(entity) == speaker {
                true if pronoun.quoted => 0.0,
                true => SPEAKER * fits(entity),
                false => fits(entity),
            }
        })?;
        Some(Meant::Entity(meant))
    }
}

fn is_mark(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '“' | '‘' | '\'' | ',')
}

pub(super) fn is_third_person(word: &str) -> bool {
    gender::of_pronoun(word).is_some()
        || matches!(word, "they" | "them" | "their" | "themselves" | "it" | "its" | "itself")
}
