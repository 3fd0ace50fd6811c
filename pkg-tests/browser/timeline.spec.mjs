// The timeline: scenario S5 entered through the page's own controls and read back from the picture and
// from the table; by keys alone; at every zoom nothing over anything else; on paper.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { addFact, duty, enterS5, goOnWithS5, lookFrom, open, openView, pickFact, status, dateGroup } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const ZOOMS = ["All of it", "A year", "A quarter", "A month"];

/** @param {Page} page */
const picture = (page) => page.getByRole("group", { name: /^Timeline from / });
/** @param {Page} page @param {RegExp} name */
const mark = (page, name) => picture(page).getByRole("button", { name });
/** @param {Page} page */
const frame = (page) => page.getByRole("region", { name: "The picture, which scrolls sideways" });

/** @param {Page} page */
async function openTimeline(page) {
  await openView(page, "Timeline");
  await expect(page.getByRole("heading", { name: "Timeline", exact: true })).toBeFocused();
}

/**
 * One row of the table, its cells' words.
 * @param {Page} page
 * @param {string} what
 */
async function row(page, what) {
  const found = page.locator("permanence-timeline").getByRole("row").filter({ has: page.getByRole("cell", { name: what, exact: true }) });
  return (await found.locator("th, td").allInnerTexts()).map((text) => text.trim());
}

test("without facts, says what to add", async ({ page }) => {
  await open(page);
  await openTimeline(page);
  await expect(page.locator("permanence-timeline")).toContainText("the day the child became looked after is a good start");
  await expect(page.getByRole("table", { name: /^The timeline as a table/ })).toHaveCount(0);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await expect(mark(page, /^Looked after\. Tuesday 1 September 2026\. Goes on\.$/)).toHaveCount(1);
});

test("S5 is read from the picture, and the same from the table", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openTimeline(page);
  for (const said of [
    /^Looked after\. Tuesday 1 September 2026\. Goes on\.$/,
    /^Legal status: Accommodated by agreement \(section 20\)\. Tuesday 1 September 2026\. Goes on\.$/,
    /^Looked-after review held\. Monday 28 September 2026\. Happened\.$/,
    /^First looked-after review\. Done on Monday 28 September 2026, in time\. The last day: Tuesday 29 September 2026\. Counted from Tuesday 1 September 2026\. Regulation\.$/,
    /^Second looked-after review\. Thursday 24 December 2026\. Due: 23 working days left\. Do it by Thursday 24 December 2026\. The last day, Monday 28 December, is a bank holiday; the law gives no extra days\. Counted from Monday 28 September 2026\. Regulation\.$/,
    /^Permanence plan agreed\. Thursday 24 December 2026\. .*The last day, Monday 28 December, is a bank holiday/,
  ]) await expect(mark(page, said)).toHaveCount(1);
  for (const said of [/^Today\. Monday 23 November 2026\./, /^Christmas Day\. Friday 25 December 2026\. Bank holiday\.$/, /^Boxing Day\. Monday 28 December 2026\. Bank holiday, substitute day\.$/]) {
    await expect(picture(page).getByRole("img", { name: said })).toHaveCount(1);
  }
  await expect(picture(page).getByRole("group", { name: /^Reviews: 2 marks$/ })).toHaveCount(1);

  const table = page.getByRole("table", { name: "The timeline as a table, by day" });
  await expect(table).toHaveCount(1);
  expect(await row(page, "Second looked-after review")).toEqual(["Thu 24 Dec 2026", "Second looked-after review", "Reviews",
    "Due: 23 working days left. Do it by Thursday 24 December 2026. The last day, Monday 28 December, is a bank holiday; the law gives no extra days. Counted from Monday 28 September 2026. Regulation."]);
  expect((await row(page, "Boxing Day")).slice(0, 2)).toEqual(["Mon 28 Dec 2026", "Boxing Day"]);
  const days = await table.getByRole("rowheader").allInnerTexts();
  const inOrder = days.map((day) => Date.parse(`${day} UTC`));
  expect(inOrder.every((day, i) => i === 0 || day >= (inOrder[i - 1] ?? 0))).toBe(true);
  expect(days.length).toBeGreaterThan(15);

  // The story goes on, and the picture with it.
  await goOnWithS5(page);
  await expect(mark(page, /^Formal dispute resolved\. Tuesday 19 January 2027\. Due: 11 working days left\./)).toHaveCount(1);
  await expect(mark(page, /^Third looked-after review\. Thursday 17 June 2027\./)).toHaveCount(1);
  await expect(mark(page, /^Second looked-after review\. Done on Thursday 17 December 2026, in time\./)).toHaveCount(1);
  await expect(picture(page).getByRole("img", { name: /^The day looked from\. Monday 4 January 2027\./ })).toHaveCount(1);
});

test("proceedings show the 26 weeks, and a booked event is said to be booked", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "care proceedings", "Care proceedings (issue to conclusion)", [6, 10, 2026]);
  await addFact(page, "ppm", "Permanence planning meeting (PPM)", [10, 12, 2026]);
  await openTimeline(page);
  // Tuesday 6 October 2026 is day 1; 26 weeks end on a Monday.
  await expect(picture(page).getByRole("group", { name: /^Court and the 26 weeks/ }).getByRole("button", { name: /Counted from Tuesday 6 October 2026/ })).toHaveAccessibleName(/Monday 5 April 2027/);
  await expect(mark(page, /^Permanence planning meeting \(PPM\)\. Thursday 10 December 2026\. Booked\.$/)).toHaveCount(1);
  await page.getByText("What the shapes mean").click();
  await expect(page.locator("permanence-timeline").getByText("Booked or expected")).toBeVisible();
});

test("every mark is reached by keys alone, and the picture is one stop for Tab", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openTimeline(page);
  // From the heading: four zooms, two moves, the bank holidays, the frame that scrolls, then the picture: one stop.
  for (let presses = 0; presses < 9; presses += 1) await page.keyboard.press("Tab");
  const focused = picture(page).locator(".mark:focus");
  await expect(focused).toHaveAccessibleName(/^Today\. Monday 23 November 2026/);

  const all = new Set(await picture(page).locator(".mark").evaluateAll((marks) => marks.map((each) => each.getAttribute("data-mark"))));
  /** @type {Set<string | null>} */
  const reached = new Set();
  const lanes = await picture(page).getByRole("group").count();
  for (let i = 0; i < lanes; i += 1) await page.keyboard.press("ArrowUp");
  for (let lane = 0; lane < lanes; lane += 1) {
    await page.keyboard.press("Home");
    for (let before = ""; ;) {
      const id = await focused.getAttribute("data-mark");
      if (id === before) break;
      before = id ?? "";
      reached.add(id);
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("ArrowDown");
  }
  expect(reached).toEqual(all);
  await page.keyboard.press("Tab");
  await expect(page.getByText("What the shapes mean")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
});

test("Enter opens what a mark is about, and Back comes back to it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openTimeline(page);
  // A duty is opened in Due, and Back comes back to its mark.
  await mark(page, /^Second looked-after review/).focus();
  await page.keyboard.press("Enter");
  await expect(duty(page, "Second looked-after review").getByRole("heading")).toBeFocused();
  await page.goBack();
  await expect(mark(page, /^Second looked-after review/)).toBeFocused();

  // A fact is opened where it is entered.
  await mark(page, /^Looked-after review held/).focus();
  await page.keyboard.press("Enter");
  await expect(dateGroup(page.locator("permanence-fact"), /^When was it/).getByLabel("Year", { exact: true })).toHaveValue("2026");
});

test("zooms by buttons and keys, keeping the mark in sight, and moves along time", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openTimeline(page);
  await page.getByRole("button", { name: "All of it" }).click();
  const region = frame(page);
  const overhang = () => region.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(await overhang()).toBeLessThanOrEqual(1);
  const second = mark(page, /^Second looked-after review/);
  await second.focus();
  for (const words of ["a year", "a quarter", "a month"]) {
    await page.keyboard.press("+");
    await expect(status(page)).toContainText(`The timeline shows ${words} at a time.`);
  }
  await expect(page.getByRole("button", { name: "A month" })).toHaveAttribute("aria-pressed", "true");
  await expect(second).toBeFocused();
  expect(await overhang()).toBeGreaterThan(500);
  await expect.poll(() => second.evaluate((element) => {
    const shape = element.querySelector("g[transform]")?.getBoundingClientRect();
    const box = element.closest(".picture")?.getBoundingClientRect();
    return shape && box ? shape.left >= box.left && shape.right <= box.right : false;
  })).toBe(true);

  const at = () => region.evaluate((element) => element.scrollLeft);
  const before = await at();
  await page.getByRole("button", { name: "Earlier" }).click();
  expect(await at()).toBeLessThan(before);
  await expect(status(page)).toContainText(/\w+day \d+ \w+ 2026 to \w+day \d+ \w+ 2026 in sight\./);
  await page.getByRole("button", { name: "Later" }).click();
  expect(Math.abs(await at() - before)).toBeLessThanOrEqual(1);
  await region.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(at).toBeLessThan(before);
  await page.keyboard.press("0");
  await expect(page.getByRole("button", { name: "All of it" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("-");
  await expect(page.getByRole("button", { name: "All of it" })).toHaveAttribute("aria-pressed", "true");
});

test("no label is over another, as the browser draws them, at any zoom", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await goOnWithS5(page);
  await openTimeline(page);
  for (const zoom of ZOOMS) {
    await page.getByRole("button", { name: zoom, exact: true }).click();
    const faults = await picture(page).evaluate((drawing) => {
      const found = [];
      const { width } = /** @type {SVGSVGElement} */ (drawing).viewBox.baseVal;
      const boxes = [...drawing.querySelectorAll("text.words, text.tick")].map((text) => ({ text: text.textContent, box: /** @type {SVGTextElement} */ (text).getBBox() })).filter(({ text }) => text);
      for (const [i, a] of boxes.entries()) {
        if (a.box.x < 0 || a.box.x + a.box.width > width) found.push(`${a.text} is outside`);
        for (const b of boxes.slice(i + 1)) {
          if (a.box.x < b.box.x + b.box.width && b.box.x < a.box.x + a.box.width && a.box.y < b.box.y + b.box.height - 4 && b.box.y < a.box.y + a.box.height - 4) found.push(`${a.text} and ${b.text}`);
        }
      }
      return found;
    });
    expect.soft(faults, zoom).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overhang, `${zoom}: the page scrolls sideways`).toBeLessThanOrEqual(0);
  }
});

test("bank holidays can be left out, of the picture and of the table", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openTimeline(page);
  await page.getByRole("checkbox", { name: "Bank holidays" }).uncheck();
  await expect(picture(page).getByRole("img", { name: /^Christmas Day/ })).toHaveCount(0);
  expect(await row(page, "Christmas Day")).toEqual([]);
  // Left for another view, it is as it was.
  await openView(page, "Questions");
  await openTimeline(page);
  await expect(page.getByRole("checkbox", { name: "Bank holidays" })).not.toBeChecked();
});

test("an event without a date is in the table alone", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await pickFact(page, "placement plan", "Placement plan made");
  await page.locator("permanence-fact").getByLabel("It happened, date not known").check();
  await page.locator("permanence-fact").getByRole("button", { name: "Save" }).click();
  await openTimeline(page);
  expect((await row(page, "Placement plan made"))[0]).toBe("Date not known");
});

test("a day looked from far ahead is drawn, and Undo is followed", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openTimeline(page);
  await lookFrom(page, [1, 6, 2033]);
  await expect(picture(page)).toHaveAccessibleName(/to .* 2033/);
  await page.getByRole("button", { name: "Back to today" }).click();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(mark(page, /^Looked-after review held/)).toHaveCount(0);
});

test("the timeline has no fault that axe can find @modes", async ({ page }) => {
  test.setTimeout(90_000);
  await open(page);
  await openTimeline(page);
  const scan = async (/** @type {string} */ state) => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include({ fromShadowDom: ["permanence-pathway", "permanence-timeline"] })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`), state).toEqual([]);
  };
  await scan("empty");
  await enterS5(page);
  await page.getByText("What the shapes mean").click();
  await scan("with S5");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: "A month" }).click();
  await scan("in the dark, a month at a time");
});

test("a printed timeline is whole, as wide as the paper, with its key", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openTimeline(page);
  await page.getByRole("button", { name: "A month" }).click();
  const scrolled = await frame(page).evaluate((element) => element.scrollLeft);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const { drawing, paper } = await picture(page).evaluate((element) => ({ drawing: element.getBoundingClientRect().width, paper: innerWidth }));
  expect(drawing).toBeLessThanOrEqual(paper);
  expect(await frame(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
  await expect(page.locator("permanence-timeline").getByText("From the day counted from")).toBeVisible();
  await expect(page.getByRole("table", { name: /^The timeline as a table/ })).toContainText("Second looked-after review");
  await expect(page.getByRole("button", { name: "A month" })).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect.poll(() => frame(page).evaluate((element) => element.scrollLeft)).toBeGreaterThan(scrolled - 40);
});
