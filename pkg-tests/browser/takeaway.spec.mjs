// What a case is taken away as: a calendar file, a table, and three sheets of paper.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import ICAL from "ical.js";
import { readFile } from "node:fs/promises";

import { addFact, enterS5, lookFrom, open, openExample, openView, status } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The case of S5 with its label, and the view that takes it away.
 * @param {Page} page
 */
async function openExport(page) {
  await open(page);
  await enterS5(page);
  await page.getByLabel("Label for this case").fill("Case A");
  await page.getByLabel("Label for this case").blur();
  await openView(page, "Export");
  await expect(page.getByRole("heading", { name: "Export", exact: true })).toBeFocused();
}

/**
 * Presses a button that makes a file, and reads the file.
 * @param {Page} page
 * @param {string} button
 */
async function made(page, button) {
  const arrives = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const file = await arrives;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/**
 * The entries of a calendar file, in one line each, by the end of their ids.
 * @param {string} text
 */
function entries(text) {
  return Object.fromEntries(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const { uid, startDate, sequence } = new ICAL.Event(component);
    return [uid.slice(33), `${startDate} ${component.getFirstPropertyValue("status")} ${sequence}`];
  }));
}

/**
 * Chooses a sheet and has the page get ready to be printed, as the browser's own print does.
 * @param {Page} page
 * @param {string} title
 */
async function toPaper(page, title) {
  await page.getByRole("radio", { name: new RegExp(`^${title}`) }).check();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("button")).toHaveCount(0);
}

/** @param {Page} page */
async function fromPaper(page) {
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
}

/** What every sheet says of itself at the head of every page. */
const SAID = [
  "Printed 23 November 2026", "Kent County Council (updated February 2018)", "The law and statutory guidance, England",
  /Permanence Pathway \d+\.\d+\.\d+/, "Bank holidays known to 31 December 2028", "Not legal advice",
];

/** @param {Page} page */
async function saysWhatItIs(page) {
  const head = page.locator(".paper .sheet > thead");
  for (const said of SAID) await expect(head).toContainText(said);
  // A head is repeated by every browser on every page, as long as it is one.
  expect(await head.evaluate((element) => getComputedStyle(element).display)).toBe("table-header-group");
}

/**
 * How many pages the browser's own print makes.
 * @param {Page} page
 */
async function pages(page) {
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return paper.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test("a calendar file made after a change moves and cancels what the one before it held", async ({ page }) => {
  await openExport(page);
  await expect(page.getByText("2 dates to put in a calendar.")).toBeVisible();
  const first = await made(page, "Make a calendar file");
  expect(first.name).toBe("case-a-2026-11-23.ics");
  expect(entries(first.text)).toEqual({ "review.2": "2026-12-24 CONFIRMED 0", "plan-agreed": "2026-12-24 CONFIRMED 0" });
  await expect(status(page)).toHaveText("Calendar file made: case-a-2026-11-23.ics. 2 dates: 2 new, 0 changed, 0 cancelled.");
  expect((await made(page, "Make a calendar file")).text).toBe(first.text);

  await lookFrom(page, [18, 12, 2026]);
  await addFact(page, "LAC review", "Looked-after review held", [17, 12, 2026]);
  await expect(page.locator("#count")).toContainText("1 cancelled since the last file.");
  const second = await made(page, "Make a calendar file");
  expect(second.name).toBe("case-a-2026-12-18.ics");
  expect(entries(second.text)).toMatchObject({ "review.2": "2026-12-24 CANCELLED 1", "review.3": "2027-06-17 CONFIRMED 0" });
  expect(second.text.match(/UID:[0-9a-f]{32}/)?.[0]).toBe(first.text.match(/UID:[0-9a-f]{32}/)?.[0]);
});

test("a calendar file can be for one role, and hold what has gone by and what may apply", async ({ page }) => {
  await openExport(page);
  await page.getByLabel("Days that have gone by, with nothing recorded").check();
  await page.getByRole("region", { name: "Export" }).getByLabel("Who must act").selectOption({ label: "Independent reviewing officer (IRO)" });
  const { text } = await made(page, "Make a calendar file");
  const held = entries(text);
  expect(held["review.2"]).toBe("2026-12-24 CONFIRMED 0");
  expect(held["plan-agreed"]).toBeUndefined();
  // The social worker and the IRO speak 15 working days before a review held on 28 September.
  expect(held["LAW-IROH-15WD.2026-09-28"]).toBe("2026-09-07 CONFIRMED 0");
  await page.getByLabel("What may apply, marked so").check();
  await page.getByRole("region", { name: "Export" }).getByLabel("Who must act").selectOption({ label: "Everybody" });
  expect((await made(page, "Make a calendar file")).text).toContain("Case A: may apply: ");
});

test("a table has a row for each duty in the lists, and for what does not apply where that is chosen", async ({ page }) => {
  await openExport(page);
  const { name, text } = await made(page, "Make a table");
  expect(name).toBe("case-a-2026-11-23.csv");
  expect(text).toContain("\ufeffCase,As of,Whose rules,Rulebook hashes,Duty,Occurrence,Status,");
  expect(text).toContain(",Second looked-after review,Second,Due: 23 working days left,2026-12-28,2026-12-24,,23,,");
  expect(text).not.toContain("Does not apply");
  await expect(status(page)).toHaveText(/^Table made: case-a-2026-11-23\.csv\. \d+ rows\.$/);
  await page.getByLabel("What does not apply, or not yet, with the reason").check();
  const all = (await made(page, "Make a table")).text;
  expect(all).toContain(",\"Does not apply, because ");
  expect(all.length).toBeGreaterThan(text.length);
});

test("one page has what is to be done by its day, and fits a page", async ({ page, viewport }) => {
  await openExport(page);
  await toPaper(page, "One page");
  await saysWhatItIs(page);
  const paper = page.locator(".paper");
  await expect(paper.locator(".sheet > thead")).toContainText("Case A");
  await expect(paper.locator(".sheet > thead")).toContainText("as of Monday 23 November 2026");
  await expect(paper.locator("tbody tr").filter({ hasText: "Second looked-after review" })).toContainText("Thu 24 Dec 2026");
  await expect(paper.locator("tbody tr").filter({ hasText: "Second looked-after review" })).toContainText("Mon 28 Dec 2026");
  await expect(paper).toContainText("Passed, not recorded as done");
  await expect(paper).toContainText("Not known yet");
  await expect(page.locator("permanence-facts")).toBeHidden();
  await expect(page.locator(".sheet-head")).toBeHidden();
  await fromPaper(page);
  await expect(page.getByRole("button", { name: "Print the sheet" })).toBeVisible();
  if ((viewport?.width ?? 0) > 400) expect(await pages(page)).toBe(1);
});

test("the full working counts each date out, and keeps together what would be misread apart", async ({ page }) => {
  test.skip((page.viewportSize()?.width ?? 0) < 560, "paper is as wide whatever the window; this narrow, the screen lists the days instead");
  await openExport(page);
  await toPaper(page, "Full working");
  await saysWhatItIs(page);
  const review = page.locator(".paper .duty").filter({ has: page.locator(".what", { hasText: "Second looked-after review" }) });
  await expect(review).toContainText("Care Planning Regulations 2010, reg 33(2)");
  await expect(review.locator("permanence-working table")).toBeVisible();
  await expect(review).toContainText("Count 3 months, to Monday 28 December 2026.");
  await expect(page.locator(".paper")).toContainText("Looked after, since Tue 1 Sep 2026");
  /** @param {string} selector @param {"breakInside" | "breakAfter"} property */
  const breaks = (selector, property) => page.locator(`.paper ${selector}`).evaluateAll((elements, name) => [...new Set(elements.map((element) => getComputedStyle(element)[name]))], property);
  // A calendar is one picture; a heading goes with what it is of. What is longer breaks, or pages stand half empty.
  for (const kept of ["permanence-working", ".aside", ".head", ".line-head"]) expect(await breaks(kept, "breakInside"), kept).toEqual(["avoid"]);
  for (const leads of [".group", ".head", ".line-head"]) expect(await breaks(leads, "breakAfter"), leads).toEqual(["avoid"]);
  for (const long of [".duty", ".line"]) expect(await breaks(long, "breakInside"), long).toEqual(["auto"]);
});

test("the full working leaves no page half empty, and says once what does not fit together", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper is as wide whatever the window");
  test.setTimeout(60_000);
  await openExample(page, "S5", "Kent County Council");
  await openView(page, "Export");
  await toPaper(page, "Full working");
  const problem = page.locator(".paper .aside").filter({ hasText: "Weeks and working days are mixed" });
  await expect(problem).toHaveCount(1);
  await expect(page.locator(".paper .duty").filter({ has: page.locator(".what", { hasText: "Permanence plan reviewed and tracked every 4 weeks" }) }))
    .toContainText("Texts that do not fit together, as said above: C12, under “Decisions of the permanence planning meeting (PPM) sent out within 2 working days”.");
  await fromPaper(page);
  // Broken only between duties it was 24.
  expect(await pages(page)).toBeLessThanOrEqual(19);
});

test("the full working says everything it is worked out from: answers, kinds and bookings too", async ({ page }) => {
  await openExample(page, "S5", "BCP Council");
  await openView(page, "Export");
  await toPaper(page, "Full working");
  const from = page.locator(".paper .from");
  await expect(from).toContainText("Permanence Panel considered the child, cohort 1: section 20 for more than 12 weeks, booked Thu 7 Jan 2027");
  await expect(from).toContainText("Looked-after review held, Mon 28 Sep 2026");
  for (const answered of ["Is there drift or delay? Yes", "Did return home fail through drift and delay? Yes", "Thursday 3 December 2026"]) await expect(from).toContainText(answered);
  await expect(from.locator("ul").nth(1).locator("li")).toHaveCount(5);
});

test("the blank checklist has every task of the council's stages, and nothing of the case", async ({ page }) => {
  await openExport(page);
  await toPaper(page, "Blank checklist");
  await saysWhatItIs(page);
  const paper = page.locator(".paper");
  await expect(paper).toContainText("Stage 1: Introduction and when a permanence planning meeting (PPM) is needed");
  await expect(paper.locator(".prompt").filter({ hasText: "Guidance" }).first()).toBeVisible();
  // Of the 62 tasks and prompts of the rulebook eight head a stage. Of its 53 time limits 16 are one of
  // those tasks, and one only goes on.
  await expect(paper.locator("tbody tr:not(.stage, .step)")).toHaveCount(54 + 36);
  await expect(paper).not.toContainText("Case A");
  await expect(paper).not.toContainText(/2017|September|Sep 2026/);
});

test("the browser's own print draws the sheet in time, elsewhere prints what is on show", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper is as wide whatever the window");
  await openExport(page);
  await page.getByRole("radio", { name: /^Full working/ }).check();
  expect(await pages(page)).toBeGreaterThan(5);
  await openView(page, "Due");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".sheet-head")).toBeVisible();
  await expect(page.locator(".paper")).toHaveCount(0);
});

test("taking away has no fault that axe can find, and nothing is wider than the window", async ({ page }) => {
  await openExport(page);
  await made(page, "Make a table");
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .include({ fromShadowDom: ["permanence-pathway", "permanence-takeaway"] }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("everything on it is reached and done by the keyboard alone", async ({ page }) => {
  await openExport(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: /^One page/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Full working/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Print the sheet" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("region", { name: "Export" }).getByLabel("Who must act")).toBeFocused();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Make a calendar file" })).toBeFocused();
  const arrives = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await arrives).suggestedFilename()).toBe("case-a-2026-11-23.ics");
  await expect(page.getByRole("button", { name: "Make a calendar file" })).toBeFocused();
});
