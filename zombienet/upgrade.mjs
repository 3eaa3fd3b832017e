// Governs a new runtime onto a running network, as docs/upgrades.md describes it.
import assert from 'node:assert/strict';
import { errorName, only, send, until } from '../e2e/lib.mjs';
import { blake2AsHex } from '../e2e/node_modules/@polkadot/util-crypto/index.js';

/** The slot in which a block was made. */
const slotOf = ({ digest }) => {
	// A pre-runtime digest (6) of the engine "aura": eight bytes, little endian.
	const log = digest.logs.find((item) => item.startsWith('0x0661757261'));
	return Number(Buffer.from(log.slice(-16), 'hex').readBigUInt64LE());
};

/** Heights of `from` to `to` at a node, each the child of the one before, with their slots. */
export async function chainBetween(node, from, to) {
	const blocks = [];
	for (let height = from; height <= to; height += 1) {
		const hash = await node.request('chain_getBlockHash', height);
		const header = await node.request('chain_getHeader', hash);
		assert.equal(Number(header.number), height);
		if (blocks.length > 0) assert.equal(header.parentHash, blocks.at(-1).hash, `block ${height} follows the one before`);
		blocks.push({ height, hash, slot: slotOf(header) });
	}
	return blocks;
}

/** Proposes, attests, waits and enacts: after it the code may be supplied. `propose` sends a call of the head office. */
export async function authorise({ api, keys, node, code, specVersion, branches, propose }) {
	const { upgradeGovernance: timelock } = api.tx;
	const codeHash = blake2AsHex(code);
	// A digest of the release's notes stands here.
	const artefact = blake2AsHex('release notes');
	const [id, , version, , objectionEnds] = only(
		await propose(timelock.proposeUpgrade(codeHash, specVersion, artefact)), 'upgradeGovernance', 'UpgradeProposed',
	);
	assert.equal(version.toNumber(), specVersion);
	for (const branch of branches) await send(api, timelock.attestBuild(id, codeHash), keys.addFromUri(branch));
	const enact = () => send(api, timelock.enact(id, { refTime: 0, proofSize: 0 }), keys.addFromUri(branches[0]));
	await assert.rejects(enact(), /ObjectionPeriodRunning/, 'nobody is faster than the objections');
	await until('the objection period is over', async () => (await node.best()) > objectionEnds.toNumber());
	only(await enact(), 'upgradeGovernance', 'Enacted');
	const standing = (await api.query.upgradeGovernance.proposals(id)).unwrap();
	assert.equal(standing.state.toString(), 'Enacted');
	return standing;
}

/** Supplies the code, without a signature as anybody may, and resolves with the height of the block that holds it. */
export function supply(api, code) {
	return new Promise((resolve, reject) => {
		api.tx.system.applyAuthorizedUpgrade(code).send(({ status, events, dispatchError, blockNumber }) => {
			if (status.isInvalid || status.isDropped || status.isUsurped) reject(new Error(`the code's transaction ${status.type}`));
			if (!status.isInBlock) return;
			if (dispatchError) return reject(new Error(errorName(api, dispatchError)));
			only(events.map(({ event }) => event), 'system', 'CodeUpdated');
			resolve(blockNumber.toNumber());
		}).catch(reject);
	});
}
