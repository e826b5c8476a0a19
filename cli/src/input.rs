//! Where does text come from? Files, folders and standard input, whole or line by line.
//!
//! It never lets a text through that is not UTF-8, and never changes one.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};

/// A place to read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Stdin => f.write_str("standard input"),
            Input::File(path) => path.display().fmt(f),
        }
    }
}

/// The inputs that the arguments stand for: standard input for none or `-`, the `.txt` files of a folder in order of
/// their names, and every other path itself.
pub fn inputs(arguments: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    if arguments.is_empty() {
        return Ok(vec![Input::Stdin]);
    }
    let mut inputs = Vec::new();
    for path in arguments {
        if path == Path::new("-") {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            inputs.extend(texts_in(path).with_context(|| path.display().to_string())?);
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    Ok(inputs)
}

fn texts_in(folder: &Path) -> anyhow::Result<Vec<Input>> {
    let mut paths = fs::read_dir(folder)
        .map_err(plainly)?
        .map(|entry| Ok(entry.map_err(plainly)?.path()))
        .collect::<anyhow::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    if paths.is_empty() {
        return Err(anyhow!("no .txt file in this folder"));
    }
    paths.sort();
    Ok(paths.into_iter().map(Input::File).collect())
}

impl Input {
    /// All of it.
    pub fn text(&self) -> anyhow::Result<String> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(plainly).with_context(|| self.to_string())?;
        String::from_utf8(bytes)
            .map_err(|error| anyhow!("{self}: not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
    }

    /// Its lines as they come in, without their line ends. After an error there is nothing more.
    pub fn lines(self) -> Lines {
        Lines { input: self, reader: None, bytes: 0, number: 0, ended: false }
    }

    fn open(&self) -> anyhow::Result<Box<dyn Read + Send>> {
        match self {
            Input::Stdin => Ok(Box::new(io::stdin())),
            Input::File(path) => {
                let file = File::open(path).map_err(plainly).with_context(|| self.to_string())?;
                Ok(Box::new(file))
            }
        }
    }
}

/// The lines of an input.
pub struct Lines {
    input: Input,
    reader: Option<BufReader<Box<dyn Read + Send>>>,
    bytes: usize,
    number: usize,
    ended: bool,
}

/// A line and where it stands, as a message names it.
pub struct Line {
    /// The line without its end.
    pub text: String,
    /// `feed.txt, line 12`.
    pub place: String,
}

impl Lines {
    fn read_line(&mut self) -> anyhow::Result<Option<Line>> {
        let reader = match &mut self.reader {
            Some(reader) => reader,
            none => none.insert(BufReader::new(self.input.open()?)),
        };
        let mut line = Vec::new();
        let read =
            reader.read_until(b'\n', &mut line).map_err(plainly).with_context(|| self.input.to_string())?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let before = self.bytes;
        self.bytes += read;
        if line.ends_with(b"\n") {
            line.pop();
            if line.ends_with(b"\r") {
                line.pop();
            }
        }
        let place = format!("{}, line {}", self.input, self.number);
        match String::from_utf8(line) {
            Ok(text) => Ok(Some(Line { text, place })),
            Err(error) => {
                let at = before + error.utf8_error().valid_up_to();
                Err(anyhow!("{}: not UTF-8 at byte {at} (line {})", self.input, self.number))
            }
        }
    }
}

impl Iterator for Lines {
    type Item = anyhow::Result<Line>;

    fn next(&mut self) -> Option<anyhow::Result<Line>> {
        if self.ended {
            return None;
        }
        let line = self.read_line().transpose();
        self.ended = !matches!(line, Some(Ok(_)));
        line
    }
}

/// The reason without the number that the system gives it.
fn plainly(error: io::Error) -> anyhow::Error {
    let message = error.to_string();
    match message.split_once(" (os error") {
        Some((reason, _)) => anyhow!("{}", reason.to_lowercase()),
        None => error.into(),
    }
}
