// No fault that axe can find, in any of the page's states; nothing wider than the narrowest window.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { dateGroup, duty, enterS5, goOnWithS5, open, openDuty, openView, pickFact, typeDate } from "./page-controls.mjs";

const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @type {{ state: string, reach: (page: import("@playwright/test").Page) => Promise<void> }[]} */
const STATES = [
  { state: "empty", reach: async (page) => open(page) },
  {
    state: "with an answer",
    reach: async (page) => {
      await open(page);
      await typeDate(dateGroup(page, "When did the child become looked after?"), [17, 12, 2026]);
      await page.keyboard.press("Enter");
      await expect(page.locator("permanence-calculator")).not.toContainText("EXAMPLE");
    },
  },
  {
    state: "with an error",
    reach: async (page) => {
      await open(page);
      await page.getByRole("button", { name: "Work out the date" }).click();
      await expect(page.getByRole("alert")).toBeFocused();
    },
  },
  {
    state: "with a limit being typed",
    reach: async (page) => {
      await open(page);
      await page.getByLabel("A limit I type").check();
    },
  },
  {
    state: "with the list of facts open",
    reach: async (page) => {
      await open(page);
      await page.getByRole("combobox", { name: "Add what happened, or what holds" }).fill("review");
      await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    },
  },
  {
    state: "with a fact being entered",
    reach: async (page) => {
      await open(page);
      await pickFact(page, "review", "Looked-after review held");
      await page.locator("permanence-fact").getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("alert")).toBeFocused();
    },
  },
  {
    state: "with a case, a duty open",
    reach: async (page) => {
      await open(page);
      await enterS5(page);
      await goOnWithS5(page);
      await openDuty(duty(page, "Formal dispute resolved"));
    },
  },
  {
    state: "with its questions",
    reach: async (page) => {
      await open(page);
      await enterS5(page);
      await openView(page, "Questions");
    },
  },
  ...["Pathway", "Meetings", "Escalation", "Approvals", "Triggers", "Eligibility", "Forms", "Glossary"].map((view) => ({
    state: `with its list of ${view.toLowerCase()}`,
    reach: async (/** @type {import("@playwright/test").Page} */ page) => {
      await open(page);
      await enterS5(page);
      await openView(page, view);
      await expect(page.getByRole("heading", { name: view, exact: true })).toBeFocused();
    },
  })),
  { state: "with every rule", reach: async (page) => open(page, "#rules") },
];

for (const { state, reach } of STATES) {
  const modes = ["empty", "with an answer", "with an error", "with a case, a duty open"].includes(state) ? " @modes" : "";
  test(`the page ${state} has no fault that axe can find${modes}`, async ({ page, viewport }) => {
    // Each scan takes seconds: the narrow window repeats those of the states that differ most there.
    test.skip(modes === "" && (viewport?.width ?? 0) < 400, "scanned at full width");
    test.slow();
    await reach(page);
    const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`)).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overhang).toBeLessThanOrEqual(0);
  });
}

test("the page in the dark has no fault that axe can find", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page);
  await enterS5(page);
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("the page without WebAssembly says why, and shows what it holds for pages without scripts", async ({ page }) => {
  await page.addInitScript(() => { delete /** @type {any} */ (globalThis).WebAssembly; });
  await page.goto("/");
  await expect(page.getByText("This browser cannot work out dates: a security setting turns off WebAssembly.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Permanence Pathway");
  const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
