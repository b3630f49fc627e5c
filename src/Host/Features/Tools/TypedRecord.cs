namespace StakeEasy.Host.Features.Tools;

/// <summary>The record of a player who wants to know how lucky it was: how much was played, and what came of it.</summary>
internal static class TypedRecord
{
    /// <summary>Nothing played if neither was typed. One without the other is refused.</summary>
    /// <param name="known">What stands in the fields before anything is typed.</param>
    public static (double? Played, double Result) Read(ToolFields fields, OwnRecord? known)
    {
        var played = fields.Number("OwnPlayed", known?.Played);
        var result = fields.Number("OwnResult", known?.Result);
        if (played <= 0)
        {
            fields.Refuse("OwnPlayed", "What you played is a number above zero.");
        }

        if (played is null && result is not null)
        {
            fields.Refuse("OwnPlayed", "Enter how much you played for this result, or leave both empty.");
        }

        if (played is not null && result is null)
        {
            fields.Refuse("OwnResult", "Enter what you won or lost, or leave both empty.");
        }

        return (played, result ?? 0);
    }
}
