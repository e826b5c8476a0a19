//! How is the static site made?
//!
//! It never installs anything: [`setup`](crate::setup) has done that.

use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::setup::Tools;
use crate::tree;

/// Builds the page's programs into `dist/`, for speed and small size.
pub fn build(tools: &Tools) -> Result<()> {
    compile(tools, true)?;
    let outcome = process::run_or_fail("building dist/", &mut command(tools))?;
    println!("  dist/ is built, {}", process::clock(outcome.took));
    Ok(())
}

/// Compiles the page's programs, says how long that took.
pub fn compile(tools: &Tools, release: bool) -> Result<()> {
    let outcome = process::run_or_fail("compiling the page", &mut compiler(tools, release))?;
    println!("  the page's programs are compiled, {}", process::clock(outcome.took));
    Ok(())
}

/// The command that compiles all of the page's programs at a time. Trunk alone would call cargo once for each, and each call
/// would wait for the one before.
pub fn compiler(tools: &Tools, release: bool) -> Command {
    let mut cargo = tools.for_wasm("cargo");
    cargo.args([
        "build",
        "--package",
        "sayso-web",
        "--bins",
        "--target",
        "wasm32-unknown-unknown",
        "--locked",
    ]);
    if release {
        cargo.args(["--profile", "web"]);
    }
    cargo.current_dir(tree::root());
    cargo
}

/// The command that makes `dist/` of what [`compiler`]'s made.
pub fn command(tools: &Tools) -> Command {
    let mut trunk = tools.for_wasm("trunk");
    trunk
        .args(["build", "--release", "--offline", "--skip-version-check", "--locked"])
        .env("CARGO_TERM_QUIET", "true")
        .current_dir(tree::root());
    trunk
}
