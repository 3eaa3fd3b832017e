//! What a validator has done.

use super::*;
use pallet_authorship::EventHandler;

fn authors(number: u32, block: u64) {
	System::set_block_number(block);
	<Registry as EventHandler<u64, u64>>::note_author(key(number));
}

fn seen(number: u32) -> (u32, u32, u32, u32) {
	let Liveness {
		session,
		blocks,
		before,
		last_block,
	} = Registry::liveness(branch(number));
	(session, blocks, before, last_block)
}

#[test]
fn counts_blocks_by_session_and_keeps_the_last_block() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(seen(1), (0, 0, 0, 0));
		authors(1, 2);
		authors(1, 6);
		authors(2, 7);
		assert_eq!(seen(1), (0, 2, 0, 6));
		assert_eq!(seen(2), (0, 1, 0, 7));
		rotate();
		assert_eq!(seen(1), (1, 0, 2, 6));
		authors(1, 11);
		assert_eq!(seen(1), (1, 1, 2, 11));
		rotate();
		assert_eq!(seen(1), (2, 0, 1, 11));
		assert_eq!(seen(2), (2, 0, 0, 7));
	});
}

#[test]
fn shows_silence_without_anything_being_written() {
	ExtBuilder::default().build_and_execute(|| {
		authors(1, 2);
		for _ in 0..3 {
			rotate();
		}
		assert_eq!(seen(1), (3, 0, 0, 2));
		assert_eq!(seen(4), (3, 0, 0, 0));
		authors(1, 40);
		assert_eq!(seen(1), (3, 1, 0, 40));
	});
}

#[test]
fn weighs_what_is_written_in_every_block() {
	use frame_support::traits::Hooks;
	let weight = <Registry as Hooks<u64>>::on_initialize(7);
	assert_eq!(weight, <Test as Config>::WeightInfo::on_initialize());
	assert!(weight.ref_time() > 0);
}

#[test]
fn counts_nothing_for_an_author_that_is_no_branch() {
	ExtBuilder::default().build_and_execute(|| {
		<Registry as EventHandler<u64, u64>>::note_author(ANYBODY);
		assert_eq!(Livenesses::<Test>::iter().count(), 0);
	});
}
