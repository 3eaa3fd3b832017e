//! What always holds.

use crate::{pallet::*, rules, types::*, versions};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	frame_system,
	sp_core::H256,
	sp_runtime::TryRuntimeError,
};
use timebank_primitives::{FilingStatus, Level, MemberKind};

impl<T: Config> Pallet<T> {
	/// Checks, in this order:
	///
	/// 1. Members are numbered without gaps below the next number.
	/// 2. Each has between one and the greatest number of keys, each key is its own, and no key is bound otherwise.
	/// 3. The account of each key lives.
	/// 4. A filing has a version, a head and an identity section.
	/// 5. A filing in force or suspended has been approved, with a level; one on its way there has not.
	/// 6. Qualifications of a filing and sections of that kind are the same, each once.
	/// 7. Sections and their attestations belong to a filing; attestations are of the section's root, by a class that
	///    attests it, one per body.
	/// 8. What a filing says of identity and qualifications is what its attestations say.
	/// 9. A relation joins two different persons on file; nobody has more than may be.
	/// 10. Requirements are well formed.
	/// 11. First fuel was given no more often than the bound.
	/// 12. The versions of a member verify from its head.
	/// 13. A member is a contract if and only if a contract is on record.
	/// 14. Sections wait for a review only of a filing that was approved and not closed.
	/// 15. Levels can be reached; a body is cut off once.
	/// 16. A recovery is of a member that was approved and not closed; only keys of a member ask to remove others.
	/// 17. Adoptions, mismatches and moves are of members, adoptions and moves of another branch than the home.
	/// 18. The delays are such as a chain can have.
	///
	/// And what always holds of packets, told with the word `packets`.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextMember::<T>::get();
		let mut members: u64 = 0;
		let mut keys: u64 = 0;
		for (member, filing) in Filings::<T>::iter() {
			members = members.saturating_add(1);
			ensure!(member >= FirstMember::get() && member < next, "1: member out of range");

			let controllers = Controllers::<T>::get(member);
			ensure!(!controllers.is_empty(), "2: member without a key");
			for key in &controllers {
				keys = keys.saturating_add(1);
				ensure!(
					MemberOf::<T>::get(key).is_some_and(|controller| controller.member == member),
					"2: key of another member"
				);
				ensure!(
					frame_system::Pallet::<T>::providers(key) > 0,
					"3: account of a key is gone"
				);
			}

			ensure!(
				filing.version > 0 && filing.head != H256::zero(),
				"4: filing without a version"
			);
			ensure!(
				Sections::<T>::contains_key(member, SectionKind::Identity),
				"4: filing without an identity"
			);

			let approved = filing.filed_at.is_some();
			let ended = filing.status == FilingStatus::Closed; // Approved or not.
			let in_force = matches!(filing.status, FilingStatus::Filed | FilingStatus::Suspended);
			ensure!(ended || approved == in_force, "5: status and approval differ");
			ensure!(approved == (filing.level > Level::None), "5: approval and level differ");

			let sections = Self::sections(member);
			let codes = sections.iter().filter(|filed| filed.kind.code().is_some()).count();
			ensure!(
				codes == filing.qualifications.len(),
				"6: qualifications and sections differ"
			);
			for qualification in &filing.qualifications {
				ensure!(
					Sections::<T>::contains_key(member, SectionKind::Qualification(qualification.code)),
					"6: qualification without a section"
				);
				let same = filing
					.qualifications
					.iter()
					.filter(|other| other.code == qualification.code)
					.count();
				ensure!(same == 1, "6: qualification twice");
			}

			for FiledSection { kind, section } in sections {
				let attestations = AttestationsOf::<T>::get(member, kind);
				for attestation in &attestations {
					ensure!(attestation.root == section.root, "7: attestation of another root");
					ensure!(attestation.class.attests(kind), "7: attestation of a wrong class");
					let same = attestations
						.iter()
						.filter(|other| other.body == attestation.body)
						.count();
					ensure!(same == 1, "7: body attests twice");
				}
				let mut fresh = filing.clone();
				fresh.set_attested(kind, rules::evidence(&attestations, &section));
				ensure!(fresh == filing, "8: filing and attestations differ");
			}

			ensure!(filing.drips <= MAX_DRIPS, "11: too much first fuel");

			let chain: Vec<_> = (1..=filing.version)
				.filter_map(|number| Versions::<T>::get(member, number))
				.collect();
			let head = VersionHead {
				version: filing.version,
				head: filing.head,
			};
			ensure!(
				versions::verify(member, &chain, head).is_ok(),
				"12: versions do not verify"
			);

			ensure!(
				ContractOf::<T>::contains_key(member) == (filing.kind == MemberKind::Contract),
				"13: contract without a record"
			);
			ensure!(
				!PendingChanges::<T>::contains_key(member) || in_force,
				"14: change of a filing not in force"
			);
		}
		for (member, _) in Recoveries::<T>::iter() {
			let status = Filings::<T>::get(member).map(|filing| filing.status);
			ensure!(
				matches!(status, Some(FilingStatus::Filed | FilingStatus::Suspended)),
				"16: recovery of nobody"
			);
		}
		for (member, branch, adoption) in Adoptions::<T>::iter() {
			let known = Filings::<T>::get(member)
				.is_some_and(|filing| filing.home != branch && adoption.version < filing.version);
			ensure!(known, "17: adoption of nobody, or by the home");
		}
		for (member, mismatches) in Mismatches::<T>::iter() {
			let known = Filings::<T>::contains_key(member);
			ensure!(known && !mismatches.is_empty(), "17: mismatch of nobody, or none");
		}
		for (member, home_move) in HomeMoves::<T>::iter() {
			let known = Filings::<T>::get(member).is_some_and(|filing| filing.home != home_move.to);
			ensure!(known, "17: move of nobody, or to the home");
		}
		for (member, requester, removal) in Removals::<T>::iter() {
			let keys = Controllers::<T>::get(member);
			ensure!(
				keys.contains(&requester) && keys.contains(&removal.key) && requester != removal.key,
				"16: removal of nothing"
			);
		}
		ensure!(
			rules::check_genesis_delays(&Delays::<T>::get()).is_ok(),
			"18: delays out of range"
		);
		ensure!(rules::check_levels(&Levels::<T>::get()), "15: levels out of range");
		let cut_offs = AttestorCutOffs::<T>::get();
		for cut in &cut_offs {
			let same = cut_offs.iter().filter(|other| other.body == cut.body).count();
			ensure!(same == 1, "15: body cut off twice");
		}
		ensure!(
			next.0.checked_sub(FirstMember::get().0) == Some(members),
			"1: gap in the numbers"
		);
		ensure!(
			MemberOf::<T>::iter().count() as u64 == keys,
			"2: key bound to no member"
		);

		for (member, _, _) in Sections::<T>::iter() {
			ensure!(Filings::<T>::contains_key(member), "7: section of nobody");
		}
		for (member, _) in Controllers::<T>::iter() {
			ensure!(Filings::<T>::contains_key(member), "2: keys of nobody");
		}
		for (member, kind, _) in AttestationsOf::<T>::iter() {
			ensure!(Sections::<T>::contains_key(member, kind), "7: attestation of nothing");
		}
		for (elder, acting, _) in Relations::<T>::iter() {
			ensure!(elder != acting, "9: relation of one");
			ensure!(
				Relations::<T>::iter_prefix(elder).count() <= MAX_RELATIONS as usize,
				"9: too many relations"
			);
			for member in [elder, acting] {
				let person = Filings::<T>::get(member).is_some_and(|filing| filing.kind == MemberKind::Person);
				ensure!(person, "9: relation of nobody");
			}
		}
		for (_, requirements) in Requirements::<T>::iter() {
			ensure!(
				rules::check_requirements(&requirements).is_ok(),
				"10: malformed requirements"
			);
		}
		Self::try_state_packets()
	}
}
