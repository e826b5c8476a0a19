//! How many, how much? Finds the numbers that count or measure something, and what they count.
//!
//! It never compares two figures: that takes the whole text.

mod exempt;
mod noun;
mod number;
mod thing;
mod time;

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Annotation, Count, Passage, Span};
use crate::layer::{Page, PageError};
use crate::lexicon::Lexicon;
use crate::nest::{self, Parts};
use crate::read::phrase::{Class, Phrases};
use number::{Form, Number};

/// The finder of figures.
pub struct Figures {
    page: Page,
    vague: Lexicon,
    bounds: Lexicon,
    bounds_after: Lexicon,
    fates: Lexicon,
    people: Lexicon,
    fighters: Lexicon,
    kinds: Lexicon,
    animals: Lexicon,
    compound: Lexicon,
    plural: Lexicon,
    tally: Lexicon,
    units: Lexicon,
    label: Lexicon,
    time: Lexicon,
    street: Lexicon,
}

/// The `lexicon` blocks of the rule `counted` that name kinds of words; its other blocks name fates.
const WORD_SETS: [&str; 7] = ["people", "fighters", "kinds", "animals", "compound", "plural", "tally"];

impl Figures {
    /// The finder that `figure.md` describes.
    ///
    /// # Errors
    /// Where the page does not parse, or a vague word's block is not named for a range.
    pub fn new() -> Result<Figures, PageError> {
        let page = Page::parse("figure", include_str!("figure.md"))?;
        let set = |name: &str| page.lexicon(|pattern| pattern.set == name);
        let rule = |rule: &str, wanted: fn(&str) -> bool| {
            page.lexicon(|pattern| pattern.rule == rule && wanted(&pattern.set))
        };
        let vague = page.rules.iter().flat_map(|rule| &rule.patterns).filter(|p| p.rule == "figure.number");
        if let Some(pattern) = vague.into_iter().find(|pattern| number::range(&pattern.set).is_none()) {
            let message = format!("`{}` is no range like 24..99", pattern.set);
            return Err(PageError { layer: "figure".into(), line: pattern.line, message });
        }
        Ok(Figures {
            vague: rule("figure.number", |_| true)?,
            bounds: rule("figure.bound", |set| !set.ends_with("-after"))?,
            bounds_after: rule("figure.bound", |set| set.ends_with("-after"))?,
            fates: rule("figure.counted", |set| !WORD_SETS.contains(&set))?,
            people: set("people")?,
            fighters: set("fighters")?,
            kinds: set("kinds")?,
            animals: set("animals")?,
            compound: set("compound")?,
            plural: set("plural")?,
            tally: set("tally")?,
            units: rule("figure.measure", |_| true)?,
            label: set("label")?,
            time: set("time")?,
            street: set("street")?,
            page,
        })
    }

    /// The page that explains figures and holds their lexicons and cases.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The figures of a passage, in order. `found` holds the marks of every layer in it.
    pub fn find(&self, passage: &Passage<'_>, found: &[Annotation]) -> Vec<Count> {
        let scene = Scene::new(self, passage);
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut at = 0;
        while at < passage.tokens.len() {
            let Some(number) = number::at(&scene, at).or_else(|| number::nothing(&scene, at)) else {
                at += 1;
                continue;
            };
            let end = number.tokens.end;
            let candidate = Candidate::new(&scene, number, candidates.last());
            candidates.extend(candidate);
            at = end;
        }
        let spans: Vec<Span> =
            candidates.iter().map(|candidate| passage.span(candidate.tokens.clone())).collect();
        let surroundings = Surroundings::of(&scene, found, &spans);
        let stated = stated(found, &spans, &surroundings.holders);
        let placed = candidates.into_iter().zip(spans).enumerate().filter(|(at, _)| stated[*at]);
        placed.map(|(at, (candidate, span))| candidate.count(&scene, span, &surroundings, at)).collect()
    }
}

/// For each figure whether somebody states it: of *two people* who are cited, nobody says how many they are. `holders` are
/// the attributions whose contents hold the figures.
fn stated(found: &[Annotation], figures: &[Span], holders: &[Option<usize>]) -> Vec<bool> {
    let claims = found.iter().filter(|mark| mark.layer == "claim");
    let claims: Vec<Span> = claims.map(|claim| claim.span).collect();
    let claimed = nest::innermost(&claims, figures, |_, _| false);
    let cited = |holder: &Option<usize>| holder.is_some_and(|at| found[at].rule == "attribution.citing");
    holders.iter().zip(claimed).map(|(holder, claimed)| claimed.is_some() || !cited(holder)).collect()
}

/// The times and the groups of people that a passage names, each in the mouth of somebody.
struct Surroundings {
    /// For each figure, the attribution whose content holds it.
    holders: Vec<Option<usize>>,
    /// Times, each with the attribution whose content holds it.
    times: Vec<(Span, Option<usize>)>,
    /// The peoples that are spoken of, and not as those who speak.
    groups: Vec<(Span, String)>,
}

impl Surroundings {
    fn of(scene: &Scene<'_>, found: &[Annotation], figures: &[Span]) -> Surroundings {
        let contents = Parts::of(found, &["content"]);
        let times = time::times(scene);
        let said = contents.around(&times);
        let groups = noun::groups(scene);
        let spans: Vec<Span> = groups.iter().map(|(span, _)| *span).collect();
        let speaking = Parts::of(found, &["source"]).around(&spans);
        let spoken_of = groups.into_iter().zip(speaking).filter(|(_, source)| source.is_none());
        Surroundings {
            holders: contents.around(figures),
            times: times.into_iter().zip(said).collect(),
            groups: spoken_of.map(|(group, _)| group).collect(),
        }
    }
}

/// A number and what it counts, still in tokens.
struct Candidate {
    tokens: Range<usize>,
    number: Number,
    bound: Bound,
    thing: thing::Counted,
}

impl Candidate {
    /// The figure that a number makes, if it counts something. `before` is the figure before it in the passage.
    fn new(scene: &Scene<'_>, mut number: Number, before: Option<&Candidate>) -> Option<Candidate> {
        if exempt::by_form(scene, &number) {
            return None;
        }
        let (bound, tokens) = scene.bound(&number);
        let has_bound = tokens.start < number.tokens.start;
        let noun = noun::noun(scene, &number, tokens.end);
        // *$74 million, against 98 million a year earlier*
        let is_money = |number: &Number| number.is_money() || number.unit == "pounds";
        if let Some(money) = before.filter(|before| is_money(&before.number))
            && number.may_be_money()
            && noun.head.is_none()
        {
            number.unit = money.number.unit.clone();
        }
        if exempt::by_neighbours(scene, &number, &noun, has_bound) {
            return None;
        }
        let thing = thing::counted(scene, &number, &tokens, &noun, before.map(|before| &before.thing))?;
        // *One* is mostly an article or a pronoun: *one man said*, *one of the men killed*.
        let one = number.form == Form::Words && number.high == 1.0 && !has_bound;
        if one && (!thing.is_fate() || scene.word(number.tokens.end) == "of") {
            return None;
        }
        Some(Candidate { tokens, number, bound, thing })
    }

    /// The figure with the time and the people around it; `at` is its place among the passage's figures.
    fn count(self, scene: &Scene<'_>, span: Span, around: &Surroundings, at: usize) -> Count {
        let Candidate { number, bound, thing, .. } = self;
        let sentence = scene.passage.sentence_of(self.tokens.start).span;
        let time = time::nearest(scene.passage.text, &around.times, span, sentence, around.holders[at]);
        let mut compared = thing.compared;
        if compared.fate && compared.names.is_empty() && compared.role.is_empty() {
            compared.names.extend(noun::group_before(&around.groups, span, sentence));
        }
        compared.unit = number.unit.clone();
        compared.time = time.map(|time| time.of(scene.passage.text).to_lowercase()).unwrap_or_default();
        Count {
            span,
            what: thing.what,
            value: (number.low, if number.is_endless() { number.low } else { number.high }),
            bound: bound.name(&number).into(),
            allows: bound.allows(&number),
            thing: compared,
            time,
        }
    }
}

/// How firmly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Exact,
    About,
    JustOver,
    JustUnder,
    AtLeast,
    UpTo,
}

impl Bound {
    /// The bound that `lexicon` blocks of this name hold.
    fn named(set: &str) -> Bound {
        match set.strip_suffix("-after").unwrap_or(set) {
            "about" => Bound::About,
            "just-over" => Bound::JustOver,
            "just-under" => Bound::JustUnder,
            "at-least" => Bound::AtLeast,
            "up-to" => Bound::UpTo,
            _ => Bound::Exact,
        }
    }

    fn name(self, number: &Number) -> &'static str {
        match self {
            Bound::AtLeast => "at least",
            Bound::UpTo => "up to",
            _ if number.is_endless() => "at least",
            _ if number.form == Form::Vague => "about",
            _ if number.low < number.high => "range",
            Bound::About | Bound::JustOver | Bound::JustUnder => "about",
            Bound::Exact => "exact",
        }
    }

    /// The least and the most that a number allows with this bound.
    fn allows(self, number: &Number) -> (f64, f64) {
        /// What *about* allows to each side, as a share of the number.
        const SLACK: f64 = 0.1;
        let (low, high) = (number.low - number.rounding, number.high + number.rounding);
        let high = if number.open { f64::INFINITY } else { high };
        match self {
            Bound::Exact => (low, high),
            Bound::About => (low * (1.0 - SLACK), high * (1.0 + SLACK)),
            Bound::JustOver => (low, high * (1.0 + SLACK)),
            Bound::JustUnder => (low * (1.0 - SLACK), high),
            Bound::AtLeast => (low, f64::INFINITY),
            Bound::UpTo => (0.0, high),
        }
    }
}

/// A passage and what is known of its words.
struct Scene<'a> {
    figures: &'a Figures,
    passage: &'a Passage<'a>,
    phrases: Phrases,
    /// The bounds that end before a token: where they begin, and which they are.
    bounds: HashMap<usize, (usize, Bound)>,
}

impl<'a> Scene<'a> {
    fn new(figures: &'a Figures, passage: &'a Passage<'a>) -> Scene<'a> {
        let matches = figures.bounds.matches(passage).into_iter();
        let bounds = matches
            .map(|found| (found.tokens.end, (found.tokens.start, Bound::named(&found.pattern.set))))
            .collect();
        Scene { figures, passage, phrases: Phrases::of(passage), bounds }
    }

    fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    /// The word before a token, or nothing before the first.
    fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn class(&self, at: usize) -> Class {
        self.phrases.class(at)
    }

    fn class_before(&self, at: usize) -> Class {
        at.checked_sub(1).map_or(Class::Stop, |before| self.class(before))
    }

    /// The tokens of the sentence that holds a token of the passage.
    fn sentence(&self, at: usize) -> Range<usize> {
        self.passage.sentence_of(at).tokens.clone()
    }

    /// Whether a token and the one before it touch.
    fn touches(&self, at: usize) -> bool {
        let tokens = self.passage.tokens;
        at > 0 && at < tokens.len() && tokens[at - 1].span.end == tokens[at].span.start
    }

    fn is_capitalised(&self, at: usize) -> bool {
        at < self.passage.tokens.len() && self.passage.token(at).starts_with(char::is_uppercase)
    }

    /// The first token from `at` on that is no quotation mark.
    fn past_quote(&self, at: usize) -> usize {
        at + usize::from(self.class(at) == Class::Quote)
    }

    /// The longest match of a lexicon at a token: the name of its block, and where it ends.
    fn set<'l>(&self, lexicon: &'l Lexicon, at: usize) -> Option<(&'l str, usize)> {
        let found = lexicon.at(self.passage, at)?;
        Some((&found.pattern.set, found.tokens.end))
    }

    /// Whether a lexicon has the word, alone or at the head of more.
    fn is(&self, lexicon: &Lexicon, at: usize) -> bool {
        lexicon.at(self.passage, at).is_some()
    }

    /// The fate that a word names, and where its words end.
    fn fate(&self, at: usize) -> Option<(&'a str, usize)> {
        self.set(&self.figures.fates, at)
    }

    /// A number's bound, and the tokens of the number with the words of its bound.
    fn bound(&self, number: &Number) -> (Bound, Range<usize>) {
        let Range { start, end } = number.tokens;
        let outer = start - usize::from(start > 0 && self.class(start - 1) == Class::Quote);
        let before = [start, outer].into_iter().find_map(|at| self.bounds.get(&at));
        let fits = |from: usize| !self.is_topic(from, number) && !self.is_height(from, number);
        if let Some(&(from, bound)) = before.filter(|(from, _)| fits(*from)) {
            return (bound, from..end);
        }
        match self.set(&self.figures.bounds_after, end) {
            Some((set, after)) if self.word(end) != "+" || self.touches(end) => {
                (Bound::named(set), start..after)
            }
            _ => (Bound::Exact, start..end),
        }
    }

    /// Whether *above* or *below* is a direction: *sank below 400 metres*.
    fn is_height(&self, word: usize, number: &Number) -> bool {
        let length =
            number.unit.starts_with(|first: char| first.is_ascii_lowercase()) && number.unit != "percent";
        length && matches!(self.word(word), "above" | "below")
    }

    /// Whether *about* introduces a topic: *talked about two films*, *wrote about dozens of films*.
    fn is_topic(&self, about: usize, number: &Number) -> bool {
        const TOPICS: [&str; 16] = [
            "talk", "speak", "spoke", "know", "knew", "think", "thought", "hear", "ask", "tell", "told",
            "worr", "concern", "question", "stor", "book",
        ];
        let before = self.word_before(about);
        self.word(about) == "about"
            && (number.form == Form::Vague || TOPICS.iter().any(|topic| before.starts_with(topic)))
    }
}
