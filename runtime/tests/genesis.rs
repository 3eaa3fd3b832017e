//! Every preset builds, or is refused with a reason; the well-known keys are what their URIs say.

use polkadot_sdk::*;
use sp_core::{sr25519, Pair};
use sp_io::TestExternalities;
use timebank_runtime::{presets, Runtime, RuntimeGenesisConfig};

fn build(preset: &str, change: impl FnOnce(&mut serde_json::Value)) -> Result<TestExternalities, String> {
	let patch = presets::get_preset(&preset.into()).expect("the preset exists");
	let mut patch: serde_json::Value = serde_json::from_slice(&patch).expect("the preset is json");
	change(&mut patch);
	let mut ext = TestExternalities::new_empty();
	ext.execute_with(|| {
		let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("defaults are json");
		merge(&mut config, patch);
		frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(
			serde_json::to_vec(&config).expect("json is written"),
		)?;
		presets::check_built_state()
	})?;
	Ok(ext)
}

fn merge(into: &mut serde_json::Value, patch: serde_json::Value) {
	match (into, patch) {
		(serde_json::Value::Object(into), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(into, patch) => *into = patch,
	}
}

#[test]
fn builds_the_development_network_when_asked_for_it() {
	build(presets::DEVELOPMENT, |_| {}).unwrap().execute_with(|| {
		assert_eq!(pallet_session::Validators::<Runtime>::get().len(), 1);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 1);
		assert_eq!(timebank_runtime::Grandpa::grandpa_authorities().len(), 1);
	});
}

#[test]
fn builds_the_local_network_with_four_validators_when_asked_for_it() {
	build(presets::LOCAL_TESTNET, |_| {}).unwrap().execute_with(|| {
		assert_eq!(pallet_session::Validators::<Runtime>::get().len(), 4);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
		assert_eq!(timebank_runtime::Grandpa::grandpa_authorities().len(), 4);
	});
}

#[test]
fn refuses_the_template_when_nobody_filled_it_in() {
	let error = build(presets::CONSORTIUM, |_| {}).err().unwrap();
	assert!(
		error.contains("0 validators with session keys; its minimum is 4"),
		"{error}"
	);
}

#[test]
fn refuses_a_production_genesis_when_its_head_office_has_fewer_than_five_members() {
	let production = |patch: &mut serde_json::Value| {
		patch["branchRegistry"]["minAuthorities"] = 4.into();
	};
	let error = build(presets::LOCAL_TESTNET, production).err().unwrap();
	assert!(
		error.contains("the head office has 1 members; this network needs 5"),
		"{error}"
	);

	let five: Vec<String> = sp_keyring::Sr25519Keyring::iter()
		.take(5)
		.map(|key| sp_core::crypto::Ss58Codec::to_ss58check(&key.to_account_id()))
		.collect();
	build(presets::LOCAL_TESTNET, |patch| {
		production(patch);
		patch["headOffice"]["members"] = five.into();
	})
	.unwrap();
}

#[test]
fn starts_with_short_delays_of_keys_on_the_development_network_only() {
	let delays = |preset, change: fn(&mut serde_json::Value)| {
		build(preset, change).map(|mut ext| ext.execute_with(timebank_runtime::IdentityFiling::key_delays))
	};
	let production = pallet_identity_filing::KeyDelays::default();
	let development = delays(presets::DEVELOPMENT, |_| {}).unwrap();
	assert!(development.recovery < 60_000 && development.removal < 60_000 && development.wait < 60_000);
	assert_eq!(delays(presets::LOCAL_TESTNET, |_| {}).unwrap(), production);
	let template = presets::get_preset(&presets::CONSORTIUM.into()).unwrap();
	let template: serde_json::Value = serde_json::from_slice(&template).unwrap();
	assert_eq!(
		template["identityFiling"]["delays"],
		serde_json::to_value(production).unwrap()
	);
}

#[test]
fn knows_every_preset_that_it_names() {
	for name in presets::preset_names() {
		assert!(presets::get_preset(&name).is_some(), "{name:?}");
	}
	assert!(presets::get_preset(&"unknown".into()).is_none());
}

#[test]
fn has_the_keys_of_the_uris_when_wallets_derive_them() {
	for officer in presets::dev_keys::OFFICERS {
		let derive = |uri: &str| sr25519::Pair::from_string(uri, None).unwrap().public().0;
		assert_eq!(derive(officer.uri), officer.role, "{}", officer.uri);
		assert_eq!(
			derive(&format!("{}//person", officer.uri)),
			officer.person,
			"{}",
			officer.uri
		);
	}
}
