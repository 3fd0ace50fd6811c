// Which cohort of a panel a child falls into, and where the child goes if none considers it; what a rule
// with more than one outcome comes to.

import { expect, test } from "@playwright/test";

import { addFact, duty, open, openExample, openView } from "./page-controls.mjs";

test("says whether the panel considers a child, and why not", async ({ page }) => {
  await open(page);
  await page.getByLabel("Whose rules, beside the law").selectOption({ label: "BCP Council" });
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

test("the panel's row in Due says which cohort sits on which of the child's days", async ({ page }) => {
  await openExample(page, "S5", "BCP Council");
  const row = duty(page, "Child's cohort at the panel, once in each five-week rotation");
  await expect(row).toContainText("Panel: Thursday 24 December 2026 (cohort 4, not long-term matched with foster carers).");
  await expect(row).toContainText("Then: Thursday 31 December 2026 (cohort 5, no permanence plan).");
  await expect(row).toContainText("Then: Thursday 7 January 2027 (cohort 1, section 20 for more than 12 weeks).");
});

test("what a rule may come to is said in words", async ({ page }) => {
  await openExample(page, "S9", "BCP Council");
  await openView(page, "Eligibility");
  const list = page.locator("permanence-lists");
  const outcomes = (/** @type {string} */ item) => list.locator(`[data-item="${item}"]`).getByRole("list", { name: "Outcomes", includeHidden: true });
  await expect(outcomes("BCP-G-012").getByRole("listitem", { includeHidden: true }))
    .toHaveText([/^Legal Gateway meeting: /, /^Placement and Resource Panel: /, /^Accommodation Pathway Panel: /, /^No forum is named: /]);
  await page.getByLabel("Whose rules, beside the law").selectOption("somerset");
  // No external carer is recorded, nor one of the council's own.
  await expect(outcomes("SOM-G-010").getByRole("listitem", { includeHidden: true }))
    .toHaveText([/^Fostering Team, for an in-house placement: (applies|does not apply|not known)$/, /^Childcare Team, for an external placement: (applies|does not apply|not known)$/]);
  await expect(list).not.toContainText(/Outcomes:|: (yes|no)[;.]/);
});
