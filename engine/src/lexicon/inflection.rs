//! Which forms does a word take? English inflection of verbs and nouns, by rule and a short list of exceptions.
//!
//! It never asks whether the word exists.

/// Every form of a verb or noun, the lemma first.
pub(super) fn forms(lemma: &str) -> Vec<String> {
    let irregular = IRREGULAR.lines().find(|row| row.split(' ').next() == Some(lemma));
    let mut forms: Vec<String> = match irregular {
        Some(row) => row.split(' ').map(str::to_owned).collect(),
        None => vec![lemma.to_owned()],
    };
    forms.push(with_s(lemma));
    if irregular.is_none() {
        forms.extend(with_suffix(lemma, "ed"));
    }
    forms.extend(with_suffix(lemma, "ing"));
    if let Some(stem) = lemma.strip_suffix("man") {
        forms.push(format!("{stem}men"));
    }
    let mut seen = std::collections::HashSet::new();
    forms.retain(|form| seen.insert(form.clone()));
    forms
}

fn with_s(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(VOWELS)) {
        return format!("{stem}ies");
    }
    let hisses =
        ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end)) || lemma == "go" || lemma == "do";
    format!("{lemma}{}", if hisses { "es" } else { "s" })
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// The lemma with *-ed* or *-ing*; where British and American spelling differ, both.
fn with_suffix(lemma: &str, suffix: &str) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix('e') {
        let silent = !lemma.ends_with("ee") && !lemma.ends_with("oe") && lemma != "be";
        let stem = if silent || suffix == "ed" { stem } else { lemma };
        return vec![match stem.strip_suffix('i').filter(|_| suffix == "ing") {
            Some(short) if !lemma.ends_with("ee") => format!("{short}ying"),
            _ => format!("{stem}{suffix}"),
        }];
    }
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| suffix == "ed" && !stem.ends_with(VOWELS)) {
        return vec![format!("{stem}ied")];
    }
    let single = format!("{lemma}{suffix}");
    match lemma.chars().last().filter(|_| doubles(lemma)) {
        Some(last) if last == 'l' && syllables(lemma) > 1 => vec![format!("{lemma}{last}{suffix}"), single],
        Some(last) => vec![format!("{lemma}{last}{suffix}")],
        None => vec![single],
    }
}

/// Whether the last consonant is doubled: *stop, admit*, not *offer, visit*.
fn doubles(lemma: &str) -> bool {
    let end: Vec<char> = lemma.chars().rev().take(3).collect();
    let &[last, vowel, before] = end.as_slice() else { return false };
    let closed = !VOWELS.contains(&last) && !"wxy".contains(last) && VOWELS.contains(&vowel);
    let before_u = before == 'u' && lemma.ends_with("uit");
    closed
        && (!VOWELS.contains(&before) || before_u)
        && (syllables(lemma) == 1 || last == 'l' || STRESSED_LAST.iter().any(|end| lemma.ends_with(end)))
}

/// Ends of longer verbs whose stress lies there: *admit, refer, concur, rebut*.
const STRESSED_LAST: [&str; 8] = ["mit", "refer", "nfer", "defer", "cur", "rebut", "begin", "forget"];

fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut in_vowel = false;
    for letter in word.chars() {
        let vowel = VOWELS.contains(&letter) || letter == 'y';
        count += usize::from(vowel && !in_vowel);
        in_vowel = vowel;
    }
    count
}

/// Lemmas with forms that no rule makes, one a line; the regular *-s* and *-ing* are left out.
const IRREGULAR: &str = "
be am is are was were been being
have has had having
do did done
go went gone
say said
tell told
think thought
know knew known
find found
hold held
write wrote written
speak spoke spoken
see saw seen
hear heard
read
show showed shown
mean meant
feel felt
understand understood
give gave given
take took taken
make made
put
set
let
cut
get got gotten
come came
become became
begin began begun beginning
bring brought
buy bought
build built
choose chose chosen
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
fight fought
forget forgot forgotten
foresee foresaw foreseen
forecast forecasted
cast
broadcast
grow grew grown
keep kept
lay laid
lead led
leave left
lose lost
meet met
pay paid
rise rose risen
run ran running
send sent
spend spent
stand stood
swear swore sworn
teach taught
throw threw thrown
withhold withheld
withdraw withdrew withdrawn
uphold upheld
learn learned learnt
dream dreamed dreamt
misspeak misspoke misspoken
overhear overheard
retell retold
rewrite rewrote rewritten
person people
child children
analysis analyses
hypothesis hypotheses
sit sat
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmas_inflect() {
        let check = |lemma: &str, expected: &str| assert_eq!(forms(lemma).join(" "), expected);
        check("say", "say said says saying");
        check("deny", "deny denies denied denying");
        check("claim", "claim claims claimed claiming");
        check("argue", "argue argues argued arguing");
        check("admit", "admit admits admitted admitting");
        check("stop", "stop stops stopped stopping");
        check("offer", "offer offers offered offering");
        check("signal", "signal signals signalled signaled signalling signaling");
        check("guess", "guess guesses guessed guessing");
        check("agree", "agree agrees agreed agreeing");
        check("lie", "lie lies lied lying");
        check("reveal", "reveal reveals revealed revealing");
        check("spokesman", "spokesman spokesmans spokesmaned spokesmaning spokesmen");
        check("be", "be am is are was were been being bes");
    }
}
