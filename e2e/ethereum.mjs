// Members with Ethereum keys on the development chain.
import { u8aToHex } from '@polkadot/util';
import { Contract, JsonRpcProvider, Wallet, getBytes, id, keccak256 } from 'ethers';
import { Node, finality, govern, keyring, send } from './lib.mjs';
import { file, serve } from './people.mjs';

/** Where the ERC-20 face of the time coin is. */
export const TIME = '0x000000000000000000000000000000000c010000';

/** Where the face of activities and services is. */
export const ACTIVITIES = '0x000000000000000000000000000000000c050000';

/** What a wallet knows of the coin. */
export const ERC20 = [
	'function name() view returns (string)',
	'function symbol() view returns (string)',
	'function decimals() view returns (uint8)',
	'function totalSupply() view returns (uint256)',
	'function balanceOf(address) view returns (uint256)',
	'function transfer(address to, uint256 value) returns (bool)',
	'function approve(address spender, uint256 value) returns (bool)',
	'function allowance(address owner, address spender) view returns (uint256)',
	'function transferFrom(address from, address to, uint256 value) returns (bool)',
	'function lockedOf(address) view returns (uint256)',
	'event Transfer(address indexed from, address indexed to, uint256 value)',
	'event TransferRestricted(address indexed from, address indexed to, uint256 value, uint64 caseId)',
];

/** The published key of the first development account of Ethereum tools, which the development chain lists as a deployer. */
export const ALITH = '0x5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133';

/** A wallet whose key everybody can derive from a name. */
export const wallet = (name, provider) => new Wallet(id(`timebank e2e ${name}`), provider);

/** The account of an Ethereum address. */
export const accountOf = (address) => `${address.toLowerCase()}${'ee'.repeat(12)}`;

/** The address of a native key as contracts and wallets see it. */
export const addressOf = (pair) => `0x${keccak256(u8aToHex(pair.publicKey)).slice(26)}`;

/** Binds an Ethereum key to the member of `pair`: the key signs what a wallet would show (`personal_sign`). */
export async function link(api, pair, member, signer) {
	const account = accountOf(signer.address);
	const payload = await api.call.identityFilingApi.linkPayload(member, account);
	const proof = await signer.signMessage(getBytes(payload.bytes.toU8a(true)));
	return send(api, api.tx.identityFiling.linkController(account, false, { Ethereum: proof }), pair);
}

/** Has the head office admit code, with the arguments that it is deployed with. */
export const admit = (api, keys, code) => govern(api, keys, api.tx.fuel.admitCode(keccak256(code)));

/** The coin as `runner` sees it. */
export const coin = (runner) => new Contract(TIME, ERC20, runner);

/**
 * A development chain with a volunteer, who has ten coins and a wallet, and an elder, who was served. The wallet's key is
 * the volunteer's unless `linked` says otherwise. `close` ends it all.
 */
export async function scene({ linked = true } = {}) {
	const node = await Node.start();
	let api, provider;
	const close = async () => {
		provider?.destroy();
		await finality();
		await api?.disconnect();
		await node.stop();
	};
	try {
		api = await node.api();
		const keys = await keyring();
		provider = new JsonRpcProvider(node.http, undefined, { pollingInterval: 200, cacheTimeout: -1 });
		const volunteer = { key: keys.addFromUri('//Volunteer'), wallet: wallet('volunteer', provider) };
		const elder = { key: keys.addFromUri('//Elder') };
		[volunteer.member, elder.member] = await file(api, keys, [volunteer.key, elder.key]);
		await serve(api, keys, volunteer, elder, 1, 10);
		if (linked) await link(api, volunteer.key, volunteer.member, volunteer.wallet);
		return { node, api, keys, provider, volunteer, elder, close };
	} catch (error) {
		await close().catch(() => {});
		throw error;
	}
}

/** All that Ethereum clients can read of the blocks up to `last`: what an index must answer the same way again. */
export async function history(node, last) {
	const blocks = [];
	for (let number = 0; number <= last; number += 1) {
		const tag = `0x${number.toString(16)}`;
		const block = await node.request('eth_getBlockByNumber', tag, true);
		const byHash = await node.request('eth_getBlockByHash', block.hash, true);
		const receipts = await node.request('eth_getBlockReceipts', tag);
		const single = [];
		for (const { hash } of block.transactions) {
			single.push(await node.request('eth_getTransactionByHash', hash), await node.request('eth_getTransactionReceipt', hash));
		}
		blocks.push({ block, byHash, receipts, single });
	}
	const logs = await node.request('eth_getLogs', { fromBlock: '0x0', toBlock: `0x${last.toString(16)}` });
	return { blocks, logs };
}
