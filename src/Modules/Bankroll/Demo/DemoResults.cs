using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;

namespace StakeEasy.Bankroll.Demo;

/// <summary>What the demo player wins and loses: sessions, balance updates, bonuses, expenses, corrections.</summary>
internal sealed class DemoResults(int count, int days, DemoChance chance, DemoPurse purse)
{
    private const decimal SessionsAtSites = 0.54m;
    private const decimal LiveSessions = 0.055m;
    private const decimal UpdatesOfAssets = 0.1m;
    private const decimal Bonuses = 0.033m;
    private const decimal Expenses = 0.02m;

    /// <summary>Of the demo player, over the three years, in euros.</summary>
    private const decimal SpentInAll = 1_600m;

    private static readonly string[] Venues = ["Harbour Card Club", "Casino Royal", "Home game"];
    private static readonly string[] UpdateNotes = ["Checked the balance", "As the statement says", "After the weekend"];
    private static readonly string[] BonusCategories = ["Rakeback", "Rakeback", "Rakeback", "Leaderboard", "Reload bonus"];
    private static readonly string[] ExpenseCategories = ["Software", "Coaching", "Travel", "Meals"];
    private static readonly string[] Reasons = ["Typed twice by mistake", "Missing rakeback of last month", "The site corrected a hand"];

    private readonly DemoPlay _play = new(chance);

    /// <summary>Playing takes half of a waking day at most, however many sessions there are.</summary>
    private readonly decimal _minutes = Math.Clamp(420m * days / (count * SessionsAtSites), 4m, 120m);

    /// <summary>Null if there is not enough left to sit down with.</summary>
    public EntryDraft? Session(int account, DemoMoment moment) =>
        Play(account, count * SessionsAtSites * DemoAccounts.WeightOf(DemoAccounts.All[account]), moment, live: null);

    /// <inheritdoc cref="Session"/>
    public EntryDraft? LiveSession(DemoMoment moment) => Play(DemoAccounts.Cash, count * LiveSessions, moment, chance.OneOf(Venues));

    /// <summary>A balance update: at a site next to nothing is found, sessions having told the most.</summary>
    public EntryDraft Restate(int account, DemoMoment moment)
    {
        var profile = DemoAccounts.All[account];
        var updates = Math.Max(1m, count * UpdatesOfAssets * DemoAccounts.WeightOf(profile));
        var (won, swing) = profile.Kind is AccountKind.Site || account == DemoAccounts.Cash ? (0m, profile.PutIn / 50m) : (profile.Won, profile.Swing);
        var stated = Math.Max(0m, DemoChance.Round(purse.In(account) + won / updates + chance.Bell() * swing / DemoChance.Root(updates), profile.Scale));
        return purse.Put(account, EntryKind.BalanceUpdate, stated - purse.In(account), moment) with { Stated = stated, Note = chance.Rarely(UpdateNotes, 5) };
    }

    public EntryDraft Bonus(int account, DemoMoment moment)
    {
        var profile = DemoAccounts.All[account];
        var amount = chance.Typical(profile.PutIn / 4m / Math.Max(1m, count * Bonuses * DemoAccounts.WeightOf(profile)), profile.Scale);
        return purse.Put(account, EntryKind.Bonus, amount, moment) with { Category = chance.OneOf(BonusCategories) };
    }

    public EntryDraft Correction(int account, DemoMoment moment)
    {
        var profile = DemoAccounts.All[account];
        var amount = chance.Typical(profile.PutIn / Math.Max(20m, count * 0.02m), profile.Scale);
        return purse.Put(account, EntryKind.Correction, chance.InHundred(50) && amount <= purse.In(account) ? -amount : amount, moment) with { Note = chance.OneOf(Reasons) };
    }

    public EntryDraft Expense(DemoMoment moment)
    {
        var account = chance.OneOf(DemoAccounts.ForSpending);
        var amount = chance.Typical(SpentInAll / Math.Max(1m, count * Expenses), DemoAccounts.All[account].Scale);
        return amount <= purse.In(account)
            ? purse.Put(account, EntryKind.Expense, -amount, moment) with { Category = chance.OneOf(ExpenseCategories) }
            : Restate(account, moment);
    }

    private EntryDraft? Play(int account, decimal sessions, DemoMoment moment, string? live)
    {
        var profile = DemoAccounts.All[account];
        var expected = Math.Max(1m, sessions);
        var session = _play.Play(new(
            Guid.CreateVersion7(moment.At), purse.IdOf(account), profile.Scale, moment.At, purse.In(account),
            profile.Won / expected, profile.Swing / DemoChance.Root(expected), _minutes, live ?? profile.Name, Online: live is null));
        return session is null
            ? null
            : purse.Put(account, EntryKind.Session, session.CashOut - session.BuyIn - session.Rebuys - session.AddOns - session.Expenses, moment, session);
    }
}
