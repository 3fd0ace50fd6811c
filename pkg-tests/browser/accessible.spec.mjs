// No fault that axe can find, in any of the page's states; nothing wider than the narrowest window.
// A scan takes seconds, so one page is taken through many states, and where only a part has changed
// only that part is scanned again. The page as it opens is scanned in serves.spec.mjs, in every mode.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { dateGroup, duty, enterS5, goOnWithS5, open, openDuty, openExample, openView, pickFact, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LISTS = ["Pathway", "Meetings", "Escalation", "Approvals", "Triggers", "Eligibility", "Forms", "Glossary"];

/**
 * Scans the page, or one element of it, and says in which state anything was found.
 * @param {Page} page
 * @param {string} state
 * @param {{ part?: string, rules?: string[] }} [only]
 */
async function scan(page, state, { part, rules } = {}) {
  // There are no frames: one script in this page finds as much as one in a page of its own.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  builder.options({ resultTypes: ["violations"] });
  if (rules) builder.withRules(rules);
  else builder.withTags(TAGS);
  if (part) builder.include({ fromShadowDom: ["permanence-pathway", part] });
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
  expect.soft(found, `the page ${state}`).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overhang, `the page ${state} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** @param {Page} page */
async function workOut(page) {
  await typeDate(dateGroup(page, "When did the child become looked after?"), [17, 12, 2026]);
  await page.keyboard.press("Enter");
  await expect(page.locator("permanence-calculator")).not.toContainText("EXAMPLE");
}

test("an error, an answer and a case with a duty open have no fault that axe can find @modes", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await page.getByRole("button", { name: "Work out the date" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await scan(page, "with an error", { part: "permanence-calculator" });
  await workOut(page);
  await enterS5(page);
  await goOnWithS5(page);
  await openDuty(duty(page, "Formal dispute resolved"));
  await scan(page, "with an answer, and a case with a duty open");
});

test("what is typed into has no fault that axe can find", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await page.getByLabel("A limit I type").check();
  await scan(page, "with a limit being typed", { part: "permanence-calculator" });
  await page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" }).fill("review");
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await scan(page, "with the list of facts open", { part: "permanence-facts" });
  await pickFact(page, "review", "Looked-after review held");
  await page.locator("permanence-fact").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await scan(page, "with a fact being entered", { part: "permanence-facts" });
  await page.evaluate(() => { location.hash = "rules"; });
  await expect(page.getByRole("heading", { name: "Rules", exact: true })).toBeFocused();
  // Every rule is drawn alike: those about reviews are of every kind, strength and document.
  await page.getByLabel("Search the rules").fill("review");
  await scan(page, "with its rules");
});

/**
 * Unfolds all that is folded, in every element inside others, and says how much that was.
 * @param {Page} page
 */
async function unfold(page) {
  return await page.evaluate(() => {
    /** @param {Document | ShadowRoot} root @returns {number} */
    const visit = (root) => {
      let unfolded = 0;
      for (const element of root.querySelectorAll("*")) {
        if (element instanceof HTMLDetailsElement && !element.open && element.closest("permanence-facts") === null) {
          element.open = true;
          unfolded += 1;
        }
        if (element.shadowRoot) unfolded += visit(element.shadowRoot);
      }
      return unfolded;
    };
    return visit(document);
  });
}

test("every view of a case has no fault that axe can find", async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  await enterS5(page);
  await page.getByText("May apply", { exact: true }).click();
  await page.locator("permanence-deadlines").getByText("Placement", { exact: true }).click();
  await expect(page.getByRole("list", { name: "May apply: Placement" })).toBeVisible();
  await scan(page, "with what may apply unfolded", { part: "permanence-deadlines" });
  await openView(page, "Questions");
  await scan(page, "with its questions", { part: "permanence-questions" });
  for (const view of LISTS) {
    await openView(page, view);
    await expect(page.getByRole("heading", { name: view, exact: true })).toBeFocused();
    await unfold(page);
    await scan(page, `with its list of ${view.toLowerCase()}`, { part: "permanence-lists" });
  }
});

test("nothing but a table or the picture is wider than the narrowest window, with everything unfolded", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) > 400, "a wider window has room");
  test.setTimeout(240_000);
  for (const [example, council] of /** @type {const} */ ([["S5", "Kent County Council"], ["S8", "Somerset County Council"], ["S1", "Durham County Council"]])) {
    await openExample(page, example, council);
    for (const view of ["Due", "Timeline", "Questions", ...LISTS, "Export"]) {
      await openView(page, view);
      await expect(page.locator("permanence-pathway").getByRole("heading").and(page.locator(":focus"))).toBeVisible();
      // What is unfolded may have more in it that is folded, once it is drawn.
      await expect.poll(() => unfold(page)).toBe(0);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${example}, ${council}, ${view}`).toBeLessThanOrEqual(0);
    }
  }
});

test("every view in the dark has the contrast that axe asks for", async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page);
  await enterS5(page);
  for (const view of ["Due", "Timeline", "Questions", ...LISTS, "Export"]) {
    await openView(page, view);
    await expect(page.locator("permanence-pathway").getByRole("heading").and(page.locator(":focus"))).toBeVisible();
    await unfold(page);
    // The dark differs in its colours and in nothing else.
    await scan(page, `in the dark, at ${view}`, { rules: ["color-contrast", "link-in-text-block"] });
  }
});

test("the page without WebAssembly says why, and shows every time limit", async ({ page }) => {
  await page.addInitScript(() => { delete /** @type {any} */ (globalThis).WebAssembly; });
  await page.goto("/");
  await expect(page.getByText("This browser cannot work out dates: a security setting turns off WebAssembly.")).toBeVisible();
  await expect(page.getByText("Ask IT to allow WebAssembly for this page.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Permanence Pathway");
  await expect(page.getByText(/scripts are switched off/).filter({ visible: true })).toHaveCount(0);
  await expect(page.locator("#LAW-CPPCR-33-1")).toBeVisible();
  await scan(page, "without WebAssembly");
});
