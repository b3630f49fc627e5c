using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>What every backup begins with, and in which order its lists come.</summary>
internal static class BackupFormat
{
    public const string Name = "stakeeasy-backup";

    /// <summary>1: accounts to saved views, and preferences. 2: stake profiles, answers to next actions.</summary>
    public const int Version = 2;

    private const string Foreign = "This is no backup of StakeEasy.";

    /// <summary>Reads format and version; throws if the file is of another program or of a newer StakeEasy.</summary>
    /// <returns>The version the file was written in: it has the lists of that version and no others.</returns>
    public static async Task<int> BeginAsync(BackupReader file, CancellationToken ct)
    {
        if ((await file.NextAsync(ct)).Type is not JsonTokenType.StartObject
            || await file.NextAsync(ct) is not (JsonTokenType.PropertyName, "format")
            || await file.NextAsync(ct) is not (JsonTokenType.String, Name)
            || await file.NextAsync(ct) is not (JsonTokenType.PropertyName, "version")
            || await file.NextAsync(ct) is not (JsonTokenType.Number, { } written)
            || !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            throw file.Refuse(Foreign + " It begins otherwise.");
        }

        if (version > Version)
        {
            throw file.Refuse($"This backup was made by a newer StakeEasy (version {version} of the format; this one reads up to {Version}). Update first.");
        }

        return version;
    }

    /// <summary>The rows of the list that has to come next.</summary>
    public static async IAsyncEnumerable<BackupRow> RowsAsync(BackupReader file, BackupTable table, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await file.NextAsync(ct) is not (JsonTokenType.PropertyName, { } name) || !string.Equals(name, table.Section, StringComparison.Ordinal)
            || (await file.NextAsync(ct)).Type is not JsonTokenType.StartArray)
        {
            throw file.Refuse($"The list \"{table.Section}\" should begin here.");
        }

        for (var place = 0L; await file.RowAsync(ct) is { } document; place++)
        {
            using (document)
            {
                yield return new BackupRow(table, place, file.Line, document.RootElement);
            }
        }
    }

    /// <summary>Nothing may follow.</summary>
    public static async Task EndAsync(BackupReader file, CancellationToken ct)
    {
        if ((await file.NextAsync(ct)).Type is not JsonTokenType.EndObject)
        {
            throw file.Refuse("The backup should end here.");
        }

        await file.EndAsync(ct);
    }
}
