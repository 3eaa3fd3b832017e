//! Pure rules, without a chain.

use crate::{
	rules::{
		after, check_levels, check_sections, evidence, is_fresh, may_attest, merge_qualifications, SectionFault, Step,
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
		(InReview, Step::TakeBack, Submitted),
		(Submitted, Step::Close, Closed),
		(Rejected, Step::Close, Closed),
		(Filed, Step::Close, Closed),
		(Suspended, Step::Close, Closed),
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
			Step::TakeBack,
			Step::Close,
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
fn counts_each_attestation_of_the_root_that_was_not_revoked() {
	let mut revoked = attestation(1, 5, 1_000);
	revoked.revoked_at = Some(6);
	let mut of_other_root = attestation(2, 5, 1_000);
	of_other_root.root = H256([2; 32]);
	let list = vec![revoked, of_other_root, attestation(3, 5, 100), attestation(4, 4, 200)];
	let list = Attestations::try_from(list).expect("few attestations");
	let attested = |number, at, until| Attested {
		body: body(number),
		at,
		until,
	};
	assert_eq!(
		evidence(&list, &section(None)).to_vec(),
		vec![attested(3, 5, 100), attested(4, 4, 200)]
	);
	// The section's own end comes first.
	assert_eq!(
		evidence(&list, &section(Some(150))).to_vec(),
		vec![attested(3, 5, 100), attested(4, 4, 150)]
	);
}

#[test]
fn voids_what_a_body_attested_from_the_cut_off_until_it_is_admitted_again() {
	let mut cut = CutOff {
		body: body(1),
		from: 50,
		until: None,
	};
	let attested = |number, at| Attested {
		body: body(number),
		at,
		until: 1_000,
	};
	assert!(attested(1, 49).counts(100, &[cut]));
	assert!(!attested(1, 50).counts(100, &[cut]));
	assert!(attested(2, 50).counts(100, &[cut]));
	cut.until = Some(60);
	assert!(!attested(1, 59).counts(100, &[cut]));
	assert!(attested(1, 60).counts(100, &[cut]));
	assert!(!attested(1, 60).counts(1_000, &[cut]));
}

#[test]
fn admits_levels_that_can_be_reached() {
	let levels = LevelRules::default();
	assert!(check_levels(&levels));
	for (identity_bodies, identity_max_age, qualifications, good) in [
		(4, Some(1), 8, true),
		(0, None, 1, false),
		(5, None, 1, false),
		(1, None, 0, false),
		(1, None, 9, false),
		(1, Some(0), 1, false),
	] {
		let levels = LevelRules {
			identity_bodies,
			identity_max_age,
			qualifications,
		};
		assert_eq!(check_levels(&levels), good, "{levels:?}");
	}
}

#[test]
fn is_fresh_when_some_attestation_of_the_class_is_young_and_in_force() {
	let fresh = Freshness {
		class: AttestorClass::Partner,
		section: SectionKind::Qualification(1),
		max_age: 10,
	};
	assert!(is_fresh(&fresh, &[attestation(1, 90, 200)], &[], 100));
	assert!(!is_fresh(&fresh, &[attestation(1, 89, 200)], &[], 100));
	assert!(!is_fresh(&fresh, &[attestation(1, 95, 100)], &[], 100));
	assert!(is_fresh(
		&fresh,
		&[attestation(1, 1, 200), attestation(2, 95, 200)],
		&[],
		100
	));
	let other = Freshness {
		class: AttestorClass::PublicSecurity,
		..fresh
	};
	assert!(!is_fresh(&other, &[attestation(1, 95, 200)], &[], 100));
	let mut revoked = attestation(1, 95, 200);
	revoked.revoked_at = Some(96);
	assert!(!is_fresh(&fresh, &[revoked], &[], 100));
	let cut = CutOff {
		body: body(1),
		from: 95,
		until: None,
	};
	assert!(!is_fresh(&fresh, &[attestation(1, 95, 200)], &[cut], 100));
	assert!(is_fresh(&fresh, &[attestation(1, 94, 200)], &[cut], 100));
}

#[test]
fn takes_all_tiers_that_the_amount_reaches() {
	let fresh = |max_age| {
		Some(Freshness {
			class: AttestorClass::PublicSecurity,
			section: SectionKind::Biometric,
			max_age,
		})
	};
	let tier = |from, level, max_risk, code: u16, fresh| Tier {
		from,
		level,
		max_risk,
		qualifications: vec![code].try_into().expect("one code"),
		fresh,
	};
	let tiers = vec![
		tier(10, Level::Identified, RiskGrade::Elevated, 1, None),
		tier(20, Level::Qualified, RiskGrade::Low, 2, fresh(5)),
	];
	let party = PartyRequirements {
		tiers: tiers.try_into().expect("few tiers"),
		fresh: fresh(9),
		..Default::default()
	};
	for (amount, level, risk, codes, ages) in [
		(0, Level::Reviewed, RiskGrade::Elevated, vec![], vec![9]),
		(9, Level::Reviewed, RiskGrade::Elevated, vec![], vec![9]),
		(10, Level::Identified, RiskGrade::Elevated, vec![1], vec![9]),
		(19, Level::Identified, RiskGrade::Elevated, vec![1], vec![9]),
		(20, Level::Qualified, RiskGrade::Low, vec![1, 2], vec![9, 5]),
		(u128::MAX, Level::Qualified, RiskGrade::Low, vec![1, 2], vec![9, 5]),
	] {
		assert_eq!(party.least_level(amount), level);
		assert_eq!(party.greatest_risk(amount), risk);
		assert_eq!(party.codes(amount).collect::<Vec<_>>(), codes);
		let found: Vec<_> = party.fresh(amount).map(|fresh| fresh.max_age).collect();
		assert_eq!(found, ages);
	}
}

#[test]
fn voids_what_made_a_qualification_count_when_it_is_replaced() {
	let attested = Evidence::try_from(vec![Attested {
		body: body(1),
		at: 1,
		until: 10,
	}])
	.expect("few attestations");
	let held = [1, 2].map(|code| Qualification {
		code,
		attested: attested.clone(),
	});
	let held = Qualifications::try_from(held.to_vec()).expect("few qualifications");
	let filed = |code| FiledSection {
		kind: SectionKind::Qualification(code),
		section: section(None),
	};
	let contact = FiledSection {
		kind: SectionKind::Contact,
		section: section(None),
	};
	let merged = merge_qualifications(&held, &[filed(2), contact, filed(3)]).expect("there is room");
	let none = Evidence::default;
	let expected = [(1, attested), (2, none()), (3, none())];
	let expected = expected.map(|(code, attested)| Qualification { code, attested });
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
