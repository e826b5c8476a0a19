//! Where are Node and the packages that package-lock.json names?
//!
//! It never installs a package in another version than the lock's, and none outside `node_modules/`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{debian, found, installing};
use crate::{process, tree};

/// The oldest Node that the tests run on.
const OLDEST: u32 = 18;
const PURPOSE: &str = "runs wasm-opt and the browser tests";

/// Makes sure of Node and its packages. Gives the folder of their commands.
pub fn set_up() -> Result<PathBuf> {
    if node_version().is_none() || npm_version().is_none() {
        debian::install(&["nodejs", "npm"], "Node.js with npm")?;
    }
    let version = node_version().context("Node.js does not start; install it with npm, then try again")?;
    let npm = npm_version().context("npm does not start; install it beside Node.js, then try again")?;
    let major: u32 =
        version.trim_start_matches('v').split('.').next().unwrap_or_default().parse().unwrap_or(0);
    if major < OLDEST {
        bail!("Node {version} is too old: {OLDEST} or newer is needed");
    }
    found(&format!("Node {version}"), &format!("npm {npm}"), PURPOSE);
    packages()?;
    Ok(tree::root().join("node_modules/.bin"))
}

fn packages() -> Result<()> {
    let root = tree::root();
    let wanted =
        std::fs::read_to_string(root.join("package-lock.json")).context("package-lock.json is read")?;
    // A copy of the lock that the packages were installed from: npm's own record differs from it.
    let record = root.join("node_modules/.installed-from");
    if std::fs::read_to_string(&record).is_ok_and(|had| had == wanted) {
        found("Node packages", "node_modules, as package-lock.json has them", PURPOSE);
        return Ok(());
    }
    installing("Node packages", "npm ci", PURPOSE);
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&root);
    process::run_or_fail("npm ci", &mut npm)
        .context("the Node packages could not be installed: is there a network?")?;
    std::fs::write(&record, wanted).with_context(|| format!("{} is written", record.display()))
}

fn node_version() -> Option<String> {
    process::answer(Command::new("node").arg("--version"))
}

fn npm_version() -> Option<String> {
    process::answer(Command::new("npm").arg("--version"))
}
