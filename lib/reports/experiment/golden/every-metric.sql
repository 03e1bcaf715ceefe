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
         "time" AS "time"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"figures" AS (
  SELECT "r"."actor_1" AS "actor_1",
         TRY_CAST(1 AS DOUBLE) AS "value"
  FROM "scoped_2" AS "r"
  JOIN "counted" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND (((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 259200000000)))
  GROUP BY "r"."actor_1"
),
"outcomes" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         ("exposure" <= 1714467600000000) AS "settled",
         coalesce("f"."value", CAST(0 AS DOUBLE)) AS "value"
  FROM "counted" AS "c"
  LEFT JOIN "figures" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"arm_sums" AS (
  SELECT 'A' AS "metric",
         "variant" AS "variant",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         count(*) FILTER (WHERE ("settled" AND ("value" >= CAST(1 AS DOUBLE)))) AS "reached_1"
  FROM "outcomes"
  GROUP BY "variant"
),
"events_3" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_3" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "n_price" AS "number_1"
  FROM "events_3" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-04-17 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"figures_2" AS (
  SELECT "r"."actor_1" AS "actor_1",
         sum("r"."number_1") FILTER (WHERE (((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000))) AS "value",
         sum("r"."number_1") FILTER (WHERE (((epoch_us("r"."time") - "c"."exposure") < 0) AND ((epoch_us("r"."time") - "c"."exposure") >= -1209600000000))) AS "before",
         TRY_CAST(count(*) FILTER (WHERE ((((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)) AND ("r"."number_1" IS NULL))) AS DOUBLE) AS "not_numeric"
  FROM "scoped_3" AS "r"
  JOIN "counted" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND ((((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)) OR (((epoch_us("r"."time") - "c"."exposure") < 0) AND ((epoch_us("r"."time") - "c"."exposure") >= -1209600000000))))
  GROUP BY "r"."actor_1"
),
"outcomes_2" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         ("exposure" <= 1714122000000000) AS "settled",
         coalesce("f"."value", CAST(0 AS DOUBLE)) AS "value",
         coalesce("f"."before", CAST(0 AS DOUBLE)) AS "before",
         coalesce("f"."not_numeric", CAST(0 AS DOUBLE)) AS "not_numeric"
  FROM "counted" AS "c"
  LEFT JOIN "figures_2" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"limits" AS (
  SELECT TRY_CAST(NULL AS DOUBLE) AS "lower",
         TRY_CAST(quantile_cont("value", CAST(0.99 AS DOUBLE)) FILTER (WHERE ("settled" AND ("value" <> CAST(0 AS DOUBLE)))) AS DOUBLE) AS "upper"
  FROM "outcomes_2"
),
"capped" AS (
  SELECT "o"."variant" AS "variant",
         "o"."settled" AS "settled",
         "o"."before" AS "before",
         "o"."not_numeric" AS "not_numeric",
         coalesce(least(coalesce(greatest("o"."value", "l"."lower"), "o"."value"), "l"."upper"), coalesce(greatest("o"."value", "l"."lower"), "o"."value")) AS "value",
         (coalesce(least(coalesce(greatest("o"."value", "l"."lower"), "o"."value"), "l"."upper"), coalesce(greatest("o"."value", "l"."lower"), "o"."value")) <> "o"."value") AS "is_capped",
         "l"."lower" AS "lower",
         "l"."upper" AS "upper"
  FROM "outcomes_2" AS "o"
  CROSS JOIN "limits" AS "l"
),
"centre" AS (
  SELECT avg("value") FILTER (WHERE "settled") AS "value_centre",
         avg("before") FILTER (WHERE "settled") AS "before_centre"
  FROM "capped"
),
"deviations" AS (
  SELECT "o"."variant" AS "variant",
         "o"."settled" AS "settled",
         "o"."before" AS "before",
         "o"."not_numeric" AS "not_numeric",
         "o"."value" AS "value",
         "o"."is_capped" AS "is_capped",
         "o"."lower" AS "lower",
         "o"."upper" AS "upper",
         ("o"."value" - "m"."value_centre") AS "value_deviation",
         ("o"."before" - "m"."before_centre") AS "before_deviation"
  FROM "capped" AS "o"
  CROSS JOIN "centre" AS "m"
),
"arm_sums_2" AS (
  SELECT 'B' AS "metric",
         "variant" AS "variant",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         sum("value") FILTER (WHERE "settled") AS "sum",
         sum(("value" * "value")) FILTER (WHERE "settled") AS "sum_of_squares",
         min("value") FILTER (WHERE "settled") AS "min",
         max("value") FILTER (WHERE "settled") AS "max",
         sum("not_numeric") FILTER (WHERE "settled") AS "not_numeric",
         sum("before") FILTER (WHERE "settled") AS "sum_before",
         sum(("before" * "before")) FILTER (WHERE "settled") AS "squares_before",
         sum(("value" * "before")) FILTER (WHERE "settled") AS "products",
         min("before") FILTER (WHERE "settled") AS "min_before",
         max("before") FILTER (WHERE "settled") AS "max_before",
         sum("value_deviation") FILTER (WHERE "settled") AS "deviations_of_value",
         sum(("value_deviation" * "value_deviation")) FILTER (WHERE "settled") AS "squares_of_deviations_of_value",
         sum("before_deviation") FILTER (WHERE "settled") AS "deviations_of_before",
         sum(("before_deviation" * "before_deviation")) FILTER (WHERE "settled") AS "squares_of_deviations_of_before",
         sum(("value_deviation" * "before_deviation")) FILTER (WHERE "settled") AS "products_of_deviations",
         count(*) FILTER (WHERE ("settled" AND "is_capped")) AS "capped",
         any_value("lower") AS "lower",
         any_value("upper") AS "upper"
  FROM "deviations"
  GROUP BY "variant"
),
"scoped_4" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         ("event" = 'purchase_completed') AS "matches_1",
         ("event" = 'page_viewed') AS "matches_2",
         "n_price" AS "number_1"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('purchase_completed', 'page_viewed')) AND ("user" IS NOT NULL) AND (("event" = 'purchase_completed') OR ("event" = 'page_viewed')))
),
"figures_3" AS (
  SELECT "r"."actor_1" AS "actor_1",
         sum("r"."number_1") FILTER (WHERE ((((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)) AND "r"."matches_1")) AS "value",
         TRY_CAST(count(*) FILTER (WHERE ((((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)) AND "r"."matches_2")) AS DOUBLE) AS "denominator",
         TRY_CAST(count(*) FILTER (WHERE ((((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)) AND "r"."matches_1" AND ("r"."number_1" IS NULL))) AS DOUBLE) AS "not_numeric"
  FROM "scoped_4" AS "r"
  JOIN "counted" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND (((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)))
  GROUP BY "r"."actor_1"
),
"outcomes_3" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         ("exposure" <= 1714122000000000) AS "settled",
         coalesce("f"."value", CAST(0 AS DOUBLE)) AS "value",
         coalesce("f"."denominator", CAST(0 AS DOUBLE)) AS "denominator",
         coalesce("f"."not_numeric", CAST(0 AS DOUBLE)) AS "not_numeric"
  FROM "counted" AS "c"
  LEFT JOIN "figures_3" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"centre_2" AS (
  SELECT avg("value") FILTER (WHERE "settled") AS "value_centre",
         avg("denominator") FILTER (WHERE "settled") AS "denominator_centre"
  FROM "outcomes_3"
),
"deviations_2" AS (
  SELECT "o"."variant" AS "variant",
         "o"."settled" AS "settled",
         "o"."denominator" AS "denominator",
         "o"."not_numeric" AS "not_numeric",
         "o"."value" AS "value",
         ("o"."value" - "m"."value_centre") AS "value_deviation",
         ("o"."denominator" - "m"."denominator_centre") AS "denominator_deviation"
  FROM "outcomes_3" AS "o"
  CROSS JOIN "centre_2" AS "m"
),
"arm_sums_3" AS (
  SELECT 'C' AS "metric",
         "variant" AS "variant",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         sum("value") FILTER (WHERE "settled") AS "sum",
         sum(("value" * "value")) FILTER (WHERE "settled") AS "sum_of_squares",
         min("value") FILTER (WHERE "settled") AS "min",
         max("value") FILTER (WHERE "settled") AS "max",
         sum("denominator") FILTER (WHERE "settled") AS "denominators",
         sum(("denominator" * "denominator")) FILTER (WHERE "settled") AS "squares_of_denominators",
         min("denominator") FILTER (WHERE "settled") AS "min_denominator",
         max("denominator") FILTER (WHERE "settled") AS "max_denominator",
         sum(("value" * "denominator")) FILTER (WHERE "settled") AS "products",
         sum("not_numeric") FILTER (WHERE "settled") AS "not_numeric",
         sum("value_deviation") FILTER (WHERE "settled") AS "deviations_of_value",
         sum(("value_deviation" * "value_deviation")) FILTER (WHERE "settled") AS "squares_of_deviations_of_value",
         sum("denominator_deviation") FILTER (WHERE "settled") AS "deviations_of_denominator",
         sum(("denominator_deviation" * "denominator_deviation")) FILTER (WHERE "settled") AS "squares_of_deviations_of_denominator",
         sum(("value_deviation" * "denominator_deviation")) FILTER (WHERE "settled") AS "products_of_deviations"
  FROM "deviations_2"
  GROUP BY "variant"
),
"scoped_5" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NOT NULL) AND TRUE)
),
"figures_4" AS (
  SELECT "r"."actor_1" AS "actor_1",
         TRY_CAST(1 AS DOUBLE) AS "value"
  FROM "scoped_5" AS "r"
  JOIN "counted" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND (((epoch_us("r"."time") - "c"."exposure") >= 86400000000) AND ((epoch_us("r"."time") - "c"."exposure") <= 691199999999)))
  GROUP BY "r"."actor_1"
),
"outcomes_4" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         ("exposure" <= 1714035600000000) AS "settled",
         coalesce("f"."value", CAST(0 AS DOUBLE)) AS "value"
  FROM "counted" AS "c"
  LEFT JOIN "figures_4" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"arm_sums_4" AS (
  SELECT 'D' AS "metric",
         "variant" AS "variant",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         count(*) FILTER (WHERE ("settled" AND ("value" >= CAST(1 AS DOUBLE)))) AS "reached_1"
  FROM "outcomes_4"
  GROUP BY "variant"
),
"scoped_6" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "tie" AS "tie",
         CAST(CASE WHEN ("event" = 'page_viewed') THEN 5 WHEN ("event" = 'purchase_completed') THEN 2 ELSE 0 END AS BIGINT) AS "mask"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL))
),
"step_rows" AS NOT MATERIALIZED (
  SELECT *
  FROM "scoped_6"
  WHERE ("mask" <> 0)
),
"steps_after_exposure" AS (
  SELECT "r"."actor_1" AS "actor_1",
         "r"."time" AS "time",
         "r"."tie" AS "tie",
         "r"."mask" AS "mask"
  FROM "step_rows" AS "r"
  JOIN "counted" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND (((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)))
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
"attempts_moves" AS (
  SELECT * FROM (VALUES (1, 2, CAST([] AS BIGINT[]), false, CAST(NULL AS BIGINT))) AS "moves"("from_step", "to_step", "gap", "optional", "window")
),
"attempts_walk" AS (
  SELECT "e"."unit", "e"."bucket", "e"."entry", "e"."floor", 1 AS "step", ["e"."n"] AS "path", ["e"."t"] AS "times", "e"."t" AS "latest", "e"."t" AS "required",
         "e"."instant", "e"."instant" AS "entry_instant", "e"."instant_size", 1 AS "used", 0 AS "optionals", FALSE AS "hit"
  FROM (SELECT *, CAST(0 AS INTEGER) AS "bucket", "n" AS "entry", 0 AS "floor"
  FROM "attempts_rows"
  WHERE ("mask" >> 2) & 1 = 1 AND "t" <= 1714726800000000) AS "e"
  UNION ALL
  SELECT "w"."unit", "w"."bucket", "w"."entry", "w"."floor", "m"."to_step", list_concat("w"."path", "m"."gap", ["r"."n"]), list_concat("w"."times", "m"."gap", ["r"."t"]),
         greatest("w"."latest", "r"."t"), CASE WHEN "m"."optional" THEN "w"."required" ELSE "r"."t" END,
         "r"."instant", "w"."entry_instant", "r"."instant_size", CASE WHEN "r"."instant" = "w"."instant" THEN "w"."used" + 1 ELSE 1 END,
         "w"."optionals" + CASE WHEN "m"."optional" THEN 1 ELSE 0 END, FALSE
  FROM "attempts_walk" AS "w"
  JOIN "attempts_moves" AS "m" ON "m"."from_step" = "w"."step"
  JOIN "attempts_rows" AS "r" ON "r"."unit" = "w"."unit" AND ("r"."mask" >> ("m"."to_step" - 1)) & 1 = 1
  WHERE "r"."t" >= "w"."latest" - 0
    AND NOT list_contains("w"."path", "r"."n")
    AND ("m"."window" IS NULL OR "r"."t" - "w"."times"[1] <= "m"."window")
  QUALIFY row_number() OVER (PARTITION BY "w"."unit", "w"."entry", "w"."path", "m"."to_step", "r"."t", "r"."mask" ORDER BY "r"."n") = 1
      AND "r"."t" <= min("r"."t") OVER (PARTITION BY "w"."unit", "w"."entry", "w"."path", "m"."to_step") + 0
),
"attempts_states" AS MATERIALIZED (
  SELECT "unit", "bucket", "entry", "path", "times", "step" AS "depth", "optionals", "hit", FALSE AS "stopped", "deadline"
  FROM (SELECT *, CAST(NULL AS BIGINT) AS "deadline" FROM "attempts_walk") AS "w"
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
"figures_5" AS (
  SELECT "actor_1" AS "actor_1",
         TRY_CAST("depth" AS DOUBLE) AS "value"
  FROM "attempts"
),
"outcomes_5" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         ("exposure" <= 1714122000000000) AS "settled",
         coalesce("f"."value", TRY_CAST(0 AS DOUBLE)) AS "value"
  FROM "counted" AS "c"
  LEFT JOIN "figures_5" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"arm_sums_5" AS (
  SELECT 'E' AS "metric",
         "variant" AS "variant",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         count(*) FILTER (WHERE ("settled" AND ("value" >= CAST(1 AS DOUBLE)))) AS "reached_1",
         count(*) FILTER (WHERE ("settled" AND ("value" >= CAST(2 AS DOUBLE)))) AS "reached_2"
  FROM "outcomes_5"
  GROUP BY "variant"
),
"all_rows" AS (
  SELECT * FROM "left_out"
  UNION ALL BY NAME
  SELECT * FROM "arms"
  UNION ALL BY NAME
  SELECT * FROM "arm_sums"
  UNION ALL BY NAME
  SELECT * FROM "arm_sums_2"
  UNION ALL BY NAME
  SELECT * FROM "arm_sums_3"
  UNION ALL BY NAME
  SELECT * FROM "arm_sums_4"
  UNION ALL BY NAME
  SELECT * FROM "arm_sums_5"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_rows" AS "a" ON TRUE;
