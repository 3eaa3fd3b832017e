// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// What a contract may know of filings (账户备案). Fixed address: 0x000000000000000000000000000000000c020000.
///
/// No personal data: numbers, states, and fields that were filed as public. Read only.
///
/// kind: 0 person, 1 organisation, 2 contract.
/// status: 0 submitted, 1 in review, 2 filed, 3 rejected, 4 suspended, 5 closed.
/// level: 0 none, 1 reviewed by a branch, 2 identified by public security, 3 qualified by a partner.
/// stage: 0 booking, 1 end of an activity, 2 end of a training, 3 gift, 4 redemption.
/// section: 0 identity, 1 contact, 2 qualification (with its code), 3 biometric, 4 guardian.
/// reason: 0 none, else as in ITimeCoin.
interface IIdentityFiling {
    /// The member that an address controls; `custodied` if a branch keeps the key.
    function memberOf(address account) external view returns (bool known, uint64 member, bool custodied);

    /// Whether the address controls a member whose filing is in force.
    function isFiled(address account) external view returns (bool);

    /// A filing. `filedAt` is in milliseconds, zero if it was never approved.
    function filingOf(uint64 member)
        external
        view
        returns (bool known, uint8 kind, uint8 status, uint8 level, uint32 home, uint64 filedAt);

    /// Whether a qualification with this code is valid now.
    function hasQualification(uint64 member, uint16 code) external view returns (bool);

    /// Whether a member may take part in a stage with an amount, on the paying side or not; if not, the first reason.
    function meets(uint64 member, uint8 stage, uint256 amount, bool paying)
        external
        view
        returns (bool ok, uint8 reason, uint64 detail);

    /// Whether a field stands in a member's filed section, was filed as public, and is in force; and whether the section
    /// is attested. `path` leads from the leaf at `position` to the section's root.
    function acceptsReveal(
        uint64 member,
        uint8 section,
        uint16 code,
        uint16 field,
        bytes calldata salt,
        bytes calldata value,
        uint32 position,
        bytes32[] calldata path
    ) external view returns (bool accepted, bool attested);
}
