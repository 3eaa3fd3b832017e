//! Each instruction of an execution, as Geth's struct logger tells it.

use crate::error::{self, error, LIMIT};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use pallet_revive_types::runtime_api::{ExecutionStepV1, ExecutionTraceV1, ExecutionTracerConfigV1, TracerTypeV1};
use polkadot_sdk::*;
use serde::Deserialize;
use serde_json::{json, Value};

/// What is told of each instruction, in the words of Geth.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OpcodeOptions {
	enable_memory: bool,
	disable_stack: bool,
	disable_storage: bool,
	enable_return_data: bool,
	/// How many instructions are told; none or zero: all.
	limit: Option<u64>,
}

/// How many instructions are told, and what of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opcodes {
	stack: bool,
	/// What is asked for; none: all.
	asked: Option<u64>,
	/// More are never told.
	most: u64,
}

impl OpcodeOptions {
	/// What is told of so many instructions at most, and what the runtime is asked for.
	pub fn read(self, most: u64) -> (Opcodes, TracerTypeV1) {
		let opcodes = Opcodes {
			stack: !self.disable_stack,
			asked: self.limit.filter(|limit| (1..=most).contains(limit)),
			most,
		};
		let config = ExecutionTracerConfigV1 {
			enable_memory: self.enable_memory,
			disable_stack: self.disable_stack,
			disable_storage: self.disable_storage,
			enable_return_data: self.enable_return_data,
			disable_syscall_details: true,
			limit: Some(opcodes.wanted()),
			// All of it: a part would look like the whole.
			memory_word_limit: u32::MAX,
		};
		(opcodes, TracerTypeV1::ExecutionTracer(Some(config)))
	}
}

impl Opcodes {
	/// One more than can be told shows that there are more.
	fn wanted(self) -> u64 {
		self.asked.unwrap_or_else(|| self.most.saturating_add(1))
	}

	/// What each of so many executions may have when they are told together.
	pub fn shared(self, among: usize) -> (Self, u64) {
		let among = u64::try_from(among).unwrap_or(u64::MAX);
		let most = self.most.checked_div(among).unwrap_or(self.most).max(1);
		let asked = self.asked.filter(|asked| *asked <= most);
		let shared = Self { asked, most, ..self };
		(shared, shared.wanted())
	}

	/// An execution in the form of Geth. An error if it has more instructions than can be told: a part that was not asked
	/// for would look like the whole.
	pub fn tell(self, trace: ExecutionTraceV1) -> RpcResult<Value> {
		let steps = u64::try_from(trace.struct_logs.len()).unwrap_or(u64::MAX);
		if steps > self.most {
			return Err(self.exceeded());
		}
		let logs = trace.struct_logs.into_iter().map(|step| self.step(step));
		Ok(json!({
			"gas": trace.gas,
			"failed": trace.failed,
			"returnValue": trace.return_value,
			"structLogs": logs.collect::<RpcResult<Vec<_>>>()?,
		}))
	}

	fn exceeded(self) -> ErrorObjectOwned {
		let most = self.most;
		error(
			LIMIT,
			format!("more than {most} instructions: ask for the first ones with limit, or for the callTracer"),
		)
	}

	fn step(self, mut step: ExecutionStepV1) -> RpcResult<Value> {
		step.error = step.error.map(|failure| error::ended(&failure));
		let mut told = serde_json::to_value(step).map_err(|failure| error(error::INTERNAL, failure.to_string()))?;
		if let Some(fields) = told.as_object_mut() {
			// Weight is what the chain counts by; here all is said in gas.
			fields.remove("weightCost");
			if !self.stack {
				fields.remove("stack");
			}
		}
		Ok(told)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_revive_types::runtime_api::{EvmOpcodeV1, ExecutionStepKindV1};

	const MOST: u64 = 3;

	fn read(options: Value) -> (Opcodes, ExecutionTracerConfigV1) {
		let options: OpcodeOptions = serde_json::from_value(options).expect("the shape of options");
		match options.read(MOST) {
			(opcodes, TracerTypeV1::ExecutionTracer(Some(config))) => (opcodes, config),
			other => panic!("{other:?}"),
		}
	}

	fn trace(steps: u64) -> ExecutionTraceV1 {
		let step = |pc: u32| ExecutionStepV1 {
			gas: 10,
			gas_cost: 3,
			depth: 1,
			kind: ExecutionStepKindV1::EVMOpcode {
				pc,
				op: EvmOpcodeV1(0x60),
				stack: vec![vec![0; 32].into()],
				memory: Vec::new(),
				storage: None,
			},
			..Default::default()
		};
		ExecutionTraceV1 {
			gas: 21_000,
			struct_logs: (0..steps).map(|at| step(at as u32)).collect(),
			..Default::default()
		}
	}

	#[test]
	fn instructions_are_told_as_in_geth() {
		let (opcodes, config) = read(json!({}));
		assert!(
			!config.enable_memory && !config.disable_stack && !config.disable_storage && !config.enable_return_data
		);
		let told = opcodes.tell(trace(1)).expect("few");
		let expected = json!({
			"gas": 21_000, "failed": false, "returnValue": "0x",
			"structLogs": [{ "pc": 0, "op": "PUSH1", "gas": 10, "gasCost": 3, "depth": 1, "stack": ["0x0"] }],
		});
		assert_eq!(told, expected);
		let (opcodes, config) = read(json!({ "disableStack": true, "enableMemory": true, "enableReturnData": true }));
		assert!(config.enable_memory && config.disable_stack && config.enable_return_data);
		let told = opcodes.tell(trace(1)).expect("few");
		assert_eq!(told["structLogs"][0].get("stack"), None);
	}

	#[test]
	fn a_part_is_told_only_when_it_is_asked_for() {
		let (opcodes, config) = read(json!({}));
		assert_eq!(config.limit, Some(MOST + 1));
		assert!(opcodes.tell(trace(MOST)).is_ok());
		let refused = opcodes.tell(trace(MOST + 1)).expect_err("too many");
		assert_eq!(refused.code(), LIMIT);
		assert!(refused.message().starts_with("more than 3 instructions"));
		// Zero is no limit in Geth, and none is above the node's own.
		for (asked, wanted) in [(0, MOST + 1), (2, 2), (MOST, MOST), (1_000, MOST + 1)] {
			assert_eq!(read(json!({ "limit": asked })).1.limit, Some(wanted), "{asked}");
		}
	}

	#[test]
	fn executions_that_are_told_together_share_what_may_be_told() {
		let (opcodes, _) = read(json!({ "limit": 2 }));
		let (shared, wanted) = opcodes.shared(1);
		assert_eq!((shared, wanted), (opcodes, 2));
		let (shared, wanted) = opcodes.shared(2);
		assert_eq!((shared.most, wanted), (1, 2));
		assert!(shared.tell(trace(2)).is_err());
		assert_eq!(opcodes.shared(1_000).0.most, 1);
	}

	#[test]
	fn errors_of_instructions_are_worded_as_in_geth() {
		let (opcodes, _) = read(json!({}));
		let error = |error: &str| {
			let mut trace = trace(1);
			trace.struct_logs[0].error = Some(error.into());
			opcodes.tell(trace).expect("few")["structLogs"][0]["error"].clone()
		};
		let out = "Module(ModuleError { index: 60, error: [20, 0, 0, 0], message: Some(\"OutOfGas\") })";
		assert_eq!(error(out), "out of gas");
		assert_eq!(error("execution reverted"), "execution reverted");
	}
}
