"use strict";
// Sends the read token once; the answer sets a cookie that no script can read.
(() => {
  const form = document.getElementById("login");
  const answer = document.getElementById("login-answer");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const token = form.elements.token.value;
    form.elements.token.value = "";
    try {
      const response = await fetch("/login", {method: "POST", headers: {"Authorization": "Bearer " + token}});
      if (response.ok) {
        location.reload();
      } else {
        answer.textContent = "✗ The token is wrong.";
      }
    } catch {
      answer.textContent = "✗ The page's server does not answer.";
    }
  });
})();
