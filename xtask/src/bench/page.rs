//! How does the page feel to a person, in a real browser?
//!
//! It never measures anything itself: `bench/page.mjs` does, on the site as it ships.

use anyhow::{Context as _, Result, ensure};

use crate::{dist, setup, tree};

/// Builds `dist/` and prints what a Chromium makes of it.
pub fn run() -> Result<()> {
    let tools = setup::everything()?;
    dist::build(&tools)?;
    let mut node = tools.command("node");
    let status =
        node.arg("bench/page.mjs").current_dir(tree::root()).status().context("node cannot be started")?;
    ensure!(status.success(), "measuring the page failed");
    Ok(())
}
