//! Tests by behaviour.

mod buckets;
mod calls;
mod drip;
mod extensions;
mod genesis;
mod payers;
mod top_up;

pub(crate) use crate::{bucket::CALL, mock::*, *};
pub(crate) use frame_support::{assert_noop, assert_ok, assert_storage_noop};
pub(crate) use sp_runtime::DispatchError;
pub(crate) use timebank_primitives::MemberId;

/// The last event.
pub(crate) fn said(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// What a full bucket of a class holds.
pub(crate) fn full(class: QuotaClass) -> u128 {
	bucket::default_quota(class).capacity
}

/// Sends everyday calls until the bucket holds less than one more costs. No fee is higher than that of a full block.
pub(crate) fn drain(who: u64, holder: Holder<u64>, class: QuotaClass) {
	loop {
		let left = Fuel::left(&holder, class);
		if left < 2 * CALL {
			break;
		}
		send(who, act(0, (left - CALL).min(150 * CALL)));
	}
}

#[test]
fn constants_fit_when_the_runtime_is_built() {
	use frame_support::traits::Hooks;
	<Fuel as Hooks<u64>>::integrity_test();
}
