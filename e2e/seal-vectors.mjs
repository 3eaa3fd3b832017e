// Writes packet/vectors/node.json: a packet sealed by @hpke/*, for the Rust library to open (packet/tests/vectors.rs).
//   node e2e/seal-vectors.mjs > packet/vectors/node.json
import { randomBytes } from 'node:crypto';
import {
	bodyHash, buildSection, contextBytes, envelopeInfo, reveal, revealBytes, sealBody, sealEnvelope, sectionPlain,
	sectionRoot, u8aConcat, u8aToHex, viewerKey,
} from './packet.mjs';

const hex = (bytes) => u8aToHex(bytes);
const bytes = (words) => new TextEncoder().encode(words);

// Fields of nobody.
const section = buildSection('Identity', 1, [
	{ code: 1, value: bytes('示例 B'), isPublic: false },
	{ code: 3, value: bytes('0000-00-00'), isPublic: false },
	{ code: 100, value: Uint8Array.of(1), isPublic: true },
]);
const context = {
	genesis: new Uint8Array(32).fill(0x22), member: 77, section: 'Identity', root: sectionRoot(section), schema: 1, version: 3,
};
const subjectSecret = new Uint8Array(randomBytes(32));
const plain = sectionPlain(section);
const { body, secret } = sealBody(context, plain, subjectSecret);
const hash = bodyHash(body);
const viewers = [];
for (const [viewer, keyVersion] of [[{ member: 77 }, 1], [{ branch: 2 }, 4], [{ institution: 9 }, 1]]) {
	const { publicKey, secretKey } = await viewerKey();
	const { enc, sealed } = await sealEnvelope(context, hash, secret, viewer, keyVersion, publicKey);
	viewers.push({
		viewer, keyVersion, secretKey: hex(secretKey), publicKey: hex(publicKey),
		info: hex(envelopeInfo(viewer, keyVersion)), envelope: hex(u8aConcat(enc, sealed)),
	});
}
const reveals = section.places.filter(({ code }) => code !== undefined).map(({ code }) => {
	const { section: _, ...shown } = reveal(section, code);
	return { ...shown, encoded: hex(revealBytes(reveal(section, code))) };
});
console.log(JSON.stringify({
	about: 'Test vectors of sealed packets. All keys and values are made up for this file.',
	genesis: hex(context.genesis), member: context.member, section: context.section, schema: context.schema,
	version: context.version, root: hex(context.root), context: hex(contextBytes(context)),
	subjectSecret: hex(subjectSecret), packetSecret: hex(secret), bodyHash: hex(hash), length: body.length,
	plain: hex(plain), body: hex(body), viewers, reveals,
}, null, 2));
