import { decodeDefinition } from "../lib/reports/address.ts";
import { valueText } from "../lib/reports/trends/chart/value.ts";
import { byCommand } from "./by-command.ts";
import { address, ReportPage } from "./report-page.ts";
import { scanBothThemes } from "./scan.ts";
import { expect, type Locator, type Page, test } from "./test.ts";

/** Two whole weeks: their reports' tables are short. */
const fortnight = { range: { from: "2024-06-17", to: "2024-06-30" } };

/** Two whole months, so that every number is of the past. */
const spring = { range: { from: "2024-05-06", to: "2024-06-30" } };

class KpiPage {
  constructor(readonly page: Page) {}

  async open(choices: object = spring): Promise<void> {
    await this.page.goto(`/kpis?q=${address(choices)}&v=1`);
    await this.ready();
  }

  /** Every tile says its number. */
  async ready(count = 20): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "KPIs", level: 1 })).toBeVisible();
    await expect(this.page.getByTestId("value")).toHaveCount(count);
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
  }

  tile(name: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** The number with all its digits. */
  async value(name: string): Promise<string> {
    return (await this.tile(name).getByTestId("value").getAttribute("title")) ?? "";
  }

  /** The report behind a tile, as the address of its title says it. */
  async definition(name: string): Promise<Record<string, unknown>> {
    const href = (await this.tile(name).getByRole("link").getAttribute("href")) ?? "";
    const said = new URL(href, "http://localhost").searchParams.get("q") ?? "";
    return decodeDefinition(said) ?? {};
  }

  async pick(opener: RegExp, name: string): Promise<void> {
    await this.page.getByRole("button", { name: opener }).click();
    const field = this.page.locator("input[role=combobox]");
    await field.fill(name);
    await expect(this.page.locator("[role=option]").first()).toContainText(name);
    await field.press("Enter");
  }
}

type Said = {
  series?: { total: number; compare: string }[];
  ratio?: { points: { dauPerMauRate: number }[] }[];
  steps?: { fromFirst: { rate: number } }[];
  medianSeconds?: number;
  average?: { perMember: number }[];
  points?: { state: string; new: number; returning: number; resurrecting: number; dormant: number }[];
};

const lastOver = ({ points = [] }: Said) => points.findLast(({ state }) => state === "closed");
const total = ({ series = [] }: Said) => series.find(({ compare }) => compare === "current")?.total;

/** Where the number of each figure stands in what the command answers. */
const figures = [
  ["Daily active users", total, "number"],
  ["Monthly active users", total, "count"],
  ["DAU / MAU", ({ ratio }: Said) => ratio?.[0]?.points.at(-1)?.dauPerMauRate, "rate"],
  ["Session duration", total, "seconds"],
  ["Bounce rate", total, "rate"],
  ["Conversion rate", ({ steps }: Said) => steps?.at(-1)?.fromFirst.rate, "rate"],
  ["Time to convert", ({ medianSeconds }: Said) => medianSeconds, "seconds"],
  ["Revenue", total, "number"],
  ["ARPU", total, "number"],
  ["ARPPU", total, "number"],
  ["Lifetime value", ({ average }: Said) => average?.at(-1)?.perMember, "number"],
  ["New users", (said: Said) => lastOver(said)?.new, "count"],
  ["Returning users", (said: Said) => lastOver(said)?.returning, "count"],
  ["Churned users", (said: Said) => Math.abs(lastOver(said)?.dormant ?? Number.NaN), "count"],
] as const;

test("every tile says the number that the command gives to its report", async ({ page }) => {
  const kpis = new KpiPage(page);
  await kpis.open();
  for (const [name, read, kind] of figures) {
    const said = await byCommand<Said>(await kpis.definition(name));
    expect(await kpis.value(name), name).toBe(valueText(read(said), kind));
  }
});

test("a tile opens its report, which says the same digits", async ({ page }) => {
  const kpis = new KpiPage(page);
  const opened = async (name: string, report: { name: string; title: string }) => {
    await kpis.open(fortnight);
    const value = await kpis.value(name);
    await kpis.tile(name).getByRole("link").click();
    const screen = new ReportPage(page, report);
    await screen.ready();
    return { value, answer: screen.answer };
  };
  const arpu = await opened("ARPU", { name: "trends", title: "Trends" });
  await expect(arpu.answer.getByRole("list", { name: "Numbers" }).getByTitle(arpu.value, { exact: true })).toBeVisible();
  const rate = await opened("Conversion rate", { name: "funnel", title: "Funnel" });
  await expect(rate.answer).toContainText(rate.value);
  const sticky = await opened("DAU / MAU", { name: "stickiness", title: "Stickiness" });
  await expect(sticky.answer.getByRole("region", { name: "Daily, weekly, monthly" }).locator("tbody tr").last()).toContainText(
    sticky.value,
  );
  const churned = await opened("Churned users", { name: "lifecycle", title: "Lifecycle" });
  await expect(churned.answer.getByRole("region", { name: "Intervals" }).locator("tbody tr").last()).toContainText(churned.value);
});

test("goal, money and dates are chosen in the address; back takes a choice back", async ({ page }) => {
  const kpis = new KpiPage(page);
  await kpis.open();
  const before = await kpis.value("Users at the goal");
  await kpis.pick(/^Goal event/, "user_signed_up");
  await expect(kpis.tile("Users at the goal")).toContainText("did user_signed_up");
  await kpis.ready();
  const chosen = await kpis.value("Users at the goal");
  expect(chosen).not.toBe(before);
  const reply = await byCommand<Said>({
    kind: "trends",
    series: [{ event: "user_signed_up", measure: "unique_users" }],
    view: "number",
    compare: "previous_period",
    ...spring,
  });
  expect(chosen).toBe(valueText(total(reply), "count"));
  await page.reload();
  await kpis.ready();
  expect(await kpis.value("Users at the goal")).toBe(chosen);
  await page.goBack();
  await kpis.ready();
  expect(await kpis.value("Users at the goal")).toBe(before);
});

test("a comparison is switched off and on again", async ({ page }) => {
  const kpis = new KpiPage(page);
  await kpis.open();
  await expect(page.getByTestId("change")).toHaveCount(20);
  await page.getByRole("button", { name: /^Compared with/ }).click();
  await page.getByRole("button", { name: "No comparison" }).click();
  await expect(page.getByTestId("change")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByTestId("change")).toHaveCount(20);
});

test("names out of the data are text, parts that make no sense are named", async ({ page }) => {
  const kpis = new KpiPage(page);
  const name = "promo_clicked <img src=x onerror=alert(1)>";
  await kpis.open({ ...spring, goal: name, colour: "red" });
  await expect(kpis.tile("Goals reached")).toContainText(`times ${name}`);
  await expect(page.locator("main img")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "left out: colour" })).toBeVisible();
});

test("a figure is explained by keyboard, and the page passes the accessibility scan in both themes", async ({ page }) => {
  const kpis = new KpiPage(page);
  await kpis.open();
  await page.getByRole("button", { name: "About Churned users" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "About Churned users" })).toContainText("dormant in the lifecycle");
  await expect(page.getByRole("dialog", { name: "About Churned users" })).toContainText("data through 2024-10-03");
  await page.keyboard.press("Escape");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await scanBothThemes(page);
});

test("leaving the page gives its questions up; the page is one column when narrow", async ({ page }) => {
  const kpis = new KpiPage(page);
  const streams: string[] = [];
  page.on("requestfailed", (request) => request.url().endsWith("/api/runs") && streams.push(request.url()));
  await page.goto(`/kpis?q=${address({ range: { from: "all" }, goal: "search_performed" })}&v=1`);
  await page.waitForRequest((request) => request.url().endsWith("/api/runs"));
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(/settings/);
  await expect.poll(() => streams.length).toBeGreaterThan(0);
  await page.setViewportSize({ width: 390, height: 900 });
  await kpis.open();
  const boxes = await Promise.all(["Daily active users", "Weekly active users"].map((name) => kpis.tile(name).boundingBox()));
  expect(boxes[0]?.x).toBe(boxes[1]?.x);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
