import { activeUsers } from "./active-users.ts";
import { conversion } from "./conversion.ts";
import { engagement } from "./engagement.ts";
import { growth } from "./growth.ts";
import type { KpiGroup } from "./kpi.ts";
import { revenue } from "./revenue.ts";

/** Every key figure, in the groups and the order of the page. */
export const kpiGroups: readonly KpiGroup[] = [activeUsers, engagement, conversion, revenue, growth];
