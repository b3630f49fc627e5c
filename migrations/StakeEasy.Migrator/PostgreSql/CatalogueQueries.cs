namespace StakeEasy.Migrator.PostgreSql;

/// <summary>What is asked of a source's system catalogue; $1 is the schema.</summary>
internal static class CatalogueQueries
{
    private const string OwnTables =
        """
        own AS (
          SELECT c.oid, c.relname, c.relkind, c.reltuples FROM pg_class c
          WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
        """;

    /// <summary>Never analysed, a table has no estimate: its size gives one.</summary>
    public const string Tables =
        $"""
        WITH {OwnTables}
        SELECT relname, obj_description(oid, 'pg_class'),
          CASE WHEN relkind = 'p' THEN (SELECT coalesce(sum(greatest(c.reltuples, pg_relation_size(c.oid) / 100)), 0) FROM pg_partition_tree(own.oid) t JOIN pg_class c ON c.oid = t.relid WHERE t.isleaf)
            WHEN reltuples < 0 THEN pg_relation_size(oid) / 100 ELSE reltuples END::bigint,
          relkind::text
        FROM own ORDER BY relname
        """;

    public const string Columns =
        $"""
        WITH RECURSIVE {OwnTables},
        domains (oid, base, modifier, is_required) AS (
          SELECT oid, typbasetype, typtypmod, typnotnull FROM pg_type WHERE typtype = 'd'
          UNION ALL SELECT d.oid, t.typbasetype, greatest(d.modifier, t.typtypmod), d.is_required OR t.typnotnull FROM domains d JOIN pg_type t ON t.oid = d.base WHERE t.typtype = 'd'),
        ends AS (SELECT d.* FROM domains d JOIN pg_type t ON t.oid = d.base WHERE t.typtype <> 'd')
        SELECT own.relname, a.attname, format_type(a.atttypid, a.atttypmod), b.typname, coalesce(e.modifier, a.atttypmod), format_type(b.oid, coalesce(e.modifier, a.atttypmod)),
          b.typnamespace = 'pg_catalog'::regnamespace AND b.typsend <> 0 AND b.typreceive <> 0 AND b.typtype IN ('b', 'r', 'm') AND b.typname NOT LIKE 'reg%' AND b.typname NOT LIKE '\_reg%'
            AND (b.typcategory <> 'A' OR EXISTS (SELECT FROM pg_type t WHERE t.oid = b.typelem AND t.typnamespace = 'pg_catalog'::regnamespace AND t.typtype IN ('b', 'r', 'm'))),
          a.attnotnull OR coalesce(e.is_required, false), pg_get_expr(f.adbin, f.adrelid), a.attgenerated::text,
          a.attidentity <> '' OR (pg_get_serial_sequence(format('%I.%I', $1, own.relname), a.attname) IS NOT NULL AND pg_get_expr(f.adbin, f.adrelid) LIKE 'nextval(%'),
          col_description(own.oid, a.attnum),
          (SELECT json_agg(l.enumlabel ORDER BY l.enumsortorder)::text FROM pg_enum l WHERE l.enumtypid = b.oid),
          (SELECT s.name FROM pg_get_serial_sequence(format('%I.%I', $1, own.relname), a.attname) s(name) WHERE has_sequence_privilege(s.name, 'SELECT'))
        FROM own JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN ends e ON e.oid = a.atttypid
        JOIN pg_type b ON b.oid = coalesce(e.base, a.atttypid)
        LEFT JOIN pg_attrdef f ON f.adrelid = own.oid AND f.adnum = a.attnum
        ORDER BY own.relname, a.attnum
        """;

    /// <summary>The columns of a key first; for an index on expressions, whatever columns it depends on after them.</summary>
    public const string Indexes =
        $"""
        WITH {OwnTables}
        SELECT own.relname, i.relname, x.indisunique, x.indisprimary,
          (SELECT coalesce(json_agg(p.name ORDER BY p.place, p.name), '[]')::text FROM (
            SELECT a.attname AS name, k.place FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum = k.number WHERE k.place <= x.indnkeyatts
            UNION ALL
            SELECT a.attname, 1000 FROM pg_attribute a WHERE a.attrelid = own.oid AND NOT x.indisprimary AND NOT a.attnum = ANY (x.indkey)
              AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = x.indexrelid AND d.refobjid = own.oid AND d.refobjsubid = a.attnum)) p),
          (SELECT json_agg((coalesce(x.indoption[k], 0) & 1) = 1 ORDER BY k)::text FROM generate_series(0, 63) k),
          (SELECT coalesce(json_agg(quote_ident(a.attname) || CASE WHEN x.indoption[k.place - 1] & 1 = 1 THEN ' DESC' ELSE '' END ORDER BY k.place), '[]')::text
            FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum = k.number WHERE k.place <= x.indnkeyatts),
          pg_get_indexdef(x.indexrelid)
        FROM own JOIN pg_index x ON x.indrelid = own.oid JOIN pg_class i ON i.oid = x.indexrelid
        WHERE x.indisvalid AND NOT x.indisexclusion
        ORDER BY own.relname, i.relname
        """;

    /// <summary>Checks and foreign keys; a table of another schema is named with it, so that it is not taken for one of this.</summary>
    public const string Constraints =
        $"""
        WITH {OwnTables}
        SELECT own.relname, c.conname, c.contype::text, pg_get_expr(c.conbin, c.conrelid),
          (SELECT json_agg(a.attname ORDER BY k.place)::text FROM unnest(c.conkey) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number),
          (SELECT CASE WHEN n.nspname = $1 THEN '' ELSE n.nspname || '.' END || r.relname FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = c.confrelid),
          (SELECT json_agg(a.attname ORDER BY k.place)::text FROM unnest(c.confkey) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number),
          c.confdeltype::text, c.confupdtype::text
        FROM own JOIN pg_constraint c ON c.conrelid = own.oid AND c.contype IN ('c', 'f')
        ORDER BY own.relname, c.conname
        """;

    public const string NotMoved =
        $"""
        WITH {OwnTables},
        ours AS (SELECT oid FROM pg_namespace WHERE nspname = $1),
        extensions AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
        SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'sequence' END, c.relname, 'make it anew in the target'
        FROM pg_class c JOIN ours ON c.relnamespace = ours.oid
        WHERE (c.relkind IN ('v', 'm', 'f') OR (c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))))
          AND NOT EXISTS (SELECT FROM extensions e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid)
        UNION ALL
        SELECT 'function', p.proname, 'make it anew in the target' FROM pg_proc p JOIN ours ON p.pronamespace = ours.oid
        WHERE NOT EXISTS (SELECT FROM extensions e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid)
        UNION ALL
        SELECT CASE t.typtype WHEN 'e' THEN 'enumeration' ELSE 'domain' END, t.typname,
          CASE t.typtype WHEN 'e' THEN 'its columns become text, with a check of the labels' ELSE 'its columns become what it is made of, without its checks and its default' END
        FROM pg_type t JOIN ours ON t.typnamespace = ours.oid
        WHERE t.typtype IN ('e', 'd') AND NOT EXISTS (SELECT FROM extensions e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid)
        UNION ALL
        SELECT 'inheritance', own.relname, 'it is a table of its own in the target; its rows are not those of ' || p.relname || ' any more' FROM own JOIN pg_inherits i ON i.inhrelid = own.oid JOIN pg_class p ON p.oid = i.inhparent
        UNION ALL
        SELECT 'generated always', own.relname || '.' || a.attname, 'the target takes numbers that are given, too' FROM own JOIN pg_attribute a ON a.attrelid = own.oid AND a.attidentity = 'a'
        UNION ALL
        SELECT 'numbering', own.relname || '.' || a.attname, 'the target counts by 1, the source by ' || s.seqincrement
        FROM own JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = own.oid AND d.deptype IN ('a', 'i')
        JOIN pg_sequence s ON s.seqrelid = d.objid AND s.seqincrement <> 1 JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum = d.refobjsubid
        UNION ALL
        SELECT 'unlogged', own.relname, 'the target keeps it through a crash' FROM own JOIN pg_class c ON c.oid = own.oid AND c.relpersistence = 'u'
        UNION ALL
        SELECT 'trigger', own.relname || '.' || t.tgname, 'make it anew in the target' FROM own JOIN pg_trigger t ON t.tgrelid = own.oid WHERE NOT t.tgisinternal
        UNION ALL
        SELECT 'row security policy', own.relname || '.' || p.polname, 'make it anew in the target' FROM own JOIN pg_policy p ON p.polrelid = own.oid
        UNION ALL
        SELECT 'exclusion constraint', own.relname || '.' || c.conname, 'make it anew in the target' FROM own JOIN pg_constraint c ON c.conrelid = own.oid WHERE c.contype = 'x'
        UNION ALL
        SELECT 'deferral', own.relname || '.' || c.conname, 'the target holds rows against it at once' FROM own JOIN pg_constraint c ON c.conrelid = own.oid WHERE c.condeferrable AND c.contype <> 'x'
        UNION ALL
        SELECT 'collation', own.relname || '.' || a.attname, 'texts sort by the rules of the target; in the source by ' || l.collname
        FROM own JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid AND t.typcollation <> a.attcollation JOIN pg_collation l ON l.oid = a.attcollation
        ORDER BY 1, 2
        """;
}
