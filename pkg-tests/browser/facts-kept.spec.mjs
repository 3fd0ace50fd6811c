// What has been entered stays as it was, until somebody changes that very thing.

import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, lookFrom, open, openDuty, pickFact, status, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const facts = (page) => page.getByRole("list", { name: "Facts, in the order they happened" });

/** @param {Page} page */
const form = (page) => page.locator("permanence-fact");

/**
 * Presses a button by its exact beginning, as the row of a fact words it.
 * @param {Page} page
 * @param {RegExp} name
 */
const press = (page, name) => page.getByRole("button", { name }).click();

/**
 * Two placements, each with a placement plan of its own to be made.
 * @param {Page} page
 */
async function twoPlacements(page) {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "placement foster", /^Placement: .*foster/i, [1, 9, 2026]);
  await addFact(page, "placement foster", /^Placement: .*foster/i, [1, 10, 2026]);
  // Only the first few of what has gone by are shown at once.
  await page.getByText(/^Show \d+ more$/).first().click();
}

test("what is said of one occurrence leaves the other's alone", async ({ page }) => {
  await twoPlacements(page);
  const plans = duty(page, "Placement plan");
  await expect(plans).toHaveCount(2);
  const first = plans.filter({ hasText: "8 Sep 2026" });
  const second = plans.filter({ hasText: "8 Oct 2026" });
  await first.getByRole("button", { name: /^No/ }).click();
  await second.getByRole("button", { name: /^No/ }).click();
  await expect(first).toContainText("You said: not done.");
  await expect(second).toContainText("You said: not done.");
  await second.getByRole("button", { name: /^Take that back/ }).click();
  await expect(first).toContainText("You said: not done.");
  await expect(second).not.toContainText("You said: not done.");
});

test("what is done late for one occurrence is not taken for the next one's", async ({ page }) => {
  await twoPlacements(page);
  const first = duty(page, "Placement plan").filter({ hasText: "8 Sep 2026" });
  await first.getByRole("button", { name: /^Yes, on…/ }).click();
  await typeDate(dateGroup(first, /^When was it done/), [5, 10, 2026]);
  await first.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("permanence-duty").filter({ hasText: "Done on Monday 5 October 2026, after its last day, Tuesday 8 September 2026" })).toHaveCount(1);
  await expect(duty(page, "Placement plan").filter({ hasText: "8 Oct 2026" })).toContainText("Passed: was it done?");
});

test("an open form saves over its own entry, wherever that has moved to", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "CiC review", "Looked-after review held", [28, 9, 2026]);
  await addFact(page, "CiC review", "Looked-after review held", [10, 11, 2026]);
  await press(page, /^Change looked-after review held, Tue 10 Nov 2026/);
  await press(page, /^Remove looked-after review held, Mon 28 Sep 2026/);
  await typeDate(dateGroup(form(page), /^When was it/), [11, 11, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("Wed 11 Nov 2026");
  await expect(facts(page)).not.toContainText("Tue 10 Nov 2026");
  await press(page, /^Undo/);
  await press(page, /^Undo/);
  await expect(facts(page)).toContainText("Mon 28 Sep 2026");
  await expect(facts(page)).toContainText("Tue 10 Nov 2026");

  // The form of something that is gone closes.
  await press(page, /^Change looked-after review held, Tue 10 Nov 2026/);
  await press(page, /^Remove looked-after review held, Tue 10 Nov 2026/);
  await expect(form(page)).toHaveCount(0);
});

test("a change of date leaves open whether it happened", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "CiC review", "Looked-after review held", [26, 11, 2026]);
  await lookFrom(page, [1, 12, 2026]);
  await press(page, /^Change looked-after review held/);
  await expect(form(page).getByLabel("Did it happen?")).toHaveValue("booked");
  await typeDate(dateGroup(form(page), /^When was it/), [27, 11, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("booked Fri 27 Nov 2026");
  await page.getByRole("group", { name: /^Did it happen/ }).getByRole("button", { name: "Not known" }).click();
  await press(page, /^Change looked-after review held/);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("Fri 27 Nov 2026, not sure it happened");
  await press(page, /^Change looked-after review held/);
  await form(page).getByLabel("Did it happen?").selectOption("Yes");
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).not.toContainText("not sure");
  await expect(duty(page, "First looked-after review")).toContainText("Done on Friday 27 November 2026");
});

test("what cannot be removed says why, and stays", async ({ page }) => {
  await open(page);
  await pickFact(page, "looked after", "Looked after");
  await typeDate(dateGroup(form(page), "When did it begin?"), [2, 1, 2025]);
  await form(page).getByLabel("It still goes on").uncheck();
  await typeDate(dateGroup(form(page), "When did it end?"), [2, 6, 2025]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "CiC review", "Looked-after review held", [29, 1, 2025]);
  await press(page, /^Remove looked after, Thu 2 Jan 2025/);
  const summary = page.locator("permanence-facts").getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Looked-after review held must be on or after 1 September 2026, when care began");
  await expect(facts(page)).toContainText("Thu 2 Jan 2025");
  // The next change goes through, and takes the refusal away.
  await press(page, /^Remove looked-after review held/);
  await expect(summary).toHaveCount(0);
  await expect(status(page)).toContainText("Removed: looked-after review held");
});

test("a page left open overnight looks from the new day, unless another was chosen", async ({ page }) => {
  await open(page);
  await page.clock.setFixedTime("2026-11-24T10:00:00Z");
  await addFact(page, "looked after", "Looked after", [24, 11, 2026]);
  await expect(page.getByText("As of Tuesday 24 November 2026 (today)")).toBeVisible();
  await lookFrom(page, [1, 12, 2026]);
  await page.clock.setFixedTime("2026-11-25T10:00:00Z");
  await addFact(page, "CiC review", "Looked-after review held", [25, 11, 2026]);
  await expect(page.getByText("You are looking at Tuesday 1 December 2026, not today.")).toBeVisible();
});

test("a first day allowed is never a day to act by, and its later reading is used", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "placement adoptive", /^Placement: .*adopt/i, [1, 10, 2026]);
  const application = duty(page, "Adoption application: not before ten weeks at home with the applicants");
  await expect(application).toContainText("Two readings: the later is used.");
  await openDuty(application);
  await expect(application).toContainText("first day allowed");
  await expect(application).not.toContainText(/[Dd]o it by|Last day|is the last day/);
});
