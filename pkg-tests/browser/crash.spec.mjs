// The engine stopping: nothing typed is lost, no date that may be wrong is shown, and it can be tried again.

import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, enterS5, open, pickFact, status, typeDate } from "./page-controls.mjs";

/**
 * Makes the engine trap, for as long as `engineTraps` is set on the page: its exports are those of the
 * real module, but for one that runs an instruction no program survives.
 */
function trapOnDemand() {
  // (module (func (export "trap") unreachable))
  const trapping = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11,
  ]);
  const Instance = WebAssembly.Instance;
  const trap = /** @type {() => never} */ (new Instance(new WebAssembly.Module(trapping)).exports.trap);
  const page = /** @type {any} */ (globalThis);
  page.engineTraps = false;
  page.enginesMade = 0;
  page.WebAssembly.Instance = function Trapped(/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
    const { exports } = new Instance(module, imports);
    page.enginesMade += 1;
    const pathway = /** @type {(...given: unknown[]) => unknown} */ (exports.pathway);
    return { exports: { ...exports, pathway: (/** @type {unknown[]} */ ...given) => (page.engineTraps ? trap() : pathway(...given)) } };
  };
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {boolean} traps
 */
const setTraps = (page, traps) => page.evaluate((on) => { /** @type {any} */ (globalThis).engineTraps = on; }, traps);

test("the engine stops: what was typed stays, the dates go, and Try again brings them back", async ({ page }) => {
  await page.addInitScript(trapOnDemand);
  await open(page);
  await enterS5(page);
  await expect(duty(page, "Second looked-after review")).toContainText("Thu 24 Dec 2026");

  await setTraps(page, true);
  await addFact(page, "moved", /^Placement: /, [5, 10, 2026]);
  const notice = page.getByRole("heading", { name: "Something went wrong" });
  await expect(notice).toBeFocused();
  await expect(page.getByText("The dates are hidden because they may be wrong. What you typed is still here.")).toBeVisible();
  await expect(page.getByText("Code: RuntimeError. It holds no dates.")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(0);
  const facts = page.getByRole("list", { name: "Facts, in the order they happened" });
  for (const fact of ["Date of birth", "Looked after", "Looked-after review held", "Placement: "]) await expect(facts).toContainText(fact);

  await page.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toBeVisible();
  await setTraps(page, false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Due", exact: true })).toBeFocused();
  await expect(status(page)).toContainText("The dates are worked out again.");
  await expect(duty(page, "Second looked-after review")).toContainText("Thu 24 Dec 2026");
  await expect(facts).toContainText("Placement: ");
  // Memory that a trap has left in pieces is not asked again: there was a new instance each time.
  expect(await page.evaluate(() => /** @type {any} */ (globalThis).enginesMade)).toBeGreaterThanOrEqual(3);
});

test("a form half filled in outlives the engine's stopping", async ({ page }) => {
  await page.addInitScript(trapOnDemand);
  await open(page);
  await enterS5(page);
  await pickFact(page, "LAC review", "Looked-after review held");
  const date = dateGroup(page.locator("permanence-fact"), /^When was it/);
  await typeDate(date, [17, 12, 2026]);
  await setTraps(page, true);
  await page.getByRole("button", { name: "Day after" }).click();
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeFocused();
  await expect(date.getByLabel("Day", { exact: true })).toHaveValue("17");
  await setTraps(page, false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(date.getByLabel("Year", { exact: true })).toHaveValue("2026");
});
