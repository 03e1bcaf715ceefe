import { expect, type Locator, type Page } from "@playwright/test";

/** The screen of any kind of report as a person uses it. */
export class ReportPage {
  constructor(
    readonly page: Page,
    /** The kind in the address, and the heading of its screen. */
    readonly kind: { name: string; title: string },
  ) {}

  async open(definition?: object): Promise<void> {
    await this.page.goto(`/reports/${this.kind.name}${definition ? `?q=${address(definition)}&v=1` : ""}`);
    await this.ready();
  }

  /** The answer has arrived: nothing runs and nothing is dimmed. */
  async ready(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: this.kind.title, level: 1, exact: true })).toBeVisible();
    await expect(this.page.getByRole("progressbar", { name: "Computing" })).toHaveCount(0);
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
  }

  get reading(): Locator {
    return this.page.getByTestId("reading");
  }

  get answer(): Locator {
    return this.page.getByRole("region", { name: "Answer" });
  }

  /** Opens a picker, searches, takes the first row. */
  async pick(opener: string | RegExp, search: string): Promise<void> {
    await this.page.getByRole("button", { name: opener }).click();
    const field = this.page.locator("input[role=combobox]");
    await field.fill(search);
    await expect(this.page.locator("[role=option]").first()).toContainText(search);
    await field.press("Enter");
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
