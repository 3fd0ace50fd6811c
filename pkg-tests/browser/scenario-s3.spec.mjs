// Scenario S3 of the domain research, care proceedings with parallel planning, entered through the page's
// own controls and read back from the page. The dates were worked out there, by hand and by script.

import { expect, test } from "@playwright/test";

import { addFact, choose, dateGroup, duty, lookFrom, open, openDuty, pickFact, typeDate, unfold } from "./page-controls.mjs";

// Each is a whole journey, with dozens of inputs.
test.slow();

const THINK = "Permanence planning process (Think Permanence)";
const KENT = "Kent County Council";
const CMH = "Case management hearing (CMH)";

/**
 * Issued and an interim care order on Monday 11 January 2027, a permanence decision on 25 January; seen
 * from Tuesday 2 February.
 * @param {import("@playwright/test").Page} page
 */
async function enterS3(page) {
  await lookFrom(page, [2, 2, 2027]);
  await addFact(page, "born", "Date of birth", [14, 9, 2020]);
  await addFact(page, "looked after", "Looked after", [11, 1, 2027]);
  await addFact(page, "interim care order", /Interim care order/, [11, 1, 2027]);
  await addFact(page, "care proceedings", "Care proceedings (issue to conclusion)", [11, 1, 2027]);
  await addFact(page, "permanence decision", "Decision to pursue a permanence plan", [25, 1, 2027]);
}

test("the kind of a hearing is asked for, in the form and beside the fact, because dates depend on it", async ({ page }) => {
  await open(page);
  await choose(page, THINK);
  await enterS3(page);
  await pickFact(page, "court hearing", "Court hearing");
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, /^When was it/), [1, 2, 2027]);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("Choose which kind: court hearing. A date depends on it");
  await form.getByLabel("Which kind?").selectOption({ label: "Not known" });
  await form.getByRole("button", { name: "Save" }).click();
  await unfold(page);
  await expect(duty(page, CMH)).toContainText("Due soon: 1 working day left");
  await page.getByRole("group", { name: "Which kind was it? Court hearing, Mon 1 Feb 2027" }).getByRole("button", { name: CMH }).click();
  await expect(duty(page, CMH)).toContainText("Done on Monday 1 February 2027, in time");
  await expect(page.getByRole("button", { name: /^Change court hearing, case management hearing/ })).toBeFocused();
});

test("by Think Permanence and the law, every date of the proceedings is read back", async ({ page }) => {
  await open(page);
  await choose(page, THINK);
  await enterS3(page);
  await addFact(page, "CMH", "Court hearing", [1, 2, 2027], CMH);
  await unfold(page);
  const hearing = duty(page, CMH);
  await openDuty(hearing);
  await expect(hearing).toContainText("Tuesday 26 January 2027 to Wednesday 3 February 2027");
  await expect(duty(page, "Advocates' meeting at least 2 business days before the case management hearing")).toContainText("Thu 28 Jan 2027");

  const proceedings = duty(page, "Care proceedings concluded");
  await expect(proceedings).toContainText("Fri 9 Jul 2027");
  await expect(proceedings).toContainText("The last day, Sunday 11 July, is at a weekend");
  await openDuty(proceedings);
  await expect(proceedings).toContainText("Monday 12 July 2027");

  const first = duty(page, "First permanence planning meeting (PPM)");
  await expect(first).toContainText("Mon 8 Feb 2027");
  await openDuty(first);
  await expect(first).toContainText("Wednesday 10 February 2027");
  await expect(first).toContainText("Monday 15 February 2027");
  await expect(duty(page, "First looked-after review")).toContainText("Mon 8 Feb 2027");

  await lookFrom(page, [8, 2, 2027]);
  await addFact(page, "PPM", "Permanence planning meeting (PPM)", [8, 2, 2027]);
  await addFact(page, "LAC review", "Looked-after review held", [8, 2, 2027]);
  await unfold(page);
  const second = duty(page, "Second looked-after review");
  await expect(second).toContainText("Fri 7 May 2027");
  await expect(second).toContainText("The last day, Saturday 8 May, is at a weekend");
  const monitoring = duty(page, "Permanence Monitoring Group meets every four to six weeks");
  await expect(monitoring).toContainText("Too early: not before Monday 8 March 2027");
  await openDuty(monitoring);
  await expect(monitoring).toContainText("Monday 8 March 2027 to Monday 22 March 2027");
  const halfYear = duty(page, "Permanence plan review after six months");
  await expect(halfYear).toContainText("The last day, Sunday 8 August, is at a weekend");
});

test("by Kent, the planning meeting counts back from the final care plan and on from the last meeting", async ({ page }) => {
  await open(page);
  await choose(page, KENT);
  await enterS3(page);
  await lookFrom(page, [8, 2, 2027]);
  await addFact(page, "PPM", "Permanence planning meeting (PPM)", [8, 2, 2027]);
  await addFact(page, "LAC review", "Looked-after review held", [8, 2, 2027]);
  await addFact(page, "final care plan", "Final care plan filed with the court", [28, 5, 2027]);
  const filed = duty(page, "Permanence planning meeting (PPM) at least 6 weeks before the final care plan is filed");
  await expect(filed).toContainText("Fri 16 Apr 2027");
  await expect(filed).toContainText("May apply");
  await filed.getByRole("button", { name: /^Add/ }).click();
  await filed.getByRole("group", { name: "Has it been decided to ask the court to share parental responsibility?" }).getByRole("button", { name: "Yes", exact: true }).click();
  await expect(filed).toContainText(/Due: \d+ working days left/);
  await expect(filed).toContainText("Fri 16 Apr 2027");
  const next = duty(page, "Next permanence planning meeting (PPM)");
  await expect(next).toContainText("Mon 22 Mar 2027");
  await openDuty(next);
  await expect(next).toContainText("Monday 3 May 2027");
});
