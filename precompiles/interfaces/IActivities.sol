// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// Activities and services (活动, 服务) for members that act from Ethereum: persons and organisations with an Ethereum key,
/// and filed contracts. Fixed address: 0x000000000000000000000000000000000c050000.
///
/// Each function does what the native call of the same name does, for the member that the caller's address stands for,
/// and passes the same checks; what the ledger refuses reverts with the name of its error (`ActivityFull`, `Overlap`,
/// `SamePerson`, ...), as docs/coins.md has them. A filed contract acts only while its code is the filed one. Whoever has
/// signed the transaction in which a contract acts counts as a person too: the volunteer confirms nothing through a contract.
/// Countersigning, which pays, is an officer's native call.
///
/// Times are in milliseconds, amounts in hundredths of a coin, members and branches numbers as in IIdentityFiling; no member
/// has the number zero. A service is named by its activity and its volunteer. The logs tell what was done by this face;
/// what native calls do shows in the views.
///
/// kind: 0 activity, 1 training whose trainees are paid, 2 training whose trainers are paid.
/// funding: 0 new coins of the branch, 1 coins that the recipient puts aside.
/// level: as in IIdentityFiling. state: 0 takes bookings, 1 closed.
/// escrow: 0 empty, 1 waits for a supervisor, 2 funded.
/// status: 0 there is no such service, 1 booked, 2 running, 3 ended, 4 confirmed, 5 held for a supervisor, 6 settled,
/// 7 cancelled, 8 its coins wait for another branch, 9 disputed.
interface IActivities {
    struct Terms {
        uint8 kind;
        /// Branch that runs it.
        uint32 branch;
        /// Region of the place.
        uint32 region;
        /// Salted digest of the place.
        bytes32 place;
        uint64 start;
        uint64 end;
        /// What a quarter of an hour earns; usually 25, always a multiple of it.
        uint256 rate;
        uint8 funding;
        /// Who is served; zero for nobody in particular.
        uint64 recipient;
        /// Volunteers that are wanted.
        uint16 capacity;
        /// Least level of a volunteer.
        uint8 level;
        /// Codes of the qualifications that a volunteer needs; at most 8.
        uint16[] qualifications;
    }

    struct Activity {
        Terms terms;
        /// The most that one place can be paid.
        uint256 share;
        uint64 publisher;
        uint64 publishedAt;
        uint8 state;
        uint8 escrow;
        /// Places taken.
        uint16 booked;
        /// Places taken that are settled or rejected.
        uint16 done;
    }

    /// A start or an end as both sides claim it; zero where there is no report yet.
    struct Report {
        uint64 volunteer;
        uint64 onsite;
        /// The person on site.
        uint64 onsiteBy;
    }

    struct Service {
        uint8 status;
        Report start;
        Report end;
        /// A report came late: a reviewer looks at it.
        bool late;
        /// The volunteer may not give it any more.
        bool lapsed;
        /// An officer must confirm besides.
        bool needsOfficer;
        /// Zero if nobody has confirmed.
        uint64 confirmer;
        /// Zero if nobody has countersigned.
        uint64 countersigner;
        uint256 paid;
    }

    /// An activity was published.
    event ActivityPublished(uint64 indexed activity, uint32 indexed branch, uint64 indexed publisher);

    /// The recipient's coins are in escrow. `fund` returned true.
    event ActivityFunded(uint64 indexed activity, uint256 amount);

    /// The funding waits for a supervisor and will not be executed: the coins stay locked until the supervisor has decided.
    /// `fund` returned false.
    event FundingHeld(uint64 indexed activity, uint256 amount, uint64 hold, uint64 alertId);

    /// The funding is refused; reason and detail as in ITimeCoin. `fund` returned false.
    event FundingRefused(uint64 indexed activity, uint256 amount, uint8 reason, uint64 detail);

    /// An activity takes no more bookings.
    event ActivityClosed(uint64 indexed activity, uint64 indexed by);

    /// A volunteer has a place.
    event ServiceBooked(uint64 indexed activity, uint64 indexed volunteer);

    /// A start was reported; `agreed` is the start that counts, zero until both sides have reported.
    event CheckedIn(uint64 indexed activity, uint64 indexed volunteer, uint64 indexed by, uint64 claim, uint64 agreed);

    /// An end was reported; `agreed` is the end that counts, zero until both sides have reported.
    event CheckedOut(uint64 indexed activity, uint64 indexed volunteer, uint64 indexed by, uint64 claim, uint64 agreed);

    /// The recipient's side has confirmed a service.
    event ServiceConfirmed(uint64 indexed activity, uint64 indexed volunteer, uint64 indexed confirmer);

    /// A service has ended without pay.
    event ServiceCancelled(uint64 indexed activity, uint64 indexed volunteer, uint64 indexed by);

    /// Publishes an activity; its number. The caller is an organisation or contract filed with the branch, or an officer of it.
    function publish(Terms calldata terms) external returns (uint64 activity);

    /// Puts the recipient's coins for all places in escrow. The caller is the recipient, a guardian or proxy. Returns false,
    /// and puts nothing aside, if that is held or refused; the log says why.
    function fund(uint64 activity) external returns (bool);

    /// Ends the bookings, and gives back what the escrow has too much. The caller is of the recipient's side or an officer.
    function close(uint64 activity) external;

    /// Takes a place for the caller's member.
    function book(uint64 activity) external;

    /// Reports the start of a service. The caller is the volunteer; or, as the person on site, of the recipient's side or
    /// an officer of the branch.
    function checkIn(uint64 activity, uint64 volunteer, uint64 start) external;

    /// Reports the end of a service.
    function checkOut(uint64 activity, uint64 volunteer, uint64 end) external;

    /// Confirms a service that has ended. The caller is the recipient, a guardian or proxy; an officer where no recipient
    /// is named.
    function confirm(uint64 activity, uint64 volunteer) external;

    /// Ends a service without pay: before its start by the volunteer, the recipient's side or an officer.
    function cancel(uint64 activity, uint64 volunteer) external;

    /// An activity.
    function activityOf(uint64 activity) external view returns (bool known, Activity memory found);

    /// A service.
    function serviceOf(uint64 activity, uint64 volunteer) external view returns (Service memory found);

    /// The status of a service.
    function statusOf(uint64 activity, uint64 volunteer) external view returns (uint8 status);
}
