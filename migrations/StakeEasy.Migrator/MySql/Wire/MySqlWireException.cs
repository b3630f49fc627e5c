using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>What the server has refused, in its own words, with its error number.</summary>
internal sealed class MySqlWireException(string message, int number = 0) : SourceException(message)
{
    public int Number { get; } = number;
}
