//! Blocks that nobody makes: calls in a row on top of a block of the chain, each in the state that the one before has left.
//! They are begun and finished by the runtime as true blocks are, so hooks run, time passes and numbers go on; nothing of
//! it is kept, and nobody is told.

use super::{expected, item, Chain, ChainError, Moment, NodeClient};
use codec::{Decode, Encode};
use pallet_revive::{EthTransactError, ReviveApi};
use pallet_revive_types::runtime_api::*;
use polkadot_sdk::*;
use sp_api::{ApiExt, ApiRef, Core};
use sp_block_builder::BlockBuilder;
use sp_core::{H160, H256, U256};
use sp_inherents::InherentData;
use sp_runtime::{traits::Header as _, Digest, DigestItem, TransactionOutcome};
use timebank_runtime::{constants::SLOT_DURATION, reads::SimulationApi, Header, Nonce};

/// Ethereum's own contract that answers what it is given.
const IDENTITY: H160 = H160([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
/// An address of which nothing is known, and whose nonce nobody asks for.
const NOBODY: H160 = H160([0xfe; 20]);
/// Turns that are tried for a block without a time of its own: a validator that is disabled makes none.
const TURNS: u64 = 8;

/// What has been made so far.
pub struct Simulation<'a, C: NodeClient> {
	api: ApiRef<'a, C::Api>,
	/// The state below.
	at: H256,
	parent: H256,
	number: u32,
	time: Moment,
}

impl<C: NodeClient> Chain<C> {
	/// Begins on top of a block.
	pub fn simulation(&self, at: H256) -> Result<Simulation<'_, C>, ChainError> {
		self.require_state(at)?;
		let header = self.client.header(at)?.ok_or_else(|| self.unavailable(at))?;
		let time = self.storage(at, &item("Timestamp", "Now"))?.unwrap_or_default();
		Ok(Simulation {
			api: self.client.runtime_api(),
			at,
			parent: at,
			number: *header.number(),
			// There is none before the first block.
			time: Moment::decode(&mut &time[..]).unwrap_or_default(),
		})
	}
}

impl<C: NodeClient> Simulation<'_, C> {
	/// The number of the last block.
	pub fn number(&self) -> u32 {
		self.number
	}

	/// The least time of the next block: it has a slot of its own, and half a slot lies between the times of two blocks.
	pub fn next_time(&self) -> Moment {
		let slot = self.time.checked_div(SLOT_DURATION).unwrap_or_default();
		let next_slot = slot.saturating_add(1).saturating_mul(SLOT_DURATION);
		next_slot.max(self.time.saturating_add(SLOT_DURATION.div_ceil(2)))
	}

	/// Begins a block with this number, at a time or as soon as a validator may.
	pub fn begin(&mut self, number: u32, time: Option<Moment>) -> Result<(), ChainError> {
		let begun = match time {
			Some(time) => self.initialise(number, time).map(|()| time),
			None => {
				let turn = |turn: u64| self.time.saturating_add(SLOT_DURATION.saturating_mul(turn));
				let mut failed = Err(ChainError::Other("no validator may make a block".into()));
				for time in (1..=TURNS).map(turn) {
					failed = self.initialise(number, time).map(|()| time);
					if failed.is_ok() {
						break;
					}
				}
				failed
			}
		};
		(self.number, self.time) = (number, begun?);
		Ok(())
	}

	fn initialise(&self, number: u32, time: Moment) -> Result<(), ChainError> {
		let slot = time.checked_div(SLOT_DURATION).unwrap_or_default();
		let digest = Digest {
			logs: vec![DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, slot.encode())],
		};
		let header = Header::new(number, H256::zero(), H256::zero(), self.parent, digest);
		self.api.initialize_block(self.at, &header)?;
		let mut data = InherentData::new();
		data.put_data(sp_timestamp::INHERENT_IDENTIFIER, &time)
			.map_err(|failure| ChainError::Other(failure.to_string()))?;
		for inherent in self.api.inherent_extrinsics(self.at, data)? {
			self.api
				.apply_extrinsic(self.at, inherent)?
				.map_err(|failure| ChainError::Other(format!("an inherent is not valid: {failure:?}")))?
				.map_err(|failure| ChainError::Other(format!("an inherent failed: {failure:?}")))?;
		}
		Ok(())
	}

	/// Runs a call in the block that was begun. None if it needs more gas than it may: then only its nonce is used up. The
	/// inner error is the call's: it was not executed. What is different from the state stays so, whatever comes of it.
	pub fn run(
		&self,
		tx: GenericTransactionV1,
		state_overrides: Option<StateOverrideSetV1>,
		gas: Option<u64>,
	) -> Result<Result<Option<CallTraceV2>, EthTransactError>, ChainError> {
		let from = tx.from.unwrap_or_default();
		let overrides = state_overrides.clone();
		let ran = self
			.api
			.execute_in_transaction(|_| match self.trace(tx, state_overrides) {
				Ok(Ok(trace)) if gas.is_some_and(|gas| trace.gas_used > gas) => {
					TransactionOutcome::Rollback(Ok(Ok(None)))
				}
				ran => TransactionOutcome::Commit(ran.map(|ran| ran.map(Some))),
			});
		if matches!(ran, Ok(Ok(None))) {
			// It does nothing that could fail.
			let _ = self.pass(from, overrides)?;
		}
		ran
	}

	/// Puts in place what is different from the state, by a call that does nothing else.
	pub fn change(&self, state_overrides: StateOverrideSetV1) -> Result<Result<(), EthTransactError>, ChainError> {
		self.pass(NOBODY, Some(state_overrides))
	}

	/// Has somebody use up a nonce.
	fn pass(
		&self,
		from: H160,
		state_overrides: Option<StateOverrideSetV1>,
	) -> Result<Result<(), EthTransactError>, ChainError> {
		let tx = GenericTransactionV1 {
			from: Some(from),
			to: Some(IDENTITY),
			..Default::default()
		};
		Ok(self.trace(tx, state_overrides)?.map(|_| ()))
	}

	fn trace(
		&self,
		tx: GenericTransactionV1,
		state_overrides: Option<StateOverrideSetV1>,
	) -> Result<Result<CallTraceV2, EthTransactError>, ChainError> {
		let input = TraceCallInputPayloadV2 {
			tx,
			config: TracerTypeV1::CallTracer(Some(CallTracerConfigV1 {
				with_logs: true,
				only_top_call: false,
			})),
			state_overrides,
		};
		let traced = self.api.trace_call_versioned(self.at, input.into())?;
		self.api.end_call(self.at)?;
		match traced {
			Ok(output) => match expected(TraceCallOutputPayloadV2::try_from(output))?.trace {
				TraceV2::Call(trace) => Ok(Ok(trace)),
				_ => Err(ChainError::Other("the runtime traced something else".into())),
			},
			Err(failure) => Ok(Err(failure)),
		}
	}

	/// The next nonce of an address.
	pub fn nonce(&self, address: H160) -> Result<Nonce, ChainError> {
		let output = self
			.api
			.nonce_versioned(self.at, NonceInputPayloadV1 { address }.into())?;
		Ok(expected(NonceOutputPayloadV1::try_from(output))?.nonce)
	}

	/// The price of gas in the block that was begun.
	pub fn gas_price(&self) -> Result<U256, ChainError> {
		let output = self.api.gas_price_versioned(self.at, GasPriceInputPayloadV1.into())?;
		Ok(expected(GasPriceOutputPayloadV1::try_from(output))?.gas_price)
	}

	/// Ends the block that was begun, and gives it as the runtime shows it to Ethereum: calls are not in it.
	pub fn finish(&mut self) -> Result<BlockV1, ChainError> {
		self.parent = self.api.finalize_block(self.at)?.hash();
		let output = self.api.eth_block_versioned(self.at, BlockInputPayloadV1.into())?;
		Ok(expected(BlockOutputPayloadV1::try_from(output))?.block)
	}
}
