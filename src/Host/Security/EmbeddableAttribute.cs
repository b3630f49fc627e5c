namespace StakeEasy.Host.Security;

/// <summary>This answer may be shown inside a frame of our own pages. Everything else refuses to be framed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EmbeddableAttribute : Attribute;
