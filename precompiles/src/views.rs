//! Faces that only tell: filings, restrictions and alerts.

use crate::common::*;
use alloc::vec::Vec;
use core::marker::PhantomData;
use pallet_anomaly_monitor::{Config as MonitorConfig, Pallet as Monitor};
use pallet_freeze_control::{CaseStatus, Config as FreezeConfig, Pallet as Freeze};
use pallet_identity_filing::{Config as FilingConfig, Pallet as Filing};
use pallet_revive::precompiles::{
	alloy::{primitives::U256, sol_types::SolCall},
	AddressMatcher, Error, Ext, Precompile, H256,
};
use polkadot_sdk::{frame_support::traits::Time, *};
use timebank_primitives::{
	AlertId, AlertStatus, Alerts, CaseId, Finding, MemberId, MemberKind, Members, ReportKind, RestrictionScope, Reveal,
	SectionKind, MAX_PATH, MAX_SALT, MAX_VALUE,
};

/// Types made from the Solidity interfaces.
#[allow(missing_docs)]
pub mod interface {
	alloy_core::sol!("interfaces/IIdentityFiling.sol");
	alloy_core::sol!("interfaces/IFreezeControl.sol");
	alloy_core::sol!("interfaces/IAnomalyMonitor.sol");
}
use interface::{
	IAnomalyMonitor::{self, IAnomalyMonitorCalls},
	IFreezeControl::{self, IFreezeControlCalls},
	IIdentityFiling::{self, IIdentityFilingCalls},
};

/// `IIdentityFiling` for a runtime.
pub struct IdentityFilingView<T>(PhantomData<T>);

impl<T: pallet_revive::Config + FilingConfig> Precompile for IdentityFilingView<T> {
	type T = T;
	type Interface = IIdentityFilingCalls;
	const MATCHER: AddressMatcher = AddressMatcher::Fixed(address(0x0C02));
	const HAS_CONTRACT_INFO: bool = false;

	fn call(_: &[u8; 20], input: &Self::Interface, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		enter(env)?;
		charge(env, <Filing<T> as Members<T::AccountId>>::weight())?;
		match input {
			IIdentityFilingCalls::memberOf(call) => {
				let found = Filing::<T>::controller(&account_of::<T>(&call.account));
				Ok(IIdentityFiling::memberOfCall::abi_encode_returns(
					&IIdentityFiling::memberOfReturn {
						known: found.is_some(),
						member: found.map_or(0, |controller| controller.member.0),
						custodied: found.is_some_and(|controller| controller.custodied),
					},
				))
			}
			IIdentityFilingCalls::isFiled(call) => {
				let filed = Filing::<T>::controller(&account_of::<T>(&call.account))
					.and_then(|controller| summary::<T>(controller.member))
					.is_some_and(|summary| summary.status.may_move());
				Ok(IIdentityFiling::isFiledCall::abi_encode_returns(&filed))
			}
			IIdentityFilingCalls::filingOf(call) => {
				let found = summary::<T>(MemberId(call.member));
				Ok(IIdentityFiling::filingOfCall::abi_encode_returns(
					&IIdentityFiling::filingOfReturn {
						known: found.is_some(),
						kind: found.map_or(0, |filing| match filing.kind {
							MemberKind::Person => 0,
							MemberKind::Organisation => 1,
							MemberKind::Contract => 2,
						}),
						status: found.map_or(0, |filing| status_number(filing.status)),
						level: found.map_or(0, |filing| level_number(filing.level)),
						home: found.map_or(0, |filing| filing.home.0),
						filedAt: found.map_or(0, |filing| filing.filed_at),
					},
				))
			}
			IIdentityFilingCalls::hasQualification(call) => {
				let now = <T as FilingConfig>::Time::now();
				let has =
					<Filing<T> as Members<T::AccountId>>::has_qualification(MemberId(call.member), call.code, now);
				Ok(IIdentityFiling::hasQualificationCall::abi_encode_returns(&has))
			}
			IIdentityFilingCalls::meets(call) => {
				charge(env, <Filing<T> as Members<T::AccountId>>::weight())?;
				let member = MemberId(call.member);
				let (stage, amount) = (stage(call.stage)?, amount(call.amount)?);
				let failed = Filing::<T>::failing(member, stage, amount, call.paying)
					.into_iter()
					.next();
				let (reason, detail) = failed.map(requirement_reason).unwrap_or_default();
				Ok(IIdentityFiling::meetsCall::abi_encode_returns(
					&IIdentityFiling::meetsReturn {
						ok: failed.is_none(),
						reason,
						detail,
					},
				))
			}
			IIdentityFilingCalls::acceptsReveal(call) => {
				charge(env, Filing::<T>::reveal_weight())?;
				let revealed = match reveal(call)? {
					Some(reveal) => Filing::<T>::accept_public_reveal(MemberId(call.member), &reveal).ok(),
					None => None,
				};
				Ok(IIdentityFiling::acceptsRevealCall::abi_encode_returns(
					&IIdentityFiling::acceptsRevealReturn {
						accepted: revealed.is_some(),
						attested: revealed.is_some_and(|revealed| revealed.attested),
					},
				))
			}
		}
	}
}

fn summary<T: FilingConfig>(member: MemberId) -> Option<timebank_primitives::MemberSummary> {
	<Filing<T> as Members<T::AccountId>>::summary(member)
}

/// The field that is shown; none if it is larger than any that can be filed.
fn reveal(call: &IIdentityFiling::acceptsRevealCall) -> Result<Option<Reveal>, Error> {
	let section = match call.section {
		0 => SectionKind::Identity,
		1 => SectionKind::Contact,
		2 => SectionKind::Qualification(call.code),
		3 => SectionKind::Biometric,
		4 => SectionKind::Guardian,
		_ => return Err(revert("there is no such section")),
	};
	if call.salt.len() > MAX_SALT || call.value.len() > MAX_VALUE || call.path.len() > MAX_PATH {
		return Ok(None);
	}
	Ok(Some(Reveal {
		section,
		field: call.field,
		salt: call.salt.to_vec(),
		value: call.value.to_vec(),
		public: true,
		position: call.position,
		path: list(&call.path, |sibling| H256(sibling.0)),
	}))
}

/// `IFreezeControl` for a runtime.
pub struct FreezeControlView<T>(PhantomData<T>);

impl<T: pallet_revive::Config + FreezeConfig> Precompile for FreezeControlView<T> {
	type T = T;
	type Interface = IFreezeControlCalls;
	const MATCHER: AddressMatcher = AddressMatcher::Fixed(address(0x0C03));
	const HAS_CONTRACT_INFO: bool = false;

	fn call(_: &[u8; 20], input: &Self::Interface, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		enter(env)?;
		charge(env, Freeze::<T>::look_weight())?;
		let now = <T as FreezeConfig>::Time::now();
		match input {
			IFreezeControlCalls::restrictionsOf(call) => {
				let found = list(
					Freeze::<T>::restrictions_in_force(MemberId(call.member), now),
					|restriction| IFreezeControl::Restriction {
						caseId: restriction.case.0,
						scope: scope_number(restriction.scope),
						amount: U256::from(restriction.amount),
						until: restriction.until.unwrap_or(0),
						ratified: restriction.ratified,
					},
				);
				answer(env, IFreezeControl::restrictionsOfCall::abi_encode_returns(&found))
			}
			IFreezeControlCalls::isRestricted(call) => {
				let all = Freeze::<T>::restrictions_in_force(MemberId(call.member), now);
				let stops = |scope| scope == RestrictionScope::Everything || scope_number(scope) == call.scope;
				let found = all.iter().find(|restriction| stops(restriction.scope));
				Ok(IFreezeControl::isRestrictedCall::abi_encode_returns(
					&IFreezeControl::isRestrictedReturn {
						restricted: found.is_some(),
						caseId: found.map_or(0, |restriction| restriction.case.0),
					},
				))
			}
			IFreezeControlCalls::keptBy(call) => {
				let kept = Freeze::<T>::captured(MemberId(call.member), now);
				Ok(IFreezeControl::keptByCall::abi_encode_returns(
					&IFreezeControl::keptByReturn {
						asked: U256::from(kept.asked),
						bound: U256::from(kept.bound),
					},
				))
			}
			IFreezeControlCalls::caseOf(call) => {
				let found = Freeze::<T>::case(CaseId(call.caseId));
				Ok(IFreezeControl::caseOfCall::abi_encode_returns(
					&IFreezeControl::caseOfReturn {
						known: found.is_some(),
						status: found.as_ref().map_or(0, |case| match case.status {
							CaseStatus::Provisional => 0,
							CaseStatus::Open => 1,
							CaseStatus::Decided => 2,
							CaseStatus::Closed => 3,
							CaseStatus::Appealed => 4,
						}),
						openedAt: found.map_or(0, |case| case.opened_at),
					},
				))
			}
		}
	}
}

const fn scope_number(scope: RestrictionScope) -> u8 {
	match scope {
		RestrictionScope::Everything => 0,
		RestrictionScope::Outgoing => 1,
		RestrictionScope::Incoming => 2,
		RestrictionScope::Gift => 3,
		RestrictionScope::Booking => 4,
		RestrictionScope::Amount => 5,
		RestrictionScope::Lots => 6,
	}
}

/// `IAnomalyMonitor` for a runtime.
pub struct AnomalyMonitorView<T>(PhantomData<T>);

impl<T: pallet_revive::Config + MonitorConfig> Precompile for AnomalyMonitorView<T> {
	type T = T;
	type Interface = IAnomalyMonitorCalls;
	const MATCHER: AddressMatcher = AddressMatcher::Fixed(address(0x0C04));
	const HAS_CONTRACT_INFO: bool = false;

	fn call(_: &[u8; 20], input: &Self::Interface, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		enter(env)?;
		let IAnomalyMonitorCalls::alertOf(call) = input;
		charge(env, <Monitor<T> as Alerts>::weight())?;
		let found = <Monitor<T> as Alerts>::alert(AlertId(call.alertId));
		let status = found.as_ref().map(|alert| alert.status);
		let answer = IAnomalyMonitor::alertOfReturn {
			known: found.is_some(),
			kind: found.as_ref().map_or(0, |alert| match alert.kind {
				ReportKind::Large => 0,
				ReportKind::Suspicious => 1,
			}),
			status: match status {
				None | Some(AlertStatus::Raised) => 0,
				Some(AlertStatus::Assigned) => 1,
				Some(AlertStatus::Escalated) => 2,
				Some(AlertStatus::Closed(_)) => 3,
			},
			finding: match status {
				Some(AlertStatus::Closed(Finding::Confirmed)) => 1,
				Some(AlertStatus::Closed(Finding::FalsePositive)) => 2,
				Some(AlertStatus::Closed(Finding::Inconclusive)) => 3,
				_ => 0,
			},
			stage: found.as_ref().map_or(0, |alert| stage_number(alert.stage)),
			subject: found.as_ref().map_or(0, |alert| alert.subject.0),
			raisedAt: found.as_ref().map_or(0, |alert| alert.raised_at),
			waits: found.as_ref().is_some_and(|alert| alert.hold.is_some()),
			hold: found.and_then(|alert| alert.hold).map_or(0, |hold| hold.0),
		};
		Ok(IAnomalyMonitor::alertOfCall::abi_encode_returns(&answer))
	}
}
