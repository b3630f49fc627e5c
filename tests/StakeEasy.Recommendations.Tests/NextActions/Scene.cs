using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.NextActions;

/// <summary>Situations as tests tell them: a day, some accounts, and what else there is.</summary>
internal static class Scene
{
    public static readonly UserId Player = new(Guid.Parse("0199a000-0000-7000-8000-000000000001"));

    public static readonly UserId Stranger = new(Guid.Parse("0199a000-0000-7000-8000-000000000002"));

    public static readonly DateOnly Today = new(2026, 11, 20);

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);

    public static readonly CurrencyCode Eur = CurrencyCode.Of("EUR");

    public static BankrollHealth Nothing { get; } = new(Eur, Today, RatesAge: 0, Bankroll: 0m, [], [], FirstDay: null, Running: null, [], Fall: null);

    public static Situation Of(BankrollHealth bankroll) => new(Player, Today, Now, TimeZoneInfo.Utc, bankroll);

    /// <summary>Fresh accounts; shares are worked out as the ledger does.</summary>
    public static Situation Of(params (Account Account, decimal? Value)[] accounts) => Of(With(accounts));

    public static BankrollHealth With(params (Account Account, decimal? Value)[] accounts)
    {
        var sum = accounts.Sum(a => a.Value ?? 0m);
        return Nothing with
        {
            Bankroll = sum,
            Accounts = [.. accounts.Select(a => new OverviewAccount(a.Account, a.Value, a.Value is { } value && sum > 0m ? value / sum : null))],
        };
    }

    public static Account Account(
        string name = "PokerStars", decimal balance = 100m, string currency = "EUR", AccountKind kind = AccountKind.Site, int? statedDaysAgo = 0, int? lastEntryDaysAgo = 0,
        bool archived = false, long entries = 10)
    {
        var money = Money.Of(balance, currency);
        var nothing = Money.Of(0m, currency);
        return new(
            new(Guid.CreateVersion7()), kind, kind is AccountKind.Asset ? AssetType.Bank : null, name, Position: 0, archived ? Now : null, money, money, nothing, nothing, nothing,
            entries, Back(lastEntryDaysAgo), Back(statedDaysAgo));
    }

    public static Account Bank(decimal balance = 100m, string currency = "EUR") => Account("Bank", balance, currency, AccountKind.Asset);

    public static Candidate Candidate(
        ActionKind kind = ActionKind.StaleBalance, string subject = "", int urgency = 20, int impact = 20, int ease = 5, string fact = "a", int level = 0, DateOnly? since = null) =>
        new(kind, subject, fact, since ?? Today, new(urgency, impact, ease), Wording.Of($"Do {subject}"), Wording.Of($"Because of {fact}.")) { Level = level };

    /// <summary>As a player with European habits would read it, for a look at the figures in it.</summary>
    public static string Text(Wording wording) => string.Concat(wording.Pieces().Select(p => p.Words ?? p.Figure switch
    {
        { Amount: { } amount } => amount.ToString(),
        { Share: { } share } => FormattableString.Invariant($"{share * 100:0.#} %"),
        { Day: { } day } => FormattableString.Invariant($"{day:yyyy-MM-dd}"),
        { Number: { } number } => FormattableString.Invariant($"{number:0.##}"),
        var figure => figure!.Name,
    }));

    private static DateOnly? Back(int? days) => days is { } back ? Today.AddDays(-back) : null;
}
