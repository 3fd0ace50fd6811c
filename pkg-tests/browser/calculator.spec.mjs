// The quick calculator: one rule, one date, one answer, with its counting.

import { expect, test } from "@playwright/test";

import { dateGroup, open, status, typeDate } from "./page-controls.mjs";

const ASKED = "When did the child become looked after?";

test("shows an example until it is used", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await expect(calculator).toContainText("EXAMPLE");
  await expect(calculator).toContainText("Friday 6 November 2026");
});

test("says when the first review is due, in four inputs", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await typeDate(dateGroup(calculator, ASKED), [10, 10, 2026]);
  await calculator.getByRole("button", { name: "Work out the date" }).click();
  await expect(calculator).not.toContainText("EXAMPLE");
  await expect(calculator.locator(".answer")).toHaveText("Friday 6 November 2026");
  await expect(calculator).toContainText("Looked after from Saturday 10 October 2026");
  await expect(calculator).toContainText("Counting 28 days gives Saturday 7 November: one day too late.");
  await expect(calculator).toContainText("20 working days after");
  await expect(status(page)).toContainText("do it by Friday 6 November 2026. Regulation.");
});

test("answers when a whole year is left, and not before", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  const date = dateGroup(calculator, ASKED);
  await typeDate(date, [10, 10, 2026]);
  await expect(calculator).toContainText("EXAMPLE");
  await page.keyboard.press("Tab");
  await expect(calculator).not.toContainText("EXAMPLE");
  await expect(calculator.locator(".answer")).toHaveText("Friday 6 November 2026");
});

test("numbers every counted day and names every day passed over", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "a list of weeks stands in for the table there");
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await typeDate(dateGroup(calculator, ASKED), [17, 12, 2026]);
  await page.keyboard.press("Enter");
  await expect(calculator.locator(".answer")).toHaveText("Tuesday 19 January 2027");
  await expect(calculator.getByRole("cell", { name: "Friday 18 December, day 1", exact: true })).toBeVisible();
  await expect(calculator.getByRole("cell", { name: "Friday 25 December, not counted: Christmas Day" })).toBeVisible();
  await expect(calculator.getByRole("cell", { name: /^Tuesday 19 January, day 20, the last day/ })).toBeVisible();
});

test("the last week's weekend is marked like every other, and a start that is the last day is both", async ({ page, viewport }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  const isWide = (viewport?.width ?? 0) > 400;
  await typeDate(dateGroup(calculator, ASKED), [10, 10, 2026]);
  await page.keyboard.press("Enter");
  await expect(calculator.locator(".answer")).toHaveText("Friday 6 November 2026");
  if (isWide) {
    const shade = (/** @type {string} */ name) => calculator.getByRole("cell", { name }).evaluate((cell) => getComputedStyle(cell).backgroundColor);
    for (const day of ["Saturday 7 November, outside the count", "Sunday 8 November, outside the count"]) {
      await expect(calculator.getByRole("cell", { name: day, exact: true })).toContainText("weekend");
      expect(await shade(day)).toBe(await shade("Saturday 31 October, not counted: weekend"));
    }
    // Before the start there is no weekend in the first week: it is a Saturday, and has its own word.
    await expect(calculator.getByRole("cell", { name: "Friday 9 October, outside the count", exact: true })).not.toContainText("weekend");
  }
  // One day of which the first is day 1 ends where it starts.
  await calculator.getByLabel("A limit I type").check();
  await calculator.getByLabel("How many").fill("1");
  await calculator.getByLabel("Days", { exact: true }).check();
  await calculator.getByLabel("The date itself is day 1 (“beginning with”)").check();
  await typeDate(dateGroup(calculator, "Which date is it counted from?"), [7, 10, 2026]);
  await page.keyboard.press("Enter");
  await expect(calculator.locator(".answer")).toHaveText("Wednesday 7 October 2026");
  if (isWide) {
    const only = calculator.getByRole("cell", { name: "Wednesday 7 October, the start, day 1, the last day", exact: true });
    await expect(only).toContainText("start, last day");
  } else {
    await expect(calculator).toContainText("Wed 7 Oct is the start and the last day");
  }
});

test("takes a whole pasted date in any field", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  const date = dateGroup(page.locator("permanence-calculator"), ASKED);
  for (const [text, year] of /** @type {const} */ ([["3/3/27", "27"], ["3.3.2027", "2027"], ["3 March 2027", "2027"], ["2027-03-03", "2027"], ["03-Mar-27", "27"]])) {
    await date.getByLabel("Day", { exact: true }).focus();
    await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+v");
    await expect(date.getByLabel("Year", { exact: true })).toHaveValue(String(year));
    await expect(date).toContainText("Wednesday 3 March 2027");
  }
});

test("reads a month by its name", async ({ page }) => {
  await open(page);
  const date = dateGroup(page.locator("permanence-calculator"), ASKED);
  for (const month of ["3", "03", "mar", "March"]) {
    await typeDate(date, [3, month, 2027]);
    await expect(date).toContainText("Wednesday 3 March 2027");
  }
});

test("works out another rule, found by typing, from a date given once", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await typeDate(dateGroup(calculator, ASKED), [28, 9, 2026]);
  await calculator.getByRole("combobox", { name: "What is it?" }).fill("second review");
  await page.getByRole("option", { name: /3 months after the date of the first looked-after review/ }).click();
  await expect(calculator.locator(".answer")).toHaveText("Thursday 24 December 2026");
  await expect(calculator).toContainText("Last day: Monday 28 December 2026");
  await expect(calculator).toContainText("is a bank holiday; the law gives no extra days.");
});

test("works out a limit typed by hand, every choice on show", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await calculator.getByLabel("A limit I type").check();
  await calculator.getByLabel("How many").fill("1");
  await calculator.getByLabel("Months", { exact: true }).check();
  await expect(calculator.getByLabel("Use the last day of that month")).toBeChecked();
  await typeDate(dateGroup(calculator, "Which date is it counted from?"), [31, 1, 2027]);
  await page.keyboard.press("Enter");
  await expect(calculator).toContainText("Sunday 28 February 2027");
  await calculator.getByLabel("Give no date").check();
  await calculator.getByRole("button", { name: "Work out the date" }).click();
  await expect(calculator.getByRole("alert")).toContainText("The month it ends in has no such day.");
});

test("marks a date past the published bank holidays as provisional", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await typeDate(dateGroup(calculator, ASKED), [20, 12, 2028]);
  await page.keyboard.press("Enter");
  await expect(calculator).toContainText(/Provisional: \w+ \d+ January 2029\. The count passes 31 December 2028/);
});

test("puts its date into the case", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await typeDate(dateGroup(calculator, ASKED), [10, 10, 2026]);
  await page.keyboard.press("Enter");
  await calculator.getByRole("button", { name: "Put this date into the case" }).click();
  await expect(page.getByRole("list", { name: "Facts, in the order they happened" })).toContainText("since Sat 10 Oct 2026");
  await expect(page.getByRole("article", { name: "First looked-after review" })).toContainText("6 Nov 2026");
});

test("a link to a rule opens at it, in capitals or not; a damaged one does no harm", async ({ page }) => {
  /** @type {string[]} */ const thrown = [];
  page.on("pageerror", (error) => thrown.push(String(error)));
  const rule = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "KENT-A-007", exact: true }) }).first();
  for (const fragment of ["#KENT-A-007", "#kent-a-007"]) {
    await open(page, fragment);
    await expect(rule).toBeFocused();
    await expect(rule).toBeInViewport();
    await page.goto("about:blank");
  }
  await open(page, "#KENT-A-999");
  await expect(page.getByText("There is no rule KENT-A-999 in this version. Search the rules.")).toBeVisible();
  await page.getByLabel("Search the rules").fill("007");
  await expect(rule).toBeVisible();
  await page.goto("about:blank");
  await open(page, "#%E0%A4%A");
  await expect(page.locator("permanence-calculator")).toContainText("EXAMPLE");
  expect(thrown).toEqual([]);
});

test("a link to a rule goes to it, and the rule goes to the calculator", async ({ page }) => {
  await open(page, "#KENT-A-012");
  const rule = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "KENT-A-012", exact: true }) }).first();
  await expect(rule).toBeFocused();
  await rule.getByRole("button", { name: /^Use in the calculator/ }).click();
  await expect(page.getByRole("combobox", { name: "What is it?" })).not.toHaveValue("");
  await page.goto("/#KENT-A-999");
  await expect(page.getByText("There is no rule KENT-A-999 in this version. Search the rules.")).toBeVisible();
});
