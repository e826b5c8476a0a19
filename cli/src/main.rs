//! The command `sayso`.

fn main() {}
