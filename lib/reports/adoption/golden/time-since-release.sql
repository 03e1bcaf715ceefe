WITH "releases" AS (
  SELECT * FROM (VALUES (1, 1714608000000000)) AS "rows"("feature", "released")
),
"events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '9999-12-31 23:59:59') AND ("user" IS NOT NULL) AND TRUE)
),
"actors_of" AS (
  SELECT "actor_1" AS "actor_1",
         epoch_us(min("time")) AS "start"
  FROM "scoped"
  GROUP BY "actor_1"
),
"starts_by_feature" AS (
  SELECT "r"."feature" AS "feature",
         "f"."actor_1" AS "actor_1",
         greatest("f"."start", "r"."released") AS "start"
  FROM "actors_of" AS "f"
  CROSS JOIN "releases" AS "r"
),
"starts" AS (
  SELECT "feature" AS "feature",
         "actor_1" AS "actor_1",
         "start" AS "start",
         CASE WHEN ((1714726800000000 - "start") >= 0) THEN ((1714726800000000 - "start") // 86400000000) ELSE -1 END AS "until"
  FROM "starts_by_feature"
  WHERE (("start" >= 1714521600000000) AND ("start" <= 1714726800000000))
),
"scoped_2" AS (
  SELECT CASE WHEN ("event" = 'purchase_completed') THEN 1 ELSE NULL END AS "feature",
         "user" AS "actor_1",
         "time" AS "time"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '9999-12-31 23:59:59') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL))
),
"first_uses" AS (
  SELECT "feature" AS "feature",
         "actor_1" AS "actor_1",
         min("time") AS "first_time"
  FROM "scoped_2"
  GROUP BY "feature", "actor_1"
),
"used" AS (
  SELECT "u"."feature" AS "feature",
         "s"."until" AS "until",
         CASE WHEN ((epoch_us("u"."first_time") - "s"."start") >= 0) THEN ((epoch_us("u"."first_time") - "s"."start") // 86400000000) ELSE -1 END AS "after"
  FROM "first_uses" AS "u"
  JOIN "starts" AS "s" ON (("u"."actor_1" = "s"."actor_1") AND ("u"."feature" = "s"."feature"))
),
"cells" AS (
  SELECT 'current' AS "period",
         'started' AS "kind",
         "feature" AS "feature",
         "until" AS "at",
         count(*) AS "count"
  FROM "starts"
  GROUP BY "feature", "until"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'left' AS "kind",
         "feature" AS "feature",
         "until" AS "at",
         count(*) AS "count"
  FROM "used"
  GROUP BY "feature", "until"
),
"cells_3" AS (
  SELECT 'current' AS "period",
         'adopted' AS "kind",
         "feature" AS "feature",
         "after" AS "at",
         count(*) AS "count"
  FROM "used"
  WHERE ("after" >= 0)
  GROUP BY "feature", "after"
),
"cells_4" AS (
  SELECT 'current' AS "period",
         'used_before' AS "kind",
         "feature" AS "feature",
         0 AS "at",
         count(*) FILTER (WHERE ("after" < 0)) AS "count"
  FROM "used"
  GROUP BY "feature"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_3"
  UNION ALL BY NAME
  SELECT * FROM "cells_4"
),
"packed" AS (
  SELECT "period" AS "period",
         "kind" AS "kind",
         "feature" AS "feature",
         list([CAST("at" AS BIGINT), CAST("count" AS BIGINT)]) AS "pairs"
  FROM "all_cells"
  GROUP BY "period", "kind", "feature"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "packed" AS "a" ON TRUE
ORDER BY "a"."kind", "a"."feature", "a"."period";
