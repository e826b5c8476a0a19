//! How is the static site made?
//!
//! It never installs anything: [`setup`](crate::setup) has done that.

use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::setup::Tools;
use crate::tree;

/// Builds the page and the annotator into `dist/`, for speed and small size.
pub fn build(tools: &Tools) -> Result<()> {
    let outcome = process::run_or_fail("building dist/", &mut command(tools))?;
    println!("  dist/ is built, {}", process::clock(outcome.took));
    Ok(())
}

/// The command that [`build`] runs.
pub fn command(tools: &Tools) -> Command {
    let mut trunk = tools.for_wasm("trunk");
    trunk
        .args(["build", "--release", "--offline", "--skip-version-check", "--locked"])
        .current_dir(tree::root());
    trunk
}
