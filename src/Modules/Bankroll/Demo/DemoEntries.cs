using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Demo;

/// <summary>An entry of the demo ledger; Account is its place in <see cref="DemoAccounts.All"/>.</summary>
internal readonly record struct DemoEntry(
    int Account, EntryKind Kind, DateOnly Day, DateTimeOffset OccurredAt, decimal Amount, decimal? Stated, string? Note);

/// <summary>
/// Makes up three years of entries in the order of the ledger: four in five are balance updates, the rest deposits and
/// withdrawals. The more entries, the smaller each, so that the player stays the same.
/// </summary>
internal sealed class DemoEntries(int count, int seed, DateOnly today, DateTimeOffset now)
{
    private const int Years = 3;
    private const int SitePercent = 75;
    private const int DepositPercent = 12;
    private const int WithdrawalPercent = 8;
    private const int FirstHour = 8;
    private const int ActiveMinutes = 14 * 60;

    private static readonly string[] DepositNotes = ["From salary", "Reload", "First of the month"];
    private static readonly string[] WithdrawalNotes = ["To my bank", "Holiday", "New laptop"];
    private static readonly string[] UpdateNotes = ["Sunday session", "Two tables, late", "Series on the weekend", "Short one before work"];

    private readonly Random _random = new(seed);
    private readonly decimal[] _balances = new decimal[DemoAccounts.All.Count];

    public IEnumerable<DemoEntry> Make()
    {
        var first = today.AddYears(-Years);
        var days = today.DayNumber - first.DayNumber + 1;
        for (var i = 0; i < count; i++)
        {
            var account = i < DemoAccounts.All.Count ? i : Pick();
            var position = (long)i * days;
            var day = first.AddDays((int)(position / count));
            var at = InstantOf(day, position % count);
            yield return i < DemoAccounts.All.Count ? Opening(account, day, at) : Next(account, day, at);
        }
    }

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

    private int Pick()
    {
        var sites = _random.Next(100) < SitePercent;
        var candidates = DemoAccounts.All.Where(a => a.Kind == (sites ? AccountKind.Site : AccountKind.Asset)).Sum(a => a.Weight);
        var ticket = _random.Next(candidates);
        for (var i = 0; ; i++)
        {
            var account = DemoAccounts.All[i];
            if (account.Kind == (sites ? AccountKind.Site : AccountKind.Asset) && (ticket -= account.Weight) < 0)
            {
                return i;
            }
        }
    }

    private DemoEntry Opening(int account, DateOnly day, DateTimeOffset at)
    {
        var profile = DemoAccounts.All[account];
        return Move(account, EntryKind.Deposit, day, at, Round(profile.PutIn / 4m, profile.Scale), "Opening balance");
    }

    private DemoEntry Next(int account, DateOnly day, DateTimeOffset at)
    {
        var profile = DemoAccounts.All[account];
        var expected = Math.Max(1m, count * Share(profile));
        var draw = _random.Next(100);
        if (draw < DepositPercent)
        {
            return Move(account, EntryKind.Deposit, day, at, Typical(profile.PutIn * 0.75m, expected * DepositPercent, profile.Scale), Note(DepositNotes));
        }

        if (draw < DepositPercent + WithdrawalPercent && profile.TakenOut > 0m)
        {
            var wanted = Typical(profile.TakenOut, expected * WithdrawalPercent, profile.Scale);
            if (wanted <= _balances[account])
            {
                return Move(account, EntryKind.Withdrawal, day, at, -wanted, Note(WithdrawalNotes));
            }
        }

        var updates = expected * (100 - DepositPercent - WithdrawalPercent) / 100m;
        var result = profile.Won / updates + Bell() * profile.Swing / Root(updates);
        var stated = Math.Max(0m, Round(_balances[account] + result, profile.Scale));
        var amount = stated - _balances[account];
        _balances[account] = stated;
        return new(account, EntryKind.BalanceUpdate, day, at, amount, stated, Note(UpdateNotes));
    }

    private DemoEntry Move(int account, EntryKind kind, DateOnly day, DateTimeOffset at, decimal amount, string? note)
    {
        _balances[account] += amount;
        return new(account, kind, day, at, amount, Stated: null, note);
    }

    private static decimal Share(DemoAccount profile)
    {
        var percent = profile.Kind is AccountKind.Site ? SitePercent : 100 - SitePercent;
        return percent / 100m * profile.Weight / DemoAccounts.All.Where(a => a.Kind == profile.Kind).Sum(a => a.Weight);
    }

    /// <summary>A sum of this kind, spread over its expected number of entries (in percent of them): round where it is large.</summary>
    private decimal Typical(decimal total, decimal hundredTimes, int scale)
    {
        var each = total / Math.Max(1m, hundredTimes / 100m) * _random.Next(50, 151) / 100m;
        var rounded = each switch
        {
            >= 200m => Math.Round(each / 50m) * 50m,
            >= 20m => Math.Round(each / 10m) * 10m,
            _ => Round(each, scale),
        };
        return Math.Max(rounded, new decimal(1, 0, 0, isNegative: false, (byte)scale));
    }

    private string? Note(string[] notes) => _random.Next(20) == 0 ? notes[_random.Next(notes.Length)] : null;

    /// <summary>About normal, mean 0 and deviation 1: twelve uniform draws (Irwin-Hall).</summary>
    private decimal Bell() => Enumerable.Range(0, 12).Sum(_ => _random.Next(0, 10_001)) / 10_000m - 6m;

    private static decimal Round(decimal amount, int scale) => Math.Round(amount, scale, MidpointRounding.AwayFromZero);

    /// <summary>Newton's method: a few digits are plenty.</summary>
    private static decimal Root(decimal square)
    {
        var root = square / 2m + 0.5m;
        for (var i = 0; i < 40; i++)
        {
            root = (root + square / root) / 2m;
        }

        return root;
    }
}
