//! What is a layer? A page that explains it, feeds it and tests it ([`Page`]), and the code that marks it ([`Finder`]).
//!
//! This file never knows any particular layer.

use crate::document::{Annotation, Document, Name, Passage};
use crate::lexicon::{Lexicon, Pattern};
use crate::notation;

/// Marks one layer in a passage.
pub trait Finder: Send + Sync {
    /// The layer's name, as annotations carry it: `hedge`.
    fn layer(&self) -> &'static str;

    /// The page that documents the layer and holds its lexicons and cases.
    fn page(&self) -> &Page;

    /// The marks of this layer in a passage. `found` holds what earlier layers marked in it; nothing is taken away
    /// from there.
    fn find(&self, passage: &Passage<'_>, found: &[Annotation]) -> Vec<Annotation>;
}

/// A layer's page: Markdown whose headings name rules, whose `lexicon` blocks feed them and whose `case` blocks test
/// them.
///
/// A heading of the second level that is one lower-case word, with ` · tier 1` and ` · score 0.9` after it where
/// wanted, opens a rule; any other section is for the reader alone. A block that opens with ` ```lexicon ` or
/// ` ```lexicon NAME ` holds [`Pattern`]s; one that opens with ` ```case ` holds a text and exactly the marks of this
/// layer that it must get, in [`notation`], and ` ```case known-miss ` one that is still read otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The layer: `hedge`.
    pub layer: &'static str,
    /// The Markdown as written.
    pub text: &'static str,
    /// The heading of the first level.
    pub title: &'static str,
    /// The Markdown between the title and the next heading.
    pub intro: &'static str,
    /// The rules in their order.
    pub rules: Vec<Rule>,
}

/// A rule: one section of a layer's page.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The layer and the heading: `hedge.evidential`.
    pub name: Name,
    /// The number behind `tier` in the heading.
    pub tier: Option<i64>,
    /// The number behind `score` in the heading: how often the rule's marks are right.
    pub score: Option<f32>,
    /// The line of its heading, counted from 1.
    pub line: usize,
    /// The whole section as Markdown, its heading included.
    pub section: &'static str,
    /// The patterns of its `lexicon` blocks.
    pub patterns: Vec<Pattern>,
}

impl Rule {
    /// The name without its layer: `evidential`.
    pub fn kind(&self) -> &str {
        self.name.split_once('.').map_or(&self.name, |(_, kind)| kind)
    }

    /// The cases of its `case` blocks. They are read only when they are asked for: whoever reads texts needs none.
    ///
    /// # Errors
    /// The first thing that cannot be understood, with its line.
    pub fn cases(&self) -> Result<Vec<Case>, PageError> {
        let layer = self.name.split_once('.').map_or("", |(layer, _)| layer);
        let fail = |(line, message)| PageError { layer: layer.to_owned().into(), line, message };
        let mut cases = Vec::new();
        for Block { line, opening, content } in blocks(self.section, self.line).map_err(fail)? {
            if opening.starts_with("case") {
                let expected = notation::parse(&content.join("\n"))
                    .map_err(|error| fail((line + error.line, error.message)))?;
                cases.push(Case { line, known_miss: opening == "case known-miss", expected });
            }
        }
        Ok(cases)
    }

    /// The section without heading and blocks: what a reader is told about the rule, as Markdown.
    pub fn prose(&self) -> String {
        let mut prose = String::new();
        let mut in_block = false;
        for line in self.section.lines().skip(1) {
            let second_blank = line.is_empty() && prose.ends_with("\n\n");
            if line.starts_with("```") {
                in_block = !in_block;
            } else if !in_block && !second_blank {
                prose.push_str(line);
                prose.push('\n');
            }
        }
        prose.trim().to_owned()
    }
}

/// A text and the marks that it must get.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The line where its block opens, counted from 1.
    pub line: usize,
    /// Whether it is known to be read otherwise as yet.
    pub known_miss: bool,
    /// The text, its marks, and nothing else.
    pub expected: Document,
}

impl Page {
    /// The page of a layer from its Markdown.
    ///
    /// # Errors
    /// The first thing that cannot be understood, with its line.
    pub fn parse(layer: &'static str, text: &'static str) -> Result<Page, PageError> {
        let fail = |(line, message)| PageError { layer: layer.into(), line, message };
        let mut page = Page { layer, text, title: "", intro: "", rules: Vec::new() };
        for section in sections(text) {
            let (heading, body) = section.text.split_once('\n').unwrap_or((section.text, ""));
            if let Some(title) = heading.strip_prefix("# ") {
                page.title = title.trim();
                page.intro = body.trim();
                continue;
            }
            let Some(rule) = section.rule(layer).map_err(fail)? else { continue };
            if page.rule(&rule.name).is_some() {
                return Err(fail((section.line, format!("the rule {} stands twice", rule.name))));
            }
            page.rules.push(rule);
        }
        Ok(page)
    }

    /// The rule with this name, its layer included.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name)
    }

    /// A lexicon of the patterns that are wanted, in the page's order.
    ///
    /// # Errors
    /// Where a pattern does not parse.
    pub fn lexicon(&self, wanted: impl Fn(&Pattern) -> bool) -> Result<Lexicon, PageError> {
        let patterns = self.rules.iter().flat_map(|rule| &rule.patterns).filter(|pattern| wanted(pattern));
        Lexicon::new(patterns).map_err(|(pattern, message)| PageError {
            layer: self.layer.into(),
            line: pattern.line,
            message,
        })
    }
}

/// A heading and what stands under it.
struct Section {
    /// The heading's line, counted from 1.
    line: usize,
    text: &'static str,
}

/// The sections under headings of the first and second level. What looks like a heading inside a block is none.
fn sections(text: &'static str) -> Vec<Section> {
    let mut starts = Vec::new();
    let mut in_block = false;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if !in_block && (line.starts_with("# ") || line.starts_with("## ")) {
            starts.push((number + 1, at));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|&(_, start)| start).chain([text.len()]);
    let section = |(&(line, start), end): (&(usize, usize), usize)| Section { line, text: &text[start..end] };
    starts.iter().zip(ends).map(section).collect()
}

/// A fenced block.
struct Block {
    /// The line where it opens, counted from 1.
    line: usize,
    /// What stands behind the backticks that open it.
    opening: &'static str,
    content: Vec<&'static str>,
}

/// The blocks of a section that begins at a line of its page; or the line of a block that is never closed.
fn blocks(section: &'static str, first: usize) -> Result<Vec<Block>, (usize, String)> {
    let mut blocks = Vec::new();
    let mut lines = section.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(opening) = line.strip_prefix("```") else { continue };
        let mut block = Block { line: first + at, opening: opening.trim_end(), content: Vec::new() };
        loop {
            match lines.next() {
                Some((_, line)) if line.trim_end() == "```" => break,
                Some((_, line)) => block.content.push(line),
                None => return Err((block.line, "this block is never closed".to_owned())),
            }
        }
        blocks.push(block);
    }
    Ok(blocks)
}

impl Section {
    /// The rule that the section gives, if its heading opens one; or the line of a mistake, and what it is.
    fn rule(&self, layer: &str) -> Result<Option<Rule>, (usize, String)> {
        let heading = self.text.lines().next().unwrap_or("");
        let mut rule = self.headed(layer, heading).map_err(|message| (self.line, message))?;
        for Block { line, opening, content } in blocks(self.text, self.line)? {
            let words: Vec<&str> = opening.split_whitespace().collect();
            match (words.as_slice(), &mut rule) {
                (["lexicon"], Some(rule)) => rule.add_patterns("", line, &content)?,
                (["lexicon", set], Some(rule)) => rule.add_patterns(set, line, &content)?,
                (["case"] | ["case", "known-miss"], Some(_)) => {}
                (["lexicon" | "case", ..], None) => {
                    return Err((line, "this block stands under no rule".to_owned()));
                }
                (["lexicon" | "case", ..], Some(_)) => {
                    return Err((line, format!("`{opening}` opens no block")));
                }
                _ => {}
            }
        }
        Ok(rule)
    }

    /// The still empty rule that a heading opens.
    fn headed(&self, layer: &str, heading: &str) -> Result<Option<Rule>, String> {
        let mut items = heading.trim_start_matches('#').split('·').map(str::trim);
        let kind = items.next().unwrap_or("");
        if kind.is_empty() || !kind.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_') {
            return Ok(None);
        }
        let name = format!("{layer}.{kind}").into();
        let section = self.text.trim_end();
        let mut rule = Rule { name, tier: None, score: None, line: self.line, section, patterns: Vec::new() };
        for item in items {
            let understood = match item.split_once(' ') {
                Some(("tier", number)) => number.parse().map(|number| rule.tier = Some(number)).is_ok(),
                Some(("score", number)) => share(number).map(|number| rule.score = Some(number)).is_some(),
                _ => false,
            };
            if !understood {
                return Err(format!("`{item}` is neither `tier N` nor `score N`"));
            }
        }
        Ok(Some(rule))
    }
}

impl Rule {
    fn add_patterns(
        &mut self,
        set: &'static str,
        opened: usize,
        lines: &[&'static str],
    ) -> Result<(), (usize, String)> {
        for pattern in Pattern::in_block(&self.name, &set.into(), opened + 1, &lines.join("\n")) {
            Lexicon::new([&pattern]).map_err(|(pattern, message)| (pattern.line, message))?;
            self.patterns.push(pattern);
        }
        Ok(())
    }
}

/// The number that is written as `0.85`. The standard library's reader of numbers would bring a table of ten kilobytes.
fn share(written: &str) -> Option<f32> {
    let digits = written.strip_prefix("0.")?;
    let places = u32::try_from(digits.len()).ok().filter(|places| *places <= 4)?;
    Some(digits.parse::<u16>().ok()? as f32 / 10_u16.pow(places) as f32)
}

/// A layer page that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// The layer whose page it is.
    pub layer: Name,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "layer page {}, line {}: {}", self.layer, self.line, self.message)
    }
}

impl std::error::Error for PageError {}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
# Colours

Words for colours.

## red · tier 1 · score 0.9

What is red.

```lexicon
red | dark red
```

```case
It is red.
      ^^^ colour red tier=1
```

Roses too.

```lexicon flower
~rose
```

## How it was made

With care.
";

    #[test]
    fn a_page_gives_its_rules() {
        let page = Page::parse("colour", PAGE).unwrap();
        assert_eq!((page.title, page.intro), ("Colours", "Words for colours."));
        let [rule] = page.rules.as_slice() else { panic!("one rule") };
        assert_eq!(
            (rule.name.as_ref(), rule.kind(), rule.tier, rule.score),
            ("colour.red", "red", Some(1), Some(0.9))
        );
        assert_eq!(rule.prose(), "What is red.\n\nRoses too.");
        assert!(rule.section.starts_with("## red") && rule.section.ends_with("```"));
        let patterns: Vec<_> =
            rule.patterns.iter().map(|p| (p.set.as_ref(), p.text.as_str(), p.line)).collect();
        assert_eq!(patterns, [("", "red", 10), ("", "dark red", 10), ("flower", "~rose", 21)]);
        let [case] = &rule.cases().unwrap()[..] else { panic!("one case") };
        assert_eq!((case.line, case.expected.text.as_str()), (13, "It is red."));
    }

    #[test]
    fn mistakes_have_a_line() {
        let fails = |text| Page::parse("colour", text).unwrap_err().to_string();
        assert_eq!(
            fails("# T\n\n```case\nx\n```\n## How so\n```case\n```"),
            "layer page colour, line 7: this block stands under no rule"
        );
        assert_eq!(
            fails("# T\n## red\n\n```lexicon\na\n(b\n```\n"),
            "layer page colour, line 6: `)` is missing"
        );
        let page = Page::parse("colour", "# T\n## red\n```case\nIt.\n^^^^ colour red\n```\n").unwrap();
        assert_eq!(
            page.rules[0].cases().unwrap_err().to_string(),
            "layer page colour, line 5: the carets reach beyond the text above them"
        );
        assert_eq!(
            fails("# T\n## red · x 1\n"),
            "layer page colour, line 2: `x 1` is neither `tier N` nor `score N`"
        );
        assert_eq!(fails("# T\n## red\n```case\n"), "layer page colour, line 3: this block is never closed");
    }
}
