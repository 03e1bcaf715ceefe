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
  SELECT * FROM (VALUES (1, 2, CAST([] AS BIGINT[]), false, CAST(3600000000 AS BIGINT)), (2, 3, CAST([] AS BIGINT[]), false, CAST(3600000000 AS BIGINT))) AS "moves"("from_step", "to_step", "gap", "optional", "window")
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
  FROM (SELECT *, "times"[1] + 3600000000 AS "deadline" FROM "attempts_walk") AS "w"
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
         "c"."times"[3] AS "time_3",
         "f"."fastest_1",
         "f"."fastest_2",
         "f"."fastest_3"
  FROM "attempts_chosen" AS "c"
  JOIN "attempts_units" AS "u" ON "u"."unit" = "c"."unit"
  JOIN "attempts_rows" AS "first" ON "first"."unit" = "c"."unit" AND "first"."n" = "c"."path"[1]
  JOIN "attempts_rows" AS "last" ON "last"."unit" = "c"."unit" AND "last"."n" = "c"."path"["c"."depth"]
  JOIN (SELECT "unit", min("times"[1] - "times"[1]) AS "fastest_1", min("times"[2] - "times"[1]) AS "fastest_2", min("times"[3] - "times"[1]) AS "fastest_3" FROM "attempts_walk" WHERE NOT "hit" GROUP BY "unit") AS "f" ON "f"."unit" = "c"."unit"
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
         "a"."time_3" AS "time_3",
         "a"."fastest_1" AS "fastest_1",
         "a"."fastest_2" AS "fastest_2",
         "a"."fastest_3" AS "fastest_3"
  FROM "attempts" AS "a"
),
"windows" AS (
  SELECT * FROM (VALUES (CAST(0 AS DOUBLE)), (CAST(1 AS DOUBLE)), (CAST(2 AS DOUBLE)), (CAST(3 AS DOUBLE)), (CAST(4 AS DOUBLE)), (CAST(5 AS DOUBLE)), (CAST(6 AS DOUBLE)), (CAST(7 AS DOUBLE)), (CAST(8 AS DOUBLE)), (CAST(9 AS DOUBLE)), (CAST(10 AS DOUBLE)), (CAST(11 AS DOUBLE)), (CAST(12 AS DOUBLE)), (CAST(13 AS DOUBLE)), (CAST(14 AS DOUBLE)), (CAST(15 AS DOUBLE)), (CAST(16 AS DOUBLE)), (CAST(17 AS DOUBLE)), (CAST(18 AS DOUBLE)), (CAST(19 AS DOUBLE)), (CAST(20 AS DOUBLE)), (CAST(22 AS DOUBLE)), (CAST(23 AS DOUBLE)), (CAST(24 AS DOUBLE)), (CAST(25 AS DOUBLE)), (CAST(26 AS DOUBLE)), (CAST(28 AS DOUBLE)), (CAST(29 AS DOUBLE)), (CAST(31 AS DOUBLE)), (CAST(32 AS DOUBLE)), (CAST(34 AS DOUBLE)), (CAST(36 AS DOUBLE)), (CAST(38 AS DOUBLE)), (CAST(40 AS DOUBLE)), (CAST(42 AS DOUBLE)), (CAST(44 AS DOUBLE)), (CAST(46 AS DOUBLE)), (CAST(49 AS DOUBLE)), (CAST(51 AS DOUBLE)), (CAST(54 AS DOUBLE)), (CAST(57 AS DOUBLE)), (CAST(60 AS DOUBLE)), (CAST(63 AS DOUBLE)), (CAST(66 AS DOUBLE)), (CAST(70 AS DOUBLE)), (CAST(74 AS DOUBLE)), (CAST(77 AS DOUBLE)), (CAST(82 AS DOUBLE)), (CAST(86 AS DOUBLE)), (CAST(90 AS DOUBLE)), (CAST(95 AS DOUBLE)), (CAST(100 AS DOUBLE)), (CAST(105 AS DOUBLE)), (CAST(111 AS DOUBLE)), (CAST(117 AS DOUBLE)), (CAST(123 AS DOUBLE)), (CAST(129 AS DOUBLE)), (CAST(136 AS DOUBLE)), (CAST(143 AS DOUBLE)), (CAST(151 AS DOUBLE)), (CAST(159 AS DOUBLE)), (CAST(167 AS DOUBLE)), (CAST(176 AS DOUBLE)), (CAST(185 AS DOUBLE)), (CAST(195 AS DOUBLE)), (CAST(205 AS DOUBLE)), (CAST(216 AS DOUBLE)), (CAST(227 AS DOUBLE)), (CAST(239 AS DOUBLE)), (CAST(251 AS DOUBLE)), (CAST(265 AS DOUBLE)), (CAST(279 AS DOUBLE)), (CAST(293 AS DOUBLE)), (CAST(309 AS DOUBLE)), (CAST(325 AS DOUBLE)), (CAST(342 AS DOUBLE)), (CAST(360 AS DOUBLE)), (CAST(379 AS DOUBLE)), (CAST(399 AS DOUBLE)), (CAST(420 AS DOUBLE)), (CAST(442 AS DOUBLE)), (CAST(465 AS DOUBLE)), (CAST(489 AS DOUBLE)), (CAST(515 AS DOUBLE)), (CAST(542 AS DOUBLE)), (CAST(570 AS DOUBLE)), (CAST(600 AS DOUBLE)), (CAST(632 AS DOUBLE)), (CAST(665 AS DOUBLE)), (CAST(700 AS DOUBLE)), (CAST(737 AS DOUBLE)), (CAST(775 AS DOUBLE)), (CAST(816 AS DOUBLE)), (CAST(859 AS DOUBLE)), (CAST(904 AS DOUBLE)), (CAST(951 AS DOUBLE)), (CAST(1001 AS DOUBLE)), (CAST(1054 AS DOUBLE)), (CAST(1109 AS DOUBLE)), (CAST(1168 AS DOUBLE)), (CAST(1229 AS DOUBLE)), (CAST(1293 AS DOUBLE)), (CAST(1361 AS DOUBLE)), (CAST(1433 AS DOUBLE)), (CAST(1508 AS DOUBLE)), (CAST(1587 AS DOUBLE)), (CAST(1671 AS DOUBLE)), (CAST(1758 AS DOUBLE)), (CAST(1851 AS DOUBLE)), (CAST(1948 AS DOUBLE)), (CAST(2050 AS DOUBLE)), (CAST(2158 AS DOUBLE)), (CAST(2271 AS DOUBLE)), (CAST(2390 AS DOUBLE)), (CAST(2516 AS DOUBLE)), (CAST(2648 AS DOUBLE)), (CAST(2787 AS DOUBLE)), (CAST(2934 AS DOUBLE)), (CAST(3088 AS DOUBLE)), (CAST(3250 AS DOUBLE)), (CAST(3420 AS DOUBLE)), (CAST(3600 AS DOUBLE))) AS "rows"("window_seconds")
),
"taken" AS NOT MATERIALIZED (
  SELECT *,
         ("fastest_3" / CAST(1000000 AS DOUBLE)) AS "taken"
  FROM "found"
),
"fitted" AS NOT MATERIALIZED (
  SELECT "a".*,
         "g"."window_seconds" AS "window_seconds"
  FROM "taken" AS "a"
  ASOF LEFT JOIN "windows" AS "g" ON ("a"."taken" <= "g"."window_seconds")
),
"totals" AS (
  SELECT "period" AS "period",
         0 AS "group_kind",
         '' AS "group_name",
         "window_seconds" AS "window_seconds",
         count(*) AS "units"
  FROM "fitted"
  GROUP BY "period", "window_seconds"
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
