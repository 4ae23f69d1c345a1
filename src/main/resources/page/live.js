"use strict";
// Keeps an open page up to date by server-sent events. The server has escaped all foreign text in what it sends.
(() => {
  const address = document.body.dataset.events;
  const connection = document.getElementById("connection");
  if (!address || !connection) {
    return;
  }
  let heard = Date.now();

  const say = (text, lost) => {
    if (connection.textContent !== text) {
      connection.textContent = text;
    }
    connection.classList.toggle("lost", lost);
    document.body.classList.toggle("stale", lost);
    // The time of each second is not read aloud; that the connection is lost is.
    connection.setAttribute("role", lost ? "alert" : "timer");
  };

  // What a person has unfolded or chosen stays so when the part around it is new.
  const places = (part) => [...part.querySelectorAll("details")].map((one) => {
    const cycle = one.closest("details.cycle");
    const inside = cycle ? [...cycle.querySelectorAll("details")].indexOf(one) : -1;
    return [(cycle ? cycle.id : "") + "/" + inside, one];
  });

  const place = (input) => input.name + "=" + input.value;

  const replace = (id, html) => {
    const part = document.getElementById(id);
    if (!part) {
      return;
    }
    const unfolded = new Set(places(part).filter(([, one]) => one.open).map(([place]) => place));
    const chosen = new Map([...part.querySelectorAll("input")].map((input) => [place(input), input.checked]));
    const focus = part.contains(document.activeElement) ? [...part.querySelectorAll("summary, [tabindex], input")]
        .indexOf(document.activeElement) : -1;
    part.innerHTML = html;
    for (const [place, one] of places(part)) {
      one.open = unfolded.has(place);
    }
    for (const input of part.querySelectorAll("input")) {
      input.checked = chosen.get(place(input)) ?? input.checked;
    }
    if (focus >= 0) {
      [...part.querySelectorAll("summary, [tabindex], input")][focus]?.focus({preventScroll: true});
    }
  };

  // The last lines of a log are the ones to see.
  const toEnd = (place) => place?.querySelectorAll("pre").forEach((one) => one.scrollTop = one.scrollHeight);
  toEnd(document.getElementById("log"));

  const source = new EventSource(address);
  source.addEventListener("parts", (event) => {
    const news = JSON.parse(event.data);
    for (const part of news.parts) {
      replace(part.id, part.html);
    }
    window.activeTraderCharts?.update(news.charts);
  });
  source.addEventListener("now", (event) => {
    const parts = JSON.parse(event.data);
    if (!("now" in parts)) {
      // The day is no longer the one that is on: `/` is another day's page now.
      if (location.pathname === "/") {
        location.reload();
      } else {
        document.getElementById("now").innerHTML = "";
      }
    }
    for (const [id, html] of Object.entries(parts)) {
      const place = document.getElementById(id);
      if (place && place.innerHTML !== html) {
        place.innerHTML = html;
        toEnd(place);
      }
    }
  });
  source.addEventListener("alive", (event) => {
    heard = Date.now();
    say(event.data, false);
  });
  source.onerror = () => say("✗ No connection: what you see is old. Trying again by itself.", true);
  setInterval(() => {
    if (Date.now() - heard > 5000) {
      say("✗ Nothing heard for " + Math.round((Date.now() - heard) / 1000) + " s: what you see is old.", true);
    }
  }, 1000);
})();
