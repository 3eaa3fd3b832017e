// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {IActivities} from "timebank/IActivities.sol";
import {IIdentityFiling} from "timebank/IIdentityFiling.sol";

/// An organisation as a contract: it offers services to volunteers and pays them with its own coins, out of escrow.
///
/// The head office files it as a member with a branch; then it may publish there. Its coins come as gifts. One member, the
/// manager, has it act: by any key of that member. An officer's countersignature still pays each service, as everywhere.
contract ServiceOrganisation {
    IActivities public constant ACTIVITIES = IActivities(address(uint160(0x0c050000)));
    IIdentityFiling public constant FILINGS = IIdentityFiling(address(uint160(0x0c020000)));

    /// Number of the member who has the organisation act.
    uint64 public immutable manager;

    event Offered(uint64 indexed activity, uint64 indexed recipient);

    error NotManager(address account);
    error NotFiled();
    /// The funding was held or refused: nothing is left of it, nor of the activity.
    error NotFunded();

    modifier managed() {
        (bool known, uint64 member, bool custodied) = FILINGS.memberOf(msg.sender);
        if (!known || custodied || member != manager || !FILINGS.isFiled(msg.sender)) revert NotManager(msg.sender);
        _;
    }

    constructor(uint64 manager_) {
        manager = manager_;
    }

    /// Publishes an activity of which the organisation is the recipient, and puts its coins in escrow; both or nothing.
    function offer(IActivities.Terms memory terms) external managed returns (uint64 activity) {
        (bool known, uint64 self,) = FILINGS.memberOf(address(this));
        if (!known) revert NotFiled();
        terms.recipient = self;
        terms.funding = 1;
        activity = ACTIVITIES.publish(terms);
        if (!ACTIVITIES.fund(activity)) revert NotFunded();
        emit Offered(activity, self);
    }

    /// Reports that a volunteer has begun. `start` is in milliseconds.
    function begun(uint64 activity, uint64 volunteer, uint64 start) external managed {
        ACTIVITIES.checkIn(activity, volunteer, start);
    }

    /// Reports that a volunteer has ended, and confirms the service if the volunteer has reported the end too.
    function ended(uint64 activity, uint64 volunteer, uint64 end) external managed {
        ACTIVITIES.checkOut(activity, volunteer, end);
        if (ACTIVITIES.statusOf(activity, volunteer) == 3) ACTIVITIES.confirm(activity, volunteer);
    }

    /// Confirms a service whose end the volunteer has reported last.
    function confirm(uint64 activity, uint64 volunteer) external managed {
        ACTIVITIES.confirm(activity, volunteer);
    }

    /// Takes no more bookings; the coins of free places come back.
    function close(uint64 activity) external managed {
        ACTIVITIES.close(activity);
    }
}
