// Scenario S9 of the domain research, placed with a parent: three visiting rules in four months, by the law
// alone, through the page's own controls. The dates were worked out there, by hand and by script.

import { expect, test } from "@playwright/test";

import { addFact, choose, duty, lookFrom, open, openView, unfold } from "./page-controls.mjs";

// Each is a whole journey, with dozens of inputs.
test.slow();

const visit = (/** @type {number} */ n) => `Visit the child: visit ${n} in this placement`;

test("visits are weekly, then four-weekly, then by the care order's own rule", async ({ page }) => {
  await open(page);
  await choose(page, "No council: the law alone");
  await lookFrom(page, [23, 2, 2027]);
  await addFact(page, "born", "Date of birth", [2, 10, 2019]);
  await addFact(page, "looked after", "Looked after", [15, 2, 2027]);
  await addFact(page, "interim care order", /Interim care order/, [15, 2, 2027]);
  await addFact(page, "care proceedings", "Care proceedings (issue to conclusion)", [15, 2, 2027]);
  await addFact(page, "placement parents", /^Placement: .*parent/i, [22, 2, 2027]);
  await addFact(page, "regulation 19", /^Regulation the placement rests on: .*19/, [22, 2, 2027]);
  await unfold(page);
  await expect(duty(page, "With a parent before the assessment is complete: assessment finished within 10 working days")).toContainText("Mon 8 Mar 2027");
  await expect(duty(page, "First looked-after review")).toContainText("Mon 15 Mar 2027");
  await expect(duty(page, visit(1))).toContainText("Mon 1 Mar 2027");
  const proceedings = duty(page, "Care proceedings concluded");
  await expect(proceedings).toContainText("The last day, Sunday 15 August, is at a weekend");

  await lookFrom(page, [11, 3, 2027]);
  await addFact(page, "statutory visit", "Social worker's visit to the child", [1, 3, 2027]);
  await unfold(page);
  await expect(duty(page, visit(2))).toContainText("Mon 8 Mar 2027");
  await addFact(page, "reg 19 assessment", "Assessment of the parent completed (regulation 19)", [8, 3, 2027]);
  await addFact(page, "LAC visit", "Social worker's visit to the child", [8, 3, 2027]);
  await addFact(page, "LAC visit", "Social worker's visit to the child", [11, 3, 2027]);
  await addFact(page, "LAC review", "Looked-after review held", [11, 3, 2027]);
  await unfold(page);
  await expect(duty(page, "With a parent before the assessment is complete: decision within 10 working days of the assessment")).toContainText("Mon 22 Mar 2027");
  await expect(duty(page, visit(4))).toContainText("Thu 8 Apr 2027");
  await expect(duty(page, "Second looked-after review")).toContainText("Fri 11 Jun 2027");

  await lookFrom(page, [24, 6, 2027]);
  await addFact(page, "care order", /^Legal status: Care order/, [17, 6, 2027]);
  await unfold(page);
  await expect(duty(page, "Care order and with a parent: visit within one week of the order")).toContainText("Thu 24 Jun 2027");
  await addFact(page, "stat visit", "Social worker's visit to the child", [24, 6, 2027]);
  await unfold(page);
  await expect(duty(page, visit(5))).toContainText("Thu 5 Aug 2027");
});

test("BCP leaves the child out of its panel's cohorts while proceedings run, and not after the care order", async ({ page }) => {
  await open(page);
  await choose(page, "BCP Council");
  await lookFrom(page, [11, 3, 2027]);
  await addFact(page, "born", "Date of birth", [2, 10, 2019]);
  await addFact(page, "looked after", "Looked after", [15, 2, 2027]);
  await addFact(page, "interim care order", /Interim care order/, [15, 2, 2027]);
  await addFact(page, "care proceedings", "Care proceedings (issue to conclusion)", [15, 2, 2027]);
  await addFact(page, "placement parents", /^Placement: .*parent/i, [22, 2, 2027]);
  await addFact(page, "plan return home", /^Permanence plan recorded: .*home/i, [22, 2, 2027]);
  const applies = () => page.locator("permanence-lists").getByRole("listitem").filter({ hasText: "BCP-G-006" });
  await openView(page, "Eligibility");
  await expect(applies()).toBeVisible();

  await lookFrom(page, [24, 6, 2027]);
  await addFact(page, "care order", /^Legal status: Care order/, [17, 6, 2027]);
  await addFact(page, "proceedings concluded", "Care proceedings (issue to conclusion): no", [17, 6, 2027]);
  // What does not apply is folded away.
  await expect(applies()).toBeHidden();
  await expect(page.locator("permanence-lists").getByRole("listitem").filter({ hasText: "BCP-G-002" }).first()).toBeVisible();
});
