//! How does a document look as a report that a person reads?
//!
//! Markdown: the text's first line, a summary, who said what, the writer's own claims, hedges by tier, figures that
//! disagree, and every mark in a table. It never lets a character of the text act as Markdown or HTML.

use std::fmt::Write;

use super::Options;
use super::json::{ENGINE, rounded};
use super::report::{self, Given, Hedge, Report, Said, kind_of, on_one_line, value};
use super::units::Ruler;
use crate::document::{Annotation, Document, Span};

/// The report, which ends in a line feed.
pub fn write(document: &Document, options: Options) -> String {
    let report = Report::of(document);
    let mut page = Page { document, ruler: Ruler::new(&document.text, options.units), out: String::new() };
    page.raw("# ");
    page.words(&report.title);
    page.raw("\n\n*Read by Sayso ");
    page.raw(&ENGINE.version);
    page.raw(", which marks who said what, and how surely, and does not judge what is true. Offsets count ");
    page.raw(options.units.words());
    page.raw(".*\n\n");
    page.summary(&report);
    page.ledger(&report);
    page.own_claims(&report);
    page.hedges(&report);
    page.disputes(&report);
    page.doubts(&report);
    page.marks();
    page.out
}

/// The report as it grows.
struct Page<'a> {
    document: &'a Document,
    ruler: Ruler<'a>,
    out: String,
}

impl Page<'_> {
    fn raw(&mut self, markdown: &str) {
        self.out.push_str(markdown);
    }

    /// Words of the text, or others that nobody vouches for, on one line.
    fn words(&mut self, words: &str) {
        escaped(&mut self.out, &on_one_line(words));
    }

    fn span(&mut self, span: Span) {
        self.words(span.of(&self.document.text));
    }

    fn summary(&mut self, report: &Report<'_>) {
        self.raw("## In short\n\n");
        for line in &report.summary {
            self.raw("- ");
            self.words(line);
            self.raw("\n");
        }
        self.raw("\n");
    }

    fn ledger(&mut self, report: &Report<'_>) {
        self.raw("## Who says what\n\n");
        if report.ledger.is_empty() {
            self.raw("Nobody is said to have said anything.\n\n");
        }
        for entry in &report.ledger {
            self.raw("### ");
            match entry.source {
                Some(source) => {
                    self.words(&source.name);
                    self.raw(" (");
                    self.words(&source.kind);
                    self.raw(")");
                }
                None => self.raw("Nobody named"),
            }
            self.raw("\n\n");
            for (at, said) in entry.said.iter().enumerate() {
                let _ = write!(self.out, "{}. ", at + 1);
                self.said(said);
            }
            self.raw("\n");
        }
    }

    fn said(&mut self, said: &Said<'_>) {
        let mark = said.attribution;
        let mut cues = mark.parts_of("cue").peekable();
        if cues.peek().is_some() {
            self.raw("*");
            for (at, cue) in cues.enumerate() {
                self.raw(if at > 0 { " … " } else { "" });
                self.span(cue);
            }
            self.raw("*: ");
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
        self.raw(")\n");
    }

    fn own_claims(&mut self, report: &Report<'_>) {
        self.raw("## The writer's own claims\n\n");
        if report.own_claims.is_empty() {
            self.raw(report::no_own_claims(self.document));
            self.raw("\n");
        }
        for claim in &report.own_claims {
            self.raw("- ");
            self.span(claim.span);
            self.raw(" (");
            self.words(&kind_of(claim));
            self.raw(")\n");
        }
        self.raw("\n");
    }

    fn hedges(&mut self, report: &Report<'_>) {
        self.raw("## Hedges\n\n");
        if report.hedges.is_empty() {
            self.raw("None.\n\n");
        }
        for (tier, hedges) in &report.hedges {
            let _ = write!(self.out, "### The {} ones\n\n", report::strength(*tier));
            for Hedge { mark, over } in hedges {
                self.raw("- **");
                self.span(mark.span);
                self.raw("** (");
                self.words(&mark.kind);
                self.raw(")");
                if let Some(over) = over {
                    self.raw(" in: ");
                    self.span(over.span);
                }
                self.raw("\n");
            }
            self.raw("\n");
        }
    }

    fn disputes(&mut self, report: &Report<'_>) {
        self.raw("## Figures that disagree\n\n");
        if report.disputes.is_empty() {
            self.raw("None were found.\n\n");
        }
        for dispute in &report.disputes {
            self.raw("### ");
            self.words(report::counted(&dispute.iter().map(|given| given.figure.what.as_str())));
            self.raw("\n\n| figure | who says so | in the text | at |\n| --- | --- | --- | --- |\n");
            for Given { figure, by } in dispute {
                self.raw("| ");
                self.words(&value(figure, &self.document.text));
                self.raw(" | ");
                self.words(by.unwrap_or("the writer"));
                self.raw(" | ");
                self.span(figure.span);
                let _ = writeln!(self.out, " | {} |", self.ruler.at(figure.span.start));
            }
            self.raw("\n");
        }
    }

    fn doubts(&mut self, report: &Report<'_>) {
        if report.doubts.is_empty() {
            return;
        }
        self.raw("## What was doubtful\n\n");
        for warning in &report.doubts {
            self.raw("- ");
            self.words(&warning.message);
            let _ = writeln!(self.out, " (at {})", self.ruler.at(warning.span.start));
        }
        self.raw("\n");
    }

    fn marks(&mut self) {
        self.raw("## Every mark\n\n");
        if self.document.annotations.is_empty() {
            self.raw("None.\n");
            return;
        }
        self.raw("| id | layer | kind | from | to | words | score | rule |\n");
        self.raw("| --- | --- | --- | ---: | ---: | --- | ---: | --- |\n");
        for mark in &self.document.annotations {
            self.mark(mark);
        }
    }

    fn mark(&mut self, mark: &Annotation) {
        for name in [&mark.id, mark.layer.as_ref(), &mark.kind] {
            self.raw("| ");
            self.words(name);
            self.raw(" ");
        }
        let (start, end) = (self.ruler.at(mark.span.start), self.ruler.at(mark.span.end));
        let _ = write!(self.out, "| {start} | {end} | ");
        self.span(mark.span);
        let _ = write!(self.out, " | {} | ", rounded(mark.score));
        self.words(&mark.rule);
        self.raw(" |\n");
    }
}

/// One line of words that mean nothing in Markdown, wherever in a line of ours they stand.
fn escaped(out: &mut String, words: &str) {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in words.char_indices() {
        let opens_list = match letter {
            '-' | '+' | '=' | '#' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if opens_list
            || matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!' | '$')
        {
            out.push('\\');
        }
        out.push(if letter.is_control() { '\u{fffd}' } else { letter });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> String {
        let mut out = String::new();
        escaped(&mut out, words);
        out
    }

    #[test]
    fn words_are_no_markdown() {
        assert_eq!(words("a_b *c* <b>|`"), r"a\_b \*c\* \<b\>\|\`");
        assert_eq!(words("[x](y) ![z] &amp;"), r"\[x\](y) \!\[z\] \&amp;");
        assert_eq!(words("- well-known #1"), r"\- well-known #1");
        assert_eq!(words("12. and 3."), r"12\. and 3.");
        assert_eq!(words("plain"), "plain");
    }
}
