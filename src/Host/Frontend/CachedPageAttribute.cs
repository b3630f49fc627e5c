namespace StakeEasy.Host.Frontend;

/// <summary>
/// Keeps the finished page for its player until the ledger, the rates, the preferences or what was reached change. For pages that show nothing else:
/// no form of their own, and no message that is shown once.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CachedPageAttribute : Attribute;
