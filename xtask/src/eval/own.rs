//! Which articles did we annotate ourselves? Their marks lie in `training/annotations/dev`, their texts beside the
//! project.
//!
//! It never keeps a text, and never takes one that is not the annotated one letter for letter.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::{Article, files_in, gold, stem};
use crate::digest::sha256;
use crate::tree;

/// The folder of the annotations, in the repository.
const FOLDER: &str = "training/annotations/dev";

/// The articles, by name; none where nobody has put annotations there.
pub fn articles(data: &Path) -> Result<Vec<Article>> {
    let folder = tree::root().join(FOLDER);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut articles = Vec::new();
    for path in files_in(&folder, "ann")? {
        let name = stem(&path);
        let read = || -> Result<Article> {
            let file = fs::read_to_string(&path)?;
            let text = text(data, &name)?;
            let digest = file.lines().find_map(|line| line.split("sha256 ").nth(1));
            check_digest(&text, digest.context("no SHA-256 of its text")?)?;
            Ok(Article { name: name.clone(), gold: gold::marks(&file)?, text })
        };
        articles.push(read().with_context(|| path.display().to_string())?);
    }
    Ok(articles)
}

/// Fails where a text has another SHA-256 than the annotated one.
pub fn check_digest(text: &str, digest: &str) -> Result<()> {
    let found = sha256(text.as_bytes());
    ensure!(found == digest.trim(), "the text is not the one that was annotated: its SHA-256 is {found}");
    Ok(())
}

/// A text of the treebank by its document's name, or else one of PolNeAR's development articles.
fn text(data: &Path, name: &str) -> Result<String> {
    let path = if name.starts_with("GUM_") {
        data.join("data/pos/gum-open.conllu")
    } else {
        data.join("data/attribution/polnear/dev/text").join(format!("{name}.txt"))
    };
    let file = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    if !name.starts_with("GUM_") {
        return Ok(file);
    }
    treebank_text(&file, name).with_context(|| format!("{} has no {name}", path.display()))
}

/// The text of a document of a treebank: a space between sentences, an empty line between paragraphs.
fn treebank_text(conllu: &str, name: &str) -> Option<String> {
    let mut paragraphs: Vec<Vec<&str>> = Vec::new();
    let newdoc = |line: &str| line.strip_prefix("# newdoc id = ").map(|id| id == name);
    let inside = conllu.lines().skip_while(|line| newdoc(line) != Some(true));
    for line in inside.take_while(|line| newdoc(line) != Some(false)) {
        if line == "# newpar" || line.starts_with("# newpar ") {
            paragraphs.push(Vec::new());
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            match paragraphs.last_mut() {
                Some(last) => last.push(sentence),
                None => paragraphs.push(vec![sentence]),
            }
        }
    }
    let joined: Vec<String> = paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
    (!joined.is_empty()).then(|| joined.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_treebank_document_is_its_sentences_by_paragraph() {
        let conllu = "\
# newdoc id = one
# newpar
# text = Not this.

# newdoc id = two
# newpar id = p1
# text = It rains.
1\tIt\t_

# text = It pours.

# newpar
# text = The end.

# newdoc id = three
# text = Nor this.
";
        assert_eq!(treebank_text(conllu, "two").as_deref(), Some("It rains. It pours.\n\nThe end."));
        assert_eq!(treebank_text(conllu, "four"), None);
    }

    #[test]
    fn another_text_is_refused() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(check_digest("abc", abc).is_ok());
        assert!(check_digest("abd", abc).is_err());
    }
}
