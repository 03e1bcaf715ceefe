import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { FunnelResult } from "../../reports/funnel/result/answer.ts";
import type { KindTests } from "../kind-tests.ts";
import { comparable } from "./comparable.ts";
import { funnelDifferences } from "./differences.ts";
import { expectation } from "./expectation.ts";
import { funnelGoldens } from "./goldens.ts";
import { judgeFunnel } from "./judge.ts";
import { randomFunnel } from "./random.ts";
import { evaluateFunnel } from "./reference.ts";
import { settled } from "./settled.ts";

/** How funnels are tested. */
export const funnelTests: KindTests<FunnelDefinition, FunnelResult> = {
  judge: judgeFunnel,
  reference: (log, definition, product) =>
    evaluateFunnel(log, definition, product?.sweep ? { sweepSeconds: product.sweep.map(({ windowSeconds }) => windowSeconds) } : {}),
  random: randomFunnel,
  settled,
  differences: ({ reference, product }, definition) =>
    funnelDifferences(comparable(reference, definition), comparable(product, definition)),
  expectation,
  goldens: funnelGoldens,
};
