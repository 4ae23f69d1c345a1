// Runs scenarios of the official MCP conformance suite against both services.
import { spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Checks, Services } from './processes.mjs';

const SCENARIOS = ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection'];
const SUITE = fileURLToPath(new URL('node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url));

/** Adds the bearer token, which the suite cannot send, and hands everything else on as it came, Host and Origin too. */
async function proxy(target, token) {
  const { hostname, port } = new URL(target);
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, authorization: `Bearer ${token}` };
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers, setHost: false }, (answered) => {
      answer.writeHead(answered.statusCode, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Runs one scenario; throws what the suite printed when it does not pass. */
async function run(scenario, url) {
  const suite = spawn(process.execPath, [SUITE, 'server', '--url', url, '--scenario', scenario], { stdio: 'pipe' });
  let printed = '';
  for (const stream of [suite.stdout, suite.stderr]) {
    stream.on('data', (text) => { printed += text; });
  }
  const status = await new Promise((resolve) => suite.on('close', resolve));
  if (status !== 0 || !/Passed: [1-9]/.test(printed)) {
    throw new Error(`status ${status}: ${printed}`);
  }
}

const checks = new Checks();
const services = new Services();
try {
  await services.start('--start', '10:30');
  for (const [name, target] of [['alpaca-data', services.dataUrl], ['alpaca-trade', services.tradeUrl]]) {
    const server = await proxy(target, services.token);
    const url = `http://localhost:${server.address().port}/mcp`;
    for (const scenario of SCENARIOS) {
      await checks.check(`${name} ${scenario}`, () => run(scenario, url));
    }
    server.close();
  }
} finally {
  await services.stop();
}
process.exitCode = checks.summary();
