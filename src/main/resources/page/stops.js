"use strict";
// The stop buttons: ask for the word and the operator token, send them to the page's own server, show the answer. The
// token is nowhere but in its field, which is emptied when the dialog closes. One dialog has one request id until its
// answer is final, so that a second click or a repeated try does nothing twice.
(() => {
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  const call = async (method, path, token, body) => {
    let response;
    try {
      response = await fetch("/operator/" + path, {
        method,
        headers: {"Authorization": "Bearer " + token, ...(body ? {"Content-Type": "application/json"} : {})},
        body: body ? JSON.stringify(body) : undefined,
        cache: "no-store",
        credentials: "same-origin",
      });
    } catch {
      return {status: 0, outcome: "unknown",
        message: "the page's server does not answer: it may have been carried out; press again, which does it once only"};
    }
    try {
      return {status: response.status, ...await response.json()};
    } catch {
      return {status: response.status, outcome: "failed", message: "the page's server answered " + response.status};
    }
  };

  const prepare = (button) => {
    const action = button.dataset.stop;
    const dialog = document.getElementById("stop-" + action);
    const form = dialog.querySelector("form");
    const [word, token] = [form.elements.confirm, form.elements.token];
    const answer = dialog.querySelector(".answer");
    const act = dialog.querySelector(".do");
    const label = act.textContent;
    let id = "";
    let seen = null;
    let busy = false;

    const say = (text, kind) => {
      answer.textContent = text;
      answer.dataset.kind = kind;
    };
    const begin = () => {
      id = newId();
      seen = null;
      act.textContent = action === "resume" ? "Show the mode" : label;
    };

    button.addEventListener("click", () => {
      begin();
      say("", "");
      dialog.showModal();
      word.focus();
    });
    const forget = () => {
      word.value = "";
      token.value = "";
    };
    dialog.querySelector(".leave").addEventListener("click", () => {
      forget();
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      forget();
      button.focus();
    });

    // What is lifted is the mode that was shown, not one that was set since.
    const look = async () => {
      const status = await call("GET", "status", token.value);
      if (!status.mode) {
        return status;
      }
      seen = status.mode.set_at;
      act.textContent = label;
      return {...status, outcome: "seen", message: "Trading is " + status.mode.mode + ", set by " + status.mode.set_by
        + " (" + status.mode.reason + "). Press again to resume."};
    };

    const execute = async () => {
      const body = {request_id: id, confirm: word.value, ...(seen ? {mode_set_at: seen} : {})};
      let result = await call("POST", action, token.value, body);
      while (result.outcome === "running" && dialog.open) {
        say("… " + result.message, "running");
        await wait(1000);
        result = await call("POST", action, token.value, body);
      }
      return result;
    };

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) {
        return;
      }
      if (word.value !== dialog.dataset.word) {
        say("Type " + dialog.dataset.word + " to confirm.", "bad");
        word.focus();
        return;
      }
      if (!token.value) {
        say("Type the operator token.", "bad");
        token.focus();
        return;
      }
      busy = true;
      act.disabled = true;
      say("…", "running");
      const result = action === "resume" && !seen ? await look() : await execute();
      const good = ["done", "unchanged", "seen"].includes(result.outcome);
      say((good ? "✓ " : "✗ ") + result.message, good ? "good" : "bad");
      // An answer that is final ends the request; where it is not known, or the token was wrong, the same one is tried.
      if (["done", "unchanged", "failed"].includes(result.outcome) || result.status === 409) {
        begin();
      }
      busy = false;
      act.disabled = false;
    });
  };

  document.querySelectorAll("button[data-stop]").forEach(prepare);
})();
