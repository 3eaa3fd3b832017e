// A month of 1,000 members and 10,000 movements on a fresh chain, entered as late records by real calls, and rebuilt from
// its events alone (docs/coins.md):
//
//     NODE=path/to/timebank-node node e2e/month.mjs [members] [movements] [seed]
//
// Ends with an error if a balance, lot, lock or head is not what the events say, or if a falsified history is taken for true.
import { stageTable, table } from './month/measure.mjs';
import { month } from './month/run.mjs';

const say = (...lines) => process.stdout.write(`${lines.join('\n')}\n`);
const [members = 1_000, movements = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const seconds = (ms) => (ms / 1000).toFixed(1);
const count = (number) => Math.round(number).toLocaleString('en');

function tell({ name, calls, ms, to, movements: moved }) {
	const figures = `${String(calls).padStart(6)} calls ${seconds(ms).padStart(7)} s   block ${String(to).padStart(4)}`;
	say(`  ${name.padEnd(32)} ${figures}   ${moved} movements`);
}

/** Growth of the databases from the end of the filings to the end of the month, and the bytes of the blocks between. */
function growth({ sizes: [fresh, filed, done], proof: { history: { lengths }, ledger } }) {
	const folders = Object.keys(done).filter((name) => name !== 'height');
	const sum = (from, to, part) => lengths.slice(from, to).reduce((total, length) => total + length[part], 0);
	const rows = [
		...folders.map((name) => [`folder ${name}`, ...[[fresh, filed], [filed, done]].map(([one, other]) => other[name] - one[name])]),
		...['header', 'extrinsics', 'events'].map((part) =>
			[`bytes of ${part}`, sum(fresh.height, filed.height, part), sum(filed.height, done.height, part)]),
		['blocks', filed.height - fresh.height, done.height - filed.height],
	];
	return table([
		['', 'filings', 'the month', 'per movement'],
		...rows.map(([name, one, other]) =>
			[name, count(one), count(other), (other / ledger.movements).toFixed(name === 'blocks' ? 3 : 0)]),
	]);
}

try {
	say('', `  ${members} members, ${movements} movements, seed ${seed}`, '');
	const began = Date.now();
	const result = await month({ members, movements, seed, measured: true, tell });
	const { job, proof, faults, accepted, filingMs, monthMs, first, last } = result;
	const { ledger, state, controls } = proof;
	const list = (map) => [...map].map(([name, times]) => `${name} ${times}`).join(', ');
	say(
		'', '  Where the time went (filled: share of the weight that calls may have in a block; ms/block: the node\'s own work)', '',
		...stageTable(result.stages, result.blocks, result.proposed).map((line) => `  ${line}`),
		'', '  What happened', '',
		`  movements: ${ledger.movements} (${list(ledger.kinds)})`,
		`  refused calls: ${list(job.refused)}`,
		`  movements held ${job.outcomes.MovementHeld}, refused ${job.outcomes.MovementRefused}`,
		`  supply: ${Object.entries(state.supply).map(([name, amount]) => `${name} ${amount}`).join(', ')}, there ${state.totalSupply}`,
		'', '  Growth of the databases, all states and blocks kept (--state-pruning archive --blocks-pruning archive), in bytes', '',
		...growth(result).map((line) => `  ${line}`),
		'', '  Time', '',
		...table([
			['', 'seconds'], ['filings', seconds(filingMs)], ['the month', seconds(monthMs)],
			['replay: read all blocks', seconds(proof.readMs)], ['replay: rebuild', seconds(proof.replayMs)],
			['replay, comparison and falsified histories together', seconds(proof.allMs)], ['all', seconds(Date.now() - began)],
		]).map((line) => `  ${line}`),
		'', `  ${ledger.movements} movements in ${last - first} blocks, ${(ledger.movements / (monthMs / 1000)).toFixed(1)} movements a second`,
		'', '  Falsified histories', '',
		...[...controls].map(([name, fault]) => `  ${name}: ${fault === null ? 'TAKEN FOR TRUE' : `refused, ${fault}`}`.slice(0, 160)), '',
		...(faults.length + accepted.length === 0
			? [`  Proven: ${ledger.members.size} accounts, ${ledger.origins.size} origins, as the events say.`]
			: ['  NOT as it should be:', ...faults.slice(0, 40), ...accepted.map((name) => `falsified, and not found: ${name}`)]), '',
	);
	process.exitCode = faults.length + accepted.length === 0 ? 0 : 1;
} catch (error) {
	process.stderr.write(`\n  ${error.stack}\n\n`);
	process.exit(1);
}
