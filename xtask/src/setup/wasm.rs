//! Which Rust compiles to WebAssembly here?
//!
//! It never downloads a toolchain where `RUSTUP_AUTO_INSTALL=0` forbids it: the distribution's compiler serves then.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{debian, found, installing};
use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";
const PURPOSE: &str = "compiles the page and the annotator";

/// The name under which rustup knows the distribution's compiler.
const DISTRO: &str = "distro";
const DISTRO_RUSTC: &str = "/usr/bin/rustc";
const DISTRO_CARGO: &str = "/usr/bin/cargo";
const DISTRO_STD_MANIFEST: &str = "/usr/lib/rustlib/src/rust/library/sysroot/Cargo.toml";

/// Makes sure that some Rust has the target. Gives the rustup toolchain to use, if it is not the one in use.
pub fn set_up() -> Result<Option<&'static str>> {
    if compiles(None) {
        found(&format!("target {TARGET}"), &version(None), PURPOSE);
        return Ok(None);
    }
    if compiles(Some(DISTRO)) {
        found(
            &format!("target {TARGET}"),
            &format!("toolchain {DISTRO}, {}", version(Some(DISTRO))),
            PURPOSE,
        );
        return Ok(Some(DISTRO));
    }
    let rustup = process::answer(Command::new("rustup").arg("--version")).is_some();
    let may_download = std::env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0");
    if rustup && !may_download {
        println!("  missing     target {TARGET}: RUSTUP_AUTO_INSTALL=0 keeps rustup from adding it");
    } else if rustup {
        installing(&format!("target {TARGET}"), "rustup target add", PURPOSE);
        let added =
            process::run("rustup target add", Command::new("rustup").args(["target", "add", TARGET]))?;
        if added.success && compiles(None) {
            return Ok(None);
        }
        println!("    rustup could not add it:\n{}", process::tail(&added.output, 5));
    }
    if !debian::is_here() {
        bail!(
            "no Rust here compiles to {TARGET}; with rustup it is `rustup target add {TARGET}`, \
             else your system's package of Rust's standard library for WebAssembly"
        );
    }
    if !debian::is_root() {
        bail!(
            "Debian's Rust can compile to {TARGET}, but only root can set it up: run `cargo xtask setup` as root once"
        );
    }
    from_the_distribution(rustup)
}

/// Installs the distribution's compiler and builds the standard library for the target with it, from its sources.
fn from_the_distribution(rustup: bool) -> Result<Option<&'static str>> {
    if !Path::new(DISTRO_STD_MANIFEST).exists() || version_of(DISTRO_RUSTC).is_none() {
        debian::install(
            &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"],
            "a Rust that reaches WebAssembly",
        )?;
    }
    let linker = format!("lld-{}", llvm_version()?);
    if process::answer(Command::new(format!("wasm-ld-{}", llvm_version()?)).arg("--version")).is_none() {
        debian::install(&[&linker], "the linker for WebAssembly")?;
    }
    build_std()?;
    let toolchain = rustup.then_some(DISTRO);
    if rustup {
        let mut link = Command::new("rustup");
        process::run_or_fail("naming the toolchain", link.args(["toolchain", "link", DISTRO, "/usr"]))?;
    }
    if !compiles(toolchain) {
        bail!("the distribution's Rust was set up, yet it does not compile to {TARGET}");
    }
    Ok(toolchain)
}

fn build_std() -> Result<()> {
    installing(
        &format!("the standard library for {TARGET}"),
        "built from the distribution's sources",
        PURPOSE,
    );
    let build = super::cache()?.join("std");
    let mut cargo = Command::new(DISTRO_CARGO);
    cargo
        .args(["build", "--release", "--locked", "--target", TARGET, "--manifest-path", DISTRO_STD_MANIFEST])
        .env("CARGO_TARGET_DIR", &build)
        .env("RUSTC", DISTRO_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH");
    process::run_or_fail("building the standard library", &mut cargo)?;
    let built = build.join(TARGET).join("release/deps");
    let place = PathBuf::from("/usr/lib/rustlib").join(TARGET).join("lib");
    copy_libraries(&built, &place).with_context(|| {
        format!("the standard library cannot be put into {}: is this root?", place.display())
    })?;
    // Nothing looks into it again, and it takes 100 MB.
    let _ = std::fs::remove_dir_all(&build);
    Ok(())
}

/// Puts the libraries of `built` into `place`, instead of those that another compiler left there.
fn copy_libraries(built: &Path, place: &Path) -> Result<()> {
    std::fs::create_dir_all(place)?;
    for old in libraries(place)? {
        std::fs::remove_file(old)?;
    }
    for library in libraries(built)? {
        std::fs::copy(&library, place.join(library.file_name().context("a library has a name")?))?;
    }
    Ok(())
}

fn libraries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    let is_library = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rlib");
    Ok(entries.into_iter().map(|entry| entry.path()).filter(is_library).collect())
}

/// Whether a small program compiles and links; that finds a library left by another compiler too.
fn compiles(toolchain: Option<&str>) -> bool {
    let Ok(folder) = super::cache().map(|cache| cache.join(format!("probe-{}", std::process::id()))) else {
        return false;
    };
    let source = folder.join("probe.rs");
    let written =
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&source, "pub fn probe() {}\n"));
    let mut rustc = rustc(toolchain);
    rustc
        .args(["--crate-type", "cdylib", "--target", TARGET, "-o"])
        .arg(folder.join("probe.wasm"))
        .arg(&source);
    let compiles = written.is_ok() && process::answer(&mut rustc).is_some();
    let _ = std::fs::remove_dir_all(&folder);
    compiles
}

fn rustc(toolchain: Option<&str>) -> Command {
    let mut rustc = Command::new("rustc");
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    rustc.env_remove("LD_LIBRARY_PATH");
    rustc
}

fn version(toolchain: Option<&str>) -> String {
    process::answer(rustc(toolchain).arg("--version")).unwrap_or_default()
}

fn version_of(rustc: &str) -> Option<String> {
    process::answer(Command::new(rustc).arg("--version").env_remove("LD_LIBRARY_PATH"))
}

/// The number of the LLVM that the distribution's compiler is built on, such as 22: its linker's package bears it.
fn llvm_version() -> Result<String> {
    let verbose = process::answer(Command::new(DISTRO_RUSTC).arg("-vV").env_remove("LD_LIBRARY_PATH"));
    let verbose = verbose.context("the distribution's rustc does not start")?;
    let version = verbose.lines().find_map(|line| line.strip_prefix("LLVM version: ")).unwrap_or_default();
    Ok(version.split('.').next().unwrap_or_default().to_owned())
}
