// Deploys two contracts, calls and reads them by hardhat's own tools, and writes what it saw as JSON.
const { ethers, network } = require('hardhat');

async function main() {
	const [deployer, member] = await ethers.getSigners();
	const token = await ethers.deployContract('SampleToken', [1_000n]);
	await token.waitForDeployment();
	const sent = await token.transfer(member.address, 400n);
	const receipt = await sent.wait();
	const events = await token.queryFilter(token.filters.Transfer(deployer.address), receipt.blockNumber, receipt.blockNumber);

	const market = await ethers.deployContract('ServiceMarket');
	await market.waitForDeployment();
	// An error of the contract's own, before it is sent.
	const failed = await market.connect(member).take.staticCall(1n).catch((error) => error);

	// The coin is a contract like any other.
	const coin = await ethers.getContractAt('ITimeCoin', await market.COIN(), member);
	const given = await (await coin.transfer(process.env.TO, 100n)).wait();
	const refused = await coin.transfer.staticCall(process.env.TO, 1n).catch((error) => error);
	const seen = {
		chain: network.config.chainId ?? Number((await ethers.provider.getNetwork()).chainId),
		token: await token.getAddress(),
		market: await market.getAddress(),
		balances: [await token.balanceOf(deployer.address), await token.balanceOf(member.address)].map(Number),
		status: receipt.status,
		logs: events.map(({ args }) => Number(args.value)),
		failed: market.interface.parseError(failed.data ?? failed.error?.data)?.signature ?? failed.message,
		coin: [given.status, given.logs.length, await coin.symbol()],
		refused: refused.message,
	};
	console.log(JSON.stringify(seen));
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
