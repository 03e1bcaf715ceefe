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
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "user" AS "session_user",
         "session_key" AS "session_key",
         (("user" IS NOT NULL) AND ("event" = 'page_viewed') AND TRUE) AS "counts"
  FROM "sessions" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999'))
),
"whole_sessions" AS (
  SELECT "session_user" AS "session_user",
         "session_key" AS "session_key",
         min("time") AS "start",
         CASE WHEN (count(*) = CAST(1 AS DOUBLE)) THEN CAST(1 AS DOUBLE) ELSE CAST(0 AS DOUBLE) END AS "value"
  FROM "scoped"
  GROUP BY "session_user", "session_key"
),
"session_rows" AS (
  SELECT 'current' AS "period",
         "e"."actor_1" AS "actor_1",
         "e"."time" AS "time",
         "e"."session_user" AS "session_user",
         "e"."session_key" AS "session_key",
         coalesce("w"."start", "e"."time") AS "since",
         ((epoch_us(coalesce("w"."start", "e"."time")) - 1714521600000000) // 86400000000) AS "bucket",
         "w"."value" AS "value"
  FROM "scoped" AS "e"
  LEFT JOIN "whole_sessions" AS "w" ON (("e"."session_user" = "w"."session_user") AND ("e"."session_key" = "w"."session_key"))
  WHERE "e"."counts"
),
"sessions_once" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         "session_user" AS "session_user",
         "session_key" AS "session_key",
         any_value("value") AS "value"
  FROM "session_rows"
  GROUP BY "period", "bucket", "session_user", "session_key"
),
"measured" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST(avg("value") AS DOUBLE) AS "value"
  FROM "sessions_once"
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
