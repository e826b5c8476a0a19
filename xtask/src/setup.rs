//! What does this machine still lack for building and testing, and how does it get it?
//!
//! It never installs what is there already, and never ends well with something missing. Each tool has its own file;
//! each is looked for first where the user may have it, then where an earlier setup has put it.

mod browser;
pub mod cargo_tools;
mod debian;
mod node;
mod wasm;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

/// Where everything was found.
pub struct Tools {
    /// The rustup toolchain that compiles to WebAssembly, where that is not the one in use.
    wasm_toolchain: Option<&'static str>,
    /// Folders to look for commands in, before those of `PATH`.
    folders: Vec<PathBuf>,
    /// The browser and its driver; only tests need them.
    browser: Option<browser::Browser>,
}

impl Tools {
    /// A command that finds the installed tools; Rust in it is the native one.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", self.path());
        // Set by the cargo that started us; another toolchain's must not take them for its own.
        command.env_remove("CARGO").env_remove("LD_LIBRARY_PATH");
        if let Some(browser) = &self.browser {
            command.env("CHROMIUM", &browser.program).env("CHROMEDRIVER", &browser.driver);
        }
        command
    }

    /// A command whose Rust compiles to WebAssembly.
    pub fn for_wasm(&self, program: &str) -> Command {
        let mut command = self.command(program);
        if let Some(toolchain) = self.wasm_toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }

    fn path(&self) -> OsString {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&inherited));
        std::env::join_paths(folders).expect("a folder's name holds no separator")
    }
}

/// Sets up what building the page needs.
pub fn for_building() -> Result<Tools> {
    println!("Setting up what building needs");
    building_tools()
}

/// Sets up all there is: what building needs, and the browser for the tests.
pub fn everything() -> Result<Tools> {
    println!("Setting up");
    let mut tools = building_tools()?;
    tools.browser = Some(browser::set_up()?);
    Ok(tools)
}

fn building_tools() -> Result<Tools> {
    let wasm_toolchain = wasm::set_up()?;
    let node_commands = node::set_up()?;
    let trunk = cargo_tools::set_up(&cargo_tools::trunk())?;
    let bindgen = cargo_tools::set_up(&cargo_tools::wasm_bindgen()?)?;
    cargo_tools::fetch_crates()?;
    let folders = [trunk, bindgen].into_iter().flatten().chain([node_commands]).collect();
    Ok(Tools { wasm_toolchain, folders, browser: None })
}

/// Says what was found: the tool with its version, where it lies, and what it is for.
fn found(tool: &str, place: &str, purpose: &str) {
    println!("  found       {tool}: {purpose} ({place})");
}

/// Says what is about to be installed, and why.
fn installing(tool: &str, how: &str, purpose: &str) {
    println!("  installing  {tool}: {purpose} ({how})");
}

/// The folder for tools that outlive `target/`: `$XDG_CACHE_HOME/sayso`, or `~/.cache/sayso`.
fn cache() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => std::env::home_dir().context("there is no home folder to keep tools in")?.join(".cache"),
    };
    Ok(base.join("sayso"))
}
