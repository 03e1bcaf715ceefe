import { expect, type Locator, type Page } from "@playwright/test";
import { ReportPage } from "./report-page.ts";

/** The funnel screen as a person uses it. */
export class FunnelPage extends ReportPage {
  constructor(page: Page) {
    super(page, { name: "funnel", title: "Funnel" });
  }

  get steps(): Locator {
    return this.page.getByRole("listitem", { name: /^Step \d+$/ });
  }

  async addStep(event: string): Promise<void> {
    const before = await this.steps.count();
    await this.pick(/^Add (the first )?step$/, event);
    await expect(this.steps).toHaveCount(before + 1);
  }
}
