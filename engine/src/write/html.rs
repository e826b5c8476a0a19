//! How does a document look in a browser, without this program?
//!
//! One page that needs nothing else: the marked text with its legend, and the report under it. It is also well-formed
//! XML. It never runs a script or asks a server: its own content security policy allows one style sheet, by its hash,
//! and nothing more.

use std::fmt::Write;

use super::Options;
use super::escape;
use super::json::{ENGINE, rounded};
use super::report::{self, Given, Hedge, Report, Said, kind_of, on_one_line, value, word};
use super::units::Ruler;
use crate::document::{Document, Span};

/// The page's look. Whoever changes it gets the new hash from the test below.
const CSS: &str = include_str!("html.css");

/// The SHA-256 of the style sheet as a content security policy writes it.
const CSS_HASH: &str = "sha256-uhz6q4Jb6tEfScKvOLCz9ov+KSPLQ03mqxJDzvRiPi8=";

const LEGEND: &[(&str, &str)] = &[
    ("source", "boxed: who said it"),
    ("cue", "bold: the words that say so"),
    ("content", "dotted below: what was said"),
    ("asserted", "thick line: a claim of the writer’s"),
    ("attributed", "thin line: a claim of a source"),
    ("hedged", "dashed: a claim that is hedged"),
    ("denied", "wavy: a claim that is denied"),
    ("hedge", "double line above: words that hedge"),
    ("other", "dotted frame: other marks"),
];

/// The page, which ends in a line feed.
pub fn write(document: &Document, options: Options) -> String {
    let report = Report::of(document);
    let mut page = Page { document, ruler: Ruler::new(&document.text, options.units), out: String::new() };
    page.raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '");
    page.raw(CSS_HASH);
    page.raw("'; base-uri 'none'; form-action 'none'\"/>\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>");
    page.words(&report.title);
    page.raw("</title>\n<style>");
    page.raw(CSS);
    page.raw("</style>\n</head>\n<body>\n<main>\n<h1>");
    page.words(&report.title);
    page.raw("</h1>\n<p class=\"note\">Read by Sayso ");
    page.words(&ENGINE.version);
    page.raw(", which marks who said what, and how surely, and does not judge what is true. Offsets count ");
    page.raw(options.units.words());
    page.raw(".</p>\n<ul>\n");
    for line in &report.summary {
        page.raw("<li>");
        page.words(line);
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
    if options.with_text {
        page.text();
    }
    page.ledger(&report);
    page.own_claims(&report);
    page.hedges(&report);
    page.disputes(&report);
    page.doubts(&report);
    page.marks();
    page.raw("</main>\n</body>\n</html>\n");
    page.out
}

/// The page as it grows.
struct Page<'a> {
    document: &'a Document,
    ruler: Ruler<'a>,
    out: String,
}

impl Page<'_> {
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn words(&mut self, words: &str) {
        escape::markup(&mut self.out, words);
    }

    fn span(&mut self, span: Span) {
        self.words(&on_one_line(span.of(&self.document.text)));
    }

    /// A link to the row of a mark.
    fn reference(&mut self, id: &str) {
        self.raw("<a class=\"ref\" href=\"#m-");
        escape::identifier(&mut self.out, id);
        self.raw("\">");
        self.words(id);
        self.raw("</a>");
    }

    /// The text with its marks. Marks overlap, so it is cut at each border, and every piece has the classes of all
    /// the marks that it lies in.
    fn text(&mut self) {
        let document = self.document;
        self.raw("<h2>The text</h2>\n<ul class=\"legend\">\n");
        for (class, meaning) in LEGEND {
            let _ = writeln!(self.out, "<li><span class=\"{class}\">{meaning}</span></li>");
        }
        self.raw("</ul>\n<div class=\"text\">");
        let mut open = [0_usize; LEGEND.len()];
        let mut at = 0;
        for border in borders(document) {
            self.piece(Span::new(at, border.at), &open);
            at = border.at;
            match border.what {
                What::Begins(class) => open[class] += 1,
                What::Ends(class) => open[class] -= 1,
                What::Mark(id) => self.reference(id),
            }
        }
        self.piece(Span::new(at, document.text.len()), &open);
        self.raw("</div>\n");
    }

    fn piece(&mut self, span: Span, open: &[usize]) {
        if span.is_empty() {
            return;
        }
        let mut classes =
            LEGEND.iter().zip(open).filter(|(_, count)| **count > 0).map(|((class, _), _)| *class);
        let Some(first) = classes.next() else { return self.words(span.of(&self.document.text)) };
        self.raw("<span class=\"");
        self.raw(first);
        for class in classes {
            self.raw(" ");
            self.raw(class);
        }
        self.raw("\">");
        self.words(span.of(&self.document.text));
        self.raw("</span>");
    }

    fn ledger(&mut self, report: &Report<'_>) {
        self.raw("<h2>Who says what</h2>\n");
        if report.ledger.is_empty() {
            self.raw("<p>Nobody is said to have said anything.</p>\n");
        }
        for entry in &report.ledger {
            self.raw("<h3>");
            match entry.source {
                Some(source) => {
                    self.words(&on_one_line(&source.name));
                    self.raw(" (");
                    self.words(&source.kind);
                    self.raw(")");
                }
                None => self.raw("Nobody named"),
            }
            self.raw("</h3>\n");
            self.raw(if entry.said.is_empty() { "" } else { "<ol>\n" });
            entry.said.iter().for_each(|said| self.said(said));
            self.raw(if entry.said.is_empty() { "" } else { "</ol>\n" });
        }
    }

    fn said(&mut self, said: &Said<'_>) {
        let mark = said.attribution;
        self.raw("<li>");
        let mut cues = mark.parts_of("cue").peekable();
        if cues.peek().is_some() {
            self.raw("<i>");
            for (at, cue) in cues.enumerate() {
                self.raw(if at > 0 { " … " } else { "" });
                self.span(cue);
            }
            self.raw("</i>: ");
        }
        for (at, content) in said.telling(&self.document.text).into_iter().enumerate() {
            self.raw(if at > 0 { " … " } else { "" });
            self.span(content);
        }
        self.raw(" (");
        self.words(&mark.kind);
        for (at, hedge) in said.hedges.iter().enumerate() {
            self.raw(if at > 0 { ", " } else { "; hedged: " });
            self.span(hedge.span);
        }
        self.raw(") ");
        self.reference(&mark.id);
        self.raw("</li>\n");
    }

    fn own_claims(&mut self, report: &Report<'_>) {
        self.raw("<h2>The writer’s own claims</h2>\n");
        if report.own_claims.is_empty() {
            self.raw("<p>");
            self.raw(report::no_own_claims(self.document));
            return self.raw("</p>\n");
        }
        self.raw("<ul>\n");
        for claim in &report.own_claims {
            self.raw("<li>");
            self.span(claim.span);
            self.raw(" (");
            self.words(&kind_of(claim));
            self.raw(") ");
            self.reference(&claim.id);
            self.raw("</li>\n");
        }
        self.raw("</ul>\n");
    }

    fn hedges(&mut self, report: &Report<'_>) {
        self.raw("<h2>Hedges</h2>\n");
        if report.hedges.is_empty() {
            self.raw("<p>None.</p>\n");
        }
        for (tier, hedges) in &report.hedges {
            let _ = writeln!(self.out, "<h3>The {} ones</h3>\n<ul>", report::strength(*tier));
            for Hedge { mark, over } in hedges {
                self.raw("<li><b>");
                self.span(mark.span);
                self.raw("</b> (");
                self.words(&mark.kind);
                self.raw(")");
                if let Some(over) = over {
                    self.raw(" in: ");
                    self.span(over.span);
                }
                self.raw(" ");
                self.reference(&mark.id);
                self.raw("</li>\n");
            }
            self.raw("</ul>\n");
        }
    }

    fn disputes(&mut self, report: &Report<'_>) {
        self.raw("<h2>Figures that disagree</h2>\n");
        if report.disputes.is_empty() {
            self.raw("<p>None were found.</p>\n");
        }
        for dispute in &report.disputes {
            self.raw("<h3>");
            self.words(report::counted(&dispute.iter().map(|given| given.figure.what.as_str())));
            self.raw("</h3>\n<div class=\"wide\"><table>\n");
            self.row("th", &["figure", "who says so", "in the text", "at"]);
            for Given { figure, by } in dispute {
                let words = on_one_line(figure.span.of(&self.document.text));
                let at = self.ruler.at(figure.span.start).to_string();
                self.row(
                    "td",
                    &[&value(figure, &self.document.text), by.unwrap_or("the writer"), &words, &at],
                );
            }
            self.raw("</table></div>\n");
        }
    }

    fn doubts(&mut self, report: &Report<'_>) {
        if report.doubts.is_empty() {
            return;
        }
        self.raw("<h2>What was doubtful</h2>\n<ul>\n");
        for warning in &report.doubts {
            self.raw("<li>");
            self.words(&warning.message);
            let _ = writeln!(self.out, " (at {})</li>", self.ruler.at(warning.span.start));
        }
        self.raw("</ul>\n");
    }

    fn marks(&mut self) {
        self.raw("<h2>Every mark</h2>\n");
        if self.document.annotations.is_empty() {
            return self.raw("<p>None.</p>\n");
        }
        self.raw("<div class=\"wide\"><table>\n");
        self.row("th", &["id", "layer", "kind", "from", "to", "words", "score", "rule"]);
        for mark in &self.document.annotations {
            let (start, end) =
                (self.ruler.at(mark.span.start).to_string(), self.ruler.at(mark.span.end).to_string());
            let words = on_one_line(mark.span.of(&self.document.text));
            let score = rounded(mark.score).to_string();
            self.raw("<tr id=\"m-");
            escape::identifier(&mut self.out, &mark.id);
            self.raw("\">");
            self.cells("td", &[&mark.id, &mark.layer, &mark.kind, &start, &end, &words, &score, &mark.rule]);
        }
        self.raw("</table></div>\n");
    }

    fn row(&mut self, cell: &str, words: &[&str]) {
        self.raw("<tr>");
        self.cells(cell, words);
    }

    fn cells(&mut self, cell: &str, words: &[&str]) {
        for words in words {
            let _ = write!(self.out, "<{cell}>");
            self.words(words);
            let _ = write!(self.out, "</{cell}>");
        }
        self.raw("</tr>\n");
    }
}

/// A place in the text where what is shown changes.
struct Border<'a> {
    at: usize,
    what: What<'a>,
}

enum What<'a> {
    /// From here on pieces have this class, an index into the legend.
    Begins(usize),
    /// From here on one mark less has this class.
    Ends(usize),
    /// A mark has ended here.
    Mark(&'a str),
}

fn borders(document: &Document) -> Vec<Border<'_>> {
    let mut borders = Vec::new();
    for mark in &document.annotations {
        let whole = match mark.layer.as_ref() {
            // Its parts show it.
            "attribution" => None,
            "claim" => Some(word(mark, "certainty")),
            layer => Some(layer),
        };
        let whole = whole.map(|class| (class, mark.span));
        for (class, span) in
            whole.into_iter().chain(mark.parts.iter().map(|part| (part.role.as_ref(), part.span)))
        {
            let class = LEGEND.iter().position(|(name, _)| *name == class).unwrap_or(LEGEND.len() - 1);
            borders.push(Border { at: span.start, what: What::Begins(class) });
            borders.push(Border { at: span.end, what: What::Ends(class) });
        }
        borders.push(Border { at: mark.span.end, what: What::Mark(&mark.id) });
    }
    borders.sort_by_key(|border| border.at);
    borders
}
