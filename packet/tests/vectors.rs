//! Vectors: what this crate seals is written to `vectors/rust.json`, which Node opens; what Node sealed stands in
//! `vectors/node.json` and is opened here.
//!
//! `TIMEBANK_WRITE_VECTORS=1 cargo test -p timebank-packet --test vectors` writes the first anew.

mod common;

use codec::{Decode, Encode};
use common::*;
use serde_json::{json, Value};
use timebank_packet::*;
use timebank_primitives::{
	envelope_info, Body, BranchId, Digest, Envelope, InstitutionId, MemberId, PacketContext, Reveal, SectionKind,
	Viewer,
};

const RUST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/rust.json");
const NODE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/node.json");

fn hex(bytes: impl AsRef<[u8]>) -> Value {
	let digits: String = bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
	format!("0x{digits}").into()
}

fn bytes(value: &Value) -> Vec<u8> {
	let text = value.as_str().unwrap().strip_prefix("0x").unwrap();
	(0..text.len())
		.step_by(2)
		.map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
		.collect()
}

fn array<const N: usize>(value: &Value) -> [u8; N] {
	bytes(value).try_into().unwrap()
}

fn digest(value: &Value) -> Digest {
	array::<32>(value).into()
}

fn number(value: &Value) -> u64 {
	value.as_u64().unwrap()
}

fn viewer_name(viewer: Viewer) -> Value {
	match viewer {
		Viewer::Member(member) => json!({ "member": member.0 }),
		Viewer::Body(Body::Branch(branch)) => json!({ "branch": branch.0 }),
		Viewer::Body(Body::Institution(institution)) => json!({ "institution": institution.0 }),
	}
}

fn named_viewer(value: &Value) -> Viewer {
	let (kind, id) = value.as_object().unwrap().iter().next().unwrap();
	let id = number(id);
	match kind.as_str() {
		"member" => Viewer::Member(MemberId(id)),
		"branch" => Viewer::Body(Body::Branch(BranchId(id as u32))),
		_ => Viewer::Body(Body::Institution(InstitutionId(id as u32))),
	}
}

/// The whole case with all secrets: they open nothing but this.
fn write(case: &Case) -> Value {
	let header = case.sealed.header;
	let viewers: Vec<_> = case
		.viewers
		.iter()
		.map(|(viewer, version, key, envelope)| {
			json!({
				"viewer": viewer_name(*viewer),
				"keyVersion": version,
				"secretKey": hex(key.expose()),
				"publicKey": hex(key.public().unwrap()),
				"info": hex(envelope_info(*viewer, *version)),
				"envelope": hex(envelope.encode()),
			})
		})
		.collect();
	let reveals: Vec<_> = case
		.section
		.fields()
		.map(|(code, _, _)| {
			let reveal = case.section.reveal(code).unwrap();
			json!({
				"field": reveal.field,
				"salt": hex(&reveal.salt),
				"value": hex(&reveal.value),
				"public": reveal.public,
				"position": reveal.position,
				"path": reveal.path.iter().map(hex).collect::<Vec<_>>(),
				"encoded": hex(reveal.encode()),
			})
		})
		.collect();
	json!({
		"about": "Test vectors of sealed packets. All keys and values are made up for this file.",
		"genesis": hex(case.context.genesis),
		"member": case.context.member.0,
		"section": "Identity",
		"schema": header.schema,
		"version": header.version,
		"root": hex(header.root),
		"context": hex(case.context.bytes()),
		"subjectSecret": hex(case.subject.expose()),
		"packetSecret": hex(case.sealed.secret.expose()),
		"bodyHash": hex(header.body),
		"length": header.length,
		"plain": hex(case.section.encode()),
		"body": hex(&case.sealed.body),
		"viewers": viewers,
		"reveals": reveals,
	})
}

fn read(path: &str) -> Value {
	serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn writes_what_is_checked_in_when_the_numbers_are_the_same() {
	let written = write(&case(2026));
	if std::env::var_os("TIMEBANK_WRITE_VECTORS").is_some() {
		let text = serde_json::to_string_pretty(&written).unwrap();
		std::fs::write(RUST, text + "\n").unwrap();
	}
	assert!(
		read(RUST) == written,
		"the format has changed: write the vectors anew, and a new form"
	);
}

/// Opens a case from its file alone, as a viewer does.
fn opens(vectors: &Value) {
	assert_eq!(vectors["section"], "Identity");
	let context = PacketContext {
		genesis: digest(&vectors["genesis"]),
		member: MemberId(number(&vectors["member"])),
		section: SectionKind::Identity,
		root: digest(&vectors["root"]),
		schema: number(&vectors["schema"]) as u16,
		version: number(&vectors["version"]) as u32,
	};
	assert_eq!(context.bytes(), bytes(&vectors["context"]));
	let (hash, body) = (digest(&vectors["bodyHash"]), bytes(&vectors["body"]));
	assert_eq!(body.len() as u64, number(&vectors["length"]));
	let subject = SubjectSecret::from_bytes(array(&vectors["subjectSecret"]));
	let viewers = vectors["viewers"].as_array().unwrap();
	assert_eq!(viewers.len(), 3);
	for entry in viewers {
		let viewer = named_viewer(&entry["viewer"]);
		let version = number(&entry["keyVersion"]) as u32;
		let key = ViewerSecret::from_bytes(array(&entry["secretKey"]));
		assert_eq!(key.public().unwrap(), array(&entry["publicKey"]));
		assert_eq!(envelope_info(viewer, version), bytes(&entry["info"]));
		let envelope = Envelope::decode(&mut &bytes(&entry["envelope"])[..]).unwrap();
		assert_eq!(bytes(&entry["envelope"]).len(), 80);
		let secret = open_envelope(&context, hash, &envelope, viewer, version, &key).unwrap();
		assert_eq!(secret.expose(), &array(&vectors["packetSecret"]));
		let section = open(&context, hash, &body, &secret, &subject).unwrap();
		assert_eq!(section.encode(), bytes(&vectors["plain"]));

		let reveals = vectors["reveals"].as_array().unwrap();
		assert_eq!(reveals.len(), section.fields().count());
		for shown in reveals {
			let reveal = section.reveal(number(&shown["field"]) as u16).unwrap();
			assert_eq!(reveal.encode(), bytes(&shown["encoded"]));
			let shown = Reveal {
				section: SectionKind::Identity,
				field: number(&shown["field"]) as u16,
				salt: bytes(&shown["salt"]),
				value: bytes(&shown["value"]),
				public: shown["public"].as_bool().unwrap(),
				position: number(&shown["position"]) as u32,
				path: shown["path"].as_array().unwrap().iter().map(digest).collect(),
			};
			assert_eq!(shown, reveal);
			assert_eq!(shown.verify(context.schema, context.root), Ok(()));
		}
	}
	// And not without the subject's secret.
	let secret = PacketSecret::from_bytes(array(&vectors["packetSecret"]));
	let other = SubjectSecret::from_bytes([0; 32]);
	assert_eq!(
		open(&context, hash, &body, &secret, &other).err(),
		Some(Error::BodyClosed)
	);
}

#[test]
fn opens_what_this_crate_sealed() {
	opens(&read(RUST));
}

#[test]
fn opens_what_node_sealed() {
	opens(&read(NODE));
}
