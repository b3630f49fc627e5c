namespace StakeEasy.Migrator.Core;

/// <summary>What a connection string says and nobody understands.</summary>
internal static class UnknownOption
{
    private const int Alike = 3;

    /// <summary>Names it only where it looks like one that there is: otherwise it may be a piece of a password with a character that should have been encoded.</summary>
    public static MigrationException Refused(string name, IReadOnlyList<string> known)
    {
        var meant = known.FirstOrDefault(one => name.Length >= Alike && one.StartsWith(name[..Alike], StringComparison.OrdinalIgnoreCase) && name.All(char.IsLetter));
        return new MigrationException(
            $"The connection string has an option that this program does not know{(meant is null ? "" : $": {name}. Is {meant} meant?")}"
            + $"{(meant is null ? "." : "")} It knows {string.Join(", ", known)}; in an address, a ?, # or & that belongs to the password is written %3F, %23 or %26.");
    }
}
