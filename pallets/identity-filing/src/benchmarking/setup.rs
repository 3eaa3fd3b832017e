//! What the benchmarks set up, by writing storage directly.

use crate::*;
use alloc::vec::Vec;
use codec::Encode;
use polkadot_sdk::{
	frame_benchmarking::account,
	frame_support::{traits::Get, BoundedVec},
	sp_core::{crypto::KeyTypeId, sr25519, H256},
	sp_io::{
		crypto::{sr25519_generate, sr25519_sign},
		hashing::blake2_256,
	},
};
use timebank_primitives::*;

/// A day in milliseconds.
pub(super) const DAY: Moment = 24 * 60 * 60 * 1000;
/// Block time of every benchmark: some noon.
pub(super) const NOW: Moment = 20_500 * DAY + DAY / 2;
/// The keys that sign are kept by the host under this type.
const SIGNERS: KeyTypeId = KeyTypeId(*b"benc");

/// A filed person of a branch at the highest level, controlled by `key`; the same key gives the same person.
pub fn member<T: Config>(home: BranchId, key: T::AccountId) -> MemberId {
	if let Some(known) = MemberOf::<T>::get(&key) {
		return known.member;
	}
	let member = NextMember::<T>::get();
	Pallet::<T>::file_at_genesis(&key, MemberKind::Person, Level::Qualified, home);
	member
}

/// A digest of nothing.
pub(super) fn digest(n: u8) -> Digest {
	H256::repeat_byte(n)
}

/// As many items as a list can hold, or fewer.
pub(super) fn list<I, S: Get<u32>>(items: impl IntoIterator<Item = I>) -> BoundedVec<I, S> {
	let items: Vec<_> = items.into_iter().collect();
	BoundedVec::try_from(items).unwrap_or_else(|_| panic!("no more than the list can hold"))
}

/// All sections that a filing can have.
pub(super) fn kinds() -> impl Iterator<Item = SectionKind> {
	let codes = 1..=MAX_QUALIFICATIONS as u16;
	[
		SectionKind::Identity,
		SectionKind::Contact,
		SectionKind::Biometric,
		SectionKind::Guardian,
	]
	.into_iter()
	.chain(codes.map(SectionKind::Qualification))
}

/// A section as it is on file, or with another root as it is handed in to replace that.
fn section(kind: SectionKind, edition: u8) -> Section {
	Section {
		root: blake2_256(&(kind, edition).encode()).into(),
		schema: 1,
		issuer: None,
		issued_at: NOW - 100 * DAY,
		expires_at: Some(NOW + 200 * DAY),
	}
}

/// Other contents of all sections.
pub(super) fn new_sections() -> FiledSections {
	list(kinds().map(|kind| FiledSection {
		kind,
		section: section(kind, 2),
	}))
}

/// An institution that exists in these benchmarks alone.
pub(super) fn some_body(n: u32) -> Body {
	Body::Institution(InstitutionId(1_000_000 + n))
}

/// Attestations of as many bodies as can attest a section, the last by `body`; none of what nobody attests.
fn attestations(kind: SectionKind, body: Body) -> Attestations {
	let classes = [AttestorClass::PublicSecurity, AttestorClass::Partner];
	let class = classes.into_iter().find(|class| class.attests(kind));
	list(class.into_iter().flat_map(|class| {
		(1..=MAX_ATTESTATIONS).map(move |n| Attestation {
			class,
			root: section(kind, 1).root,
			by: MemberId(u64::MAX - u64::from(n)),
			body: if n < MAX_ATTESTATIONS { some_body(n) } else { body },
			at: NOW - DAY,
			expires_at: NOW + 100 * DAY,
			revoked_at: None,
		})
	}))
}

/// Fills a filing to its bounds: all sections, each attested by as many bodies as can be, `body` among them; and as many
/// bodies of other filings are cut off as can be.
pub(super) fn fill<T: Config>(member: MemberId, body: Body) {
	let mut filing = Filings::<T>::get(member).expect("it is filed");
	filing.qualifications = list((1..=MAX_QUALIFICATIONS as u16).map(|code| Qualification {
		code,
		attested: Evidence::default(),
	}));
	for kind in kinds() {
		let (section, attestations) = (section(kind, 1), attestations(kind, body));
		filing.set_attested(kind, rules::evidence(&attestations, &section));
		Sections::<T>::insert(member, kind, section);
		AttestationsOf::<T>::insert(member, kind, attestations);
	}
	Filings::<T>::insert(member, filing);
	let cut_offs: CutOffs = list((1..=MAX_CUT_OFFS).map(|n| CutOff {
		body: some_body(100 + n),
		from: NOW - DAY,
		until: None,
	}));
	AttestorCutOffs::<T>::put(cut_offs);
}

/// Has a public field on file that is as long, and stands as deep, as one can; all attestations are of it.
pub(super) fn deepest_reveal<T: Config>(member: MemberId) -> Reveal {
	let kind = SectionKind::Identity;
	let schema = section(kind, 1).schema;
	let reveal = Reveal {
		section: kind,
		field: 1,
		salt: [7; MAX_SALT].to_vec(),
		value: [7; MAX_VALUE].to_vec(),
		public: true,
		position: 0,
		path: [digest(7); MAX_PATH].to_vec(),
	};
	let leaf = Leaf {
		section: kind,
		schema,
		field: reveal.field,
		salt: &reveal.salt,
		value: &reveal.value,
		public: reveal.public,
	};
	let leaf = leaf.hash().expect("salt and value are as long as they may be");
	let root = root_of(leaf, reveal.position, &reveal.path).expect("the path is as long as it may be");
	Sections::<T>::mutate(member, kind, |section| {
		section.as_mut().expect("it is filed").root = root
	});
	AttestationsOf::<T>::mutate(member, kind, |all| all.iter_mut().for_each(|one| one.root = root));
	reveal
}

/// Changes a filing past the calls.
pub(super) fn change<T: Config>(member: MemberId, change: impl FnOnce(&mut Filing)) {
	Filings::<T>::mutate(member, |filing| change(filing.as_mut().expect("it is filed")));
}

/// Binds keys to a member until it has so many; the keys, the first as it was.
pub(super) fn keys<T: Config>(member: MemberId, count: u32) -> Vec<T::AccountId> {
	for n in 1..count {
		Pallet::<T>::bind(member, account("key", member.0 as u32, n), false).expect("a key is free");
	}
	Controllers::<T>::get(member).into_inner()
}

/// A key that can sign.
pub(super) fn signer() -> sr25519::Public {
	sr25519_generate(SIGNERS, None)
}

/// A proof in the form that is tried last.
pub(super) fn sign<T: Config>(key: &sr25519::Public, payload: &[u8]) -> T::Signature
where
	T::Signature: From<sr25519::Signature>,
{
	let [.., last] = proofs::forms(payload);
	sr25519_sign(SIGNERS, key, &last).expect("the key is here").into()
}

/// Requirements in which everything is asked that can be: of what `fill` has attested, at the largest amount.
pub(super) fn requirements() -> StageRequirements {
	let codes = |from: u16| list([from, from + 1]);
	let fresh = |class, section| {
		Some(Freshness {
			class,
			section,
			max_age: 10 * DAY,
		})
	};
	let tier = |n: u16, level, fresh| Tier {
		from: Balance::from(n) * 100 * COIN,
		level,
		max_risk: RiskGrade::Elevated,
		qualifications: codes(2 * n + 1),
		fresh,
	};
	let by_partner = |code| fresh(AttestorClass::Partner, SectionKind::Qualification(code));
	let party = PartyRequirements {
		level: Level::Reviewed,
		max_risk: RiskGrade::Elevated,
		qualifications: codes(1),
		fresh: fresh(AttestorClass::PublicSecurity, SectionKind::Identity),
		tiers: list([
			tier(
				1,
				Level::Identified,
				fresh(AttestorClass::PublicSecurity, SectionKind::Biometric),
			),
			tier(2, Level::Qualified, by_partner(1)),
			tier(3, Level::Qualified, by_partner(2)),
		]),
	};
	StageRequirements {
		paying: party.clone(),
		receiving: party,
	}
}

/// Terms of a relation without effective limits.
pub(super) fn terms(kind: RelationKind) -> RelationTerms {
	RelationTerms {
		kind,
		scope: Scope {
			attend: true,
			confirm: true,
			fund: true,
		},
		limits: Limits {
			per_act: 10 * COIN,
			per_day: 20 * COIN,
			per_month: 100 * COIN,
		},
		until: NOW + 100 * DAY,
	}
}

/// Records a relation, confirmed or not.
pub(super) fn relate<T: Config>(elder: MemberId, acting: MemberId, kind: RelationKind, confirmed: Option<MemberId>) {
	let relation = Relation {
		terms: terms(kind),
		by: MemberId(u64::MAX),
		confirmed,
	};
	Relations::<T>::insert(elder, acting, relation);
}

/// A recovery that an officer of `branch` has asked for.
pub(super) fn recovery<T: Config>(branch: BranchId) -> Recovery<T::AccountId> {
	Recovery {
		key: account("recovered", 0, 0),
		custodied: false,
		by: MemberId(u64::MAX - 10),
		branch,
		requested_at: NOW,
		attested_by: MemberId(u64::MAX - 11),
		approval: None,
		objected: false,
		supervisor: None,
		security: None,
		upheld: false,
	}
}

/// The key of a viewer.
pub(super) fn viewer_key<T: Config>(viewer: Viewer) {
	let key = ViewerKey {
		version: 1,
		key: [9; 32],
		by: MemberId(u64::MAX),
		since: NOW,
		retired_at: None,
	};
	ViewerKeys::<T>::insert(viewer, key);
}

/// A grant for all sections.
pub(super) fn grant(viewer: Viewer, purpose: Purpose, by: Author) -> Grant {
	Grant {
		viewer,
		sections: list(kinds()),
		purpose,
		until: NOW + 30 * DAY,
		by,
		at: NOW,
	}
}

/// The viewers beside the home branch that one member can have.
pub(super) fn viewers(count: u32) -> impl Iterator<Item = Viewer> {
	(0..count).map(|n| Viewer::Body(some_body(500 + n)))
}

/// Gives a member so many grants of a duty, with the keys of their viewers.
pub(super) fn grants<T: Config>(member: MemberId, count: u32) {
	let by = Author::Officer {
		member: MemberId(u64::MAX),
		body: some_body(0),
	};
	viewers(count).for_each(viewer_key::<T>);
	Grants::<T>::insert(
		member,
		list::<_, MaxGrants>(viewers(count).map(|viewer| grant(viewer, Purpose::Supervision, by))),
	);
}

/// Envelopes for so many viewers.
pub(super) fn envelopes(count: u32) -> EnvelopeList {
	list(viewers(count).map(|viewer| ViewerEnvelope {
		viewer,
		key_version: 1,
		envelope: Envelope {
			enc: [9; 32],
			sealed: [7; 48],
		},
	}))
}

/// Bodies that have held what opens the member's packets: `body`, and others up to `count`.
pub(super) fn holders<T: Config>(member: MemberId, body: Body, count: u32) -> HolderList {
	let holders: HolderList = list((1..count).map(some_body).chain([body]));
	Holders::<T>::insert(member, holders.clone());
	holders
}

/// The header of a packet of a section as it is on file.
pub(super) fn header(kind: SectionKind, version: u32) -> PacketHeader {
	PacketHeader {
		version,
		schema: 1,
		root: section(kind, 1).root,
		body: digest(version as u8),
		length: MAX_BODY,
	}
}

/// The first packet of a section.
pub(super) fn packet<T: Config>(member: MemberId, kind: SectionKind) {
	let packet = Packet {
		header: header(kind, 1),
		by: Author::Member(member),
		at: NOW,
	};
	Packets::<T>::insert(member, kind, packet);
}
