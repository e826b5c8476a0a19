//! Are the figures of a text found, with what they count and who disagrees? Each `case` of the page is read and
//! compared, and so are sentences and one article of our own.
//!
//! It never asks which figure is right.

use std::collections::HashMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use sayso::Annotator;
use sayso::document::{Annotation, Document, Figure, Link, Value};
use sayso::layer::Page;
use sayso::notation;

/// Made once: parsing the layers' pages takes longer than reading a short text.
static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().expect("the layers' pages parse"));

/// The figures of a document as marks, which notation can show.
fn marks(document: &Document) -> Vec<Annotation> {
    document.figures.iter().map(mark).collect()
}

fn mark(figure: &Figure) -> Annotation {
    let mut mark = Annotation {
        id: figure.id.clone(),
        layer: "figure".into(),
        kind: figure.bound.replace(' ', "_").into(),
        span: figure.span,
        score: 1.0,
        rule: "figure".into(),
        parts: Vec::new(),
        attributes: Vec::new(),
        links: Vec::new(),
    };
    let number = |value: f64| match value.fract() {
        0.0 => Value::Number(value as i64),
        _ => Value::Text(value.to_string().into()),
    };
    mark.set("what", Value::Text(figure.what.replace(' ', "_").into()));
    mark.set("low", number(figure.value.0));
    mark.set("high", number(figure.value.1));
    if let Some(unit) = &figure.unit {
        mark.set("unit", Value::Text(unit.clone()));
    }
    if let Some(time) = &figure.time {
        mark.set("time", Value::Text(time.clone().into()));
    }
    mark.links
        .extend(figure.conflicts_with.iter().map(|id| Link { role: "conflicts".into(), to: id.clone() }));
    mark
}

#[test]
fn every_case_reads_as_the_page_says() {
    let is_figures = |page: &&Page| page.layer == "figure";
    let page = ANNOTATOR.pages().find(is_figures).expect("the figures have a page");
    let mut failures = String::new();
    for (rule, case) in
        page.rules.iter().flat_map(|rule| rule.cases().unwrap().into_iter().map(move |case| (rule, case)))
    {
        let read =
            Document { annotations: marks(&ANNOTATOR.read(&case.expected.text)), ..case.expected.clone() };
        if agrees(&case.expected.annotations, &read.annotations) == case.known_miss {
            let (expected, read) = (notation::write(&case.expected), notation::write(&read));
            let place = format!("{}, line {} of its page", rule.name, case.line);
            failures.push_str(&format!("\n{place}\nexpected:\n{expected}read:\n{read}"));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Whether these are the figures that were wanted, with the attributes and the conflicts that are named.
fn agrees(wanted: &[Annotation], got: &[Annotation]) -> bool {
    let spans = |marks: &[Annotation]| -> HashMap<String, (usize, usize)> {
        marks.iter().map(|mark| (mark.id.clone(), (mark.span.start, mark.span.end))).collect()
    };
    let (wanted_spans, got_spans) = (spans(wanted), spans(got));
    wanted.len() == got.len()
        && wanted.iter().zip(got).all(|(wanted, got)| {
            (&wanted.kind, wanted.span) == (&got.kind, got.span)
                && wanted.attributes.iter().all(|(name, value)| got.attribute(name) == Some(value))
                && wanted
                    .links
                    .iter()
                    .map(|link| wanted_spans.get(&link.to))
                    .eq(got.links.iter().map(|link| got_spans.get(&link.to)))
        })
}

/// The figures of a text, one after the other: words, bound, value, unit, what.
fn read(text: &str) -> String {
    let document = ANNOTATOR.read(text);
    let shown = |figure: &Figure| {
        let (low, high) = figure.value;
        let value = if low == high { low.to_string() } else { format!("{low}..{high}") };
        let unit = figure.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("{} {value}{unit}: {}", figure.bound, figure.what)
    };
    document.figures.iter().map(shown).collect::<Vec<_>>().join("; ")
}

#[test]
fn numbers_are_read_however_they_are_written() {
    for (text, figures) in [
        ("The town has 1,200 lamps.", "exact 1200: lamps"),
        (
            "They planted twenty-three trees and two hundred and fifty shrubs.",
            "exact 23: trees; exact 250: shrubs",
        ),
        ("Some 4 million cards were printed.", "about 4000000: cards"),
        ("A dozen boats sank.", "exact 12: boats"),
        ("Half a million letters came.", "exact 500000: letters"),
        ("Tens of thousands of bees swarmed.", "at least 20000: bees"),
        ("Several dozen farmers marched.", "at least 36: farmers"),
        ("A couple of lamps broke.", "about 2..3: lamps"),
        ("They sold 200-215 tickets.", "range 200..215: tickets"),
        ("They sold between 40 and 50 tickets.", "range 40..50: tickets"),
        ("They need ten to twelve nurses.", "range 10..12: nurses"),
        ("The fund lost $5 to $10 million.", "range 5000000..10000000 USD: fund"),
        ("The bridge cost £3.2bn.", "exact 3200000000 GBP: bridge"),
        ("The club paid a fine of €500,000.", "exact 500000 EUR: fine"),
        ("The mill owes 4 million rupees.", "exact 4000000 INR: amount"),
        ("Turnout fell by 12 %.", "exact 12 percent: Turnout"),
        ("Profit rose 12 percent to $3 million.", "exact 12 percent: Profit; exact 3000000 USD: Profit"),
        ("Nearly 40 per cent of voters agreed.", "about 40 percent: voters"),
        ("Two-thirds of the pupils passed.", "exact 66.7 percent: pupils"),
        ("Nine out of 10 pupils passed.", "exact 90 percent: pupils"),
        ("A 30-mile road leads there.", "exact 30 miles: road"),
        (
            "Of the rested bees 71 percent stayed, and 40 percent of the tired bees.",
            "exact 71 percent: share; exact 40 percent: tired bees",
        ),
        ("Costs will rise by around 4 percent.", "about 4 percent: Costs"),
        ("Her sales had fallen 12 percent.", "exact 12 percent: sales"),
        ("The wall is 2.5 metres high.", "exact 2.5 m: wall"),
        ("A 12-member panel met.", "exact 12: member"),
    ] {
        assert_eq!(read(text), figures, "{text}");
    }
}

#[test]
fn bounds_are_told_apart() {
    for (text, figures) in [
        ("At least 12 boats sank.", "at least 12: boats"),
        ("No fewer than 12 boats sank.", "at least 12: boats"),
        ("As many as 12 boats sank.", "up to 12: boats"),
        ("Fewer than 12 boats sank.", "up to 12: boats"),
        ("Around 12 boats sank.", "about 12: boats"),
        ("Just under 12 boats sank.", "about 12: boats"),
        ("12 or more boats sank.", "at least 12: boats"),
        ("They talked about 12 boats.", "exact 12: boats"),
    ] {
        assert_eq!(read(text), figures, "{text}");
    }
}

#[test]
fn people_are_counted_by_what_befell_them() {
    for (text, figures) in [
        ("The flood killed at least 12 people.", "at least 12: people killed"),
        ("Seven miners were hurt.", "exact 7: miners injured"),
        ("The quake left 30 dead and hundreds homeless.", "exact 30: killed; at least 200: displaced"),
        ("Police arrested 15 protesters.", "exact 15: protesters arrested"),
        ("There were 14 deaths.", "exact 14: deaths"),
        ("The death toll rose to 90.", "exact 90: killed"),
        ("The clinic put the number of dead at 40.", "exact 40: killed"),
        ("As many as 60 could have drowned.", "up to 60: killed"),
        ("18 guests, including the cook, were injured.", "exact 18: guests injured"),
        ("Forty rebels killed six farmers.", "exact 40: rebels; exact 6: farmers killed"),
        ("No casualties were reported.", "exact 0: casualties"),
        ("Nobody was hurt.", "exact 0: injured"),
        ("He cared nothing for the lives of 40 sailors.", "exact 40: sailors"),
        ("One man was killed.", "exact 1: man killed"),
        ("The blast killed 30 cows.", "exact 30: cows"),
    ] {
        assert_eq!(read(text), figures, "{text}");
    }
}

#[test]
fn what_counts_nothing_is_no_figure() {
    for text in [
        "It opened on 14 March 2017 and closed in 2019.",
        "On February 10 the port reopened.",
        "The 1990s were quiet.",
        "The bus left at 5:30 and came at 7 p.m.",
        "Doors open at 9am.",
        "Ann Reed, 47, spoke.",
        "A 12-year-old boy found it.",
        "He is aged 31.",
        "The AC-130 planes left.",
        "An F-16 flew over.",
        "The Boeing 747 landed.",
        "They drove along Route 66.",
        "Article 5 was invoked.",
        "Unit 731 was disbanded.",
        "Turn to page 12 and section 4.",
        "She lives at 12 Acacia Avenue.",
        "Call 555-0134 now.",
        "1. Wash the pan.",
        "(2) Dry the pan.",
        "They won 3-1.",
        "The council voted 23 to 19.",
        "He came first, she came third.",
        "They stayed for three days.",
        "He called her three times.",
        "The two leaders met.",
        "One man said so.",
        "One of the boats sank.",
        "Nobody knew the way.",
        "The G20 met over COVID-19.",
        "It was 24/7 work since 9/11.",
        "Her phase two starts on day 3.",
        "The second half of the match was dull.",
        "($1 = 0.92 euros)",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

/// The disagreements of a text, as pairs of words, each both ways.
fn conflicts(text: &str) -> Vec<(String, String)> {
    let document = ANNOTATOR.read(text);
    let words = |figure: &Figure| figure.span.of(text).to_owned();
    let mut pairs = Vec::new();
    for figure in &document.figures {
        for id in &figure.conflicts_with {
            let other = document.figures.iter().find(|other| other.id == *id).expect("a figure has this id");
            assert!(other.conflicts_with.contains(&figure.id), "{text}: a conflict has two sides");
            if figure.span < other.span {
                pairs.push((words(figure), words(other)));
            }
        }
    }
    pairs
}

#[test]
fn figures_conflict_where_they_count_the_same_and_leave_no_number_for_both() {
    let check = |text: &str, wanted: &[(&str, &str)]| {
        let found = conflicts(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, wanted, "{text}");
    };
    let pair = |claim: &str| format!("Police said 12 people were killed. The union said {claim}.");
    check(&pair("30 people died"), &[("12", "30")]);
    check(&pair("the death toll was between 20 and 30"), &[("12", "between 20 and 30")]);
    // A number suits both.
    check(&pair("at least 10 people died"), &[]);
    check(&pair("up to 30 people died"), &[]);
    check(&pair("about 13 people died"), &[]);
    // Another fate, another group, a part, another time, the same speaker.
    check(&pair("30 people were hurt"), &[]);
    check(&pair("three children died"), &[]);
    check(&pair("30 people died in 1998"), &[]);
    check("Police said 12 Lorvan soldiers were killed. The union said 30 Ostrian civilians died.", &[]);
    check("Police said 12 people died, including three children. The union said 12 people died.", &[]);
    check("Police said 12 people died last year. The union said 30 people died this year.", &[]);
    check("Police said 12 people were killed. Police said 30 people were killed.", &[]);
    check("Police said 12 ferries sank. The union said 30 ferries sank.", &[("12", "30")]);
    check("Police said 12 ferries sank. The union said 30 ferries sailed.", &[]);
    check("Police said 12 people died in Quell. The union said 30 people died in Maren.", &[]);
    check(&pair("30 people died in one village"), &[]);
    check(&pair("30 people died in one of the worst storms on record"), &[("12", "30")]);
    check(&pair("30 people died in a single night"), &[("12", "30")]);
    check(
        "Police said 12 people were killed. In 2009, when a crane that had been bought second-hand from a yard that went \
            bankrupt fell on the same quay, 30 people were killed, the union said.",
        &[],
    );
    // Those of a kind are no more than all.
    check(&pair("30 children died"), &[("12", "30")]);
    check(&pair("30 workers were dead"), &[("12", "30")]);
    check("Police said 12 Lorvan people were killed. The union said 30 Ostrian workers died.", &[]);
    check(&pair("30 cattle were killed"), &[]);
}

/// Which figures of a text count the same thing and leave a number for both, as pairs of words, each both ways.
fn agreements(text: &str) -> Vec<(String, String)> {
    let document = ANNOTATOR.read(text);
    let by_id =
        |id: &String| document.figures.iter().find(|figure| figure.id == *id).expect("the id is there");
    let pairs =
        document.figures.iter().flat_map(|figure| figure.agrees_with.iter().map(move |id| (figure, id)));
    let pairs = pairs.map(|(figure, id)| (figure, by_id(id)));
    let words = |figure: &Figure| figure.span.of(text).to_owned();
    let both = pairs.inspect(|(one, other)| assert!(other.agrees_with.contains(&one.id), "{text}"));
    both.filter(|(one, other)| one.span < other.span).map(|(one, other)| (words(one), words(other))).collect()
}

#[test]
fn figures_agree_where_they_count_the_same_and_a_number_suits_both() {
    let check = |text: &str, wanted: &[(&str, &str)]| {
        let found = agreements(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, wanted, "{text}");
    };
    let pair = |claim: &str| format!("Police said 12 people were killed. The union said {claim}.");
    check(&pair("at least 10 people died"), &[("12", "at least 10")]);
    check(&pair("twelve bodies had been found"), &[("12", "twelve")]);
    check(&pair("12 workers were dead"), &[("12", "12")]);
    check(
        "Police said 12 people died. Police said at least 10 people were killed.",
        &[("12", "at least 10")],
    );
    check("At least 12 people died, police said. The union said 15 workers died.", &[("At least 12", "15")]);
    // Some of them, other ones, nobody who died.
    check(&pair("three workers were dead"), &[]);
    check(&pair("12 people died in 1998"), &[]);
    check(&pair("12 cattle were killed"), &[]);
    check(&pair("12 people were hurt"), &[]);
}

const ARTICLE: &str = "\
Dozens killed as dam breaks above Brenno

At least 41 people were killed when a dam above the town of Brenno gave way on Sunday, the interior \
    ministry of Lorva said. Relief workers put the number of dead at more than 70.

“We have found 44 bodies,” said Captain Ilse Marden, who leads the search. A nurse at the Brenno clinic \
    said that 63 people had died there alone, and two priests put the toll between 80 and 90.

The army of neighbouring Ostria said that 9 Ostrian soldiers were among the dead. The flood also injured \
    212 people, according to the ministry, and swept away 120 houses along Route 9. Nobody was hurt in the \
    village of Sarn.

The dam, built in 1962 for $3.2 million, was 38 metres high. It was the worst disaster in Lorva since \
    1987, when fewer than 20 people died.
";

#[test]
fn the_disputed_toll_of_an_article_is_laid_out() {
    let text = ARTICLE;
    let document = ANNOTATOR.read(text);
    let figure = |words: &str| {
        let found = document.figures.iter().find(|figure| figure.span.of(text) == words);
        found.unwrap_or_else(|| panic!("{words} is a figure"))
    };
    let said_by = |words: &str| {
        let attribution = document.annotation(figure(words).said_by.as_deref()?)?;
        Some(attribution.parts_of("source").next()?.of(text).to_owned())
    };
    assert_eq!(said_by("At least 41").as_deref(), Some("the interior ministry of Lorva"));
    assert_eq!(said_by("more than 70").as_deref(), Some("Relief workers"));
    assert_eq!(said_by("63").as_deref(), Some("A nurse at the Brenno clinic"));
    assert_eq!(said_by("between 80 and 90").as_deref(), Some("two priests"));
    let against = |words: &str| -> Vec<&str> {
        let ids = figure(words).conflicts_with.iter();
        let others = ids.filter_map(|id| document.figures.iter().find(|other| other.id == *id));
        others.map(|other| other.span.of(text)).collect()
    };
    assert_eq!(against("At least 41"), Vec::<&str>::new());
    assert_eq!(against("44"), ["more than 70", "63", "between 80 and 90"]);
    assert_eq!(against("between 80 and 90"), ["44", "63"]);
    assert_eq!(against("fewer than 20"), Vec::<&str>::new());
    assert_eq!(against("9"), Vec::<&str>::new());
    assert!(document.figures.is_sorted_by_key(|figure| figure.span.start));
    let toll = figure("more than 70");
    assert!(toll.claim.is_some() && toll.what.contains("killed"), "{toll:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_stand_in_their_text_in_order_and_disagree_both_ways(text in any_numbers()) {
        let document = ANNOTATOR.read(&text);
        let mut end = 0;
        for figure in &document.figures {
            prop_assert!(text.get(figure.span.start..figure.span.end).is_some() && !figure.span.is_empty());
            prop_assert!(figure.span.start >= end, "{figure:?}");
            end = figure.span.end;
            let (low, high) = figure.value;
            prop_assert!(low.is_finite() && high.is_finite() && 0.0 <= low && low <= high, "{figure:?}");
            prop_assert!(!figure.what.is_empty());
            for id in &figure.conflicts_with {
                let other = document.figures.iter().find(|other| other.id == *id);
                prop_assert!(other.is_some_and(|other| other.conflicts_with.contains(&figure.id)));
            }
            for id in &figure.agrees_with {
                let other = document.figures.iter().find(|other| other.id == *id);
                prop_assert!(other.is_some_and(|other| other.agrees_with.contains(&figure.id)));
                prop_assert!(!figure.conflicts_with.contains(id));
            }
        }
    }
}

fn any_numbers() -> impl Strategy<Value = String> {
    const WORDS: &str = "12|3.5|1,200|007|9999999999999999999|.|,|;|(|)|“|”|'s|-|–|to|from|up|between|and|or|of|the|in|%|$|£|bn\
        |million|two|hundred|half|a|one|dozens|several|thousand|no|none|nobody|at least|more than|about|or more|+|people|boats\
        |killed|were|died|injured|deaths|toll|number|figure|police said|the nurse said|that|Lorva|Russian|soldiers|children\
        |including|May|2016|page|-year-old|miles|at|\n";
    let words: Vec<&str> = WORDS.split('|').collect();
    let piece = prop_oneof![9 => proptest::sample::select(words).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    (proptest::collection::vec(piece, 0..50), any::<bool>())
        .prop_map(|(pieces, spaced)| if spaced { pieces.join(" ") } else { pieces.concat() })
}

#[test]
fn figures_a_hundred_times_apart_do_not_count_the_same() {
    let document = ANNOTATOR.read(
        "The fire killed 17 people, a nurse said. The war has killed 20,000 people, the ministry said. Another nurse \
         said 31 people were killed.",
    );
    let disagree = document.figures.iter().map(|figure| figure.conflicts_with.len()).collect::<Vec<_>>();
    assert_eq!(disagree, [1, 0, 1]);
}

#[test]
fn the_children_of_one_who_died_are_not_the_dead() {
    let document = ANNOTATOR.read("A father of two drowned on Monday. Two drowned on Tuesday.");
    let figures: Vec<&str> = document.figures.iter().map(|figure| figure.span.of(&document.text)).collect();
    assert_eq!(figures, ["Two"]);
}
