//! What happened.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What happened.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A viewer has a new key. Envelopes to its earlier ones stay with it.
		ViewerKeyRegistered {
			/// Whose key.
			viewer: Viewer,
			/// Version of the key.
			version: u32,
			/// The X25519 public key.
			key: [u8; 32],
			/// The account that signed for it.
			account: T::AccountId,
			/// The person.
			by: MemberId,
		},
		/// A viewer has given up its key: nothing more is sealed to it.
		ViewerKeyRetired {
			/// Whose key.
			viewer: Viewer,
			/// Version of the key.
			version: u32,
			/// The person.
			by: MemberId,
		},
		/// A section has a new packet.
		PacketPlaced {
			/// Whose section.
			member: MemberId,
			/// Which section.
			section: SectionKind,
			/// The packet.
			packet: Packet,
			/// Its first envelopes.
			envelopes: EnvelopeList,
		},
		/// Further viewers have envelopes of a packet.
		EnvelopesGiven {
			/// Whose packet.
			member: MemberId,
			/// Which section.
			section: SectionKind,
			/// Version of the packet.
			version: u32,
			/// The envelopes.
			envelopes: EnvelopeList,
			/// Who gave them.
			by: Author,
		},
		/// A viewer may be given envelopes.
		AccessGranted {
			/// Whose packets.
			member: MemberId,
			/// The grant.
			grant: Grant,
		},
		/// A grant has ended before its time: its viewer is given no more envelopes by it. What it has it keeps.
		AccessRevoked {
			/// Whose packets.
			member: MemberId,
			/// Who loses the right.
			viewer: Viewer,
			/// Purpose of the grant.
			purpose: Purpose,
			/// Who took it back, or ended the adoption that it was for, or moved the home to its viewer.
			by: Author,
		},
		/// A viewer reads a packet. `head` is `blake2_256(previous ++ SCALE(entry))`.
		AccessRecorded {
			/// Who reads what, and what for.
			entry: AccessEntry,
			/// Head of the member's log before.
			previous: H256,
			/// Head after.
			head: H256,
		},
		/// What opens a member's packets is to be destroyed.
		ErasureOrdered {
			/// Whose packets.
			member: MemberId,
			/// Who ordered it.
			by: Author,
			/// Why (salted digest).
			reason: Digest,
			/// Who must acknowledge it.
			holders: HolderList,
		},
		/// A body has destroyed what it held.
		ErasureAcknowledged {
			/// Whose packets.
			member: MemberId,
			/// Which body, and who answers for it.
			acknowledgement: Acknowledgement,
			/// How many bodies have not.
			remaining: u32,
		},
		/// A filing has a new version. `head` is `blake2_256(previous ++ SCALE(record))`.
		FilingVersion {
			/// What changed, by whom and when.
			record: VersionRecord<T::AccountId>,
			/// Head before.
			previous: H256,
			/// Head after.
			head: H256,
		},
		/// The head office has set what a stage asks.
		RequirementsSet {
			/// Stage.
			stage: Stage,
			/// What it asks from now on.
			requirements: StageRequirements,
		},
		/// The head office has set what the levels ask for. It takes effect on read.
		LevelsSet {
			/// What they ask for from now on.
			rules: LevelRules,
		},
		/// What a body attests from a moment on is void.
		AttestorCutOff {
			/// The body.
			body: Body,
			/// From when on, in milliseconds.
			from: Moment,
			/// Why (salted digest).
			reason: Digest,
		},
		/// What a body attests from now on counts again.
		AttestorReadmitted {
			/// The body.
			body: Body,
		},
		/// The head office has set how long keys have to speak up. What is under way keeps its time.
		DelaysSet {
			/// Before.
			old: KeyDelays,
			/// From now on.
			new: KeyDelays,
		},
		/// A key asks that another key of its member be removed.
		RemovalRequested {
			/// The member.
			member: MemberId,
			/// The key that asks.
			by: T::AccountId,
			/// The key to be removed.
			key: T::AccountId,
		},
		/// A key objects to a removal; if it is the one that asked, the request is gone.
		RemovalObjected {
			/// The member.
			member: MemberId,
			/// The key that asked.
			requester: T::AccountId,
			/// The key that objects.
			by: T::AccountId,
		},
		/// A branch asks for a new key of a member who has lost the others.
		RecoveryRequested {
			/// The member.
			member: MemberId,
			/// The new key.
			key: T::AccountId,
			/// The officer.
			by: MemberId,
			/// The officer's branch.
			branch: BranchId,
		},
		/// An officer of another branch approves; the delay begins.
		RecoveryApproved {
			/// The member.
			member: MemberId,
			/// The officer.
			by: MemberId,
			/// The officer's branch.
			branch: BranchId,
		},
		/// A key of the member objects: nothing leaves the member until it is decided.
		RecoveryObjected {
			/// The member.
			member: MemberId,
			/// The key.
			by: T::AccountId,
		},
		/// A supervisor or public security says whether the recovery shall go on.
		RecoveryVoted {
			/// The member.
			member: MemberId,
			/// Who.
			by: MemberId,
			/// Whether it shall.
			uphold: bool,
		},
		/// Both say the same.
		RecoveryDecided {
			/// The member.
			member: MemberId,
			/// Whether the recovery goes on; if not, it has ended.
			upheld: bool,
		},
		/// A recovery was given up.
		RecoveryCancelled {
			/// The member.
			member: MemberId,
		},
		/// A member asks to have its home moved.
		HomeMoveRequested {
			/// The member.
			member: MemberId,
			/// Home now.
			from: BranchId,
			/// Home wanted.
			to: BranchId,
		},
		/// One branch, or the head office in its place, has signed a move; another signature is missing.
		HomeMoveSigned {
			/// The member.
			member: MemberId,
			/// Who.
			by: Author,
		},
		/// The member stays where it is.
		HomeMoveCancelled {
			/// The member.
			member: MemberId,
		},
	}
}
