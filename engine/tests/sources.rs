//! Who is who? Texts of our own with the sources that a reader would see in them.

use std::collections::BTreeSet;

use sayso::Annotator;
use sayso::document::Document;

fn read(text: &str) -> Document {
    Annotator::new().unwrap().read(text)
}

/// The places where attributions name their source, in order, each with the first mention of the same source that is
/// one too, or `?` where it is nobody's.
fn meant(document: &Document) -> Vec<(String, String)> {
    let mut places: Vec<(sayso::document::Span, &str)> = Vec::new();
    for mark in &document.annotations {
        if let (Some(place), Some(source)) = (mark.parts_of("source").next(), mark.linked("source")) {
            places.push((place, source));
        }
    }
    places.sort();
    places.dedup();
    let words = |at: usize| places[at].0.of(&document.text).to_owned();
    let first = |at: usize| (0..places.len()).find(|&other| places[other].1 == places[at].1).unwrap_or(at);
    let open = |at: usize| document.source(places[at].1).is_some_and(|source| source.kind == "unresolved");
    (0..places.len())
        .map(|at| (words(at), if open(at) { "?".to_owned() } else { words(first(at)) }))
        .collect()
}

/// What a text is a case of, the text, and for each mention in order whose source it is.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const NAMES: &[Case] = &[
    (
        "a last name after the full one",
        "Engineer Ann Reed said the wall fell. Reed said the mill was old.",
        &[("Engineer Ann Reed", "Engineer Ann Reed"), ("Reed", "Engineer Ann Reed")],
    ),
    (
        "a last name before the full one, as in a headline",
        "Reed says wall is safe\n\nAnn Reed, the harbour engineer, said on Monday that the wall was safe.",
        &[("Reed", "Reed"), ("Ann Reed, the harbour engineer", "Reed")],
    ),
    (
        "a title and a last name",
        "Ann Reed said the wall fell. Mrs. Reed said the mill was old. Dr Reed said the boats were lost.",
        &[("Ann Reed", "Ann Reed"), ("Mrs. Reed", "Ann Reed"), ("Dr Reed", "Ann Reed")],
    ),
    (
        "an initial between the names",
        "Sen. Tom B. Okoro said the bridge would close. Tom Okoro said the ferry would run.",
        &[("Sen. Tom B. Okoro", "Sen. Tom B. Okoro"), ("Tom Okoro", "Sen. Tom B. Okoro")],
    ),
    (
        "a first name cut short",
        "Benjamin Vale said the wall fell. Ben Vale said the mill was old.",
        &[("Benjamin Vale", "Benjamin Vale"), ("Ben Vale", "Benjamin Vale")],
    ),
    (
        "two people of one last name told apart by their titles",
        "Ann Reed said the wall fell. Robert Reed said the mill was old. Mr. Reed said the boats were lost. Mrs. Reed \
         said the bridge was safe.",
        &[
            ("Ann Reed", "Ann Reed"),
            ("Robert Reed", "Robert Reed"),
            ("Mr. Reed", "Robert Reed"),
            ("Mrs. Reed", "Ann Reed"),
        ],
    ),
    (
        "two people of one last name that nothing tells apart",
        "Ann Reed said the wall fell. Robert Reed said the mill was old. Reed said the boats were lost.",
        &[("Ann Reed", "Ann Reed"), ("Robert Reed", "Robert Reed"), ("Reed", "Reed")],
    ),
    (
        "the name stands in the apposition",
        "His lawyer, Dario Penn, said the wall fell. Penn said the mill was old.",
        &[("His lawyer, Dario Penn", "His lawyer, Dario Penn"), ("Penn", "His lawyer, Dario Penn")],
    ),
    (
        "a family name before the given one",
        "The finance minister, Wen Zhilan, said exports fell. Mr. Wen said trade would grow.",
        &[
            ("The finance minister, Wen Zhilan", "The finance minister, Wen Zhilan"),
            ("Mr. Wen", "The finance minister, Wen Zhilan"),
        ],
    ),
    (
        "a minister and her ministry are two",
        "Defence Minister Ann Reed said the ship sank. The Defence Ministry said the crew was safe.",
        &[
            ("Defence Minister Ann Reed", "Defence Minister Ann Reed"),
            ("The Defence Ministry", "The Defence Ministry"),
        ],
    ),
];

const NOUNS: &[Case] = &[
    (
        "two offices of one noun",
        "The shadow transport secretary, Ann Reed, said the wall fell. The permanent secretary said the mill was old.",
        &[
            ("The shadow transport secretary, Ann Reed", "The shadow transport secretary, Ann Reed"),
            ("The permanent secretary", "The permanent secretary"),
        ],
    ),
    (
        "an office that was named with the person",
        "Harbour Board spokesman Tom Okoro said the wall fell. The board spokesman said the mill was old.",
        &[
            ("Harbour Board spokesman Tom Okoro", "Harbour Board spokesman Tom Okoro"),
            ("The board spokesman", "Harbour Board spokesman Tom Okoro"),
        ],
    ),
    (
        "a spokesman is somebody new, and the spokesman is not",
        "A spokesman said the wall fell. The spokesman said the mill was old. A spokesman said the bridge was safe.",
        &[("A spokesman", "A spokesman"), ("The spokesman", "A spokesman"), ("A spokesman", "A spokesman")],
    ),
    (
        "a deputy is not the chief",
        "The mayor, Ann Reed, said the wall fell. The deputy mayor said the mill was old.",
        &[("The mayor, Ann Reed", "The mayor, Ann Reed"), ("The deputy mayor", "The deputy mayor")],
    ),
    (
        "a noun that may be said of anybody",
        "Ann Reed said the wall fell. The candidate said the mill was old.",
        &[("Ann Reed", "Ann Reed"), ("The candidate", "Ann Reed")],
    ),
    (
        "an abbreviated title and the word for it",
        "Gov. Tom Okoro said the bridge would close. The governor said the ferry would run.",
        &[("Gov. Tom Okoro", "Gov. Tom Okoro"), ("The governor", "Gov. Tom Okoro")],
    ),
    (
        "an office that stands outside of attributions",
        "Mayor Ann Reed opened the bridge on Friday. The mayor said it was safe. Reed said it was old.",
        &[("The mayor", "The mayor"), ("Reed", "The mayor")],
    ),
    (
        "a report that is spoken of again",
        "A report found that the wall was old. The report said the mill was closed.",
        &[("A report", "A report"), ("The report", "A report")],
    ),
    (
        "two polls",
        "A poll found that most people walk. Another poll found that few people swim.",
        &[("A poll", "A poll"), ("Another poll", "Another poll")],
    ),
    (
        "the same crowd under the same words",
        "Harbour officials said the wall fell. Critics say the mill is old. Harbour officials said the bridge was safe.",
        &[
            ("Harbour officials", "Harbour officials"),
            ("Critics", "Critics"),
            ("Harbour officials", "Harbour officials"),
        ],
    ),
];

const QUOTED: &[Case] = &[(
    "the head of whom the speaker speaks, and not the one whom the text has named",
    "Ann Reed, the head of the museum, said the wall fell. “The head told us that the school is full,” Tom Okoro said.",
    &[
        ("Ann Reed, the head of the museum", "Ann Reed, the head of the museum"),
        ("The head", "The head"),
        ("Tom Okoro", "Tom Okoro"),
    ],
)];

const BODIES: &[Case] = &[
    (
        "a company's name behind what it is",
        "The operator, Maren Lines, said its ship was safe. Maren Lines said the crew was trained.",
        &[
            ("The operator, Maren Lines", "The operator, Maren Lines"),
            ("Maren Lines", "The operator, Maren Lines"),
        ],
    ),
    (
        "with and without its article",
        "The Harbour Board said the wall fell. According to Harbour Board, the mill was old.",
        &[("The Harbour Board", "The Harbour Board"), ("Harbour Board", "The Harbour Board")],
    ),
    (
        "an acronym in brackets",
        "The National Weather Board (NWB) said the storm was near. The NWB said it would rain.",
        &[
            ("The National Weather Board (NWB)", "The National Weather Board (NWB)"),
            ("The NWB", "The National Weather Board (NWB)"),
        ],
    ),
    (
        "what is left of the name",
        "The Fisheries Department said the boats were lost. The department said the crews were safe.",
        &[
            ("The Fisheries Department", "The Fisheries Department"),
            ("The department", "The Fisheries Department"),
        ],
    ),
    (
        "two governments",
        "The Syrian government said the road was open. The Russian government said the road was closed.",
        &[
            ("The Syrian government", "The Syrian government"),
            ("The Russian government", "The Russian government"),
        ],
    ),
    (
        "several bodies at once are not each of them",
        "The council and the Harbour Board said the wall fell. The Harbour Board said the mill was old.",
        &[
            ("The council and the Harbour Board", "The council and the Harbour Board"),
            ("The Harbour Board", "The Harbour Board"),
        ],
    ),
];

const PRONOUNS: &[Case] = &[
    (
        "who stands in the words before it is not who says them",
        "Tom Okoro questioned the bill. A surveyor whom his group had hired put the cost at £150,000, he said.",
        &[
            ("Tom Okoro", "Tom Okoro"),
            ("A surveyor whom his group had hired", "A surveyor whom his group had hired"),
            ("he", "Tom Okoro"),
        ],
    ),
    (
        "a body's own claim, and a body with a genitive in its name",
        "The institute said the quake was weak. The dockers' union repeated its claim that 23 workers were dead.",
        &[
            ("The institute", "The institute"),
            ("The dockers' union", "The dockers' union"),
            ("its", "The dockers' union"),
        ],
    ),
    (
        "a third person is not the writer",
        "I have been told that the wall fell. I believe it was the deputy. He has denied it.",
        &[("I", "I"), ("He", "?")],
    ),
    (
        "one who is not named, rather than who was named before",
        "President Tom Okoro has denied the report. A senior diplomat said the talks were over. \"It is sad,\" he said.",
        &[
            ("President Tom Okoro", "President Tom Okoro"),
            ("A senior diplomat", "A senior diplomat"),
            ("he", "A senior diplomat"),
        ],
    ),
    (
        "she who said it",
        "Ann Reed said she believed the wall was old.",
        &[("Ann Reed", "Ann Reed"), ("she", "Ann Reed")],
    ),
    (
        "he who spoke in the sentence before",
        "Tom Okoro said the wall fell. He said the mill was old.",
        &[("Tom Okoro", "Tom Okoro"), ("He", "Tom Okoro")],
    ),
    (
        "he and she by their names",
        "Tom Okoro said the wall fell. Mary Vale said the mill was old. He said the boats were lost. She said the bridge \
         was safe.",
        &[("Tom Okoro", "Tom Okoro"), ("Mary Vale", "Mary Vale"), ("He", "Tom Okoro"), ("She", "Mary Vale")],
    ),
    (
        "a gender that the text itself tells",
        "Ruvi Anlo said she feared the worst. Anlo met Carl Vane on Friday. “It fell,” he said. “It burned,” she said.",
        &[("Ruvi Anlo", "Ruvi Anlo"), ("he", "he"), ("she", "Ruvi Anlo")],
    ),
    (
        "somebody who has not spoken yet",
        "Mayor Ann Reed opened the bridge on Friday. She said it was safe.",
        &[("She", "She")],
    ),
    (
        "nobody of that gender is there",
        "Tom Okoro said the wall fell. She said the mill was old.",
        &[("Tom Okoro", "Tom Okoro"), ("She", "?")],
    ),
    (
        "two who are equally near",
        "Tom Okoro and Carl Vane met on Friday. He said the wall was old.",
        &[("He", "?")],
    ),
    ("I in quotation marks", "“I think the wall is old,” said Ann Reed.", &[("I", "I"), ("Ann Reed", "I")]),
    (
        "I outside of them is the writer",
        "I believe the wall is old. Ann Reed said the mill was closed. I think the bridge is safe.",
        &[("I", "I"), ("Ann Reed", "Ann Reed"), ("I", "I")],
    ),
    (
        "we in quotation marks",
        "“We believe the wall is old,” Tom Okoro told reporters.",
        &[("We", "We"), ("Tom Okoro", "We")],
    ),
    (
        "they are several",
        "Residents said the wall fell. They said the mill was old.",
        &[("Residents", "Residents"), ("They", "Residents")],
    ),
    (
        "it is a body",
        "The Harbour Board said the wall fell. It said the mill was old.",
        &[("The Harbour Board", "The Harbour Board"), ("It", "The Harbour Board")],
    ),
    (
        "her husband is a man",
        "Ann Reed said the wall fell. Her husband said the mill was old. He said the boats were lost.",
        &[("Ann Reed", "Ann Reed"), ("Her husband", "Her husband"), ("He", "Her husband")],
    ),
    (
        "he in somebody's quoted words is not that somebody",
        "Carl Vane said the wall fell. “He said the mill was old,” Tom Okoro said.",
        &[("Carl Vane", "Carl Vane"), ("He", "Carl Vane"), ("Tom Okoro", "Tom Okoro")],
    ),
    (
        "who stands for whoever was named before it",
        "Residents praised Tom Okoro, who said the wall was old. Okoro said the mill was closed.",
        &[("Residents", "Residents"), ("Tom Okoro", "Tom Okoro"), ("Okoro", "Tom Okoro")],
    ),
    (
        "nobody in particular",
        "Everyone says the wall is old. Someone said the mill was closed.",
        &[("Everyone", "Everyone"), ("Someone", "Someone")],
    ),
    (
        "a number without a noun, of whom the text does not say",
        "Islanders watched the ferry leave. Two of them said the wall was old.",
        &[("Two of them", "?")],
    ),
    (
        "two offices of different people",
        "The county's rescue office said nobody was hurt. The governor's office said it was late. Her office, she said, was open.",
        &[
            ("The county's rescue office", "The county's rescue office"),
            ("The governor's office", "The governor's office"),
            ("she", "?"),
        ],
    ),
    (
        "somebody without a name who speaks on",
        "A person familiar with the inquiry said the wall was weak. The memo was hidden, he said.",
        &[
            ("A person familiar with the inquiry", "A person familiar with the inquiry"),
            ("he", "A person familiar with the inquiry"),
        ],
    ),
    (
        "two of them, who are not all of them",
        "Two of the authors said they were paid. The authors said the risk was small. They added that it would fall.",
        &[
            ("Two of the authors", "Two of the authors"),
            ("The authors", "The authors"),
            ("They", "The authors"),
        ],
    ),
    (
        "he who spoke in this paragraph, before one who spoke in the last",
        "Tom Okoro said the mill was closed.\n\nCarl Vane said the wall fell. “I saw it,” he said.",
        &[("Tom Okoro", "Tom Okoro"), ("Carl Vane", "Carl Vane"), ("he", "Carl Vane")],
    ),
];

fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (kind, text, expected) in cases {
        let document = read(text);
        let found = meant(&document);
        let expected: Vec<(String, String)> =
            expected.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect();
        if found != expected {
            wrong.push(format!("{kind}: {found:?} in {text:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_find_their_person() {
    check(NAMES);
}

#[test]
fn nouns_find_who_was_called_so() {
    check(NOUNS);
}

#[test]
fn nouns_in_quotation_marks_are_the_speakers_own() {
    check(QUOTED);
}

#[test]
fn two_people_are_nobodys_name() {
    let document = read("Ann Reed and Tom Okoro said the wall fell. Reed said the mill was old.");
    let names: Vec<&str> = document.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["Ann Reed", "Ann Reed and Tom Okoro"]);
}

#[test]
fn bodies_go_by_their_short_names() {
    check(BODIES);
}

#[test]
fn pronouns_are_somebodys_or_nobodys() {
    check(PRONOUNS);
}

#[test]
fn a_source_says_what_it_is_and_whether_it_has_a_name() {
    let document = read(
        "Ann Reed said the wall fell. Officials said the mill was old. A report found that the bridge was safe. The \
         Harbour Board said the boats were lost. I think it is true.",
    );
    let found: BTreeSet<(&str, &str, bool)> = document
        .sources
        .iter()
        .map(|source| (source.name.as_str(), source.kind.as_ref(), source.named))
        .collect();
    let expected = BTreeSet::from([
        ("Ann Reed", "person", true),
        ("Officials", "unnamed", false),
        ("A report", "document", false),
        ("The Harbour Board", "organization", true),
        ("I", "writer", false),
    ]);
    assert_eq!(found, expected);
}

#[test]
fn a_source_is_listed_without_what_is_only_told_besides() {
    let names = |text: &str| read(text).sources.into_iter().map(|source| source.name).collect::<Vec<_>>();
    for (text, expected) in [
        ("Martin Vale, who has led the board since May, said the wall fell.", "Martin Vale"),
        ("Her lawyer, Tom Okoro, said the wall fell.", "Tom Okoro"),
        (
            "Harbour engineer Ann Reed, of the Institute of Walls, said the wall fell.",
            "Harbour engineer Ann Reed",
        ),
        ("The council, which must save money, said the wall fell.", "The council"),
        ("Officials familiar with the letter said the wall fell.", "Officials familiar with the letter"),
    ] {
        assert_eq!(names(text), [expected], "{text}");
    }
}

#[test]
fn a_name_is_a_bodys_where_the_text_shows_it() {
    let kind = |text: &str| read(text).sources[0].kind.to_string();
    for body in [
        "Shares in Orvelle fell on Tuesday. Orvelle denied the report.",
        "Orvelle said its batteries were safe.",
        "The scooter maker Orvelle met on Monday. Orvelle said the fires were rare.",
        "Orvelle, a maker of scooters, met on Monday. Orvelle said the fires were rare.",
        "The hospital, Northfield Memorial, said it was open.",
        "Sweden's consumer watchdog said the batteries were safe.",
        "SouthLine said no trains would run.",
        "Western Networks said 40 homes were dark.",
        "State television, quoting an officer, said the bridge was safe.",
        "Managers at Kestrel Bulk met on Monday. Kestrel Bulk said the silo was safe.",
        "Kestrel said the silo was safe. Managers at Kestrel Bulk met on Monday.",
        "Kestrel Bulk, the company that runs the silo, met on Monday. Kestrel Bulk said it was safe.",
    ] {
        assert_eq!(kind(body), "organization", "{body}");
    }
    for person in [
        "Orvelle said the fires were rare.",
        "McAdam said the fires were rare.",
        "Ann Kestrel, who manages the silo, met them on Monday. Ann Kestrel said it was safe.",
        "Mr Orvelle, who leads the board, met on Monday. Orvelle said its roof was old.",
    ] {
        assert_eq!(kind(person), "person", "{person}");
    }
}

#[test]
fn several_people_without_a_name_are_unnamed() {
    for text in ["Witnesses described a sound like thunder.", "Coaches said the wall fell."] {
        assert_eq!(read(text).sources[0].kind.as_ref(), "unnamed", "{text}");
    }
}

#[test]
fn a_pronoun_goes_by_the_name_of_whom_it_means() {
    let document = read("Mayor Ann Reed opened the bridge on Friday. She said it was safe.");
    let names: Vec<&str> = document.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["Mayor Ann Reed"]);
}

#[test]
fn what_is_handed_on_is_linked_to_who_hands_it_on() {
    let document = read("The Herald reported that Ann Reed said the wall fell.");
    let inner = document.annotations.iter().find(|mark| {
        mark.layer == "attribution"
            && mark.parts_of("source").next().is_some_and(|at| at.of(&document.text) == "Ann Reed")
    });
    let outer =
        inner.and_then(|inner| document.annotation(inner.linked("via")?)).expect("the Herald hands it on");
    assert!(outer.span.of(&document.text).starts_with("The Herald reported"));
}

#[test]
fn who_cites_is_linked_to_what_is_cited() {
    let document = read("Citing a leaked report, Ann Reed said the wall was old.");
    let said = document.annotations.iter().find_map(|mark| mark.linked("cites"));
    let cited = said.and_then(|id| document.annotation(id)).expect("she cites something");
    let content = cited.parts_of("content").next().map(|at| at.of(&document.text));
    assert_eq!(content, Some("a leaked report"));
}
