using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Makes the page of the form, and a request of what comes back.</summary>
internal sealed class RecurringForms(IAccounts accounts, IEntryTotals totals, ICurrencies currencies, ICurrentPlayer current)
{
    private const int DaysShown = 6;
    private const int LargestEvery = 100;

    public RecurringForm New(string? kind, string? account) => new()
    {
        Kind = (Kind(kind) ?? EntryKind.Deposit).ToString(),
        AccountId = account,
        Every = "1",
        Unit = nameof(RecurrenceUnit.Month),
        FirstDay = DayText.ForInput(current.Today),
        IdempotencyKey = Guid.NewGuid().ToString(),
    };

    public RecurringForm Of(Recurrence kept) => new()
    {
        Kind = kept.Kind.ToString(),
        AccountId = kept.Account.Value.ToString(),
        Amount = MoneyText.ForInput(kept.Amount, kept.Currency is { } code ? currencies.Find(code)?.Scale ?? 2 : 2, CultureInfo.CurrentCulture),
        Every = kept.Rhythm.Every.ToString(CultureInfo.InvariantCulture),
        Unit = kept.Rhythm.Unit.ToString(),
        FirstDay = DayText.ForInput(kept.Rhythm.First),
        LastDay = kept.Rhythm.Last is { } last ? DayText.ForInput(last) : null,
        Category = kept.Category,
        Note = kept.Note,
        Version = kept.Version.ToString(CultureInfo.InvariantCulture),
        IdempotencyKey = Guid.NewGuid().ToString(),
    };

    public async Task<RecurringFormPage> PageAsync(RecurringForm form, Recurrence? kept, CancellationToken ct)
    {
        var rhythm = Rhythm(form, new ModelStateDictionary());
        var from = kept is null ? rhythm?.First : kept.NextDay is { } next && rhythm == kept.Rhythm ? next : current.Today;
        var days = rhythm is null ? [] : rhythm.DaysFrom(from!.Value);
        return new(
            form, kept, [.. (await accounts.ListAsync(current.Player.Id, ct)).Where(a => !a.IsArchived)],
            await totals.CategoriesAsync(current.Player.Id, ct), current.Today,
            [.. days.TakeWhile(d => d <= current.Today)], [.. days.SkipWhile(d => d <= current.Today).Take(DaysShown)]);
    }

    /// <summary>The request, or null if something in the form is wrong; what is wrong is in <paramref name="state"/>.</summary>
    public async Task<PlanRecurrence?> ReadAsync(RecurringForm form, ModelStateDictionary state, CancellationToken ct)
    {
        var kind = Kind(form.Kind);
        Refuse(state, nameof(form.Kind), kind is null ? "Choose deposit, withdrawal or expense." : null);
        var account = Guid.TryParse(form.AccountId, out var id) ? await accounts.FindAsync(current.Player.Id, new AccountId(id), ct) : null;
        Refuse(state, nameof(form.AccountId), account is null ? "Choose one of your accounts." : null);
        var currency = account is null ? null : currencies.Find(account.Currency);
        var (amount, problem) = currency is null ? (null, null) : TypedAmount.Read(form.Amount, currency);
        Refuse(state, nameof(form.Amount), problem ?? (amount <= 0m ? "Enter an amount above zero." : null));
        var rhythm = Rhythm(form, state);
        Refuse(state, nameof(form.Note), TypedNote.Problem(form.Note));

        var key = FormKey.Read(form.IdempotencyKey, state);
        form.IdempotencyKey = key.ToString();
        return state.IsValid
            ? new(key, kind!.Value, account!.Id, amount!.Value, kind is EntryKind.Expense ? form.Category : null, form.Note, rhythm!, current.Today, current.Player.TimeZone)
            : null;
    }

    /// <summary>Null if it cannot be told which days are meant.</summary>
    private Rhythm? Rhythm(RecurringForm form, ModelStateDictionary state)
    {
        var unit = Enum.TryParse<RecurrenceUnit>(form.Unit, ignoreCase: true, out var found) && Enum.IsDefined(found) ? found : (RecurrenceUnit?)null;
        Refuse(state, nameof(form.Unit), unit is null ? "Choose weeks, months or years." : null);
        var every = int.TryParse(form.Every, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= LargestEvery ? number : (int?)null;
        Refuse(state, nameof(form.Every), every is null ? "Enter a number from 1 to 100." : null);
        var (first, firstProblem) = TypedDay.ReadFilter(form.FirstDay, current.Today);
        Refuse(state, nameof(form.FirstDay), firstProblem ?? (first is null ? "Choose the first day." : null));
        var (last, lastProblem) = TypedDay.ReadFilter(form.LastDay, current.Today);
        Refuse(state, nameof(form.LastDay), lastProblem ?? (last < first ? $"{DayText.Prose(last!.Value)} is before the first day. Choose a later one, or leave it empty." : null));
        return unit is { } u && every is { } e && first is { } f && lastProblem is null && !(last < f) ? new(u, e, f, last) : null;
    }

    private static EntryKind? Kind(string? text) => Enum.TryParse<EntryKind>(text, ignoreCase: true, out var kind)
        && kind is EntryKind.Deposit or EntryKind.Withdrawal or EntryKind.Expense && !char.IsAsciiDigit(text!.Trim()[0]) ? kind : null;

    private static void Refuse(ModelStateDictionary state, string field, string? problem)
    {
        if (problem is not null)
        {
            state.AddModelError(field, problem);
        }
    }
}
