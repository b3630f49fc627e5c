using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Makes the page of the entry form, and a request of what comes back, for every kind that is one amount on one account.</summary>
internal sealed class EntryRecording(IAccounts accounts, IEntries entries, IAdjustments adjustments, ICurrencies currencies, ICurrentPlayer current)
{
    private const int OfferedAtOnce = 4;
    private const int LookedBack = 50;
    private const int AmountsOffered = 3;

    /// <summary>An empty form: today, and the account asked for or else the last one used.</summary>
    public Task<EntryFormPage> NewAsync(EntryKind kind, string? account, CancellationToken ct)
    {
        var form = new EntryForm { AccountId = account, Date = DayText.ForInput(current.Today), IdempotencyKey = Guid.NewGuid().ToString() };
        return PageAsync(kind, form, asks: false, ct);
    }

    /// <summary>The form as it was sent, to be shown again.</summary>
    /// <param name="asks">Whether a balance below zero is to be confirmed.</param>
    public async Task<EntryFormPage> PageAsync(EntryKind kind, EntryForm form, bool asks, CancellationToken ct)
    {
        var all = (await accounts.ListAsync(current.Player.Id, ct)).Where(a => !a.IsArchived).ToList();
        var latest = await entries.ListAsync(current.Player.Id, new EntryFilter(Size: LookedBack), ct);
        var used = latest.Items.Select(e => e.Account).Distinct().ToList();
        var ranked = all.OrderBy(a => Rank(used, a.Id)).ToList();
        var chosen = ranked.Find(a => string.Equals(a.Id.Value.ToString(), form.AccountId, StringComparison.OrdinalIgnoreCase))
            ?? (string.IsNullOrEmpty(form.AccountId) ? ranked.FirstOrDefault() : null);
        if (chosen is not null)
        {
            ranked.Remove(chosen);
            ranked.Insert(0, chosen);
        }

        var amounts = latest.Items.Where(e => e.Kind == kind && kind is not (EntryKind.BalanceUpdate or EntryKind.Correction))
            .GroupBy(e => e.Account)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<decimal>)g.Select(e => Math.Abs(e.Amount.Amount)).Distinct().Take(AmountsOffered).Order().ToList());
        return new(kind, form, current.Today, ranked.Take(OfferedAtOnce).ToList(), ranked.Skip(OfferedAtOnce).ToList(), chosen, amounts, asks)
        {
            Categories = Categories.Has(kind) ? Categories.Offered(kind, await adjustments.CategoriesAsync(current.Player.Id, kind, ct)) : [],
        };
    }

    /// <summary>The request, or null if something in the form is wrong; what is wrong is in <paramref name="state"/>.</summary>
    public async Task<RecordEntry?> ReadAsync(EntryKind kind, EntryForm form, ModelStateDictionary state, CancellationToken ct)
    {
        var account = await AccountAsync(form, state, ct);
        var currency = account is null ? null : currencies.Find(account.Currency);
        var amount = currency is null ? null : Amount(kind, form, currency, state);
        var (day, dayProblem) = TypedDay.Read(form.Date, current.Today);
        if (dayProblem is not null)
        {
            state.AddModelError(nameof(form.Date), dayProblem);
        }

        if (TypedNote.Problem(form.Note) is { } noteProblem)
        {
            state.AddModelError(nameof(form.Note), noteProblem);
        }

        var key = FormKey.Read(form.IdempotencyKey, state);
        form.IdempotencyKey = key.ToString();
        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim();
        return state.IsValid
            ? new RecordEntry(key, account!.Id, amount!.Value, day!.Value, note, current.Today, current.Player.TimeZone, form.Confirmed)
            {
                Category = form.Category,
                Tags = TypedTags.Read(form.Tags),
            }
            : null;
    }

    private async Task<Account?> AccountAsync(EntryForm form, ModelStateDictionary state, CancellationToken ct)
    {
        var account = Guid.TryParse(form.AccountId, out var id) ? await accounts.FindAsync(current.Player.Id, new AccountId(id), ct) : null;
        if (account is null)
        {
            state.AddModelError(nameof(form.AccountId), "Choose one of your accounts.");
            return null;
        }

        if (!string.IsNullOrWhiteSpace(form.Currency)
            && !string.Equals(form.Currency.Trim(), account.Currency.Value, StringComparison.OrdinalIgnoreCase))
        {
            state.AddModelError(
                nameof(form.Currency),
                $"{account.Name} is kept in {account.Currency}, not in {TypedAmount.Echo(form.Currency)}. Enter the amount in {account.Currency}.");
        }

        form.Currency = account.Currency.Value;
        return account;
    }

    private static decimal? Amount(EntryKind kind, EntryForm form, CurrencyInfo currency, ModelStateDictionary state)
    {
        var (amount, problem) = TypedAmount.Read(form.Amount, currency);
        problem ??= amount is { } typed ? Problem(kind, typed) : null;
        if (problem is not null)
        {
            state.AddModelError(nameof(form.Amount), problem);
        }

        return amount;
    }

    /// <summary>What is wrong with an amount of this kind; null if nothing is.</summary>
    internal static string? Problem(EntryKind kind, decimal amount) => kind switch
    {
        EntryKind.BalanceUpdate => null,
        EntryKind.Correction => amount == 0m ? "A correction of zero changes nothing. Enter what is missing, or what is too much with a minus." : null,
        _ when amount > 0m => null,
        EntryKind.Deposit => "A deposit is more than zero. To take money out, record a withdrawal.",
        EntryKind.Withdrawal => "A withdrawal is more than zero. To put money in, record a deposit.",
        EntryKind.Expense => "An expense is more than zero. Enter what you spent.",
        _ => $"A {EntryWords.Of(kind).InSentence} is more than zero.",
    };

    private static int Rank(List<AccountId> used, AccountId id) => used.IndexOf(id) is var place and >= 0 ? place : int.MaxValue;
}
