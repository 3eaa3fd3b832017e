//! First submissions.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_core::{ecdsa, Pair, H160, H256},
	sp_io::hashing::keccak_256,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie},
};
use timebank_primitives::*;

/// Hands in Alice with the identity root 1, but for what is changed.
fn submit_alice(officer: Officer, kind: MemberKind, filed: FiledSections) -> DispatchResult {
	let consent = consent(Alice, digest(1));
	IdentityFiling::submit(officer.origin(), kind, Alice.to_account_id(), false, consent, filed)
}

#[test]
fn files_as_submitted_when_clerk_hands_in_with_consent() {
	ExtBuilder::build_and_execute(|| {
		let handed_in = sections(&[
			section(SectionKind::Identity, digest(1)),
			section(SectionKind::Qualification(5), digest(2)),
		]);
		let member = submitted_with(Alice, &handed_in);

		assert_eq!(member, NEXT);
		let key = Alice.to_account_id();
		let change = Change::Submitted {
			kind: MemberKind::Person,
			home: HOME,
			key: key.clone(),
			custodied: false,
			sections: handed_in.clone(),
		};
		assert_version(member, CLERK.author(), change);
		let filing = filing(member);
		assert_eq!(filing.status, FilingStatus::Submitted);
		assert_eq!(filing.submitted_by, CLERK.member());
		assert_eq!(level(member), Level::None);
		assert_eq!((filing.submitted_at, filing.filed_at), (START, None));
		assert_eq!(IdentityFiling::member_of(&key), Some(member));
		assert_eq!(
			IdentityFiling::controllers(member),
			vec![(
				key.clone(),
				Controller {
					member,
					custodied: false
				}
			)]
		);
		assert_eq!(IdentityFiling::sections(member).len(), 2);
		assert_eq!(NextMember::<Test>::get(), MemberId(member.0 + 1));
		assert_eq!(System::providers(&key), 1);
		assert!(Dripped::get().is_empty());
	});
}

#[test]
fn marks_key_when_branch_keeps_it() {
	ExtBuilder::build_and_execute(|| {
		let key = Alice.to_account_id();
		let consent = consent(Alice, digest(1));
		assert_ok!(IdentityFiling::submit(
			CLERK.origin(),
			MemberKind::Person,
			key.clone(),
			true,
			consent,
			identity(1)
		));
		let controller = <IdentityFiling as Members<AccountId>>::controller(&key);
		assert_eq!(
			controller,
			Some(Controller {
				member: NEXT,
				custodied: true
			})
		);
	});
}

#[test]
fn accepts_consent_when_a_browser_extension_wraps_it() {
	ExtBuilder::build_and_execute(|| {
		let key = Alice.to_account_id();
		let payload = IdentityFiling::consent_payload(HOME, MemberKind::Person, digest(1), &key);
		let wrapped = [&b"<Bytes>"[..], &payload, &b"</Bytes>"[..]].concat();
		let consent: KeySignature = Alice.sign(&wrapped).into();
		assert_ok!(IdentityFiling::submit(
			CLERK.origin(),
			MemberKind::Person,
			key,
			false,
			consent,
			identity(1)
		));
	});
}

#[test]
fn accepts_consent_when_an_ethereum_wallet_signs_it() {
	ExtBuilder::build_and_execute(|| {
		// The first development account of Ethereum tools: its key and address are published together.
		let seed: H256 = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
			.parse()
			.unwrap();
		let address: H160 = "f39fd6e51aad88f6f4ce6ab8827279cfffb92266".parse().unwrap();
		let pair = ecdsa::Pair::from_seed(&seed.0);
		let key = ethereum_account(address);
		let payload = IdentityFiling::consent_payload(HOME, MemberKind::Person, digest(1), &key);
		let spoken = [
			format!("\x19Ethereum Signed Message:\n{}", payload.len()).as_bytes(),
			&payload,
		]
		.concat();
		let consent = KeySignature::Ethereum(pair.sign_prehashed(&keccak_256(&spoken)));
		assert_ok!(IdentityFiling::submit(
			CLERK.origin(),
			MemberKind::Person,
			key.clone(),
			false,
			consent,
			identity(1)
		));
		assert_eq!(IdentityFiling::member_of(&key), Some(NEXT));
	});
}

#[test]
fn fails_when_caller_is_no_clerk() {
	ExtBuilder::build_and_execute(|| {
		for officer in [REVIEWER, SUPERVISOR, Officer(77)] {
			let result = || submit_alice(officer, MemberKind::Person, identity(1));
			assert_noop!(result(), Error::<Test>::NotAuthorized);
		}
	});
}

#[test]
fn fails_when_a_contract_is_handed_in() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(
			submit_alice(CLERK, MemberKind::Contract, identity(1)),
			Error::<Test>::ContractNotAdmitted
		);
	});
}

#[test]
fn fails_when_identity_is_missing() {
	ExtBuilder::build_and_execute(|| {
		let filed = sections(&[section(SectionKind::Contact, digest(1))]);
		assert_noop!(
			submit_alice(CLERK, MemberKind::Person, filed),
			Error::<Test>::IdentityMissing
		);
	});
}

#[test]
fn fails_when_a_section_is_malformed() {
	ExtBuilder::build_and_execute(|| {
		let good = section(SectionKind::Identity, digest(1));
		let mut expired = section(SectionKind::Contact, digest(2));
		expired.section.expires_at = Some(START);
		let mut early = section(SectionKind::Contact, digest(2));
		early.section.issued_at = START + 1;
		let empty = section(SectionKind::Contact, H256::zero());
		for (bad, error) in [
			(good, Error::<Test>::DuplicateSection),
			(expired, Error::<Test>::SectionExpired),
			(early, Error::<Test>::IssuedInFuture),
			(empty, Error::<Test>::EmptyRoot),
		] {
			assert_noop!(submit_alice(CLERK, MemberKind::Person, sections(&[good, bad])), error);
		}
	});
}

#[test]
fn fails_when_there_are_too_many_qualifications() {
	ExtBuilder::build_and_execute(|| {
		let mut filed = vec![section(SectionKind::Identity, digest(1))];
		filed.extend((0..=8).map(|code| section(SectionKind::Qualification(code), digest(2))));
		assert_noop!(
			submit_alice(CLERK, MemberKind::Person, sections(&filed)),
			Error::<Test>::MaxQualificationsExceeded
		);
	});
}

#[test]
fn fails_when_key_is_taken_or_holds_a_role() {
	ExtBuilder::build_and_execute(|| {
		submitted(Alice, 1);
		assert_noop!(
			submit_alice(CLERK, MemberKind::Person, identity(1)),
			Error::<Test>::KeyTaken
		);

		RoleKeys::mutate(|keys| keys.push((Bob.to_account_id(), CLERK.holder())));
		let consent = consent(Bob, digest(2));
		assert_noop!(
			IdentityFiling::submit(
				CLERK.origin(),
				MemberKind::Person,
				Bob.to_account_id(),
				false,
				consent,
				identity(2)
			),
			Error::<Test>::KeyHoldsRole
		);
	});
}

#[test]
fn fails_when_consent_is_for_something_else() {
	ExtBuilder::build_and_execute(|| {
		// Another root, another kind, another branch, another person's signature.
		assert_noop!(
			submit_alice(CLERK, MemberKind::Person, identity(2)),
			Error::<Test>::InvalidProof
		);
		assert_noop!(
			submit_alice(CLERK, MemberKind::Organisation, identity(1)),
			Error::<Test>::InvalidProof
		);
		assert_noop!(
			submit_alice(AWAY_CLERK, MemberKind::Person, identity(1)),
			Error::<Test>::InvalidProof
		);
		let payload = IdentityFiling::consent_payload(HOME, MemberKind::Person, digest(1), &Alice.to_account_id());
		let forged: KeySignature = Bob.sign(&payload).into();
		assert_noop!(
			IdentityFiling::submit(
				CLERK.origin(),
				MemberKind::Person,
				Alice.to_account_id(),
				false,
				forged,
				identity(1)
			),
			Error::<Test>::InvalidProof
		);
	});
}

#[test]
fn fails_when_consent_is_of_another_chain() {
	ExtBuilder::build_and_execute(|| {
		let key = Alice.to_account_id();
		let payload = proofs::consent(&digest(99), HOME, MemberKind::Person, digest(1), &key);
		let foreign: KeySignature = Alice.sign(&payload).into();
		assert_noop!(
			IdentityFiling::submit(CLERK.origin(), MemberKind::Person, key, false, foreign, identity(1)),
			Error::<Test>::InvalidProof
		);
	});
}

#[test]
fn fails_when_consent_is_replayed() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let bob = Bob.to_account_id();
		assert_ok!(IdentityFiling::link_controller(
			signed(Alice),
			bob,
			false,
			proof(Bob, member)
		));
		assert_ok!(IdentityFiling::unlink_controller(signed(Alice), Alice.to_account_id()));
		assert_noop!(
			submit_alice(CLERK, MemberKind::Person, identity(1)),
			Error::<Test>::ProofSpent
		);
	});
}

#[test]
fn fails_when_numbers_of_members_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		let next = NextMember::<Test>::get();
		NextMember::<Test>::put(MemberId(u64::MAX));
		let consent = consent(Charlie, digest(1));
		assert_noop!(
			IdentityFiling::submit(
				CLERK.origin(),
				MemberKind::Person,
				Charlie.to_account_id(),
				false,
				consent,
				identity(1)
			),
			Error::<Test>::NumbersExhausted
		);
		NextMember::<Test>::put(next);
	});
}
