using System.Globalization;
using System.Text.Json;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>Reads the module's data files, once.</summary>
internal sealed class StakeTables : IStakes
{
    public IReadOnlyList<string> Games { get; } =
        ["NLHE", "PLO", "Limit Hold'em", "PLO Hi-Lo", "5-Card PLO", "Short Deck", "7-Card Stud", "Razz", "2-7 Triple Draw", "Mixed games"];

    public IReadOnlyList<CashStake> CashStakes { get; } = [.. Lines("cash-stakes.csv").Skip(1).Select(Stake)];

    public IReadOnlyList<SiteBuyIns> TournamentBuyIns { get; } = ReadBuyIns();

    private static CashStake Stake(string line)
    {
        var fields = line.Split(',').Select(f => decimal.Parse(f, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)).ToList();
        return new(fields[0], fields[1], fields[2], fields[3]);
    }

    private static List<SiteBuyIns> ReadBuyIns()
    {
        using var document = JsonDocument.Parse(Open("tournament-buy-ins.json"));
        return [.. document.RootElement.GetProperty("sites").EnumerateArray().Select(s => new SiteBuyIns(
            s.GetProperty("name").GetString()!, [.. s.GetProperty("buyIns").EnumerateArray().Select(b => b.GetDecimal())]))];
    }

    /// <summary>Lines starting with # are remarks.</summary>
    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(Open(file));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    private static Stream Open(string file) =>
        typeof(StakeTables).Assembly.GetManifestResourceStream("StakeEasy.Bankroll.Sessions." + file)
        ?? throw new InvalidOperationException($"The data file {file} is not part of the assembly.");
}
