//! Who imports whom?
//!
//! It never knows why a room stands where it does: ARCHITECTURE.md says that.

use super::{Complaint, code_lines, rust_files};
use crate::tree::{File, Tree};

/// A room of a crate, and the rooms that it may import from besides itself.
type Room = (&'static str, &'static [&'static str]);

const ENGINE: &[Room] = &[
    ("document", &[]),
    ("order", &[]),
    ("read", &["document"]),
    ("net", &["document", "order", "read"]),
    ("lexicon", &["document", "order"]),
    ("notation", &["document"]),
    ("nest", &["document", "order"]),
    ("layer", &["document", "lexicon", "notation"]),
    ("find", &["document", "order", "read", "net", "lexicon", "notation", "nest", "layer"]),
    ("link", &["document", "order", "read", "lexicon", "nest", "layer", "find"]),
    ("select", &["document"]),
    ("write", &["document", "notation"]),
    ("read_back", &["document", "read", "write"]),
];

const PAGE: &[Room] = &[
    ("wire", &[]),
    ("browser", &[]),
    ("digest", &[]),
    ("keys", &[]),
    ("settings", &["keys"]),
    ("dismissals", &[]),
    ("words", &["digest", "keys", "dismissals"]),
    ("sift", &["digest", "dismissals"]),
    ("state", &["digest", "sift", "keys", "settings", "dismissals", "wire", "words"]),
    ("views", &["state", "digest", "sift", "keys", "settings", "dismissals", "wire", "words"]),
    ("annotator", &["wire"]),
    ("exchange", &["wire"]),
    ("client", &["state", "digest", "browser", "wire", "words"]),
    ("question", &["browser", "client", "wire"]),
    ("errands", &["browser", "settings", "dismissals", "wire", "words"]),
    (
        "page",
        &[
            "state", "browser", "digest", "sift", "keys", "settings", "wire", "words", "views", "client",
            "errands",
        ],
    ),
    (
        "desk",
        &[
            "state",
            "settings",
            "keys",
            "dismissals",
            "browser",
            "digest",
            "wire",
            "words",
            "views",
            "question",
            "errands",
        ],
    ),
];

/// The parts of the engine that read, which are the annotator's to call.
const READERS: [&str; 6] = ["Annotator", "find", "lexicon", "link", "net", "read"];

/// Within `find/`, what every layer may use: where the quotations are.
const SHARED_LAYERS: [&str; 1] = ["quote"];

/// Inside a crate nothing imports upward, in a circle, or through the crate's root.
pub fn go_downward(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in rust_files(tree) {
        if let Some(inside) = file.path.strip_prefix("engine/src/") {
            complaints.extend(check(file, inside, ENGINE));
        } else if let Some(inside) = file.path.strip_prefix("src/") {
            complaints.extend(check(file, inside, PAGE));
        }
    }
    complaints
}

/// A layer's finder knows other layers by their names alone.
pub fn layers_stand_apart(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in rust_files(tree) {
        let Some(inside) = file.path.strip_prefix("engine/src/find/") else { continue };
        let layer = stem(inside);
        if layer == "mod" {
            continue;
        }
        // Only in find/LAYER.rs itself is `super` the room of all layers.
        let path_to_layers =
            if inside.contains('/') { &["crate::find::"][..] } else { &["crate::find::", "super::"] };
        for (at, line) in code_lines(file) {
            for name in path_to_layers.iter().flat_map(|path| names_after(line, path)) {
                let is_layer = name.starts_with(|letter: char| letter.is_ascii_lowercase());
                if is_layer && name != layer && !SHARED_LAYERS.contains(&name) {
                    let message =
                        format!("{layer} must not call {name}: it may look at the marks that {name} left");
                    complaints.push(Complaint::at(file, at, message));
                }
            }
        }
    }
    complaints
}

/// A view draws what it is given: it calls neither the browser nor the engine.
pub fn views_only_draw(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in rust_files(tree).filter(|file| file.path.starts_with("src/views")) {
        for (at, line) in code_lines(file) {
            let rooms = names_after(line, "sayso::").filter(|room| READERS.contains(room));
            complaints.extend(rooms.map(|room| {
                Complaint::at(
                    file,
                    at,
                    format!("a view gets readings as props; sayso::{room} belongs to the annotator"),
                )
            }));
        }
    }
    complaints
}

fn check(file: &File, inside: &str, rooms: &[Room]) -> Vec<Complaint> {
    let room = stem(inside);
    if matches!(room, "lib" | "main" | "bin") {
        return Vec::new();
    }
    let Some((_, allowed)) = rooms.iter().find(|(name, _)| *name == room) else {
        let message = format!("say in ARCHITECTURE.md and in tidy/imports.rs whom {room} may import");
        return vec![Complaint::at(file, 1, message)];
    };
    let mut complaints = Vec::new();
    for (at, line) in code_lines(file) {
        for name in names_after(line, "crate::") {
            let message = if name.starts_with(|letter: char| letter.is_ascii_uppercase()) {
                format!("import {name} from the module that defines it, not through the crate's root")
            } else if name == room || allowed.contains(&name) || rooms.iter().all(|(other, _)| *other != name)
            {
                continue;
            } else {
                format!(
                    "{room} must not import {name}: pass the value in, or move the code to where both can see it"
                )
            };
            complaints.push(Complaint::at(file, at, message));
        }
    }
    complaints
}

/// The names that follow a path in a line: one after `crate::a`, several after `crate::{a, b::C}`.
fn names_after<'a>(line: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    let starts = line.match_indices(path).filter(|(at, _)| {
        let before = line[..*at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, '_' | ':' | '$'))
    });
    starts.flat_map(move |(at, _)| {
        let rest = &line[at + path.len()..];
        let group = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
        group.unwrap_or(rest).split(',').take(if group.is_some() { usize::MAX } else { 1 }).map(first_name)
    })
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    let end = path.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(path.len());
    &path[..end]
}

/// `read` of `read/token.rs` and of `read.rs`.
fn stem(inside: &str) -> &str {
    inside.split(['/', '.']).next().unwrap_or(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(rule: fn(&Tree) -> Vec<Complaint>, path: &str, text: &str) -> usize {
        rule(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn an_import_goes_down_but_not_up() {
        assert_eq!(complaints(go_downward, "engine/src/link/tie.rs", "use crate::document::Span;\n"), 0);
        assert_eq!(complaints(go_downward, "engine/src/write/json.rs", "use crate::read::token;\n"), 1);
        assert_eq!(
            complaints(go_downward, "engine/src/write/json.rs", "    crate::read::token::tokens(text)\n"),
            1
        );
        assert_eq!(
            complaints(go_downward, "engine/src/write/json.rs", "use crate::{document::Span, read};\n"),
            1
        );
        assert_eq!(complaints(go_downward, "src/views/card.rs", "use crate::browser;\n"), 1);
    }

    #[test]
    fn nothing_is_imported_through_the_root() {
        assert_eq!(complaints(go_downward, "engine/src/link.rs", "use crate::Annotator;\n"), 1);
    }

    #[test]
    fn a_room_that_nobody_placed_is_named() {
        assert_eq!(complaints(go_downward, "engine/src/attic.rs", "//! Why?\n"), 1);
        assert_eq!(complaints(go_downward, "engine/src/lib.rs", "use find::quote;\n"), 0);
    }

    #[test]
    fn a_layer_calls_no_other_layer_but_the_quotations() {
        assert_eq!(
            complaints(layers_stand_apart, "engine/src/find/hedge.rs", "use super::claim::clause;\n"),
            1
        );
        assert_eq!(
            complaints(layers_stand_apart, "engine/src/find/hedge.rs", "use crate::find::claim;\n"),
            1
        );
        assert_eq!(complaints(layers_stand_apart, "engine/src/find/hedge.rs", "use super::quote;\n"), 0);
        assert_eq!(complaints(layers_stand_apart, "engine/src/find/hedge/modal.rs", "use super::clue;\n"), 0);
    }

    #[test]
    fn a_view_does_not_annotate() {
        assert_eq!(complaints(views_only_draw, "src/views/text.rs", "use sayso::Annotator;\n"), 1);
        assert_eq!(complaints(views_only_draw, "src/views/text.rs", "use sayso::document::Document;\n"), 0);
    }
}
