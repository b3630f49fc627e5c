namespace StakeEasy.SharedKernel.Backups;

/// <summary>
/// A file cannot be restored. Reading goes many calls deep and ends at the first mistake, so this one refusal is thrown; <see cref="IBackups"/>
/// catches it and answers with an error.
/// </summary>
#pragma warning disable CA1032, RCS1194 // Thrown here only, and never without a place and a reason.
public sealed class BackupRefusedException(string message) : Exception(message)
#pragma warning restore CA1032, RCS1194
{
    /// <param name="where">The line, the list and the field.</param>
    /// <param name="why">What is wrong and, if it helps, what is expected.</param>
    public BackupRefusedException(string where, string why)
        : this($"{where}: {why}")
    {
    }

    /// <summary>For a staged row.</summary>
    public static BackupRefusedException At(BackupTable table, long place, string field, string why) =>
        new(FormattableString.Invariant($"{table?.Section}[{place}].{field}"), why);
}
