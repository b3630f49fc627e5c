using System.Data.Common;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// For programs that write accounts and entries of many owners as rows, past the module and in a transaction of their own: the migration
/// tool. Such rows bring nothing but what was entered; everything that follows from it is derived here.
/// </summary>
public interface IBulkLedger
{
    /// <summary>
    /// Derives what these owners' balance updates found, their account rows, totals and breakdowns from their entries and sessions, in the
    /// transaction that is open on the connection. A valuation is left to the first overview. Analyse the tables before.
    /// </summary>
    /// <param name="connection">To PostgreSQL, with Npgsql.</param>
    /// <param name="owners">Any number; they are taken a hundred at a time.</param>
    /// <param name="progress">Told how many owners are done.</param>
    /// <param name="ct">Stops it; the transaction is still the caller's.</param>
    Task DeriveAsync(DbConnection connection, IReadOnlyList<UserId> owners, IProgress<int>? progress, CancellationToken ct);

    /// <summary>
    /// As <see cref="IVerification"/>, but in the transaction that is open on the connection and for these owners only; of what is valued
    /// in a reporting currency it knows no rates, so it is for owners whose first overview is still to come.
    /// </summary>
    Task<VerificationReport> VerifyAsync(DbConnection connection, IReadOnlyList<UserId> owners, IProgress<int>? progress, CancellationToken ct);
}
