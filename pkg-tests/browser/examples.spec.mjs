// The made-up cases, and the list of rules they lead to.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { open } from "./page-controls.mjs";

test("a made-up case is opened with its day and its council, and undone", async ({ page }) => {
  await open(page, "#examples");
  const story = page.getByRole("article").filter({ has: page.getByRole("heading", { name: /^S5\./ }) });
  await story.getByLabel("By whose rules?").selectOption({ label: "Kent County Council" });
  await story.getByRole("button", { name: /^Open this case/ }).click();
  await expect(page.getByRole("heading", { name: "Due", exact: true })).toBeFocused();
  await expect(page).toHaveURL(/#due$/);
  await expect(page.getByText("You are looking at Thursday 17 December 2026, not today.")).toBeVisible();
  // The dispute was raised that day: 20 working days end on Tuesday 19 January 2027.
  await expect(page.locator("permanence-deadlines").getByText("Tue 19 Jan 2027").first()).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("Nothing entered yet.")).toBeVisible();
});

test("one child of several is opened", async ({ page }) => {
  await open(page, "#examples");
  const story = page.getByRole("article").filter({ has: page.getByRole("heading", { name: /^S7\./ }) });
  await story.getByLabel("Which child?").selectOption("the eldest");
  await story.getByRole("button", { name: /^Open this case/ }).click();
  await expect(page.getByText("You are looking at Tuesday 22 June 2027, not today.")).toBeVisible();
});

test("the rules are listed a rulebook at a time, searched in all, and found by a link", async ({ page }) => {
  await open(page, "#rules");
  await page.getByLabel("Whose rules?").selectOption("durham");
  await expect(page.getByRole("heading", { name: /^Durham County Council/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Kent County Council/ })).toHaveCount(0);
  await page.getByLabel("Search the rules").fill("cppcr-9-2");
  await expect(page.getByRole("link", { name: "LAW-CPPCR-9-2", exact: true })).toBeVisible();
  await page.goto("/#SOM-A-019");
  await expect(page.locator("permanence-rules [data-id='SOM-A-019']")).toBeInViewport();
});

test("the made-up cases have no accessibility fault", async ({ page }) => {
  await open(page, "#examples");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
