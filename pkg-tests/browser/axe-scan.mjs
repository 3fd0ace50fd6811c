// One element of the page, scanned for what axe can find, and the page for what is wider than its window.

import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} [inside] an element among the lists of the case; all of them, where none is named
 */
export async function isFaultless(page, inside) {
  /** @type {[string, string, ...string[]]} */
  const place = ["permanence-pathway", "permanence-lists", ...(inside ? [inside] : [])];
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).include({ fromShadowDom: place }).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`)).toEqual([]);
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
