//! Bounds what requests make the node do: how many run the runtime at a time, and how long somebody waits for one.

use crate::error::{error, server, INTERNAL};
use jsonrpsee::core::RpcResult;
use std::{sync::Arc, time::Duration};
use tokio::{
	sync::Semaphore,
	time::{timeout_at, Instant},
};

/// Where requests are run that execute something.
#[derive(Clone)]
pub struct Work {
	places: Arc<Semaphore>,
}

impl Work {
	/// With so many places.
	pub fn new(places: usize) -> Self {
		Self {
			places: Arc::new(Semaphore::new(places)),
		}
	}

	/// Runs a task where it may block. Whoever asks waits no longer than `patience`; a task that takes longer keeps its
	/// place until it ends, so that repeating the request does not help to overload the node.
	pub async fn run<T: Send + 'static>(
		&self,
		patience: Duration,
		task: impl FnOnce() -> RpcResult<T> + Send + 'static,
	) -> RpcResult<T> {
		let aborted = |_| server(format!("execution aborted (timeout = {}s)", patience.as_secs_f32()));
		let deadline = Instant::now()
			.checked_add(patience)
			.ok_or_else(|| error(INTERNAL, "the time for execution has no end"))?;
		let place = timeout_at(deadline, self.places.clone().acquire_owned())
			.await
			.map_err(|_| server("the node executes as many requests as it may at a time: try again"))?
			.map_err(|closed| error(INTERNAL, closed.to_string()))?;
		let running = tokio::task::spawn_blocking(move || {
			let result = task();
			drop(place);
			result
		});
		timeout_at(deadline, running)
			.await
			.map_err(aborted)?
			.map_err(|failure| error(INTERNAL, failure.to_string()))?
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::error::SERVER;
	use std::sync::mpsc;

	const SHORT: Duration = Duration::from_millis(50);
	const LONG: Duration = Duration::from_secs(60);

	#[tokio::test]
	async fn gives_what_the_task_gives() {
		let work = Work::new(1);
		assert_eq!(work.run(LONG, || Ok(7)).await.ok(), Some(7));
		let failed = work.run::<u8>(LONG, || Err(server("no"))).await;
		assert_eq!(failed.err().map(|error| error.message().to_string()), Some("no".into()));
	}

	#[tokio::test]
	async fn gives_up_when_a_task_takes_too_long_and_keeps_its_place() {
		let work = Work::new(1);
		let (end, ended) = mpsc::channel::<()>();
		let slow = work.run::<()>(SHORT, move || {
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
		let refused = work.run(SHORT, || Ok(1)).await.expect_err("no place");
		assert!(refused.message().contains("as many requests"), "{}", refused.message());
		drop(end);
		assert_eq!(work.run(LONG, || Ok(1)).await.ok(), Some(1));
	}
}
