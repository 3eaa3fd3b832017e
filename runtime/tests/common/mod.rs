//! The real runtime in memory, with the persons of the development network.

use frame_support::{
	assert_ok,
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
};
use pallet_time_coin::Event as CoinEvent;
use polkadot_sdk::*;
use sp_core::{sr25519, Pair, H256};
use sp_io::TestExternalities;
use sp_runtime::traits::Dispatchable;
use timebank_primitives::{
	ActivityId, BranchId, CaseId, Level, MemberId, MemberKind, Members, Moment, MovementKind, PacketHeader, Refusal,
	RegionCode, RestrictionScope, SectionKind, QUANTUM,
};
use timebank_runtime::*;

/// A day in milliseconds.
pub const DAY: Moment = 24 * HOUR;
/// An hour in milliseconds.
pub const HOUR: Moment = 3_600_000;
/// When the tests begin.
pub const START: Moment = 1_790_000_000_000;

/// A network from a preset, at block 1.
pub fn network(preset: &str) -> TestExternalities {
	let patch: serde_json::Value = serde_json::from_slice(&presets::get_preset(&preset.into()).unwrap()).unwrap();
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut config, patch);
	let mut ext = TestExternalities::new_empty();
	ext.execute_with(|| {
		frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(
			serde_json::to_vec(&config).unwrap(),
		)
		.unwrap();
		presets::check_built_state().unwrap();
		at(1, START);
	});
	ext
}

/// Lays a patch over a configuration.
pub fn merge(into: &mut serde_json::Value, patch: serde_json::Value) {
	match (into, patch) {
		(serde_json::Value::Object(into), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(into, patch) => *into = patch,
	}
}

/// Height and time of the block.
pub fn at(block: BlockNumber, now: Moment) {
	System::set_block_number(block);
	pallet_timestamp::Now::<Runtime>::put(now);
}

/// Block time.
pub fn now() -> Moment {
	Timestamp::get()
}

/// Lets time pass.
pub fn pass(time: Moment) {
	at(
		System::block_number() + (time / constants::SLOT_DURATION).max(1) as u32,
		now() + time,
	);
}

/// The key of a URI.
pub fn pair(uri: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(uri, None).unwrap()
}

/// The account of a URI.
pub fn account(uri: &str) -> AccountId {
	pair(uri).public().0.into()
}

/// Dispatches a call as the key of a URI.
pub fn call(uri: &str, call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
	let call = call.into();
	assert!(
		call.get_dispatch_info().call_weight.ref_time() > 0,
		"every call has a weight"
	);
	call.dispatch(RuntimeOrigin::signed(account(uri)))
}

/// Dispatches a call that must succeed.
pub fn ok(uri: &str, what: impl Into<RuntimeCall>) {
	let what = what.into();
	if let Err(error) = call(uri, what.clone()) {
		panic!("{uri}: {what:?}: {:?}", error.error);
	}
}

/// A digest for tests.
pub fn digest(text: &str) -> H256 {
	sp_io::hashing::blake2_256(text.as_bytes()).into()
}

/// The last event that `pick` knows.
pub fn last<E>(pick: impl Fn(RuntimeEvent) -> Option<E>) -> E {
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| pick(record.event))
		.expect("the event was emitted")
}

/// Files a person through branch 1 and has public security attest the identity.
pub fn file(uri: &str) -> MemberId {
	file_with(uri, digest(uri))
}

/// Enters a person with this root of the identity, and places a packet of it.
pub fn submit(uri: &str, identity: H256) -> MemberId {
	submit_as(uri, MemberKind::Person, identity)
}

/// As [`submit`], a member of this kind.
pub fn submit_as(uri: &str, kind: MemberKind, identity: H256) -> MemberId {
	let key = account(uri);
	let payload = pallet_identity_filing::proofs::consent(&System::block_hash(0), BranchId(1), kind, identity, &key);
	let sections = vec![pallet_identity_filing::FiledSection {
		kind: pallet_identity_filing::SectionKind::Identity,
		section: pallet_identity_filing::Section {
			root: identity,
			schema: 1,
			issuer: None,
			issued_at: now(),
			expires_at: None,
		},
	}];
	ok(
		"//Branch1//Clerk",
		pallet_identity_filing::Call::submit {
			kind,
			key: key.clone(),
			custodied: false,
			consent: pair(uri).sign(&payload).into(),
			sections: sections.try_into().unwrap(),
		},
	);
	let member = IdentityFiling::controller(&key)
		.expect("the key controls the member")
		.member;
	ok(
		"//Branch1//Clerk",
		pallet_identity_filing::Call::place_packet {
			member,
			section: SectionKind::Identity,
			header: PacketHeader {
				version: 1,
				schema: 1,
				root: identity,
				body: digest("body"),
				length: 544,
			},
			envelopes: Default::default(),
		},
	);
	member
}

/// As [`file`], with this root of the identity.
pub fn file_with(uri: &str, identity: H256) -> MemberId {
	let member = submit(uri, identity);
	ok("//Branch1//Reviewer", pallet_identity_filing::Call::take_up { member });
	ok(
		"//Branch1//Reviewer",
		pallet_identity_filing::Call::review {
			member,
			verdict: pallet_identity_filing::Verdict::Approve,
		},
	);
	ok(
		"//PublicSecurity",
		pallet_identity_filing::Call::attest {
			member,
			section: pallet_identity_filing::SectionKind::Identity,
			root: identity,
			expires_at: now() + 365 * DAY,
		},
	);
	assert_eq!(IdentityFiling::summary(member).unwrap().level, Level::Identified);
	member
}

/// A service from publication to payment: the clerk is on site, the recipient confirms, the reviewer countersigns, three
/// persons besides the volunteer.
pub fn serve(volunteer: (&str, MemberId), recipient: (&str, MemberId), hours: u64) -> ActivityId {
	let (start, end) = (now() + HOUR, now() + (1 + hours) * HOUR);
	let activity = publish(terms(recipient.1, hours, pallet_time_coin::Funding::BranchPool));
	ok(volunteer.0, pallet_time_coin::Call::book { activity });
	pass(HOUR);
	for key in [volunteer.0, "//Branch1//Clerk"] {
		ok(
			key,
			pallet_time_coin::Call::check_in {
				activity,
				volunteer: volunteer.1,
				start,
			},
		);
	}
	pass(hours * HOUR);
	for key in [volunteer.0, "//Branch1//Clerk"] {
		ok(
			key,
			pallet_time_coin::Call::check_out {
				activity,
				volunteer: volunteer.1,
				end,
			},
		);
	}
	ok(
		recipient.0,
		pallet_time_coin::Call::confirm {
			activity,
			volunteer: volunteer.1,
		},
	);
	ok(
		"//Branch1//Reviewer",
		pallet_time_coin::Call::settle {
			activity,
			volunteer: volunteer.1,
			record: digest("record"),
		},
	);
	activity
}

/// Free coins of a member.
pub fn free(member: MemberId) -> Balance {
	TimeCoin::account(member).free
}

/// Has the one-member head office dispatch a call.
pub fn head_office(call: impl Into<RuntimeCall>) {
	ok(
		"//Ferdie",
		pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::propose {
			threshold: 1,
			proposal: Box::new(call.into()),
			length_bound: 1_000,
		},
	);
	assert_ok!(last(|event| match event {
		RuntimeEvent::HeadOffice(pallet_collective::Event::Executed { result, .. }) => Some(result),
		_ => None,
	}));
}

/// Opens a case about members, on the order of a court.
pub fn open_case(uri: &str, subjects: &[MemberId]) -> CaseId {
	ok(
		uri,
		pallet_freeze_control::Call::open_case {
			basis: pallet_freeze_control::LegalBasis::CourtOrder(digest("order")),
			subjects: subjects.to_vec().try_into().unwrap(),
			evidence: digest("evidence"),
		},
	);
	last(|event| match event {
		RuntimeEvent::FreezeControl(pallet_freeze_control::Event::CaseOpened { case, .. }) => Some(case),
		_ => None,
	})
}

/// Opens a case and restricts a member for so long.
pub fn restrict(member: MemberId, scope: RestrictionScope, time: Moment) -> CaseId {
	order("//Supervisor1", member, scope, 0, time)
}

/// Opens a case and stops everything of a member for an hour.
pub fn freeze(member: MemberId) -> CaseId {
	restrict(member, RestrictionScope::Everything, HOUR)
}

/// Has a supervisor open a case and restrict a member for so long. The amount is what an amount restriction keeps.
pub fn order(uri: &str, member: MemberId, scope: RestrictionScope, amount: Balance, time: Moment) -> CaseId {
	let case = open_case(uri, &[member]);
	ok(
		uri,
		pallet_freeze_control::Call::restrict {
			case,
			member,
			scope,
			amount,
			until: now() + time,
		},
	);
	assert!(!FreezeControl::restrictions_in_force(member, now()).is_empty());
	case
}

/// Terms of an activity for an elder, an hour from now.
pub fn terms(elder: MemberId, hours: u64, funding: pallet_time_coin::Funding) -> pallet_time_coin::Terms {
	pallet_time_coin::Terms {
		kind: pallet_time_coin::ActivityKind::Activity,
		branch: BranchId(1),
		region: RegionCode(310_101),
		place: digest("place"),
		start: now() + HOUR,
		end: now() + (1 + hours) * HOUR,
		rate: QUANTUM,
		funding,
		recipient: Some(elder),
		capacity: 1,
		level: Level::Reviewed,
		qualifications: Default::default(),
	}
}

/// Publishes an activity of branch 1.
pub fn publish(terms: pallet_time_coin::Terms) -> ActivityId {
	ok("//Branch1//Clerk", pallet_time_coin::Call::publish { terms });
	last(|event| match event {
		RuntimeEvent::TimeCoin(CoinEvent::ActivityPublished { activity, .. }) => Some(activity),
		_ => None,
	})
}

/// Tries a gift; why it was refused, if it was.
pub fn gift(uri: &str, to: MemberId, amount: Balance) -> Option<Refusal> {
	System::reset_events();
	ok(uri, pallet_time_coin::Call::gift { to, amount, memo: None });
	last(|event| match event {
		RuntimeEvent::TimeCoin(CoinEvent::CoinsMoved { movement, .. }) if movement.kind == MovementKind::Gift => {
			Some(None)
		}
		RuntimeEvent::TimeCoin(CoinEvent::MovementRefused { refusal, .. }) => Some(Some(refusal)),
		_ => None,
	})
}

/// What must hold in every pallet.
pub fn check() {
	IdentityFiling::do_try_state().unwrap();
	TimeCoin::do_try_state().unwrap();
	AnomalyMonitor::do_try_state().unwrap();
	FreezeControl::do_try_state().unwrap();
	BranchRegistry::do_try_state().unwrap();
	Fuel::do_try_state().unwrap();
	UpgradeGovernance::do_try_state().unwrap();
}
