//! Why is this mark there? A card that says so in plain words and leads to the marks that it is tied to.
//!
//! It never says whether what is marked is true.

use std::rc::Rc;

use sayso::write::json::{Annotation, Document, Sentence, Source, Value};
use yew::prelude::*;

use super::tag::{Row, Tag, all, button, tag};
use crate::digest::{attribute, firmness::firmness, linked, list, tier};
use crate::dismissals::{About, Dismissal};
use crate::state::Reading;
use crate::wire::Rule;
use crate::words::{self, Message};

/// What the card needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The reading that the mark is in.
    pub reading: Reading,
    /// The mark's id.
    pub mark: String,
    /// What the rules are about.
    pub rules: Rc<Vec<Rule<'static>>>,
    /// The visitor wants to know about another mark.
    pub on_open: Callback<String>,
    /// The visitor is done.
    pub on_close: Callback<()>,
    /// These words are to be copied.
    pub on_copy: Callback<String>,
    /// This is not to be seen again; nothing where that cannot be asked for.
    #[prop_or_default]
    pub on_put_away: Option<Callback<Dismissal>>,
}

/// The card's id in the document.
pub const CARD: &str = "card";

/// The card of one mark.
#[component]
pub fn Card(props: &Props) -> Html {
    // What a mark is tied to is told even where that is held back.
    let document = &*props.reading.whole;
    let Some(mark) = document.annotations.iter().find(|mark| mark.id == props.mark) else {
        return Html::default();
    };
    let certainty = attribute(mark, "certainty");
    let source = source(document, mark);
    let attributes = mark.attributes.iter().filter_map(|(name, value)| match value {
        // What has a source is not said to have none, however flatly the text puts it.
        Value::Text(value) if value == "asserted" && linked(mark, "attributed_to").is_some() => None,
        // What somebody hedges or denies is not called unimportant in the same breath.
        Value::Text(value) if value == "low" && matches!(certainty, "hedged" | "denied") => None,
        Value::Text(value) => Some(words::attribute(name, value)).filter(|sentence| !sentence.is_empty()),
        _ => None,
    });
    let own = source.filter(|_| mark.layer == "attribution");
    let cited = own.map(|source| words::card::cited(source.attributions.len()));
    let is_pronoun = attribute(mark, "source_kind") == "pronoun";
    let meant = own.filter(|_| is_pronoun).map(|source| words::meant(&source.kind, &source.name));
    let related = related(document, mark, own);
    let here = also_here(&props.reading.document, mark, &related);
    let header = tag("header")
        .with(tag("h2").id("card-title").with(heading(document, mark, source)))
        .with(button(props.on_close.clone()).class("close").with(words::CLOSE));
    let quoted = || tag("blockquote").set("lang", "en").with(words::shortened(&mark.text, 320));
    let mut why = words::why(&mark.layer, &mark.kind);
    for sentence in attributes.chain(meant).chain(cited) {
        why.extend([" ", &*sentence]);
    }
    let copied = with_context(&props.reading, mark);
    let copy = button(props.on_copy.reform(move |()| copied.clone()));
    tag("section")
        .class(["card card-", &*mark.layer].concat())
        .id(CARD)
        .set("tabindex", "-1")
        .set("role", "dialog")
        .set("aria-labelledby", "card-title")
        .with(header)
        .with(
            tag("p")
                .class("kind")
                .with([&*words::layer(&mark.layer), " ", &*words::kind(&mark.kind)].concat()),
        )
        .with(if mark.parts.is_empty() { quoted() } else { parts(mark) })
        .with(tag("h3").with(words::WHY))
        .with(tag("p").with(why))
        .with(tag("p").class("score").with(words::card::surety(mark.score)))
        .with(list(words::RELATED, &related, props))
        .with(list(words::ALSO_HERE, &here, props))
        .with(about_rule(mark, &props.rules))
        .with(props.on_put_away.as_ref().map(|on_put_away| put_away(&props.reading, mark, on_put_away)))
        .with(copy.class("quiet").with(words::COPY_CONTEXT))
        .into()
}

/// What a visitor can do about a mark that is not right.
fn put_away(reading: &Reading, mark: &Annotation<'static>, on_put_away: &Callback<Dismissal>) -> Tag {
    let text = &reading.text;
    let dismissals = About::ALL.into_iter().filter_map(|about| Dismissal::of(mark, text, about));
    let choices = dismissals.map(|dismissal| {
        let name = words::dismissed::offer(&dismissal);
        button(on_put_away.reform(move |()| dismissal.clone())).with(name)
    });
    tag("details").class("put-away").with(tag("summary").with(words::dismissed::NOT_RIGHT)).each(choices)
}

/// Who says what a mark holds: an attribution's own source, or that of the one that a claim is tied to.
fn source<'a>(document: &'a Document<'static>, mark: &'a Annotation<'static>) -> Option<&'a Source<'static>> {
    let said = linked(mark, "attributed_to").unwrap_or(&mark.id);
    document.sources.iter().find(|source| source.attributions.iter().any(|id| id == said))
}

/// What a mark is, in a few plain words: by whom, and how firmly.
fn heading(document: &Document<'static>, mark: &Annotation<'static>, source: Option<&Source<'_>>) -> String {
    let is_said = mark.layer == "attribution" || linked(mark, "attributed_to").is_some();
    let by = match source {
        None if is_said => "none".to_owned(),
        None => "writer".to_owned(),
        Some(source) if source.named || source.kind == "writer" => source.kind.to_string(),
        Some(source) => ["no-name-", &*source.kind].concat(),
    };
    // What tells of a denial is one; it is not denied.
    let tells = |attribution: &&Annotation<'_>| {
        linked(mark, "attributed_to") == Some(&*attribution.id)
            && attribution
                .parts
                .iter()
                .any(|part| part.role == "cue" && part.start >= mark.start && part.end <= mark.end)
    };
    let what = match (&*mark.layer, attribute(mark, "certainty")) {
        ("claim", "denied") if document.annotations.iter().any(|other| tells(&other)) => "denial",
        ("claim", "denied") => "denied",
        ("claim", _) if by == "writer" => "own",
        ("hedge", _) => ["", "strong", "medium", "light"][tier(mark) as usize % 4],
        (layer, _) => layer,
    };
    words::card::heading(what, &mark.layer, &by, firmness(document, mark))
}

/// Who, by which words, and what.
fn parts(mark: &Annotation<'static>) -> Tag {
    let said = |role: &str| {
        let parts: Vec<&str> =
            mark.parts.iter().filter(|part| part.role == role).map(|part| &*part.text).collect();
        parts.join(" … ")
    };
    let row = |name: Message, role: &str, otherwise: Option<Message>| {
        let words = said(role);
        let words = match (words.is_empty(), otherwise) {
            (true, None) => return None,
            (true, Some(otherwise)) => tag("em").with(otherwise),
            (false, _) => tag("span")
                .class(["lane lane-", role, " starts ends"].concat())
                .set("lang", "en")
                .with(words::shortened(&words, 240)),
        };
        Some(Row::default().with(tag("dt").with(name)).with(tag("dd").with(words)))
    };
    tag("dl")
        .with(row(words::SOURCE, "source", Some(words::NOBODY)))
        .with(row(words::CUE, "cue", None))
        .with(row(words::CONTENT, "content", None))
}

/// A mark's words for elsewhere: the sentence that they stand in, what they are and whose, and who marked them.
fn with_context(reading: &Reading, mark: &Annotation<'static>) -> String {
    let stands_in = |sentence: &&Sentence| sentence.start < mark.end && mark.start < sentence.end;
    let mut sentences = reading.document.sentences.iter().filter(stands_in);
    let span = sentences
        .next()
        .map_or((mark.start, mark.end), |first| (first.start, sentences.next_back().unwrap_or(first).end));
    let sentence = reading.text.get(span.0..span.1).unwrap_or_default();
    let row = list::row(&reading.whole, &mark.id);
    let line = row.map(|row| words::in_a_line(&row.layer, &row.kind, &row.sure, row.voice.as_ref()));
    let (line, marked) = (line.unwrap_or_default(), words::AS_MARKED.to_string());
    ["“", &*mark.text, "”\n\n", sentence, "\n\n(", &line, "; ", &marked, ")\n"].concat()
}

/// A mark that this one leads to: what it is to this one, and its id.
type Tie<'a> = (String, &'a Annotation<'static>);

fn related<'a>(
    document: &'a Document<'static>,
    mark: &'a Annotation<'static>,
    source: Option<&'a Source<'static>>,
) -> Vec<Tie<'a>> {
    let by_id = |id: &str| document.annotations.iter().find(|other| other.id == id);
    let mut ties: Vec<Tie<'a>> =
        mark.links.iter().filter_map(|link| Some((words::link(&link.role), by_id(&link.to)?))).collect();
    for other in &document.annotations {
        let roles = other.links.iter().filter(|link| link.to == mark.id);
        ties.extend(roles.map(|link| (words::link_back(&link.role), other)));
    }
    if let Some(source) = source {
        let others = source.attributions.iter().filter(|id| **id != mark.id).filter_map(|id| by_id(id));
        ties.extend(others.map(|other| (words::also_said_by(&source.name), other)));
    }
    let figures = document.figures.iter().filter(|figure| figure.claim.as_deref() == Some(&*mark.id));
    for id in figures.flat_map(|figure| &figure.conflicts_with) {
        let claim = document
            .figures
            .iter()
            .find(|figure| figure.id == *id)
            .and_then(|figure| figure.claim.as_deref());
        ties.extend(claim.and_then(by_id).map(|other| (words::DISAGREES.to_string(), other)));
    }
    ties.dedup_by(|a, b| a.1.id == b.1.id);
    ties
}

/// The marks that share words with this one and are not tied to it.
fn also_here<'a>(
    document: &'a Document<'static>,
    mark: &Annotation<'static>,
    related: &[Tie<'_>],
) -> Vec<Tie<'a>> {
    let shares = |other: &&Annotation<'static>| {
        other.id != mark.id
            && other.start < mark.end
            && mark.start < other.end
            && !related.iter().any(|(_, tied)| tied.id == other.id)
    };
    document.annotations.iter().filter(shares).map(|other| (words::layer(&other.layer), other)).collect()
}

/// What tells a mark from the one that the card is about: of an attribution who says it, of others their words.
fn in_short(other: &Annotation<'static>) -> String {
    let frame = other.parts.iter().filter(|part| part.role != "content");
    let frame: Vec<&str> = frame.map(|part| &*part.text).collect();
    let words = if frame.is_empty() { other.text.to_string() } else { frame.join(" … ") };
    words::shortened(&words, 90)
}

fn list(title: Message, ties: &[Tie<'_>], props: &Props) -> Option<Row> {
    if ties.is_empty() {
        return None;
    }
    let rows = ties.iter().map(|(role, other)| {
        let id = other.id.to_string();
        let tie = button(props.on_open.reform(move |()| id.clone()))
            .class(["tie tie-", &*other.layer].concat())
            .is("disabled", props.reading.mark(&other.id).is_none())
            .with(tag("span").class("role").with(role.clone()))
            .with(" ")
            .with(tag("span").with(in_short(other)));
        tag("li").with(tie)
    });
    Some(Row::default().with(tag("h3").with(title)).with(tag("ul").class("ties").each(rows)))
}

/// The rule's name, what its layer's page says of it first, and the way to the whole page.
fn about_rule(mark: &Annotation<'static>, rules: &[Rule<'static>]) -> Tag {
    let rule = rules.iter().find(|rule| rule.name == mark.rule);
    let prose = rule.and_then(|rule| rule.prose.iter().find(|text| !text.is_empty()));
    let page = rule.and_then(|rule| rule.name.split_once('.')).map(|(layer, name)| {
        let address = ["layers/", layer, ".html#", name].concat();
        let page = tag("a").set("href", address).set("target", "_blank").with(words::LAYER_PAGE);
        tag("p").with(page)
    });
    let name = tag("code").with(mark.rule.to_string());
    tag("details")
        .with(tag("summary").with(words::ABOUT_RULE).with(" ").with(name))
        .with(prose.map(|text| tag("p").set("lang", "en").each(inline(text))))
        .with(page)
}

/// The little Markdown that the pages' prose is written in: words between stars and code between backticks.
fn inline(text: &str) -> Vec<Html> {
    let mut pieces = Vec::new();
    for (index, piece) in text.split('*').enumerate() {
        let code = piece.split('`').enumerate().map(|(index, piece)| match index % 2 {
            1 => tag("code").with(piece.to_owned()).into(),
            _ => Html::from(piece),
        });
        pieces.push(match index % 2 {
            1 => tag("em").each(code).into(),
            _ => all(code),
        });
    }
    pieces
}
