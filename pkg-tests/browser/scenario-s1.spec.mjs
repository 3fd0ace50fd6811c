// Scenario S1 of the domain research, a baby who comes thirteen days early, entered through the page's own
// controls and read back from the page. The dates were worked out there, by hand and by script.

import { expect, test } from "@playwright/test";

import { addFact, answer, choose, duty, lookFrom, open, openDuty, unfold } from "./page-controls.mjs";

// Each is a whole journey, with dozens of inputs.
test.slow();

const DURHAM = "Durham County Council";
const KENT = "Kent County Council";

/**
 * What is known before the birth: expected on Monday 12 April 2027, referred on Tuesday 6 October 2026.
 * @param {import("@playwright/test").Page} page
 */
async function enterBeforeBirth(page) {
  await addFact(page, "EDD", /^Expected date of delivery/, [12, 4, 2027]);
  await addFact(page, "MASH referral", /^Referral to children's social care/, [6, 10, 2026]);
}

test("before birth, Durham's dates count from the expected date and from the referral", async ({ page }) => {
  await open(page);
  await choose(page, DURHAM);
  await enterBeforeBirth(page);
  await answer(page, "Is removal at birth planned or highly likely?", "Yes");
  await unfold(page);

  const network = duty(page, "Family network meeting within 15 days of the initial referral");
  await expect(network).toContainText("Wed 21 Oct 2026");
  await expect(network).toContainText("Two readings: the earlier is used.");
  await openDuty(network);
  await expect(network).toContainText("Tuesday 27 October 2026");

  await expect(duty(page, "Pre-birth assessment completed by 28 weeks")).toContainText("Mon 18 Jan 2027");
  await expect(duty(page, "Pre-birth assessment finalised at 29 weeks, and the next steps considered")).toContainText("Mon 25 Jan 2027");

  const papers = duty(page, "Statements and care plans to the parents' solicitors at least 7 weeks before the expected date");
  await expect(papers).toContainText("Fri 19 Feb 2027");
  await expect(papers).toContainText("The last day, Sunday 21 February, is at a weekend");
  await openDuty(papers);
  await expect(papers).toContainText("Monday 22 February 2027");
});

test("Kent asks for the planning meeting by the legal planning meeting; the early birth moves what counts from it and nothing else", async ({ page }) => {
  await open(page);
  await choose(page, KENT);
  await enterBeforeBirth(page);
  await lookFrom(page, [27, 1, 2027]);
  await addFact(page, "legal gateway", /^Legal planning meeting/, [27, 1, 2027]);
  const meeting = duty(page, "Permanence planning meeting (PPM) before, or straight after, the legal planning meeting");
  await expect(meeting).toContainText("Wed 27 Jan 2027");
  await expect(meeting).toContainText("Due today");

  await lookFrom(page, [30, 3, 2027]);
  await addFact(page, "DOB", "Date of birth", [30, 3, 2027]);
  await addFact(page, "CLA", "Looked after", [30, 3, 2027]);
  await addFact(page, "ICO", /Interim care order/, [30, 3, 2027]);
  await addFact(page, "care proceedings", "Care proceedings (issue to conclusion)", [30, 3, 2027]);
  await addFact(page, "placement foster", /^Placement: Foster care/, [30, 3, 2027]);
  await addFact(page, "plan adoption", /^Permanence plan recorded: Adoption/, [30, 3, 2027]);
  await addFact(page, "placement order no", "Placement order in force: no", [30, 3, 2027]);
  await unfold(page);
  await expect(duty(page, "Placement plan")).toContainText("Tue 6 Apr 2027");
  await expect(duty(page, "Visit the child: visit 1 in this placement")).toContainText("Tue 6 Apr 2027");
  await expect(duty(page, "First looked-after review")).toContainText("Tue 27 Apr 2027");
  const baby = duty(page, "No placement for adoption under six weeks old without a placement order or written agreement");
  await expect(baby).toContainText("Too early: not before Tuesday 11 May 2027");
  await expect(meeting).toContainText("Passed: was it done?");

  // What counts from the expected date stays: the baby's coming early does not move it.
  await choose(page, DURHAM);
  await unfold(page);
  await expect(duty(page, "Family network meeting within 15 days of the initial referral")).toContainText("Wed 21 Oct 2026");
  await expect(duty(page, "First looked-after review")).toContainText("Tue 27 Apr 2027");
});
