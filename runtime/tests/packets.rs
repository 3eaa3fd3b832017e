//! Sealed packets and reveals on the real runtime, sealed and opened by the real library.

use crate::common::*;
use codec::{Decode, Encode};
use pallet_identity_filing::{MissingEnvelope, Purpose, RevealError, Revealed, ViewerEnvelope};
use timebank_packet::*;
use timebank_primitives::{
	Body, BranchId, InstitutionId, MemberId, PacketContext, Reveal, RevealFault, SectionKind, Viewer,
};
use timebank_runtime::{api, presets, IdentityFiling, RuntimeEvent, System};

const IDENTITY: SectionKind = SectionKind::Identity;
const HOME: Viewer = Viewer::Body(Body::Branch(BranchId(1)));
const OTHER: Viewer = Viewer::Body(Body::Branch(BranchId(2)));

const BIRTH: u16 = 3;
const SIXTY: u16 = 100;

/// The identity of nobody.
fn identity() -> Section {
	let field = |code, value: &[u8], public| FieldValue {
		code,
		value: value.to_vec(),
		public,
	};
	let fields = [field(BIRTH, b"0000-00-00", false), field(SIXTY, &[1], true)];
	Section::build(IDENTITY, 1, &fields, &mut system_random()).unwrap()
}

/// Registers a new viewer key for the key of a URI.
fn viewer_key(uri: &str) -> ViewerSecret {
	let secret = ViewerSecret::generate(&mut system_random());
	let key = secret.public().unwrap();
	ok(uri, pallet_identity_filing::Call::register_viewer_key { key });
	secret
}

/// The next packet of the member's identity, sealed.
fn sealed(member: MemberId, section: &Section, subject: &SubjectSecret) -> (PacketContext, Sealed) {
	let version = IdentityFiling::packet(member, IDENTITY).map_or(1, |packet| packet.header.version + 1);
	let context = PacketContext {
		genesis: System::block_hash(0),
		member,
		section: IDENTITY,
		root: section.root().unwrap(),
		schema: 1,
		version,
	};
	let sealed = seal(&context, section, subject, &mut system_random()).unwrap();
	(context, sealed)
}

/// An envelope to the key that the chain knows of the viewer.
fn envelope(context: &PacketContext, sealed: &Sealed, viewer: Viewer) -> ViewerEnvelope {
	let key = IdentityFiling::viewer_key(viewer).unwrap();
	ViewerEnvelope {
		viewer,
		key_version: key.version,
		envelope: seal_envelope(
			context,
			sealed.header.body,
			&sealed.secret,
			viewer,
			key.version,
			&key.key,
			&mut system_random(),
		)
		.unwrap(),
	}
}

fn place(uri: &str, member: MemberId, sealed: &Sealed, envelopes: Vec<ViewerEnvelope>) {
	ok(
		uri,
		pallet_identity_filing::Call::place_packet {
			member,
			section: IDENTITY,
			header: sealed.header,
			envelopes: envelopes.try_into().unwrap(),
		},
	);
}

/// Opens the member's packet as a viewer does: with what the chain holds, the body, and a subject secret.
fn read(
	member: MemberId,
	viewer: Viewer,
	key: &ViewerSecret,
	body: &[u8],
	subject: &SubjectSecret,
) -> Result<Section, Error> {
	let header = IdentityFiling::packet(member, IDENTITY).unwrap().header;
	let context = header.context(System::block_hash(0), member, IDENTITY);
	let given = IdentityFiling::envelopes(member, IDENTITY)
		.into_iter()
		.find(|given| given.viewer == viewer)
		.ok_or(Error::EnvelopeClosed)?;
	let secret = open_envelope(&context, header.body, &given.envelope, viewer, given.key_version, key)?;
	open(&context, header.body, body, &secret, subject)
}

fn grant(uri: &str, member: MemberId, viewer: Viewer, purpose: Purpose) {
	ok(
		uri,
		pallet_identity_filing::Call::grant_access {
			member,
			viewer,
			sections: vec![IDENTITY].try_into().unwrap(),
			purpose,
			until: now() + 30 * DAY,
		},
	);
}

#[test]
fn shares_revokes_and_erases_a_sealed_packet() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let home_key = viewer_key("//Branch1//Manager");
		let other_key = viewer_key("//Branch2//Manager");
		let section = identity();
		let member = file_with("//Volunteer", section.root().unwrap());
		let mut vault = Vault::default();
		vault.create(member, &mut system_random()).unwrap();

		// The clerk seals the identity for the home branch; the member lets the other branch read it too.
		grant("//Volunteer", member, OTHER, Purpose::Service);
		let (context, packet) = sealed(member, &section, vault.get(member).unwrap());
		let envelopes = vec![envelope(&context, &packet, HOME), envelope(&context, &packet, OTHER)];
		place("//Branch1//Clerk", member, &packet, envelopes);
		let subject = vault.get(member).unwrap();
		for (viewer, key) in [(HOME, &home_key), (OTHER, &other_key)] {
			assert!(read(member, viewer, key, &packet.body, subject).unwrap() == section);
		}
		// An envelope is of no use to another viewer.
		assert_eq!(
			read(member, HOME, &other_key, &packet.body, subject).err(),
			Some(Error::EnvelopeClosed)
		);
		ok(
			"//Branch2//Clerk",
			pallet_identity_filing::Call::record_access {
				member,
				section: IDENTITY,
				purpose: Some(Purpose::Service),
				request: digest("request"),
			},
		);
		assert_eq!(IdentityFiling::access_head(member).number, 1);
		check();

		// Revocation works forward: the old packet stays open to whoever kept it, the next is not.
		ok(
			"//Volunteer",
			pallet_identity_filing::Call::revoke_access {
				member,
				viewer: OTHER,
				purpose: Purpose::Service,
			},
		);
		assert!(read(member, OTHER, &other_key, &packet.body, subject).unwrap() == section);
		let (context, next) = sealed(member, &section, subject);
		place("//Branch1//Clerk", member, &next, vec![envelope(&context, &next, HOME)]);
		assert!(read(member, HOME, &home_key, &next.body, subject).unwrap() == section);
		assert_eq!(
			read(member, OTHER, &other_key, &next.body, subject).err(),
			Some(Error::EnvelopeClosed)
		);
		check();
	});
}

/// One entry, all branches: the branch that adopts is told to nobody but the chain, and reads what the home branch seals.
#[test]
fn opens_for_a_branch_that_adopts_when_the_home_branch_seals_what_is_missing() {
	network(presets::DEVELOPMENT).execute_with(|| {
		viewer_key("//Branch1//Manager");
		let section = identity();
		let member = file_with("//Volunteer", section.root().unwrap());
		let mut vault = Vault::default();
		vault.create(member, &mut system_random()).unwrap();
		let subject = vault.get(member).unwrap();
		let (context, packet) = sealed(member, &section, subject);
		place(
			"//Branch1//Clerk",
			member,
			&packet,
			vec![envelope(&context, &packet, HOME)],
		);
		assert!(IdentityFiling::missing_envelopes(member).is_empty());

		ok("//Branch2//Reviewer", pallet_identity_filing::Call::adopt { member });
		let wanted = |key_version| MissingEnvelope {
			viewer: OTHER,
			section: IDENTITY,
			packet: Some(packet.header.version),
			key_version,
		};
		assert_eq!(IdentityFiling::missing_envelopes(member), vec![wanted(None)]);
		let other_key = viewer_key("//Branch2//Manager");
		let answer = api::dispatch("PacketApi_missing_envelopes", &member.encode()).expect("the API is there");
		let answer = Vec::<MissingEnvelope>::decode(&mut &answer[..]).unwrap();
		assert_eq!(answer, vec![wanted(Some(1))]);
		ok(
			"//Branch1//Clerk",
			pallet_identity_filing::Call::give_envelopes {
				member,
				section: IDENTITY,
				version: packet.header.version,
				envelopes: vec![envelope(&context, &packet, OTHER)].try_into().unwrap(),
			},
		);
		assert!(IdentityFiling::missing_envelopes(member).is_empty());
		assert!(read(member, OTHER, &other_key, &packet.body, subject).unwrap() == section);
		ok(
			"//Branch2//Clerk",
			pallet_identity_filing::Call::record_access {
				member,
				section: IDENTITY,
				purpose: Some(Purpose::Adoption),
				request: digest("request"),
			},
		);
		check();
	});
}

#[test]
fn closes_all_envelopes_when_the_vaults_have_erased_a_rejected_member() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let home_key = viewer_key("//Branch1//Manager");
		let section = identity();
		let member = submit("//Volunteer", section.root().unwrap());
		let mut vault = Vault::default();
		vault.create(member, &mut system_random()).unwrap();
		let (context, packet) = sealed(member, &section, vault.get(member).unwrap());
		let given = envelope(&context, &packet, HOME);
		place("//Branch1//Clerk", member, &packet, vec![given]);
		assert!(read(member, HOME, &home_key, &packet.body, vault.get(member).unwrap()).is_ok());

		ok("//Branch1//Reviewer", pallet_identity_filing::Call::take_up { member });
		ok(
			"//Branch1//Reviewer",
			pallet_identity_filing::Call::review {
				member,
				verdict: pallet_identity_filing::Verdict::Reject(digest("reason").into()),
			},
		);
		ok(
			"//Branch1//Manager",
			pallet_identity_filing::Call::order_erasure {
				member,
				reason: digest("asked for"),
			},
		);
		vault.erase(member);
		ok(
			"//Branch1//Manager",
			pallet_identity_filing::Call::acknowledge_erasure { member },
		);
		let remaining = last(|event| match event {
			RuntimeEvent::IdentityFiling(pallet_identity_filing::Event::ErasureAcknowledged { remaining, .. }) => {
				Some(remaining)
			}
			_ => None,
		});
		assert_eq!(remaining, 0);

		// The envelope stands in an old block for good, and the branch has its key: the body stays closed.
		assert_eq!(vault.get(member).err(), Some(Error::Erased));
		let secret = open_envelope(
			&context,
			packet.header.body,
			&given.envelope,
			HOME,
			given.key_version,
			&home_key,
		)
		.unwrap();
		for guess in [[0; 32], *secret.expose(), *home_key.expose()] {
			let subject = SubjectSecret::from_bytes(guess);
			let opened = open(&context, packet.header.body, &packet.body, &secret, &subject);
			assert_eq!(opened.err(), Some(Error::BodyClosed));
		}
		check();
	});
}

/// Asks the runtime API with encoded bytes, as a client does.
fn verify(member: MemberId, reveal: &Reveal) -> Result<Revealed, RevealError> {
	let answer = api::dispatch("PacketApi_verify_reveal", &(member, reveal).encode()).expect("the API is there");
	Decode::decode(&mut &answer[..]).unwrap()
}

#[test]
fn verifies_a_field_by_the_runtime_api_when_the_library_reveals_it() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let section = identity();
		let member = file_with("//Elder", section.root().unwrap());
		let other = file("//Volunteer");
		for field in [BIRTH, SIXTY] {
			let reveal = section.reveal(field).unwrap();
			assert_eq!(
				verify(member, &reveal),
				Ok(Revealed {
					schema: 1,
					public: field == SIXTY,
					in_force: true,
					attested: true,
				})
			);
			assert_eq!(
				verify(other, &reveal),
				Err(RevealError::Fault(RevealFault::RootMismatch))
			);
			// A call is given public fields only.
			let accepted = IdentityFiling::accept_public_reveal(member, &reveal);
			match field {
				SIXTY => assert!(accepted.is_ok()),
				_ => assert_eq!(accepted, Err(RevealError::Fault(RevealFault::NotPublic))),
			}
		}
		let mut younger = section.reveal(SIXTY).unwrap();
		younger.value = vec![0];
		assert_eq!(
			verify(member, &younger),
			Err(RevealError::Fault(RevealFault::RootMismatch))
		);
		assert_eq!(verify(MemberId(999), &younger), Err(RevealError::MemberNotFound));
	});
}

#[test]
fn grants_public_security_by_the_branch_when_it_is_to_attest() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let police = Viewer::Body(Body::Institution(InstitutionId(3)));
		let police_key = viewer_key("//PublicSecurity");
		let section = identity();
		let member = file_with("//Volunteer", section.root().unwrap());
		let subject = SubjectSecret::generate(&mut system_random());
		grant("//Branch1//Reviewer", member, police, Purpose::Attestation);
		let (context, packet) = sealed(member, &section, &subject);
		place(
			"//Branch1//Clerk",
			member,
			&packet,
			vec![envelope(&context, &packet, police)],
		);
		assert!(read(member, police, &police_key, &packet.body, &subject).unwrap() == section);
		check();
	});
}
