//! Starts the screens beside the reading: the comparison of two texts, and the classroom.
#![forbid(unsafe_code)]

fn main() {
    sayso_web::desk::start();
}
