namespace StakeEasy.Recommendations.Contracts;

/// <summary>The log of the lists of next actions that were shown.</summary>
public interface IShownLists
{
    const int DaysKept = 90;

    /// <summary>Forgets what is older than <see cref="DaysKept"/> days. A run that is cut short is made up for by the next.</summary>
    /// <returns>How many lists were forgotten; null if another node is at it already.</returns>
    Task<int?> ForgetOldAsync(CancellationToken ct);
}
