//! Do the source files keep the style card?
//!
//! It never parses Rust: it looks at names and lines.

use super::{Complaint, code_lines, rust_files};
use crate::tree::Tree;

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "manager", "misc"];

/// The longest that a source file may be.
const LONGEST: usize = 600;

/// Longer files, each with the reason why it is not split.
const LONGER: &[(&str, &str)] = &[];

/// What ties code to a machine, which the engine must not know.
const OUTSIDE: [&str; 12] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "println!",
    "js_sys",
    "wasm_bindgen",
    "web_sys",
    "yew",
];

/// A file opens with `//!`.
pub fn opens_with_its_question(tree: &Tree) -> Vec<Complaint> {
    let bare = rust_files(tree).filter(|file| !file.text.starts_with("//! "));
    bare.map(|file| {
        Complaint::at(file, 1, "open it with `//!`: the question it answers, and what it never does")
    })
    .collect()
}

/// The root of every program and library forbids unsafe code.
pub fn crates_forbid_unsafe_code(tree: &Tree) -> Vec<Complaint> {
    let roots = rust_files(tree).filter(|file| {
        file.path.ends_with("src/lib.rs")
            || file.path.ends_with("src/main.rs")
            || file.path.contains("src/bin/")
    });
    let careless = roots.filter(|file| !file.text.contains("#![forbid(unsafe_code)]"));
    careless.map(|file| Complaint::at(file, 1, "add #![forbid(unsafe_code)] below its opening")).collect()
}

/// A file or folder is named for what is inside.
pub fn names_say_something(tree: &Tree) -> Vec<Complaint> {
    let empty = tree.paths.iter().filter(|path| {
        let mut names = path.split('/').map(|name| name.split('.').next().unwrap_or(name));
        names.any(|name| EMPTY_NAMES.contains(&name.to_lowercase().as_str()))
    });
    empty.map(|path| Complaint::new(path, 1, "name it for what is inside")).collect()
}

/// A function is named for what it returns, without `get_`.
pub fn no_function_gets(tree: &Tree) -> Vec<Complaint> {
    let getter = ["fn ", "get_"].concat();
    let mut complaints = Vec::new();
    for file in rust_files(tree) {
        let getters = code_lines(file).filter(|(_, line)| line.contains(&getter));
        complaints.extend(
            getters.map(|(at, _)| Complaint::at(file, at, "name it for what it returns, without get_")),
        );
    }
    complaints
}

/// A source file can be read in one sitting.
pub fn files_are_short(tree: &Tree) -> Vec<Complaint> {
    let sources = tree.files.iter().filter(|file| {
        let ending = file.path.rsplit('.').next().unwrap_or_default();
        matches!(ending, "rs" | "mjs" | "js" | "ts" | "css" | "html" | "py")
    });
    let long = sources.filter(|file| file.text.lines().count() > LONGEST);
    let unexcused = long.filter(|file| LONGER.iter().all(|(path, _)| *path != file.path));
    unexcused
        .map(|file| Complaint::at(file, LONGEST + 1, format!("it is over {LONGEST} lines: split it by idea")))
        .collect()
}

/// The engine knows no files, no clock, no threads and no browser.
pub fn engine_knows_only_text(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in rust_files(tree).filter(|file| file.path.starts_with("engine/src/")) {
        for (at, line) in code_lines(file) {
            complaints.extend(OUTSIDE.iter().filter(|name| line.contains(**name)).map(|name| {
                Complaint::at(
                    file,
                    at,
                    format!("{name} has no place in the engine: let the caller bring it in"),
                )
            }));
        }
    }
    complaints
}

/// The workshop does not depend on the page, nor does anything depend on the workshop.
pub fn workshop_stands_apart(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let forbidden = if file.path == "xtask/Cargo.toml" { "sayso-web" } else { "xtask" };
        let dependencies = file
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.split(['=', '.', ' ']).next() == Some(forbidden));
        complaints.extend(dependencies.map(|(at, _)| {
            Complaint::at(file, at + 1, format!("this crate must not depend on {forbidden}"))
        }));
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many complaints a rule has about one file.
    fn complaints(rule: fn(&Tree) -> Vec<Complaint>, path: &str, text: &str) -> usize {
        rule(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn a_file_without_an_opening_is_named() {
        assert_eq!(complaints(opens_with_its_question, "a.rs", "fn a() {}\n"), 1);
        assert_eq!(complaints(opens_with_its_question, "a.rs", "//! Why?\n"), 0);
        assert_eq!(complaints(opens_with_its_question, "a.md", "text"), 0);
    }

    #[test]
    fn only_the_roots_of_crates_must_forbid_unsafe_code() {
        assert_eq!(complaints(crates_forbid_unsafe_code, "src/bin/a.rs", "//! Why?\n"), 1);
        assert_eq!(complaints(crates_forbid_unsafe_code, "src/a.rs", "//! Why?\n"), 0);
        assert_eq!(
            complaints(crates_forbid_unsafe_code, "src/lib.rs", "//! Why?\n#![forbid(unsafe_code)]\n"),
            0
        );
    }

    #[test]
    fn empty_names_are_found_in_files_and_folders() {
        assert_eq!(complaints(names_say_something, "src/utils.rs", ""), 1);
        assert_eq!(complaints(names_say_something, "src/common/a.rs", ""), 1);
        assert_eq!(complaints(names_say_something, "src/commons.rs", ""), 0);
    }

    #[test]
    fn getters_and_long_files_are_found() {
        assert_eq!(complaints(no_function_gets, "a.rs", "    pub fn get_name() {}\n"), 1);
        assert_eq!(complaints(no_function_gets, "a.rs", "    pub fn target_name() {}\n"), 0);
        assert_eq!(complaints(files_are_short, "a.rs", &"\n".repeat(LONGEST + 1)), 1);
        assert_eq!(complaints(files_are_short, "a.rs", &"\n".repeat(LONGEST)), 0);
        assert_eq!(complaints(files_are_short, "a.json", &"\n".repeat(LONGEST + 1)), 0);
    }

    #[test]
    fn the_engine_reads_no_clock_but_its_tests_may() {
        assert_eq!(complaints(engine_knows_only_text, "engine/src/a.rs", "use std::time::Instant;\n"), 1);
        assert_eq!(complaints(engine_knows_only_text, "cli/src/a.rs", "use std::time::Instant;\n"), 0);
        let test = "#[cfg(test)]\nmod tests {\n    use std::time::Instant;\n}\n";
        assert_eq!(complaints(engine_knows_only_text, "engine/src/a.rs", test), 0);
    }

    #[test]
    fn the_workshop_may_use_the_engine_but_not_the_page() {
        assert_eq!(complaints(workshop_stands_apart, "xtask/Cargo.toml", "sayso.workspace = true\n"), 0);
        assert_eq!(
            complaints(workshop_stands_apart, "xtask/Cargo.toml", "sayso-web = { path = \"..\" }\n"),
            1
        );
        assert_eq!(complaints(workshop_stands_apart, "cli/Cargo.toml", "xtask.workspace = true\n"), 1);
    }
}
