// What is left where scripts, or WebAssembly, are switched off: every time limit and checklist.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page carries every authority's time limits and checklist", async ({ page }) => {
    await page.goto("/");
    const rules = page.locator("[slot=rules]");
    await expect(rules.getByRole("heading", { level: 2, name: /^Kent County Council/ })).toBeVisible();
    await expect(rules.locator("#LAW-CPPCR-33-1")).toContainText("Within 20 working days after the date the child became looked after");
    await expect(rules.locator("#LAW-CPPCR-33-1")).toBeVisible();
  });

  test("a link to a rule goes to it", async ({ page }) => {
    await page.goto("/#KENT-F-002");
    await expect(page.locator("#KENT-F-002")).toBeInViewport();
  });

  test("nothing is wider than the window", async ({ page }) => {
    await page.goto("/");
    const [wide = 0, window = 0] = await page.locator("html").evaluate((html) => [html.scrollWidth, html.clientWidth]);
    expect(wide).toBeLessThanOrEqual(window);
  });
});

test("without WebAssembly the page says so, shows the same, and has no accessibility fault", async ({ page }) => {
  await page.addInitScript(() => { delete /** @type {any} */ (globalThis).WebAssembly; });
  await page.goto("/#KENT-A-007");
  await expect(page.getByText("This browser cannot work out dates")).toBeVisible();
  await expect(page.locator("#KENT-A-007")).toBeVisible();
  // One rulebook is like the next, and all of them are a thousand rows.
  const { violations } = await new AxeBuilder({ page }).exclude("[slot=rules] section ~ section").analyze();
  expect(violations).toEqual([]);
});
