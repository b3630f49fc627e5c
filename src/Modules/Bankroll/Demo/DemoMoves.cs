using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Demo;

/// <summary>The demo player's deposits, withdrawals and transfers.</summary>
internal sealed class DemoMoves(int count, DemoChance chance, DemoPurse purse, ExchangeRates rates)
{
    /// <summary>Two sides and a fee.</summary>
    public const int MostPerTransfer = 3;

    private const int DepositPercent = 12;
    private const int WithdrawalPercent = 8;

    /// <summary>What changing money keeps, of a thousand.</summary>
    private const decimal Spread = 15m;

    private static readonly string[] DepositNotes = ["From salary", "Reload", "First of the month"];
    private static readonly string[] WithdrawalNotes = ["To my bank", "Holiday", "New laptop"];

    public EntryDraft Open(int account, DemoMoment moment)
    {
        var profile = DemoAccounts.All[account];
        return purse.Put(account, EntryKind.Deposit, DemoChance.Round(profile.PutIn / 4m, profile.Scale), moment) with { Note = "Opening balance" };
    }

    public EntryDraft Deposit(int account, DemoMoment moment)
    {
        var profile = DemoAccounts.All[account];
        var amount = chance.Typical(profile.PutIn * 0.75m / Expected(profile, DepositPercent), profile.Scale);
        return purse.Put(account, EntryKind.Deposit, amount, moment) with { Note = chance.Rarely(DepositNotes, 5) };
    }

    /// <summary>Null if there is too little to withdraw.</summary>
    public EntryDraft? Withdrawal(int account, DemoMoment moment)
    {
        var profile = DemoAccounts.All[account];
        var amount = chance.Typical(profile.TakenOut / Expected(profile, WithdrawalPercent), profile.Scale);
        return profile.TakenOut == 0m || amount > purse.In(account)
            ? null
            : purse.Put(account, EntryKind.Withdrawal, -amount, moment) with { Note = chance.Rarely(WithdrawalNotes, 5) };
    }

    /// <summary>Between an e-wallet and a site, either way; null if there is too little, or no rate for another currency.</summary>
    public IReadOnlyList<EntryDraft>? Transfer(DemoMoment moment)
    {
        var wallet = chance.OneOf(DemoAccounts.EWallets);
        var site = DemoAccounts.Pick(AccountKind.Site, chance);
        var (from, to) = chance.InHundred(50) ? (wallet, site) : (site, wallet);
        var (source, target) = (DemoAccounts.All[from], DemoAccounts.All[to]);
        var sent = chance.Typical(DemoAccounts.All[wallet].PutIn / Math.Max(4m, count * 0.005m), source.Scale);
        var fee = chance.InHundred(30) ? Math.Max(DemoChance.Smallest(source.Scale), DemoChance.Round(sent / 100m, source.Scale)) : 0m;
        if (sent + fee > purse.In(from) || Arriving(sent, source, target, moment.Day) is not { } arriving || arriving <= 0m)
        {
            return null;
        }

        var transfer = Guid.CreateVersion7(moment.At);
        List<EntryDraft> entries =
        [
            purse.Put(from, EntryKind.Transfer, -sent, moment) with { Transfer = transfer },
            purse.Put(to, EntryKind.Transfer, arriving, moment) with { Transfer = transfer },
        ];
        if (fee > 0m)
        {
            entries.Add(purse.Put(from, EntryKind.Fee, -fee, moment) with { Transfer = transfer });
        }

        return entries;
    }

    private decimal? Arriving(decimal sent, DemoAccount source, DemoAccount target, DateOnly day) =>
        source.Currency.Equals(target.Currency, StringComparison.Ordinal)
            ? sent
            : rates.Rate(CurrencyCode.Of(source.Currency), CurrencyCode.Of(target.Currency), day) is { } rate
                ? DemoChance.Round(sent * rate * (1_000m - Spread) / 1_000m, target.Scale)
                : null;

    private decimal Expected(DemoAccount profile, int percent) => Math.Max(1m, count * DemoAccounts.ShareOf(profile) * percent / 100m);
}
