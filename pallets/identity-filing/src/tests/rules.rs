//! Pure rules, without a chain.

use crate::{
	rules::{
		after, check_sections, is_fresh, least_level, may_attest, merge_qualifications, strongest, SectionFault, Step,
	},
	*,
};
use polkadot_sdk::sp_core::H256;
use timebank_primitives::*;

const ALL: [FilingStatus; 6] = [
	FilingStatus::Submitted,
	FilingStatus::InReview,
	FilingStatus::Filed,
	FilingStatus::Rejected,
	FilingStatus::Suspended,
	FilingStatus::Closed,
];

fn body(number: u32) -> Body {
	Body::Institution(InstitutionId(number))
}

fn attestation(number: u32, at: Moment, expires_at: Moment) -> Attestation {
	Attestation {
		class: AttestorClass::Partner,
		root: H256([1; 32]),
		by: MemberId(1),
		body: body(number),
		at,
		expires_at,
		revoked_at: None,
	}
}

fn section(expires_at: Option<Moment>) -> Section {
	Section {
		root: H256([1; 32]),
		schema: 1,
		issuer: None,
		issued_at: 0,
		expires_at,
	}
}

#[test]
fn allows_exactly_the_legal_steps() {
	use FilingStatus::*;
	let legal = [
		(Submitted, Step::Resubmit, Submitted),
		(Rejected, Step::Resubmit, Submitted),
		(Submitted, Step::TakeUp, InReview),
		(InReview, Step::Approve, Filed),
		(InReview, Step::RequestChanges, Submitted),
		(InReview, Step::Reject, Rejected),
		(Filed, Step::Suspend, Suspended),
		(Suspended, Step::Reinstate, Filed),
	];
	for status in ALL {
		for step in [
			Step::Resubmit,
			Step::TakeUp,
			Step::Approve,
			Step::RequestChanges,
			Step::Reject,
			Step::Suspend,
			Step::Reinstate,
		] {
			let expected = legal
				.iter()
				.find(|(from, by, _)| (*from, *by) == (status, step))
				.map(|(_, _, to)| *to);
			assert_eq!(after(status, step), expected, "{status:?} {step:?}");
		}
	}
}

#[test]
fn admits_attestations_unless_rejected_or_closed() {
	let admitted: Vec<_> = ALL.into_iter().filter(|status| may_attest(*status)).collect();
	use FilingStatus::*;
	assert_eq!(admitted, vec![Submitted, InReview, Filed, Suspended]);
}

#[test]
fn takes_the_longest_attestation_when_there_are_several() {
	let mut revoked = attestation(1, 5, 1_000);
	revoked.revoked_at = Some(6);
	let mut of_other_root = attestation(2, 5, 1_000);
	of_other_root.root = H256([2; 32]);
	let list = [revoked, of_other_root, attestation(3, 5, 100), attestation(4, 4, 200)];
	assert_eq!(
		strongest(&list, &section(None)),
		Some(Attested {
			body: body(4),
			at: 4,
			until: 200
		})
	);
	// The section's own end comes first.
	assert_eq!(
		strongest(&list, &section(Some(150))).map(|attested| attested.until),
		Some(150)
	);
	assert_eq!(strongest(&list[..2], &section(None)), None);
}

#[test]
fn is_fresh_when_some_attestation_of_the_class_is_young_and_in_force() {
	let fresh = Freshness {
		class: AttestorClass::Partner,
		section: SectionKind::Qualification(1),
		max_age: 10,
	};
	assert!(is_fresh(&fresh, &[attestation(1, 90, 200)], 100));
	assert!(!is_fresh(&fresh, &[attestation(1, 89, 200)], 100));
	assert!(!is_fresh(&fresh, &[attestation(1, 95, 100)], 100));
	assert!(is_fresh(
		&fresh,
		&[attestation(1, 1, 200), attestation(2, 95, 200)],
		100
	));
	let other = Freshness {
		class: AttestorClass::PublicSecurity,
		..fresh
	};
	assert!(!is_fresh(&other, &[attestation(1, 95, 200)], 100));
	let mut revoked = attestation(1, 95, 200);
	revoked.revoked_at = Some(96);
	assert!(!is_fresh(&fresh, &[revoked], 100));
}

#[test]
fn takes_the_last_tier_that_the_amount_reaches() {
	let tiers = vec![
		Tier {
			from: 10,
			level: Level::Identified,
		},
		Tier {
			from: 20,
			level: Level::Qualified,
		},
	];
	let party = PartyRequirements {
		tiers: tiers.try_into().expect("few tiers"),
		..Default::default()
	};
	let levels: Vec<_> = [0, 9, 10, 19, 20, u128::MAX]
		.map(|amount| least_level(&party, amount))
		.to_vec();
	use Level::*;
	assert_eq!(
		levels,
		vec![Reviewed, Reviewed, Identified, Identified, Qualified, Qualified]
	);
}

#[test]
fn voids_what_made_a_qualification_count_when_it_is_replaced() {
	let attested = Some(Attested {
		body: body(1),
		at: 1,
		until: 10,
	});
	let held: Qualifications = vec![Qualification { code: 1, attested }, Qualification { code: 2, attested }]
		.try_into()
		.expect("few qualifications");
	let filed = |code| FiledSection {
		kind: SectionKind::Qualification(code),
		section: section(None),
	};
	let contact = FiledSection {
		kind: SectionKind::Contact,
		section: section(None),
	};
	let merged = merge_qualifications(&held, &[filed(2), contact, filed(3)]).expect("there is room");
	let expected = [(1, attested), (2, None), (3, None)].map(|(code, attested)| Qualification { code, attested });
	assert_eq!(merged.to_vec(), expected.to_vec());
	let many: Vec<_> = (10..17).map(filed).collect();
	assert_eq!(merge_qualifications(&held, &many), None);
}

#[test]
fn finds_the_first_fault_of_sections() {
	let filed = |kind, section| FiledSection { kind, section };
	let good = filed(SectionKind::Qualification(1), section(Some(11)));
	assert_eq!(
		check_sections(&[good, filed(SectionKind::Qualification(2), section(None))], 10),
		Ok(())
	);
	assert_eq!(check_sections(&[good, good], 10), Err(SectionFault::Duplicate));
	assert_eq!(check_sections(&[good], 11), Err(SectionFault::Expired));
	let early = Section {
		issued_at: 11,
		..section(None)
	};
	assert_eq!(
		check_sections(&[filed(SectionKind::Contact, early)], 10),
		Err(SectionFault::IssuedInFuture)
	);
	let empty = Section {
		root: H256::zero(),
		..section(None)
	};
	assert_eq!(
		check_sections(&[filed(SectionKind::Contact, empty)], 10),
		Err(SectionFault::EmptyRoot)
	);
}

#[test]
fn says_how_wallets_spell_a_payload() {
	let forms = proofs::forms(b"abc");
	assert_eq!(forms[0], b"abc");
	assert_eq!(forms[1], b"<Bytes>abc</Bytes>");
	assert_eq!(forms[2], b"\x19Ethereum Signed Message:\n3abc");
}
