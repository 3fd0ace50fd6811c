// On paper: what a reader of the sheet must know, everything the list had folded, and what was opened.

import { expect, test } from "@playwright/test";

import { dateGroup, duty, enterS5, goOnWithS5, open, openDuty, openExample, openView, typeDate } from "./page-controls.mjs";

/**
 * Has the page get ready to be printed, as the browser's own print does.
 * @param {import("@playwright/test").Page} page
 */
async function toPaper(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
}

test("a printed case says whose, as of when, by which rules, and is unfolded", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await goOnWithS5(page);
  await page.getByLabel("Label for this case").fill("Case A");
  await page.getByLabel("Label for this case").blur();
  const dispute = duty(page, "Formal dispute resolved");
  await openDuty(dispute);
  await toPaper(page);

  const head = page.locator(".sheet-head");
  for (const said of [
    "Case A", "Due, as of Monday 4 January 2027", "Printed 23 November 2026", /Permanence Pathway \d+\.\d+\.\d+/, "Kent County Council (updated February 2018)",
    "The law and statutory guidance, England", "Bank holidays known to 31 December 2028.", "Not legal advice.",
  ]) await expect(head).toContainText(said);
  await expect(head).toBeVisible();

  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.locator("permanence-calculator")).toBeHidden();
  // Of those gone by only the latest three are shown on the screen.
  await expect(duty(page, "Manager of the IRO service told within 2 working days")).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: "May apply" }).first()).toBeVisible();
  await expect(page.getByText(/^Does not apply, or not yet: \d+ items, not printed\.$/)).toBeVisible();
  await expect(dispute.getByText("20 working days counted from Thursday 17 December 2026.")).toBeVisible();
  const third = duty(page, "Third looked-after review");
  await expect(third.locator("details")).toBeHidden();
  // Paper has no inside to look in.
  await expect(third).toContainText(", and 4 more, explained inside.");
  await expect(third.getByText(", explained inside")).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(duty(page, "Manager of the IRO service told within 2 working days")).toBeHidden();
  await expect(dispute.getByText("20 working days counted from Thursday 17 December 2026.")).toBeVisible();
});

test("every view is printed under the same head, with its own name", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper is as wide whatever the window");
  await open(page);
  await enterS5(page);
  await page.getByLabel("Label for this case").fill("Case A");
  await page.getByLabel("Label for this case").blur();
  const head = page.locator(".sheet-head");
  for (const view of ["Due", "Timeline", "Questions", "Pathway", "Meetings", "Escalation", "Approvals", "Triggers", "Eligibility", "Forms", "Glossary"]) {
    await page.emulateMedia({ media: null });
    await openView(page, view);
    await toPaper(page);
    await expect(head).toBeVisible();
    await expect(head).toHaveText(new RegExp(`^\\s*Case A\\s*${view}, as of Monday 23 November 2026\\s*Printed 23 November 2026\\s*Kent County Council \\(updated February 2018\\); `));
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  }
});

test("the printed timeline begins with its picture, on the first page; the facts come after its table", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper is as wide whatever the window");
  await open(page);
  await enterS5(page);
  await openView(page, "Timeline");
  await toPaper(page);
  const top = async (/** @type {import("@playwright/test").Locator} */ element) => (await element.boundingBox())?.y ?? 0;
  const timeline = page.locator("permanence-timeline");
  expect(await top(timeline.locator(".picture"))).toBeGreaterThan(await top(page.locator(".sheet-head")));
  expect(await top(page.locator("permanence-facts"))).toBeGreaterThan(await top(timeline.locator("tbody tr").last()));
  expect(await timeline.locator("section").evaluate((section) => getComputedStyle(section).breakBefore)).toBe("auto");
});

test("the browser's own print draws what it unfolds in time", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper is as wide whatever the window");
  await open(page);
  await enterS5(page);
  await goOnWithS5(page);
  // Told after the page's own elements have been: what they have drawn by now is what is laid out.
  await page.evaluate(() => window.addEventListener("beforeprint", () => {
    const deadlines = document.querySelector("permanence-pathway")?.shadowRoot?.querySelector("permanence-deadlines");
    const rows = [...deadlines?.shadowRoot?.querySelectorAll("permanence-duty") ?? []];
    /** @type {any} */ (globalThis).drawn = { all: rows.length, empty: rows.filter((row) => !row.shadowRoot?.querySelector("article")).length };
  }));
  await page.pdf({ format: "A4" });
  const { all, empty } = await page.evaluate(() => /** @type {any} */ (globalThis).drawn);
  expect(all).toBeGreaterThan(50);
  expect(empty).toBe(0);
});

for (const { view, most, row } of [
  { view: "Due", most: 5, row: "Care proceedings concluded" },
  { view: "Pathway", most: 6, row: "Consider fostering for adoption" },
]) {
  test(`${view} of a whole case takes no more than ${most} pages, and says what a heading says only there`, async ({ page, viewport }) => {
    test.skip((viewport?.width ?? 0) < 400, "paper is as wide whatever the window");
    await openExample(page, "S5", "Kent County Council");
    await openView(page, view);
    await expect(page.getByRole("heading", { name: view, exact: true }).first()).toBeVisible();
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeLessThanOrEqual(most);
    await toPaper(page);
    await expect(page.getByText(row, { exact: true }).last()).toBeVisible();
    if (view !== "Due") return;
    // A heading over the rows says it of all of them; what one depends on beside that is said in it.
    const passed = page.getByRole("list", { name: "Passed: was it done?", exact: true }).getByRole("article").first();
    await expect(passed.getByText("Passed: was it done?")).toBeHidden();
    const questions = page.getByRole("list", { name: /^May apply: / });
    await expect(questions.getByText("May apply", { exact: true }).first()).toBeHidden();
    await expect(questions.getByText(/^May apply: it also depends on/).first()).toBeVisible();
  });
}

test("an answer of the calculator is printed where there is no case", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await typeDate(dateGroup(calculator, "When did the child become looked after?"), [10, 10, 2026]);
  await page.keyboard.press("Enter");
  await expect(calculator).not.toContainText("EXAMPLE");
  await toPaper(page);
  await expect(calculator.locator(".answer")).toHaveText("Friday 6 November 2026");
  await expect(calculator.locator(".answer")).toBeVisible();
  await expect(page.locator("permanence-deadlines")).toBeHidden();
});
