namespace StakeEasy.Migrator.Legacy;

/// <summary>A way in which rows of the older application do not come over as they stand.</summary>
/// <param name="Name">As the scripts write it.</param>
/// <param name="What">For the report, in words.</param>
/// <param name="Remedy">The option that lets the run go on; null where nothing is lost and the run goes on anyway.</param>
/// <param name="Fix">The fix that the remedy names; null if it takes a value, or none is needed.</param>
public sealed record LegacyNoteKind(string Name, string What, string? Remedy = null, string? Fix = null)
{
    public static IReadOnlyList<LegacyNoteKind> All { get; } =
    [
        new("unknown-currency", "a currency that StakeEasy does not know", "Name the one it is with --currency OLD=NEW."),
        new("address-blank", "an e-mail address nobody could sign in with", "Give the user another one with --email NUMBER=ADDRESS."),
        new("address-twice", "e-mail addresses that differ in nothing but case or accents", "Give all but one of the users another one with --email NUMBER=ADDRESS."),
        new("address-taken", "a user who is in StakeEasy already", "Import into a database without these users. If an import of this installation stands there already, there is nothing left to do."),
        new("erased", "a user who was imported before and then deleted their account in StakeEasy; they stay deleted", "Delete them in the older application, too."),
        WithFix("orphan", "a row whose site, asset or user does not exist", "orphans", "leaves it out; it stays in the schema of the copy"),
        WithFix("foreign-history", "a balance somebody wrote at another user's site or asset", "foreign-history", "leaves it out; it stays in the schema of the copy"),
        WithFix("undated", "a balance without a time", "undated", "counts it as older than every other balance of its site or asset, as the older application did"),
        new("undated-move", "a deposit or withdrawal without a date: nobody can say which day it counts on", "Give it one in the older application."),
        WithFix("name-changed", "a name that is too long, too short or holds characters that cannot be seen", "names", "uses the name shown"),
        WithFix("odd-amount", "a deposit or withdrawal of nothing or less", "odd-amounts", "leaves out what moves nothing, and books what is below zero the other way round"),
        new("name-numbered", "a name its owner uses more than once; it has a number now"),
        new("several-currencies", "a site or asset with balances in several currencies; it is one account for each, and only the latest holds money"),
        new("odd-day", "a day before 1970 or in the future; it is kept"),
        new("deactivated", "a user who was deactivated; only a link of reset-password lets them in"),
        new("second-factor", "a user who signed in with a second factor; it has to be set up anew"),
        new("rate-left-out", "an exchange rate that cannot be dated or used; it stays in the schema of the copy"),
        new("rate-missing", "money in a currency without a rate: the older application left it out without a word, StakeEasy shows it apart"),
    ];

    public static LegacyNoteKind Of(string name) => All.First(k => string.Equals(k.Name, name, StringComparison.Ordinal));

    /// <summary>Whether the run must stop for it.</summary>
    public bool Stops(LegacyChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return Remedy is not null && (Fix is null || !choices.Fixes.Contains(Fix, StringComparer.Ordinal));
    }

    private static LegacyNoteKind WithFix(string name, string what, string fix, string does) => new(name, what, $"--fix {fix} {does}.", fix);
}
