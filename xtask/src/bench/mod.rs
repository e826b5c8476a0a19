//! How fast is it? Starts the measurement of a part by its name.
//!
//! It never decides whether that is fast enough.

mod net;
mod page;
mod reading;

use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    part: String,
    megabytes: usize,
}

impl Options {
    /// Reads the part's name and `--megabytes N`.
    pub fn parse(arguments: &[String]) -> Result<Options> {
        let (part, rest) =
            arguments.split_first().context("bench needs a part's name: net, page or reading")?;
        let mut options = Options { part: part.clone(), megabytes: 1 };
        let mut rest = rest.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--megabytes" => {
                    let number = rest.next().context("--megabytes needs a number")?;
                    options.megabytes = number.parse().with_context(|| format!("{number} is no number"))?;
                    ensure!(options.megabytes > 0, "--megabytes needs at least 1");
                }
                _ => bail!("bench knows --megabytes N, not {argument}"),
            }
        }
        Ok(options)
    }
}

/// Measures a part and prints what it finds, in a build for speed.
pub fn run(options: &Options) -> Result<()> {
    // The page is built for speed whoever measures it.
    if options.part == "page" {
        return page::run();
    }
    if cfg!(debug_assertions) {
        return run_built_for_speed(options);
    }
    match options.part.as_str() {
        "net" => net::run(),
        "reading" => reading::run(options.megabytes * 1_000_000),
        part => bail!("there is no part {part} to measure: net, page, reading"),
    }
}

fn run_built_for_speed(options: &Options) -> Result<()> {
    let megabytes = options.megabytes.to_string();
    let status = Command::new(env!("CARGO"))
        .current_dir(crate::tree::root())
        .args(["run", "--quiet", "--release", "--package", "xtask", "--", "bench", &options.part])
        .args(["--megabytes", &megabytes])
        .status()
        .context("cargo cannot be started")?;
    ensure!(status.success(), "measuring {} failed", options.part);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &str) -> Result<Options> {
        Options::parse(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_part_and_a_length_are_understood() {
        let reading = |megabytes| Options { part: "reading".to_owned(), megabytes };
        assert_eq!(parsed("reading").unwrap(), reading(1));
        assert_eq!(parsed("reading --megabytes 10").unwrap(), reading(10));
        for wrong in ["", "reading --megabytes", "reading --megabytes 0", "reading --fast"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }
}
