//! In which language is a text written?
//!
//! It never guesses at a short text: what cannot be told is English, because that is what the annotator reads.
//!
//! Scripts other than the Latin one are told by their letters, European languages in Latin letters by their most
//! frequent small words. A detector with profiles of letter groups knows more languages, but costs too much to send
//! to a browser: whatlang 0.18 alone is 58 KB of compressed WebAssembly, where the whole engine may have 80.

use crate::document::{Span, Warning};

/// How many words are looked at: enough to be sure, few enough to ask again at each keystroke.
const ENOUGH_WORDS: usize = 2000;

/// With fewer small words than this nothing is certain.
const LEAST_WORDS: usize = 6;

/// With fewer letters of a script than this nothing is certain.
const LEAST_LETTERS: usize = 20;

/// The ISO 639 code of the language that most of the text is in: `en` unless another one is shown.
pub fn language(text: &str) -> &'static str {
    let mut scripts = [0; SCRIPTS.len()];
    let mut letters = 0;
    let mut small_words = [0; SMALL_WORDS.len()];
    for word in
        text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).take(ENOUGH_WORDS)
    {
        // One glance is enough for a script, and keeps the work on a text without blanks small.
        for letter in word.chars().take(ENOUGH_WORDS) {
            letters += 1;
            if let Some(script) = script(letter) {
                scripts[script] += 1;
            }
        }
        count_small_word(word, &mut small_words);
    }
    if let Some(script) =
        leader(&scripts).filter(|&at| scripts[at] >= LEAST_LETTERS && scripts[at] * 2 > letters)
    {
        return among_its_script(SCRIPTS[script].0, text);
    }
    let english = small_words[0];
    match leader(&small_words) {
        // Languages share small words (*a*, *to*, *was*), so that English gives way only to a clear lead.
        Some(best) if small_words[best] >= LEAST_WORDS && small_words[best] >= 2 * english => {
            SMALL_WORDS[best].0
        }
        _ => "en",
    }
}

/// The name in English of a language that [`language`] tells.
pub fn name(code: &str) -> &'static str {
    NAMES.iter().find(|(known, _)| *known == code).map_or("another language", |&(_, name)| name)
}

/// The warning that a `part`, the *text* or a *paragraph* of it, is in another language.
pub fn foreign(part: &str, words: &str, lang: &str) -> Warning {
    Warning {
        code: if part == "text" { "not-english" } else { "foreign-paragraph" }.into(),
        span: Span::new(0, words.len()),
        message: format!("This {part} seems to be in {}. Only English is read.", name(lang)),
    }
}

fn script(letter: char) -> Option<usize> {
    if letter < '\u{370}' {
        return None;
    }
    SCRIPTS.iter().position(|(_, first, last)| (*first..=*last).contains(&letter))
}

/// Letters that one language of a script has and its sisters have not.
fn among_its_script(code: &'static str, text: &str) -> &'static str {
    let any = |letters: &[char]| text.chars().take(20 * ENOUGH_WORDS).any(|letter| letters.contains(&letter));
    match code {
        "ru" if any(&['і', 'ї', 'є', 'ґ']) && !any(&['ы', 'э']) => "uk",
        "ru" if any(&['ђ', 'ј', 'љ', 'њ', 'ћ']) => "sr",
        "ru" if any(&['ъ']) && !any(&['ы', 'э']) => "bg",
        "ar" if any(&['پ', 'چ', 'ژ', 'گ']) => "fa",
        // Japanese is written in Chinese characters too, but never in them alone.
        "zh" if any(&['の', 'は', 'を', 'が', 'に']) => "ja",
        code => code,
    }
}

fn count_small_word(word: &str, counts: &mut [usize]) {
    if word.len() > 8 {
        return;
    }
    let lower = word.to_lowercase();
    for ((_, words), count) in SMALL_WORDS.iter().zip(counts) {
        *count += usize::from(words.contains(&lower.as_str()));
    }
}

/// The place of the largest count; of equals, the first.
fn leader(counts: &[usize]) -> Option<usize> {
    (0..counts.len()).rev().max_by_key(|&at| counts[at])
}

/// A script's first and last letter, and the language that is most often written in it.
const SCRIPTS: &[(&str, char, char)] = &[
    ("el", '\u{370}', '\u{3ff}'),
    ("ru", '\u{400}', '\u{52f}'),
    ("hy", '\u{530}', '\u{58f}'),
    ("he", '\u{590}', '\u{5ff}'),
    ("ar", '\u{600}', '\u{77f}'),
    ("hi", '\u{900}', '\u{97f}'),
    ("bn", '\u{980}', '\u{9ff}'),
    ("ta", '\u{b80}', '\u{bff}'),
    ("th", '\u{e00}', '\u{e7f}'),
    ("ka", '\u{10a0}', '\u{10ff}'),
    ("ja", '\u{3041}', '\u{30ff}'),
    ("zh", '\u{4e00}', '\u{9fff}'),
    ("ko", '\u{ac00}', '\u{d7a3}'),
];

/// English first; of each language the words that make up most of its running text, without names and with as few as
/// possible that English has too.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "a", "of", "and", "to", "in", "is", "that", "for", "it", "was", "on", "are", "as", "with",
            "he", "by", "at", "from", "his", "her", "be", "have", "has", "had", "not", "this", "they", "but",
            "an", "who", "which", "will", "were", "been", "their", "would", "about", "said", "she", "we",
            "you", "or", "after", "than",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "im",
            "dem", "nicht", "ein", "eine", "einer", "einen", "auch", "es", "wird", "aus", "nach", "bei",
            "wie", "dass", "sie", "er", "hat", "noch", "über", "werden", "zum", "zur", "oder", "haben",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "du", "une", "un", "est", "que", "dans", "qui", "pour", "par",
            "sur", "pas", "au", "ce", "il", "avec", "sont", "plus", "ne", "se", "aux", "cette", "ont", "son",
            "été", "mais", "elle", "nous", "ses", "leur", "selon", "de",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "del", "y", "en", "que", "un", "una", "por", "con", "para", "se", "es",
            "su", "al", "lo", "como", "más", "pero", "sus", "fue", "este", "ha", "está", "según", "también",
            "entre", "desde", "sobre", "ser", "de",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "as", "da", "do", "das", "dos", "em", "no", "na", "que", "um", "uma", "por", "com",
            "para", "não", "se", "foi", "ao", "mais", "como", "mas", "pelo", "pela", "são", "está", "também",
            "segundo", "nos", "de", "e",
        ],
    ),
    (
        "it",
        &[
            "il", "lo", "la", "gli", "le", "di", "del", "della", "dei", "delle", "che", "è", "un", "una",
            "per", "con", "non", "nel", "nella", "al", "alla", "sono", "anche", "si", "da", "dal", "più",
            "ma", "ha", "stato", "come", "dopo", "e",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "van", "en", "dat", "die", "niet", "te", "zijn", "voor", "met", "aan", "er",
            "om", "ook", "als", "maar", "bij", "naar", "dan", "uit", "nog", "wordt", "heeft", "werd", "hij",
            "zich", "worden", "deze", "over", "op",
        ],
    ),
    (
        "sv",
        &[
            "och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "till", "den", "har", "inte",
            "om", "ett", "han", "men", "var", "jag", "sig", "från", "vi", "så", "kan", "när", "efter",
            "också", "enligt",
        ],
    ),
    (
        "da",
        &[
            "og", "at", "det", "som", "en", "på", "er", "af", "for", "med", "til", "den", "har", "ikke",
            "om", "et", "han", "men", "var", "jeg", "sig", "fra", "vi", "så", "kan", "når", "efter", "også",
            "ifølge", "blev", "hvor",
        ],
    ),
    (
        "nb",
        &[
            "og", "at", "det", "som", "en", "på", "er", "av", "for", "med", "til", "den", "har", "ikke",
            "om", "et", "han", "men", "var", "jeg", "seg", "fra", "vi", "så", "kan", "når", "etter", "også",
            "ifølge", "ble", "hvor",
        ],
    ),
    (
        "fi",
        &[
            "ja", "on", "ei", "että", "oli", "se", "hän", "mutta", "ovat", "kun", "myös", "niin", "kuin",
            "mukaan", "joka", "tai", "ole", "sen", "jos", "vain", "ollut", "sekä", "jo", "sanoi",
        ],
    ),
    (
        "pl",
        &[
            "i", "w", "z", "na", "nie", "się", "do", "że", "to", "jest", "od", "po", "za", "przez", "jak",
            "oraz", "ale", "dla", "jego", "który", "która", "które", "przed", "był", "została", "roku",
            "tym", "czy", "są",
        ],
    ),
    (
        "cs",
        &[
            "a", "v", "se", "na", "je", "že", "s", "z", "do", "to", "ve", "o", "za", "by", "ale", "pro",
            "jsou", "jako", "po", "byl", "podle", "který", "která", "které", "také", "při", "jeho", "roce",
            "už", "však",
        ],
    ),
    (
        "hu",
        &[
            "a", "az", "és", "hogy", "nem", "is", "egy", "meg", "ez", "volt", "de", "csak", "már", "szerint",
            "el", "még", "vagy", "ezt", "azt", "amely", "lehet", "után", "között", "mint", "ki",
        ],
    ),
    (
        "ro",
        &[
            "și", "de", "în", "la", "a", "cu", "că", "nu", "pe", "din", "care", "se", "este", "un", "o",
            "pentru", "mai", "sunt", "fost", "prin", "dar", "după", "ale", "lui", "această", "potrivit",
            "către",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "da", "de", "için", "ile", "olarak", "olan", "daha", "çok", "gibi", "en",
            "ise", "ne", "kadar", "sonra", "göre", "değil", "var", "ama", "her", "dedi", "o",
        ],
    ),
    (
        "id",
        &[
            "yang", "dan", "di", "itu", "dengan", "untuk", "tidak", "ini", "dari", "dalam", "akan", "pada",
            "juga", "ke", "adalah", "oleh", "karena", "telah", "kata", "bisa", "ada", "mereka", "kami",
        ],
    ),
    (
        "vi",
        &[
            "và", "của", "là", "các", "có", "được", "trong", "cho", "không", "một", "với", "những", "người",
            "đã", "này", "khi", "để", "tại", "đến", "về", "ông",
        ],
    ),
];

const NAMES: &[(&str, &str)] = &[
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("ko", "Korean"),
    ("nb", "Norwegian"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("ta", "Tamil"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];
