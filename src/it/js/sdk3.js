// Alpaca's JavaScript SDK, release 3, against a simulator: node sdk3.js SDK-FOLDER SIMULATOR-URL
"use strict";
const assert = require("node:assert");
const { check, until, finish } = require("./checks");

const [, , sdk, url] = process.argv;
const Alpaca = require(sdk);
const alpaca = new Alpaca({ keyId: "SIM", secretKey: "SIM", baseUrl: url, dataBaseUrl: url, dataStreamUrl: url, feed: "sip" });

const submit = (order) =>
  alpaca.createOrder({ symbol: "AAPL", qty: 2, side: "buy", type: "market", time_in_force: "day", ...order });
const status = (id, wanted) => until(() => alpaca.getOrder(id), (order) => order.status === wanted);

async function lastPrice() {
  return (await alpaca.getLatestTrade("AAPL")).Price;
}

async function main() {
  const today = (await alpaca.getClock()).timestamp.slice(0, 10);

  await check("account", async () => {
    const account = await alpaca.getAccount();
    assert.equal(account.status, "ACTIVE");
    assert.equal(typeof account.equity, "string");
  });
  await check("clock, calendar, asset, configurations", async () => {
    assert.equal((await alpaca.getClock()).is_open, true);
    assert.equal((await alpaca.getCalendar({ start: today, end: today })).length, 1);
    assert.equal((await alpaca.getAsset("AAPL")).tradable, true);
    assert.ok(await alpaca.getAccountConfigurations());
  });
  await check("stream of order events", async () => {
    const events = [];
    const socket = alpaca.trade_ws;
    const filled = new Promise((resolve) => {
      socket.onOrderUpdate((update) => {
        events.push(update);
        if (update.event === "fill") resolve();
      });
    });
    const ready = new Promise((resolve) => socket.onConnect(resolve));
    socket.connect();
    await ready;
    socket.subscribe(["trade_updates"]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const order = await submit({});
    await filled;
    const fill = events.find((update) => update.event === "fill");
    assert.equal(fill.order.id, order.id);
    assert.equal(Number(fill.position_qty), 2);
    assert.ok(fill.execution_id && fill.price);
    socket.disconnect();
  });
  await check("positions", async () => {
    const positions = await alpaca.getPositions();
    assert.equal(positions.length, 1);
    assert.equal((await alpaca.getPosition("AAPL")).qty, "2");
  });
  await check("order life cycle: limit, look up, replace, cancel", async () => {
    const price = ((await lastPrice()) * 0.9).toFixed(2);
    const order = await submit({ symbol: "MSFT", type: "limit", limit_price: price, client_order_id: `js3-${Date.now()}` });
    await status(order.id, "new");
    assert.equal((await alpaca.getOrderByClientId(order.client_order_id)).id, order.id);
    const replaced = await alpaca.replaceOrder(order.id, { qty: "3" });
    assert.notEqual(replaced.id, order.id);
    assert.equal(replaced.replaces, order.id);
    await status(replaced.id, "new");
    await alpaca.cancelOrder(replaced.id);
    await status(replaced.id, "canceled");
    assert.ok((await alpaca.getOrders({ status: "all", limit: 10 })).length >= 3);
  });
  await check("bracket, whose stop keeps the shares until it is cancelled", async () => {
    await alpaca.closePosition("AAPL");
    await until(() => alpaca.getPositions(), (positions) => positions.length === 0);
    const price = await lastPrice();
    const bracket = await submit({
      order_class: "bracket",
      take_profit: { limit_price: (price * 1.1).toFixed(2) },
      stop_loss: { stop_price: (price * 0.9).toFixed(2) },
    });
    assert.equal(bracket.legs.length, 2);
    await status(bracket.id, "filled");
    await assert.rejects(() => alpaca.closePosition("AAPL"), (error) => error.response.data.code === 40310000);
  });
  await check("cancel all and close all", async () => {
    await alpaca.cancelAllOrders();
    await until(() => alpaca.getOrders({ status: "open" }), (orders) => orders.length === 0);
    await alpaca.closeAllPositions();
    await until(() => alpaca.getPositions(), (positions) => positions.length === 0);
  });
  await check("activities and portfolio history", async () => {
    assert.ok((await alpaca.getAccountActivities({ activityTypes: "FILL" })).length >= 4);
    assert.ok((await alpaca.getPortfolioHistory({ period: "1D", timeframe: "5Min" })).equity.length > 0);
  });
  await check("bars over several pages", async () => {
    const bars = [];
    const options = { start: `${today}T14:30:00Z`, timeframe: "1Min", limit: 25, pageLimit: 10 };
    for await (const bar of alpaca.getBarsV2("AAPL", options)) bars.push(bar);
    assert.equal(bars.length, 25);
    assert.equal(new Set(bars.map((bar) => bar.Timestamp)).size, 25);
  });
  await check("snapshots, latest quotes, news", async () => {
    const snapshots = await alpaca.getSnapshots(["AAPL", "MSFT"]);
    assert.equal(snapshots.length, 2);
    assert.ok(snapshots[0].LatestQuote.AskPrice > 0);
    assert.ok((await alpaca.getLatestQuote("AAPL")).BidPrice > 0);
    assert.ok(Array.isArray(await alpaca.getNews({ totalLimit: 5 })));
  });
  await check("stream of market data, in MessagePack", async () => {
    const socket = alpaca.data_stream_v2;
    socket.session.url = `${url.replace("http", "ws")}/v2/sip`; // the SDK insists on wss
    const bar = new Promise((resolve) => socket.onStockBar(resolve));
    const quote = new Promise((resolve) => socket.onStockQuote(resolve));
    const status = new Promise((resolve) => socket.onStateChange((state) => state === "authenticated" && resolve()));
    socket.connect();
    await status;
    socket.subscribeForBars(["AAPL"]);
    socket.subscribeForQuotes(["MSFT"]);
    assert.equal((await bar).Symbol, "AAPL");
    assert.ok((await quote).AskPrice > 0);
    socket.disconnect();
  });
  finish("3.1.3");
}

main().catch((error) => {
  console.log(`FAILED: ${error.stack}`);
  process.exit(1);
});
