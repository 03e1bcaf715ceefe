WITH RECURSIVE "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "tie" AS "tie",
         CAST(CASE WHEN ("event" = 'page_viewed') THEN 9 WHEN ("event" = 'user_signed_up') THEN 2 WHEN ("event" = 'purchase_completed') THEN 4 ELSE 0 END AS BIGINT) AS "mask"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'user_signed_up', 'purchase_completed')) AND ("user" IS NOT NULL))
),
"rows" AS NOT MATERIALIZED (
  SELECT *
  FROM "scoped"
  WHERE ("mask" <> 0)
),
"attempts_units" AS MATERIALIZED (
  SELECT row_number() OVER () AS "unit", "actor_1"
  FROM "rows"
  GROUP BY "actor_1"
),
"attempts_rows" AS MATERIALIZED (
  SELECT "u"."unit", epoch_us("r"."time") AS "t", "r"."tie", "r"."mask",
         row_number() OVER (PARTITION BY "u"."unit" ORDER BY "r"."time", "r"."tie") AS "n",
         dense_rank() OVER (PARTITION BY "u"."unit" ORDER BY "r"."time") AS "instant",
         count(*) OVER (PARTITION BY "u"."unit", "r"."time") AS "instant_size"
  FROM "rows" AS "r" JOIN "attempts_units" AS "u" ON "u"."actor_1" IS NOT DISTINCT FROM "r"."actor_1"
  WHERE "r"."mask" & 39 <> 0
),
"attempts_moves" AS (
  SELECT * FROM (VALUES (1, 2, CAST([] AS BIGINT[]), true, CAST(604800000000 AS BIGINT)), (1, 3, CAST([NULL] AS BIGINT[]), false, CAST(604800000000 AS BIGINT)), (2, 3, CAST([] AS BIGINT[]), false, CAST(604800000000 AS BIGINT))) AS "moves"("from_step", "to_step", "gap", "optional", "window")
),
"attempts_walk" AS (
  SELECT "e"."unit", "e"."bucket", "e"."entry", "e"."floor", 1 AS "step", ["e"."n"] AS "path", ["e"."t"] AS "times", "e"."t" AS "latest", "e"."t" AS "required",
         "e"."instant", "e"."instant" AS "entry_instant", "e"."instant_size", 1 AS "used", 0 AS "optionals", FALSE AS "hit"
  FROM (SELECT *, CAST(0 AS INTEGER) AS "bucket", "n" AS "entry", 0 AS "floor"
  FROM "attempts_rows"
  WHERE ("mask" >> 3) & 1 = 1 AND "t" <= 1717199999999999) AS "e"
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
  FROM (SELECT *, "times"[1] + 604800000000 AS "deadline" FROM "attempts_walk") AS "w"
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
         ("depth" < 3 AND coalesce("deadline" > 1714726800000000, FALSE)) AS "open",
         CASE WHEN "depth" < 3 THEN "deadline" END AS "deadline",
         "first"."tie" AS "entry_tie",
         "last"."tie" AS "last_tie",
         "c"."times"[1] AS "time_1",
         "c"."times"[2] AS "time_2",
         "c"."times"[3] AS "time_3"
  FROM "attempts_chosen" AS "c"
  JOIN "attempts_units" AS "u" ON "u"."unit" = "c"."unit"
  JOIN "attempts_rows" AS "first" ON "first"."unit" = "c"."unit" AND "first"."n" = "c"."path"[1]
  JOIN "attempts_rows" AS "last" ON "last"."unit" = "c"."unit" AND "last"."n" = "c"."path"["c"."depth"]
),
"found" AS (
  SELECT 'current' AS "period",
         "a"."actor_1" AS "actor_1",
         "a"."bucket" AS "bucket",
         "a"."depth" AS "depth",
         "a"."open" AS "open",
         "a"."deadline" AS "deadline",
         "a"."entry_tie" AS "entry_tie",
         "a"."last_tie" AS "last_tie",
         "a"."time_1" AS "time_1",
         "a"."time_2" AS "time_2",
         "a"."time_3" AS "time_3"
  FROM "attempts" AS "a"
),
"totals" AS (
  SELECT "period" AS "period",
         0 AS "group_kind",
         '' AS "group_name",
         count("time_1") AS "reached_1",
         count("time_2") AS "reached_2",
         count(*) FILTER (WHERE (("time_2" IS NULL) AND "open")) AS "waiting_2",
         count(*) FILTER (WHERE ((("time_2" IS NULL) AND "open") AND ("depth" >= 1))) AS "waiting_next_2",
         avg((("time_2" - "time_1") / CAST(1000000 AS DOUBLE))) AS "average_previous_2",
         quantile_cont((("time_2" - "time_1") / CAST(1000000 AS DOUBLE)), CAST(0.5 AS DOUBLE)) AS "median_previous_2",
         quantile_cont((("time_2" - "time_1") / CAST(1000000 AS DOUBLE)), CAST(0.9 AS DOUBLE)) AS "p90_previous_2",
         avg((("time_2" - "time_1") / CAST(1000000 AS DOUBLE))) AS "average_first_2",
         quantile_cont((("time_2" - "time_1") / CAST(1000000 AS DOUBLE)), CAST(0.5 AS DOUBLE)) AS "median_first_2",
         quantile_cont((("time_2" - "time_1") / CAST(1000000 AS DOUBLE)), CAST(0.9 AS DOUBLE)) AS "p90_first_2",
         count("time_3") AS "reached_3",
         count(*) FILTER (WHERE (("time_3" IS NULL) AND "open")) AS "waiting_3",
         count(*) FILTER (WHERE ((("time_3" IS NULL) AND "open") AND ("depth" >= 1))) AS "waiting_next_3",
         avg((("time_3" - coalesce("time_2", "time_1")) / CAST(1000000 AS DOUBLE))) AS "average_previous_3",
         quantile_cont((("time_3" - coalesce("time_2", "time_1")) / CAST(1000000 AS DOUBLE)), CAST(0.5 AS DOUBLE)) AS "median_previous_3",
         quantile_cont((("time_3" - coalesce("time_2", "time_1")) / CAST(1000000 AS DOUBLE)), CAST(0.9 AS DOUBLE)) AS "p90_previous_3",
         avg((("time_3" - "time_1") / CAST(1000000 AS DOUBLE))) AS "average_first_3",
         quantile_cont((("time_3" - "time_1") / CAST(1000000 AS DOUBLE)), CAST(0.5 AS DOUBLE)) AS "median_first_3",
         quantile_cont((("time_3" - "time_1") / CAST(1000000 AS DOUBLE)), CAST(0.9 AS DOUBLE)) AS "p90_first_3"
  FROM "found"
  GROUP BY "period"
),
"scoped_2" AS (
  SELECT "time" AS "time"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'user_signed_up', 'purchase_completed')) AND (("user" IS NULL) OR FALSE) AND (("event" = 'page_viewed') OR ("event" = 'user_signed_up') OR ("event" = 'purchase_completed') OR FALSE))
),
"without_actor" AS (
  SELECT count(*) AS "without_actor"
  FROM "scoped_2"
)
SELECT *,
       ("a"."period" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "totals" AS "a" ON TRUE;
