import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { FunnelPage } from "./funnel-page.ts";
import { expect, type Page, test } from "./test.ts";

/*
 * The same digits, whoever asks: the screen, the report command, and the drawer's SQL in a DuckDB that knows nothing of the product.
 */

type Counts = Record<string, number[]>;

const run = promisify(execFile);
const checkout = {
  steps: ["page_viewed", "product_viewed", "add_to_cart", "checkout_started", "purchase_completed"].map((event) => ({ event })),
  range: { from: "all" },
};

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parquetry-numbers-"));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test("screen, command and plain SQL say the same, before and after edits", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open(checkout);
  await expect(table(page, "Steps")).toBeVisible();
  const first = await agreed(funnel);
  expect(first.All?.[0]).toBeGreaterThan(first.All?.[4] ?? Number.POSITIVE_INFINITY);

  await page.getByLabel("Conversion window: unit").selectOption("minute");
  await expect(funnel.reading).toContainText("within 7 minutes");
  await expect.poll(async () => (await onScreen(page)).All?.[4]).not.toBe(first.All?.[4]);
  await funnel.ready();
  const shorter = await agreed(funnel);
  expect(shorter.All?.[0]).toBe(first.All?.[0]);
  expect(shorter.All?.[4]).toBeLessThan(first.All?.[4] ?? 0);

  await page.getByRole("region", { name: "Break down" }).getByRole("button", { name: "Add" }).click();
  await page.locator("input[role=combobox]").fill("browser");
  await page.keyboard.press("Enter");
  await expect(funnel.reading).toContainText("by browser");
  await expect(table(page, "Groups")).toBeVisible();
  await funnel.ready();
  const broken = await agreed(funnel);
  expect(Object.keys(broken).length).toBeGreaterThan(2);
  expect(broken.All).toEqual(shorter.All);
});

/** What the screen shows, after the command and the SQL have said the same. */
async function agreed(funnel: FunnelPage): Promise<Counts> {
  const shown = await onScreen(funnel.page);
  await funnel.page.getByRole("button", { name: "SQL", exact: true }).click();
  const drawer = funnel.page.getByRole("dialog", {
    name: "How it is computed",
  });
  await drawer.getByRole("radio", { name: "SQL", exact: true }).click();
  const sql = await drawer.locator("pre").innerText();
  await drawer.getByRole("radio", { name: "Definition" }).click();
  const definition = await drawer.locator("pre").innerText();
  await funnel.page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  expect(await byCommand(definition)).toEqual(shown);
  expect(await byPlainSql(sql)).toEqual(shown);
  return shown;
}

const table = (page: Page, name: "Steps" | "Groups") =>
  page.getByRole("region", { name: "Answer" }).getByRole("region", { name, exact: true }).getByRole("table");

/** The counts in the table under the chart; the total stands under All. */
async function onScreen(page: Page): Promise<Counts> {
  const grouped = (await table(page, "Groups").count()) > 0;
  const shown = table(page, grouped ? "Groups" : "Steps");
  const titles = await shown.getByRole("columnheader").allInnerTexts();
  const rows = await shown
    .locator("tbody tr")
    .evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll("td")].map((cell) => cell.innerText.trim())));
  const number = (text = "") => Number(text.replaceAll(",", ""));
  const reached = titles.findIndex((title) => title.trim() === "Reached");
  if (!grouped) return { All: rows.map((row) => number(row[reached])) };
  const steps = titles.flatMap((title, index) => (/^\d+\. /.test(title.trim()) ? [index] : []));
  return Object.fromEntries(rows.map((row) => [row[0] ?? "", steps.map((index) => number(row[index]))]));
}

async function byCommand(definition: string): Promise<Counts> {
  const file = join(folder, "definition.json");
  await writeFile(file, definition);
  const { stdout } = await run("npm", ["run", "--silent", "report", "--", file], { cwd: join(import.meta.dirname, "..") });
  const { steps, byBreakdown = {} } = JSON.parse(stdout) as {
    steps: { count: number }[];
    byBreakdown?: Counts;
  };
  return { All: steps.map(({ count }) => count), ...byBreakdown };
}

/** The unbroken total bears this `group_kind`; without a breakdown it is the only row. */
const totalKind = 0;

async function byPlainSql(sql: string): Promise<Counts> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
    const name = ({ group_kind = totalKind, group_name }: (typeof rows)[number]) =>
      Number(group_kind) === totalKind ? "All" : String(group_name);
    return Object.fromEntries(rows.map((row) => [name(row), checkout.steps.map((_, index) => Number(row[`reached_${index + 1}`]))]));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
