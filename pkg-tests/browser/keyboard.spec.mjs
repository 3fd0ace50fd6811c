// The whole job without a mouse: every step is a key, and the focus is where the next one is needed.

import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, enterS5, open, openView } from "./page-controls.mjs";

/**
 * Types a date where the focus is: day, month, year.
 * @param {import("@playwright/test").Page} page
 * @param {[string, string, string]} typed
 */
async function typeOn(page, [day, month, year]) {
  await page.keyboard.type(day);
  await page.keyboard.press("Tab");
  await page.keyboard.type(month);
  await page.keyboard.press("Tab");
  await page.keyboard.type(year);
}

/**
 * Presses Tab until something has the focus.
 * @param {import("@playwright/test").Page} page
 * @param {import("@playwright/test").Locator} target
 */
async function tabTo(page, target) {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("the calculator answers by keys alone, and the focus stays", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  const date = dateGroup(calculator, "When did the child become looked after?");
  await tabTo(page, date.getByLabel("Day", { exact: true }));
  await typeOn(page, ["10", "10", "2026"]);
  await page.keyboard.press("Enter");
  await expect(calculator.locator(".answer")).toHaveText("Friday 6 November 2026");
  await expect(date.getByLabel("Year", { exact: true })).toBeFocused();
});

test("a fact is found, dated, saved and removed by keys alone", async ({ page }) => {
  await open(page);
  const picker = page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" });
  await tabTo(page, picker);
  await page.keyboard.type("looked after");
  await page.keyboard.press("Enter");
  const form = page.locator("permanence-fact");
  const date = dateGroup(form, "When did it begin?");
  await expect(date.getByLabel("Day", { exact: true })).toBeFocused();
  await typeOn(page, ["1", "9", "2026"]);
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  await expect(picker).toBeFocused();

  await page.keyboard.type("cic rev");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await expect(picker).toHaveAttribute("aria-expanded", "false");
  await expect(picker).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: /^Remove looked after/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(picker).toBeFocused();
  await page.getByRole("button", { name: /^Undo/ }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("list", { name: "Facts, in the order they happened" })).toContainText("Looked after");
});

test("a duty is opened, done and undone by keys alone", async ({ page }) => {
  await open(page);
  const picker = page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" });
  await picker.focus();
  await page.keyboard.type("looked after");
  await page.keyboard.press("Enter");
  await expect(dateGroup(page, "When did it begin?").getByLabel("Day", { exact: true })).toBeFocused();
  await typeOn(page, ["2", "11", "2026"]);
  await page.keyboard.press("Enter");
  await expect(picker).toBeFocused();

  const review = duty(page, "First looked-after review");
  await tabTo(page, review.getByRole("button", { name: /^Done on/ }));
  await page.keyboard.press("Enter");
  await expect(review.getByLabel("Day", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(review.getByLabel("Day", { exact: true })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(review.getByLabel("Day", { exact: true })).toBeFocused();
  await typeOn(page, ["20", "11", "2026"]);
  await page.keyboard.press("Enter");
  await expect(review).toContainText("Done on Friday 20 November 2026, in time");
  await expect(review.getByRole("heading", { name: "First looked-after review" })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(review).not.toContainText("in time");
});

test("skip links lead to the facts, what is due and the questions", async ({ page }) => {
  await open(page);
  for (const [link, heading] of /** @type {[string, string | RegExp][]} */ ([
    ["Skip to the facts", "What has happened so far?"], ["Skip to what is due", "Due"], ["Skip to the questions", /would settle/],
  ])) {
    await page.getByRole("button", { name: link }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeFocused();
  }
});

test("Back goes to the view before, and loses no fact", async ({ page }) => {
  await open(page, "#due");
  const picker = page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" });
  await picker.focus();
  await page.keyboard.type("looked after");
  await page.keyboard.press("Enter");
  await expect(dateGroup(page, "When did it begin?").getByLabel("Day", { exact: true })).toBeFocused();
  await typeOn(page, ["2", "11", "2026"]);
  await page.keyboard.press("Enter");
  await expect(picker).toBeFocused();
  await page.evaluate(() => { location.hash = "approvals"; });
  await expect(page.getByRole("heading", { name: "Approvals", exact: true })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Due", exact: true })).toBeFocused();
  await expect(page.getByRole("list", { name: "Facts, in the order they happened" })).toContainText("Looked after");
});

test("a form half filled in is still there after a look at the rules", async ({ page }) => {
  await open(page, "#due");
  await page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" }).focus();
  await page.keyboard.type("looked after");
  await page.keyboard.press("Enter");
  const day = dateGroup(page, "When did it begin?").getByLabel("Day", { exact: true });
  await expect(day).toBeFocused();
  await page.keyboard.type("2");
  await page.evaluate(() => { location.hash = "rules"; });
  await expect(page.getByRole("heading", { name: "Rules", exact: true })).toBeFocused();
  await page.goBack();
  await expect(day).toHaveValue("2");
});

test("Undo and Redo put the focus on what they put back", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const undo = page.getByRole("button", { name: /^Undo/ });
  await page.getByRole("button", { name: /^Remove looked-after review held/ }).press("Enter");
  await expect(duty(page, "First looked-after review")).toContainText("Passed: was it done?");
  await undo.press("Enter");
  await expect(page.getByRole("button", { name: /^Change looked-after review held, Mon 28 Sep 2026/ })).toBeFocused();

  const second = duty(page, "Second looked-after review");
  await second.getByText("Who, why and how it is counted").click();
  await second.getByRole("button", { name: /^Does not apply because/ }).press("Enter");
  await second.getByLabel("Why does it not apply?").fill("made up");
  await second.getByRole("button", { name: "Save" }).press("Enter");
  await undo.press("Enter");
  await page.getByRole("button", { name: /^Redo/ }).press("Enter");
  await expect(second.getByRole("heading", { name: "Second looked-after review" })).toBeFocused();
});

test("Undo of the only change leaves the focus in the case", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await page.getByRole("button", { name: /^Undo/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "What has happened so far?" })).toBeFocused();
  await page.getByRole("button", { name: /^Redo/ }).press("Enter");
  await expect(page.getByRole("button", { name: /^Change looked after, since Tue 1 Sep 2026/ })).toBeFocused();
});

test("an answer may say since when, and says so where it is kept", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openView(page, "Questions");
  const question = page.getByRole("group", { name: "Has return home stopped being viable?" });
  await question.getByText("Since when? You need not say").press("Enter");
  const since = dateGroup(question, "Since when has that been so?");
  for (const [label, text] of [["Day", "1"], ["Month", "12"], ["Year", "2026"]]) await since.getByLabel(label ?? "", { exact: true }).fill(text ?? "");
  await question.getByRole("button", { name: "Yes", exact: true }).press("Enter");
  await expect(since).toContainText("Error: Since when must be 23 November 2026 or earlier");
  await since.getByLabel("Month", { exact: true }).fill("11");
  await question.getByRole("button", { name: "Yes", exact: true }).press("Enter");
  await expect(page.getByRole("list", { name: "Questions answered" })).toContainText("since Sun 1 Nov 2026");
  await page.getByRole("button", { name: /^Undo/ }).press("Enter");
  await page.getByRole("button", { name: /^Redo/ }).press("Enter");
  await expect(page.getByRole("button", { name: /^Change the answer: Has return home/ })).toBeFocused();
});

test("the day to act on comes first, and leads to its duty", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const next = page.getByText(/^Act next by/);
  await expect(next).toContainText(/Act next by \w+ \d+ \w+ 2026/);
  await next.getByRole("link").first().press("Enter");
  await expect(page.getByRole("article").filter({ has: page.locator(":focus") })).toHaveCount(1);
});
