//! Do the languages say the same things, and just what the page asks for?
//!
//! It never judges how well they say them: that is for people.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

use super::native::{LANGUAGES, speak};
use super::*;

/// What a message does with one variable.
#[derive(Debug, Default, PartialEq, Eq)]
struct Use {
    /// The keys of the variants that it decides between.
    keys: BTreeSet<&'static str>,
    /// Whether it is a number.
    number: bool,
}

type Uses = BTreeMap<&'static str, Use>;

/// The categories of the plural in English and German. They are a language's own.
const PLURAL: [&str; 2] = ["one", "other"];

/// The messages of a language, and what each of them does with its variables.
fn messages(of: &'static str) -> BTreeMap<&'static str, Uses> {
    let resource = parser::parse(of).expect("the file is Fluent");
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    let mut found = BTreeMap::new();
    for message in messages {
        let mut uses = Uses::new();
        look_through(message.value.as_ref().expect("a message has words"), &mut uses);
        assert!(found.insert(message.id.name, uses).is_none(), "{} stands there twice", message.id.name);
    }
    found
}

fn look_through(pattern: &Pattern<&'static str>, uses: &mut Uses) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => _ = take_down(inline, uses),
            Expression::Select { selector, variants } => {
                let name = take_down(selector, uses).expect("a variable decides");
                for variant in variants {
                    let used = uses.entry(name).or_default();
                    match variant.key {
                        VariantKey::Identifier { name } if !PLURAL.contains(&name) => {
                            used.keys.insert(name);
                        }
                        VariantKey::Identifier { name } => used.number |= name == "one",
                        VariantKey::NumberLiteral { value } => {
                            used.number = true;
                            used.keys.insert(value);
                        }
                    }
                    look_through(&variant.value, uses);
                }
            }
        }
    }
}

/// Notes what is used, and gives its name where it is a variable.
fn take_down(inline: &InlineExpression<&'static str>, uses: &mut Uses) -> Option<&'static str> {
    match inline {
        InlineExpression::VariableReference { id } => {
            uses.entry(id.name).or_default();
            Some(id.name)
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                if let Some(name) = take_down(argument, uses) {
                    uses.entry(name).or_default().number = true;
                }
            }
            None
        }
        InlineExpression::StringLiteral { .. } => None,
        other => panic!("{other:?} is not used here"),
    }
}

/// The messages that the page asks for, with the variables that it gives values for.
fn asked_for() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let quoted =
        |text: &'static str| text.trim_start().strip_prefix('"').and_then(|text| text.split('"').next());
    let mut asked = BTreeMap::new();
    let source = concat!(
        include_str!("../words.rs"),
        include_str!("card.rs"),
        include_str!("desk.rs"),
        include_str!("dismissed.rs")
    );
    for (at, _) in source.match_indices("Message(\"") {
        asked.extend(quoted(&source[at + "Message(".len()..]).map(|name| (name, BTreeSet::new())));
    }
    for (at, _) in source.match_indices("say(") {
        let rest = &source[at + "say(".len()..];
        let Some(name) = quoted(rest) else { continue };
        let closes = |(at, _): &(usize, &str)| {
            rest[at + 1..]
                .trim_start_matches(|letter: char| letter == ',' || letter.is_whitespace())
                .starts_with(')')
        };
        let values = rest.match_indices(']').find(closes).map_or(rest, |(end, _)| &rest[..end]);
        let variables = values.match_indices("(\"").filter_map(|(at, _)| quoted(&values[at + 1..]));
        asked.insert(name, variables.collect());
    }
    asked
}

#[test]
fn every_language_has_the_same_messages_variables_and_variants() {
    let [(_, first), rest @ ..] = LANGUAGES;
    let english = messages(first);
    for (language, file) in rest {
        let other = messages(file);
        assert_eq!(names(&english), names(&other), "{language}");
        for (name, uses) in &english {
            let variables = |uses: &Uses| uses.keys().copied().collect::<Vec<_>>();
            assert_eq!(variables(uses), variables(&other[name]), "{language}: {name}");
            for (variable, used) in uses.iter().filter(|(_, used)| !used.keys.is_empty()) {
                assert_eq!(used.keys, other[name][variable].keys, "{language}: {name}, {variable}");
            }
        }
    }
}

fn names(messages: &BTreeMap<&'static str, Uses>) -> Vec<&'static str> {
    messages.keys().copied().collect()
}

#[test]
fn the_page_asks_for_every_message_and_for_no_other() {
    let asked = asked_for();
    let there: BTreeMap<&str, BTreeSet<&str>> =
        messages(LANGUAGES[0].1).iter().map(|(name, uses)| (*name, uses.keys().copied().collect())).collect();
    let missing: Vec<_> =
        asked.iter().filter(|(name, variables)| there.get(*name) != Some(variables)).collect();
    assert!(missing.is_empty(), "the page asks for, and there is not: {missing:?}");
    let unused: Vec<_> = there.keys().filter(|name| !asked.contains_key(*name)).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

#[test]
fn every_variant_of_every_message_can_be_said() {
    for (language, file) in LANGUAGES {
        speak(language);
        for (name, uses) in messages(file) {
            let mut fillings = vec![Vec::new()];
            for (variable, used) in uses {
                let mut values: Vec<Value<'static>> = match used.number {
                    true => {
                        used.keys.iter().map(|key| Value::Number(key.parse().expect("a number"))).collect()
                    }
                    false => used.keys.iter().map(|key| Value::Text(key)).collect(),
                };
                match used.number {
                    true => values.extend([1.0, 2.5, 1200.0].map(Value::Number)),
                    false => values.push(Value::Text("others")),
                }
                let longer = |filling: &Vec<_>| {
                    let filling = filling.clone();
                    values.iter().map(move |value| [filling.clone(), vec![(variable, *value)]].concat())
                };
                fillings = fillings.iter().flat_map(longer).collect();
            }
            for filling in fillings {
                let said = say(name, &filling);
                assert!(!said.contains(['{', '}', '$']), "{language}: {name}: {said}");
            }
        }
    }
}

#[test]
fn every_kind_of_mark_is_explained_and_has_a_german_name() {
    let kinds = |name| messages(LANGUAGES[1].1).remove(name).and_then(|mut uses: Uses| uses.remove("kind"));
    let explained = kinds("why").expect("why has kinds").keys;
    assert_eq!(explained, kinds("kind").expect("kind has kinds").keys);
    let annotator = sayso::Annotator::new().expect("the layer pages parse");
    for kind in annotator.rules().filter_map(|rule| rule.name.strip_prefix("hedge.")) {
        assert!(explained.contains(kind), "{kind}");
    }
}

#[test]
fn a_sentence_counts_as_its_language_does() {
    assert_eq!(finished(0, 1), "1 paragraph. Nothing had to be read again.");
    assert_eq!(finished(3, 3), "3 paragraphs read.");
    assert_eq!(finished(1, 3), "3 paragraphs, 1 of them read again.");
    assert_eq!(number(3_200_000.0), "3.2 million");
    speak("de");
    assert_eq!([finished(1, 1), finished(2, 2)], ["1 Absatz gelesen.", "2 Absätze gelesen."]);
    assert_eq!(number(1e6), "1 Million");
    assert_eq!(number(-2.5e9), "-2.5 Milliarden", "the decimal comma is the browser's");
}

#[test]
fn where_no_figures_differ_a_filter_is_named() {
    assert_eq!(no_dispute(3, 3), "No figures in this text contradict each other.");
    assert_eq!(no_dispute(2, 3), "None of the figures that the filter shows contradict each other.");
    assert_eq!(no_dispute(0, 3), "The filter hides all figures of this text.");
    assert_eq!(no_dispute(0, 0), "No figures were found in this text.");
}

#[test]
fn a_share_is_rounded_and_nothing_of_nothing_is_nothing() {
    assert_eq!([share(1, 3), share(2, 3), share(0, 0)], ["33%", "67%", "0%"]);
}
