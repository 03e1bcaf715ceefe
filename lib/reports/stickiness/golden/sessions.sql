WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"session_starts" AS NOT MATERIALIZED (
  SELECT "e".*,
         CASE WHEN ((epoch_us("time") - epoch_us(lag("time") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie"))) < 1800000000) THEN NULL ELSE epoch_us("time") END AS "stretch_start"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 10:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-01 10:30:00'))
),
"sessions" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN ("user" IS NOT NULL) THEN coalesce("session", ('~' || CAST(max("stretch_start") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie") AS VARCHAR))) ELSE CAST(NULL AS VARCHAR) END AS "session_key"
  FROM "session_starts"
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "session_key" AS "actor_2",
         CASE WHEN ("time" < TIMESTAMP '2024-05-01 10:30:00') THEN ((epoch_us("time") - 1714557600000000) // 60000000) ELSE (30 + ((epoch_us("time") - 1714559400000000) // 1)) END AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "sessions" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 10:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-01 10:30:00') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("session_key" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         "period" AS "period",
         count(*) AS "count_1"
  FROM "scoped"
  GROUP BY "actor_1", "actor_2", "period"
),
"periods_per_unit" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         count(*) FILTER (WHERE ("count_1" > 0)) AS "periods_1"
  FROM "active_periods"
  GROUP BY "actor_1", "actor_2"
),
"single_units" AS NOT MATERIALIZED (
  SELECT *,
         1 AS "units"
  FROM "periods_per_unit"
),
"units_by_periods" AS (
  SELECT 'current' AS "period",
         0 AS "series",
         0 AS "first_period",
         "periods_1" AS "periods",
         sum("units") AS "units"
  FROM "single_units"
  WHERE ("periods_1" > 0)
  GROUP BY "periods_1"
),
"counted" AS (
  SELECT * FROM "units_by_periods"
),
"both_periods" AS (
  SELECT * FROM "counted"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."period" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "both_periods" AS "a" ON TRUE;
