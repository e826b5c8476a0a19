//! What kind of word is this? Closed lists of small words, capitals and a few endings tell.
//!
//! It never looks further than one word to each side, and never knows what a word means.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::Passage;

/// What kind of word a token is, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// *the*, *some*, *neither*
    Determiner,
    /// *his*, *'s*
    Possessive,
    /// *he*, *it*, *everyone*: a pronoun that can be a subject
    Pronoun,
    /// *him*, *themselves*
    Object,
    /// *who*, *which*
    Relative,
    /// *what*, *whether*, *how*
    Question,
    /// *that*
    That,
    /// *to*
    To,
    /// *in*, *of*, *despite*
    Preposition,
    /// *and*, *but*
    Coordinator,
    /// *because*, *while*
    Subordinator,
    /// *might*, *will*
    Modal,
    /// *is*, *were*, *being*
    Be,
    /// *has*, *had*
    Have,
    /// *did*
    Do,
    /// *not*, *never*
    Negation,
    /// *also*, *repeatedly*
    Adverb,
    /// A finite verb that is hardly ever anything else: *went*, *includes*
    Verb,
    /// *Tuesday*, *yesterday*, *week*
    Time,
    /// *34*, *2,000*
    Number,
    /// A word with a capital that is none of the above
    Name,
    /// Any other word
    Word,
    /// `,`
    Comma,
    /// `.`, `?`, `!` and what else ends a sentence
    Stop,
    /// `;`, `:`, a dash
    Break,
    /// `(`, `[`
    Open,
    /// `)`, `]`
    Close,
    /// A quotation mark
    Quote,
    /// `-` inside a word, `/`, `%`, `$`: part of the phrase around it
    Joint,
}

impl Class {
    /// Whether it helps another verb: *was*, *has*, *did*, *could*.
    pub fn is_auxiliary(self) -> bool {
        matches!(self, Be | Have | Do | Modal)
    }
}

use Class::{
    Adverb, Be, Break, Close, Comma, Coordinator, Determiner, Do, Have, Joint, Modal, Name, Negation, Number,
    Object, Open, Possessive, Preposition, Pronoun, Question, Quote, Relative, Stop, Subordinator, That,
    Time, To, Verb, Word,
};

/// The closed lists. A word that stands in two is what the first says.
const LISTS: &[(Class, &str)] = &[
    (That, "that"),
    (To, "to"),
    (
        Determiner,
        "the a an this these those each every no some any all both several many few another other most half one two \
         three four five six seven eight nine ten neither either such more dozens hundreds thousands",
    ),
    (Possessive, "my our your his her its their whose 's"),
    (
        Pronoun,
        "i he she we they it you someone somebody anyone anybody everyone everybody nobody none there others y'all",
    ),
    (Object, "me him us them himself herself itself themselves myself ourselves yourself each-other"),
    (Relative, "who which whom"),
    (Question, "what why how whether where when whatever whoever"),
    (
        Preposition,
        "of in on at for from with by about against between into through during over under within without among \
         amid toward towards upon across behind beyond near like via despite per above below around outside inside \
         concerning regarding including following alongside onto off throughout ahead due",
    ),
    (Coordinator, "and but or nor yet &"),
    (
        Subordinator,
        "because while although though if unless since after before as until whereas once so than lest",
    ),
    (Modal, "will would can could may might must shall should 'll wo ca ought"),
    (Be, "is are was were be been being am 're 'm ai"),
    (Have, "has have had having 've 'd"),
    (Do, "do does did"),
    (Negation, "not n't never n’t"),
    (
        Adverb,
        "also later earlier now then again ever once just even still already further furthermore moreover however \
         meanwhile instead thus therefore indeed often always sometimes soon too only far long ago perhaps maybe \
         else here first previously reportedly allegedly yesterday-evening elsewhere afterwards afterward likewise \
         nevertheless nonetheless besides merely simply quite rather very almost nearly not-only together away back \
         out up down",
    ),
    (
        Verb,
        "went came took made gave held won lost left met got became began fell rose grew stood sat led kept ran sent \
         put spent paid drew broke drove flew fought hit cut brought bought caught built hurt struck seems seemed \
         remains remained includes included becomes goes comes makes takes gets gives keeps continues continued \
         appears appeared happened died lived worked wanted needed tried turned moved wants needs tries lives said says told thought \
         knew felt found wrote asked arose ate bit blew burst chose drank fled forbade forgave forgot froze hid mistook \
         overcame overthrew overtook quit rang rode sang sank shook shrank slept spoke sprang stole strode struck \
         stuck swam swept swore swung threw tore undertook wept withdrew woke wore",
    ),
    (
        Time,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
         september october november december today yesterday tomorrow tonight week weekend month year morning \
         afternoon evening night noon midnight",
    ),
];

static CLASSES: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for (class, words) in LISTS {
        for word in words.split_whitespace() {
            classes.entry(word).or_insert(*class);
        }
    }
    classes
});

/// The kind of a token of a passage.
pub fn class(passage: &Passage<'_>, at: usize) -> Class {
    let word = passage.word(at);
    if let Some(&class) = CLASSES.get(word) {
        return capitalised_exception(passage, at, class);
    }
    let Some(first) = passage.token(at).chars().next() else { return Word };
    match first {
        ',' => Comma,
        '.' | '!' | '?' | '…' if word.chars().all(|c| !c.is_alphanumeric()) => Stop,
        ';' | ':' | '—' | '–' | '―' | '|' | '•' => Break,
        '-' if word.len() > 1 || is_spaced(passage, at) => Break,
        '(' | '[' | '{' => Open,
        ')' | ']' | '}' => Close,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '\'' | '`'
            if word.chars().count() <= 2 =>
        {
            Quote
        }
        _ if first.is_ascii_digit() => Number,
        _ if first.is_uppercase() || matches!(first, '@' | '#') => Name,
        _ if !first.is_alphanumeric() => Joint,
        _ if word.len() > 4
            && word.ends_with("ly")
            && !matches!(word, "family" | "assembly" | "supply" | "reply") =>
        {
            Adverb
        }
        _ => Word,
    }
}

/// *May* and *Will* inside a sentence are names, and so are small words in a row of names (*Doctors Without Borders*).
fn capitalised_exception(passage: &Passage<'_>, at: usize, class: Class) -> Class {
    let token = passage.token(at);
    // Small words by accident: the country, the health body, the machines.
    if matches!(token, "US" | "WHO" | "IT" | "AI" | "AM") && !in_capitals(passage, at) {
        return Name;
    }
    let first_of_sentence = passage.sentence_of(at).tokens.start == at;
    let capital = token.chars().next().is_some_and(char::is_uppercase) && token != "I";
    let opens = at > 0 && !passage.token(at - 1).chars().next_back().is_some_and(char::is_alphanumeric);
    if capital && !first_of_sentence && !opens && class != Time && token.len() > 2 { Name } else { class }
}

/// Whether the words on both sides are written in capitals, as in a headline.
fn in_capitals(passage: &Passage<'_>, at: usize) -> bool {
    let shouted = |token: &str| token.len() > 1 && token.chars().all(char::is_uppercase);
    let beside = |at: usize| passage.tokens.get(at).is_some_and(|token| shouted(token.span.of(passage.text)));
    at > 0 && beside(at - 1) && beside(at + 1)
}

fn is_spaced(passage: &Passage<'_>, at: usize) -> bool {
    let span = passage.tokens[at].span;
    let before = at == 0 || passage.tokens[at - 1].span.end < span.start;
    let after = passage.tokens.get(at + 1).is_none_or(|next| span.end < next.span.start);
    before && after
}

/// Nouns for what words are put down in: *said in a statement*.
pub fn is_medium(word: &str) -> bool {
    matches!(
        word,
        "statement"
            | "interview"
            | "post"
            | "tweet"
            | "letter"
            | "email"
            | "e-mail"
            | "blog"
            | "page"
            | "speech"
            | "release"
            | "conference"
            | "filing"
            | "memo"
            | "video"
            | "message"
            | "op-ed"
            | "article"
            | "column"
            | "briefing"
            | "testimony"
            | "memoir"
            | "report"
            | "essay"
            | "account"
            | "press"
            | "news"
            | "editorial"
            | "twitter"
            | "facebook"
            | "remarks"
            | "bulletin"
            | "update"
            | "website"
            | "podcast"
            | "broadcast"
            | "newsletter"
            | "announcement"
    )
}
