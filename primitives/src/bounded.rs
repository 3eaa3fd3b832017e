//! Bounds that two crates must agree on, each with its reason.

use polkadot_sdk::sp_core::ConstU32;

/// Parts of one lot. A gift of mixed coins keeps every origin; 16 origins of at least a quarter hour each are
/// four hours of service from sixteen different days, more than one gift is made of.
pub const MAX_PARTS: u32 = 16;

/// Lots of one member. At the bound the two smallest are merged.
pub const MAX_LOTS: u32 = 64;

/// Lots that one movement may take from, so that its cost has a bound far below [`MAX_LOTS`].
pub const MAX_LOTS_TOUCHED: u32 = 8;

/// Origins that all open cases together may block. The set is read once in every movement.
pub const MAX_BLOCKED_ORIGINS: u32 = 64;

/// Keys that control one member: a phone, a wallet, a card at the branch, and one spare.
pub const MAX_CONTROLLERS: u32 = 4;

/// Qualifications that an activity may require, and that one filing may carry in its summary.
pub const MAX_QUALIFICATIONS: u32 = 8;

/// Rules that one alert can name: all that exist.
pub const MAX_RULES: u32 = 24;

/// [`MAX_PARTS`] as a type.
pub type MaxParts = ConstU32<MAX_PARTS>;
/// [`MAX_LOTS`] as a type.
pub type MaxLots = ConstU32<MAX_LOTS>;
/// [`MAX_BLOCKED_ORIGINS`] as a type.
pub type MaxBlockedOrigins = ConstU32<MAX_BLOCKED_ORIGINS>;
/// [`MAX_CONTROLLERS`] as a type.
pub type MaxControllers = ConstU32<MAX_CONTROLLERS>;
/// [`MAX_QUALIFICATIONS`] as a type.
pub type MaxQualifications = ConstU32<MAX_QUALIFICATIONS>;
/// [`MAX_RULES`] as a type.
pub type MaxRules = ConstU32<MAX_RULES>;
