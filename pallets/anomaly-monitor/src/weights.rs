//! Weights from the worst-case counts of reads and writes of each call, without the seams, whose own `weight()` the calls
//! add.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// What every call costs before its storage.
const BASE: u64 = 50_000_000;

/// What the rules and typologies cost, twice: by the parameters in force and by the ones that are tried.
const RULES: u64 = 100_000_000;

/// The weight of each call and of the seams that this pallet offers.
pub trait WeightInfo {
	/// Weight of `assign`.
	fn assign() -> Weight;
	/// Weight of `close`.
	fn close() -> Weight;
	/// Weight of `escalate`.
	fn escalate() -> Weight;
	/// Weight of `return_expired`.
	fn return_expired() -> Weight;
	/// Weight of `request_freeze`.
	fn request_freeze() -> Weight;
	/// Weight of `set_params`.
	fn set_params() -> Weight;
	/// Weight of `remove_alert`.
	fn remove_alert() -> Weight;
	/// Weight of `snooze`.
	fn snooze() -> Weight;
	/// Weight of `end_snooze`.
	fn end_snooze() -> Weight;
	/// Weight of `allow_pair`.
	fn allow_pair() -> Weight;
	/// Weight of `end_pair`.
	fn end_pair() -> Weight;
	/// Weight of `set_policy`.
	fn set_policy() -> Weight;
	/// Weight of `send_warning`.
	fn send_warning() -> Weight;
	/// Weight of `issue_warning`.
	fn issue_warning() -> Weight;
	/// Weight of `acknowledge_warning`.
	fn acknowledge_warning() -> Weight;
	/// Weight of `answer_warning`.
	fn answer_warning() -> Weight;
	/// Weight of `note_overdue`.
	fn note_overdue() -> Weight;
	/// Weight of `remove_warning`.
	fn remove_warning() -> Weight;
	/// Weight of `report_finding`.
	fn report_finding() -> Weight;
	/// Weight of `set_shadow`.
	fn set_shadow() -> Weight;
	/// Weight of `promote_shadow`.
	fn promote_shadow() -> Weight;
	/// Weight of all that one gift asks of the assessor.
	fn assess_gift() -> Weight;
	/// Weight of all that the pay of one service asks of the assessor.
	fn assess_service() -> Weight;
	/// Weight of one read of an alert.
	fn alert() -> Weight;
	/// Weight of one read of a warning.
	fn read_warning() -> Weight;
	/// Weight of a change of a filing.
	fn filing_change() -> Weight;
}

/// Weights on the database of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(reads: u64, writes: u64) -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Reads: alert. Writes: alert.
	fn assign() -> Weight {
		Self::of(1, 1)
	}
	// Reads: alert, counts, standing, policy, time. Writes: alert, counts, standing twice.
	fn close() -> Weight {
		Self::of(5, 4)
	}
	// Reads: alert, time. Writes: alert.
	fn escalate() -> Weight {
		Self::of(2, 1)
	}
	// Reads: alert, time. Writes: alert.
	fn return_expired() -> Weight {
		Self::of(2, 1)
	}
	// Reads: alert. Writes: alert.
	fn request_freeze() -> Weight {
		Self::of(1, 1)
	}
	// Reads: parameters of the stage. Writes: the same.
	fn set_params() -> Weight {
		Self::of(1, 1)
	}
	// Reads: alert, time. Writes: alert.
	fn remove_alert() -> Weight {
		Self::of(2, 1)
	}
	// Reads: alert, time, exceptions. Writes: exceptions.
	fn snooze() -> Weight {
		Self::of(3, 1)
	}
	// Reads: time, exceptions. Writes: exceptions.
	fn end_snooze() -> Weight {
		Self::of(2, 1)
	}
	// Reads: time, exceptions. Writes: exceptions.
	fn allow_pair() -> Weight {
		Self::of(2, 1)
	}
	// Reads: time, exceptions. Writes: exceptions.
	fn end_pair() -> Weight {
		Self::of(2, 1)
	}
	// Reads: policy. Writes: the same.
	fn set_policy() -> Weight {
		Self::of(1, 1)
	}
	// Reads: time, open warning, times, next numbers, warning, counts, standing, policy. Writes: times, warning twice, open warning, next
	// numbers, alert, counts, standing twice.
	fn send_warning() -> Weight {
		Self::of(9, 9)
	}
	// Reads: time, open warning, times, next number. Writes: times, next number, warning, open warning.
	fn issue_warning() -> Weight {
		Self::of(4, 4)
	}
	// Reads: warning, time. Writes: warning.
	fn acknowledge_warning() -> Weight {
		Self::of(2, 1)
	}
	// Reads: warning, alert, time. Writes: warning, open warning.
	fn answer_warning() -> Weight {
		Self::of(3, 2)
	}
	// Reads: warning, time. Writes: warning.
	fn note_overdue() -> Weight {
		Self::of(2, 1)
	}
	// Reads: warning, time, open warning. Writes: warning, open warning.
	fn remove_warning() -> Weight {
		Self::of(3, 2)
	}
	// Reads: time, times, next number, counts, standing, policy, alert. Writes: times, next number, alert, counts, standing.
	fn report_finding() -> Weight {
		Self::of(7, 5)
	}
	// Reads: shadow, time. Writes: shadow.
	fn set_shadow() -> Weight {
		Self::of(2, 1)
	}
	// Reads: shadow, parameters. Writes: the same.
	fn promote_shadow() -> Weight {
		Self::of(2, 2)
	}
	// Reads: time, parameters, policy, exceptions, shadow, two windows, two lists of partners, custody, next number, counts,
	// standing, and the alert again for its hold. Writes: two windows, partners, custody, shadow, next number, counts,
	// standing twice, the alert twice.
	fn assess_gift() -> Weight {
		Self::of(14, 11).saturating_add(Weight::from_parts(RULES, 0))
	}
	// As above, and two desks.
	fn assess_service() -> Weight {
		Self::of(16, 13).saturating_add(Weight::from_parts(RULES, 0))
	}
	// Reads: alert.
	fn alert() -> Weight {
		Self::of(1, 0)
	}
	// Reads: warning, time.
	fn read_warning() -> Weight {
		Self::of(2, 0)
	}
	// Reads: policy, standing, time.
	fn filing_change() -> Weight {
		Self::of(3, 0)
	}
}

/// Weights without a database, for tests.
impl WeightInfo for () {
	fn assign() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn close() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn escalate() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn return_expired() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn request_freeze() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_params() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn remove_alert() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn snooze() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn end_snooze() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn allow_pair() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn end_pair() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_policy() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn send_warning() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn issue_warning() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn acknowledge_warning() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn answer_warning() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn note_overdue() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn remove_warning() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn report_finding() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_shadow() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn promote_shadow() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn assess_gift() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn assess_service() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn alert() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn read_warning() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn filing_change() -> Weight {
		Weight::from_parts(BASE, 0)
	}
}
