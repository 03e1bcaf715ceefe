import { amplitude } from "./amplitude.ts";
import { ga4 } from "./ga4.ts";
import { mapped } from "./mapped.ts";
import { mixpanel } from "./mixpanel.ts";
import { posthog } from "./posthog.ts";
import { rudderstack } from "./rudderstack.ts";
import { segment } from "./segment.ts";
import type { Shape } from "./shape.ts";
import { snowplow } from "./snowplow.ts";

/** The only list of shapes; `mapped` takes what no vendor's shape does. */
export const shapes: readonly Shape[] = [posthog, segment, rudderstack, mixpanel, amplitude, ga4, snowplow, mapped];
