// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// What a contract may know of cases and restrictions (查控, 冻结). Fixed address:
/// 0x000000000000000000000000000000000c030000. Read only.
///
/// scope: 0 everything, 1 outgoing, 2 incoming, 3 gifts, 4 bookings, 5 an amount that must stay, 6 coins of named origins.
/// status: 0 provisional, 1 open, 2 decided, 3 closed, 4 appealed.
interface IFreezeControl {
    struct Restriction {
        /// The case to ask about.
        uint64 caseId;
        /// What it stops.
        uint8 scope;
        /// What must stay; zero unless the scope is an amount.
        uint256 amount;
        /// When it lapses, in milliseconds; zero once it is ratified.
        uint64 until;
        /// Whether it is ratified.
        bool ratified;
    }

    /// What binds a member now, over all cases.
    function restrictionsOf(uint64 member) external view returns (Restriction[] memory);

    /// Whether something of this scope, or everything, is stopped now, and by which case.
    function isRestricted(uint64 member, uint8 scope) external view returns (bool restricted, uint64 caseId);

    /// How many coins a member must keep now, and how many of them are there.
    function keptBy(uint64 member) external view returns (uint256 asked, uint256 bound);

    /// A case. `openedAt` is in milliseconds.
    function caseOf(uint64 caseId) external view returns (bool known, uint8 status, uint64 openedAt);
}
