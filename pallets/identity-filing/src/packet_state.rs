//! What always holds of packets.

use crate::{packet_types::*, pallet::*, types::*};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use timebank_primitives::{check_viewer_key, Viewer, MAX_BODY};

impl<T: Config> Pallet<T> {
	/// Checks, in this order:
	///
	/// 1. Viewers' keys are numbered from 1 and can be sealed to.
	/// 2. Grants belong to a filing that is not erased; each viewer and purpose once, each names sections, each once.
	/// 3. A packet belongs to a filed section, with a version from 1, a body and an admitted length.
	/// 4. Envelopes belong to a packet that is not erased; each viewer once, to a key version that the viewer has had,
	///    and bodies among them are holders.
	/// 5. Whoever was approved by a reviewer has a packet of the identity.
	/// 6. An access log has a head if and only if it has entries.
	/// 7. An erasure has holders, and only they acknowledge it, each once.
	pub(crate) fn try_state_packets() -> Result<(), TryRuntimeError> {
		for (_, key) in ViewerKeys::<T>::iter() {
			ensure!(
				key.version > 0 && check_viewer_key(&key.key).is_ok(),
				"packets 1: viewer key"
			);
		}
		for (member, grants) in Grants::<T>::iter() {
			ensure!(
				Filings::<T>::contains_key(member) && !Erasures::<T>::contains_key(member),
				"packets 2: grants of nobody"
			);
			for grant in &grants {
				let same = grants
					.iter()
					.filter(|other| other.viewer == grant.viewer && other.purpose == grant.purpose)
					.count();
				ensure!(same == 1, "packets 2: grant twice");
				let mut sections = grant.sections.to_vec();
				sections.sort();
				sections.dedup();
				ensure!(
					!sections.is_empty() && sections.len() == grant.sections.len(),
					"packets 2: sections of a grant"
				);
				ensure!(grant.purpose.admits(&grant.viewer), "packets 2: viewer of a grant");
			}
		}
		for (member, section, Packet { header, .. }) in Packets::<T>::iter() {
			ensure!(
				Sections::<T>::contains_key(member, section),
				"packets 3: packet of nothing"
			);
			ensure!(
				header.version > 0 && header.length > 0 && header.length <= MAX_BODY && !header.body.is_zero(),
				"packets 3: header"
			);
		}
		for (member, section, envelopes) in EnvelopesOf::<T>::iter() {
			ensure!(
				Packets::<T>::contains_key(member, section) && !Erasures::<T>::contains_key(member),
				"packets 4: envelopes of nothing"
			);
			let holders = Holders::<T>::get(member);
			for given in &envelopes {
				let same = envelopes.iter().filter(|other| other.viewer == given.viewer).count();
				ensure!(same == 1, "packets 4: viewer twice");
				let known = ViewerKeys::<T>::get(given.viewer).is_some_and(|key| given.key_version <= key.version);
				ensure!(known && given.key_version > 0, "packets 4: unknown key version");
				if let Viewer::Body(body) = given.viewer {
					ensure!(holders.contains(&body), "packets 4: viewer is no holder");
				}
			}
		}
		for (member, filing) in Filings::<T>::iter() {
			let reviewed = filing.filed_at.is_some() && filing.reviewer.is_some();
			ensure!(
				!reviewed || Packets::<T>::contains_key(member, SectionKind::Identity),
				"packets 5: approved without a packet"
			);
		}
		for (_, log) in AccessHeads::<T>::iter() {
			ensure!(log.number > 0 && !log.head.is_zero(), "packets 6: access log");
		}
		for (_, erasure) in Erasures::<T>::iter() {
			ensure!(!erasure.holders.is_empty(), "packets 7: erasure of nothing");
			for known in &erasure.acknowledged {
				let same = erasure
					.acknowledged
					.iter()
					.filter(|other| other.body == known.body)
					.count();
				ensure!(
					same == 1 && erasure.holders.contains(&known.body),
					"packets 7: acknowledgement"
				);
			}
		}
		Ok(())
	}
}
