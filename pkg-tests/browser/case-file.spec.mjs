// A case saved to a file and opened again: to the byte, with what has moved since, and never at the
// cost of the case on the page.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { fileURLToPath } from "node:url";

import { setTraps, trapOnDemand } from "./engine-trap.mjs";
import { addFact, dateGroup, duty, enterS5, lookFrom, open, openFile, pickFact, saveFile, status, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

// Each of these is a whole journey.
test.setTimeout(120_000);

const SINGLE = new URL("../../www/dist/single.html", import.meta.url);

/** @param {Page} page */
const facts = (page) => page.getByRole("list", { name: "Facts, in the order they happened", includeHidden: true });

/** @param {Page} page */
const saving = (page) => page.locator("permanence-saving");

/**
 * Gives the case a label.
 * @param {Page} page
 * @param {string} label
 */
async function label(page, label) {
  await page.getByLabel("Label for this case").fill(label);
  await page.getByLabel("Label for this case").blur();
}

/**
 * A file's text with something changed in it.
 * @param {Buffer} bytes
 * @param {(file: any) => void} change
 */
function changed(bytes, change) {
  const file = JSON.parse(bytes.toString());
  change(file);
  return JSON.stringify(file);
}

/** @param {Page} page */
async function hasNoFault(page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include({ fromShadowDom: ["permanence-pathway", "permanence-saving"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ failureSummary }) => failureSummary).join("; ")}`)).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overhang, "scrolls sideways").toBeLessThanOrEqual(0);
}

test("a case is saved, opened on another day, and saved again: the same name, the same bytes", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await label(page, "Case A");
  await lookFrom(page, [4, 12, 2026]);
  await addFact(page, "LAC review", "Looked-after review held", [17, 12, 2026]);
  await expect(saving(page)).toContainText("Not saved. Closing this page loses what you typed.");
  const saved = await saveFile(page);
  expect(saved.name).toBe("case-a-2026-12-04.json");
  await expect(saving(page)).toContainText("Saved as case-a-2026-12-04.json at 10:00. It holds a child’s dates: keep it where your council says.");
  await expect(status(page)).toHaveText("Saved as case-a-2026-12-04.json at 10:00. It holds a child’s dates: keep it where your council says.");
  const file = JSON.parse(saved.bytes.toString());
  expect(file.asOf).toBe("2026-12-04");
  expect(file.rulebooks.map((/** @type {any} */ { id, dated, hash }) => [id, dated, hash.length])).toEqual([["kent", "updated February 2018", 16], ["law", "made 2010, as amended", 16]]);
  // Three months after 28 September 2026: a bank holiday, so it is done on Christmas Eve.
  expect(file.dates["review/2"]).toMatchObject({ date: "2026-12-28", practical: "2026-12-24" });

  await page.clock.setFixedTime("2027-02-01T09:00:00Z");
  await page.reload();
  await expect(page.getByLabel("Label for this case")).toHaveValue("");
  await openFile(page, saved);
  await expect(page.getByRole("heading", { name: `Opened ${saved.name}` })).toBeFocused();
  await expect(saving(page)).toContainText("The rules are those it was saved with, and every date is the same.");
  await expect(page.getByText("You are looking at Friday 4 December 2026, not today.")).toBeVisible();
  await expect(page.getByLabel("Whose rules, beside the law")).toHaveValue("kent");
  await expect(facts(page)).toContainText("booked Thu 17 Dec 2026");
  await expect(saving(page)).toContainText(`Saved as ${saved.name}. Nothing has been changed since it was opened.`);
  const again = await saveFile(page);
  expect(again.name).toBe(saved.name);
  expect(again.bytes.equals(saved.bytes)).toBe(true);

  // From the day it is now, in one action.
  await page.getByRole("button", { name: "Look from today, Monday 1 February 2027" }).click();
  await expect(page.getByText("As of Monday 1 February 2027 (today)")).toBeVisible();
});

test("a page opened from disk saves and opens too", async ({ page }) => {
  await page.clock.setFixedTime("2026-11-23T10:00:00Z");
  await page.goto(`file://${fileURLToPath(SINGLE)}`);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const saved = await saveFile(page);
  expect(saved.name).toBe("case-2026-11-23.json");
  await page.reload();
  await openFile(page, saved);
  await expect(facts(page)).toContainText("Tue 1 Sep 2026");
  expect((await saveFile(page)).bytes.equals(saved.bytes)).toBe(true);
});

test("a day that was closed is in the file, and counts again when it is opened", async ({ page }) => {
  await open(page, "#holidays");
  await typeDate(dateGroup(page, "Which day?"), [24, 12, 2026]);
  await page.getByLabel("What is it called?").fill("Extra bank holiday");
  await page.getByRole("button", { name: "Add the day" }).click();
  await page.getByRole("link", { name: "Case", exact: true }).click();
  await enterS5(page);
  const saved = await saveFile(page);
  const file = JSON.parse(saved.bytes.toString());
  expect(file.calendar).toEqual({ closures: [{ date: "2026-12-24", name: "Extra bank holiday", open: false }] });
  expect(file.dates["review/2"]).toMatchObject({ date: "2026-12-28", practical: "2026-12-23" });
  await page.reload();
  await openFile(page, saved);
  await expect(duty(page, "Second looked-after review")).toContainText("Wed 23 Dec 2026");
  await expect(saving(page)).toContainText("The rules are those it was saved with, and every date is the same.");
  expect((await saveFile(page)).bytes.equals(saved.bytes)).toBe(true);
});

test("what moved since it was saved is listed, with the old day and the new", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const { bytes } = await saveFile(page);
  const older = changed(bytes, (file) => {
    file.engine = "0.0.9";
    file.rulebooks[0].hash = "0123456789abcdef";
    Object.assign(file.dates["review/2"], { date: "2026-12-29", practical: "2026-12-29" });
    delete file.dates["visit/1"];
    file.dates["old/1"] = { title: "Something once required", status: "due", date: "2026-12-01", practical: "2026-12-01", opens: null };
  });
  const had = "visit/1" in JSON.parse(bytes.toString()).dates;
  await openFile(page, { name: "old.json", bytes: older });
  const report = saving(page).getByRole("region", { name: "Opened old.json" });
  await expect(report.getByRole("listitem")).toHaveText([
    "Kent County Council (updated February 2018): the rules have changed.",
    "This page was version 0.0.9, and is now 0.1.0.",
  ]);
  await expect(report.getByRole("row", { name: /^Second looked-after review/ }).getByRole("cell"))
    .toHaveText(["Tue 29 Dec 2026: due", "Mon 28 Dec 2026 (do it by Thu 24 Dec 2026): due"]);
  await expect(report.getByRole("row", { name: /^Something once required/ }).getByRole("cell")).toHaveText(["Tue 1 Dec 2026: due", "No longer there"]);
  await expect(status(page)).toHaveText(`Opened old.json. ${had ? 3 : 2} things to do are not as when it was saved.`);
  await hasNoFault(page);
  await report.getByRole("button", { name: "Close this" }).click();
  await expect(page.getByRole("button", { name: "Open a case file" })).toBeFocused();
});

test("a council's rules that are not in this version leave the case, and the law alone", async ({ page }) => {
  await open(page);
  await enterS5(page);
  const { bytes } = await saveFile(page);
  await openFile(page, { bytes: changed(bytes, (file) => { file.rulebooks[0].id = "atlantis"; }) });
  await expect(saving(page)).toContainText("Kent County Council (updated February 2018): these rules are not in this version, so the law alone is shown.");
  await expect(page.getByLabel("Whose rules, beside the law")).toHaveValue("");
  await expect(facts(page)).toContainText("Mon 28 Sep 2026");
});

test("what cannot be opened says why, and changes nothing", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const { bytes } = await saveFile(page);
  const alert = saving(page).getByRole("alert");
  /** @type {[Buffer | string, string | RegExp][]} */
  const files = [
    [bytes.subarray(0, 700), "The file is damaged or stops too soon. Open another copy of it"],
    ["", "The file is damaged or stops too soon. Open another copy of it"],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "This is not a case file. Select a case file (.json)"],
    [Buffer.from(bytes.toString(), "utf16le"), "This is not a case file. Select a case file (.json)"],
    ["reference,became_looked_after\nA,2026-09-01", "This is not a case file. Select a case file (.json)"],
    ["{\"england-and-wales\": {}}", "This is not a case file. Select a case file (.json)"],
    [`{${" ".repeat(4_000_001)}`, "The file is too large to be a case file. Select a case file (.json)"],
    [changed(bytes, (file) => { file.engine = "2.1"; }), "Saved by a newer version, 2.1. This is 0.1.0: use the newer page"],
    [changed(bytes, (file) => { file.dates = { a: 1 }; }), "The file has been changed or damaged since it was saved. Open another copy of it"],
    [changed(bytes, (file) => { file.case.events = [{ id: "moon-landing", date: "2026-09-01" }]; }), "There is no such event in this version"],
    [changed(bytes, (file) => { file.case.name = "?"; }), "has something in it that this version does not know"],
    [changed(bytes, (file) => { file.case.birth = "2026-02-30"; }), "must be a real date"],
    [changed(bytes, (file) => { file.case.label = "\u202eCase"; }), "has characters that cannot be used"],
    [changed(bytes, (file) => { file.case.events = "none"; }), "has a value that cannot be used"],
    [changed(bytes, (file) => { file.case.events = Array.from({ length: 2_001 }, () => ({ id: "review", date: "2026-09-28" })); }), "There are too many entries for one child"],
    [changed(bytes, (file) => { file.asOf = "2026-02-30"; }), "must be a real date"],
    [changed(bytes, (file) => { file.calendar = { feed: "{" }; }), /damaged|cannot be used/],
    [bytes.toString().replace("\"expected\": null", `"expected": ${"[".repeat(150_000)}${"]".repeat(150_000)}`), /damaged/],
  ];
  for (const [given, why] of files) {
    await openFile(page, { name: "bad.json", bytes: given });
    await expect(alert).toContainText(why);
    await expect(alert).toContainText("bad.json: ");
    await expect(alert).toBeFocused();
    await expect(facts(page)).toContainText("Tue 1 Sep 2026");
    await expect(page.getByText("Something went wrong")).toHaveCount(0);
  }
  await hasNoFault(page);
  expect((await saveFile(page)).bytes.equals(bytes)).toBe(true);
});

test("what is written in a file is shown as text, and runs as nothing", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const { bytes } = await saveFile(page);
  const markup = "<img src=x onerror=\"document.title='run'\">";
  await openFile(page, { bytes: changed(bytes, (file) => {
    file.case.label = markup;
    file.dates.old = { title: markup, status: "due", date: "2026-12-01", practical: null, opens: null };
  }) });
  await expect(page.getByRole("heading", { name: markup })).toBeVisible();
  await expect(saving(page).getByRole("row", { name: markup })).toBeVisible();
  await expect(page).toHaveTitle("Permanence Pathway");
});

test("opening asks only where something is not saved, and is one step that can be undone", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await label(page, "Case A");
  const first = await saveFile(page);
  await lookFrom(page, [30, 11, 2026]);
  await openFile(page, { name: "b.json", bytes: changed(first.bytes, (file) => {
    file.case.label = "Case B";
    file.case.events = [];
    file.rulebooks.shift();
  }) });
  // It was saved: nothing is asked.
  await expect(page.getByRole("heading", { name: "Case B", exact: true })).toBeVisible();
  await expect(page.getByLabel("Whose rules, beside the law")).toHaveValue("");
  await expect(facts(page)).not.toContainText("Looked-after review held");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("heading", { name: "Case A", exact: true })).toBeVisible();
  await expect(page.getByLabel("Whose rules, beside the law")).toHaveValue("kent");
  await expect(page.getByText("You are looking at Monday 30 November 2026, not today.")).toBeVisible();
  await expect(saving(page)).toContainText(`Saved as ${first.name} at 10:00`);
  await page.getByRole("button", { name: /^Redo/ }).click();
  await expect(page.getByRole("heading", { name: "Case B", exact: true })).toBeVisible();
  await expect(page.getByText("As of Monday 23 November 2026 (today)")).toBeVisible();

  await label(page, "Case C");
  await expect(saving(page)).toContainText("Not saved. Changed since it was opened from b.json.");
  await openFile(page, first);
  const question = page.getByRole("heading", { name: `Open ${first.name} in place of what is here?` });
  await expect(question).toBeFocused();
  await hasNoFault(page);
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Open a case file" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Case C", exact: true })).toBeVisible();
  await openFile(page, first);
  const kept = await saveFile(page, "Save what is here to a file, then open");
  expect(kept.name).toBe("case-c-2026-11-23.json");
  await expect(page.getByRole("heading", { name: "Case A", exact: true })).toBeVisible();
});

test("a form half filled in for one child is not left open over another's case", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const saved = await saveFile(page);
  await pickFact(page, "LAC review", "Looked-after review held");
  await openFile(page, saved);
  await expect(saving(page)).toContainText("A form on the page is not finished: what is typed in it is lost.");
  await expect(page.locator("permanence-fact")).toHaveCount(1);
  await page.getByRole("button", { name: "Open it", exact: true }).click();
  await expect(page.locator("permanence-fact")).toHaveCount(0);
});

test("a case can be saved while the engine has stopped, and loses nothing", async ({ page }) => {
  await page.addInitScript(trapOnDemand);
  await open(page);
  await enterS5(page);
  await setTraps(page, true);
  await addFact(page, "moved", /^Placement: /, [5, 10, 2026]);
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeFocused();
  const saved = await saveFile(page, "Save");
  expect(JSON.parse(saved.bytes.toString()).dates).toBeNull();
  await page.reload();
  await openFile(page, saved);
  await expect(facts(page)).toContainText("Placement: ");
  await expect(facts(page)).toContainText("Mon 28 Sep 2026");
  await expect(duty(page, "Second looked-after review")).toContainText("Thu 24 Dec 2026");
  await expect(saving(page)).toContainText("It was saved while dates could not be worked out, so there is nothing to compare them with.");
});
