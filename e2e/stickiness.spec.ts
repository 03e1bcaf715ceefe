import { byCommand } from "./by-command.ts";
import { ReportPage } from "./report-page.ts";
import { expect, type Page, test } from "./test.ts";

const daily = { series: [{ event: null }], range: { from: "2024-05-01", to: "2024-05-31" } };

type Distribution = { values: { count: number }[] };

const stickinessOf = (page: Page) => new ReportPage(page, { name: "stickiness", title: "Stickiness" });

async function counts(stickiness: ReportPage): Promise<number[]> {
  const table = stickiness.answer.getByRole("region", { name: "How often" });
  await expect(table.locator("tbody tr").first()).toBeVisible();
  const all = table.getByRole("button", { name: /^Show all/ });
  if (await all.isVisible()) await all.click();
  const cells = await table.locator("tbody tr td:nth-child(2)").allInnerTexts();
  return cells.map((text) => Number(text.replaceAll(",", "")));
}

test("stickiness is begun from a starter and says the numbers of the command", async ({ page }) => {
  const stickiness = stickinessOf(page);
  await stickiness.open();
  await expect(async () => {
    await page.getByRole("button", { name: "Any event" }).click({ timeout: 1000 });
    await expect(stickiness.reading).toContainText("Users by how many days they did any event");
  }).toPass();
  await stickiness.open(daily);
  const exact = await counts(stickiness);
  const { series } = await byCommand<{ series: Distribution[] }>({ kind: "stickiness", ...daily });
  expect(exact).toEqual(series[0]?.values.map(({ count }) => count));
  await page.getByRole("switch", { name: "That many or more" }).click();
  await expect(page).toHaveURL(/cumulative/);
  await stickiness.ready();
  await expect.poll(async () => (await counts(stickiness))[0]).toBe(exact.reduce((sum, each) => sum + each, 0));
});

test("a bar leads to its people, as many as it says", async ({ page }) => {
  const stickiness = stickinessOf(page);
  await stickiness.open(daily);
  const [, twice] = await counts(stickiness);
  await stickiness.answer.getByRole("region", { name: "How often" }).locator("tbody tr").nth(1).getByRole("button").click();
  await page.getByRole("menuitem", { name: /^Users with exactly 2/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`${twice?.toLocaleString("en-US")} users`);
});

test("the power-user curve and DAU / MAU are views of the address", async ({ page }) => {
  const stickiness = stickinessOf(page);
  await stickiness.open(daily);
  await page.getByRole("tab", { name: "Power users" }).click();
  await expect(page).toHaveURL(/view.*power/);
  await stickiness.ready();
  await page.getByRole("radio", { name: "L7" }).click();
  expect((await counts(stickiness)).length).toBe(7);
  await page.getByRole("tab", { name: "DAU / MAU" }).click();
  await expect(stickiness.answer.getByRole("region", { name: "Daily, weekly, monthly" })).toBeVisible();
  const said = await stickiness.reading.innerText();
  await page.reload();
  await stickiness.ready();
  expect(await stickiness.reading.innerText()).toBe(said);
  await page.goBack();
  await expect(stickiness.answer.getByRole("radio", { name: "L28" })).toBeVisible();
});

test("a criterion changes the question; names out of the data are text", async ({ page }) => {
  const stickiness = stickinessOf(page);
  await stickiness.open(daily);
  await page.getByLabel("Times in an interval").fill("3");
  await page.keyboard.press("Enter");
  await expect(stickiness.reading).toContainText("3");
  await stickiness.open({ ...daily, series: [{ event: '<img src=x onerror="alert(1)">' }] });
  await expect(stickiness.reading).toContainText('<img src=x onerror="alert(1)">');
  await expect(stickiness.answer).toContainText("in these dates");
  await expect(page.locator("main img")).toHaveCount(0);
});
