//! A packet opens for its viewers, as what it is, and as nothing else.

mod common;

use common::*;
use hpke::{
	kdf::HkdfSha256,
	kem::{Kem, X25519HkdfSha256},
	single_shot_seal, Deserializable, HpkeError, OpModeS,
};
use timebank_packet::*;
use timebank_primitives::{
	body_hash, check_viewer_key, KeyFault, MemberId, PacketContext, SectionKind, Viewer, MAX_BODY, MAX_VALUE,
};

#[test]
fn opens_for_every_viewer_when_both_secrets_are_there() {
	let case = case(1);
	let header = case.sealed.header;
	assert_eq!(header.length as usize, case.sealed.body.len());
	assert_eq!((header.version, header.schema), (1, SCHEMA));
	assert_eq!(
		header.context(case.context.genesis, MEMBER, SectionKind::Identity),
		case.context
	);
	for (viewer, version, key, envelope) in &case.viewers {
		let secret = open_envelope(&case.context, header.body, envelope, *viewer, *version, key).unwrap();
		let section = open(&case.context, header.body, &case.sealed.body, &secret, &case.subject).unwrap();
		assert!(section == case.section);
		let mut read: Vec<_> = section
			.fields()
			.map(|(code, value, _)| (code, value.to_vec()))
			.collect();
		read.sort();
		let mut filled: Vec<_> = fields().into_iter().map(|field| (field.code, field.value)).collect();
		filled.sort();
		assert_eq!(read, filled);
	}
}

#[test]
fn stays_closed_when_an_envelope_is_moved() {
	let case = case(2);
	let body = case.sealed.header.body;
	let (viewer, version, key, envelope) = &case.viewers[1];
	let open_as = |context: &PacketContext, body, viewer, version, key| {
		open_envelope(context, body, envelope, viewer, version, key).err()
	};
	assert_eq!(open_as(&case.context, body, *viewer, *version, key), None);

	let contexts: [fn(&mut PacketContext); 6] = [
		|c| c.genesis = other_digest(c.genesis),
		|c| c.member = MemberId(43),
		|c| c.section = SectionKind::Contact,
		|c| c.root = other_digest(c.root),
		|c| c.schema += 1,
		|c| c.version += 1,
	];
	for change in contexts {
		let mut context = case.context;
		change(&mut context);
		assert_eq!(
			open_as(&context, body, *viewer, *version, key),
			Some(Error::EnvelopeClosed)
		);
	}
	let closed = Some(Error::EnvelopeClosed);
	assert_eq!(
		open_as(&case.context, other_digest(body), *viewer, *version, key),
		closed
	);
	assert_eq!(
		open_as(&case.context, body, Viewer::Member(MEMBER), *version, key),
		closed
	);
	assert_eq!(open_as(&case.context, body, *viewer, version + 1, key), closed);
	assert_eq!(
		open_as(&case.context, body, *viewer, *version, &case.viewers[0].2),
		closed
	);
}

#[test]
fn stays_closed_when_one_bit_of_an_envelope_is_changed() {
	let case = case(3);
	let (viewer, version, key, envelope) = &case.viewers[0];
	for byte in 0..80 {
		let mut changed = *envelope;
		match byte {
			0..32 => changed.enc[byte] ^= 1,
			_ => changed.sealed[byte - 32] ^= 1,
		}
		let opened = open_envelope(&case.context, case.sealed.header.body, &changed, *viewer, *version, key);
		assert_eq!(opened.err(), Some(Error::EnvelopeClosed), "byte {byte}");
	}
}

#[test]
fn stays_closed_when_the_body_or_its_context_is_changed() {
	let case = case(4);
	let hash = case.sealed.header.body;
	let try_open = |context: &PacketContext, hash, body: &[u8]| {
		open(context, hash, body, &case.sealed.secret, &case.subject).err()
	};
	assert_eq!(try_open(&case.context, hash, &case.sealed.body), None);

	// Another body than the chain names.
	let mut body = case.sealed.body.clone();
	*body.last_mut().unwrap() ^= 1;
	assert_eq!(try_open(&case.context, hash, &body), Some(Error::OtherBody));
	// And one that somebody gave a matching hash.
	assert_eq!(
		try_open(&case.context, body_hash(&body), &body),
		Some(Error::BodyClosed)
	);
	let mut context = case.context;
	context.version += 1;
	assert_eq!(try_open(&context, hash, &case.sealed.body), Some(Error::BodyClosed));
	for bytes in [&b""[..], b"TBP1", b"TBP2 and more than a nonce has"] {
		assert_eq!(try_open(&case.context, body_hash(bytes), bytes), Some(Error::NoBody));
	}
	let long = vec![0; MAX_BODY as usize + 1];
	assert_eq!(
		try_open(&case.context, body_hash(&long), &long),
		Some(Error::BodyTooLarge)
	);
}

#[test]
fn is_not_sealed_when_the_section_is_another_than_the_context_names() {
	let case = case(5);
	let random = &mut Numbers::from(6);
	let mut seal_with = |change: fn(&mut PacketContext)| {
		let mut context = case.context;
		change(&mut context);
		seal(&context, &case.section, &case.subject, random).err()
	};
	assert_eq!(
		seal_with(|c| c.section = SectionKind::Guardian),
		Some(Error::OtherSection)
	);
	assert_eq!(seal_with(|c| c.schema += 1), Some(Error::OtherSection));
	assert_eq!(seal_with(|c| c.root = other_digest(c.root)), Some(Error::RootMismatch));
}

#[test]
fn has_the_same_size_when_sections_are_alike_in_size() {
	let random = &mut Numbers::from(7);
	let size = |value: usize, random: &mut Numbers| {
		let field = FieldValue {
			code: 1,
			value: vec![1; value],
			public: false,
		};
		let section = Section::build(SectionKind::Contact, 1, &[field], random).unwrap();
		let context = PacketContext {
			genesis: GENESIS.into(),
			member: MEMBER,
			section: SectionKind::Contact,
			root: section.root().unwrap(),
			schema: 1,
			version: 1,
		};
		let subject = SubjectSecret::generate(random);
		seal(&context, &section, &subject, random).unwrap().body.len()
	};
	assert_eq!(size(0, random), 512 + 32);
	assert_eq!(size(100, random), 512 + 32);
	assert_eq!(size(MAX_VALUE, random), 1024 + 32);
}

#[test]
fn fits_into_a_body_when_a_section_is_as_large_as_can_be() {
	let random = &mut Numbers::from(8);
	let fields: Vec<_> = (0..256)
		.map(|code| FieldValue {
			code,
			value: vec![1; MAX_VALUE],
			public: false,
		})
		.collect();
	let section = Section::build(SectionKind::Guardian, 1, &fields, random).unwrap();
	let context = PacketContext {
		section: SectionKind::Guardian,
		root: section.root().unwrap(),
		..case(8).context
	};
	let subject = SubjectSecret::generate(random);
	let sealed = seal(&context, &section, &subject, random).unwrap();
	assert_eq!(sealed.header.length, MAX_BODY / 2 + 32);
	let opened = open(&context, sealed.header.body, &sealed.body, &sealed.secret, &subject);
	assert!(opened.unwrap() == section);
}

/// All writings of points of small order, as libsodium and RFC 7748 implementations list them.
fn small_order() -> Vec<[u8; 32]> {
	let ends = |first: u8, last: u8| {
		let mut bytes = [0xff; 32];
		bytes[0] = first;
		bytes[31] = last;
		bytes
	};
	let mut one = [0; 32];
	one[0] = 1;
	let eight = [
		0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
		0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
	];
	let other_eight = [
		0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
		0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
	];
	let low = [
		[0; 32],
		one,
		eight,
		other_eight,
		ends(0xec, 0x7f),
		ends(0xed, 0x7f),
		ends(0xee, 0x7f),
	];
	let mut all = low.to_vec();
	all.extend(low.map(|mut bytes| {
		bytes[31] |= 0x80;
		bytes
	}));
	all
}

#[test]
fn is_sealed_to_nobody_when_the_key_is_zero_or_of_small_order() {
	let case = case(9);
	let random = &mut Numbers::from(9);
	assert_eq!(small_order().len(), 14);
	for key in small_order() {
		let fault = if key == [0; 32] {
			KeyFault::Zero
		} else {
			KeyFault::SmallOrder
		};
		let (viewer, body) = (Viewer::Member(MEMBER), case.sealed.header.body);
		let sealed = seal_envelope(&case.context, body, &case.sealed.secret, viewer, 1, &key, random);
		assert_eq!(sealed.err(), Some(Error::Key(fault)), "{key:?}");

		// It is the curve that says so: with each of these the shared secret is zero, which HPKE refuses.
		let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&key).unwrap();
		let bare = single_shot_seal::<hpke::aead::ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256, _>(
			&OpModeS::Base,
			&public,
			b"",
			b"",
			b"",
			random,
		);
		assert_eq!(bare.err(), Some(HpkeError::EncapError), "{key:?}");
	}
}

/// An envelope to another writing of a key would open for nobody, so none is sealed.
#[test]
fn is_sealed_to_nobody_when_the_key_is_written_in_another_way() {
	let case = case(10);
	let random = &mut Numbers::from(10);
	let key = ViewerSecret::generate(random);
	let mut public = key.public().unwrap();
	assert_eq!(check_viewer_key(&public), Ok(()));
	public[31] |= 0x80;
	let (viewer, body) = (Viewer::Member(MEMBER), case.sealed.header.body);
	let sealed = seal_envelope(&case.context, body, &case.sealed.secret, viewer, 1, &public, random);
	assert_eq!(sealed.err(), Some(Error::Key(KeyFault::NotCanonical)));
}

#[test]
fn never_draws_the_same_secret_when_the_system_is_asked() {
	let random = &mut system_random();
	let (one, other) = (SubjectSecret::generate(random), SubjectSecret::generate(random));
	assert_ne!(one.expose(), other.expose());
}
