//! Sealing and opening of packets and of their envelopes.

use crate::{CryptoRng, Error, Section, SubjectSecret};
use chacha20poly1305::{
	aead::{Aead, Payload},
	ChaCha20Poly1305, Key, KeyInit, Nonce,
};
use codec::Encode;
use hkdf::Hkdf;
use hpke::{
	kdf::HkdfSha256,
	kem::{Kem, X25519HkdfSha256},
	single_shot_open, single_shot_seal, Deserializable, OpModeR, OpModeS, Serializable,
};
use sha2::Sha256;
use timebank_primitives::{
	body_hash, check_viewer_key, envelope_info, Digest, Envelope, PacketContext, PacketHeader, Viewer, MAX_BODY,
};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// First bytes of a body: its form.
const FORM: &[u8; 4] = b"TBP1";
const NONCE: usize = 12;
const TAG: usize = 16;
/// Least length to which a section is padded.
const LEAST: usize = 512;

/// The secret of one packet, which its envelopes carry: half of what opens the body.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct PacketSecret([u8; 32]);

impl PacketSecret {
	/// From its bytes.
	pub fn from_bytes(bytes: [u8; 32]) -> Self {
		Self(bytes)
	}

	/// Its bytes.
	pub fn expose(&self) -> &[u8; 32] {
		&self.0
	}
}

/// The private key of a viewer. A key of its own: no account key is used to open anything.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct ViewerSecret([u8; 32]);

impl ViewerSecret {
	/// A new key.
	pub fn generate(random: &mut impl CryptoRng) -> Self {
		let (secret, _) = X25519HkdfSha256::gen_keypair(random);
		Self(secret.to_bytes().into())
	}

	/// From its bytes.
	pub fn from_bytes(bytes: [u8; 32]) -> Self {
		Self(bytes)
	}

	/// Its bytes.
	pub fn expose(&self) -> &[u8; 32] {
		&self.0
	}

	/// The public key that is registered on chain.
	pub fn public(&self) -> Result<[u8; 32], Error> {
		Ok(X25519HkdfSha256::sk_to_pk(&self.key()?).to_bytes().into())
	}

	fn key(&self) -> Result<<X25519HkdfSha256 as Kem>::PrivateKey, Error> {
		Deserializable::from_bytes(&self.0).map_err(|_| Error::EnvelopeClosed)
	}
}

/// A sealed packet.
pub struct Sealed {
	/// What goes on chain.
	pub header: PacketHeader,
	/// What goes to the stores.
	pub body: Vec<u8>,
	/// What the envelopes carry.
	pub secret: PacketSecret,
}

/// The key of a body. It needs both secrets; the context keeps the keys of all packets apart.
fn body_key(
	context: &PacketContext,
	secret: &PacketSecret,
	subject: &SubjectSecret,
) -> Result<Zeroizing<[u8; 32]>, Error> {
	let mut key = Zeroizing::new([0; 32]);
	Hkdf::<Sha256>::new(Some(subject.expose()), &secret.0)
		.expand(&context.bytes(), key.as_mut_slice())
		.map_err(|_| Error::BodyClosed)?;
	Ok(key)
}

/// Pads to the next power of two, so that a length tells little: the bytes, 0x80, zeros.
fn pad(bytes: &mut Vec<u8>) {
	let length = (bytes.len() + 1).next_power_of_two().max(LEAST);
	// One allocation: a grown vector would leave a copy of the section behind.
	debug_assert!(bytes.capacity() >= length);
	bytes.push(0x80);
	bytes.resize(length, 0);
}

fn unpadded(bytes: &[u8]) -> Result<&[u8], Error> {
	let end = bytes.iter().rposition(|byte| *byte != 0).ok_or(Error::NoSection)?;
	if bytes[end] != 0x80 {
		return Err(Error::NoSection);
	}
	Ok(&bytes[..end])
}

/// Seals a section as version `context.version` of its packet, with a fresh secret.
pub fn seal(
	context: &PacketContext,
	section: &Section,
	subject: &SubjectSecret,
	random: &mut impl CryptoRng,
) -> Result<Sealed, Error> {
	fits(context, section)?;
	let length = section.encoded_size();
	let padded = (length + 1).next_power_of_two().max(LEAST);
	let size = FORM.len() + NONCE + padded + TAG;
	if size > MAX_BODY as usize {
		return Err(Error::BodyTooLarge);
	}
	let mut plain = Zeroizing::new(Vec::with_capacity(padded));
	section.encode_to(&mut *plain);
	pad(&mut plain);

	let mut secret = PacketSecret([0; 32]);
	random.fill_bytes(&mut secret.0);
	let mut nonce = [0; NONCE];
	random.fill_bytes(&mut nonce);
	let key = body_key(context, &secret, subject)?;
	let sealed = ChaCha20Poly1305::new(&Key::from(*key))
		.encrypt(
			&Nonce::from(nonce),
			Payload {
				msg: &plain,
				aad: &context.bytes(),
			},
		)
		.map_err(|_| Error::BodyTooLarge)?;
	let body = [&FORM[..], &nonce, &sealed].concat();
	let header = PacketHeader {
		version: context.version,
		schema: context.schema,
		root: context.root,
		body: body_hash(&body),
		length: body.len() as u32,
	};
	Ok(Sealed { header, body, secret })
}

/// Opens a body with both secrets. What comes out is the section that is filed: its fields lead to the filed root.
pub fn open(
	context: &PacketContext,
	hash: Digest,
	body: &[u8],
	secret: &PacketSecret,
	subject: &SubjectSecret,
) -> Result<Section, Error> {
	if body.len() > MAX_BODY as usize {
		return Err(Error::BodyTooLarge);
	}
	if body_hash(body) != hash {
		return Err(Error::OtherBody);
	}
	let rest = body.strip_prefix(FORM).ok_or(Error::NoBody)?;
	let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(Error::NoBody)?;
	let key = body_key(context, secret, subject)?;
	let plain = ChaCha20Poly1305::new(&Key::from(*key))
		.decrypt(
			&Nonce::from(*nonce),
			Payload {
				msg: sealed,
				aad: &context.bytes(),
			},
		)
		.map(Zeroizing::new)
		.map_err(|_| Error::BodyClosed)?;
	let section = Section::from_bytes(unpadded(&plain)?)?;
	fits(context, &section)?;
	Ok(section)
}

/// Whether a section is the one that the context names.
fn fits(context: &PacketContext, section: &Section) -> Result<(), Error> {
	if section.kind() != context.section || section.schema() != context.schema {
		return Err(Error::OtherSection);
	}
	if section.root()? != context.root {
		return Err(Error::RootMismatch);
	}
	Ok(())
}

/// Seals a packet's secret to a viewer's key.
pub fn seal_envelope(
	context: &PacketContext,
	body: Digest,
	secret: &PacketSecret,
	viewer: Viewer,
	key_version: u32,
	key: &[u8; 32],
	random: &mut impl CryptoRng,
) -> Result<Envelope, Error> {
	check_viewer_key(key)?;
	let key = Deserializable::from_bytes(key).map_err(|_| Error::EnvelopeClosed)?;
	let (enc, sealed) = single_shot_seal::<hpke::aead::ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256, _>(
		&OpModeS::Base,
		&key,
		&envelope_info(viewer, key_version),
		&secret.0,
		&context.envelope_aad(body),
		random,
	)
	.map_err(|_| Error::EnvelopeClosed)?;
	Ok(Envelope {
		enc: enc.to_bytes().into(),
		sealed: sealed.try_into().map_err(|_| Error::EnvelopeClosed)?,
	})
}

/// Opens an envelope with the viewer's private key.
pub fn open_envelope(
	context: &PacketContext,
	body: Digest,
	envelope: &Envelope,
	viewer: Viewer,
	key_version: u32,
	key: &ViewerSecret,
) -> Result<PacketSecret, Error> {
	let enc = Deserializable::from_bytes(&envelope.enc).map_err(|_| Error::EnvelopeClosed)?;
	let secret = single_shot_open::<hpke::aead::ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
		&OpModeR::Base,
		&key.key()?,
		&enc,
		&envelope_info(viewer, key_version),
		&envelope.sealed,
		&context.envelope_aad(body),
	)
	.map(Zeroizing::new)
	.map_err(|_| Error::EnvelopeClosed)?;
	let secret = secret.as_slice().try_into().map_err(|_| Error::EnvelopeClosed)?;
	Ok(PacketSecret(secret))
}
