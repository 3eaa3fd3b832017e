// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// The ERC-20 face of the time coin (TIME). Fixed address: 0x000000000000000000000000000000000c010000.
///
/// One coin is one hour of service and has two decimals. Coins belong to filed members, not to addresses: an address
/// stands for the member that its key controls. A transfer is a gift (转赠) and passes the same checks as a native one.
interface ITimeCoin {
    /// Coins have moved.
    event Transfer(address indexed from, address indexed to, uint256 value);

    /// The transfer waits for a supervisor and will not be executed: the coins stay with the sender, locked until the
    /// supervisor has decided. `transfer` returned false.
    event TransferHeld(address indexed from, address indexed to, uint256 value, uint64 hold, uint64 alertId);

    /// A restriction stops the transfer; `caseId` says which case to ask about. `transfer` returned false.
    event TransferRestricted(address indexed from, address indexed to, uint256 value, uint64 caseId);

    /// A party does not meet the requirements, or the rules refuse the transfer. `transfer` returned false.
    event TransferRefused(address indexed from, address indexed to, uint256 value);

    function name() external view returns (string memory);

    function symbol() external view returns (string memory);

    function decimals() external view returns (uint8);

    /// All coins there are.
    function totalSupply() external view returns (uint256);

    /// Free coins of the member that `account` controls; zero if it controls none.
    function balanceOf(address account) external view returns (uint256);

    /// Gives coins to the member that `to` controls. Returns false, and moves nothing, if the transfer is held or
    /// refused; reverts if it makes no sense (unknown parties, too few coins, not a multiple of a quarter of an hour).
    function transfer(address to, uint256 value) external returns (bool);
}
