//! What is weighed. The figures are measured on the runtime that holds the pallet (docs/decisions/0010): each function has a
//! benchmark of the same name. What a seam costs is added by the call.

use polkadot_sdk::frame_support::weights::Weight;

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

/// What anything weighs in the mocks of tests, whose databases cost nothing.
const BASE: Weight = Weight::from_parts(50_000_000, 0);

/// For tests.
impl WeightInfo for () {
	fn assign() -> Weight {
		BASE
	}
	fn close() -> Weight {
		BASE
	}
	fn escalate() -> Weight {
		BASE
	}
	fn return_expired() -> Weight {
		BASE
	}
	fn request_freeze() -> Weight {
		BASE
	}
	fn set_params() -> Weight {
		BASE
	}
	fn remove_alert() -> Weight {
		BASE
	}
	fn snooze() -> Weight {
		BASE
	}
	fn end_snooze() -> Weight {
		BASE
	}
	fn allow_pair() -> Weight {
		BASE
	}
	fn end_pair() -> Weight {
		BASE
	}
	fn set_policy() -> Weight {
		BASE
	}
	fn send_warning() -> Weight {
		BASE
	}
	fn issue_warning() -> Weight {
		BASE
	}
	fn acknowledge_warning() -> Weight {
		BASE
	}
	fn answer_warning() -> Weight {
		BASE
	}
	fn note_overdue() -> Weight {
		BASE
	}
	fn remove_warning() -> Weight {
		BASE
	}
	fn report_finding() -> Weight {
		BASE
	}
	fn set_shadow() -> Weight {
		BASE
	}
	fn promote_shadow() -> Weight {
		BASE
	}
	fn assess_gift() -> Weight {
		BASE
	}
	fn assess_service() -> Weight {
		BASE
	}
	fn alert() -> Weight {
		BASE
	}
	fn read_warning() -> Weight {
		BASE
	}
	fn filing_change() -> Weight {
		BASE
	}
}
