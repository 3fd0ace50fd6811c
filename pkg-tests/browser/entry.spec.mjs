// What has happened so far is entered in the order of the story, once each, and nothing is refused unsaid.

import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, enterS5, lookFrom, open, pickFact, status, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const facts = (page) => page.getByRole("list", { name: "Facts, in the order they happened" });

/** @param {Page} page */
const form = (page) => page.locator("permanence-fact");

/** @param {Page} page */
const picker = (page) => page.getByRole("combobox", { name: "Add what happened, or what holds" });

test("the list to choose from begins with what settles most, then what follows, then the order of a life", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await picker(page).click();
  const groups = page.getByRole("listbox").getByRole("group");
  await expect(groups.nth(0)).toHaveAccessibleName("Asked for next");
  await expect(groups.nth(0).getByRole("option").first()).toContainText(/Settles \d+ dates/);
  await expect(groups.nth(1)).toHaveAccessibleName("Usually follows");
  await expect(groups.nth(2)).toHaveAccessibleName("Before care");
  // What is entered already and due again follows; nothing is offered twice.
  const offered = await groups.nth(1).getByRole("option").allTextContents();
  expect(new Set(offered).size).toBe(offered.length);
  for (const name of ["LAC review", "CLA review", "CiC review"]) {
    await picker(page).fill(name);
    await expect(page.getByRole("option", { name: "Looked-after review held", exact: true }).last()).toBeVisible();
  }
});

test("an event that was booked settles its booking, and is not entered twice", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "LAC review", "Looked-after review held", [17, 12, 2026]);
  await lookFrom(page, [4, 1, 2027]);
  await pickFact(page, "LAC review", "Looked-after review held");
  await expect(form(page).getByLabel("It is the one booked for Thu 17 Dec 2026")).toBeChecked();
  await typeDate(dateGroup(form(page), /^When was it/), [21, 12, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("Mon 21 Dec 2026");
  await expect(facts(page)).not.toContainText("17 Dec 2026");
  await expect(duty(page, "Third looked-after review")).toContainText("Mon 21 Jun 2027");
});

test("what is booked beside another booking does not take its place, unless somebody says so", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "stat visit", "Social worker's visit to the child", [1, 12, 2026]);
  await pickFact(page, "stat visit", "Social worker's visit to the child");
  const settles = form(page).getByLabel("It is the one booked for Tue 1 Dec 2026");
  await typeDate(dateGroup(form(page), /^When was it/), [8, 12, 2026]);
  await expect(settles).not.toBeChecked();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("booked Tue 1 Dec 2026");
  await expect(facts(page)).toContainText("booked Tue 8 Dec 2026");
});

test("an answer about a booked event settles the booking", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "LAC review", "Looked-after review held", [17, 12, 2026]);
  await lookFrom(page, [4, 1, 2027]);
  const third = duty(page, "Third looked-after review");
  await third.getByRole("button", { name: /^Add/ }).click();
  await typeDate(third.getByRole("group", { name: /second looked-after review/ }).first(), [18, 12, 2026]);
  await third.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(facts(page)).toContainText("Fri 18 Dec 2026");
  await expect(facts(page)).not.toContainText("17 Dec 2026");
  await expect(third).toContainText("Fri 18 Jun 2027");
});

test("a month alone is not guessed into a day; an event may be entered without its date", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await pickFact(page, "IHA", "Health assessment");
  await typeDate(dateGroup(form(page), /^When was it/), ["", 9, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(form(page).getByRole("alert")).toContainText("must include a day: a month alone is not enough to count from");
  await form(page).getByLabel("It happened, date not known").check();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("date not known");
});

test("the label warns of a name, and Undo and Redo say what they would do", async ({ page }) => {
  await open(page);
  const label = page.getByLabel("Label for this case");
  await label.fill("1234567 records");
  await label.press("Tab");
  await expect(page.getByText("This looks like a name or a record number.")).toBeVisible();
  await label.fill("Case A");
  await label.press("Tab");
  await expect(page.getByText("This looks like a name or a record number.")).toHaveCount(0);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await page.getByRole("button", { name: "Undo: added looked after" }).click();
  await expect(status(page)).toContainText("Undone. Added: looked after is taken back.");
  await page.getByRole("button", { name: "Redo: added looked after" }).click();
  await expect(facts(page)).toContainText("Looked after");
});

test("what puts a case out of scope can be said, and taken back", async ({ page }) => {
  await open(page);
  await page.getByText("Short breaks, remand, or outside England?").click();
  const asked = page.getByRole("group", { name: "Are these short breaks (regulation 48)?" });
  await asked.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(page.getByText(/We do not work out short breaks/).first()).toBeVisible();
  await page.getByRole("button", { name: /^Remove the answer: Are these short breaks/ }).click();
  await expect(page.getByRole("list", { name: "Questions answered" })).toHaveCount(0);
});
