//! Sealed packets: viewers' keys, grants, headers and envelopes, the access log, and erasure. The runtime checks rights,
//! sizes and hashes only; it never opens anything.

use crate::{packet_types::*, pallet::*, types::*};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure},
	frame_system,
	sp_runtime::{traits::UniqueSaturatedInto, DispatchError},
};
use timebank_primitives::{
	check_viewer_key, Body, Digest, FilingStatus, KeyFault, MemberId, Moment, PacketHeader, Role, RoleHolder, Roles,
	Viewer, MAX_BODY,
};

impl<T: Config> Pallet<T> {
	/// The person who answers for a body: the manager of a branch, anybody with a role of an institution.
	fn head_of_body(key: &T::AccountId) -> Result<RoleHolder, DispatchError> {
		let holder = T::Roles::holder(key).ok_or(Error::<T>::NotAuthorized)?;
		ensure!(
			!holder.role.of_branch() || holder.role == Role::Manager,
			Error::<T>::NotAuthorized
		);
		Ok(holder)
	}

	/// Whose viewer key an account key may set: that of its own member, or of the body that it answers for.
	fn viewer_key_owner(key: &T::AccountId) -> Result<(Viewer, MemberId), DispatchError> {
		match MemberOf::<T>::get(key) {
			Some(controller) => {
				// A branch that keeps an elder's key would make itself the elder's reader.
				ensure!(!controller.custodied, Error::<T>::CustodiedKey);
				ensure!(
					Self::filing(controller.member)?.status.may_send(),
					Error::<T>::WrongStatus
				);
				Ok((Viewer::Member(controller.member), controller.member))
			}
			None => {
				let holder = Self::head_of_body(key)?;
				Ok((Viewer::Body(holder.body), holder.member))
			}
		}
	}

	pub(crate) fn do_register_viewer_key(who: T::AccountId, key: [u8; 32]) -> DispatchResult {
		let (viewer, by) = Self::viewer_key_owner(&who)?;
		check_viewer_key(&key).map_err(|fault| match fault {
			KeyFault::Zero => Error::<T>::ZeroViewerKey,
			KeyFault::SmallOrder => Error::<T>::SmallOrderViewerKey,
			KeyFault::NotCanonical => Error::<T>::NonCanonicalViewerKey,
		})?;
		let version = match ViewerKeys::<T>::get(viewer) {
			None => 1,
			Some(known) => {
				// A key that was given up may be in other hands: it does not come back either.
				ensure!(known.key != key, Error::<T>::ViewerKeyUnchanged);
				known.version.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?
			}
		};
		ViewerKeys::<T>::insert(
			viewer,
			ViewerKey {
				version,
				key,
				by,
				since: Self::now(),
				retired_at: None,
			},
		);
		Self::deposit_event(Event::ViewerKeyRegistered {
			viewer,
			version,
			key,
			account: who,
			by,
		});
		Ok(())
	}

	pub(crate) fn do_retire_viewer_key(who: &T::AccountId) -> DispatchResult {
		let (viewer, by) = Self::viewer_key_owner(who)?;
		let mut key = ViewerKeys::<T>::get(viewer).ok_or(Error::<T>::ViewerKeyNotFound)?;
		ensure!(key.retired_at.is_none(), Error::<T>::ViewerKeyRetired);
		key.retired_at = Some(Self::now());
		let version = key.version;
		ViewerKeys::<T>::insert(viewer, key);
		Self::deposit_event(Event::ViewerKeyRetired { viewer, version, by });
		Ok(())
	}

	/// Who keeps the packets of a member: the member with an own key, or a clerk of the home branch.
	fn keeper(key: &T::AccountId, member: MemberId, filing: &Filing) -> Result<Author, DispatchError> {
		match MemberOf::<T>::get(key) {
			Some(controller) => {
				ensure!(controller.member == member, Error::<T>::NotAuthorized);
				ensure!(!controller.custodied, Error::<T>::CustodiedKey);
				Ok(Author::Member(member))
			}
			None => Self::officer_of(key, Role::Clerk, filing.home).map(|clerk| Author::Officer {
				member: clerk.member,
				body: clerk.body,
			}),
		}
	}

	fn ensure_not_erased(member: MemberId) -> DispatchResult {
		ensure!(!Erasures::<T>::contains_key(member), Error::<T>::Erased);
		Ok(())
	}

	/// Whether a viewer needs no grant: the member itself, and the home branch.
	fn has_standing(member: MemberId, filing: &Filing, viewer: &Viewer) -> bool {
		*viewer == Viewer::Member(member) || *viewer == Viewer::Body(Body::Branch(Self::home_of(filing)))
	}

	/// Checks that some grant lets a viewer read a section now, of the purpose if one is named.
	fn ensure_granted(
		grants: &[Grant],
		viewer: &Viewer,
		section: SectionKind,
		purpose: Option<Purpose>,
		now: Moment,
	) -> DispatchResult {
		let mut error = Error::<T>::NoGrant;
		let theirs = grants
			.iter()
			.filter(|grant| grant.viewer == *viewer && purpose.is_none_or(|purpose| grant.purpose == purpose));
		for grant in theirs {
			match (grant.in_force(now), grant.sections.contains(&section)) {
				(true, true) => return Ok(()),
				(true, false) => error = Error::<T>::SectionNotGranted,
				// Of several that fail, the one in force says what is missing.
				(false, _) if matches!(error, Error::<T>::NoGrant) => error = Error::<T>::GrantExpired,
				(false, _) => {}
			}
		}
		Err(error.into())
	}

	/// Adds envelopes to those that are there, and the bodies that get one to the holders. Nothing is written.
	fn add_envelopes(
		member: MemberId,
		filing: &Filing,
		section: SectionKind,
		mut held: EnvelopeList,
		new: &EnvelopeList,
	) -> Result<(EnvelopeList, HolderList), DispatchError> {
		let now = Self::now();
		let grants = Grants::<T>::get(member);
		let mut holders = Holders::<T>::get(member);
		// Who seals a packet at the home branch holds the subject's secret, with an envelope or without.
		Self::add_holder(&mut holders, Body::Branch(Self::home_of(filing)))?;
		for (position, given) in new.iter().enumerate() {
			let viewer = given.viewer;
			ensure!(
				!new.iter().take(position).any(|earlier| earlier.viewer == viewer),
				Error::<T>::DuplicateEnvelope
			);
			if !Self::has_standing(member, filing, &viewer) {
				Self::ensure_granted(&grants, &viewer, section, None, now)?;
			}
			let key = ViewerKeys::<T>::get(viewer).ok_or(Error::<T>::ViewerKeyNotFound)?;
			ensure!(key.retired_at.is_none(), Error::<T>::ViewerKeyRetired);
			ensure!(given.key_version == key.version, Error::<T>::WrongKeyVersion);
			// Such an encapsulated key opens for nobody.
			ensure!(
				check_viewer_key(&given.envelope.enc).is_ok(),
				Error::<T>::MalformedEnvelope
			);
			match held.iter_mut().find(|known| known.viewer == viewer) {
				Some(known) => {
					// The viewer has changed its key: the new envelope takes the place of the old one.
					ensure!(known.key_version != given.key_version, Error::<T>::EnvelopeExists);
					*known = *given;
				}
				None => held.try_push(*given).map_err(|_| Error::<T>::MaxViewersExceeded)?,
			}
			if let Viewer::Body(body) = viewer {
				Self::add_holder(&mut holders, body)?;
			}
		}
		Ok((held, holders))
	}

	fn add_holder(holders: &mut HolderList, body: Body) -> DispatchResult {
		if !holders.contains(&body) {
			holders.try_push(body).map_err(|_| Error::<T>::MaxHoldersExceeded)?;
		}
		Ok(())
	}

	pub(crate) fn do_place_packet(
		who: &T::AccountId,
		member: MemberId,
		section: SectionKind,
		header: PacketHeader,
		envelopes: EnvelopeList,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let by = Self::keeper(who, member, &filing)?;
		Self::ensure_not_erased(member)?;
		ensure!(
			!matches!(filing.status, FilingStatus::Rejected | FilingStatus::Closed),
			Error::<T>::WrongStatus
		);
		let filed = Sections::<T>::get(member, section).ok_or(Error::<T>::SectionNotFound)?;
		ensure!(!header.root.is_zero(), Error::<T>::EmptyRoot);
		ensure!(header.root == filed.root, Error::<T>::RootMismatch);
		ensure!(header.schema == filed.schema, Error::<T>::SchemaMismatch);
		ensure!(header.length > 0 && !header.body.is_zero(), Error::<T>::EmptyBody);
		ensure!(header.length <= MAX_BODY, Error::<T>::BodyTooLarge);
		let before = Packets::<T>::get(member, section);
		let version = before
			.map_or(Some(1), |packet| packet.header.version.checked_add(1))
			.ok_or(Error::<T>::NumbersExhausted)?;
		ensure!(header.version == version, Error::<T>::WrongPacketVersion);
		// A body is bound to its version: the same one cannot be sealed for the next.
		ensure!(
			before.is_none_or(|packet| packet.header.body != header.body),
			Error::<T>::BodyUnchanged
		);
		// Whoever had an envelope keeps what it opened; none of them opens this version.
		let (held, holders) = Self::add_envelopes(member, &filing, section, EnvelopeList::default(), &envelopes)?;

		let packet = Packet {
			header,
			by,
			at: Self::now(),
		};
		Packets::<T>::insert(member, section, packet);
		EnvelopesOf::<T>::insert(member, section, held);
		Holders::<T>::insert(member, holders);
		Self::deposit_event(Event::PacketPlaced {
			member,
			section,
			packet,
			envelopes,
		});
		Ok(())
	}

	pub(crate) fn do_give_envelopes(
		who: &T::AccountId,
		member: MemberId,
		section: SectionKind,
		version: u32,
		envelopes: EnvelopeList,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let by = Self::keeper(who, member, &filing)?;
		Self::ensure_not_erased(member)?;
		ensure!(!envelopes.is_empty(), Error::<T>::NoEnvelopes);
		let packet = Packets::<T>::get(member, section).ok_or(Error::<T>::PacketNotFound)?;
		ensure!(packet.header.version == version, Error::<T>::WrongPacketVersion);
		let held = EnvelopesOf::<T>::get(member, section);
		let (held, holders) = Self::add_envelopes(member, &filing, section, held, &envelopes)?;

		EnvelopesOf::<T>::insert(member, section, held);
		Holders::<T>::insert(member, holders);
		Self::deposit_event(Event::EnvelopesGiven {
			member,
			section,
			version,
			envelopes,
			by,
		});
		Ok(())
	}

	/// Who grants or revokes for a member: the member, or a reviewer of its home branch who is independent of it.
	fn granter(key: &T::AccountId, member: MemberId, filing: &Filing) -> Result<Author, DispatchError> {
		match MemberOf::<T>::get(key) {
			Some(controller) => {
				ensure!(controller.member == member, Error::<T>::NotAuthorized);
				Ok(Author::Member(member))
			}
			None => {
				let reviewer = Self::officer_of(key, Role::Reviewer, filing.home)?;
				Self::ensure_independent(reviewer.member, member)?;
				Ok(Author::Officer {
					member: reviewer.member,
					body: reviewer.body,
				})
			}
		}
	}

	pub(crate) fn do_grant_access(
		who: &T::AccountId,
		member: MemberId,
		viewer: Viewer,
		sections: GrantedSections,
		purpose: Purpose,
		until: Moment,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let by = Self::granter(who, member, &filing)?;
		let longest = match by {
			Author::Member(_) => {
				let custodied = MemberOf::<T>::get(who).is_some_and(|controller| controller.custodied);
				ensure!(!custodied, Error::<T>::CustodiedKey);
				MAX_GRANT
			}
			_ => {
				ensure!(purpose.is_duty(), Error::<T>::NotADuty);
				MAX_DUTY_GRANT
			}
		};
		Self::ensure_not_erased(member)?;
		ensure!(filing.status.may_send(), Error::<T>::WrongStatus);
		ensure!(
			!Self::has_standing(member, &filing, &viewer),
			Error::<T>::GrantNotNeeded
		);
		ensure!(purpose.admits(&viewer), Error::<T>::WrongViewer);
		if let Viewer::Body(Body::Branch(branch)) = viewer {
			ensure!(T::Roles::branch_in_force(branch), Error::<T>::BranchNotInForce);
		}
		ensure!(ViewerKeys::<T>::contains_key(viewer), Error::<T>::ViewerKeyNotFound);
		ensure!(!sections.is_empty(), Error::<T>::NoSections);
		let twice = |(position, section)| sections.iter().take(position).any(|earlier| earlier == section);
		ensure!(!sections.iter().enumerate().any(twice), Error::<T>::DuplicateSection);
		let now = Self::now();
		ensure!(until > now, Error::<T>::EndNotInFuture);
		// Not below zero: the end is after now.
		ensure!(until.saturating_sub(now) <= longest, Error::<T>::GrantTooLong);

		let grants = Grants::<T>::get(member);
		ensure!(
			!grants
				.iter()
				.any(|grant| grant.is_for(viewer, purpose) && grant.in_force(now)),
			Error::<T>::GrantInForce
		);
		let grant = Grant {
			viewer,
			sections,
			purpose,
			until,
			by,
			at: now,
		};
		Grants::<T>::insert(member, Self::with_grant(grants, grant.clone(), now)?);
		Self::deposit_event(Event::AccessGranted { member, grant });
		Ok(())
	}

	/// Adds a grant in the place of one of the same viewer and purpose; those that have ended make room.
	pub(crate) fn with_grant(mut grants: GrantList, grant: Grant, now: Moment) -> Result<GrantList, DispatchError> {
		grants.retain(|known| !known.is_for(grant.viewer, grant.purpose));
		if grants.is_full() {
			grants.retain(|known| known.in_force(now));
		}
		grants.try_push(grant).map_err(|_| Error::<T>::MaxGrantsExceeded)?;
		Ok(grants)
	}

	pub(crate) fn do_revoke_access(
		who: &T::AccountId,
		member: MemberId,
		viewer: Viewer,
		purpose: Purpose,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let by = Self::granter(who, member, &filing)?;
		let mut grants = Grants::<T>::get(member);
		let position = grants
			.iter()
			.position(|grant| grant.is_for(viewer, purpose))
			.ok_or(Error::<T>::NoGrant)?;
		// The branch does not take back what the member gave, nor the member a duty; an adoption both can close.
		let grant = grants.remove(position);
		let by_member = |author: &Author| matches!(author, Author::Member(_));
		ensure!(
			by_member(&grant.by) == by_member(&by) || by_member(&by) && !purpose.is_duty(),
			Error::<T>::NotAuthorized
		);

		Grants::<T>::insert(member, grants);
		Self::deposit_event(Event::AccessRevoked {
			member,
			viewer,
			purpose,
			by,
		});
		Ok(())
	}

	pub(crate) fn do_record_access(
		who: &T::AccountId,
		member: MemberId,
		section: SectionKind,
		purpose: Option<Purpose>,
		request: Digest,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let (viewer, by) = match MemberOf::<T>::get(who) {
			Some(controller) => (Viewer::Member(controller.member), controller.member),
			None => {
				let holder = T::Roles::holder(who).ok_or(Error::<T>::NotAuthorized)?;
				(Viewer::Body(holder.body), holder.member)
			}
		};
		Self::ensure_not_erased(member)?;
		let now = Self::now();
		match purpose {
			Some(_) => Self::ensure_granted(&Grants::<T>::get(member), &viewer, section, purpose, now)?,
			None => ensure!(Self::has_standing(member, &filing, &viewer), Error::<T>::NoGrant),
		}
		let packet = Packets::<T>::get(member, section).ok_or(Error::<T>::PacketNotFound)?;
		let AccessHead { number, head: previous } = AccessHeads::<T>::get(member);
		let entry = AccessEntry {
			member,
			number: number.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?,
			section,
			version: packet.header.version,
			viewer,
			by,
			purpose,
			request,
			at: now,
			block: frame_system::Pallet::<T>::block_number().unique_saturated_into(),
		};
		let head = entry.head_after(previous);
		AccessHeads::<T>::insert(
			member,
			AccessHead {
				number: entry.number,
				head,
			},
		);
		Self::deposit_event(Event::AccessRecorded { entry, previous, head });
		Ok(())
	}

	pub(crate) fn do_order_erasure(who: Option<&T::AccountId>, member: MemberId, reason: Digest) -> DispatchResult {
		let filing = Self::filing(member)?;
		let by = match who {
			None => Author::HeadOffice,
			Some(key) => match MemberOf::<T>::get(key) {
				Some(controller) => {
					ensure!(controller.member == member, Error::<T>::NotAuthorized);
					ensure!(!controller.custodied, Error::<T>::CustodiedKey);
					Author::Member(member)
				}
				None => {
					let manager = Self::officer_of(key, Role::Manager, filing.home)?;
					Author::Officer {
						member: manager.member,
						body: manager.body,
					}
				}
			},
		};
		ensure!(!Erasures::<T>::contains_key(member), Error::<T>::ErasureOrdered);
		// A filing that is in force, or on its way there, must stay readable.
		ensure!(
			matches!(filing.status, FilingStatus::Rejected | FilingStatus::Closed),
			Error::<T>::WrongStatus
		);
		let holders = Holders::<T>::get(member);
		ensure!(!holders.is_empty(), Error::<T>::PacketNotFound);

		Grants::<T>::remove(member);
		// A filing has no more sections than the limit, so none is left.
		let _ = EnvelopesOf::<T>::clear_prefix(member, MAX_SECTIONS, None);
		Erasures::<T>::insert(
			member,
			Erasure {
				by,
				reason,
				at: Self::now(),
				holders: holders.clone(),
				acknowledged: Default::default(),
			},
		);
		Self::deposit_event(Event::ErasureOrdered {
			member,
			by,
			reason,
			holders,
		});
		Ok(())
	}

	pub(crate) fn do_acknowledge_erasure(who: &T::AccountId, member: MemberId) -> DispatchResult {
		let mut erasure = Erasures::<T>::get(member).ok_or(Error::<T>::ErasureNotFound)?;
		let RoleHolder { member: by, body, .. } = Self::head_of_body(who)?;
		ensure!(erasure.holders.contains(&body), Error::<T>::NotAHolder);
		ensure!(
			!erasure.acknowledged.iter().any(|known| known.body == body),
			Error::<T>::AlreadyAcknowledged
		);
		let acknowledgement = Acknowledgement {
			body,
			by,
			at: Self::now(),
		};
		erasure
			.acknowledged
			.try_push(acknowledgement)
			.map_err(|_| Error::<T>::MaxHoldersExceeded)?;
		let remaining = erasure.remaining();
		Erasures::<T>::insert(member, erasure);
		Self::deposit_event(Event::ErasureAcknowledged {
			member,
			acknowledgement,
			remaining,
		});
		Ok(())
	}

	/// Checks that what a reviewer is to approve can be read: the packet of the identity as it is filed now.
	pub(crate) fn ensure_packet(member: MemberId) -> DispatchResult {
		Self::ensure_not_erased(member)?;
		let filed = Sections::<T>::get(member, SectionKind::Identity).ok_or(Error::<T>::SectionNotFound)?;
		let packet = Packets::<T>::get(member, SectionKind::Identity).ok_or(Error::<T>::PacketNotFound)?;
		ensure!(packet.header.root == filed.root, Error::<T>::PacketOutdated);
		Ok(())
	}

	/// The key to which envelopes for a viewer are sealed now.
	pub fn viewer_key(viewer: Viewer) -> Option<ViewerKey> {
		ViewerKeys::<T>::get(viewer)
	}

	/// The packet of a section.
	pub fn packet(member: MemberId, section: SectionKind) -> Option<Packet> {
		Packets::<T>::get(member, section)
	}

	/// The envelopes of a section's packet.
	pub fn envelopes(member: MemberId, section: SectionKind) -> Vec<ViewerEnvelope> {
		EnvelopesOf::<T>::get(member, section).into_inner()
	}

	/// The grants of a member, those that have ended included.
	pub fn grants(member: MemberId) -> Vec<Grant> {
		Grants::<T>::get(member).into_inner()
	}

	/// Where the access log of a member stands.
	pub fn access_head(member: MemberId) -> AccessHead {
		AccessHeads::<T>::get(member)
	}

	/// The order to erase a member's packets, and who has acknowledged it.
	pub fn erasure(member: MemberId) -> Option<Erasure> {
		Erasures::<T>::get(member)
	}
}
