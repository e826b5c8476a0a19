//! Do the Rust files keep the style card?
//!
//! It never parses Rust: it looks at lines.

use super::Complaint;
use crate::tree::File;

/// A file opens with `//!`.
pub fn opens_with_its_question(files: &[File]) -> Vec<Complaint> {
    let bare = rust_files(files).filter(|file| !file.text.starts_with("//! "));
    bare.map(|file| complaint(file, 1, "open it with `//!`: the question it answers, and what it never does"))
        .collect()
}

/// The root of every crate forbids unsafe code.
pub fn crates_forbid_unsafe_code(files: &[File]) -> Vec<Complaint> {
    let roots = rust_files(files).filter(|file| {
        file.path.ends_with("src/lib.rs")
            || file.path.ends_with("src/main.rs")
            || file.path.contains("src/bin/")
    });
    let careless = roots.filter(|file| !file.text.contains("#![forbid(unsafe_code)]"));
    careless.map(|file| complaint(file, 1, "add #![forbid(unsafe_code)] below its opening")).collect()
}

fn rust_files(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.path.ends_with(".rs"))
}

fn complaint(file: &File, line: usize, message: impl Into<String>) -> Complaint {
    Complaint { path: file.path.clone(), line, message: message.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> [File; 1] {
        [File { path: path.to_owned(), text: text.to_owned() }]
    }

    #[test]
    fn a_file_without_an_opening_is_named() {
        assert_eq!(opens_with_its_question(&file("a.rs", "fn a() {}\n")).len(), 1);
        assert!(opens_with_its_question(&file("a.rs", "//! Why?\n")).is_empty());
        assert!(opens_with_its_question(&file("a.md", "text")).is_empty());
    }

    #[test]
    fn only_the_roots_of_crates_must_forbid_unsafe_code() {
        assert_eq!(crates_forbid_unsafe_code(&file("src/bin/a.rs", "//! Why?\n")).len(), 1);
        assert!(crates_forbid_unsafe_code(&file("src/a.rs", "//! Why?\n")).is_empty());
        assert!(
            crates_forbid_unsafe_code(&file("src/lib.rs", "//! Why?\n#![forbid(unsafe_code)]\n")).is_empty()
        );
    }
}
