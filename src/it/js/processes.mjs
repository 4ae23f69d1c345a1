// Starts programs of the project for a test, reads what they print, and ends them again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 60_000;
const LAUNCHER = join(process.env.PROJECT ?? process.cwd(), 'scripts', 'active-trader');

/** A simulator and both MCP services around it, with data of their own in a temporary folder. */
export class Services {
  #running = [];
  #folder = mkdtempSync(join(tmpdir(), 'active-trader-it-'));
  token = 'only-for-this-test';

  /** Starts the three; they serve when this returns. `options` are the simulator's. */
  async start(...options) {
    const simulator = this.run('simulator', {}, '--port', '0', ...options);
    const printed = await this.printed(simulator, /export ACTIVE_TRADER_CLOCK='(.*)'/);
    this.brokerUrl = printed.match(/export ALPACA_BASE_URL=(.*)/)[1];
    const [dataPort, tradePort] = [await freePort(), await freePort()];
    const environment = {
      ALPACA_BASE_URL: this.brokerUrl,
      ALPACA_API_KEY: 'SIM',
      ALPACA_SECRET_KEY: 'SIM',
      ACTIVE_TRADER_CLOCK: printed.match(/export ACTIVE_TRADER_CLOCK='(.*)'/)[1],
      ACTIVE_TRADER_DATA: join(this.#folder, 'data'),
      ACTIVE_TRADER_LOGS: join(this.#folder, 'logs'),
      ALPACA_DATA_HTTP_PORT: String(dataPort),
      ALPACA_TRADE_HTTP_PORT: String(tradePort),
      MCP_TOKEN: this.token,
    };
    const started = [this.run('alpaca-data', environment), this.run('alpaca-trade', environment)];
    this.dataUrl = `http://127.0.0.1:${dataPort}/mcp`;
    this.tradeUrl = `http://127.0.0.1:${tradePort}/mcp`;
    await Promise.all([this.healthy(dataPort, started[0]), this.healthy(tradePort, started[1])]);
  }

  /** Starts `active-trader COMMAND OPTION...`; what it prints gathers in `output` of the answer. */
  run(command, environment, ...options) {
    const child = spawn(LAUNCHER, [command, ...options], { env: { ...process.env, ...environment } });
    const program = { command, child, output: '', ended: false };
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => { program.output += text; });
    }
    child.on('exit', () => { program.ended = true; });
    this.#running.push(program);
    return program;
  }

  /** What `program` printed, as soon as it matches `pattern`. */
  async printed(program, pattern) {
    await this.until(program, () => pattern.test(program.output));
    return program.output;
  }

  async healthy(port, program) {
    await this.until(program, async () => {
      try {
        return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
      } catch {
        return false;
      }
    });
  }

  async until(program, condition) {
    for (let waited = 0; waited < PATIENCE; waited += 100) {
      if (await condition()) {
        return;
      }
      if (program.ended) {
        break;
      }
      await sleep(100);
    }
    throw new Error(`${program.command} did not get ready, and printed:\n${program.output}`);
  }

  async stop() {
    for (const { child, ended } of this.#running.reverse()) {
      if (!ended) {
        const gone = new Promise((resolve) => child.on('exit', resolve));
        child.kill();
        await Promise.race([gone, sleep(10_000).then(() => child.kill('SIGKILL'))]);
      }
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.on('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Counts checks; each prints one line. */
export class Checks {
  passed = 0;
  failed = 0;

  /** Passes when `body` returns, fails when it throws. */
  async check(name, body) {
    try {
      await body();
      this.passed += 1;
      console.log(`passed: ${name}`);
    } catch (error) {
      this.failed += 1;
      console.log(`FAILED: ${name}: ${String(error.message ?? error).replaceAll('\n', ' ')}`);
    }
  }

  /** Prints the counts; the exit status of the program. */
  summary() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
