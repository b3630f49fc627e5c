using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bench;

/// <summary>What is saved to measure saves.</summary>
internal static class MadeUp
{
    private static readonly SessionGame Game = new(SessionFormat.Cash, "NLHE", "0.50/1", Venue: null) { SmallBlind = 0.5m, BigBlind = 1m };

    public static RecordSession Session(AccountId account, TimeZoneInfo zone)
    {
        var end = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        return new(
            Guid.NewGuid(), account, Game, end.AddHours(-3), end, new(100m, 0, 0m, 0m, 0m, 100.01m), new(null, null, 250), Tags: null, Note: null, zone,
            Confirmed: true);
    }
}
