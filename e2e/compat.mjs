// The Ethereum JSON-RPC method by method: what is asked, and the shape that the public specification
// (ethereum/execution-apis) or, where it is silent, Geth gives the answer. The table in docs/ethereum.md is made of what
// the node answers; `make ethereum-table` writes it.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SigningKey, computeAddress, concat, hexlify, id, zeroPadValue } from 'ethers';

const here = dirname(fileURLToPath(import.meta.url));

const hex = (digits) => new RegExp(`^0x[0-9a-f]{${digits}}$`);
const uint = /^0x(0|[1-9a-f][0-9a-f]*)$/;
const bytes = /^0x([0-9a-f]{2})*$/;
const [address, hash, bloom] = [/^0x[0-9a-fA-F]{40}$/, hex(64), hex(512)];
const boolean = (value) => typeof value === 'boolean';
const text = (value) => typeof value === 'string' && value.length > 0;
const ratio = (value) => typeof value === 'number' && value >= 0 && value <= 1;
/** One of several shapes. */
const either = (...shapes) => Object.assign((value) => shapes.some((shape) => !misfit(shape, value)), { shapes });
const list = (shape, least = 0) => ({ list: shape, least });
const map = (key, shape) => ({ map: shape, key });

const log = {
	'removed': boolean, 'logIndex': uint, 'transactionIndex': uint, 'transactionHash': hash, 'blockHash': hash, 'blockNumber': uint,
	'blockTimestamp?': uint, 'address': address, 'data': bytes, 'topics': list(hash),
};
const receipt = {
	'type': /^0x[0-9a-f]{1,2}$/, 'transactionHash': hash, 'transactionIndex': uint, 'blockHash': hash, 'blockNumber': uint, 'from': address,
	'to': either(null, address), 'cumulativeGasUsed': uint, 'gasUsed': uint, 'contractAddress': either(null, address),
	'logs': list(log), 'logsBloom': bloom, 'status': either('0x0', '0x1'), 'effectiveGasPrice': uint,
};
const signed = {
	hash, 'from': address, 'nonce': uint, 'gas': uint, 'gasPrice': uint, 'value': uint, 'input': bytes, 'to': either(null, address), 'r': uint, 's': uint,
};
const access = list({ 'address': address, 'storageKeys': list(hash) });
const kinds = {
	'0x0': { 'type': '0x0', 'v': uint, 'chainId?': uint },
	'0x1': { 'type': '0x1', 'chainId': uint, 'accessList': access, 'yParity': uint, 'v?': uint },
	'0x2': {
		'type': '0x2', 'chainId': uint, 'accessList': access, 'yParity': uint, 'v?': uint, 'maxFeePerGas': uint, 'maxPriorityFeePerGas': uint,
	},
};
const ofKind = (place) => (value) => {
	const kind = kinds[value?.type];
	return kind !== undefined && !misfit({ ...signed, ...place, ...kind }, value);
};
const nowhere = { 'blockHash': null, 'blockNumber': null, 'transactionIndex': null };
const mined = ofKind({ 'blockHash': hash, 'blockNumber': uint, 'transactionIndex': uint, 'blockTimestamp?': uint });
const waiting = ofKind({ ...nowhere, 'blockTimestamp?': null });
const header = {
	hash, 'parentHash': hash, 'sha3Uncles': hash, 'miner': address, 'stateRoot': hash, 'transactionsRoot': hash, 'receiptsRoot': hash,
	'logsBloom': bloom, 'difficulty': uint, 'number': uint, 'gasLimit': uint, 'gasUsed': uint, 'timestamp': uint, 'extraData': bytes,
	'mixHash': hash, 'nonce': hex(16), 'baseFeePerGas': uint, 'withdrawalsRoot?': hash, 'blobGasUsed?': uint, 'excessBlobGas?': uint,
	'parentBeaconBlockRoot?': hash, 'requestsHash?': hash,
};
const block = (transaction) => ({
	...header, 'size': uint, 'totalDifficulty?': uint, 'transactions': list(transaction), 'uncles': list(hash), 'withdrawals?': list({}),
});
const syncing = either(false, { 'startingBlock': uint, 'currentBlock': uint, 'highestBlock': uint });
const call = {
	'type': text, 'from': address, 'to': address, 'gas': uint, 'gasUsed': uint, 'input': bytes, 'output?': bytes, 'value?': uint, 'calls?': list({}),
	'logs?': list({}), 'error?': text, 'revertReason?': text,
};
const tracer = { tracer: 'callTracer' };

/**
 * The methods: name, parameters as a function of what the test has made, shape of the answer. `stub` marks what is
 * answered as by a chain without it; `error` is expected in place of an answer.
 */
export const METHODS = [
	['eth_accounts', () => [], list(address)],
	['eth_baseFee', () => [], uint],
	['eth_blobBaseFee', () => [], uint, 'stub'],
	['eth_blockNumber', () => [], uint],
	['eth_call', (made) => [{ to: made.coin, data: '0x18160ddd' }, 'latest'], hex(64)],
	['eth_chainId', () => [], uint],
	['eth_coinbase', () => [], address],
	['eth_createAccessList', (made) => [{ from: made.from, to: made.from }], { 'accessList': access, 'gasUsed': uint, 'error?': text }],
	['eth_estimateGas', (made) => [{ from: made.from, to: made.from }], uint],
	['eth_feeHistory', () => ['0x2', 'latest', [50]], {
		'oldestBlock': uint, 'baseFeePerGas': list(uint, 3), 'gasUsedRatio': list(ratio, 2), 'reward': list(list(uint, 1), 2),
		'baseFeePerBlobGas?': list(uint), 'blobGasUsedRatio?': list(ratio),
	}],
	['eth_gasPrice', () => [], uint],
	['eth_getBalance', (made) => [made.from, 'latest'], uint],
	['eth_getBlockByHash', (made) => [made.block, true], block(mined)],
	['eth_getBlockByNumber', (made) => [made.number, false], block(hash)],
	['eth_getBlockReceipts', (made) => [made.number], list(receipt, 1)],
	['eth_getBlockTransactionCountByHash', (made) => [made.block], uint],
	['eth_getBlockTransactionCountByNumber', (made) => [made.number], uint],
	['eth_getCode', (made) => [made.contract, 'latest'], /^0x([0-9a-f]{2})+$/],
	['eth_getFilterChanges', async (made) => [await made.request('eth_newBlockFilter')], list(hash)],
	['eth_getFilterLogs', async (made) => [await made.request('eth_newFilter', { fromBlock: '0x0', address: made.coin })], list(log, 1)],
	['eth_getHeaderByHash', (made) => [made.block], header],
	['eth_getHeaderByNumber', (made) => [made.number], header],
	['eth_getLogs', (made) => [{ fromBlock: '0x0', toBlock: 'latest', address: made.coin }], list(log, 1)],
	['eth_getProof', (made) => [made.from, [], 'latest'], {}],
	['eth_getRawTransactionByBlockHashAndIndex', (made) => [made.block, '0x0'], bytes],
	['eth_getRawTransactionByBlockNumberAndIndex', (made) => [made.number, '0x0'], bytes],
	['eth_getRawTransactionByHash', (made) => [made.hash], bytes],
	['eth_getStorageAt', (made) => [made.contract, '0x0', 'latest'], hash],
	['eth_getTransactionByBlockHashAndIndex', (made) => [made.block, '0x0'], mined],
	['eth_getTransactionByBlockNumberAndIndex', (made) => [made.number, '0x0'], mined],
	['eth_getTransactionByHash', (made) => [made.hash], mined],
	['eth_getTransactionCount', (made) => [made.from, 'pending'], uint],
	['eth_getTransactionReceipt', (made) => [made.hash], receipt],
	['eth_getUncleByBlockHashAndIndex', (made) => [made.block, '0x0'], null, 'stub'],
	['eth_getUncleByBlockNumberAndIndex', (made) => [made.number, '0x0'], null, 'stub'],
	['eth_getUncleCountByBlockHash', (made) => [made.block], '0x0', 'stub'],
	['eth_getUncleCountByBlockNumber', (made) => [made.number], '0x0', 'stub'],
	['eth_getWork', () => [], list(hash, 3), 'stub'],
	['eth_hashrate', () => [], '0x0', 'stub'],
	['eth_maxPriorityFeePerGas', () => [], uint],
	['eth_mining', () => [], false, 'stub'],
	['eth_newBlockFilter', () => [], /^0x[0-9a-f]+$/],
	['eth_newFilter', (made) => [{ address: made.coin }], /^0x[0-9a-f]+$/],
	['eth_newPendingTransactionFilter', () => [], /^0x[0-9a-f]+$/],
	['eth_pendingTransactions', () => [], list(waiting)],
	['eth_protocolVersion', () => [], uint, 'stub'],
	['eth_sendRawTransaction', (made) => [made.queue()], hash],
	['eth_sendTransaction', (made) => [{ from: made.from, to: made.from }], hash],
	['eth_sign', (made) => [made.from, '0x00'], bytes],
	['eth_signTransaction', (made) => [{ from: made.from, to: made.from }], {}],
	['eth_simulateV1', (made) => [{ blockStateCalls: [{ calls: [{ from: made.from, to: made.from }] }] }, 'latest'], list({
		...block(hash), 'calls': list({ 'returnData': bytes, 'logs': list(log), 'gasUsed': uint, 'status': either('0x0', '0x1'), 'error?': {} }, 1),
	}, 1)],
	['eth_submitHashrate', (made) => ['0x1', made.hash], false, 'stub'],
	['eth_submitWork', (made) => ['0x0000000000000001', made.hash, made.hash], false, 'stub'],
	['eth_subscribe', () => ['newHeads'], /^0x[0-9a-f]+$/, 'socket'],
	['eth_syncing', () => [], syncing],
	['eth_uninstallFilter', async (made) => [await made.request('eth_newBlockFilter')], true],
	['net_listening', () => [], boolean],
	['net_peerCount', () => [], uint],
	['net_version', () => [], /^(0|[1-9][0-9]*)$/],
	['web3_clientVersion', () => [], text],
	['web3_sha3', () => ['0x68656c6c6f'], '0x1c8aff950685c2ed4bc3174f3472287b56d9517b9c948127319a09a7a36deac8'],
	['txpool_content', () => [], { 'pending': map(address, map(/^\d+$/, waiting)), 'queued': map(address, map(/^\d+$/, waiting)) }],
	['txpool_contentFrom', (made) => [made.from], { 'pending': map(/^\d+$/, waiting), 'queued': map(/^\d+$/, waiting) }],
	['txpool_inspect', () => [], { 'pending': map(address, map(/^\d+$/, text)), 'queued': map(address, map(/^\d+$/, text)) }],
	['txpool_status', () => [], { 'pending': uint, 'queued': uint }],
	['debug_getAutomine', () => [], false, 'stub'],
	['debug_getBadBlocks', () => [], list({}), 'stub'],
	['debug_getRawBlock', (made) => [made.number], bytes],
	['debug_getRawHeader', (made) => [made.number], bytes],
	['debug_getRawReceipts', (made) => [made.number], list(bytes, 1)],
	['debug_getRawTransaction', (made) => [made.hash], bytes],
	['debug_traceBlockByHash', (made) => [made.block, tracer], list({ 'txHash': hash, 'result': call }, 1)],
	['debug_traceBlockByNumber', (made) => [made.number, tracer], list({ 'txHash': hash, 'result': call }, 1)],
	['debug_traceCall', (made) => [{ from: made.from, to: made.from }, 'latest', tracer], call],
	['debug_traceTransaction', (made) => [made.hash, tracer], call],
];

const OPS = {
	STOP: '00', ADD: '01', SUB: '03', MOD: '06', SMOD: '07', ADDMOD: '08', EXP: '0a', SIGNEXTEND: '0b', GT: '11', SLT: '12', ISZERO: '15', SHL: '1b',
	SAR: '1d', CLZ: '1e', KECCAK: '20', ADDRESS: '30', CALLER: '33', CALLDATALOAD: '35', CALLDATASIZE: '36', CODESIZE: '38', RETURNDATASIZE: '3d',
	EXTCODEHASH: '3f', BLOCKHASH: '40', COINBASE: '41', TIMESTAMP: '42', NUMBER: '43', PREVRANDAO: '44', GASLIMIT: '45', CHAINID: '46',
	SELFBALANCE: '47', BASEFEE: '48', BLOBHASH: '49', BLOBBASEFEE: '4a', POP: '50', MLOAD: '51', MSTORE: '52', SLOAD: '54', SSTORE: '55', JUMP: '56',
	MSIZE: '59', GAS: '5a', JUMPDEST: '5b', TLOAD: '5c', TSTORE: '5d', MCOPY: '5e', PUSH0: '5f', LOG0: 'a0', LOG1: 'a1', CREATE: 'f0', CALL: 'f1', RETURN: 'f3',
	DELEGATECALL: 'f4', CREATE2: 'f5', STATICCALL: 'fa', SELFDESTRUCT: 'ff',
};
/** The code of instructions; a number is put on the stack. */
const code = (text) => `0x${text.trim().split(/\s+/).map((part) => OPS[part] ?? `60${Number(part).toString(16).padStart(2, '0')}`).join('')}`;
/** The same, with the value on the stack as the answer. */
const told = (text) => code(`${text} 0 MSTORE 32 0 RETURN`);
const word = (number) => `0x${BigInt.asUintN(256, BigInt(number)).toString(16).padStart(64, '0')}`;
const something = (answer) => /^0x[0-9a-f]{64}$/.test(answer) && BigInt(answer) > 0n;
/** Calls one of Ethereum's own contracts with 32 bytes, 42 as a number, and gives the first word that it answers. */
const own = (number, given = 32) => told(`42 0 MSTORE 32 64 ${given} 0 ${number} GAS STATICCALL POP 64 MLOAD`);

/** One of Ethereum's own contracts, called with data. */
const given = (number, data) => ({ to: `0x${number.toString(16).padStart(40, '0')}`, data: hexlify(data) });

/** A signature that `ecrecover` takes apart, and the same over another text. */
function recovery() {
	const [digest, key] = [id('signed'), new SigningKey(id('timebank e2e recovery'))];
	const { r, s, v } = key.sign(digest);
	const signer = zeroPadValue(computeAddress(key), 32).toLowerCase();
	const other = (answer) => /^0x([0-9a-f]{64})?$/.test(answer) && answer !== signer;
	return [[given(1, concat([digest, word(v), r, s])), signer], [given(1, concat([id('another'), word(v), r, s])), other]];
}

/** A signature of P-256, and the same over another text. */
function curve() {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x, y } = publicKey.export({ format: 'jwk' });
	const signature = sign('sha256', Buffer.from('signed'), { key: privateKey, dsaEncoding: 'ieee-p1363' });
	const over = (text) => concat([createHash('sha256').update(text).digest(), signature, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
	return [[given(0x100, over('signed')), word(1)], [given(0x100, over('another')), '0x']];
}

/** One block of Blake2b, as EIP-152 has it: twelve rounds, the state after the parameters, "abc", three bytes, the last. */
const BLAKE2_STATE = '48c9bdf267e6096a3ba7ca8485ae67bb2bf894fe72f36e3cf1361d5f3af54fa5d182e6ad7f520e511f6c3e2b8c68059b6bbd41fbabd9831f79217e1319cde05b';
const BLAKE2 = `0x0000000c${BLAKE2_STATE}616263${'00'.repeat(125)}03${'00'.repeat(15)}01`;

/**
 * Areas of the instruction set: code that is called in place of a contract's, or a call of one of Ethereum's own, and the
 * answer. `absent` if the area is not there and the answer says or shows that. Frontier's column is that of its sources of
 * June 2026 (24fcbdb, with evm 0.43.4 at its `Config::osaka`): `crate` is what a chain may add to its runtime, and Frontier's
 * template does not.
 */
export const OPCODES = [
	['arithmetic', [
		[told('3 10 MOD'), word(1)], [told('8 10 10 ADDMOD'), word(4)], [told('10 2 EXP'), word(1024)], [told('255 0 SIGNEXTEND'), word(-1)],
		[told('3 10 0 SUB SMOD'), word(-1)],
	]],
	['comparison, bits', [
		[told('1 10 GT'), word(1)], [told('1 1 0 SUB SLT'), word(1)], [told('0 ISZERO'), word(1)], [told('1 4 SHL'), word(16)],
		[told('16 0 SUB 2 SAR'), word(-4)],
	]],
	['`CLZ` (Osaka)', [[told('1 CLZ'), word(255)]]],
	['Keccak-256', [[told('0 0 KECCAK'), '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470']]],
	['caller, own code, call data', [
		[told('CALLER'), something], [told('ADDRESS'), something], [told('CODESIZE'), something], [told('CALLDATASIZE'), word(0)],
		[told('0 CALLDATALOAD'), word(0)], [told('RETURNDATASIZE'), word(0)], [told('ADDRESS EXTCODEHASH'), something],
	]],
	['block: number, time, hash, randomness, gas limit', [
		[told('NUMBER'), something], [told('TIMESTAMP'), something], [told('2 NUMBER SUB BLOCKHASH'), something], [told('PREVRANDAO'), something],
		[told('GASLIMIT'), something], [told('COINBASE'), /^0x0{24}[0-9a-f]{40}$/],
	]],
	['`CHAINID`, `SELFBALANCE`, `BASEFEE`', [[told('CHAINID'), something], [told('SELFBALANCE'), something], [told('BASEFEE'), something]]],
	['memory, `MCOPY` (Cancun)', [[told('42 0 MSTORE 32 0 32 MCOPY 32 MLOAD'), word(42)], [told('42 0 MSTORE MSIZE'), word(32)]]],
	['storage', [[told('42 0 SSTORE 0 SLOAD'), word(42)]]],
	['transient storage (Cancun)', [[told('42 0 TSTORE 0 TLOAD'), word(42)]]],
	['`PUSH0` (Shanghai), jumps', [[told('PUSH0 42 ADD'), word(42)], [told('4 JUMP STOP JUMPDEST 42'), word(42)]]],
	['`BLOBHASH`, `BLOBBASEFEE` (Cancun): there are no blobs', [[told('0 BLOBHASH'), /^invalid opcode/], [told('BLOBBASEFEE'), /^invalid opcode/]],
		{ absent: true, frontier: 'no' }],
	['logs', [[told('0 0 LOG0 1 0 0 LOG1 42'), word(42)]]],
	['`CALL`, `DELEGATECALL`, `STATICCALL`', [
		[told('42 0 MSTORE 32 64 32 0 0 4 GAS CALL POP 64 MLOAD'), word(42)],
		[told('42 0 MSTORE 32 64 32 0 4 GAS DELEGATECALL POP 64 MLOAD'), word(42)],
		[own(4), word(42)],
	]],
	['`CREATE`, `CREATE2`', [[told('0 0 0 CREATE'), something], [told('7 0 0 0 CREATE2'), something]]],
	['`SELFDESTRUCT`', [[code('0 SELFDESTRUCT'), '0x']]],
	['SHA-256, RIPEMD-160, identity', [
		[own(2, 0), '0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
		[own(3, 0), '0x0000000000000000000000009c1185a5c5e9fc54612808977ee8f548b2258d31'], [own(4), word(42)],
	]],
	['`ecrecover`', recovery()],
	// 3 ** 2 % 5
	['modexp', [[given(5, concat([word(1), word(1), word(1), '0x030205'])), '0x04']]],
	['BN254', [[own(6, 0), word(0)], [own(7, 0), word(0)], [own(8, 0), word(1)]], { frontier: 'crate' }],
	['Blake2 F', [[given(9, BLAKE2), `0x${createHash('blake2b512').update('abc').digest('hex')}`]], { frontier: 'crate' }],
	['KZG point evaluation (Cancun): there are no blobs', [[given(10, new Uint8Array(192)), /not on this chain/]],
		{ absent: true, frontier: 'no' }],
	// The sum of two points at infinity has 128 bytes where there is such a contract.
	['BLS12-381 (Prague): calls answer nothing', [[given(11, new Uint8Array(256)), '0x'], [told('0 0 1 8 SHL 0 11 GAS STATICCALL POP RETURNDATASIZE'), word(0)]],
		{ absent: true, frontier: 'crate' }],
	['P-256 (Osaka)', curve(), { frontier: 'no' }],
];

const names = (prefix, text) => text.trim().split(/\s+/).map((name) => `${prefix}_${name}`);

/** Methods of `fc-rpc-core`, Frontier's. */
const FRONTIER = new Set([
	...names('eth', `accounts blockNumber call chainId coinbase estimateGas feeHistory gasPrice getBalance getBlockByHash getBlockByNumber
		getBlockReceipts getBlockTransactionCountByHash getBlockTransactionCountByNumber getCode getFilterChanges getFilterLogs getLogs
		getStorageAt getTransactionByBlockHashAndIndex getTransactionByBlockNumberAndIndex getTransactionByHash getTransactionCount
		getTransactionReceipt getUncleByBlockHashAndIndex getUncleByBlockNumberAndIndex getUncleCountByBlockHash
		getUncleCountByBlockNumber getWork hashrate maxPriorityFeePerGas mining newBlockFilter newFilter newPendingTransactionFilter
		pendingTransactions protocolVersion sendRawTransaction sendTransaction submitHashrate submitWork subscribe syncing uninstallFilter`),
	...names('net', 'listening peerCount version'), ...names('web3', 'clientVersion sha3'), ...names('txpool', 'content inspect status'),
	...names('debug', 'getBadBlocks getRawBlock getRawHeader getRawReceipts getRawTransaction'),
]);

/** Methods of Geth in 2026, without those that only its operator uses. */
const GETH = new Set([
	...names('eth', `accounts baseFee blobBaseFee blockNumber call chainId createAccessList estimateGas feeHistory gasPrice getBalance
		getBlockByHash getBlockByNumber getBlockReceipts getBlockTransactionCountByHash getBlockTransactionCountByNumber getCode
		getFilterChanges getFilterLogs getHeaderByHash getHeaderByNumber getLogs getProof getRawTransactionByBlockHashAndIndex
		getRawTransactionByBlockNumberAndIndex getRawTransactionByHash getStorageAt getTransactionByBlockHashAndIndex
		getTransactionByBlockNumberAndIndex getTransactionByHash getTransactionCount getTransactionReceipt getUncleByBlockHashAndIndex
		getUncleByBlockNumberAndIndex getUncleCountByBlockHash getUncleCountByBlockNumber maxPriorityFeePerGas newBlockFilter newFilter
		newPendingTransactionFilter pendingTransactions sendRawTransaction sendTransaction sign signTransaction simulateV1 subscribe
		syncing uninstallFilter`),
	...names('net', 'listening peerCount version'), ...names('web3', 'clientVersion sha3'),
	...names('txpool', 'content contentFrom inspect status'),
	...names('debug', `getBadBlocks getRawBlock getRawHeader getRawReceipts getRawTransaction traceBlockByHash traceBlockByNumber traceCall
		traceTransaction`),
]);

/** Methods of pallet-revive-eth-rpc 0.24. */
const ETH_RPC = new Set([
	...names('eth', `accounts blockNumber call chainId estimateGas feeHistory gasPrice getBalance getBlockByHash getBlockByNumber getBlockReceipts
		getBlockTransactionCountByHash getBlockTransactionCountByNumber getCode getLogs getStorageAt getTransactionByBlockHashAndIndex
		getTransactionByBlockNumberAndIndex getTransactionByHash getTransactionCount getTransactionReceipt maxPriorityFeePerGas
		sendRawTransaction sendTransaction subscribe syncing`),
	...names('net', 'listening peerCount version'), 'web3_clientVersion',
	...names('debug', 'getAutomine traceBlockByNumber traceCall traceTransaction'),
]);

/** Why a shape does not fit a value; nothing if it does. */
export function misfit(shape, value, place = 'the answer') {
	const wrong = () => `${place} is ${JSON.stringify(value)?.slice(0, 200)}`;
	if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value) ? undefined : wrong();
	if (typeof shape === 'function') return shape(value) ? undefined : wrong();
	if (shape === null || typeof shape !== 'object') return value === shape ? undefined : wrong();
	if (typeof value !== 'object' || value === null || Array.isArray(value) !== ('list' in shape)) return wrong();
	if ('list' in shape) {
		if (value.length < shape.least) return `${place} has ${value.length} parts`;
		return first(value.entries(), ([at, part]) => misfit(shape.list, part, `${place}[${at}]`));
	}
	if ('map' in shape) {
		return first(Object.entries(value), ([key, part]) => (shape.key.test(key) ? misfit(shape.map, part, `${place}.${key}`) : `${place} has ${key}`));
	}
	return first(Object.entries(shape), ([field, part]) => {
		const name = field.replace('?', '');
		if (value[name] === undefined) return field.endsWith('?') ? undefined : `${place} has no ${name}`;
		return misfit(part, value[name], `${place}.${name}`);
	}) ?? (Object.keys(shape).length === 0 ? undefined : first(Object.keys(value), (name) =>
		(name in shape || `${name}?` in shape || ['yParity', 'chainId'].includes(name) ? undefined : `${place} has ${name} besides`)));
}

function first(parts, look) {
	for (const part of parts) {
		const found = look(part);
		if (found) return found;
	}
	return undefined;
}

/** Which test files name a method, besides the one that goes through all. */
function namedBy() {
	const folder = join(here, 'tests');
	const files = readdirSync(folder).filter((name) => name.startsWith('ethereum') || name.startsWith('contracts'));
	const sources = files.sort().map((name) => [name.replace('.test.mjs', ''), readFileSync(join(folder, name), 'utf8')]);
	return (method) => sources.filter(([, source]) => new RegExp(`\\b${method}\\b`).test(source)).map(([name]) => name);
}

/** The table of methods, of what the node answered to each. */
export function table(answers) {
	const named = namedBy();
	const mark = (set, method) => (set.has(method) ? 'yes' : '');
	const rows = METHODS.map(([method, , , kind]) => {
		const tests = [...new Set(['ethereum-methods', ...named(method)])].join(', ');
		const ours = answers.get(method) === 'no' ? 'no' : kind === 'stub' ? 'stub' : 'yes';
		return `| \`${method}\` | ${ours} | ${mark(FRONTIER, method)} | ${mark(GETH, method)} | ${mark(ETH_RPC, method)} | ${tests} |`;
	});
	return ['| method | ours | Frontier | Geth | eth-rpc | tests |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

/** The table of the areas of the instruction set, of those that answered as they should. All are run by one test. */
export function areas(right) {
	const rows = OPCODES.map(([area, , { frontier = 'yes' } = {}]) =>
		`| ${area} | ${right.has(area) ? 'yes' : 'no'} | ${frontier} | yes | ethereum-methods |`);
	return ['| area | ours | Frontier | Geth | tests |', '|---|---|---|---|---|', ...rows].join('\n');
}
