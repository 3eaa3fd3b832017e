//! Events of the real runtime, read by its metadata.

use codec::Encode;
use frame_system::{EventRecord, Phase};
use polkadot_sdk::{sp_core::H256, sp_runtime::AccountId32, *};
use proptest::prelude::*;
use timebank_clue::{EventLayout, EvidenceEvent, LedgerEvent};
use timebank_primitives::*;
use timebank_runtime::{Runtime, RuntimeEvent};

fn layout(version: u32) -> EventLayout {
	let metadata =
		sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(version).expect("offered"));
	EventLayout::new(&metadata).expect("read")
}

fn movement() -> Movement {
	Movement {
		id: MovementId(7),
		kind: MovementKind::Lock,
		stage: Some(Stage::Gift),
		payer: Some(Leg {
			member: MemberId(1),
			seq: 2,
			previous: H256::repeat_byte(3),
		}),
		receiver: None,
		amount: 50,
		lots: vec![LotPart {
			origin: OriginId(4),
			amount: 50,
		}]
		.try_into()
		.unwrap(),
		branch: BranchId(5),
		activity: Some(ActivityId(6)),
		record: Some(H256::repeat_byte(7)),
		signers: Signers::default(),
		claimed: None,
		at: 8,
		block: 9,
	}
}

/// Events of a block: those that count, and others around them.
fn events() -> Vec<RuntimeEvent> {
	let who = AccountId32::new([7; 32]);
	vec![
		RuntimeEvent::System(frame_system::Event::ExtrinsicSuccess {
			dispatch_info: Default::default(),
		}),
		RuntimeEvent::TimeCoin(pallet_time_coin::Event::CoinsMoved {
			movement: movement(),
			source: None,
			target: Some(LockReason::Case(CaseId(1))),
		}),
		RuntimeEvent::System(frame_system::Event::Remarked {
			sender: who,
			hash: H256::repeat_byte(1),
		}),
		RuntimeEvent::TimeCoin(pallet_time_coin::Event::HoldReturned { hold: HoldId(1) }),
		RuntimeEvent::FreezeControl(pallet_freeze_control::Event::EvidenceAdded {
			case: CaseId(1),
			number: 2,
			digest: H256::repeat_byte(3),
			by: MemberId(4),
			at: 5,
			previous: H256::repeat_byte(6),
			head: H256::repeat_byte(7),
		}),
		RuntimeEvent::FreezeControl(pallet_freeze_control::Event::CaseTakenUp {
			case: CaseId(1),
			by: MemberId(2),
			body: Body::Branch(BranchId(3)),
		}),
	]
}

fn encoded() -> Vec<u8> {
	let phases = [Phase::Initialization, Phase::ApplyExtrinsic(3), Phase::Finalization];
	let record = |(phase, event): (&Phase, RuntimeEvent)| EventRecord {
		phase: phase.clone(),
		event,
		topics: vec![H256::repeat_byte(9); 2],
	};
	let records: Vec<EventRecord<RuntimeEvent, H256>> = phases.iter().cycle().zip(events()).map(record).collect();
	records.encode()
}

#[test]
fn finds_what_the_ledger_and_the_cases_said_and_nothing_else() {
	let expected = [
		LedgerEvent::Moved(Box::new(movement())),
		LedgerEvent::Evidence(EvidenceEvent {
			case: CaseId(1),
			number: 2,
			digest: H256::repeat_byte(3),
			by: MemberId(4),
			at: 5,
			previous: H256::repeat_byte(6),
			head: H256::repeat_byte(7),
		}),
	];
	for version in [15, 16] {
		assert_eq!(layout(version).read(&encoded()).unwrap(), expected);
		assert_eq!(layout(version).read(&[]).unwrap(), []);
		assert_eq!(layout(version).read(&[0]).unwrap(), []);
	}
}

#[test]
fn refuses_metadata_that_cannot_be_read() {
	assert!(EventLayout::new(&[]).is_err());
	assert!(EventLayout::new(b"meta").is_err());
	let old = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(14));
	if let Some(old) = old {
		let error = EventLayout::new(&old).err().unwrap().to_string();
		assert_eq!(error, "metadata of version 14 cannot be read");
	}
}

#[test]
fn refuses_events_that_end_early_or_go_on() {
	let (layout, whole) = (layout(15), encoded());
	for length in 1..whole.len() {
		assert!(layout.read(&whole[..length]).is_err(), "{length}");
	}
	assert!(layout.read(&[&whole[..], &[0]].concat()).is_err());
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..Default::default() })]

	#[test]
	fn never_panics(bytes: Vec<u8>, place: prop::sample::Index, with: u8) {
		thread_local! {
			static LAYOUT: EventLayout = layout(15);
		}
		let mut changed = encoded();
		let place = place.index(changed.len());
		changed[place] = with;
		LAYOUT.with(|layout| {
			let _ = layout.read(&bytes);
			let _ = layout.read(&changed);
		});
	}
}
