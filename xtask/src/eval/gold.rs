//! What does a brat file mark? Reads gold files, and the program's own, alike.
//!
//! It never scores, and never guesses at a line that it does not understand.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context as _, Result, bail};

use super::letters::Letters;

/// The marks of one article, offsets in code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Every event.
    pub attributions: Vec<Attribution>,
    /// Every hedge.
    pub hedges: Vec<Mark>,
    /// Every claim.
    pub claims: Vec<Mark>,
}

/// An attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// Its event's name in the file.
    pub id: String,
    /// Its trigger.
    pub cue: Letters,
    /// All its sources.
    pub source: Letters,
    /// All its contents.
    pub content: Letters,
    /// The fragments of its contents as they were written.
    pub fragments: BTreeSet<(usize, usize)>,
    /// Whom its source means, in one word, where the file says so.
    pub who: Option<String>,
    /// What the file notes about it.
    pub note: String,
}

/// A hedge or a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its span's name in the file.
    pub id: String,
    /// Where it stands.
    pub letters: Letters,
    /// `evidential`, `quantity`.
    pub kind: Option<String>,
    /// The attribution that a claim is said to be from.
    pub by: Option<String>,
    /// What the file notes about it.
    pub note: String,
}

/// The spans of a text-bound line.
type Fragments = Vec<(usize, usize)>;

/// The lines of a file, sorted by what they are.
#[derive(Default)]
struct Lines<'a> {
    /// In the file's order: name, kind, fragments.
    spans: Vec<(&'a str, &'a str, Fragments)>,
    /// In the file's order: name, then role and span for each argument, the trigger first.
    events: Vec<(&'a str, Vec<(&'a str, &'a str)>)>,
    /// The value of a thing's attribute.
    attributes: HashMap<(&'a str, &'a str), &'a str>,
    /// Who is linked to whom by `AttributedTo`: the first link counts.
    attributed: HashMap<&'a str, &'a str>,
    notes: HashMap<&'a str, &'a str>,
}

/// Reads the text of an `.ann` file.
pub fn marks(file: &str) -> Result<Marks> {
    let mut lines = Lines::default();
    for (number, line) in file.lines().enumerate() {
        lines.read(line).with_context(|| format!("line {}: {line}", number + 1))?;
    }
    lines.marks()
}

impl<'a> Lines<'a> {
    fn read(&mut self, line: &'a str) -> Result<()> {
        let mut columns = line.split('\t');
        let name = columns.next().unwrap_or_default();
        let mut words = columns.next().unwrap_or_default().split_whitespace();
        match name.bytes().next() {
            Some(b'T') => {
                let (kind, offsets) = line[name.len() + 1..].split_once(' ').context("a span has offsets")?;
                let offsets = offsets.split('\t').next().unwrap_or_default();
                self.spans.push((name, kind, fragments(offsets)?));
            }
            Some(b'E') => {
                let roles = words.map(|word| word.split_once(':').context("an argument is ROLE:SPAN"));
                self.events.push((name, roles.collect::<Result<_>>()?));
            }
            Some(b'A') => {
                let (Some(attribute), Some(of)) = (words.next(), words.next()) else {
                    bail!("an attribute is NAME TARGET [VALUE]");
                };
                self.attributes.insert((of, attribute), words.next().unwrap_or_default());
            }
            Some(b'R') => {
                let kind = words.next();
                let mut ends = words.filter_map(|word| Some(word.split_once(':')?.1));
                let (Some(from), Some(to)) = (ends.next(), ends.next()) else {
                    bail!("a relation is NAME Arg1:ONE Arg2:OTHER");
                };
                if kind == Some("AttributedTo") {
                    self.attributed.entry(from).or_insert(to);
                }
            }
            Some(b'#') => {
                if let (Some(of), Some(note)) = (words.nth(1), columns.next()) {
                    self.notes.insert(of, note);
                }
            }
            Some(_) => bail!("no such line in brat"),
            None => {}
        }
        Ok(())
    }

    fn marks(&self) -> Result<Marks> {
        let spans: HashMap<&str, &Fragments> = self.spans.iter().map(|(name, _, at)| (*name, at)).collect();
        let attributions = self.events.iter().map(|(name, roles)| {
            let held = |wanted: &str| -> Result<Fragments> {
                let mut all = Vec::new();
                for (_, span) in roles.iter().filter(|(role, _)| role.starts_with(wanted)) {
                    all.extend(spans.get(span).copied().with_context(|| format!("{name}: no {span}"))?);
                }
                Ok(all)
            };
            let (_, trigger) = roles.first().with_context(|| format!("{name} has no trigger"))?;
            let cue = spans.get(trigger).copied().with_context(|| format!("{name}: no {trigger}"))?;
            let content = held("Content")?;
            Ok(Attribution {
                id: (*name).to_owned(),
                cue: cue.iter().copied().collect(),
                source: held("Source")?.into_iter().collect(),
                content: content.iter().copied().collect(),
                fragments: content.into_iter().collect(),
                who: self.attributes.get(&(*name, "Who")).map(|&who| who.to_owned()),
                note: self.note(name),
            })
        });
        Ok(Marks {
            attributions: attributions.collect::<Result<_>>()?,
            hedges: self.marks_of("Hedge"),
            claims: self.marks_of("Claim"),
        })
    }

    fn marks_of(&self, wanted: &str) -> Vec<Mark> {
        let of_kind = self.spans.iter().filter(|(_, kind, _)| *kind == wanted);
        of_kind
            .map(|(name, _, fragments)| Mark {
                id: (*name).to_owned(),
                letters: fragments.iter().copied().collect(),
                kind: self.attributes.get(&(*name, "Kind")).map(|&kind| kind.to_owned()),
                by: self.attributed.get(name).map(|&by| by.to_owned()),
                note: self.note(name),
            })
            .collect()
    }

    fn note(&self, of: &str) -> String {
        self.notes.get(of).map_or_else(String::new, |&note| note.to_owned())
    }
}

/// `37 40;50 92` as pairs.
pub fn fragments(offsets: &str) -> Result<Vec<(usize, usize)>> {
    offsets
        .split(';')
        .map(|fragment| {
            let (start, end) = fragment.trim().split_once(' ').context("a fragment is START END")?;
            Ok((start.parse()?, end.trim().parse()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
T1\tAttribution 10 14\tsaid
T2\tSource 0 9\tThe mayor
T3\tContent 15 20;30 34\tit is over
E1\tAttribution:T1 Source:T2 Content:T3
A1\tForm E1 indirect
A2\tNoCue E1
A4\tWho E1 mayor
T4\tClaim 15 20\tit is
A3\tKind T4 state
R1\tAttributedTo Arg1:T4 Arg2:E1
#1\tAnnotatorNotes T4\tclaim.clause 0.50
";

    #[test]
    fn events_spans_attributes_relations_and_notes_are_read() {
        let marks = marks(FILE).unwrap();
        let [attribution] = marks.attributions.as_slice() else { panic!("{marks:?}") };
        assert_eq!(attribution.fragments, BTreeSet::from([(15, 20), (30, 34)]));
        assert_eq!(attribution.source.spans(), [(0, 9)]);
        assert_eq!(attribution.who.as_deref(), Some("mayor"));
        assert_eq!(attribution.cue.spans(), [(10, 14)]);
        let [claim] = marks.claims.as_slice() else { panic!("{marks:?}") };
        assert_eq!((claim.kind.as_deref(), claim.by.as_deref()), (Some("state"), Some("E1")));
        assert_eq!(claim.note, "claim.clause 0.50");
    }

    #[test]
    fn a_line_that_is_not_brat_is_named() {
        let error = marks("T1\tHedge 0 3\tmay\nT2\tHedge\tx\n").unwrap_err();
        assert!(format!("{error:#}").starts_with("line 2: "), "{error:#}");
    }
}
