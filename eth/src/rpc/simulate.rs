//! `eth_simulateV1`: calls in blocks that nobody makes, by the rules of ethereum/execution-apis.

use super::{
	convert::{self, Listed},
	params::Few,
	raw,
	refusals::{check_overrides, not_native},
	Rpc,
};
use crate::{
	chain::{NodeClient, Simulation},
	error::{self, error, server, INTERNAL, INVALID_PARAMS, REVERTED},
	index::{BlockRecord, Head, LogRecord, TransactionRecord},
};
use alloy_consensus::{
	proofs::{calculate_receipt_root, calculate_transaction_root},
	SignableTransaction, TxEip1559, TxEnvelope, TxLegacy, TxReceipt,
};
use alloy_eips::eip2718::Encodable2718;
use alloy_primitives::{Address, Bloom, Signature, TxKind};
use alloy_rpc_types_eth::BlockId;
use jsonrpsee::core::RpcResult;
use pallet_revive::EthTransactError;
use pallet_revive_types::{
	common::{Bytes, Bytes256},
	runtime_api::{BlockV1, CallTraceV2, CallTypeV1, GenericTransactionV1, StateOverrideSetV1},
};
use polkadot_sdk::*;
use serde::Deserialize;
use serde_json::{json, Map, Value};
use sp_core::{H160, H256, U256};
use std::time::Instant;

/// What is to be simulated.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Payload {
	block_state_calls: Few<BlockCalls, MOST_BLOCKS>,
	/// Whether movements of fuel are shown as logs.
	trace_transfers: Option<bool>,
	/// Whether nonces, prices and balances must be right.
	validation: Option<bool>,
	/// Whether blocks list transactions in full.
	return_full_transactions: Option<bool>,
}

/// What is to be in one block.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct BlockCalls {
	block_overrides: Option<BlockOverrides>,
	state_overrides: Option<StateOverrideSetV1>,
	calls: Option<Few<GenericTransactionV1, MOST_CALLS>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct BlockOverrides {
	number: Option<U256>,
	/// In seconds.
	time: Option<U256>,
	#[serde(flatten)]
	others: Map<String, Value>,
}

/// Blocks that one request may make.
const MOST_BLOCKS: usize = 256;
/// Calls that one request may make.
const MOST_CALLS: usize = 1_000;
/// Where movements of fuel are shown, by ERC-7528.
const FUEL: H160 = H160([0xee; 20]);
/// `Transfer(address,address,uint256)`.
const TRANSFER: H256 = H256([
	0xdd, 0xf2, 0x52, 0xad, 0x1b, 0xe2, 0xc8, 0x9b, 0x69, 0xc2, 0xb0, 0x68, 0xfc, 0x37, 0x8d, 0xaa, 0x95, 0x2b, 0xa7,
	0xf1, 0x63, 0xc4, 0xa1, 0x16, 0x28, 0xf5, 0x5a, 0x4d, 0xf5, 0x23, 0xb3, 0xef,
]);

/// The codes of ethereum/execution-apis for what cannot be simulated.
mod codes {
	pub const NONCE_TOO_LOW: i32 = -38010;
	pub const NONCE_TOO_HIGH: i32 = -38011;
	pub const BASE_FEE: i32 = -38012;
	pub const INTRINSIC_GAS: i32 = -38013;
	pub const FUNDS: i32 = -38014;
	pub const BLOCK_GAS: i32 = -38015;
	pub const NUMBERS: i32 = -38020;
	pub const TIMES: i32 = -38021;
	pub use crate::error::TOO_MANY;
	/// Of a call that was executed and failed.
	pub const VM: i32 = -32015;
}

/// A block with what came out of its calls.
struct Made {
	record: BlockRecord,
	envelopes: Vec<TxEnvelope>,
	results: Vec<Outcome>,
}

/// What came out of a call. Its logs move on to the block's record.
struct Outcome {
	returned: Bytes,
	gas_used: u64,
	logs: Vec<LogRecord>,
	failure: Option<Value>,
}

impl<C: NodeClient, P> Rpc<C, P> {
	/// Runs the calls, each in the state that the one before has left.
	pub(super) fn simulate(&self, payload: Payload, block: Option<BlockId>) -> RpcResult<Vec<Value>> {
		let blocks = payload.block_state_calls.take("blocks")?;
		if blocks.is_empty() {
			return Err(error(INVALID_PARAMS, "empty input"));
		}
		let at = self.require(block)?;
		let mut task = Task {
			simulation: self.chain.simulation(at.hash)?,
			chain_id: self.chain_id,
			validation: payload.validation.unwrap_or(false),
			transfers: payload.trace_transfers.unwrap_or(false),
			deadline: Instant::now().checked_add(self.limits.call_time),
			calls_left: MOST_CALLS,
			logs_left: self.limits.log_results,
			bytes_left: self.limits.log_bytes,
			made: Vec::new(),
		};
		for calls in blocks {
			task.blocks(calls)?;
		}
		let full = payload.return_full_transactions.unwrap_or(false);
		task.made.into_iter().map(|made| made.show(full)).collect()
	}
}

/// A simulation under way.
struct Task<'a, C: NodeClient> {
	simulation: Simulation<'a, C>,
	chain_id: u64,
	validation: bool,
	transfers: bool,
	deadline: Option<Instant>,
	/// Calls that may still be made.
	calls_left: usize,
	/// Logs that may still be told.
	logs_left: usize,
	/// Bytes that calls may still return and log.
	bytes_left: usize,
	made: Vec<Made>,
}

impl<C: NodeClient> Task<'_, C> {
	/// Makes a block, and empty ones up to its number.
	fn blocks(&mut self, calls: BlockCalls) -> RpcResult<()> {
		let BlockOverrides { number, time, others } = calls.block_overrides.unwrap_or_default();
		if let Some((name, _)) = others.iter().find(|(_, value)| !value.is_null()) {
			return Err(error(
				INVALID_PARAMS,
				format!("blockOverrides.{name} cannot be set: the chain itself says it"),
			));
		}
		let last = self.simulation.number();
		let next = last.checked_add(1).ok_or_else(|| server("there is no next block"))?;
		let number = match number {
			None => next,
			Some(number) => u32::try_from(number)
				.ok()
				.filter(|number| *number > last)
				.ok_or_else(|| {
					error(
						codes::NUMBERS,
						format!("block numbers must be in order: {number} <= {last}"),
					)
				})?,
		};
		let blocks = usize::try_from(number.abs_diff(last)).unwrap_or(usize::MAX);
		if self.made.len().saturating_add(blocks) > MOST_BLOCKS {
			return Err(error(codes::TOO_MANY, "too many blocks"));
		}
		for empty in next..number {
			self.block(empty, None, None, Vec::new())?;
		}
		let own = calls
			.calls
			.map_or_else(|| Ok(Vec::new()), |calls| calls.take("calls"))?;
		self.block(number, time, calls.state_overrides, own)
	}

	fn block(
		&mut self,
		number: u32,
		time: Option<U256>,
		mut overrides: Option<StateOverrideSetV1>,
		calls: Vec<GenericTransactionV1>,
	) -> RpcResult<()> {
		check_overrides(overrides.as_ref())?;
		self.calls_left = left(self.calls_left, calls.len(), "calls")?;
		self.check_time()?;
		let least = self.simulation.next_time();
		let time = time.map(|time| {
			let moment = time.checked_mul(1_000.into()).and_then(|time| u64::try_from(time).ok());
			moment.filter(|moment| *moment >= least).ok_or_else(|| {
				let least = least.div_ceil(1_000);
				error(
					codes::TIMES,
					format!("block timestamps must be in order, one slot apart: {time} < {least}"),
				)
			})
		});
		self.simulation.begin(number, time.transpose()?)?;
		if calls.is_empty() {
			if let Some(overrides) = overrides.take() {
				self.simulation.change(overrides)?.map_err(error::call)?;
			}
		}
		let (mut records, mut envelopes, mut results) = (Vec::new(), Vec::new(), Vec::new());
		for call in calls {
			self.check_time()?;
			let (record, envelope, outcome) = self.call(call, &mut overrides)?;
			records.push(record);
			envelopes.push(envelope);
			results.push(outcome);
		}
		let header = self.simulation.finish()?;
		let parent = self.made.last().map(|made| made.record.head());
		let parent_hash = self.made.last().map(|made| made.record.header.hash);
		let record = seal(number, header, parent, parent_hash, records, &envelopes)?;
		self.made.push(Made {
			record,
			envelopes,
			results,
		});
		Ok(())
	}

	/// A task that nobody waits for any more ends.
	fn check_time(&self) -> RpcResult<()> {
		if self.deadline.is_some_and(|deadline| Instant::now() > deadline) {
			return Err(server("execution aborted: the simulation takes too long"));
		}
		Ok(())
	}

	/// Runs a call, the first of its block with what is different from the state.
	fn call(
		&mut self,
		mut call: GenericTransactionV1,
		overrides: &mut Option<StateOverrideSetV1>,
	) -> RpcResult<(TransactionRecord, TxEnvelope, Outcome)> {
		not_native(&call)?;
		let from = call.from.unwrap_or_default();
		let nonce = match own_nonce(overrides.as_ref(), from) {
			Some(nonce) => nonce,
			None => self.simulation.nonce(from)?,
		};
		let envelope = envelope(&call, self.chain_id, call.nonce.map_or(nonce, lowered));
		let (gas_price, limit) = if self.validation {
			check_nonce(call.nonce, nonce)?;
			let price = self.simulation.gas_price()?;
			check_price(call.gas_price.or(call.max_fee_per_gas).unwrap_or_default(), price)?;
			(u128::try_from(price).unwrap_or(u128::MAX), None)
		} else {
			(call.gas_price, call.max_fee_per_gas, call.max_priority_fee_per_gas) = (None, None, None);
			// Who names no price needs no fuel; so the limit is looked at here.
			let limit = call.gas.take().map(|gas| u64::try_from(gas).unwrap_or(u64::MAX));
			(0, limit)
		};
		let to = call.to;
		let mut outcome = match self.simulation.run(call, overrides.take(), limit)? {
			Ok(Some(trace)) => Outcome::of(trace, self.transfers),
			Ok(None) => Outcome::failed(limit.unwrap_or_default(), codes::VM, "out of gas"),
			Err(failure) => Outcome::failed(0, codes::VM, ran_at_all(failure)?),
		};
		let logs = std::mem::take(&mut outcome.logs);
		let logged = logs.iter().fold(0usize, |sum, log| sum.saturating_add(log.data.len()));
		self.logs_left = left(self.logs_left, logs.len(), "logs")?;
		self.bytes_left = left(
			self.bytes_left,
			logged.saturating_add(outcome.returned.0.len()),
			"bytes",
		)?;
		let record = TransactionRecord {
			hash: convert::h256(*envelope.hash()),
			extrinsic: 0,
			kind: envelope.tx_type().into(),
			success: outcome.failure.is_none(),
			gas_used: outcome.gas_used,
			gas_price,
			from,
			to,
			contract: None,
			logs,
		};
		Ok((record, envelope, outcome))
	}
}

/// The nonce that an address is given for the block.
fn own_nonce(overrides: Option<&StateOverrideSetV1>, address: H160) -> Option<u32> {
	let nonce = overrides?.0.get(&address)?.nonce?;
	// More than any account reaches stays more than that.
	Some(lowered(nonce))
}

fn lowered(nonce: U256) -> u32 {
	u32::try_from(nonce).unwrap_or(u32::MAX)
}

/// What is left of a limit.
fn left(limit: usize, used: usize, what: &str) -> RpcResult<usize> {
	limit
		.checked_sub(used)
		.ok_or_else(|| error(codes::TOO_MANY, format!("too many {what}")))
}

fn check_nonce(given: Option<U256>, due: u32) -> RpcResult<()> {
	match given {
		Some(nonce) if nonce < due.into() => Err(error(
			codes::NONCE_TOO_LOW,
			format!("nonce too low: next nonce {due}, tx nonce {nonce}"),
		)),
		Some(nonce) if nonce > due.into() => Err(error(
			codes::NONCE_TOO_HIGH,
			format!("nonce too high: next nonce {due}, tx nonce {nonce}"),
		)),
		_ => Ok(()),
	}
}

fn check_price(offered: U256, base: U256) -> RpcResult<()> {
	if offered < base {
		return Err(error(
			codes::BASE_FEE,
			format!("max fee per gas less than block base fee: maxFeePerGas: {offered}, baseFee: {base}"),
		));
	}
	Ok(())
}

/// Why a call failed that was begun; the error of the whole if it could not be.
fn ran_at_all(failure: EthTransactError) -> RpcResult<String> {
	let began = matches!(&failure, EthTransactError::Message(message) if message.starts_with("failed to run contract"));
	let failure = error::call(failure);
	if began {
		return Ok(failure.message().into());
	}
	let code = match failure.message() {
		message if message.starts_with("insufficient funds") => codes::FUNDS,
		message if message.starts_with("max fee per gas less than block base fee") => codes::BASE_FEE,
		"intrinsic gas too low" => codes::INTRINSIC_GAS,
		"exceeds block gas limit" => codes::BLOCK_GAS,
		_ => failure.code(),
	};
	Err(error(code, failure.message()))
}

/// The transaction that a call stands for, without a signature.
fn envelope(call: &GenericTransactionV1, chain_id: u64, nonce: u32) -> TxEnvelope {
	let number = |number: Option<U256>| number.map_or(0, |number| u128::try_from(number).unwrap_or(u128::MAX));
	let gas_limit = call.gas.map_or(0, |gas| u64::try_from(gas).unwrap_or(u64::MAX));
	let value = alloy_primitives::U256::from_limbs(call.value.unwrap_or_default().0);
	let to = call.to.map_or(TxKind::Create, |to| TxKind::Call(convert::address(to)));
	let input = call.input.clone().to_vec().into();
	let signature = Signature::new(Default::default(), Default::default(), false);
	let nonce = nonce.into();
	match call.gas_price {
		Some(price) => TxEnvelope::Legacy(
			TxLegacy {
				chain_id: Some(chain_id),
				nonce,
				gas_price: number(Some(price)),
				gas_limit,
				to,
				value,
				input,
			}
			.into_signed(signature),
		),
		None => TxEnvelope::Eip1559(
			TxEip1559 {
				chain_id,
				nonce,
				gas_limit,
				max_fee_per_gas: number(call.max_fee_per_gas),
				max_priority_fee_per_gas: number(call.max_priority_fee_per_gas),
				to,
				value,
				access_list: Default::default(),
				input,
			}
			.into_signed(signature),
		),
	}
}

/// The record of a block, as if its calls had been transactions: with the roots, the bloom and the hash that this makes.
fn seal(
	number: u32,
	mut header: BlockV1,
	parent: Option<Head>,
	parent_hash: Option<H256>,
	transactions: Vec<TransactionRecord>,
	envelopes: &[TxEnvelope],
) -> RpcResult<BlockRecord> {
	if let Some(parent_hash) = parent_hash {
		header.parent_hash = parent_hash;
	}
	let gas_used = transactions
		.iter()
		.fold(0u64, |sum, transaction| sum.saturating_add(transaction.gas_used));
	header.gas_used = gas_used.into();
	header.transactions_root = convert::h256(calculate_transaction_root(envelopes));
	let mut record = BlockRecord {
		// It has no Substrate block: one of its own is never asked for.
		hash: H256::zero(),
		parent: parent.map_or(header.parent_hash, |parent| parent.hash),
		number,
		header,
		transactions,
		native: Vec::new(),
	};
	let receipts: Vec<_> = (0..record.transactions.len())
		.filter_map(|at| convert::receipt(&record, at))
		.map(|receipt| receipt.into_primitives_receipt().inner)
		.collect();
	let mut bloom = Bloom::default();
	for receipt in &receipts {
		bloom |= receipt.bloom();
	}
	record.header.logs_bloom = Bytes256(bloom.into_array());
	record.header.receipts_root = convert::h256(calculate_receipt_root(&receipts));
	let header = raw::header(&record);
	record.header.hash = convert::h256(header.hash_slow());
	let bytes: usize = envelopes.iter().map(Encodable2718::encode_2718_len).sum();
	let size = alloy_rlp::Encodable::length(&header).saturating_add(bytes);
	record.header.size = U256::from(size);
	Ok(record)
}

impl Made {
	fn show(self, full: bool) -> RpcResult<Value> {
		let listed = if full {
			let all = self.envelopes.iter().zip(&self.record.transactions).enumerate();
			let shown = all.filter_map(|(at, (envelope, transaction))| {
				convert::transaction(&envelope.encoded_2718(), transaction.from, Some((&self.record, at)))
			});
			Listed::Full(shown.collect())
		} else {
			Listed::Hashes
		};
		let internal = |failure: serde_json::Error| error(INTERNAL, failure.to_string());
		let mut block = convert::block(&self.record, listed).map_err(internal)?;
		let calls = self
			.results
			.into_iter()
			.enumerate()
			.map(|(at, outcome)| outcome.show(&self.record, at));
		if let Some(fields) = block.as_object_mut() {
			fields.insert("calls".into(), calls.collect());
		}
		Ok(block)
	}
}

impl Outcome {
	fn of(trace: CallTraceV2, transfers: bool) -> Self {
		let gas_used = trace.gas_used;
		let failure = trace.error.as_deref().map(|failure| match failure {
			"execution reverted" => {
				let reverted = error::call(EthTransactError::Data(trace.output.0.clone()));
				json!({ "code": REVERTED, "message": reverted.message(), "data": trace.output })
			}
			name => json!({ "code": codes::VM, "message": error::ended(name) }),
		});
		let mut logs = Vec::new();
		collect(&trace, transfers, &mut logs);
		Self {
			returned: trace.output,
			gas_used,
			logs,
			failure,
		}
	}

	fn failed(gas_used: u64, code: i32, message: impl Into<String>) -> Self {
		Self {
			returned: Default::default(),
			gas_used,
			logs: Vec::new(),
			failure: Some(json!({ "code": code, "message": message.into() })),
		}
	}

	fn show(self, record: &BlockRecord, at: usize) -> Value {
		let mut call = json!({
			"returnData": self.returned,
			"logs": convert::logs(record, at, false),
			"gasUsed": U256::from(self.gas_used),
			"status": if self.failure.is_some() { "0x0" } else { "0x1" },
		});
		if let (Some(fields), Some(failure)) = (call.as_object_mut(), self.failure) {
			fields.insert("error".into(), failure);
		}
		call
	}
}

/// The logs of a call and of those that it has made, in their order. What has failed has none.
fn collect(call: &CallTraceV2, transfers: bool, logs: &mut Vec<LogRecord>) {
	// Calls are at most as deep as the runtime lets them be, and each log is one of its.
	if call.error.is_some() {
		return;
	}
	let moves = !matches!(call.call_type, CallTypeV1::DelegateCall | CallTypeV1::StaticCall);
	if let Some(value) = call.value.filter(|value| transfers && moves && !value.is_zero()) {
		let topic = |address: H160| H256::from_slice(&Address::from(address.0).into_word()[..]);
		logs.push(LogRecord {
			address: FUEL,
			topics: vec![TRANSFER, topic(call.from), topic(call.to)],
			data: value.to_big_endian().to_vec(),
		});
	}
	let mut own = call.logs.iter().peekable();
	let positions = (0u32..).zip(call.calls.iter().map(Some).chain([None]));
	for (position, inner) in positions {
		while let Some(log) = own.next_if(|log| log.position <= position || inner.is_none()) {
			logs.push(LogRecord {
				address: log.address,
				topics: log.topics.clone(),
				data: log.data.0.clone(),
			});
		}
		if let Some(inner) = inner {
			collect(inner, transfers, logs);
		}
	}
}

#[cfg(test)]
mod tests;
