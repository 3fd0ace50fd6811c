// What is wrong is said once above and again at the field, with what to do; nothing typed is lost.

import { expect, test } from "@playwright/test";

import { addFact, dateGroup, open, pickFact, typeDate } from "./page-controls.mjs";

/** @type {{ name: string, typed: [string, string, string], message: string, field: string }[]} */
const WRONG = [
  { name: "31 February", typed: ["31", "2", "2027"], message: "Date must be a real date: February 2027 has 28 days", field: "Day" },
  { name: "a missing year", typed: ["10", "10", ""], message: "Date must include a year", field: "Year" },
  { name: "a missing day and year", typed: ["", "10", ""], message: "Date must include a day and year", field: "Day" },
  { name: "year 0", typed: ["1", "1", "0000"], message: "Date must be on or after 1 January 1900", field: "Year" },
  { name: "year 9999", typed: ["1", "1", "9999"], message: "Date must be on or before 31 December 2100", field: "Year" },
  { name: "a word", typed: ["soon", "", ""], message: "‘soon’ is not a date. Enter it like 27 3 2026", field: "Day" },
  { name: "the month first", typed: ["3", "27", "2026"], message: "3/27/2026 is not in day, month, year order. Did you mean 27 March 2026?", field: "Day" },
  { name: "nothing", typed: ["", "", ""], message: "Enter the date the child became looked after", field: "Day" },
];

for (const { name, typed, message, field } of WRONG) {
  test(`says what to do about ${name}, and keeps what was typed`, async ({ page }) => {
    await open(page);
    const calculator = page.locator("permanence-calculator");
    const date = dateGroup(calculator, "When did the child become looked after?");
    await typeDate(date, typed);
    await calculator.getByRole("button", { name: "Work out the date" }).click();
    const summary = calculator.getByRole("alert");
    await expect(summary).toBeFocused();
    await expect(summary).toContainText("There is a problem");
    await expect(date).toContainText(`Error: ${message}`);
    await summary.getByRole("link", { name: message }).click();
    await expect(date.getByLabel(field, { exact: true })).toBeFocused();
    await expect(date.getByLabel(field, { exact: true })).toHaveAttribute("aria-invalid", "true");
    for (const [i, label] of ["Day", "Month", "Year"].entries()) {
      await expect(date.getByLabel(label, { exact: true })).toHaveValue(typed[i] ?? "");
    }
  });
}

test("a number that cannot be counted is refused at its field", async ({ page }) => {
  await open(page);
  const calculator = page.locator("permanence-calculator");
  await calculator.getByLabel("A limit I type").check();
  await calculator.getByLabel("How many").fill("a few");
  await typeDate(dateGroup(calculator, "Which date is it counted from?"), [1, 2, 2027]);
  await calculator.getByRole("button", { name: "Work out the date" }).click();
  await expect(calculator.getByRole("alert")).toContainText("Working days must be a whole number, 0 to 999");
  await expect(calculator.getByLabel("How many")).toHaveValue("a few");
});

test("a review before care began is refused, and the form keeps it", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await pickFact(page, "LAC review", "Looked-after review held");
  const form = page.locator("permanence-fact");
  const date = dateGroup(form, /^When was it/);
  await typeDate(date, [31, 8, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("Looked-after review held must be on or after 1 September 2026, when care began");
  await expect(date.getByLabel("Day", { exact: true })).toHaveValue("31");
  await expect(page.getByRole("list", { name: "Facts, in the order they happened" })).not.toContainText("review");
});

test("an end before its start is refused at the end's field", async ({ page }) => {
  await open(page);
  await pickFact(page, "looked after", "Looked after");
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, "When did it begin?"), [1, 9, 2026]);
  await form.getByLabel("It still goes on").uncheck();
  await typeDate(dateGroup(form, "When did it end?"), [1, 8, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(dateGroup(form, "When did it end?")).toContainText("Error: The end of looked after must be on or after its start. Check both dates");
});

test("two legal statuses at once are refused, unless one takes the other's place", async ({ page }) => {
  await open(page);
  await addFact(page, "section 20", /Accommodated by agreement \(section 20\)/, [1, 9, 2026]);
  await pickFact(page, "interim care order", /^Legal status: Interim care order/);
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, "When did it begin?"), [2, 11, 2026]);
  await form.getByLabel(/It takes the place of/).uncheck();
  await form.getByRole("button", { name: "Save" }).click();
  const message = "“Legal status: Accommodated by agreement (section 20)” must end by 2 November 2026, the day “Legal status: Interim care order (ICO)” starts. Enter its end date";
  await expect(form.getByRole("alert")).toContainText(message);
  await expect(dateGroup(form, "When did it begin?")).toContainText(`Error: ${message}`);
  await expect(dateGroup(form, "When did it begin?").getByLabel("Month", { exact: true })).toHaveValue("11");
  await form.getByRole("button", { name: "End “Legal status: Accommodated by agreement (section 20)” on 2 November 2026, and save" }).click();
  await expect(page.getByRole("list", { name: "Facts, in the order they happened" })).toContainText("Tue 1 Sep 2026 to Mon 2 Nov 2026");
});

test("an earlier status entered last is ended where the next one starts", async ({ page }) => {
  await open(page);
  await addFact(page, "interim care order", /^Legal status: Interim care order/, [2, 11, 2026]);
  await pickFact(page, "section 20", /Accommodated by agreement \(section 20\)/);
  const form = page.locator("permanence-fact");
  await form.getByLabel(/It takes the place of/).uncheck();
  await typeDate(dateGroup(form, "When did it begin?"), [1, 9, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByRole("button", { name: /^End “Legal status: Accommodated by agreement \(section 20\)” on 2 November 2026/ }).click();
  const facts = page.getByRole("list", { name: "Facts, in the order they happened" });
  await expect(facts).toContainText("Tue 1 Sep 2026 to Mon 2 Nov 2026");
  await expect(facts).toContainText("since Mon 2 Nov 2026");
});

test("a fact's date that is wrong is said above and at the field, and stays as typed", async ({ page }) => {
  await open(page);
  await pickFact(page, "CiC review", "Looked-after review held");
  const form = page.locator("permanence-fact");
  const date = dateGroup(form, /^When was it/);
  for (const { typed, message } of WRONG.filter(({ name }) => name !== "nothing")) {
    await typeDate(date, typed);
    await form.getByRole("button", { name: "Save" }).click();
    const said = message.replace(/^Date must/, "Date of looked-after review held must");
    await expect(form.getByRole("alert")).toBeFocused();
    await expect(form.getByRole("alert")).toContainText(said);
    await expect(date).toContainText(`Error: ${said}`);
    for (const [i, label] of ["Day", "Month", "Year"].entries()) {
      await expect(date.getByLabel(label, { exact: true })).toHaveValue(typed[i] ?? "");
    }
  }
});

test("what is typed about one thing is not carried into the form of another", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await pickFact(page, "CiC review", "Looked-after review held");
  const day = page.locator("permanence-fact").getByLabel("Day", { exact: true }).first();
  await day.fill("28");
  await page.getByRole("button", { name: /^Change looked after/ }).click();
  await expect(day).toHaveValue("1");
});

test("a date the case cannot take from the calculator is refused aloud", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const calculator = page.locator("permanence-calculator");
  // A case puts it away until it is asked for.
  await expect(calculator).toBeHidden();
  await page.getByText("Calculator: one date, apart from the case").click();
  await typeDate(dateGroup(calculator, "When did the child become looked after?"), [10, 10, 2026]);
  await page.keyboard.press("Enter");
  await calculator.getByRole("button", { name: "Put this date into the case" }).click();
  await expect(page.getByRole("status")).toContainText("Not added. Looked after must end by 10 October 2026");
  await typeDate(dateGroup(calculator, "When did the child become looked after?"), [1, 9, 2026]);
  await page.keyboard.press("Enter");
  await calculator.getByRole("button", { name: "Put this date into the case" }).click();
  await expect(page.getByRole("status")).toContainText("That date is already in the case.");
});

test("a period that still goes on is ended by the way out that is offered", async ({ page }) => {
  await open(page);
  await addFact(page, "section 20", /Accommodated by agreement \(section 20\)/, [1, 9, 2026]);
  await pickFact(page, "care order", /^Legal status: Care order/);
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, "When did it begin?"), [2, 11, 2026]);
  await form.getByLabel(/It takes the place of/).uncheck();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText(/“Legal status: Accommodated by agreement \(section 20\)” must end by 2 November 2026, the day “Legal status: Care order.*” starts/);
  await form.getByRole("button", { name: /^End “Legal status: Accommodated by agreement \(section 20\)” on 2 November 2026, and save$/ }).click();
  await expect(form).toHaveCount(0);
  const facts = page.getByRole("list", { name: "Facts, in the order they happened" });
  await expect(facts).toContainText("Tue 1 Sep 2026 to Mon 2 Nov 2026");
  await expect(facts).toContainText("since Mon 2 Nov 2026");
});

test("what cannot be booked is refused on a day still to come", async ({ page }) => {
  await open(page);
  await pickFact(page, "placement plan", "Placement plan made");
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, /^When was it/), [1, 12, 2026]);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("The date must be 23 November 2026 or earlier");
});

test("a label that looks like a name is warned about", async ({ page }) => {
  await open(page);
  const label = page.getByLabel("Label for this case");
  await label.fill("Jane Smith");
  await label.blur();
  await expect(page.getByText("This looks like a name or a record number.")).toBeVisible();
  await label.fill("Case A");
  await label.blur();
  await expect(page.getByText("This looks like a name or a record number.")).toHaveCount(0);
});

test("a case outside what is worked out is refused in words, and the answer can be taken back", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await page.getByText("Short breaks, remand, or outside England?").click();
  const question = page.getByRole("group", { name: /short breaks/ });
  await question.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(page.getByText("We do not work out short breaks (regulation 48). Ask your IRO service.")).toBeVisible();
  await expect(page.getByRole("article", { name: "First looked-after review" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Remove the answer: Are these short breaks/ }).click();
  await expect(page.getByRole("article", { name: "First looked-after review" })).toBeVisible();
});
