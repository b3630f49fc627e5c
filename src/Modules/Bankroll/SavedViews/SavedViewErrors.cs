using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.SavedViews;

internal static class SavedViewErrors
{
    public const int LongestName = 40;
    public const int LongestQuery = 2_000;
    public const int Most = 50;

    public static readonly Error NoName = new("Name", "Give the view a name.");

    public static readonly Error NameTooLong = new("Name", "That name is too long. Keep it to 40 characters.");

    public static readonly Error NameUnreadable = new("Name", "That name holds a character that cannot be stored. Type it again without it.");

    public static readonly Error TooMany = new("Name", "You have 50 saved views. Delete one that you no longer need, then save this one.");

    public static readonly Error QueryTooLong = new("Name", "This filter is too long to be saved. Make it shorter.");

    public static readonly Error Gone = new("", "This view is no longer there. It was deleted meanwhile.");

    public static Error NameTaken(string name) => new("Name", $"You have a view named “{name}” already. Choose another name.");
}
