//! Tests by behaviour.

mod buckets;
mod calls;
mod drip;
mod extensions;
mod genesis;
mod payers;

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

#[test]
fn constants_fit_when_the_runtime_is_built() {
	use frame_support::traits::Hooks;
	<Fuel as Hooks<u64>>::integrity_test();
}
