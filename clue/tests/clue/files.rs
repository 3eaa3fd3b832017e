//! What a file says, and its form.

use crate::bank::{story, Bank, CASE};
use polkadot_sdk::sp_core::H256;
use timebank_clue::{export, verify, ClueFile, Error, Lock, Units, MAX_FILE};
use timebank_primitives::{CaseId, MemberId, MovementId, OriginId};

#[test]
fn tells_the_whole_story_when_everything_is_in_the_range() {
	let bank = story();
	let (bytes, report) = export(&bank, &bank.order(1, 7)).unwrap();
	assert_eq!(verify(&bytes, bank.hash(7)), Ok(report.clone()));
	let ClueFile { digest, body } = ClueFile::from_bytes(&bytes).unwrap();
	assert_eq!(report.digest, digest);
	assert_eq!((report.case, report.from, report.to, report.evidence), (CASE, 1, 7, 2));
	assert_eq!(body.record.subjects, [MemberId(1)]);
	assert_eq!(body.evidence[1].digest, H256::repeat_byte(2));

	// Forwards by lots: 350 of origin 0 go to 2; of them 200 to 3 and 150 by verdict to 6; 50 to 4; 25 are redeemed.
	let hops: Vec<_> = body
		.trace
		.exact
		.forward
		.iter()
		.map(|hop| (hop.movement.0, hop.origin.0, hop.amount.0, hop.hop))
		.collect();
	assert_eq!(
		hops,
		[
			(3, 0, 350, 1),
			(5, 0, 200, 2),
			(7, 0, 50, 3),
			(8, 0, 150, 2),
			(11, 0, 25, 3)
		]
	);
	// Backwards: the gift of 5, the service behind it, and the subject's own.
	let back: Vec<_> = body
		.trace
		.exact
		.backward
		.iter()
		.map(|hop| (hop.movement.0, hop.hop))
		.collect();
	assert_eq!(back, [(0, 1), (1, 2), (2, 1)]);
	assert_eq!(
		body.origins
			.iter()
			.map(|origin| (origin.origin, origin.volunteer))
			.collect::<Vec<_>>(),
		[(OriginId(0), MemberId(1)), (OriginId(1), MemberId(5))]
	);
	// Where they are: free, and locked by two reasons.
	let holders: Vec<_> = body.holdings.iter().map(|held| held.member.0).collect();
	assert_eq!(holders, [1, 2, 3, 4, 6]);
	let four = &body.holdings[3];
	assert_eq!((four.free, four.locked), (Units(0), Units(50)));
	assert_eq!(four.locks.len(), 2);
	assert!(four.locks.iter().any(|held| matches!(held.lock, Lock::Hold(_))));
	// Only members whom the trace passes are in the file.
	let members: Vec<_> = body.members.iter().map(|segment| segment.member.0).collect();
	assert_eq!(members, [1, 2, 3, 4, 5, 6]);
	assert_eq!(body.members[0].movements, [MovementId(0), MovementId(2), MovementId(3)]);
}

#[test]
fn has_every_amount_as_a_text_and_every_number_as_a_number() {
	let bank = story();
	let (bytes, _) = export(&bank, &bank.order(1, 7)).unwrap();
	let text = String::from_utf8(bytes).unwrap();
	assert!(text.starts_with("{\"digest\":\"0x") && text.ends_with("]}}\n"));
	assert!(text.contains("\"amount\":\"350\"") && text.contains("\"subjects\":[1]"));
	assert!(text.contains("\"kind\":\"Verdict\""));
}

#[test]
fn says_the_same_when_made_again_and_has_another_digest_with_another_salt() {
	let bank = story();
	let order = bank.order(1, 7);
	let (first, one) = export(&bank, &order).unwrap();
	assert_eq!(export(&bank, &order).unwrap().0, first);
	let salted = timebank_clue::Order {
		salt: H256::repeat_byte(1),
		..order
	};
	assert_ne!(export(&bank, &salted).unwrap().1.digest, one.digest);
}

#[test]
fn proves_an_empty_history_when_the_subject_never_had_coins() {
	let mut bank = Bank::new(&[1, 2]);
	bank.issue(7, 100);
	bank.end_block();
	let (bytes, report) = export(&bank, &bank.order(1, 1)).unwrap();
	assert_eq!((report.members, report.movements, report.evidence), (2, 0, 0));
	assert!(verify(&bytes, bank.hash(1)).is_ok());
}

#[test]
fn is_refused_when_it_is_of_another_header_or_too_large_or_no_file() {
	let bank = story();
	let (bytes, _) = export(&bank, &bank.order(1, 7)).unwrap();
	assert_eq!(verify(&bytes, bank.hash(6)), Err(Error::OtherHeader));
	assert_eq!(
		verify(&vec![b' '; MAX_FILE + 1], bank.hash(7)),
		Err(Error::TooMuch("bytes"))
	);
	assert!(matches!(verify(b"", bank.hash(7)), Err(Error::NotAFile(_))));
	assert!(matches!(verify(b"{}", bank.hash(7)), Err(Error::NotAFile(_))));
	assert!(matches!(
		verify(&bytes[..bytes.len() / 2], bank.hash(7)),
		Err(Error::NotAFile(_))
	));
}

#[test]
fn is_refused_when_it_says_the_same_in_another_form() {
	let bank = story();
	let (bytes, _) = export(&bank, &bank.order(1, 7)).unwrap();
	let text = String::from_utf8(bytes).unwrap();
	let value: serde_json::Value = serde_json::from_str(&text).unwrap();
	for other in [
		text.trim_end().to_string(),
		format!("{text}\n"),
		format!(" {text}"),
		serde_json::to_string_pretty(&value).unwrap(),
		text.replacen("\"from\":1", "\"from\": 1", 1),
		text.replacen("\"amount\":\"350\"", "\"amount\":\"0350\"", 1),
		text.replacen("\"amount\":\"350\"", "\"amount\":\"+350\"", 1),
		text.replacen("0x5a", "0x5A", 1),
		text.replacen("\"kind\"", "\"\\u006bind\"", 1),
	] {
		assert_ne!(other, text);
		assert_eq!(verify(other.as_bytes(), bank.hash(7)), Err(Error::NotCanonical));
	}
	for other in ["\"from\":1,\"from\":1", "\"from\":1,\"more\":1"] {
		let other = text.replacen("\"from\":1", other, 1);
		assert!(matches!(
			verify(other.as_bytes(), bank.hash(7)),
			Err(Error::NotAFile(_))
		));
	}
}

#[test]
fn is_refused_when_its_form_is_of_another_version() {
	let bank = story();
	let (bytes, _) = export(&bank, &bank.order(1, 7)).unwrap();
	let text = String::from_utf8(bytes)
		.unwrap()
		.replacen("timebank-clue-1", "timebank-clue-2", 1);
	assert_eq!(
		verify(text.as_bytes(), bank.hash(7)),
		Err(Error::OtherFormat("timebank-clue-2".into()))
	);
}

#[test]
fn is_not_made_when_there_is_no_such_case() {
	let bank = story();
	let order = timebank_clue::Order {
		case: CaseId(4),
		..bank.order(1, 7)
	};
	assert_eq!(export(&bank, &order), Err(Error::UnknownCase(CaseId(4))));
}

#[test]
fn every_error_is_a_sentence_of_its_own() {
	let errors = [
		Error::BadRange { from: 2, to: 1 },
		Error::BeyondChain { to: 2, last: 1 },
		Error::BadLimits,
		Error::NoBlock(1),
		Error::Pruned(1),
		Error::Archive("why".into()),
		Error::UnknownCase(CASE),
		Error::EvidenceBefore { first: 1 },
		Error::TooMuch("members"),
		Error::NoMovementBefore(MemberId(1)),
		Error::NotAFile("why".into()),
		Error::NotCanonical,
		Error::OtherFormat("x".into()),
		Error::DigestMismatch,
		Error::OtherHeader,
		Error::BadHeader,
		Error::ProofOrder,
		Error::ProofIncomplete,
		Error::ProofSurplus,
		Error::Layout("x"),
		Error::CaseMismatch,
		Error::EvidenceMismatch,
		Error::BadMovement(MovementId(1)),
		Error::MovementOrder(MovementId(1)),
		Error::MemberOrder(MemberId(1)),
		Error::BrokenHead(MemberId(1)),
		Error::BadStart(MemberId(1)),
		Error::StrayMovement(MovementId(1)),
		Error::OtherMembers,
		Error::TraceMismatch,
		Error::OriginMismatch(OriginId(1)),
		Error::HoldingsMismatch(MemberId(1)),
		Error::HoldingsIncomplete(MemberId(1)),
	];
	let texts: std::collections::BTreeSet<_> = errors.iter().map(ToString::to_string).collect();
	assert_eq!(texts.len(), errors.len());
	assert!(texts.iter().all(|text| text.len() > 10));
}
