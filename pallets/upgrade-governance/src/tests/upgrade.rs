//! From the enacted proposal to the code on chain.

use super::*;
use codec::Encode;
use sp_core::traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt};
use sp_runtime::traits::{BlakeTwo256, Hash};
use sp_version::RuntimeVersion;

const WASM: &[u8] = b"code";

/// What the code says that it is.
struct Code(Result<RuntimeVersion, String>);

impl ReadRuntimeVersion for Code {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		self.0.clone().map(|version| version.encode())
	}
}

fn version(name: &str, spec_version: u32) -> Result<RuntimeVersion, String> {
	Ok(RuntimeVersion {
		spec_name: name.to_string().into(),
		spec_version,
		..Default::default()
	})
}

/// Lets a proposal for `WASM` pass and supplies it, while the code says that it is `code`.
fn applied(code: Result<RuntimeVersion, String>, check: impl FnOnce(ProposalId)) {
	ExtBuilder::default().build_with(
		|chain| chain.register_extension(ReadRuntimeVersionExt::new(Code(code))),
		|| {
			let id = NextProposal::<Test>::get();
			let hash = BlakeTwo256::hash(WASM);
			assert_ok!(Governance::propose_upgrade(
				by(HEAD_OFFICE),
				hash,
				VERSION + 1,
				H256::zero()
			));
			at(OBJECTION_ENDS + 1);
			assert_ok!(Governance::enact(by(ANYBODY), id, Weight::zero()));
			assert_noop!(
				System::apply_authorized_upgrade(by(ANYBODY), b"other code".to_vec()),
				frame_system::Error::<Test>::Unauthorized
			);
			assert_ok!(System::apply_authorized_upgrade(by(ANYBODY), WASM.to_vec()));
			check(id);
		},
	);
}

/// The code was not taken, and the authorisation is used up.
fn rejected(code: Result<RuntimeVersion, String>, error: frame_system::Error<Test>) {
	applied(code, |_| {
		System::assert_last_event(
			frame_system::Event::RejectedInvalidAuthorizedUpgrade {
				code_hash: BlakeTwo256::hash(WASM),
				error: error.into(),
			}
			.into(),
		);
		assert_noop!(
			System::apply_authorized_upgrade(by(ANYBODY), WASM.to_vec()),
			frame_system::Error::<Test>::NothingAuthorized
		);
	});
}

#[test]
fn code_is_taken_when_name_and_version_are_right() {
	applied(version("timebank", VERSION + 1), |id| {
		System::assert_last_event(
			frame_system::Event::CodeUpdated {
				hash: BlakeTwo256::hash(WASM),
			}
			.into(),
		);
		assert_eq!(state(id), ProposalState::Enacted);
	});
}

#[test]
#[cfg_attr(
	feature = "runtime-benchmarks",
	ignore = "the SDK takes any code when calls are measured"
)]
fn code_is_rejected_when_its_name_is_another_chains() {
	rejected(
		version("other", VERSION + 1),
		frame_system::Error::<Test>::InvalidSpecName,
	);
}

// What the proposal said does not count, what the code says does.
#[test]
#[cfg_attr(
	feature = "runtime-benchmarks",
	ignore = "the SDK takes any code when calls are measured"
)]
fn code_is_rejected_when_its_version_is_not_higher() {
	for lower in [VERSION - 1, VERSION] {
		rejected(
			version("timebank", lower),
			frame_system::Error::<Test>::SpecVersionNeedsToIncrease,
		);
	}
}

#[test]
fn code_is_rejected_when_it_has_no_version() {
	rejected(
		Err("damaged".into()),
		frame_system::Error::<Test>::FailedToExtractRuntimeVersion,
	);
}
