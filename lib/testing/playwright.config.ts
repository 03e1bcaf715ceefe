import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const root = join(import.meta.dirname, "../..");
const port = Number(process.env.E2E_PORT ?? 3210);
const data = process.env.PARQUETRY_DATA ?? join(tmpdir(), "parquetry-e2e");
const executablePath = process.env.E2E_CHROMIUM;
const offline = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const sandbox = process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** The real browser against the product as `npm start` serves it: built, with demo data in a data root of its own. */
export default defineConfig({
  testDir: join(root, "e2e"),
  outputDir: join(root, "test-results"),
  workers: 2,
  fullyParallel: false,
  projects: [
    { name: "together", testIgnore: /settings\.spec/ },
    { name: "alone", testMatch: /settings\.spec/, dependencies: ["together"] },
  ],
  /** Limits against what hangs; how fast a thing is, the bench says. */
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    timezoneId: "UTC",
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: { args: [...sandbox, "--disable-gpu", ...offline], ...(executablePath ? { executablePath } : {}) },
  },
  webServer: {
    command: `node lib/commands/start.mjs --port ${port}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    env: { PARQUETRY_DATA: data },
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    reuseExistingServer: false,
    stdout: "pipe",
  },
});
