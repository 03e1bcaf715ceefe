WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"session_starts" AS NOT MATERIALIZED (
  SELECT "e".*,
         CASE WHEN ((epoch_us("time") - epoch_us(lag("time") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie"))) < 1800000000) THEN NULL ELSE epoch_us("time") END AS "stretch_start"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999'))
),
"sessions" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN ("user" IS NOT NULL) THEN coalesce("session", ('~' || CAST(max("stretch_start") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie") AS VARCHAR))) ELSE CAST(NULL AS VARCHAR) END AS "session_key"
  FROM "session_starts"
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "bucket",
         "user" AS "session_user",
         "session_key" AS "session_key"
  FROM "sessions" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"once_each" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         "session_user" AS "session_user",
         "session_key" AS "session_key"
  FROM "scoped"
  GROUP BY "period", "bucket", "session_user", "session_key"
),
"measured" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST(count(*) FILTER (WHERE (("session_user" IS NOT NULL) AND ("session_key" IS NOT NULL))) AS DOUBLE) AS "value"
  FROM "once_each"
  GROUP BY "period", "bucket"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured"
),
"all_cells" AS (
  SELECT * FROM "cells"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE
ORDER BY "a"."series", "a"."period", "a"."bucket";
