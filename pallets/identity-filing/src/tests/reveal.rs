//! Reveals of single fields.

use crate::{mock::*, *};
use polkadot_sdk::{frame_support::assert_ok, sp_core::H256, sp_keyring::Sr25519Keyring::Alice};
use timebank_primitives::*;

const SIXTY: u16 = 100;
const BIRTH: u16 = 3;

/// Two fields of the identity under one root: the first public.
fn fields() -> (H256, Reveal, Reveal) {
	let reveal = |field, salt: u8, value: &[u8], public, position| Reveal {
		section: SectionKind::Identity,
		field,
		salt: vec![salt; 32],
		value: value.to_vec(),
		public,
		position,
		path: Vec::new(),
	};
	let mut sixty = reveal(SIXTY, 1, &[1], true, 0);
	let mut birth = reveal(BIRTH, 2, b"0000-00-00", false, 1);
	let leaf = |reveal: &Reveal| {
		Leaf {
			section: reveal.section,
			schema: 1,
			field: reveal.field,
			salt: &reveal.salt,
			value: &reveal.value,
			public: reveal.public,
		}
		.hash()
		.unwrap()
	};
	let (left, right) = (leaf(&sixty), leaf(&birth));
	sixty.path = vec![right];
	birth.path = vec![left];
	(node(left, right), sixty, birth)
}

/// A member whose identity has the two fields.
fn handed_in() -> (MemberId, Reveal, Reveal) {
	let (root, sixty, birth) = fields();
	let member = submitted_with(Alice, &sections(&[section(SectionKind::Identity, root)]));
	(member, sixty, birth)
}

fn revealed(public: bool, in_force: bool, attested: bool) -> Revealed {
	Revealed {
		schema: 1,
		public,
		in_force,
		attested,
	}
}

#[test]
fn verifies_both_kinds_and_says_what_they_are_worth() {
	ExtBuilder::build_and_execute(|| {
		let (member, sixty, birth) = handed_in();
		let verify = |reveal: &Reveal| IdentityFiling::verify_reveal(member, reveal);
		assert_eq!(verify(&sixty), Ok(revealed(true, false, false)));
		approve(member);
		assert_eq!(verify(&sixty), Ok(revealed(true, true, false)));
		assert_eq!(verify(&birth), Ok(revealed(false, true, false)));
		let root = IdentityFiling::sections(member)[0].section.root;
		assert_ok!(IdentityFiling::attest(
			SECURITY.origin(),
			member,
			SectionKind::Identity,
			root,
			START + DAY
		));
		assert_eq!(verify(&birth), Ok(revealed(false, true, true)));
		Now::set(START + DAY);
		assert_eq!(verify(&birth), Ok(revealed(false, true, false)));
	});
}

/// What a call is given everybody reads: it accepts public fields of what is in force, and nothing else.
#[test]
fn accepts_public_fields_only_when_a_call_asks() {
	ExtBuilder::build_and_execute(|| {
		let (member, sixty, birth) = handed_in();
		let accept = |reveal: &Reveal| IdentityFiling::accept_public_reveal(member, reveal);
		assert_eq!(accept(&sixty), Err(RevealError::NotInForce));
		approve(member);
		assert_eq!(accept(&sixty), Ok(revealed(true, true, false)));
		assert_eq!(accept(&birth), Err(RevealError::Fault(RevealFault::NotPublic)));
		// To call it public does not make it so.
		let mut claimed = birth;
		claimed.public = true;
		assert_eq!(accept(&claimed), Err(RevealError::Fault(RevealFault::RootMismatch)));
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_eq!(accept(&sixty), Err(RevealError::NotInForce));
	});
}

#[test]
fn says_that_a_section_has_expired() {
	ExtBuilder::build_and_execute(|| {
		let (root, sixty, _) = fields();
		let mut filed = section(SectionKind::Identity, root);
		filed.section.expires_at = Some(START + DAY);
		let member = submitted_with(Alice, &sections(&[filed]));
		approve(member);
		assert!(IdentityFiling::accept_public_reveal(member, &sixty).is_ok());
		Now::set(START + DAY);
		assert_eq!(
			IdentityFiling::verify_reveal(member, &sixty),
			Ok(revealed(true, false, false))
		);
		assert_eq!(
			IdentityFiling::accept_public_reveal(member, &sixty),
			Err(RevealError::NotInForce)
		);
	});
}

#[test]
fn fails_when_member_or_section_is_another() {
	ExtBuilder::build_and_execute(|| {
		let (member, sixty, _) = handed_in();
		assert_eq!(
			IdentityFiling::verify_reveal(MemberId(999), &sixty),
			Err(RevealError::MemberNotFound)
		);
		let mut other = sixty.clone();
		other.section = SectionKind::Contact;
		assert_eq!(
			IdentityFiling::verify_reveal(member, &other),
			Err(RevealError::SectionNotFound)
		);
		// A member of the first block has filed no field.
		assert_eq!(
			IdentityFiling::verify_reveal(CLERK.member(), &sixty),
			Err(RevealError::Fault(RevealFault::EmptyRoot))
		);
	});
}

#[test]
fn fails_when_the_path_or_leaf_is_malformed() {
	ExtBuilder::build_and_execute(|| {
		let (member, sixty, _) = handed_in();
		let bad: [(fn(&mut Reveal), RevealFault); 7] = [
			(|r| r.salt.truncate(15), RevealFault::SaltTooShort),
			(|r| r.salt.push(1), RevealFault::SaltTooLong),
			(|r| r.value = vec![0; MAX_VALUE + 1], RevealFault::ValueTooLong),
			(|r| r.path = vec![H256::zero(); MAX_PATH + 1], RevealFault::PathTooLong),
			(|r| r.position = 2, RevealFault::PositionOutOfRange),
			(|r| r.position = 1, RevealFault::RootMismatch),
			(|r| r.value = vec![0], RevealFault::RootMismatch),
		];
		for (change, fault) in bad {
			let mut reveal = sixty.clone();
			change(&mut reveal);
			assert_eq!(
				IdentityFiling::verify_reveal(member, &reveal),
				Err(RevealError::Fault(fault))
			);
		}
	});
}

#[test]
fn fails_when_the_section_is_filed_anew() {
	ExtBuilder::build_and_execute(|| {
		let (member, sixty, _) = handed_in();
		assert_ok!(IdentityFiling::amend(signed(Alice), member, identity(2)));
		assert_eq!(
			IdentityFiling::verify_reveal(member, &sixty),
			Err(RevealError::Fault(RevealFault::RootMismatch))
		);
	});
}
