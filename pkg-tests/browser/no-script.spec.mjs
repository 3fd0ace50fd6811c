// What is left where scripts, or WebAssembly, are switched off: every time limit and checklist.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page carries every authority's time limits and checklist", async ({ page }) => {
    await page.goto("/");
    const rules = page.locator("[slot=rules]");
    await expect(rules.getByRole("heading", { level: 2, name: /^Kent County Council/ })).toBeVisible();
    await expect(rules.locator("#LAW-CPPCR-33-1")).toContainText("Within 20 working days after the day the child became looked after");
    await expect(rules.locator("#LAW-CPPCR-33-1")).toBeVisible();
  });

  // A time limit, a trigger, an approval, a rung, part of a meeting, a stage's own line, what to think about, who is eligible, a form, a term.
  for (const id of ["KENT-A-045", "KENT-B-022", "KENT-C-002", "KENT-D-001", "KENT-E-005", "KENT-F-002", "DUR-F-025", "KENT-G-001", "KENT-H-001", "SOM-I-016"]) {
    test(`a link to ${id} goes to it, and the id beside it is that link`, async ({ page }) => {
      await page.goto(`/#${id}`);
      const rule = page.locator(`#${id}`);
      await expect(rule).toBeInViewport();
      await expect(rule.getByRole("link", { name: id, exact: true })).toHaveAttribute("href", `#${id}`);
    });
  }

  test("what a limit hangs on is named, and is a link where it limits a meeting's papers", async ({ page }) => {
    await page.goto("/#KENT-E-024");
    await page.locator("#KENT-E-024").getByRole("link", { name: "Decisions of the permanence planning meeting (PPM) sent out within 2 working days" }).click();
    await expect(page.locator("#KENT-A-045")).toBeInViewport();
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
