//! Does everything hold?
//!
//! It never stops at the first failure: a person wants to know all that is broken.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::setup::{self, Tools};
use crate::{dist, eval, process, sizes, tidy, tree};

/// How many checks of a stage held, and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that held.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
}

/// Sets up, runs every stage, prints how each went, and then how many checks held over all.
pub fn test() -> Result<ExitCode> {
    let started = Instant::now();
    let tools = setup::everything()?;
    println!("\nTesting");
    let mut summary = Summary::default();
    summary.command("formatting", single, tools.command("cargo").args(["fmt", "--all", "--check"]));
    let mut clippy = tools.command("cargo");
    clippy.args(["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]);
    summary.command("clippy", single, &mut clippy);
    let mut native = tools.command("cargo");
    native.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
    summary.command("native and doc tests", cargo_tests, &mut native);
    summary.command("wasm tests", cargo_tests, &mut wasm_tests(&tools));
    let built = summary.command("the page compiles", single, &mut dist::compiler(&tools, true))
        && summary.command("dist/ builds", single, &mut dist::command(&tools));
    if built {
        summary.command("browser tests", node_tests, tools.command("npm").args(["test", "--silent"]));
    }
    summary.check("tidy", tidy::count);
    match eval::count().transpose() {
        Some(counted) => summary.check("figures", || counted),
        None => {
            println!("  skipped figures: the marked articles that they are measured on are not in ../shared");
        }
    }
    if built {
        summary.check("sizes", sizes::count);
    }
    Ok(summary.print(started.elapsed()))
}

fn wasm_tests(tools: &Tools) -> Command {
    let mut cargo = tools.for_wasm("cargo");
    cargo
        .args([
            "test",
            "--package",
            "sayso-web",
            "--target",
            "wasm32-unknown-unknown",
            "--locked",
            "--no-fail-fast",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo
}

#[derive(Default)]
struct Summary {
    stages: Vec<(&'static str, Count, Duration)>,
}

impl Summary {
    /// Runs a stage that is one command; says whether it went well.
    fn command(
        &mut self,
        name: &'static str,
        counter: fn(&str) -> Option<Count>,
        command: &mut Command,
    ) -> bool {
        let (success, output, took) = match process::run(name, command.current_dir(tree::root())) {
            Ok(outcome) => (outcome.success, outcome.output, outcome.took),
            Err(error) => (false, format!("{error:#}"), Duration::ZERO),
        };
        let count = settle(counter(&output), success);
        self.add(name, count, took, &output);
        count.failed == 0
    }

    /// Runs a stage of our own.
    fn check(&mut self, name: &'static str, check: impl FnOnce() -> Result<(Count, String)>) {
        let started = Instant::now();
        let (count, report) =
            check().unwrap_or_else(|error| (Count { passed: 0, failed: 1 }, format!("{error:#}\n")));
        self.add(name, count, started.elapsed(), &report);
    }

    /// Adds a stage, and shows its output where something in it failed.
    fn add(&mut self, name: &'static str, count: Count, took: Duration, output: &str) {
        let verdict = if count.failed == 0 { "ok    " } else { "FAILED" };
        println!("  {verdict}  {name}: {}, {}", in_words(count), process::clock(took));
        if count.failed > 0 {
            print!("{}", process::telling(output, 400));
        }
        self.stages.push((name, count, took));
    }

    fn print(&self, took: Duration) -> ExitCode {
        println!("\nAfter {}:", process::clock(took));
        let mut sum = Count::default();
        for (name, count, took) in &self.stages {
            println!(
                "  {name:<22} {:>6} passed {:>4} failed   {}",
                count.passed,
                count.failed,
                process::clock(*took)
            );
            sum.passed += count.passed;
            sum.failed += count.failed;
        }
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn in_words(count: Count) -> String {
    format!("{} passed, {} failed", count.passed, count.failed)
}

/// The count of a stage that ended so. One that counts nothing is a single check; one that should have counted tests and
/// found none has failed, and so has one that broke off before it came to the failure.
fn settle(counted: Option<Count>, success: bool) -> Count {
    match (counted, success) {
        (None, true) => Count { passed: 1, failed: 0 },
        (None, false) | (Some(Count { passed: 0, failed: 0 }), true) => Count { passed: 0, failed: 1 },
        (Some(Count { passed, failed: 0 }), false) => Count { passed, failed: 1 },
        (Some(counted), _) => counted,
    }
}

/// A stage that is one check: how it ended says all.
fn single(_output: &str) -> Option<Count> {
    None
}

/// The sum of the closing lines of cargo's and wasm-bindgen's test runners.
fn cargo_tests(output: &str) -> Option<Count> {
    let results = output.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
    Some(results.fold(Count::default(), |sum, line| Count {
        passed: sum.passed + number_before(line, " passed"),
        failed: sum.failed + number_before(line, " failed"),
    }))
}

/// The closing lines of Node's test runner: `# pass 12`, `# fail 0`.
fn node_tests(output: &str) -> Option<Count> {
    let number = |name: &str| {
        let said = output.lines().rev().find_map(|line| {
            line.trim_start_matches(|letter: char| !letter.is_ascii_alphabetic()).strip_prefix(name)
        });
        said.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Some(Count { passed: number("pass "), failed: number("fail ") })
}

fn number_before(line: &str, words: &str) -> usize {
    let before = line.split(words).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_several_test_programs_add_up() {
        let output = "test a ... ok\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n\
                      test result: FAILED. 10 passed; 2 failed; 0 ignored\n";
        assert_eq!(cargo_tests(output), Some(Count { passed: 13, failed: 2 }));
    }

    #[test]
    fn node_s_closing_lines_are_read_in_both_of_its_styles() {
        assert_eq!(node_tests("# tests 5\n# pass 4\n# fail 1\n"), Some(Count { passed: 4, failed: 1 }));
        assert_eq!(node_tests("ℹ tests 5\nℹ pass 5\nℹ fail 0\n"), Some(Count { passed: 5, failed: 0 }));
    }

    #[test]
    fn a_stage_that_breaks_before_counting_fails_once() {
        let counted = |passed, failed| Some(Count { passed, failed });
        assert_eq!(settle(counted(0, 0), false), Count { passed: 0, failed: 1 });
        assert_eq!(settle(counted(3, 0), false), Count { passed: 3, failed: 1 });
        assert_eq!(settle(counted(3, 2), false), Count { passed: 3, failed: 2 });
        assert_eq!(settle(None, false), Count { passed: 0, failed: 1 });
    }

    #[test]
    fn a_stage_without_a_test_has_failed() {
        assert_eq!(settle(Some(Count::default()), true), Count { passed: 0, failed: 1 });
        assert_eq!(settle(None, true), Count { passed: 1, failed: 0 });
    }
}
