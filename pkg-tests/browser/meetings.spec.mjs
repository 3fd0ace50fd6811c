// The next meeting of each kind, by when it must be held, and its sheet: on the screen, as text and on paper.

import { expect, test } from "@playwright/test";

import { isFaultless } from "./axe-scan.mjs";
import { addFact, dateGroup, enterS5, open, openView, pickFact, saveFile, status, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * @param {Page} page
 * @param {string} title
 */
const meeting = (page, title) => page.locator("permanence-meetings details.meeting")
  .filter({ has: page.locator("summary .name").getByText(title, { exact: true }) });

/**
 * Opens a made-up case in its meetings.
 * @param {Page} page
 * @param {string} story
 * @param {string} council
 */
async function openStory(page, story, council) {
  await open(page, "#examples");
  const card = page.getByRole("article").filter({ has: page.getByRole("heading", { name: new RegExp(`^${story}\\.`) }) });
  await card.getByLabel("By whose rules?").selectOption(council);
  await card.getByRole("button", { name: /^Open this case/ }).click();
  await openView(page, "Meetings");
}

/**
 * Unfolds a meeting.
 * @param {Page} page
 * @param {string} title
 */
async function unfold(page, title) {
  const row = meeting(page, title);
  if (!(await row.isVisible())) await page.getByText(/held already, or not called for in this case$/).click();
  if (!(await row.evaluate((/** @type {HTMLDetailsElement} */ element) => element.open))) await row.locator("summary").first().click();
  return row;
}

test("nothing has a date before anything is entered, and the page says what to enter", async ({ page }) => {
  await open(page);
  await page.getByLabel("Whose rules, beside the law").selectOption("kent");
  await openView(page, "Meetings");
  const view = page.locator("permanence-meetings");
  await expect(view).toContainText("Nothing is due yet. Add what has happened so far");
  await expect(view.getByRole("heading", { name: "By when they must be held" })).toHaveCount(0);
  await expect(view.locator("summary .when").filter({ hasText: /\d/ })).toHaveCount(0);
  await page.getByLabel("Whose rules, beside the law").selectOption("");
  await expect(view).toContainText("The rules in view set out no meetings.");
});

test("meetings with a day come first, the soonest at the head and open; booking and holding one moves it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openView(page, "Meetings");
  await expect(page.getByRole("heading", { name: "Meetings", exact: true })).toBeFocused();
  // Three months after 28 September is Monday 28 December, a bank holiday; the last working day before is the 24th.
  const review = meeting(page, "Second looked-after review");
  await expect(review.locator(".when")).toHaveText(/Thu 24 Dec 2026\.\s+Due: 23 working days left/);
  await expect(review).toHaveAttribute("open", "");
  await expect(review).toContainText("Hold it by Thursday 24 December 2026.");
  await expect(review).toContainText("The last day is Monday 28 December 2026.");
  // A permanence planning meeting is booked: what its decisions need is counted from it.
  await pickFact(page, "permanence planning", "Permanence planning meeting (PPM)");
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, /^When was it/), [10, 12, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  const ppm = await unfold(page, "Permanence planning meeting (PPM)");
  await expect(ppm.locator(".when")).toContainText("Booked for Thu 10 Dec 2026");
  await expect(ppm).toContainText("by Mon 14 Dec 2026, 2 working days after the meeting");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(ppm.locator(".when")).not.toContainText("Booked");
  await addFact(page, "permanence planning", "Permanence planning meeting (PPM)", [19, 11, 2026]);
  // Never more than six weeks apart: Thursday 31 December.
  await expect(ppm.locator(".when")).toHaveText(/Thu 31 Dec 2026\..*Last held on Thu 19 Nov 2026/);
  await expect(ppm).toContainText("2 working days after the meeting");
});

test("a meeting without a date says what it needs, and takes the reader there", async ({ page }) => {
  await openStory(page, "S5", "kent");
  const row = await unfold(page, "Review under the Adoption Agencies Regulations");
  await expect(row.locator(".when")).toHaveText("Needs: placement order in force");
  await row.getByRole("button", { name: /^Add what is needed ?: Review under the Adoption/ }).click();
  await expect(page.locator("permanence-fact")).toContainText("Placement order in force");
});

test("each is invited, or not, with the reason; what the documents do not say is said", async ({ page }) => {
  await openStory(page, "S5", "kent");
  const ppm = await unfold(page, "Permanence planning meeting (PPM)");
  const invited = (/** @type {string} */ name) => ppm.getByRole("listitem").filter({ has: page.locator(".text > p:first-child").getByText(name) }).first();
  await expect(invited("Independent reviewing officer (IRO)")).toContainText("Always.");
  await expect(invited("Children's Guardian as an observer")).toContainText("If the answer to “Has a Children's Guardian been appointed?” is yes: not known.");
  await ppm.getByText("2 not invited, and why").click();
  await expect(invited("Children in Care social worker or team manager")).toContainText("Not invited: only if the child is not yet born or the child is not looked after.");
  await expect(ppm.locator("dl")).toContainText("Chair");
  await openStory(page, "S6", "somerset");
  const placement = await unfold(page, "Placement planning meeting");
  await expect(placement.locator("dl div").filter({ hasText: "Chair" })).toContainText("Not stated");
  await expect(placement).toContainText("The documents do not say: who is invited; papers to send; agenda.");
});

test("what is ticked is on the sheet and in the text, and in nothing that is saved", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (/** @type {string} */ text) => { Object.assign(window, { copiedText: text }); } } });
  });
  await openStory(page, "S5", "kent");
  const ppm = await unfold(page, "Permanence planning meeting (PPM)");
  const asked = ppm.getByRole("checkbox", { name: /^Asked ?: Independent reviewing officer/ });
  await asked.check();
  await expect(status(page)).toHaveText("Asked: independent reviewing officer (IRO).");
  await ppm.getByRole("checkbox", { name: /^Ready ?: Recommendations of the last review/ }).check();
  await ppm.getByRole("button", { name: /^Copy as text/ }).click();
  await expect(status(page)).toHaveText("Copied as text: Permanence planning meeting (PPM).");
  const text = await page.evaluate(() => /** @type {any} */ (window).copiedText);
  expect(text).toContain("PERMANENCE PLANNING MEETING (PPM)\nTraining case S5, as of Thursday 17 December 2026.\nHold it by Thursday 28 January 2027.");
  expect(text).toContain("- [x] asked [ ] coming Independent reviewing officer (IRO): always.");
  expect(text).toContain("- [x] ready Recommendations of the last review.");
  expect((await saveFile(page)).bytes.toString()).not.toMatch(/KENT-E-0(10|18)/);
  // Another view and back: it is still ticked. Another case begins with nothing ticked.
  await openView(page, "Due");
  await openView(page, "Meetings");
  await expect((await unfold(page, "Permanence planning meeting (PPM)")).getByRole("checkbox", { name: /^Asked ?: Independent reviewing officer/ })).toBeChecked();
  await openStory(page, "S5", "kent");
  await expect((await unfold(page, "Permanence planning meeting (PPM)")).getByRole("checkbox", { name: /^Asked ?: Independent reviewing officer/ })).not.toBeChecked();
});

test("where the page may not copy, the text is selected to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await openStory(page, "S5", "kent");
  const ppm = await unfold(page, "Permanence planning meeting (PPM)");
  await ppm.getByRole("button", { name: /^Copy as text/ }).click();
  const area = page.getByLabel("The sheet as text, to copy");
  await expect(area).toBeFocused();
  await expect(area).toHaveAttribute("readonly", "");
  expect(await area.evaluate((/** @type {HTMLTextAreaElement} */ element) => element.selectionEnd - element.selectionStart)).toBeGreaterThan(500);
  await expect(status(page)).toContainText("The text is selected");
  await isFaultless(page);
});

for (const [story, council, title] of /** @type {const} */ ([
  ["S5", "kent", "Permanence planning meeting (PPM)"],
  ["S5", "bcp", "Permanence Panel"],
  ["S6", "somerset", "Placement planning meeting"],
  ["S3", "think", "Permanence planning meeting (PPM)"],
])) {
  test(`the sheet of ${council}'s ${title} is one page, and all there is on it`, async ({ page }) => {
    test.skip((page.viewportSize()?.width ?? 0) < 400, "paper is as wide whatever the window");
    await page.addInitScript(() => { window.print = () => {}; });
    await openStory(page, story, council);
    const row = await unfold(page, title);
    await row.getByRole("button", { name: /^Print this sheet/ }).click();
    await page.emulateMedia({ media: "print" });
    const paper = page.locator("permanence-meetings .paper");
    await expect(paper).toContainText(title);
    for (const said of [`Training case ${story}`, /as of \w+day \d/, "Printed 23 November 2026", "Permanence Pathway", "Bank holidays known to 31 December 2028", "Not legal advice", "Actions", "Role"]) await expect(paper).toContainText(said);
    await expect(page.locator("permanence-facts")).toBeHidden();
    await expect(page.getByRole("heading", { name: "Meetings", exact: true })).toBeHidden();
    await expect(row).toBeHidden();
    const small = await paper.evaluate((element) => Math.min(...[...element.querySelectorAll("*")].filter((each) => each.textContent?.trim()).map((each) => parseFloat(getComputedStyle(each).fontSize))));
    expect(small).toBeGreaterThanOrEqual(12);
    await page.emulateMedia({ media: null });
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(1);
    // After the print the page is as it was, and prints what is on show.
    await expect(row).toBeVisible();
    await expect(paper).not.toContainText("Actions");
  });
}

test("the meetings have no fault that axe can find, empty or with a long sheet open", async ({ page }) => {
  test.setTimeout(90_000);
  await open(page);
  await page.getByLabel("Whose rules, beside the law").selectOption("somerset");
  await openView(page, "Meetings");
  await isFaultless(page);
  await openStory(page, "S5", "kent");
  const ppm = await unfold(page, "Permanence planning meeting (PPM)");
  await ppm.getByText(/not invited, and why/).click();
  await isFaultless(page);
});

test("a sheet is opened, ticked and copied by the keyboard alone", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => {} } }));
  await openStory(page, "S6", "somerset");
  await expect(page.getByRole("heading", { name: "Meetings", exact: true })).toBeFocused();
  const row = meeting(page, "Placement planning meeting");
  await page.keyboard.press("Tab");
  await expect(row.locator("summary").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row).not.toHaveAttribute("open", "");
  await page.keyboard.press("Enter");
  await expect(row).toHaveAttribute("open", "");
  const done = row.getByRole("checkbox", { name: /^Done ?: Pre-placement planning form/ });
  for (let i = 0; i < 20 && !(await done.evaluate((element) => element.matches(":focus"))); i += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(done).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(row.getByRole("button", { name: /^Copy as text/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("Copied as text: Placement planning meeting.");
  await expect(row.getByRole("button", { name: /^Copy as text/ })).toBeFocused();
});
