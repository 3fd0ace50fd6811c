// The Due list: what is most pressing first, whose it is, law and local side by side, and what can be said
// of a duty from its row.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, enterS5, lookFrom, open, openDuty, status, typeDate, unfold } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const list = (page) => page.locator("permanence-deadlines");

/**
 * @param {Page} page
 * @param {string} title
 */
const group = (page, title) => list(page).getByRole("list", { name: title, exact: true });

test("the next ten working days come before what is later", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const second = group(page, "Later").getByRole("article", { name: "Second looked-after review", exact: true });
  await expect(second).toBeVisible();
  // Thursday 24 December is ten working days after Thursday 10 December.
  await lookFrom(page, [10, 12, 2026]);
  await expect(group(page, "Next 10 working days").getByRole("article", { name: "Second looked-after review", exact: true })).toContainText("Due: 10 working days left");
  await lookFrom(page, [9, 12, 2026]);
  await expect(second).toContainText("Due: 11 working days left");
});

test("showing one person's duties says how many it hides, and all come back", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const role = page.getByLabel("Who must act");
  const before = await list(page).getByRole("article").count();
  const choice = role.locator("option", { hasText: /^Independent reviewing officer/ });
  await role.selectOption(await choice.getAttribute("value"));
  const said = /Shown: independent reviewing officer \(IRO\), and \d+ items? with nobody named\. Hidden: \d+ items? for others\./;
  await expect(list(page)).toContainText(said);
  await expect(status(page)).toContainText(said);
  expect(await list(page).getByRole("article").count()).toBeLessThan(before);
  await expect(duty(page, "Second looked-after review")).toBeVisible();
  await page.getByRole("button", { name: "Show everybody’s" }).click();
  await expect(role).toBeFocused();
  await expect(list(page).getByRole("article")).toHaveCount(before);
});

test("law and local rules stand side by side in an open duty, and what does not fit is named in its row", async ({ page }) => {
  test.slow();
  await open(page);
  await enterS5(page);
  const agreed = duty(page, "Permanence plan agreed");
  await expect(agreed).toContainText(/Texts do not fit together: \d times, explained inside/);
  await openDuty(agreed);
  const table = agreed.getByRole("table", { name: "The law and local rules, side by side" });
  await expect(table.getByRole("columnheader")).toHaveText(["The law", "Local"]);
  await expect(table.getByRole("cell").nth(1)).toContainText("KENT-A-010");
  await expect(agreed).toContainText("Texts that do not fit together (C6).");
  const { violations } = await new AxeBuilder({ page }).include("permanence-pathway").analyze();
  expect(violations).toEqual([]);
});

test("a court's date is recorded from the row, with its reason, and the computed one stays beside it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "care proceedings", "Care proceedings (issue to conclusion)", [23, 11, 2026]);
  await unfold(page);
  const proceedings = duty(page, "Care proceedings concluded");
  await expect(proceedings).toContainText("The last day, Sunday 23 May, is at a weekend");
  await proceedings.getByRole("button", { name: /^Another date was set/ }).click();
  await typeDate(dateGroup(proceedings, "Which date was set?"), [30, 6, 2027]);
  await proceedings.getByRole("button", { name: "Save" }).click();
  await expect(proceedings.getByRole("alert")).toContainText("Enter why this date is different");
  await proceedings.getByLabel("Why is this date different?").fill("Order of 20 November");
  await proceedings.getByRole("button", { name: "Save" }).click();
  await expect(proceedings).toContainText("Wed 30 Jun 2027");
  await openDuty(proceedings);
  await expect(proceedings).toContainText("Order of 20 November");
  await expect(proceedings).toContainText("Sunday 23 May 2027");
});

test("the facts fold to one line where there is no room beside", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) > 400, "beside what is due there is room");
  await open(page);
  await enterS5(page);
  const fold = page.locator("summary", { hasText: /^Facts/ });
  await expect(fold).toContainText("4 facts; last: looked-after review, Mon 28 Sep 2026");
  await fold.click();
  await expect(page.getByRole("list", { name: "Facts, in the order they happened" })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
