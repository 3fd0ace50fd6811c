// How much it takes: inputs, and seconds, for the first review date and for scenario S5 in full. An input is
// one field filled, choice made or button pressed. A script types faster than a person; a person's time is
// estimated by the keystroke-level model: 0.28 s a key, and for each input 1.1 s to point and 1.35 s to think.

import { expect, test } from "@playwright/test";

import { dateGroup, duty, enterS5, goOnWithS5, open, typeDate } from "./page-controls.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Counts what is done from now on.
 * @param {Page} page
 */
async function count(page) {
  await page.evaluate(() => {
    const effort = { inputs: 0, keys: 0 };
    /** @type {EventTarget | undefined} */
    let field;
    Object.assign(window, { effort });
    addEventListener("input", (event) => {
      const [target] = event.composedPath();
      if (target !== field) effort.inputs += 1;
      field = target;
      if (target instanceof HTMLInputElement && target.type === "text") effort.keys += target.value.length;
    }, true);
    addEventListener("click", (event) => {
      if (!event.composedPath().some((each) => each instanceof Element && each.matches("button, [role=option], summary, a"))) return;
      effort.inputs += 1;
      field = undefined;
    }, true);
  });
}

/**
 * @param {Page} page
 * @param {number} begun
 */
async function spent(page, begun) {
  const { inputs, keys } = /** @type {{ inputs: number, keys: number }} */ (await page.evaluate(() => Reflect.get(window, "effort")));
  const script = (Date.now() - begun) / 1000;
  const person = keys * 0.28 + inputs * 2.45;
  const said = `${inputs} inputs, ${keys} keys; ${script.toFixed(1)} s by script, ${person.toFixed(0)} s estimated for a person`;
  test.info().annotations.push({ type: "effort", description: said });
  console.log(`effort: ${test.info().title}: ${said}`);
  return { inputs, script, person };
}

test("the first review date takes at most five inputs and thirty seconds", async ({ page }) => {
  const begun = Date.now();
  await open(page);
  await count(page);
  const calculator = page.locator("permanence-calculator");
  await typeDate(dateGroup(calculator, "When did the child become looked after?"), [10, 10, 2026]);
  await calculator.getByRole("button", { name: "Work out the date" }).click();
  await expect(calculator.locator(".answer")).toHaveText("Friday 6 November 2026");
  const { inputs, person, script } = await spent(page, begun);
  expect(inputs).toBeLessThanOrEqual(5);
  expect(person).toBeLessThan(30);
  expect(script).toBeLessThan(30);
});

test("scenario S5 in full takes less than five minutes", async ({ page }) => {
  await open(page);
  await count(page);
  const begun = Date.now();
  await enterS5(page);
  await goOnWithS5(page);
  await expect(duty(page, "Formal dispute resolved")).toContainText("Tue 19 Jan 2027");
  await expect(duty(page, "Third looked-after review")).toContainText("Thu 17 Jun 2027");
  const { inputs, person } = await spent(page, begun);
  expect(inputs).toBeLessThanOrEqual(60);
  expect(person).toBeLessThan(300);
});
