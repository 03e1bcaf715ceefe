WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         "time" AS "time"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"first_uses" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         min("time") AS "first_time"
  FROM "scoped"
  GROUP BY "event_key", "actor_1"
),
"first_in_range" AS NOT MATERIALIZED (
  SELECT *
  FROM "first_uses"
  WHERE ("first_time" >= TIMESTAMP '2024-05-01 00:00:00')
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         "time" AS "time"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"retained_from" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "actor_1" AS "actor_1",
         "first_time" AS "first_time",
         least((((1714726800000000 - epoch_us("first_time")) // 604800000000) - 1), 7) AS "last_index"
  FROM "first_in_range"
),
"seen_after" AS (
  SELECT "r"."event_key" AS "event_key",
         "r"."event" AS "event",
         "r"."actor_1" AS "actor_1",
         "s"."last_index" AS "last_index",
         ((epoch_us("r"."time") - epoch_us("s"."first_time")) // 604800000000) AS "index"
  FROM "scoped_2" AS "r"
  JOIN "retained_from" AS "s" ON (("r"."actor_1" = "s"."actor_1") AND ("r"."event_key" = "s"."event_key") AND ("r"."time" >= "s"."first_time"))
),
"seen_in" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         "index" AS "index",
         count(*) AS "rows"
  FROM "seen_after"
  WHERE ("index" <= "last_index")
  GROUP BY "event_key", "actor_1", "index"
),
"returned" AS NOT MATERIALIZED (
  SELECT *
  FROM "seen_in"
  WHERE ("rows" >= CASE WHEN ("index" = 0) THEN 2 ELSE 1 END)
),
"cells" AS (
  SELECT 'current' AS "period",
         'usage_until' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "last_index" AS "at",
         count(*) AS "count"
  FROM "retained_from"
  WHERE ("last_index" >= 0)
  GROUP BY "event_key", "last_index"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'usage_returned' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "index" AS "at",
         count(*) AS "count"
  FROM "returned"
  GROUP BY "event_key", "index"
),
"events_3" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_3" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time"
  FROM "events_3" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("user" IS NOT NULL) AND TRUE)
),
"actors_of" AS (
  SELECT "actor_1" AS "actor_1",
         min("time") AS "first_time"
  FROM "scoped_3"
  GROUP BY "actor_1"
),
"retained_from_2" AS (
  SELECT "actor_1" AS "actor_1",
         "first_time" AS "first_time",
         least((((1714726800000000 - epoch_us("first_time")) // 604800000000) - 1), 7) AS "last_index"
  FROM "actors_of"
),
"scoped_4" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NOT NULL) AND TRUE)
),
"seen_after_2" AS (
  SELECT "r"."actor_1" AS "actor_1",
         "s"."last_index" AS "last_index",
         ((epoch_us("r"."time") - epoch_us("s"."first_time")) // 604800000000) AS "index"
  FROM "scoped_4" AS "r"
  JOIN "retained_from_2" AS "s" ON (("r"."actor_1" = "s"."actor_1") AND ("r"."time" >= "s"."first_time"))
),
"seen_in_2" AS (
  SELECT "actor_1" AS "actor_1",
         "index" AS "index",
         count(*) AS "rows"
  FROM "seen_after_2"
  WHERE ("index" <= "last_index")
  GROUP BY "actor_1", "index"
),
"returned_2" AS NOT MATERIALIZED (
  SELECT *
  FROM "seen_in_2"
  WHERE ("rows" >= CASE WHEN ("index" = 0) THEN 2 ELSE 1 END)
),
"scoped_5" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "day"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"uses_by_actor" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         count(*) AS "uses",
         bit_or((CAST(1 AS BIGINT) << ("day" - 0))) AS "days_1",
         bit_or(CASE WHEN (((2 - "day") // 7) < 4) THEN (CAST(1 AS BIGINT) << ((2 - "day") // 7)) ELSE 0 END) AS "weeks_seen"
  FROM "scoped_5"
  GROUP BY "event_key", "actor_1"
),
"pairs" AS NOT MATERIALIZED (
  SELECT *,
         CAST(bit_count("days_1") AS BIGINT) AS "days",
         CAST(bit_count("weeks_seen") AS BIGINT) AS "weeks"
  FROM "uses_by_actor"
),
"of_adopters" AS (
  SELECT "u"."event_key" AS "event_key",
         "u"."event" AS "event",
         "b"."last_index" AS "last_index"
  FROM "pairs" AS "u"
  JOIN "retained_from_2" AS "b" ON ("u"."actor_1" = "b"."actor_1")
),
"of_adopters_2" AS (
  SELECT "u"."event_key" AS "event_key",
         "u"."event" AS "event",
         "b"."index" AS "index"
  FROM "pairs" AS "u"
  JOIN "returned_2" AS "b" ON ("u"."actor_1" = "b"."actor_1")
),
"cells_3" AS (
  SELECT 'current' AS "period",
         'base_until' AS "kind",
         NULL AS "feature",
         "last_index" AS "at",
         count(*) AS "count"
  FROM "retained_from_2"
  WHERE ("last_index" >= 0)
  GROUP BY "last_index"
),
"cells_4" AS (
  SELECT 'current' AS "period",
         'base_returned' AS "kind",
         NULL AS "feature",
         "index" AS "at",
         count(*) AS "count"
  FROM "returned_2"
  GROUP BY "index"
),
"cells_5" AS (
  SELECT 'current' AS "period",
         'adopters_until' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "last_index" AS "at",
         count(*) AS "count"
  FROM "of_adopters"
  WHERE ("last_index" >= 0)
  GROUP BY "event_key", "last_index"
),
"cells_6" AS (
  SELECT 'current' AS "period",
         'adopters_returned' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "index" AS "at",
         count(*) AS "count"
  FROM "of_adopters_2"
  GROUP BY "event_key", "index"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_3"
  UNION ALL BY NAME
  SELECT * FROM "cells_4"
  UNION ALL BY NAME
  SELECT * FROM "cells_5"
  UNION ALL BY NAME
  SELECT * FROM "cells_6"
),
"by_place" AS (
  SELECT "period" AS "period",
         "kind" AS "kind",
         CASE WHEN ("event" = 'page_viewed') THEN 1 WHEN ("event" = 'purchase_completed') THEN 2 ELSE NULL END AS "feature",
         "at" AS "at",
         "count" AS "count"
  FROM "all_cells"
),
"packed" AS (
  SELECT "period" AS "period",
         "kind" AS "kind",
         "feature" AS "feature",
         list([CAST("at" AS BIGINT), CAST("count" AS BIGINT)]) AS "pairs"
  FROM "by_place"
  GROUP BY "period", "kind", "feature"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "packed" AS "a" ON TRUE
ORDER BY "a"."kind", "a"."feature", "a"."period";
