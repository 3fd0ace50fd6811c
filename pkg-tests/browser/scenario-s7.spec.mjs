// Scenario S7 of the domain research, three brothers and sisters entered one after another by Somerset's
// rules, through the page's own controls. The dates were worked out there, by hand and by script.

import { expect, test } from "@playwright/test";

import { addFact, choose, duty, lookFrom, open, openDuty, unfold } from "./page-controls.mjs";

// Each is a whole journey, with dozens of inputs.
test.slow();

const SOMERSET = "Somerset County Council";

/** @type {{ who: string, born: [number, number, number], third: string, health: string }[]} */
const CHILDREN = [
  { who: "the youngest, aged one", born: [15, 1, 2026], third: "Wed 22 Sep 2027", health: "Wed 1 Sep 2027" },
  { who: "the middle child, five on 14 September 2027", born: [14, 9, 2022], third: "Wed 22 Dec 2027", health: "Wed 1 Sep 2027" },
  { who: "the eldest, aged eleven", born: [2, 8, 2015], third: "Wed 22 Dec 2027", health: "Wed 1 Mar 2028" },
];

for (const { who, born, third, health } of CHILDREN) {
  test(`${who}, has reviews of their own`, async ({ page }) => {
    await open(page);
    await choose(page, SOMERSET);
    await lookFrom(page, [22, 3, 2027]);
    await addFact(page, "DOB", "Date of birth", born);
    await addFact(page, "CiC", "Looked after", [1, 3, 2027]);
    await addFact(page, "IHA", "Health assessment", [1, 3, 2027]);
    await unfold(page);
    await expect(duty(page, "First looked-after review")).toContainText("Wed 31 Mar 2027");

    await lookFrom(page, [20, 4, 2027]);
    await addFact(page, "CiC review", "Looked-after review held", [24, 3, 2027]);
    await addFact(page, "permanence decision", "Decision to pursue a permanence plan", [6, 4, 2027]);
    await addFact(page, "PPM", "Permanence planning meeting (PPM)", [20, 4, 2027]);
    await unfold(page);
    const second = duty(page, "Second looked-after review");
    await expect(second).toContainText("Thu 24 Jun 2027");
    await openDuty(second);
    await expect(second).toContainText("Thursday 1 July 2027");
    await expect(second.getByRole("table", { name: "The law and local rules, side by side" })).toBeVisible();

    await lookFrom(page, [22, 6, 2027]);
    await addFact(page, "CiC review", "Looked-after review held", [22, 6, 2027]);
    await unfold(page);
    await expect(duty(page, "Third looked-after review")).toContainText(third);
    await expect(duty(page, "Health reviewed every 6 months under 5, every 12 months from 5")).toContainText(health);
  });
}
