namespace StakeEasy.Host.Maintenance;

/// <summary>What visitors are told while nobody may work with the application.</summary>
/// <param name="Message">For people.</param>
/// <param name="RetryAfter">When it is worth trying again.</param>
/// <param name="Since">When it was switched on.</param>
internal sealed record MaintenanceNotice(string Message, TimeSpan RetryAfter, DateTimeOffset Since)
{
    public const string DefaultMessage = "StakeEasy is being worked on and will be back soon. What was saved before is safe.";

    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromMinutes(5);
}
