//! Why something cannot be sealed, opened or revealed.

use timebank_primitives::{KeyFault, RevealFault};

/// Why something cannot be sealed, opened or revealed. None of them says anything of a content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
	/// A section without a field.
	NoFields,
	/// More fields than a section can have.
	TooManyFields,
	/// A field is named twice: it could be revealed with either value.
	FieldTwice,
	/// The section has no such field.
	NoSuchField,
	/// The number of places is no power of two, or too small.
	NotFull,
	/// A salt is used twice: to reveal one field would open the other to trying.
	SaltTwice,
	/// A salt, value or path is malformed.
	Reveal(RevealFault),
	/// The section is another than the packet is bound to.
	OtherSection,
	/// The fields do not lead to the filed root.
	RootMismatch,
	/// Nothing may be sealed to this key.
	Key(KeyFault),
	/// The section does not fit into a body.
	BodyTooLarge,
	/// The body is not the one whose hash is on chain.
	OtherBody,
	/// The bytes are no body of a known form.
	NoBody,
	/// The envelope is not for this viewer, key, packet or body, or was changed.
	EnvelopeClosed,
	/// The body does not open: a secret is wrong, or it is bound to another packet.
	BodyClosed,
	/// What was sealed is no section.
	NoSection,
	/// The vault holds no secret of this member.
	NoSubjectSecret,
	/// The vault holds a secret of this member already; a second one would make packets that the first cannot open.
	SubjectSecretExists,
	/// The secret of this member has been destroyed.
	Erased,
}

impl core::fmt::Display for Error {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		let text = match self {
			Self::NoFields => "the section has no field",
			Self::TooManyFields => "the section has more fields than fit",
			Self::FieldTwice => "a field is named twice",
			Self::NoSuchField => "the section has no such field",
			Self::NotFull => "the number of places is no power of two, or too small",
			Self::SaltTwice => "a salt is used twice",
			Self::Reveal(fault) => return write!(f, "salt, value or path is malformed: {fault:?}"),
			Self::OtherSection => "the section is another than the packet is bound to",
			Self::RootMismatch => "the fields do not lead to the filed root",
			Self::Key(fault) => return write!(f, "nothing may be sealed to this key: {fault:?}"),
			Self::BodyTooLarge => "the section does not fit into a body",
			Self::OtherBody => "the body is not the one whose hash is on chain",
			Self::NoBody => "the bytes are no body of a known form",
			Self::EnvelopeClosed => "the envelope does not open for this viewer, key, packet and body",
			Self::BodyClosed => "the body does not open with these secrets",
			Self::NoSection => "what was sealed is no section",
			Self::NoSubjectSecret => "the vault holds no secret of this member",
			Self::SubjectSecretExists => "the vault holds a secret of this member already",
			Self::Erased => "the secret of this member has been destroyed",
		};
		f.write_str(text)
	}
}

impl std::error::Error for Error {}

impl From<RevealFault> for Error {
	fn from(fault: RevealFault) -> Self {
		Self::Reveal(fault)
	}
}

impl From<KeyFault> for Error {
	fn from(fault: KeyFault) -> Self {
		Self::Key(fault)
	}
}
