// The engine stopping: nothing typed is lost, no date that may be wrong is shown, and it can be tried again.

import { expect, test } from "@playwright/test";

import { setTraps, trapOnDemand } from "./engine-trap.mjs";
import { addFact, dateGroup, duty, enterS5, open, pickFact, status, typeDate } from "./page-controls.mjs";

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
