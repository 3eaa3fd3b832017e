// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// The ERC-20 face of the time coin (TIME). Fixed address: 0x000000000000000000000000000000000c010000.
///
/// One coin is one hour of service and has two decimals; amounts are whole quarters of an hour (25). Coins belong to filed
/// members, not to addresses: an address stands for the member that its key controls. A transfer is a gift (转赠) and
/// passes the same checks as a native one. It takes no value, and its code cannot run in another contract's name.
///
/// A transfer that the rules hold or that is refused does not revert: it returns false and says why by its event. A held
/// transfer is never executed later: the coins stay with the sender, locked until a supervisor has decided. An enclosing
/// revert (as SafeERC20 makes of false) leaves nothing behind, neither alert nor lock.
///
/// Reasons of a refusal (`reason`, with `detail`):
///   1 nobody is filed; 2 the filing is not in force (status, see IIdentityFiling); 3 level too low (level asked for);
///   4 risk too high; 5 a qualification is missing (its code); 6 an attestation is missing or too old;
///   7 the wait after a recovery of keys runs (until, milliseconds); 8 a recovery of keys is disputed;
///   9 the rules (number of the alert); 10 a restriction of a case (number of the case).
interface ITimeCoin {
    /// Coins have moved.
    event Transfer(address indexed from, address indexed to, uint256 value);

    /// `spender` may give away so many coins of the member that `owner` stands for.
    event Approval(address indexed owner, address indexed spender, uint256 value);

    /// The transfer waits for a supervisor and will not be executed: the coins stay with the sender, locked until the
    /// supervisor has decided. The call returned false.
    event TransferHeld(address indexed from, address indexed to, uint256 value, uint64 hold, uint64 alertId);

    /// A restriction stops the transfer; `caseId` says which case to ask about. The call returned false.
    event TransferRestricted(address indexed from, address indexed to, uint256 value, uint64 caseId);

    /// A party does not meet the requirements, or the rules refuse the transfer. The call returned false.
    event TransferRefused(address indexed from, address indexed to, uint256 value, uint8 reason, uint64 detail);

    function name() external view returns (string memory);

    function symbol() external view returns (string memory);

    function decimals() external view returns (uint8);

    /// All coins there are.
    function totalSupply() external view returns (uint256);

    /// Free coins of the member that `account` controls; zero if it controls none.
    function balanceOf(address account) external view returns (uint256);

    /// What `spender` may still give away of the coins of the member that `owner` controls. The largest number of 256 bits
    /// stands for an allowance without end.
    function allowance(address owner, address spender) external view returns (uint256);

    /// Gives coins to the member that `to` controls. Returns false, and moves nothing, if the transfer is held or
    /// refused; reverts if it makes no sense (unknown parties, too few coins, not a multiple of a quarter of an hour).
    function transfer(address to, uint256 value) external returns (bool);

    /// Sets what `spender` may give away; zero takes it back. The allowance belongs to the caller's member and ends with
    /// the key that gave it. Only a contract or key that is filed can use it.
    function approve(address spender, uint256 value) external returns (bool);

    /// Gives coins of the member that `from` controls, by the caller's allowance. The caller is a filed member, and what
    /// restricts it counts too. A transfer that is held uses the allowance up.
    function transferFrom(address from, address to, uint256 value) external returns (bool);

    /// Does what `approve` would do for the key of `owner`, if that key has signed it (EIP-2612); anybody may submit it. A
    /// permit is good once, in the order of `nonces`, until the block time `deadline` (seconds), while the key controls a
    /// member: what a key has signed ends when it is removed, also for the case that it is bound again. Reverts with
    /// OpenZeppelin's words as the reason: "ERC2612ExpiredSignature(deadline)", "ERC2612InvalidSigner(signer, owner)",
    /// "ECDSAInvalidSignature()", "ECDSAInvalidSignatureS(s)"; or as `approve` does.
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;

    /// The number that the next permit of this key must have. It never comes again.
    function nonces(address owner) external view returns (uint256);

    /// The hash of the domain that permits are signed with (EIP-712).
    function DOMAIN_SEPARATOR() external view returns (bytes32);

    /// That domain (EIP-5267): the token's name, version "1", the chain, and this address; no salt, no extensions.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );

    /// Locked coins of the member that `account` controls: put aside for services, held, or taken by a case.
    function lockedOf(address account) external view returns (uint256);

    /// The free coins of a member by their origins: numbers of settlements, and how many coins of each.
    function lotsOf(address account) external view returns (uint64[] memory origins, uint256[] memory amounts);

    /// How many movements a member's history has, and the hash that it ends in.
    function historyOf(address account) external view returns (uint64 movements, bytes32 head);

    /// What became of a hold. `state`: 0 there is none, 1 it waits, 2 released, 3 the coins went back.
    function holdOf(uint64 hold) external view returns (uint8 state, uint64 alertId, uint256 value);

    /// What a transfer would do now, without doing it. `outcome`: 0 it would move, 1 be held, 2 be refused; `reason` and
    /// `detail` say why. Reverts where the transfer would.
    function previewTransfer(address from, address to, uint256 value)
        external
        view
        returns (uint8 outcome, uint8 reason, uint64 detail);
}
