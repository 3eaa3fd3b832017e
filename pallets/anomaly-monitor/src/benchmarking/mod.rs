//! Benchmarks: every call, and what the ledger, the cases and the filings ask, at the worst case of this pallet.

#![cfg(feature = "runtime-benchmarks")]

mod setup;

use crate::{lenience, rules, *};
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};
use frame_system::RawOrigin;
use setup::*;
use timebank_primitives::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn assign() {
		start::<T>();
		let id = raised::<T>();
		let (by, key) = supervisor::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);
		assert_eq!(
			Pallet::<T>::alert_record(id).and_then(|it| it.assigned),
			Some(by.member)
		);
	}

	#[benchmark]
	fn close() {
		start::<T>();
		let (id, key) = assigned::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, Finding::Confirmed, digest(2));
		let counts = Pallet::<T>::rule_counts(rules::LAST);
		assert_eq!(counts.confirmed, 1);
		assert_eq!(Pallet::<T>::standing(members::<T>()[0]).open, 0);
	}

	#[benchmark]
	fn escalate() {
		start::<T>();
		let (id, key) = assigned::<T>();
		T::World::set_time(NOW.saturating_add(T::EscalateAfter::get()));
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);
		let status = Pallet::<T>::alert_record(id).map(|it| it.status);
		assert_eq!(status, Some(AlertStatus::Escalated));
	}

	// The ledger knows no such hold and refuses in the end; its part is measured there.
	#[benchmark]
	fn return_expired() {
		start::<T>();
		let id = raised::<T>();
		change::<T>(id, |it| {
			it.hold = Some(HoldId(u64::MAX));
			it.outcome = Outcome::Hold;
		});
		T::World::set_time(NOW.saturating_add(T::ReturnAfter::get()));
		#[block]
		{
			let _ = Pallet::<T>::do_return_expired(id);
		}
		assert_eq!(Pallet::<T>::alert_record(id).and_then(|it| it.hold), None);
	}

	#[benchmark]
	fn request_freeze() {
		start::<T>();
		let (id, key) = assigned::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);
		assert!(Pallet::<T>::alert_record(id).is_some_and(|it| it.case.is_some()));
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		Params::<T>::insert(Stage::Gift, strictest(Stage::Gift));
		let mut new = strictest(Stage::Gift);
		new.iter_mut().for_each(|params| params.weight = 1);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Stage::Gift, new.clone());
		assert_eq!(Params::<T>::get(Stage::Gift), new);
		Ok(())
	}

	#[benchmark]
	fn remove_alert() {
		start::<T>();
		let id = closed::<T>(Finding::Confirmed);
		let (_, key) = supervisor::<T>();
		T::World::set_time(NOW.saturating_add(T::Retention::get()));
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);
		assert_eq!(Pallet::<T>::alert_record(id), None);
	}

	#[benchmark]
	fn snooze() {
		start::<T>();
		let id = closed::<T>(Finding::FalsePositive);
		let member = members::<T>()[0];
		exceptions::<T>(member);
		let (_, key) = supervisor::<T>();
		let until = NOW.saturating_add(windows::DAY_MS);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, rules::LARGE_SINGLE, until, digest(4));
		assert!(Pallet::<T>::lenience(member)
			.snoozes
			.iter()
			.any(|one| one.rule == rules::LARGE_SINGLE));
	}

	#[benchmark]
	fn end_snooze() {
		start::<T>();
		let member = members::<T>()[0];
		exceptions::<T>(member);
		Leniences::<T>::mutate(member, |known| {
			known
				.snoozes
				.iter_mut()
				.for_each(|one| one.until = NOW.saturating_add(1));
		});
		let (_, key) = supervisor::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), member, rules::VELOCITY);
		assert!(!Pallet::<T>::lenience(member)
			.snoozes
			.iter()
			.any(|one| one.rule == rules::VELOCITY));
	}

	#[benchmark]
	fn allow_pair() {
		start::<T>();
		let [payer, receiver, ..] = members::<T>();
		exceptions::<T>(payer);
		let (_, key) = supervisor::<T>();
		let until = NOW.saturating_add(windows::DAY_MS);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(key),
			payer,
			receiver,
			lenience::MAX_PAIR_AMOUNT,
			until,
			digest(4),
		);
		assert_eq!(Pallet::<T>::lenience(payer).pairs.len(), lenience::MAX_PAIRS as usize);
	}

	#[benchmark]
	fn end_pair() {
		start::<T>();
		let payer = members::<T>()[0];
		exceptions::<T>(payer);
		let (_, key) = supervisor::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), payer, MemberId(u64::MAX.saturating_sub(1)));
		let left = lenience::MAX_PAIRS.saturating_sub(2) as usize;
		assert_eq!(Pallet::<T>::lenience(payer).pairs.len(), left);
	}

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		let origin = T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, policy());
		assert_eq!(Pallet::<T>::policy(), policy());
		Ok(())
	}

	#[benchmark]
	fn send_warning() {
		start::<T>();
		let (_, institution, key) = third_party::<T>();
		reports::<T>(Reporter::Institution(institution));
		let text = text::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), text);
		let sent = Pallet::<T>::warning(WarningId(0)).expect("it was sent");
		assert!(sent.alert.and_then(Pallet::<T>::alert_record).is_some());
	}

	#[benchmark]
	fn issue_warning() {
		start::<T>();
		let (by, key) = supervisor::<T>();
		reports::<T>(Reporter::Supervisor(by.member));
		let (institution, text) = (T::World::institution(1), text::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(key), institution, text);
		assert_eq!(
			Pallet::<T>::warning(WarningId(0)).map(|sent| sent.way),
			Some(Way::ToInstitution)
		);
	}

	#[benchmark]
	fn acknowledge_warning() {
		start::<T>();
		let id = warning::<T>();
		let (_, key) = supervisor::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);
		assert!(Pallet::<T>::warning(id).is_some_and(|warning| warning.acknowledged.is_some()));
	}

	#[benchmark]
	fn answer_warning() {
		start::<T>();
		let id = warning::<T>();
		let (by, key) = supervisor::<T>();
		Warnings::<T>::mutate(id, |stored| {
			let stored = stored.as_mut().expect("it was sent");
			stored.acknowledged = Some((by.member, NOW));
			let id = stored.alert.expect("it has raised one");
			change::<T>(id, |it| {
				it.status = AlertStatus::Closed(Finding::Confirmed);
				it.assigned = Some(by.member);
				it.closed_at = Some(NOW);
				it.reason = Some(digest(2));
			});
		});
		Standings::<T>::mutate(members::<T>()[0], |standing| standing.open = 0);
		RuleCounts::<T>::mutate(|counts| counts.change(rules::WARNING, |counts| counts.add(Finding::Confirmed)));
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, Finding::Confirmed, digest(5));
		assert!(Pallet::<T>::warning(id).is_some_and(|warning| warning.answer.is_some()));
	}

	#[benchmark]
	fn note_overdue() {
		start::<T>();
		let id = warning::<T>();
		let (_, key) = supervisor::<T>();
		T::World::set_time(NOW.saturating_add(T::AcknowledgeWithin::get()).saturating_add(1));
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);
		assert!(Pallet::<T>::warning(id).is_some_and(|warning| warning.overdue));
	}

	#[benchmark]
	fn remove_warning() {
		start::<T>();
		let id = warning::<T>();
		let (_, key) = supervisor::<T>();
		let over = NOW.saturating_add(windows::DAY_MS).saturating_add(T::Retention::get());
		T::World::set_time(over);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);
		assert_eq!(Pallet::<T>::warning(id), None);
	}

	#[benchmark]
	fn report_finding() {
		start::<T>();
		RiskPolicy::<T>::put(policy());
		let (by, key) = supervisor::<T>();
		reports::<T>(Reporter::Supervisor(by.member));
		let member = members::<T>()[0];
		let id = NextAlert::<T>::get();
		#[extrinsic_call]
		_(
			RawOrigin::Signed(key),
			member,
			Stage::Gift,
			FindingKind::Cycle,
			digest(6),
			true,
		);
		assert!(Pallet::<T>::alert_record(id).is_some_and(|it| it.case.is_some()));
	}

	#[benchmark]
	fn set_shadow() -> Result<(), BenchmarkError> {
		start::<T>();
		let origin = T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Stage::Gift, Some(strictest(Stage::Gift)));
		assert!(Pallet::<T>::shadow(Stage::Gift).is_some());
		Ok(())
	}

	#[benchmark]
	fn promote_shadow() -> Result<(), BenchmarkError> {
		let origin = T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		Shadows::<T>::insert(Stage::Gift, Shadow::new(strictest(Stage::Gift), NOW));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Stage::Gift);
		assert_eq!(Params::<T>::get(Stage::Gift), strictest(Stage::Gift));
		Ok(())
	}

	// A gift between persons of whom everything is remembered: nearly all rules of the stage fire, by the parameters in
	// force and by a shadow, an alert is written, the hold is linked, and the gift is counted again when it is executed.
	#[benchmark]
	fn assess_gift() {
		start::<T>();
		let facts = facts::<T>(Stage::Gift);
		remember::<T>(&facts);
		let assessed;
		#[block]
		{
			assessed = <Pallet<T> as Assessor>::assess(&facts, Execution::Deferrable);
			if let Assessment::Flag(id) = assessed {
				<Pallet<T> as Assessor>::held(id, HoldId(0));
			}
			<Pallet<T> as Assessor>::executed(&facts);
		}
		let Assessment::Flag(id) = assessed else {
			panic!("it is flagged: {assessed:?}")
		};
		let it = Pallet::<T>::alert_record(id).expect("it was raised");
		assert!(it.fired.len() >= 10, "{:?}", it.fired);
		change::<T>(Pallet::<T>::standing(it.subject).last.expect("it was raised"), |it| {
			it.hold = None
		});
	}

	// A service, with the desks of who confirmed and who countersigned.
	#[benchmark]
	fn assess_service() {
		start::<T>();
		let facts = facts::<T>(Stage::ActivityEnd);
		remember::<T>(&facts);
		let assessed;
		#[block]
		{
			assessed = <Pallet<T> as Assessor>::assess(&facts, Execution::Deferrable);
			if let Assessment::Flag(id) = assessed {
				<Pallet<T> as Assessor>::held(id, HoldId(0));
			}
			<Pallet<T> as Assessor>::executed(&facts);
		}
		let Assessment::Flag(id) = assessed else {
			panic!("it is flagged: {assessed:?}")
		};
		let it = Pallet::<T>::alert_record(id).expect("it was raised");
		assert!(it.fired.len() >= 4, "{:?}", it.fired);
		change::<T>(Pallet::<T>::standing(it.subject).last.expect("it was raised"), |it| {
			it.hold = None
		});
	}

	#[benchmark]
	fn alert() {
		start::<T>();
		let id = raised::<T>();
		let summary;
		#[block]
		{
			summary = <Pallet<T> as Alerts>::alert(id);
		}
		assert!(summary.is_some());
	}

	#[benchmark]
	fn read_warning() {
		start::<T>();
		let id = warning::<T>();
		let summary;
		#[block]
		{
			summary = <Pallet<T> as Alerts>::warning(id);
		}
		assert!(summary.is_some_and(|summary| summary.in_force));
	}

	#[benchmark]
	fn filing_change() {
		start::<T>();
		RiskPolicy::<T>::put(policy());
		let member = members::<T>()[0];
		raised::<T>();
		let before = frame_system::Pallet::<T>::event_count();
		#[block]
		{
			<Pallet<T> as OnFilingChange>::on_filing_change(member, &FilingChange::KeyRemoved);
		}
		assert!(frame_system::Pallet::<T>::event_count() > before);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
