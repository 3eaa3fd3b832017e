// Ethereum clients on the same port: the same members, the same coins, the same checks.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ContractFactory, Transaction, Wallet, WebSocketProvider, ZeroAddress, parseEther } from 'ethers';
import { ALITH, TIME, accountOf, addressOf, admit, coin, link, scene, wallet } from '../ethereum.mjs';
import { Node, govern, only, send, until } from '../lib.mjs';
import { COIN, free } from '../people.mjs';

describe('Ethereum clients on the same port', () => {
	let node, api, keys, provider, volunteer, elder, close;
	before(async () => {
		({ node, api, keys, provider, volunteer, elder, close } = await scene({ linked: false }));
	});
	after(async () => {
		await close?.();
	});

	it('says which chain it is, in the ways that wallets ask', async () => {
		const { chainId } = await provider.getNetwork();
		assert.equal(await node.request('net_version'), chainId.toString());
		assert.match(await node.request('web3_clientVersion'), /^Time-Bank-Node\/v\d/);
		assert.equal(await node.request('net_listening'), true);
		assert.deepEqual(await node.request('eth_accounts'), []);
		assert.equal(await node.request('eth_syncing'), false);
		const best = (await api.rpc.chain.getHeader()).number.toNumber();
		assert.ok((await provider.getBlockNumber()) >= best);
		assert.equal(await node.request('web3_sha3', '0x'), '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
	});

	it('refuses the transaction of an address that belongs to nobody, with fuel and without', async () => {
		const stranger = wallet('stranger', provider);
		const payment = { to: TIME, gasLimit: 21_000n, type: 0, gasPrice: 10n ** 8n };
		await assert.rejects(stranger.sendTransaction(payment), { code: 'INSUFFICIENT_FUNDS' });
		const grant = api.tx.fuel.grant(accountOf(stranger.address), 10n ** 12n);
		await govern(api, keys, grant);
		assert.ok((await provider.getBalance(stranger.address)) > 0n);
		await assert.rejects(stranger.sendTransaction(payment), /sender is unknown/);
	});

	it('gives a member fuel when an Ethereum key is linked', async () => {
		await link(api, volunteer.key, volunteer.member, volunteer.wallet);
		const member = await api.call.identityFilingApi.memberOf(accountOf(volunteer.wallet.address));
		assert.equal(member.unwrap().toNumber(), volunteer.member);
		assert.ok((await provider.getBalance(volunteer.wallet.address)) > 0n);
	});

	it('gets a member more fuel from an officer of a branch', async () => {
		const { address } = volunteer.wallet;
		const before = await provider.getBalance(address);
		const topUp = (key, amount) => send(api, api.tx.fuel.topUp(accountOf(key), amount), keys.addFromUri('//Branch1//Clerk'));
		only(await topUp(address, 10n ** 9n), 'fuel', 'ToppedUp');
		assert.ok((await provider.getBalance(address)) > before);
		await assert.rejects(topUp(wallet('stranger', provider).address, 10n ** 9n), /fuel.NotAMember/);
		await assert.rejects(topUp(address, 10n ** 15n), /fuel.QuotaUsedUp/);
	});

	it('reads the coins of the member', async () => {
		const time = coin(provider);
		assert.equal(await time.name(), 'Time Coin');
		assert.equal(await time.symbol(), 'TIME');
		assert.equal(await time.decimals(), 2n);
		assert.equal(await time.totalSupply(), 10n * COIN);
		assert.equal(await time.balanceOf(volunteer.wallet.address), 10n * COIN);
		assert.equal(await time.balanceOf(addressOf(volunteer.key)), 10n * COIN);
		assert.equal(await time.balanceOf(addressOf(elder.key)), 0n);
	});

	it('moves the coins of the member, and shows it to both kinds of client', async () => {
		const sent = await coin(volunteer.wallet).transfer(addressOf(elder.key), 2n * COIN);
		assert.equal((await provider.getTransaction(sent.hash)).hash, sent.hash, 'it is found while it waits');
		const receipt = await sent.wait();
		assert.equal(receipt.status, 1);
		assert.equal(await free(api, volunteer.member), 8n * COIN);
		assert.equal(await free(api, elder.member), 2n * COIN);

		const [log] = receipt.logs;
		assert.equal(receipt.logs.length, 1);
		const transfer = coin(provider).interface.parseLog(log);
		assert.equal(transfer.name, 'Transfer');
		assert.equal(transfer.args.to.toLowerCase(), addressOf(elder.key));
		assert.equal(transfer.args.value, 2n * COIN);

		const block = await provider.getBlock(receipt.blockNumber, true);
		assert.equal(block.hash, receipt.blockHash);
		assert.deepEqual(block.prefetchedTransactions.map(({ hash }) => hash), [sent.hash]);
		assert.equal(block.prefetchedTransactions[0].from, volunteer.wallet.address);
		const events = await coin(provider).queryFilter('Transfer', receipt.blockNumber, receipt.blockNumber);
		assert.deepEqual(events.map(({ transactionHash }) => transactionHash), [sent.hash]);
		const byBlock = await provider.getLogs({ blockHash: receipt.blockHash, address: TIME });
		assert.equal(byBlock.length, 1);
		// Before there is what native calls have moved: the coins that were issued for the service.
		const earlier = await coin(provider).queryFilter('Transfer', 0, receipt.blockNumber - 1);
		assert.deepEqual(
			earlier.map(({ args }) => [args.from, args.to.toLowerCase(), args.value]),
			[[ZeroAddress, addressOf(volunteer.key), 10n * COIN]],
		);
	});

	it('says why a transfer makes no sense, before it costs anything', async () => {
		const time = coin(volunteer.wallet);
		await assert.rejects(time.transfer(addressOf(elder.key), 1n), { code: 'CALL_EXCEPTION' });
		await assert.rejects(time.transfer(addressOf(elder.key), 900n * COIN), { code: 'CALL_EXCEPTION' });
		await assert.rejects(time.transfer(wallet('nobody').address, COIN), { code: 'CALL_EXCEPTION' });
	});

	it('takes a plain transfer with the 21,000 gas that wallets fix for it', async () => {
		const to = addressOf(elder.key);
		// A new account costs its existential deposit besides.
		for (const [type, receiver] of [[0, to], [2, wallet('nobody yet').address], [2, to]]) {
			const payment = { to: receiver, value: 10n ** 10n, type };
			const estimate = await provider.estimateGas({ from: volunteer.wallet.address, ...payment });
			assert.ok(estimate > 0n && estimate <= 21_000n, `${estimate} gas`);
			const before = await provider.getBalance(receiver);
			const sent = await volunteer.wallet.sendTransaction({ ...payment, gasLimit: 21_000n });
			const receipt = await sent.wait();
			assert.equal(receipt.status, 1);
			assert.ok(receipt.gasUsed <= 21_000n, `${receipt.gasUsed} gas`);
			assert.equal(await provider.getBalance(receiver), before + 10n ** 10n);
		}
	});

	it('counts what waits in the pool in the pending nonce', async () => {
		const { address } = volunteer.wallet;
		const next = await provider.getTransactionCount(address, 'latest');
		const gap = await volunteer.wallet.sendTransaction({ to: address, gasLimit: 21_000n, nonce: next + 1 });
		assert.equal(await provider.getTransactionCount(address, 'pending'), next);
		const first = await volunteer.wallet.sendTransaction({ to: address, gasLimit: 21_000n, nonce: next });
		const receipts = await Promise.all([first.wait(), gap.wait()]);
		assert.deepEqual(receipts.map(({ status }) => status), [1, 1]);
		assert.equal(await provider.getTransactionCount(address, 'latest'), next + 2);
		await assert.rejects(
			volunteer.wallet.sendTransaction({ to: address, gasLimit: 21_000n, nonce: next }),
			{ code: 'NONCE_EXPIRED' },
		);
	});

	it('lets a dearer transaction take the place of one that waits', async () => {
		const { address } = volunteer.wallet;
		const price = BigInt(await node.request('eth_gasPrice'));
		const pay = (nonce, gasPrice, data) => volunteer.wallet.sendTransaction({
			to: address, gasLimit: 100_000n, type: 0, gasPrice, nonce, data,
		});
		// When a block comes in between, the first is in it: then once more.
		await until('both were sent between two blocks', async () => {
			const nonce = await provider.getTransactionCount(address, 'latest');
			const slow = await pay(nonce, price);
			for (const [offer, code] of [[price, 'REPLACEMENT_UNDERPRICED'], [(price * 11n) / 10n, undefined]]) {
				const [sent, error] = await pay(nonce, offer, '0x07').then((sent) => [sent], (error) => [null, error]);
				if (error?.code === 'NONCE_EXPIRED') return false;
				assert.equal(error?.code, code, error?.message);
				if (!sent) continue;
				assert.equal((await sent.wait()).status, 1);
				assert.equal(await provider.getTransactionReceipt(slow.hash), null);
			}
			return true;
		});
	});

	it('refuses transactions of other chains and damaged ones', async () => {
		const transaction = Transaction.from({
			to: TIME, nonce: 0, gasLimit: 21_000n, gasPrice: 10n ** 9n, chainId: 1, type: 0,
		});
		const signed = await new Wallet(ALITH).signTransaction(transaction);
		await assert.rejects(node.request('eth_sendRawTransaction', signed), /invalid chain id/);
		await assert.rejects(node.request('eth_sendRawTransaction', '0x02c0'), /rlp/);
		await assert.rejects(node.request('eth_sendRawTransaction', '0x'), /rlp/);
	});

	it('gives the figures that wallets make fees of', async () => {
		const price = BigInt(await node.request('eth_gasPrice'));
		assert.equal(price, 10n ** 8n);
		assert.equal(BigInt(await node.request('eth_maxPriorityFeePerGas')), 0n);
		const fees = await node.request('eth_feeHistory', '0x4', 'latest', [10, 90]);
		assert.equal(fees.baseFeePerGas.length, 5);
		assert.equal(fees.gasUsedRatio.length, 4);
		assert.equal(fees.reward.length, 4);
		assert.equal(BigInt(fees.baseFeePerGas[4]), price);
	});

	it('lets a listed deployer deploy a contract, and nobody else', async () => {
		// Constructor: stores 1 at 0 and returns a runtime that answers 42.
		const code = '0x6001600055600a6011600039600a6000f3602a60005260206000f3';
		const alith = new Wallet(ALITH, provider);
		await assert.rejects(new ContractFactory([], code, alith).deploy(), /contract is not admitted/);
		await admit(api, keys, code);
		const contract = await new ContractFactory([], code, alith).deploy();
		await contract.waitForDeployment();
		const address = await contract.getAddress();
		assert.equal(await provider.getCode(address), '0x602a60005260206000f3');
		assert.equal(BigInt(await provider.call({ to: address })), 42n);
		assert.equal(BigInt(await provider.getStorage(address, 0)), 1n);
		const receipt = await provider.getTransactionReceipt(contract.deploymentTransaction().hash);
		assert.equal(receipt.contractAddress, address);
		assert.equal(receipt.to, null);
		await assert.rejects(new ContractFactory([], code, volunteer.wallet).deploy());
	});

	it('tells new heads and logs over WebSocket', async () => {
		const live = new WebSocketProvider(node.ws);
		try {
			const heads = [];
			const logs = [];
			await live.on('block', (number) => heads.push(number));
			await live.on({ address: TIME }, (log) => logs.push(log));
			const sent = await coin(volunteer.wallet).transfer(addressOf(elder.key), COIN);
			const { blockNumber } = await sent.wait();
			await until('the log', () => logs.length > 0);
			assert.deepEqual(logs.map(({ transactionHash }) => transactionHash), [sent.hash]);
			await until('a later head', () => heads.some((number) => number > blockNumber));
		} finally {
			await live.destroy();
		}
	});

	it('answers a batch, and an unknown method by its error', async () => {
		const batch = [
			{ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] },
			{ jsonrpc: '2.0', id: 2, method: 'eth_sign', params: ['0x00', '0x00'] },
		];
		const answer = await fetch(node.http, {
			method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(batch),
		});
		const [chain, sign] = await answer.json();
		assert.ok(BigInt(chain.result) > 0n);
		assert.equal(sign.error.code, -32601);
	});

	it('converts fuel to wei at the ratio that wallets show', async () => {
		const native = (await api.query.system.account(accountOf(volunteer.wallet.address))).data.free.toBigInt();
		const wei = await provider.getBalance(volunteer.wallet.address);
		assert.ok(wei <= native * 10n ** 6n && wei > native * 10n ** 6n - parseEther('0.001'));
	});
});
