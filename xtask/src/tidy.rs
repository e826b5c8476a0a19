//! Which rules of the house does the compiler not check?
//!
//! It never changes a file: it names the place and what to do there.

mod imports;
mod models;
mod papers;
mod rust;

use std::process::ExitCode;

use anyhow::Result;

use crate::test::Count;
use crate::tree::{File, Tree};

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Complaint {
    /// The file, from the root.
    path: String,
    /// The line, counted from 1.
    line: usize,
    /// What is wrong, and what to do about it.
    message: String,
}

impl Complaint {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Complaint {
        Complaint { path: path.to_owned(), line, message: message.into() }
    }

    fn at(file: &File, line: usize, message: impl Into<String>) -> Complaint {
        Complaint::new(&file.path, line, message)
    }
}

/// A rule: what it says, and what in the tree breaks it.
type Rule = (&'static str, fn(&Tree) -> Vec<Complaint>);

const RULES: &[Rule] = &[
    ("a Rust file opens with the question it answers", rust::opens_with_its_question),
    ("every crate forbids unsafe code", rust::crates_forbid_unsafe_code),
    ("a file is named for what is inside", rust::names_say_something),
    ("a function is named for what it returns", rust::no_function_gets),
    ("a source file can be read in one sitting", rust::files_are_short),
    ("the engine knows only text", rust::engine_knows_only_text),
    ("the workshop stands apart", rust::workshop_stands_apart),
    ("imports go downward", imports::go_downward),
    ("layers know each other by name alone", imports::layers_stand_apart),
    ("views only draw", imports::views_only_draw),
    ("a layer has code and a page", papers::layers_have_pages),
    ("a model has a card", papers::models_have_cards),
    ("models belong together", models::know_their_reader),
    ("a link leads somewhere", papers::links_lead_somewhere),
    ("versions agree", papers::versions_agree),
    ("nothing remembers the machine it was written on", papers::no_traces),
];

/// Prints every complaint, and whether there was one.
pub fn report() -> Result<ExitCode> {
    let (count, complaints) = count()?;
    print!("{complaints}");
    println!("{} rules hold, {} are broken", count.passed, count.failed);
    Ok(if count.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many rules hold, and the complaints about the others.
pub fn count() -> Result<(Count, String)> {
    let tree = Tree::tracked()?;
    let mut count = Count::default();
    let mut lines = String::new();
    for (rule, broken_by) in RULES {
        let complaints = broken_by(&tree);
        if complaints.is_empty() {
            count.passed += 1;
            continue;
        }
        count.failed += 1;
        lines.push_str(&format!("Rule: {rule}\n"));
        for complaint in complaints {
            lines.push_str(&format!("  {}:{}: {}\n", complaint.path, complaint.line, complaint.message));
        }
    }
    Ok((count, lines))
}

fn rust_files(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.files.iter().filter(|file| file.path.ends_with(".rs"))
}

/// The lines of a Rust file that ship, with their numbers: no comments, and nothing from its tests on.
fn code_lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let shipped = file.text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    shipped
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}
