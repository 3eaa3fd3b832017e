// Allowances by signature (EIP-2612): wallets sign typed data, anybody submits it, the spender moves the coins.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Contract, JsonRpcProvider, MaxUint256, Signature, TypedDataEncoder } from 'ethers';
import { privateKeyToAccount } from 'viem/accounts';
import { ERC20, TIME, addressOf, coin, link, wallet } from '../ethereum.mjs';
import { Node, finality, keyring } from '../lib.mjs';
import { COIN, file, free, serve } from '../people.mjs';

const FACE = [
	...ERC20,
	'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
	'function nonces(address owner) view returns (uint256)',
	'function DOMAIN_SEPARATOR() view returns (bytes32)',
	`function eip712Domain() view returns (
		bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions
	)`,
	'event Approval(address indexed owner, address indexed spender, uint256 value)',
];

const TYPES = {
	Permit: [
		{ name: 'owner', type: 'address' }, { name: 'spender', type: 'address' }, { name: 'value', type: 'uint256' },
		{ name: 'nonce', type: 'uint256' }, { name: 'deadline', type: 'uint256' },
	],
};

describe('permits', () => {
	let node, api, keys, provider, face, domain, owner, spender, submitter;

	/** What is submitted of a permit that the owner's wallet has signed for the spender. */
	const signed = async (value, deadline, sign = (...typed) => owner.wallet.signTypedData(...typed)) => {
		const permit = {
			owner: owner.wallet.address, spender: spender.wallet.address, value, deadline, nonce: await face.nonces(owner.wallet.address),
		};
		const { v, r, s } = Signature.from(await sign(domain, TYPES, permit));
		return [permit.owner, permit.spender, value, deadline, v, r, s];
	};
	const allowed = () => face.allowance(owner.wallet.address, spender.wallet.address);
	const submit = async (permit) => (await face.connect(submitter.wallet).permit(...permit)).wait();
	/** That it is refused before it is sent, with this reason; and sent nevertheless, it fails. */
	const refused = async (permit, reason) => {
		const [before, nonce] = [await allowed(), await face.nonces(owner.wallet.address)];
		await assert.rejects(
			face.connect(submitter.wallet).permit.staticCall(...permit), (error) => error.code === 'CALL_EXCEPTION' && reason.test(error.reason),
		);
		const forced = await face.connect(submitter.wallet).permit(...permit, { gasLimit: 3_000_000n });
		await assert.rejects(forced.wait(), { code: 'CALL_EXCEPTION' });
		assert.deepEqual([await allowed(), await face.nonces(owner.wallet.address)], [before, nonce]);
	};

	before(async () => {
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
		provider = new JsonRpcProvider(node.http, undefined, { pollingInterval: 200, cacheTimeout: -1 });
		const people = ['Volunteer', 'Elder', 'Friend'].map((name) => ({ key: keys.addFromUri(`//${name}`), wallet: wallet(name, provider) }));
		(await file(api, keys, people.map(({ key }) => key))).forEach((member, place) => { people[place].member = member; });
		[owner, submitter, spender] = people;
		await serve(api, keys, owner, submitter, 1, 10);
		for (const { key, member, wallet: ethereum } of people) await link(api, key, member, ethereum);
		face = new Contract(TIME, FACE, provider);
		const { name, version, chainId, verifyingContract } = await face.eip712Domain();
		domain = { name, version, chainId, verifyingContract };
	});
	after(async () => {
		provider?.destroy();
		await finality();
		await api?.disconnect();
		await node?.stop();
	});

	it('says in which domain they are signed', async () => {
		assert.deepEqual([domain.name, domain.version], [await face.name(), '1']);
		assert.equal(domain.chainId, (await provider.getNetwork()).chainId);
		assert.equal(domain.verifyingContract.toLowerCase(), TIME);
		const { fields, salt, extensions } = await face.eip712Domain();
		assert.deepEqual([fields, BigInt(salt), [...extensions]], ['0x0f', 0n, []]);
		assert.equal(await face.DOMAIN_SEPARATOR(), TypedDataEncoder.hashDomain(domain));
	});

	it('give an allowance that somebody else submits and the spender uses', async () => {
		const receipt = await submit(await signed(3n * COIN, MaxUint256));
		const logs = receipt.logs.map((log) => face.interface.parseLog(log));
		assert.deepEqual(logs.map(({ name, args }) => [name, ...args]), [['Approval', owner.wallet.address, spender.wallet.address, 3n * COIN]]);
		assert.equal(await face.nonces(owner.wallet.address), 1n);
		// It is the member's, whichever key is asked for.
		assert.equal(await face.allowance(addressOf(owner.key), spender.wallet.address), 3n * COIN);
		const before = await free(api, submitter.member);
		const moved = await coin(spender.wallet).transferFrom(owner.wallet.address, submitter.wallet.address, 2n * COIN);
		assert.equal((await moved.wait()).status, 1);
		assert.equal(await free(api, submitter.member), before + 2n * COIN);
		assert.equal(await allowed(), COIN);
	});

	it("are taken from viem's accounts", async () => {
		const account = privateKeyToAccount(owner.wallet.privateKey);
		const sign = (domain, types, message) => account.signTypedData({ domain, types, primaryType: 'Permit', message });
		await submit(await signed(5n * COIN, MaxUint256, sign));
		assert.equal(await allowed(), 5n * COIN);
	});

	it('are refused a second time, after their time, changed, and in the second form of their signature', async () => {
		const once = await signed(4n * COIN, MaxUint256);
		await submit(once);
		await refused(once, /^ERC2612InvalidSigner\(0x[0-9a-fA-F]{40}, 0x[0-9a-fA-F]{40}\)$/);
		const { timestamp } = await provider.getBlock('latest');
		await refused(await signed(COIN, BigInt(timestamp - 1)), new RegExp(`^ERC2612ExpiredSignature\\(${timestamp - 1}\\)$`));
		const next = await signed(COIN, BigInt(timestamp + 3_600));
		await refused(next.with(2, 2n * COIN), /^ERC2612InvalidSigner\(/);
		const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
		const s = `0x${(order - BigInt(next[6])).toString(16).padStart(64, '0')}`;
		await refused(next.with(4, 55 - next[4]).with(6, s), /^ECDSAInvalidSignatureS\(/);
		await submit(next);
		assert.equal(await allowed(), COIN);
	});
});
