using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace StakeEasy.SharedKernel.Data;

/// <summary>Names in snake_case: applied at the end of OnModelCreating to every table, column, key, index and foreign key.</summary>
public static class SnakeCase
{
    public static void Apply(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                // Identity's passkey data is an owned JSON document: only its container column is renamed.
                entity.SetContainerColumnName(Convert(entity.GetContainerColumnName()!));
                continue;
            }

            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Convert(table));
            }

            foreach (var property in entity.GetProperties())
            {
                // A uint row version is PostgreSQL's system column xmin; an explicit name would create a real column instead.
                var isXmin = property.ClrType == typeof(uint) && property.IsConcurrencyToken && property.ValueGenerated == ValueGenerated.OnAddOrUpdate;
                property.SetColumnName(isXmin ? "xmin" : Convert(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys())
            {
                if (key.GetName() is { } name)
                {
                    key.SetName(Convert(name));
                }
            }

            foreach (var fk in entity.GetForeignKeys())
            {
                if (fk.GetConstraintName() is { } name)
                {
                    fk.SetConstraintName(Convert(name));
                }
            }

            foreach (var index in entity.GetIndexes())
            {
                if (index.GetDatabaseName() is { } name)
                {
                    index.SetDatabaseName(Convert(name));
                }
            }
        }
    }

    public static string Convert(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var sb = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c))
            {
                var boundary = i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
                if (boundary)
                {
                    sb.Append('_');
                }

                sb.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            }
            else
            {
                sb.Append(c);
            }
        }

        return sb.ToString();
    }
}
