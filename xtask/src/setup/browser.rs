//! Which browser do the tests run in?
//!
//! It never starts one.

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{debian, found};
use crate::process;

/// A browser and the driver that steers it.
pub struct Browser {
    /// The browser's command, or its path.
    pub program: String,
    /// The path of its driver.
    pub driver: String,
}

const BROWSERS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Finds a Chromium or Chrome and its driver, or installs the distribution's.
///
/// `CHROMIUM` (or `CHROME`) and `CHROMEDRIVER` name others than those in `PATH`.
pub fn set_up() -> Result<Browser> {
    if let Some(browser) = find() {
        return checked(browser);
    }
    debian::install(&["chromium", "chromium-driver"], "a browser to test in, with its driver")?;
    checked(find().context("the browser was installed, yet it does not start")?)
}

fn find() -> Option<Browser> {
    let chosen = ["CHROMIUM", "CHROME"].into_iter().find_map(|name| std::env::var(name).ok());
    let program = match chosen {
        Some(program) => version(&program).map(|_| program)?,
        None => BROWSERS.into_iter().find(|program| version(program).is_some())?.to_owned(),
    };
    let driver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    version(&driver)?;
    Some(Browser { program: path(&program)?, driver: path(&driver)? })
}

/// The browser, if its driver is of the same major version: another cannot steer it.
fn checked(browser: Browser) -> Result<Browser> {
    let (of_browser, of_driver) = (version(&browser.program), version(&browser.driver));
    if major(&of_browser) != major(&of_driver) {
        let (browser, driver) = (of_browser.unwrap_or_default(), of_driver.unwrap_or_default());
        bail!(
            "{driver} cannot steer {browser}: install both in one version, or name others in CHROMIUM and CHROMEDRIVER"
        );
    }
    let number = of_browser.unwrap_or_default();
    found(&number, &browser.program, "the browser that the tests run in");
    found(&of_driver.unwrap_or_default(), &browser.driver, "steers it");
    Ok(browser)
}

/// `Chromium 156.0.8078.79`, from the longer line that the program prints.
fn version(program: &str) -> Option<String> {
    let line = process::answer(Command::new(program).arg("--version"))?;
    let until = line.find(|letter: char| letter.is_ascii_digit())?;
    let number = line[until..].split_whitespace().next()?;
    Some(format!("{}{number}", &line[..until]))
}

fn major(version: &Option<String>) -> Option<&str> {
    version.as_deref()?.rsplit(' ').next()?.split('.').next()
}

/// Where a command of `PATH` lies; a path stays itself.
fn path(program: &str) -> Option<String> {
    if program.contains('/') {
        return Some(program.to_owned());
    }
    let folders = std::env::var_os("PATH")?;
    let path =
        std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())?;
    Some(path.to_string_lossy().into_owned())
}
