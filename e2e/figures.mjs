// Gas and time of common operations here and on anvil, in one run on one machine; writes the table in docs/ethereum.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContractFactory, JsonRpcProvider, Wallet, id, toQuantity } from 'ethers';
import { withAnvil } from './anvil.mjs';
import { artifact, build } from './contracts.mjs';
import { ALITH, admit, link, wallet } from './ethereum.mjs';
import { Node, finality, keyring } from './lib.mjs';
import { file } from './people.mjs';

const DOCUMENT = new URL('../docs/ethereum.md', import.meta.url);
const ROUNDS = 20;
const out = mkdtempSync(join(tmpdir(), 'timebank-figures-'));

const middle = (numbers) => numbers.sort((one, two) => one - two)[Math.trunc(numbers.length / 2)];

/** Runs the operations on a node; `prepare` is called before code is deployed. */
async function figures(url, prepare = async () => {}) {
	const provider = new JsonRpcProvider(url, undefined, { pollingInterval: 50, cacheTimeout: -1, batchMaxCount: 1 });
	const [one, two] = [new Wallet(ALITH, provider), wallet('volunteer', provider)];
	const found = {};
	const sent = async (name, make) => {
		const start = performance.now();
		const transaction = await make();
		const taken = performance.now() - start;
		const receipt = await transaction.wait();
		found[name] = { gas: receipt.gasUsed, time: taken };
		return receipt;
	};
	const asked = async (name, method, ...params) => {
		await provider.send(method, params);
		const times = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			const start = performance.now();
			await provider.send(method, params);
			times.push(performance.now() - start);
		}
		found[name] = { time: middle(times) };
	};
	const deploy = async (label, name, ...args) => {
		const { abi, bytecode } = artifact(out, 'Samples.sol', name);
		const factory = new ContractFactory(abi, bytecode, one);
		await prepare((await factory.getDeployTransaction(...args)).data);
		let contract;
		await sent(label, async () => {
			contract = await factory.deploy(...args);
			return contract.deploymentTransaction();
		});
		return contract;
	};
	await sent('plain transfer', () => one.sendTransaction({ to: two.address, value: 10n ** 10n, gasLimit: 21_000n }));
	const token = await deploy('deploy ERC-20', 'SampleToken', 1_000n);
	const badge = await deploy('deploy ERC-721', 'SampleBadge');
	await sent('ERC-20 `transfer`', () => token.transfer(two.address, 400n));
	await sent('ERC-20 `approve`', () => token.approve(two.address, 100n));
	await sent('ERC-20 `transferFrom`', () => token.connect(two).transferFrom(one.address, two.address, 60n));
	await sent('AccessControl `grantRole`', () => badge.grantRole(id('ISSUER'), two.address));
	const minted = await sent('ERC-721 mint', () => badge.connect(two).issue(one.address, 7n));
	const data = token.interface.encodeFunctionData('balanceOf', [two.address]);
	const [to, from] = [await token.getAddress(), two.address];
	await asked('`eth_call`', 'eth_call', { to, data }, 'latest');
	await asked('`eth_estimateGas`', 'eth_estimateGas', { from, to, data: token.interface.encodeFunctionData('transfer', [one.address, 1n]) });
	await asked('`eth_getBalance`', 'eth_getBalance', from, 'latest');
	await asked('`eth_getTransactionReceipt`', 'eth_getTransactionReceipt', minted.hash);
	await asked('`eth_getBlockByNumber`, full', 'eth_getBlockByNumber', toQuantity(minted.blockNumber), true);
	await asked('`eth_getLogs` of all blocks', 'eth_getLogs', { fromBlock: '0x0', toBlock: 'latest', address: to });
	provider.destroy();
	return found;
}

async function ours() {
	const node = await Node.start();
	const api = await node.api();
	const keys = await keyring();
	const person = keys.addFromUri('//Volunteer');
	const [member] = await file(api, keys, [person]);
	await link(api, person, member, wallet('volunteer'));
	try {
		return await figures(node.http, (code) => admit(api, keys, code));
	} finally {
		await finality();
		await api.disconnect();
		await node.stop();
	}
}

const anvils = () => withAnvil(async (url, request) => {
	for (const { address } of [new Wallet(ALITH), wallet('volunteer')]) await request('anvil_setBalance', address, toQuantity(10n ** 20n));
	return figures(url);
});

build(out);
const [mine, other] = [await ours(), await anvils()];
rmSync(out, { recursive: true });
const cells = ({ gas, time }) => [gas === undefined ? '' : `${gas}`, `${time.toFixed(1)} ms`];
const rows = Object.keys(mine).map((name) => {
	const [gas, time] = cells(mine[name]);
	const [anvilGas, anvilTime] = cells(other[name]);
	return `| ${name} | ${gas} | ${anvilGas} | ${time} | ${anvilTime} |`;
});
const table = ['| operation | gas here | gas on anvil | time here | time on anvil |', '|---|---|---|---|---|', ...rows, ''].join('\n');
const parts = readFileSync(DOCUMENT, 'utf8').split(/(?<=<!-- figures -->\n)[^]*(?=<!-- end of figures -->)/);
if (parts.length !== 2) throw new Error('docs/ethereum.md has no place for the figures');
writeFileSync(DOCUMENT, parts.join(table));
process.stdout.write(table);
