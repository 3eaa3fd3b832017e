//! A runtime with this pallet, with doubles of what it is wired to, and the way of a transaction through the extensions.

use crate::{self as pallet_fuel, *};
use codec::Encode;
use frame_support::{
	derive_impl,
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	ord_parameter_types, parameter_types,
	storage::with_transaction,
	traits::{tokens::imbalance::ResolveTo, ConstU128, ConstU8, Contains},
	weights::{ConstantMultiplier, Weight, WeightToFee},
	PalletId,
};
use frame_system::{mocking::MockBlock, EnsureSignedBy};
use pallet_transaction_payment::{ChargeTransactionPayment, ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_runtime::{
	generic::UncheckedExtrinsic,
	testing::UintAuthorityId,
	traits::{Applyable, Checkable, One},
	transaction_validity::{TransactionSource, TransactionValidity, TransactionValidityError},
	ApplyExtrinsicResultWithInfo, BuildStorage, DispatchError, TransactionOutcome,
};
use std::collections::BTreeMap;
use timebank_primitives::{Body, BranchId, MemberId};

/// The head office.
pub const HEAD_OFFICE: u64 = 1;
/// A key that nobody knows.
pub const STRANGER: u64 = 2;
/// A listed key.
pub const LISTED: u64 = 3;
/// Two keys of member 1.
pub const PHONE: u64 = 11;
/// The other one.
pub const CARD: u64 = 12;
/// The key of member 2.
pub const NEIGHBOUR: u64 = 13;
/// The key of member 3, who is frozen.
pub const FROZEN: u64 = 14;
/// Role key of member 4, officer of branch 1.
pub const CLERK: u64 = 21;
/// Role key of member 5, officer of branch 1.
pub const REVIEWER: u64 = 22;
/// The key of branch 1.
pub const BRANCH: u64 = 31;
/// A key of the head office's collective.
pub const GOVERNOR: u64 = 41;

/// Branch 1.
pub const BODY: Body = Body::Branch(BranchId(1));
/// One FUEL.
pub const FUEL: u128 = 1_000_000_000_000;
/// Least balance of an account.
pub const DEPOSIT: u128 = 1_000;
/// The pot at the start.
pub const POT: u128 = 1_000 * FUEL;
/// Fuel that [`LISTED`], [`PHONE`] and [`STRANGER`] have at the start.
pub const PURSE: u128 = FUEL;
/// The first fuel of a key.
pub const DRIP: u128 = FUEL / 1_000;
/// A call that takes this many units of compute is filtered.
pub const FORBIDDEN: u64 = 666;

/// Calls of every lane, of any cost.
#[frame_support::pallet(dev_mode)]
pub mod work {
	use frame_support::{pallet_prelude::*, weights::Weight};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::*;
	use sp_runtime::traits::Dispatchable;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {}

	#[pallet::error]
	pub enum Error<T> {
		/// As was asked for.
		Failed,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		#[pallet::call_index(0)]
		#[pallet::weight(Weight::from_parts(units.saturating_mul(1_000), 0))]
		pub fn act(origin: OriginFor<T>, lane: u8, units: u64, fails: bool) -> DispatchResult {
			ensure_signed(origin)?;
			let _ = (lane, units);
			ensure!(!fails, Error::<T>::Failed);
			Ok(())
		}

		#[pallet::call_index(1)]
		#[pallet::weight(Weight::from_parts(1_000_000, 0))]
		pub fn wrap(origin: OriginFor<T>, inner: Box<T::RuntimeCall>) -> DispatchResult {
			inner.dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
		}
	}
}

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		TransactionPayment: pallet_transaction_payment,
		Work: work,
		Fuel: pallet_fuel,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type BaseCallFilter = Filter;
	type AccountData = pallet_balances::AccountData<u128>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = u128;
	type ExistentialDeposit = ConstU128<DEPOSIT>;
	type AccountStore = System;
}

/// A thousand picoseconds a unit.
pub struct Price;
impl WeightToFee for Price {
	type Balance = u128;

	fn weight_to_fee(weight: &Weight) -> u128 {
		u128::from(weight.ref_time()) / 1_000
	}
}

parameter_types! {
	pub const PotId: PalletId = PalletId(*b"tb/fuel_");
	pub PotAccount: u64 = Fuel::pot();
	pub Stable: Multiplier = Multiplier::one();
	/// Tenths of the price in force that a call of [`PRICED`] offers more.
	pub static Tenths: u64 = 0;
	/// Who is who.
	pub static Known: BTreeMap<u64, Standing> = BTreeMap::new();
}

ord_parameter_types! {
	pub const HeadOfficeKey: u64 = HEAD_OFFICE;
}

impl pallet_transaction_payment::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, ResolveTo<PotAccount, Balances>>;
	type WeightToFee = Price;
	type LengthToFee = ConstantMultiplier<u128, ConstU128<1>>;
	type FeeMultiplierUpdate = ConstFeeMultiplier<Stable>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = ();
}

impl work::Config for Test {}

/// Stops one call.
pub struct Filter;
impl Contains<RuntimeCall> for Filter {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Work(work::Call::act { units: FORBIDDEN, .. }))
	}
}

/// Standings that tests set.
pub struct Directory;
impl Standings<u64> for Directory {
	fn standing(key: &u64) -> Standing {
		Known::get().get(key).copied().unwrap_or(Standing::Stranger)
	}

	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

/// The lane that a call names.
pub struct Named;
impl Lanes<RuntimeCall> for Named {
	fn lane(call: &RuntimeCall) -> Option<Lane> {
		match call {
			RuntimeCall::Work(work::Call::act { lane, .. }) => match lane {
				0 => Some(Lane::Ordinary),
				1 => Some(Lane::Governance),
				2 => Some(Lane::Freeze),
				3 => Some(Lane::Recovery),
				_ => None,
			},
			RuntimeCall::Work(work::Call::wrap { inner }) => Self::lane(inner),
			_ => None,
		}
	}
}

/// Opens wrapped calls, three deep.
pub struct Wrapped;
impl InnerCalls<RuntimeCall> for Wrapped {
	fn all(call: &RuntimeCall, allowed: &dyn Fn(&RuntimeCall) -> bool) -> bool {
		let mut call = call;
		for _ in 0..3 {
			if !allowed(call) {
				return false;
			}
			match call {
				RuntimeCall::Work(work::Call::wrap { inner }) => call = inner,
				_ => return true,
			}
		}
		false
	}
}

/// A call of this cost deploys code.
pub const DEPLOYING: u64 = 77;
/// The code that it deploys.
pub const CODE: H256 = H256::repeat_byte(7);

/// What a call deploys.
pub struct Deploys;
impl Deployments<RuntimeCall> for Deploys {
	fn code(call: &RuntimeCall) -> Option<H256> {
		matches!(call, RuntimeCall::Work(work::Call::act { units: DEPLOYING, .. })).then_some(CODE)
	}

	fn weight(_: &RuntimeCall) -> Weight {
		Weight::zero()
	}
}

/// A call of this cost names a price.
pub const PRICED: u64 = 88;

/// What such a call offers.
pub struct Offered;
impl Bids<RuntimeCall> for Offered {
	fn tenths(call: &RuntimeCall) -> Option<u64> {
		matches!(call, RuntimeCall::Work(work::Call::act { units: PRICED, .. })).then(Tenths::get)
	}

	fn weight(_: &RuntimeCall) -> Weight {
		Weight::zero()
	}
}

impl Config for Test {
	type Currency = Balances;
	type Standings = Directory;
	type Lanes = Named;
	type Inner = Wrapped;
	type Deployments = Deploys;
	type Bids = Offered;
	type HeadOffice = EnsureSignedBy<HeadOfficeKey, u64>;
	type PotId = PotId;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type World = World;
}

/// The surroundings of benchmarks: one officer.
#[cfg(feature = "runtime-benchmarks")]
pub struct World;
#[cfg(feature = "runtime-benchmarks")]
impl timebank_primitives::BenchmarkWorld<u64> for World {
	fn branch(seed: u32) -> BranchId {
		BranchId(seed + 1)
	}

	fn institution(_: u32) -> timebank_primitives::InstitutionId {
		unreachable!("no institution has a bucket of its own here")
	}

	fn member(_: BranchId, _: u32) -> (MemberId, u64) {
		(MemberId(1), PHONE)
	}

	fn officer(_: timebank_primitives::Role, _: Body, _: u32) -> (MemberId, u64) {
		(MemberId(4), CLERK)
	}

	fn coins(_: MemberId, _: u32, _: timebank_primitives::Balance) {}

	fn set_time(_: timebank_primitives::Moment) {}
}

/// A chain for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	ExtBuilder::default().build()
}

/// The payment extension that is wrapped.
pub type Charge = ChargeTransactionPayment<Test>;
/// The extensions of a transaction.
pub type Extensions = (PoolGuard<Test>, Sponsored<Test, Charge>);
/// A transaction.
pub type Transaction = UncheckedExtrinsic<u64, RuntimeCall, UintAuthorityId, Extensions>;

/// All the ways in which a transaction can come.
pub const SOURCES: [TransactionSource; 3] = [
	TransactionSource::External,
	TransactionSource::Local,
	TransactionSource::InBlock,
];

/// A sponsored call of the lane with this number; another number pays with fuel.
pub fn act(lane: u8, units: u128) -> RuntimeCall {
	work::Call::act {
		lane,
		units: units as u64,
		fails: false,
	}
	.into()
}

/// A call within a call.
pub fn wrap(inner: RuntimeCall) -> RuntimeCall {
	work::Call::wrap { inner: Box::new(inner) }.into()
}

/// A signed transaction.
pub fn signed(who: u64, call: RuntimeCall) -> Transaction {
	tipped(who, call, 0)
}

/// A signed transaction with a tip.
pub fn tipped(who: u64, call: RuntimeCall, tip: u128) -> Transaction {
	let extensions = (PoolGuard::new(), Charge::from(tip).into());
	Transaction::new_signed(call, who, UintAuthorityId(who), extensions)
}

/// What a transaction costs without its tip.
pub fn fee(transaction: &Transaction) -> u128 {
	let length = transaction.encoded_size() as u32;
	TransactionPayment::compute_fee(length, &transaction.get_dispatch_info(), 0)
}

/// What the pool does.
pub fn validate(transaction: &Transaction, source: TransactionSource) -> TransactionValidity {
	let info = transaction.get_dispatch_info();
	let length = transaction.encoded_size();
	let checked = transaction
		.clone()
		.check(&frame_system::ChainContext::<Test>::default())?;
	checked.validate::<Test>(source, &info, length)
}

/// What a block author does: validates without effect, then applies.
pub fn apply(transaction: Transaction) -> ApplyExtrinsicResultWithInfo<PostDispatchInfo> {
	with_transaction(|| {
		let validity = validate(&transaction, TransactionSource::External);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(validity))
	})
	.expect("one layer fits")?;
	let info = transaction.get_dispatch_info();
	let length = transaction.encoded_size();
	let checked = transaction.check(&frame_system::ChainContext::<Test>::default())?;
	checked.apply::<Test>(&info, length)
}

/// Sends a call; it must get into the block and succeed.
pub fn send(who: u64, call: RuntimeCall) {
	apply(signed(who, call)).expect("valid").expect("dispatched");
}

/// Why a call does not get into a block.
pub fn kept_out(who: u64, call: RuntimeCall) -> TransactionValidityError {
	apply(signed(who, call)).expect_err("must be kept out")
}

/// Signs.
pub fn by(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Sets the height.
pub fn at(block: u32) {
	System::set_block_number(block.into());
}

/// The bucket of a member.
pub fn member(number: u64) -> Holder<u64> {
	Holder::Member(MemberId(number))
}

/// The bucket of an officer of branch 1.
pub fn officer(number: u64) -> Holder<u64> {
	Holder::Officer(BODY, MemberId(number))
}

/// A chain with some people and a pot.
pub struct ExtBuilder {
	/// The genesis of this pallet.
	pub genesis: GenesisConfig<Test>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			genesis: GenesisConfig {
				listed: vec![(LISTED, Purpose::Deployer)],
				drip: DRIP,
				pot: POT,
			},
		}
	}
}

impl ExtBuilder {
	/// With this genesis.
	pub fn genesis(change: impl FnOnce(&mut GenesisConfig<Test>)) -> Self {
		let mut builder = Self::default();
		change(&mut builder.genesis);
		builder
	}

	/// Builds the genesis.
	pub fn build(self) -> sp_io::TestExternalities {
		let one = |number, restricted| Standing::Member {
			member: MemberId(number),
			restricted,
		};
		let officer = |number| Standing::Officer {
			member: MemberId(number),
			body: BODY,
		};
		Known::set(
			[
				(PHONE, one(1, false)),
				(CARD, one(1, false)),
				(NEIGHBOUR, one(2, false)),
				(FROZEN, one(3, true)),
				(CLERK, officer(4)),
				(REVIEWER, officer(5)),
				(BRANCH, Standing::Branch(BODY)),
				(GOVERNOR, Standing::Governor),
			]
			.into(),
		);
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: [LISTED, PHONE, STRANGER].map(|key| (key, PURSE)).to_vec(),
				..Default::default()
			},
			fuel: self.genesis,
			..Default::default()
		};
		genesis.build_storage().expect("genesis builds").into()
	}

	/// Runs `test` in the first block and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			at(1);
			test();
			Fuel::do_try_state().expect("invariants hold");
		});
	}
}
