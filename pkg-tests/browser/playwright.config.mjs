// Chromium from the system, the built page, and the strict server: as `npm start` serves it.

import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const BROWSER_FLAGS = [
  // The tests may run as root, where Chromium cannot make its sandbox; it opens our own pages only.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: "../results/browser",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // A page that needs half a minute is a failure whatever it says.
  timeout: 30_000,
  reporter: "list",
  use: {
    browserName: "chromium",
    // The system chooses a free port, so that two checkouts can be tested at once. The server prints
    // it, `wait` below reads it into the environment, and the workers read this file again.
    baseURL: `http://127.0.0.1:${process.env.PATHWAY_PORT ?? 0}/`,
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: BROWSER_FLAGS },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    // WCAG 1.4.10: a 1280-pixel window at 400% zoom.
    { name: "reflow-320", use: { viewport: { width: 320, height: 640 } } },
    { name: "forced-colors", grep: /@modes/, use: { contextOptions: { forcedColors: "active" } } },
    { name: "reduced-motion", grep: /@modes/, use: { contextOptions: { reducedMotion: "reduce" } } },
  ],
  webServer: {
    command: "node .ci/serve.mjs",
    cwd: ROOT,
    env: { PORT: "0" },
    wait: { stdout: /127\.0\.0\.1:(?<pathway_port>\d+)/ },
  },
});
