//! Parameters in the forms that clients send.

use crate::error::{error, TOO_MANY};
use jsonrpsee::core::RpcResult;
use polkadot_sdk::sp_core::H256;
use serde::{
	de::{Error, IgnoredAny, SeqAccess, Visitor},
	Deserialize, Deserializer,
};
use std::{fmt, marker::PhantomData};

/// A number: `"0x10"`, `"16"` or `16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity(pub u64);

impl<'de> Deserialize<'de> for Quantity {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		#[derive(Deserialize)]
		#[serde(untagged)]
		enum Form {
			Number(u64),
			Text(String),
		}
		match Form::deserialize(deserializer)? {
			Form::Number(number) => Ok(Self(number)),
			Form::Text(text) => match text.strip_prefix("0x") {
				Some(hex) => u64::from_str_radix(hex, 16),
				None => text.parse(),
			}
			.map(Self)
			.map_err(|_| D::Error::custom(format!("{text:?} is no number"))),
		}
	}
}

/// A hash, which is written as `0x` and 64 digits. As elsewhere, another form is an error, not another reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub H256);

impl<'de> Deserialize<'de> for Hash {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let mut hash = [0; 32];
		text.strip_prefix("0x")
			.and_then(|digits| alloy_primitives::hex::decode_to_slice(digits, &mut hash).ok())
			.ok_or_else(|| D::Error::custom("a hash is 0x and 64 hexadecimal digits"))?;
		Ok(Self(H256(hash)))
	}
}

/// A slot of a contract's storage: a number in at most 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(pub [u8; 32]);

impl<'de> Deserialize<'de> for Slot {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let digits = text.strip_prefix("0x").unwrap_or(&text);
		if digits.is_empty() || digits.len() > 64 {
			return Err(D::Error::custom("a storage slot has 1 to 64 hexadecimal digits"));
		}
		let mut slot = [0; 32];
		alloy_primitives::hex::decode_to_slice(format!("{digits:0>64}"), &mut slot).map_err(D::Error::custom)?;
		Ok(Self(slot))
	}
}

/// A list of which no more is kept than may be used: a short text can hold very many small things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<T, const MOST: usize> {
	kept: Vec<T>,
	more: bool,
}

impl<T, const MOST: usize> Default for Few<T, MOST> {
	fn default() -> Self {
		Self {
			kept: Vec::new(),
			more: false,
		}
	}
}

impl<T, const MOST: usize> Few<T, MOST> {
	/// What is in it; an error by the name of the things if there were more.
	pub fn take(self, what: &str) -> RpcResult<Vec<T>> {
		match self.more {
			false => Ok(self.kept),
			true => Err(error(TOO_MANY, format!("too many {what}"))),
		}
	}
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Few<T, MOST> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct Items<T, const MOST: usize>(PhantomData<T>);
		impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for Items<T, MOST> {
			type Value = Few<T, MOST>;

			fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
				f.write_str("a list")
			}

			fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
				let mut few = Few::default();
				while few.kept.len() < MOST {
					match items.next_element()? {
						Some(item) => few.kept.push(item),
						None => return Ok(few),
					}
				}
				while items.next_element::<IgnoredAny>()?.is_some() {
					few.more = true;
				}
				Ok(few)
			}
		}
		deserializer.deserialize_seq(Items(PhantomData))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn hash_is_read_in_one_form() {
		let digits = "0a".repeat(32);
		assert_eq!(
			from_value::<Hash>(json!(format!("0x{digits}"))).ok(),
			Some(Hash(H256([10; 32])))
		);
		for form in [
			json!(digits),
			json!("0x0a"),
			json!(format!("0x{digits}0a")),
			json!(format!("0x0x{}", &digits[2..])),
			json!(7),
		] {
			assert!(from_value::<Hash>(form.clone()).is_err(), "{form}");
		}
	}

	#[test]
	fn no_more_is_kept_of_a_list_than_may_be_used() {
		let read = |form| from_value::<Few<u8, 2>>(form).expect("a list").take("things");
		assert_eq!(read(json!([])).ok(), Some(vec![]));
		assert_eq!(read(json!([1, 2])).ok(), Some(vec![1, 2]));
		let refused = read(json!([1, 2, "anything"])).expect_err("too many");
		assert_eq!((refused.code(), refused.message()), (TOO_MANY, "too many things"));
		assert!(from_value::<Few<u8, 2>>(json!([1, "x"])).is_err());
		assert!(from_value::<Few<u8, 2>>(json!({})).is_err());
	}

	#[test]
	fn slot_is_read_short_and_long() {
		let mut one = [0; 32];
		one[31] = 1;
		let long = format!("0x{}1", "0".repeat(63));
		for form in [json!("0x1"), json!("0x01"), json!(long), json!("1")] {
			assert_eq!(from_value::<Slot>(form).ok(), Some(Slot(one)));
		}
		for form in [json!("0x"), json!("0xg"), json!(format!("{long}0")), json!(1)] {
			assert!(from_value::<Slot>(form.clone()).is_err(), "{form}");
		}
	}
	use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag};
	use serde_json::{from_value, json};

	#[test]
	fn quantity_is_read_in_all_forms() {
		for form in [json!(16), json!("0x10"), json!("16")] {
			assert_eq!(from_value::<Quantity>(form).ok(), Some(Quantity(16)));
		}
		for form in [json!("0x"), json!("x"), json!(-1), json!(null), json!("")] {
			assert!(from_value::<Quantity>(form.clone()).is_err(), "{form}");
		}
	}

	#[test]
	fn block_tags_and_numbers_are_read() {
		let cases = [
			(json!("latest"), BlockNumberOrTag::Latest),
			(json!("pending"), BlockNumberOrTag::Pending),
			(json!("safe"), BlockNumberOrTag::Safe),
			(json!("finalized"), BlockNumberOrTag::Finalized),
			(json!("earliest"), BlockNumberOrTag::Earliest),
			(json!("0x0"), BlockNumberOrTag::Number(0)),
			(json!("0x1f"), BlockNumberOrTag::Number(31)),
		];
		for (form, tag) in cases {
			assert_eq!(from_value::<BlockNumberOrTag>(form.clone()).ok(), Some(tag));
			assert_eq!(from_value::<BlockId>(form).ok(), Some(BlockId::Number(tag)));
		}
		for form in [json!("newest"), json!("31"), json!("0xzz")] {
			assert!(from_value::<BlockId>(form.clone()).is_err(), "{form}");
		}
	}

	#[test]
	fn block_hashes_are_read_as_in_eip_1898() {
		let hash = format!("0x{}", "ab".repeat(32));
		let plain = from_value::<BlockId>(json!(hash)).expect("a hash");
		assert!(matches!(plain, BlockId::Hash(hash) if hash.require_canonical.is_none()));
		let object = from_value::<BlockId>(json!({ "blockHash": hash, "requireCanonical": true })).expect("an object");
		assert!(matches!(object, BlockId::Hash(hash) if hash.require_canonical == Some(true)));
		let number = from_value::<BlockId>(json!({ "blockNumber": "0x5" })).expect("an object");
		assert_eq!(number, BlockId::Number(BlockNumberOrTag::Number(5)));
	}
}
