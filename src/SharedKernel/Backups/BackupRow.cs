using System.Text.Json;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>One row of a backup that is being read: every field checked by its column, and asked for by name.</summary>
public sealed class BackupRow
{
    private readonly Dictionary<string, object?> _values;

    internal BackupRow(BackupTable table, long place, long line, JsonElement row)
    {
        (Table, Place, Line) = (table, place, line);
        if (row.ValueKind is not JsonValueKind.Object)
        {
            throw Refuse("", "an object is expected.");
        }

        _values = new(table.Columns.Count, StringComparer.Ordinal);
        foreach (var field in row.EnumerateObject())
        {
            if (table.Find(field.Name) is not { } column)
            {
                throw Refuse(field.Name, "this field is unknown.");
            }

            if (!_values.TryAdd(field.Name, Read(column, field.Value)))
            {
                throw Refuse(field.Name, "this field is there twice.");
            }
        }

        if (table.Columns.FirstOrDefault(c => !_values.ContainsKey(c.Name)) is { } missing)
        {
            throw Refuse(missing.Name, "this field is missing.");
        }
    }

    public BackupTable Table { get; }

    /// <summary>Among the rows of its list, from 0.</summary>
    public long Place { get; }

    /// <summary>In the file, from 1.</summary>
    public long Line { get; }

    internal object? this[string column] => _values[column];

    /// <summary>Null where the file says null.</summary>
    public T? Get<T>(string column) => (T?)_values[column];

    public BackupRefusedException Refuse(string field, string why) =>
        new(FormattableString.Invariant($"Line {Line}, {Table.Section}[{Place}]{(field.Length > 0 ? "." : "")}{field}"), why);

    private object? Read(BackupColumn column, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return column.IsOptional ? null : throw Refuse(column.Name, "this must not be null.");
        }

        try
        {
            return column.Read(value);
        }
        catch (BackupRefusedException e)
        {
            throw Refuse(column.Name, e.Message);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            throw Refuse(column.Name, "this text cannot be read.");
        }
    }
}
