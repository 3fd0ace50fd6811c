// Approvals: for each decision who must approve or be told, the law beside the council's own rules.

import { expect, test } from "@playwright/test";

import { isFaultless } from "./axe-scan.mjs";
import { choose, open, openExample, openView, status } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const view = (page) => page.locator("permanence-approvals");
/** @param {Page} page @param {string} title */
const decision = (page, title) => view(page).getByRole("region", { name: title, exact: true });

test("with nothing entered no decision arises, and all of them can be read", async ({ page }) => {
  await open(page);
  await choose(page, "Kent County Council");
  await openView(page, "Approvals");
  await expect(view(page)).toContainText("Nothing is entered yet, so no decision arises.");
  await expect(view(page).getByRole("radio", { name: /^All decisions/ })).toBeChecked();
  // All are there to be read, one at a time: the page is no longer than their names.
  await expect(view(page)).toContainText("21 decisions that do not arise now");
  await expect(decision(page, "Placement out of area")).toContainText("3 rules");
  await expect(view(page)).not.toContainText("The law names nobody");
  await isFaultless(page, "permanence-approvals");
  await decision(page, "Placement out of area").locator("summary").first().click();
  await expect(decision(page, "Placement out of area")).toContainText("Director of children's services (DCS) approves");
  await isFaultless(page, "permanence-approvals");
});

test("S8, going home at 16 under Kent's rules: the law asks for the director, the council for less", async ({ page, viewport }) => {
  await openExample(page, "S8", "Kent County Council");
  await openView(page, "Approvals");
  await expect(view(page)).toContainText(/^\s*\d+ decisions arise; /);
  const home = decision(page, "Return home");
  await expect(home).toContainText("Arises: the answer to “Will the child cease to be looked after?” is yes");
  await expect(home).toContainText("The law is stricter: it asks for somebody of higher rank than the council does. Work to the law.");
  await expect(home).toContainText(/Director of children's services \(DCS\) approves\s*Highest who must agree/);
  await expect(home).toContainText("Area assistant director (AAD) approves");
  await expect(home).toContainText("Recorded: Child returned home: As a child in need, booked for Mon 8 Feb 2027.");
  const law = await home.getByRole("heading", { name: "The law" }).boundingBox();
  const local = await home.getByRole("heading", { name: "Local" }).boundingBox();
  if ((viewport?.width ?? 0) > 400) expect(law?.y).toBe(local?.y);
  else expect(local?.y).toBeGreaterThan(law?.y ?? 0);
  // Regulation 39(4) and (5), and the document's own gaps, with what is done about them.
  await home.getByText(/^\d+ places where the texts do not fit together/).click();
  await expect(home).toContainText("Texts that do not fit together (C10).");
  await expect(home).toContainText("Both are shown and the higher is marked.");
  await isFaultless(page, "permanence-approvals");
});

test("S3 under Kent's rules: decisions without an approver are counted, and the silence is said", async ({ page }) => {
  await openExample(page, "S3", "Kent County Council");
  await openView(page, "Approvals");
  await expect(view(page)).toContainText("4 decisions arise; 3 have no approver named.");
  // The matching, its panel, and the plan, which the document only has presented to a panel.
  await expect(decision(page, "Match with carers or adopters")).toContainText("The documents are silent: no rule in view names who decides in this case.");
  await expect(decision(page, "Agree the permanence plan")).toContainText("Arises: permanence plan agreed: last day Fri 7 May 2027.");
  // Coming into care is over; going home, nothing calls for.
  await expect(decision(page, "Child to enter care")).toHaveCount(0);
  await expect(decision(page, "Return home")).toHaveCount(0);
  await view(page).getByRole("radio", { name: /^All decisions/ }).check();
  await expect(status(page)).toHaveText("21 decisions shown.");
  const home = decision(page, "Return home");
  // What arises is open; what does not is folded, its rules counted.
  await expect(decision(page, "Agree the permanence plan").getByRole("heading", { name: "The law" })).toBeVisible();
  await expect(home.getByRole("heading", { name: "The law" })).toHaveCount(0);
  await expect(view(page)).toContainText(/\d+ decisions that do not arise now/);
  await home.locator("summary").first().click();
  await expect(home).toContainText("The law and the council ask for the same rank. Both must be met.");
  await expect(home).toContainText("Area assistant director (AAD) is told");
  await expect(home).toContainText("Court and Children's Guardian decide");
  await view(page).getByText(/decisions? that no rule applies to/).click();
  await expect(decision(page, "Approve a kinship carer")).toBeVisible();
  await isFaultless(page, "permanence-approvals");
});

test("that somebody agreed is recorded, said, and taken back by Undo", async ({ page }) => {
  await openExample(page, "S5", "Kent County Council");
  await openView(page, "Approvals");
  const way = decision(page, "Way forward where there is drift");
  await expect(way).toContainText("The law names nobody for this.");
  // Of the four who agree, one is the highest: the mark is that one's.
  await expect(way).toContainText("Highest who must agree: service manager");
  await way.getByRole("button", { name: /^Tick as agreed, Thu 17 Dec 2026/ }).click();
  await expect(way).toContainText("Recorded as agreed on Thu 17 Dec 2026.");
  await expect(status(page)).toContainText("Agreed: way forward where return home failed through drift");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(way).not.toContainText("Recorded as agreed");
  await page.getByRole("button", { name: /^Redo/ }).click();
  await way.getByRole("button", { name: /^Take that back/ }).click();
  await expect(way).not.toContainText("Recorded as agreed");
});

test("by the keyboard alone: the filter, what is needed, and what records it", async ({ page }) => {
  await openExample(page, "S5", "Kent County Council");
  await page.evaluate(() => { location.hash = "approvals"; });
  await expect(page.getByRole("heading", { name: "Approvals", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(view(page).getByRole("radio", { name: /^Arising now/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(view(page).getByRole("radio", { name: /^All decisions/ })).toBeFocused();
  await expect(view(page).getByRole("radio", { name: /^All decisions/ })).toBeChecked();
  const enter = decision(page, "Child to enter care").locator("summary").first();
  await enter.focus();
  await page.keyboard.press("Enter");
  const add = decision(page, "Child to enter care").getByRole("button", { name: /^Add how this period of care began/ }).first();
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("permanence-fact")).toContainText("How this period of care began");
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
});

test("it prints with what is folded, but for what does not apply, which is counted unless it was opened", async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 400, "paper has a width of its own");
  await openExample(page, "S8", "Kent County Council");
  await openView(page, "Approvals");
  const home = decision(page, "Return home");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(home).toContainText("Nominated officer");
  await expect(home.getByText(/^\d+ that do(es)? not apply (is|are) left out$/).last()).toBeVisible();
  await expect(home.getByText("Service manager", { exact: true })).toBeHidden();
  await expect(decision(page, "Return home").getByText("Texts that do not fit together (C10).")).toBeVisible();
  await expect(view(page).getByRole("radio")).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  for (const folded of await home.locator("summary", { hasText: "not apply" }).all()) await folded.click();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(home.getByText("Service manager", { exact: true })).toBeVisible();
});
