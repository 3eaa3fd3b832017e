// What a wallet does before it hands an officer's statement to the chain.

const COUNTERSIGNERS = ['Reviewer', 'Manager'];

/**
 * Checks against finalised state that a key may countersign for a branch: it holds the role of a reviewer or manager of that
 * branch, in force. Rejects otherwise, so that a statement of a false key never leaves the wallet.
 */
export async function checkOfficer(api, address, branch) {
	const finalised = await api.at(await api.rpc.chain.getFinalizedHead());
	const holder = await finalised.call.branchRegistryApi.roleOf(address);
	if (holder.isNone) throw new Error(`${address} holds no role`);
	const { role, body } = holder.unwrap();
	const own = body.isBranch && body.asBranch.toNumber() === Number(branch);
	if (!own || !COUNTERSIGNERS.includes(role.toString())) throw new Error(`${address} does not countersign for branch ${branch}`);
}

/** An officer's signature of what a member will submit as its next statement. */
export async function countersign(api, officer, submitter, what) {
	const payload = await api.call.timeCoinApi.countersignPayload(submitter, what);
	return { Sr25519: officer.sign(payload.bytes.toU8a(true)) };
}
