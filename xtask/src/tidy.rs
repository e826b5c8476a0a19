//! Which rules of the house does the compiler not check?
//!
//! It never changes a file: it names the place and what to do there.

mod rust;

use std::process::ExitCode;

use crate::test::Count;
use crate::tree::{self, File};

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The file, from the root.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to do about it.
    pub message: String,
}

/// A rule: what it says, and what breaks it in these files.
type Rule = (&'static str, fn(&[File]) -> Vec<Complaint>);

const RULES: &[Rule] = &[
    ("a Rust file opens with the question it answers", rust::opens_with_its_question),
    ("every crate forbids unsafe code", rust::crates_forbid_unsafe_code),
];

/// Prints every complaint, and whether there was one.
pub fn report() -> ExitCode {
    let (count, complaints) = count();
    print!("{complaints}");
    println!("{} rules hold, {} are broken", count.passed, count.failed);
    if count.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many rules hold, and the complaints, one a line.
pub fn count() -> (Count, String) {
    let files = match tree::files() {
        Ok(files) => files,
        Err(error) => return (Count { passed: 0, failed: 1 }, format!("{error:#}\n")),
    };
    let mut count = Count::default();
    let mut lines = String::new();
    for (rule, broken_by) in RULES {
        let complaints = broken_by(&files);
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
    (count, lines)
}
