// Contracts: who may deploy what, OpenZeppelin's as they come, and the market that keeps time coins in escrow.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Contract, ContractFactory, JsonRpcProvider, Wallet, ZeroHash, id, keccak256 } from 'ethers';
import { artifact, build } from '../contracts.mjs';
import { ACTIVITIES, ALITH, TIME, accountOf, admit, coin, link, wallet } from '../ethereum.mjs';
import { Node, finality, govern, keyring, only, send } from '../lib.mjs';
import { COIN, digest, file, free, serve } from '../people.mjs';

const State = { Open: 1n, Taken: 2n, Paid: 3n, Cancelled: 4n };

describe('contracts', () => {
	const out = mkdtempSync(join(tmpdir(), 'timebank-contracts-'));
	let node, api, keys, provider, deployer, recipient, volunteer, stranger;

	const admitted = new Set();
	/** A call of a contract that reverts with its error of this name, found before anything is sent. */
	const reverts = (contract, promise, name) => assert.rejects(
		promise, (error) => error.code === 'CALL_EXCEPTION' && contract.interface.parseError(error.data)?.name === name, name,
	);

	/** Deploys a contract as the listed deployer, admitted with these arguments. */
	const deploy = async (source, name, ...args) => {
		const { abi, bytecode } = artifact(out, `${source}.sol`, name);
		const factory = new ContractFactory(abi, bytecode, deployer);
		const { data } = await factory.getDeployTransaction(...args);
		// What is admitted may be deployed again.
		if (!admitted.has(data)) await admit(api, keys, data);
		admitted.add(data);
		const contract = await factory.deploy(...args);
		await contract.waitForDeployment();
		return contract;
	};

	/** Files a contract as a member. */
	const fileContract = async (contract) => {
		const address = await contract.getAddress();
		await govern(api, keys, api.tx.identityFiling.fileContract(1, address, keccak256(await provider.getCode(address))));
		return (await api.call.identityFilingApi.memberOf(accountOf(address))).unwrap().toNumber();
	};

	before(async () => {
		build(out);
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
		provider = new JsonRpcProvider(node.http, undefined, { pollingInterval: 200, cacheTimeout: -1 });
		deployer = new Wallet(ALITH, provider);
		const person = (name) => ({ key: keys.addFromUri(`//${name}`), wallet: wallet(name, provider) });
		[recipient, volunteer, stranger] = ['Recipient', 'Volunteer', 'Stranger'].map(person);
		const people = [recipient, volunteer];
		(await file(api, keys, people.map(({ key }) => key))).forEach((member, place) => { people[place].member = member; });
		// The recipient has served before.
		await serve(api, keys, recipient, volunteer, 1, 10);
		for (const { key, member, wallet: ethereum } of people) await link(api, key, member, ethereum);
	});
	after(async () => {
		provider?.destroy();
		await finality();
		await api?.disconnect();
		await node?.stop();
		rmSync(out, { recursive: true, force: true });
	});

	it('keeps out code that is not admitted, with other arguments too, and what was withdrawn', async () => {
		const { abi, bytecode } = artifact(out, 'Samples.sol', 'SampleToken');
		const factory = new ContractFactory(abi, bytecode, deployer);
		await assert.rejects(factory.deploy(5n), /contract is not admitted/);
		const { data } = await factory.getDeployTransaction(5n);
		await admit(api, keys, data);
		await assert.rejects(factory.deploy(6n), /contract is not admitted/);
		await assert.rejects(new ContractFactory(abi, bytecode, volunteer.wallet).deploy(5n), 'nobody but a listed deployer');
		await (await factory.deploy(5n)).waitForDeployment();
		await govern(api, keys, api.tx.fuel.withdrawCode(keccak256(data)));
		await assert.rejects(factory.deploy(5n), /contract is not admitted/);
	});

	it("runs OpenZeppelin's ERC-20, ERC-721 and AccessControl", async () => {
		const token = await deploy('Samples', 'SampleToken', 1_000n);
		await (await token.transfer(volunteer.wallet.address, 400n)).wait();
		await (await token.connect(volunteer.wallet).approve(recipient.wallet.address, 100n)).wait();
		const spent = await (await token.connect(recipient.wallet).transferFrom(volunteer.wallet.address, recipient.wallet.address, 60n)).wait();
		assert.equal(spent.logs[0].fragment.name, 'Transfer');
		assert.deepEqual(
			await Promise.all([volunteer, recipient].map(({ wallet: { address } }) => token.balanceOf(address))), [340n, 60n],
		);
		await reverts(token, token.connect(recipient.wallet).transfer(volunteer.wallet.address, 61n), 'ERC20InsufficientBalance');

		const badge = await deploy('Samples', 'SampleBadge');
		const issuer = badge.connect(recipient.wallet);
		await reverts(badge, issuer.issue(volunteer.wallet.address, 7n), 'AccessControlUnauthorizedAccount');
		await (await badge.grantRole(id('ISSUER'), recipient.wallet.address)).wait();
		await (await issuer.issue(volunteer.wallet.address, 7n)).wait();
		assert.equal(await badge.ownerOf(7n), volunteer.wallet.address);
		assert.equal(await badge.supportsInterface('0x80ac58cd'), true);
	});

	it('keeps the coins of an offer in escrow and pays who has served', async () => {
		const market = await deploy('ServiceMarket', 'ServiceMarket');
		const address = await market.getAddress();
		const [offering, serving] = [market.connect(recipient.wallet), market.connect(volunteer.wallet)];
		const until = BigInt((await provider.getBlock('latest')).timestamp) + 86_400n;
		const price = 2n * COIN;
		await (await coin(recipient.wallet).approve(address, 5n * COIN)).wait();
		// Only a filed contract can hold coins.
		await assert.rejects(offering.offer(price, 0, until, digest('terms')), { code: 'CALL_EXCEPTION' });
		const member = await fileContract(market);
		assert.equal(await coin(provider).balanceOf(address), 0n);

		await (await offering.offer(price, 0, until, digest('terms'))).wait();
		assert.equal((await market.offers(1n)).state, State.Open);
		assert.equal(await free(api, member), price);
		assert.equal(await coin(provider).allowance(recipient.wallet.address, address), 3n * COIN);
		await reverts(market, offering.take(1n), 'OwnOffer');
		await reverts(market, serving.confirm(1n), 'NotIn');
		await (await serving.take(1n)).wait();
		await reverts(market, serving.confirm(1n), 'NotParty');
		await reverts(market, offering.cancel(1n), 'TooEarly');
		const paid = await (await offering.confirm(1n)).wait();
		assert.equal((await market.offers(1n)).state, State.Paid);
		assert.deepEqual([await free(api, member), await free(api, volunteer.member)], [0n, price]);
		// The payment is a movement of the coin and an event of the market in one receipt.
		assert.deepEqual(paid.logs.map((log) => log.address.toLowerCase()), [address.toLowerCase(), TIME]);

		await (await offering.offer(COIN, 0, until, digest('other terms'))).wait();
		await (await offering.cancel(2n)).wait();
		assert.equal((await market.offers(2n)).state, State.Cancelled);
		assert.equal(await free(api, member), 0n);
		await reverts(market, offering.cancel(2n), 'NotIn');
		await reverts(market, offering.offer(COIN, 0, until + 90n * 86_400n, ZeroHash), 'BadTime');
		await (await offering.offer(COIN, 9, until, digest('for the qualified'))).wait();
		await reverts(market, serving.take(3n), 'NotQualified');
		await (await offering.cancel(3n)).wait();
		await assert.rejects(market.connect(stranger.wallet).take.staticCall(3n), { code: 'CALL_EXCEPTION' });
	});

	it('has an organisation publish, pay and confirm as a contract', async () => {
		const organisation = await deploy('ServiceOrganisation', 'ServiceOrganisation', recipient.member);
		const address = await organisation.getAddress();
		const managed = organisation.connect(recipient.wallet);
		const face = new Contract(ACTIVITIES, artifact(out, 'IActivities.sol', 'IActivities').abi, provider);
		const serving = face.connect(volunteer.wallet);
		// A quarter of an hour that is over already, but not so long that its record would be late.
		const minute = 60_000;
		const start = (await api.query.timestamp.now()).toNumber() - 20 * minute;
		const end = start + 15 * minute;
		const terms = {
			kind: 0, branch: 1, region: 310101, place: digest('place'), start, end, rate: 25, funding: 0, recipient: 0, capacity: 1,
			level: 1, qualifications: [],
		};
		// Nobody but the manager has it act, and only a filed contract is an organisation.
		await reverts(organisation, organisation.connect(volunteer.wallet).offer(terms), 'NotManager');
		await reverts(organisation, managed.offer(terms), 'NotFiled');
		const member = await fileContract(organisation);
		await assert.rejects(managed.offer(terms), (error) => error.reason === 'InsufficientCoins');
		await (await coin(recipient.wallet).transfer(address, COIN)).wait();

		const offered = await (await managed.offer(terms)).wait();
		const { activity } = offered.logs.map((log) => face.interface.parseLog(log)).find((log) => log?.name === 'ActivityPublished').args;
		const shown = await face.activityOf(activity);
		assert.deepEqual([shown.known, shown.found.publisher, shown.found.escrow], [true, BigInt(member), 2n]);
		assert.equal(shown.found.terms.recipient, BigInt(member));
		// The quarter and half an hour of tolerance.
		assert.deepEqual([await free(api, member), await coin(provider).lockedOf(address)], [25n, 75n]);

		const status = () => face.statusOf(activity, volunteer.member);
		await (await serving.book(activity)).wait();
		assert.equal(await status(), 1n);
		await assert.rejects(serving.book(activity), (error) => error.reason === 'AlreadyBooked');
		await (await serving.checkIn(activity, volunteer.member, start)).wait();
		await (await managed.begun(activity, volunteer.member, start)).wait();
		assert.equal(await status(), 2n);
		await (await serving.checkOut(activity, volunteer.member, end)).wait();
		await assert.rejects(serving.confirm(activity, volunteer.member), (error) => error.reason === 'WrongState');
		const ended = await (await managed.ended(activity, volunteer.member, end)).wait();
		assert.equal(await status(), 4n);
		const logs = await provider.getLogs({ address: ACTIVITIES, fromBlock: ended.blockNumber, toBlock: ended.blockNumber });
		assert.deepEqual(logs.map((log) => face.interface.parseLog(log).name), ['CheckedOut', 'ServiceConfirmed']);

		const before = await free(api, volunteer.member);
		await send(api, api.tx.timeCoin.settle(activity, volunteer.member, digest('record')), keys.addFromUri('//Branch1//Reviewer'));
		assert.equal(await status(), 6n);
		assert.equal((await face.serviceOf(activity, volunteer.member)).paid, 25n);
		assert.deepEqual([await free(api, member), await free(api, volunteer.member)], [75n, before + 25n]);
	});

	it('stops a market when one of its parties is restricted, and leaves nothing behind', async () => {
		const market = await deploy('ServiceMarket', 'ServiceMarket');
		const address = await market.getAddress();
		const member = await fileContract(market);
		const until = BigInt((await provider.getBlock('latest')).timestamp) + 86_400n;
		await (await coin(recipient.wallet).approve(address, 5n * COIN)).wait();
		const offering = market.connect(recipient.wallet);
		await (await offering.offer(COIN, 0, until, digest('terms'))).wait();
		await (await market.connect(volunteer.wallet).take(1n)).wait();

		const supervisor = keys.addFromUri('//Supervisor1');
		const opened = await send(
			api, api.tx.freezeControl.openCase({ CourtOrder: digest('order') }, [volunteer.member], digest('evidence')), supervisor,
		);
		const { case: number } = only(opened, 'freezeControl', 'CaseOpened');
		const end = (await api.query.timestamp.now()).toNumber() + 3_600_000;
		await send(api, api.tx.freezeControl.restrict(number, volunteer.member, 'Incoming', 0, end), supervisor);

		const before = [await free(api, member), await free(api, volunteer.member), (await api.query.anomalyMonitor.nextAlert()).toString()];
		await reverts(market, offering.confirm(1n), 'CoinsRefused');
		// Sent nevertheless, it reverts on the chain, and the offer is as it was.
		const forced = await offering.confirm(1n, { gasLimit: 3_000_000n });
		await assert.rejects(forced.wait(), { code: 'CALL_EXCEPTION' });
		assert.equal((await market.offers(1n)).state, State.Taken);
		assert.deepEqual(
			[await free(api, member), await free(api, volunteer.member), (await api.query.anomalyMonitor.nextAlert()).toString()], before,
		);
		// The contract can ask why.
		const face = new Contract(TIME, [
			'function previewTransfer(address,address,uint256) view returns (uint8 outcome, uint8 reason, uint64 detail)',
		], provider);
		const preview = await face.previewTransfer(address, volunteer.wallet.address, COIN);
		assert.deepEqual([preview.outcome, preview.reason, preview.detail], [2n, 10n, BigInt(number.toString())]);
	});

	it('undoes what SafeERC20 cannot complete', async () => {
		const spender = await deploy('Samples', 'SampleSpender');
		const address = await spender.getAddress();
		await fileContract(spender);
		await (await coin(recipient.wallet).approve(address, 5n * COIN)).wait();
		const before = await free(api, recipient.member);
		// The volunteer may receive nothing now.
		await reverts(
			spender, spender.connect(recipient.wallet).move(TIME, recipient.wallet.address, volunteer.wallet.address, COIN),
			'SafeERC20FailedOperation',
		);
		assert.equal(await coin(provider).allowance(recipient.wallet.address, address), 5n * COIN);
		assert.equal(await free(api, recipient.member), before);
	});
});
