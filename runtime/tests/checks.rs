//! What operators run on the state before and after an upgrade (`try-runtime`): the invariants of every pallet of ours are
//! among it. A runtime that does not pass the feature on to a pallet says that all is well without looking.

use crate::common::*;
use frame_support::traits::{TryState, TryStateSelect};
use pallet_fuel::{bucket::Bucket, Holder, QuotaClass};
use polkadot_sdk::*;
use timebank_primitives::InstitutionId;
use timebank_runtime::{constants::SLOT_DURATION, presets, AllPalletsWithSystem, Runtime, System};

fn all_is_well() -> bool {
	<AllPalletsWithSystem as TryState<_>>::try_state(System::block_number(), TryStateSelect::All).is_ok()
}

#[test]
fn finds_a_broken_invariant_of_each_pallet() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let member = file("//Member");
		// These flows pass time without blocks: the slot, which a block sets, is that of the time.
		pallet_aura::CurrentSlot::<Runtime>::put(sp_consensus_aura::Slot::from(now() / SLOT_DURATION));
		assert!(all_is_well());
		let breaks: [(&str, &dyn Fn()); 7] = [
			("identity-filing", &|| {
				pallet_identity_filing::NextMember::<Runtime>::kill()
			}),
			("time-coin", &|| {
				pallet_time_coin::Accounts::<Runtime>::mutate(member, |account| account.free += 1)
			}),
			("anomaly-monitor", &|| {
				pallet_anomaly_monitor::Standings::<Runtime>::mutate(member, |standing| standing.open += 1)
			}),
			("freeze-control", &|| {
				pallet_freeze_control::OpenRequests::<Runtime>::insert(InstitutionId(9), 1)
			}),
			("branch-registry", &|| {
				pallet_branch_registry::BranchIndex::<Runtime>::kill()
			}),
			("upgrade-governance", &|| {
				pallet_upgrade_governance::Timing::<Runtime>::mutate(|timing| timing.objection_period = 0)
			}),
			("fuel", &|| {
				let bucket = Bucket {
					left: 0,
					at: System::block_number() + 1,
				};
				pallet_fuel::Buckets::<Runtime>::insert((Holder::Member(member), QuotaClass::Member), bucket)
			}),
		];
		for (pallet, break_it) in breaks {
			frame_support::hypothetically!({
				break_it();
				assert!(!all_is_well(), "{pallet}");
			});
			assert!(all_is_well(), "{pallet}");
		}
	});
}
