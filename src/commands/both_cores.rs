//! The same work on many items, on all cores, with the answers in the order of the items.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many items a thread takes at a time.
const BLOCK: usize = 64;

/// What `work` makes of each item.
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    map_in_blocks(items, BLOCK, work)
}

/// What `work` makes of each item, where each is long work of its own.
pub(super) fn map_one_by_one<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    map_in_blocks(items, 1, work)
}

fn map_in_blocks<T: Send, R: Send>(items: Vec<T>, size: usize, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads =
        thread::available_parallelism().map_or(1, usize::from).min(items.len().div_ceil(size)).max(1);
    if threads == 1 {
        return items.into_iter().map(work).collect();
    }
    let mut blocks = Vec::new();
    let mut items = items.into_iter().peekable();
    while items.peek().is_some() {
        blocks.push(std::sync::Mutex::new(items.by_ref().take(size).collect::<Vec<T>>()));
    }
    let next = AtomicUsize::new(0);
    let take_blocks = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(block) = blocks.get(index) else { return done };
            let taken = block.lock().map(|mut block| std::mem::take(&mut *block)).unwrap_or_default();
            done.push((index, taken.into_iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take_blocks)).collect();
        let mut done = take_blocks();
        for other in others {
            match other.join() {
                Ok(blocks) => done.extend(blocks),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().flat_map(|(_, answers)| answers).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn answers_come_in_the_order_of_the_items() {
        for count in [0, 1, 63, 64, 65, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(super::map(items.clone(), |item| item * 2), expected);
            assert_eq!(super::map_one_by_one(items, |item| item * 2), expected);
        }
    }
}
