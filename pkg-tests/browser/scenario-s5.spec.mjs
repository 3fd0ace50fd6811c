// Scenario S5 of the domain research, drift at the second review, entered through the page's own
// controls and read back from the page. The dates were worked out there, by hand and by script.

import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, enterS5, goOnWithS5, lookFrom, open, openDuty, openView, status, typeDate, unfold } from "./page-controls.mjs";

test("before the second review is held, says its last day and the day to act on", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const second = duty(page, "Second looked-after review");
  await expect(second).toContainText("Thu 24 Dec 2026");
  await expect(second).toContainText("Due: 23 working days left");
  await expect(second).toContainText("The last day, Monday 28 December, is a bank holiday; the law gives no extra days.");
  await expect(second).toContainText("Regulation");
  await openDuty(second);
  await expect(second).toContainText("Monday 28 December 2026");
  await expect(second).toContainText("Boxing Day (substitute day)");
  await expect(second).toContainText("Do it by Thursday 24 December 2026.");

  const agreed = duty(page, "Permanence plan agreed");
  // The law wants it for the second review, whose last day is before Kent's four months.
  await expect(agreed).toContainText("Thu 24 Dec 2026");
  await expect(agreed).toContainText("The last day, Monday 28 December, is a bank holiday");
  await expect(agreed).toContainText(/Local policy\s*Fri 1 Jan 2027/);

  const first = duty(page, "First looked-after review");
  await expect(first).toContainText("Done on Monday 28 September 2026, in time");
  await openDuty(first);
  await expect(first).toContainText("Tuesday 29 September 2026");
});

test("after it, says when the dispute must be resolved and the third review held", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await goOnWithS5(page);
  await expect(page.getByText("You are looking at Monday 4 January 2027, not today.")).toBeVisible();

  await expect(duty(page, "Second looked-after review")).toContainText("Done on Thursday 17 December 2026, in time");

  const dispute = duty(page, "Formal dispute resolved");
  await expect(dispute).toContainText("Tue 19 Jan 2027");
  await expect(dispute).toContainText("Due: 11 working days left");
  await openDuty(dispute);
  await expect(dispute).toContainText("20 working days counted from Thursday 17 December 2026.");
  for (const passed of ["Christmas Day", "Boxing Day (substitute day)", "New Year’s Day"]) {
    await expect(dispute.first()).toContainText(passed);
  }

  const third = duty(page, "Third looked-after review");
  await expect(third).toContainText("Thu 17 Jun 2027");
  await expect(third).toContainText("Regulation");

  // Four months from the start of care had gone by without a plan: asked about, not called late.
  const agreed = duty(page, "Permanence plan agreed");
  await expect(agreed).toContainText("Passed: was it done?");
  await openDuty(agreed);
  await expect(agreed).toContainText("Friday 1 January 2027");
});

test("every change says what it did, and can be taken back", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await expect(status(page)).toContainText(/Added: looked-after review held, Mon 28 Sep 2026\. .*dates? (moved|added)/);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(status(page)).toContainText("Undone: added looked-after review held, Mon 28 Sep 2026.");
  await expect(duty(page, "First looked-after review")).toContainText("Passed: was it done?");
  await page.getByRole("button", { name: /^Redo/ }).click();
  await expect(duty(page, "First looked-after review")).toContainText("in time");
});

test("recording that a review was held moves the dates that follow it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await lookFrom(page, [4, 1, 2027]);
  const second = duty(page, "Second looked-after review");
  await expect(second).toContainText("Passed: was it done?");
  await second.getByRole("button", { name: /^Yes, on/ }).click();
  await typeDate(dateGroup(second, /^When was it done/), [17, 12, 2026]);
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second).toContainText("Done on Thursday 17 December 2026, in time");
  await expect(second.getByRole("heading", { name: "Second looked-after review" })).toBeFocused();
  await unfold(page);
  await expect(duty(page, "Third looked-after review")).toContainText("Thu 17 Jun 2027");
});

test("a day gone by is overdue only once somebody says it was not done", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await lookFrom(page, [4, 1, 2027]);
  const second = duty(page, "Second looked-after review");
  await second.getByRole("button", { name: /^No \(not done\)/ }).click();
  await expect(second).toContainText(/Overdue: \d+ working days? late/);
  await second.getByRole("button", { name: /^Take that back/ }).click();
  await expect(second).toContainText("Passed: was it done?");
});

test("a booking asks, once its day has come, whether it happened", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "review", "Looked-after review held", [17, 12, 2026]);
  await expect(duty(page, "Second looked-after review")).toContainText("Booked for Thu 17 Dec 2026.");
  await lookFrom(page, [4, 1, 2027]);
  const asked = page.getByRole("group", { name: /^Did it happen\?/ });
  await asked.getByRole("button", { name: "Yes" }).click();
  await expect(duty(page, "Third looked-after review")).toContainText("Thu 17 Jun 2027");
});

test("a question is answered in place, and the next one is ready", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openView(page, "Questions");
  await expect(page.getByRole("heading", { name: /^\d+ questions: the first 10 would settle \d+ dates$/ })).toBeVisible();
  const question = page.getByRole("group", { name: "Has return home stopped being viable?" });
  await question.getByRole("button", { name: "No", exact: true }).click();
  await expect(page.locator("permanence-questions")).toContainText("Answered: Has return home stopped being viable? No.");
  await expect(status(page)).toContainText("Answered:");
  await expect(page.getByRole("list", { name: "Questions answered" })).toContainText("Has return home stopped being viable?");
});

test("the ladder says whom to go to next, and that the IRO may go to Cafcass at any rung", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await goOnWithS5(page);
  await openView(page, "Escalation");
  await expect(page.getByRole("heading", { name: "Escalation" })).toBeFocused();
  await expect(page.locator("permanence-lists")).toContainText("IRO referred the case to Cafcass");
  await expect(page.locator("permanence-lists")).toContainText("may skip rungs at any time");
});

test("nothing of the case is in the address or in storage", async ({ page }) => {
  await open(page);
  await enterS5(page);
  expect(page.url()).not.toContain("2026");
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});
