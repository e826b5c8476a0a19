//! Starts the page.
#![forbid(unsafe_code)]

fn main() {
    sayso_web::page::start();
}
