//! How do all cores work on a stream whose order is kept?
//!
//! It never holds more than a few items for each core, and never waits for the stream's end to give its beginning.

use std::num::NonZero;
use std::panic;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

/// How many items may wait before and after each worker.
const WAITING: usize = 8;

/// The results of work on a stream of items, in the items' order.
///
/// Items are dealt to the workers in turn and their results taken in the same turn, so nothing needs sorting. Whoever
/// drops this leaves the threads to end with their next item, or with the program.
pub struct InOrder<R> {
    lanes: Vec<Lane<R>>,
    turn: usize,
}

struct Lane<R> {
    results: Receiver<R>,
    worker: Option<JoinHandle<()>>,
}

/// Starts the work, on one thread for each core.
pub fn in_order<T: Send + 'static, R: Send + 'static>(
    items: impl Iterator<Item = T> + Send + 'static,
    work: impl Fn(T) -> R + Send + Sync + 'static,
) -> InOrder<R> {
    let work = Arc::new(work);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (dealers, lanes): (Vec<_>, Vec<_>) = (0..cores)
        .map(|_| {
            let (dealer, dealt) = sync_channel(WAITING);
            let (done, results) = sync_channel(WAITING);
            let work = Arc::clone(&work);
            let worker = thread::spawn(move || {
                for item in dealt {
                    if done.send(work(item)).is_err() {
                        return;
                    }
                }
            });
            (dealer, Lane { results, worker: Some(worker) })
        })
        .unzip();
    thread::spawn(move || {
        for (item, dealer) in items.zip(dealers.iter().cycle()) {
            if dealer.send(item).is_err() {
                return;
            }
        }
    });
    InOrder { lanes, turn: 0 }
}

impl<R> Iterator for InOrder<R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        let lane = &mut self.lanes[self.turn];
        match lane.results.recv() {
            Ok(result) => {
                self.turn = (self.turn + 1) % self.lanes.len();
                Some(result)
            }
            Err(_) => {
                // The worker has ended: with the stream, or by a panic that must not look like the stream's end.
                if let Some(Err(panicked)) = lane.worker.take().map(JoinHandle::join) {
                    panic::resume_unwind(panicked);
                }
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let slow_at_first = |item: u64| {
            thread::sleep(std::time::Duration::from_millis(20_u64.saturating_sub(item)));
            item * 2
        };
        let results: Vec<u64> = in_order(0..100, slow_at_first).collect();
        assert_eq!(results, (0..100).map(|item| item * 2).collect::<Vec<_>>());
        assert_eq!(in_order(0..0, |item: u64| item).count(), 0);
    }

    #[test]
    fn an_endless_stream_gives_its_beginning() {
        assert_eq!(in_order(0_u64.., |item| item).take(50).sum::<u64>(), 1225);
    }

    #[test]
    #[should_panic(expected = "seven")]
    fn a_panic_is_not_the_end_of_the_stream() {
        let results = in_order(0..100, |item| assert_ne!(item, 7, "seven"));
        results.for_each(drop);
    }
}
