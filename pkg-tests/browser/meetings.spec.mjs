// The next meeting of each kind, by when it must be held, and its sheet: on the screen, as text and on paper.

import { expect, test } from "@playwright/test";

import { isFaultless } from "./axe-scan.mjs";
import { addFact, answer, dateGroup, duty, enterS5, lookFrom, open, openView, pickFact, saveFile, status, typeDate } from "./page-controls.mjs";

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
  // By the law alone there are the looked-after reviews, and they have no day yet either.
  await page.getByLabel("Whose rules, beside the law").selectOption("");
  await expect(view.locator("summary .name")).toHaveText(["First looked-after review", "Second looked-after review"]);
  await expect(view.locator("summary .when")).toHaveText(["", ""]);
});

test("every case has its next looked-after review, by the law, and what was held is told apart", async ({ page }) => {
  await openStory(page, "S5", "bcp");
  const review = await unfold(page, "Third looked-after review");
  // Six months after the second, held on Thursday 17 December 2026.
  await expect(review.locator(".when")).toHaveText(/^Hold it by Thu 17 Jun 2027\.\s+Due: 123 working days left\. Last held on Thu 17 Dec 2026$/);
  await expect(review).toContainText("Last held on Thu 17 Dec 2026 Care Planning Regulations 2010, reg 33(2) (LAW-CPPCR-33-2).");
  const rows = (/** @type {string} */ item) => review.locator(`li[data-item="${item}"]`);
  await expect(review.locator("dl div").filter({ hasText: "Chair" })).toContainText("Not stated");
  await expect(rows("LAW-CA-25B-1-M")).toContainText("Always. Nobody else is named in what has been read. Act of Parliament: Children Act 1989, s.25B(1)(b).");
  await expect(rows("LAW-IROH-15WD-M")).toContainText("15 working days before the meeting. Not yet confirmed at its source: read in a summary, not in the Handbook itself. Statutory guidance: IRO Handbook, Before a review.");
  await expect(rows("LAW-IROH-3D-C")).toContainText("3 days or 3 working days before the meeting.");
  await expect(review).toContainText("The documents do not say: what goes out afterwards.");
  // What is said of a first and of a second review alone is not said of the third.
  await expect(review).not.toContainText(/first health assessment|plan for permanence/);
  const second = await unfold(page, "Second looked-after review");
  await expect(second.locator(".when")).toHaveText("Held on Thu 17 Dec 2026");
  await expect(second).toContainText("Agrees the plan for permanence");
  await expect(second).not.toContainText(/do not say|takes part/);
  await expect(meeting(page, "First looked-after review").locator(".when")).toHaveText("Held on Mon 28 Sep 2026");
});

test("law and local are side by side in one review, each with its source and its last day", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openView(page, "Meetings");
  const reviews = page.locator("permanence-meetings summary .name").filter({ hasText: /looked-after review/i });
  await expect(reviews).toHaveText(["Second looked-after review"]);
  const review = await unfold(page, "Second looked-after review");
  await expect(review.locator(".when")).toContainText("Last held on Mon 28 Sep 2026");
  await expect(review.locator('li[data-item="KENT-E-030"]')).toContainText("Local policy: Kent PPM chapter, 1. Introduction.");
  await expect(review.locator('li[data-item="LAW-GUID2-PLAN-2-M"]')).toContainText("Not yet confirmed at its source: from general knowledge; the provision itself has not been read. Statutory guidance: Children Act guidance, volume 2, Permanence planning.");
  await expect(review.locator('li[data-item="LAW-CA-25B-1-M"]')).toHaveCount(1);
  // Under five, every three months by Somerset and every six by the law: after Tuesday 22 June 2027.
  await openStory(page, "S7", "somerset");
  const third = await unfold(page, "Third looked-after review");
  await expect(third.locator(".when")).toHaveText(/^Hold it by Wed 22 Sep 2027\./);
  await expect(third).toContainText("(SOM-A-033). Regulation: last day Wednesday 22 December 2027, Care Planning Regulations 2010, reg 33(2) (LAW-CPPCR-33-2).");
  await expect(third.locator('li[data-item="SOM-E-013"]')).toContainText("Local policy: Somerset pathway");
  await expect(reviews.filter({ hasText: /^Looked-after review$/ })).toHaveCount(0);
});

test("a review that is booked has the days of what comes before it; held, it gives way to the next", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openView(page, "Meetings");
  const review = await unfold(page, "Second looked-after review");
  await addFact(page, "CiC review", "Looked-after review held", [17, 12, 2026]);
  await expect(review.locator(".when")).toContainText("Booked for Thu 17 Dec 2026");
  // Back from Thursday 17 December: three working days are 16, 15 and 14; fifteen end on 26 November.
  const talk = review.locator('li[data-item="LAW-IROH-15WD-M"]');
  await expect(talk).toContainText("by Thu 26 Nov 2026, 15 working days before the meeting.");
  await expect(review.locator('li[data-item="LAW-IROH-3D-H"]')).toContainText("by Mon 14 Dec 2026, 3 days or 3 working days before the meeting.");
  await lookFrom(page, [27, 11, 2026]);
  await expect(talk).toContainText("by Thu 26 Nov 2026, 15 working days before the meeting (passed: was it done?).");
  await page.getByRole("button", { name: /^Undo/ }).click();
  // Three months after 28 September is 28 December: the 29th is a day too late.
  await addFact(page, "CiC review", "Looked-after review held", [29, 12, 2026]);
  await expect(review.locator(".when")).toContainText("Booked for Tue 29 Dec 2026: after the last day");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await addFact(page, "CiC review", "Looked-after review held", [24, 12, 2026]);
  await expect(review.locator(".when")).toContainText("Booked for Thu 24 Dec 2026, the last working day before the last day, Mon 28 Dec 2026");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await lookFrom(page, [18, 12, 2026]);
  await review.getByRole("button", { name: /^Book it or record it/ }).click();
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, /^When was it/), [17, 12, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  const third = meeting(page, "Third looked-after review");
  await expect(third.locator(".when")).toHaveText(/^Hold it by Thu 17 Jun 2027\..*Last held on Thu 17 Dec 2026$/);
  await expect(third.locator("summary").first()).toBeFocused();
  await expect((await unfold(page, "Second looked-after review")).locator(".when")).toHaveText("Held on Thu 17 Dec 2026");
});

test("what another rule asks for sooner before a first review is told beside it, and the paper says that the day booked is the last", async ({ page }) => {
  await page.addInitScript(() => { window.print = () => {}; });
  await openStory(page, "S2", "kent");
  // In care from Saturday 19 December 2026: the 20th working day is Wednesday 20 January 2027, for which it is booked; the 5th is Tuesday 29 December.
  const review = await unfold(page, "First looked-after review");
  await expect(review.locator(".when")).toContainText("Booked for Wed 20 Jan 2027, the last day");
  await expect(review.locator('li[data-item="LAW-CA-25A-2-M"]')).toContainText("before the meeting; under another rule by Tue 29 Dec 2026, IRO Handbook, Appointment (LAW-IROH-5WD).");
  await expect(review.locator('li[data-item="LAW-CPPCR-7-1-M"]')).toContainText("by Wed 20 Jan 2027, by the meeting.");
  await review.getByRole("button", { name: /^Print this sheet/ }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("permanence-meetings .paper")).toContainText("Date: booked for Wed 20 Jan 2027, the last day.");
});

test("a review that is called for earlier is the next one, and where no more are to be held that is said", async ({ page }) => {
  await openStory(page, "S5", "kent");
  await answer(page, "Has the IRO asked for a review?", "Yes");
  await openView(page, "Meetings");
  const review = await unfold(page, "Third looked-after review");
  await expect(review).toContainText("It would also be: earlier review when regulation 33(3) calls for one (do now: the rule gives no number).");
  // Placed for adoption on Friday 10 September 2027: reviews are held under the adoption regulations from then on.
  await openStory(page, "S4", "kent");
  await lookFrom(page, [6, 10, 2027]);
  const over = await unfold(page, "Looked-after review");
  await expect(over.locator(".when")).toHaveText("Last held on Tue 22 Jun 2027");
  await expect(over).toContainText("No rule in view calls for another.");
});

test("meetings with a day come first, the soonest at the head and open; booking and holding one moves it", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openView(page, "Meetings");
  await expect(page.getByRole("heading", { name: "Meetings", exact: true })).toBeFocused();
  // Three months after 28 September is Monday 28 December, a bank holiday; the last working day before is the 24th.
  const review = meeting(page, "Second looked-after review");
  await expect(review.locator(".when")).toHaveText(/^Hold it by Thu 24 Dec 2026 \(last working day before the last day, Mon 28 Dec 2026\)\.\s+Due: 23 working days left/);
  await expect(review).toHaveAttribute("open", "");
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
  await expect(ppm.locator(".when")).toHaveText(/^Hold it by Thu 31 Dec 2026\..*Last held on Thu 19 Nov 2026/);
  await expect(ppm).toContainText("2 working days after the meeting");
});

test("what has passed stands after what is to come, each in the order of its day, and one alone is open", async ({ page }) => {
  await openStory(page, "S5", "somerset");
  const view = page.locator("permanence-meetings");
  const after = (/** @type {string} */ title) => view.locator("ul.list").nth(["By when they must be held", "Passed: were they held?"].indexOf(title)).locator("summary .name");
  await expect(view.getByRole("heading", { level: 4 })).toHaveText(["By when they must be held", "Passed: were they held?", "No date yet"]);
  // Booked for 7 January; six months after the placement of 1 September; six months after the review of 17 December.
  await expect(after("By when they must be held")).toHaveText(["Permanence Panel", "Placement support meeting", "Third looked-after review"]);
  await expect(meeting(page, "Placement support meeting").locator(".when")).toHaveText(/^Hold it by Mon 1 Mar 2027\. /);
  await expect(meeting(page, "Third looked-after review").locator(".when")).toHaveText(/^Hold it by Thu 17 Jun 2027\. /);
  // The day before the first review of Monday 28 September was a Sunday; that before the placement of 1 September, a bank holiday.
  await expect(after("Passed: were they held?")).toHaveText(["Joint visit", "Placement planning meeting"]);
  await expect(meeting(page, "Joint visit").locator(".when")).toHaveText(/^It was to be held by Fri 25 Sep 2026 \(last working day before the last day, Sun 27 Sep 2026\)\.\s+Passed: was it done\?$/);
  await expect(meeting(page, "Placement planning meeting").locator(".when")).toContainText("It was to be held by Fri 28 Aug 2026 (last working day before the last day, Mon 31 Aug 2026).");
  await expect(view.locator("details.meeting[open]")).toHaveCount(1);
});

test("on a bank holiday that is the last day, the day to act has gone and the last day has not", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await lookFrom(page, [28, 12, 2026]);
  await openView(page, "Meetings");
  await expect(meeting(page, "Second looked-after review").locator(".when"))
    .toContainText("Hold it by Mon 28 Dec 2026, the last day: the last working day before it, Thu 24 Dec 2026, has gone.");
  await lookFrom(page, [29, 12, 2026]);
  await expect(meeting(page, "Second looked-after review").locator(".when"))
    .toHaveText(/^It was to be held by Thu 24 Dec 2026 \(last working day before the last day, Mon 28 Dec 2026\)\.\s+Passed: was it done\?/);
});

test("a panel that takes cohorts in turn has a day of its own, for which no booking is late", async ({ page }) => {
  await openStory(page, "S5", "bcp");
  const panel = meeting(page, "Permanence Panel");
  // The rotation starts with cohort 1 on Thursday 3 December: cohort 4 is on the 24th, cohort 5 on the 31st, cohort 1 again on 7 January.
  await expect(panel.locator(".when")).toHaveText(/^Panel day: Thu 24 Dec 2026\.\s+Due soon: 5 working days left\.\s+Booked for Thu 7 Jan 2027$/);
  await expect(panel).toContainText("Panel day: Thursday 24 December 2026 (cohort 4, not long-term matched with foster carers).");
  await expect(panel).toContainText("Also: Thursday 31 December 2026 (cohort 5, no permanence plan) and Thursday 7 January 2027 (cohort 1, section 20 for more than 12 weeks). ");
  await expect(panel).not.toContainText(/[Hh]old it by|last day/);
  await openView(page, "Due");
  const due = duty(page, "Child's cohort at the panel, once in each five-week rotation");
  await expect(due).toContainText("Booked for Thu 7 Jan 2027.");
  await expect(due).not.toContainText("after its last day");
});

test("a fact entered from a meeting leads back to it; one that is given up, to what asked for it", async ({ page }) => {
  await openStory(page, "S5", "kent");
  const form = page.locator("permanence-fact");
  const row = await unfold(page, "Review under the Adoption Agencies Regulations");
  const add = row.getByRole("button", { name: /^Add whether a placement order is in force: Review under the Adoption/ });
  await add.click();
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(add).toBeFocused();
  await add.press("Enter");
  await typeDate(dateGroup(form, /^When did it begin/), [14, 12, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  // It has a date now, so nothing is left to add: the meeting itself is gone to.
  await expect(row.locator("summary").first()).toBeFocused();
  await expect(add).toHaveCount(0);
  // A reader who has gone to another view is left there.
  const tracker = await unfold(page, "Supervision and tracker meeting");
  await tracker.getByRole("button", { name: /^Book it or record it/ }).click();
  await openView(page, "Escalation");
  await typeDate(dateGroup(form, /^When was it/), [16, 12, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" })).toBeFocused();
  await expect(page.locator("permanence-escalation")).toBeVisible();
});

test("a meeting without a date says what it needs, and takes the reader there", async ({ page }) => {
  await openStory(page, "S5", "kent");
  const row = await unfold(page, "Review under the Adoption Agencies Regulations");
  await expect(row.locator(".when")).toHaveText("May apply: it depends on whether a placement order is in force");
  await row.getByRole("button", { name: /^Add whether a placement order is in force: Review under the Adoption/ }).click();
  await expect(page.locator("permanence-fact")).toContainText("Placement order in force");
});

test("each is invited, or not, with the reason; what the documents do not say is said", async ({ page }) => {
  await openStory(page, "S5", "kent");
  const ppm = await unfold(page, "Permanence planning meeting (PPM)");
  const invited = (/** @type {string} */ name) => ppm.getByRole("listitem").filter({ has: page.locator(".text > p:first-child").getByText(name) }).first();
  await expect(invited("Independent reviewing officer (IRO)")).toContainText("Always.");
  await expect(invited("Children's Guardian as an observer")).toContainText("If the answer to “Has a Children's Guardian been appointed?” is yes: not known.");
  await ppm.getByText("2 not invited, and why").click();
  await expect(invited("Children in Care social worker or team manager")).toContainText("Not invited, because the child was born on Saturday 6 May 2017 and the child is looked after (since Tuesday 1 September 2026).");
  await expect(ppm.locator("dl")).toContainText("Chair");
  await openStory(page, "S6", "somerset");
  const placement = await unfold(page, "Placement planning meeting");
  await expect(placement.locator("dl div").filter({ hasText: "Chair" })).toContainText("Not stated");
  await expect(placement).toContainText("The documents do not say: who is invited; papers to send; agenda.");
});

test("what must still go out after a meeting that was held has its day, and whom it goes to, on the screen, as text and on paper", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (/** @type {string} */ text) => { Object.assign(window, { copiedText: text }); } } });
    window.print = () => {};
  });
  await openStory(page, "S5", "kent");
  const ppm = await unfold(page, "Permanence planning meeting (PPM)");
  // Held on Thursday 17 December; two working days later is Monday the 21st.
  await expect(ppm.locator(".when")).toContainText("Last held on Thu 17 Dec 2026. Decisions sent to four recipients: must go out by Mon 21 Dec 2026");
  const output = ppm.getByRole("listitem").filter({ hasText: "Decisions sent to four recipients" });
  await expect(output).toContainText("2 working days after the meeting; from the meeting of Thu 17 Dec 2026: must go out by Mon 21 Dec 2026.");
  const four = "Independent reviewing officer (IRO), Team manager, Adoption team manager (PPM lead) and Fostering manager (county or team)";
  await ppm.getByRole("button", { name: /^Copy as text/ }).click();
  expect(await page.evaluate(() => /** @type {any} */ (window).copiedText)).toContain(`- [ ] done Decisions sent to four recipients. The chair sends them, to all four, every time.\n    Who: ${four}.\n    By when: 2 working days after the meeting; from the meeting of Thu 17 Dec 2026: must go out by Mon 21 Dec 2026.`);
  await ppm.getByRole("button", { name: /^Print this sheet/ }).click();
  await expect(page.locator("permanence-meetings .paper")).toContainText(`Decisions sent to four recipients (${four}): 2 working days after the meeting; from the meeting of Thu 17 Dec 2026: must go out by Mon 21 Dec 2026`);
  // Its day goes by without a record, and then they are sent.
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await lookFrom(page, [22, 12, 2026]);
  await expect(ppm.locator(".when")).toContainText("Decisions sent to four recipients: was to go out by Mon 21 Dec 2026 (passed: was it done?)");
  // Where there is little room an opened case has its facts folded.
  if (!(await page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" }).isVisible())) await page.locator("details.fold > summary").click();
  await addFact(page, "decisions of the permanence", "Decisions of the permanence planning meeting sent out", [21, 12, 2026]);
  await expect(ppm.locator(".when")).not.toContainText("Decisions sent");
  await expect(output).toContainText("2 working days after the meeting.");
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
  ["S5", "bcp", "Third looked-after review"],
  ["S2", "kent", "First looked-after review"],
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
