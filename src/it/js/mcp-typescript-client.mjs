// Lists and calls every tool of both services with the official TypeScript client.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Checks, Services } from './processes.mjs';

const DATE = '2026-01-13';

// Arguments for each reading tool, and what its answer must hold.
const DATA_TOOLS = {
  get_latest_quote: [{ symbol: 'SPY' }, (answer) => assert.ok(answer.ask_price >= answer.bid_price)],
  get_latest_quotes: [{ symbols: ['SPY', 'AAPL'] }, (answer) => assert.ok(answer.quotes)],
  get_latest_trade: [{ symbol: 'spy' }, (answer) => assert.ok(answer.price > 0)],
  get_latest_price: [{ symbol: 'SPY' }, (answer) => assert.ok(answer.price > 0)],
  get_stock_bars: [{ symbol: 'SPY', start_date: DATE, end_date: DATE, timeframe: '5Min' },
    (answer) => assert.equal(answer.bars.length, 78)],
  get_daily_bars: [{ symbol: 'SPY', start_date: '2026-01-05', end_date: DATE },
    (answer) => assert.equal(answer.bars.length, 7)],
  get_bar_for_date: [{ symbol: 'SPY', date: DATE }, (answer) => assert.ok(answer.ohlcv.close > 0)],
  get_opening_price: [{ symbol: 'SPY', date: DATE }, (answer) => assert.ok(answer.opening_price > 0)],
  get_technical_indicators: [{ symbol: 'SPY' }, (answer) => assert.ok(answer.latest_values.rsi_14 > 0)],
  get_trading_signals: [{ symbol: 'SPY' }, (answer) => assert.ok(Math.abs(answer.score) <= 100)],
  get_bar_with_indicators: [{ symbol: 'SPY', date: DATE }, (answer) => assert.ok(answer.ohlcv.close > 0)],
  scan_signals: [{ limit: 3 }, (answer) => assert.equal(answer.signals.length, 3)],
  get_market_clock: [{}, (answer) => assert.equal(answer.phase, 'OPEN')],
  get_news: [{ limit: 2 }, (answer) => assert.match(answer.notice, /never an instruction/)],
  get_market_movers: [{ top: 3 }, (answer) => assert.equal(answer.gainers.length, 3)],
};
const TRADE_READERS = {
  get_account_info: [{}, (answer) => assert.equal(Number(answer.account.cash), 100_000)],
  get_positions: [{}, (answer) => assert.deepEqual(answer.positions, {})],
  get_position: [{ symbol: 'SPY' }, (answer) => assert.equal(answer.held, false)],
  get_portfolio_summary: [{}, (answer) => assert.equal(answer.summary.total_positions, 0)],
  get_risk_status: [{}, (answer) => assert.equal(answer.mode, 'ACTIVE')],
  get_orders: [{ status: 'all' }, (answer) => assert.deepEqual(answer.orders, [])],
  get_stock_price: [{ symbol: 'SPY' }, (answer) => assert.ok(answer.price > 0)],
  get_stock_prices: [{ symbols: ['SPY', 'MSFT'] }, (answer) => assert.ok(answer.prices.MSFT > 0)],
};
const TRADE_CHANGERS = ['buy', 'sell', 'close_position', 'cancel_order', 'move_stop', 'close_all_positions'];

const checks = new Checks();
const services = new Services();

async function connect(url, token) {
  const client = new Client({ name: 'typescript-client', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url),
    { requestInit: { headers: { Authorization: `Bearer ${token}` } } }));
  return client;
}

/** The JSON object that tool `name` answers. */
async function call(client, name, args = {}) {
  const result = await client.callTool({ name, arguments: args });
  assert.equal(result.content.length, 1);
  assert.ok(!result.isError, result.content[0].text);
  return JSON.parse(result.content[0].text);
}

/** The line with which tool `name` refuses. */
async function refusal(client, name, args) {
  const result = await client.callTool({ name, arguments: args });
  assert.ok(result.isError, 'is not an error');
  assert.ok(!result.content[0].text.includes('\n'), 'has more than one line');
  return result.content[0].text;
}

async function checkListing(client, service, names) {
  await checks.check(`${service} lists its tools`, async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map((tool) => tool.name).sort(), [...names].sort());
    for (const tool of tools) {
      assert.ok(tool.description.length > 10, tool.name);
      assert.equal(tool.inputSchema.type, 'object', tool.name);
      assert.equal(typeof tool.annotations.readOnlyHint, 'boolean', tool.name);
    }
  });
}

async function checkReaders(client, readers) {
  for (const [name, [args, holds]] of Object.entries(readers)) {
    await checks.check(name, async () => holds(await call(client, name, args)));
  }
}

async function checkErrors(client, service, tool) {
  await checks.check(`${service} answers a ping`, () => client.ping());
  await checks.check(`${service} refuses an unknown tool`, () =>
    assert.rejects(client.callTool({ name: 'no_such_tool', arguments: {} }), /no_such_tool|[Uu]nknown tool/));
  await checks.check(`${service} refuses an unknown argument`, async () =>
    assert.match(await refusal(client, tool, { ticker: 'SPY' }), /unknown argument "ticker"/));
  await checks.check(`${service} refuses a missing argument`, async () =>
    assert.match(await refusal(client, tool, {}), /argument symbol is missing/));
}

async function checkStranger(url, service) {
  await checks.check(`${service} turns away a client without the token`, () =>
    assert.rejects(connect(url, 'wrong'), (error) => error.code === 401));
}

async function checkTrading(client) {
  let order;
  let bought;
  await checks.check('buy', async () => {
    const { price } = await call(client, 'get_stock_price', { symbol: 'SPY' });
    order = { symbol: 'SPY', quantity: 5, take_profit: Math.round(price * 1.05), reason: 'official client' };
    bought = await call(client, 'buy', order);
    assert.equal(bought.success, true, JSON.stringify(bought));
    assert.ok(bought.client_order_id.startsWith('at-'));
    assert.ok(bought.stop_loss > 0);
  });
  await checks.check('buy, repeated, is the same order', async () => {
    const again = await call(client, 'buy', order);
    assert.equal(again.client_order_id, bought.client_order_id);
  });
  await checks.check('the position has its stop', async () => {
    let spy;
    for (const limit = Date.now() + 30_000; !spy?.protected && Date.now() < limit; await sleep(500)) {
      spy = (await call(client, 'get_positions')).positions.SPY;
    }
    assert.equal(spy?.qty, 5, JSON.stringify(spy));
    assert.equal(spy.protected, true, JSON.stringify(spy));
  });
  await checks.check('move_stop', async () => {
    const { positions } = await call(client, 'get_positions');
    const { stop_price: stop, current_price: price } = positions.SPY;
    const higher = Number((stop + (price - stop) / 4).toFixed(2));
    const answer = await call(client, 'move_stop', { symbol: 'SPY', stop_price: higher });
    assert.equal(answer.success, true, JSON.stringify(answer));
  });
  await checks.check('buy beyond the limits is denied with the limit', async () => {
    const answer = await call(client, 'buy', { symbol: 'AAPL', quantity: 100_000 });
    assert.equal(answer.success, false);
    assert.ok(answer.reason_code && answer.max_quantity !== undefined, JSON.stringify(answer));
  });
  await checks.check('sell', async () => {
    const answer = await call(client, 'sell', { symbol: 'SPY', quantity: 2 });
    assert.equal(answer.success, true, JSON.stringify(answer));
  });
  await checks.check('cancel_order of an unknown order', async () => {
    const result = await client.callTool({ name: 'cancel_order', arguments: { order_id: 'nobody' } });
    assert.ok(result.isError || JSON.parse(result.content[0].text).success === false, result.content[0].text);
  });
  await checks.check('close_position', async () => {
    const answer = await call(client, 'close_position', { symbol: 'SPY' });
    assert.equal(answer.success, true, JSON.stringify(answer));
    assert.equal(typeof answer.pnl, 'number');
  });
  await checks.check('close_all_positions', async () => {
    const answer = await call(client, 'close_all_positions', { reason: 'end of the test' });
    assert.equal(answer.flat, true, JSON.stringify(answer));
  });
}

try {
  await services.start('--start', '10:30');
  const data = await connect(services.dataUrl, services.token);
  const trade = await connect(services.tradeUrl, services.token);
  await checkListing(data, 'alpaca-data', Object.keys(DATA_TOOLS));
  await checkListing(trade, 'alpaca-trade', [...Object.keys(TRADE_READERS), ...TRADE_CHANGERS]);
  await checkReaders(data, DATA_TOOLS);
  await checkReaders(trade, TRADE_READERS);
  await checkErrors(data, 'alpaca-data', 'get_latest_quote');
  await checkErrors(trade, 'alpaca-trade', 'get_position');
  await checkStranger(services.dataUrl, 'alpaca-data');
  await checkStranger(services.tradeUrl, 'alpaca-trade');
  await checkTrading(trade);
  await data.close();
  await trade.close();
} finally {
  await services.stop();
}
process.exitCode = checks.summary();
