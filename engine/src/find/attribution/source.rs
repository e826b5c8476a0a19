//! Who speaks beside a cue, and what kind of source is that?
//!
//! It never looks for what is said.

use std::ops::Range;

use super::Reading;
use super::cue::{Cue, Form};
use crate::read::phrase::{Class, Extent};

/// Where the source of a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Before the cue: *the mayor said*.
    Before(Range<usize>),
    /// Behind it: *said the mayor*, *according to the mayor*.
    Behind(Range<usize>),
    /// Nobody is named.
    Nobody,
    /// The speaker of the sentence, named elsewhere in it.
    Shared,
}

/// The source of a finite, reduced or passive verb.
pub fn source(reading: &Reading<'_>, cue: &Cue) -> Found {
    let (phrases, passage) = (reading.phrases, reading.passage);
    let start = cue.tokens.start;
    let floor = cue.sentence.start;
    match cue.form {
        Form::Participle => Found::Shared,
        Form::Coordinated => Found::Shared,
        Form::Passive => {
            let ceiling = cue.sentence.end.min(cue.tokens.end + 30);
            let by = (cue.tokens.end..ceiling)
                .take_while(|&at| !ends_clause(phrases.class(at)))
                .find(|&at| passage.word(at) == "by");
            by.and_then(|by| phrases.noun_phrase_at(passage, by + 1, cue.sentence.end, Extent::Full))
                .filter(|_| by == Some(cue.tokens.end))
                .map_or(Found::Nobody, Found::Behind)
        }
        Form::Reduced => phrases.noun_before(passage, start, floor).map_or(Found::Shared, Found::Before),
        Form::Finite | Form::Phrase => {
            let before = if start > floor && phrases.class(start - 1) == Class::Relative {
                antecedent(reading, start - 1, floor)
            } else {
                phrases.subject_before(passage, start, floor)
            };
            // *“…,” said the mayor*: what stands before is the end of the quotation.
            if let Some(subject) = before.filter(|subject| inside_same_quotation(reading, subject, cue)) {
                return Found::Before(subject);
            }
            inverted(reading, cue).map_or(Found::Shared, Found::Behind)
        }
    }
}

/// The noun phrase that a relative pronoun stands for.
fn antecedent(reading: &Reading<'_>, relative: usize, floor: usize) -> Option<Range<usize>> {
    let comma = relative > floor && reading.phrases.class(relative - 1) == Class::Comma;
    if comma && let Some(noun) = reading.phrases.noun_before(reading.passage, relative - 1, floor) {
        return Some(noun);
    }
    reading.phrases.subject_before(reading.passage, relative - usize::from(comma), floor)
}

fn inside_same_quotation(reading: &Reading<'_>, subject: &Range<usize>, cue: &Cue) -> bool {
    reading.passage.quoted[subject.start] == reading.passage.quoted[cue.head]
}

/// The subject behind a verb: *said the mayor*.
fn inverted(reading: &Reading<'_>, cue: &Cue) -> Option<Range<usize>> {
    if cue.tokens.start != cue.head {
        return None;
    }
    let ceiling = cue.sentence.end;
    let subject = reading.phrases.noun_phrase_at(reading.passage, cue.tokens.end, ceiling, Extent::Full)?;
    let pronoun = matches!(reading.phrases.class(subject.start), Class::Object | Class::Pronoun);
    (!pronoun).then_some(subject)
}

pub(super) fn ends_clause(class: Class) -> bool {
    matches!(class, Class::Stop | Class::Break | Class::Comma | Class::Quote)
}

/// The subject of the sentence's first verb: who speaks in *…, saying that …*.
pub fn main_subject(reading: &Reading<'_>, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let (phrases, passage) = (reading.phrases, reading.passage);
    let ceiling = sentence.end.min(sentence.start + 80);
    let mut verbs = (sentence.start..ceiling)
        .filter(|&at| phrases.is_finite(passage, at) && passage.quoted[at] == passage.quoted[cue]);
    verbs.find_map(|verb| {
        let group = phrases.verb_group(verb, sentence.start);
        phrases.subject_before(passage, group.start, sentence.start)
    })
}

/// `person`, `organization`, `document`, `unnamed`, `pronoun`.
pub fn source_kind(reading: &Reading<'_>, source: Range<usize>) -> &'static str {
    let (phrases, passage) = (reading.phrases, reading.passage);
    if source.len() == 1
        && matches!(
            phrases.class(source.start),
            Class::Pronoun | Class::Object | Class::Relative | Class::Possessive
        )
    {
        return "pronoun";
    }
    let word = |at: usize| passage.word(at);
    let head = head(reading, &source);
    let is_name = |at: usize| {
        passage.token(at).chars().next().is_some_and(char::is_uppercase)
            && phrases.class(at) == Class::Name
            && !is_opening_noun(reading, at)
    };
    let names: Vec<usize> = source.clone().filter(|&at| is_name(at)).collect();
    let head_word = singular(word(head));
    let plural = word(head).ends_with('s') && word(head) != head_word;
    if DOCUMENTS.contains(&head_word) && !is_name(head) {
        return "document";
    }
    if names.is_empty() {
        return if is_definite(word(source.start)) && !plural && ORGANIZATIONS.contains(&head_word) {
            "organization"
        } else {
            "unnamed"
        };
    }
    let acronym = |at: usize| {
        let token = passage.token(at);
        token.len() >= 2 && token.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
    };
    let organization =
        |at: usize| ORGANIZATIONS.contains(&singular(word(at))) || acronym(at) || STATES.contains(&word(at));
    let (row_end, row) = last_row(&names);
    let named_last = row_end + 1 == source.end && !organization(row_end);
    let inside = row_end + 1 - row;
    let before_row = if inside > source.start { phrases.class(inside - 1) } else { Class::Stop };
    // *one of the candidates, Ann Reed*
    if row >= 2 && named_last && before_row == Class::Comma
        || source.clone().any(|at| TITLES.contains(&word(at)))
    {
        return "person";
    }
    if let Some(part) = source.clone().find(|&at| PEOPLE.contains(&word(at))) {
        // *Kremlin spokesman Dmitry Peskov* has a name of his own, and so has *Ann Reed, a teacher at Leeds Grammar*.
        let follows = named_last && row_end > part && (before_row != Class::Preposition || row >= 3);
        let leads = (source.start + 1..part)
            .any(|at| phrases.class(at) == Class::Comma && is_name(at - 1) && !organization(at - 1));
        let office = word(source.start) == "the" && names[0] < part;
        return if follows && before_row != Class::Determiner || leads || office {
            "person"
        } else {
            "unnamed"
        };
    }
    if plural && !is_name(head) {
        return "unnamed";
    }
    let body = ORGANIZATIONS.contains(&head_word) || acronym(head) || STATES.contains(&word(head));
    let has_body = names.iter().any(|&at| organization(at));
    if body || has_body && !named_last || word(source.start) == "the" && is_name(head) {
        return "organization";
    }
    if is_name(head) || named_last { "person" } else { "unnamed" }
}

/// Whether a phrase that begins so means a certain one.
fn is_definite(first: &str) -> bool {
    !matches!(first, "a" | "an" | "some" | "several" | "many" | "one" | "two" | "other" | "another" | "any")
}

/// A common noun with a capital only because it opens the sentence: *Residents said*.
fn is_opening_noun(reading: &Reading<'_>, at: usize) -> bool {
    let passage = reading.passage;
    let sentence = passage.sentence_of(at);
    let opens = sentence.tokens.start == at || at > 0 && passage.quoted[at - 1] != passage.quoted[at];
    let word = singular(passage.word(at));
    opens
        && (PEOPLE.contains(&word) || DOCUMENTS.contains(&word))
        && reading.phrases.class(at + 1) != Class::Name
}

/// The noun that the phrase is about: the last word before its first preposition, comma or relative clause.
fn head(reading: &Reading<'_>, source: &Range<usize>) -> usize {
    let end = source.clone().skip(1).find(|&at| {
        matches!(
            reading.phrases.class(at),
            Class::Preposition | Class::To | Class::Comma | Class::Relative | Class::That | Class::Open
        ) || reading.passage.word(at).ends_with("ed") && reading.phrases.class(at + 1) == Class::Preposition
    });
    let end = end.unwrap_or(source.end);
    // *one of the candidates*, *a number of reports*: the noun behind *of*.
    let counts = matches!(
        reading.passage.word(end - 1),
        "one" | "number" | "some" | "many" | "several" | "group" | "series" | "two" | "most" | "all"
    );
    if counts && reading.passage.word(end) == "of" && end + 1 < source.end {
        return head(reading, &(end + 1..source.end));
    }
    end - 1
}

fn last_row(names: &[usize]) -> (usize, usize) {
    let last = names[names.len() - 1];
    let row = names.iter().rev().enumerate().take_while(|&(back, &at)| at + back == last).count();
    (last, row)
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

const TITLES: &[&str] = &[
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen.", "sen.", "rep.", "gov.", "prof.", "sir",
    "lord", "lady", "col.", "lt.", "sgt.", "capt.", "rev.", "judge", "pope",
];

/// Words for a person's part, singular.
const PEOPLE: &[&str] = &[
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "president",
    "minister",
    "secretary",
    "senator",
    "governor",
    "mayor",
    "director",
    "chief",
    "leader",
    "professor",
    "coach",
    "manager",
    "founder",
    "co-founder",
    "chairman",
    "chairwoman",
    "chair",
    "editor",
    "analyst",
    "commentator",
    "expert",
    "critic",
    "official",
    "officer",
    "teacher",
    "resident",
    "witness",
    "source",
    "observer",
    "researcher",
    "scientist",
    "author",
    "lawyer",
    "attorney",
    "prosecutor",
    "adviser",
    "advisor",
    "aide",
    "strategist",
    "candidate",
    "nominee",
    "voter",
    "supporter",
    "activist",
    "man",
    "woman",
    "boy",
    "girl",
    "people",
    "person",
    "student",
    "worker",
    "farmer",
    "member",
    "ambassador",
    "commander",
    "general",
    "representative",
    "councillor",
    "councilman",
    "councilwoman",
    "lawmaker",
    "executive",
    "owner",
    "neighbour",
    "neighbor",
    "mother",
    "father",
    "brother",
    "sister",
    "son",
    "daughter",
    "wife",
    "husband",
    "friend",
    "driver",
    "doctor",
    "nurse",
    "judge",
    "reporter",
    "journalist",
    "pollster",
    "host",
    "rival",
    "opponent",
    "democrat",
    "republican",
    "american",
    "individual",
    "colleague",
    "economist",
    "historian",
    "engineer",
    "soldier",
    "veteran",
    "parent",
    "premier",
    "chancellor",
    "king",
    "queen",
    "congressman",
    "congresswoman",
    "speaker",
    "undersecretary",
    "detective",
    "sheriff",
    "captain",
    "undersecretary",
    "others",
    "some",
    "many",
    "commissioner",
    "treasurer",
    "investigator",
    "inspector",
    "police officer",
    "passenger",
];

/// Nouns for what can be read, seen or counted, singular.
const DOCUMENTS: &[&str] = &[
    "report",
    "post",
    "poll",
    "survey",
    "study",
    "statement",
    "document",
    "letter",
    "recording",
    "email",
    "e-mail",
    "tweet",
    "article",
    "book",
    "filing",
    "lawsuit",
    "memo",
    "data",
    "figure",
    "photo",
    "photograph",
    "video",
    "image",
    "footage",
    "petition",
    "sentence",
    "ruling",
    "law",
    "bill",
    "audit",
    "analysis",
    "release",
    "record",
    "paper",
    "story",
    "website",
    "transcript",
    "message",
    "editorial",
    "column",
    "dossier",
    "indictment",
    "review",
    "index",
    "headline",
    "caption",
    "sign",
    "banner",
    "statistic",
    "result",
    "finding",
    "research",
    "ad",
    "advertisement",
    "affidavit",
    "complaint",
    "text",
    "map",
    "tape",
    "evidence",
    "chart",
    "estimate",
    "platform",
    "manifesto",
    "memoir",
    "resolution",
    "note",
    "file",
    "list",
    "average",
];

/// Nouns and last names of bodies, singular.
const ORGANIZATIONS: &[&str] = &[
    "ministry",
    "department",
    "kremlin",
    "pentagon",
    "government",
    "police",
    "court",
    "company",
    "agency",
    "committee",
    "council",
    "university",
    "church",
    "party",
    "times",
    "post",
    "news",
    "journal",
    "herald",
    "reuter",
    "reuters",
    "bank",
    "inc",
    "inc.",
    "corp",
    "corp.",
    "ltd",
    "ltd.",
    "group",
    "association",
    "union",
    "house",
    "senate",
    "congress",
    "commission",
    "army",
    "military",
    "navy",
    "campaign",
    "institute",
    "centre",
    "center",
    "fund",
    "foundation",
    "authority",
    "office",
    "bureau",
    "league",
    "federation",
    "society",
    "board",
    "administration",
    "parliament",
    "cabinet",
    "embassy",
    "hospital",
    "school",
    "college",
    "organization",
    "organisation",
    "firm",
    "network",
    "team",
    "club",
    "trust",
    "service",
    "force",
    "coalition",
    "alliance",
    "magazine",
    "newspaper",
    "tribune",
    "gazette",
    "guardian",
    "mail",
    "press",
    "politico",
    "bloomberg",
    "facebook",
    "twitter",
    "google",
    "ministry",
    "state",
    "city",
    "county",
    "town",
    "outlet",
    "channel",
    "station",
    "militia",
    "movement",
    "nation",
    "country",
    "tribunal",
    "watchdog",
    "regulator",
    "charity",
    "airline",
    "brigade",
];

/// Names of states and capitals that speak for their governments, and of outlets that are no common nouns.
const STATES: &[&str] = &[
    "russia",
    "china",
    "iran",
    "israel",
    "ukraine",
    "france",
    "germany",
    "britain",
    "turkey",
    "syria",
    "iraq",
    "japan",
    "india",
    "pakistan",
    "canada",
    "australia",
    "mexico",
    "brazil",
    "egypt",
    "italy",
    "spain",
    "poland",
    "washington",
    "moscow",
    "beijing",
    "tehran",
    "kyiv",
    "brussels",
    "ankara",
    "america",
    "taiwan",
    "wikileaks",
    "isis",
    "hamas",
    "hezbollah",
    "rasmussen",
    "gallup",
    "quinnipiac",
    "breitbart",
    "buzzfeed",
];
