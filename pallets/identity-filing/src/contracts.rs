//! Contracts of the Ethereum layer as members: filed by the head office with address and code hash.

use crate::{pallet::*, types::*};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure},
	sp_core::{H160, H256},
	sp_io::hashing::blake2_256,
};
use timebank_primitives::{BranchId, Contracts, FilingStatus, Level, MemberKind, Roles};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_file_contract(home: BranchId, address: H160, code_hash: H256) -> DispatchResult {
		ensure!(T::Roles::branch_in_force(home), Error::<T>::BranchNotInForce);
		let found = T::Contracts::code_hash(address).ok_or(Error::<T>::NoContract)?;
		ensure!(found == code_hash, Error::<T>::CodeHashMismatch);
		let contract = ContractRecord { address, code_hash };
		Self::file_checked_contract(home, contract, T::Contracts::account(address))
	}

	/// Files a contract that is there, in a branch in force, under its key.
	pub(crate) fn file_checked_contract(home: BranchId, contract: ContractRecord, key: T::AccountId) -> DispatchResult {
		Self::ensure_bindable(&key)?;
		let member = NextMember::<T>::get();
		let next = member.next().ok_or(Error::<T>::NumbersExhausted)?;

		let now = Self::now();
		let filing = Filing {
			kind: MemberKind::Contract,
			status: FilingStatus::Filed,
			level: Level::Reviewed,
			filed_at: Some(now),
			..Filing::submitted(MemberKind::Contract, home, member, now)
		};
		// What a contract is stands on the chain: its root needs no salt.
		let section = Section {
			root: blake2_256(&contract.encode()).into(),
			schema: 0,
			issuer: None,
			issued_at: now,
			expires_at: None,
		};
		Self::write_version(
			member,
			filing,
			Author::HeadOffice,
			Change::ContractFiled { home, contract },
		)?;
		NextMember::<T>::put(next);
		Sections::<T>::insert(member, SectionKind::Identity, section);
		ContractOf::<T>::insert(member, contract);
		Self::bind(member, key, false)
	}
}
