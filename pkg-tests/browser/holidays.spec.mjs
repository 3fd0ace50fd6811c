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

test("a day on which only the council is closed moves no date: it is refused with the reason, and nothing typed is lost", async ({ page }) => {
  await enterCase(page);
  await page.getByLabel("A day on which only the council is closed").check();
  await addDay(page, [14, 9, 2026], "Office closed");
  await expect(page.getByRole("alert").filter({ hasText: "Not added. A day on which only the council is closed is still a working day in law, so no last day moves." })).toBeVisible();
  await expect(page.getByLabel("What is it called?")).toHaveValue("Office closed");
  await expect(page.getByRole("heading", { name: "Changed here" })).toHaveCount(0);
});

test("a case says that working days were changed here, and leads to where", async ({ page }) => {
  await enterCase(page);
  await addDay(page, [14, 9, 2026], "Day of mourning");
  await page.getByRole("link", { name: "Case", exact: true }).click();
  const said = page.getByRole("link", { name: "Working days changed here: 1 day by hand" });
  await said.click();
  await expect(page.getByRole("heading", { name: "Bank holidays", exact: true })).toBeFocused();
  await page.getByRole("button", { name: /^Remove.*Day of mourning/ }).click();
  await page.getByRole("link", { name: "Case", exact: true }).click();
  await expect(said).toHaveCount(0);
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

test("what is no list is called that, in a sentence, and not a damaged file", async ({ page }) => {
  await enterCase(page);
  for (const junk of ["hello", "{ not a list", "{}", '{"division": "scotland", "events": []}']) {
    await page.getByLabel("The list, as text").fill(junk);
    await page.getByRole("button", { name: "Use this list" }).click();
    await expect(page.getByRole("alert").getByRole("listitem")).toHaveText([
      "What was pasted is not the official list, or not the whole of it. Open https://www.gov.uk/bank-holidays.json, copy all of it, and paste it again",
    ]);
  }
  const short = JSON.parse(FEED);
  short["england-and-wales"].events.length = 3;
  await page.getByLabel("The list, as text").fill(JSON.stringify(short));
  await page.getByRole("button", { name: "Use this list" }).click();
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText(["The list has only 3 bank holidays for 2026. Paste the whole list"]);
});

/**
 * The bank holidays of a year, as they are listed.
 * @param {import("@playwright/test").Page} page
 * @param {number} year
 */
const listed = (page, year) => page.getByRole("list", { name: String(year), exact: true });

test("the bank holidays that are known are listed by year, each with its weekday", async ({ page }) => {
  await open(page, "#holidays");
  await expect(listed(page, 2026).getByRole("listitem")).toHaveText([
    "Thursday 1 January: New Year’s Day", "Friday 3 April: Good Friday", "Monday 6 April: Easter Monday",
    "Monday 4 May: Early May bank holiday", "Monday 25 May: Spring bank holiday", "Monday 31 August: Summer bank holiday",
    "Friday 25 December: Christmas Day", "Monday 28 December: Boxing Day (substitute day)",
  ]);
  await expect(listed(page, 2028)).toContainText("Monday 3 January: New Year’s Day (substitute day)");
  await expect(page.getByText("Published for 1995 to 2028.")).toBeVisible();
  // Seen from 2026, the list begins with the year before; older ones are there to be looked up.
  await expect(listed(page, 2025)).toBeVisible();
  await expect(listed(page, 2022)).toHaveCount(0);
  await page.getByText("Earlier years, 1995 to 2024").click();
  await expect(listed(page, 2022)).toContainText("Monday 19 September: Bank Holiday for the State Funeral of Queen Elizabeth II");
});

test("what is added, moved or called off here is marked in the list of bank holidays", async ({ page }) => {
  await open(page, "#holidays");
  await addDay(page, [14, 9, 2026], "Day of mourning");
  await expect(listed(page, 2026)).toContainText("Monday 14 September: Day of mourning. Added here by hand.");
  await typeDate(dateGroup(page, "Which day?"), [31, 8, 2026]);
  await page.getByLabel("What is it called?").fill("Summer bank holiday called off");
  await page.getByLabel("A bank holiday that was moved or called off: a working day").check();
  await page.getByRole("button", { name: "Add the day" }).click();
  await expect(listed(page, 2026)).toContainText("Monday 31 August: Summer bank holiday. A working day: changed here by hand.");
  await page.getByLabel("The list, as text").fill(FEED);
  await page.getByRole("button", { name: "Use this list" }).click();
  await expect(listed(page, 2026)).toContainText("Friday 2 October: Extra bank holiday. Only in the list that was pasted.");
  await expect(listed(page, 2026)).toContainText("Friday 25 December: Christmas Day");
  await expect(listed(page, 2026)).not.toContainText("Christmas Day.");
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
