import { expect, type Locator, type Page } from "@playwright/test";

/** The funnel screen as a person uses it. */
export class FunnelPage {
  constructor(readonly page: Page) {}

  async open(definition?: object): Promise<void> {
    await this.page.goto(definition ? `/reports/funnel?q=${address(definition)}&v=1` : "/reports/funnel");
    await this.ready();
  }

  /** The answer has arrived: nothing runs and nothing is dimmed. */
  async ready(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Funnel", level: 1 })).toBeVisible();
    await expect(this.page.getByRole("progressbar", { name: "Computing" })).toHaveCount(0, { timeout: 30_000 });
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: 30_000 });
  }

  get reading(): Locator {
    return this.page.getByTestId("reading");
  }

  get steps(): Locator {
    return this.page.getByRole("listitem", { name: /^Step \d+$/ });
  }

  /** Opens a picker, searches, takes the first row. */
  async pick(opener: string | RegExp, search: string): Promise<void> {
    await this.page.getByRole("button", { name: opener }).click();
    const field = this.page.locator("input[role=combobox]");
    await field.fill(search);
    await expect(this.page.locator("[role=option]").first()).toContainText(search);
    await field.press("Enter");
  }

  async addStep(event: string): Promise<void> {
    const before = await this.steps.count();
    await this.pick(/^Add (the first )?step$/, event);
    await expect(this.steps).toHaveCount(before + 1);
  }
}

/** The text of the address for a definition, as the product writes it. */
export function address(definition: object): string {
  const swaps: Record<string, string> = {
    '"': "~",
    "{": "(",
    "}": ")",
    "[": "!",
    "]": "*",
    "~": '"',
    "(": "{",
    ")": "}",
    "!": "[",
    "*": "]",
  };
  return encodeURIComponent(JSON.stringify(definition).replace(/["~{}()[\]!*]/g, (sign) => swaps[sign] ?? sign));
}
