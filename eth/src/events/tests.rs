use super::*;
use codec::Encode;
use frame_system::{EventRecord, Phase};
use polkadot_sdk::*;
use sp_runtime::{AccountId32, DispatchError};
use timebank_runtime::{Runtime, RuntimeEvent};

fn layout(version: u32) -> Layout {
	Layout::new(&metadata(version)).expect("read")
}

/// The metadata of the runtime; the constants in it are read from state.
fn metadata(version: u32) -> sp_core::OpaqueMetadata {
	sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(version).expect("offered"))
}

fn at(extrinsic: u32, event: RuntimeEvent) -> EventRecord<RuntimeEvent, H256> {
	record(Phase::ApplyExtrinsic(extrinsic), event)
}

fn record(phase: Phase, event: RuntimeEvent) -> EventRecord<RuntimeEvent, H256> {
	EventRecord {
		phase,
		event,
		topics: vec![],
	}
}

fn emitted(seed: u8) -> RuntimeEvent {
	RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted {
		contract: H160::repeat_byte(seed),
		data: vec![seed; usize::from(seed)],
		topics: vec![H256::repeat_byte(seed); usize::from(seed % 5)],
	})
}

fn log(seed: u8) -> BlockEvent {
	BlockEvent::Log(LogRecord {
		address: H160::repeat_byte(seed),
		data: vec![seed; usize::from(seed)],
		topics: vec![H256::repeat_byte(seed); usize::from(seed % 5)],
	})
}

fn reverted(error: DispatchError) -> RuntimeEvent {
	RuntimeEvent::Revive(pallet_revive::Event::EthExtrinsicRevert { dispatch_error: error })
}

/// Events of many shapes, none of them pallet-revive's.
fn others() -> Vec<RuntimeEvent> {
	let who = AccountId32::new([7; 32]);
	let info = Default::default();
	vec![
		RuntimeEvent::System(frame_system::Event::ExtrinsicSuccess { dispatch_info: info }),
		RuntimeEvent::System(frame_system::Event::ExtrinsicFailed {
			dispatch_error: DispatchError::BadOrigin,
			dispatch_info: info,
		}),
		RuntimeEvent::System(frame_system::Event::Remarked {
			sender: who.clone(),
			hash: H256::repeat_byte(3),
		}),
		RuntimeEvent::Balances(pallet_balances::Event::Transfer {
			from: who.clone(),
			to: who.clone(),
			amount: u128::MAX,
		}),
		RuntimeEvent::TransactionPayment(pallet_transaction_payment::Event::TransactionFeePaid {
			who: who.clone(),
			actual_fee: 1,
			tip: 0,
		}),
		RuntimeEvent::Utility(pallet_utility::Event::BatchCompleted),
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted {
			result: Err(DispatchError::Other("")),
		}),
		RuntimeEvent::Session(pallet_session::Event::NewSession { session_index: 70_000 }),
		RuntimeEvent::Revive(pallet_revive::Event::Instantiated {
			deployer: H160::zero(),
			contract: H160::zero(),
		}),
	]
}

#[test]
fn finds_logs_and_reverts_among_other_events() {
	let mut records = Vec::new();
	for event in others() {
		records.push(record(Phase::Initialization, event.clone()));
		records.push(at(1, event));
	}
	records.push(at(2, emitted(1)));
	records.push(at(2, emitted(200)));
	records.push(at(3, reverted(DispatchError::BadOrigin)));
	for event in others() {
		records.push(EventRecord {
			topics: vec![H256::zero(); 3],
			..record(Phase::Finalization, event)
		});
	}
	records.push(at(70, emitted(0)));
	records.push(at(
		71,
		reverted(DispatchError::Module(sp_runtime::ModuleError {
			index: 1,
			error: [2; 4],
			message: None,
		})),
	));
	let expected = vec![
		(2, log(1)),
		(2, log(200)),
		(3, BlockEvent::Reverted),
		(70, log(0)),
		(71, BlockEvent::Reverted),
	];
	for version in [15, 16] {
		assert_eq!(
			layout(version).block_events(&records.encode()),
			Ok(expected.clone()),
			"metadata {version}"
		);
	}
}

#[test]
fn logs_outside_of_transactions_belong_to_none() {
	let records = vec![
		record(Phase::Finalization, emitted(1)),
		record(Phase::Initialization, emitted(2)),
	];
	assert_eq!(layout(15).block_events(&records.encode()), Ok(vec![]));
}

#[test]
fn no_events_are_no_logs() {
	assert_eq!(
		layout(15).block_events(&Vec::<EventRecord<RuntimeEvent, H256>>::new().encode()),
		Ok(vec![])
	);
}

#[test]
fn says_so_when_events_do_not_fit() {
	let encoded = vec![at(1, others().remove(2)), at(2, emitted(9))].encode();
	let layout = layout(15);
	for length in 0..encoded.len() {
		assert!(layout.block_events(&encoded[..length]).is_err(), "cut to {length}");
	}
	let mut longer = encoded.clone();
	longer.push(0);
	assert!(layout.block_events(&longer).is_err());
	let mut unknown = encoded;
	// The pallet of the first event.
	unknown[6] = 0xff;
	assert!(layout.block_events(&unknown).is_err());
}

#[test]
fn knows_the_chain_id() {
	assert_eq!(layout(15).chain_id(), timebank_runtime::constants::ETH_CHAIN_ID);
	assert_eq!(layout(16).chain_id(), timebank_runtime::constants::ETH_CHAIN_ID);
}

#[test]
fn refuses_metadata_that_it_cannot_read() {
	let old = metadata(14);
	assert!(Layout::new(&old).is_err());
	assert!(Layout::new(&old[..old.len() / 2]).is_err());
	assert!(Layout::new(&[]).is_err());
}

mod movements {
	use super::*;
	use timebank_primitives::*;

	fn leg(member: u64) -> Option<Leg> {
		Some(Leg {
			member: MemberId(member),
			seq: 3,
			previous: H256::repeat_byte(9),
		})
	}

	fn event(
		kind: MovementKind,
		(payer, source): (Option<Leg>, Option<LockReason>),
		(receiver, target): (Option<Leg>, Option<LockReason>),
	) -> RuntimeEvent {
		let lots = vec![LotPart {
			origin: OriginId(7),
			amount: 250,
		}];
		let movement = Movement {
			id: MovementId(5),
			kind,
			stage: Some(Stage::Gift),
			payer,
			receiver,
			amount: 250,
			lots: lots.try_into().expect("one part"),
			branch: BranchId(1),
			activity: Some(ActivityId(2)),
			record: None,
			signers: Default::default(),
			claimed: Some(ClaimedTime {
				start: 1,
				end: 2,
				late: true,
			}),
			at: 1,
			block: 2,
		};
		RuntimeEvent::TimeCoin(pallet_time_coin::Event::CoinsMoved {
			movement,
			source,
			target,
		})
	}

	fn told(event: RuntimeEvent) -> Vec<(u32, BlockEvent)> {
		let records = vec![at(4, event), record(Phase::Finalization, emitted(1))];
		layout(15).block_events(&records.encode()).expect("read")
	}

	#[test]
	fn tells_whose_free_coins_come_and_go() {
		let escrow = Some(LockReason::Escrow(ActivityId(2)));
		let hold = Some(LockReason::Hold(HoldId(3)));
		let (one, two) = (Party::Member(1), Party::Member(2));
		let cases = [
			(MovementKind::Gift, (leg(1), None), (leg(2), None), one, two),
			(MovementKind::Issue, (None, None), (leg(2), None), Party::Nobody, two),
			(MovementKind::Redeem, (leg(1), None), (None, None), one, Party::Nobody),
			(MovementKind::Lock, (leg(1), None), (None, escrow), one, Party::Vault),
			(MovementKind::Unlock, (None, hold), (leg(1), None), Party::Vault, one),
			(MovementKind::Pay, (leg(1), escrow), (leg(2), None), Party::Vault, two),
		];
		for (kind, source, target, from, to) in cases {
			let amount = 250;
			let expected = vec![(4, BlockEvent::Moved(Moved { from, to, amount }))];
			assert_eq!(told(event(kind, source, target)), expected, "{kind:?}");
		}
	}

	#[test]
	fn tells_nothing_when_coins_go_from_one_lock_to_another() {
		let (escrow, hold) = (LockReason::Escrow(ActivityId(2)), LockReason::Hold(HoldId(3)));
		let event = event(MovementKind::Pay, (leg(1), Some(escrow)), (None, Some(hold)));
		assert_eq!(told(event), vec![]);
	}

	#[test]
	fn keeps_movements_outside_of_extrinsics() {
		let event = event(MovementKind::Gift, (leg(1), None), (leg(2), None));
		let records = vec![record(Phase::Initialization, event)];
		let told = layout(16).block_events(&records.encode()).expect("read");
		assert!(matches!(told[..], [(OUTSIDE, BlockEvent::Moved(_))]));
	}
}
