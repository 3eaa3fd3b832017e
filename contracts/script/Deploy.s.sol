// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {SampleToken} from "../src/Samples.sol";
import {ServiceMarket} from "../src/ServiceMarket.sol";

interface Vm {
    function startBroadcast() external;
    function stopBroadcast() external;
}

/// Deploys the market and a sample: `forge script script/Deploy.s.sol --broadcast`.
contract Deploy {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function run() external returns (ServiceMarket market, SampleToken token) {
        VM.startBroadcast();
        market = new ServiceMarket();
        token = new SampleToken(1_000_000);
        if (!token.transfer(address(market), 1)) revert();
        VM.stopBroadcast();
    }
}
