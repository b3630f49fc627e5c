namespace StakeEasy.Host.Features.Shared;

/// <summary>How far a piece of work is.</summary>
/// <param name="Address">The page that shows the outcome once it is done; with /progress behind it, what the script asks.</param>
/// <param name="Done">0 to 1.</param>
internal sealed record ProgressPage(string Title, string Address, double Done)
{
    public const string View = "/Features/Shared/Progress.cshtml";
}
