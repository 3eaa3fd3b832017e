// Other clients than ethers, unchanged: viem, foundry, web3.py.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Interface } from 'ethers';
import {
	BaseError, ContractFunctionRevertedError, createPublicClient, createWalletClient, defineChain, getContract, http, parseAbi, webSocket,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { artifact, build, foundry } from '../contracts.mjs';
import { ALITH, ERC20, TIME, addressOf, admit, scene, wallet } from '../ethereum.mjs';
import { only, send, until } from '../lib.mjs';
import { COIN, digest, free } from '../people.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** A Python that has web3.py: the one that scripts/setup makes. */
const PYTHON = process.env.WEB3_PYTHON ?? join(here, '..', '.python', 'bin', 'python');

describe('other Ethereum clients', () => {
	const out = mkdtempSync(join(tmpdir(), 'timebank-clients-'));
	let node, api, keys, provider, volunteer, elder, close, chainId;

	before(async () => {
		build(out);
		({ node, api, keys, provider, volunteer, elder, close } = await scene());
		chainId = Number((await provider.getNetwork()).chainId);
	});
	after(async () => {
		await close?.();
		rmSync(out, { recursive: true, force: true });
	});

	it('viem reads, writes, waits, filters and decodes errors', async () => {
		const chain = defineChain({
			id: chainId, name: 'Time bank', nativeCurrency: { name: 'Fuel', symbol: 'FUEL', decimals: 18 },
			rpcUrls: { default: { http: [node.http], webSocket: [node.ws] } },
		});
		const reader = createPublicClient({ chain, transport: http(), pollingInterval: 200 });
		const account = privateKeyToAccount(volunteer.wallet.privateKey);
		const writer = createWalletClient({ chain, transport: http(), account });
		const time = getContract({ address: TIME, abi: parseAbi(ERC20), client: { public: reader, wallet: writer } });
		assert.equal(await reader.getChainId(), chainId);
		assert.ok((await reader.getBalance({ address: account.address })) > 0n);
		assert.equal(await time.read.symbol(), 'TIME');
		assert.equal(await time.read.balanceOf([account.address]), 10n * COIN);

		const filter = await reader.createContractEventFilter({ address: TIME, abi: parseAbi(ERC20), eventName: 'Transfer' });
		const hash = await time.write.transfer([addressOf(elder.key), COIN]);
		const receipt = await reader.waitForTransactionReceipt({ hash });
		assert.equal(receipt.status, 'success');
		assert.equal(receipt.type, 'eip1559');
		const told = await until('the log', async () => {
			const logs = await reader.getFilterChanges({ filter });
			return logs.length > 0 && logs;
		});
		assert.deepEqual(told.map(({ transactionHash, args }) => [transactionHash, args.value]), [[hash, COIN]]);
		const logs = await reader.getContractEvents({
			address: TIME, abi: parseAbi(ERC20), eventName: 'Transfer', fromBlock: receipt.blockNumber, toBlock: receipt.blockNumber,
		});
		assert.equal(logs.length, 1);
		const block = await reader.getBlock({ blockHash: receipt.blockHash, includeTransactions: true });
		assert.equal(block.transactions[0].hash, hash);
		assert.ok((await reader.getBlock({ blockTag: 'finalized' })).number <= (await reader.getBlockNumber()) + 1n);

		const failed = await time.simulate.transfer([addressOf(elder.key), 1n], { account }).catch((error) => error);
		assert.ok(failed instanceof BaseError);
		assert.equal(failed.walk((error) => error instanceof ContractFunctionRevertedError).reason, 'NotWholeQuanta');
		await assert.rejects(
			writer.sendTransaction({ to: account.address, value: 10n ** 24n, gas: 21_000n }), { name: 'TransactionExecutionError' },
		);
		const fees = await reader.estimateFeesPerGas();
		assert.ok(fees.maxFeePerGas >= 10n ** 8n);

		// Native movements come by the same subscription.
		const live = createPublicClient({ chain, transport: webSocket(node.ws) });
		const seen = [];
		const stop = live.watchContractEvent({ address: TIME, abi: parseAbi(ERC20), eventName: 'Transfer', onLogs: (found) => seen.push(...found) });
		await until('the subscription', async () => {
			await send(api, api.tx.timeCoin.gift(elder.member, 25n, null), volunteer.key);
			return seen.some(({ args }) => args.value === 25n);
		});
		stop();
		await (await live.transport.getRpcClient()).close();
	});

	it('cast sends, calls, estimates and reads logs and receipts', () => {
		const url = ['--rpc-url', node.http];
		const cast = (...args) => foundry('cast', [...args, ...url]).trim();
		assert.equal(cast('chain-id'), `${chainId}`);
		assert.ok(Number(cast('block-number')) > 0);
		assert.equal(cast('call', TIME, 'symbol()(string)'), '"TIME"');
		assert.ok(BigInt(cast('estimate', addressOf(elder.key), '--from', volunteer.wallet.address, '--value', '1')) <= 21_000n);
		const sent = JSON.parse(cast(
			'send', TIME, 'transfer(address,uint256)', addressOf(elder.key), `${COIN}`, '--private-key', volunteer.wallet.privateKey, '--json',
		));
		assert.equal(BigInt(sent.status), 1n);
		assert.equal(JSON.parse(cast('receipt', sent.transactionHash, '--json')).blockHash, sent.blockHash);
		const number = `${Number(sent.blockNumber)}`;
		const logs = JSON.parse(cast('logs', '--from-block', number, '--to-block', number, '--address', TIME, '--json'));
		assert.deepEqual(logs.map(({ transactionHash }) => transactionHash), [sent.transactionHash]);
		assert.equal(cast('nonce', volunteer.wallet.address), `${Number(JSON.parse(cast('tx', sent.transactionHash, '--json')).nonce) + 1}`);
		assert.ok(cast('block', 'finalized', '--field', 'number'));
		assert.throws(() => cast('call', TIME, 'transfer(address,uint256)', addressOf(elder.key), '1', '--from', volunteer.wallet.address), /NotWholeQuanta/);
	});

	it('forge creates contracts and runs scripts', async () => {
		const key = ['--private-key', ALITH, '--rpc-url', node.http, '--broadcast'];
		const folders = ['--out', out, '--cache-path', join(out, 'cache')];
		const token = artifact(out, 'Samples.sol', 'SampleToken').bytecode + 7n.toString(16).padStart(64, '0');
		const create = ['create', 'src/Samples.sol:SampleToken', ...folders, ...key, '--json', '--constructor-args', '7'];
		assert.throws(() => foundry('forge', create), /not admitted/);
		await admit(api, keys, token);
		const made = JSON.parse(foundry('forge', create));
		assert.equal(BigInt(foundry('cast', ['call', made.deployedTo, 'totalSupply()(uint256)', '--rpc-url', node.http]).trim()), 7n);

		await admit(api, keys, artifact(out, 'ServiceMarket.sol', 'ServiceMarket').bytecode);
		await admit(api, keys, artifact(out, 'Samples.sol', 'SampleToken').bytecode + 1_000_000n.toString(16).padStart(64, '0'));
		const records = join(out, 'broadcast');
		foundry('forge', ['script', 'script/Deploy.s.sol', ...folders, ...key, '--slow'], { FOUNDRY_BROADCAST: records });
		const run = JSON.parse(readFileSync(join(records, 'Deploy.s.sol', `${chainId}`, 'run-latest.json'), 'utf8'));
		assert.deepEqual(run.receipts.map(({ status }) => status), ['0x1', '0x1', '0x1']);
		const [market] = run.transactions;
		assert.notEqual(await provider.getCode(market.contractAddress), '0x');
	});

	it('web3.py reads, writes, waits and decodes errors', async (context) => {
		if (!process.env.CI && spawnSync(PYTHON, ['-c', 'import web3']).status !== 0) {
			context.skip('there is no web3.py: run scripts/setup, or set WEB3_PYTHON to a Python that has it');
			return;
		}
		const before = await free(api, elder.member);
		const told = execFileSync(PYTHON, [join(here, '..', 'web3_client.py')], {
			encoding: 'utf8',
			env: { ...process.env, RPC: node.http, COIN: TIME, KEY: volunteer.wallet.privateKey, TO: addressOf(elder.key) },
		});
		const found = JSON.parse(told);
		assert.equal(found.symbol, 'TIME');
		assert.equal(found.status, 1);
		assert.equal(found.logs, 1);
		assert.match(found.error, /NotWholeQuanta/);
		assert.equal(found.nonce, 'nonce too low');
		assert.equal(await free(api, elder.member), before + COIN);
	});

	// The requests of MetaMask in their order, as its sources and logs show them.
	it('MetaMask finds out the gas, the fee and the nonce, and sends', async () => {
		const ask = (method, ...params) => node.request(method, ...params);
		const from = volunteer.wallet.address.toLowerCase();
		const block = await ask('eth_getBlockByNumber', 'latest', false);
		assert.ok(BigInt(block.baseFeePerGas) > 0n, 'a network of EIP-1559');
		// To who has no code it sends with 21,000 gas and asks no more.
		assert.equal(await ask('eth_getCode', wallet('somebody').address, 'latest'), '0x');
		assert.ok(((await ask('eth_getCode', TIME, 'latest')).length) > 2, 'the face is a contract');
		// Else it asks with 95 % of the block's gas.
		const data = new Interface(ERC20).encodeFunctionData('transfer', [addressOf(elder.key), COIN]);
		const most = `0x${(BigInt(block.gasLimit) * 95n / 100n).toString(16)}`;
		const estimate = BigInt(await ask('eth_estimateGas', { from, to: TIME, value: '0x0', data, gas: most }));
		const fees = await ask('eth_feeHistory', '0x5', 'latest', [10, 20, 30]);
		const base = BigInt(fees.baseFeePerGas.at(-1));
		const nonce = Number(await ask('eth_getTransactionCount', from, 'pending'));
		const before = await free(api, elder.member);
		const signed = await volunteer.wallet.signTransaction({
			type: 2, chainId, nonce, to: TIME, data, gasLimit: estimate * 3n / 2n, maxFeePerGas: base * 2n, maxPriorityFeePerGas: 0n,
		});
		const hash = await ask('eth_sendRawTransaction', signed);
		const receipt = await until('the receipt', () => ask('eth_getTransactionReceipt', hash));
		assert.equal(receipt.status, '0x1');
		assert.ok(BigInt(receipt.gasUsed) <= estimate);
		assert.equal(BigInt(receipt.effectiveGasPrice), base, 'no more is paid than the base fee');
		assert.equal(await free(api, elder.member), before + COIN);
	});

	it('cast shows the refusal of a frozen member, with the number of the case', async () => {
		const supervisor = keys.addFromUri('//Supervisor1');
		const opened = await send(
			api, api.tx.freezeControl.openCase({ CourtOrder: digest('order') }, [volunteer.member], digest('evidence')), supervisor,
		);
		const number = BigInt(only(opened, 'freezeControl', 'CaseOpened').case.toString());
		const end = (await api.query.timestamp.now()).toNumber() + 3_600_000;
		await send(api, api.tx.freezeControl.restrict(number, volunteer.member, 'Outgoing', 0, end), supervisor);

		const tool = (...args) => foundry('cast', args).trim();
		const cast = (...args) => tool(...args, '--rpc-url', node.http);
		const [from, to] = [volunteer.wallet.address, addressOf(elder.key)];
		const before = [await free(api, volunteer.member), await free(api, elder.member)];
		assert.equal(cast('call', TIME, 'transfer(address,uint256)(bool)', to, `${COIN}`, '--from', from), 'false');
		const preview = cast('call', TIME, 'previewTransfer(address,address,uint256)(uint8,uint8,uint64)', from, to, `${COIN}`);
		assert.deepEqual(preview.split('\n').map(BigInt), [2n, 10n, number]);
		// Sent nevertheless, nothing moves and the receipt says why.
		const sent = JSON.parse(cast(
			'send', TIME, 'transfer(address,uint256)', to, `${COIN}`, '--private-key', volunteer.wallet.privateKey, '--json',
		));
		assert.equal(BigInt(sent.status), 1n);
		const topic = tool('sig-event', 'TransferRestricted(address,address,uint256,uint64)').split('\n').at(-1);
		assert.deepEqual(sent.logs.map(({ topics }) => topics[0]), [topic]);
		const [amount, named] = JSON.parse(tool('abi-decode', '--json', 'f()(uint256,uint64)', sent.logs[0].data));
		assert.deepEqual([BigInt(amount), BigInt(named)], [COIN, number]);
		assert.deepEqual([await free(api, volunteer.member), await free(api, elder.member)], before);
	});
});
