//! Does the full stop after this word belong to the word?
//!
//! It never looks at the word's neighbours: whether an abbreviation also ends its sentence is for `sentence` to say.

/// What an abbreviation lets us expect of the words after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// *Mr.*, *Gen.*, *Rep.*: a name follows, so it never ends a sentence.
    Title,
    /// *No.*, *Fig.*: a number follows.
    Numbered,
    /// *vs.*, *i.e.*: stands in mid-sentence.
    Inner,
    /// *J.*, *K.*: a capital letter alone, mostly an initial.
    Initial,
    /// *Inc.*, *St.*, *U.S.*, *p.m.*: may stand last in its sentence or not.
    Open,
}

/// The kind of abbreviation that `word`, written without its last full stop, makes with that full stop.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    // Sixteen bytes hold the longest entry, and bound the work on a word of a million letters.
    if word.is_empty() || word.len() > 16 {
        return None;
    }
    let mut letters = word.chars();
    let first = letters.next()?;
    if letters.next().is_none() && first.is_uppercase() {
        // *I* is a pronoun, or a number after a king's name, far more often than an initial.
        return (first != 'I').then_some(Abbreviation::Initial);
    }
    let lower = word.to_ascii_lowercase();
    let listed = |list: &[&str]| list.binary_search(&lower.as_str()).is_ok();
    if listed(INNER) {
        return Some(Abbreviation::Inner);
    }
    if is_dotted(word) || listed(OPEN_IN_ANY_CASE) {
        return Some(Abbreviation::Open);
    }
    if !first.is_uppercase() {
        return None;
    }
    if listed(TITLES) {
        return Some(Abbreviation::Title);
    }
    if listed(NUMBERED) {
        return Some(Abbreviation::Numbered);
    }
    listed(OPEN).then_some(Abbreviation::Open)
}

/// *U.S*, *a.m*, *Ph.D*: letters in ones and twos with full stops between.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|piece| (1..=2).contains(&piece.chars().count()) && piece.chars().all(char::is_alphabetic))
}

/// In order, as the other lists are, to be searched by halves.
const TITLES: &[&str] = &[
    "adm", "adv", "amb", "asst", "atty", "brig", "capt", "cllr", "cmdr", "col", "cpl", "dep", "det", "dr",
    "dy", "engr", "ens", "fr", "ft", "gen", "gov", "hon", "insp", "kum", "lt", "maj", "messrs", "mgr",
    "mlle", "mme", "mr", "mrs", "ms", "msgr", "mx", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev",
    "sen", "sens", "sgt", "shri", "smt", "spc", "spec", "ste", "supt",
];

const NUMBERED: &[&str] = &["fig", "figs", "no", "nos", "op", "para", "pg", "pp", "sec", "vol", "vols"];

const INNER: &[&str] = &[
    "approx", "c.f", "ca", "cf", "e.g", "eg", "esp", "i.e", "ie", "incl", "p", "p.s", "pp", "v", "viz", "vs",
];

const OPEN_IN_ANY_CASE: &[&str] =
    &["a.k.a", "a.m", "al", "bn", "etc", "hrs", "lbs", "mn", "o.k", "oz", "p.m", "ph.d", "yrs"];

const OPEN: &[&str] = &[
    "ala", "apr", "ariz", "ark", "assn", "assoc", "aug", "ave", "blvd", "bros", "calif", "co", "colo",
    "conn", "corp", "dec", "del", "dept", "dist", "div", "esq", "est", "feb", "fla", "fri", "ft", "ga",
    "ill", "inc", "ind", "intl", "jan", "jr", "jul", "kan", "ky", "la", "llc", "ltd", "mar", "mass", "md",
    "mich", "minn", "mo", "mon", "mont", "mt", "natl", "neb", "nev", "nov", "oct", "okla", "ont", "ore",
    "pa", "penn", "que", "rd", "ret", "sep", "sept", "sq", "sr", "st", "tenn", "tex", "thu", "thur", "thurs",
    "tue", "tues", "univ", "va", "vt", "wash", "wed", "wis", "wyo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        for list in [TITLES, NUMBERED, INNER, OPEN_IN_ANY_CASE, OPEN] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
