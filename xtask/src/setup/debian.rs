//! How do packages of the distribution get onto this machine?
//!
//! It never asks for a password: without root it says what to type.

use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use crate::process;

/// Whether this is a Debian with its package manager.
pub fn is_here() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
        && process::answer(Command::new("apt-get").arg("--version")).is_some()
}

/// Whether whoever runs this may install packages.
pub fn is_root() -> bool {
    process::answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs packages, or says how somebody with the right can.
pub fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let names = packages.join(" ");
    let by_hand = format!("apt-get update && apt-get install -y --no-install-recommends {names}");
    if !is_here() {
        bail!("{purpose} is missing; Debian calls it {names}, your system's packages will have it too");
    }
    if process::answer(Command::new("id").arg("-u")).as_deref() != Some("0") {
        bail!(
            "{purpose} is missing, and only root can install it; run this, then try again,\n      {by_hand}"
        );
    }
    super::installing(&names, "apt-get install", purpose);
    update_once()?;
    let mut apt = apt_get();
    apt.args(["install", "-y", "--no-install-recommends"]).args(packages);
    process::run_or_fail(&format!("installing {names}"), &mut apt)
        .with_context(|| format!("{purpose} could not be installed; by hand it is\n      {by_hand}"))?;
    Ok(())
}

fn update_once() -> Result<()> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.get().is_none() {
        process::run_or_fail("reading the list of packages", apt_get().arg("update"))
            .context("the distribution's packages cannot be reached: is there a network?")?;
        let _ = DONE.set(());
    }
    Ok(())
}

fn apt_get() -> Command {
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
    apt
}
