// Progress on the terminal: one line that is drawn again, or a line per stage where nobody watches.

const WIDTH = 32;
const PERIOD_MS = 500;

/** Progress over stages that are named beforehand. */
export class Progress {
	#stages;
	#out;
	#at = -1;
	#parts = 1;
	#done = 0;
	#began = Date.now();
	#stageBegan = Date.now();
	#timer;

	constructor(stages, out = process.stdout) {
		this.#stages = stages;
		this.#out = out;
		if (out.isTTY) {
			this.#timer = setInterval(() => this.#draw(), PERIOD_MS);
			this.#timer.unref();
		}
	}

	/** Seconds since the start. */
	get seconds() {
		return Math.round((Date.now() - this.#began) / 1000);
	}

	/** The next stage begins; it has so many parts. */
	begin(stage, parts = 1) {
		this.#tell();
		this.#at += 1;
		if (this.#stages[this.#at] !== stage) throw new Error(`the stage after ${this.#at} others is not ${stage}`);
		[this.#parts, this.#done, this.#stageBegan] = [parts, 0, Date.now()];
		this.#draw();
	}

	/** So many parts of the stage are done. */
	done = (parts = 1) => {
		this.#done += parts;
		this.#draw();
	};

	/** Ends the display; `complete` where all stages are done. */
	end(complete = true) {
		clearInterval(this.#timer);
		if (complete) {
			this.#done = this.#parts;
			this.#tell();
			this.#draw('done');
		}
		if (this.#out.isTTY && this.#at >= 0) this.#out.write('\n');
		this.#at = -1;
	}

	#tell() {
		if (this.#out.isTTY || this.#at < 0) return;
		const count = `${this.#at + 1}/${this.#stages.length}`.padStart(6);
		const seconds = ((Date.now() - this.#stageBegan) / 1000).toFixed(1).padStart(5);
		this.#out.write(`${count}  ${this.#stages[this.#at].padEnd(34)} ${String(this.#parts).padStart(4)}  ${seconds} s\n`);
	}

	#draw(text = this.#stages[this.#at]) {
		if (!this.#out.isTTY || this.#at < 0) return;
		const share = (this.#at + Math.min(1, this.#done / this.#parts)) / this.#stages.length;
		const filled = Math.round(share * WIDTH);
		const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
		const parts = this.#parts > 1 && text !== 'done' ? ` ${this.#done}/${this.#parts}` : '';
		const percent = String(Math.floor(share * 100)).padStart(3);
		const line = `${bar} ${percent} %  ${this.seconds} s  ${text}${parts}`;
		this.#out.write(`\r\x1b[K${line.slice(0, (this.#out.columns || 80) - 1)}`);
	}
}
