//! Where is what cargo brings: the crates of Cargo.lock, trunk, and wasm-bindgen in the version of Cargo.lock?
//!
//! It never puts them where the user keeps his own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{found, installing};
use crate::{process, tree};

/// A tool that `cargo install` makes.
pub struct Tool {
    /// Its name in the cache: `trunk`.
    name: &'static str,
    /// The crate that has it.
    package: &'static str,
    version: String,
    /// Its commands.
    commands: &'static [&'static str],
    /// Whether its own Cargo.lock is used.
    locked: bool,
    purpose: &'static str,
}

/// The version of trunk. Later ones need a newer Rust than the workspace does.
pub const TRUNK: &str = "0.21.14";

/// The builder of the page.
pub fn trunk() -> Tool {
    Tool {
        name: "trunk",
        package: "trunk",
        version: TRUNK.to_owned(),
        commands: &["trunk"],
        locked: true,
        purpose: "builds and serves the page",
    }
}

/// The maker of the JavaScript beside the wasm; it refuses wasm of any other version than its own.
pub fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: tree::locked_version("wasm-bindgen")?,
        commands: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        locked: false,
        purpose: "joins wasm and JavaScript",
    })
}

/// Makes sure that the tool is there. Gives the folder of its commands where that is not in `PATH`.
pub fn set_up(tool: &Tool) -> Result<Option<PathBuf>> {
    let title = format!("{} {}", tool.name, tool.version);
    if tool.commands.iter().all(|command| has_version(command.into(), &tool.version)) {
        found(&title, "in PATH", tool.purpose);
        return Ok(None);
    }
    let place = super::cache()?.join(format!("{}-{}", tool.name, tool.version));
    let folder = place.join("bin");
    if tool.commands.iter().all(|command| has_version(folder.join(command), &tool.version)) {
        found(&title, &place.display().to_string(), tool.purpose);
        return Ok(Some(folder));
    }
    installing(&title, "cargo install, some minutes", tool.purpose);
    let mut cargo = Command::new("cargo");
    cargo.args(["install", tool.package, "--version", &tool.version, "--force", "--root"]).arg(&place);
    if tool.locked {
        cargo.arg("--locked");
    }
    // The tools' own release profiles spend minutes on speed that nobody notices here.
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    let installed = process::run_or_fail(&format!("installing {title}"), &mut cargo)
        .with_context(|| format!("{title} could not be installed: is there a network?"))?;
    println!("    {title} is installed in {}, {}", place.display(), process::clock(installed.took));
    Ok(Some(folder))
}

/// Fetches the crates of Cargo.lock, because trunk builds without the network.
pub fn fetch_crates() -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["fetch", "--locked"]).current_dir(tree::root());
    process::run_or_fail("fetching the crates of Cargo.lock", &mut cargo).context("is there a network?")?;
    found("crates of Cargo.lock", "cargo's own cache", "what the programs are built from");
    Ok(())
}

fn has_version(command: PathBuf, version: &str) -> bool {
    let said = process::answer(Command::new(command).arg("--version"));
    said.is_some_and(|said| said.split_whitespace().any(|word| word == version))
}
