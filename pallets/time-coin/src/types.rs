//! What is stored: accounts, lots, activities, services, holds, quotas.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
	sp_runtime::DispatchError,
};
use scale_info::TypeInfo;
use timebank_primitives::*;

mod issue;
mod trades;

pub use issue::*;
pub use trades::*;

/// Services of one volunteer that may start on one day. Sixteen of the day's hours in quarters of an hour would be more
/// than a person can serve at different places.
pub const MAX_DAY_ENTRIES: u32 = 16;

/// Services of one volunteer that may be open at the same time.
pub const MAX_OPEN_BOOKINGS: u32 = 32;

/// What a member has, and where the member's history stands.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Account {
	/// Coins in lots, that may be given away.
	pub free: Balance,
	/// Coins put aside: escrow, holds, cases.
	pub locked: Balance,
	/// Movements so far.
	pub seq: u64,
	/// Head of the history; zero before the first movement.
	pub head: H256,
	/// Number of the next lot.
	pub next_lot: u32,
}

/// A lot in a member's index.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LotRef {
	/// Number of the lot, of this member.
	pub lot: u32,
	/// How many coins it has.
	pub amount: Balance,
}

/// The lots of a member, first come first.
pub type LotList = BoundedVec<LotRef, MaxLots>;

/// A lot with its coins, as a reader gets it.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct LotView {
	/// Number of the lot.
	pub lot: u32,
	/// Its coins.
	pub parts: LotParts,
}

/// Lots that one merge may join.
pub type MergedLots = BoundedVec<u32, ConstU32<MAX_LOTS_TOUCHED>>;

/// How many coins there have ever been.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct SupplyTotals {
	/// Issued for services.
	pub issued: Balance,
	/// Burned against vouchers.
	pub redeemed: Balance,
	/// Taken off by verdict, because a pool should not have issued them.
	pub withdrawn: Balance,
}

impl SupplyTotals {
	/// Coins that there are; `None` if more are gone than there ever were.
	pub fn there(&self) -> Option<Balance> {
		self.issued.checked_sub(self.redeemed)?.checked_sub(self.withdrawn)
	}
}

/// The settlement that issued coins.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct OriginRecord {
	/// Activity that was settled.
	pub activity: ActivityId,
	/// Who served.
	pub volunteer: MemberId,
	/// Who was served, where it was one person.
	pub recipient: Option<MemberId>,
	/// Branch whose pool issued.
	pub branch: BranchId,
	/// How many coins.
	pub amount: Balance,
	/// When the service was given.
	pub claimed: ClaimedTime,
	/// Salted digest of the service record.
	pub record: Digest,
	/// Block time of the issue.
	pub at: Moment,
}

/// What earns coins.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ActivityKind {
	/// An activity (活动).
	Activity,
	/// A training (培训) whose trainees are paid.
	Training,
	/// A training whose trainers are paid.
	Teaching,
}

impl ActivityKind {
	/// The stage at which it is paid.
	pub const fn stage(self) -> Stage {
		match self {
			Self::Activity => Stage::ActivityEnd,
			Self::Training | Self::Teaching => Stage::TrainingEnd,
		}
	}
}

/// Who pays.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Funding {
	/// New coins under the quota of the branch.
	BranchPool,
	/// Coins that the recipient has put aside before.
	RecipientEscrow,
}

/// Days on which one volunteer may have services: those that can still be reported, those that can be planned, and some
/// that are not forgotten yet.
pub const MAX_BUSY_DAYS: u32 = 136;

/// Days on which a volunteer has services.
pub type BusyList = BoundedVec<u64, ConstU32<MAX_BUSY_DAYS>>;

/// Participants that one call may settle: a class. Its weight grows with them.
pub const MAX_BATCH: u32 = 16;

/// Participants to be settled, each with the salted digest of the service record.
pub type Batch = BoundedVec<(MemberId, Digest), ConstU32<MAX_BATCH>>;

/// What became of one participant of a batch.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchResult {
	/// The participant.
	pub volunteer: MemberId,
	/// Why it was not settled, if it was not. A movement that is held or refused is told of by events of its own.
	pub result: Result<(), DispatchError>,
}

/// What became of all participants of a batch.
pub type BatchResults = BoundedVec<BatchResult, ConstU32<MAX_BATCH>>;

/// What a branch owes others and others owe it, in one period of clearing.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Position {
	/// Coins that it issued paid services of others.
	pub owes: Balance,
	/// Its services were paid with coins that others issued.
	pub due: Balance,
}

/// What is offered to volunteers.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Terms {
	/// Activity or training.
	pub kind: ActivityKind,
	/// Branch that runs it.
	pub branch: BranchId,
	/// Region of the place.
	pub region: RegionCode,
	/// Salted digest of the place.
	pub place: Digest,
	/// Planned start.
	pub start: Moment,
	/// Planned end.
	pub end: Moment,
	/// Units that a quarter of an hour earns; usually [`QUANTUM`], always a multiple of it.
	pub rate: Balance,
	/// Who pays.
	pub funding: Funding,
	/// Who is served; must be there when the recipient pays.
	pub recipient: Option<MemberId>,
	/// Volunteers that are wanted.
	pub capacity: u16,
	/// Least level of a volunteer.
	pub level: Level,
	/// Qualifications that a volunteer needs.
	pub qualifications: BoundedVec<u16, MaxQualifications>,
}

/// Whether an activity takes bookings.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ActivityState {
	/// Volunteers may book.
	Published,
	/// No further bookings; what is booked goes on.
	Closed,
}

/// Where the recipient's coins are.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum EscrowState {
	/// None are put aside.
	Empty,
	/// They wait for a supervisor.
	Held,
	/// They are put aside.
	Funded,
}

/// A published activity.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Activity {
	/// What is offered.
	pub terms: Terms,
	/// The most that one place can be paid, the tolerance included. Fixed here, so that the escrow is never short.
	pub share: Balance,
	/// Officer, organisation or contract that published it.
	pub publisher: MemberId,
	/// Block time of publication.
	pub published_at: Moment,
	/// Whether it takes bookings.
	pub state: ActivityState,
	/// Where the recipient's coins are.
	pub escrow: EscrowState,
	/// Places taken; a cancelled booking gives its place back.
	pub booked: u16,
	/// Places taken that are settled or rejected.
	pub done: u16,
}

impl Activity {
	/// Coins that the escrow must still have: a share for each place that is open or may still be booked.
	pub fn escrow_needed(&self) -> Balance {
		let open = self.booked.saturating_sub(self.done); // done <= booked
		let bookable = match self.state {
			ActivityState::Published => self.terms.capacity.saturating_sub(self.booked), // booked <= capacity
			ActivityState::Closed => 0,
		};
		// The share times the capacity was checked to fit when the activity was published.
		self.share
			.saturating_mul(Balance::from(open).saturating_add(Balance::from(bookable)))
	}
}

/// Where a service is in its life.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ServiceState {
	/// The volunteer has a place.
	Booked,
	/// Volunteer and on-site person have reported the start.
	Running,
	/// Both have reported the end.
	Ended,
	/// The recipient's side has confirmed.
	Confirmed,
	/// Countersigned; the movement waits for a supervisor.
	Held,
	/// Countersigned and paid.
	Settled,
	/// Ended without pay.
	Cancelled,
	/// Countersigned; the new coins wait for the draw or for an officer of another branch.
	Waiting,
	/// Contested by the recipient's side or by another branch, whose reviewer decides.
	Disputed,
}

impl ServiceState {
	/// Whether the service may still be paid.
	pub const fn is_open(self) -> bool {
		!matches!(self, Self::Settled | Self::Cancelled)
	}
}

/// A start or an end as the two sides have reported it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Sighting {
	/// What the volunteer claims.
	pub volunteer: Option<Moment>,
	/// What the on-site person claims.
	pub onsite: Option<Moment>,
	/// Who the on-site person is.
	pub onsite_by: Option<MemberId>,
}

impl Sighting {
	/// The later of both claims: what counts as the start.
	pub fn latest(&self) -> Option<Moment> {
		Some(self.volunteer?.max(self.onsite?))
	}

	/// The earlier of both claims: what counts as the end.
	pub fn earliest(&self) -> Option<Moment> {
		Some(self.volunteer?.min(self.onsite?))
	}
}

/// Whether an officer of the community confirms a service besides a guardian or proxy.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum CoConfirmation {
	/// It needs none.
	NotNeeded,
	/// The month's amount is above what the relation admits alone.
	Needed,
	/// This officer has confirmed.
	By(MemberId),
}

impl CoConfirmation {
	/// The officer, if one has confirmed.
	pub const fn officer(&self) -> Option<MemberId> {
		match self {
			Self::By(officer) => Some(*officer),
			Self::NotNeeded | Self::Needed => None,
		}
	}
}

/// A volunteer's part in an activity.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Service {
	/// Where it is.
	pub state: ServiceState,
	/// The start as reported.
	pub start: Sighting,
	/// The end as reported.
	pub end: Sighting,
	/// A report came later than the tolerance.
	pub late: bool,
	/// Who confirmed for the recipient.
	pub confirmer: Option<MemberId>,
	/// Reviewer who has looked at the late record.
	pub late_review: Option<MemberId>,
	/// Officer who countersigned.
	pub countersigner: Option<MemberId>,
	/// Salted digest of the service record.
	pub record: Option<Digest>,
	/// What was paid.
	pub paid: Balance,
	/// Whether an officer of the community confirms besides.
	pub co_confirmation: CoConfirmation,
	/// The volunteer may not give it any more, and all were warned.
	pub lapsed: bool,
	/// Officer of another branch who has signed besides.
	pub cosigner: Option<MemberId>,
	/// Block time at which both sides had reported the end: from then on the recipient's side has time to confirm.
	pub ended_at: Option<Moment>,
}

impl Service {
	/// A fresh booking.
	pub fn booked() -> Self {
		Self {
			state: ServiceState::Booked,
			start: Sighting::default(),
			end: Sighting::default(),
			late: false,
			confirmer: None,
			late_review: None,
			countersigner: None,
			record: None,
			paid: 0,
			co_confirmation: CoConfirmation::NotNeeded,
			lapsed: false,
			cosigner: None,
			ended_at: None,
		}
	}

	/// The agreed interval, when both sides have reported both ends of it.
	pub fn claimed(&self) -> Option<ClaimedTime> {
		Some(ClaimedTime {
			start: self.start.latest()?,
			end: self.end.earliest()?,
			late: self.late,
		})
	}

	/// The persons who have been on site for the recipient.
	pub fn onsite(&self) -> [Option<MemberId>; 2] {
		[self.start.onsite_by, self.end.onsite_by]
	}
}

/// A volunteer's time that is taken on a day.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayEntry {
	/// From when to when.
	pub time: ClaimedTime,
	/// By which activity.
	pub activity: ActivityId,
}

/// A volunteer's services that start on one day.
pub type DayList = BoundedVec<DayEntry, ConstU32<MAX_DAY_ENTRIES>>;

/// What a held movement belongs to.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum HoldCause {
	/// A gift: the payer's coins are locked.
	Gift,
	/// A recipient's escrow: the recipient's coins are locked.
	Funding(ActivityId),
	/// A payment out of escrow: the coins are locked under the hold.
	Payment {
		/// The activity.
		activity: ActivityId,
		/// The volunteer to be paid.
		volunteer: MemberId,
	},
	/// An issue: no coins exist yet, the quota is reserved.
	Issue {
		/// The activity.
		activity: ActivityId,
		/// The volunteer to be paid.
		volunteer: MemberId,
		/// Quota period in which the amount is reserved.
		period: u64,
	},
	/// Coins to be burned: the payer's coins are locked, and the voucher is taken.
	Redeem {
		/// Whose voucher.
		institution: InstitutionId,
	},
}

/// A movement that waits for a supervisor.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold {
	/// What was to move, as the rules saw it.
	pub facts: MovementFacts,
	/// Whether a release executes it.
	pub execution: Execution,
	/// Where it is.
	pub state: HoldState,
	/// Why it waits.
	pub alert: AlertId,
	/// What it belongs to.
	pub cause: HoldCause,
}

/// What a branch may issue from its pool in a period.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Quota {
	/// Most that it may issue in one period.
	pub limit: Balance,
	/// Issued or reserved in `period`.
	pub used: Balance,
	/// Number of the period that `used` counts.
	pub period: u64,
}

impl Quota {
	/// The quota as it stands in `period`: what a former period left unused or used does not count.
	pub const fn in_period(self, period: u64) -> Self {
		if self.period == period {
			self
		} else {
			Self {
				limit: self.limit,
				used: 0,
				period,
			}
		}
	}

	/// The quota after using `amount`; `None` if that is more than is left.
	pub fn spend(self, amount: Balance) -> Option<Self> {
		let used = self.used.checked_add(amount)?;
		(used <= self.limit).then_some(Self { used, ..self })
	}
}
