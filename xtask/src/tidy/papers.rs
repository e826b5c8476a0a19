//! Do the papers agree with the tree: links, layer pages, model cards, versions?
//!
//! It never looks beyond this repository.

use super::{Complaint, rust_files};
use crate::setup::cargo_tools;
use crate::tree::{File, Tree, version_in_lock};

/// What ties a file to the machine or the hour it was written on. In pieces, lest they stand here.
const TRACES: [([&str; 2], &str); 11] = [
    (["/wo", "rk/"], "a path of one machine: give it from the repository's root"),
    (["/ro", "ot/"], "a path of one machine: give it from the repository's root"),
    (["/ho", "me/"], "a path of one machine: give it from the repository's root"),
    (["/Us", "ers/"], "a path of one machine: give it from the repository's root"),
    (["arti", "factory"], "a server of one machine: leave the choice of registry to the user's own settings"),
    (["registry.", "npmjs"], "a registry: run `npm install` again with this repository's .npmrc"),
    (["index.cra", "tes.io"], "a registry: cargo knows where its crates are"),
    (["<<<<", "<<< "], "half of a merge: keep one side"),
    ([">>>>", ">>> "], "half of a merge: keep one side"),
    (["TO", "DO"], "do it, or say in the text what does not work yet"),
    (["FIX", "ME"], "fix it, or say in the text what does not work yet"),
];

/// Nothing in the tree remembers the machine that it was written on.
pub fn no_traces(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in &tree.files {
        for (at, line) in file.text.lines().enumerate() {
            let traces = TRACES.iter().filter(|(trace, _)| line.contains(&trace.concat()));
            complaints.extend(traces.map(|(trace, advice)| {
                Complaint::at(file, at + 1, format!("{} is {advice}", trace.concat()))
            }));
        }
    }
    complaints
}

/// A link in Markdown leads to a file that is there, and to a heading that is in it.
pub fn links_lead_somewhere(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.ends_with(".md")) {
        for (at, target) in links(&file.text) {
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = if path.is_empty() { file.path.clone() } else { resolve(&file.path, path) };
            if !exists(tree, &path) {
                complaints.push(Complaint::at(
                    file,
                    at,
                    format!("{target} leads nowhere: there is no {path}"),
                ));
            } else if !heading.is_empty() && !has_heading(tree, &path, heading) {
                complaints.push(Complaint::at(file, at, format!("{path} has no heading #{heading}")));
            }
        }
    }
    complaints
}

/// A layer has code and a page, side by side.
pub fn layers_have_pages(tree: &Tree) -> Vec<Complaint> {
    let folder = "engine/src/find/";
    let inside = |path: &'_ String| path.strip_prefix(folder).map(str::to_owned);
    let mut complaints = Vec::new();
    for file in rust_files(tree).filter(|file| file.text.contains("impl Finder for ")) {
        let Some(layer) =
            inside(&file.path).and_then(|name| name.split(['/', '.']).next().map(str::to_owned))
        else {
            continue;
        };
        let page = format!("{folder}{layer}.md");
        if !tree.paths.contains(&page) {
            complaints.push(Complaint::at(file, 1, format!("the layer {layer} needs its page, {page}")));
        }
    }
    for page in tree.paths.iter().filter(|path| inside(path).is_some() && path.ends_with(".md")) {
        let code = page.replace(".md", ".rs");
        let folder = page.replace(".md", "/mod.rs");
        if !tree.paths.contains(&code) && !tree.paths.contains(&folder) {
            complaints.push(Complaint::new(
                page,
                1,
                format!("the page documents code that is not there, {code}"),
            ));
        }
    }
    complaints
}

/// A model has a card that says what it learnt from.
pub fn models_have_cards(tree: &Tree) -> Vec<Complaint> {
    let models =
        tree.paths.iter().filter(|path| path.starts_with("engine/models/") && !path.ends_with(".md"));
    let without = models.filter(|model| {
        let card = format!("{}.md", model.rsplit_once('.').map_or(model.as_str(), |(name, _)| name));
        !tree.paths.contains(&card)
    });
    without
        .map(|model| {
            Complaint::new(
                model,
                1,
                "give it a card beside it, NAME.md: data, licence, command, scores, bytes",
            )
        })
        .collect()
}

/// What several files say of a version is the same.
pub fn versions_agree(tree: &Tree) -> Vec<Complaint> {
    let text = |path: &str| tree.files.iter().find(|file| file.path == path);
    let mut complaints = Vec::new();
    let (Some(trunk), Some(lock), Some(package)) =
        (text("Trunk.toml"), text("Cargo.lock"), text("package.json"))
    else {
        return vec![Complaint::new(
            "Trunk.toml",
            1,
            "Trunk.toml, Cargo.lock and package.json belong to the repository",
        )];
    };
    let bindgen = version_in_lock(&lock.text, "wasm-bindgen").unwrap_or_default();
    let binaryen = npm_version(&package.text, "binaryen").unwrap_or_default();
    let binaryen_major = binaryen.split('.').next().unwrap_or_default();
    let wanted = [
        ("wasm_bindgen", bindgen.clone(), "the version of Cargo.lock"),
        ("wasm_opt", format!("version_{binaryen_major}"), "the version of package.json's binaryen"),
        ("trunk-version", format!("={}", cargo_tools::TRUNK), "the version that setup installs"),
    ];
    for (key, value, whose) in wanted {
        let line =
            trunk.text.lines().enumerate().find(|(_, line)| line.split(['=', ' ']).next() == Some(key));
        match line {
            Some((_, line)) if line.contains(&format!("\"{value}\"")) => {}
            Some((at, _)) => {
                complaints.push(Complaint::at(
                    trunk,
                    at + 1,
                    format!("{key} should be \"{value}\", {whose}"),
                ));
            }
            None => complaints.push(Complaint::at(trunk, 1, format!("say {key} = \"{value}\", {whose}"))),
        }
    }
    let ranges =
        package.text.lines().enumerate().filter(|(_, line)| line.contains(": \"^") || line.contains(": \"~"));
    complaints.extend(ranges.map(|(at, _)| Complaint::at(package, at + 1, "name one version, not a range")));
    complaints
}

fn npm_version(package: &str, name: &str) -> Option<String> {
    let line = package.lines().find_map(|line| line.trim().strip_prefix(&format!("\"{name}\": \"")))?;
    Some(line.split('"').next()?.to_owned())
}

/// The targets of relative links outside code, with their lines.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut links = Vec::new();
    let mut in_code = false;
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        let targets = line.match_indices("](").filter_map(|(start, _)| line[start + 2..].split(')').next());
        let relative = targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:"));
        links.extend(relative.map(|target| (at + 1, target)));
    }
    links
}

/// The path from the root that a link in a file leads to.
fn resolve(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn exists(tree: &Tree, path: &str) -> bool {
    let folder = format!("{path}/");
    path.is_empty() || tree.paths.iter().any(|other| other == path || other.starts_with(&folder))
}

fn has_heading(tree: &Tree, path: &str, heading: &str) -> bool {
    let slugs =
        |file: &File| file.text.lines().filter(|line| line.starts_with('#')).map(slug).collect::<Vec<_>>();
    tree.files
        .iter()
        .filter(|file| file.path == path)
        .any(|file| slugs(file).iter().any(|slug| slug == heading))
}

/// A heading as links name it: lower case, hyphens for spaces, no punctuation.
fn slug(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(rule: fn(&Tree) -> Vec<Complaint>, files: &[(&str, &str)]) -> Vec<usize> {
        rule(&Tree::of(files)).into_iter().map(|complaint| complaint.line).collect()
    }

    #[test]
    fn traces_are_found_by_line() {
        let path = ["/ho", "me/somebody"].concat();
        assert_eq!(complaints(no_traces, &[("a.md", &format!("fine\nsee {path}\n"))]), [2]);
        assert!(complaints(no_traces, &[("a.md", "the home/away fixture\n")]).is_empty());
    }

    #[test]
    fn a_link_needs_its_file_and_its_heading() {
        let tree =
            |link: &str| [("docs/a.md", format!("[x]({link})")), ("b.md", "## Two words, here\n".to_owned())];
        let broken = |link: &str| {
            let files = tree(link);
            let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
            !complaints(links_lead_somewhere, &files).is_empty()
        };
        assert!(!broken("../b.md") && !broken("../docs") && !broken("https://example.org/none"));
        assert!(!broken("../b.md#two-words-here"));
        assert!(broken("b.md") && broken("../b.md#three-words"));
    }

    #[test]
    fn a_layer_has_both_its_page_and_its_code() {
        let code = ("engine/src/find/mood.rs", "impl Finder for Mood {");
        let page = ("engine/src/find/mood.md", "# Mood");
        assert_eq!(complaints(layers_have_pages, &[code]).len(), 1);
        assert_eq!(complaints(layers_have_pages, &[page]).len(), 1);
        assert!(complaints(layers_have_pages, &[code, page]).is_empty());
    }

    #[test]
    fn a_model_has_a_card() {
        let model = ("engine/models/tagger.safetensors", "");
        assert_eq!(complaints(models_have_cards, &[model]).len(), 1);
        assert!(complaints(models_have_cards, &[model, ("engine/models/tagger.md", "")]).is_empty());
    }

    #[test]
    fn versions_that_differ_are_named() {
        let trunk = format!(
            "trunk-version = \"={}\"\n[tools]\nwasm_bindgen = \"0.2.1\"\nwasm_opt = \"version_9\"\n",
            cargo_tools::TRUNK
        );
        let lock = "name = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        let files =
            |package| [("Trunk.toml", trunk.as_str()), ("Cargo.lock", lock), ("package.json", package)];
        assert!(complaints(versions_agree, &files("  \"binaryen\": \"9.0.0\"\n")).is_empty());
        assert_eq!(complaints(versions_agree, &files("  \"binaryen\": \"8.0.0\"\n")), [4]);
        assert_eq!(complaints(versions_agree, &files("  \"binaryen\": \"^9.0.0\"\n")).len(), 2);
    }
}
