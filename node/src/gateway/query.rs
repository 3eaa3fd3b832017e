//! The two methods of the gateway's own: `state_call` for what is public, `timebank_query` for what concerns persons.

use crate::{
	gateway::{
		facts::{decode_all, now, At, Facts},
		policy::{check, check_public, Asker, Refusal},
		statement::Statement,
	},
	service::FullClient,
};
use jsonrpsee::{
	core::RegisterMethodError,
	types::{ErrorObjectOwned, Params},
	RpcModule,
};
use polkadot_sdk::*;
use serde::Deserialize;
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, Bytes, H256};
use std::sync::Arc;
use timebank_primitives::KeySignature;
use timebank_runtime::AccountId;

/// Code of the error: parameters that cannot be read.
const INVALID_PARAMS: i32 = -32602;
/// Code of the error: the gateway does not offer it.
const NOT_OFFERED: i32 = -32601;
/// Code of the error: it must be signed.
const MUST_BE_SIGNED: i32 = -32010;
/// Code of the error: the signature or its time does not count.
const NOT_VALID: i32 = -32011;
/// Code of the error: no right to it.
const NO_RIGHT: i32 = -32012;
/// Code of the error: the runtime could not answer.
const FAILED: i32 = -32013;

/// A signed question as it comes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Question {
	/// Runtime API and method.
	method: String,
	/// Encoded arguments.
	#[serde(default = "no_bytes")]
	arguments: Bytes,
	/// Who asks, in SS58.
	account: String,
	/// Until when it counts, in milliseconds since 1970.
	expires: u64,
	/// The encoded signature: `0x00` ed25519, `0x01` sr25519, `0x02` ecdsa, `0x03` Ethereum, then its bytes.
	signature: Bytes,
}

fn no_bytes() -> Bytes {
	Bytes(Vec::new())
}

fn error(code: i32, message: impl ToString) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, message.to_string(), None::<()>)
}

fn refused(refusal: Refusal) -> ErrorObjectOwned {
	let code = match refusal {
		Refusal::Unknown => NOT_OFFERED,
		Refusal::MustBeSigned => MUST_BE_SIGNED,
		Refusal::Arguments => INVALID_PARAMS,
		Refusal::NoRight => NO_RIGHT,
	};
	error(code, refusal)
}

/// Answers a signed question.
fn answer(client: &Arc<FullClient>, question: Question) -> Result<Value, ErrorObjectOwned> {
	let at = At::best(client);
	let account = AccountId::from_ss58check(&question.account)
		.map_err(|_| error(INVALID_PARAMS, "the account is not in SS58"))?;
	let signature: KeySignature =
		decode_all(&question.signature).ok_or_else(|| error(INVALID_PARAMS, "the signature cannot be read"))?;
	let statement = Statement {
		genesis: at.genesis,
		method: question.method,
		arguments: question.arguments.0,
		account,
		expires: question.expires,
	};
	// First the signature: what the chain knows of an account is told to its owner only.
	statement
		.check(&signature, now())
		.map_err(|invalid| error(NOT_VALID, invalid))?;
	let asker = Asker {
		member: at.member_of(&statement.account),
		role: at.role_of(&statement.account),
		account: statement.account.clone(),
	};
	check(&statement.method, &statement.arguments, &asker, &at).map_err(refused)?;
	let answer = at
		.call(&statement.method, &statement.arguments)
		.map_err(|failed| error(FAILED, failed))?;
	Ok(json!({ "answer": Bytes(answer), "block": at.block, "number": at.number }))
}

/// Answers a public question at a block, or at the best one.
fn call(client: &Arc<FullClient>, params: Params) -> Result<Value, ErrorObjectOwned> {
	let (method, arguments, block): (String, Bytes, Option<H256>) = {
		let mut sequence = params.sequence();
		(sequence.next()?, sequence.next()?, sequence.optional_next()?)
	};
	check_public(&method).map_err(refused)?;
	let mut at = At::best(client);
	if let Some(block) = block {
		at.block = block;
	}
	let answer = at.call(&method, &arguments).map_err(|failed| error(FAILED, failed))?;
	Ok(json!(Bytes(answer)))
}

/// The methods.
pub fn module(client: Arc<FullClient>) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::new(client);
	module.register_blocking_method("state_call", |params, client, _| call(&client, params))?;
	module.register_blocking_method("timebank_query", |params, client, _| {
		let question: Question = params.one()?;
		answer(&client, question)
	})?;
	Ok(module.remove_context())
}
