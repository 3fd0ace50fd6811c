// Nothing is lost and nothing is kept behind anybody's back: keeping in this browser is chosen, leaving
// with unsaved work asks, and clearing clears everything.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { setTraps, trapOnDemand } from "./engine-trap.mjs";
import { addFact, dateGroup, duty, enterS5, lookFrom, open, openFile, openView, saveFile, status, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

// Each of these is a whole journey.
test.setTimeout(60_000);

/** @param {Page} page */
const facts = (page) => page.getByRole("list", { name: "Facts, in the order they happened" });

/** @param {Page} page */
const saving = (page) => page.locator("permanence-saving");

/** What is in this browser's storage. @param {Page} page */
const stored = (page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

/** @param {Page} page */
const box = (page) => page.getByRole("checkbox", { name: "Keep this case in this browser" });

/**
 * Chooses to keep the case in this browser.
 * @param {Page} page
 */
async function keepHere(page) {
  await page.getByRole("button", { name: "Keep in this browser, or clear" }).click();
  await box(page).click();
}

/**
 * True if leaving now would ask first.
 * @param {Page} page
 */
const asksToStay = (page) => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

test("nothing is kept until somebody chooses it, and the choice says what it means", async ({ page }) => {
  await open(page);
  await enterS5(page);
  expect(await stored(page)).toBe("{}");
  await page.getByRole("button", { name: "Keep in this browser, or clear" }).click();
  await expect(box(page)).not.toBeChecked();
  await expect(saving(page)).toContainText("Not on a shared computer: anyone who uses this browser after you can open the page and read the case.");
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include({ fromShadowDom: ["permanence-pathway", "permanence-saving"] }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await stored(page)).toBe("{}");
});

test("a case kept in this browser is there at the next opening, looked at from the new day", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await keepHere(page);
  await expect(status(page)).toHaveText("Kept in this browser on this computer. Anyone who uses this browser can read it.");
  await expect(saving(page)).toContainText("Kept in this browser at 10:00, on this computer.");
  // What is added later is kept too.
  await addFact(page, "moved", /^Placement: /, [5, 10, 2026]);

  await page.clock.setFixedTime("2026-11-24T09:00:00Z");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Here is the case as it was kept in this browser on Monday 23 November 2026 at 10:00" })).toBeVisible();
  await expect(status(page)).toHaveText("Here is the case as it was kept in this browser on Monday 23 November 2026 at 10:00.");
  await expect(facts(page)).toContainText("Placement: ");
  await expect(page.getByText("As of Tuesday 24 November 2026 (today)")).toBeVisible();
  await expect(page.getByLabel("Whose rules, beside the law")).toHaveValue("kent");
  await expect(duty(page, "Second looked-after review")).toContainText("Thu 24 Dec 2026");
  // The page begins with it: there is nothing behind it to undo.
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeDisabled();

  // A day that was chosen stays chosen.
  await lookFrom(page, [1, 12, 2026]);
  await page.reload();
  await expect(page.getByText("You are looking at Tuesday 1 December 2026, not today.")).toBeVisible();
});

test("turning it off deletes the copy", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await keepHere(page);
  expect(await stored(page)).toContain("2026-09-01");
  await box(page).click();
  await expect(status(page)).toHaveText("The copy kept in this browser is deleted.");
  await expect(saving(page)).toContainText("Not saved. Closing this page loses what you typed.");
  expect(await stored(page)).toBe("{}");
  await page.reload();
  await expect(facts(page)).toHaveCount(0);
});

for (const [why, words] of /** @type {[string, string][]} */ ([
  ["SecurityError", "This browser does not let this page keep anything: a setting forbids it. Save a file instead"],
  ["QuotaExceededError", "There is no room left to keep it in this browser. Save a file instead"],
])) {
  test(`where nothing can be kept (${why}), the page says so, and goes on`, async ({ page }) => {
    await page.addInitScript((name) => {
      Storage.prototype.setItem = () => { throw new DOMException("no", name); };
    }, why);
    await open(page);
    await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
    await keepHere(page);
    await expect(saving(page).getByRole("alert")).toContainText(words);
    await expect(saving(page).getByRole("alert")).toBeFocused();
    await expect(box(page)).not.toBeChecked();
    await expect(saving(page)).toContainText("Not saved. Closing this page loses what you typed.");
  });
}

test("a browser without any storage opens the page as ever", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  });
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await keepHere(page);
  await expect(saving(page).getByRole("alert")).toContainText("This browser does not let this page keep anything");
});

test("a copy that somebody else has written over is refused, and left where it is", async ({ page }) => {
  await page.addInitScript(() => { if (!localStorage.length) localStorage.setItem("permanence-pathway/case", "{\"at\": 1}"); });
  await open(page);
  await expect(saving(page).getByRole("alert")).toContainText("The copy kept in this browser cannot be read. Clear everything to delete it");
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  expect(await stored(page)).toContain("{\\\"at\\\": 1}");
});

test("two tabs do not keep their cases over each other's in silence", async ({ page, context }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await keepHere(page);
  const other = await context.newPage();
  await open(other);
  await expect(facts(other)).toContainText("Tue 1 Sep 2026");
  await addFact(other, "CiC review", "Looked-after review held", [28, 9, 2026]);
  await expect(saving(page).getByRole("alert")).toContainText("This page is open in another tab, which now keeps its own case in this browser.");
  await expect(saving(page)).toContainText("Not saved.");
  await addFact(page, "born", "Date of birth", [12, 3, 2017]);
  expect(await stored(page)).toContain("2026-09-28");
  expect(await stored(page)).not.toContain("2017-03-12");
});

test("a made-up case does not take the place of one's own in this browser", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await keepHere(page);
  const before = await stored(page);
  await page.getByRole("link", { name: "Made-up cases" }).click();
  await page.getByRole("button", { name: /^Open this case/ }).first().click();
  await expect(saving(page)).toContainText("Made up");
  await expect(saving(page)).toContainText("This one is not kept: your own case stays in this browser as it was. Undo goes back to it.");
  expect(await stored(page)).toBe(before);
  await open(page);
  await expect(facts(page)).toContainText("Tue 1 Sep 2026");
});

test("leaving asks while there is unsaved work, and only then", async ({ page }) => {
  await open(page);
  expect(await asksToStay(page), "with nothing entered").toBe(false);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  expect(await asksToStay(page), "with a fact entered").toBe(true);
  await page.getByRole("button", { name: /^Undo/ }).click();
  expect(await asksToStay(page), "with the fact taken back").toBe(false);

  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const saved = await saveFile(page);
  await addFact(page, "CiC review", "Looked-after review held", [28, 9, 2026]);
  expect(await asksToStay(page), "changed since it was saved").toBe(true);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(saving(page)).toContainText("Saved as case-2026-11-23.json at 10:00.");
  expect(await asksToStay(page), "as it was saved").toBe(false);

  await openFile(page, saved);
  expect(await asksToStay(page), "as it was opened").toBe(false);
  await addFact(page, "CiC review", "Looked-after review held", [28, 9, 2026]);
  expect(await asksToStay(page), "changed since it was opened").toBe(true);
  await keepHere(page);
  expect(await asksToStay(page), "kept in this browser").toBe(false);
});

test("the browser itself puts the question, and staying loses nothing", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(facts(page)).toContainText("Tue 1 Sep 2026");
});

test("clearing asks first, then clears the case, the copy, what was set aside, and the undo history", async ({ page }) => {
  await open(page);
  await typeDate(dateGroup(page, "When did the child become looked after?"), [17, 12, 2026]);
  await page.keyboard.press("Enter");
  await expect(page.locator("permanence-calculator")).not.toContainText("EXAMPLE");
  await enterS5(page);
  await openView(page, "Questions");
  await page.locator("permanence-questions").getByRole("button", { name: /^Not known/ }).first().click();
  await keepHere(page);
  await page.getByRole("button", { name: "Clear everything" }).click();
  const question = page.getByRole("heading", { name: "Clear everything?" });
  await expect(question).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Clear everything" })).toBeFocused();
  await expect(facts(page)).toContainText("Mon 28 Sep 2026");

  await page.getByRole("button", { name: "Clear everything" }).click();
  await page.getByRole("button", { name: "Clear it all" }).click();
  await expect(page.getByRole("heading", { name: "A case", exact: true })).toBeFocused();
  await expect(status(page)).toHaveText("Everything is cleared: the case, the copy kept in this browser, the questions set aside and all that could be undone. Files you saved are still where you saved them.");
  await expect(facts(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeDisabled();
  await expect(page.getByRole("button", { name: /^Redo/ })).toBeDisabled();
  await expect(page.locator("permanence-questions")).not.toContainText("set aside");
  await expect(page.locator("permanence-calculator")).toContainText("EXAMPLE");
  expect(await stored(page)).toBe("{}");
  expect(await asksToStay(page)).toBe(false);
});

test("a case can be saved to a file on the way to clearing it", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await page.getByRole("button", { name: "Keep in this browser, or clear" }).click();
  await page.getByRole("button", { name: "Clear everything" }).click();
  const { bytes } = await saveFile(page, "Save it to a file, then clear");
  await expect(facts(page)).toHaveCount(0);
  expect(JSON.parse(bytes.toString()).case.circumstances).toEqual([{ id: "looked-after", is: "yes", from: "2026-09-01" }]);
});

test("what was typed while the engine had stopped is kept too", async ({ page }) => {
  await page.addInitScript(trapOnDemand);
  await open(page);
  await enterS5(page);
  await keepHere(page);
  await setTraps(page, true);
  await addFact(page, "moved", /^Placement: /, [5, 10, 2026]);
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeFocused();
  await page.reload();
  await expect(facts(page)).toContainText("Placement: ");
  await expect(duty(page, "Second looked-after review")).toContainText("Thu 24 Dec 2026");
});
