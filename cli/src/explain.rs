//! `sayso explain` and `sayso lexicon`: what the layers' pages say.
//!
//! It never reads a text.

use anyhow::anyhow;
use sayso::Annotator;
use sayso::layer::Rule;

use crate::annotate::print;
use crate::options::Explain;

/// Prints the section of a rule or the page of a layer, or lists the rules.
pub fn explain(annotator: &Annotator, options: &Explain) -> anyhow::Result<bool> {
    let Some(wanted) = &options.rule else {
        print(annotator.rules().map(listed).collect())?;
        return Ok(true);
    };
    let section = annotator.rules().find(|rule| rule.name == *wanted).map(|rule| rule.section);
    let page = || Some(annotator.finders().find(|finder| finder.layer() == wanted)?.page().text);
    let text = section
        .or_else(page)
        .ok_or_else(|| anyhow!("no such rule or layer: {wanted} (`sayso explain` lists them)"))?;
    print(text.trim_end().to_owned())?;
    Ok(true)
}

/// Prints every pattern of every rule, one a line.
pub fn lexicon(annotator: &Annotator) -> anyhow::Result<bool> {
    let patterns = annotator.rules().flat_map(|rule| &rule.patterns);
    let line = |name: &str, text: &str, set: &str| match set {
        "" => format!("{name}\t{text}\n"),
        set => format!("{name}\t{text}\t{set}\n"),
    };
    print(patterns.map(|pattern| line(&pattern.rule, &pattern.text, &pattern.set)).collect())?;
    Ok(true)
}

/// The rule's name and the first sentence of its page.
fn listed(rule: &Rule) -> String {
    let prose = rule.prose().split_whitespace().collect::<Vec<_>>().join(" ");
    let first = prose.split_inclusive(". ").next().unwrap_or_default().trim_end();
    format!("{:28} {first}", rule.name).trim_end().to_owned() + "\n"
}
