import { byCommand } from "./by-command.ts";
import { address } from "./report-page.ts";
import { scanBothThemes } from "./scan.ts";
import { expect, type Locator, type Page, test } from "./test.ts";

const purchases = { series: [{ event: "purchase_completed", measure: "total" }], view: "number", range: { from: "all" } };
const checkout = {
  steps: [{ event: "product_viewed" }, { event: "purchase_completed" }],
  range: { last: { value: 14, unit: "day" } },
};
const trial = {
  exposure: { event: "experiment_viewed" },
  variantProperty: "variant",
  metrics: [{ type: "conversion", event: "purchase_completed", window: { value: 7, unit: "day" } }],
  range: { from: "all" },
};
const month = { from: "2024-05-01", to: "2024-05-31" };

/** Saves a report under a name, as a person does. */
async function save(page: Page, { kind, definition, name }: { kind: string; definition: object; name: string }): Promise<void> {
  await page.goto(`/reports/${kind}?q=${address(definition)}&v=1`);
  await ready(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByTestId("saved")).toContainText(name);
}

async function add(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await page.getByRole("combobox", { name: "Find a saved report" }).fill(name);
  await page.getByRole("option", { name }).first().click();
}

async function choose(page: Page, tile: Locator, ...path: readonly string[]): Promise<void> {
  await tile.getByRole("button", { name: /^Menu of/ }).press("Enter");
  for (const name of path) await page.getByRole("menuitem", { name, exact: true }).press("Enter");
}

/** Everything on the board has its answer. */
async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("progressbar", { name: "Computing" })).toHaveCount(0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

const tileOf = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a board of saved reports: layout by keyboard, dates for all, one broken tile, full screen", async ({ page }) => {
  const run = Math.random().toString(36).slice(2, 8);
  const names = { purchases: `Purchases ${run}`, checkout: `Checkout ${run}`, trial: `Trial ${run}`, gone: `Gone ${run}` };
  await save(page, { kind: "trends", definition: purchases, name: names.purchases });
  await save(page, { kind: "funnel", definition: checkout, name: names.checkout });
  await save(page, { kind: "experiment", definition: trial, name: names.trial });
  await save(page, { kind: "trends", definition: { ...purchases, range: month }, name: names.gone });

  await page.goto("/dashboards");
  const named = page.getByLabel("Name of the dashboard");
  await expect(async () => {
    await page.getByRole("button", { name: "New dashboard" }).first().click();
    await expect(named).toBeVisible({ timeout: 1000 });
  }).toPass();
  await named.fill(`Growth ${run}`);
  await page.getByRole("button", { name: "Make it" }).click();
  await expect(page.getByRole("heading", { name: `Growth ${run}`, level: 1 })).toBeVisible();
  await page.keyboard.press("e");
  for (const name of Object.values(names)) await add(page, name);
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await page.getByLabel("Text in Markdown").fill("# Read me\n\n<b>no html</b> [good](https://example.com) [bad](javascript:alert(1))");
  await page.getByRole("button", { name: "Keep" }).click();

  const number = tileOf(page, names.purchases);
  const before = await number.boundingBox();
  await choose(page, number, "Size", "Narrower");
  await choose(page, tileOf(page, names.checkout), "Size", "Taller");
  await expect.poll(async () => (await number.boundingBox())?.width ?? 0).toBeLessThan(before?.width ?? 0);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved for everybody", { exact: true })).toBeVisible();
  await ready(page);

  type Totals = { series: { total: number }[] };
  const all = await byCommand<Totals>({ kind: "trends", ...purchases });
  await expect(number.locator(`[title="${all.series[0]?.total.toLocaleString("en-US")}"]`)).toBeVisible();
  const words = tileOf(page, "Text");
  await expect(words).toContainText("<b>no html</b>");
  await expect(words.getByRole("link", { name: "good" })).toHaveAttribute("rel", /noopener/);
  await expect(words.getByRole("link", { name: "bad" })).toHaveCount(0);
  await scanBothThemes(page);

  const board = new URL(page.url()).pathname;
  await page.goto(`${board}?q=${address({ range: month })}&v=1`);
  const may = await byCommand<Totals>({ kind: "trends", ...purchases, range: month });
  expect(may.series[0]?.total).not.toBe(all.series[0]?.total);
  await expect(number.locator(`[title="${may.series[0]?.total.toLocaleString("en-US")}"]`)).toBeVisible();
  await expect(page.getByText("Only for you")).toBeVisible();
  await tileOf(page, names.trial)
    .getByRole("button", { name: /board’s dates do not apply/ })
    .click();
  await expect(page.getByTestId("tile-notes")).toContainText("an experiment is read over the dates in which it ran");
  await page.keyboard.press("Escape");

  await page.goto("/saved");
  await page.goto(board);
  const openGone = tileOf(page, names.gone);
  await choose(page, openGone, "Open as saved");
  await expect(page.getByTestId("saved")).toContainText("used on 1 dashboard");
  await page.getByTestId("saved").getByRole("button", { name: "More with this report" }).click();
  await page.getByRole("menuitem", { name: /Delete/ }).click();
  await page.goto(board);
  await expect(tileOf(page, "A report that is gone")).toContainText("This report was deleted");
  await ready(page);
  await expect(number.locator(`[title="${all.series[0]?.total.toLocaleString("en-US")}"]`)).toBeVisible();
  await expect(tileOf(page, names.checkout)).toContainText("product_viewed");

  await page.keyboard.press("f");
  await expect(page.getByText("refreshed at")).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave full screen (Esc)" }).click();
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeVisible();
});
