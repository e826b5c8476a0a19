//! Do quotation marks find their partners, in clean texts and in careless ones?

mod clock;

use clock::clock;
use sayso::find::quote::{quotations, warnings};
use sayso::read::token::tokens;

/// The quotations of a paragraph as text, each with its depth; a missing closing mark is shown as `…`.
fn quoted(text: &str) -> Vec<String> {
    let (found, _) = quotations(text, &tokens(text));
    found
        .iter()
        .map(|quotation| {
            let missing = if quotation.closed { "" } else { "…" };
            format!("{}{}{missing}", "> ".repeat(quotation.depth), quotation.span.of(text))
        })
        .collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(quoted(text), expected, "in {text:?}");
}

#[test]
fn curly_and_straight_marks_close_at_their_partner() {
    check("“We are late,” she said. “Very late.”", &["“We are late,”", "“Very late.”"]);
    check("\"We are late,\" she said. \"Very late.\"", &["\"We are late,\"", "\"Very late.\""]);
    check("He called it (\"a farce\") twice.", &["\"a farce\""]);
    check("It was - \"a farce\"-like thing.", &["\"a farce\""]);
}

#[test]
fn a_mark_may_close_one_of_another_style() {
    check("“We are late,\" she said.", &["“We are late,\""]);
    check("„Wir gehen“, „we go” and «on y va».", &["„Wir gehen“", "„we go”", "«on y va»"]);
    check("``We are late,'' she said.", &["``We are late,''"]);
}

#[test]
fn quotations_nest() {
    check(
        "“He told me ‘never again’ and left,” she said.",
        &["“He told me ‘never again’ and left,”", "> ‘never again’"],
    );
    check("\"He told me 'never again.'\"", &["\"He told me 'never again.'\"", "> 'never again.'"]);
    check("'He told me \"never again.\"'", &["'He told me \"never again.\"'", "> \"never again.\""]);
    check("“‘Never again,’ he told me.”", &["“‘Never again,’ he told me.”", "> ‘Never again,’"]);
}

#[test]
fn apostrophes_are_no_quotation_marks() {
    check("The dogs' owner didn't see the ’90s or the '80s, Mr O’Neill's friends' sons say.", &[]);
    check("Rock 'n' roll, get 'em, 'twas fun.", &[]);
    check("The ‘dogs’ owners’ club’ met.", &["‘dogs’ owners’ club’"]);
    check("“The dogs’ owners,” he said.", &["“The dogs’ owners,”"]);
    check("'We don't know,' said Ms Vane.", &["'We don't know,'"]);
}

#[test]
fn a_single_mark_behind_a_colon_opens_a_speech_that_goes_on_in_the_next_paragraph() {
    check("Ann told us: 'It fell. I'd seen it.", &["'It fell. I'd seen it.…"]);
    check("Ann told us: ‘It fell. I’d seen it.", &["‘It fell. I’d seen it.…"]);
    check("Ann liked one thing: 'twas the sea.", &[]);
}

#[test]
fn an_unclosed_mark_keeps_to_its_place() {
    // The speech goes on in the next paragraph.
    check("“We are late. Very late.", &["“We are late. Very late.…"]);
    check("She said: “We are late. “Very late,” he said.", &["“We are late.…", "“Very late,”"]);
    check("We are late,” she said.", &[]);
    let warned = |text: &str| warnings(&quotations(text, &tokens(text)).0, tokens(text).len()).len();
    assert_eq!(warned("She said: “We are late. “Very late,” he said."), 1);
    assert_eq!(warned("She said: “We are late."), 0, "it may go on in the next paragraph");
    assert_eq!(warned("“We are late."), 0);
}

#[test]
fn every_token_knows_its_innermost_quotation() {
    let text = "He said “one ‘two’ three” four.";
    let tokens = tokens(text);
    let (found, inner) = quotations(text, &tokens);
    for (at, token) in tokens.iter().enumerate() {
        let deepest = found.iter().rposition(|quotation| quotation.tokens.contains(&at));
        assert_eq!(inner[at], deepest, "at {:?}", token.span.of(text));
    }
}

#[test]
fn a_text_of_nothing_but_marks_takes_linear_time() {
    let time = |text: &str| {
        let tokens = tokens(text);
        let start = clock();
        quotations(text, &tokens);
        (clock() - start).as_secs_f64()
    };
    for mark in ["\"", "“", "”", "'", "‘", "„", " \" ", " “ ", "“‘", "a’ ", " 'a"] {
        let few = mark.repeat(10_000);
        let many = mark.repeat(100_000);
        let (few, many) = (time(&few), time(&many));
        assert!(many < 50.0 * few + 0.1, "{mark:?}: {few} s for 10,000, {many} s for 100,000");
    }
}
