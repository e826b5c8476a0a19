//! Which words tie a source to what it says? Finds the cues and how each stands in its sentence.
//!
//! It never looks for the source or the content.

use std::ops::Range;

use super::Reading;
use super::veto::{is_supposed, lacks_object};
use crate::lexicon::{Lexicon, Match};
use crate::order;
use crate::read::dateline::behind_dateline;
use crate::read::phrase::{Class, is_medium};

/// What a cue asks for around it. Each is a word in the names of the page's `lexicon` blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// `clause`: *said that …*
    Clause,
    /// `any`: *confirmed that …*, *confirmed the report*
    Any,
    /// `tell`: *told reporters that …*
    Tell,
    /// `urge`: *urged the minister to …*
    Urge,
    /// `name`: *called the plan a farce*
    Name,
    /// `infinitive`: *hopes to …*, *claims to …*
    Infinitive,
    /// `according`: *according to …*
    According,
    /// `given`: *the sum cited in …*
    Given,
    /// `citing`: *citing …*
    Citing,
    /// `noun`: *reports of …*, *a claim that …*
    Noun,
    /// `fact`: *it is believed that …*, *there are fears that …*
    Fact,
}

/// What kind of act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Statement,
    Thought,
    Intention,
}

/// How the writer, by the choice of the cue, stands to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    Neutral,
    Endorsing,
    Distancing,
    Denying,
}

/// The stance of a verb group that says no itself. Silence denies nothing: *could not say*, *refused to discuss*, *did
/// not say whether*; nor does one who denies no more: *could not rule out*.
pub fn negated(reading: &Reading<'_>, group: &Range<usize>, act: Act, stance: Stance) -> Stance {
    let unable = |at: usize| {
        reading.phrases.class(at) == Class::Modal
            || matches!(reading.passage.word(at), "refused" | "refuses" | "declined" | "declines")
    };
    let silent = || {
        reading.phrases.class(group.end) == Class::Question
            || group.clone().any(unable)
            || matches!(reading.passage.word(group.end - 1), "reveal" | "disclose")
    };
    match stance {
        Stance::Denying => Stance::Neutral,
        Stance::Neutral if act == Act::Statement && silent() => Stance::Neutral,
        Stance::Neutral | Stance::Endorsing => Stance::Denying,
        stance => stance,
    }
}

/// How a cue stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// *she said*
    Finite,
    /// *is said to*, *was told that*
    Passive,
    /// *saying*, after a comma: the sentence's speaker
    Participle,
    /// *a man claiming*: the noun before it
    Reduced,
    /// *and said*: the speaker before
    Coordinated,
    /// No verb: *according to*
    Phrase,
}

/// A cue in token indices.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The verb group or phrase, without a medium behind the content.
    pub tokens: Range<usize>,
    /// The verb itself.
    pub head: usize,
    pub frame: Frame,
    pub act: Act,
    pub stance: Stance,
    pub form: Form,
    /// Whether the group says no: *has not confirmed*.
    pub negated: bool,
    /// The tokens that its parts may lie in: its sentence and the quotations that run over its borders, or the
    /// inside of the quotation that it stands in.
    pub region: Range<usize>,
    /// The sentence within the region.
    pub sentence: Range<usize>,
}

/// The cues of a passage in text order.
pub fn cues(reading: &Reading<'_>, verbs: &Lexicon, phrases: &Lexicon) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    cues.extend(verbs.matches(reading.passage).iter().filter_map(|found| verb(reading, found)));
    cues.extend(phrases.matches(reading.passage).iter().filter_map(|found| phrase(reading, found)));
    order::sort_by_key(&mut cues, |cue| (cue.tokens.start, std::cmp::Reverse(cue.tokens.end)));
    // *It is believed that* holds *believed*: the longer cue wins.
    let verbs: Vec<usize> = cues.iter().filter(|cue| cue.form != Form::Phrase).map(|cue| cue.head).collect();
    cues.retain(|cue| cue.frame != Frame::Noun || verbs.binary_search(&cue.head).is_err());
    let mut reached = 0;
    cues.retain(|cue| {
        let free = cue.tokens.start >= reached;
        reached = reached.max(cue.tokens.end);
        free
    });
    cues
}

fn frame(word: &str) -> Option<Frame> {
    Some(match word {
        "clause" => Frame::Clause,
        "any" => Frame::Any,
        "tell" => Frame::Tell,
        "urge" => Frame::Urge,
        "name" => Frame::Name,
        "infinitive" => Frame::Infinitive,
        "according" => Frame::According,
        "given" => Frame::Given,
        "citing" => Frame::Citing,
        "noun" => Frame::Noun,
        "fact" => Frame::Fact,
        _ => return None,
    })
}

/// What the name of a lexicon says: a frame, and where it is not a neutral statement, its act and stance.
fn reading_of_set(set: &str) -> Option<(Frame, Act, Stance)> {
    let mut words = set.split('.');
    let frame = frame(words.next()?)?;
    let (mut act, mut stance) = (Act::Statement, Stance::Neutral);
    for word in words {
        match word {
            "thought" => act = Act::Thought,
            "intention" => act = Act::Intention,
            "endorsing" => stance = Stance::Endorsing,
            "distancing" => stance = Stance::Distancing,
            "denying" => stance = Stance::Denying,
            _ => return None,
        }
    }
    Some((frame, act, stance))
}

/// How many words a name has at most.
const LONGEST_NAME: usize = 6;

/// How many quotations inside each other are looked through.
const DEEPEST: usize = 8;

/// The region and sentence of a token.
fn region(reading: &Reading<'_>, head: usize) -> (Range<usize>, Range<usize>) {
    let passage = reading.passage;
    let sentence = &passage.sentence_of(head).tokens;
    let sentence = behind_dateline(passage, reading.phrases, sentence).min(head)..sentence.end;
    if let Some(quotation) = passage.quotation_of(head) {
        let inside = quotation.tokens.start + 1..quotation.tokens.end - usize::from(quotation.closed);
        let sentence = sentence.start.max(inside.start)..sentence.end.min(inside.end);
        let sentence = if sentence.is_empty() { head..head + 1 } else { sentence };
        return (sentence.clone(), sentence);
    }
    let outermost = |at: usize| {
        let mut held = passage.quotation_of(at);
        for _ in 0..DEEPEST {
            match held.filter(|quotation| quotation.depth > 0) {
                Some(inner) => held = passage.quotation_of(inner.tokens.start - 1),
                None => break,
            }
        }
        held
    };
    let start = outermost(sentence.start).map_or(sentence.start, |quotation| quotation.tokens.start);
    let end = outermost(sentence.end - 1).map_or(sentence.end, |quotation| quotation.tokens.end);
    (start.min(sentence.start)..end.max(sentence.end), sentence)
}

fn verb(reading: &Reading<'_>, found: &Match<'_>) -> Option<Cue> {
    let phrases = reading.phrases;
    let (frame, act, stance) = reading_of_set(&found.pattern.set)?;
    let head = found.tokens.start;
    let (region, sentence) = region(reading, head);
    // *The New York Post*, *the United States*: a verb has no capital inside a sentence.
    if phrases.class(head) == Class::Name
        && head > sentence.start
        && reading.passage.quoted[head - 1] == reading.passage.quoted[head]
    {
        return None;
    }
    let group = phrases.verb_group(reading.passage, head, sentence.start);
    let mut start = with_lead_verb(reading, &group, sentence.start);
    if phrases.class(start) == Class::Adverb && start == sentence.start && start < head {
        start += 1;
    }
    let form = form(reading, frame, start, head, sentence.start)?;
    let word = reading.passage.word(head);
    let shows = word.starts_with("show") && phrases.class(head + 1) == Class::That;
    let bare_noun = start == head && form == Form::Finite && could_be_noun(word) && !shows;
    if bare_noun && !stands_as_verb(reading, head, sentence.start) {
        return None;
    }
    let quoted = reading.passage.quoted[head].is_some();
    let filler =
        start > sentence.start && reading.passage.word(start - 1) == "you" && matches!(word, "know" | "see");
    let cites = reading.passage.word(head) == "citing";
    if filler || cites || quoted && act == Act::Intention {
        return None;
    }
    let negated = (start..found.tokens.end).any(|at| {
        phrases.class(at) == Class::Negation
            || matches!(reading.passage.word(at), "no" | "refused" | "declined")
    });
    let end = with_medium(reading, found.tokens.end, sentence.end);
    Some(Cue { tokens: start..end, head, frame, act, stance, form, negated, region, sentence })
}

fn phrase(reading: &Reading<'_>, found: &Match<'_>) -> Option<Cue> {
    let (frame, act, stance) = reading_of_set(&found.pattern.set)?;
    let head = found.tokens.start;
    let class = |at: usize| reading.phrases.class(at);
    if frame == Frame::Noun
        && head > 0
        && (class(head - 1) == Class::Pronoun
            || class(head - 1) == Class::Name && !is_one_thing(reading, head))
    {
        return None;
    }
    let (region, sentence) = region(reading, head);
    let tokens = found.tokens.start..found.tokens.end.min(sentence.end);
    Some(Cue { tokens, head, frame, act, stance, form: Form::Phrase, negated: false, region, sentence })
}

/// Where a verb that leads to this one begins: *declined to say*, *went on to say*, *keep saying*.
fn with_lead_verb(reading: &Reading<'_>, group: &Range<usize>, floor: usize) -> usize {
    let start = group.start;
    let word = |back: usize| {
        start.checked_sub(back).filter(|&at| at >= floor).map_or("", |at| reading.passage.word(at))
    };
    let lead_of_ing = reading.passage.word(group.end - 1).ends_with("ing")
        && matches!(word(1), "keep" | "keeps" | "kept" | "started" | "began" | "continued" | "continues");
    if lead_of_ing {
        return reading.phrases.verb_group(reading.passage, start - 1, floor).start;
    }
    if word(1) != "to" {
        return start;
    }
    let back = match (word(3), word(2)) {
        (
            _,
            "declined" | "declines" | "refused" | "refuses" | "continued" | "continues" | "proceeded"
            | "failed",
        ) => 2,
        ("went" | "goes" | "going" | "go", "on") => 3,
        _ => return start,
    };
    reading.phrases.verb_group(reading.passage, start - back, floor).start
}

fn form(reading: &Reading<'_>, frame: Frame, start: usize, head: usize, floor: usize) -> Option<Form> {
    let phrases = reading.phrases;
    let word = reading.passage.word(head);
    let before = if start > floor { phrases.class(start - 1) } else { Class::Stop };
    let bare = start == head || (start..head).all(|at| phrases.class(at) == Class::Adverb);
    if word.ends_with("ing") && bare {
        return match before {
            Class::Name | Class::Word | Class::Pronoun | Class::Close => {
                let after_verb = phrases.is_finite(reading.passage, start - 1)
                    || reading.passage.word(start - 1).ends_with("ed")
                    || matches!(
                        reading.passage.word(start - 1),
                        "start" | "keep" | "stop" | "begin" | "began" | "try" | "go"
                    )
                    || start >= floor + 2 && matches!(phrases.class(start - 2), Class::To | Class::Modal);
                (!after_verb).then_some(Form::Reduced)
            }
            // *by saying that*, but not *for denying them entry*
            Class::Preposition | Class::Subordinator => {
                let leads =
                    matches!(reading.passage.word(start - 1), "by" | "in" | "while" | "after" | "before");
                (leads && frame == Frame::Clause).then_some(Form::Participle)
            }
            Class::Comma | Class::Coordinator | Class::Break | Class::Quote | Class::Stop
                if frame != Frame::Infinitive =>
            {
                Some(Form::Participle)
            }
            _ => None,
        };
    }
    if bare && before == Class::Subordinator && reading.passage.word(start - 1) == "as" {
        return None;
    }
    // *a book written by …*, *the sum shown*: a participle that is no past tense needs its auxiliary.
    if bare && matches!(word, "written" | "known" | "shown" | "seen" | "given" | "proven") {
        return None;
    }
    if bare && (lacks_object(reading, head) || is_supposed(reading, head)) {
        return None;
    }
    if !word.ends_with("ing") && phrases.has_be(&(start..head + 1)) {
        return is_past_participle(word).then_some(Form::Passive);
    }
    match before {
        // *relatives who gathered outside said*
        Class::Preposition
            if bare && matches!(reading.passage.word(start - 1), "outside" | "inside" | "nearby") =>
        {
            Some(Form::Finite)
        }
        Class::To | Class::Preposition | Class::Possessive | Class::Joint if bare => None,
        Class::Determiner if bare => is_pronoun_like(reading.passage.word(start - 1)).then_some(Form::Finite),
        // *was hauled in and told that …*
        Class::Coordinator
            if frame == Frame::Tell && is_past_participle(word) && follows_passive(reading, start, floor) =>
        {
            Some(Form::Passive)
        }
        // *to meet the team and express support*
        Class::Coordinator if bare && is_base(word) && follows_infinitive(reading, start, floor) => None,
        Class::Coordinator => Some(Form::Coordinated),
        _ => Some(Form::Finite),
    }
}

fn is_past_participle(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(
            word,
            "said"
                | "told"
                | "thought"
                | "known"
                | "seen"
                | "shown"
                | "found"
                | "held"
                | "put"
                | "read"
                | "heard"
                | "understood"
                | "felt"
                | "written"
                | "made"
                | "cast"
                | "asked"
        )
}

/// Whether a verb has no ending.
pub(super) fn is_base(word: &str) -> bool {
    !word.ends_with('s') && !is_past_participle(word) && !matches!(word, "knew" | "saw" | "wrote")
}

fn follows_infinitive(reading: &Reading<'_>, conjunction: usize, floor: usize) -> bool {
    (floor.max(conjunction.saturating_sub(14))..conjunction)
        .any(|at| matches!(reading.phrases.class(at), Class::To | Class::Modal))
}

/// Whether the verb before a conjunction is passive: a form of *be* and a participle.
fn follows_passive(reading: &Reading<'_>, conjunction: usize, floor: usize) -> bool {
    (floor.max(conjunction.saturating_sub(8))..conjunction).any(|at| {
        reading.phrases.class(at) == Class::Be
            && (at + 1..at + 3).any(|next| is_past_participle(reading.passage.word(next)))
    })
}

/// Determiners that stand for a person: *some say*.
fn is_pronoun_like(word: &str) -> bool {
    matches!(
        word,
        "some"
            | "many"
            | "others"
            | "few"
            | "both"
            | "most"
            | "all"
            | "several"
            | "neither"
            | "none"
            | "one"
            | "this"
            | "these"
            | "those"
            | "another"
    )
}

/// Verbs that are nouns as well in this very form.
pub(super) fn could_be_noun(word: &str) -> bool {
    const NOUNS: &str = "report claim note state estimate charge call comment answer question demand request tweet post \
         promise plan hope fear doubt dispute view show warning finding feeling thought address boast vow \
         pledge threat attack support challenge blame praise order offer judge rule concern testimony rank \
         worry want need wish cry joke quip quote signal deal slam label brand title decision experience \
         lament remark reply murmur account document mention reference fault counter guess object project \
         forecast witness cast criticism shout scream whisper delight surprise command favor favour suspect \
         sound figure love back cheer host target sense mark register record list feature protest press push \
         feed poll study measure volunteer caution text email e-mail blog yell rebuke blast credit outline \
         query reason";
    let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let stem = word.strip_suffix('s').unwrap_or(word);
    NOUNS.split(' ').any(|noun| noun == word || noun == stem || singular.as_deref() == Some(noun))
}

/// Whether a word that could be a noun has a subject before it and something to govern behind it.
fn stands_as_verb(reading: &Reading<'_>, head: usize, floor: usize) -> bool {
    let phrases = reading.phrases;
    let word = reading.passage.word(head);
    let (third, past) = (word.ends_with('s'), is_past_participle(word));
    if head <= floor || !third && !past && is_one_thing(reading, head) {
        return false;
    }
    let after = phrases.class(head + 1);
    // *which critics charge is …*
    let fronted = head >= floor + 2 && matches!(phrases.class(head - 2), Class::Relative | Class::Question);
    let governs = matches!(
        after,
        Class::That
            | Class::Determiner
            | Class::Possessive
            | Class::Pronoun
            | Class::Object
            | Class::Question
            | Class::Quote
            | Class::Name
            | Class::To
            | Class::Adverb
            | Class::Word
            | Class::Number
    ) || after == Class::Be && fronted
        || reading.passage.word(head + 1) == ":";
    // *residents fear that*, *the study shows a*: number agrees.
    let before = reading.passage.word(head - 1);
    let many = before.ends_with('s') || matches!(before, "police" | "people" | "men" | "women" | "children");
    let agrees = past || many != third;
    let governs = governs || agrees && is_inserted(reading, head, floor);
    match phrases.class(head - 1) {
        Class::Pronoun | Class::Relative | Class::Close | Class::Quote => true,
        Class::Name => governs && (agrees || third) && !(third && after == Class::Word),
        Class::Word => {
            agrees
                && governs
                && !before.ends_with("ing")
                && !(third && matches!(after, Class::Word | Class::Quote | Class::Adverb))
                // *She denied reports that …*
                && !(third && phrases.is_finite(reading.passage, head - 1))
        }
        Class::Comma => governs && after != Class::Word,
        Class::Determiner => is_pronoun_like(before) && governs,
        Class::Adverb => governs,
        _ => false,
    }
}

/// Whether the words before another one make one thing with it: *a New York Times report*, *a police report*.
fn is_one_thing(reading: &Reading<'_>, head: usize) -> bool {
    let joins = |at: usize| matches!(reading.phrases.class(at), Class::Name | Class::Word);
    let before = (0..head).rev().take(LONGEST_NAME).find(|&at| !joins(at));
    before.is_some_and(|at| matches!(reading.passage.word(at), "a" | "an" | "another" | "'s"))
}

/// Whether a short subject and its verb stand between two commas: *…, the paper notes, …*.
fn is_inserted(reading: &Reading<'_>, head: usize, floor: usize) -> bool {
    let class = |at: usize| reading.phrases.class(at);
    let before = (floor.max(head.saturating_sub(5))..head).rev().find(|&at| !reading.phrases.is_nominal(at));
    let determined = |comma: usize| matches!(class(comma + 1), Class::Determiner | Class::Possessive);
    matches!(class(head + 1), Class::Comma | Class::Stop)
        && before.is_some_and(|comma| class(comma) == Class::Comma && determined(comma) && comma + 2 < head)
}

/// The end of the cue with a medium that touches it: *said in a statement*, *wrote on his page*.
fn with_medium(reading: &Reading<'_>, end: usize, ceiling: usize) -> usize {
    let passage = reading.passage;
    if !matches!(passage.word(end), "in" | "on" | "via" | "through" | "during" | "using" | "at") {
        return end;
    }
    let determined = end
        + 1
        + usize::from(matches!(reading.phrases.class(end + 1), Class::Determiner | Class::Possessive));
    let last = (determined..ceiling.min(determined + 4))
        .take_while(|&at| {
            matches!(
                reading.phrases.class(at),
                Class::Word | Class::Name | Class::Joint | Class::Number | Class::Time
            )
        })
        .filter(|&at| is_medium(passage.word(at)))
        .last();
    last.map_or(end, |last| last + 1)
}
