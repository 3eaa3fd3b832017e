//! Keys of the persons and officers of the development and test networks, by the URIs that wallets derive them from.
//! A test derives them again.

use crate::AccountId;
use hex_literal::hex;

/// A person's own key and the key of the person's role.
pub struct DevOfficer {
	/// URI of the role key; the person's own key is `{uri}//person`.
	pub uri: &'static str,
	/// The role key.
	pub role: [u8; 32],
	/// The person's own key.
	pub person: [u8; 32],
}

impl DevOfficer {
	/// The account of the role key.
	pub const fn role_account(&self) -> AccountId {
		AccountId::new(self.role)
	}

	/// The account of the person's own key.
	pub const fn person_account(&self) -> AccountId {
		AccountId::new(self.person)
	}
}

/// The officers, in the order of their member numbers (from 1).
pub const OFFICERS: [DevOfficer; 14] = [
	DevOfficer {
		uri: "//Branch1//Manager",
		role: hex!("5460f60caef13fd83efab1d51a3bd31424de03aaf1dc173dc58dfa36febc2014"),
		person: hex!("9885678089e0e5cadab1ada44bce42a362b45d2b2f641d56f150430b7d06472b"),
	},
	DevOfficer {
		uri: "//Branch1//Clerk",
		role: hex!("d8f2bcac288099c0d2443c5fd5b4d289f1b333dacb8d03a2f3d31e7c72578f4f"),
		person: hex!("b2f12d7c8b15a35b0fab72897495b86c8d2430d6c7d4160912ea0aee42ec3562"),
	},
	DevOfficer {
		uri: "//Branch1//Reviewer",
		role: hex!("8a6d6c9938debc2a8d669cf2c2329fd83e8cfc2d74ab4416571c95e72fc69376"),
		person: hex!("e2307744ec896efcce127cc9c194e743317c9a81e1cfbba27ce72a0c398cb828"),
	},
	DevOfficer {
		uri: "//Branch1//Reviewer2",
		role: hex!("0a6a565eb9aca223a38849841bdd20ad49e843b583e20d766b40395518f33c48"),
		person: hex!("3aca45487130d996c52dddb7ce0c7611f94f98adca356931f334c8dca3dd2b4d"),
	},
	DevOfficer {
		uri: "//Branch2//Manager",
		role: hex!("10e949c5b7ba0150cad840439842549785de07bfcec8f9fc9162d5d7bbde0174"),
		person: hex!("28a4dab4e294cb087ad420339aafc363630deef4628685eb4db70435db7bfd41"),
	},
	DevOfficer {
		uri: "//Branch2//Clerk",
		role: hex!("5424290c77d5a5cc25f2c75c06b1f8b308485ff38c2be55ffe468edbd19d5f26"),
		person: hex!("b26d9717e752cd3915811d996ff6593af8047e6fd6e5d538019401d1e01d3b45"),
	},
	DevOfficer {
		uri: "//Branch2//Reviewer",
		role: hex!("b2342e8005f21fba38d848c8d214a99cf918fdc5be7a35b027d9f852eecd3735"),
		person: hex!("249a42587fcb3b1e30a3b8e8f6a37ed55fe7f641f1a2eb9f6cd4946e4ecb8b68"),
	},
	DevOfficer {
		uri: "//Branch2//Reviewer2",
		role: hex!("9848289223ad13e593cf132415453118e4de066a8ad0fe780065c3fe1980a43f"),
		person: hex!("60b3d23421490e285cfd60c25f352061ef67d24430346565f55a264d4101bd3c"),
	},
	DevOfficer {
		uri: "//Supervisor1",
		role: hex!("9067312ddd6307f135621c09d52ab88bc337eb39a8e4d17788642b88e28de964"),
		person: hex!("8ee522811ab65df9b6743b5d3cd60c1a1d5446da2f3868b9345f17222823f467"),
	},
	DevOfficer {
		uri: "//Supervisor2",
		role: hex!("d6333e2082e3e6c451dad4fbc9af1438638cec884810e227e9b5a164c9f84026"),
		person: hex!("20812513453e99874aadc00f7efcc6a2c1e74845caad87855ae51de4f47c3648"),
	},
	DevOfficer {
		uri: "//PublicSecurity",
		role: hex!("b0ebab39373f3ca551b2daf50040ef692800a994d50e6e5069d814e9dde8cd26"),
		person: hex!("0eeb9704bca06b7fd7e70d464e8e768e33b989cf4ae9c8ce31fe31106856ba2d"),
	},
	DevOfficer {
		uri: "//Partner",
		role: hex!("667f515049a9fa55d4316e75a8b58c46ca6672e7d08e37f36be794ac0e6f4e79"),
		person: hex!("a68f8354bbc5b42ce68c748e873a47c362cba5e36d695f5ccc6cd68a43a4bd77"),
	},
	DevOfficer {
		uri: "//PublicSecurity2",
		role: hex!("ce78952068390f4c6e6f42d23662bf8756bf43874288f36bdfe0c2e6f15ecd27"),
		person: hex!("3211ff429e853f1585a4fdc9a014e4371b2c80798b4acbb1162ce903bbbb585b"),
	},
	DevOfficer {
		uri: "//Supervisor3",
		role: hex!("7832fbd42d83b3973b8409496dfaf4ecc9bde0782013ca57587019b2859bba1c"),
		person: hex!("2c215caff00a7f75e33bfb54d6d1ebe3032742e711506da7d9fe880b89ef7056"),
	},
];

/// The addresses that Ethereum tools know as development accounts (Alith, Baltathar), with their published keys.
pub const ETHEREUM: [[u8; 20]; 2] = [
	hex!("f24ff3a9cf04c71dbc94d0b566f7a27b94566cac"),
	hex!("3cd0a705a2dc65e5b1e1205896baa2be8a07c6e0"),
];
