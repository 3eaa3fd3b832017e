//! What the tests share: a packet with three viewers, from numbers that are always the same.
#![allow(dead_code, reason = "each test file uses a part of it")]

use rand_core::RngCore;
use sha2::{Digest as _, Sha256};
use timebank_packet::*;
use timebank_primitives::{
	Body, BranchId, Digest, Envelope, InstitutionId, MemberId, PacketContext, SectionKind, Viewer,
};

/// Numbers that follow from a seed. Never used outside tests.
pub struct Numbers {
	seed: u64,
	drawn: u64,
}

impl Numbers {
	pub fn from(seed: u64) -> Self {
		Self { seed, drawn: 0 }
	}
}

impl RngCore for Numbers {
	fn next_u32(&mut self) -> u32 {
		let mut bytes = [0; 4];
		self.fill_bytes(&mut bytes);
		u32::from_le_bytes(bytes)
	}

	fn next_u64(&mut self) -> u64 {
		let mut bytes = [0; 8];
		self.fill_bytes(&mut bytes);
		u64::from_le_bytes(bytes)
	}

	fn fill_bytes(&mut self, into: &mut [u8]) {
		for part in into.chunks_mut(32) {
			let hash = Sha256::new()
				.chain_update(self.seed.to_le_bytes())
				.chain_update(self.drawn.to_le_bytes())
				.finalize();
			part.copy_from_slice(&hash[..part.len()]);
			self.drawn += 1;
		}
	}
}

impl CryptoRng for Numbers {}

/// Codes of fields, as a schema names them.
pub const NAME: u16 = 1;
pub const BIRTH: u16 = 3;
pub const SIXTY: u16 = 100;

pub const GENESIS: [u8; 32] = [0x11; 32];
pub const MEMBER: MemberId = MemberId(42);
pub const SCHEMA: u16 = 1;

/// Fields of nobody: no example holds personal data.
pub fn fields() -> Vec<FieldValue> {
	let field = |code, value: &[u8], public| FieldValue {
		code,
		value: value.to_vec(),
		public,
	};
	vec![
		field(NAME, "示例 A".as_bytes(), false),
		field(BIRTH, b"0000-00-00", false),
		field(SIXTY, &[1], true),
	]
}

pub fn viewers() -> [(Viewer, u32); 3] {
	[
		(Viewer::Member(MEMBER), 1),
		(Viewer::Body(Body::Branch(BranchId(7))), 2),
		(Viewer::Body(Body::Institution(InstitutionId(3))), 1),
	]
}

/// A sealed packet, its viewers' keys and envelopes, and the subject's secret.
pub struct Case {
	pub context: PacketContext,
	pub section: Section,
	pub sealed: Sealed,
	pub subject: SubjectSecret,
	pub viewers: Vec<(Viewer, u32, ViewerSecret, Envelope)>,
}

pub fn case(seed: u64) -> Case {
	let random = &mut Numbers::from(seed);
	let section = Section::build(SectionKind::Identity, SCHEMA, &fields(), random).unwrap();
	let context = PacketContext {
		genesis: GENESIS.into(),
		member: MEMBER,
		section: SectionKind::Identity,
		root: section.root().unwrap(),
		schema: SCHEMA,
		version: 1,
	};
	let subject = SubjectSecret::generate(random);
	let sealed = seal(&context, &section, &subject, random).unwrap();
	let viewers = viewers()
		.into_iter()
		.map(|(viewer, key_version)| {
			let key = ViewerSecret::generate(random);
			let envelope = seal_envelope(
				&context,
				sealed.header.body,
				&sealed.secret,
				viewer,
				key_version,
				&key.public().unwrap(),
				random,
			)
			.unwrap();
			(viewer, key_version, key, envelope)
		})
		.collect();
	Case {
		context,
		section,
		sealed,
		subject,
		viewers,
	}
}

pub fn other_digest(digest: Digest) -> Digest {
	let mut other = digest;
	other.0[0] ^= 1;
	other
}
