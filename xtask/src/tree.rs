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

/// A tracked text file.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// Every tracked or not yet ignored file that is UTF-8 text, in the order of their paths.
pub fn files() -> Result<Vec<File>> {
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
    let mut paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    let texts = paths.into_iter().filter_map(|path| {
        let text = std::fs::read_to_string(root().join(path)).ok()?;
        Some(File { path: path.to_owned(), text })
    });
    Ok(texts.collect())
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
