namespace StakeEasy.Currency.Contracts;

/// <summary>What the module needs done once the tables exist and before anybody asks for a rate.</summary>
public interface ICurrencyStartup
{
    /// <summary>
    /// Fills an empty database with the ECB's history that ships with the program; one cheap query when there is something
    /// already. Safe when two nodes start at once.
    /// </summary>
    Task PrepareAsync(CancellationToken ct);
}
