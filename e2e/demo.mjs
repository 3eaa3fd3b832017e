// A month of two branches on a fresh development chain, from the files that branches export (examples/README.md):
//
//     NODE=path/to/timebank-node node e2e/demo.mjs [folder with the files]
//
// Ends with what the chain says, and with an error if that is not what the files promise.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Job, STAGES } from './demo/job.mjs';
import { finalHead, readLedger } from './demo/ledger.mjs';
import { differences, plan as planOf } from './demo/plan.mjs';
import { Progress } from './demo/progress.mjs';
import { readFolder } from './demo/files.mjs';
import { caughtTable, fatesOf, totalsTable } from './demo/report.mjs';
import { Node, keyring } from './lib.mjs';

const START = 'start a development chain';
const READ = 'read what is final';

const say = (...lines) => process.stdout.write(`${lines.join('\n')}\n`);

/** Runs the demo; resolves with whether the chain is as expected. */
async function demo(folder) {
	const plan = planOf(readFolder(folder));
	const { members, branches, services, gifts } = plan;
	say(
		'', `  ${members.length} members of ${branches.length} branches, ${services.length} services of the last month, `
		+ `${gifts.length} gifts`, '',
	);
	const progress = new Progress([START, ...STAGES, READ]);
	let node, api;
	const stop = async () => {
		progress.end(false);
		await api?.disconnect();
		await node?.stop();
	};
	process.once('SIGINT', () => stop().finally(() => process.exit(130)));
	try {
		progress.begin(START);
		node = await Node.start();
		api = await node.api();
		const job = new Job(api, await keyring(), plan, progress);
		await job.run();
		progress.begin(READ);
		const ledger = await readLedger(api, await finalHead(api));
		progress.end();

		const fates = fatesOf(plan, ledger, job.people);
		const found = { totals: ledger.totals, fates };
		const issued = [...ledger.totals.values()].reduce((sum, { coins }) => sum + coins, 0);
		const faults = differences(plan, found);
		const { supply, balances } = ledger;
		if (supply !== issued) faults.push(`${supply} hundredths exist, ${issued} were issued`);
		if (supply !== balances) faults.push(`${supply} hundredths exist, ${balances} are in accounts`);
		say(
			'', '  Caught', '', ...caughtTable(fates).map((line) => `  ${line}`),
			'', `  On chain, final at block ${ledger.height}, after ${progress.seconds} s`, '',
			...totalsTable(plan.totals, ledger.totals).map((line) => `  ${line}`), '',
			...(faults.length === 0 ? ['  As expected.'] : ['  NOT as expected:', ...faults.map((fault) => `    ${fault}`)]), '',
		);
		return faults.length === 0;
	} finally {
		await stop();
	}
}

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'examples');
try {
	process.exitCode = (await demo(folder)) ? 0 : 1;
} catch (error) {
	process.stderr.write(`\n  ${error.message}\n\n`);
	process.exitCode = 1;
}
