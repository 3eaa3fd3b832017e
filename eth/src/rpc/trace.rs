//! How transactions went: the tracers of pallet-revive, in the words of Geth's `debug` namespace.

use super::{
	opcodes::{OpcodeOptions, Opcodes},
	refusals::{check_overrides, not_native, own_block},
	state::has_price,
	Rpc,
};
use crate::{
	chain::NodeClient,
	error::{self, error, server, INVALID_PARAMS},
	index::Head,
	Limits,
};
use alloy_rpc_types_eth::BlockId;
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use pallet_revive_types::runtime_api::{
	CallTracerConfigV1, GenericTransactionV1, StateOverrideSetV1, TraceEntryV1, TraceV2, TracerTypeV1,
};
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use serde::{de::DeserializeOwned, Deserialize};
use serde_json::{json, Value};
use sp_core::H256;
use std::{collections::BTreeMap, time::Duration};
use timebank_runtime::opaque::Block;

/// How something is to be traced.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct TraceOptions {
	/// Name of the tracer.
	tracer: Option<String>,
	/// What the tracer is told.
	tracer_config: Option<Value>,
	/// How long it may take, as `5s` or `300ms`.
	timeout: Option<String>,
	/// What is different from the block's state, for calls.
	state_overrides: Option<StateOverrideSetV1>,
	/// What is different about the block.
	block_overrides: Option<Value>,
	/// What is told of each instruction, if no tracer is named.
	#[serde(flatten)]
	opcodes: OpcodeOptions,
}

/// A question that was understood.
pub struct Tracing {
	config: TracerTypeV1,
	/// Of each instruction, if that is asked.
	opcodes: Option<Opcodes>,
	overrides: Option<StateOverrideSetV1>,
	/// How long the client waits.
	pub patience: Duration,
}

impl TraceOptions {
	/// Understands a question. Nobody waits longer, or is told of more, than the limits say.
	pub fn read(self, limits: &Limits) -> Result<Tracing, ErrorObjectOwned> {
		own_block(self.block_overrides)?;
		check_overrides(self.state_overrides.as_ref())?;
		let (most, mut opcodes) = (limits.trace_time, None);
		let given = self.tracer_config.filter(|config| !config.is_null());
		let config = match self.tracer.as_deref() {
			Some("callTracer") => TracerTypeV1::CallTracer(Some(match given {
				Some(config) => parse(with_default_logs(config))?,
				// Geth gives no logs unless it is asked.
				None => CallTracerConfigV1 {
					with_logs: false,
					only_top_call: false,
				},
			})),
			Some("prestateTracer") => TracerTypeV1::PrestateTracer(given.map(parse).transpose()?),
			Some("") | None => {
				let (told, config) = self.opcodes.read(limits.trace_steps);
				opcodes = Some(told);
				config
			}
			Some(other) => return Err(server(format!("tracer not found: {other}"))),
		};
		let patience = match self.timeout.as_deref().map(duration) {
			None => most,
			Some(Some(asked)) => asked.min(most),
			Some(None) => return Err(error(INVALID_PARAMS, "invalid timeout")),
		};
		Ok(Tracing {
			config,
			opcodes,
			overrides: self.state_overrides,
			patience,
		})
	}
}

fn parse<T: DeserializeOwned>(config: Value) -> Result<T, ErrorObjectOwned> {
	serde_json::from_value(config).map_err(|failure| error(INVALID_PARAMS, failure.to_string()))
}

fn with_default_logs(mut config: Value) -> Value {
	if let Some(fields) = config.as_object_mut() {
		fields.entry("withLog").or_insert(json!(false));
		let logs = fields.remove("withLog").unwrap_or(json!(false));
		// Geth's name for it, and pallet-revive's.
		fields.entry("withLogs").or_insert(logs);
	}
	config
}

/// A length of time in one unit, as Go writes it.
fn duration(text: &str) -> Option<Duration> {
	let number = |unit: &str| text.strip_suffix(unit)?.parse::<u64>().ok();
	number("ms")
		.map(Duration::from_millis)
		.or_else(|| number("s").map(Duration::from_secs))
		.or_else(|| number("m")?.checked_mul(60).map(Duration::from_secs))
}

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> Rpc<C, P> {
	/// How a transaction of the best chain went.
	pub(super) fn trace(&self, hash: H256, tracing: Tracing) -> RpcResult<Value> {
		let found = match self.place(hash)? {
			None => self.index.absent()?,
			found => found,
		};
		let (record, at) = found.ok_or_else(|| server("transaction not found"))?;
		let Some(transaction) = record.transactions.get(at) else {
			return Err(server("only Ethereum transactions are traced"));
		};
		let entry = self
			.chain
			.trace_extrinsic(record.hash, transaction.extrinsic, tracing.config.clone())?;
		match entry {
			Some(TraceEntryV1::Traced(trace)) => tracing.tell(trace),
			Some(TraceEntryV1::NotTraced) | None => Err(untraced()),
		}
	}

	/// How the transactions of a block went.
	pub(super) fn trace_all(&self, head: Option<Head>, tracing: Tracing) -> RpcResult<Value> {
		let head = head.ok_or_else(|| server("block not found"))?;
		if head.number == 0 {
			return Err(server("genesis is not traceable"));
		}
		let record = self.record(head.hash)?;
		if record.transactions.is_empty() {
			return Ok(json!([]));
		}
		let tracing = tracing.shared(record.transactions.len());
		let entries = self.chain.trace_block(head.hash, tracing.config.clone())?;
		let mut entries: BTreeMap<u32, TraceEntryV1> = entries.into_iter().collect();
		let told = record.transactions.iter().map(|tx| {
			let told = match entries.remove(&tx.extrinsic) {
				Some(TraceEntryV1::Traced(trace)) => tracing.tell(trace),
				_ => Err(untraced()),
			};
			match told {
				Ok(result) => json!({ "txHash": tx.hash, "result": result }),
				Err(failure) => json!({ "txHash": tx.hash, "error": failure.message() }),
			}
		});
		Ok(told.collect())
	}

	/// How a call would go.
	pub(super) fn trace_one_call(
		&self,
		mut transaction: GenericTransactionV1,
		block: Option<BlockId>,
		tracing: Tracing,
	) -> RpcResult<Value> {
		not_native(&transaction)?;
		let at = self.require(block)?;
		// As for calls: who names no price needs no fuel.
		if !has_price(&mut transaction) {
			transaction.gas = None;
		}
		let traced = self
			.chain
			.trace_call(at.hash, transaction, tracing.config.clone(), tracing.overrides.clone())?;
		tracing.tell(traced.map_err(error::call)?)
	}
}

fn untraced() -> ErrorObjectOwned {
	server("the transaction cannot be traced")
}

impl Tracing {
	/// The same for so many transactions in one answer.
	fn shared(mut self, among: usize) -> Self {
		if let (Some(opcodes), TracerTypeV1::ExecutionTracer(Some(config))) = (&mut self.opcodes, &mut self.config) {
			let limit;
			(*opcodes, limit) = opcodes.shared(among);
			config.limit = Some(limit);
		}
		self
	}

	/// The answer.
	fn tell(&self, trace: TraceV2) -> RpcResult<Value> {
		match (trace, self.opcodes) {
			(TraceV2::Execution(trace), Some(opcodes)) => opcodes.tell(trace),
			(trace, _) => {
				serde_json::to_value(worded(trace)).map_err(|failure| error(error::INTERNAL, failure.to_string()))
			}
		}
	}
}

/// The same, with Geth's words in place of the names of pallet-revive's errors.
fn worded(trace: TraceV2) -> TraceV2 {
	match trace {
		TraceV2::Call(mut top) => {
			let mut left = vec![&mut top];
			while let Some(call) = left.pop() {
				if let Some(failure) = call.error.as_mut() {
					*failure = error::ended(failure);
				}
				left.extend(call.calls.iter_mut());
			}
			TraceV2::Call(top)
		}
		other => other,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const MOST: Duration = Duration::from_secs(5);

	fn read(options: Value) -> Result<Tracing, ErrorObjectOwned> {
		let limits = Limits {
			trace_time: MOST,
			trace_steps: 7,
			..Default::default()
		};
		serde_json::from_value::<TraceOptions>(options)
			.expect("the shape of options")
			.read(&limits)
	}

	#[test]
	fn tracers_are_named_and_told_as_in_geth() {
		let config = |options| read(options).expect("understood").config;
		assert_eq!(
			config(json!({ "tracer": "callTracer" })),
			TracerTypeV1::CallTracer(Some(CallTracerConfigV1 {
				with_logs: false,
				only_top_call: false
			}))
		);
		let options = json!({ "tracer": "callTracer", "tracerConfig": { "withLog": true, "onlyTopCall": true } });
		assert_eq!(
			config(options),
			TracerTypeV1::CallTracer(Some(CallTracerConfigV1 {
				with_logs: true,
				only_top_call: true
			}))
		);
		assert!(matches!(
			config(json!({ "tracer": "prestateTracer", "tracerConfig": { "diffMode": true } })),
			TracerTypeV1::PrestateTracer(Some(config)) if config.diff_mode
		));
		assert_eq!(
			config(json!({ "tracer": "prestateTracer" })),
			TracerTypeV1::PrestateTracer(None)
		);
	}

	#[test]
	fn errors_in_traces_are_worded_as_in_geth() {
		use pallet_revive_types::runtime_api::CallTraceV2;
		let failed = |error: &str, calls| CallTraceV2 {
			error: Some(error.into()),
			calls,
			..Default::default()
		};
		let inner = failed("execution reverted", vec![failed("StackUnderflow", vec![])]);
		let trace = failed("OutOfGas", vec![inner, CallTraceV2::default()]);
		let TraceV2::Call(top) = worded(TraceV2::Call(trace)) else {
			panic!("a call")
		};
		assert_eq!(top.error.as_deref(), Some("out of gas"));
		assert_eq!(top.calls[0].error.as_deref(), Some("execution reverted"));
		assert_eq!(top.calls[0].calls[0].error.as_deref(), Some("stack underflow"));
		assert_eq!(top.calls[1].error, None);
	}

	#[test]
	fn instructions_are_told_when_no_tracer_is_named() {
		for options in [
			json!({}),
			json!({ "tracer": "" }),
			json!({ "tracer": null, "disableStack": true }),
		] {
			let tracing = read(options).expect("understood");
			assert!(tracing.opcodes.is_some());
			assert!(matches!(
				tracing.config,
				TracerTypeV1::ExecutionTracer(Some(config)) if config.limit == Some(8)
			));
		}
	}

	#[test]
	fn other_tracers_are_refused() {
		let options = json!({ "tracer": "4byteTracer" });
		assert_eq!(read(options).err().map(|error| error.code()), Some(error::SERVER));
		for wrong in [
			json!({ "tracer": "callTracer", "tracerConfig": { "onlyTopCall": 3 } }),
			json!({ "blockOverrides": { "number": "0x1" } }),
		] {
			assert_eq!(read(wrong).err().map(|error| error.code()), Some(INVALID_PARAMS));
		}
	}

	#[test]
	fn nobody_waits_longer_than_the_limit() {
		let patience = |timeout: &str| read(json!({ "tracer": "callTracer", "timeout": timeout })).map(|t| t.patience);
		assert_eq!(patience("300ms").ok(), Some(Duration::from_millis(300)));
		assert_eq!(patience("2s").ok(), Some(Duration::from_secs(2)));
		assert_eq!(patience("10m").ok(), Some(MOST));
		assert_eq!(patience("soon").err().map(|error| error.code()), Some(INVALID_PARAMS));
	}
}
