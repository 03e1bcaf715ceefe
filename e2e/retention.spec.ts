import { byCommand } from "./by-command.ts";
import { ReportPage } from "./report-page.ts";
import { expect, type Locator, type Page, test } from "./test.ts";

const weekly = {
  start: { event: "user_signed_up" },
  return: { event: "purchase_completed" },
  interval: "week",
  range: { from: "2024-05-01", to: "2024-06-30" },
};

const hostile = `<img src=x onerror="alert(1)">'); DROP TABLE events; -- {{7*7}}`;

class RetentionPage extends ReportPage {
  constructor(page: Page) {
    super(page, { name: "retention", title: "Retention" });
  }

  get grid(): Locator {
    return this.answer.getByRole("grid", { name: "Cohorts" });
  }

  /** Row 0 is the average; column −1 the names, 0 the sizes. */
  field(row: number, column: number): Locator {
    return this.grid.locator(`[data-row="${row}"][data-column="${column}"]`);
  }

  async choose(card: string, event: string): Promise<void> {
    await this.page.getByRole("region", { name: card }).getByRole("button", { name: "Choose an event" }).click();
    const field = this.page.locator("input[role=combobox]");
    await field.fill(event);
    await expect(this.page.locator("[role=option]").first()).toContainText(event);
    await field.press("Enter");
  }

  /** The counts of the cohorts, row by row, the size first; cells that have not begun are null. */
  async counts(): Promise<(number | null)[][]> {
    await this.answer.getByRole("radio", { name: "Count" }).click();
    const rows = await this.grid
      .locator("tbody tr")
      .evaluateAll((lines) => lines.slice(1).map((line) => [...line.querySelectorAll("td")].map((cell) => cell.innerText)));
    const number = (text: string) => (/not begun/.test(text) ? null : Number(text.replaceAll(/[,*\s]/g, "")));
    return rows.map((row) => row.map(number));
  }
}

type Answer = { cohorts: { size: number; values: (number | null)[] }[] };

test("retention is built by hand, and says the numbers of the command", async ({ page }) => {
  const retention = new RetentionPage(page);
  await retention.open();
  await retention.choose("They begin with", "user_signed_up");
  await retention.choose("They come back to", "purchase_completed");
  await expect(retention.reading).toContainText("Users by the day of their first user_signed_up ever, and how many did purchase_completed");
  await retention.open(weekly);
  const shown = await retention.counts();
  const { cohorts } = await byCommand<Answer>({ kind: "retention", ...weekly });
  expect(shown.map(([size]) => size)).toEqual(cohorts.map(({ size }) => size));
  expect(shown.map(([, ...cells]) => cells)).toEqual(cohorts.map(({ values }) => values.slice(1)));
  expect(shown.length).toBeGreaterThan(8);
});

test("a rule changes the question, and the numbers follow the command", async ({ page }) => {
  const retention = new RetentionPage(page);
  await retention.open(weekly);
  const before = await retention.counts();
  await page.getByRole("radio", { name: "On or after" }).click();
  await expect(retention.reading).toContainText("or later");
  await retention.ready();
  await expect.poll(() => retention.counts()).not.toEqual(before);
  const { cohorts } = await byCommand<Answer>({ kind: "retention", ...weekly, returning: "on_or_after" });
  expect((await retention.counts()).map(([, ...cells]) => cells)).toEqual(cohorts.map(({ values }) => values.slice(1)));
  await page.getByRole("radio", { name: "Brackets" }).click();
  await page.getByLabel("Brackets", { exact: true }).last().fill("1, 2–4");
  await page.keyboard.press("Enter");
  await expect(retention.reading).toContainText("in weeks 1, 2–4 after it");
  await retention.ready();
  await expect(retention.grid.getByRole("columnheader", { name: "Weeks 2–4" })).toBeVisible();
});

test("a cell leads to the people behind it, as many as it says", async ({ page }) => {
  const retention = new RetentionPage(page);
  await retention.open(weekly);
  await retention.field(2, 1).click();
  const item = page.getByRole("menuitem", { name: /^Retained users/ });
  const number = /[\d,]+$/.exec(await item.innerText())?.[0] ?? "none";
  await item.click();
  const list = page.getByRole("dialog");
  await expect(list).toContainText(`${number} users`);
  await expect(list.locator("tbody tr")).toHaveCount(Math.min(100, Number(number.replaceAll(",", ""))));
});

test("arrow keys walk the cells, a cohort draws its curve, a column is followed over time", async ({ page }) => {
  const retention = new RetentionPage(page);
  await retention.open(weekly);
  await retention.field(0, -1).focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await expect(retention.field(2, 1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toContainText("Came back");
  await page.keyboard.press("Escape");
  await expect(retention.field(2, 1)).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(retention.answer).toContainText("Dotted: the average of all cohorts");
  await retention.answer.getByRole("button", { name: "Show all" }).click();
  await retention.field(-1, 3).click();
  await expect(retention.answer.getByRole("region", { name: "Week 3 across the cohorts" })).toBeVisible();
});

test("a breakdown draws its groups; one of them fills the heatmap", async ({ page }) => {
  const retention = new RetentionPage(page);
  await retention.open({ ...weekly, breakdown: { property: "platform" } });
  const groups = retention.answer.getByRole("region", { name: "Groups", exact: true });
  const all = await retention.field(0, 0).innerText();
  await groups.locator("tbody tr").nth(1).getByRole("button").click();
  await expect(retention.field(0, 0)).not.toHaveText(all);
  await expect(groups.getByRole("checkbox").first()).toBeChecked();
});

test("the usual time away is a view of its own, in the address like every edit", async ({ page }) => {
  const retention = new RetentionPage(page);
  await retention.open(weekly);
  await page.getByRole("tab", { name: "Time away" }).click();
  await expect(page).toHaveURL(/view.*gaps/);
  await retention.ready();
  await expect(retention.answer.getByRole("region", { name: "Days away" })).toBeVisible();
  const said = await retention.reading.innerText();
  await page.reload();
  await retention.ready();
  expect(await retention.reading.innerText()).toBe(said);
  await page.goBack();
  await expect(retention.grid).toBeVisible();
});

test("names out of the data are text", async ({ page }) => {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const retention = new RetentionPage(page);
  await retention.open({ ...weekly, start: { event: hostile }, return: { event: hostile, label: hostile } });
  await expect(retention.reading).toContainText("<img src=x");
  await expect(retention.answer).toContainText("in these dates");
  await expect(page.locator("main img")).toHaveCount(0);
  expect(dialogs).toBe(0);
});
