//! How are the network's weights made, from nothing?
//!
//! It never learns anything itself: training/train.py does, in an environment of its own under `target/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::{process, tree};

/// The oldest Python that the pinned packages run on: 3 and this.
const OLDEST: u32 = 11;

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    data: PathBuf,
    /// What stands behind `--`.
    further: Vec<String>,
}

impl Options {
    /// Reads `--data DIR`; what stands behind `--` is for train.py.
    pub fn parse(arguments: &[String]) -> Result<Options> {
        let mut options = Options { data: "../shared".into(), further: Vec::new() };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--data" => options.data = rest.next().context("--data needs a folder")?.into(),
                "--" => options.further = rest.by_ref().cloned().collect(),
                _ => bail!(
                    "train knows --data DIR and, behind --, what training/train.py knows, not {argument}"
                ),
            }
        }
        Ok(options)
    }
}

/// Sets up Python, builds the program that divides texts into tokens, and trains.
pub fn run(options: &Options) -> Result<()> {
    let root = tree::root();
    let data = fs::canonicalize(root.join(&options.data)).with_context(|| {
        format!("there is no {}: --data DIR says where the articles are", options.data.display())
    })?;
    for split in ["train", "dev"] {
        let folder = data.join("data/attribution/polnear").join(split);
        ensure!(
            folder.is_dir(),
            "{} is missing: PolNeAR's articles are learnt from, and they are not in this repository",
            folder.display()
        );
    }
    let python = environment(&root)?;
    println!("Building the command sayso, which gives the tokens");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--release", "--locked", "--package", "sayso-cli"]).current_dir(&root);
    process::run_or_fail("building sayso", &mut cargo)?;
    println!("Training; every phase is kept in target/training and not done twice");
    let mut train = Command::new(python);
    train.args(["training/train.py", "--engine", "target/release/sayso", "--data"]).arg(data);
    train.args(["--out", "engine/models", "--work", "target/training"]);
    train.args(["--check", "engine/tests/net/check.txt"]).args(&options.further);
    let status = train.current_dir(&root).status().context("Python cannot be started")?;
    ensure!(status.success(), "training/train.py failed; the reason stands above");
    Ok(())
}

/// The Python of `target/training/venv`, with the packages of `training/requirements.txt`.
fn environment(root: &Path) -> Result<PathBuf> {
    let folder = root.join("target/training/venv");
    let python = folder.join("bin/python");
    let wanted = fs::read_to_string(root.join("training/requirements.txt"))?;
    let record = folder.join("installed-from");
    if fs::read_to_string(&record).is_ok_and(|had| had == wanted) {
        println!("Found the packages of training/requirements.txt in {}", folder.display());
        return Ok(python);
    }
    let version = process::answer(Command::new("python3").arg("--version"))
        .context("there is no python3: install Python, with its venv module")?;
    ensure!(is_new_enough(&version), "{version} is too old: 3.{OLDEST} or newer is needed");
    println!("Installing the packages of training/requirements.txt in {}: some gigabytes", folder.display());
    let mut venv = Command::new("python3");
    process::run_or_fail("making the environment", venv.args(["-m", "venv"]).arg(&folder))
        .context("does this Python lack its venv module? Debian has it in python3-venv")?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--requirement", "training/requirements.txt"]).current_dir(root);
    process::run_or_fail("pip install", &mut pip).context("is there a network?")?;
    fs::write(&record, wanted)?;
    Ok(python)
}

/// Whether `Python 3.12.1` is at least 3.[`OLDEST`].
fn is_new_enough(version: &str) -> bool {
    let minor =
        version.strip_prefix("Python 3.").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &str) -> Result<Options> {
        Options::parse(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn what_stands_behind_the_dashes_is_for_python() {
        let options = parsed("--data there -- --phases gold --data elsewhere").unwrap();
        assert_eq!(options.data, PathBuf::from("there"));
        assert_eq!(options.further, ["--phases", "gold", "--data", "elsewhere"]);
        assert!(parsed("--phases gold").is_err() && parsed("--data").is_err());
    }

    #[test]
    fn old_pythons_are_told_apart() {
        assert!(is_new_enough("Python 3.11.0") && is_new_enough("Python 3.14.2"));
        assert!(!is_new_enough("Python 3.9.18") && !is_new_enough("Python 2.7.18") && !is_new_enough(""));
    }
}
