use super::*;
use polkadot_sdk::{
	frame_support::assert_storage_noop,
	sp_core::{ecdsa, Pair, H160, U256},
	sp_io::hashing::keccak_256,
};

const SPENDER: u64 = FRIEND;

const DOMAIN: SigningDomain = SigningDomain {
	name: "Time Coin",
	version: "1",
	chain: 202_609,
	contract: H160([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0c, 0x01, 0, 0]),
};

/// Hardhat's and Foundry's first development account: its key and address are published together.
fn pair() -> ecdsa::Pair {
	let seed: H256 = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
		.parse()
		.unwrap();
	ecdsa::Pair::from_seed(&seed.0)
}

fn address() -> H160 {
	"f39fd6e51aad88f6f4ce6ab8827279cfffb92266".parse().unwrap()
}

fn permit() -> Permit {
	Permit {
		owner: address(),
		spender: H160::repeat_byte(0x11),
		value: 125.into(),
		deadline: U256::MAX,
	}
}

fn sign(permit: &Permit, nonce: u64) -> PermitSignature {
	let signature = pair().sign_prehashed(&keccak_256(&permit.payload(nonce, &DOMAIN)));
	PermitSignature {
		v: signature.0[64] + 27,
		r: H256::from_slice(&signature.0[..32]),
		s: H256::from_slice(&signature.0[32..64]),
	}
}

/// Submits a permit as one of a key of the mock.
fn submit(key: u64, permit: &Permit, signature: &PermitSignature) -> Result<MemberId, PermitFault> {
	TimeCoin::do_permit(&key, &SPENDER, permit.value.as_u128(), permit, &DOMAIN, signature)
}

/// Submits it, which must fail with what `is` knows and change nothing.
fn refused(key: u64, permit: &Permit, signature: &PermitSignature, is: impl FnOnce(&PermitFault) -> bool) {
	assert_storage_noop!({
		let fault = submit(key, permit, signature).unwrap_err();
		assert!(is(&fault), "{fault:?}");
	});
}

fn ledger(error: TestError) -> impl FnOnce(&PermitFault) -> bool {
	move |fault| *fault == PermitFault::Ledger(error.into())
}

fn other_signer(fault: &PermitFault) -> bool {
	matches!(fault, PermitFault::OtherSigner(signer) if *signer != address())
}

/// Made by ethers' `signTypedData`.
#[test]
fn takes_what_a_wallet_signs() {
	ample().build_and_execute(|| {
		let digest = |nonce| H256(keccak_256(&permit().payload(nonce, &DOMAIN)));
		let hash = |text: &str| text.parse::<H256>().unwrap();
		assert_eq!(
			DOMAIN.separator(),
			hash("713d67eba1fb3cb7bc95e5a47920170d43affabced74c8111398269d7db402c5")
		);
		assert_eq!(
			digest(0),
			hash("ae6c098876c4449ae88451139256498be62dc945065b2cbf321f83261e68fcd4")
		);
		assert_eq!(
			digest(7),
			hash("e225b2708a9661fd2d27a6c58757cb4ad427058cdaff8cc49f13be612f8ab7d5")
		);
		let signature = PermitSignature {
			v: 28,
			r: hash("249d2278c88fb98503fd7563ef543719b216702bf36be602ae2f0beb038de97b"),
			s: hash("26839884d365160b76b5ae7161b95fbd6f4810e3c8263ce2ed19f9b9805efd07"),
		};
		assert_eq!(submit(VOLUNTEER, &permit(), &signature), Ok(id(VOLUNTEER)));
		assert_eq!(TimeCoin::allowance(id(VOLUNTEER), &SPENDER), 125);
		assert_eq!(
			last_event(),
			Event::AllowanceSet {
				owner: id(VOLUNTEER),
				giver: VOLUNTEER,
				spender: SPENDER,
				amount: 125
			}
		);
		assert_eq!(TimeCoin::permit_nonce(&VOLUNTEER), 1);
	});
}

#[test]
fn takes_each_permit_once_and_in_the_order_of_their_numbers() {
	ample().build_and_execute(|| {
		let less = Permit {
			value: 25.into(),
			..permit()
		};
		let (first, second) = (sign(&permit(), 0), sign(&less, 1));
		refused(VOLUNTEER, &less, &second, other_signer);
		assert_eq!(submit(VOLUNTEER, &permit(), &first), Ok(id(VOLUNTEER)));
		refused(VOLUNTEER, &permit(), &first, other_signer);
		assert_eq!(submit(VOLUNTEER, &less, &second), Ok(id(VOLUNTEER)));
		assert_eq!(TimeCoin::allowance(id(VOLUNTEER), &SPENDER), 25);
		refused(VOLUNTEER, &permit(), &first, other_signer);
		assert_eq!(TimeCoin::permit_nonce(&VOLUNTEER), 2);
		// The numbers of other keys are their own.
		assert_eq!(TimeCoin::permit_nonce(&ELDER), 0);
	});
}

#[test]
fn refuses_a_permit_from_the_second_after_its_deadline_on() {
	ample().build_and_execute(|| {
		let due = Permit {
			deadline: (NOON / 1000).into(),
			..permit()
		};
		let signature = sign(&due, 0);
		Now::set(NOON + 1000);
		refused(VOLUNTEER, &due, &signature, |fault| *fault == PermitFault::Expired);
		Now::set(NOON + 999);
		assert_eq!(submit(VOLUNTEER, &due, &signature), Ok(id(VOLUNTEER)));
	});
}

#[test]
fn refuses_a_permit_when_anything_else_was_signed() {
	ample().build_and_execute(|| {
		let signature = sign(&permit(), 0);
		let changed = [
			Permit {
				owner: H160::repeat_byte(9),
				..permit()
			},
			Permit {
				spender: H160::repeat_byte(9),
				..permit()
			},
			Permit {
				value: 126.into(),
				..permit()
			},
			Permit {
				deadline: U256::MAX - 1,
				..permit()
			},
		];
		for permit in changed {
			refused(VOLUNTEER, &permit, &signature, |fault| {
				matches!(fault, PermitFault::OtherSigner(_))
			});
		}
		let elsewhere = [
			SigningDomain { chain: 1, ..DOMAIN },
			SigningDomain {
				contract: H160::repeat_byte(9),
				..DOMAIN
			},
			SigningDomain { name: "Time", ..DOMAIN },
			SigningDomain { version: "2", ..DOMAIN },
		];
		for domain in elsewhere {
			assert_storage_noop!({
				let fault = TimeCoin::do_permit(&VOLUNTEER, &SPENDER, 125, &permit(), &domain, &signature).unwrap_err();
				assert!(other_signer(&fault), "{fault:?}");
			});
		}
	});
}

/// Each signature has a second form that anybody can make of the first.
#[test]
fn refuses_the_second_form_of_a_signature_and_what_is_none() {
	ample().build_and_execute(|| {
		let signature = sign(&permit(), 0);
		let order =
			U256::from_str_radix("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16).unwrap();
		let second = PermitSignature {
			v: 55 - signature.v,
			s: H256((order - U256::from_big_endian(signature.s.as_bytes())).to_big_endian()),
			..signature
		};
		refused(VOLUNTEER, &permit(), &second, |fault| {
			*fault == PermitFault::MalleableSignature
		});
		let none = [
			PermitSignature {
				v: signature.v - 27,
				..signature
			},
			PermitSignature { v: 29, ..signature },
			PermitSignature {
				r: H256::zero(),
				..signature
			},
			PermitSignature {
				s: H256::zero(),
				..signature
			},
		];
		for signature in none {
			refused(VOLUNTEER, &permit(), &signature, |fault| {
				*fault == PermitFault::InvalidSignature
			});
		}
		assert_eq!(submit(VOLUNTEER, &permit(), &signature), Ok(id(VOLUNTEER)));
	});
}

#[test]
fn refuses_a_permit_of_a_key_that_may_not_approve() {
	ample().build_and_execute(|| {
		let signature = sign(&permit(), 0);
		refused(STRANGER, &permit(), &signature, ledger(TestError::NotController));
		refused(
			custodied(VOLUNTEER),
			&permit(),
			&signature,
			ledger(TestError::CustodiedKey),
		);
		for spender in 0..u64::from(MAX_ALLOWANCES) {
			assert!(TimeCoin::approve(&VOLUNTEER, &(500 + spender), 25).is_ok());
		}
		refused(VOLUNTEER, &permit(), &signature, ledger(TestError::TooManyAllowances));
		// It is not used up by that.
		assert!(TimeCoin::approve(&VOLUNTEER, &500, 0).is_ok());
		assert_eq!(submit(VOLUNTEER, &permit(), &signature), Ok(id(VOLUNTEER)));
	});
}

#[test]
fn refuses_a_permit_when_the_numbers_are_used_up() {
	ample().build_and_execute(|| {
		PermitNonces::<Test>::insert(VOLUNTEER, u64::MAX);
		let signature = sign(&permit(), u64::MAX);
		refused(VOLUNTEER, &permit(), &signature, ledger(TestError::NumbersExhausted));
		TimeCoin::void_permits(&VOLUNTEER);
		assert_eq!(TimeCoin::permit_nonce(&VOLUNTEER), u64::MAX);
	});
}

#[test]
fn ends_what_a_key_has_signed_when_it_is_removed_for_good() {
	ample().build_and_execute(|| {
		let (first, second) = (sign(&permit(), 0), sign(&permit(), 1));
		assert_eq!(submit(VOLUNTEER, &permit(), &first), Ok(id(VOLUNTEER)));
		TimeCoin::void_permits(&VOLUNTEER);
		// The same key, as if it were bound again.
		refused(VOLUNTEER, &permit(), &first, other_signer);
		refused(VOLUNTEER, &permit(), &second, other_signer);
		assert_eq!(TimeCoin::permit_nonce(&VOLUNTEER), 2);
		assert_eq!(submit(VOLUNTEER, &permit(), &sign(&permit(), 2)), Ok(id(VOLUNTEER)));
	});
}
