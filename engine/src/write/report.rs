//! What would a person want to know of a document? The ledger of sources, the writer's own claims, hedges by tier,
//! figures that disagree: what the formats for people have in common.
//!
//! It never says how any of it looks, and never whether a claim is true.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::document::{Annotation, Document, Figure, Source, Span, Value, Warning};

/// What a document says, put in the order in which people ask.
pub struct Report<'a> {
    /// The first line of the text, shortened.
    pub title: String,
    /// What there is how much of, a line each.
    pub summary: Vec<String>,
    /// Who said what, by first mention; last of all what nobody named has said, if there is such a thing.
    pub ledger: Vec<Entry<'a>>,
    /// The claims that no attribution holds.
    pub own_claims: Vec<&'a Annotation>,
    /// The hedges of each tier, the strongest tier first.
    pub hedges: BTreeMap<i64, Vec<Hedge<'a>>>,
    /// Figures that count the same thing and say otherwise, a group for each thing.
    pub disputes: Vec<Vec<Given<'a>>>,
    /// What was doubtful in the text.
    pub doubts: Vec<&'a Warning>,
}

/// A source and what it is said to have said.
pub struct Entry<'a> {
    /// The source; none for attributions that name nobody.
    pub source: Option<&'a Source>,
    /// Its attributions, in text order.
    pub said: Vec<Said<'a>>,
}

/// An attribution and the words that hedge it.
pub struct Said<'a> {
    /// The attribution.
    pub attribution: &'a Annotation,
    /// The strong and medium hedges over it and over the claims that it makes. A light one hedges nothing.
    pub hedges: Vec<&'a Annotation>,
}

/// The names of the hedges' tiers, the strongest first.
const TIERS: [&str; 3] = ["strong", "medium", "light"];

/// What a hedge of this tier is called: `strong`, `medium`, `light`.
pub fn strength(tier: i64) -> &'static str {
    usize::try_from(tier - 1).ok().and_then(|at| TIERS.get(at)).copied().unwrap_or("other")
}

impl Said<'_> {
    /// The stretches that tell what was said: the contents, or the whole where these only point at what stands elsewhere.
    pub fn telling(&self, text: &str) -> Vec<Span> {
        let contents: Vec<Span> = self.attribution.parts_of("content").collect();
        let points = |content: &Span| is_pointer(content.of(text));
        if contents.iter().all(points) { vec![self.attribution.span] } else { contents }
    }
}

/// Whether words only point at what is told elsewhere: *that*, *it*.
pub fn is_pointer(words: &str) -> bool {
    const POINTERS: [&str; 8] = ["that", "this", "it", "so", "them", "these", "those", "what"];
    POINTERS.iter().any(|pointer| words.eq_ignore_ascii_case(pointer))
}

/// A hedge and what it stands over.
pub struct Hedge<'a> {
    /// The hedge.
    pub mark: &'a Annotation,
    /// The claim or other mark that it hedges.
    pub over: Option<&'a Annotation>,
}

/// A figure and who gives it; none for the writer.
pub struct Given<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// The name of the source that gives it, or words that nobody is named.
    pub by: Option<&'a str>,
}

/// How many words a text has: what white space parts and has a letter or a digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// What figures count, by what each of them is said to count: what most say; of several the shortest.
pub fn counted<'a>(said: &(impl Iterator<Item = &'a str> + Clone)) -> &'a str {
    let times = |what: &str| said.clone().filter(|other| *other == what).count();
    said.clone().max_by_key(|what| (times(what), Reverse(what.len()), *what)).unwrap_or("")
}

/// How many characters of a text's first line make its title.
const TITLE: usize = 100;

impl<'a> Report<'a> {
    /// The report on a document.
    pub fn of(document: &'a Document) -> Report<'a> {
        let marks = &document.annotations;
        let layer = |name: &'static str| marks.iter().filter(move |mark| mark.layer == name);
        let by_id: HashMap<&str, &Annotation> = marks.iter().map(|mark| (mark.id.as_str(), mark)).collect();
        let mut hedges: BTreeMap<i64, Vec<Hedge<'_>>> = BTreeMap::new();
        for mark in layer("hedge") {
            let over = mark.linked("hedges").and_then(|id| by_id.get(id).copied());
            hedges.entry(tier(mark)).or_default().push(Hedge { mark, over });
        }
        let mut report = Report {
            title: title(&document.text),
            summary: Vec::new(),
            ledger: ledger(document),
            own_claims: layer("claim").filter(|claim| claim.linked("attributed_to").is_none()).collect(),
            hedges,
            disputes: disputes(document, &by_id),
            doubts: document.warnings.iter().filter(|warning| !warning.is_of_filter()).collect(),
        };
        report.summary = report.counted(document);
        report
    }

    fn counted(&self, document: &Document) -> Vec<String> {
        let mut certainties: BTreeMap<&str, usize> = BTreeMap::new();
        let claims = document.annotations.iter().filter(|mark| mark.layer == "claim");
        for claim in claims.clone() {
            *certainties.entry(word(claim, "certainty")).or_default() += 1;
        }
        certainties.remove("");
        let certainties = certainties.into_iter().map(|(name, count)| format!("{count} {name}"));
        let tiers = self.hedges.iter().map(|(tier, hedges)| format!("{} {}", hedges.len(), strength(*tier)));
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for source in &document.sources {
            *kinds.entry(sort_of(source)).or_default() += 1;
        }
        let kinds = kinds.into_iter().map(|(name, count)| match (name, count) {
            ("document", 2..) => format!("{count} documents"),
            _ => format!("{count} {name}"),
        });
        let attributions: usize = self.ledger.iter().map(|entry| entry.said.len()).sum();
        let words = words(&document.text);
        let filtered = document.warnings.iter().find(|warning| warning.is_of_filter());
        let lines = vec![
            format!("Words: {words}, sentences: {}", document.sentences.len()),
            listed(&format!("Sources: {}", document.sources.len()), kinds),
            format!("Attributions: {attributions}"),
            listed(&format!("Claims: {}", claims.count()), certainties),
            listed(&format!("Hedges: {}", self.hedges.values().map(Vec::len).sum::<usize>()), tiers),
            format!("Things that figures disagree about: {}", self.disputes.len()),
        ];
        filtered.map(|warning| warning.message.clone()).into_iter().chain(lines).collect()
    }
}

/// What sort of source it is: one with a name, one described without it, a document, somebody unnamed, or unclear who.
fn sort_of(source: &Source) -> &str {
    match source.kind.as_ref() {
        "document" => "document",
        "unnamed" => "not named",
        "unresolved" => "unclear who",
        _ if source.named => "named",
        _ => "described",
    }
}

/// `Claims: 3 (1 asserted, 2 hedged)`.
fn listed(count: &str, kinds: impl Iterator<Item = String>) -> String {
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    if kinds.is_empty() { count.to_owned() } else { [count, " (", &kinds, ")"].concat() }
}

/// Why a report has no claims of the writer's own.
pub fn no_own_claims(document: &Document) -> &'static str {
    match document.is_filtered() {
        true => "None among the marks that are not left out.",
        false => "None: somebody else is named for all that is claimed.",
    }
}

/// A hedge's tier, 1 to 3; 0 where it has none.
fn tier(hedge: &Annotation) -> i64 {
    hedge.attribute("tier").and_then(Value::number).unwrap_or(0)
}

/// An attribute's word, or nothing.
pub fn word<'a>(mark: &'a Annotation, attribute: &str) -> &'a str {
    mark.attribute(attribute).and_then(Value::text).unwrap_or("")
}

/// What a claim is, as its own list tells it: `event, hedged, high priority`.
pub fn kind_of(claim: &Annotation) -> String {
    let (certainty, priority) = (word(claim, "certainty"), word(claim, "priority"));
    let mut words = claim.kind.to_string();
    if !certainty.is_empty() {
        words.extend([", ", certainty]);
    }
    if !priority.is_empty() {
        words.extend([", ", priority, " priority"]);
    }
    words
}

/// A figure's value as people write it: `30`, `100–600`, `up to 30`, `about 2.5 km`; what is vague or a limit in words in
/// the words of the text, `dozens`.
pub fn value(figure: &Figure, text: &str) -> String {
    let (least, most) = figure.value;
    let words = figure.span.of(text);
    let in_words = !words.contains(|letter: char| letter.is_ascii_digit());
    let number = match figure.bound.as_ref() {
        "about" | "at least" if in_words => return on_one_line(words),
        "up to" => format!("up to {most}"),
        "at least" => format!("at least {least}"),
        _ if least != most => format!("{least}–{most}"),
        "about" => format!("about {least}"),
        _ => least.to_string(),
    };
    figure.unit.iter().fold(number, |number, unit| [&number, " ", unit].concat())
}

/// The words of a stretch of text on one line, with single spaces.
pub fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn title(text: &str) -> String {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("An empty text");
    let Some((cut, _)) = first.char_indices().nth(TITLE) else { return on_one_line(first) };
    let whole_words = first[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    on_one_line(&first[..whole_words]) + " …"
}

fn ledger(document: &Document) -> Vec<Entry<'_>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut ledger: Vec<Entry<'_>> = Vec::new();
    for source in &document.sources {
        places.insert(&source.id, ledger.len());
        ledger.push(Entry { source: Some(source), said: Vec::new() });
    }
    let claims = document.annotations.iter().filter(|mark| mark.layer == "claim");
    let said_in: HashMap<&str, &str> =
        claims.filter_map(|claim| Some((claim.id.as_str(), claim.linked("attributed_to")?))).collect();
    let mut hedged: HashMap<&str, Vec<&Annotation>> = HashMap::new();
    for hedge in document.annotations.iter().filter(|mark| mark.layer == "hedge") {
        if matches!(tier(hedge), 1 | 2) {
            let over = hedge.linked("hedges").map(|over| said_in.get(over).copied().unwrap_or(over));
            let holder = hedge.linked("holder").filter(|holder| over != Some(holder));
            for said in over.into_iter().chain(holder) {
                hedged.entry(said).or_default().push(hedge);
            }
        }
    }
    let mut nobody = Entry { source: None, said: Vec::new() };
    for attribution in document.annotations.iter().filter(|mark| mark.layer == "attribution") {
        let hedges = hedged.remove(attribution.id.as_str()).unwrap_or_default();
        let entry = attribution.linked("source").and_then(|id| places.get(id));
        entry.map_or(&mut nobody, |&at| &mut ledger[at]).said.push(Said { attribution, hedges });
    }
    ledger.extend((!nobody.said.is_empty()).then_some(nobody));
    ledger.retain(|entry| !entry.said.is_empty());
    ledger
}

/// The groups that the figures' conflicts join, with the figures that agree with one of them, each in text order.
fn disputes<'a>(document: &'a Document, by_id: &HashMap<&str, &'a Annotation>) -> Vec<Vec<Given<'a>>> {
    let figures = &document.figures;
    let places: HashMap<&str, usize> =
        figures.iter().enumerate().map(|(at, figure)| (figure.id.as_str(), at)).collect();
    let mut seen = vec![false; figures.len()];
    let mut groups = Vec::new();
    for first in 0..figures.len() {
        if seen[first] || figures[first].conflicts_with.is_empty() {
            continue;
        }
        seen[first] = true;
        let mut group = vec![first];
        let mut next = 0;
        while next < group.len() {
            for &other in figures[group[next]].conflicts_with.iter().filter_map(|id| places.get(id.as_str()))
            {
                if !seen[other] {
                    seen[other] = true;
                    group.push(other);
                }
            }
            next += 1;
        }
        for at in 0..group.len() {
            let agreeing = figures[group[at]].agrees_with.iter().filter_map(|id| places.get(id.as_str()));
            for &other in agreeing.filter(|&&other| figures[other].conflicts_with.is_empty()) {
                if !seen[other] {
                    seen[other] = true;
                    group.push(other);
                }
            }
        }
        group.sort_unstable();
        groups.push(group);
    }
    let names: HashMap<&str, &str> =
        document.sources.iter().map(|source| (source.id.as_str(), source.name.as_str())).collect();
    let giver = |figure: &Figure| {
        let said_by = figure.said_by.as_deref()?;
        let attribution = by_id.get(said_by);
        let source = attribution.map_or(Some(said_by), |attribution| attribution.linked("source"));
        Some(source.and_then(|id| names.get(id).copied()).unwrap_or("nobody is named"))
    };
    let given = |at: usize| Given { figure: &figures[at], by: giver(&figures[at]) };
    groups.into_iter().map(|group| group.into_iter().map(given).collect()).collect()
}
