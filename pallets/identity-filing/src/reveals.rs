//! Reveals of single fields against the filed roots.

use crate::{packet_types::*, pallet::*, rules, WeightInfo};
use polkadot_sdk::frame_support::weights::Weight;
use timebank_primitives::{FilingStatus, MemberId, Reveal, RevealFault};

impl<T: Config> Pallet<T> {
	/// Verifies that a field stands under the filed root of a member's section, and says what that is worth now. For
	/// runtime APIs on one's own node: whoever is shown a field may check it, public or not.
	pub fn verify_reveal(member: MemberId, reveal: &Reveal) -> Result<Revealed, RevealError> {
		let filing = Filings::<T>::get(member).ok_or(RevealError::MemberNotFound)?;
		let section = Sections::<T>::get(member, reveal.section).ok_or(RevealError::SectionNotFound)?;
		reveal.verify(section.schema, section.root)?;
		let now = Self::now();
		let cut_offs = AttestorCutOffs::<T>::get();
		let evidence = rules::evidence(&AttestationsOf::<T>::get(member, reveal.section), &section);
		let attested = evidence.iter().any(|attested| attested.counts(now, &cut_offs));
		Ok(Revealed {
			schema: section.schema,
			public: reveal.public,
			in_force: filing.status == FilingStatus::Filed && section.in_force(now),
			attested,
		})
	}

	/// As [`Self::verify_reveal`], for calls and precompiles: what they are given stays readable for everybody and for
	/// good, so only a field that was filed as public is accepted, and only of a filing and section in force.
	pub fn accept_public_reveal(member: MemberId, reveal: &Reveal) -> Result<Revealed, RevealError> {
		if !reveal.public {
			return Err(RevealFault::NotPublic.into());
		}
		let revealed = Self::verify_reveal(member, reveal)?;
		if !revealed.in_force {
			return Err(RevealError::NotInForce);
		}
		Ok(revealed)
	}

	/// Worst weight of [`Self::accept_public_reveal`].
	pub fn reveal_weight() -> Weight {
		T::WeightInfo::reveal()
	}
}
