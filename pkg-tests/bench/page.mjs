// How long the page takes in a browser on a slow line and a slow machine: the goals T1 and T2.
// The browser's own throttling is used, so the figures are of this machine made slower.

import { chromium } from "playwright";

import { serve } from "../../.ci/serve.mjs";
import { fileURLToPath } from "node:url";
import { median } from "./race.mjs";

/** @typedef {import("./times.mjs").Time} Time */

const DIST = fileURLToPath(new URL("../../www/dist", import.meta.url));
const ROUNDS = 5;
const SLOW_CPU = 4;

/** The lines of the goal: bits a second, and the milliseconds before an answer begins. */
const LINES = [
  { name: "10 Mbps, 40 ms", mbps: 10, latency: 40, must: 1500, aim: 900 },
  { name: "1.6 Mbps, 150 ms", mbps: 1.6, latency: 150, must: 2000, aim: 1200 },
];

/** @param {number[]} all */
const summed = (all) => ({ median: median(all), least: Math.min(...all) });

/** @param {(id: string) => boolean} isAsked @returns {Promise<Time[]>} */
export async function pageTimes(isAsked) {
  if (!isAsked("T1") && !isAsked("T2")) return [];
  const server = await serve(DIST, 0);
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  try {
    return [
      ...(isAsked("T1") ? await cold(browser, server.address) : []),
      ...(isAsked("T2") ? await edits(browser, server.address) : []),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * From asking for the address until the calculator's example stands on the screen with its working: the
 * engine has been compiled, started and asked by then.
 * @param {import("playwright").Browser} browser
 * @param {string} address
 */
async function cold(browser, address) {
  /** @type {Time[]} */
  const found = [];
  for (const { name, mbps, latency, must, aim } of LINES) {
    const all = [];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: mbps * 125_000, uploadThroughput: mbps * 125_000 });
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_CPU });
      await page.addInitScript(() => {
        Object.assign(window, { drawn: new Promise((resolve) => {
          const look = () => {
            const calculator = document.querySelector("permanence-pathway")?.shadowRoot?.querySelector("permanence-calculator");
            if (calculator?.shadowRoot?.textContent?.includes("Friday 6 November 2026")) setTimeout(() => resolve(performance.now()), 0);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }) });
      });
      await page.goto(address);
      all.push(await page.evaluate(() => /** @type {any} */ (window).drawn));
      if (!await page.getByText("Friday 6 November 2026").first().isVisible()) throw new Error("no date is on the screen");
      await context.close();
    }
    found.push({ id: "T1", what: `first date on the screen, cold, ${name}, CPU ${SLOW_CPU}x slower`, ...summed(all), must, aim });
  }
  return found;
}

/**
 * A visit more or less in the longest made-up case, until every row that changed is laid out.
 * @param {import("playwright").Browser} browser
 * @param {string} address
 * @returns {Promise<Time[]>}
 */
async function edits(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}#examples`);
  await page.locator("article").filter({ has: page.getByRole("heading", { name: /^S5\./ }) }).getByRole("button", { name: /^Open this case/ }).click();
  await page.getByRole("heading", { name: "Due", exact: true }).waitFor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_CPU });
  const all = await page.evaluate(async ([rounds = 0, turns = 0]) => {
    const { session } = /** @type {any} */ (document.querySelector("permanence-pathway"));
    const with_ = session.facts;
    const without = { ...with_, events: (with_.events ?? []).slice(0, -1) };
    const taken = [];
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      session.change(round % 2 === 0 ? without : with_, "An edit");
      const worked = performance.now();
      // Elements inside others draw one after another, each in its turn, before anything else of the page;
      // what is then painted is the browser's.
      for (let turn = 0; turn < turns; turn++) await null;
      document.body.getBoundingClientRect();
      taken.push([worked - began, performance.now() - began]);
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
    return taken.slice(4);
  }, [24, 300]);
  await page.close();
  return [
    { id: "T2", what: `an edit worked out, to rows as objects, CPU ${SLOW_CPU}x slower`, ...summed(all.map(([worked = 0]) => worked)), must: 16, aim: 2 },
    { id: "T2", what: "the same, until every row on the page is laid out", ...summed(all.map(([, whole = 0]) => whole)), must: 16, aim: 2 },
  ];
}
