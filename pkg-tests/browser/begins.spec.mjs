// How the page begins: a date is on the screen before the second part of its script has come, and
// nobody who has begun to work is taken away from there.

import { expect, test } from "@playwright/test";

import { addFact, duty, open, openView, status, TODAY } from "./page-controls.mjs";

/** Holds back the second part until it is let go. @param {import("@playwright/test").Page} page */
async function holdSecondPart(page) {
  let letGo = () => {};
  const wait = new Promise((/** @type {(value?: undefined) => void} */ resolve) => { letGo = resolve; });
  await page.route("**/case.js?*", async (route) => {
    await wait;
    await route.continue();
  });
  return letGo;
}

test("the calculator works before the rest of the page has come", async ({ page }) => {
  await page.clock.setFixedTime(TODAY);
  const letGo = await holdSecondPart(page);
  await page.goto("/");
  await expect(page.getByText("Friday 6 November 2026").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "A case" })).toHaveCount(0);
  for (const [field, typed] of Object.entries({ Day: "1", Month: "9", Year: "2026" })) await page.getByLabel(field, { exact: true }).first().fill(typed);
  await page.getByRole("button", { name: "Work out the date" }).click();
  // Twenty working days after 1 September, with no bank holiday between.
  await expect(page.getByText("Tuesday 29 September 2026").first()).toBeVisible();
  letGo();
  await expect(page.getByRole("heading", { name: "A case" })).toBeVisible();
  await expect(page.getByText("Tuesday 29 September 2026").first()).toBeVisible();
  // The other rules can be chosen now.
  await page.getByRole("combobox", { name: "What is it?" }).click();
  expect(await page.getByRole("option").count()).toBeGreaterThan(100);
});

test("whoever is at the calculator already stays there when the view of the address is drawn", async ({ page }) => {
  await page.clock.setFixedTime(TODAY);
  const letGo = await holdSecondPart(page);
  await page.goto("/#questions");
  const day = page.getByLabel("Day", { exact: true }).first();
  await day.focus();
  letGo();
  await expect(page.locator("permanence-questions")).toBeVisible();
  await expect(day).toBeFocused();
});

test("whoever is at the calculator already is not taken to another page", async ({ page }) => {
  await page.clock.setFixedTime(TODAY);
  const letGo = await holdSecondPart(page);
  await page.goto("/#rules");
  const day = page.getByLabel("Day", { exact: true }).first();
  await day.fill("1");
  letGo();
  await expect(page.locator("permanence-pathway .foot")).toBeAttached();
  await expect(day).toBeFocused();
  await expect(day).toHaveValue("1");
});

test("a list that is still coming does not say that nothing matches", async ({ page }) => {
  const letGo = await holdSecondPart(page);
  await page.goto("/");
  await page.getByRole("combobox", { name: "What is it?" }).fill("health");
  await expect(page.getByText("The list is still coming.")).toBeVisible();
  letGo();
  await expect(page.getByRole("option", { name: /health/i }).first()).toBeVisible();
});

test("what has not come is said, and asked for again", async ({ page }) => {
  await page.clock.setFixedTime(TODAY);
  let isDown = true;
  await page.route("**/case.js?*", (route) => (isDown ? route.abort() : route.continue()));
  await page.goto("/");
  // In the notice, and spoken.
  await expect(page.getByText("only the calculator works")).toHaveCount(2);
  isDown = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "A case" })).toBeFocused();
  await expect(page.getByText("only the calculator works")).toHaveCount(0);
});

test("nothing is asked for once the page is whole", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("permanence-pathway .foot")).toBeAttached();
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const name of ["Timeline", "Pathway", "Meetings", "Glossary", "Export"]) await page.goto(`/#${name.toLowerCase()}`);
  await expect(page.getByRole("heading", { name: "Export" }).first()).toBeVisible();
  expect(asked).toEqual([]);
});

test("an empty case says what will stand there and how to begin, before the engine is asked, and nothing moves once it is", async ({ page }) => {
  await open(page);
  const due = page.locator("permanence-deadlines");
  const isAsked = () => page.evaluate(() => /** @type {any} */ (document.querySelector("permanence-pathway")).session.answer !== null);
  expect(await isAsked()).toBe(false);
  await expect(due.getByRole("heading", { name: "Due", exact: true })).toHaveCount(1);
  await expect(due).toContainText("Nothing is due yet.");
  await expect(due).toContainText("Here will stand what is due, by when, who must act and why");
  // It is there to be read, and is not spoken.
  await expect(status(page)).toBeEmpty();
  const places = () => page.evaluate(() => {
    const { renderRoot } = /** @type {any} */ (document.querySelector("permanence-pathway"));
    return [".columns", "permanence-deadlines", ".foot"].map((selector) => {
      const box = renderRoot.querySelector(selector).getBoundingClientRect();
      return [box.top + scrollY, box.height];
    });
  });
  const before = await places();
  await page.locator("permanence-pathway .foot").scrollIntoViewIfNeeded();
  await expect.poll(isAsked).toBe(true);
  await expect(due).toContainText("Nothing is due yet.");
  expect(await places()).toEqual(before);
  await expect(status(page)).toBeEmpty();
});

test("from the empty case both ways to begin are links, and what is due stands in its place", async ({ page }) => {
  await open(page);
  const due = page.locator("permanence-deadlines");
  await due.getByRole("link", { name: "open a made-up case" }).click();
  await expect(page.getByRole("heading", { name: "Made-up cases", exact: true })).toBeFocused();
  await page.goBack();
  await due.getByRole("link", { name: "Add what has happened so far" }).click();
  await expect(page.getByRole("heading", { name: "What has happened so far?" })).toBeFocused();
  await addFact(page, "looked after", "Looked after", [10, 10, 2026]);
  await expect(duty(page, "First looked-after review")).toContainText("Fri 6 Nov 2026");
  await expect(due).not.toContainText("Nothing is due yet.");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await openView(page, "Due");
  await expect(due).toContainText("Nothing is due yet.");
});
