WITH RECURSIVE "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "tie" AS "tie",
         nullif("p_plan", '') AS "variant"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"first_exposures" AS (
  SELECT "actor_1" AS "actor_1",
         min("time") FILTER (WHERE ("variant" IS NOT NULL)) AS "exposure_time",
         epoch_us(min("time") FILTER (WHERE ("variant" IS NOT NULL))) AS "exposure",
         arg_min_null("variant", row("time", "tie")) FILTER (WHERE ("variant" IS NOT NULL)) AS "variant",
         (min("variant") FILTER (WHERE ("variant" IS NOT NULL)) <> max("variant") FILTER (WHERE ("variant" IS NOT NULL))) AS "several",
         epoch_us(min("time") FILTER (WHERE (("variant" IS NULL) AND ("time" >= TIMESTAMP '2024-05-01 00:00:00')))) AS "unset"
  FROM "scoped"
  GROUP BY "actor_1"
),
"variant_sizes" AS (
  SELECT "variant" AS "variant",
         count(*) AS "units"
  FROM "first_exposures"
  WHERE (("exposure" >= 1714521600000000) AND (NOT "several"))
  GROUP BY "variant"
),
"found_arms" AS (
  SELECT "variant" AS "variant"
  FROM "variant_sizes"
  QUALIFY (row_number() OVER (ORDER BY "units" DESC, "variant") <= 10)
),
"units_by_state" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN ("exposure" IS NULL) THEN 'without_variant' WHEN ("exposure" < 1714521600000000) THEN 'before_range' WHEN "several" THEN 'several_variants' WHEN ("variant" IN (FROM "found_arms")) THEN 'exposed' ELSE 'not_planned' END AS "state"
  FROM "first_exposures"
  WHERE (("exposure" IS NOT NULL) OR ("unset" IS NOT NULL))
),
"counted" AS (
  SELECT "actor_1" AS "actor_1",
         "variant" AS "variant",
         "exposure" AS "exposure"
  FROM "units_by_state"
  WHERE ("state" = 'exposed')
),
"left_out" AS (
  SELECT "state" AS "state",
         count(*) AS "units"
  FROM "units_by_state"
  WHERE ("state" <> 'exposed')
  GROUP BY "state"
),
"arms" AS (
  SELECT 'exposed' AS "state",
         "variant" AS "variant",
         count(*) AS "units",
         min("exposure") AS "first_exposure"
  FROM "counted"
  GROUP BY "variant"
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "tie" AS "tie",
         CAST(CASE WHEN ("event" = 'page_viewed') THEN 5 WHEN ("event" = 'purchase_completed') THEN 6 ELSE 0 END AS BIGINT) AS "mask"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL))
),
"step_rows" AS NOT MATERIALIZED (
  SELECT *
  FROM "scoped_2"
  WHERE ("mask" <> 0)
),
"steps_after_exposure" AS (
  SELECT "r"."actor_1" AS "actor_1",
         "r"."time" AS "time",
         "r"."tie" AS "tie",
         "r"."mask" AS "mask"
  FROM "step_rows" AS "r"
  JOIN "counted" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND ((epoch_us("r"."time") - "c"."exposure") >= 1))
),
"attempts_units" AS MATERIALIZED (
  SELECT row_number() OVER () AS "unit", "actor_1"
  FROM "steps_after_exposure"
  GROUP BY "actor_1"
),
"attempts_rows" AS MATERIALIZED (
  SELECT "u"."unit", epoch_us("r"."time") AS "t", "r"."tie", "r"."mask",
         row_number() OVER (PARTITION BY "u"."unit" ORDER BY "r"."time", "r"."tie") AS "n",
         dense_rank() OVER (PARTITION BY "u"."unit" ORDER BY "r"."time") AS "instant",
         count(*) OVER (PARTITION BY "u"."unit", "r"."time") AS "instant_size"
  FROM "steps_after_exposure" AS "r" JOIN "attempts_units" AS "u" ON "u"."actor_1" IS NOT DISTINCT FROM "r"."actor_1"
  WHERE "r"."mask" & 19 <> 0
),
"attempts_steps" AS (
  SELECT unnest(range(0, 2)) AS "step"
),
"attempts_walk" AS (
  SELECT "e"."unit", "e"."bucket", "e"."entry", CAST(1 AS BIGINT) << "s"."step" AS "covered", ["e"."n"] AS "path", ["e"."t"] AS "times"
  FROM (SELECT *, CAST(0 AS INTEGER) AS "bucket", "n" AS "entry", 0 AS "floor"
  FROM "attempts_rows"
  WHERE ("mask" >> 2) & 1 = 1 AND "t" <= 1714726800000000) AS "e"
  JOIN "attempts_steps" AS "s" ON ("e"."mask" >> "s"."step") & 1 = 1
  UNION ALL
  SELECT "w"."unit", "w"."bucket", "w"."entry", "w"."covered" | (CAST(1 AS BIGINT) << "s"."step"), list_append("w"."path", "r"."n"), list_append("w"."times", "r"."t")
  FROM "attempts_walk" AS "w"
  JOIN "attempts_rows" AS "r" ON "r"."unit" = "w"."unit" AND "r"."n" > "w"."path"[len("w"."path")]
  JOIN "attempts_steps" AS "s" ON ("r"."mask" >> "s"."step") & 1 = 1 AND ("w"."covered" >> "s"."step") & 1 = 0
  QUALIFY row_number() OVER (PARTITION BY "w"."unit", "w"."entry", "w"."covered" | (CAST(1 AS BIGINT) << "s"."step") ORDER BY list_append("w"."path", "r"."n")) = 1
),
"attempts_states" AS MATERIALIZED (
  SELECT "unit", "bucket", "entry", "path", "times", "step" AS "depth", 0 AS "optionals", FALSE AS "hit", FALSE AS "stopped", "deadline"
  FROM (SELECT *, len("path") AS "step", CAST(NULL AS BIGINT) AS "deadline" FROM "attempts_walk") AS "w"
),
"attempts_tries" AS MATERIALIZED (
  SELECT *
  FROM "attempts_states"
  WHERE "depth" > 0
  QUALIFY row_number() OVER (PARTITION BY "unit", "entry" ORDER BY "depth" DESC, "hit", "optionals" DESC, "path") = 1
),
"attempts_chosen" AS (
  SELECT *
  FROM "attempts_tries"
  QUALIFY row_number() OVER (PARTITION BY "unit", "bucket" ORDER BY "depth" DESC, "hit", "optionals" DESC, "entry") = 1
),
"attempts" AS (
  SELECT "u"."actor_1",
         "c"."bucket",
         "c"."depth",
         ("depth" < 2 AND coalesce("deadline" > 1714726800000000, FALSE)) AS "open",
         CASE WHEN "depth" < 2 THEN "deadline" END AS "deadline",
         "first"."tie" AS "entry_tie",
         "last"."tie" AS "last_tie",
         "c"."times"[1] AS "time_1",
         "c"."times"[2] AS "time_2"
  FROM "attempts_chosen" AS "c"
  JOIN "attempts_units" AS "u" ON "u"."unit" = "c"."unit"
  JOIN "attempts_rows" AS "first" ON "first"."unit" = "c"."unit" AND "first"."n" = "c"."path"[1]
  JOIN "attempts_rows" AS "last" ON "last"."unit" = "c"."unit" AND "last"."n" = "c"."path"["c"."depth"]
),
"figures" AS (
  SELECT "actor_1" AS "actor_1",
         TRY_CAST("depth" AS DOUBLE) AS "value"
  FROM "attempts"
),
"outcomes" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         TRUE AS "settled",
         coalesce("f"."value", TRY_CAST(0 AS DOUBLE)) AS "value"
  FROM "counted" AS "c"
  LEFT JOIN "figures" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"arm_sums" AS (
  SELECT 'A' AS "metric",
         "variant" AS "variant",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         count(*) FILTER (WHERE ("settled" AND ("value" >= CAST(1 AS DOUBLE)))) AS "reached_1",
         count(*) FILTER (WHERE ("settled" AND ("value" >= CAST(2 AS DOUBLE)))) AS "reached_2"
  FROM "outcomes"
  GROUP BY "variant"
),
"all_rows" AS (
  SELECT * FROM "left_out"
  UNION ALL BY NAME
  SELECT * FROM "arms"
  UNION ALL BY NAME
  SELECT * FROM "arm_sums"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_rows" AS "a" ON TRUE;
