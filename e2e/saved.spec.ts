import { readFile } from "node:fs/promises";
import { byCommand } from "./by-command.ts";
import { address, ReportPage } from "./report-page.ts";
import { scanBothThemes } from "./scan.ts";
import { expect, type Page, test, whole } from "./test.ts";

const checkout = { steps: [{ event: "product_viewed" }, { event: "add_to_cart" }] };

/** A name that no other run of these tests has used. */
const fresh = (name: string) => `${name} ${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;

async function save(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(bar(page).getByRole("heading", { name })).toBeVisible();
}

const bar = (page: Page) => page.getByTestId("saved");
const unsaved = (page: Page) => page.getByText("Unsaved changes");

async function more(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "More with this report" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a report is saved, changed, kept over a reload, renamed, and brought back to an older version", async ({ page }) => {
  const funnel = new ReportPage(page, { name: "funnel", title: "Funnel" });
  const name = fresh("Cart");
  await funnel.open(checkout);
  await save(page, name);
  await expect(page).toHaveURL(/\?saved=[A-Za-z0-9]{24}&v=1$/);
  await page.keyboard.press("x");
  await expect(unsaved(page)).toBeVisible();
  await page.reload();
  await expect(unsaved(page)).toBeVisible();
  await expect(funnel.reading).toContainText("compared with");
  await page.goBack();
  await expect(unsaved(page)).toBeHidden();
  await page.goForward();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(unsaved(page)).toBeHidden();
  await expect(bar(page)).toContainText("version 2");
  await more(page, "Name, description, tags …");
  await page.getByRole("dialog").getByLabel("Name").fill(`${name} renamed`);
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(bar(page).getByRole("heading", { name: `${name} renamed` })).toBeVisible();
  await more(page, "Version history");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Version 1/ })
    .click();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(bar(page)).toContainText("version 4");
  await expect(bar(page).getByRole("heading", { name, exact: true })).toBeVisible();
  await expect(funnel.reading).not.toContainText("compared with");
  await page.reload();
  await expect(bar(page)).toContainText("version 4");
  await expect(unsaved(page)).toBeHidden();
});

test("of two tabs the second to save sees both versions and chooses", async ({ page, context }) => {
  const funnel = new ReportPage(page, { name: "funnel", title: "Funnel" });
  await funnel.open(checkout);
  await save(page, fresh("Both"));
  const other = whole(await context.newPage());
  await other.goto(page.url());
  await new ReportPage(other, funnel.kind).ready();
  await other.keyboard.press("x");
  await page.keyboard.press("ArrowLeft");
  await expect(unsaved(other)).toBeVisible();
  await expect(unsaved(page)).toBeVisible();
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(unsaved(other)).toBeHidden();
  await page.reload();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody saved another version meanwhile" });
  await expect(dialog.getByRole("region", { name: "Theirs", exact: true })).toContainText("compared with");
  await expect(dialog.getByText("range", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Keep mine as the newest version" }).click();
  await expect(bar(page)).toContainText("version 3");
  await other.keyboard.press("x");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.getByRole("button", { name: "Take theirs" }).click();
  await expect(bar(other)).toContainText("version 3");
  await expect(unsaved(other)).toBeHidden();
});

test("a report is deleted and brought back, exported, asked by the command line and imported", async ({ page }) => {
  const name = fresh("File <b>");
  const funnel = new ReportPage(page, { name: "funnel", title: "Funnel" });
  await funnel.open({ ...checkout, range: { from: "all" } });
  await save(page, name);
  const download = page.waitForEvent("download");
  await more(page, "Export as JSON");
  const text = await readFile(await (await download).path(), "utf8");
  const file = JSON.parse(text) as object;
  expect(file).toMatchObject({ parquetry: "report", version: 1, name, definition: { kind: "funnel", ...checkout } });
  const bare = { kind: "funnel", ...checkout, range: { from: "all" } };
  const counts = ({ steps }: { steps: { count: number; dropped: number }[] }) => steps.map(({ count, dropped }) => [count, dropped]);
  expect(counts(await byCommand(file))).toEqual(counts(await byCommand(bare)));
  await more(page, "Delete");
  await expect(page.getByRole("heading", { name: "Saved reports" })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(bar(page).getByRole("heading", { name })).toBeVisible();
  await page.goto("/saved");
  await expect(row).toHaveCount(1);
  const broken = { name: "broken.json", mimeType: "application/json", buffer: Buffer.from('{"kind":"funnel","steps":[{"evnt":"a"}]}') };
  await page
    .getByLabel("Report files")
    .setInputFiles([{ name: "report.json", mimeType: "application/json", buffer: Buffer.from(text) }, broken]);
  await expect(page.getByText("1 of 2 files brought in")).toBeVisible();
  await expect(page.getByRole("status", { name: "Imported files" })).toContainText("evnt");
  await page.getByRole("searchbox", { name: "Search saved reports" }).fill(name);
  await expect(row).toHaveCount(2);
});

test("Home offers templates on the data set's own events, and search finds a saved report", async ({ page }) => {
  const funnel = new ReportPage(page, { name: "funnel", title: "Funnel" });
  const name = fresh("Findable");
  await page.goto("/");
  const template = page.getByRole("region", { name: "Templates" }).getByRole("link", { name: /^Checkout/ });
  await expect(template).toContainText("purchase_completed");
  await template.click();
  await funnel.ready();
  await expect(funnel.reading).toContainText("purchase_completed");
  await save(page, name);
  await page.getByRole("button", { name: "Make it a favourite" }).click();
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Favourites" }).getByRole("link", { name: new RegExp(name) })).toBeVisible();
  await page.keyboard.press("/");
  await page.locator("input[role=combobox]").fill(name);
  await expect(page.locator("[role=option]").first()).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(bar(page).getByRole("heading", { name })).toBeVisible();
  await page.goto(`/reports/trends?saved=${new URL(page.url()).searchParams.get("saved")}&q=${address({ series: [] })}&v=1`);
  await expect(page).toHaveURL(/\/reports\/funnel\?/);
});

test("no accessibility faults on Home, the list, and a saved report with its dialogs", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const funnel = new ReportPage(page, { name: "funnel", title: "Funnel" });
  await funnel.open(checkout);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog").getByLabel("Name")).toBeFocused();
  await scanBothThemes(page);
  await page.keyboard.press("Escape");
  await save(page, fresh("Scanned"));
  await page.keyboard.press("x");
  await expect(unsaved(page)).toBeVisible();
  await funnel.ready();
  await scanBothThemes(page);
  await more(page, "Version history");
  await expect(page.getByRole("list", { name: "Versions" })).toBeVisible();
  await scanBothThemes(page);
  for (const place of ["/", "/saved"]) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await scanBothThemes(page);
  }
});
