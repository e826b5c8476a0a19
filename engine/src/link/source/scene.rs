//! Who was spoken of just now, and how much?
//!
//! It never knows a name: it counts for each entity how lately and how prominently it was mentioned.

use std::collections::VecDeque;
use std::ops::Range;

use sayso_kernels::{exp, ln};

use crate::order;

/// How a mention stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It speaks.
    Source,
    /// It does something.
    Subject,
    /// It is anything else.
    Other,
    /// It only says whose or which: *Reed's boat*, *the Reed inquiry*.
    Modifier,
}

/// One mention, as far as pronouns after it are concerned.
#[derive(Clone, Copy, Debug)]
struct Seen {
    entity: usize,
    clock: f32,
    weight: f32,
    quoted: bool,
    end: usize,
}

/// The latest mentions.
#[derive(Debug, Default)]
pub struct Scene {
    seen: VecDeque<Seen>,
}

/// How many mentions are looked back upon, and over how many sentences.
const MENTIONS: usize = 48;
const SENTENCES: f32 = 6.0;

/// What a sentence's distance leaves of a mention's weight.
const FADING: f32 = 0.55;

/// How much a further mention adds to the best one: who is always named is not who was named just now.
const FURTHER: f32 = 0.2;

/// What a mention in somebody's quoted words is worth to a pronoun outside of them.
const QUOTED: f32 = 0.2;

/// How much heavier than the second the first must be, not to be in doubt.
const CLEAR: f32 = 1.2;

impl Scene {
    /// Takes down a mention that ends before the token `end`, at so many sentences from the text's start.
    pub fn mention(&mut self, entity: usize, role: Role, clock: f32, quoted: bool, end: usize) {
        let weight = match role {
            Role::Source => 100.0,
            Role::Subject => 80.0,
            Role::Other => 40.0,
            Role::Modifier => 20.0,
        };
        self.seen.push_back(Seen { entity, clock, weight, quoted, end });
        if self.seen.len() > MENTIONS {
            self.seen.pop_front();
        }
    }

    /// The entity that a pronoun at `clock`, in quoted words or not, stands for, of those that `fits` gives a share of
    /// their weight; none where nobody fits and weighs `least`, or two do. Who is named in the tokens that it has `said`
    /// itself counts as little as who is named in quoted words: *A surveyor put it at 9, he said*.
    pub fn meant(
        &self,
        clock: f32,
        quoted: bool,
        least: f32,
        said: &Range<usize>,
        fits: impl Fn(usize) -> f32,
    ) -> Option<usize> {
        let mut weights: Vec<(usize, f32)> = Vec::new();
        for seen in self.seen.iter().rev().take_while(|seen| clock - seen.clock <= SENTENCES) {
            let own = said.start < seen.end && seen.end <= said.end;
            let heard = if seen.quoted && !quoted || own { QUOTED } else { 1.0 };
            let weight = seen.weight * heard * exp(-ln(1.0 / FADING) * (clock - seen.clock));
            match weights.iter_mut().find(|(entity, _)| *entity == seen.entity) {
                Some((_, best)) => *best = best.max(weight) + FURTHER * best.min(weight),
                None => weights.push((seen.entity, weight)),
            }
        }
        for (entity, weight) in &mut weights {
            *weight *= fits(*entity);
        }
        weights.retain(|(_, weight)| *weight > 0.0);
        order::sort_by(&mut weights, |one, other| other.1.total_cmp(&one.1));
        let (first, most) = *weights.first()?;
        let next = weights.get(1).map_or(0.0, |(_, next)| *next);
        (most >= least && most >= CLEAR * next).then_some(first)
    }

    /// The entity whose mention ends right before a token.
    pub fn ending_at(&self, token: usize) -> Option<usize> {
        self.seen.iter().rev().find(|seen| seen.end == token).map(|seen| seen.entity)
    }
}
