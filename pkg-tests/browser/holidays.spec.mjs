// A bank holiday is announced: the reader adds it, and sees exactly which dates moved.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { addFact, dateGroup, open, typeDate } from "./page-controls.mjs";

/** The official list for 2026 alone, with one day more: Friday 2 October 2026. */
const FEED = JSON.stringify({
  "england-and-wales": {
    division: "england-and-wales",
    events: [
      ["New Year’s Day", "2026-01-01"], ["Good Friday", "2026-04-03"], ["Easter Monday", "2026-04-06"],
      ["Early May bank holiday", "2026-05-04"], ["Spring bank holiday", "2026-05-25"],
      ["Summer bank holiday", "2026-08-31"], ["Extra bank holiday", "2026-10-02"],
      ["Christmas Day", "2026-12-25"], ["Boxing Day", "2026-12-28"],
    ].map(([title, date]) => ({ title, date, notes: "", bunting: true })),
  },
});

/**
 * A child looked after from Tuesday 1 September 2026: the first review is due by Tuesday 29 September.
 * @param {import("@playwright/test").Page} page
 */
async function enterCase(page) {
  await open(page, "#due");
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await page.getByRole("link", { name: "Bank holidays" }).click();
  await expect(page.getByRole("heading", { name: "Bank holidays" })).toBeFocused();
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {[number, number, number]} day
 * @param {string} name
 */
async function addDay(page, day, name) {
  await typeDate(dateGroup(page, "Which day?"), day);
  await page.getByLabel("What is it called?").fill(name);
  await page.getByRole("button", { name: "Add the day" }).click();
}

test("a day added moves the dates counted across it, and each is named", async ({ page }) => {
  await enterCase(page);
  await addDay(page, [14, 9, 2026], "Day of mourning");
  // Twenty working days from 1 September, one day fewer: Wednesday 30 September.
  const row = page.getByRole("row", { name: /^Looked-after review/ }).first();
  await expect(row).toContainText("Tuesday 29 September 2026");
  await expect(row).toContainText("Wednesday 30 September 2026");
  await expect(page.getByText("Monday 14 September 2026: Day of mourning, not a working day.")).toBeVisible();
  await page.getByRole("button", { name: /^Remove.*Day of mourning/ }).click();
  await expect(page.getByRole("row", { name: /^Looked-after review/ }).first()).toContainText("Tuesday 29 September 2026");
});

test("the official list is pasted, and the built-in one comes back", async ({ page }) => {
  await enterCase(page);
  await page.getByLabel("The list, as text").fill(FEED);
  await page.getByRole("button", { name: "Use this list" }).click();
  await expect(page.getByText("The official list is the one that was pasted.")).toBeVisible();
  await page.getByRole("button", { name: "Go back to the built-in list" }).click();
  await expect(page.getByText("The official list is the one that was pasted.")).toHaveCount(0);
});

test("what cannot be used is said where it is, and nothing typed is lost", async ({ page }) => {
  await enterCase(page);
  await page.getByRole("button", { name: "Add the day" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the day");
  await expect(page.getByRole("alert")).toContainText("Enter what the day is called");
  await page.getByLabel("The list, as text").fill("{ not a list");
  await page.getByRole("button", { name: "Use this list" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("The list, as text")).toHaveValue("{ not a list");
});

test("the calculator counts by the changed days", async ({ page }) => {
  await enterCase(page);
  await addDay(page, [14, 9, 2026], "Day of mourning");
  await page.getByRole("link", { name: "Calculator" }).click();
  await typeDate(dateGroup(page, "When did the child become looked after?"), [1, 9, 2026]);
  await page.getByRole("button", { name: "Work out the date" }).click();
  await expect(page.getByText("Wednesday 30 September 2026").first()).toBeVisible();
});

test("the page about bank holidays has no accessibility fault", async ({ page }) => {
  await enterCase(page);
  await addDay(page, [14, 9, 2026], "Day of mourning");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
