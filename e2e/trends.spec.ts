import { byCommand } from "./by-command.ts";
import { ReportPage } from "./report-page.ts";
import { expect, type Page, test } from "./test.ts";

const range = { from: "2024-09-16", to: "2024-09-29" };
const buyers = { series: [{ event: "purchase_completed", measure: "unique_users" }], range };

type Line = { key: string; breakdown: string[] | null; points: { period: string; value: number | null }[]; total: number | null };
type Answer = { series: Line[] };

const trendsOf = (page: Page) => new ReportPage(page, { name: "trends", title: "Trends" });

const numberIn = (text: string) => (text === "—" ? null : Number(text.replaceAll(",", "")));

/** The numbers of a column of the points under the chart. */
async function points(trends: ReportPage, column = 2): Promise<(number | null)[]> {
  const table = trends.answer.getByRole("region", { name: "Points" });
  await expect(table).toBeVisible();
  return (await table.locator(`tbody tr td:nth-child(${column})`).allInnerTexts()).map(numberIn);
}

async function asked(definition: object): Promise<Line[]> {
  return (await byCommand<Answer>({ kind: "trends", ...definition })).series;
}

const values = (line: Line | undefined) => line?.points.map(({ value }) => value);

test("a trend is built by hand and says the numbers of the command", async ({ page }) => {
  const trends = trendsOf(page);
  await trends.open();
  await trends.pick("Add series", "page_viewed");
  await expect(trends.reading).toContainText("Number of page_viewed, by day");
  await page.getByLabel("Measure of series A").selectOption("unique_users");
  await expect(trends.reading).toContainText("Unique users with page_viewed, by day");
  await trends.open(buyers);
  const lines = await asked(buyers);
  expect(await points(trends)).toEqual(values(lines[0]));
  await page.getByRole("tab", { name: "Number" }).click();
  await trends.ready();
  const [whole] = await asked({ ...buyers, view: "number" });
  await expect(trends.answer.getByRole("list", { name: "Numbers" })).toContainText(String(whole?.total?.toLocaleString("en-US")));
});

test("a rule, a measure of a property and a breakdown change the numbers as the command says", async ({ page }) => {
  const trends = trendsOf(page);
  await trends.open(buyers);
  await points(trends);
  await page.getByLabel("Measure of series A").selectOption("sum");
  await trends.ready();
  await expect(trends.reading).toContainText(/^Sum of \w+ of purchase_completed/);
  await page.getByRole("switch", { name: "Cumulative" }).click();
  await expect(trends.reading).toContainText("added up from the start");
  await trends.ready();
  const property = (await page.getByRole("button", { name: /^Property of series A: / }).innerText()).trim();
  const cumulative = { series: [{ event: "purchase_completed", measure: { sum: property } }], range, cumulative: true };
  const [line] = await asked(cumulative);
  expect(await points(trends)).toEqual(values(line)?.map((value) => (value === null ? null : Number(value.toFixed(2)))));
  await trends.open(buyers);
  await points(trends);
  await page.getByRole("region", { name: "Break down" }).getByRole("button", { name: "Add" }).click();
  await page.locator("input[role=combobox]").fill("browser");
  await page.keyboard.press("Enter");
  await expect(trends.reading).toContainText("by browser");
  await trends.ready();
  const groups = await asked({ ...buyers, breakdown: { property: "browser" } });
  const rows = trends.answer.getByRole("region", { name: "Lines" }).locator("tbody tr");
  await expect(rows).toHaveCount(groups.length);
  expect(await points(trends)).toEqual(values(groups[0]));
  await page.getByRole("list", { name: "Groups" }).getByRole("button").nth(1).click();
  expect(await points(trends)).toEqual(values(groups[1]));
  await page.getByRole("list", { name: "Groups" }).getByRole("button").nth(1).click();
  await rows.first().getByRole("checkbox").click();
  expect(await points(trends)).toEqual(values(groups[1]));
});

test("formulas follow their series, and a wrong one says what to change", async ({ page }) => {
  const trends = trendsOf(page);
  await trends.open({ range, series: [...buyers.series, { event: null, measure: "unique_users" }] });
  await points(trends);
  const formulas = page.getByRole("region", { name: "Formulas" });
  await formulas.getByRole("button", { name: "Add" }).click();
  const field = page.getByRole("textbox", { name: "Formula 1", exact: true });
  await field.fill("A /");
  await field.press("Enter");
  await expect(formulas.getByRole("alert")).toContainText("the formula ends where a number or a letter is missing");
  await field.fill("A / B");
  await field.press("Enter");
  await expect(trends.reading).toContainText("A / B of unique users with purchase_completed (A) and unique users with any event (B)");
  await expect(formulas.getByRole("alert")).toHaveCount(0);
  await trends.ready();
  await expect.poll(async () => Math.max(...(await points(trends)).map(Number))).toBeLessThan(1);
  const shares = await points(trends);
  expect(shares.length).toBe(14);
  await page.getByRole("button", { name: "Series A: more" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(field).toHaveValue("A / C");
  await page.getByRole("button", { name: "Series B: more" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(field).toHaveValue("A / B");
});

test("a point leads to its people, as many as it says", async ({ page }) => {
  const trends = trendsOf(page);
  await trends.open({ ...buyers, compare: "previous_period" });
  const [first] = await points(trends, 3);
  const row = trends.answer.getByRole("region", { name: "Points" }).locator("tbody tr").first();
  await row.getByRole("button").click();
  await page.getByRole("menuitem", { name: /^Users behind it/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`${first?.toLocaleString("en-US")} users`);
  await page.keyboard.press("Escape");
  const [before] = await points(trends, 4);
  await row.getByRole("button").click();
  await page.getByRole("menuitem", { name: "Users of 2024-09-02" }).click();
  await expect(page.getByRole("dialog")).toContainText(`${before?.toLocaleString("en-US")} users`);
  await page.keyboard.press("Escape");
  await trends.answer.getByRole("slider", { name: /^Trend/ }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toContainText(`${first?.toLocaleString("en-US")}`);
});

test("views are of the address; back, forward and reload keep them", async ({ page }) => {
  const trends = trendsOf(page);
  const parts = { range, series: [{ event: "page_viewed", measure: "total" }], breakdown: { property: "browser" } };
  await trends.open({ ...parts, compare: "previous_period" });
  await expect(trends.answer.getByRole("list", { name: "About the chart" })).toContainText("Dotted: 2–15 Sep 2024.");
  for (const name of ["Areas", "Bars", "Pie", "Table", "Number"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`view.*${name.toLowerCase()}`));
    await trends.ready();
    await expect(trends.answer.getByRole("region", { name: "Lines" })).toBeVisible();
  }
  const said = await trends.reading.innerText();
  await page.reload();
  await trends.ready();
  expect(await trends.reading.innerText()).toBe(said);
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Table" })).toHaveAttribute("aria-selected", "true");
  await page.goForward();
  await expect(page.getByRole("tab", { name: "Number" })).toHaveAttribute("aria-selected", "true");
});

test("names out of the data are text, and nothing found says why", async ({ page }) => {
  const trends = trendsOf(page);
  const hostile = '<img src=x onerror="alert(1)">';
  await trends.open({ range, series: [{ event: hostile, measure: "total" }] });
  await expect(trends.reading).toContainText(hostile);
  await expect(trends.answer).toContainText("in these dates");
  await trends.open({ range, series: [{ event: "page_viewed", label: hostile, measure: "total" }], breakdown: { property: hostile } });
  await expect(trends.answer.getByRole("region", { name: "Points" })).toBeVisible();
  await expect(trends.reading).toContainText(hostile);
  await expect(page.locator("main img")).toHaveCount(0);
});

test("notes on days are written, changed and deleted from the chart", async ({ page }) => {
  const trends = trendsOf(page);
  await trends.open(buyers);
  await points(trends);
  const note = `Release <b>${Date.now()}</b>`;
  await trends.answer.getByRole("region", { name: "Points" }).locator("tbody tr").nth(2).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Notes on 18 Sep" }).click();
  await page.getByRole("textbox", { name: "New note" }).fill(note);
  await page.keyboard.press("Enter");
  const flag = trends.answer.getByRole("button", { name: /^Notes on 18 Sep: / });
  await expect(flag).toHaveAccessibleName(new RegExp(note));
  await page.reload();
  await expect(flag).toHaveAccessibleName(new RegExp(note));
  await flag.click();
  const written = page.getByRole("list", { name: "Notes" }).getByRole("listitem");
  const before = await written.count();
  await written.last().getByRole("textbox").fill(`${note} again`);
  await written.last().getByRole("textbox").press("Enter");
  await page.keyboard.press("Escape");
  await expect(flag).toHaveAccessibleName(/again/);
  await flag.click();
  await written
    .last()
    .getByRole("button", { name: /^Delete the note/ })
    .click();
  await expect(written).toHaveCount(before - 1);
});
