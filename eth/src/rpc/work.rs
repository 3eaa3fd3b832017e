//! Bounds what requests make the node do: how many run the runtime at a time, and how long somebody waits for one.
//!
//! Calls, estimates, simulations and traces run code of other people for as long as they may, so they have places of their own, of
//! which traces never get all. What is read out of the runtime in a moment (a balance, a nonce, the price of gas, a block
//! that is not indexed) has others, and so does not wait behind them. What the index answers needs no place.

use crate::{
	error::{error, server, INTERNAL},
	Limits,
};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use parking_lot::{Condvar, Mutex};
use std::{
	sync::Arc,
	time::{Duration, Instant as Moment},
};
use tokio::{
	sync::{OwnedSemaphorePermit, Semaphore},
	time::{timeout_at, Instant},
};

/// What runs for long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// A call, an estimate or a simulation.
	Call,
	/// A trace.
	Trace,
}

/// Where requests are run that execute something.
#[derive(Clone)]
pub struct Work {
	calls: Arc<Semaphore>,
	traces: Arc<Semaphore>,
	reads: Arc<Reads>,
}

/// Places for what is over in a moment.
struct Reads {
	free: Mutex<usize>,
	freed: Condvar,
	patience: Duration,
}

/// A place that is taken.
struct Taken<'a>(&'a Reads);

impl Drop for Taken<'_> {
	fn drop(&mut self) {
		let mut free = self.0.free.lock();
		*free = free.saturating_add(1); // what was taken is given back
		drop(free);
		self.0.freed.notify_one();
	}
}

fn busy() -> ErrorObjectOwned {
	server("the node executes as many requests as it may at a time: try again")
}

impl Work {
	/// With so many places.
	pub fn new(limits: &Limits) -> Self {
		Self {
			calls: Arc::new(Semaphore::new(limits.executions)),
			traces: Arc::new(Semaphore::new(limits.traces)),
			reads: Arc::new(Reads {
				free: Mutex::new(limits.reads),
				freed: Condvar::new(),
				patience: limits.call_time,
			}),
		}
	}

	/// Runs a task where it may block. Whoever asks waits no longer than `patience`; a task that takes longer keeps its
	/// place until it ends, so that repeating the request does not help to overload the node.
	pub async fn run<T: Send + 'static>(
		&self,
		kind: Kind,
		patience: Duration,
		task: impl FnOnce() -> RpcResult<T> + Send + 'static,
	) -> RpcResult<T> {
		let aborted = |_| server(format!("execution aborted (timeout = {}s)", patience.as_secs_f32()));
		let deadline = Instant::now()
			.checked_add(patience)
			.ok_or_else(|| error(INTERNAL, "the time for execution has no end"))?;
		// Among traces first: one that waits for others of its kind takes no place of calls.
		let among = match kind {
			Kind::Call => None,
			Kind::Trace => Some(place(&self.traces, deadline).await?),
		};
		let place = place(&self.calls, deadline).await?;
		let running = tokio::task::spawn_blocking(move || {
			let result = task();
			drop((place, among));
			result
		});
		timeout_at(deadline, running)
			.await
			.map_err(aborted)?
			.map_err(|failure| error(INTERNAL, failure.to_string()))?
	}

	/// Runs a task that is over in a moment, here and now: only where it may block.
	pub fn read<T>(&self, task: impl FnOnce() -> T) -> RpcResult<T> {
		let deadline = Moment::now().checked_add(self.reads.patience);
		let mut free = self.reads.free.lock();
		while *free == 0 {
			let late = match deadline {
				Some(deadline) => self.reads.freed.wait_until(&mut free, deadline).timed_out(),
				None => true,
			};
			if late && *free == 0 {
				return Err(busy());
			}
		}
		*free = free.saturating_sub(1); // it is not 0
		drop(free);
		let _taken = Taken(&self.reads);
		Ok(task())
	}
}

async fn place(places: &Arc<Semaphore>, deadline: Instant) -> RpcResult<OwnedSemaphorePermit> {
	timeout_at(deadline, places.clone().acquire_owned())
		.await
		.map_err(|_| busy())?
		.map_err(|closed| error(INTERNAL, closed.to_string()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::error::SERVER;
	use std::sync::mpsc;

	fn work(executions: usize, traces: usize, reads: usize) -> Work {
		Work::new(&Limits {
			executions,
			traces,
			reads,
			call_time: SHORT,
			..Default::default()
		})
	}

	const SHORT: Duration = Duration::from_millis(50);
	const LONG: Duration = Duration::from_secs(60);

	#[tokio::test]
	async fn gives_what_the_task_gives() {
		let work = work(1, 1, 1);
		assert_eq!(work.run(Kind::Call, LONG, || Ok(7)).await.ok(), Some(7));
		let failed = work.run::<u8>(Kind::Call, LONG, || Err(server("no"))).await;
		assert_eq!(failed.err().map(|error| error.message().to_string()), Some("no".into()));
	}

	#[tokio::test]
	async fn gives_up_when_a_task_takes_too_long_and_keeps_its_place() {
		let work = work(1, 1, 1);
		let (end, ended) = mpsc::channel::<()>();
		let slow = work.run::<()>(Kind::Call, SHORT, move || {
			let _ = ended.recv();
			Ok(())
		});
		let error = slow.await.expect_err("too slow");
		assert_eq!(error.code(), SERVER);
		assert!(
			error.message().starts_with("execution aborted (timeout"),
			"{}",
			error.message()
		);
		// The only place is still taken.
		let refused = work.run(Kind::Call, SHORT, || Ok(1)).await.expect_err("no place");
		assert!(refused.message().contains("as many requests"), "{}", refused.message());
		drop(end);
		assert_eq!(work.run(Kind::Call, LONG, || Ok(1)).await.ok(), Some(1));
	}

	#[tokio::test]
	async fn waits_for_a_place_and_gets_it_when_there_is_one_again() {
		let work = work(1, 1, 1);
		let (end, ended) = mpsc::channel::<()>();
		let first = work.run(Kind::Call, LONG, move || {
			let _ = ended.recv();
			Ok(1)
		});
		let second = work.run(Kind::Call, LONG, || Ok(2));
		let later = async {
			tokio::time::sleep(SHORT).await;
			drop(end);
		};
		let (first, second, ()) = tokio::join!(first, second, later);
		assert_eq!((first.ok(), second.ok()), (Some(1), Some(2)));
	}

	#[tokio::test]
	async fn says_so_when_a_task_panics_and_gives_its_place_back() {
		let work = work(1, 1, 1);
		let failed = work.run::<u8>(Kind::Call, LONG, || panic!("a task that fails")).await;
		assert_eq!(failed.err().map(|error| error.code()), Some(INTERNAL));
		assert_eq!(work.run(Kind::Call, LONG, || Ok(1)).await.ok(), Some(1));
	}

	#[tokio::test]
	async fn traces_leave_places_to_calls() {
		let work = work(3, 2, 1);
		let ends: Vec<_> = (0..2)
			.map(|_| {
				let (end, ended) = mpsc::channel::<()>();
				let work = work.clone();
				let trace = tokio::spawn(async move {
					work.run(Kind::Trace, LONG, move || {
						let _ = ended.recv();
						Ok(())
					})
					.await
				});
				(end, trace)
			})
			.collect();
		while work.traces.available_permits() > 0 || work.calls.available_permits() > 1 {
			tokio::task::yield_now().await;
		}
		// One more waits, and takes nothing meanwhile.
		let refused = work.run(Kind::Trace, SHORT, || Ok(())).await.expect_err("no place");
		assert!(refused.message().contains("as many requests"), "{}", refused.message());
		assert_eq!(work.run(Kind::Call, LONG, || Ok(1)).await.ok(), Some(1));
		for (end, trace) in ends {
			drop(end);
			assert!(trace.await.expect("ends").is_ok());
		}
		assert_eq!(work.run(Kind::Trace, LONG, || Ok(1)).await.ok(), Some(1));
	}

	#[test]
	fn reads_wait_for_their_places_and_no_longer_than_they_may() {
		let work = work(1, 1, 1);
		assert_eq!(work.read(|| 7).ok(), Some(7));
		// A task within a task finds no place; afterwards there is one again.
		let inner = work.read(|| work.read(|| 1)).expect("a place");
		let refused = inner.expect_err("no place");
		assert!(refused.message().contains("as many requests"), "{}", refused.message());
		assert_eq!(work.read(|| 8).ok(), Some(8));
		// Also when a task panics.
		let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work.read(|| panic!("it fails"))));
		assert!(failed.is_err());
		assert_eq!(work.read(|| 9).ok(), Some(9));
	}

	#[test]
	fn a_read_gets_the_place_that_another_gives_back() {
		let work = Work::new(&Limits {
			reads: 1,
			call_time: LONG,
			..Default::default()
		});
		let (begin, begun) = mpsc::channel::<()>();
		let (end, ended) = mpsc::channel::<()>();
		let other = work.clone();
		let first = std::thread::spawn(move || {
			other.read(|| {
				let _ = begin.send(());
				let _ = ended.recv();
			})
		});
		begun.recv().expect("it runs");
		let other = work.clone();
		let second = std::thread::spawn(move || other.read(|| 2));
		drop(end);
		assert!(first.join().expect("ends").is_ok());
		assert_eq!(second.join().expect("ends").ok(), Some(2));
	}
}
