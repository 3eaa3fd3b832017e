// Sealed packets as a browser makes and opens them: HPKE by @hpke/*, the body by WebCrypto-like primitives of Node. The
// format is that of packet/README.md; the Rust library opens what this seals, and the reverse.
import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { hexToU8a, u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomInt } from 'node:crypto';

export const suite = new CipherSuite({
	kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Chacha20Poly1305(),
});

const text = (words) => new TextEncoder().encode(words);
const FORM = text('TBP1');
const LEAST = 512;

/** An integer of so many bytes, least first. */
function le(value, size) {
	const bytes = new Uint8Array(size);
	let rest = BigInt(value);
	for (let at = 0; at < size; at += 1, rest >>= 8n) bytes[at] = Number(rest & 0xffn);
	return bytes;
}

/** SCALE's length of a byte vector or list of up to 2^14 - 1 entries. */
const length = (count) => (count < 64 ? le(count << 2, 1) : le((count << 2) | 1, 2));
const vector = (bytes) => u8aConcat(length(bytes.length), bytes);

/** A section as SCALE writes it: `{ Qualification: code }` or one of the names. */
export function sectionBytes(section) {
	if (typeof section === 'object') return u8aConcat(le(2, 1), le(section.Qualification, 2));
	return le(['Identity', 'Contact', '', 'Biometric', 'Guardian'].indexOf(section), 1);
}

/** A viewer as SCALE writes it: `{ member }`, `{ branch }` or `{ institution }`. */
export function viewerBytes(viewer) {
	if ('member' in viewer) return u8aConcat(le(0, 1), le(viewer.member, 8));
	if ('branch' in viewer) return u8aConcat(le(1, 1), le(0, 1), le(viewer.branch, 4));
	return u8aConcat(le(1, 1), le(1, 1), le(viewer.institution, 4));
}

/** What a packet is bound to: `{ genesis, member, section, root, schema, version }`. */
export const contextBytes = (context) => u8aConcat(
	text('timebank/packet/v1'), context.genesis, le(context.member, 8), sectionBytes(context.section), context.root,
	le(context.schema, 2), le(context.version, 4),
);

export const envelopeInfo = (viewer, keyVersion) =>
	u8aConcat(text('timebank/envelope/v1'), viewerBytes(viewer), le(keyVersion, 4));

export const bodyHash = (body) => blake2AsU8a(body, 256);

// ---- sections -------------------------------------------------------------------------------------------------------

const hash = (word, ...parts) => blake2AsU8a(u8aConcat(text(word), ...parts), 256);

export const leaf = (section, schema, { code, salt, value, isPublic }) => hash(
	isPublic ? 'timebank/open/v1' : 'timebank/leaf/v1',
	sectionBytes(section), le(schema, 2), le(code, 2), vector(salt), vector(value),
);
export const padding = (salt) => hash('timebank/fill/v1', vector(salt));
export const node = (left, right) => hash('timebank/node/v1', left, right);

/** Salts fields `{ code, value, isPublic }`, pads their number to a power of two and places them at random. */
export function buildSection(section, schema, fields) {
	let count = 8;
	while (count < fields.length) count *= 2;
	const places = Array.from({ length: count }, (_, place) => ({ ...fields[place], salt: new Uint8Array(randomBytes(32)) }));
	for (let last = count - 1; last > 0; last -= 1) {
		const other = randomInt(last + 1);
		[places[last], places[other]] = [places[other], places[last]];
	}
	return { section, schema, places };
}

function levels({ section, schema, places }) {
	const all = [places.map((place) => (place.code === undefined ? padding(place.salt) : leaf(section, schema, place)))];
	while (all.at(-1).length > 1) {
		const below = all.at(-1);
		all.push(Array.from({ length: below.length / 2 }, (_, pair) => node(below[2 * pair], below[2 * pair + 1])));
	}
	return all;
}

/** The root under which a section is filed. */
export const sectionRoot = (section) => levels(section).at(-1)[0];

/** What shows one field, as the runtime API `verifyReveal` takes it. */
export function reveal(section, code) {
	const position = section.places.findIndex((place) => place.code === code);
	const { salt, value, isPublic } = section.places[position];
	const path = levels(section).slice(0, -1).map((level, height) => level[(position >> height) ^ 1]);
	return { section: section.section, field: code, salt: u8aToHex(salt), value: u8aToHex(value), public: isPublic, position, path: path.map((sibling) => u8aToHex(sibling)) };
}

/** A reveal as SCALE writes it. */
export const revealBytes = (shown) => u8aConcat(
	sectionBytes(shown.section), le(shown.field, 2), vector(hexToU8a(shown.salt)), vector(hexToU8a(shown.value)),
	le(shown.public ? 1 : 0, 1), le(shown.position, 4), length(shown.path.length), ...shown.path.map((sibling) => hexToU8a(sibling)),
);

/** A section in full, as a packet seals it. */
export const sectionPlain = ({ section, schema, places }) => u8aConcat(
	sectionBytes(section), le(schema, 2), length(places.length),
	...places.map(({ code, salt, value, isPublic }) => (code === undefined
		? u8aConcat(le(1, 1), vector(salt))
		: u8aConcat(le(0, 1), le(code, 2), vector(salt), vector(value), le(isPublic ? 1 : 0, 1)))),
);

// ---- bodies and envelopes -------------------------------------------------------------------------------------------

/** The key of a body: without the subject's secret, which is never on chain, no envelope is enough. */
const bodyKey = (context, packetSecret, subjectSecret) =>
	new Uint8Array(hkdfSync('sha256', packetSecret, subjectSecret, contextBytes(context), 32));

/** Seals the bytes of a section. Resolves with the body and the secret that envelopes carry. */
export function sealBody(context, plain, subjectSecret) {
	let size = LEAST;
	while (size < plain.length + 1) size *= 2;
	const padded = new Uint8Array(size);
	padded.set(plain);
	padded[plain.length] = 0x80;
	const secret = new Uint8Array(randomBytes(32));
	const nonce = new Uint8Array(randomBytes(12));
	const cipher = createCipheriv('chacha20-poly1305', bodyKey(context, secret, subjectSecret), nonce, { authTagLength: 16 });
	cipher.setAAD(contextBytes(context), { plaintextLength: padded.length });
	const sealed = [cipher.update(padded), cipher.final(), cipher.getAuthTag()];
	return { body: u8aConcat(FORM, nonce, ...sealed), secret };
}

/** Opens a body; throws when a secret is wrong. */
export function openBody(context, hashOnChain, body, packetSecret, subjectSecret) {
	if (!u8aEq(bodyHash(body), hashOnChain)) throw new Error('another body');
	if (!u8aEq(body.subarray(0, 4), FORM)) throw new Error('no body of a known form');
	const [nonce, sealed, tag] = [body.subarray(4, 16), body.subarray(16, -16), body.subarray(-16)];
	const cipher = createDecipheriv('chacha20-poly1305', bodyKey(context, packetSecret, subjectSecret), nonce, { authTagLength: 16 });
	cipher.setAuthTag(tag);
	cipher.setAAD(contextBytes(context), { plaintextLength: sealed.length });
	const padded = u8aConcat(cipher.update(sealed), cipher.final());
	let end = padded.length - 1;
	while (end >= 0 && padded[end] === 0) end -= 1;
	if (padded[end] !== 0x80) throw new Error('no padding');
	return padded.subarray(0, end);
}

const exact = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const envelopeAad = (context, hashOfBody) => exact(u8aConcat(contextBytes(context), hashOfBody));

/** A new viewer's key pair, as bytes. */
export async function viewerKey() {
	const pair = await suite.kem.generateKeyPair();
	return {
		publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
		secretKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
	};
}

/** Seals a packet's secret to a viewer's key: 80 bytes, `{ enc, sealed }`. */
export async function sealEnvelope(context, hashOfBody, secret, viewer, keyVersion, publicKey) {
	const sender = await suite.createSenderContext({
		recipientPublicKey: await suite.kem.deserializePublicKey(exact(publicKey)),
		info: exact(envelopeInfo(viewer, keyVersion)),
	});
	const sealed = await sender.seal(exact(secret), envelopeAad(context, hashOfBody));
	return { enc: new Uint8Array(sender.enc), sealed: new Uint8Array(sealed) };
}

/** Opens an envelope; rejects when it is not for this viewer, key, packet and body. */
export async function openEnvelope(context, hashOfBody, envelope, viewer, keyVersion, secretKey) {
	const recipient = await suite.createRecipientContext({
		recipientKey: await suite.kem.deserializePrivateKey(exact(secretKey)),
		enc: exact(envelope.enc),
		info: exact(envelopeInfo(viewer, keyVersion)),
	});
	return new Uint8Array(await recipient.open(exact(envelope.sealed), envelopeAad(context, hashOfBody)));
}

export { hexToU8a, u8aConcat, u8aEq, u8aToHex };
