using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Transfers;

/// <summary>Makes the page of the transfer form, and a request of what comes back; recording and editing share it.</summary>
internal sealed class TransferRecording(IAccounts accounts, IEntries entries, TransferRates rates, ICurrencies currencies, ICurrentPlayer current)
{
    private const int UsualScale = 2;

    /// <summary>An empty form: today, from the account asked for or else the last one used; to the other one if there are but two.</summary>
    public async Task<TransferFormPage> NewAsync(string? account, CancellationToken ct)
    {
        var used = await OfferedAsync(edited: null, ct);
        var latest = await entries.ListAsync(current.Player.Id, new EntryFilter(Size: 1), ct);
        var from = used.FirstOrDefault(a => Is(a, account)) ?? used.FirstOrDefault(a => latest.Items.Any(e => e.Account == a.Id)) ?? used.FirstOrDefault();
        var form = new TransferForm
        {
            FromAccountId = from?.Id.Value.ToString(),
            ToAccountId = used.Count == 2 ? used.First(a => a != from).Id.Value.ToString() : null,
            Date = DayText.ForInput(current.Today),
            IdempotencyKey = Guid.NewGuid().ToString(),
        };
        return await PageAsync(form, edited: null, asks: false, ct);
    }

    /// <summary>A form that says what the transfer says.</summary>
    public Task<TransferFormPage> EditAsync(Transfer transfer, CancellationToken ct) => PageAsync(
        new TransferForm
        {
            FromAccountId = transfer.Sent.Account.Value.ToString(),
            ToAccountId = transfer.Received.Account.Value.ToString(),
            Amount = Typed(-transfer.Sent.Amount),
            Received = Typed(transfer.Received.Amount),
            Fee = transfer.Fee is { } fee ? Typed(-fee.Amount) : null,
            Date = DayText.ForInput(transfer.Day),
            Note = transfer.Note,
            Version = transfer.Version.ToString(CultureInfo.InvariantCulture),
            IdempotencyKey = Guid.NewGuid().ToString(),
        },
        transfer,
        asks: false,
        ct);

    /// <summary>The form as it was sent, to be shown again.</summary>
    public async Task<TransferFormPage> PageAsync(TransferForm form, Transfer? edited, bool asks, CancellationToken ct)
    {
        var offered = await OfferedAsync(edited, ct);
        return new(form, current.Today, offered, await SuggestAsync(form, offered, ct), asks) { Edited = edited };
    }

    /// <summary>Null while the form does not say yet what is sent where, and where nothing is exchanged.</summary>
    public async Task<Suggestion?> SuggestAsync(TransferForm form, CancellationToken ct) =>
        await SuggestAsync(form, await accounts.ListAsync(current.Player.Id, ct), ct);

    /// <summary>The request, or null if something in the form is wrong; what is wrong is in <paramref name="state"/>.</summary>
    public async Task<MoveMoney?> ReadAsync(TransferForm form, ModelStateDictionary state, CancellationToken ct)
    {
        var all = await accounts.ListAsync(current.Player.Id, ct);
        var from = Chosen(all, form.FromAccountId, nameof(form.FromAccountId), state);
        var to = Chosen(all, form.ToAccountId, nameof(form.ToAccountId), state);
        if (from is not null && from == to)
        {
            state.AddModelError(nameof(form.ToAccountId), "Choose another account than the one the money leaves.");
        }

        var sent = from is null ? null : Amount(form.Amount, from, nameof(form.Amount), "A transfer is more than zero.", state);
        var received = to is null ? null : Received(form, from, to, state);
        var fee = from is null ? null : Fee(form.Fee, from, state);
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
        return state.IsValid
            ? new MoveMoney(key, from!.Id, to!.Id, sent!.Value, received, fee, day!.Value, form.Note, current.Today, current.Player.TimeZone, form.Confirmed)
            : null;
    }

    private async Task<List<Account>> OfferedAsync(Transfer? edited, CancellationToken ct) =>
        [.. (await accounts.ListAsync(current.Player.Id, ct)).Where(a => !a.IsArchived || a.Id == edited?.Sent.Account || a.Id == edited?.Received.Account)];

    private async Task<Suggestion?> SuggestAsync(TransferForm form, IReadOnlyList<Account> all, CancellationToken ct)
    {
        var (from, to) = (all.FirstOrDefault(a => Is(a, form.FromAccountId)), all.FirstOrDefault(a => Is(a, form.ToAccountId)));
        if (from is null || to is null || from.Currency == to.Currency)
        {
            return null;
        }

        var (amount, problem) = TypedAmount.Read(form.Amount, Currency(from));
        var (day, dayProblem) = TypedDay.Read(form.Date, current.Today);
        return problem is null && dayProblem is null && amount > 0m
            ? await rates.SuggestAsync(new(amount.Value, from.Currency), to.Currency, day!.Value, ct)
            : null;
    }

    private static Account? Chosen(IReadOnlyList<Account> all, string? id, string field, ModelStateDictionary state)
    {
        var account = all.FirstOrDefault(a => Is(a, id));
        if (account is null)
        {
            state.AddModelError(field, "Choose one of your accounts.");
        }

        return account;
    }

    private decimal? Amount(string? text, Account account, string field, string notPositive, ModelStateDictionary state)
    {
        var (amount, problem) = TypedAmount.Read(text, Currency(account));
        problem ??= amount <= 0m ? notPositive : null;
        if (problem is not null)
        {
            state.AddModelError(field, problem);
        }

        return amount;
    }

    private decimal? Received(TransferForm form, Account? from, Account to, ModelStateDictionary state)
    {
        if (!string.IsNullOrWhiteSpace(form.Received))
        {
            return Amount(form.Received, to, nameof(form.Received), "What arrives is more than zero.", state);
        }

        if (from is not null && from.Currency != to.Currency)
        {
            state.AddModelError(nameof(form.Received), $"{to.Name} is kept in {to.Currency}. Enter what arrived there in {to.Currency}.");
        }

        return null;
    }

    private decimal? Fee(string? text, Account from, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var (fee, problem) = TypedAmount.Read(text, Currency(from));
        problem ??= fee < 0m ? "A fee is zero or more. Leave it empty if there was none." : null;
        if (problem is not null)
        {
            state.AddModelError(nameof(TransferForm.Fee), problem);
        }

        return fee;
    }

    private CurrencyInfo Currency(Account account) =>
        currencies.Find(account.Currency) ?? throw new InvalidOperationException($"Account {account.Id.Value} is kept in an unknown currency.");

    private string Typed(Money money) => MoneyText.ForInput(money.Amount, currencies.Find(money.Currency)?.Scale ?? UsualScale, CultureInfo.CurrentCulture);

    private static bool Is(Account account, string? id) => string.Equals(account.Id.Value.ToString(), id, StringComparison.OrdinalIgnoreCase);
}
