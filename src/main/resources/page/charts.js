"use strict";
// Draws the charts of a page from the data in it. Text goes to the canvas only, never into the page's markup.
(() => {
  const holder = document.getElementById("chart-data");
  if (!holder || !window.echarts) {
    return;
  }
  let data = JSON.parse(holder.textContent);
  const drawn = new Map();
  const two = (number) => String(number).padStart(2, "0");
  // Times are New York's wall clock as if it were UTC.
  const clock = (millis) => {
    const at = new Date(millis);
    return two(at.getUTCHours()) + ":" + two(at.getUTCMinutes());
  };
  const digits = (number) => Math.abs(number) < 1 ? 4 : 2;
  const amount = (unit, number) => (number < 0 ? "−" : "") + (unit === "$" ? "$" : "")
      + Math.abs(number).toLocaleString("en-US", {minimumFractionDigits: digits(number),
        maximumFractionDigits: digits(number)}) + (unit === "$" ? "" : unit);
  const short = (unit, number, spread) => (number < 0 ? "−" : "") + (unit === "$" ? "$" : "")
      + Math.abs(number).toLocaleString("en-US", {
        minimumFractionDigits: spread < 0.1 ? 3 : spread < 20 ? 2 : 0,
        maximumFractionDigits: spread < 0.1 ? 3 : spread < 20 ? 2 : 0}) + (unit === "$" ? "" : unit);

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const one = (name) => style.getPropertyValue("--" + name).trim();
    return {ground: one("ground"), raised: one("raised"), ink: one("ink"), soft: one("soft"), rule: one("rule"),
      gain: one("gain"), loss: one("loss"), stop: one("stop"), target: one("target"), main: one("main"),
      up: one("up"), down: one("down"), vwap: one("vwap"), ema: one("ema"), volume: one("volume")};
  };

  // What the reader chose for all candles of the page.
  const chosen = (value) => document.querySelector("#candle-choice input[value='" + value + "']")?.checked ?? false;
  const minutes = (chart) => [1, 5, 15].find((number) => chosen(number)) ?? chart.candle_minutes;
  const axis = (chart) => chart.candles.length > 0 && chosen("session")
      ? {from: chart.first, to: chart.last} : {from: chart.from, to: chart.to};

  // Candles of one minute as candles of several: [time, open, close, low, high, shares, average price so far].
  const merged = (chart) => {
    const span = minutes(chart) * 60000;
    const longer = [];
    for (const [at, open, close, low, high, shares, average] of chart.candles) {
      const start = at - (at - chart.first) % span;
      const last = longer[longer.length - 1];
      if (last && last[0] === start) {
        longer[longer.length - 1] = [start, last[1], close, Math.min(last[3], low), Math.max(last[4], high),
          last[5] + shares, average];
      } else {
        longer.push([start, open, close, low, high, shares, average]);
      }
    }
    return longer;
  };

  // The exponential average of the closes, which begins with the first one.
  const average = (candles, length) => {
    let value = candles[0][2];
    return candles.map((candle) => {
      value += (candle[2] - value) * 2 / (length + 1);
      return [candle[0], value];
    });
  };

  const extent = (chart, candles, averages) => {
    const shown = axis(chart);
    const isShown = (at) => at >= shown.from && at <= shown.to;
    const values = [
      ...candles.filter((candle) => isShown(candle[0])).flatMap((candle) => [candle[3], candle[4]]),
      ...averages.flatMap((one) => one.data).filter((point) => isShown(point[0])).map((point) => point[1]),
      ...chart.lines.flatMap((line) => line.points.map((point) => point[1])),
      ...chart.marks.map((mark) => mark.value)];
    const low = Math.min(...values);
    const high = Math.max(...values);
    const room = (high - low || Math.abs(high) * 0.001 || 1) * 0.08;
    const below = candles.length > 0 && chosen("volume") ? (high - low) * 0.3 : 0;
    return {min: low - room - below, max: high + room, spread: high - low};
  };

  const look = {
    main: (c) => ({color: c.main, width: 2, type: "solid"}),
    stop: (c) => ({color: c.stop, width: 2, type: "dashed"}),
    target: (c) => ({color: c.target, width: 2, type: "dotted"}),
    entry: (c) => ({color: c.soft, width: 1, type: "solid"}),
  };

  const tooltip = (c, formatter, trigger) => ({
    trigger, renderMode: "richText", confine: true, backgroundColor: c.raised, borderColor: c.rule,
    textStyle: {color: c.ink, fontSize: 13}, formatter, axisPointer: {lineStyle: {color: c.soft}},
  });

  // Lines that a legend takes: a name is some 7 pixels a character, and its symbol with the gap 54.
  const legendLines = (names, width) => {
    let lines = 1;
    let used = 0;
    for (const name of names) {
      const needed = name.length * 7 + 54;
      if (used > 0 && used + needed > width) {
        lines++;
        used = 0;
      }
      used += needed;
    }
    return lines;
  };

  const timed = (chart, c, width) => {
    const candles = merged(chart);
    const shownAxis = axis(chart);
    const thick = Math.max(1, Math.min(11,
        (width - 100) * 0.6 * minutes(chart) * 60000 / (shownAxis.to - shownAxis.from)));
    const series = [];
    const averages = [];
    if (candles.length > 0 && chosen("vwap")) {
      averages.push({name: "VWAP", colour: c.vwap, pattern: "solid",
        data: candles.map((candle) => [candle[0], candle[6]])});
    }
    if (candles.length > 0 && chosen("ema")) {
      averages.push({name: "EMA 20", colour: c.ema, pattern: [9, 3, 2, 3], data: average(candles, 20)});
    }
    const bounds = extent(chart, candles, averages);
    if (candles.length > 0 && chosen("volume")) {
      series.push({
        name: "Volume", type: "bar", yAxisIndex: 1, barWidth: thick,
        data: candles.map((candle) => [candle[0], candle[5]]),
        itemStyle: {color: c.volume}, silent: true,
      });
    }
    if (candles.length > 0) {
      series.push({
        name: minutes(chart) + "-minute candles", type: "candlestick", barWidth: thick,
        data: candles.map((candle) => candle.slice(0, 5)),
        // A rising candle is hollow and a falling one is filled, so that colour is not needed to tell them apart.
        itemStyle: {color: c.ground, color0: c.down, borderColor: c.up, borderColor0: c.down, borderWidth: 1.3},
      });
    }
    for (const one of averages) {
      series.push({
        name: one.name, type: "line", data: one.data, showSymbol: false,
        lineStyle: {color: one.colour, width: 1.5, type: one.pattern}, itemStyle: {color: one.colour},
      });
    }
    for (const line of chart.lines) {
      const style = look[line.role](c);
      series.push({
        name: line.name, type: "line", data: line.points, step: line.steps ? "end" : false, symbol: "circle",
        symbolSize: 4, showSymbol: line.role === "main" && line.points.length < 12, lineStyle: style,
        itemStyle: {color: style.color},
      });
    }
    for (const [shape, name, symbol, colour] of [["buy", "Bought", "path://M5,0L10,9L0,9Z", c.gain],
      ["sell", "Sold", "path://M0,0L10,0L5,9Z", c.loss]]) {
      const marks = chart.marks.filter((mark) => mark.shape === shape);
      if (marks.length > 0) {
        series.push({
          name, type: "scatter", symbol, symbolSize: 14, z: 5,
          symbolOffset: [0, shape === "buy" ? 9 : -9],
          itemStyle: {color: colour, borderColor: c.ground, borderWidth: 1.5, opacity: 1},
          label: {show: true, position: shape === "buy" ? "bottom" : "top", color: c.ink, fontWeight: 600,
            textBorderColor: c.ground, textBorderWidth: 3, formatter: (item) => item.name},
          data: marks.map((mark) => ({value: [mark.at, mark.value], text: mark.text,
            name: mark.label})),
        });
      }
    }
    const shown = (items) => {
      const lines = [clock(items[0].axisValue ?? items[0].value[0]) + " New York"];
      for (const item of items) {
        if (item.seriesType === "candlestick") {
          const [, open, close, low, high] = item.value;
          lines.push(["open " + amount(chart.unit, open), "high " + amount(chart.unit, high),
            "low " + amount(chart.unit, low), "close " + amount(chart.unit, close)].join("\n"));
        } else if (item.seriesType === "scatter") {
          lines.push(item.data.text);
        } else if (item.seriesType === "bar") {
          lines.push(item.value[1].toLocaleString("en-US") + " shares");
        } else {
          lines.push(item.seriesName + " " + amount(chart.unit, item.value[1]));
        }
      }
      return lines.join("\n");
    };
    const named = series.filter((one) => one.type !== "bar");
    return {
      animation: false, useUTC: true, backgroundColor: c.ground,
      textStyle: {color: c.ink, fontFamily: "system-ui, DejaVu Sans, sans-serif"},
      grid: {left: 8, right: 12, top: 10 + 24 * legendLines(named.map((one) => one.name), width), bottom: 8, outerBoundsMode: "same"},
      legend: {top: 0, left: 0, itemGap: 14, textStyle: {color: c.ink, fontSize: 12}, inactiveColor: c.soft,
        data: named.map((one) => ({name: one.name, icon: one.type === "scatter" ? one.symbol : undefined,
          itemStyle: one.type === "line" ? {opacity: 0} : undefined}))},
      tooltip: tooltip(c, (items) => shown(Array.isArray(items) ? items : [items]), "axis"),
      xAxis: {type: "time", min: shownAxis.from, max: shownAxis.to, splitNumber: width < 500 ? 4 : 8,
        axisLabel: {color: c.soft, formatter: clock, hideOverlap: true}, axisLine: {lineStyle: {color: c.rule}},
        splitLine: {show: false}},
      yAxis: [{type: "value", min: bounds.min, max: bounds.max, splitNumber: 4,
        axisLabel: {color: c.soft, showMinLabel: false, showMaxLabel: false,
          formatter: (number) => short(chart.unit, number, bounds.spread)},
        splitLine: {lineStyle: {color: c.rule, opacity: 0.5}}},
      {type: "value", show: false, min: 0, max: 4 * Math.max(1, ...candles.map((candle) => candle[5]))}],
      dataZoom: [{type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false}],
      series,
    };
  };

  const bars = (chart, c, width) => ({
    animation: false, backgroundColor: c.ground, textStyle: {color: c.ink},
    grid: {left: 8, right: 12, top: 12, bottom: 8, outerBoundsMode: "same"},
    tooltip: tooltip(c, (items) => items[0].name + "\n" + chart.title + " " + amount(chart.unit, items[0].value),
        "axis"),
    xAxis: {type: "category", data: chart.names, axisLabel: {color: c.soft, hideOverlap: true},
      axisLine: {lineStyle: {color: c.rule}}, axisTick: {show: false}},
    yAxis: {type: "value", splitNumber: 4, scale: chart.line, minInterval: chart.unit === "" ? 1 : undefined,
      axisLabel: {color: c.soft, formatter: (number) => chart.unit === "" ? String(number)
          : short(chart.unit, number, Math.max(...chart.values) - Math.min(...chart.values))},
      splitLine: {lineStyle: {color: c.rule, opacity: 0.5}}},
    series: [chart.line ? {
      type: "line", data: chart.values, lineStyle: {color: c.main, width: 2}, itemStyle: {color: c.main},
      symbol: "circle", symbolSize: 4, showSymbol: chart.values.length < 40,
    } : {
      type: "bar", barMaxWidth: width < 500 ? 18 : 34,
      data: chart.values.map((value) => ({value, itemStyle: value < 0
          ? {color: c.ground, borderColor: c.loss, borderWidth: 2} : {color: chart.unit === "" ? c.soft : c.gain}})),
    }],
  });

  // Bands lie on each other: the lowest is a line that is not drawn, and each further one adds a height to it.
  const fan = (chart, c, width) => {
    const band = (name, lower, upper, opacity) => [
      {name: name + " from", type: "line", stack: name, stackStrategy: "all", data: lower, symbol: "none",
        lineStyle: {opacity: 0}, silent: true},
      {name, type: "line", stack: name, stackStrategy: "all", data: upper.map((value, i) => value - lower[i]),
        symbol: "none", lineStyle: {color: c.gain, width: 1, opacity: 0.5},
        areaStyle: {color: c.gain, opacity}, itemStyle: {color: c.gain, opacity}, silent: true}];
    const plain = (name, values, type, colour, thick) => ({name, type: "line", data: values, symbol: "none",
      lineStyle: {color: colour, width: thick, type}, itemStyle: {color: colour}});
    const values = [...chart.low, ...chart.high, ...chart.values];
    const low = Math.min(...values);
    const high = Math.max(...values);
    const names = ["90 % of the draws", "half of the draws", "Median", "The days"];
    return {
      animation: false, backgroundColor: c.ground, textStyle: {color: c.ink},
      grid: {left: 8, right: 12, top: 10 + 24 * legendLines(names, width), bottom: 8, outerBoundsMode: "same"},
      legend: {top: 0, left: 0, itemGap: 14, textStyle: {color: c.ink, fontSize: 12}, data: names},
      tooltip: tooltip(c, (items) => {
        const at = items[0].dataIndex;
        const one = (name, value) => name + " " + amount(chart.unit, value);
        return [items[0].name, one("the days", chart.values[at]), one("95 % below", chart.high[at]),
          one("75 % below", chart.upper_quarter[at]), one("half below", chart.median[at]),
          one("25 % below", chart.lower_quarter[at]), one("5 % below", chart.low[at])].join("\n");
      }, "axis"),
      xAxis: {type: "category", boundaryGap: false, data: chart.names,
        axisLabel: {color: c.soft, hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right"},
        axisLine: {lineStyle: {color: c.rule}, onZero: false}, axisTick: {show: false}},
      yAxis: {type: "value", splitNumber: 4, min: low - (high - low) * 0.05, max: high + (high - low) * 0.05,
        axisLabel: {color: c.soft, showMinLabel: false, showMaxLabel: false,
          formatter: (number) => short(chart.unit, number, high - low)},
        splitLine: {lineStyle: {color: c.rule, opacity: 0.5}}},
      series: [...band(names[0], chart.low, chart.high, 0.18), ...band(names[1], chart.lower_quarter,
        chart.upper_quarter, 0.3), plain(names[2], chart.median, "dashed", c.soft, 1.5),
      plain(names[3], chart.values, "solid", c.main, 2.5)],
    };
  };

  const draw = (id) => {
    const place = document.getElementById("chart-" + id);
    if (drawn.has(id) && drawn.get(id).getDom() !== place) {
      drawn.get(id).dispose();
      drawn.delete(id);
    }
    if (!place || !data[id] || place.clientWidth === 0) {
      return;
    }
    if (!drawn.has(id)) {
      drawn.set(id, echarts.init(place, null, {renderer: "canvas", devicePixelRatio: Math.max(2,
        window.devicePixelRatio)}));
    }
    const chart = drawn.get(id);
    const options = {timed, bars, fan}[data[id].kind];
    chart.resize();
    chart.setOption(options(data[id], colours(), place.clientWidth), {notMerge: true});
    chart.getZr().flush();
  };
  const drawAll = () => Object.keys(data).forEach(draw);

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(entry.target);
      draw(entry.target.id.substring("chart-".length));
    }
  }, {rootMargin: "600px"});
  const watch = () => {
    for (const place of document.querySelectorAll(".plot")) {
      seen.observe(place);
    }
  };
  watch();
  // A page that is open gets new data, and new places for the charts of the parts that changed.
  window.activeTraderCharts = {
    update: (charts) => {
      const changed = Object.keys(charts)
          .filter((id) => drawn.has(id) && JSON.stringify(charts[id]) !== JSON.stringify(data[id]));
      data = charts;
      watch();
      changed.forEach(draw);
    },
  };
  document.addEventListener("change", (event) => {
    if (event.target.closest("#candle-choice")) {
      [...drawn.keys()].filter((id) => data[id]?.candles?.length > 0).forEach(draw);
    }
  });
  let resized;
  addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(() => [...drawn.keys()].forEach(draw), 100);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => [...drawn.keys()].forEach(draw));
  // Paper has its own colours and width, and wants every chart.
  matchMedia("print").addEventListener("change", drawAll);
  addEventListener("beforeprint", drawAll);
})();
