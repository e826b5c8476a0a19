//! What does PolNeAR mark? Its attributions as gold marks, one annotator's for each article.
//!
//! It never repairs a span: lines that are not whole are passed over.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::gold::{Attribution, Marks, fragments};
use super::{Article, files_in, stem};

/// The articles of a split with their marks: of an article that several people annotated, the first file by name.
pub fn articles(split: &Path) -> Result<Vec<Article>> {
    let texts: BTreeMap<String, PathBuf> =
        files_in(&split.join("text"), "txt")?.into_iter().map(|path| (stem(&path), path)).collect();
    let mut taken = BTreeSet::new();
    let mut articles = Vec::new();
    for path in files_in(&split.join("attributions"), "ann")? {
        let name = stem(&path);
        let Some(text) = texts.keys().find(|text| name.starts_with(*text)) else { continue };
        if taken.insert(text) {
            let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let text = &texts[text];
            articles.push(Article {
                name: stem(text),
                text: fs::read_to_string(text).with_context(|| text.display().to_string())?,
                gold: Marks { attributions: attributions(&file), ..Marks::default() },
            });
        }
    }
    Ok(articles)
}

/// The attributions of a PolNeAR file that have a content.
fn attributions(file: &str) -> Vec<Attribution> {
    let mut spans = HashMap::new();
    let mut found = Vec::new();
    for line in file.lines() {
        let mut columns = line.split('\t');
        let (Some(name), Some(second)) = (columns.next(), columns.next()) else { continue };
        if name.starts_with('T') {
            // A line broken in two has its second half here or its offsets missing there.
            if let Some((_, offsets)) = second.split_once(' ')
                && let Ok(fragments) = fragments(offsets)
            {
                spans.insert(name, fragments);
            }
        } else if name.starts_with('E') {
            found.extend(attribution(name, second, &spans));
        }
    }
    found
}

fn attribution(name: &str, roles: &str, spans: &HashMap<&str, Vec<(usize, usize)>>) -> Option<Attribution> {
    let held = |wanted: &str| -> BTreeSet<(usize, usize)> {
        let roles = roles.split_whitespace().filter_map(|role| role.split_once(':'));
        roles
            .filter(|(role, _)| role.trim_end_matches(|c: char| c.is_ascii_digit()) == wanted)
            .filter_map(|(_, span)| spans.get(span))
            .flatten()
            .copied()
            .collect()
    };
    let (cue, source, fragments) = (held("Cue"), held("Source"), held("Content"));
    let first = *fragments.first()?;
    // As in the gold files: without a cue the source stands in, without both the content's beginning.
    let trigger = match (cue.is_empty(), source.is_empty()) {
        (false, _) => cue,
        (true, false) => source.clone(),
        (true, true) => BTreeSet::from([(first.0, first.0 + 1)]),
    };
    Some(Attribution {
        id: name.to_owned(),
        cue: trigger.into_iter().collect(),
        source: source.into_iter().collect(),
        content: fragments.iter().copied().collect(),
        fragments,
        who: None,
        note: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_with_numbers_count_and_broken_lines_do_not() {
        let file = "\
T1\tContent 0 4\tRain
T2\tContent 9 13\tsnow
T3\tCue 5 8\tsaid
T4\tSource 20 24\tthe
office
T5\tAttribution 5 8\tsaid
E1\tAttribution:T5 Content:T1 Content2:T2 Cue:T3 Source:T4
E2\tAttribution:T5 Cue:T3
E3\tAttribution:T5 Content:T2
";
        let found = attributions(file);
        assert_eq!(found.iter().map(|each| each.id.as_str()).collect::<Vec<_>>(), ["E1", "E3"]);
        assert_eq!(found[0].content.spans(), [(0, 4), (9, 13)]);
        assert_eq!(found[0].source.spans(), [(20, 24)]);
        assert_eq!(found[1].cue.spans(), [(9, 10)]);
    }
}
