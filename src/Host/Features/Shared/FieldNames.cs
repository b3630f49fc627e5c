namespace StakeEasy.Host.Features.Shared;

/// <summary>What a form field is called in a sentence.</summary>
internal static class FieldNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["AccountId"] = "Account",
        ["FromAccountId"] = "From account",
        ["ToAccountId"] = "To account",
        ["Received"] = "Amount that arrived",
        ["Rebuys"] = "Rebuys together",
        ["AssetType"] = "Kind of asset",
        ["OpeningBalance"] = "Opening balance",
        ["FirstDay"] = "First day",
        ["LastDay"] = "Last day",
        ["SkipBad"] = "Rows with errors",
        ["Confirmed"] = "Confirmation",
        ["BuyIn"] = "Buy-in",
        ["RebuyCount"] = "Number of rebuys",
        ["AddOns"] = "Add-ons",
        ["CashOut"] = "What you took away",
        ["FieldSize"] = "Players",
        ["StartedAt"] = "Start",
        ["EndedAt"] = "End",
        ["NewRebuy"] = "Rebuy",
        ["NewAddOn"] = "Add-on",
        ["NewNote"] = "Note",
        ["CurrentPassword"] = "Current password",
        ["NewPassword"] = "New password",
        ["Email"] = "E-mail",
        ["ReportingCurrency"] = "Reporting currency",
        ["TimeZone"] = "Time zone",
        ["TimeZoneId"] = "Time zone",
        ["CultureName"] = "Language and numbers",
        ["Rate"] = "Win rate",
        ["Deviation"] = "Standard deviation",
        ["TargetRisk"] = "Risk you accept",
        ["Sample"] = "Win rate seen over",
        ["Goal"] = "Bankroll to reach",
        ["Depth"] = "Downswing",
        ["Paths"] = "Players",
        ["Paid"] = "Paid places",
        ["Roi"] = "Return on investment",
        ["Events"] = "Tournaments",
        ["OwnPlayed"] = "You played",
        ["OwnResult"] = "You won or lost",
        ["Stack"] = "Effective stack",
    };

    public static string Of(string field) => Names.GetValueOrDefault(field, field);
}
