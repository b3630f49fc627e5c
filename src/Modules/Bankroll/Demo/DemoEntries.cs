using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Bankroll.Demo;

/// <summary>
/// Makes up three years of entries in the order of the ledger: of a hundred about 60 are results at sites, mostly sessions, 20 changes of
/// assets, 12 deposits and 8 withdrawals. The more entries, the smaller each, so that the player stays the same.
/// </summary>
internal sealed class DemoEntries(int count, int seed, DateOnly today, DateTimeOffset now, IReadOnlyList<Guid> accounts, ExchangeRates rates)
{
    private const int Years = 3;
    private const int FirstHour = 8;
    private const int ActiveMinutes = 14 * 60;

    private readonly DemoChance _chance = new(seed);
    private readonly DemoPurse _purse = new(accounts);

    public IEnumerable<EntryDraft> Make()
    {
        var first = today.AddYears(-Years);
        var days = today.DayNumber - first.DayNumber + 1;
        var moves = new DemoMoves(count, _chance, _purse, rates);
        var results = new DemoResults(count, days, _chance, _purse);
        for (var made = 0; made < count;)
        {
            var position = (long)made * days;
            var day = first.AddDays((int)(position / count));
            var moment = new DemoMoment(day, InstantOf(day, position % count), now);
            foreach (var entry in made < accounts.Count ? [moves.Open(made, moment)] : Next(moves, results, moment, count - made))
            {
                made++;
                yield return entry;
            }
        }
    }

    private IEnumerable<EntryDraft> Next(DemoMoves moves, DemoResults results, DemoMoment moment, int left) => _chance.Below(1_000) switch
    {
        < 540 => [results.Session(DemoAccounts.Pick(AccountKind.Site, _chance), moment) ?? moves.Deposit(_purse.Last, moment)],
        < 565 => [results.Restate(DemoAccounts.Pick(AccountKind.Site, _chance), moment)],
        < 598 => [results.Bonus(DemoAccounts.Pick(AccountKind.Site, _chance), moment)],
        < 600 => [results.Correction(DemoAccounts.Pick(AccountKind.Site, _chance), moment)],
        < 625 when left >= DemoMoves.MostPerTransfer && moves.Transfer(moment) is { } transfer => transfer,
        < 645 => [results.Expense(moment)],
        < 700 => [results.LiveSession(moment) ?? moves.Deposit(_purse.Last, moment)],
        < 800 => [results.Restate(DemoAccounts.Pick(AccountKind.Asset, _chance), moment)],
        < 920 => [moves.Deposit(DemoAccounts.PickAny(_chance), moment)],
        _ => [moves.Withdrawal(DemoAccounts.PickAny(_chance), moment) ?? results.Restate(_purse.Last, moment)],
    };

    /// <summary>Later entries of a day stand later in it; today ends now.</summary>
    private DateTimeOffset InstantOf(DateOnly day, long position)
    {
        var start = new DateTimeOffset(day, new TimeOnly(FirstHour, 0), TimeSpan.Zero);
        var length = TimeSpan.FromMinutes(ActiveMinutes);
        if (day == today)
        {
            start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            length = now > start ? now - start : TimeSpan.FromMinutes(1);
        }

        return start.AddTicks((long)((Int128)length.Ticks * position / count));
    }
}
