// The Due list: what is most pressing first, whose it is, law and local side by side, and what can be said
// of a duty from its row.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, enterS5, lookFrom, open, openDuty, openExample, openView, pickFact, status, typeDate, unfold } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const list = (page) => page.locator("permanence-deadlines");

/**
 * @param {Page} page
 * @param {string} title
 */
const group = (page, title) => list(page).getByRole("list", { name: title, exact: true });

test("the next ten working days come before what is later", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const second = group(page, "Later").getByRole("article", { name: "Second looked-after review", exact: true });
  await expect(second).toBeVisible();
  // Thursday 24 December is ten working days after Thursday 10 December.
  await lookFrom(page, [10, 12, 2026]);
  await expect(group(page, "Next 10 working days").getByRole("article", { name: "Second looked-after review", exact: true })).toContainText("Due: 10 working days left");
  await lookFrom(page, [9, 12, 2026]);
  await expect(second).toContainText("Due: 11 working days left");
});

test("other rules, another day and a change made elsewhere sort the list anew, though the pointer rests in it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const planning = { name: "First permanence planning meeting (PPM)", exact: true };
  const second = { name: "Second looked-after review", exact: true };
  const council = page.getByLabel("Whose rules, beside the law");
  await expect(group(page, "Later").getByRole("article", second)).toBeVisible();
  await expect(group(page, "Later").getByRole("article", planning)).toHaveCount(0);
  await list(page).getByRole("heading", { name: "Later", exact: true }).hover();
  // Kent wants the meeting by the first review, which has been held; Somerset before the second. The pointer stays where it is.
  await council.selectOption("somerset");
  await expect(group(page, "Later").getByRole("article", planning)).toBeVisible();
  await council.selectOption("kent");
  await expect(group(page, "Later").getByRole("article", planning)).toHaveCount(0);
  // Ten working days before Thursday 24 December is Thursday 10 December: seventeen days on.
  const next = page.getByRole("button", { name: "Day after" });
  await next.focus();
  for (let day = 0; day < 17; day += 1) await page.keyboard.press("Enter");
  await expect(group(page, "Next 10 working days").getByRole("article", second)).toBeVisible();
  await expect(group(page, "Later").getByRole("article", second)).toHaveCount(0);
  // The first review is taken back by keys, and the second has no date any more.
  await page.getByRole("button", { name: /^Undo.*rules of Kent/ }).focus();
  for (let change = 0; change < 3; change += 1) await page.keyboard.press("Control+z");
  await expect(group(page, "Next 10 working days").getByRole("article", second)).toHaveCount(0);
});

test("what is recorded in the list moves no row while the focus is in it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const passed = group(page, "Passed: was it done?").getByRole("article").first();
  const name = await passed.getByRole("heading").innerText();
  await passed.getByRole("button", { name: /^No \(not done\)/ }).click();
  await expect(passed).toContainText(/Overdue: \d+ working days? late/);
  await expect(passed.getByRole("heading")).toHaveText(name);
  await expect(passed.getByRole("heading")).toBeFocused();
  await page.getByRole("heading", { name: "Due", exact: true }).hover();
  await page.getByRole("button", { name: "Day after" }).focus();
  await expect(group(page, "Overdue").getByRole("article", { name, exact: true })).toBeVisible();
});

test("showing one person's duties says how many it hides, and all come back", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const role = page.getByLabel("Who must act");
  const before = await list(page).getByRole("article").count();
  const choice = role.locator("option", { hasText: /^Independent reviewing officer/ });
  await role.selectOption(await choice.getAttribute("value"));
  const said = /Shown: independent reviewing officer \(IRO\), and \d+ items? with nobody named\. Hidden: \d+ items? for others\./;
  await expect(list(page)).toContainText(said);
  await expect(status(page)).toContainText(said);
  expect(await list(page).getByRole("article").count()).toBeLessThan(before);
  await expect(duty(page, "Second looked-after review")).toBeVisible();
  await page.getByRole("button", { name: "Show everybody’s" }).click();
  await expect(role).toBeFocused();
  await expect(list(page).getByRole("article")).toHaveCount(before);
});

test("law and local rules stand side by side in an open duty, and what does not fit is named in its row", async ({ page }) => {
  test.slow();
  await open(page);
  await enterS5(page);
  const agreed = duty(page, "Permanence plan agreed");
  // One in words, the code after them; how many more.
  await expect(agreed).toContainText(/Texts do not fit together: Guidance wants the plan by the second review; councils turn this into four months after entry\. [^()]+… \(LAW-C12\), and \d more, explained inside\./);
  await expect(duty(page, "Decisions of the permanence planning meeting (PPM) sent out within 2 working days"))
    .toContainText("Texts do not fit together: Weeks and working days are mixed: tracking every 4 weeks, decisions sent within 2 working days (C12).");
  await expect(list(page)).not.toContainText(/Texts do not fit together: [A-Z]+-?[A-Z]?\d/);
  await openDuty(agreed);
  const table = agreed.getByRole("table", { name: "The law and local rules, side by side" });
  await expect(table.getByRole("columnheader")).toHaveText(["The law", "Local"]);
  await expect(table.getByRole("cell").nth(1)).toContainText("KENT-A-010");
  await expect(agreed).toContainText("Texts that do not fit together (C6).");
  const { violations } = await new AxeBuilder({ page }).include("permanence-pathway").analyze();
  expect(violations).toEqual([]);
});

test("a court's date is recorded from the row, with its reason, and the computed one stays beside it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "care proceedings", "Care proceedings (issue to conclusion)", [23, 11, 2026]);
  await unfold(page);
  const proceedings = duty(page, "Care proceedings concluded");
  await expect(proceedings).toContainText("The last day, Sunday 23 May, is at a weekend");
  await proceedings.getByRole("button", { name: /^Another date was set/ }).click();
  await typeDate(dateGroup(proceedings, "Which date was set?"), [30, 6, 2027]);
  await proceedings.getByRole("button", { name: "Save" }).click();
  await expect(proceedings.getByRole("alert")).toContainText("Enter why this date is different");
  await proceedings.getByLabel("Why is this date different?").fill("Order of 20 November");
  await proceedings.getByRole("button", { name: "Save" }).click();
  await expect(proceedings).toContainText("Wed 30 Jun 2027");
  await openDuty(proceedings);
  await expect(proceedings).toContainText("Order of 20 November");
  await expect(proceedings).toContainText("Sunday 23 May 2027");
});

test("whose rules stand beside the law is a change like any other: undone and made again in its turn", async ({ page }) => {
  await open(page);
  const council = page.getByLabel("Whose rules, beside the law");
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const first = await council.inputValue();
  await council.selectOption("kent");
  await expect(status(page)).toContainText("Chosen: the rules of Kent County Council.");
  await council.selectOption("durham");
  await page.getByRole("button", { name: /^Undo.*rules of Durham/ }).click();
  await expect(council).toHaveValue("kent");
  await page.getByRole("button", { name: /^Undo.*rules of Kent/ }).click();
  await expect(council).toHaveValue(first);
  await page.getByRole("button", { name: /^Redo.*rules of Kent/ }).click();
  await expect(council).toHaveValue("kent");
  await page.getByRole("button", { name: /^Redo.*rules of Durham/ }).click();
  await expect(council).toHaveValue("durham");
  // The day looked from is no part of it.
  await lookFrom(page, [4, 1, 2027]);
  await page.getByRole("button", { name: /^Undo.*rules of Durham/ }).click();
  await expect(page.getByText("You are looking at Monday 4 January 2027, not today.")).toBeVisible();
});

test("what does not apply says why by what is recorded, with its day; what may still come is not yet", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await page.locator("permanence-deadlines summary").filter({ hasText: "Does not apply, or not yet" }).click();
  const rows = page.getByRole("article").filter({ hasText: /Does not apply|Not yet/ });
  await expect(rows.first()).toBeVisible();
  // Born on 12 March 2017 she is 16 on Saturday 12 March 2033, and 9 now.
  await expect(rows.filter({ hasText: "Not yet: the child is under 16 (born Sunday 12 March 2017). It will apply from Saturday 12 March 2033" }).first()).toBeVisible();
  await expect(rows.filter({ hasText: /Does not apply: (date of|an answer|looked after)/ })).toHaveCount(0);
});

test("what was only not allowed before a day is folded once the day has gone, and nobody is asked when it was done", async ({ page }) => {
  await openExample(page, "S7", "Somerset County Council");
  const ban = list(page).locator("article", { hasText: "No placement for adoption under six weeks old" });
  await expect(ban).toHaveCount(0);
  await list(page).getByText("Does not apply, or not yet", { exact: true }).click();
  await expect(ban).toContainText("Not before Thu 26 Feb 2026: allowed since then");
  await expect(ban.getByRole("button", { name: /^Done on/ })).toHaveCount(0);
});

test("what waits for an end that nobody expects, and what lies years ahead, may apply", async ({ page }) => {
  await open(page);
  await page.getByLabel("Whose rules, beside the law").selectOption("kent");
  await pickFact(page, "no longer looked after", "Looked after: no");
  await typeDate(dateGroup(page.locator("permanence-fact"), "Since when has it not been so?"), [1, 9, 2026]);
  await page.locator("permanence-fact").getByRole("button", { name: "Save" }).click();
  const notice = "Written notice that a placement has ended, within 10 working days at the latest";
  await expect(list(page).getByRole("article", { name: notice, exact: true })).toHaveCount(0);
  await list(page).getByText("May apply", { exact: true }).click();
  await list(page).getByText(/^Date the placement ended$/i).click();
  await expect(duty(page, notice)).toContainText("and the day the placement ended");
  // In care at ten months old, she is 18 on Thursday 14 January 2044: what is due then is not listed now.
  await page.getByRole("button", { name: /^Undo/ }).click();
  await addFact(page, "born", "Date of birth", [14, 1, 2026]);
  await addFact(page, "looked after", "Looked after", [16, 11, 2026]);
  await expect(duty(page, "First looked-after review")).toBeVisible();
  await expect(list(page)).not.toContainText(/20[34]\d/);
});

test("the facts fold to one line where there is no room beside", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) > 400, "beside what is due there is room");
  await open(page);
  await enterS5(page);
  const fold = page.locator("summary", { hasText: /^Facts/ });
  await expect(fold).toContainText("4 facts; last: looked-after review, Mon 28 Sep 2026");
  await fold.click();
  await expect(page.getByRole("list", { name: "Facts, in the order they happened" })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("what a date waits for is said as somebody would find it out, alike in every view, and what is added is in the button's name", async ({ page }) => {
  await openExample(page, "S5", "Kent County Council");
  const health = duty(page, "Health reviewed every 6 months under 5, every 12 months from 5");
  await expect(health).toContainText("Not known yet: waiting for the day of a health assessment");
  const add = health.getByRole("button", { name: /^Add the day of a health assessment: health reviewed/ });
  await add.click();
  await expect(health.getByRole("group", { name: /^When was the health assessment/ }).first()).toBeVisible();
  await health.getByRole("button", { name: "Cancel" }).click();
  await expect(add).toBeFocused();
  const depends = "May apply: it depends on the answer to “Are brothers or sisters also involved?”";
  await expect(duty(page, "Sibling assessment informs permanence planning meetings (PPM) from the start")).toContainText(depends);
  // Under a question, a row does not say again that it depends on the answer.
  await list(page).getByText("May apply", { exact: true }).click();
  await list(page).getByText("Placement order in force", { exact: true }).click();
  await expect(duty(page, "First adoption review, child not yet placed").getByText("May apply", { exact: true })).toBeVisible();
  for (const view of ["Timeline", "Pathway", "Meetings", "Escalation", "Approvals", "Triggers", "Eligibility", "Forms", "Export"]) {
    await openView(page, view);
    await expect(page.getByRole("heading", { name: view, exact: true }).first()).toBeVisible();
    await expect(page.locator("permanence-pathway")).not.toContainText(/\b[Nn]eeds: |: needs (?!considered)|It needs \d/);
    if (view === "Timeline") await expect(page.locator("permanence-timeline")).toContainText(depends);
  }
});

test("a meeting held after the review it was wanted by is not called in time, and two days set beside each other are named", async ({ page }) => {
  await openExample(page, "S5", "Kent County Council");
  await unfold(page);
  await expect(duty(page, "First permanence planning meeting (PPM)")).toContainText("Done on Thursday 17 December 2026, after its last day, Monday 28 September 2026");
  await expect(duty(page, "Permanence plan agreed")).toContainText("The law is stricter than a local rule, which gives Fri 1 Jan 2027: work to the law.");
});

test("where there is little room, all that is overdue or due in the next ten working days is shown, and few of the rest", async ({ page, viewport }) => {
  await openExample(page, "S5", "Kent County Council");
  const isNarrow = (viewport?.width ?? 0) < 560;
  const visible = async (/** @type {string} */ title) => (await group(page, title).getByRole("article").all()).length;
  await expect(group(page, "Next 10 working days").getByRole("article")).toHaveCount(3);
  await expect(group(page, "Do now").getByRole("article")).toHaveCount(2);
  await expect(group(page, "Later").getByRole("article")).toHaveCount(4);
  // One alone is not folded behind "Show 1 more".
  expect(await visible("Waiting for a date")).toBe(3);
  expect(await visible("Done")).toBe(isNarrow ? 1 : 3);
  if (isNarrow) {
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(6000);
    await unfold(page);
    await expect(duty(page, "Visit the child: visit 2 in this placement")).toBeVisible();
    // Which texts do not fit is named in the row, and explained inside.
    const dispute = duty(page, "Formal dispute resolved");
    await expect(dispute.getByText(/Texts do not fit together/)).toBeVisible();
    await expect(dispute.locator(".problem")).toBeHidden();
    await openDuty(dispute);
    await expect(dispute.getByText(/^Texts that do not fit together \(/).first()).toBeVisible();
    // How it stands is in the heading over the list, and still in the row for who hears the page.
    await expect(group(page, "Passed: was it done?").getByRole("article").first()).toContainText("Passed: was it done?");
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
