// The Ethereum JSON-RPC beyond what a wallet asks: filters, the pool, traces, native movements, limits, errors.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Transaction, WebSocketProvider, ZeroAddress, id, toQuantity, zeroPadValue } from 'ethers';
import { TIME, addressOf, coin, link, scene, wallet } from '../ethereum.mjs';
import { only, send, until } from '../lib.mjs';
import { COIN } from '../people.mjs';

const TRANSFER = id('Transfer(address,address,uint256)');

describe('the Ethereum RPC in its breadth', () => {
	let node, api, keys, provider, volunteer, elder, close;
	const topic = (address) => zeroPadValue(address, 32).toLowerCase();
	const logsOf = (from = 0, to = 'latest') => node.request('eth_getLogs', {
		fromBlock: typeof from === 'number' ? toQuantity(from) : from, toBlock: to, address: TIME, topics: [TRANSFER],
	});

	before(async () => {
		({ node, api, keys, provider, volunteer, elder, close } = await scene());
	});
	after(async () => {
		await close?.();
	});

	it('shows transfers that native clients make, under the hash that they know', async () => {
		const gift = api.tx.timeCoin.gift(elder.member, 2n * COIN, null);
		const head = await node.request('eth_blockNumber');
		let hash;
		await new Promise((resolve, reject) => {
			gift.signAndSend(volunteer.key, { nonce: -1 }, ({ status, txHash, dispatchError }) => {
				if (dispatchError) reject(new Error('the gift failed'));
				hash = txHash.toHex();
				if (status.isInBlock) resolve();
			}).catch(reject);
		});
		const [log] = await until('the log', async () => {
			const logs = await logsOf(head);
			return logs.filter(({ transactionHash }) => transactionHash === hash).length > 0 && logs.filter(({ transactionHash }) => transactionHash === hash);
		});
		assert.deepEqual(log.topics, [TRANSFER, topic(volunteer.wallet.address), topic(addressOf(elder.key))]);
		assert.equal(BigInt(log.data), 2n * COIN);
		assert.equal(log.removed, false);

		const receipt = await provider.getTransactionReceipt(hash);
		assert.equal(receipt.status, 1);
		assert.equal(receipt.gasUsed, 0n);
		assert.equal(receipt.from.toLowerCase(), addressOf(volunteer.key));
		assert.equal(receipt.logs.length, 1);
		const shown = await provider.getTransaction(hash);
		assert.equal(shown.hash, hash);
		assert.equal(shown.to.toLowerCase(), TIME);
		// The block is what the chain has committed to.
		const block = await node.request('eth_getBlockByNumber', log.blockNumber, false);
		assert.ok(!block.transactions.includes(hash));
		assert.equal((await node.request('eth_getBlockReceipts', log.blockNumber)).length, block.transactions.length);
		await assert.rejects(node.request('debug_traceTransaction', hash, { tracer: 'callTracer' }), /only Ethereum transactions/);
	});

	it('lets a balance be the sum of its logs', async () => {
		await send(api, api.tx.timeCoin.gift(volunteer.member, COIN, null), elder.key);
		await (await coin(volunteer.wallet).transfer(addressOf(elder.key), COIN)).wait();
		const logs = await logsOf();
		const names = new Set([volunteer.wallet.address.toLowerCase(), addressOf(volunteer.key)].map(topic));
		const sum = logs.reduce((total, { topics: [, from, to], data }) =>
			total + (names.has(to) ? BigInt(data) : 0n) - (names.has(from) ? BigInt(data) : 0n), 0n);
		assert.equal(sum, await coin(provider).balanceOf(volunteer.wallet.address));
		assert.equal(logs[0].topics[1], topic(ZeroAddress), 'coins that were earned come from nowhere');
	});

	it('polls filters for logs, blocks and pending transactions', async () => {
		const [logs, blocks, pending] = [
			await node.request('eth_newFilter', { address: TIME }),
			await node.request('eth_newBlockFilter'),
			await node.request('eth_newPendingTransactionFilter'),
		];
		for (const filter of [logs, blocks, pending]) assert.match(filter, /^0x[0-9a-f]{32}$/);
		assert.deepEqual(await node.request('eth_getFilterChanges', logs), []);
		const sent = await coin(volunteer.wallet).transfer(addressOf(elder.key), COIN);
		const { blockNumber } = await sent.wait();
		const changes = await until('the log', async () => {
			const changes = await node.request('eth_getFilterChanges', logs);
			return changes.length > 0 && changes;
		});
		assert.deepEqual(changes.map(({ transactionHash }) => transactionHash), [sent.hash]);
		assert.deepEqual(await node.request('eth_getFilterChanges', logs), [], 'once told, not told again');
		const all = await node.request('eth_getFilterLogs', await node.request('eth_newFilter', { address: TIME, fromBlock: '0x0' }));
		assert.ok(all.length > changes.length);
		const hashes = await node.request('eth_getFilterChanges', blocks);
		assert.ok(hashes.includes((await provider.getBlock(blockNumber)).hash));
		assert.ok((await node.request('eth_getFilterChanges', pending)).includes(sent.hash));
		await assert.rejects(node.request('eth_getFilterLogs', blocks), { code: -32000, message: 'filter not found' });
		assert.equal(await node.request('eth_uninstallFilter', logs), true);
		assert.equal(await node.request('eth_uninstallFilter', logs), false);
		await assert.rejects(node.request('eth_getFilterChanges', logs), { code: -32000, message: 'filter not found' });
	});

	it('limits the filters of one connection', async () => {
		const live = new WebSocketProvider(node.ws);
		try {
			for (let count = 0; count < 64; count += 1) await live.send('eth_newBlockFilter', []);
			await assert.rejects(live.send('eth_newBlockFilter', []), /64 filters/);
		} finally {
			await live.destroy();
		}
	});

	it('keeps the filters of connections that stay, and of all others those that are asked for', async () => {
		const batch = async (calls) => {
			const body = JSON.stringify(calls.map(([method, ...params], id) => ({ jsonrpc: '2.0', id, method, params })));
			const answer = await fetch(node.http, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
			return answer.json();
		};
		const live = new WebSocketProvider(node.ws);
		try {
			const kept = await live.send('eth_newBlockFilter', []);
			await live.send('eth_getFilterChanges', [kept]);
			const [idle, asked] = [await node.request('eth_newBlockFilter'), await node.request('eth_newBlockFilter')];
			// More than the node keeps. Over HTTP every batch is a connection of its own.
			for (let count = 0; count < 17; count += 1) {
				const made = await batch(Array.from({ length: 64 }, () => ['eth_newBlockFilter']));
				assert.ok(made.every(({ result }) => /^0x[0-9a-f]{32}$/.test(result)));
				await node.request('eth_getFilterChanges', asked);
			}
			const [{ error }] = (await batch(Array.from({ length: 65 }, () => ['eth_newBlockFilter']))).slice(-1);
			assert.match(error.message, /64 filters/);
			await assert.rejects(node.request('eth_getFilterChanges', idle), { code: -32000, message: 'filter not found' });
			assert.ok(Array.isArray(await node.request('eth_getFilterChanges', asked)));
			assert.ok(Array.isArray(await live.send('eth_getFilterChanges', [kept])));
		} finally {
			await live.destroy();
		}
	});

	it('tells pending transactions and the state of synchronisation over WebSocket', async () => {
		const live = new WebSocketProvider(node.ws);
		try {
			const told = [];
			await live.on('pending', (hash) => told.push(hash));
			const socket = live.websocket;
			const syncing = new Promise((resolve) => {
				socket.addEventListener('message', ({ data }) => {
					const message = JSON.parse(data);
					if (message.method === 'eth_subscription' && message.params.result === false) resolve(true);
				});
			});
			await live.send('eth_subscribe', ['syncing']);
			assert.equal(await syncing, true);
			const sent = await coin(volunteer.wallet).transfer(addressOf(elder.key), COIN);
			await sent.wait();
			await until('the hash', () => told.includes(sent.hash));
			await assert.rejects(live.send('eth_subscribe', ['newBlocks']), /newBlocks/);
		} finally {
			await live.destroy();
		}
	});

	it('shows what waits in the pool', async () => {
		const { address } = volunteer.wallet;
		const next = await provider.getTransactionCount(address, 'latest');
		const gap = await volunteer.wallet.sendTransaction({ to: address, gasLimit: 21_000n, nonce: next + 1 });
		assert.deepEqual(await node.request('txpool_status'), { pending: '0x0', queued: '0x1' });
		const { pending, queued } = await node.request('txpool_content');
		assert.deepEqual(pending, {});
		assert.equal(queued[address][next + 1].hash, gap.hash);
		assert.match((await node.request('txpool_inspect')).queued[address][next + 1], /: 0 wei \+ 21000 gas × \d+ wei$/);
		const mine = await node.request('txpool_contentFrom', address);
		assert.deepEqual(Object.keys(mine.queued), [`${next + 1}`]);
		assert.equal((await node.request('eth_getTransactionByHash', gap.hash)).blockHash, null);
		assert.ok((await node.request('debug_getRawTransaction', gap.hash)).startsWith('0x02'));
		// The gap is closed by one that is not replaced by a cheaper or equal one.
		const first = await volunteer.wallet.sendTransaction({ to: address, gasLimit: 21_000n, nonce: next });
		await Promise.all([first.wait(), gap.wait()]);
		assert.deepEqual(await node.request('txpool_status'), { pending: '0x0', queued: '0x0' });
		assert.deepEqual(await node.request('eth_pendingTransactions'), []);
	});

	it('tells how transactions, blocks and calls went', async () => {
		const sent = await coin(volunteer.wallet).transfer(addressOf(elder.key), COIN);
		const { blockNumber, blockHash } = await sent.wait();
		const call = await node.request('debug_traceTransaction', sent.hash, { tracer: 'callTracer', tracerConfig: { withLog: true } });
		assert.equal(call.type, 'CALL');
		assert.equal(call.from, volunteer.wallet.address.toLowerCase());
		assert.equal(call.to, TIME);
		assert.equal(call.input, sent.data);
		assert.equal(call.logs[0].topics[0], TRANSFER);
		const plain = await node.request('debug_traceTransaction', sent.hash, { tracer: 'callTracer' });
		assert.equal(plain.logs, undefined);
		const before = await node.request('debug_traceTransaction', sent.hash, { tracer: 'prestateTracer' });
		assert.ok(before[volunteer.wallet.address.toLowerCase()]);
		const number = toQuantity(blockNumber);
		const byNumber = await node.request('debug_traceBlockByNumber', number, { tracer: 'callTracer' });
		assert.deepEqual(byNumber.map(({ txHash, result }) => [txHash, result.to]), [[sent.hash, TIME]]);
		assert.deepEqual(await node.request('debug_traceBlockByHash', blockHash, { tracer: 'callTracer' }), byNumber);
		const data = coin(provider).interface.encodeFunctionData('transfer', [addressOf(elder.key), 1n]);
		const request = { from: volunteer.wallet.address, to: TIME, data };
		const failed = await node.request('debug_traceCall', request, 'latest', { tracer: 'callTracer' });
		assert.equal(failed.error, 'execution reverted');
		assert.match(failed.revertReason, /NotWholeQuanta/);
		await assert.rejects(node.request('debug_traceTransaction', sent.hash, { tracer: '4byteTracer' }), /tracer not found/);
		await assert.rejects(node.request('debug_traceTransaction', id('nothing'), { tracer: 'callTracer' }), /not found/);
		const receipts = await node.request('debug_getRawReceipts', number);
		assert.equal(receipts.length, 1);
		assert.ok(receipts[0].startsWith('0x02'));
	});

	it('answers for what it has not as a chain without it', async () => {
		const expected = {
			eth_protocolVersion: '0x44', eth_mining: false, eth_hashrate: '0x0', eth_blobBaseFee: '0x1', debug_getBadBlocks: [],
			debug_getAutomine: false,
		};
		for (const [method, answer] of Object.entries(expected)) assert.deepEqual(await node.request(method), answer, method);
		assert.match(await node.request('eth_coinbase'), /^0x[0-9a-f]{40}$/);
		assert.equal(await node.request('eth_getUncleCountByBlockNumber', 'latest'), '0x0');
		assert.equal(await node.request('eth_getUncleByBlockNumberAndIndex', 'latest', '0x0'), null);
		assert.equal(await node.request('eth_submitWork', '0x0000000000000000', id('a'), id('b')), false);
		const list = await node.request('eth_createAccessList', { from: volunteer.wallet.address, to: volunteer.wallet.address });
		assert.deepEqual(list.accessList, []);
		assert.ok(BigInt(list.gasUsed) > 0n);
	});

	it('takes the block parameter as given, by default, and by its tags', async () => {
		const { address } = volunteer.wallet;
		for (const [method, ...params] of [
			['eth_getBalance', address], ['eth_getTransactionCount', address], ['eth_getCode', TIME], ['eth_getStorageAt', TIME, '0x0'],
			['eth_call', { to: TIME, data: '0x18160ddd' }], ['eth_estimateGas', { from: address, to: address }],
		]) {
			const answer = await node.request(method, ...params);
			for (const tag of ['latest', 'pending']) assert.equal(await node.request(method, ...params, tag), answer, `${method} ${tag}`);
		}
		const number = async (tag) => Number((await node.request('eth_getHeaderByNumber', tag)).number);
		const [earliest, finalised, safe, latest] = await Promise.all(['earliest', 'finalized', 'safe', 'latest'].map(number));
		assert.equal(earliest, 0);
		assert.ok(finalised <= latest && safe <= latest);
		const final = await api.rpc.chain.getFinalizedHead();
		assert.ok((await number('finalized')) <= (await api.rpc.chain.getHeader(final)).number.toNumber() + 1);
	});

	it('fails as Geth does', async () => {
		const { address } = volunteer.wallet;
		const transfer = coin(provider).interface.encodeFunctionData('transfer', [addressOf(elder.key), 1n]);
		const cases = [
			['eth_call', [{ from: address, to: TIME, data: transfer }], { code: 3 }],
			['eth_getBalance', ['0x12'], { code: -32602 }],
			['eth_getBalance', [address, 'newest'], { code: -32602 }],
			['eth_getBalance', [address, '0xffffff'], { code: -32000, message: 'header not found' }],
			['eth_getLogs', [{ fromBlock: '0x5', toBlock: '0x1' }], { code: -32602 }],
			['eth_getLogs', [{ blockHash: id('nothing') }], { code: -32000, message: 'unknown block' }],
			['eth_sendRawTransaction', [`0x${'ff'.repeat(140_000)}`], { code: -32000 }],
			['eth_sendRawTransaction', ['0x03c0'], { code: -32000, message: 'transaction type not supported' }],
			['eth_sendRawTransaction', ['0x04c0'], { code: -32000, message: 'transaction type not supported' }],
			['eth_getFilterChanges', ['0x1'], { code: -32000, message: 'filter not found' }],
			['eth_noSuchMethod', [], { code: -32601 }],
		];
		for (const [method, params, error] of cases) {
			await assert.rejects(node.request(method, ...params), error, `${method} ${JSON.stringify(params).slice(0, 80)}`);
		}
		assert.equal(await node.request('eth_getTransactionReceipt', id('nothing')), null);
		assert.equal(await node.request('eth_getBlockByNumber', '0xffffff', false), null);
	});

	it('says what is wrong with a transaction in the words of Geth', async () => {
		const { address } = volunteer.wallet;
		const { chainId } = await provider.getNetwork();
		const nonce = await provider.getTransactionCount(address, 'latest');
		const sign = (own) => volunteer.wallet.signTransaction({
			to: address, nonce, gasLimit: 21_000n, gasPrice: 10n ** 8n, chainId, type: 0, ...own,
		});
		const unprotected = Transaction.from({ to: address, nonce, gasLimit: 21_000n, gasPrice: 10n ** 8n, type: 0 });
		unprotected.signature = volunteer.wallet.signingKey.sign(unprotected.unsignedHash);
		const modern = { type: 2, gasPrice: undefined };
		const cases = [
			[unprotected.serialized, /^only replay-protected \(EIP-155\) transactions allowed over RPC$/],
			[await sign({ chainId: 1n }), new RegExp(`^invalid sender: invalid chain id for signer: have 1 want ${chainId}$`)],
			[await sign({ type: 1, chainId: 1n }), /^invalid sender: invalid chain id for signer: have 1/],
			[await sign({ nonce: nonce - 1 }), new RegExp(`^nonce too low: next nonce ${nonce}, tx nonce ${nonce - 1}$`)],
			[await sign({ gasPrice: 1n }), /^max fee per gas less than block base fee: address 0x[0-9a-f]{40}, maxFeePerGas: 1, baseFee: 100000000$/],
			[await sign({ ...modern, maxFeePerGas: 1n, maxPriorityFeePerGas: 0n }), /^max fee per gas less than block base fee/],
			[await sign({ value: 10n ** 24n }), /^insufficient funds for gas \* price \+ value: balance \d+, tx cost \d+, overshot \d+$/],
			[await sign({ gasLimit: 100n }), /^intrinsic gas too low$/],
			[await sign({ data: `0x${'00'.repeat(131_072)}` }), /^oversized data: transaction size \d+, limit 131072$/],
			[await sign({ to: undefined, data: `0x${'00'.repeat(49_153)}` }), /^max initcode size exceeded: code size 49153, limit 49152$/],
		];
		for (const [signed, message] of cases) {
			await assert.rejects(node.request('eth_sendRawTransaction', signed), { code: -32000, message }, `${message}`);
		}
		const first = await sign({ gasPrice: 10n ** 9n, nonce: nonce + 3 });
		await node.request('eth_sendRawTransaction', first);
		await assert.rejects(node.request('eth_sendRawTransaction', first), { code: -32000, message: 'already known' });
		// The gap is closed, so that nothing is left for the tests that follow.
		for (const gap of [nonce, nonce + 1, nonce + 2]) await node.request('eth_sendRawTransaction', await sign({ nonce: gap }));
		await until('all are in blocks', async () => (await provider.getTransactionCount(address, 'latest')) === nonce + 4);
	});

	it('estimates within the gas that is given, and says when it is too little', async () => {
		const data = coin(provider).interface.encodeFunctionData('transfer', [addressOf(elder.key), COIN]);
		const call = { from: volunteer.wallet.address, to: TIME, data };
		const enough = await node.request('eth_estimateGas', call);
		const { gasLimit } = await node.request('eth_getBlockByNumber', 'latest', false);
		for (const gas of [enough, gasLimit]) assert.equal(await node.request('eth_estimateGas', { ...call, gas }), enough, gas);
		await assert.rejects(
			node.request('eth_estimateGas', { ...call, gas: '0x64' }), { code: -32000, message: 'gas required exceeds allowance (100)' },
		);
		// With no more than that it goes through.
		const sent = await volunteer.wallet.sendTransaction({ to: TIME, data, gasLimit: BigInt(enough) });
		const receipt = await sent.wait();
		assert.equal(receipt.status, 1);
		assert.ok(receipt.gasUsed <= BigInt(enough));
	});

	it('tells pending transactions in full when that is wanted', async () => {
		const live = new WebSocketProvider(node.ws);
		try {
			const told = [];
			const id = await live.send('eth_subscribe', ['newPendingTransactions', true]);
			live.websocket.addEventListener('message', ({ data }) => {
				const { params } = JSON.parse(data);
				if (params?.subscription === id) told.push(params.result);
			});
			const sent = await coin(volunteer.wallet).transfer(addressOf(elder.key), COIN);
			await sent.wait();
			const [found] = await until('the transaction', () => {
				const found = told.filter(({ hash }) => hash === sent.hash);
				return found.length > 0 && found;
			});
			assert.equal(found.from, volunteer.wallet.address.toLowerCase());
			assert.equal(found.blockHash, null);
			assert.equal(await live.send('eth_unsubscribe', [id]), true);
		} finally {
			await live.destroy();
		}
	});

	it('does not say that money is missing when it is gas', async () => {
		const { address } = volunteer.wallet;
		const nonce = await provider.getTransactionCount(address, 'latest');
		await assert.rejects(
			volunteer.wallet.sendTransaction({ to: address, gasLimit: 100n, gasPrice: 10n ** 8n, nonce, type: 0 }),
			({ code, message }) => code !== 'INSUFFICIENT_FUNDS' && /intrinsic gas too low/.test(message),
		);
	});

	it('refuses a second transaction of a nonce that pays no more', async () => {
		const { address } = volunteer.wallet;
		const nonce = await provider.getTransactionCount(address, 'latest');
		const one = { to: address, gasLimit: 21_000n, nonce };
		const first = await volunteer.wallet.sendTransaction(one);
		// Unless a block has taken the first in between.
		await assert.rejects(
			volunteer.wallet.sendTransaction({ ...one, value: 1n }),
			({ code }) => code === 'REPLACEMENT_UNDERPRICED' || code === 'NONCE_EXPIRED',
		);
		await first.wait();
	});

	it('moves coins by an allowance, and ends it with the key', async () => {
		await link(api, elder.key, elder.member, wallet('elder', provider));
		const spender = wallet('elder', provider);
		await (await coin(volunteer.wallet).approve(spender.address, 2n * COIN)).wait();
		assert.equal(await coin(provider).allowance(addressOf(volunteer.key), spender.address), 2n * COIN);
		const receipt = await (await coin(spender).transferFrom(volunteer.wallet.address, spender.address, COIN)).wait();
		assert.equal(coin(provider).interface.parseLog(receipt.logs[0]).args.value, COIN);
		assert.equal(await coin(provider).allowance(volunteer.wallet.address, spender.address), COIN);
		const key = `${volunteer.wallet.address.toLowerCase()}${'ee'.repeat(12)}`;
		const events = await send(api, api.tx.identityFiling.requestRemoval(key), volunteer.key);
		only(events, 'identityFiling', 'RemovalRequested');
		const cosign = api.tx.identityFiling.cosignRemoval(volunteer.member, volunteer.key.address);
		only(await send(api, cosign, keys.addFromUri('//Branch1//Manager')), 'timeCoin', 'AllowanceSet');
		assert.equal(await coin(provider).allowance(addressOf(volunteer.key), spender.address), 0n);
	});
});
