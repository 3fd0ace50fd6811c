// The pathway as a checklist: a task and its time limit are one row, ticked once; what does not apply is
// set aside with a reason; the markers are explained; and what has changed is listed.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { addFact, choose, duty, enterS5, lookFrom, open, openExample, openView, saveFile, status, unfold } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const SOMERSET = "Somerset County Council";

// A scan takes seconds, and a case is typed in before it.
test.describe.configure({ timeout: 120_000 });

/** @param {Page} page */
const list = (page) => page.locator("permanence-checklist");
/**
 * A row, by one of its rules.
 * @param {Page} page
 * @param {string} rule
 */
const row = (page, rule) => list(page).getByRole("listitem").filter({ has: page.getByRole("link", { name: rule, exact: true }) });
/** @param {Page} page @param {string} rule */
const box = (page, rule) => row(page, rule).getByRole("checkbox");
/** @param {Page} page @param {string | RegExp} title */
const stage = (page, title) => list(page).locator("details.stage").filter({ has: page.getByRole("heading", { name: title }) });

/** @param {Page} page @param {string} state */
async function scan(page, state) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true)
    .include({ fromShadowDom: ["permanence-pathway", "permanence-lists", "permanence-checklist"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`), state).toEqual([]);
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${state}: sideways`).toBeLessThanOrEqual(0);
}

/**
 * S5 on Monday 23 November 2026, with a planning meeting held on Monday 19 October.
 * @param {Page} page
 * @param {string} [council]
 */
async function openS5(page, council) {
  await open(page);
  await enterS5(page);
  await addFact(page, "PPM", "Permanence planning meeting (PPM)", [19, 10, 2026]);
  if (council) await choose(page, council);
  await openView(page, "Pathway");
  await list(page).getByRole("button", { name: "Open all" }).click();
}

test("before any fact the first stage is open, and can be ticked", async ({ page }) => {
  await open(page);
  await choose(page, SOMERSET);
  await openView(page, "Pathway");
  await expect(list(page)).toContainText("This checklist can be used before anything is known of the case.");
  await expect(stage(page, /^Stage 1/)).toHaveAttribute("open", "");
  await expect(stage(page, /^Stage 2/)).not.toHaveAttribute("open");
  await expect(list(page).getByText("The case has come to here")).toHaveCount(0);
  await scan(page, "with no case");
  await box(page, "SOM-F-007").check();
  // Of its 26 tasks one waits for what a panel agrees.
  await expect(stage(page, /^Stage 1/).locator("summary").first()).toContainText("1 of 25 done");
  await expect(stage(page, /^Stage 1/).getByRole("progressbar").first()).toHaveAttribute("value", "1");
  await expect(row(page, "SOM-F-007")).toContainText("Ticked Mon 23 Nov 2026.");
  await expect(status(page)).toHaveText(/^Ticked: draw on the pre-birth assessment\./);
});

test("the stage the case has come to is open and says so; what is ticked while it is looked at moves nothing", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "PPM", "Permanence planning meeting (PPM)", [19, 10, 2026]);
  await openView(page, "Pathway");
  // The decisions of the meeting were to go out by Wednesday 21 October: Kent's stage 7, and none later has a day.
  const seventh = stage(page, /^Stage 7/);
  await expect(seventh.locator("summary").first()).toContainText("The case has come to here");
  await expect(list(page).locator("details.stage[open]")).toHaveCount(1);
  await expect(seventh).toHaveAttribute("open", "");
  await seventh.getByRole("button", { name: /^Not applicable/ }).click();
  await page.getByLabel("Why does it not apply?").fill("Told in the meeting");
  await page.getByRole("button", { name: "Set aside" }).click();
  await expect(stage(page, /^Stage 5/).locator("summary").first()).toContainText("The case has come to here");
  await expect(seventh).toHaveAttribute("open", "");
  await openView(page, "Due");
  await openView(page, "Pathway");
  await expect(stage(page, /^Stage 5/)).toHaveAttribute("open", "");
  await scan(page, "where the case has come to");
});

test("stages that have something to show are numbered without a gap", async ({ page }) => {
  await open(page);
  await page.getByLabel("Whose rules, beside the law").selectOption("bcp");
  await openView(page, "Pathway");
  // The document's third heading, on membership, has no task.
  await expect(list(page).locator("details.stage").getByRole("heading", { name: /^Stage/ })).toHaveText([
    "Stage 1: Purpose and function", "Stage 2: Objectives", "Stage 3: Frequency, agenda and preparation", "Stage 4: Remit", "Stage 5: Outcomes, recording and actions"]);
});

test("what does not apply says why in a sentence, with the day; on paper it is counted unless it was opened", async ({ page, viewport }) => {
  await openS5(page);
  const second = stage(page, /^Stage 2/);
  const not = second.locator("details.out > summary");
  await expect(not).toHaveText(/not apply/);
  if ((viewport?.width ?? 0) > 400) {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(second.getByText(/not apply (is|are) left out$/)).toBeVisible();
    await expect(row(page, "KENT-F-016")).toHaveCount(0);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: null });
  }
  await not.click();
  // Kent judges it on the day of the last planning meeting.
  await expect(row(page, "KENT-F-016")).toContainText("Does not apply, because the child was born on Sunday 12 March 2017, on Monday 19 October 2026 the child was looked after (since Tuesday 1 September 2026) and no legal planning meeting is recorded or booked.");
  if ((viewport?.width ?? 0) > 400) {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(row(page, "KENT-F-016")).toBeVisible();
  }
});

test("a task and its time limit are one row, ticked once and taken back once", async ({ page }) => {
  await openS5(page);
  // Six weeks after Monday 19 October is Monday 30 November, five working days on.
  await expect(row(page, "KENT-F-050")).toContainText("Do it by Mon 30 Nov 2026. Due soon: 5 working days left.");
  await expect(row(page, "KENT-F-050")).toContainText("the same as KENT-A-043, KENT-C-013");
  await expect(list(page).getByRole("link", { name: "KENT-A-043", exact: true })).toHaveCount(1);
  // Two working days after the meeting is Wednesday 21 October.
  const sent = row(page, "KENT-A-045");
  await expect(sent).toContainText("The last day was Wed 21 Oct 2026. Passed: was it done?");
  await box(page, "KENT-A-045").check();
  await expect(sent).toContainText("Done, date not known.");
  await box(page, "KENT-A-043").check();
  await expect(row(page, "KENT-A-043")).toContainText("Done on Monday 23 November 2026, in time.");
  await row(page, "KENT-A-045").getByRole("link", { name: /^Open in Due/ }).click();
  const decisions = page.getByRole("article").filter({ hasText: "Ticked as done." }).filter({ hasText: "Done, date not known" });
  await expect(decisions.getByRole("heading")).toBeFocused();
  await decisions.getByRole("button", { name: /^Take that back/ }).click();
  await openView(page, "Pathway");
  await expect(box(page, "KENT-A-045")).not.toBeChecked();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(box(page, "KENT-A-045")).toBeChecked();
  await expect(box(page, "KENT-A-045")).toBeFocused();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(box(page, "KENT-A-043")).not.toBeChecked();
  await expect(row(page, "KENT-A-043")).toContainText("Due soon: 5 working days left.");
  await box(page, "KENT-A-045").uncheck();
  await expect(row(page, "KENT-A-045")).toContainText("Passed: was it done?");
});

test("what an event has met is ticked, says why, and leads to the event", async ({ page }) => {
  await openS5(page, SOMERSET);
  const arranged = row(page, "SOM-A-008");
  await expect(box(page, "SOM-A-008")).toBeChecked();
  await expect(arranged).toContainText("Done on Monday 19 October 2026, in time.");
  await expect(arranged).toContainText("Done because the permanence planning meeting is in the case: the tick goes when that does.");
  await box(page, "SOM-A-008").click();
  await expect(box(page, "SOM-A-008")).toBeChecked();
  const form = page.locator("permanence-fact");
  await expect(form.getByLabel("Day", { exact: true }).first()).toHaveValue("19");
  await form.getByRole("button", { name: "Cancel" }).click();
  await page.locator("permanence-facts").getByRole("button", { name: /^Remove.*planning meeting/ }).click();
  await expect(box(page, "SOM-A-008")).not.toBeChecked();
});

test("what is needed leads to its own question, with the focus in it and the address of the view", async ({ page }) => {
  await openS5(page);
  const question = page.locator("permanence-questions").getByRole("group", { name: "Is adoption a likely plan?" });
  await row(page, "KENT-F-034").getByRole("button", { name: /^Add the answer to “Is adoption a likely plan\?”/ }).click();
  await expect(question.getByRole("button", { name: "Yes", exact: true })).toBeFocused();
  await expect(page).toHaveURL(/#questions$/);
  await question.getByRole("button", { name: "No", exact: true }).click();
  await page.goBack();
  await expect(page).toHaveURL(/#pathway$/);
  await expect(row(page, "KENT-F-034")).toHaveCount(0);
  await stage(page, /^Stage 4/).locator("details.out > summary").click();
  await expect(row(page, "KENT-F-034")).toContainText("Does not apply, because the answer to “Is adoption a likely plan?” is no.");
});

test("a row is set aside with a reason, does not count, and is taken back", async ({ page }) => {
  await openS5(page);
  const fifth = stage(page, /^Stage 5/).locator("summary").first();
  await expect(fifth).toContainText("0 of 8 done");
  const button = row(page, "KENT-F-050").getByRole("button", { name: /^Not applicable/ });
  await button.click();
  const reason = page.getByLabel("Why does it not apply?");
  await expect(reason).toBeFocused();
  await expect(reason).toHaveAttribute("maxlength", "200");
  await expect(list(page)).toContainText("Do not type names");
  await reason.press("Enter");
  await expect(list(page).getByRole("alert")).toContainText("Enter why it does not apply");
  await scan(page, "with every stage open, and a reason missing");
  await reason.fill("No more meetings are planned");
  await openView(page, "Due");
  await openView(page, "Pathway");
  await expect(reason).toHaveValue("No more meetings are planned");
  await reason.press("Enter");
  await expect(fifth).toContainText("0 of 7 done");
  const aside = list(page).locator("summary").filter({ hasText: "not applicable" });
  await expect(aside).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(page, "KENT-F-050")).toContainText("No more meetings are planned (Mon 23 Nov 2026)");
  await row(page, "KENT-F-050").getByRole("button", { name: /^It applies/ }).click();
  await expect(box(page, "KENT-F-050")).toBeFocused();
  await expect(fifth).toContainText("0 of 8 done");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(fifth).toContainText("0 of 7 done");
  await openView(page, "Due");
  await unfold(page);
  // Of the same duty the rule of twelve weeks stays, from a plan that is not known.
  await expect(duty(page, "Next permanence planning meeting (PPM)")).toContainText("Not known yet");
});

test("the markers are explained in the document's own words, and one can be looked for", async ({ page }) => {
  await openS5(page, SOMERSET);
  await list(page).getByText("What the markers mean").click();
  const key = list(page).locator(".key");
  await expect(key).toContainText("Icons that show what is to be included or considered.");
  await expect(key.getByRole("listitem").filter({ hasText: "Partnership working" })).toContainText("An icon for work done together with others. SOM-I-008");
  await expect(key.getByRole("link")).toHaveText(["SOM-I-014", "SOM-I-011", "SOM-I-012", "SOM-I-008", "SOM-I-009", "SOM-I-010", "SOM-I-013"]);
  await expect(key).toContainText("(inferred) The icon is lost from the text of the document");
  await expect(row(page, "SOM-F-030")).toContainText("Voice of the child (inferred):");
  await expect(row(page, "SOM-F-094")).toContainText("Guidance:");
  await list(page).getByLabel("Show", { exact: true }).selectOption({ label: "Partnership (8)" });
  await expect(list(page).locator(".rows > li").filter({ hasNotText: "Partnership" })).toHaveCount(0);
  await expect(row(page, "SOM-F-137")).toBeVisible();
  await scan(page, "with one marker looked for");
  await choose(page, "Kent County Council");
  await expect(list(page).locator(".key")).toContainText("These documents print no markers. Those shown here are our suggestion.");
});

test("what has changed since the case was saved is listed, each with a way to its row", async ({ page }) => {
  await openS5(page);
  await saveFile(page);
  const changed = list(page).locator("details.changed");
  await changed.getByText("What has changed since Monday 23 November 2026").click();
  await expect(changed).toContainText("Nothing has changed since Monday 23 November 2026.");
  await box(page, "KENT-A-045").check();
  await lookFrom(page, [1, 12, 2026]);
  await expect(changed).toContainText("What has changed since Monday 23 November 2026");
  await expect(changed).toContainText("Done: 1");
  await expect(changed).toContainText(/Its day has come or gone: \d+/);
  await list(page).getByRole("button", { name: "Close all" }).click();
  await changed.getByRole("link", { name: "Send the decisions out within 2 working days" }).click();
  await expect(box(page, "KENT-A-045")).toBeFocused();
  await scan(page, "with what changed");
});

test("what is done in Due is done here: the totals agree, and the law's own dates have their rows", async ({ page }) => {
  await openExample(page, "S5", "Kent County Council");
  // Two reviews and a planning meeting.
  const done = page.locator("permanence-deadlines").getByRole("article").filter({ hasText: /Done on \w+day \d|Done, date not known/ });
  await unfold(page);
  await expect(done).toHaveCount(3);
  await openView(page, "Pathway");
  await expect(list(page).locator(".whole")).toContainText(/3 of \d+ done.*All are done in Due\./s);
  await list(page).getByRole("button", { name: "Open all" }).click();
  const other = stage(page, "Other dated tasks");
  await expect(other.getByRole("heading", { name: "By the law alone" })).toBeVisible();
  const review = other.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: "Third looked-after review" }) });
  await expect(review).toContainText("This comes again: done 2 times before, last on Thu 17 Dec 2026.");
  await expect(review).toContainText("Do it by Thu 17 Jun 2027.");
  await expect(review.getByRole("checkbox")).not.toBeChecked();
  const plan = other.getByRole("checkbox", { name: "Placement plan" });
  await plan.check();
  await expect(list(page).locator(".whole")).toContainText(/4 of \d+ done.*All are done in Due\./s);
  await openView(page, "Due");
  await unfold(page);
  await expect(done).toHaveCount(4);
  // Ticked only, a task without a date is done here and nowhere else.
  await openView(page, "Pathway");
  await box(page, "KENT-F-041").check();
  await expect(list(page).locator(".whole")).toContainText(/5 of \d+ done.*4 of them are done in Due\./s);
  await scan(page, "with what the law alone dates");
});

test("what comes again says that one was done, and its box is for the next", async ({ page }) => {
  await openS5(page, SOMERSET);
  await addFact(page, "CiC review", "Looked-after review held", [17, 11, 2026]);
  const visit = row(page, "SOM-A-025");
  await expect(visit).toContainText("The last day was Sun 27 Sep 2026. Passed: was it done?");
  await box(page, "SOM-A-025").click();
  await expect(visit).toContainText("This comes again: done once before.");
  await expect(visit).toContainText("The last day was Mon 16 Nov 2026.");
  await expect(box(page, "SOM-A-025")).not.toBeChecked();
  await expect(status(page)).toContainText("It comes again: the box is for the next one.");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(visit).toContainText("The last day was Sun 27 Sep 2026.");
});

test("where nothing was saved, what has changed is counted from a day the reader gives", async ({ page }) => {
  await openS5(page);
  const changed = list(page).locator("details.changed");
  await changed.getByText("What has changed since a day you choose").click();
  await changed.getByRole("button", { name: "Show what changed" }).click();
  await expect(changed).toContainText("Enter the day to compare with");
  await changed.getByLabel("Day", { exact: true }).fill("12");
  await changed.getByLabel("Month", { exact: true }).fill("10");
  await changed.getByLabel("Year", { exact: true }).fill("2026");
  await changed.getByRole("button", { name: "Show what changed" }).click();
  await expect(changed).toContainText("What has changed since Monday 12 October 2026");
  await expect(changed).toContainText("Send the decisions out within 2 working days");
});

test("what is open is remembered while the case is, is drawn open on paper, and the keyboard reaches it all", async ({ page }) => {
  await openS5(page);
  await list(page).getByRole("button", { name: "Close all" }).click();
  const summary = stage(page, /^Stage 5/).locator("summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(row(page, "KENT-F-041")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(stage(page, /^Stage 5/).getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("Space");
  await expect(summary).toContainText("1 of 8 done");
  await expect(stage(page, /^Stage 5/).getByRole("checkbox").first()).toBeFocused();
  await openView(page, "Due");
  await openView(page, "Pathway");
  await expect(stage(page, /^Stage 5/)).toHaveAttribute("open", "");
  await expect(stage(page, /^Stage 1/)).not.toHaveAttribute("open");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(row(page, "KENT-F-002")).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(stage(page, /^Stage 1/)).not.toHaveAttribute("open");
});
