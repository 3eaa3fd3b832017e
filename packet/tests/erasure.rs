//! Erasure: with the subject's secret destroyed, nothing that is left opens the packet.

mod common;

use common::*;
use timebank_packet::*;
use timebank_primitives::MemberId;

#[test]
fn closes_the_packet_for_all_viewers_when_the_subject_secret_is_destroyed() {
	let random = &mut Numbers::from(77);
	let case = case(1);
	let body = case.sealed.header.body;
	let mut home = Vault::default();
	let mut away = Vault::default();
	home.keep(MEMBER, SubjectSecret::from_bytes(*case.subject.expose()))
		.unwrap();
	away.keep(MEMBER, SubjectSecret::from_bytes(*case.subject.expose()))
		.unwrap();
	drop(case.subject);

	let secrets: Vec<_> = case
		.viewers
		.iter()
		.map(|(viewer, version, key, envelope)| {
			open_envelope(&case.context, body, envelope, *viewer, *version, key).unwrap()
		})
		.collect();
	for (vault, secret) in [(&home, &secrets[0]), (&away, &secrets[1]), (&home, &secrets[2])] {
		let subject = vault.get(MEMBER).unwrap();
		assert!(open(&case.context, body, &case.sealed.body, secret, subject).is_ok());
	}

	home.erase(MEMBER);
	// One vault is not enough: the other still opens.
	assert_eq!(home.get(MEMBER).err(), Some(Error::Erased));
	assert!(away.get(MEMBER).is_ok());
	away.erase(MEMBER);
	assert_eq!(away.get(MEMBER).err(), Some(Error::Erased));

	// All envelopes, all private keys, the packet's secret itself and the body are still there. With whatever subject
	// secret is tried, none of them opens: the one that did is gone.
	let tried: Vec<_> = (0..64)
		.map(|_| SubjectSecret::generate(random))
		.chain([
			SubjectSecret::from_bytes([0; 32]),
			SubjectSecret::from_bytes([0xff; 32]),
			SubjectSecret::from_bytes(*case.sealed.secret.expose()),
			SubjectSecret::from_bytes(*secrets[0].expose()),
			SubjectSecret::from_bytes(body.0),
			SubjectSecret::from_bytes(case.context.root.0),
		])
		.chain(
			case.viewers
				.iter()
				.map(|(_, _, key, _)| SubjectSecret::from_bytes(*key.expose())),
		)
		.collect();
	for (viewer, version, key, envelope) in &case.viewers {
		// The envelope opens for good, as what was on chain always will. It is not enough.
		let secret = open_envelope(&case.context, body, envelope, *viewer, *version, key).unwrap();
		for subject in &tried {
			let opened = open(&case.context, body, &case.sealed.body, &secret, subject);
			assert_eq!(opened.err(), Some(Error::BodyClosed));
		}
	}
}

#[test]
fn keeps_a_destroyed_secret_out_when_a_late_copy_comes() {
	let random = &mut Numbers::from(2);
	let mut vault = Vault::default();
	let copy = *vault.create(MEMBER, random).unwrap().expose();
	assert_eq!(vault.create(MEMBER, random).err(), Some(Error::SubjectSecretExists));
	vault.erase(MEMBER);
	assert_eq!(
		vault.keep(MEMBER, SubjectSecret::from_bytes(copy)).err(),
		Some(Error::Erased)
	);
	assert_eq!(vault.create(MEMBER, random).err(), Some(Error::Erased));
	assert_eq!(vault.get(MEMBER).err(), Some(Error::Erased));
}

#[test]
fn erases_one_member_only() {
	let random = &mut Numbers::from(3);
	let mut vault = Vault::default();
	let other = MemberId(43);
	vault.create(MEMBER, random).unwrap();
	vault.create(other, random).unwrap();
	vault.erase(MEMBER);
	assert!(vault.get(other).is_ok());
	assert_eq!(vault.get(MemberId(44)).err(), Some(Error::NoSubjectSecret));
	// A vault that never had it marks it all the same.
	vault.erase(MemberId(44));
	assert_eq!(vault.get(MemberId(44)).err(), Some(Error::Erased));
}
