//! Roots of sections and reveals of fields.

mod common;

use codec::Encode;
use common::*;
use proptest::prelude::*;
use timebank_packet::*;
use timebank_primitives::{RevealFault, SectionKind, MAX_PATH, MAX_VALUE};

fn build(fields: &[FieldValue], seed: u64) -> Result<Section, Error> {
	Section::build(SectionKind::Identity, SCHEMA, fields, &mut Numbers::from(seed))
}

#[test]
fn reveals_each_field_and_no_other() {
	let section = build(&fields(), 1).unwrap();
	let root = section.root().unwrap();
	for field in fields() {
		let reveal = section.reveal(field.code).unwrap();
		assert_eq!(
			(reveal.field, &reveal.value, reveal.public),
			(field.code, &field.value, field.public)
		);
		assert_eq!(reveal.verify(SCHEMA, root), Ok(()));
		assert_eq!(reveal.path.len(), 3, "three fields stand in a tree of eight");
		// Neither value nor salt of another field is in what is shown.
		let shown = reveal.encode();
		for place in section.places() {
			if let Place::Field { code, salt, .. } = place {
				let in_it = shown.windows(salt.len()).any(|window| window == salt.as_slice());
				assert_eq!(in_it, *code == field.code);
			}
		}
	}
	assert_eq!(section.reveal(2).err(), Some(Error::NoSuchField));
	assert!(section.reveal(SIXTY).unwrap().verify_public(SCHEMA, root).is_ok());
	let private = section.reveal(BIRTH).unwrap();
	assert_eq!(private.verify_public(SCHEMA, root), Err(RevealFault::NotPublic));
}

#[test]
fn has_another_root_each_time_when_the_same_fields_are_salted() {
	let (one, other) = (build(&fields(), 1).unwrap(), build(&fields(), 2).unwrap());
	assert_ne!(one.root().unwrap(), other.root().unwrap());
	// A field of one cannot be shown under the other.
	let reveal = one.reveal(NAME).unwrap();
	assert_eq!(
		reveal.verify(SCHEMA, other.root().unwrap()),
		Err(RevealFault::RootMismatch)
	);
}

#[test]
fn is_not_built_when_fields_are_missing_too_many_twice_or_too_long() {
	let field = |code, length| FieldValue {
		code,
		value: vec![0; length],
		public: false,
	};
	assert_eq!(build(&[], 1).err(), Some(Error::NoFields));
	let many: Vec<_> = (0..=1 << MAX_PATH).map(|code| field(code, 1)).collect();
	assert_eq!(build(&many, 1).err(), Some(Error::TooManyFields));
	assert_eq!(build(&[field(1, 1), field(1, 2)], 1).err(), Some(Error::FieldTwice));
	assert_eq!(
		build(&[field(1, MAX_VALUE + 1)], 1).err(),
		Some(Error::Reveal(RevealFault::ValueTooLong))
	);
}

#[test]
fn writes_no_field_when_it_is_printed() {
	let section = build(&fields(), 1).unwrap();
	let printed = format!("{section:?}");
	assert_eq!(printed, "Section { kind: Identity, schema: 1, .. }");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn reveals_any_field_of_any_section(
		values in prop::collection::btree_map(any::<u16>(), (prop::collection::vec(any::<u8>(), 0..40), any::<bool>()), 1..70),
		seed: u64,
	) {
		let fields: Vec<_> = values
			.iter()
			.map(|(code, (value, public))| FieldValue { code: *code, value: value.clone(), public: *public })
			.collect();
		let section = build(&fields, seed).unwrap();
		let root = section.root().unwrap();
		prop_assert!(section.places().len() >= MIN_PLACES && section.places().len().is_power_of_two());
		for field in &fields {
			let reveal = section.reveal(field.code).unwrap();
			prop_assert_eq!(reveal.verify(SCHEMA, root), Ok(()));
			prop_assert_eq!(&reveal.value, &field.value);
			prop_assert_eq!(reveal.verify_public(SCHEMA, root).is_ok(), field.public);
		}
	}
}
