import { FunnelPage } from "./funnel-page.ts";
import { ReportPage } from "./report-page.ts";
import { scanBothThemes } from "./scan.ts";
import { expect, type Page, test } from "./test.ts";

const checkout = { steps: [{ event: "product_viewed" }, { event: "purchase_completed" }], range: { from: "all" } };
const views = {
  kind: "retention",
  start: { event: "product_viewed" },
  return: { event: "product_viewed" },
  range: { from: "all" },
  interval: "month",
};

/** The number before a noun: 1,234 users. */
const numberIn = (text: string): number => Number((/[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));

async function remove(page: Page, name: string): Promise<void> {
  await page.goto("/cohorts");
  await page.getByRole("button", { name: `Menu of ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
}

/** Saves the list in the drawer under a name; answers what the page says of it. */
async function saveList(page: Page, { name, mode }: { name: string; mode: "live" | "frozen" }): Promise<void> {
  await page.getByRole("button", { name: "Save as cohort" }).click();
  await page.getByLabel("Name of the cohort").fill(name);
  await page.getByRole("radio", { name: mode === "live" ? "Keep up to date (live)" : "As it is now (frozen)" }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(new RegExp(`^Saved [\\d,]+ users? as “${name}”`))).toBeVisible();
}

test("who drops off a funnel, and why one of them did, becomes a cohort, live and frozen; a retention report is filtered by each", async ({
  page,
}) => {
  const at = Date.now();
  const names = { live: `Looked only, live ${at}`, frozen: `Looked only, frozen ${at}` };
  const funnel = new FunnelPage(page);
  await funnel.open(checkout);
  const bar = funnel.answer.getByRole("button", { name: /dropped off before it/ }).first();
  const dropped = numberIn(/: ([\d,]+) /.exec((await bar.getAttribute("aria-label")) ?? "")?.[1] ?? "");
  await bar.click();
  await page.getByRole("menuitem", { name: /: dropped off/ }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText(/^[\d,]+ users$/)).toBeVisible();
  const listed = numberIn(await drawer.getByText(/^[\d,]+ users$/).innerText());
  expect(listed).toBe(dropped);
  await drawer
    .getByRole("button", { name: /^Why [au]_/ })
    .first()
    .click();
  await expect(drawer.getByText(/^Reached \d of 2 steps and dropped: /)).toBeVisible();
  await drawer.getByRole("button", { name: "The list" }).click();
  await saveList(page, { name: names.live, mode: "live" });
  await saveList(page, { name: names.frozen, mode: "frozen" });

  await page.goto("/cohorts");
  for (const name of Object.values(names))
    await expect(page.getByRole("row").filter({ hasText: name })).toContainText(listed.toLocaleString("en-US"));

  const retention = new ReportPage(page, { name: "retention", title: "Retention" });
  for (const name of Object.values(names)) {
    await retention.open(views);
    await retention.pick("Add filter", name);
    await expect(retention.reading).toContainText(`in cohort ${name}`);
    await retention.ready();
    const sizes = await retention.answer.getByRole("grid", { name: "Cohorts" }).locator('tbody tr td[data-column="0"]').allInnerTexts();
    expect(sizes.slice(1).reduce((sum, size) => sum + numberIn(size), 0)).toBe(listed);
  }

  await page.goto("/");
  await page.keyboard.press("ControlOrMeta+k");
  await page.locator("input[role=combobox]").fill(names.live);
  await page.getByRole("option", { name: names.live }).click();
  await expect(page.getByText("A live list:")).toBeVisible();
  await expect(page.getByTestId("cohort-size")).toHaveText(listed.toLocaleString("en-US"));
  await scanBothThemes(page);
  await page.getByRole("link", { name: "Open the report" }).click();
  await expect(funnel.answer.getByRole("button", { name: /dropped off before it/ }).first()).toBeVisible();
  for (const name of Object.values(names)) await remove(page, name);
});

test("a cohort is written in lines, measured as one writes, kept, changed, deleted and brought back", async ({ page }) => {
  const name = `Buyers ${Date.now()}`;
  await page.goto("/cohorts/new");
  const size = page.getByTestId("cohort-size");
  await expect(size).toHaveText(/^[\d,]+$/);
  const everybody = numberIn(await size.innerText());
  await page.getByRole("button", { name: "Event of the event: any event" }).click();
  await page.locator("input[role=combobox]").fill("purchase_completed");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("reading")).toContainText("Users who did purchase_completed");
  await expect(async () => expect(numberIn(await size.innerText())).toBeLessThan(everybody)).toPass();
  await page.getByRole("textbox", { name: "Name of the cohort" }).fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/cohorts\/[A-Za-z0-9]{24}$/);
  await page.getByRole("combobox", { name: "What they did or are" }).selectOption("did_not");
  await expect(page.getByTestId("reading")).toContainText("did not do purchase_completed");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: "Save changes" })).toBeDisabled();
  await scanBothThemes(page);
  await remove(page, name);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await remove(page, name);
});

test("ids from a file become a cohort; ids that are in no data are not counted", async ({ page }) => {
  const name = `From a file ${Date.now()}`;
  await page.goto("/cohorts/new");
  const first = page.getByRole("region", { name: "Users" }).getByRole("link").first();
  const id = (await first.getAttribute("title")) ?? "";
  await page.goto("/cohorts");
  await page.getByRole("button", { name: "Import ids" }).click();
  await page
    .getByLabel("File")
    .setInputFiles({ name: "ids.csv", mimeType: "text/csv", buffer: Buffer.from(`plan,user_id\npro,${id}\nfree,nobody-${name}\n`) });
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.waitForURL(/\/cohorts\/[A-Za-z0-9]{24}$/);
  await expect(page.getByText("A frozen list of 2 ids")).toBeVisible();
  await expect(page.getByTestId("cohort-size")).toHaveText("1");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await remove(page, name);
});
