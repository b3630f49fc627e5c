namespace StakeEasy.Migrator.Core;

/// <summary>The source has refused something or is gone. The message holds its own words, and no secret.</summary>
internal class SourceException(string message, Exception? inner = null) : IOException(message, inner);
