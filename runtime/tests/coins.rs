//! Coins on the real runtime: what needs a second signature, who owes whom, and what a movement may cost.

use crate::common::*;
use frame_support::{
	assert_err_ignore_postinfo,
	dispatch::{DispatchClass, GetDispatchInfo},
};
use pallet_time_coin::{Countersigned, Error, Event, Funding, GiftRules, IssueRules, Trade};
use polkadot_sdk::*;
use sp_core::Pair;
use timebank_primitives::*;
use timebank_runtime::{presets, Runtime, RuntimeCall, RuntimeEvent, System, TimeCoin};

type Call = pallet_time_coin::Call<Runtime>;

const LENIENT: IssueRules = IssueRules {
	officer: 1_000 * COIN,
	recipient: 1_000 * COIN,
	participant: 1_000 * COIN,
	cosign_above: 1_000 * COIN,
	cosign_share: 0,
};

fn people() -> (MemberId, MemberId) {
	(file("//Volunteer"), file("//Elder"))
}

fn serve_hours(people: (MemberId, MemberId), hours: u64) -> ActivityId {
	let activity = serve(("//Volunteer", people.0), ("//Elder", people.1), hours);
	pass(13 * HOUR);
	activity
}

#[test]
fn issues_large_pay_only_with_another_branchs_signature() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let people = people();
		head_office(Call::set_issue_rules {
			rules: IssueRules {
				cosign_above: 5 * COIN,
				..LENIENT
			},
		});
		serve_hours(people, 5);
		assert_eq!(free(people.0), 5 * COIN);
		let activity = serve_hours(people, 6);
		assert_eq!(free(people.0), 5 * COIN);
		assert!(TimeCoin::waiting_issue(activity, people.0).is_some());
		let cosign = |approve| Call::cosign {
			activity,
			volunteer: people.0,
			approve,
		};
		assert_err_ignore_postinfo!(
			call("//Branch1//Manager", cosign(true)),
			Error::<Runtime>::NotOtherBranch
		);
		check();
		ok("//Branch2//Reviewer", cosign(true));
		assert_eq!(free(people.0), 11 * COIN);
		check();
	});
}

#[test]
fn draws_by_the_block_of_another_branch() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		let people = people();
		head_office(Call::set_issue_rules {
			rules: IssueRules {
				cosign_share: 1,
				..LENIENT
			},
		});
		let activity = serve(("//Volunteer", people.0), ("//Elder", people.1), 2);
		let release = || Call::release_settlement {
			activity,
			volunteer: people.0,
		};
		assert_err_ignore_postinfo!(call("//Volunteer", release()), Error::<Runtime>::NotDrawnYet);
		// Two blocks of branch 3.
		let countersigned = System::block_number();
		for block in [countersigned + 1, countersigned + 2] {
			pallet_time_coin::Authors::<Runtime>::insert(
				block % pallet_time_coin::SEED_RING,
				(block, Some(BranchId(3))),
			);
			frame_system::BlockHash::<Runtime>::insert(block, digest("a hash that chooses nobody"));
		}
		at(countersigned + 3, now());
		ok("//Volunteer", release());
		assert_eq!(free(people.0), 2 * COIN);
		check();
	});
}

#[test]
fn moves_a_large_gift_by_an_officers_real_signature() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = people();
		serve_hours((volunteer, elder), 11);
		head_office(Call::set_gift_rules {
			rules: GiftRules {
				countersigned_from: 3 * COIN,
				..GiftRules::default()
			},
		});
		let trade = Trade::Gift { to: elder };
		let amount = 3 * COIN;
		assert_err_ignore_postinfo!(
			call(
				"//Volunteer",
				Call::gift {
					to: elder,
					amount,
					memo: None
				}
			),
			Error::<Runtime>::CountersignatureMissing
		);
		let expires = now() + HOUR;
		let what = Countersigned {
			stage: Stage::Gift,
			payer: Some(volunteer),
			receiver: Some(elder),
			institution: None,
			activity: None,
			amount,
			record: None,
			expires,
		};
		let submit = |signer: &str| Call::submit {
			trade,
			amount,
			record: None,
			expires,
			officer: account("//Branch1//Reviewer"),
			signature: pair(signer)
				.sign(&TimeCoin::countersign_payload(volunteer, &what))
				.into(),
		};
		let forged = submit("//Volunteer");
		assert_err_ignore_postinfo!(call("//Volunteer", forged), Error::<Runtime>::InvalidStatement);
		let good = submit("//Branch1//Reviewer");
		ok("//Volunteer", good.clone());
		assert_eq!(free(elder), amount);
		assert_err_ignore_postinfo!(call("//Volunteer", good), Error::<Runtime>::InvalidStatement);
		// The other way: an offer.
		ok(
			"//Volunteer",
			Call::offer {
				trade,
				amount,
				record: None,
			},
		);
		ok("//Branch1//Manager", Call::countersign { offer: 0 });
		assert_eq!(free(elder), 2 * amount);
		check();
	});
}

#[test]
fn burns_coins_against_a_voucher_of_an_institution_in_force() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let people = people();
		serve_hours(people, 4);
		let offer = |institution: u32| Call::offer {
			trade: Trade::Redeem {
				institution: InstitutionId(institution),
			},
			amount: COIN,
			record: Some(digest("voucher")),
		};
		assert_err_ignore_postinfo!(call("//Volunteer", offer(99)), Error::<Runtime>::InstitutionNotInForce);
		ok("//Volunteer", offer(4));
		ok("//Branch1//Reviewer", Call::countersign { offer: 0 });
		assert_eq!((free(people.0), TimeCoin::total_supply()), (3 * COIN, 3 * COIN));
		check();
	});
}

#[test]
fn clears_between_branches_when_coins_of_one_pay_a_service_of_another() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		let (volunteer, elder) = people();
		let friend = file("//Friend");
		serve(("//Elder", elder), ("//Friend", friend), 4);
		pass(13 * HOUR);
		assert_eq!(free(elder), 4 * COIN);
		let (start, end) = (now() + HOUR, now() + 3 * HOUR);
		let terms = pallet_time_coin::Terms {
			kind: pallet_time_coin::ActivityKind::Activity,
			branch: BranchId(2),
			region: RegionCode(320_102),
			place: digest("place"),
			start,
			end,
			rate: QUANTUM,
			funding: Funding::RecipientEscrow,
			recipient: Some(elder),
			capacity: 1,
			level: Level::Reviewed,
			qualifications: Default::default(),
		};
		ok("//Branch2//Clerk", Call::publish { terms });
		let activity = last(|event| match event {
			RuntimeEvent::TimeCoin(Event::ActivityPublished { activity, .. }) => Some(activity),
			_ => None,
		});
		ok("//Elder", Call::fund { activity });
		ok("//Volunteer", Call::book { activity });
		pass(HOUR);
		for key in ["//Volunteer", "//Branch2//Clerk"] {
			ok(
				key,
				Call::check_in {
					activity,
					volunteer,
					start,
				},
			);
		}
		pass(2 * HOUR);
		for key in ["//Volunteer", "//Branch2//Clerk"] {
			ok(
				key,
				Call::check_out {
					activity,
					volunteer,
					end,
				},
			);
		}
		ok("//Elder", Call::confirm { activity, volunteer });
		let batch = vec![(volunteer, digest("record"))].try_into().unwrap();
		ok("//Branch2//Reviewer", Call::settle_batch { activity, batch });
		assert_eq!(free(volunteer), 2 * COIN);
		assert_eq!(TimeCoin::clearing(0), vec![(BranchId(1), BranchId(2), 2 * COIN)]);
		head_office(Call::close_clearing {});
		assert_eq!(pallet_time_coin::ClearingPeriod::<Runtime>::get(), 1);
		check();
	});
}

/// Thousandths of what a block has for calls.
fn share(call: impl Into<RuntimeCall>) -> u64 {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	let most = weights.get(DispatchClass::Normal).max_total.expect("there is a limit");
	call.into().get_dispatch_info().call_weight.ref_time() * 1000 / most.ref_time()
}

#[test]
fn says_what_share_of_a_block_a_movement_may_cost() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (activity, volunteer, record) = (ActivityId(0), MemberId(0), digest("record"));
		let gift = share(Call::gift {
			to: volunteer,
			amount: COIN,
			memo: None,
		});
		let settle = share(Call::settle {
			activity,
			volunteer,
			record,
		});
		let all = vec![(volunteer, record); pallet_time_coin::MAX_BATCH as usize];
		let batch = share(Call::settle_batch {
			activity,
			batch: all.try_into().unwrap(),
		});
		println!("thousandths of a block: a gift {gift}, a settlement {settle}, a batch {batch}");
		assert!(gift <= 12, "a gift takes {gift} thousandths of a block");
		assert!(settle <= 16, "a settlement takes {settle} thousandths of a block");
		assert!(batch <= 180, "a batch takes {batch} thousandths of a block");
	});
}

/// Prevents what came with the first measured weights: sizes of proofs, which the fee takes for more than the time, emptied a
/// member's bucket by a few gifts.
#[test]
fn a_members_bucket_holds_forty_gifts() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let gift = RuntimeCall::from(Call::gift {
			to: MemberId(0),
			amount: COIN,
			memo: None,
		});
		let info = gift.get_dispatch_info();
		assert_eq!(info.total_weight().proof_size(), 0);
		let fee = pallet_transaction_payment::Pallet::<Runtime>::compute_fee(200, &info, 0);
		let capacity = pallet_fuel::bucket::default_quota(pallet_fuel::QuotaClass::Member).capacity;
		assert!(capacity / fee >= 40, "a gift costs {fee} of {capacity}");
	});
}
