// What has happened so far is entered in the order of the story, once each, and nothing is refused unsaid.

import { expect, test } from "@playwright/test";

import { addFact, dateGroup, duty, enterS5, lookFrom, open, openView, pickFact, status, typeDate, unfold } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const facts = (page) => page.getByRole("list", { name: "Facts, in the order they happened" });

/** @param {Page} page */
const form = (page) => page.locator("permanence-fact");

/** @param {Page} page */
const picker = (page) => page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" });

/** @param {Page} page */
const options = (page) => page.getByRole("listbox").getByRole("option");

test("the list to choose from begins with what settles most, then what follows, then the order of a life", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await picker(page).click();
  const groups = page.getByRole("listbox").getByRole("group");
  await expect(groups.nth(0)).toHaveAccessibleName("Asked for next");
  await expect(groups.nth(0).getByRole("option").first()).toContainText(/Settles \d+ dates/);
  await expect(groups.nth(1)).toHaveAccessibleName("Usually follows");
  await expect(groups.nth(2)).toHaveAccessibleName("Before care");
  // What is entered already and due again follows; nothing is offered twice.
  const offered = await groups.nth(1).getByRole("option").allTextContents();
  expect(new Set(offered).size).toBe(offered.length);
  for (const name of ["LAC review", "CLA review", "CiC review"]) {
    await picker(page).fill(name);
    await expect(page.getByRole("option", { name: "Looked-after review held", exact: true }).last()).toBeVisible();
  }
});

test("no choice is marked before an arrow is pressed, and the first arrow marks the first", async ({ page }) => {
  await open(page);
  await picker(page).focus();
  await page.keyboard.type("looked after");
  await expect(options(page).first()).toHaveAccessibleName("Looked after");
  await expect(picker(page)).not.toHaveAttribute("aria-activedescendant");
  await expect(status(page)).toHaveText(/^\d+ choices\. First: Looked after\.$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(form(page).getByRole("heading", { name: "Looked after", exact: true })).toBeVisible();
  const date = dateGroup(form(page), "When did it begin?");
  await typeDate(date, [1, 9, 2026]);
  await date.getByLabel("Year", { exact: true }).press("Enter");
  await expect(status(page)).toContainText("Added: looked after, since Tue 1 Sep 2026.");
  await expect(page.getByRole("button", { name: "Undo: added looked after, since Tue 1 Sep 2026", exact: true })).toBeVisible();
  await expect(facts(page).getByRole("listitem")).toHaveText(/Looked after since Tue 1 Sep 2026/);
});

test("Enter takes what is typed in full or is alone, and else marks the first instead of taking it unheard", async ({ page }) => {
  await open(page);
  await picker(page).focus();
  await page.keyboard.type("review");
  await page.keyboard.press("Enter");
  await expect(form(page)).toHaveCount(0);
  const marked = await picker(page).getAttribute("aria-activedescendant");
  await expect(options(page).first()).toHaveAttribute("id", marked ?? "");
  await expect(options(page).first()).toHaveAccessibleName("Looked-after review held");
  await page.keyboard.press("Enter");
  await expect(form(page).getByRole("heading", { name: "Looked-after review held", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("left care");
  await page.keyboard.press("Enter");
  await expect(form(page).getByRole("heading", { name: "Looked after: no", exact: true })).toBeVisible();
});

test("what is not so is named in the form, in what is said, in Undo and in the list", async ({ page }) => {
  await open(page);
  await pickFact(page, "looked after", "Looked after");
  await form(page).getByRole("button", { name: "Enter “Looked after: no” instead" }).click();
  await expect(form(page).getByRole("heading", { name: "Looked after: no", exact: true })).toBeVisible();
  await expect(status(page)).toHaveText("Now to be entered: looked after: no.");
  await expect(dateGroup(form(page), "Since when has it not been so?").getByLabel("Day", { exact: true })).toBeFocused();
  await typeDate(dateGroup(form(page), "Since when has it not been so?"), [2, 11, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(status(page)).toContainText("Added: looked after: no, since Mon 2 Nov 2026.");
  await expect(page.getByRole("button", { name: "Undo: added looked after: no, since Mon 2 Nov 2026", exact: true })).toBeVisible();
  await expect(facts(page).getByRole("listitem")).toHaveText(/Looked after: no since Mon 2 Nov 2026/);
  await page.getByRole("button", { name: /^Change looked after: no/ }).click();
  await form(page).getByRole("button", { name: "Enter “Looked after” instead" }).click();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(status(page)).toContainText("Changed: looked after, since Mon 2 Nov 2026.");
});

test("a value that nobody has chosen is not taken for the first of the list", async ({ page }) => {
  await open(page);
  await pickFact(page, "legal status", "Legal status");
  await typeDate(dateGroup(form(page), "When did it begin?"), [1, 9, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(form(page).getByRole("alert")).toContainText("Choose which it is: legal status");
  await form(page).getByLabel("Legal status", { exact: true }).selectOption({ label: "Interim care order (ICO)" });
  await expect(form(page).getByRole("heading", { name: "Legal status: Interim care order (ICO)" })).toBeVisible();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(status(page)).toContainText("Added: legal status: Interim care order (ICO), since Tue 1 Sep 2026.");
});

test("a question answered with a value and a day says both", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await openView(page, "Questions");
  const asked = page.locator("permanence-questions").getByRole("group", { name: "What is known about this: placement?", exact: true });
  await asked.getByLabel("Placement", { exact: true }).selectOption({ label: "Foster care" });
  await typeDate(dateGroup(asked, "Since when?"), [1, 9, 2026]);
  await asked.getByRole("button", { name: "Save" }).click();
  await expect(status(page)).toContainText("placement? Foster care, since Tue 1 Sep 2026.");
});

test("what a new placement ends is said, wherever it is entered", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "foster carers", "Placement: Foster care", [1, 9, 2026]);
  await expect(status(page)).toContainText("Added: placement: Foster care, since Tue 1 Sep 2026.");
  await expect(status(page)).not.toContainText("ended");
  await addFact(page, "kinship", "Placement: Connected person (family or friends)", [19, 11, 2026]);
  const said = "placement: Connected person (family or friends), since Thu 19 Nov 2026; ended Thu 19 Nov 2026: placement: Foster care";
  await expect(status(page)).toContainText(`Added: ${said}.`);
  await expect(page.getByRole("button", { name: "Undo: added placement: Connected person (family or friends), since Thu 19 Nov 2026", exact: true })).toBeVisible();
  await expect(facts(page)).toContainText("Tue 1 Sep 2026 to Thu 19 Nov 2026");
  // A date changed, with nothing begun, ends nothing else.
  await page.getByRole("button", { name: /^Change placement: Foster care/ }).click();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(status(page)).toHaveText(/^Changed: placement: Foster care, Tue 1 Sep 2026 to Thu 19 Nov 2026\./);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(status(page)).toContainText(`Undone: added ${said}.`);
});

test("an empty case asks first for what its dates count from, in the list and in Questions", async ({ page }) => {
  await open(page);
  await picker(page).click();
  const first = page.getByRole("listbox").getByRole("group").first();
  await expect(first).toHaveAccessibleName("To begin with");
  await expect(first.getByRole("option")).toHaveText(["Looked after", "Date of birth", "Legal status", "Placement", "Expected date of delivery"]);
  await page.keyboard.press("Escape");
  await openView(page, "Questions");
  const asked = page.locator("permanence-questions permanence-ask").getByRole("group").and(page.locator("[aria-label]"));
  await expect(asked.nth(0)).toHaveAccessibleName(/looked after/);
  await expect(asked.nth(0).getByRole("button", { name: "Yes, from that date" })).toBeVisible();
});

test("questions are counted once: in the view's name, its heading and its button", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await openView(page, "Questions");
  const many = /^(\d+) questions: the first 10 would settle \d+ dates$/;
  const count = async () => many.exec(await page.getByRole("heading", { name: many }).textContent() ?? "")?.[1] ?? "";
  const before = await count();
  const tab = page.locator("permanence-pathway nav.views a[href='#questions']");
  await expect(tab).toHaveText(`Questions (${before})`);
  await page.getByRole("button", { name: `Show all ${before} questions`, exact: true }).click();
  await expect(page.locator("permanence-questions permanence-ask")).toHaveCount(Number(before));
  await page.getByRole("button", { name: "Show the first 10", exact: true }).click();
  // One set aside is counted nowhere.
  await page.locator("permanence-questions permanence-ask").first().getByRole("button", { name: "Not known", exact: true }).click();
  expect(await count()).toBe(String(Number(before) - 1));
  await expect(tab).toHaveText(`Questions (${Number(before) - 1})`);
});

test("what was last said of one view does not follow into another", async ({ page }) => {
  await open(page);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  const line = page.locator("permanence-pathway p.status[aria-hidden]");
  await expect(line).toContainText("Added: looked after");
  await openView(page, "Approvals");
  await expect(line).toHaveText("");
  await expect(status(page)).toHaveText("");
  await openView(page, "Due");
  await expect(line).toHaveText("");
});

test("the whole name of the rules chosen can be read, and what Undo would take back", async ({ page }) => {
  await open(page);
  const council = page.getByLabel("Whose rules, beside the law");
  for (const [book, name, dated] of [["think", "Permanence planning process (Think Permanence)", "undated, 2013 or later"], ["somerset", "Somerset County Council", "undated, about 2014 to 2015"]]) {
    await council.selectOption(book ?? "");
    const under = page.locator("permanence-pathway #council-book");
    await expect(under).toContainText(dated ?? "");
    await expect(council).toHaveAccessibleDescription(new RegExp(`${dated}$`));
    // Drawn in the select's own letters, the name leaves room for the arrow; where it does not, it stands whole below.
    const fits = await council.evaluate((/** @type {HTMLSelectElement} */ select) => {
      const pen = document.createElement("canvas").getContext("2d");
      if (pen) pen.font = getComputedStyle(select).font;
      return (pen?.measureText(select.selectedOptions[0]?.text ?? "").width ?? Infinity) <= select.clientWidth - 40;
    });
    expect(fits || (await under.textContent())?.includes(name ?? "")).toBe(true);
  }
  for (const cut of await page.locator("#undo, #council-book").all()) {
    expect(await cut.evaluate((element) => element.scrollWidth <= element.clientWidth + 1)).toBe(true);
  }
  await expect(page.locator("#undo")).toHaveText("Undo: chosen the rules of Somerset County Council");
});

test("a question is found from the list, and led to", async ({ page }) => {
  await open(page);
  await pickFact(page, "remand", "Is the child on remand or in detention?");
  const asked = page.locator("permanence-questions").getByRole("group", { name: "Is the child on remand or in detention?" });
  await expect(asked.getByRole("button", { name: "Yes", exact: true })).toBeFocused();
});

test("what is in no list says where tasks are", async ({ page }) => {
  await open(page);
  await picker(page).fill("life story");
  await expect(page.getByText("Nothing matches ‘life story’.")).toContainText("tasks are ticked off in Pathway");
});

test("an event that was booked settles its booking, and is not entered twice", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "LAC review", "Looked-after review held", [17, 12, 2026]);
  await lookFrom(page, [4, 1, 2027]);
  await pickFact(page, "LAC review", "Looked-after review held");
  await expect(form(page).getByLabel("It is the one booked for Thu 17 Dec 2026")).toBeChecked();
  await typeDate(dateGroup(form(page), /^When was it/), [21, 12, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("Mon 21 Dec 2026");
  await expect(facts(page)).not.toContainText("17 Dec 2026");
  await expect(duty(page, "Third looked-after review")).toContainText("Mon 21 Jun 2027");
});

test("what is booked beside another booking does not take its place, unless somebody says so", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "stat visit", "Social worker's visit to the child", [1, 12, 2026]);
  await pickFact(page, "stat visit", "Social worker's visit to the child");
  const settles = form(page).getByLabel("It is the one booked for Tue 1 Dec 2026");
  await typeDate(dateGroup(form(page), /^When was it/), [8, 12, 2026]);
  await expect(settles).not.toBeChecked();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("booked Tue 1 Dec 2026");
  await expect(facts(page)).toContainText("booked Tue 8 Dec 2026");
});

test("an answer about a booked event settles the booking", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await addFact(page, "LAC review", "Looked-after review held", [17, 12, 2026]);
  await lookFrom(page, [4, 1, 2027]);
  const third = duty(page, "Third looked-after review");
  await unfold(page);
  await third.getByRole("button", { name: /^Add/ }).click();
  await typeDate(third.getByRole("group", { name: /second looked-after review/ }).first(), [18, 12, 2026]);
  await third.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(facts(page)).toContainText("Fri 18 Dec 2026");
  await expect(facts(page)).not.toContainText("17 Dec 2026");
  await expect(third).toContainText("Fri 18 Jun 2027");
});

test("a month alone is not guessed into a day; an event may be entered without its date", async ({ page }) => {
  await open(page);
  await enterS5(page);
  await pickFact(page, "IHA", "Health assessment");
  await typeDate(dateGroup(form(page), /^When was it/), ["", 9, 2026]);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(form(page).getByRole("alert")).toContainText("must include a day: a month alone is not enough to count from");
  await form(page).getByLabel("It happened, date not known").check();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(facts(page)).toContainText("date not known");
});

test("the label warns of a name, and Undo and Redo say what they would do", async ({ page }) => {
  await open(page);
  const label = page.getByLabel("Label for this case");
  await label.fill("1234567 records");
  await label.press("Tab");
  await expect(page.getByText("This looks like a name or a record number.")).toBeVisible();
  await label.fill("Case A");
  await label.press("Tab");
  await expect(page.getByText("This looks like a name or a record number.")).toHaveCount(0);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await page.getByRole("button", { name: "Undo: added looked after, since Tue 1 Sep 2026", exact: true }).click();
  await expect(status(page)).toContainText("Undone: added looked after, since Tue 1 Sep 2026.");
  await page.getByRole("button", { name: "Redo: added looked after, since Tue 1 Sep 2026", exact: true }).click();
  await expect(facts(page)).toContainText("Looked after");
});

test("what puts a case out of scope can be said, and taken back", async ({ page }) => {
  await open(page);
  await page.getByText("Short breaks, remand, or outside England?").click();
  const asked = page.getByRole("group", { name: "Are these short breaks (regulation 48)?" });
  await asked.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(page.getByText(/We do not work out short breaks/).first()).toBeVisible();
  await page.getByRole("button", { name: /^Remove the answer: Are these short breaks/ }).click();
  await expect(page.getByRole("list", { name: "Questions answered" })).toHaveCount(0);
});
