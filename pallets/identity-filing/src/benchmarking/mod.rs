//! Benchmarks of all calls and seams, of a member whose filing is filled to its bounds: all sections, each attested by
//! as many bodies as can be, four keys, as many grants, relations and cut-offs as can be.

mod setup;

pub use setup::member;

use crate::*;
use alloc::vec::Vec;
use frame_benchmarking::{account, v2::*};
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use polkadot_sdk::*;
use setup::*;
use sp_core::{sr25519, H160};
use timebank_primitives::{
	Act, AlertId, Balance, BenchmarkWorld, Body, BranchId, Contracts, Delegation, FilingStatus, Level, MemberId,
	MemberKind, Members, RiskGrade, RiskGrading, Role, Stage, Viewer, COIN, MAX_CONTROLLERS,
};

/// A member, its key, its home and another branch.
struct Scene<T: Config> {
	home: BranchId,
	away: BranchId,
	member: MemberId,
	key: T::AccountId,
	/// Public security, by whom the identity is attested among others.
	police: Body,
}

fn scene<T: Config>() -> Scene<T> {
	T::World::set_time(NOW);
	let (home, away) = (T::World::branch(1), T::World::branch(2));
	let (member, key) = T::World::member(home, 1);
	let police = Body::Institution(T::World::institution(1));
	fill::<T>(member, police);
	Scene {
		home,
		away,
		member,
		key,
		police,
	}
}

impl<T: Config> Scene<T> {
	/// An officer of the home branch.
	fn at_home(&self, role: Role) -> (MemberId, T::AccountId) {
		T::World::officer(role, Body::Branch(self.home), 1)
	}

	/// An officer of the other branch.
	fn elsewhere(&self, role: Role) -> (MemberId, T::AccountId) {
		T::World::officer(role, Body::Branch(self.away), 2)
	}

	fn security(&self) -> (MemberId, T::AccountId) {
		T::World::officer(Role::PublicSecurity, self.police, 3)
	}

	fn supervisor(&self) -> (MemberId, T::AccountId) {
		T::World::officer(Role::Supervisor, Body::Institution(T::World::institution(2)), 4)
	}

	fn set_status(&self, status: FilingStatus) {
		change::<T>(self.member, |filing| filing.status = status);
	}

	fn filing(&self) -> Filing {
		Filings::<T>::get(self.member).expect("it is filed")
	}

	/// Has every other key ask that the member's first be removed.
	fn removals(&self) -> Vec<T::AccountId> {
		let keys = keys::<T>(self.member, MAX_CONTROLLERS);
		for requester in keys.iter().filter(|key| **key != self.key) {
			let removal = Removal {
				key: self.key.clone(),
				at: NOW,
				due: NOW,
				objected: false,
			};
			Removals::<T>::insert(self.member, requester, removal);
		}
		keys.into_iter().filter(|key| *key != self.key).collect()
	}

	/// Sections that wait for a review, handed in by a clerk.
	fn pending(&self) {
		let pending = PendingChange {
			sections: new_sections(),
			by: self.at_home(Role::Clerk).0,
			at: NOW,
		};
		PendingChanges::<T>::insert(self.member, pending);
	}

	/// A recovery that the home branch has asked for.
	fn recovery(&self, change: impl FnOnce(&mut Recovery<T::AccountId>)) {
		let mut recovery = recovery::<T>(self.home);
		change(&mut recovery);
		Recoveries::<T>::insert(self.member, recovery);
	}

	/// The other branch has adopted the filing, as the last of as many viewers as can have a grant.
	fn adopted(&self) {
		let (by, _) = self.elsewhere(Role::Manager);
		let adoption = Adoption {
			by,
			version: 1,
			at: NOW,
		};
		Adoptions::<T>::insert(self.member, self.away, adoption);
		grants::<T>(self.member, MAX_GRANTS - 1);
		let viewer = Viewer::Body(Body::Branch(self.away));
		Grants::<T>::mutate(self.member, |grants| {
			let by = Author::Officer {
				member: by,
				body: Body::Branch(self.away),
			};
			grants
				.try_push(grant(viewer, Purpose::Adoption, by))
				.expect("there is room for one more");
		});
	}

	/// So many mismatches, the last of the other branch about the identity.
	fn mismatches(&self, others: u32) -> Mismatch {
		let mismatch = |branch| Mismatch {
			branch,
			section: SectionKind::Identity,
			root: digest(1),
			filed: digest(2),
			by: MemberId(u64::MAX),
			at: NOW,
		};
		let unknown = (0..others).map(|n| mismatch(BranchId(1_000_000 + n)));
		Mismatches::<T>::insert(
			self.member,
			list::<_, frame_support::traits::ConstU32<MAX_MISMATCHES>>(unknown),
		);
		mismatch(self.away)
	}

	fn home_move(&self) -> HomeMove {
		HomeMove {
			to: self.away,
			at: NOW,
			from_by: None,
			to_by: None,
		}
	}
}

fn head_office<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::HeadOffice::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

#[benchmarks(where T::Signature: From<sr25519::Signature>, T::AccountId: From<sr25519::Public>)]
mod benches {
	use super::*;

	// ---- filing and review ----

	#[benchmark]
	fn submit() {
		let scene = scene::<T>();
		let (_, clerk) = scene.at_home(Role::Clerk);
		let public = signer();
		let key = T::AccountId::from(public);
		let sections = new_sections();
		let root = sections.iter().next().expect("the identity is the first").section.root;
		let payload = Pallet::<T>::consent_payload(scene.home, MemberKind::Person, root, &key);
		let consent = sign::<T>(&public, &payload);
		let member = NextMember::<T>::get();
		#[extrinsic_call]
		_(
			RawOrigin::Signed(clerk),
			MemberKind::Person,
			key.clone(),
			true,
			consent,
			sections,
		);
		assert_eq!(MemberOf::<T>::get(&key).map(|known| known.member), Some(member));
		assert_eq!(Sections::<T>::iter_prefix(member).count(), MAX_SECTIONS as usize);
	}

	#[benchmark]
	fn amend() {
		let scene = scene::<T>();
		let (_, clerk) = scene.at_home(Role::Clerk);
		scene.set_status(FilingStatus::Rejected);
		#[extrinsic_call]
		_(RawOrigin::Signed(clerk), scene.member, new_sections());
		assert_eq!(scene.filing().status, FilingStatus::Submitted);
		assert!(AttestationsOf::<T>::get(scene.member, SectionKind::Identity).is_empty());
	}

	#[benchmark]
	fn take_up() {
		let scene = scene::<T>();
		let (reviewer, key) = scene.at_home(Role::Reviewer);
		scene.set_status(FilingStatus::Submitted);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member);
		assert_eq!(scene.filing().status, FilingStatus::InReview);
		assert_eq!(scene.filing().reviewer, Some(reviewer));
	}

	#[benchmark]
	fn review() {
		let scene = scene::<T>();
		let (_, reviewer) = scene.at_home(Role::Reviewer);
		keys::<T>(scene.member, MAX_CONTROLLERS);
		packet::<T>(scene.member, SectionKind::Identity);
		scene.set_status(FilingStatus::InReview);
		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), scene.member, Verdict::Approve);
		assert_eq!(scene.filing().status, FilingStatus::Filed);
		assert_eq!(u32::from(scene.filing().drips), MAX_CONTROLLERS);
	}

	#[benchmark]
	fn attest() {
		let scene = scene::<T>();
		let (by, key) = scene.security();
		let section = SectionKind::Identity;
		let root = Sections::<T>::get(scene.member, section).expect("it is on file").root;
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member, section, root, NOW + DAY);
		let attestations = AttestationsOf::<T>::get(scene.member, section);
		assert_eq!(attestations.len(), MAX_ATTESTATIONS as usize);
		assert!(attestations.iter().any(|known| known.by == by && known.at == NOW));
	}

	#[benchmark]
	fn revoke_attestation() {
		let scene = scene::<T>();
		let (_, key) = scene.security();
		let section = SectionKind::Identity;
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member, section, digest(1));
		let attestations = AttestationsOf::<T>::get(scene.member, section);
		assert!(attestations
			.iter()
			.any(|known| known.body == scene.police && known.revoked_at == Some(NOW)));
	}

	#[benchmark]
	fn suspend() {
		let scene = scene::<T>();
		let (_, manager) = scene.at_home(Role::Manager);
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), scene.member, digest(1));
		assert_eq!(scene.filing().status, FilingStatus::Suspended);
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let origin = head_office::<T>()?;
		scene.set_status(FilingStatus::Suspended);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scene.member, digest(1));
		assert_eq!(scene.filing().status, FilingStatus::Filed);
		Ok(())
	}

	#[benchmark]
	fn set_risk() {
		let scene = scene::<T>();
		let (_, key) = scene.supervisor();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member, RiskGrade::High, digest(1));
		assert_eq!(scene.filing().risk, RiskGrade::High);
	}

	#[benchmark]
	fn set_requirements() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Stage::Gift, requirements());
		assert_eq!(Requirements::<T>::get(Stage::Gift), requirements());
		Ok(())
	}

	#[benchmark]
	fn file_contract() -> Result<(), BenchmarkError> {
		// No contract can be made here: what is asked about it is counted by the seam's own weight.
		let scene = scene::<T>();
		let address = H160::repeat_byte(0xC7);
		let contract = ContractRecord {
			address,
			code_hash: digest(1),
		};
		let key = T::Contracts::account(address);
		let member = NextMember::<T>::get();
		#[block]
		{
			Pallet::<T>::file_checked_contract(scene.home, contract, key)?;
		}
		assert_eq!(ContractOf::<T>::get(member), Some(contract));
		Ok(())
	}

	#[benchmark]
	fn take_back() {
		let scene = scene::<T>();
		let (_, clerk) = scene.at_home(Role::Clerk);
		scene.set_status(FilingStatus::InReview);
		#[extrinsic_call]
		_(RawOrigin::Signed(clerk), scene.member);
		assert_eq!(scene.filing().status, FilingStatus::Submitted);
	}

	#[benchmark]
	fn close() {
		let scene = scene::<T>();
		scene.pending();
		HomeMoves::<T>::insert(scene.member, scene.home_move());
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()), scene.member, Reason::Code(1));
		assert_eq!(scene.filing().status, FilingStatus::Closed);
		assert!(!HomeMoves::<T>::contains_key(scene.member));
	}

	#[benchmark]
	fn propose_change() {
		let scene = scene::<T>();
		let (_, clerk) = scene.at_home(Role::Clerk);
		#[extrinsic_call]
		_(RawOrigin::Signed(clerk), scene.member, new_sections());
		assert!(PendingChanges::<T>::contains_key(scene.member));
	}

	#[benchmark]
	fn review_change() {
		let scene = scene::<T>();
		let (_, reviewer) = T::World::officer(Role::Reviewer, Body::Branch(scene.home), 5);
		scene.pending();
		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), scene.member, Verdict::Approve);
		assert!(!PendingChanges::<T>::contains_key(scene.member));
		assert!(AttestationsOf::<T>::get(scene.member, SectionKind::Identity).is_empty());
	}

	#[benchmark]
	fn withdraw_change() {
		let scene = scene::<T>();
		let (_, clerk) = scene.at_home(Role::Clerk);
		scene.pending();
		#[extrinsic_call]
		_(RawOrigin::Signed(clerk), scene.member);
		assert!(!PendingChanges::<T>::contains_key(scene.member));
	}

	#[benchmark]
	fn set_levels() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;
		let levels = LevelRules {
			identity_bodies: 2,
			identity_max_age: Some(DAY),
			qualifications: 2,
		};
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, levels);
		assert_eq!(Levels::<T>::get(), levels);
		Ok(())
	}

	#[benchmark]
	fn cut_off_attestor() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let origin = head_office::<T>()?;
		AttestorCutOffs::<T>::mutate(|cut_offs| cut_offs.pop());
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scene.police, NOW - DAY, digest(1));
		let cut_offs = AttestorCutOffs::<T>::get();
		assert!(cut_offs.iter().any(|cut| cut.body == scene.police) && cut_offs.is_full());
		Ok(())
	}

	#[benchmark]
	fn readmit_attestor() -> Result<(), BenchmarkError> {
		let _ = scene::<T>();
		let origin = head_office::<T>()?;
		let last = AttestorCutOffs::<T>::get().last().expect("there are many").body;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last);
		let cut_offs = AttestorCutOffs::<T>::get();
		assert_eq!(cut_offs.last().and_then(|cut| cut.until), Some(NOW));
		Ok(())
	}

	// ---- keys ----

	#[benchmark]
	fn link_controller() {
		let scene = scene::<T>();
		keys::<T>(scene.member, MAX_CONTROLLERS - 1);
		let public = signer();
		let key = T::AccountId::from(public);
		let proof = sign::<T>(&public, &Pallet::<T>::link_payload(scene.member, &key));
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()), key.clone(), false, proof);
		assert_eq!(MemberOf::<T>::get(&key).map(|known| known.member), Some(scene.member));
	}

	#[benchmark]
	fn unlink_controller() {
		let scene = scene::<T>();
		scene.removals();
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()), scene.key.clone());
		assert!(!MemberOf::<T>::contains_key(&scene.key));
		assert_eq!(Removals::<T>::iter_prefix(scene.member).count(), 0);
	}

	#[benchmark]
	fn request_removal() {
		let scene = scene::<T>();
		let keys = keys::<T>(scene.member, MAX_CONTROLLERS);
		let last = keys.last().expect("there are four").clone();
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()), last.clone());
		assert_eq!(
			Removals::<T>::get(scene.member, &scene.key).map(|removal| removal.key),
			Some(last)
		);
	}

	#[benchmark]
	fn object_to_removal() {
		let scene = scene::<T>();
		let requester = scene.removals().pop().expect("there are three");
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()), requester.clone());
		assert!(Removals::<T>::get(scene.member, &requester).is_some_and(|removal| removal.objected));
	}

	#[benchmark]
	fn cosign_removal() {
		let scene = scene::<T>();
		let (_, manager) = scene.at_home(Role::Manager);
		let requester = scene.removals().pop().expect("there are three");
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), scene.member, requester);
		assert!(!MemberOf::<T>::contains_key(&scene.key));
		assert_eq!(Removals::<T>::iter_prefix(scene.member).count(), 0);
	}

	#[benchmark]
	fn finish_removal() {
		let scene = scene::<T>();
		let requester = scene.removals().pop().expect("there are three");
		#[extrinsic_call]
		_(RawOrigin::Signed(requester.clone()), scene.member, requester.clone());
		assert!(!MemberOf::<T>::contains_key(&scene.key));
		assert_eq!(Removals::<T>::iter_prefix(scene.member).count(), 0);
	}

	#[benchmark]
	fn request_recovery() {
		let scene = scene::<T>();
		let (_, reviewer) = scene.at_home(Role::Reviewer);
		let public = signer();
		let key = T::AccountId::from(public);
		let proof = sign::<T>(&public, &Pallet::<T>::recovery_payload(scene.member, &key));
		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), scene.member, key.clone(), false, proof);
		assert_eq!(
			Recoveries::<T>::get(scene.member).map(|recovery| recovery.key),
			Some(key)
		);
	}

	#[benchmark]
	fn approve_recovery() {
		let scene = scene::<T>();
		let (by, key) = scene.elsewhere(Role::Reviewer);
		scene.recovery(|_| ());
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member);
		let approval = Recoveries::<T>::get(scene.member).and_then(|recovery| recovery.approval);
		assert_eq!(approval.map(|approval| approval.by), Some(by));
	}

	#[benchmark]
	fn object_to_recovery() {
		let scene = scene::<T>();
		scene.recovery(|_| ());
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()));
		assert!(Recoveries::<T>::get(scene.member).is_some_and(|recovery| recovery.objected));
	}

	#[benchmark]
	fn decide_recovery() {
		let scene = scene::<T>();
		let (_, key) = scene.security();
		let (by, _) = scene.supervisor();
		scene.recovery(|recovery| {
			recovery.objected = true;
			recovery.supervisor = Some(Vote { by, uphold: true });
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member, true);
		assert!(Recoveries::<T>::get(scene.member).is_some_and(|recovery| recovery.upheld));
	}

	#[benchmark]
	fn cancel_recovery() {
		let scene = scene::<T>();
		let (_, manager) = scene.at_home(Role::Manager);
		scene.recovery(|_| ());
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), scene.member);
		assert!(!Recoveries::<T>::contains_key(scene.member));
	}

	#[benchmark]
	fn finish_recovery() {
		let scene = scene::<T>();
		let (by, caller) = scene.elsewhere(Role::Reviewer);
		let requesters = scene.removals();
		assert_eq!(requesters.len() as u32, MAX_CONTROLLERS - 1);
		scene.recovery(|recovery| {
			recovery.approval = Some(Approval {
				by,
				branch: scene.away,
				at: NOW,
				due: NOW,
			});
		});
		let new: T::AccountId = account("recovered", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.member);
		assert_eq!(Controllers::<T>::get(scene.member).into_inner(), alloc::vec![new]);
		assert_eq!(scene.filing().recovered_at, Some(NOW));
	}

	#[benchmark]
	fn set_delays() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;
		let delays = KeyDelays {
			removal: LONGEST_DELAY,
			recovery: LONGEST_DELAY,
			wait: LONGEST_DELAY,
		};
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, delays);
		assert_eq!(Delays::<T>::get(), delays);
		Ok(())
	}

	// ---- relations ----

	#[benchmark]
	fn set_relation() {
		let scene = scene::<T>();
		let (_, reviewer) = scene.at_home(Role::Reviewer);
		let (acting, _) = T::World::member(scene.home, 2);
		for n in 1..MAX_RELATIONS {
			let other = MemberId(u64::MAX - u64::from(n));
			relate::<T>(scene.member, other, RelationKind::Proxy, Some(scene.member));
		}
		#[extrinsic_call]
		_(
			RawOrigin::Signed(reviewer),
			scene.member,
			acting,
			terms(RelationKind::Proxy),
		);
		assert_eq!(
			Relations::<T>::iter_prefix(scene.member).count(),
			MAX_RELATIONS as usize
		);
	}

	#[benchmark]
	fn confirm_relation() {
		let scene = scene::<T>();
		let (acting, _) = T::World::member(scene.home, 2);
		let (guardian, key) = T::World::member(scene.home, 3);
		relate::<T>(scene.member, acting, RelationKind::Proxy, None);
		relate::<T>(scene.member, guardian, RelationKind::Guardian, Some(MemberId(u64::MAX)));
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member, acting);
		assert_eq!(
			Relations::<T>::get(scene.member, acting).and_then(|relation| relation.confirmed),
			Some(guardian)
		);
	}

	#[benchmark]
	fn end_relation() {
		let scene = scene::<T>();
		let (_, key) = scene.security();
		let (acting, _) = T::World::member(scene.home, 2);
		relate::<T>(scene.member, acting, RelationKind::Guardian, Some(MemberId(u64::MAX)));
		#[extrinsic_call]
		_(RawOrigin::Signed(key), scene.member, acting);
		assert!(!Relations::<T>::contains_key(scene.member, acting));
	}

	// ---- branches ----

	#[benchmark]
	fn adopt() {
		let scene = scene::<T>();
		let (_, officer) = scene.elsewhere(Role::Reviewer);
		grants::<T>(scene.member, MAX_GRANTS - 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(officer), scene.member);
		assert!(Adoptions::<T>::contains_key(scene.member, scene.away));
		assert!(Grants::<T>::get(scene.member).is_full());
	}

	#[benchmark]
	fn end_adoption() {
		let scene = scene::<T>();
		let (_, officer) = scene.elsewhere(Role::Manager);
		scene.adopted();
		#[extrinsic_call]
		_(RawOrigin::Signed(officer), scene.member);
		assert!(!Adoptions::<T>::contains_key(scene.member, scene.away));
		assert_eq!(Grants::<T>::get(scene.member).len() as u32, MAX_GRANTS - 1);
	}

	#[benchmark]
	fn report_mismatch() {
		let scene = scene::<T>();
		scene.adopted();
		let (_, officer) = scene.elsewhere(Role::Reviewer); // After the manager's role, which the same person had.
		scene.mismatches(MAX_MISMATCHES - 1);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(officer),
			scene.member,
			SectionKind::Identity,
			digest(3),
		);
		assert!(Mismatches::<T>::get(scene.member).is_full());
	}

	#[benchmark]
	fn resolve_mismatch() {
		let scene = scene::<T>();
		let (_, reviewer) = scene.at_home(Role::Reviewer);
		let mismatch = scene.mismatches(MAX_MISMATCHES - 1);
		Mismatches::<T>::mutate(scene.member, |known| known.try_push(mismatch)).expect("there is room for one more");
		#[extrinsic_call]
		_(
			RawOrigin::Signed(reviewer),
			scene.member,
			mismatch.branch,
			mismatch.section,
			Resolution::Corrected,
		);
		assert!(!Mismatches::<T>::get(scene.member).contains(&mismatch));
	}

	#[benchmark]
	fn request_home_move() {
		let scene = scene::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()), scene.away);
		assert_eq!(HomeMoves::<T>::get(scene.member), Some(scene.home_move()));
	}

	#[benchmark]
	fn sign_home_move() {
		let scene = scene::<T>();
		let (_, officer) = scene.elsewhere(Role::Manager);
		scene.adopted();
		let home_move = HomeMove {
			from_by: Some(Signer::Officer(MemberId(u64::MAX))),
			..scene.home_move()
		};
		HomeMoves::<T>::insert(scene.member, home_move);
		#[extrinsic_call]
		_(RawOrigin::Signed(officer), scene.member);
		assert_eq!(scene.filing().home, scene.away);
		assert!(!Adoptions::<T>::contains_key(scene.member, scene.away));
	}

	#[benchmark]
	fn cancel_home_move() {
		let scene = scene::<T>();
		HomeMoves::<T>::insert(scene.member, scene.home_move());
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()));
		assert!(!HomeMoves::<T>::contains_key(scene.member));
	}

	#[benchmark]
	fn record_lapse() {
		let scene = scene::<T>();
		let before = scene.filing();
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.key.clone()), scene.member);
		// It changes nothing here: who relies on the member looks again.
		assert_eq!(scene.filing(), before);
	}

	// ---- packets ----

	#[benchmark]
	fn register_viewer_key() {
		let scene = scene::<T>();
		let (_, manager) = scene.at_home(Role::Manager);
		let viewer = Viewer::Body(Body::Branch(scene.home));
		viewer_key::<T>(viewer);
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), [8; 32]);
		assert_eq!(ViewerKeys::<T>::get(viewer).map(|key| key.version), Some(2));
	}

	#[benchmark]
	fn retire_viewer_key() {
		let scene = scene::<T>();
		let (_, manager) = scene.at_home(Role::Manager);
		let viewer = Viewer::Body(Body::Branch(scene.home));
		viewer_key::<T>(viewer);
		#[extrinsic_call]
		_(RawOrigin::Signed(manager));
		assert_eq!(ViewerKeys::<T>::get(viewer).and_then(|key| key.retired_at), Some(NOW));
	}

	/// `n` is the number of envelopes.
	#[benchmark]
	fn place_packet(n: Linear<0, MAX_VIEWERS>) {
		let scene = scene::<T>();
		let (_, clerk) = scene.at_home(Role::Clerk);
		let section = SectionKind::Identity;
		grants::<T>(scene.member, MAX_GRANTS);
		holders::<T>(scene.member, Body::Branch(scene.home), MAX_HOLDERS - MAX_VIEWERS);
		packet::<T>(scene.member, section);
		EnvelopesOf::<T>::insert(scene.member, section, envelopes(MAX_VIEWERS));
		#[extrinsic_call]
		_(
			RawOrigin::Signed(clerk),
			scene.member,
			section,
			header(section, 2),
			envelopes(n),
		);
		assert_eq!(EnvelopesOf::<T>::get(scene.member, section).len() as u32, n);
		assert_eq!(
			Packets::<T>::get(scene.member, section).map(|packet| packet.header.version),
			Some(2)
		);
	}

	/// `n` is the number of envelopes.
	#[benchmark]
	fn give_envelopes(n: Linear<1, MAX_VIEWERS>) {
		let scene = scene::<T>();
		let (_, clerk) = scene.at_home(Role::Clerk);
		let section = SectionKind::Identity;
		grants::<T>(scene.member, MAX_GRANTS);
		holders::<T>(scene.member, Body::Branch(scene.home), MAX_HOLDERS - MAX_VIEWERS);
		packet::<T>(scene.member, section);
		#[extrinsic_call]
		_(RawOrigin::Signed(clerk), scene.member, section, 1, envelopes(n));
		assert_eq!(EnvelopesOf::<T>::get(scene.member, section).len() as u32, n);
	}

	#[benchmark]
	fn grant_access() {
		let scene = scene::<T>();
		let (_, reviewer) = scene.at_home(Role::Reviewer);
		grants::<T>(scene.member, MAX_GRANTS - 1);
		let viewer = Viewer::Body(scene.police);
		viewer_key::<T>(viewer);
		let asked = grant(viewer, Purpose::Attestation, Author::HeadOffice);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(reviewer),
			scene.member,
			viewer,
			asked.sections,
			asked.purpose,
			asked.until,
		);
		assert!(Grants::<T>::get(scene.member).is_full());
	}

	#[benchmark]
	fn revoke_access() {
		let scene = scene::<T>();
		let (_, reviewer) = scene.at_home(Role::Reviewer);
		grants::<T>(scene.member, MAX_GRANTS);
		let viewer = viewers(MAX_GRANTS).last().expect("there are many");
		#[extrinsic_call]
		_(RawOrigin::Signed(reviewer), scene.member, viewer, Purpose::Supervision);
		assert_eq!(Grants::<T>::get(scene.member).len() as u32, MAX_GRANTS - 1);
	}

	#[benchmark]
	fn record_access() {
		let scene = scene::<T>();
		scene.adopted();
		let (_, reader) = scene.elsewhere(Role::Clerk); // After the manager's role, which the same person had.
		packet::<T>(scene.member, SectionKind::Identity);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(reader),
			scene.member,
			SectionKind::Identity,
			Some(Purpose::Adoption),
			digest(1),
		);
		assert_eq!(AccessHeads::<T>::get(scene.member).number, 1);
	}

	#[benchmark]
	fn order_erasure() {
		let scene = scene::<T>();
		let (_, manager) = scene.at_home(Role::Manager);
		scene.set_status(FilingStatus::Closed);
		grants::<T>(scene.member, MAX_GRANTS);
		let holders = holders::<T>(scene.member, Body::Branch(scene.home), MAX_HOLDERS);
		for kind in kinds() {
			EnvelopesOf::<T>::insert(scene.member, kind, envelopes(MAX_VIEWERS));
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), scene.member, digest(1));
		assert_eq!(
			Erasures::<T>::get(scene.member).map(|erasure| erasure.holders),
			Some(holders)
		);
		assert_eq!(EnvelopesOf::<T>::iter_prefix(scene.member).count(), 0);
	}

	#[benchmark]
	fn acknowledge_erasure() {
		let scene = scene::<T>();
		let (_, manager) = scene.at_home(Role::Manager);
		let home = Body::Branch(scene.home);
		let holders = holders::<T>(scene.member, home, MAX_HOLDERS);
		let others = holders.iter().filter(|body| **body != home);
		let erasure = Erasure {
			by: Author::HeadOffice,
			reason: digest(1),
			at: NOW,
			acknowledged: list(others.map(|body| Acknowledgement {
				body: *body,
				by: MemberId(u64::MAX),
				at: NOW,
			})),
			holders,
		};
		Erasures::<T>::insert(scene.member, erasure);
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), scene.member);
		assert_eq!(
			Erasures::<T>::get(scene.member).map(|erasure| erasure.remaining()),
			Some(0)
		);
	}

	// ---- seams ----

	#[benchmark]
	fn members() {
		let scene = scene::<T>();
		change::<T>(scene.member, |filing| {
			filing.recovered_at = Some(NOW - 2 * LONGEST_DELAY)
		});
		Requirements::<T>::insert(Stage::Gift, requirements());
		scene.recovery(|_| ());
		let summary = <Pallet<T> as Members<T::AccountId>>::summary(scene.member).expect("it is filed");
		let checked;
		#[block]
		{
			checked = <Pallet<T> as Members<T::AccountId>>::check(&summary, Stage::Gift, Balance::MAX, true, NOW);
		}
		// Whoever passes was asked everything.
		assert_eq!(checked, Ok(()));
		assert_eq!(summary.level, Level::Qualified);
	}

	/// A field on the longest way to its root, of a section that as many as can have attested.
	#[benchmark]
	fn reveal() {
		let scene = scene::<T>();
		let shown = deepest_reveal::<T>(scene.member);
		let accepted;
		#[block]
		{
			accepted = Pallet::<T>::accept_public_reveal(scene.member, &shown);
		}
		assert!(accepted.is_ok_and(|revealed| revealed.attested));
	}

	#[benchmark]
	fn risk_grading() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		#[block]
		{
			<Pallet<T> as RiskGrading>::raise_by_one(scene.member, AlertId(1))?;
		}
		assert_eq!(scene.filing().risk, RiskGrade::Moderate);
		Ok(())
	}

	#[benchmark]
	fn delegation() {
		let scene = scene::<T>();
		let (acting, _) = T::World::member(scene.home, 2);
		relate::<T>(scene.member, acting, RelationKind::Proxy, Some(scene.member));
		let sanctioned;
		#[block]
		{
			sanctioned = <Pallet<T> as Delegation>::sanction(acting, scene.member, Act::Confirm, COIN, NOW);
			<Pallet<T> as Delegation>::acted(acting, scene.member, Act::Confirm, COIN, NOW);
		}
		assert_eq!(sanctioned, Ok(Default::default()));
		assert_eq!(MonthUses::<T>::get(scene.member).used, COIN);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
