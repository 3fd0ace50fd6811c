// Which cohort of a panel a child falls into, and where the child goes if none considers it.

import { expect, test } from "@playwright/test";

import { addFact, open, openView } from "./page-controls.mjs";

test("says whether the panel considers a child, and why not", async ({ page }) => {
  await open(page);
  await page.getByLabel("Whose rules, beside the law").selectOption({ label: "BCP Council (undated, after April 2019)" });
  await addFact(page, "born", "Date of birth", [12, 3, 2017]);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "section 20", /Accommodated by agreement \(section 20\)/, [1, 9, 2026]);
  await openView(page, "Eligibility");
  const cohorts = page.locator("[data-cohorts]");
  // Not known: whether a gateway meeting found section 20 right, and whether there are proceedings.
  await expect(cohorts).toContainText("May be considered in cohort 1 (section 20 for more than 12 weeks).");
  await addFact(page, "section 20 is appropriate", /Section 20 is appropriate/, [1, 10, 2026]);
  await expect(cohorts).toContainText("Not considered at the Permanence Panel: section 20, found right by a legal gateway meeting.");
  await expect(cohorts).toContainText("The document names no other forum.");
});
