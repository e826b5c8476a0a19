//! How does the page get into a browser on this machine?
//!
//! It never listens on any address but the machine's own.

use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, ExitCode};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::dist;
use crate::setup::{self, Tools};
use crate::tree;

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    port: u16,
    open: bool,
    dev: bool,
}

impl Options {
    /// Reads `--port N`, `--no-open` and `--dev`.
    pub fn parse(arguments: &[String]) -> Result<Options> {
        let mut options = Options { port: 8080, open: true, dev: false };
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(argument) = rest.next() {
            match argument {
                "--port" => {
                    let port = rest.next().context("--port needs a number")?;
                    options.port = port.parse().with_context(|| format!("{port} is no port"))?;
                }
                "--no-open" => options.open = false,
                "--dev" => options.dev = true,
                _ => bail!("serve knows --port N, --no-open and --dev, not {argument}"),
            }
        }
        Ok(options)
    }
}

/// Sets up, builds the page, serves it until it is interrupted.
pub fn serve(options: &Options) -> Result<ExitCode> {
    let tools = setup::for_building()?;
    let port = free_port(options.port)?;
    println!("\nBuilding the page. The first time takes some minutes.");
    dist::compile(&tools, !options.dev)?;
    let mut server = start(&tools, options, port)?;
    announce_when_ready(&mut server, port)?;
    let status = server.wait()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn start(tools: &Tools, options: &Options, port: u16) -> Result<Child> {
    let mut trunk = tools.for_wasm("trunk");
    trunk.args(["serve", "--offline", "--skip-version-check", "--address", "127.0.0.1"]);
    // The page's content security policy lets no script of trunk's in, so the page is reloaded by hand.
    trunk.args(["--no-autoreload", "true", "--no-error-reporting", "true"]);
    // It would look for this machine's other names, under which it does not answer.
    trunk.args(["--port", &port.to_string(), "--disable-address-lookup", "true"]);
    if !options.dev {
        trunk.arg("--release");
    }
    if options.open && has_desktop() {
        trunk.args(["--open", "true"]);
    }
    // Four calls of cargo at a time would each say that they wait for the others.
    trunk.env("CARGO_TERM_QUIET", "true");
    trunk.current_dir(tree::root()).spawn().context("trunk cannot be started")
}

/// Whether a browser could show itself here: on Linux and its like, where somebody's desktop is running.
fn has_desktop() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}

/// Waits until somebody listens on the port, or until the server has given up.
fn announce_when_ready(server: &mut Child, port: u16) -> Result<()> {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if server.try_wait()?.is_some() {
            bail!("the page could not be built; the reason stands above");
        }
        thread::sleep(Duration::from_millis(200));
    }
    println!("\n  Sayso is at  http://127.0.0.1:{port}/");
    println!("  Only this machine can open it. To see it from another one, run there:");
    println!("      ssh -L {port}:127.0.0.1:{port} NAME-OF-THIS-MACHINE");
    println!("  It is built anew when a file changes: reload the page then. Ctrl-C stops it.\n");
    Ok(())
}

/// The first port from `first` on that nobody listens on.
fn free_port(first: u16) -> Result<u16> {
    let mut ports = first..=first.saturating_add(50);
    let free = ports.find(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok());
    free.with_context(|| format!("every port from {first} to {} is taken", first.saturating_add(50)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_strangers_refused() {
        let given = ["--port", "9000", "--dev"].map(str::to_owned);
        assert_eq!(Options::parse(&given).unwrap(), Options { port: 9000, open: true, dev: true });
        assert!(!Options::parse(&["--no-open".to_owned()]).unwrap().open);
        assert!(Options::parse(&["--prot".to_owned()]).is_err());
        assert!(Options::parse(&["--port".to_owned(), "many".to_owned()]).is_err());
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_ne!(free_port(port).unwrap(), port);
    }
}
