using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>What a type of PostgreSQL is among the kinds of values, and how a column of it is read.</summary>
internal static class PostgreSqlTypes
{
    private const int UnlimitedPlaces = 6;
    private const int WidestBits = 64;

    /// <summary>For a length, PostgreSQL keeps four more.</summary>
    private const int LengthOffset = 4;

    /// <param name="name">Of the type itself, or of the one a domain is made of.</param>
    /// <param name="modifier">Length, precision or places as pg_attribute keeps them; -1 for none.</param>
    /// <param name="native">The type as it is declared.</param>
    /// <param name="isOfEveryDatabase">Whether a target has the very same type, and takes it in binary form.</param>
    /// <returns>Null for a type that cannot be moved.</returns>
    public static ColumnType? Map(string name, int modifier, string native, bool isOfEveryDatabase)
    {
        if (name is "citext")
        {
            return new ColumnType(ValueKind.Text, IgnoresCase: true);
        }

        if (!isOfEveryDatabase)
        {
            return null;
        }

        return name switch
        {
            "bool" => new ColumnType(ValueKind.Boolean),
            "int2" => new ColumnType(ValueKind.Integer16),
            "int4" => new ColumnType(ValueKind.Integer32),
            "int8" => new ColumnType(ValueKind.Integer64),
            "numeric" when modifier < 0 => new ColumnType(ValueKind.Number),
            "numeric" => new ColumnType(ValueKind.Number, Precision: (modifier - LengthOffset) >> 16, Scale: (((modifier - LengthOffset) & 0x7FF) ^ 1024) - 1024),
            "float4" => new ColumnType(ValueKind.Floating32),
            "float8" => new ColumnType(ValueKind.Floating64),
            "text" => new ColumnType(ValueKind.Text),
            "varchar" => new ColumnType(ValueKind.Text, Length: Math.Max(0, modifier - LengthOffset)),
            "bytea" => new ColumnType(ValueKind.Bytes),
            "date" => new ColumnType(ValueKind.Date),
            "timestamp" => new ColumnType(ValueKind.Timestamp, Scale: Places(modifier)),
            "timestamptz" => new ColumnType(ValueKind.Instant, Scale: Places(modifier)),
            "time" => new ColumnType(ValueKind.Time, Scale: Places(modifier)),
            "json" => new ColumnType(ValueKind.JsonAsWritten),
            "jsonb" => new ColumnType(ValueKind.Json),
            "bit" when modifier <= WidestBits => new ColumnType(ValueKind.Bits, Length: modifier),
            "uuid" => new ColumnType(ValueKind.Uuid),
            _ => new ColumnType(ValueKind.Native) { NativeName = native },
        };
    }

    /// <summary>The column as an expression of the type it has in the target.</summary>
    public static string Read(Column column)
    {
        var name = PostgreSqlSql.Name(column.Name);
        return column.Type.Kind switch
        {
            ValueKind.Text => $"{name}::text",

            // --utc says what a reading of a clock without a zone means.
            ValueKind.Instant when column.NativeType.Contains("without time zone", StringComparison.Ordinal) => $"({name} AT TIME ZONE 'UTC')",
            _ => name,
        };
    }

    private static int Places(int modifier) => modifier < 0 ? UnlimitedPlaces : modifier;
}
