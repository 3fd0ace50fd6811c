// Escalation: what is late or unclear, the ladder drawn with the rung one stands on, and the note about it.
// Case B is the design's own: no clear plan at the second review, and a formal dispute from that day.

import { expect, test } from "@playwright/test";

import { isFaultless } from "./axe-scan.mjs";
import { addFact, choose, dateGroup, duty, enterS5, goOnWithS5, lookFrom, open, openExample, openView, status, typeDate, unfold } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const view = (page) => page.locator("permanence-escalation");
/** @param {Page} page */
const note = (page) => view(page).getByRole("textbox", { name: "The note" });
/** @param {Page} page @param {string} item a rung's rule */
const rung = (page, item) => view(page).getByRole("listitem").filter({ has: page.getByRole("link", { name: item, exact: true }) });

/** @param {Page} page @param {string} title what is late or unclear */
const matter = (page, title) => view(page).locator(".matters > li").filter({ has: page.locator("strong").getByText(title, { exact: true }) });

/** @param {Page} page */
async function enterCaseB(page) {
  await open(page);
  await enterS5(page);
  await goOnWithS5(page);
  await addFact(page, "viable", "IRO considered whether the plan is still viable", [17, 12, 2026]);
  await addFact(page, "responsible service manager", "IRO discussed the case with the responsible service manager", [17, 12, 2026]);
  await openView(page, "Escalation");
  await expect(page.getByRole("heading", { name: "Escalation", exact: true })).toBeFocused();
}

test("with nothing entered it says so, and keeps the ladders folded for reference", async ({ page }) => {
  await open(page);
  await choose(page, "Kent County Council");
  await openView(page, "Escalation");
  await expect(view(page)).toContainText("Nothing is entered yet, so nothing is late or unclear.");
  await expect(note(page)).toHaveCount(0);
  await expect(rung(page, "KENT-D-005")).toBeHidden();
  await view(page).getByText("Return home has not happened").click();
  await expect(rung(page, "KENT-D-005")).toBeVisible();
  await expect(view(page).locator('[aria-current="step"]')).toHaveCount(0);
  await isFaultless(page, "permanence-escalation");
});

test("the ladder of Case B is drawn: done, skipped, where one stands and since when, and what comes next", async ({ page }) => {
  test.setTimeout(60_000);
  await enterCaseB(page);
  await expect(view(page)).toContainText("Formal dispute (issue) resolution is running, since Thu 17 Dec 2026");
  await expect(rung(page, "KENT-D-001")).toContainText("Done on Thu 17 Dec 2026");
  await expect(rung(page, "KENT-D-002")).toContainText("Not recorded: was it done?");
  await expect(rung(page, "KENT-D-002")).toContainText("Tell: IRO's line manager");
  await expect(rung(page, "KENT-D-003")).toContainText("Done on Thu 17 Dec 2026");
  // One ladder is open; the others are a press away.
  await expect(view(page).locator("details[data-ladder][open]")).toHaveCount(1);
  const here = rung(page, "KENT-D-004");
  await expect(here).toHaveAttribute("aria-current", "step");
  await expect(here).toContainText("YOU ARE HERE, since Thu 17 Dec 2026 (the day this began: formal dispute (issue) resolution running)");
  await expect(here).toContainText("Do it by Tue 19 Jan 2027: 11 working days left.");
  await expect(here).toContainText(/Local policy\s*20 working days: Tue 19 Jan 2027/);
  await expect(here).toContainText(/Statutory guidance\s*20 working days: Tue 19 Jan 2027/);
  await expect(rung(page, "KENT-D-005")).toContainText("Next rung.");
  await expect(rung(page, "KENT-D-005")).toContainText("Called for when: the answer to “Is there still drift after the formal dispute process?” is yes");
  await expect(view(page)).toContainText("Not by email alone: face to face, a wider meeting, or by telephone.");
  await expect(view(page)).toContainText("may skip rungs at any time");
  await expect(view(page)).toContainText("IRO referred the case to Cafcass");
  await view(page).getByText("Permanence plan is not progressing").click();
  await expect(view(page).getByText("The document does not say how.").first()).toBeVisible();
  await isFaultless(page, "permanence-escalation");
});

test("the note of Case B has its dates, its rung and roles for names, in fewer than 200 words", async ({ page, context }) => {
  test.setTimeout(60_000);
  await enterCaseB(page);
  await expect(note(page)).toHaveAttribute("readonly", "");
  const text = await note(page).inputValue();
  expect(text).toContain("To: [Service manager]\nFrom: [Independent reviewing officer (IRO)]\nCopy: [IRO's line manager or IRO service manager]\nAbout: [child]. As of Monday 4 January 2027.");
  expect(text).toContain("(KENT-A-030). 20 working days counted from Thursday 17 December 2026.");
  expect(text).toContain("Last day: Tuesday 19 January 2027: 11 working days left.");
  expect(text).toContain("What happened: on Thursday 17 December 2026: second looked-after review; from that day, permanence plan recorded: Not recorded");
  expect(text).toContain("Asked: that it is resolved by Tuesday 19 January 2027");
  expect(text).toContain("Rung: 4 of 5");
  expect(text).toContain("since Thursday 17 December 2026.\nNext rung: 5, Area assistant director (AAD) (KENT-D-005).");
  const chooser = view(page).getByLabel("What it is about");
  for (const value of await chooser.locator("option").evaluateAll((all) => all.map((each) => /** @type {HTMLOptionElement} */ (each).value))) {
    await chooser.selectOption(value);
    expect((await note(page).inputValue()).split(/\s+/).length, value).toBeLessThan(200);
  }
  await chooser.selectOption({ label: "Child is not home by the second review, last day Thu 17 Dec 2026" });
  await expect(note(page)).toHaveValue(/Last day: Thursday 17 December 2026: done on Thursday 17 December 2026, in time\.[^]*What is so: child is not home by the second review \(KENT-B-022\)\./);
  await chooser.selectOption({ index: 0 });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await view(page).getByRole("button", { name: "Copy", exact: true }).click();
  await expect(status(page)).toHaveText("The note is copied. Nothing is sent.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  // It follows the day: one working day fewer.
  await page.getByRole("button", { name: "Day after" }).click();
  await expect(note(page)).toHaveValue(/As of Tuesday 5 January 2027[^]*10 working days left/);
});

test("without a clipboard the note is selected and copied the older way", async ({ page }) => {
  await page.addInitScript(() => { Object.defineProperty(navigator, "clipboard", { value: undefined }); });
  await open(page);
  await enterS5(page);
  await openView(page, "Escalation");
  await view(page).getByRole("button", { name: "Copy", exact: true }).click();
  await expect(note(page)).toBeFocused();
  await expect(status(page)).toContainText(/The note is copied|copy it with the keyboard/);
});

test("S3 under Kent's rules: what has passed is asked about, with its own last day and days gone by", async ({ page }) => {
  await openExample(page, "S3", "Kent County Council");
  await openView(page, "Escalation");
  await expect(view(page)).toContainText(/\d+ passed without a record\./);
  await view(page).getByText(/^Show \d+ more that have passed$/).click();
  await view(page).getByRole("button", { name: /^Write a note\s?: placement plan$/ }).click();
  await expect(view(page).getByRole("heading", { name: "A note to send" })).toBeFocused();
  // Placed on Monday 11 January 2027: 5 working days; on Monday 8 February 15 have gone by since.
  await expect(note(page)).toHaveValue(/What was due: placement plan\.[^]*5 working days counted from Monday 11 January 2027\.\nLast day: Monday 18 January 2027: 15 working days ago\./);
  await expect(note(page)).toHaveValue(/What did not: no day is recorded on which it was done\./);
  // No document ties a ladder to it, so no rung is claimed for it.
  await expect(note(page)).not.toHaveValue(/[Rr]ung|Copy: \[nobody/);
  await isFaultless(page, "permanence-escalation");
});

test("what has passed is answered where it stands, as in Due, and can be taken back", async ({ page }) => {
  test.setTimeout(60_000);
  await openExample(page, "S3", "Kent County Council");
  await openView(page, "Escalation");
  await expect(view(page)).toContainText("9 passed without a record.");
  await view(page).getByText(/^Show \d+ more that have passed$/).click();
  const plan = matter(page, "Placement plan");
  // Given up, the form leaves the reader at what opened it.
  const yes = plan.getByRole("button", { name: /^Yes, on…\s?: placement plan$/ });
  await yes.click();
  await expect(plan.getByLabel("Day", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(yes).toBeFocused();
  await yes.press("Enter");
  await typeDate(dateGroup(plan, "When was it done?"), [18, 1, 2027]);
  await isFaultless(page, "permanence-escalation");
  await plan.getByRole("button", { name: "Save" }).click();
  await expect(plan).toHaveCount(0);
  await expect(status(page)).toContainText("Placement plan held or done Mon 18 Jan 2027");
  await expect(view(page)).toContainText("8 passed without a record.");
  await expect(view(page).locator(".matters p:focus")).toHaveCount(1);
  // "No" makes it late: it stands at the head, and keeps the focus.
  const pep = matter(page, "Personal education plan (PEP) started within 10 working days");
  await pep.getByRole("button", { name: /^No \(not done\)/ }).click();
  await expect(view(page)).toContainText("1 overdue; 7 passed without a record.");
  await expect(pep.locator("p").first()).toBeFocused();
  await expect(pep).toContainText("You said: not done.");
  await expect(pep.getByRole("button", { name: /^Done on…/ })).toBeVisible();
  await pep.getByRole("button", { name: /^Take that back/ }).click();
  await expect(view(page)).toContainText("8 passed without a record.");
  await expect(pep.locator("p").first()).toBeFocused();
  // It is the very change that Due makes: the event itself is among the facts, no tick.
  await expect(page.locator("permanence-facts .rows > li").filter({ hasText: /^\s*Placement plan/ })).toContainText("Mon 18 Jan 2027");
});

test("what is recorded as not done is called late, by so many working days", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await lookFrom(page, [4, 1, 2027]);
  await unfold(page);
  await duty(page, "Second looked-after review").getByRole("button", { name: /^No \(not done\)/ }).click();
  await openView(page, "Escalation");
  await expect(view(page)).toContainText("1 overdue");
  // The last day was Monday 28 December, a bank holiday: 29, 30 and 31 December and 4 January have come since.
  await expect(matter(page, "Second looked-after review")).toContainText("It was to be done by Thu 24 Dec 2026 (last working day before the last day, Mon 28 Dec 2026). Overdue: 4 working days late");
  await expect(note(page)).toHaveValue(/What was due: second looked-after review\.[^]*Last day: Monday 28 December 2026 \(last working day before it: Thursday 24 December 2026\): 4 working days late\.[^]*What did not: it is recorded as not done\./);
});

test("a rung is recorded from the ladder, and taken back", async ({ page }) => {
  test.setTimeout(60_000);
  await enterCaseB(page);
  await rung(page, "KENT-D-002").getByRole("button", { name: /^Done: record that it happened/ }).click();
  await expect(dateGroup(page, /^When was it/).getByLabel("Day", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  const record = rung(page, "KENT-D-002").getByRole("button", { name: /^Done: record that it happened/ });
  await expect(record).toBeFocused();
  await record.press("Enter");
  await typeDate(dateGroup(page, /^When was it/), [17, 12, 2026]);
  await page.locator("permanence-fact").getByRole("button", { name: "Save" }).click();
  await expect(rung(page, "KENT-D-002")).toContainText("Done on Thu 17 Dec 2026");
  // There is nothing left to record on it: the rung itself is gone to.
  await expect(rung(page, "KENT-D-002").locator("p").first()).toBeFocused();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(rung(page, "KENT-D-002")).toContainText("Not recorded: was it done?");
  // What no event marks is ticked, on the day looked from.
  await view(page).getByText("Permanence plan is not progressing").click();
  await rung(page, "KENT-D-008").getByRole("button", { name: /^Tick as done, Mon 4 Jan 2027/ }).click();
  await expect(rung(page, "KENT-D-008")).toContainText("Done on Mon 4 Jan 2027");
  await expect(status(page)).toContainText("Done: reviewing officer recommends");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(rung(page, "KENT-D-008")).not.toContainText("Done on");
  // The dispute ends with its period.
  await rung(page, "KENT-D-004").getByRole("button", { name: /^Done: record the day this ended/ }).click();
  await expect(page.locator("permanence-fact")).toContainText("Formal dispute (issue) resolution running");
});

test("by the keyboard alone: from a row to its ladder and its note, and to Copy", async ({ page }) => {
  await openExample(page, "S5", "Somerset County Council");
  await page.evaluate(() => { location.hash = "escalation"; });
  await expect(page.getByRole("heading", { name: "Escalation", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(view(page).getByRole("button", { name: /^Show the ladder/ }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(view(page).locator("summary", { hasText: "Permanence options unclear at the second review" })).toBeFocused();
  await expect(rung(page, "SOM-D-001")).toBeInViewport();
  await view(page).getByRole("button", { name: /^Write a note\s?: permanence options unclear at the second review/ }).focus();
  await page.keyboard.press("Enter");
  await expect(view(page).getByRole("heading", { name: "A note to send" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(view(page).getByLabel("What it is about")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(note(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(view(page).getByRole("button", { name: "Copy", exact: true })).toBeFocused();
  await isFaultless(page, "permanence-escalation");
});

test("the note is one sheet of paper by itself; the view prints unfolded", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper has a width of its own");
  await openExample(page, "S5", "Kent County Council");
  await openView(page, "Escalation");
  await page.evaluate(() => { window.print = () => {}; });
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(rung(page, "KENT-D-009")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await view(page).getByRole("button", { name: "Print the note" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(view(page).getByRole("heading", { name: "Escalation note" })).toBeVisible();
  await expect(view(page).getByText("Last day:", { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(page.getByText("Escalation note, as of Thursday 17 December 2026", { exact: true })).toBeVisible();
  await expect(rung(page, "KENT-D-004")).toBeHidden();
  await expect(page.getByText("What has happened so far?")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(rung(page, "KENT-D-004")).toBeVisible();
});

test("asked for and printed in one breath, it is unfolded all the same", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper has a width of its own");
  await openExample(page, "S5", "Kent County Council");
  await page.emulateMedia({ media: "print" });
  // The browser tells of a new address later than of printing.
  await page.evaluate(() => { location.hash = "escalation"; window.dispatchEvent(new Event("beforeprint")); });
  await expect(rung(page, "KENT-D-009")).toBeVisible();
});

test("in forced colours the rungs keep their shapes", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openExample(page, "S5", "Kent County Council");
  await openView(page, "Escalation");
  await expect(rung(page, "KENT-D-004").getByText("YOU ARE HERE")).toBeVisible();
  await isFaultless(page, "permanence-escalation");
});
