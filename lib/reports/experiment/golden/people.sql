WITH "events" AS NOT MATERIALIZED (
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
"listed" AS (
  SELECT "actor_1" AS "actor_1",
         "variant" AS "variant",
         "exposure" AS "exposure",
         CASE WHEN "settled" THEN CASE WHEN ("value" >= CAST(1 AS DOUBLE)) THEN CAST(1 AS DOUBLE) ELSE CAST(0 AS DOUBLE) END ELSE TRY_CAST(NULL AS DOUBLE) END AS "value"
  FROM "outcomes"
  WHERE (("variant" = 'pro') AND "settled" AND ("value" >= CAST(1 AS DOUBLE)))
),
"variants_of_units" AS (
  SELECT DISTINCT "actor_1" AS "actor_1",
         "variant" AS "variant"
  FROM "scoped"
  WHERE ("variant" IS NOT NULL)
),
"variants_seen" AS (
  SELECT "actor_1" AS "actor_1",
         list_sort(list("variant")) AS "variants"
  FROM "variants_of_units"
  GROUP BY "actor_1"
),
"listed_with_variants" AS NOT MATERIALIZED (
  SELECT "l".*,
         "v"."variants" AS "variants"
  FROM "listed" AS "l"
  LEFT JOIN "variants_seen" AS "v" ON ("l"."actor_1" = "v"."actor_1")
),
"last_shown" AS (
  SELECT "a"."exposure" AS "at"
  FROM "listed_with_variants" AS "a"
  ORDER BY "a"."exposure"
  LIMIT 1
  OFFSET 99
),
"page_bound" AS (
  SELECT max("at") AS "bound"
  FROM "last_shown"
),
"near_top" AS NOT MATERIALIZED (
  SELECT "a".*
  FROM "listed_with_variants" AS "a"
  CROSS JOIN "page_bound" AS "b"
  WHERE (("b"."bound" IS NULL) OR ("a"."exposure" <= "b"."bound"))
),
"users" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['users.parquet'], union_by_name = true)
),
"named" AS (
  SELECT coalesce("u"."user_id", CAST("a"."actor_1" AS VARCHAR)) AS "actor",
         "a"."variant" AS "variant",
         "a"."variants" AS "variants",
         "a"."exposure" AS "exposure",
         "a"."value" AS "value"
  FROM "near_top" AS "a"
  LEFT JOIN "users" AS "u" ON ("u"."user" = "a"."actor_1")
),
"named_page" AS NOT MATERIALIZED (
  SELECT *
  FROM "named"
  ORDER BY "exposure", "actor"
  LIMIT 100
),
"list_length" AS (
  SELECT count(*) AS "total"
  FROM "listed_with_variants" AS "a"
)
SELECT "s".*,
       "l"."total" AS "total"
FROM "named_page" AS "s"
CROSS JOIN "list_length" AS "l"
ORDER BY "exposure", "actor";
