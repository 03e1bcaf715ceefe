import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FormProps as FormPropsOf } from "../../report/question.ts";
import type { FunnelDraft } from "./draft.ts";

/** What every card of the funnel's form gets. */
export type FormProps = FormPropsOf<FunnelDefinition, FunnelDraft>;
