import { address } from "./report-page.ts";
import { scanBothThemes } from "./scan.ts";
import { expect, type Page, test, whole } from "./test.ts";

const purchases = { series: [{ event: "purchase_completed", measure: "total" }], view: "number", range: { from: "all" } };
const password = "a horse on the moon";

/** Saves a report and puts it alone onto a new board. */
async function boardOf(page: Page, name: string): Promise<void> {
  await page.goto(`/reports/trends?q=${address(purchases)}&v=1`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByTestId("saved")).toContainText(name);
  await page.goto("/dashboards");
  await page.getByRole("button", { name: "New dashboard" }).click();
  await page.getByLabel("Name of the dashboard").fill(`Board ${name}`);
  await page.getByRole("button", { name: "Make it" }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await page.getByRole("combobox", { name: "Find a saved report" }).fill(name);
  await page.getByRole("option", { name }).first().click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved for everybody", { exact: true })).toBeVisible();
}

test("a board by a public link: off by default, a password, one filter to choose, gone when it is revoked", async ({ page, browser }) => {
  const name = `Purchases ${Math.random().toString(36).slice(2, 8)}`;
  await boardOf(page, name);
  await expect(page.getByText("Public", { exact: true })).toHaveCount(0);

  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Off: only people with an account see this dashboard.");
  await dialog.getByLabel("Ask for a password").click();
  await dialog.getByLabel("Password of the link").fill(password);
  await dialog.getByLabel("When the link ends").selectOption("7");
  await dialog.getByLabel("Add a filter that viewers may set").selectOption({ label: "country" });
  await scanBothThemes(page);
  await dialog.getByRole("button", { name: "Make a public link…" }).click();
  await expect(dialog.getByTestId("becomes-public")).toContainText(name);
  await expect(dialog.getByTestId("becomes-public")).toContainText("country");
  await dialog.getByRole("button", { name: "Make it public" }).click();
  const link = new URL(await dialog.getByLabel("Public link").inputValue()).pathname;
  expect(link).toMatch(/^\/s\/[A-Za-z0-9_-]{43}$/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Public", { exact: true })).toBeVisible();

  const visitor = whole(await (await browser.newContext()).newPage());
  const response = await visitor.goto(link);
  expect(response?.headers()["x-robots-tag"]).toContain("noindex");
  expect(response?.headers()["cache-control"]).toContain("no-store");
  expect(response?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  await expect(visitor).toHaveTitle(/Shared dashboard/);
  await visitor.getByLabel("Password").fill("not this one");
  await visitor.getByRole("button", { name: "Open" }).click();
  await expect(visitor.getByText("This is not the password.")).toBeVisible();
  await visitor.getByLabel("Password").fill(password);
  await visitor.getByRole("button", { name: "Open" }).click();
  const tile = visitor.getByRole("region", { name });
  const number = tile
    .locator("[title]")
    .filter({ hasText: /^[\d,.]+[KM]?$/ })
    .first();
  await expect(number).toBeVisible();
  const all = await number.getAttribute("title");
  await expect(visitor.getByRole("navigation")).toHaveCount(0);
  await scanBothThemes(visitor);

  await visitor.getByRole("button", { name: /^country:/ }).click();
  await visitor.getByRole("group", { name: "country" }).getByRole("checkbox").first().check({ force: true });
  await expect(number).not.toHaveAttribute("title", all ?? "");

  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog).toContainText("last opened");
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await dialog.getByRole("button", { name: "End the link" }).click();
  await expect(page.getByText("The dashboard is no longer public", { exact: true })).toBeVisible();
  await visitor.getByRole("group", { name: "country" }).getByRole("checkbox").first().dispatchEvent("click");
  await expect(visitor.getByText("This link is over")).toBeVisible();
  expect((await visitor.goto(link))?.status()).toBe(404);
  await visitor.context().close();
});

test("previews of a link show a picture of the board only where it is allowed and there is no password", async ({ page, browser }) => {
  const name = `Picture ${Math.random().toString(36).slice(2, 8)}`;
  await boardOf(page, name);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("And a picture of it")).toHaveCount(0);
  await dialog.getByLabel(/Show the dashboard’s name/).click();
  await dialog.getByLabel(/And a picture of it/).click();
  await dialog.getByRole("button", { name: "Make a public link…" }).click();
  await expect(dialog.getByTestId("becomes-public")).toContainText("show its name and a picture of its numbers");
  await dialog.getByRole("button", { name: "Make it public" }).click();
  const link = new URL(await dialog.getByLabel("Public link").inputValue()).pathname;
  await dialog.getByRole("button", { name: "Done" }).click();

  const visitor = await (await browser.newContext()).newPage();
  const picture = visitor.locator('meta[property="og:image"]');
  await visitor.goto(link);
  await expect(picture).toHaveAttribute("content", new RegExp(`${link}/preview.png$`));
  await expect(visitor.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
  const drawn = await visitor.request.get(`${link}/preview.png`);
  expect([drawn.status(), drawn.headers()["content-type"], drawn.headers()["cache-control"]]).toEqual([
    200,
    "image/png",
    expect.stringContaining("no-store"),
  ]);

  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog.getByLabel("Ask for a password").click();
  await dialog.getByLabel("Password of the link").fill(password);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The link is changed", { exact: true })).toBeVisible();
  await visitor.goto(link);
  await expect(visitor.getByLabel("Password")).toBeVisible();
  await expect(picture).toHaveCount(0);
  expect((await visitor.request.get(`${link}/preview.png`)).status()).toBe(404);
  await visitor.context().close();
});
