// The forms the documents name: filled in on the screen, printed, and kept nowhere but in the page.

import { expect, test } from "@playwright/test";

import { isFaultless } from "./axe-scan.mjs";
import { dateGroup, open, openView, saveFile, status, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const SECRET = "words for this page alone";

/**
 * Opens the made-up case of care proceedings in its forms.
 * @param {Page} page
 * @param {string} [council]
 */
async function openForms(page, council = "think") {
  await open(page, "#examples");
  const card = page.getByRole("article").filter({ has: page.getByRole("heading", { name: /^S3\./ }) });
  await card.getByLabel("By whose rules?").selectOption(council);
  await card.getByRole("button", { name: /^Open this case/ }).click();
  await openView(page, "Forms");
  await expect(page.getByRole("heading", { name: "Forms", exact: true })).toBeFocused();
}

/** @param {Page} page */
const forms = (page) => page.locator("permanence-forms");
/** @param {Page} page */
const name = (page) => forms(page).getByRole("group", { name: "Child 1", exact: true }).getByLabel("Name", { exact: true });

/** True while the page asks before it is left. @param {Page} page */
const asksToStay = (page) => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));

test("the warning stands above the first field, and every field of the referral has its control", async ({ page }) => {
  await openForms(page);
  const view = forms(page);
  const warning = view.getByRole("heading", { name: "Personal data" });
  const warned = await warning.boundingBox();
  const first = await name(page).boundingBox();
  expect((warned?.y ?? 0) < (first?.y ?? 0)).toBe(true);
  await expect(view).toContainText("stays in this page until it is closed, or another case is opened. It goes into no case file, no calendar file and no link, and this browser does not save it.");
  for (const table of ["Child 1", "Further brothers and sisters 1", "Family 1", "Placement record 1"]) await expect(view.getByRole("group", { name: table, exact: true })).toBeVisible();
  for (const label of ["Child's social worker", "Team", "Brief history of the child's or children's situation", "Outline of decision making to date", "Current legal status", "Current legal proceedings", "Brief child profile"]) {
    await expect(view.getByLabel(new RegExp(`^${label}`)).first()).toBeVisible();
  }
  await expect(dateGroup(view, "Date of referral")).toBeVisible();
  // The meeting's own form is on a case system: what the document says of it is here.
  await view.getByText("Permanence planning meeting (PPM) form", { exact: true }).click();
  await expect(view).toContainText("The form itself is not held here; what the document says of it is below.");
  await expect(view.getByRole("group", { name: "Tasks 1" }).getByLabel("Whether relevant")).toBeVisible();
  await isFaultless(page);
});

test("what the case knows is filled in, marked and can be changed", async ({ page }) => {
  await openForms(page);
  const child = forms(page).getByRole("group", { name: "Child 1", exact: true });
  await expect(child.getByLabel("Year", { exact: true })).toHaveValue("2020");
  const legal = forms(page).getByLabel(/^Current legal status/);
  await expect(legal).toHaveValue("Interim care order (ICO), since 11 January 2027");
  await expect(forms(page).locator(".field").filter({ hasText: "Current legal status" })).toContainText("from the case");
  await legal.fill("Interim care order");
  await expect(forms(page).locator(".field").filter({ hasText: "Current legal status" })).not.toContainText("from the case");
  const placed = forms(page).getByRole("group", { name: "Placement record 1", exact: true });
  await expect(placed.getByLabel("Placement", { exact: false }).first()).toHaveValue("Foster care");
  await expect(forms(page).getByLabel(/^Outline of decision making/)).toHaveValue(/8 February 2027: looked-after review/);
});

test("what is typed is in no storage and no file, and goes when everything is cleared", async ({ page }) => {
  await openForms(page);
  await name(page).fill(SECRET);
  await forms(page).getByLabel(/^Brief child profile/).fill(`About ${SECRET}`);
  await openView(page, "Due");
  await openView(page, "Forms");
  await expect(name(page)).toHaveValue(SECRET);
  expect((await saveFile(page)).bytes.toString()).not.toContain(SECRET);
  await page.getByRole("button", { name: /Keep in this browser, or clear/ }).click();
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie, history.state]));
  expect(kept).not.toContain(SECRET);
  await openView(page, "Export");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Make a table" }).click()]);
  expect(await (await import("node:fs/promises")).readFile(await download.path(), "utf8")).not.toContain(SECRET);
  await page.getByRole("button", { name: "Clear everything" }).click();
  await expect(page.locator("permanence-saving")).toContainText("A form on the page is not finished: what is typed in it is lost.");
  await page.getByRole("button", { name: "Clear it all" }).click();
  await page.getByLabel("Whose rules, beside the law").selectOption("think");
  await openView(page, "Forms");
  await expect(name(page)).toHaveValue("");
});

test("leaving asks while something is typed, though the case itself is saved", async ({ page }) => {
  await openForms(page);
  await saveFile(page);
  expect(await asksToStay(page)).toBe(false);
  await name(page).fill(SECRET);
  await expect.poll(() => asksToStay(page)).toBe(true);
  await name(page).fill("");
  await expect.poll(() => asksToStay(page)).toBe(false);
});

test("another child's case begins with an empty form; undo brings the first one's back", async ({ page }) => {
  await openForms(page);
  await name(page).fill(SECRET);
  await page.evaluate(() => { location.hash = "examples"; });
  const card = page.getByRole("article").filter({ has: page.getByRole("heading", { name: /^S7\./ }) });
  await card.getByLabel("By whose rules?").selectOption("think");
  await card.getByRole("button", { name: /^Open this case/ }).click();
  await openView(page, "Forms");
  await expect(name(page)).toHaveValue("");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(name(page)).toHaveValue(SECRET);
});

test("a form is cleared with one press and put back with another", async ({ page }) => {
  await openForms(page);
  const clear = forms(page).getByRole("button", { name: /^Clear this form ?: Permanence planning referral/ });
  await expect(clear).toBeDisabled();
  await name(page).fill(SECRET);
  await clear.click();
  await expect(name(page)).toHaveValue("");
  await expect(status(page)).toHaveText("Cleared: permanence planning referral.");
  const back = forms(page).getByRole("button", { name: /^Put back what was cleared/ });
  await expect(back).toBeFocused();
  await back.click();
  await expect(name(page)).toHaveValue(SECRET);
  await expect(clear).toBeFocused();
});

test("a box that is full says so, a date that is none says so, and one known in part is taken", async ({ page }) => {
  await openForms(page);
  await name(page).fill("x".repeat(200));
  await expect(forms(page).getByRole("alert")).toHaveText("Child 1: name is full: 200 characters. Anything typed or pasted beyond that is not in it.");
  const referral = dateGroup(forms(page), "Date of referral");
  await typeDate(referral, [31, 2, 2027]);
  await name(page).focus();
  await expect(referral).toContainText("Date of referral must be a real date: February 2027 has 28 days");
  await typeDate(referral, ["", "", 2027]);
  await name(page).focus();
  await expect(referral).not.toContainText("must");
});

test("rows are added up to the most a table holds, each with its fields, by the keyboard", async ({ page }) => {
  await openForms(page);
  await name(page).focus();
  const more = forms(page).getByRole("button", { name: /^Add another ?: Child$/ });
  for (let i = 0; i < 8 && !(await more.evaluate((element) => element.matches(":focus"))); i += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(forms(page).getByRole("group", { name: "Child 2", exact: true }).getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type("Child B");
  await expect(forms(page).getByRole("group", { name: "Child 2", exact: true }).getByLabel("Name", { exact: true })).toHaveValue("Child B");
});

test("a row is removed, those below it move up, and it is put back", async ({ page }) => {
  await openForms(page);
  const child = (/** @type {number} */ n) => forms(page).getByRole("group", { name: `Child ${n}`, exact: true });
  const more = forms(page).getByRole("button", { name: /^Add another ?: Child$/ });
  await name(page).fill("Child A");
  await expect(child(1).getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  for (const label of ["Child B", "Child C"]) {
    await more.click();
    await page.keyboard.type(label);
  }
  await child(2).getByRole("button", { name: /^Remove ?: Child 2$/ }).press("Enter");
  await expect(status(page)).toHaveText("Removed: child 2. “Put back” takes that back.");
  await expect(child(3)).toHaveCount(0);
  await expect(child(2).getByLabel("Name", { exact: true })).toHaveValue("Child C");
  const back = forms(page).getByRole("button", { name: /^Put back ?: Child 2$/ });
  await expect(back).toBeFocused();
  await back.press("Enter");
  await expect(child(2).getByLabel("Name", { exact: true })).toHaveValue("Child B");
  await expect(child(2).getByLabel("Name", { exact: true })).toBeFocused();
  await expect(child(3).getByLabel("Name", { exact: true })).toHaveValue("Child C");
  // The first row's date of birth is the case's: what moves up over it stands in its place.
  await child(1).getByRole("button", { name: /^Remove/ }).click();
  await expect(child(1).getByLabel("Name", { exact: true })).toHaveValue("Child B");
  await expect(child(1).getByLabel("Year", { exact: true })).toHaveValue("");
  await expect(child(3)).toHaveCount(0);
  await name(page).fill("Child D");
  await expect(back).toHaveCount(0);
});

test("a form that is only named has nothing to print, and where it is named is said", async ({ page }) => {
  await openForms(page, "kent");
  const flowchart = forms(page).locator("details.form").filter({ has: page.locator("summary", { hasText: "Dispute Resolution Flowchart" }) });
  await flowchart.locator("summary").click();
  await expect(flowchart).toContainText("The form itself is not held here, so there is nothing to print. It is named in");
  await expect(flowchart).toContainText("3. Returning to the Birth Family: “Appendix 1: Dispute Resolution Flowchart to resolve issues”.");
  await expect(flowchart.getByRole("button", { name: /^Print/ })).toHaveCount(0);
  const views = forms(page).locator("details.form").filter({ has: page.locator("summary", { hasText: /^Record of views/ }) });
  await views.locator("summary").click();
  await expect(views.getByRole("button", { name: /^Print this form/ })).toBeVisible();
});

test("it is printed with its answers and with ruled lines for the rest, or blank with nothing of the case", async ({ page }) => {
  test.skip((page.viewportSize()?.width ?? 0) < 400, "paper is as wide whatever the window");
  await page.addInitScript(() => { window.print = () => {}; });
  await openForms(page);
  await name(page).fill("Child A");
  await forms(page).getByRole("button", { name: /^Print this form/ }).first().click();
  await page.emulateMedia({ media: "print" });
  const paper = forms(page).locator(".paper");
  await expect(paper).toContainText("Permanence planning referral");
  await expect(paper.locator("tbody tr").filter({ hasText: "Child A" }).last()).toContainText("14 September 2020");
  await expect(paper.locator("table.cells").nth(2).locator("tbody tr")).toHaveCount(7);
  await expect(paper.locator(".rule").first()).toBeVisible();
  await expect(paper).toContainText("Current legal status");
  await expect(page.locator("permanence-facts")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  await forms(page).getByRole("button", { name: /^Print it blank/ }).first().click();
  await page.emulateMedia({ media: "print" });
  await expect(paper).toContainText("Permanence planning referral");
  await expect(paper).not.toContainText(/Child A|2020|Training case|Interim/);
});

test("the other rulebooks' forms work the same way, with no fault that axe can find", async ({ page }) => {
  test.setTimeout(90_000);
  await openForms(page, "kent");
  await forms(page).getByText("Record of views", { exact: true }).click();
  await forms(page).getByLabel("Drawing").check();
  await forms(page).getByLabel("In writing").check();
  await expect(forms(page).getByLabel("Drawing")).toBeChecked();
  await forms(page).getByText("Dispute Resolution Flowchart", { exact: true }).first().click();
  await forms(page).getByLabel("Attached", { exact: true }).first().check();
  await isFaultless(page);
  await page.getByLabel("Whose rules, beside the law").selectOption("");
  await expect(forms(page)).toContainText("No form is named in these documents.");
  await isFaultless(page);
});

test("Ctrl+Z in a box takes back what was typed there, and nothing of the case", async ({ page }) => {
  await openForms(page);
  const box = forms(page).locator("textarea").first();
  await box.focus();
  await page.keyboard.type("Two homes");
  await page.keyboard.press("Control+z");
  await expect(status(page)).not.toContainText("Undone");
  await expect(box).toBeFocused();
  await expect(page.getByRole("heading", { name: /Training case S3/ })).toBeVisible();
});
