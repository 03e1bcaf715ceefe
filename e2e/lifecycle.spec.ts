import { byCommand } from "./by-command.ts";
import { ReportPage } from "./report-page.ts";
import { expect, type Page, test } from "./test.ts";

const weekly = { event: { event: null }, interval: "week", range: { from: "2024-05-06", to: "2024-06-30" } };

type Point = { period: string; new: number; returning: number; resurrecting: number; dormant: number };

const lifecycleOf = (page: Page) => new ReportPage(page, { name: "lifecycle", title: "Lifecycle" });

/** The table of the intervals: begins, active, new, returning, resurrecting, dormant. */
async function onScreen(lifecycle: ReportPage): Promise<Point[]> {
  const lines = lifecycle.answer.getByRole("region", { name: "Intervals" }).locator("tbody tr");
  await expect(lines.first()).toBeVisible();
  const rows = await lines.evaluateAll((all) => all.map((line) => [...line.querySelectorAll("td")].map((cell) => cell.innerText)));
  const number = (text = "") => Number(text.replaceAll(",", ""));
  return rows.map((row) => ({
    period: row[0] ?? "",
    new: number(row[2]),
    returning: number(row[3]),
    resurrecting: number(row[4]),
    dormant: number(row[5]),
  }));
}

async function byReport(definition: object): Promise<Point[]> {
  const { points } = await byCommand<{ points: Point[] }>({ kind: "lifecycle", ...definition });
  return points.map(({ period, new: fresh, returning, resurrecting, dormant }) => ({
    period,
    new: fresh,
    returning,
    resurrecting,
    dormant: Math.abs(dormant),
  }));
}

test("a lifecycle is begun from a starter and says the numbers of the command", async ({ page }) => {
  const lifecycle = lifecycleOf(page);
  await lifecycle.open();
  await expect(async () => {
    await page.getByRole("button", { name: "Any event, week by week" }).click({ timeout: 1000 });
    await expect(lifecycle.reading).toContainText("with any event in each week");
  }).toPass();
  await lifecycle.open(weekly);
  expect(await onScreen(lifecycle)).toEqual(await byReport(weekly));
  await page.getByLabel("Granularity").selectOption("month");
  await expect(lifecycle.reading).toContainText("in each month");
  const months = await byReport({ ...weekly, interval: "month" });
  await expect.poll(() => onScreen(lifecycle)).toEqual(months);
});

test("an interval leads to its people, as many as it says", async ({ page }) => {
  const lifecycle = lifecycleOf(page);
  await lifecycle.open(weekly);
  const [, second] = await onScreen(lifecycle);
  await lifecycle.answer.getByRole("region", { name: "Intervals" }).locator("tbody tr").nth(1).getByRole("button").click();
  await page.getByRole("menuitem", { name: /^Dormant users/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`${second?.dormant.toLocaleString("en-US")} users`);
});

test("states are hidden and shown, a group is drawn alone, back and reload keep the question", async ({ page }) => {
  const lifecycle = lifecycleOf(page);
  await lifecycle.open(weekly);
  const dormant = lifecycle.answer.getByRole("list", { name: "States" }).getByRole("button", { name: "Dormant" });
  await dormant.click();
  await expect(dormant).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("region", { name: "Break down" }).getByRole("button", { name: "Add" }).click();
  await page.locator("input[role=combobox]").fill("platform");
  await page.keyboard.press("Enter");
  await expect(lifecycle.reading).toContainText("by platform");
  await lifecycle.ready();
  const groups = lifecycle.answer.getByRole("region", { name: "Groups", exact: true });
  await groups.locator("tbody tr").nth(1).getByRole("button").click();
  await expect(lifecycle.answer.getByRole("button", { name: /show all$/ })).toBeVisible();
  const said = await lifecycle.reading.innerText();
  await page.reload();
  await lifecycle.ready();
  expect(await lifecycle.reading.innerText()).toBe(said);
  await page.goBack();
  await expect(lifecycle.reading).not.toContainText("platform");
});

test("names out of the data are text", async ({ page }) => {
  const lifecycle = lifecycleOf(page);
  await lifecycle.open({ ...weekly, event: { event: '<img src=x onerror="alert(1)">' } });
  await expect(lifecycle.reading).toContainText('<img src=x onerror="alert(1)">');
  await expect(lifecycle.answer).toContainText("in these dates");
  await expect(page.locator("main img")).toHaveCount(0);
});
