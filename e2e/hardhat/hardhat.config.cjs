// A hardhat project on a time bank's chain. The test lays it into a folder of its own, beside the contracts
// (../tests/hardhat.test.mjs).
const { createRequire } = require('node:module');
const { subtask } = require('hardhat/config');
const { TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD } = require('hardhat/builtin-tasks/task-names');
require('@nomicfoundation/hardhat-ethers');

const solc = createRequire(__filename)('solc');
const compilerPath = require.resolve('solc/soljson.js');
const longVersion = solc.version().split('.Emscripten')[0];
const version = longVersion.split('+')[0];

// The compiler of npm: hardhat would download one.
subtask(TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD, async () => ({ compilerPath, isSolcJs: true, version, longVersion }));

module.exports = {
	solidity: {
		version,
		settings: {
			evmVersion: 'cancun', optimizer: { enabled: true, runs: 200 }, metadata: { bytecodeHash: 'none', appendCBOR: false },
		},
	},
	defaultNetwork: 'bank',
	networks: { bank: { url: process.env.RPC ?? 'http://127.0.0.1:9944', accounts: (process.env.KEYS ?? '').split(',').filter(Boolean) } },
};
