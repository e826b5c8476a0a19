//! What does a comparison leave as? A page to read, a table for spreadsheets, and data that opens here again.
//!
//! It never says which text is right, and never leaves out what the screen shows.

use std::fmt::Display;

use sayso::write::escape;
use sayso::write::json::{Document, ENGINE, Engine};
use sayso::write::units::{Ruler, Units};
use serde::Serialize;

use crate::digest::compare::speakers::Speaker;
use crate::digest::compare::twins::Told;
use crate::digest::compare::{Comparison, Held, Row};
use crate::digest::{Spot, Voice};
use crate::words::{self, desk};

/// The name of the shape of the data.
const SCHEMA: &str = "sayso-comparison/1";

/// Two texts and what they come to.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The texts.
    pub texts: [&'a str; 2],
    /// What is said about each of them.
    pub documents: [&'a Document<'static>; 2],
    /// The two held against each other.
    pub comparison: &'a Comparison,
}

impl<'a> Report<'a> {
    /// The bytes that a place in one of the texts begins and ends at; words without a mark end with their sentence.
    fn place(&self, text: usize, spot: &Spot) -> (usize, usize) {
        match spot {
            Spot::Mark(id) => {
                let mark = self.documents[text].annotations.iter().find(|mark| mark.id == id.as_str());
                mark.map_or((0, 0), |mark| (mark.start, mark.end))
            }
            Spot::Words(start) => (*start, self.sentence_at(text, *start).1.max(*start)),
        }
    }

    fn sentence_at(&self, text: usize, byte: usize) -> (usize, usize) {
        let sentences = &self.documents[text].sentences;
        let at = sentences.partition_point(|sentence| sentence.end <= byte);
        sentences.get(at).map_or((byte, byte), |sentence| (sentence.start, sentence.end))
    }

    /// The sentence that a place begins in.
    fn sentence(&self, text: usize, spot: &Spot) -> &'a str {
        let (start, end) = self.sentence_at(text, self.place(text, spot).0);
        self.texts[text].get(start..end).unwrap_or_default()
    }

    /// The claims that one text makes more firmly than the other.
    fn apart(&self) -> impl Iterator<Item = &'a [Told; 2]> {
        self.comparison.twins.iter().filter(|[one, other]| one.certainty != other.certainty)
    }
}

/// The head of the table. What belongs together has the same number in the first column.
const HEADER: &str = "difference,about,what,text,words,source,certainty,fits,differs,sentence\r\n";

impl Report<'_> {
    /// All that differs as a table after RFC 4180: a line for each figure, claim or source and the text that it stands in.
    pub fn csv(&self) -> String {
        let mut out = HEADER.to_owned();
        let mut number = 0;
        let mut line = |number: usize, cells: [&str; 9]| {
            out.push_str(&number.to_string());
            for cell in cells {
                out.push(',');
                escape::cell(&mut out, cell);
            }
            out.push_str("\r\n");
        };
        for difference in &self.comparison.differences {
            number += 1;
            let what = words::counted(&difference.what, difference.unit.as_deref());
            for (text, Held { entry, fits, differs }) in in_both(&difference.figures) {
                let (fits, differs) = (fits.join("; "), differs.join("; "));
                let (source, sentence) =
                    (source(&entry.voice).unwrap_or_default(), self.sentence(text, &entry.spot));
                let words = &entry.words;
                let certainty = &entry.certainty;
                line(
                    number,
                    ["figure", &what, NAMES[text], words, source, certainty, &fits, &differs, sentence],
                );
            }
        }
        for twins in self.apart() {
            number += 1;
            for (text, told) in twins.iter().enumerate() {
                let Told { words, certainty, sentence, .. } = told;
                line(number, ["claim", "", NAMES[text], words, "", certainty, "", "", sentence]);
            }
        }
        for (text, speaker) in in_both(&self.comparison.speakers.alone) {
            number += 1;
            let kind = words::source_kind(&speaker.kind, speaker.named);
            let sentence = self.sentence(text, &speaker.spot);
            line(number, ["source", &kind, NAMES[text], &speaker.name, &speaker.name, "", "", "", sentence]);
        }
        out
    }
}

/// What programs call the texts.
const NAMES: [&str; 2] = ["first", "second"];

/// What both texts have, each with the number of its text.
fn in_both<T>(both: &[Vec<T>; 2]) -> impl Iterator<Item = (usize, &T)> {
    both.iter().enumerate().flat_map(|(text, each)| each.iter().map(move |one| (text, one)))
}

/// The name of the source, where somebody is named.
fn source(voice: &Voice) -> Option<&str> {
    match voice {
        Voice::Source(name) => Some(name),
        Voice::Nobody | Voice::Writer => None,
    }
}

/// The comparison for programs.
#[derive(Serialize)]
pub struct Data<'a> {
    schema: &'static str,
    engine: Engine<'static>,
    /// What every start and end counts.
    units: Units,
    texts: [&'a str; 2],
    figures: Vec<Figures<'a>>,
    /// The claims that both texts make.
    claims: Vec<[Claim<'a>; 2]>,
    /// The named sources that speak in one text alone, those that speak in both, and those without a name.
    sources: Sources<'a>,
    counts: Vec<Count>,
}

#[derive(Serialize)]
struct Figures<'a> {
    what: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    figures: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    text: &'static str,
    words: &'a str,
    value: [f64; 2],
    bound: &'a str,
    /// `source`, `nobody` or `writer`
    voice: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    certainty: &'a str,
    /// The figures of the other text that suit it, and those that do not.
    fits: &'a [String],
    differs: &'a [String],
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Claim<'a> {
    words: &'a str,
    certainty: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Sources<'a> {
    first: Vec<Named<'a>>,
    second: Vec<Named<'a>>,
    both: Vec<[Named<'a>; 2]>,
    unnamed: [Vec<Named<'a>>; 2],
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    kind: &'a str,
    statements: usize,
}

/// The mark, or the words, that something stands in.
#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    sentence: &'a str,
}

#[derive(Serialize)]
struct Count {
    of: &'static str,
    first: f64,
    second: f64,
}

impl<'a> Report<'a> {
    /// The whole comparison, texts and all.
    pub fn data(&self) -> Data<'a> {
        let rulers = self.texts.map(|text| Ruler::new(text, Units::Utf16));
        let report = *self;
        let place = |text: usize, spot: &Spot| {
            let (start, end) = report.place(text, spot);
            Place {
                start: rulers[text].at(start),
                end: rulers[text].at(end),
                sentence: report.sentence(text, spot),
            }
        };
        let figure = |(text, held): (usize, &'a Held)| Figure {
            text: NAMES[text],
            words: &held.entry.words,
            value: held.entry.value,
            bound: &held.entry.bound,
            voice: match held.entry.voice {
                Voice::Source(_) => "source",
                Voice::Nobody => "nobody",
                Voice::Writer => "writer",
            },
            source: source(&held.entry.voice),
            certainty: &held.entry.certainty,
            fits: &held.fits,
            differs: &held.differs,
            place: place(text, &held.entry.spot),
        };
        let claim = |text: usize, told: &'a Told| Claim {
            words: &told.words,
            certainty: told.certainty,
            place: place(text, &told.spot),
        };
        let named = |speaker: &'a Speaker| Named {
            name: &speaker.name,
            kind: &speaker.kind,
            statements: speaker.statements,
        };
        let Comparison { counts, speakers, differences, twins } = report.comparison;
        let rows = [&counts.size, &counts.certainties, &counts.namings, &counts.tiers].into_iter().flatten();
        let count = |row: &Row| Count { of: row.key, first: row.amounts[0], second: row.amounts[1] };
        Data {
            schema: SCHEMA,
            engine: ENGINE,
            units: Units::Utf16,
            texts: report.texts,
            figures: differences
                .iter()
                .map(|difference| Figures {
                    what: &difference.what,
                    unit: difference.unit.as_deref(),
                    figures: in_both(&difference.figures).map(figure).collect(),
                })
                .collect(),
            claims: twins.iter().map(|[one, other]| [claim(0, one), claim(1, other)]).collect(),
            sources: Sources {
                first: speakers.alone[0].iter().map(named).collect(),
                second: speakers.alone[1].iter().map(named).collect(),
                both: speakers.both.iter().map(|both| both.each_ref().map(named)).collect(),
                unnamed: speakers.unnamed.each_ref().map(|unnamed| unnamed.iter().map(named).collect()),
            },
            counts: rows.map(count).collect(),
        }
    }
}

/// How the page looks, which stands alone wherever it is opened.
const STYLE: &str = "\
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem }
caption { font-weight: 600; text-align: start; padding: .25rem 0 }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid #888 }
[lang=en] { font-family: Georgia, serif }
small { display: block; color: #767676 }
footer { margin-top: 2rem; border-top: 1px solid #888 }
";

impl Report<'_> {
    /// The comparison as a page of its own, in the language that the interface speaks: what the screen shows, each figure
    /// with its sentence, and both texts.
    pub fn html(&self, language: &str) -> String {
        let Comparison { counts, speakers, differences, twins } = self.comparison;
        let mut page = Page(String::new());
        page.raw(&format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        ));
        page.element("title", desk::COMPARE);
        page.raw(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n"));
        page.element("h1", desk::COMPARE);
        page.element("p", desk::COMPARE_ABOUT);
        page.element("h2", desk::DIFFERENCES);
        if differences.is_empty() {
            page.element("p", desk::NO_DIFFERENCES);
        }
        for difference in differences {
            page.raw("<table>\n");
            page.element("caption", words::counted(&difference.what, difference.unit.as_deref()));
            for (text, Held { entry, fits, differs }) in in_both(&difference.figures) {
                page.row([
                    cell("th", desk::TEXTS[text], "", ""),
                    cell("td", &entry.words, "", &desk::held(fits, differs)),
                    cell(
                        "td",
                        words::voice(&entry.voice),
                        "",
                        &words::figure_certainty(&entry.certainty, &entry.bound),
                    ),
                    cell("td", "", self.sentence(text, &entry.spot), ""),
                ]);
            }
            page.raw("</table>\n");
        }
        page.element("h2", desk::FIRMNESS);
        let apart: Vec<_> = self.apart().collect();
        if apart.is_empty() {
            page.element("p", desk::NO_FIRMNESS);
        } else {
            page.element("p", format!("{} {}", desk::twins(apart.len(), twins.len()), desk::FIRMNESS_ABOUT));
            page.table_of_both();
            for twins in apart {
                page.row(
                    twins
                        .each_ref()
                        .map(|told| cell("td", words::share_name(told.certainty), &told.sentence, "")),
                );
            }
            page.raw("</table>\n");
        }
        let named = |speaker: &Speaker| {
            let told = desk::statements(speaker.statements);
            cell(
                "td",
                "",
                &speaker.name,
                &format!("{}, {told}", words::source_kind(&speaker.kind, speaker.named)),
            )
        };
        for (title, sides) in [(desk::SPEAKERS, &speakers.alone), (desk::UNNAMED, &speakers.unnamed)] {
            page.element("h2", title);
            page.table_of_both();
            for at in 0..sides[0].len().max(sides[1].len()) {
                let none = || cell("td", "", "", "");
                page.row(sides.each_ref().map(|side| side.get(at).map_or_else(none, named)));
            }
            page.raw("</table>\n");
        }
        if !speakers.both.is_empty() {
            page.element("h2", desk::SPEAKERS_IN_BOTH);
            page.table_of_both();
            for both in &speakers.both {
                page.row(both.each_ref().map(named));
            }
            page.raw("</table>\n");
        }
        page.element("h2", desk::COUNTS);
        let shares = [
            (words::CERTAINTIES, &counts.certainties),
            (words::NAMINGS, &counts.namings),
            (words::TIERS, &counts.tiers),
        ];
        let shares =
            shares.map(|(title, rows)| (title.to_string(), rows, words::share_name as fn(&str) -> String));
        for (title, rows, name) in
            [(String::new(), &counts.size, desk::size as fn(&str) -> String)].into_iter().chain(shares)
        {
            page.raw("<table>\n");
            page.element("caption", title);
            page.row(
                ["".to_owned(), desk::TEXTS[0].to_string(), desk::TEXTS[1].to_string()]
                    .map(|name| cell("th", name, "", "")),
            );
            for row in rows {
                let amounts = row
                    .amounts
                    .map(|amount| cell("td", words::number((amount * 10.0).round() / 10.0), "", ""));
                page.row([cell("th", name(row.key), "", "")].into_iter().chain(amounts));
            }
            page.raw("</table>\n");
        }
        for (text, name) in self.texts.into_iter().zip(desk::TEXTS) {
            page.element("h2", name);
            page.raw("<div lang=\"en\">\n");
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                page.element("p", line);
            }
            page.raw("</div>\n");
        }
        page.raw("<footer>\n");
        page.element("p", format!("Sayso {}", ENGINE.version));
        page.raw("</footer>\n</body>\n</html>\n");
        page.0
    }
}

/// A cell of a table of HTML: words of ours, words of an article, and a remark.
fn cell(name: &str, own: impl Display, article: &str, remark: &str) -> String {
    let mut cell = Page(format!("<{name}>"));
    escape::markup(&mut cell.0, &own.to_string());
    if !article.is_empty() {
        cell.raw("<div lang=\"en\">");
        escape::markup(&mut cell.0, article);
        cell.raw("</div>");
    }
    if !remark.is_empty() {
        cell.element("small", remark);
    }
    cell.0 + "</" + name + ">"
}

/// HTML that is being written.
struct Page(String);

impl Page {
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn element(&mut self, name: &str, words: impl Display) {
        let words = words.to_string();
        if !words.is_empty() {
            self.raw(&format!("<{name}>"));
            escape::markup(&mut self.0, &words);
            self.raw(&format!("</{name}>\n"));
        }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.raw("<tr>");
        for cell in cells {
            self.raw(&cell);
        }
        self.raw("</tr>\n");
    }

    /// Begins a table with a column for each text.
    fn table_of_both(&mut self) {
        self.raw("<table>\n");
        self.row(desk::TEXTS.map(|name| cell("th", name, "", "")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::Annotator;
    use sayso::write::json::view;
    use serde_json::Value;

    const ONE: &str =
        "The quay fell on Monday – 🌊. Mara Lind said 12 people were killed. “=1+1,” Lind said.";
    const OTHER: &str =
        "The quay may have fallen on Monday. Ms Lind said <30> people were killed. Dan Orme said so.";

    fn written(write: impl Fn(&Report<'_>) -> String) -> String {
        let annotator = Annotator::new().expect("the layer pages parse");
        let documents = [ONE, OTHER].map(|text| {
            let read = annotator.read(text);
            let written = serde_json::to_string(&view(&read, Units::Utf8, false)).unwrap();
            serde_json::from_str::<Document<'static>>(&written).unwrap()
        });
        let figure =
            |side: usize| documents[side].figures.iter().position(|figure| figure.what.contains("killed"));
        let shared = [(figure(0).unwrap(), figure(1).unwrap(), false)];
        let comparison = Comparison::of([(ONE, &documents[0]), (OTHER, &documents[1])], &shared);
        write(&Report { texts: [ONE, OTHER], documents: documents.each_ref(), comparison: &comparison })
    }

    #[test]
    fn data_holds_both_texts_and_places_that_cut_javascript_s_strings() {
        let data: Value =
            serde_json::from_str(&written(|report| serde_json::to_string(&report.data()).unwrap())).unwrap();
        assert_eq!((&data["schema"], &data["texts"]), (&SCHEMA.into(), &serde_json::json!([ONE, OTHER])));
        let figures = data["figures"][0]["figures"].as_array().unwrap();
        assert_eq!(figures.len(), 2);
        assert_eq!(figures[0]["differs"], serde_json::json!(["30"]));
        let claims = data["claims"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|pair| pair.as_array().unwrap().iter().zip(0..));
        let sides = figures.iter().zip(0..).chain(claims);
        for (held, side) in sides {
            let text: Vec<u16> = [ONE, OTHER][side].encode_utf16().collect();
            let at = |name: &str| held[name].as_u64().unwrap() as usize;
            let cut = String::from_utf16(&text[at("start")..at("end")]).unwrap();
            assert!(cut.contains(held["words"].as_str().unwrap()), "{held}");
        }
    }

    #[test]
    fn the_table_says_what_belongs_together_and_computes_nothing() {
        let table = written(|report| report.csv().replace("\r\n", "\n"));
        let rows: Vec<&str> = table.lines().skip(1).collect();
        assert!(
            rows[0].starts_with("1,figure,") && rows[0].contains(",first,12,Mara Lind,attributed,,30,"),
            "{table}"
        );
        assert!(rows[1].starts_with("1,figure,") && rows[1].contains(",second,"), "{table}");
        assert!(
            rows.iter().any(|row| row.starts_with("2,claim,,second,") && row.contains(",hedged,")),
            "{table}"
        );
        assert!(rows.iter().any(|row| row.contains(",source,person,second,Dan Orme,Dan Orme,")), "{table}");
        assert!(!table.contains(",=") && !table.contains(",\"="), "{table}");
    }

    #[test]
    fn the_page_shows_words_as_they_are_and_both_texts() {
        let page = written(|report| report.html("en"));
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"), "{page}");
        assert!(page.contains("&lt;30&gt; people") && !page.contains("<30>"), "{page}");
        assert!(page.contains("<p>The quay fell on Monday – 🌊."), "{page}");
        assert!(
            page.contains("<td>hedged<div lang=\"en\">The quay may have fallen on Monday.</div></td>"),
            "{page}"
        );
        assert_eq!(page.matches("<table>").count(), page.matches("</table>").count());
    }
}
