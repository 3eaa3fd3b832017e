//! Tests by behaviour.

mod branches;
mod emergency;
mod equivocation;
mod exit;
mod genesis;
mod hierarchy;
mod institutions;
mod keys;
mod liveness;
mod nodes;
mod offences;
mod properties;
mod roles;
mod sessions;
mod terms;
mod traps;
mod votes;
mod weights;

pub(crate) use crate::{mock::*, *};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use sp_runtime::DispatchError;
pub(crate) use timebank_primitives::{Body, BranchId, InstitutionId, MemberId, RegionCode, Role, Roles};

pub(crate) use crate::BranchStatus::{Candidate, Exited, Observer, Suspended, Validator};
pub(crate) use crate::SuspensionReason::{Emergency, Offence, Ordered};

/// Who is neither the head office nor an officer.
pub(crate) fn outsiders() -> [RuntimeOrigin; 6] {
	[
		by(ANYBODY),
		by(THIRD_OFFICE),
		by(key(1)),
		by(MEMBER_KEY),
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
	]
}

/// The last event.
pub(crate) fn said(event: Event<Test>) {
	System::assert_last_event(event.into());
}

#[test]
fn constants_fit_when_the_runtime_is_built() {
	use frame_support::traits::Hooks;
	<Registry as Hooks<u64>>::integrity_test();
}
