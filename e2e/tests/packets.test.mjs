// Sealed packets: @hpke/* opens what the Rust library sealed, and the reverse (packet/tests/vectors.rs).
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
	bodyHash, contextBytes, envelopeInfo, hexToU8a, leaf, node as above, openBody, openEnvelope, revealBytes, u8aToHex,
} from '../packet.mjs';

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
			assert.equal(bytes('body').length, vectors.size);
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
