//! What does a student take away? The marks of both, and who the student thinks is right, for people and for programs.
//!
//! It never holds a name that was not given for it.

use sayso::write::units::{Ruler, Units};
use serde::Serialize;

use super::practising::state::State;
use crate::digest::practice::{LAYERS, tally};
use crate::views::agreement::told;
use crate::words::{self, desk};

/// The name of the file's shape.
const SCHEMA: &str = "sayso-practice/1";

/// The result of a practice.
#[derive(Serialize)]
pub struct Practised<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    /// When two marks count as one.
    rule: String,
    /// What every start and end counts.
    units: Units,
    text: &'a str,
    layers: Vec<Layer>,
    marks: Vec<Marked<'a>>,
}

#[derive(Serialize)]
struct Layer {
    layer: &'static str,
    both: usize,
    only_you: usize,
    only_sayso: usize,
}

#[derive(Serialize)]
struct Marked<'a> {
    layer: &'static str,
    /// `both`, `you`, `sayso`
    found_by: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    /// `me`, `sayso` or `open`; nothing where it was not decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<&'a str>,
    /// Who marked what, and why.
    #[serde(skip)]
    told: String,
}

impl<'a> Practised<'a> {
    /// The result of a practice that has been revealed.
    pub fn of(state: &'a State, name: &'a str) -> Option<Practised<'a>> {
        let (reading, findings) = (state.reading()?, state.findings.as_ref()?);
        let ruler = Ruler::new(&state.text, Units::Utf16);
        let marks = findings.iter().enumerate().map(|(at, found)| {
            let mark = found.theirs.as_deref().and_then(|id| reading.mark(id));
            let found_by = match (found.yours, &found.theirs) {
                (Some(_), Some(_)) => "both",
                (Some(_), None) => "you",
                _ => "sayso",
            };
            Marked {
                layer: found.layer,
                found_by,
                start: ruler.at(found.span.start),
                end: ruler.at(found.span.end),
                text: found.span.of(&state.text),
                kind: mark.map(|mark| &*mark.kind),
                rule: mark.map(|mark| &*mark.rule),
                right: state.answers.get(at).map(String::as_str).filter(|answer| !answer.is_empty()),
                told: told(found, reading),
            }
        });
        let layer = |layer| {
            let [both, only_you, only_sayso] = tally(findings, layer);
            Layer { layer, both, only_you, only_sayso }
        };
        Some(Practised {
            schema: SCHEMA,
            name: name.trim(),
            rule: desk::OVERLAP_RULE.to_string(),
            units: Units::Utf16,
            text: &state.text,
            layers: LAYERS.map(layer).into(),
            marks: marks.collect(),
        })
    }

    /// The result as Markdown.
    pub fn markdown(&self) -> String {
        let title = match self.name {
            "" => desk::AGREEMENT.to_string(),
            name => format!("{}: {}", desk::AGREEMENT, escaped(name)),
        };
        let [both, you, sayso] = desk::AGREEMENT_COLUMNS;
        let first_line = self.text.trim_start().lines().next().unwrap_or_default();
        let mut lines = vec![
            format!("# {title}"),
            format!("> {}", escaped(&words::shortened(first_line, 120))),
            format!("|   | {both} | {you} | {sayso} |\n|---|---:|---:|---:|"),
        ];
        if let Some(table) = lines.last_mut() {
            for Layer { layer, both, only_you, only_sayso } in &self.layers {
                table
                    .push_str(&format!("\n| {} | {both} | {only_you} | {only_sayso} |", words::layer(layer)));
            }
        }
        lines.push(self.rule.clone());
        for (title, wanted) in [(desk::WHO_IS_RIGHT, false), (desk::FOUND_BY_BOTH, true)] {
            let marks = self.marks.iter().filter(|mark| (mark.found_by == "both") == wanted);
            let items: Vec<String> = marks.map(|mark| self.item(mark)).collect();
            if !items.is_empty() {
                lines.push(format!("## {title}"));
                lines.push(items.join("\n"));
            }
        }
        lines.join("\n\n") + "\n"
    }

    fn item(&self, mark: &Marked<'_>) -> String {
        let quoted = format!("- “{}”", escaped(&words::shortened(mark.text, 300)));
        if mark.found_by == "both" {
            return format!("{quoted}: {}", words::layer(mark.layer));
        }
        let answer = desk::ANSWERS.iter().find(|(key, _)| *key == mark.right.unwrap_or_default());
        let answer = answer.map_or(String::new(), |(_, name)| name.to_string());
        format!("{quoted}: {} {} {answer}.", mark.told, desk::RIGHT)
    }
}

/// Words as Markdown shows them as they are.
fn escaped(words: &str) -> String {
    let mut escaped = String::new();
    for letter in words.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::practising::state::tests::practised;
    use super::*;
    use serde_json::Value;

    #[test]
    fn the_file_for_programs_has_every_mark_and_counts_utf16() {
        let state = practised();
        let written = serde_json::to_value(Practised::of(&state, " Ada ").unwrap()).unwrap();
        assert_eq!((&written["schema"], &written["name"]), (&Value::from(SCHEMA), &Value::from("Ada")));
        assert_eq!(written["units"], "utf16");
        let text: Vec<u16> = state.text.encode_utf16().collect();
        for mark in written["marks"].as_array().unwrap() {
            let (start, end) =
                (mark["start"].as_u64().unwrap() as usize, mark["end"].as_u64().unwrap() as usize);
            assert_eq!(String::from_utf16(&text[start..end]).unwrap(), mark["text"].as_str().unwrap());
        }
        let hedge = |found_by: &str| {
            let marks = written["marks"].as_array().unwrap().iter();
            marks.filter(|mark| mark["layer"] == "hedge" && mark["found_by"] == found_by).count()
        };
        assert_eq!((hedge("both"), hedge("you")), (1, 1));
        let nameless = serde_json::to_value(Practised::of(&state, "").unwrap()).unwrap();
        assert!(nameless.get("name").is_none());
    }

    #[test]
    fn the_file_for_people_says_what_differs_and_who_is_right() {
        let written = Practised::of(&practised(), "Ada *L*").unwrap().markdown();
        assert!(written.starts_with("# Your marks and Sayso’s: Ada \\*L\\*\n"), "{written}");
        assert!(written.contains("| Hedge | 1 | 1 | 0 |"), "{written}");
        assert!(
            written.contains("- “the quay”: You marked this as Hedge, Sayso did not. Who is right?"),
            "{written}"
        );
        assert!(written.contains("I am."), "{written}");
        assert!(written.contains("## Found by both\n\n- “may”: Hedge"), "{written}");
    }
}
