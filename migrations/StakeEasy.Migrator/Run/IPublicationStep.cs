using System.Data.Common;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Work that belongs to a copy and is done in the transaction that publishes it: afterwards all of it stands, or nothing.</summary>
internal interface IPublicationStep
{
    /// <summary>Before anything is copied: what would make it fail anyway.</summary>
    /// <exception cref="MigrationException">It cannot be done; the message says why.</exception>
    Task PrepareAsync(ISnapshot snapshot, CancellationToken ct);

    /// <summary>A finding of the copy as the command with this step tells it, which has fewer options.</summary>
    Finding InItsWords(Finding finding);

    /// <summary>The tables are in their schema, in this transaction only.</summary>
    /// <returns>False to leave the target as it was before the run; the report says why.</returns>
    Task<bool> RunAsync(DbConnection target, Report report, CancellationToken ct);
}
