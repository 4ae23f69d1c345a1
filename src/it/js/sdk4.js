// Alpaca's JavaScript SDK, release 4, against a simulator: node sdk4.js SDK-FOLDER SIMULATOR-URL
"use strict";
const assert = require("node:assert");
const { createRequire } = require("node:module");
const { check, until, finish } = require("./checks");

const [, , sdk, url] = process.argv;
const { Alpaca, streaming } = require(sdk);
const { WebSocket } = createRequire(require.resolve(sdk))("ws");

const here = (address) => String(address).replace(/^https:\/\/(paper-api|data)\.alpaca\.markets/, url);
const alpaca = new Alpaca({ keyId: "SIM", secret: "SIM", fetchApi: (address, init) => fetch(here(address), init) });
const { trading, marketData } = alpaca;

/** A socket to the simulator's stream at `path`, with the handshake of the SDK's own sockets. */
const socketTo = (path) => (_, codec) =>
  new WebSocket(url.replace("http", "ws") + path, codec === "msgpack" ? { headers: { "Content-Type": "application/msgpack" } } : {});

const status = (orderId, wanted) =>
  until(() => trading.orders.getOrderByOrderID({ orderId }), (order) => order.status === wanted);
const closed = () => until(() => trading.positions.getAllOpenPositions(), (positions) => positions.length === 0);

async function lastPrice() {
  return Number((await marketData.stocks.stockLatestTradeSingle({ symbol: "AAPL", feed: "sip" })).trade.p);
}

async function main() {
  const clock = await trading.clock.legacyClock();
  const today = new Date(clock.timestamp).toISOString().slice(0, 10);

  await check("account", async () => {
    assert.equal((await trading.account.getAccount()).status, "ACTIVE");
  });
  await check("clock", async () => assert.equal(clock.isOpen, true));
  await check("stream of order events", async () => {
    const stream = trading.stream({ wsFactory: socketTo("/stream") });
    const fill = new Promise((resolve) => stream.onTradeUpdate((update) => update.event === "fill" && resolve(update)));
    stream.connect();
    assert.equal(await stream.waitForAuthentication(5000), true);
    const listening = new Promise((resolve) => stream.once(streaming.EVENT.SUBSCRIPTION, resolve));
    stream.subscribeTradeUpdates();
    await listening;
    const order = await trading.orders.market({ symbol: "AAPL", qty: 2, side: "buy" });
    assert.equal((await fill).order.id, order.id);
    stream.disconnect();
  });
  await check("positions", async () => {
    const positions = await trading.positions.getAllOpenPositions();
    assert.equal(positions.length, 1);
    assert.equal(positions[0].symbol, "AAPL");
  });
  await check("order life cycle: limit, look up, replace, cancel", async () => {
    const limitPrice = ((await lastPrice()) * 0.9).toFixed(2);
    const order = await trading.orders.limit({
      symbol: "MSFT", qty: 2, side: "buy", limitPrice, timeInForce: "day", clientOrderId: `js4-${Date.now()}`,
    });
    await status(order.id, "new");
    assert.equal((await trading.orders.getOrderByClientOrderId({ clientOrderId: order.clientOrderId })).id, order.id);
    const replaced = await trading.orders.patchOrderByOrderId({ orderId: order.id, patchOrderRequest: { qty: "3" } });
    assert.notEqual(replaced.id, order.id);
    await status(replaced.id, "new");
    await trading.orders.deleteOrderByOrderID({ orderId: replaced.id });
    await status(replaced.id, "canceled");
  });
  await check("bracket, whose stop keeps the shares until it is cancelled", async () => {
    await trading.positions.deleteOpenPosition({ symbolOrAssetId: "AAPL" });
    await closed();
    const price = await lastPrice();
    const bracket = await trading.orders.bracket({
      symbol: "AAPL", qty: 2, side: "buy", type: "market", timeInForce: "day",
      takeProfit: { limitPrice: (price * 1.1).toFixed(2) },
      stopLoss: { stopPrice: (price * 0.9).toFixed(2) },
    });
    assert.equal(bracket.legs.length, 2);
    await status(bracket.id, "filled");
    await assert.rejects(() => trading.positions.deleteOpenPosition({ symbolOrAssetId: "AAPL" }));
  });
  await check("cancel all and close all", async () => {
    await trading.orders.deleteAllOrders();
    await until(() => trading.orders.getAllOrders({ status: "open" }), (orders) => orders.length === 0);
    await trading.positions.deleteAllOpenPositions({});
    await closed();
  });
  await check("bars over several pages", async () => {
    const seen = new Set();
    let pageToken;
    for (let page = 0; page < 3; page++) {
      const answer = await marketData.stocks.stockBars({
        symbols: "AAPL", timeframe: "1Min", start: new Date(`${today}T14:30:00Z`), limit: 10, feed: "sip", pageToken,
      });
      answer.bars.AAPL.forEach((bar) => seen.add(String(bar.t)));
      pageToken = answer.nextPageToken;
    }
    assert.equal(seen.size, 30);
  });
  await check("snapshots and news", async () => {
    const snapshots = await marketData.stocks.stockSnapshots({ symbols: "AAPL,MSFT", feed: "sip" });
    assert.ok(JSON.stringify(snapshots).includes("AAPL"));
    assert.ok(Array.isArray((await marketData.news.news({ limit: 5 })).news));
  });
  await check("stream of market data, in MessagePack", async () => {
    const stream = marketData.stockStream({ feed: "sip", wsFactory: socketTo("/v2/sip") });
    const bar = new Promise((resolve) => stream.onBar(resolve));
    const quote = new Promise((resolve) => stream.onQuote(resolve));
    stream.connect();
    assert.equal(await stream.waitForAuthentication(5000), true);
    stream.subscribeForBars(["AAPL"]);
    stream.subscribeForQuotes(["MSFT"]);
    assert.equal((await bar).symbol, "AAPL");
    assert.ok((await quote).askPrice > 0);
    stream.disconnect();
  });
  await check("stream of market data, in JSON", async () => {
    const stream = marketData.stockStream({ feed: "iex", codec: "json", wsFactory: socketTo("/v2/iex") });
    const trade = new Promise((resolve) => stream.onTrade(resolve));
    stream.connect();
    assert.equal(await stream.waitForAuthentication(5000), true);
    stream.subscribeForTrades(["AAPL"]);
    assert.equal((await trade).symbol, "AAPL");
    stream.disconnect();
  });
  finish("4.0.2");
}

main().catch((error) => {
  console.log(`FAILED: ${error.stack}`);
  process.exit(1);
});
