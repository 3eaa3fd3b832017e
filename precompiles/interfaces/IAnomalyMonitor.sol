// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// What a contract may know of alerts (预警). Fixed address: 0x000000000000000000000000000000000c040000. Read only.
///
/// kind: 0 large, 1 suspicious. status: 0 raised, 1 assigned, 2 escalated, 3 closed.
/// finding: 0 none yet, 1 confirmed, 2 false positive, 3 inconclusive. stage: as in IIdentityFiling.
interface IAnomalyMonitor {
    /// An alert. `subject` is the payer, or the receiver of issued coins; `raisedAt` is in milliseconds; `hold` is the
    /// movement that waits for the decision, if `waits`.
    function alertOf(uint64 alertId)
        external
        view
        returns (
            bool known,
            uint8 kind,
            uint8 status,
            uint8 finding,
            uint8 stage,
            uint64 subject,
            uint64 raisedAt,
            bool waits,
            uint64 hold
        );
}
