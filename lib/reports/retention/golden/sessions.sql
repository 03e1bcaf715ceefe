WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"session_starts" AS NOT MATERIALIZED (
  SELECT "e".*,
         CASE WHEN ((epoch_us("time") - epoch_us(lag("time") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie"))) < 1800000000) THEN NULL ELSE epoch_us("time") END AS "stretch_start"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-01 23:59:59.999999'))
),
"sessions" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN ("user" IS NOT NULL) THEN coalesce("session", ('~' || CAST(max("stretch_start") OVER (PARTITION BY "user", ("session" IS NULL) ORDER BY "time", "tie") AS VARCHAR))) ELSE CAST(NULL AS VARCHAR) END AS "session_key"
  FROM "session_starts"
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "session_key" AS "actor_2",
         ((epoch_us("time") - 1714521600000000) // 3600000000) AS "period",
         ("event" = 'user_signed_up') AS "matches_1",
         ("event" = 'purchase_completed') AS "matches_2"
  FROM "sessions" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-01 23:59:59.999999') AND ("event" IN ('user_signed_up', 'purchase_completed')) AND ("user" IS NOT NULL) AND ("session_key" IS NOT NULL) AND (("event" = 'user_signed_up') OR ("event" = 'purchase_completed')))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         "period" AS "period",
         count(*) FILTER (WHERE "matches_1") AS "count_1",
         count(*) FILTER (WHERE "matches_2") AS "count_2"
  FROM "scoped"
  GROUP BY "actor_1", "actor_2", "period"
),
"first_starts" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         min("period") AS "cohort"
  FROM "active_periods"
  WHERE ("count_1" > 0)
  GROUP BY "actor_1", "actor_2"
),
"births" AS (
  SELECT "actor_1" AS "actor_1",
         "actor_2" AS "actor_2",
         "cohort" AS "cohort"
  FROM "first_starts"
  WHERE ("cohort" >= 0)
),
"cells" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         0 AS "column",
         count(*) AS "retained"
  FROM "births" AS "b"
  GROUP BY "b"."cohort"
),
"cells_2" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         ("a"."period" - "b"."cohort") AS "column",
         count(*) AS "retained"
  FROM "births" AS "b"
  JOIN "active_periods" AS "a" ON ((("b"."actor_1" = "a"."actor_1") AND ("b"."actor_2" = "a"."actor_2")) AND ("a"."period" > "b"."cohort"))
  WHERE (("a"."count_2" >= 1) AND (("a"."period" - "b"."cohort") < 31))
  GROUP BY "b"."cohort", ("a"."period" - "b"."cohort")
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."answer_of" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE;
