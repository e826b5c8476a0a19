//! How does a command of the workshop run, and how does a person see that it does?
//!
//! It never decides which command that is.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a command may be silent before a line says that it still runs.
const PATIENCE: Duration = Duration::from_secs(15);

/// How a command ended.
pub struct Outcome {
    /// Whether it exited with 0.
    pub success: bool,
    /// Its standard output and standard error, in the order in which their lines came.
    pub output: String,
    /// How long it took.
    pub took: Duration,
}

/// Runs a command to its end, says from time to time that it still runs and what it said last.
pub fn run(what: &str, command: &mut Command) -> Result<Outcome> {
    let started = Instant::now();
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{program} cannot be started"))?;
    let (sender, lines) = channel();
    let readers = [
        send_lines(child.stdout.take().expect("standard output is piped"), sender.clone()),
        send_lines(child.stderr.take().expect("standard error is piped"), sender),
    ];
    let mut output = String::new();
    let mut next_word = started + PATIENCE;
    loop {
        match lines.recv_timeout(next_word.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                output.push_str(&line);
                output.push('\n');
            }
            Err(RecvTimeoutError::Timeout) => {
                println!("    … {what}, {}: {}", clock(started.elapsed()), last_words(&output));
                next_word = Instant::now() + PATIENCE;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    for reader in readers {
        reader.join().expect("a reader of lines does not panic");
    }
    let status = child.wait().with_context(|| format!("{program} is waited for"))?;
    Ok(Outcome { success: status.success(), output, took: started.elapsed() })
}

/// Runs a command that has to succeed; the error holds the end of what it said.
pub fn run_or_fail(what: &str, command: &mut Command) -> Result<Outcome> {
    let outcome = run(what, command)?;
    if !outcome.success {
        bail!("{what} failed:\n{}", tail(&outcome.output, 30));
    }
    Ok(outcome)
}

/// What a short command prints on standard output, trimmed; nothing if it cannot be started or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Minutes and seconds: `2 min 05 s`, `7 s`.
pub fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {:02} s", seconds / 60, seconds % 60) }
}

/// What tells most of a failure, set in: what the output says of tests that it calls *not ok*, else its last lines.
pub fn telling(output: &str, count: usize) -> String {
    let mut inside = false;
    let of_failure = |line: &&str| {
        inside = line.trim_start().starts_with("not ok ") || inside && line.trim() != "...";
        inside
    };
    let failures: Vec<&str> = output.lines().filter(of_failure).collect();
    if failures.is_empty() { tail(output, count) } else { tail(&failures.join("\n"), count) }
}

/// The last lines of an output, set in.
pub fn tail(output: &str, count: usize) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let from = lines.len().saturating_sub(count);
    lines[from..].iter().map(|line| format!("      {line}\n")).collect()
}

fn send_lines(stream: impl Read + Send + 'static, to: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            if to.send(line).is_err() {
                return;
            }
        }
    })
}

fn last_words(output: &str) -> String {
    let line = output.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no word yet");
    line.trim().chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_told_however_much_went_well_after_it() {
        let output =
            "not ok 1 - adds\n  ---\n  error: 2 is not 3\n  ...\nok 2 - subtracts\n  ---\n  ...\n# fail 1\n";
        assert_eq!(telling(output, 9), "      not ok 1 - adds\n        ---\n        error: 2 is not 3\n");
        assert_eq!(telling("one\ntwo\n", 1), "      two\n");
    }

    #[test]
    fn both_streams_and_the_exit_status_are_kept() {
        let outcome =
            run("a test", Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"])).unwrap();
        assert!(!outcome.success);
        assert!(outcome.output.contains("out\n") && outcome.output.contains("err\n"));
    }

    #[test]
    fn a_failure_names_the_step_and_shows_the_end_of_its_output() {
        let error =
            run_or_fail("the step", Command::new("sh").args(["-c", "echo why; exit 1"])).err().unwrap();
        let message = error.to_string();
        assert!(message.contains("the step failed") && message.contains("why"), "{message}");
    }

    #[test]
    fn times_read_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(7)), "7 s");
        assert_eq!(clock(Duration::from_secs(125)), "2 min 05 s");
    }
}
