// The page's own controls, by the names a person or a screen reader knows them by.

import { expect } from "@playwright/test";
import { readFileSync } from "node:fs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */
/** @typedef {[day: number | string, month: number | string, year: number | string]} Typed */

/** A Monday: the day on which the scenarios of the design are first looked at. */
export const TODAY = "2026-11-23T10:00:00Z";

/**
 * Opens the page on a fixed day and waits until it can be used.
 * @param {Page} page
 * @param {string} [fragment]
 */
export async function open(page, fragment = "") {
  await page.clock.setFixedTime(TODAY);
  await page.goto(`/${fragment}`);
  await expect(page.getByRole("heading", { level: 1, name: "Permanence Pathway" })).toBeVisible();
  // The foot is drawn last.
  await expect(page.locator("permanence-pathway .foot")).toBeAttached();
}

/**
 * Types a date into its three fields.
 * @param {Locator} root holds one date
 * @param {Typed} typed
 */
export async function typeDate(root, [day, month, year]) {
  await root.getByLabel("Day", { exact: true }).fill(String(day));
  await root.getByLabel("Month", { exact: true }).fill(String(month));
  await root.getByLabel("Year", { exact: true }).fill(String(year));
}

/**
 * The group of fields of one date.
 * @param {Page | Locator} root
 * @param {string | RegExp} legend
 */
export const dateGroup = (root, legend) => root.getByRole("group", { name: legend });

/**
 * Chooses something to enter, by what is typed to find it.
 * @param {Page} page
 * @param {string} typed
 * @param {string | RegExp} option
 */
export async function pickFact(page, typed, option) {
  await page.getByRole("combobox", { name: "Add an event, placement, legal status or plan" }).fill(typed);
  // What is asked for next says beside its name how many dates it settles.
  const name = typeof option === "string" ? new RegExp(`^${option.replace(/[()?.]/g, "\\$&")}( Settles \\d+ dates?)?$`) : option;
  await page.getByRole("option", { name }).last().click();
}

/**
 * Adds a fact with one date.
 * @param {Page} page
 * @param {string} typed
 * @param {string | RegExp} option
 * @param {Typed} date
 * @param {string} [kind] which kind it was, where that is asked
 */
export async function addFact(page, typed, option, date, kind) {
  await pickFact(page, typed, option);
  const form = page.locator("permanence-fact");
  await typeDate(dateGroup(form, /^(When was it|When did it begin|Since when has it not been so|Date of birth|Expected date)/), date);
  if (kind) await form.getByLabel("Which kind?").selectOption({ label: kind });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
}

/**
 * Looks at the case from another day.
 * @param {Page} page
 * @param {Typed} day
 */
export async function lookFrom(page, day) {
  await page.getByRole("button", { name: /^Change the day looked from/ }).click();
  await typeDate(dateGroup(page, "Look at the case from which day?"), day);
  await page.getByRole("button", { name: "Set the day" }).click();
}

/**
 * One thing to be done, by its name.
 * @param {Page} page
 * @param {string} title
 */
export const duty = (page, title) => page.getByRole("article", { name: title, exact: true });

/**
 * Shows every duty that is folded only because there are many.
 * @param {Page} page
 */
export async function unfold(page) {
  await expect(page.getByRole("heading", { name: "Due", exact: true })).toBeVisible();
  const folded = page.locator("permanence-deadlines details:not([open]) > summary").getByText(/^Show \d+ more$/);
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

/**
 * Chooses whose rules stand beside the law.
 * @param {Page} page
 * @param {string} label
 */
export const choose = (page, label) => page.getByLabel("Whose rules, beside the law").selectOption({ label });

/**
 * Answers a question of the Questions view, and goes back to what is due.
 * @param {Page} page
 * @param {string} question
 * @param {string} answer
 */
export async function answer(page, question, answer) {
  await openView(page, "Questions");
  await expect(page.getByRole("heading", { name: /would settle/ })).toBeVisible();
  const all = page.getByRole("button", { name: /^Show all \d+ questions$/ });
  if (await all.isVisible()) await all.click();
  const asked = page.locator("permanence-questions").getByRole("group", { name: question });
  await asked.getByRole("button", { name: answer, exact: true }).click();
  await openView(page, "Due");
}

/**
 * Opens what is behind a duty's date.
 * @param {Locator} article
 */
export async function openDuty(article) {
  await article.getByText("Who, why and how it is counted").click();
}

/**
 * Opens a view of the case: by its link, or where there is no room for links by the list of views.
 * @param {Page} page
 * @param {string} view
 */
export async function openView(page, view) {
  const link = page.getByRole("navigation", { name: "Views of the case" }).getByRole("link", { name: new RegExp(`^${view}`) });
  if (await link.isVisible()) {
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "page");
    return;
  }
  await page.getByLabel("View", { exact: true }).selectOption({ label: view });
  await page.getByRole("button", { name: "Show", exact: true }).click();
}

/**
 * Scenario S5 of the domain research, as of 23 November 2026: a girl of 9, accommodated by agreement since
 * Tuesday 1 September 2026, first review held on Monday 28 September.
 * @param {Page} page
 */
export async function enterS5(page) {
  await choose(page, "Kent County Council");
  await addFact(page, "born", "Date of birth", [12, 3, 2017]);
  await addFact(page, "looked after", "Looked after", [1, 9, 2026]);
  await addFact(page, "section 20", /Accommodated by agreement \(section 20\)/, [1, 9, 2026]);
  await addFact(page, "CiC review", "Looked-after review held", [28, 9, 2026]);
}

/**
 * What happened next in S5: no clear plan at the second review, and a formal dispute from that day.
 * Seen from Monday 4 January 2027.
 * @param {Page} page
 */
export async function goOnWithS5(page) {
  await lookFrom(page, [4, 1, 2027]);
  await addFact(page, "LAC review", "Looked-after review held", [17, 12, 2026]);
  await addFact(page, "plan not recorded", /^Permanence plan recorded: Not recorded/, [17, 12, 2026]);
  await addFact(page, "formal dispute", /^Formal dispute \(issue\) resolution running$/, [17, 12, 2026]);
}

/**
 * Opens a case that comes with the page.
 * @param {Page} page
 * @param {string} id
 * @param {string} council by whose rules
 */
export async function openExample(page, id, council) {
  await open(page, "#examples");
  const story = page.getByRole("article").filter({ has: page.getByRole("heading", { name: new RegExp(`^${id}\\.`) }) });
  await story.getByLabel("By whose rules?").selectOption({ label: council });
  await story.getByRole("button", { name: /^Open this case/ }).first().click();
  await expect(page.getByRole("heading", { name: "Due", exact: true })).toBeFocused();
}

/**
 * What the page last said to a screen reader.
 * @param {Page} page
 */
export const status = (page) => page.getByRole("status");

/**
 * Saves the case to a file.
 * @param {Page} page
 * @param {string} [button]
 * @returns {Promise<{ name: string, bytes: Buffer }>}
 */
export async function saveFile(page, button = "Save to a file") {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/**
 * Chooses a file to open.
 * @param {Page} page
 * @param {{ name?: string, bytes: Buffer | string }} file
 */
export async function openFile(page, { name = "case.json", bytes }) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Open a case file" }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(bytes) });
}
