// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// OpenZeppelin's contracts as they come, so that tests show that they run here. They hold no time coins.
contract SampleToken is ERC20 {
    constructor(uint256 supply) ERC20("Sample Token", "SMP") {
        _mint(msg.sender, supply);
    }
}

/// A badge of a training.
contract SampleBadge is ERC721, AccessControl {
    bytes32 public constant ISSUER = keccak256("ISSUER");

    constructor() ERC721("Sample Badge", "BDG") {
        _grantRole(DEFAULT_ADMIN_ROLE, msg.sender);
    }

    function issue(address to, uint256 id) external onlyRole(ISSUER) {
        _safeMint(to, id);
    }

    function supportsInterface(bytes4 id) public view override(ERC721, AccessControl) returns (bool) {
        return super.supportsInterface(id);
    }
}

/// Moves allowed coins the way most contracts do: what is held or refused reverts.
contract SampleSpender {
    using SafeERC20 for IERC20;

    function move(IERC20 coin, address from, address to, uint256 value) external {
        coin.safeTransferFrom(from, to, value);
    }
}
