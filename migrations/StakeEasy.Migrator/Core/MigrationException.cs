namespace StakeEasy.Migrator.Core;

/// <summary>The run cannot go on, for a reason the operator can act on. The message says what to do and holds no secret.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException(string message)
        : base(message)
    {
    }

    public MigrationException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public MigrationException()
    {
    }
}
