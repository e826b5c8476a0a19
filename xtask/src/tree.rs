//! What lies in this repository?
//!
//! It never writes, and never looks at what git does not track.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The repository's root.
pub fn root() -> PathBuf {
    let crate_root = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_root.parent().expect("xtask lies inside the repository").to_owned()
}

/// The network's weights, from the root.
pub const READER: &str = "engine/models/reader.safetensors";

/// A tracked text file.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// The files of the repository.
#[derive(Debug, Default)]
pub struct Tree {
    /// The path of every file, sorted.
    pub paths: Vec<String>,
    /// Those that are UTF-8 text, in the same order.
    pub files: Vec<File>,
}

impl Tree {
    /// Every file that git tracks or, being new, would.
    pub fn tracked() -> Result<Tree> {
        let listed = Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
            .current_dir(root())
            .output()
            .context("git lists the files")?;
        ensure!(
            listed.status.success(),
            "git cannot list the files: {}",
            String::from_utf8_lossy(&listed.stderr)
        );
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        let present = listed.split('\0').filter(|path| !path.is_empty() && root().join(path).is_file());
        let mut paths: Vec<String> = present.map(str::to_owned).collect();
        paths.sort_unstable();
        paths.dedup();
        let text = |path: &String| std::fs::read_to_string(root().join(path)).ok();
        let files =
            paths.iter().filter_map(|path| Some(File { path: path.clone(), text: text(path)? })).collect();
        Ok(Tree { paths, files })
    }
}

#[cfg(test)]
impl Tree {
    /// A tree of these paths and texts.
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Tree {
            paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
            files: files.iter().map(file).collect(),
        }
    }
}

/// The version of a crate that Cargo.lock names.
pub fn locked_version(crate_name: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock is read")?;
    version_in_lock(&lock, crate_name).with_context(|| format!("Cargo.lock names no {crate_name}"))
}

/// The version that follows `name = "NAME"` in the text of a Cargo.lock.
pub fn version_in_lock(lock: &str, crate_name: &str) -> Option<String> {
    let name = format!("name = \"{crate_name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_very_name() {
        let lock = "[[package]]\nname = \"bind-more\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"bind\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "bind").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "more"), None);
    }
}
