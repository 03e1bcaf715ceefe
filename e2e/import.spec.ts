import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnServer, startOwnServer } from "./own-server.ts";
import { expect, type Locator, type Page, test } from "./test.ts";

/*
 * Imports that change the data set, on a server of their own: the other specs read the demo. The tests follow each other.
 */

test.describe.configure({ mode: "serial" });

const rowsOf = (event: string, days: number[]) => days.map((day) => `u${day},${event},2024-05-${String(day).padStart(2, "0")} 10:00:00`);
const csv = (lines: string[]) => ["user,event,time", ...lines].join("\n");
const badRows = (reason: "time" | "event", count: number) =>
  Array.from({ length: count }, (_, index) =>
    reason === "time" ? `u${index},opened,not a time ${index}` : `u${index},,2024-05-01 10:00:00`,
  );

const base = mkdtempSync(join(tmpdir(), "parquetry-import-"));
const [first, sent] = [join(base, "first"), join(base, "sent")];
let server: OwnServer;

test.beforeAll(async () => {
  mkdirSync(first, { recursive: true });
  mkdirSync(join(sent, "deeper"), { recursive: true });
  writeFileSync(join(first, "signed.csv"), csv(rowsOf("signed_up", [1, 2, 3])));
  writeFileSync(join(sent, "deeper", "bought.csv"), csv([...rowsOf("bought", [2, 3]), ...badRows("event", 110), ...badRows("time", 12)]));
  writeFileSync(join(sent, "opened.csv"), csv(rowsOf("opened", [4, 5, 6, 7])));
  writeFileSync(join(sent, ".hidden.csv"), csv(rowsOf("hidden", [8])));
  server = await startOwnServer(join(base, "data"), first);
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(base, { recursive: true, force: true });
});

const counts = (page: Page): Locator => page.getByRole("region", { name: "What would come in" });
const source = (page: Page): Locator => page.getByRole("region", { name: "Source" });

async function importNow(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).click();
  await expect(page.getByRole("heading", { name: "The new data set is in place" })).toBeVisible();
}

test("the folder named at the start is the data set", async ({ page }) => {
  await page.goto(`${server.address}/data`);
  await expect(page.getByText("3 events of 3 users", { exact: true })).toBeVisible();
  await expect(source(page)).toContainText("signed.csv");
});

test("a new file in that folder needs one click", async ({ page }) => {
  writeFileSync(join(first, "later.csv"), csv(rowsOf("later", [11])));
  await page.goto(`${server.address}/data/import`);
  await expect(page.getByText("Something in it has changed since.")).toBeVisible();
  await importNow(page, "Import what is new");
  await expect(page.getByText("4 events of 4 users", { exact: true })).toBeVisible();
});

test("a folder that is sent joins the present data, or takes its place", async ({ page }) => {
  await page.goto(`${server.address}/data/import`);
  await page.getByLabel("Folder", { exact: true }).setInputFiles(sent);
  await expect(counts(page)).toContainText("6 events of 6 users");
  await page.getByRole("radio", { name: "Add to it" }).click();
  await expect(counts(page)).toContainText("10 events of 8 users");
  await page.getByRole("radio", { name: "Replace" }).click();
  await expect(counts(page)).toContainText("6 events of 6 users");
  await page.getByRole("radio", { name: "Add to it" }).click();
  await importNow(page, "Import 10 events");
  await page.getByRole("link", { name: "The data set" }).click();
  await expect(page.getByText("10 events of 8 users", { exact: true })).toBeVisible();
  for (const file of ["signed.csv", "sent/deeper/bought.csv", "sent/opened.csv"]) await expect(source(page)).toContainText(file);
  await expect(source(page)).not.toContainText("hidden");
});

test("more rejects than one page holds are paged, and told apart by reason", async ({ page }) => {
  await page.goto(`${server.address}/data/rejects`);
  const rows = page.getByRole("region", { name: "Rejected rows" }).locator("tbody tr");
  await expect(rows).toHaveCount(50);
  await expect(page.getByText("122 rows", { exact: true })).toBeVisible();
  const [back, on] = [page.getByRole("button", { name: "Earlier rows" }), page.getByRole("button", { name: "Later rows" })];
  await expect(back).toBeDisabled();
  const seen = new Set(await rows.allInnerTexts());
  await on.click();
  await expect(page.getByText("51–100", { exact: true })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  for (const text of await rows.allInnerTexts()) seen.add(text);
  await on.click();
  await expect(rows).toHaveCount(22);
  for (const text of await rows.allInnerTexts()) seen.add(text);
  expect(seen.size, "no row twice, none left out").toBe(122);
  await expect(on).toBeDisabled();
  await page.getByRole("button", { name: /^time cannot be read/ }).click();
  await expect(rows).toHaveCount(12);
  await expect(page.getByText("12 rows", { exact: true })).toBeVisible();
});

test("what is new in the joined files is found later, and nothing when nothing is", async ({ page }) => {
  await page.goto(`${server.address}/data/import`);
  await expect(page.getByText("Nothing in it has changed since.")).toBeVisible();
  await page.getByRole("button", { name: "Import what is new" }).click();
  await expect(page.getByRole("heading", { name: "Nothing new" })).toBeVisible();
});

test("a dropped file takes the place of all, and a drop without files says so", async ({ page }) => {
  await page.goto(`${server.address}/data/import`);
  const zone = page.getByRole("region", { name: "Files to import" });
  const drop = async (name: string | null) => {
    const transfer = await page.evaluateHandle(
      ([file, text]) => {
        const made = new DataTransfer();
        if (file) made.items.add(new File([text ?? ""], file));
        else made.setData("text/plain", "no file");
        return made;
      },
      [name, csv(rowsOf("dropped", [9, 10]))] as const,
    );
    await zone.dispatchEvent("drop", { dataTransfer: transfer });
  };
  await drop(null);
  await expect(page.getByRole("alert").filter({ hasText: "There was no file in it." })).toBeVisible();
  await drop("dropped.csv");
  await importNow(page, "Import 2 events");
  await page.getByRole("link", { name: "The data set" }).click();
  await expect(page.getByText("2 events of 2 users", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Generations" }).locator("tbody tr")).toHaveCount(3);
});
