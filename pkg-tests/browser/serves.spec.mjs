// The page opens wherever councils can put it: behind a strict policy, and from a folder on disk.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { POLICY } from "../../.ci/policy.mjs";

/** @param {string} file in the built folder */
const onDisk = (file) => pathToFileURL(fileURLToPath(new URL(`../../www/dist/${file}`, import.meta.url))).href;

/**
 * Everything the page asked for, and everything it or the browser complained of.
 * @param {import("@playwright/test").Page} page
 */
function record(page) {
  /** @type {string[]} */ const requests = [];
  /** @type {string[]} */ const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { requests, complaints };
}

/** @param {import("@playwright/test").Page} page */
async function defined(page) {
  await page.waitForFunction(() => customElements.get("permanence-pathway") !== undefined);
}

test("is served under the strict policy and runs without a complaint", async ({ page }) => {
  const { complaints } = record(page);
  const response = await page.goto("/");
  expect(response?.headers()["content-security-policy"]).toBe(POLICY);
  await defined(page);
  await expect(page).toHaveTitle("Permanence Pathway");
  await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
  await expect(page.locator("permanence-pathway")).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test("asks only its own server, and for nothing once it is ready", async ({ page, baseURL }) => {
  const { requests } = record(page);
  await page.goto("/", { waitUntil: "networkidle" });
  await defined(page);
  const elsewhere = requests.filter((url) => !url.startsWith(String(baseURL)) && !url.startsWith("data:"));
  expect(elsewhere).toEqual([]);
  requests.length = 0;
  await page.keyboard.press("Tab");
  await page.mouse.wheel(0, 2000);
  await page.waitForLoadState("networkidle");
  expect(requests).toEqual([]);
});

test("is sent compressed to whoever takes that, and plain to whoever does not", async ({ baseURL, request }) => {
  const plain = await request.get(`${baseURL}pathway.js`, { headers: { "accept-encoding": "identity" } });
  expect(plain.headers()["content-encoding"]).toBeUndefined();
  for (const [accepted, encoding] of [["gzip, deflate, br", "br"], ["gzip", "gzip"]]) {
    const packed = await request.get(`${baseURL}pathway.js`, { headers: { "accept-encoding": String(accepted) } });
    expect(packed.headers()["content-encoding"]).toBe(encoding);
    expect(packed.headers()["content-type"]).toBe(plain.headers()["content-type"]);
    expect(packed.headers()["vary"]).toBe("Accept-Encoding");
    expect(await packed.text()).toBe(await plain.text());
  }
});

for (const [place, file] of /** @type {const} */ ([
  ["a folder on disk", "index.html"],
  ["one file on disk", "single.html"],
])) {
  test(`runs from ${place}`, async ({ page }) => {
    const { requests, complaints } = record(page);
    await page.goto(onDisk(file));
    await defined(page);
    expect(complaints).toEqual([]);
    const own = file === "single.html" ? [onDisk(file)] : requests.filter((url) => url.startsWith("file:"));
    expect(requests.filter((url) => !own.includes(url) && !url.startsWith("data:"))).toEqual([]);
  });
}

test("says so when scripts are off", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(String(baseURL));
  await expect(page.locator("permanence-pathway")).toContainText(/\w/);
  await context.close();
});

test("stores nothing by itself", async ({ page, context }) => {
  await page.goto("/");
  await defined(page);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await context.cookies()).toEqual([]);
});

test("does not scroll sideways", async ({ page }) => {
  await page.goto("/");
  await defined(page);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
});

test("has no fault that axe can find @modes", async ({ page }) => {
  await page.goto("/");
  await defined(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`)).toEqual([]);
});

test("the accessibility statement is linked from the foot, has no fault itself, and leads back", async ({ page }) => {
  await page.goto("/");
  await defined(page);
  await page.getByRole("link", { name: "Accessibility statement" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accessibility statement for Permanence Pathway");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByRole("link", { name: "Back to Permanence Pathway" }).click();
  await defined(page);
});

test("the one file alone links to no page that is not there", async ({ page }) => {
  await page.goto(onDisk("single.html"));
  await defined(page);
  await expect(page.getByRole("link", { name: "Accessibility statement" })).toHaveCount(0);
});
