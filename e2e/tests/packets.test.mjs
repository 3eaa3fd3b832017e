// Sealed packets: @hpke/* opens what the Rust library sealed, and a packet goes its way over the chain: sealed by a
// client, found by its header, opened by whoever has a grant, closed to everybody by erasure; and single fields of it
// are verified against the filed root.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Node, finality, keyring, only, send } from '../lib.mjs';
import {
	bodyHash, buildSection, contextBytes, envelopeInfo, hexToU8a, leaf, node as above, openBody, openEnvelope, reveal,
	revealBytes, sealBody, sealEnvelope, sectionPlain, sectionRoot, u8aEq, u8aToHex, viewerKey,
} from '../packet.mjs';
import { DAY, digest, file, now } from '../people.mjs';

const words = (text) => new TextEncoder().encode(text);

/** The identity of nobody: a date that calls never see, and a public fact. */
const identity = () => buildSection('Identity', 1, [
	{ code: 3, value: words('0000-00-00'), isPublic: false },
	{ code: 100, value: Uint8Array.of(1), isPublic: true },
]);

for (const name of ['rust', 'node']) {
	describe(`the vectors that ${name} sealed`, () => {
		const vectors = JSON.parse(readFileSync(new URL(`../../packet/vectors/${name}.json`, import.meta.url), 'utf8'));
		const bytes = (field) => hexToU8a(vectors[field]);
		const context = {
			genesis: bytes('genesis'), member: vectors.member, section: vectors.section, root: bytes('root'),
			schema: vectors.schema, version: vectors.version,
		};

		it('are bound to the context in the same bytes', () => {
			assert.equal(u8aToHex(contextBytes(context)), vectors.context);
			assert.equal(u8aToHex(bodyHash(bytes('body'))), vectors.bodyHash);
			assert.equal(bytes('body').length, vectors.length);
		});

		it('open for every viewer with @hpke', async () => {
			assert.equal(vectors.viewers.length, 3);
			for (const { viewer, keyVersion, secretKey, info, envelope } of vectors.viewers) {
				assert.equal(u8aToHex(envelopeInfo(viewer, keyVersion)), info);
				const sealed = hexToU8a(envelope);
				assert.equal(sealed.length, 80);
				const parts = { enc: sealed.slice(0, 32), sealed: sealed.slice(32) };
				const open = (as, version) =>
					openEnvelope(context, bytes('bodyHash'), parts, as, version, hexToU8a(secretKey));
				const secret = await open(viewer, keyVersion);
				assert.equal(u8aToHex(secret), vectors.packetSecret);
				const plain = openBody(context, bytes('bodyHash'), bytes('body'), secret, bytes('subjectSecret'));
				assert.equal(u8aToHex(plain), vectors.plain);
				await assert.rejects(open(viewer, keyVersion + 1));
				await assert.rejects(open({ member: 1 }, keyVersion));
			}
		});

		it('stay closed without the secret of the subject', () => {
			const others = [new Uint8Array(32), bytes('packetSecret'), new Uint8Array(randomBytes(32))];
			for (const other of others) {
				assert.throws(() => openBody(context, bytes('bodyHash'), bytes('body'), bytes('packetSecret'), other));
			}
		});

		it('reveal their fields under the root', () => {
			assert.equal(vectors.reveals.length, 3);
			for (const shown of vectors.reveals) {
				const field = { code: shown.field, salt: hexToU8a(shown.salt), value: hexToU8a(shown.value), isPublic: shown.public };
				let hash = leaf(vectors.section, vectors.schema, field);
				for (const [height, sibling] of shown.path.entries()) {
					const other = hexToU8a(sibling);
					hash = (shown.position >> height) & 1 ? above(other, hash) : above(hash, other);
				}
				assert.equal(u8aToHex(hash), vectors.root);
				assert.equal(u8aToHex(revealBytes({ section: vectors.section, ...shown })), shown.encoded);
			}
		});
	});
}

describe('packets on the chain', () => {
	let chain, api, keys, volunteer, section, genesis;
	const subjectSecret = new Uint8Array(randomBytes(32));
	const officer = (name) => keys.addFromUri(name);
	const [HOME, OTHER] = [{ branch: 1 }, { branch: 2 }];
	const typed = (viewer) => ({ Body: { Branch: viewer.branch } });
	const viewerKeys = {};
	// The stores of the branches: bodies by their hashes.
	const store = new Map();
	// What the clerk keeps of the last packet, to seal its secret to further viewers.
	let last;

	before(async () => {
		chain = await Node.start();
		api = await chain.api();
		keys = await keyring();
		genesis = api.genesisHash.toU8a();
		volunteer = { key: officer('//Volunteer') };
		section = identity();
		[volunteer.member] = await file(api, keys, [volunteer.key], [u8aToHex(sectionRoot(section))]);
	});
	after(async () => {
		await finality();
		await api?.disconnect();
		await chain?.stop();
	});

	const packets = () => api.call.packetApi;

	/** Seals the next version of the volunteer's identity for these viewers, and places it. */
	async function place(viewers) {
		const header = (await packets().packet(volunteer.member, 'Identity')).unwrap().header;
		const context = {
			genesis, member: volunteer.member, section: 'Identity', root: sectionRoot(section), schema: 1,
			version: header.version.toNumber() + 1,
		};
		const { body, secret } = sealBody(context, sectionPlain(section), subjectSecret);
		const hash = bodyHash(body);
		store.set(u8aToHex(hash), body);
		const sealed = { context, hash, secret };
		const envelopes = [];
		for (const viewer of viewers) envelopes.push(await envelopeFor(viewer, sealed));
		const { version, schema, root } = context;
		const events = await send(
			api,
			api.tx.identityFiling.placePacket(
				volunteer.member, 'Identity', { version, schema, root, body: hash, length: body.length }, envelopes,
			),
			officer('//Branch1//Clerk'),
		);
		last = sealed;
		return events;
	}

	/** An envelope of a packet for the key that the chain knows of a viewer. */
	async function envelopeFor(viewer, { context, hash, secret }) {
		const known = (await packets().viewerKey(typed(viewer))).unwrap();
		const keyVersion = known.version.toNumber();
		const envelope = await sealEnvelope(context, hash, secret, viewer, keyVersion, known.key.toU8a());
		return { viewer: typed(viewer), keyVersion, envelope };
	}

	/** Opens the volunteer's identity as a viewer does, by what the chain and a store hold. */
	async function read(viewer, secretOfSubject = subjectSecret) {
		const { header } = (await packets().packet(volunteer.member, 'Identity')).unwrap();
		const context = {
			genesis, member: volunteer.member, section: 'Identity', root: header.root.toU8a(),
			schema: header.schema.toNumber(), version: header.version.toNumber(),
		};
		const given = (await packets().envelopes(volunteer.member, 'Identity'))
			.find((one) => one.viewer.asBody.asBranch.toNumber() === viewer.branch);
		if (!given) throw new Error('no envelope');
		const envelope = { enc: given.envelope.enc.toU8a(), sealed: given.envelope.sealed.toU8a() };
		const secret = await openEnvelope(
			context, header.body.toU8a(), envelope, viewer, given.keyVersion.toNumber(), viewerKeys[viewer.branch].secretKey,
		);
		return openBody(context, header.body.toU8a(), store.get(header.body.toHex()), secret, secretOfSubject);
	}

	it('registers viewer keys and refuses such as everybody could open', async () => {
		for (const branch of [1, 2]) {
			viewerKeys[branch] = await viewerKey();
			const events = await send(
				api,
				api.tx.identityFiling.registerViewerKey(viewerKeys[branch].publicKey),
				officer(`//Branch${branch}//Manager`),
			);
			assert.equal(only(events, 'identityFiling', 'ViewerKeyRegistered').version.toNumber(), 1);
		}
		const one = new Uint8Array(32);
		one[0] = 1;
		for (const [key, error] of [[new Uint8Array(32), 'ZeroViewerKey'], [one, 'SmallOrderViewerKey']]) {
			await assert.rejects(
				send(api, api.tx.identityFiling.registerViewerKey(key), officer('//Branch1//Manager')),
				new RegExp(`identityFiling.${error}`),
			);
		}
	});

	it('gives no envelope to a branch without a grant', async () => {
		await assert.rejects(place([HOME, OTHER]), /identityFiling.NoGrant/);
	});

	it('opens for the home branch and for a branch with a grant of the member', async () => {
		const until = (await now(api)) + DAY;
		await send(
			api,
			api.tx.identityFiling.grantAccess(volunteer.member, typed(OTHER), ['Identity'], 'Service', until),
			volunteer.key,
		);
		await place([HOME, OTHER]);
		for (const viewer of [HOME, OTHER]) assert.ok(u8aEq(await read(viewer), sectionPlain(section)));
		const events = await send(
			api,
			api.tx.identityFiling.recordAccess(volunteer.member, 'Identity', 'Service', digest('request')),
			officer('//Branch2//Clerk'),
		);
		const recorded = only(events, 'identityFiling', 'AccessRecorded');
		const head = await packets().accessHead(volunteer.member);
		assert.equal(head.head.toHex(), recorded.head.toHex());
		assert.equal(head.number.toNumber(), 1);
	});

	it('closes the next version, and nothing older, to a branch that lost its grant', async () => {
		await send(
			api, api.tx.identityFiling.revokeAccess(volunteer.member, typed(OTHER), 'Service'), volunteer.key,
		);
		assert.ok(u8aEq(await read(OTHER), sectionPlain(section)));
		await assert.rejects(place([HOME, OTHER]), /identityFiling.NoGrant/);
		await place([HOME]);
		assert.ok(u8aEq(await read(HOME), sectionPlain(section)));
		await assert.rejects(read(OTHER), /no envelope/);
	});

	it('opens for a branch that adopts the member, when the home branch has sealed what the chain says is missing', async () => {
		/** Versions of packet and key of what is still to be sealed for the other branch. */
		const missing = async () => (await packets().missingEnvelopes(volunteer.member))
			.filter((one) => one.viewer.isBody && one.viewer.asBody.asBranch.toNumber() === OTHER.branch)
			.map((one) => [one.section.toString(), one.packet.unwrap().toNumber(), one.keyVersion.unwrap().toNumber()]);
		assert.deepEqual(await missing(), []);
		const events = await send(api, api.tx.identityFiling.adopt(volunteer.member), officer('//Branch2//Reviewer'));
		assert.equal(only(events, 'identityFiling', 'AccessGranted').grant.purpose.toString(), 'Adoption');
		assert.deepEqual(await missing(), [['Identity', last.context.version, 1]]);

		const envelope = await envelopeFor(OTHER, last);
		await send(
			api,
			api.tx.identityFiling.giveEnvelopes(volunteer.member, 'Identity', last.context.version, [envelope]),
			officer('//Branch1//Clerk'),
		);
		assert.deepEqual(await missing(), []);
		assert.ok(u8aEq(await read(OTHER), sectionPlain(section)));
		const reading = api.tx.identityFiling.recordAccess(volunteer.member, 'Identity', 'Adoption', digest('request'));
		await send(api, reading, officer('//Branch2//Clerk'));
		// With the adoption the right ends; what was sealed for it stays with it.
		await send(api, api.tx.identityFiling.endAdoption(volunteer.member), officer('//Branch2//Manager'));
		await assert.rejects(send(api, reading, officer('//Branch2//Clerk')), /identityFiling.NoGrant/);
		await assert.rejects(place([HOME, OTHER]), /identityFiling.NoGrant/);
	});

	it('opens for nobody once the secret of the subject is gone', async () => {
		await assert.rejects(read(HOME, new Uint8Array(32)), /authenticate/);
		await assert.rejects(read(HOME, new Uint8Array(randomBytes(32))), /authenticate/);
	});

	it('verifies one field against the filed root, and no other value of it', async () => {
		const date = await packets().verifyReveal(volunteer.member, reveal(section, 3));
		assert.ok(date.isOk);
		assert.deepEqual(
			[date.asOk.public.isTrue, date.asOk.inForce.isTrue, date.asOk.attested.isTrue], [false, true, true],
		);
		const sixty = reveal(section, 100);
		assert.equal((await packets().verifyReveal(volunteer.member, sixty)).asOk.public.isTrue, true);
		const fault = async (changed) =>
			(await packets().verifyReveal(volunteer.member, { ...sixty, ...changed })).asErr.asFault.toString();
		assert.equal(await fault({ value: '0x00' }), 'RootMismatch');
		assert.equal(await fault({ salt: '0x00' }), 'SaltTooShort');
		assert.equal(await fault({ path: Array(9).fill(digest('sibling')) }), 'PathTooLong');
		assert.equal(await fault({ position: 8 }), 'PositionOutOfRange');
		assert.ok((await packets().verifyReveal(999, sixty)).asErr.isMemberNotFound);
	});
});
