using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Overviews;

/// <inheritdoc/>
internal sealed class OverviewService(
    NpgsqlDataSource database, LedgerSnapshot ledger, IExchangeRates rates, ICurrencies currencies, Revaluation revaluation) : IOverview
{
    public async Task<Overview> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, CancellationToken ct)
    {
        var since = OverviewPeriods.Before(today);
        var days = since.Values.ToList();
        var known = await rates.LatestAsync(ct);
        var (accounts, recent) = await ledger.ReadAsync(owner, days, ct);
        if (accounts.Exists(a => a.Valuation.In is null || (a.Valuation.In == currency && a.Valuation.Version != known.Version)))
        {
            // New rates, or never valued: bring the ledger up to date, once, and read what it says then.
            await revaluation.RunAsync(owner, accounts.Find(a => a.Valuation.In is not null)?.Valuation.In ?? currency, ct);
            known = await rates.AtLeastAsync(known.Version, ct);
            (accounts, recent) = await ledger.ReadAsync(owner, days, ct);
        }

        if (!accounts.TrueForAll(a => a.Valuation.In == currency && a.Valuation.Version == known.Version))
        {
            accounts = await ValuedInAsync(owner, accounts, currency, known, ct);
        }

        // An account whose balance cannot be converted is left out of every figure, so that what is left still adds up.
        var excluded = accounts.FindAll(a => ValuedBalances.Converted(a.Account.Balance, currency, today, known) is null);
        var moves = await MovesOut.ReadAsync(database, owner, [.. excluded.Select(a => a.Account.Id.Value)], ct);
        return Compose(new(currency, currencies.Find(currency)?.Scale ?? 2, today), known, accounts, recent, since, moves);
    }

    public Task KeepReadyAsync(UserId owner, CurrencyCode currency, CancellationToken ct) => revaluation.RunAsync(owner, currency, ct);

    /// <summary>For a currency the ledger is not kept valued in: the same sums, day by day.</summary>
    private async Task<List<SnapshotAccount>> ValuedInAsync(
        UserId owner, List<SnapshotAccount> accounts, CurrencyCode currency, ExchangeRates known, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var byAccount = (await Contributions.ReadAsync(connection, transaction: null, owner, ct)).ToLookup(c => c.Account);
        return accounts.ConvertAll(a =>
        {
            decimal deposited = 0m, withdrawn = 0m, unvaluedIn = 0m, unvaluedOut = 0m;
            foreach (var c in byAccount[a.Account.Id.Value])
            {
                if (known.Convert(c.Deposited, c.Currency, currency, c.Day) is { } valued)
                {
                    deposited += valued;
                    withdrawn += known.Convert(c.Withdrawn, c.Currency, currency, c.Day)!.Value;
                }
                else
                {
                    unvaluedIn += c.Deposited;
                    unvaluedOut += c.Withdrawn;
                }
            }

            return a with
            {
                ValuedDeposited = deposited,
                ValuedWithdrawn = withdrawn,
                UnvaluedDeposited = unvaluedIn,
                UnvaluedWithdrawn = unvaluedOut,
            };
        });
    }

    private static Overview Compose(
        Report report, ExchangeRates known, List<SnapshotAccount> accounts, List<Entry> recent, SortedList<Period, DateOnly> since,
        MovesOut moves)
    {
        var included = accounts.FindAll(a => ValuedBalances.Converted(a.Account.Balance, report.Currency, report.Today, known) is not null);
        var balances = ValuedBalances.Of(accounts.ConvertAll(a => a.Account), report.Currency, report.Scale, report.Today, known);
        var bankroll = balances.Bankroll;

        // Rounded so that what is shown adds up: net deposits and withdrawals are, and deposits are their sum (see docs/adr/0002).
        var net = report.Round(included.Sum(a => a.ValuedDeposited - a.ValuedWithdrawn));
        var withdrawn = report.Round(included.Sum(a => a.ValuedWithdrawn));
        var moved = report.Round(moves.UpTo([report.Today], report.Currency, known)[^1]);
        return new(
            report.Currency,
            report.Today,
            known.Day,
            known.AgeOn(report.Today),
            bankroll,
            net + withdrawn,
            withdrawn,
            bankroll - net + moved,
            [.. since.Select((p, i) => new Change(p.Key, p.Value, bankroll - report.Round(BankrollThen(included, i, p.Value, report.Currency, known)))),
                new(Period.All, included.Min(a => a.FirstDay)?.AddDays(-1) ?? report.Today, bankroll)],
            balances.Shown,
            [.. accounts.Except(included).Select(a => a.Account.Balance)],
            [.. included.GroupBy(a => a.Account.Currency)
                .Select(g => new Money(g.Sum(a => a.UnvaluedDeposited - a.UnvaluedWithdrawn), g.Key)).Where(m => !m.IsZero)],
            recent)
        {
            MovedOut = moved,
            UnvaluedMoves = moves.Unvalued(report.Currency, known),
        };
    }

    private static decimal? BankrollThen(
        List<SnapshotAccount> accounts, int period, DateOnly day, CurrencyCode currency, ExchangeRates known)
    {
        var sum = (decimal?)0m;
        foreach (var account in accounts)
        {
            var balance = account.Account.Balance with { Amount = account.Account.Balance.Amount - account.Gains[period] };
            sum += ValuedBalances.Converted(balance, currency, day, known);
        }

        return sum;
    }

    private sealed record Report(CurrencyCode Currency, int Scale, DateOnly Today)
    {
        public decimal Round(decimal amount) => Rounding.HalfAwayFromZero(amount, Scale);

        public decimal? Round(decimal? amount) => amount is { } known ? Round(known) : null;
    }
}
