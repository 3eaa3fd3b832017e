#![doc = include_str!("../README.md")]

mod error;
mod seal;
mod section;
mod vault;

pub use error::Error;
pub use seal::{open, open_envelope, seal, seal_envelope, PacketSecret, Sealed, ViewerSecret};
pub use section::{FieldValue, Place, Section, MIN_PLACES};
pub use vault::{SubjectSecret, Vault};

pub use rand_core::CryptoRng;

/// The randomness of the system.
pub type SystemRandom = rand_core::UnwrapErr<rand_core::OsRng>;

/// The randomness of the system. It panics where the system has none: nothing could be sealed safely then.
pub fn system_random() -> SystemRandom {
	rand_core::UnwrapErr(rand_core::OsRng)
}
