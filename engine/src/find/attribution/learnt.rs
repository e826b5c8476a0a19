//! What is an attribution, once rules and network have both said what they see? Chooses the parts of each and says how
//! likely it is.
//!
//! It never proposes words itself: [`site`](super::site) gathers, [`measure`](super::measure) looks,
//! [`judge`](super::judge) weighs.

use std::ops::Range;

use super::Reading;
use super::cue::{Act, Cue, Form, Frame, Stance, could_be_noun, negated};
use super::draft::Draft;
use super::edge::{
    in_brackets, is_hearer, with_subject, without_comment, without_deed, without_hearer, without_manner,
};
use super::judge::Judges;
use super::measure::{Chosen, Measure, Row, agreement, overlap};
use super::site::{Choice, Site, sites};
use super::source::ends_clause;
use super::veto::{is_mutual, is_silence};
use crate::layer::Page;
use crate::order;
use crate::read::phrase::{Class, Extent};

/// How likely a source and a further content must be. What a rule proposes is believed sooner.
const SOURCE: f32 = 0.3;
const RULED_SOURCE: f32 = 0.1;
const CONTENT: f32 = 0.4;
/// How likely the content must be that is the first of its cue.
const FIRST_CONTENT: f32 = 0.15;
/// How likely a whole must be to be marked: in the widest sense, and after the guidelines where a rule has found it and
/// where the network alone has.
const WIDE: f32 = 0.35;
const RULED: f32 = 0.25;
const UNRULED: f32 = 0.5;
/// And where what the cue is tied to is no clause.
const NO_CLAUSE: f32 = 0.6;
/// And where not even the lexicon knows that cue.
const UNKNOWN: f32 = 0.7;
/// What nobody says twice: of two that have the very same words, one so doubtful goes where the other is so sure.
const DOUBTFUL: f32 = 0.6;
const SURE: f32 = 0.8;
/// How often what is believed whatever the judges say is right on articles that nobody learnt from.
const BELIEVED: f32 = 0.57;
/// The rule's name where the network alone has found an attribution.
const UNRULED_NAME: &str = "tagger";
/// How many tokens of a content are searched for a number.
const COUNTED: usize = 20;
/// From which share of common tokens on two proposals mean the same words.
const SAME: f32 = 0.5;

/// The drafts of a passage from those of the rules and what the network sees.
pub fn joined(
    reading: &Reading<'_>,
    drafts: &[Draft],
    cues: &[Cue],
    judges: &Judges,
    page: &Page,
) -> Vec<Draft> {
    let measure = Measure::of(reading);
    let mut joined: Vec<Draft> = sites(reading, drafts, cues)
        .iter()
        .filter_map(|site| {
            let chosen = choose(site, &measure, judges);
            let seen = measure.whole(site, &chosen, page);
            let (wide, narrow) = (judges.wide.likelihood(&seen.0), judges.narrow.likelihood(&seen.0));
            drafted(&measure, site, chosen, wide, narrow)
        })
        .collect();
    let is_empty = |content: &Range<usize>| is_mutual(reading, content) || is_silence(reading, content);
    joined.retain(|draft| !draft.contents.iter().any(is_empty));
    order::sort_by_key(&mut joined, |draft| draft.cue.start);
    end_before_own_cues(reading, &mut joined);
    share_what_is_said(reading, &mut joined);
    give_back(&mut joined);
    drop_echoes(&mut joined);
    drop_doubles(&mut joined);
    joined
}

/// The same words are not said by two, where one of the two is in doubt: *Asked whether he had lied, he said: “No.”*
fn drop_echoes(drafts: &mut Vec<Draft>) {
    let sole = |draft: &Draft| match &draft.contents[..] {
        [content] => Some((content.start, content.end)),
        _ => None,
    };
    let sure = drafts.iter().filter(|draft| draft.score.is_some_and(|score| score >= SURE));
    let mut sure: Vec<(usize, usize)> = sure.filter_map(sole).collect();
    order::sort_by_key(&mut sure, |&content| content);
    drafts.retain(|draft| {
        let doubtful = draft.score.is_some_and(|score| score < DOUBTFUL);
        let echoes = |content| sure.binary_search(&content).is_ok();
        !(doubtful && sole(draft).is_some_and(echoes))
    });
}

/// A content ends before its speaker speaks again: *claims the lake could rise and warns that homes would flood*.
fn end_before_own_cues(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let joint = |cue: usize| {
        let coordinator = cue.checked_sub(1).filter(|&at| reading.phrases.class(at) == Class::Coordinator)?;
        Some(coordinator - usize::from(reading.phrases.class(coordinator - 1) == Class::Comma))
    };
    for at in 1..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let (before, here) = (&mut before[at - 1], &here[0]);
        let Some(end) =
            joint(here.cue.start).filter(|_| here.source.is_some() && before.source == here.source)
        else {
            continue;
        };
        let holds =
            |content: &&mut Range<usize>| content.contains(&here.cue.start) && end > content.start + 1;
        if let Some(content) = before.contents.iter_mut().find(holds) {
            content.end = end;
        }
    }
}

/// What somebody else says as well is what was said, not that it was: *denied that the dam was blocked, as residents claim*.
fn share_what_is_said(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, here) = drafts.split_at_mut(at);
        let (before, here) = (&before[at - 1], &mut here[0]);
        let (Some(source), [content]) = (&here.source, &mut here.contents[..]) else { continue };
        let as_well = source.start.checked_sub(1).is_some_and(|at| reading.passage.word(at) == "as");
        let inner =
            before.contents.iter().find(|inner| inner.end == content.end && inner.start > content.start);
        if let Some(inner) = inner.filter(|_| as_well && content.contains(&before.cue.start)) {
            *content = inner.clone();
        }
    }
}

/// What is all that one cue has is no second piece of another one: *called the plan “bold,” noting that it was new*.
fn give_back(drafts: &mut [Draft]) {
    let sole = drafts.iter().filter_map(|draft| match &draft.contents[..] {
        [content] => Some((content.start, content.end)),
        _ => None,
    });
    let mut sole: Vec<(usize, usize)> = sole.collect();
    order::sort_by_key(&mut sole, |&content| content);
    for draft in drafts.iter_mut().filter(|draft| draft.contents.len() > 1) {
        let own = |content: &Range<usize>| sole.binary_search(&(content.start, content.end)).is_err();
        if draft.contents.iter().any(own) {
            draft.contents.retain(own);
        }
    }
}

/// *Told the Herald in a statement that …* says it once: of two cues with the same source and the same content the one
/// stays that a rule has found, else the first.
fn drop_doubles(drafts: &mut Vec<Draft>) {
    let says_same = |one: &Draft, other: &Draft| {
        one.source == other.source && one.contents == other.contents && !one.contents.is_empty()
    };
    let unruled = |draft: &Draft| draft.rule == UNRULED_NAME;
    let double: Vec<bool> = (0..drafts.len())
        .map(|at| {
            let after_same = at > 0 && says_same(&drafts[at - 1], &drafts[at]);
            let before_same =
                drafts.get(at + 1).is_some_and(|next| says_same(&drafts[at], next) && !unruled(next));
            unruled(&drafts[at]) && (after_same || before_same)
        })
        .collect();
    let mut double = double.into_iter();
    drafts.retain(|_| double.next() != Some(true));
}

/// The likeliest parts.
pub fn choose(site: &Site<'_>, measure: &Measure<'_>, judges: &Judges) -> Chosen {
    let likelier = |one: &(Choice, f32), other: &(Choice, f32)| one.1.total_cmp(&other.1);
    // Where a rule has found the cue its edges are right more often than any other.
    let cues = site.cues.iter().filter(|cue| cue.ruled || site.draft.is_none());
    let cues = cues.map(|cue| (cue.clone(), judges.cue.likelihood(&measure.cue(site, cue).0)));
    let cue = cues.max_by(likelier).expect("a site has a cue");
    let sources = site.sources.iter().filter(|source| !overlap(&source.tokens, &cue.0.tokens));
    let sources =
        sources.map(|source| (source.clone(), judges.source.likelihood(&measure.source(site, source).0)));
    // A rule that shares the sentence's speaker has looked for one: *Citing the rules, the board …*
    let shares = site.draft.is_some_and(|draft| draft.shares_source);
    let least = |source: &Choice| match source.ruled {
        true if shares => 0.0,
        true => RULED_SOURCE,
        false => SOURCE,
    };
    let mut source = sources.max_by(likelier).filter(|source| source.1 >= least(&source.0));
    // And so are those of a source that both mean; and *who* stands for the one whom the rule names.
    if let Some((chosen, _)) = &mut source
        && let Some(ruled) = site.sources.iter().find(|other| other.ruled)
        && (agreement(&ruled.tokens, &chosen.tokens) >= SAME || measure.is_relative(chosen))
    {
        *chosen = ruled.clone();
    }
    // What is cited ends where the clause of the one who cites it begins, and what a noun stands for before the verb that it
    // is the subject of: the rule knows better.
    let bounded = site.draft.is_some_and(|draft| {
        draft.rule == "citing" || is_subject(measure.reading, draft) || tells_aside(draft)
    });
    let mut contents: Vec<(Choice, f32)> = site
        .contents
        .iter()
        .filter(|content| content.ruled || !bounded)
        .filter(|content| !overlap(&content.tokens, &cue.0.tokens))
        .filter(|content| source.as_ref().is_none_or(|source| !overlap(&content.tokens, &source.0.tokens)))
        .map(|content| (content.clone(), judges.content.likelihood(&measure.content(site, content).0)))
        .collect();
    order::sort_by(&mut contents, |one, other| likelier(other, one));
    let mut kept: Vec<(Choice, f32)> = Vec::new();
    for content in contents {
        let least = if kept.is_empty() { FIRST_CONTENT } else { CONTENT };
        let free = !kept.iter().any(|other| overlap(&other.0.tokens, &content.0.tokens));
        if content.1 >= least && free {
            kept.push(content);
        }
    }
    for (content, _) in &mut kept {
        if let Some(shorter) = site.contents.iter().find(|other| measure.goes_on_behind(other, content)) {
            *content = shorter.clone();
        }
    }
    order::sort_by_key(&mut kept, |content| content.0.tokens.start);
    Chosen { cue, source, contents: kept }
}

fn drafted(measure: &Measure<'_>, site: &Site<'_>, chosen: Chosen, wide: f32, narrow: f32) -> Option<Draft> {
    let reading = measure.reading;
    if let Some(draft) = site.draft.filter(|draft| stands(reading, site, draft)) {
        return Some(draft.clone());
    }
    let mut draft = site.draft.cloned().unwrap_or_else(|| fresh(reading, site, &chosen.cue.0.tokens));
    let founded = site.draft.is_some_and(|draft| !draft.contents.is_empty());
    // *told her to leave*: an order, which the rules leave out.
    let order = !founded && site.known.is_some_and(|cue| cue.frame == Frame::Tell);
    let whole = (founded && says_clause(reading, site, &draft)).then(|| draft.contents[0].clone());
    let certain = whole.is_some() || founded && is_certain(reading, site, &draft);
    let clause = chosen.contents.iter().any(|content| measure.is_clause(&content.0));
    let least = match (founded, site.known) {
        (true, _) if certain => 0.0,
        (true, _) => RULED,
        (false, None) if !clause => UNKNOWN,
        (false, Some(_)) if !clause => NO_CLAUSE,
        (false, _) => UNRULED,
    };
    // *After calling the harbour, she left*: a participle that the network alone takes for a cue needs its speaker.
    let unheard = site.draft.is_none()
        && chosen.source.is_none()
        && reading.passage.word(chosen.cue.0.tokens.end - 1).ends_with("ing");
    let shown = narrow >= least && draft.act != Act::Intention && !order && !unheard;
    if !shown && wide < WIDE {
        return None;
    }
    draft.cue = chosen.cue.0.tokens;
    draft.source = chosen.source.map(|source| source.0.tokens);
    let with_noun = |content: Choice| {
        let whole = site.contents.iter().find(|whole| measure.explains(&content, whole));
        whole.map_or(content.tokens, |whole| whole.tokens.clone())
    };
    let contents = chosen.contents.into_iter().map(|content| with_noun(content.0));
    let tells = site.known.is_none_or(|cue| cue.frame == Frame::Tell);
    let contents =
        contents.map(|content| if tells { without_hearer(reading, content, &draft.cue) } else { content });
    let contents = contents.map(|content| with_subject(reading, content, &draft.cue));
    let contents = contents.map(|content| in_brackets(reading, content));
    let contents = contents.map(|content| without_manner(reading, content));
    let contents = contents.map(|content| without_comment(reading, content, &draft.cue));
    let denied = draft.stance == Stance::Denying && site.draft.is_some();
    let contents =
        contents.map(|content| if denied { without_deed(reading, content, &draft.cue) } else { content });
    draft.contents = contents.collect();
    // *“Is it late?” I asked her.*
    if draft.contents.len() > 1 {
        let cue = draft.cue.end;
        draft
            .contents
            .retain(|content| !(content.len() == 1 && content.start == cue && is_hearer(reading, cue)));
    }
    // No piece of a clause: *argued **points** deductions should end*.
    if let Some(whole) = whole
        && !matches!(&draft.contents[..], [content] if content.start == whole.start)
    {
        draft.contents = vec![whole];
    }
    if !shown {
        draft.act = Act::Intention;
    }
    draft.score = match shown {
        true if certain => Some(narrow.max(BELIEVED)),
        true if site.draft.is_none() => Some(unruled_score(narrow)),
        true => Some(narrow),
        false => Some(wide),
    };
    Some(draft)
}

/// How likely an attribution is that no rule has found, by what the judges say. They learnt from articles that the network
/// had seen; on others one in four of those is right that they find likelier than not, and nearly all where they are sure.
fn unruled_score(narrow: f32) -> f32 {
    (1.6 * (narrow - 0.4)).clamp(0.0, 1.0)
}

/// Whether a rule's draft is right whatever the judges say. The definitions name denials (*has not confirmed*, *cast
/// doubt on*), and who *puts the toll at 70* says so; the marked articles have few of either.
fn is_certain(reading: &Reading<'_>, site: &Site<'_>, draft: &Draft) -> bool {
    let denies = |stance: Stance| stance == Stance::Denying;
    let counts = |content: &Range<usize>| {
        content.clone().take(COUNTED).any(|at| {
            reading.phrases.class(at) == Class::Number
                || matches!(reading.passage.word(at), "dozens" | "scores" | "hundreds" | "thousands" | "none")
        })
    };
    let source = draft.source.as_ref().map_or("", |source| reading.passage.word(source.start));
    if draft.rule == "passive" || source == "you" {
        return false;
    }
    // *As per* and *it is learnt that* the judges have never read.
    let unread = |at: usize| matches!(reading.passage.word(at), "per" | "learnt" | "learned");
    if is_subject(reading, draft)
        || matches!(draft.rule, "according_to" | "no_source") && draft.cue.clone().any(unread)
    {
        return true;
    }
    let owes = draft.cue.clone().any(|at| matches!(reading.passage.word(at), "must" | "should" | "ought"));
    denies(draft.stance) && !owes
        || site.known.is_some_and(|cue| {
            denies(cue.stance) && !owes
                || matches!(reading.passage.word(cue.head), "put" | "puts")
                    && draft.contents.iter().any(counts)
        })
}

/// Whether a noun with what it stands for is the subject of a verb: *Reports that the dam had failed are false*.
fn is_subject(reading: &Reading<'_>, draft: &Draft) -> bool {
    let led = |content: &Range<usize>| {
        reading.phrases.class(content.start) == Class::That
            && !ends_clause(reading.phrases.class(content.end))
    };
    draft.rule == "noun" && draft.contents.iter().any(led)
}

/// Whether a draft is as the rule says: what is still to come, and what the marked articles have too little of.
fn stands(reading: &Reading<'_>, site: &Site<'_>, draft: &Draft) -> bool {
    let given = site.known.is_some_and(|cue| cue.frame == Frame::Given);
    // *A couple who, according to the mayor, hear music*
    let relative = draft.rule == "according_to"
        && draft
            .contents
            .first()
            .is_some_and(|first| first.len() == 1 && reading.phrases.class(first.start) == Class::Relative);
    draft.open || given || relative || is_gapped(reading, draft)
}

/// Whether the sentence goes on behind a clause that lacks the noun before it: *A man who police say shot two was found*.
fn is_gapped(reading: &Reading<'_>, draft: &Draft) -> bool {
    let [relative, clause] = &draft.contents[..] else { return false };
    let pronoun = matches!(reading.phrases.class(relative.start), Class::Relative | Class::That);
    let behind = reading.phrases.class(clause.end);
    relative.len() == 1
        && pronoun
        && draft.source.as_ref().is_some_and(|source| source.start == relative.end)
        && (behind.is_auxiliary() || behind == Class::Comma)
}

/// Whether a rule has passed over what is told of a source: *According to the file, a copy of which we have, …*
fn tells_aside(draft: &Draft) -> bool {
    let behind = |source: &Range<usize>| draft.contents.iter().any(|content| content.start > source.end + 1);
    draft.rule == "according_to" && draft.source.as_ref().is_some_and(behind)
}

/// Whether a verb that is no noun ties its own subject to a whole clause: *She maintains the plan is legal*.
fn says_clause(reading: &Reading<'_>, site: &Site<'_>, draft: &Draft) -> bool {
    let (passage, phrases) = (reading.passage, reading.phrases);
    let verb = |cue: &&Cue| {
        cue.form == Form::Finite
            && matches!(cue.frame, Frame::Clause | Frame::Any | Frame::Tell)
            && !could_be_noun(passage.word(cue.head))
    };
    let (Some(cue), Some(source), [content]) = (site.known.filter(verb), &draft.source, &draft.contents[..])
    else {
        return false;
    };
    let subject = phrases.noun_phrase_at(passage, content.start, content.end, Extent::Short);
    let verb = subject.map_or(content.end, |subject| subject.end);
    let governs = matches!(phrases.class(verb + 1), Class::Determiner | Class::Possessive | Class::Object);
    // *The dam was unsafe, an inquiry found.*
    let inverted = content.end + 1 == source.start
        && phrases.class(content.end) == Class::Comma
        && content.start == cue.region.start
        && (cue.frame == Frame::Tell
            || ends_clause(phrases.class(cue.tokens.end))
            || matches!(phrases.class(cue.tokens.end), Class::Preposition | Class::Time));
    let sure = inverted || content.start == cue.tokens.end && (phrases.class(verb) != Class::Word || governs);
    draft.act != Act::Intention
        && source.end == cue.tokens.start
        && content.contains(&verb)
        && phrases.is_finite(passage, verb)
        && sure
        && !matches!(passage.word(source.start), "i" | "we" | "you" | "it" | "this" | "that" | "there")
}

/// A draft for a cue that no rule has made anything of.
fn fresh(reading: &Reading<'_>, site: &Site<'_>, cue: &Range<usize>) -> Draft {
    let says_no = cue.clone().any(|at| {
        reading.phrases.class(at) == Class::Negation
            || matches!(reading.passage.word(at), "no" | "refused" | "declined")
    });
    let act = site.known.map_or(Act::Statement, |known| known.act);
    let stance = site.known.map_or(Stance::Neutral, |known| known.stance);
    Draft {
        rule: UNRULED_NAME,
        cue: cue.clone(),
        source: None,
        contents: Vec::new(),
        act,
        stance: if says_no { negated(reading, cue, act, stance) } else { stance },
        shares_source: false,
        open: false,
        sentence: reading.passage.sentence_of(cue.start).tokens.clone(),
        score: None,
    }
}

/// What a site proposes and how it looks, for those who train judges: token ranges with the values seen.
pub struct Proposals {
    /// What the cue could be.
    pub cues: Vec<(Range<usize>, Vec<f32>)>,
    /// What the source could be.
    pub sources: Vec<(Range<usize>, Vec<f32>)>,
    /// What the content could be, or a piece of it.
    pub contents: Vec<(Range<usize>, Vec<f32>)>,
    /// The parts that these judges choose: a cue, sources, contents.
    pub chosen: [Vec<Range<usize>>; 3],
    /// What is seen of the whole with the parts chosen.
    pub whole: Vec<f32>,
}

/// Every site of a passage as judges see it.
pub fn proposals(
    reading: &Reading<'_>,
    drafts: &[Draft],
    cues: &[Cue],
    judges: &Judges,
    page: &Page,
) -> Vec<Proposals> {
    let measure = Measure::of(reading);
    let seen = |choices: &[Choice], row: &dyn Fn(&Choice) -> Row| {
        choices.iter().map(|choice| (choice.tokens.clone(), row(choice).0)).collect()
    };
    sites(reading, drafts, cues)
        .iter()
        .map(|site| {
            let chosen = choose(site, &measure, judges);
            Proposals {
                cues: seen(&site.cues, &|choice| measure.cue(site, choice)),
                sources: seen(&site.sources, &|choice| measure.source(site, choice)),
                contents: seen(&site.contents, &|choice| measure.content(site, choice)),
                whole: measure.whole(site, &chosen, page).0,
                chosen: [
                    vec![chosen.cue.0.tokens],
                    chosen.source.into_iter().map(|source| source.0.tokens).collect(),
                    chosen.contents.into_iter().map(|content| content.0.tokens).collect(),
                ],
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(cue: usize, contents: &[Range<usize>]) -> Draft {
        Draft {
            rule: "verb",
            cue: cue..cue + 1,
            source: None,
            contents: contents.to_vec(),
            act: Act::Statement,
            stance: Stance::Neutral,
            shares_source: false,
            open: false,
            sentence: 0..20,
            score: None,
        }
    }

    #[test]
    fn of_two_that_have_the_same_words_the_doubtful_one_goes() {
        let both = [3..6, 8..12];
        let scored = |cue: usize, score: f32| Draft { score: Some(score), ..draft(cue, &both[1..]) };
        let mut drafts = vec![scored(2, 0.5), scored(7, 0.9)];
        drop_echoes(&mut drafts);
        assert_eq!(drafts.len(), 1);
        assert_eq!(drafts[0].cue, 7..8);
        let mut drafts = vec![scored(2, 0.7), scored(7, 0.9)];
        drop_echoes(&mut drafts);
        assert_eq!(drafts.len(), 2, "a row of verbs may share its words");
    }

    #[test]
    fn what_is_all_that_one_cue_has_is_no_piece_of_another_ones() {
        let both = [3..6, 8..12];
        let first = &both[..1];
        let mut drafts = [draft(2, first), draft(7, &both)];
        give_back(&mut drafts);
        assert_eq!((&drafts[0].contents[..], &drafts[1].contents[..]), (first, &both[1..]));
        let mut shared = [draft(2, first), draft(7, first)];
        give_back(&mut shared);
        assert_eq!(shared[1].contents, first, "a cue keeps the only words it has");
    }
}
