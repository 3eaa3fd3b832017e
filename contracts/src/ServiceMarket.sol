// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {ITimeCoin} from "timebank/ITimeCoin.sol";
import {IIdentityFiling} from "timebank/IIdentityFiling.sol";

/// A market of services with the coins in escrow: a recipient offers coins for a service, a volunteer takes the offer, the
/// recipient confirms, the volunteer is paid.
///
/// The contract is filed by the head office as a member, else it could hold no coins. Every movement is a gift through the
/// ledger: a held or refused one returns false and is undone here by a revert, so that neither coins nor offers are left
/// half-way. Whoever is restricted by a case cannot use the market, for the ledger looks at everybody behind a call.
///
/// Parties are members, not addresses: any key of the recipient may confirm. Terms are a salted digest; what is agreed in
/// words stays off the chain.
contract ServiceMarket {
    enum State {
        None,
        Open,
        Taken,
        Paid,
        Cancelled
    }

    struct Offer {
        State state;
        uint16 qualification;
        uint64 recipient;
        uint64 volunteer;
        uint64 until;
        address payer;
        address payee;
        uint256 price;
        bytes32 terms;
    }

    ITimeCoin public constant COIN = ITimeCoin(address(uint160(0x0c010000)));
    IIdentityFiling public constant FILINGS = IIdentityFiling(address(uint160(0x0c020000)));
    /// The longest that an offer may be open.
    uint64 public constant LONGEST = 90 days;

    uint256 public count;
    mapping(uint256 => Offer) public offers;

    event Offered(uint256 indexed offer, uint64 indexed recipient, uint256 price, bytes32 terms);
    event Taken(uint256 indexed offer, uint64 indexed volunteer);
    event Paid(uint256 indexed offer, uint64 indexed volunteer, uint256 price);
    event Cancelled(uint256 indexed offer);

    error NotFiled(address account);
    error NotParty(uint64 member);
    error NotIn(State wanted, State found);
    error NotQualified(uint16 code);
    error OwnOffer();
    error BadTime();
    error TooEarly(uint64 until);
    /// The ledger held or refused the coins; its `previewTransfer` says why.
    error CoinsRefused(address from, address to, uint256 value);

    /// Puts coins in escrow for a service. They must be allowed to this contract before. `qualification` zero asks for none.
    function offer(uint256 price, uint16 qualification, uint64 until, bytes32 terms) external returns (uint256 id) {
        uint64 recipient = _member(msg.sender);
        if (until <= block.timestamp || until > block.timestamp + LONGEST) revert BadTime();
        id = ++count;
        Offer storage made = offers[id];
        made.state = State.Open;
        made.qualification = qualification;
        made.recipient = recipient;
        made.until = until;
        made.payer = msg.sender;
        made.price = price;
        made.terms = terms;
        emit Offered(id, recipient, price, terms);
        if (!COIN.transferFrom(msg.sender, address(this), price)) {
            revert CoinsRefused(msg.sender, address(this), price);
        }
    }

    /// Takes an open offer.
    function take(uint256 id) external {
        Offer storage taken = _in(id, State.Open);
        uint64 volunteer = _member(msg.sender);
        if (volunteer == taken.recipient) revert OwnOffer();
        if (block.timestamp > taken.until) revert BadTime();
        uint16 code = taken.qualification;
        if (code != 0 && !FILINGS.hasQualification(volunteer, code)) revert NotQualified(code);
        taken.state = State.Taken;
        taken.volunteer = volunteer;
        taken.payee = msg.sender;
        emit Taken(id, volunteer);
    }

    /// Confirms that the service was given, and pays it. Nothing is paid by silence.
    function confirm(uint256 id) external {
        Offer storage given = _in(id, State.Taken);
        if (_member(msg.sender) != given.recipient) revert NotParty(given.recipient);
        given.state = State.Paid;
        emit Paid(id, given.volunteer, given.price);
        _pay(given.payee, given.price);
    }

    /// Gives the coins back: to an open offer's recipient at any time, to a taken one's when its volunteer steps back, or
    /// when its time is over.
    function cancel(uint256 id) external {
        Offer storage ended = offers[id];
        State found = ended.state;
        if (found != State.Open && found != State.Taken) revert NotIn(State.Open, found);
        uint64 member = _member(msg.sender);
        if (found == State.Taken && member != ended.volunteer) {
            if (member != ended.recipient) revert NotParty(ended.recipient);
            if (block.timestamp <= ended.until) revert TooEarly(ended.until);
        } else if (found == State.Open && member != ended.recipient) {
            revert NotParty(ended.recipient);
        }
        ended.state = State.Cancelled;
        emit Cancelled(id);
        _pay(ended.payer, ended.price);
    }

    function _pay(address to, uint256 value) private {
        if (!COIN.transfer(to, value)) revert CoinsRefused(address(this), to, value);
    }

    function _in(uint256 id, State wanted) private view returns (Offer storage found) {
        found = offers[id];
        if (found.state != wanted) revert NotIn(wanted, found.state);
    }

    function _member(address account) private view returns (uint64 member) {
        if (!FILINGS.isFiled(account)) revert NotFiled(account);
        (, member,) = FILINGS.memberOf(account);
    }
}
