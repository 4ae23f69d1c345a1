// Runs named checks one after the other and counts them.
"use strict";

const results = { passed: 0, failed: 0 };

/** Runs one check; a failure is printed and does not stop the others. */
async function check(name, body) {
  try {
    await within(20_000, body(), name);
    results.passed++;
    console.log(`passed: ${name}`);
  } catch (error) {
    results.failed++;
    console.log(`FAILED: ${name}: ${error.message ?? error}`);
  }
}

/** Fails when `promise` is not settled after `ms`. */
function within(ms, promise, what) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${ms} ms`)), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/** Asks `read` until `holds` is true of its answer. */
async function until(read, holds) {
  for (let tries = 0; tries < 100; tries++) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it never came true");
}

/** Prints the sum and ends the process. */
function finish(version) {
  console.log(`${version}: ${results.passed} passed, ${results.failed} failed`);
  process.exit(results.failed === 0 ? 0 : 1);
}

module.exports = { check, until, within, finish };
