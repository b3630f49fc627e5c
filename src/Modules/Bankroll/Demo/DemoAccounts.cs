using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Demo;

/// <summary>One account of the demo player and how it fares over the three years, in its own currency.</summary>
/// <param name="Weight">Its share of the entries, relative to the others of its kind.</param>
/// <param name="PutIn">Sum of its deposits, roughly.</param>
/// <param name="TakenOut">Sum of its withdrawals, roughly.</param>
/// <param name="Won">Its expected result.</param>
/// <param name="Swing">Standard deviation of its result.</param>
internal sealed record DemoAccount(
    string Name, AccountKind Kind, AssetType? AssetType, string Currency, int Scale, int Weight, decimal PutIn, decimal TakenOut, decimal Won, decimal Swing);

/// <summary>Where the demo player keeps money. Invented; the sums only have to look like somebody's.</summary>
internal static class DemoAccounts
{
    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("PokerStars", AccountKind.Site, null, "USD", 2, 30, 3_600m, 2_400m, 6_400m, 2_600m),
        new("GGPoker", AccountKind.Site, null, "USD", 2, 22, 2_500m, 1_200m, 2_900m, 2_200m),
        new("Winamax", AccountKind.Site, null, "EUR", 2, 14, 1_200m, 600m, 1_500m, 900m),
        new("partypoker", AccountKind.Site, null, "EUR", 2, 10, 1_000m, 300m, 1_100m, 700m),
        new("888poker", AccountKind.Site, null, "GBP", 2, 7, 600m, 200m, 150m, 400m),
        new("Unibet Poker", AccountKind.Site, null, "EUR", 2, 6, 500m, 100m, 300m, 350m),
        new("iPoker", AccountKind.Site, null, "EUR", 2, 4, 400m, 0m, -150m, 250m),
        new("Svenska Spel", AccountKind.Site, null, "SEK", 2, 3, 3_000m, 0m, -800m, 1_500m),
        new("ACR Poker", AccountKind.Site, null, "USD", 2, 3, 400m, 100m, 250m, 300m),
        new("WPT Global", AccountKind.Site, null, "USD", 2, 1, 200m, 0m, -200m, 60m),
        new("Savings", AccountKind.Asset, AssetType.Bank, "EUR", 2, 6, 6_000m, 1_500m, 240m, 40m),
        new("Skrill", AccountKind.Asset, AssetType.EWallet, "EUR", 2, 6, 1_500m, 600m, -60m, 30m),
        new("Neteller", AccountKind.Asset, AssetType.EWallet, "USD", 2, 4, 900m, 400m, -40m, 30m),
        new("Cash", AccountKind.Asset, AssetType.Cash, "EUR", 2, 4, 1_200m, 400m, 900m, 1_400m),
        new("Cold wallet", AccountKind.Asset, AssetType.Crypto, "BTC", 8, 1, 0.05m, 0.005m, 0.0004m, 0.0002m),
    ];

    private const decimal ShareOfSites = 0.75m;

    private static readonly int SiteWeight = All.Where(a => a.Kind is AccountKind.Site).Sum(a => a.Weight);

    private static readonly int AssetWeight = All.Where(a => a.Kind is AccountKind.Asset).Sum(a => a.Weight);

    /// <summary>Where they play live, from the wallet.</summary>
    public static readonly int Cash = PlaceOf("Cash");

    public static readonly IReadOnlyList<int> EWallets = [PlaceOf("Skrill"), PlaceOf("Neteller")];

    public static readonly IReadOnlyList<int> ForSpending = [PlaceOf("Skrill"), Cash];

    /// <summary>An account of this kind, the weightier the more often.</summary>
    public static int Pick(AccountKind kind, DemoChance chance)
    {
        var ticket = chance.Below(WeightOf(kind));
        for (var i = 0; ; i++)
        {
            if (All[i].Kind == kind && (ticket -= All[i].Weight) < 0)
            {
                return i;
            }
        }
    }

    /// <summary>Of any kind.</summary>
    public static int PickAny(DemoChance chance) => Pick(chance.InHundred((int)(ShareOfSites * 100m)) ? AccountKind.Site : AccountKind.Asset, chance);

    /// <summary>How often <see cref="Pick"/> finds this account, of all picks of its kind.</summary>
    public static decimal WeightOf(DemoAccount account) => (decimal)account.Weight / WeightOf(account.Kind);

    /// <summary>How often <see cref="PickAny"/> finds it.</summary>
    public static decimal ShareOf(DemoAccount account) =>
        (account.Kind is AccountKind.Site ? ShareOfSites : 1m - ShareOfSites) * WeightOf(account);

    private static int WeightOf(AccountKind kind) => kind is AccountKind.Site ? SiteWeight : AssetWeight;

    public static int PlaceOf(string name) => All.Select((a, i) => (a, i)).First(p => p.a.Name.Equals(name, StringComparison.Ordinal)).i;
}
