//! Random histories: whatever happens, versions verify, keys and members are inverse, nobody is left without a key, and
//! what an adoption gave goes with it.

use crate::{
	mock::*,
	versions::{verify, MAX_PAGE},
	*,
};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use proptest::prelude::*;
use timebank_primitives::*;

const KEYS: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
const OFFICERS: [Officer; 8] = [
	CLERK,
	REVIEWER,
	MANAGER,
	AWAY_REVIEWER,
	AWAY_MANAGER,
	SECURITY,
	SUPERVISOR,
	SECOND_REVIEWER,
];

#[derive(Clone, Debug)]
struct Step {
	action: u8,
	key: usize,
	other: usize,
	officer: usize,
	member: u64,
	flag: bool,
	hours: u64,
}

fn step() -> impl Strategy<Value = Step> {
	(
		0u8..28,
		0usize..6,
		0usize..6,
		0usize..8,
		0u64..2,
		any::<bool>(),
		0u64..60,
	)
		.prop_map(|(action, key, other, officer, member, flag, hours)| Step {
			action,
			key,
			other,
			officer,
			member,
			flag,
			hours,
		})
}

/// Tries one step; most are refused, and none may break anything.
fn act(step: &Step) -> bool {
	let (key, other) = (KEYS[step.key], KEYS[step.other]);
	let (by, account) = (signed(key), other.to_account_id());
	let officer = OFFICERS[step.officer].origin();
	let member = MemberId(NEXT.0 + step.member);
	let root = Sections::<Test>::get(member, SectionKind::Identity).map_or(digest(1), |section| section.root);
	let result = match step.action {
		0..=2 => {
			let member = IdentityFiling::member_of(&key.to_account_id()).unwrap_or(member);
			IdentityFiling::link_controller(by, account, step.flag, proof(other, member))
		}
		3 => IdentityFiling::unlink_controller(by, key.to_account_id()),
		4 => IdentityFiling::request_removal(by, account),
		5 => IdentityFiling::object_to_removal(by, account),
		6 => IdentityFiling::cosign_removal(officer, member, account),
		7 => IdentityFiling::finish_removal(by, member, account),
		8 | 9 => IdentityFiling::attest(
			SECURITY.origin(),
			member,
			SectionKind::Identity,
			root,
			Now::get() + 30 * DAY,
		),
		10 | 11 => {
			let proof = recovery_proof(other, member);
			IdentityFiling::request_recovery(officer, member, account, step.flag, proof)
		}
		12 | 13 => IdentityFiling::approve_recovery(officer, member),
		14 => IdentityFiling::object_to_recovery(by),
		15 => IdentityFiling::decide_recovery(officer, member, step.flag),
		16 => IdentityFiling::cancel_recovery(officer, member),
		17 | 18 => IdentityFiling::finish_recovery(by, member),
		19 => IdentityFiling::propose_change(by, member, identity(2 + step.key as u8)),
		20 => IdentityFiling::review_change(officer, member, Verdict::Approve),
		21 => IdentityFiling::set_delays(
			RuntimeOrigin::root(),
			KeyDelays {
				removal: DAY + step.hours * DAY,
				recovery: DAY + step.hours * DAY,
				wait: DAY,
			},
		),
		22 => IdentityFiling::adopt(officer, member),
		23 => IdentityFiling::end_adoption(officer, member),
		24 => IdentityFiling::request_home_move(by, if step.flag { HOME } else { AWAY }),
		25 | 26 => IdentityFiling::sign_home_move(officer, member),
		_ => {
			if step.flag {
				IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9))
			} else {
				IdentityFiling::reinstate(RuntimeOrigin::root(), member, digest(9))
			}
		}
	};
	Now::mutate(|now| *now += step.hours * DAY / 24);
	result.is_ok()
}

/// The whole chain of a member, read page by page, verifies from its head.
fn verifies(member: MemberId) -> bool {
	let head = IdentityFiling::version_head(member).expect("a head");
	let mut chain = Vec::new();
	while chain.len() < head.version as usize {
		let from = chain.len() as u32 + 1;
		chain.extend(IdentityFiling::versions(member, Some(from), false, MAX_PAGE));
	}
	verify(member, &chain, head).is_ok()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn keeps_versions_keys_and_members_whole_in_any_history(steps in prop::collection::vec(step(), 1..60)) {
		ExtBuilder::build_and_execute(|| {
			let members = [filed(Alice, 1), filed(Bob, 2)];
			for step in &steps {
				let _ = act(step);
				for member in members {
					let keys = IdentityFiling::controllers(member);
					assert!(!keys.is_empty(), "nobody is ever without a key");
					for (key, controller) in keys {
						assert_eq!(controller.member, member);
						assert_eq!(IdentityFiling::member_of(&key), Some(member));
					}
				}
				for member in members {
					let adopted = |branch| Adoptions::<Test>::contains_key(member, branch);
					for grant in IdentityFiling::grants(member) {
						let Viewer::Body(Body::Branch(branch)) = grant.viewer else {
							panic!("only branches adopt")
						};
						assert!(adopted(branch));
					}
				}
				for key in KEYS {
					let account = key.to_account_id();
					if let Some(member) = IdentityFiling::member_of(&account) {
						assert!(IdentityFiling::controllers(member).iter().any(|(known, _)| *known == account));
					}
				}
			}
			for member in members {
				assert!(verifies(member));
			}
		});
	}
}
