namespace StakeEasy.Bankroll.Contracts;

/// <summary>One thing in the database that should not be so.</summary>
public sealed record Difference(Guid Owner, string What);

/// <param name="Owners">How many ledgers were checked.</param>
/// <param name="Entries">How many entries they hold.</param>
/// <param name="Differences">Empty if everything agrees; at most the first 1,000.</param>
public sealed record VerificationReport(long Owners, long Entries, IReadOnlyList<Difference> Differences);

/// <summary>Checks every invariant of the ledger on a live database, without changing or locking anything.</summary>
public interface IVerification
{
    /// <param name="progress">Told the number of owners done and of all.</param>
    /// <param name="ct">Stops it.</param>
    Task<VerificationReport> RunAsync(IProgress<(long Done, long Of)>? progress, CancellationToken ct);
}
